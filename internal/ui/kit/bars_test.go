package kit

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
)

func funnel(opened *string) *Bars {
	return NewBars("How far relations have come", []Bar{{"All employers", 1, "118, 100%"}, {"Meet", 0.5, "59, 50%"}, {"Learn", 0, "0, 0%"}},
		func(i int) { *opened += fmt.Sprint(i, " ") })
}

func TestBarsAreOpenedByKeysAndByClick(t *testing.T) {
	var opened string
	b := funnel(&opened)
	w := shownIn(t, b, 600, 200)
	w.Canvas().Focus(b)
	press(b, fyne.KeyDown, fyne.KeyReturn, fyne.KeyEnd, fyne.KeyDown, fyne.KeySpace, fyne.KeyHome, fyne.KeyUp, fyne.KeyEnter)
	b.Tapped(&fyne.PointEvent{Position: fyne.NewPos(300, barHigh()*1.5)})
	b.Tapped(&fyne.PointEvent{Position: fyne.NewPos(300, barHigh()*9)}) // below the last line
	if opened != "1 2 0 1 " {
		t.Errorf("opened %q", opened)
	}
}

func TestBarsAreAsLongAsTheirPart(t *testing.T) {
	b := funnel(new(string))
	shownIn(t, b, 600, 200)
	b.lay(b.Size())
	all, half, none := b.lines[0], b.lines[1], b.lines[2]
	if all.done.Size().Width != all.track.Size().Width || half.done.Size().Width != round(all.done.Size().Width/2) || none.done.Visible() {
		t.Errorf("the bars are %v, %v and shown: %v", all.done.Size().Width, half.done.Size().Width, none.done.Visible())
	}
}

func TestBarsNameTheLineForAssistiveTechnology(t *testing.T) {
	b := funnel(new(string))
	shownIn(t, b, 600, 200)
	b.moveTo(1)
	if got := b.AccessibilityLabel(); got != "How far relations have come: Meet: 59, 50%" {
		t.Errorf("it says %q", got)
	}
}

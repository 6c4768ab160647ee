package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// typeOn types as the window does: each letter is a key first.
func typeOn(c fyne.Canvas, words string) {
	for _, r := range words {
		pressOn(c, fyne.KeyName(string(r)))
		if f := c.Focused(); f != nil {
			f.TypedRune(r)
		}
	}
}

func TestWhatIsTypedBeforeAFormOpensGoesIntoTheForm(t *testing.T) {
	did := 0
	page := NewButton(Outline, "Page", func() { did++ })
	field, next := NewEntry().Named("Field"), NewEntry().Named("Next")
	w := window(t, container.NewVBox(page, field, next))
	w.Canvas().Focus(page)
	KeysOf(w.Canvas()).Add(Shortcut{Keys: "M", What: "Move", Do: func() { did++ }})

	wait := CatchKeys(w.Canvas())
	typeOn(w.Canvas(), "M ")
	w.Canvas().FocusNext() // nothing else can be reached
	pressOn(w.Canvas(), fyne.KeyTab)
	typeOn(w.Canvas(), "x")
	wait.Open(func() { w.Canvas().Focus(field.Focus()) })

	if did != 0 {
		t.Error("the page behind acted on what was typed")
	}
	if field.Text() != "M " || next.Text() != "x" {
		t.Errorf("the form got %q and %q", field.Text(), next.Text())
	}
}

func TestWhatIsTypedForAFormThatDoesNotOpenIsForgotten(t *testing.T) {
	did := 0
	page := NewButton(Outline, "Page", func() { did++ })
	w := window(t, page)
	w.Canvas().Focus(page)
	wait := CatchKeys(w.Canvas())
	typeOn(w.Canvas(), " ")
	wait.Open(func() {})
	if did != 0 || w.Canvas().Focused() != fyne.Focusable(page) || KeysOf(w.Canvas()).Busy() {
		t.Error("the page acted on it, or did not come back as it was")
	}
}

package mapui

import (
	"testing"

	"fyne.io/fyne/v2"

	"jobwright/internal/ui/onscreen"
	"jobwright/internal/ui/theme"
)

// In large text and narrow windows the figures can be read whole.
func TestNothingIsCutOffInLargeText(t *testing.T) {
	for _, c := range []struct {
		scale float32
		size  fyne.Size
	}{{1, fyne.NewSize(660, 600)}, {2, fyne.NewSize(1500, 800)}, {2, fyne.NewSize(900, 700)}} {
		w := newWorld(t, town())
		theme.Apply(theme.Look{Mode: theme.Light, TextScale: c.scale})
		w.win.Resize(c.size)
		w.page.Reload()
		for _, words := range onscreen.CutOff(w.win) {
			t.Errorf("at %v in %v: %s", c.scale, c.size, words)
		}
	}
}

// Base and period belong to every figure: where they do not fit on one line they take several.
func TestBaseAndPeriodAreReadWhole(t *testing.T) {
	w := newWorld(t, town())
	theme.Apply(theme.Look{Mode: theme.Light, TextScale: 2})
	high := func(width float32) float32 {
		w.win.Resize(fyne.NewSize(width, 800))
		w.page.Reload()
		return w.page.header.Size().Height
	}
	if one, two := high(3000), high(900); two <= one {
		t.Errorf("the header is %v high with room for all and %v in a narrow window", one, two)
	}
}

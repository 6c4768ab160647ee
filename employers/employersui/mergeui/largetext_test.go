package mergeui

import (
	"testing"

	"fyne.io/fyne/v2"

	"jobwright/internal/people"
	"jobwright/internal/ui/onscreen"
	"jobwright/internal/ui/theme"
)

// In large text and narrow windows the comparison can be read whole.
func TestNothingIsCutOffInLargeText(t *testing.T) {
	for _, c := range []struct {
		scale float32
		size  fyne.Size
	}{{1, fyne.NewSize(660, 600)}, {2, fyne.NewSize(1500, 800)}, {2, fyne.NewSize(900, 700)}} {
		w := newWorld(t, people.Lead)
		theme.Apply(theme.Look{Mode: theme.Light, TextScale: c.scale})
		w.win.Resize(c.size)
		w.page.split.Open()
		w.page.Reload()
		for _, words := range onscreen.CutOff(w.win) {
			t.Errorf("at %v in %v: %s", c.scale, c.size, words)
		}
	}
}

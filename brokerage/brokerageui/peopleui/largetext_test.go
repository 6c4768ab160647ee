package peopleui

import (
	"testing"

	"fyne.io/fyne/v2"

	"jobwright/internal/ui/theme"
)

// In a narrow window and at twice the text size nothing of the page is cut off at its right.
func TestThePageFitsItsWidth(t *testing.T) {
	for _, c := range []struct {
		scale float32
		size  fyne.Size
	}{{1, fyne.NewSize(1160, 800)}, {1, fyne.NewSize(880, 700)}, {1, fyne.NewSize(700, 700)}, {2, fyne.NewSize(1160, 800)}, {2, fyne.NewSize(700, 700)}} {
		d := openIn(t, sam, caseload(), theme.Look{Mode: theme.Light, TextScale: c.scale}, c.size)
		d.Show("jo")
		if least, has := d.page.Scroll.Content.MinSize().Width, d.page.Scroll.Size().Width; least > has {
			t.Errorf("at %v in a window of %v the page needs %v and has %v", c.scale, c.size.Width, least, has)
		}
	}
}

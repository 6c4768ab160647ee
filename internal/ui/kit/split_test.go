package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jobwright/internal/ui/theme"
)

// drawnAgain counts how often something takes its colours anew.
type drawnAgain struct {
	*fyne.Container
	times int
}

func (d *drawnAgain) Refresh() {
	d.times++
	d.Container.Refresh()
}

// The look may change while another page is shown.
func TestASplitThatWasAwayComesBackInTheNewLook(t *testing.T) {
	page := &drawnAgain{Container: Column(0, NewText("Page"), Rule())}
	s := NewSplit(Scroll(NewText("List")), page, 0.4, nil)
	window := container.NewStack(s)
	shownIn(t, window, 1000, 400)
	window.Objects = []fyne.CanvasObject{NewText("Settings")}
	window.Refresh()
	theme.Apply(theme.Look{Mode: theme.Dark})
	page.times = 0
	window.Objects = []fyne.CanvasObject{s}
	window.Refresh()
	if page.times != 1 {
		t.Errorf("the page is drawn %d times in the new look", page.times)
	}
	s.Open()
	s.Close()
	if page.times != 1 {
		t.Errorf("it is drawn %d times although the look stays", page.times)
	}
}

package window

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jobwright/internal/ui/theme"
)

// moving is an app whose widgets move.
type moving struct{ fyne.App }

func (m moving) Settings() fyne.Settings { return movingSettings{m.App.Settings()} }

type movingSettings struct{ fyne.Settings }

func (movingSettings) ShowAnimations() bool { return true }

func TestNothingOfFyneMovesWhereLessMotionIsWanted(t *testing.T) {
	a := stillApp{moving{test.NewTempApp(t)}}
	for _, less := range []bool{true, false} {
		a.Settings().SetTheme(theme.New(theme.Look{ReduceMotion: less, TextScale: 1}))
		if a.Settings().ShowAnimations() == less {
			t.Errorf("less motion %v: moves %v", less, !less)
		}
	}
}

package window

import (
	"fyne.io/fyne/v2"

	"jobwright/internal/ui/theme"
)

// stillApp is the app with the person's word on motion. Fyne takes its own from a file that its settings tool writes, which
// nobody who uses Jobwright has: its cursor would go on fading in and out for somebody whom that disturbs.
type stillApp struct{ fyne.App }

func (a stillApp) Settings() fyne.Settings { return stillSettings{a.App.Settings()} }

type stillSettings struct{ fyne.Settings }

// ShowAnimations says whether Fyne's widgets may move.
func (s stillSettings) ShowAnimations() bool {
	return s.Settings.ShowAnimations() && !theme.Still()
}

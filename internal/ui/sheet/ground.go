package sheet

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/may"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/task"
)

// Ground is what every screen with forms stands on: who works there and when, the shell around it, and where it keeps what was typed and
// how it was arranged. The Parts of a screen embed it.
type Ground struct {
	Me       func() people.Staff
	Drafts   nav.Drafts
	Layouts  kit.Layouts // remembers how a list is arranged and how wide it is; may be nil
	Now      func() time.Time
	Run      task.Runner
	Nav      nav.Navigator
	Undo     func()        // takes the last change back
	ReadOnly func() bool   // the store is open as a copy to read only; nil = it is not
	Pause    time.Duration // without typing, before a draft is kept; 0 = a second
}

// Today is the day on the person's clock.
func (g Ground) Today() day.Date { return day.Of(g.Now()) }

// Canvas is where the screen is drawn.
func (g Ground) Canvas() fyne.Canvas { return g.Nav.Window().Canvas() }

// Denied says why the person may not do something that changes the store: their role, or a store that is open to read only. It is nil
// where they may.
func (g Ground) Denied(act people.Act) error { return may.Change(g.Me(), act, g.ReadOnly) }

// Staffing lists who works here; the store has it.
type Staffing interface {
	Staff(ctx context.Context) ([]people.Staff, error)
}

// Package nav holds what screens and the shell say to each other: routes, capabilities, and what each part
// of the app contributes to the shared frames (Today, the command box). It knows no screen.
package nav

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"jobwright/internal/day"
)

// Route names a place in the app.
type Route struct {
	Page string // "today", "settings", …
	ID   string // the record or section shown, empty for the page itself
}

// Navigator is what a screen asks of the shell.
type Navigator interface {
	Open(Route)
	// Say shows a short message; undo, when not nil, adds the Undo button.
	Say(message string, undo func())
	// Fail shows an error the one way errors are shown.
	Fail(error)
	// Refresh reloads the page that is open, after something it shows has changed.
	Refresh()
	Window() fyne.Window
}

// Screen is one page of the app. A screen is kept and reloaded, not made anew at each visit.
type Screen interface {
	Content() fyne.CanvasObject
	Reload()
	// Close keeps what is typed in open forms as drafts and waits for that; the error says what could not be kept.
	Close() error
}

// Shower is a screen that can show one of its records or sections.
type Shower interface{ Show(id string) }

// Stayer is a Shower that says which of its records or sections it shows now, as Show takes it; empty for the page itself. A lock leads
// back there.
type Stayer interface{ Where() string }

// Doer is a Shower of which some ids do something, such as opening the form for a new record, instead of showing a place.
// Going back or forward to them shows the page alone.
type Doer interface{ Does(id string) bool }

// Focuser is a screen that says where the keyboard begins.
type Focuser interface{ FirstFocus() fyne.Focusable }

// Command is one action of the command box.
type Command struct {
	Title    string // "New next step"
	Keys     string // "Ctrl+N", empty if none
	Icon     string // a name of the kit's icon set
	TakesArg bool   // typed words after the title are passed on: "new next step ring Anna"
	Run      func(arg string)
}

// Hit is one found record.
type Hit struct {
	Title, Note, Icon string
	Route             Route
}

// Finder searches everything, newest first; more is "200+" or the like when there are more than shown.
type Finder interface {
	Find(ctx context.Context, words string) (hits []Hit, more string, err error)
}

// Draft is something typed but not saved, kept encrypted.
type Draft struct {
	Form, Key string
	Title     string
	At        time.Time
	Data      []byte
}

// Drafts keeps what is typed so that a crash or a lock loses nothing.
type Drafts interface {
	Drafts(ctx context.Context) ([]Draft, error)
	SaveDraft(ctx context.Context, d Draft) error
	DropDraft(ctx context.Context, form, key string) error
}

// Drafter is the part of the app that opens kept drafts of its forms again.
type Drafter interface {
	FormNames() []string
	OpenDraft(Draft)
}

// Coming is one row of Today's "Coming up".
type Coming struct {
	Icon, Title, Note string
	When              day.Date
	Urgent            bool
	Route             Route
}

// Comings is a part of the app that has something to say under "Coming up".
type Comings interface {
	Coming(ctx context.Context, today day.Date) ([]Coming, error)
}

// Panel is a part of a shared frame, such as the list of next steps on Today.
type Panel interface {
	Screen
	// State is the panel's clause in the frame's sentence of state: "3 next steps are overdue and 5 are for today".
	State() string
}

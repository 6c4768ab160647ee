package ui

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/internal/custody"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
)

// Fail shows an error the one way errors are shown: what happened, then what to do. Details for a helper can be copied.
func (s *Shell) Fail(err error) {
	if err == nil || s.closed {
		return
	}
	ShowError(s.p.Window.Canvas(), err)
}

// ShowError is Fail for a window that has no shell, such as the gate's.
func ShowError(c fyne.Canvas, err error) {
	kit.ErrorBox(c, failure(err))
}

// Words are an error in the words of Fail, for a place that has room for two sentences only.
func Words(err error) string {
	f := failure(err)
	return strings.TrimSpace(f.What + " " + f.Do)
}

// failure splits an error into its parts. Refusals carry plain words; anything else is not shown raw but offered as details.
func failure(err error) kit.Failure {
	f := kit.Failure{Title: "That did not work"}
	var refusal *custody.Refusal
	var denied people.Denied
	var wrong people.FieldError
	var plain interface {
		Plain() (what, do, details string)
	}
	var part interface {
		error
		Done() string // what has been done all the same
		Unwrap() error
	}
	answer, refused := people.RefusalOf(err)
	switch {
	case errors.As(err, &part):
		f = failure(part.Unwrap())
		f.What = part.Done() + " " + f.What
	case refused:
		f.Title, f.What = "This may not go out", answer.Missing
	case errors.As(err, &refusal):
		f.What, f.Do = refusal.What, refusal.Do
		if refusal.Err != nil {
			f.Details = refusal.Err.Error()
		}
	case errors.As(err, &denied):
		f.Title, f.What = "You may not do this", denied.Error()
	case errors.As(err, &wrong): // it is said in plain words where it was made
		f.What = strings.ReplaceAll(err.Error(), "\n", " ") // several stand on lines of their own
	case errors.As(err, &plain):
		f.What, f.Do, f.Details = plain.Plain()
	default:
		f.What, f.Do = "Something went wrong that Jobwright did not expect.", "Please try again. If it comes back, copy the details for whoever helps you."
		f.Details = strings.TrimSpace(err.Error())
	}
	return f
}

// showSheet shows something to read over the window; Escape closes it.
func (s *Shell) showSheet(title string, body fyne.CanvasObject) {
	kit.ShowDialog(s.p.Window.Canvas(), kit.DialogSpec{Title: title, Body: body, Cancel: "Close", Wide: 620})
}

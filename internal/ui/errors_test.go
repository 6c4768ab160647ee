package ui

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"jobwright/adjustments"
	"jobwright/internal/custody"
	"jobwright/internal/paper"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
)

// plainError is an error of the store, in plain words.
type plainError struct{}

func (plainError) Error() string { return "constraint 19" }
func (plainError) Plain() (what, do, details string) {
	return "This was changed by somebody else.", "Load it again.", "constraint 19"
}

func TestErrorsReachAPersonInPlainWords(t *testing.T) {
	raw := errors.New("sql: no such table: next_step")
	for name, c := range map[string]struct {
		err  error
		want kit.Failure
	}{
		"refusal":         {&custody.Refusal{What: "The disk is full.", Do: "Make room."}, kit.Failure{Title: "That did not work", What: "The disk is full.", Do: "Make room."}},
		"wrapped refusal": {fmt.Errorf("backup: %w", &custody.Refusal{What: "The disk is full.", Do: "Make room.", Err: raw}), kit.Failure{Title: "That did not work", What: "The disk is full.", Do: "Make room.", Details: raw.Error()}},
		"field":           {fmt.Errorf("rate: %w", people.FieldError{Field: "from", Message: "Please give a day."}), kit.Failure{Title: "That did not work", What: fmt.Errorf("rate: %w", people.FieldError{Field: "from", Message: "Please give a day."}).Error()}},
		"not allowed":     {fmt.Errorf("seal: %w", adjustments.Refused{MayAnswer: people.MayAnswer{Missing: "Sam has not said yes to this."}}), kit.Failure{Title: "This may not go out", What: "Sam has not said yes to this."}},
		"done in part":    {paper.NotSealed{Err: &custody.Refusal{What: "The disk is full.", Do: "Make room."}}, kit.Failure{Title: "That did not work", What: "The signature is kept, but the paper could not be sealed. The disk is full.", Do: "Make room."}},
		"denied":          {people.Denied{Act: people.ManageStaff}, kit.Failure{Title: "You may not do this", What: people.Denied{Act: people.ManageStaff}.Error()}},
		"plain":           {fmt.Errorf("save: %w", plainError{}), kit.Failure{Title: "That did not work", What: "This was changed by somebody else.", Do: "Load it again.", Details: "constraint 19"}},
	} {
		if got := failure(c.err); got != c.want {
			t.Errorf("%s: %+v", name, got)
		}
	}
	f := failure(raw)
	if f.What == "" || f.Do == "" || strings.Contains(f.What+f.Do, "sql") || f.Details != raw.Error() {
		t.Errorf("an unknown error: %+v", f)
	}
}

func TestAnUnknownErrorIsNotShownRawButItsDetailsCanBeCopied(t *testing.T) {
	h := build(t)
	h.Fail(nil)
	if h.w.Canvas().Overlays().Top() != nil {
		t.Fatal("no error was shown as one")
	}
	h.Fail(errors.New("sql: no such table"))
	if h.sees("sql") {
		t.Error("the raw error is on the screen")
	}
	h.button("Copy details").Press()
	if got := fyne.CurrentApp().Clipboard().Content(); !strings.Contains(got, "sql: no such table") {
		t.Errorf("copied %q", got)
	}
	h.press(fyne.KeyEscape, 0)
	if h.w.Canvas().Overlays().Top() != nil || h.w.Canvas().Focused() != h.today.first.Focus() {
		t.Error("Escape did not go back to where one was")
	}
}

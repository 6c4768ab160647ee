package window

import (
	"context"
	"slices"
	"strconv"
	"sync"

	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/task"
)

// left is where somebody was when the store was locked, so that unlocking leads back there. It stands in memory alone.
type left struct {
	at    nav.Route
	forms []draftName // that were open
}

// draftName is under what a draft is kept.
type draftName struct{ form, key string }

// leaving notes which drafts are kept while a store is being locked: those of the forms that were open.
type leaving struct {
	mu    sync.Mutex
	begun bool
	forms []draftName
}

func (l *leaving) begin() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.begun = true
}

func (l *leaving) note(d draftName) {
	if l == nil {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.begun {
		l.forms = append(l.forms, d)
	}
}

// kept are the drafts that were noted.
func (l *leaving) kept() []draftName {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clone(l.forms)
}

// drafts keeps what is typed in the forms of the session.
func (s *session) drafts() drafts { return drafts{s.desk, &s.leaving} }

// goOn opens the forms again that were open at the lock, and says that something else was begun and not finished where Today, which lists
// it, is not what one sees.
func (s *session) goOn(open []draftName) {
	task.Go(context.Background(), s.w.run, s.drafts().Drafts, func(list []nav.Draft, err error) {
		if err != nil {
			return // Today says why they cannot be read
		}
		waiting := 0
		for _, d := range list {
			if !slices.Contains(open, draftName{d.Form, d.Key}) || !s.openDraft(d) {
				waiting++
			}
		}
		if waiting == 0 || s.shell.Current() == "today" {
			return
		}
		words := "Something you began is not finished. It waits on Today."
		if waiting > 1 {
			words = strconv.Itoa(waiting) + " things you began are not finished. They wait on Today."
		}
		s.shell.Say(words, nil)
	})
}

// openDraft opens a form as it was left; false where nobody knows the form.
func (s *session) openDraft(d nav.Draft) bool {
	for _, x := range s.drafters() {
		if slices.Contains(x.FormNames(), d.Form) {
			x.OpenDraft(d)
			return true
		}
	}
	return false
}

// drafters open kept drafts again.
func (s *session) drafters() []nav.Drafter {
	return slices.Concat([]nav.Drafter{s.steps, s.setup}, s.registerDrafters(), s.brokerageDrafters(), s.agreementDrafters())
}

package window

import (
	"context"
	"testing"

	"jobwright/adjustments"
	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/onscreen"
)

// some is a record of each kind that has a page, out of the sample store: the second where there is one, which no list shows by itself.
func (h *house) some() []nav.Route {
	h.t.Helper()
	store, ctx, ten := h.open.Load().desk.Store(), context.Background(), employers.Order{Limit: 10}
	register, err1 := store.Employers(ctx, employers.Filter{}, ten)
	caseload, err2 := store.Caseload(ctx, brokerage.PersonFilter{}, ten)
	jobs, err3 := store.Vacancies(ctx, brokerage.VacancyFilter{}, ten)
	agreements, err4 := store.Agreements(ctx, adjustments.AgreementFilter{All: true}, ten)
	plans, err5 := store.Plans(ctx, adjustments.PlanFilter{All: true}, ten)
	for _, err := range []error{err1, err2, err3, err4, err5} {
		if err != nil {
			h.t.Fatal(err)
		}
	}
	return []nav.Route{{Page: "employers", ID: string(register[1].ID)}, {Page: "people", ID: string(caseload[1].Participant.ID)}, {Page: "vacancies", ID: string(jobs[1].Vacancy.ID)},
		{Page: "agreements", ID: string(agreements[1].Agreement.ID)}, {Page: "plans", ID: string(plans[1].Plan.ID)}, {Page: "plans", ID: string(plans[1].Plan.ID) + "/STYLE"},
		{Page: "settings", ID: "backups"}}
}

func TestUnlockingLeadsBackToWhereOneWas(t *testing.T) {
	h := move(t)
	h.unlock()
	for _, at := range h.some() {
		h.open.Load().shell.Open(at)
		h.lock()
		h.unlock()
		if got := h.open.Load().shell.Where(); got != at {
			t.Errorf("it was at %v and comes back to %v", at, got)
		}
	}
}

func TestUnlockingLeadsBackToTheConversationAndItsWords(t *testing.T) {
	h := move(t)
	h.unlock()
	plans, err := h.open.Load().desk.Store().Plans(context.Background(), adjustments.PlanFilter{All: true}, employers.Order{Limit: 1})
	if err != nil || len(plans) == 0 {
		t.Fatal(err)
	}
	h.open.Load().shell.Open(nav.Route{Page: "plans", ID: string(plans[0].Plan.ID) + "/STYLE"})
	words := func() *kit.Entry {
		t.Helper()
		e, ok := onscreen.Find[*kit.Entry](h.window, "In your words")
		if !ok {
			t.Fatalf("the section is not shown: %q", h.words())
		}
		return e
	}
	words().SetText("I like lists.")
	h.lock()
	h.unlock()
	if got := words().Text(); got != "I like lists." {
		t.Errorf("it says %q", got)
	}
	if h.sees("waits on Today") {
		t.Error("what one looks at is said to wait on Today")
	}
}

// Nothing of it outlasts the lock where a colleague comes next.
func TestAColleagueIsNotLedToWhereSomebodyElseWas(t *testing.T) {
	h := move(t)
	h.unlock()
	h.open.Load().shell.Open(h.some()[0])
	h.lock()
	h.last = "somebody else"
	h.unlock()
	if got := h.open.Load().shell.Where(); got != (nav.Route{Page: "today"}) {
		t.Errorf("it begins at %v", got)
	}
}

// A form that nobody wrote into since the lock before is still what the person sees.
func TestAFormThatTheLockOpenedAgainOutlastsTheNextLock(t *testing.T) {
	h := move(t)
	h.unlock()
	h.open.Load().steps.New("ring the bakery tomorrow")
	for range 2 {
		h.lock()
		h.unlock()
		if form, ok := onscreen.Find[*kit.Entry](h.window, "What is to be done?"); !ok || form.Text() != "ring the bakery" {
			t.Fatalf("the form is not open again: %q", h.words())
		}
	}
}

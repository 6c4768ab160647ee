package desk

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jobwright/adjustments"
	"jobwright/internal/paper"
	"jobwright/internal/people"
	"jobwright/internal/store"
)

func TestWhatIsThePersonsAloneHasNoCopyForAnEmployer(t *testing.T) {
	x := dealt(t)
	for sort, id := range map[paper.Sort]string{paper.SortAtW: "A1", paper.SortSubject: "R1"} {
		if _, err := x.Papers().Make(ctx, paper.Request{Sort: sort, ID: id, Copy: adjustments.ForEmployer}); !errors.As(err, new(people.FieldError)) {
			t.Errorf("%s: %v", sort, err)
		}
	}
}

// Who reads by ear gets the annex too, in a page of its own.
func TestTheAnnexIsReadAloudToo(t *testing.T) {
	x := dealt(t)
	path := filepath.Join(t.TempDir(), "mine.html")
	r := x.request(adjustments.ForPerson)
	r.Annex = true
	x.must(x.Papers().SaveTwin(ctx, r, path))
	annex, err := os.ReadFile(filepath.Join(filepath.Dir(path), "mine-annex.html"))
	if err != nil || !strings.Contains(string(annex), "marmalade") {
		t.Error("the annex is not beside it: ", err)
	}
	if whole, err := os.ReadFile(path); err != nil || strings.Contains(string(whole), "marmalade") {
		t.Error("the annex stands in the agreement: ", err)
	}
}

// A plan that names the person by initials does so on the lines to sign on too, and one that has ended goes to nobody.
func TestAPlanForTheEmployerNamesNobodyWhoChoseInitials(t *testing.T) {
	x := dealt(t)
	w := &adjustments.Plan{Ref: "W1", Participant: x.who.ID, Employer: x.firm.ID, Manager: "Dilys Baker", Status: adjustments.PlanInUse, ChosenOn: x.today(), Initials: true,
		Sections: []adjustments.Section{{Code: "WELL", Answer: "Swimming before work", Share: true}}}
	x.must(x.Store().SavePlan(ctx, w))
	r := paper.Request{Sort: paper.SortPlan, ID: "W1", Copy: adjustments.ForEmployer}
	made, err := x.Papers().Make(ctx, r)
	x.must(err)
	var said strings.Builder
	x.must(paper.Twin(made.Source, &said))
	if strings.Contains(said.String(), "Sandhurst") || !strings.Contains(said.String(), "P. S.") {
		t.Error(said.String())
	}
	w.Status = adjustments.PlanEnded
	x.must(x.Store().SavePlan(ctx, w))
	if err := x.Papers().Print(ctx, r); !errors.As(err, new(StillDraft)) {
		t.Errorf("a plan that has ended: %v", err)
	}
}

// Who has one name only is told of other people all the same.
func TestOtherPeopleAreMarkedForWhoeverHasOneNameOnly(t *testing.T) {
	x := telling{held: store.HeldOn{Participant: people.Participant{LastName: "Madonna"}}}
	for words, want := range map[string]string{"Dilys Baker": "Dilys Baker (another person)", "Madonna": "Madonna"} {
		if got := x.words("agreements.manager", "manager", words); got != want {
			t.Errorf("%q is told as %q", words, got)
		}
	}
}

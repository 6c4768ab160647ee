package desk

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jobwright/adjustments"
	"jobwright/internal/paper"
	"jobwright/internal/people"
)

// planned are plans of so many people for the employer of the deal, the first of whom allow nothing.
func (x *deal) planned(n, silent int) (wanted []paper.Wanted) {
	x.Helper()
	for i := range n {
		who := people.Participant{Ref: fmt.Sprintf("P%d", i), FirstName: fmt.Sprintf("Ada%d", i), LastName: "Made-Up", Specialist: x.Me().ID}
		x.must(x.Store().SaveParticipants(ctx, "added", &who))
		if i >= silent {
			x.must(x.Store().SavePermits(ctx, "allowed", &people.Permit{Participant: who.ID, Audience: people.ToEmployer, Permission: people.P3, Disclosure: people.D3, How: "written", From: x.today(), Until: x.today().AddDays(90)}))
		}
		plan := &adjustments.Plan{Ref: fmt.Sprintf("W%d", i), Participant: who.ID, Employer: x.firm.ID, Manager: "Dilys Baker", ChosenOn: x.today(), Status: adjustments.PlanInUse,
			Sections: []adjustments.Section{{Code: "WELL", Answer: fmt.Sprintf("Walk number %d at noon", i), Share: true}}}
		x.must(x.Store().SavePlan(ctx, plan))
		wanted = append(wanted, paper.Wanted{Request: paper.Request{Sort: paper.SortPlan, ID: string(plan.ID), Copy: adjustments.ForEmployer}, Whose: who.Name(), Ref: plan.Ref})
	}
	return wanted
}

// Each of many papers is what it is when it is saved alone, is noted, and asks its own person.
func TestEachOfManyPapersAsksItsPersonAndIsNoted(t *testing.T) {
	x := dealt(t)
	wanted, dir := x.planned(12, 3), t.TempDir()
	most := 0
	saved, err := x.Papers().SaveMany(ctx, wanted, dir, func(done int) { most = max(most, done) })
	x.must(err)
	if len(saved.Files) != 9 || len(saved.NotMade) != 3 || most != 12 {
		t.Fatalf("%v, left out: %v, told of %d", saved.Files, saved.NotMade, most)
	}
	for i, left := range saved.NotMade {
		if left.Whose != wanted[i].Whose || !strings.HasSuffix(left.Why, ".") {
			t.Errorf("left out: %+v", left)
		}
	}
	for i, file := range saved.Files {
		alone := filepath.Join(t.TempDir(), "alone.pdf")
		_, err := x.Papers().Save(ctx, wanted[i+3].Request, alone)
		x.must(err)
		a, err := os.ReadFile(alone)
		x.must(err)
		b, err := os.ReadFile(file)
		x.must(err)
		if !bytes.Equal(a, b) || !strings.HasSuffix(file, fmt.Sprintf("-W%d.pdf", i+3)) || strings.Contains(file, "Ada") {
			t.Errorf("%s differs from the one that is saved alone", file)
		}
	}
	if p, err := x.Store().PersonPage(ctx, x.whose("P5")); err != nil || len(p.Shared) != 2 {
		t.Errorf("shared: %+v %v", p.Shared, err)
	}
	again, err := x.Papers().SaveMany(ctx, wanted[3:5], dir, nil)
	x.must(err)
	if len(again.Files) != 2 || !strings.HasSuffix(again.Files[0], "-W3-2.pdf") {
		t.Errorf("a file is written over: %v", again.Files)
	}
}

// whose is the id of the person with a reference.
func (x *deal) whose(ref string) people.ParticipantID {
	x.Helper()
	id, err := x.Store().IDOf(ctx, "people", ref)
	x.must(err)
	return people.ParticipantID(id)
}

func TestManyPapersEndWithTheirContextAndWithWhatConcernsThemAll(t *testing.T) {
	x := dealt(t)
	wanted := x.planned(8, 0)
	stopped, stop := context.WithCancel(ctx)
	saved, err := x.Papers().SaveMany(stopped, wanted, t.TempDir(), func(done int) {
		if done == 2 {
			stop()
		}
	})
	if !errors.Is(err, context.Canceled) || len(saved.Files) < 2 || len(saved.Files) > 7 {
		t.Errorf("%d files: %v", len(saved.Files), err)
	}
	for _, file := range saved.Files {
		if says := pdfSays(t, file); !strings.Contains(says, "Walk number") {
			t.Errorf("%s is not whole", file)
		}
	}
	saved, err = x.Papers().SaveMany(ctx, wanted, filepath.Join(t.TempDir(), "none"), nil)
	if err == nil || len(saved.Files)+len(saved.NotMade) > 0 {
		t.Errorf("into no folder: %+v %v", saved, err)
	}
}

// Of what is being changed the version goes out that holds until then.
func TestOfADraftTheVersionInForceIsAmongMany(t *testing.T) {
	x := dealt(t)
	x.signed()
	x.reload()
	x.paper.Impact = "Another thing"
	x.must(x.Store().SaveAgreement(ctx, x.paper))
	saved, err := x.Papers().SaveMany(ctx, []paper.Wanted{{Request: x.request(adjustments.ForEmployer), Whose: "Pim", Ref: "A1"}}, t.TempDir(), nil)
	x.must(err)
	if len(saved.Files) != 1 || !strings.HasSuffix(saved.Files[0], "-v1-A1.pdf") {
		t.Errorf("%+v", saved)
	}
	file, _, err := x.SealedFile(ctx, adjustments.PaperRef{Kind: adjustments.AgreementPaper, ID: string(x.paper.ID), Number: 1})
	x.must(err)
	if given, err := os.ReadFile(saved.Files[0]); err != nil || !bytes.Equal(given, file) {
		t.Error("it is not the sealed file", err)
	}
}

package desk

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jobwright/adjustments"
	"jobwright/brokerage"
	"jobwright/internal/paper"
	"jobwright/internal/paper/papertest"
	"jobwright/internal/people"
)

// carved is a carving for the person of the deal that may go out.
func (x *deal) carved() *brokerage.Carving {
	x.Helper()
	c := &brokerage.Carving{Ref: "C1", Employer: x.firm.ID, Participant: x.who.ID, Kind: "NEGOTIATE", Number: 1, Status: brokerage.CarvingDraft, Title: "Tray washer", Equipment: "A footrest", Need: "Trays pile up",
		Pay: brokerage.Pence(1305), Hours: 600, TrialFrom: x.today().AddDays(7), TrialTo: x.today().AddDays(49), ReviewOn: x.today().AddDays(50),
		Tasks: []brokerage.Task{{Name: "Wash trays", Minutes: 120, Times: 5, DoneBy: "The bakers", Cost: brokerage.Pence(1400), Action: brokerage.Keep}}}
	x.must(x.Store().SaveCarving(ctx, c))
	return c
}

// A proposal is read, saved, printed and written for screen readers by one rule and from one layout.
func TestAProposalGoesOutByOneWay(t *testing.T) {
	x := dealt(t)
	x.carved()
	var opened string
	x.o.View = func(path string) error { opened = path; return nil }
	dir, r := t.TempDir(), paper.Request{Sort: paper.SortCarving, ID: "C1", Copy: adjustments.ForEmployer, Named: true}
	made, err := x.Papers().Make(ctx, r)
	x.must(err)
	if made.Draft || !strings.HasPrefix(made.Name, "carving-") || strings.Contains(made.Name, "Pim") {
		t.Fatalf("%s, open: %v", made.Name, made.Open)
	}
	saved := filepath.Join(dir, made.Name)
	_, err = x.Papers().Save(ctx, r, saved)
	x.must(err)
	x.must(x.Papers().Print(ctx, r))
	a, err := os.ReadFile(saved)
	x.must(err)
	b, err := os.ReadFile(opened)
	x.must(err)
	if !bytes.Equal(a, b) {
		t.Error("what is printed differs from what is saved")
	}
	if says := pdfSays(t, saved); !strings.Contains(says, "Pim Sandhurst") || !strings.Contains(says, "A footrest") {
		t.Error(says)
	}
	p, err := x.Store().PersonPage(ctx, x.who.ID)
	x.must(err)
	if len(p.Shared) != 2 || p.Shared[0].What != "named carving proposal, with what helps at work, version 1" && p.Shared[0].What != "named carving proposal, version 1" {
		t.Errorf("noted: %+v", p.Shared)
	}
	x.withdraw()
	for name, out := range map[string]func() error{
		"save":    func() error { _, err := x.Papers().Save(ctx, r, filepath.Join(dir, "later.pdf")); return err },
		"print":   func() error { return x.Papers().Print(ctx, r) },
		"readers": func() error { return x.Papers().SaveTwin(ctx, r, filepath.Join(dir, "later.html")) },
	} {
		if err := out(); !errors.As(err, new(brokerage.ProposalRefused)) {
			t.Errorf("%s after the withdrawal: %v", name, err)
		}
	}
	r.Named = false
	if made, err := x.Papers().Make(ctx, r); err != nil || !strings.Contains(made.LeftOut, "left out") {
		t.Errorf("%v: %q", err, made.LeftOut)
	}
}

func TestADraftOfAProposalGoesOutOnlyWhereThatIsAskedFor(t *testing.T) {
	x := dealt(t)
	c := x.carved()
	c.Tasks = append(c.Tasks, brokerage.Task{Name: "Carry sacks", Minutes: 30, Times: 5, Action: brokerage.Move}) // to nobody yet
	x.must(x.Store().SaveCarving(ctx, c))
	path, r := filepath.Join(t.TempDir(), "p.pdf"), paper.Request{Sort: paper.SortCarving, ID: "C1", Copy: adjustments.ForEmployer}
	if _, err := x.Papers().Save(ctx, r, path); !errors.As(err, new(StillDraft)) {
		t.Errorf("it went out: %v", err)
	}
	r.Draft = true
	_, err := x.Papers().Save(ctx, r, path)
	x.must(err)
	if says := pdfSays(t, path); !strings.Contains(says, "Draft: not to be given out") {
		t.Error(says)
	}
}

// The person's own list has the jobs of the screen in their order, and a page for screen readers.
func TestTheListOfMatchesIsThePersonsOwnAndHasItsTwin(t *testing.T) {
	x := dealt(t)
	var jobs []string
	for _, title := range []string{"Packer", "Porter", "Cleaner"} {
		v := &brokerage.Vacancy{Ref: title, Employer: x.firm.ID, Title: title, Status: "open", HoursMin: 600}
		x.must(x.Store().SaveVacancy(ctx, v, nil))
		jobs = append(jobs, string(v.ID))
	}
	r := paper.Request{Sort: paper.SortMatches, ID: "R1", Copy: adjustments.ForPerson, Jobs: jobs[2] + "," + jobs[0]}
	path := filepath.Join(t.TempDir(), "list.html")
	x.must(x.Papers().SaveTwin(ctx, r, path))
	page, err := os.ReadFile(path)
	x.must(err)
	if s := string(page); !strings.Contains(s, "1. Cleaner, Hallam Bakery") || !strings.Contains(s, "2. Packer, Hallam Bakery") || strings.Contains(s, "Porter") {
		t.Error(s)
	}
	if log := x.log(x.Desk); log[0] != "export by LL" {
		t.Errorf("noted: %v", log[:2])
	}
	r.Jobs = ""
	made, err := x.Papers().Make(ctx, r)
	x.must(err)
	if strings.Contains(made.Name, "Pim") || len(made.Source.Blocks) < 6 {
		t.Errorf("%s with %d blocks", made.Name, len(made.Source.Blocks))
	}
	r.Copy = adjustments.ForEmployer
	if _, err := x.Papers().Make(ctx, r); !errors.As(err, new(people.FieldError)) {
		t.Errorf("an employer gets it: %v", err)
	}
}

// Every paper that can be made has a page for screen readers with the same words: nobody who listens gets less, or more.
func TestEveryPaperHasATwinWithItsWords(t *testing.T) {
	x := dealt(t)
	x.permit.Disclosure = people.D3
	x.must(x.Store().SavePermits(ctx, "allowed", x.permit, &people.Permit{Participant: x.who.ID, Audience: people.ToReferrer, Permission: people.P2, Disclosure: people.D1, How: "written", From: x.today(), Until: x.today().AddDays(9)}))
	x.carved()
	x.must(x.Store().SaveVacancy(ctx, &brokerage.Vacancy{Employer: x.firm.ID, Title: "Packer", Status: "open", HoursMin: 600}, nil))
	plan := &adjustments.Plan{Ref: "W1", Participant: x.who.ID, Employer: x.firm.ID, Manager: "Dilys Baker", ChosenOn: x.today(), Sections: []adjustments.Section{{Code: "WELL", Answer: "A walk at noon", Share: true}}}
	x.must(x.Store().SavePlan(ctx, plan))
	x.signed()
	x.reload()
	v := &adjustments.Review{Kind: adjustments.AgreementPaper, Of: string(x.paper.ID), Number: 1, On: x.today(), Trigger: "PERIODIC", Note: "All is well", Outcomes: []adjustments.ReviewOutcome{{Item: x.paper.Items[0].ID, What: "working"}}}
	x.must(x.Store().SaveReview(ctx, v, x.paper, nil))
	ids := map[paper.Sort]string{paper.SortAgree: "A1", paper.SortPlan: "W1", paper.SortCarving: "C1", paper.SortEmployer: "E1", paper.SortSubject: "R1", paper.SortReview: v.ID, paper.SortFeedback: "R1",
		paper.SortAtW: "A1", paper.SortPrivacy: "R1", paper.SortMatches: "R1"}
	for sort := range makers {
		if ids[sort] == "" {
			t.Errorf("%s is not looked at", sort)
		}
	}
	for sort, id := range ids {
		made := 0
		for _, copy := range []string{adjustments.ForPerson, adjustments.ForEmployer, adjustments.ForService} {
			m, err := x.Papers().Make(ctx, paper.Request{Sort: sort, ID: id, Copy: copy, Named: sort == paper.SortCarving})
			if err != nil {
				continue // such as an employer's copy of what is the person's alone
			}
			made++
			var page strings.Builder
			x.must(paper.Twin(m.Source, &page))
			for _, missing := range papertest.Unlike(m.Pages, page.String()) {
				t.Errorf("%s for the %s: %s", sort, copy, missing)
			}
		}
		if made == 0 {
			t.Errorf("no copy of %s can be made", sort)
		}
	}
}

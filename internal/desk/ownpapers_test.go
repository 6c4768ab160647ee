package desk

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

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

// Whoever asks for what is held on them gets the files too, and the same of one moment reads the same.
func TestSubjectAccessBringsTheFiles(t *testing.T) {
	x := dealt(t)
	scan := []byte("%PDF-1.4 the scan")
	_, err := x.sign(adjustments.Employee)
	x.must(err)
	sealed, err := x.Sign(ctx, &adjustments.Signature{Paper: x.ref(), Party: adjustments.Manager, Name: "Dilys Baker", Method: adjustments.Paper}, scan)
	x.must(err)
	x.clock = x.clock.Add(time.Hour)
	ask := paper.Request{Sort: paper.SortSubject, ID: "R1", Copy: adjustments.ForPerson}
	folder := t.TempDir()
	read := func(files []string) (all []string) {
		for _, f := range files {
			b, err := os.ReadFile(f)
			x.must(err)
			all = append(all, string(b))
		}
		return all
	}
	first, err := x.Papers().Save(ctx, ask, filepath.Join(folder, "all.pdf"))
	x.must(err)
	second, err := x.Papers().Save(ctx, ask, filepath.Join(folder, "again.pdf"))
	x.must(err)
	if len(first) != 4 || first[2] != filepath.Join(folder, "all-file-1.pdf") {
		t.Fatal(first)
	}
	was, is := read(first), read(second)
	if !slices.Equal(was, is) {
		t.Error("of one moment there are two different papers")
	}
	kept, _, err := x.SealedFile(ctx, sealed.Paper)
	x.must(err)
	if !slices.Contains(was, string(scan)) || !slices.Contains(was, string(kept)) {
		t.Error("the scan or the sealed paper is not there")
	}
	if says := pdfSays(t, first[0]); !strings.Contains(says, "its name ends in -file-1.pdf") {
		t.Error("the paper does not say where the scan is")
	}
	x.clock = x.clock.Add(time.Hour)
	later, err := x.Papers().Save(ctx, ask, filepath.Join(folder, "later.pdf"))
	x.must(err)
	if slices.Equal(read(later)[:2], is[:2]) {
		t.Error("that it was given out before is not told")
	}
	other := people.Participant{FirstName: "Zed", LastName: "Nobodyelse", Specialist: x.Me().ID}
	x.must(x.Store().SaveParticipants(ctx, "added", &other))
	if _, err := x.Store().HeldFile(ctx, other.ID, sealed.ID); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("a file of somebody else: %v", err)
	}
	if err := os.Mkdir(filepath.Join(folder, "half-file-2.pdf"), 0o700); err != nil {
		t.Fatal(err)
	}
	x.must(os.WriteFile(filepath.Join(folder, "half-file-2.pdf", "in the way"), nil, 0o600))
	if _, err := x.Papers().Save(ctx, ask, filepath.Join(folder, "half.pdf")); err == nil {
		t.Error("nothing was in the way")
	}
	for _, name := range []string{"half.pdf", "half.json", "half-file-1.pdf"} {
		if _, err := os.Stat(filepath.Join(folder, name)); !os.IsNotExist(err) {
			t.Errorf("%s is left", name)
		}
	}
}

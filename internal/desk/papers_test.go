package desk

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"jobwright/adjustments"
	"jobwright/internal/paper"
	"jobwright/internal/people"
	"jobwright/internal/vault"
)

func TestEachCopyOfASealedAgreementIsTheSealedFile(t *testing.T) {
	x := dealt(t)
	x.signed()
	file, _, err := x.SealedFile(ctx, x.ref())
	x.must(err)
	dir := t.TempDir()
	for _, copy := range []string{adjustments.ForEmployer, adjustments.ForPerson} {
		files, err := x.Papers().Save(ctx, x.request(copy), filepath.Join(dir, copy+".pdf"))
		x.must(err)
		given, err := os.ReadFile(files[0])
		x.must(err)
		if len(files) != 1 || !bytes.Equal(given, file) {
			t.Errorf("%s gets another file", copy)
		}
	}
	r := x.request(adjustments.ForPerson)
	r.Annex = true
	files, err := x.Papers().Save(ctx, r, filepath.Join(dir, "own.pdf"))
	x.must(err)
	if len(files) != 2 || files[1] != filepath.Join(dir, "own-annex.pdf") || !strings.Contains(pdfSays(t, files[1]), "marmalade") {
		t.Errorf("the annex: %v", files)
	}
	r.Copy = adjustments.ForEmployer
	if made, err := x.Papers().Make(ctx, r); err != nil || len(made.Annex.List) > 0 {
		t.Error("the employer gets the annex", err)
	}
}

func TestAPaperIsWrittenWholeNotedAndForItsOwnerAlone(t *testing.T) {
	x := dealt(t)
	dir := t.TempDir()
	path := filepath.Join(dir, "a.pdf")
	for range 2 { // the same store and clock give the same bytes
		if _, err := x.Papers().Save(ctx, x.request(adjustments.ForEmployer), path); err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(path)
		x.must(err)
		if info.Mode().Perm() != 0o600 {
			t.Errorf("others can read it: %v", info.Mode())
		}
		x.must(os.Rename(path, path+info.ModTime().Format(".150405.000000000")))
	}
	files, err := filepath.Glob(path + ".*")
	x.must(err)
	var read [][]byte
	for _, f := range files {
		b, err := os.ReadFile(f)
		x.must(err)
		read = append(read, b)
	}
	if len(read) != 2 || !bytes.Equal(read[0], read[1]) {
		t.Errorf("%d files, and they differ", len(read))
	}
	says := pdfSays(t, files[0])
	if !strings.Contains(says, "A quiet place") || !strings.Contains(says, "Line manager Dilys Baker") || strings.Contains(says, "marmalade") || strings.Contains(says, "limp") {
		t.Errorf("it says: %s", says)
	}
	if log := x.log(x.Desk); log[0] != "export by LL" {
		t.Errorf("noted: %v", log[:3])
	}
	if p, err := x.Store().PersonPage(ctx, x.who.ID); err != nil || len(p.Shared) != 2 || !strings.Contains(p.Shared[0].What, "agreement, version 1") {
		t.Errorf("shared: %+v %v", p.Shared, err)
	}
	twin := filepath.Join(dir, "a.html")
	x.must(x.Papers().SaveTwin(ctx, x.request(adjustments.ForPerson), twin))
	if b, err := os.ReadFile(twin); err != nil || !bytes.Contains(b, []byte("A quiet place for breaks")) {
		t.Error("the page for screen readers does not say it", err)
	}
}

// What could not be noted, or not be written whole, is not there.
func TestNoHalfFileIsLeft(t *testing.T) {
	full := func(io.Writer) error { return &os.PathError{Op: "write", Path: "x", Err: syscall.ENOSPC} }
	whole := func(to io.Writer) error { _, err := io.WriteString(to, "whole"); return err }
	noted := func() error { return nil }
	for name, c := range map[string]struct {
		fill func(io.Writer) error
		note func() error
	}{"full": {full, noted}, "not noted": {whole, func() error { return errors.New("no") }}} {
		dir := t.TempDir()
		if err := unwritten(writeNoted(filepath.Join(dir, "x.pdf"), c.fill, c.note)); err == nil || name == "full" && !strings.Contains(err.Error(), "disk is full") {
			t.Errorf("%s: %v", name, err)
		}
		if left, _ := os.ReadDir(dir); len(left) > 0 {
			t.Errorf("%s: %v is left", name, left)
		}
	}
	x := dealt(t)
	x.signed()
	r := x.request(adjustments.ForPerson)
	r.Annex = true
	dir := t.TempDir()
	x.must(os.Mkdir(filepath.Join(dir, "a.pdf"), 0o700)) // nothing can take its place
	if _, err := x.Papers().Save(ctx, r, filepath.Join(dir, "a.pdf")); err == nil {
		t.Error("written over a folder")
	}
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("%v is left", left)
	}
}

func TestWhatIsPrintedIsGoneOnceTheStoreIsClosed(t *testing.T) {
	for name, run := range map[string]string{"with a folder of the session": t.TempDir(), "without": ""} {
		t.Setenv("XDG_RUNTIME_DIR", run)
		x := dealt(t)
		var opened string
		x.o.View = func(path string) error { opened = path; return nil }
		x.must(x.Papers().Print(ctx, x.request(adjustments.ForEmployer)))
		info, err := os.Stat(opened)
		x.must(err)
		folder, err := os.Stat(filepath.Dir(opened))
		x.must(err)
		if info.Mode().Perm() != 0o600 || folder.Mode().Perm() != 0o700 || strings.Contains(opened, "Sandhurst") || run != "" && !strings.HasPrefix(opened, run) || run == "" && !strings.HasPrefix(opened, x.folder) {
			t.Errorf("%s: %s %v in %v", name, opened, info.Mode(), folder.Mode())
		}
		if log := x.log(x.Desk); log[0] != "print by LL" {
			t.Errorf("%s: %v", name, log[0])
		}
		x.close(x.Desk)
		if _, err := os.Stat(opened); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s: it is still there", name)
		}
		x.must(os.MkdirAll(filepath.Dir(opened), 0o700)) // as a program leaves it that was killed
		x.must(os.WriteFile(opened, []byte("left"), 0o600))
		again := x.open("LL", pass)
		if _, err := os.Stat(opened); !errors.Is(err, os.ErrNotExist) {
			t.Errorf("%s: it is there again", name)
		}
		x.must(again.vault.Close())
	}
}

func TestAViewerThatIsNotThereIsToldInWords(t *testing.T) {
	x := dealt(t)
	x.o.View = func(string) error { return errors.New("no such program") }
	if err := x.Papers().Print(ctx, x.request(adjustments.ForEmployer)); err == nil || !strings.Contains(err.Error(), "save the paper as PDF") {
		t.Error(err)
	}
	if left, _ := os.ReadDir(printFolder(x.folder)); len(left) > 0 {
		t.Errorf("%v is left", left)
	}
}

// A person gets everything that is held on them, and nobody else's.
func TestSubjectAccessHoldsEverything(t *testing.T) {
	x := dealt(t)
	other := people.Participant{FirstName: "Zed", LastName: "Nobodyelse", Specialist: x.Me().ID}
	x.must(x.Store().SaveParticipants(ctx, "added", &other))
	x.signed()
	path := filepath.Join(t.TempDir(), "s.pdf")
	files, err := x.Papers().Save(ctx, paper.Request{Sort: paper.SortSubject, ID: "R1", Copy: adjustments.ForPerson}, path)
	x.must(err)
	if len(files) != 3 { // the paper, its data and the sealed agreement
		t.Fatal(files)
	}
	data, err := os.ReadFile(files[1])
	x.must(err)
	says := pdfSays(t, files[0])
	for _, want := range []string{"marmalade", "limp", "A quiet place for breaks", "wobble", "Dilys Baker (another person)", "Lena Lead (another person)"} {
		if !strings.Contains(says, want) {
			t.Errorf("the paper does not say %q", want)
		}
	}
	if strings.Contains(says+string(data), "Nobodyelse") {
		t.Error("it speaks of somebody else's record")
	}
	var doc subjectDoc
	x.must(json.Unmarshal(data, &doc))
	kinds := map[string]int{}
	for _, h := range doc.Holdings {
		kinds[h.Kind] = len(h.Records)
	}
	if kinds["people"] != 1 || kinds["agreements"] != 1 || kinds["signatures"] != 2 || kinds["sealed"] != 1 || kinds["permissions"] != 1 || len(doc.Audit) < 5 || doc.Names[string(x.firm.ID)] != "Hallam Bakery" {
		t.Errorf("%v, %d entries", kinds, len(doc.Audit))
	}
	reader := x.colleague(x.Desk, "RO", people.ReadOnly, next)
	x.sit(reader)
	if _, err := x.Papers().Make(ctx, paper.Request{Sort: paper.SortSubject, ID: "R1"}); !denied(err) {
		t.Errorf("a read-only colleague: %v", err)
	}
}

// The letter about a review, the feedback and the sheet of an employer say only what may go out.
func TestLettersAskWhatThePersonAllows(t *testing.T) {
	x := dealt(t)
	v := &adjustments.Review{Kind: adjustments.AgreementPaper, Of: string(x.paper.ID), Number: 1, On: x.today(), Trigger: "PERIODIC", Note: "All is well",
		Outcomes: []adjustments.ReviewOutcome{{Item: x.paper.Items[0].ID, What: "working"}}}
	x.must(x.Store().SaveReview(ctx, v, x.paper, nil))
	letter := paper.Request{Sort: paper.SortReview, ID: v.ID, Copy: adjustments.ForEmployer}
	if _, err := x.Papers().Make(ctx, letter); !errors.As(err, new(adjustments.Refused)) { // how it works tells how something affects the work
		t.Errorf("the letter: %v", err)
	}
	letter.Copy = adjustments.ForPerson
	made, err := x.Papers().Make(ctx, letter)
	x.must(err)
	if made.Name != "agreement-review-2026-11-25.pdf" {
		t.Error(made.Name)
	}
	feedback := paper.Request{Sort: paper.SortFeedback, ID: "R1"}
	if _, err := x.Papers().Make(ctx, feedback); !errors.As(err, new(adjustments.Refused)) {
		t.Errorf("the feedback: %v", err)
	}
	x.must(x.Store().SavePermits(ctx, "allowed", &people.Permit{Participant: x.who.ID, Audience: people.ToReferrer, Permission: people.P2, Disclosure: people.D1, How: "written", From: x.today(), Until: x.today().AddDays(9)}))
	if _, err := x.Papers().Make(ctx, feedback); err != nil {
		t.Errorf("the feedback: %v", err)
	}
	for _, r := range []paper.Request{{Sort: paper.SortAtW, ID: "A1"}, {Sort: paper.SortPrivacy}, {Sort: paper.SortEmployer, ID: "E1"}} {
		if made, err := x.Papers().Make(ctx, r); err != nil || strings.Contains(made.Name, "Sandhurst") {
			t.Errorf("%s: %v", r.Sort, err)
		}
	}
	for _, r := range []paper.Request{{Sort: paper.SortAgree, ID: "NONE"}, {Sort: paper.SortPlan, ID: "NONE"}, {Sort: paper.SortEmployer, ID: "NONE"}, {Sort: "poem"}} {
		if _, err := x.Papers().Make(ctx, r); err == nil {
			t.Errorf("%+v was made", r)
		}
	}
}

// Recipients know the root, so it stays; the seal under it takes the name that the service has got.
func TestTheRootStaysAndTheSealTakesTheNameOfTheService(t *testing.T) {
	x := dealt(t)
	kept, err := x.Store().SealKeys(ctx)
	x.must(err)
	if len(kept.RootPEM) == 0 {
		t.Fatal("there are no keys after set-up")
	}
	root, err := x.Root(ctx)
	x.must(err)
	if !bytes.Equal(root.PEM, kept.RootPEM) || !strings.Contains(root.Name, " root certificate ") {
		t.Error("another root is given out")
	}
	x.signed()
	after, err := x.Store().SealKeys(ctx)
	x.must(err)
	if !bytes.Equal(after.RootPEM, kept.RootPEM) || bytes.Equal(after.CertPEM, kept.CertPEM) {
		t.Error("the root stays, and the seal takes the name that the service has got")
	}
	x.close(x.Desk)
	if d, err := x.tryOpen(vault.Secret{Initials: "LL", Passphrase: pass}, false); err != nil {
		t.Error(err)
	} else if file, _, err := d.SealedFile(ctx, x.ref()); err != nil || len(file) == 0 {
		t.Error(err)
	}
}

func TestTheTwinOfASealedPaperHasItsSignatures(t *testing.T) {
	x := dealt(t)
	x.signed()
	twin := filepath.Join(t.TempDir(), "a.html")
	x.must(x.Papers().SaveTwin(ctx, x.request(adjustments.ForPerson), twin))
	b, err := os.ReadFile(twin)
	x.must(err)
	for _, want := range []string{"Signed themselves", "How to check this paper", "A quiet place for breaks"} {
		if !bytes.Contains(b, []byte(want)) {
			t.Errorf("it does not say %q", want)
		}
	}
}

// What is said to be left out of a signed copy is what is not in what was signed.
func TestWhatIsLeftOutIsSaidOfWhatWasSigned(t *testing.T) {
	x := dealt(t)
	x.permit.Disclosure = people.D3
	x.must(x.Store().SavePermits(ctx, "allowed", x.permit))
	x.paper.Signs = "Ask how it goes"
	x.must(x.Store().SaveAgreement(ctx, x.paper))
	before, err := x.Papers().Make(ctx, x.request(adjustments.ForEmployer))
	x.must(err)
	if !strings.Contains(before.Caution, "once more") {
		t.Errorf("before it is signed: %q", before.Caution)
	}
	x.signed()
	x.reload()
	x.paper.Items[1].Status = adjustments.ItemEnded
	x.must(x.Store().SaveAgreement(ctx, x.paper))
	made, err := x.Papers().Make(ctx, x.request(adjustments.ForEmployer))
	x.must(err)
	if len(made.Sealed) == 0 || strings.Contains(made.LeftOut, "stopped") || !strings.Contains(made.LeftOut, "hard at work") || made.Caution != "" {
		t.Errorf("%q %q", made.LeftOut, made.Caution)
	}
}

package window

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"

	"jobwright/employers"
	"jobwright/internal/custody"
	"jobwright/internal/day"
	"jobwright/internal/desk"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/onscreen"
	"jobwright/internal/ui/task"
	"jobwright/internal/vault"
)

var cheap = desk.Options{KDF: &vault.KDFParams{Time: 1, Memory: 19 * 1024, Lanes: 1}}

const passphrase = "four plain words here"

// house is the window over a store with made-up people.
type house struct {
	*Window
	t     *testing.T
	steps []string // the words of every next step
}

func move(t *testing.T) *house {
	t.Helper()
	ctx := context.Background()
	folder := filepath.Join(t.TempDir(), "Northside.jobwright")
	d, _, err := desk.Create(ctx, folder, people.Staff{Name: "Nia Example", Initials: "NE"}, []byte(passphrase), cheap)
	if err != nil {
		t.Fatal(err)
	}
	if err := d.FillSample(ctx); err != nil {
		t.Fatal(err)
	}
	list, err := d.Store().NextSteps(ctx, employers.NextStepFilter{})
	if err != nil || len(list) == 0 {
		t.Fatal("no next steps", err)
	}
	if err := d.Close(ctx); err != nil {
		t.Fatal(err)
	}
	h := &house{t: t, Window: newWindow(test.NewTempApp(t), task.Inline(), Options{Desk: cheap})}
	for _, n := range list {
		h.steps = append(h.steps, n.What)
	}
	h.showGate(folder)
	t.Cleanup(func() {
		h.close()
		h.window.Close()
	})
	return h
}

// words is every text that the window holds, on the page and on what lies over it.
func (h *house) words() []string {
	var all []string
	look := func(o fyne.CanvasObject) {
		switch v := o.(type) {
		case *canvas.Text:
			all = append(all, v.Text)
		case *kit.Text:
			all = append(all, v.Words())
		}
	}
	for _, o := range append(h.window.Canvas().Overlays().List(), h.window.Content()) {
		for _, inside := range test.LaidOutObjects(o) {
			look(inside)
		}
	}
	return all
}

func (h *house) sees(words string) bool {
	return slices.ContainsFunc(h.words(), func(w string) bool { return strings.Contains(w, words) })
}

// stepsShown counts the next steps whose words are in the window.
func (h *house) stepsShown() (n int) {
	words := h.words()
	for _, s := range h.steps {
		if slices.Contains(words, s) {
			n++
		}
	}
	return n
}

// write types into the field whose name begins so.
func (h *house) write(field, words string) {
	h.t.Helper()
	for _, o := range test.LaidOutObjects(h.window.Content()) {
		if e, ok := o.(*kit.Entry); ok && strings.HasPrefix(e.AccessibilityLabel(), field) {
			e.SetText(words)
			return
		}
	}
	h.t.Fatalf("no field is called %q", field)
}

func (h *house) unlock() { h.unlockAs("NE") }

func (h *house) unlockAs(initials string) {
	h.t.Helper()
	h.write("Your initials", initials)
	h.write("Passphrase", passphrase)
	for _, o := range test.LaidOutObjects(h.window.Content()) {
		if b, ok := o.(*kit.Button); ok && b.AccessibilityLabel() == "Unlock" {
			b.Press()
		}
	}
	if h.open.Load() == nil {
		h.t.Fatalf("the store did not open: %q", h.words())
	}
}

func (h *house) key(k fyne.KeyName) {
	if run := h.window.Canvas().OnTypedKey(); run != nil {
		run(&fyne.KeyEvent{Name: k})
	}
}

func TestALockedWindowShowsNothingOfTheStoreAndUnlocksAgain(t *testing.T) {
	h := move(t)
	h.unlock()
	if h.stepsShown() == 0 {
		t.Fatalf("Today has no rows: %q", h.words())
	}
	s := h.open.Load()
	s.steps.New("")
	if h.window.Canvas().Overlays().Top() == nil {
		t.Fatal("no form is open")
	}
	kit.Copy(h.steps[0])
	h.lock()
	if h.open.Load() != nil || h.window.Canvas().Overlays().Top() != nil {
		t.Error("something stays open")
	}
	if n := h.stepsShown(); n != 0 {
		t.Errorf("%d next steps are still in the window", n)
	}
	if got := h.app.Clipboard().Content(); got != "" {
		t.Errorf("the clipboard holds %q", got)
	}
	if _, err := s.desk.Store().NextSteps(context.Background(), employers.NextStepFilter{}); err == nil {
		t.Error("the store can still be read")
	}
	h.key(fyne.KeyF5)
	h.key(fyne.KeyF1)
	s.shell.Fail(errors.New("late"))
	s.noBackup(errors.New("late"))
	if h.window.Canvas().Overlays().Top() != nil || h.sees("backup was not made") {
		t.Error("the old session reaches the gate")
	}
	h.unlock()
	if h.stepsShown() == 0 {
		t.Error("the second time Today has no rows")
	}
}

func TestALockKeepsWhatWasTypedAndSaysWhenItCannot(t *testing.T) {
	h := move(t)
	h.unlock()
	h.open.Load().steps.New("ring the bakery tomorrow")
	h.leave("Locked because nobody was there. " + allKept)
	if !h.sees("nobody was there. What was typed is kept.") {
		t.Errorf("the gate says %q", h.words())
	}
	h.unlock()
	s := h.open.Load()
	kept, err := s.drafts().Drafts(context.Background())
	if err != nil || len(kept) != 1 || kept[0].Title != "Next step: ring the bakery" {
		t.Fatalf("kept %+v, %v", kept, err)
	}
	if form, ok := onscreen.Find[*kit.Entry](h.window, "What is to be done?"); !ok || form.Text() != "ring the bakery" {
		t.Errorf("the form is not open again: %q", h.words())
	}
	if err := s.desk.Close(context.Background()); err != nil { // nothing can be written any more
		t.Fatal(err)
	}
	h.leave("Locked because nobody was there. " + allKept)
	if !h.sees("Locked because nobody was there. What was typed in the open form could not be kept: ") || h.sees(allKept) {
		t.Errorf("the gate says %q", h.words())
	}
}

func TestAClosedWindowWaitsForTheStoreThatIsBeingLocked(t *testing.T) {
	h := move(t)
	h.unlock()
	h.shutting = true // the last backup is under way
	h.close()
	if !h.quit || h.open.Load() == nil {
		t.Error("the window did not wait")
	}
	h.shutting, h.quit = false, false
}

func TestTheCheckOpensTheStoreAndTheTopBarSaysWhenWasSaved(t *testing.T) {
	h := move(t)
	h.unlock()
	s := h.open.Load()
	if h.sees("Checking the store") {
		t.Error("the check has passed, but its banner stands")
	}
	ctx := context.Background()
	before := time.Now()
	n := employers.NextStep{What: "ring the bakery", Owner: s.desk.Me().ID, Due: day.Of(before)}
	if err := s.desk.Store().SaveNextSteps(ctx, "next step added", &n); err != nil {
		t.Fatal(err)
	}
	if !h.sees("Saved "+before.Format("15:")) && !h.sees("Saved "+time.Now().Format("15:")) { // the hour may have turned
		t.Errorf("the top bar says nothing of it: %q", h.words())
	}
}

func TestWhatStandsInTheWayOfTheCheckIsNoDamage(t *testing.T) {
	h := move(t)
	h.unlock()
	s := h.open.Load()
	s.unchecked(&vault.Error{What: "The disk is full.", Do: "Make room."})
	if !h.sees("The store could not be checked. The disk is full. Make room.") || h.sees("change nothing") {
		t.Errorf("said %q", h.words())
	}
	s.unchecked(&custody.Refusal{Kind: custody.Damaged, What: "The database is damaged.", Do: "Please restore the newest backup."})
	if !h.sees("The database is damaged. Please restore the newest backup. You can look at everything, but change nothing.") {
		t.Errorf("said %q", h.words())
	}
}

func TestTheIdleClockCountsWhileTheComputerSleeps(t *testing.T) {
	if strings.Contains(wallClock().String(), "m=") {
		t.Error("the clock carries the count that stands still in sleep")
	}
}

func TestHitsThatCannotBeOpenedAreNotCounted(t *testing.T) {
	h := move(t)
	h.unlock()
	ctx := context.Background()
	s := h.open.Load()
	p := people.Participant{FirstName: "Zebedee", LastName: "Sample", Specialist: s.desk.Me().ID}
	if err := s.desk.Store().SaveParticipants(ctx, "participant added", &p); err != nil {
		t.Fatal(err)
	}
	if hits, _, err := (finder{s.desk}).Find(ctx, "zebedee"); err != nil || len(hits) != 1 || hits[0].Route != (nav.Route{Page: "people", ID: string(p.ID)}) {
		t.Errorf("%+v, %v", hits, err)
	}
	shown := places["people"]
	defer func() { places["people"] = shown }()
	delete(places, "people")
	hits, more, err := finder{s.desk}.Find(ctx, "zebedee")
	if err != nil || len(hits) != 0 || more != "" {
		t.Errorf("%+v, more %q, %v", hits, more, err)
	}
	if hits, _, err := (finder{s.desk}).Find(ctx, strings.Fields(h.steps[0])[0]); err != nil || len(hits) == 0 || hits[0].Route.Page == "" {
		t.Errorf("%+v, %v", hits, err)
	}
}

// Whoever comes back after a lock goes on where they were; a colleague begins at Today.
func TestAColleagueBeginsAtToday(t *testing.T) {
	h := move(t)
	h.unlock()
	d := h.open.Load().desk
	staff, err := d.Store().Staff(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	var colleague people.Staff
	for _, p := range staff {
		if p.Role == people.Specialist {
			colleague = p
		}
	}
	if err := d.GiveKey(context.Background(), colleague.ID, []byte(passphrase)); err != nil {
		t.Fatal(err)
	}
	h.open.Load().shell.Open(nav.Route{Page: "settings"})
	h.lock()
	h.unlock()
	if !h.sees("Settings") || h.sees("Good ") {
		t.Errorf("the same person does not go on at Settings: %q", h.words())
	}
	h.lock()
	h.unlockAs(colleague.Initials)
	if !h.sees("Good ") {
		t.Errorf("a colleague begins at %q", h.words())
	}
}

func TestEmployersOfOneNameAreToldApart(t *testing.T) {
	h := move(t)
	h.unlock()
	ctx := context.Background()
	d := h.open.Load().desk
	for _, e := range []employers.Employer{{Name: "Choice Support", Town: "Leeds", Postcode: "LS1 1XX"}, {Name: "CHOICE SUPPORT", CompanyNumber: "01234567"}} {
		if err := d.Store().SaveEmployer(ctx, &e); err != nil {
			t.Fatal(err)
		}
	}
	hits, _, err := finder{d}.Find(ctx, "choice support")
	var notes []string
	for _, hit := range hits {
		notes = append(notes, hit.Note)
	}
	slices.Sort(notes)
	if err != nil || !slices.Equal(notes, []string{"employer, Leeds LS1 1XX", "employer, company number 01234567"}) {
		t.Errorf("they are called %q (%v)", notes, err)
	}
}

func TestWhoeverOnlyReadsIsOfferedNothingToLog(t *testing.T) {
	h := move(t)
	h.unlock()
	ctx := context.Background()
	d := h.open.Load().desk
	if !h.sees("Log contact") || !h.sees("Contacts this week") {
		t.Fatalf("a lead sees %q", h.words())
	}
	reader := people.Staff{Name: "Rae Reader", Initials: "RR", Role: people.ReadOnly}
	if err := errors.Join(d.Store().SaveStaff(ctx, &reader), d.GiveKey(ctx, reader.ID, []byte(passphrase))); err != nil {
		t.Fatal(err)
	}
	h.lock()
	h.unlockAs("RR")
	if h.sees("Log contact") || h.sees("Contacts this week") {
		t.Errorf("a colleague who only reads sees %q", h.words())
	}
	s := h.open.Load()
	for _, c := range s.commands(s.shell) {
		if c.Title == "Log contact" || c.Title == "New next step" {
			t.Errorf("the command box offers %q", c.Title)
		}
	}
}

func TestUnlockingSaysWhatIsNotFinishedUnlessTodayDoes(t *testing.T) {
	h := move(t)
	h.unlock()
	h.open.Load().steps.New("ring the bakery")
	h.lock()
	h.unlock()
	if h.sees("It waits on Today") {
		t.Error("it is said over the page that lists it")
	}
	onscreen.PressIn(t, onscreen.Top(t, h.window), "Close, keep draft") // the form is open again
	h.open.Load().shell.Open(nav.Route{Page: "settings"})
	h.lock()
	h.unlock()
	if !h.sees("Something you began is not finished. It waits on Today.") {
		t.Errorf("the window says %q", h.words())
	}
}

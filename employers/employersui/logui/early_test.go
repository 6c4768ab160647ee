package logui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/offer"
	"jobwright/internal/ui/onscreen"
	"jobwright/internal/ui/theme"
)

// A person is often faster than the store. What they do while it reads must come out as if it had been read at once.

func TestASaveWaitsUntilTheEmployerHasBeenRead(t *testing.T) {
	d := sit(t, sam)
	l := New(d.p)
	l.Log("hallam")
	f := l.form
	f.met.many.Add(personOption(d.people[0]))
	f.what.SetText("go again")
	d.held.Hold()
	f.employer.Choose(offer.Employer("marram", "Marram Foods", ""))
	if len(f.met.people()) != 0 {
		t.Fatal("whom one met at the employer before is still there")
	}
	f.met.many.Add(nobodies[1])
	f.form.Save()
	f.form.Save() // impatient
	d.held.AnswerAll()
	if len(d.saves) != 1 || l.Open() {
		t.Fatalf("%d saves", len(d.saves))
	}
	if c := d.last().Contacts[0]; c.Employer != "marram" || len(c.Met) != 0 {
		t.Errorf("contact %+v", c)
	}
}

func TestASaveBeforeTheEmployerIsReadStillMeetsTheWarning(t *testing.T) {
	d := sit(t, sam)
	l := New(d.p)
	l.Log()
	f := l.form
	d.held.Hold()
	f.employer.Choose(offer.Employer("tansley", "Tansley Hotel", ""))
	f.met.many.Add(nobodies[1])
	f.what.SetText("wait")
	f.form.Save()
	d.held.AnswerAll()
	if len(d.saves) != 0 || f.caution.Hidden || d.w.Canvas().Focused() != f.caution.Focus() {
		t.Error("an employer that must not be contacted was logged without a word")
	}
}

func TestANewNameTypedWhileTheEmployerIsReadStays(t *testing.T) {
	d := sit(t, sam)
	l := New(d.p)
	l.Log("hallam")
	f := l.form
	d.held.Hold()
	f.employer.Choose(offer.Employer("marram", "Marram Foods", ""))
	f.met.add("gil marsh")
	f.what.SetText("go again")
	d.held.AnswerAll()
	f.form.Save()
	if c := d.last().Contacts[0]; c.Employer != "marram" || len(c.Met) != 1 || d.last().People[0].Name != "Gil marsh" {
		t.Errorf("contact %+v", c)
	}
}

func TestAnEmployerThatIsStillBeingReadForAnotherFieldIsKnownInBoth(t *testing.T) {
	d := sit(t, sam)
	l := New(d.p)
	l.Log()
	f := l.form
	d.held.Hold()
	f.others.Add(offer.Employer("hallam", "Hallam Bakery", ""))
	f.others.SetValues(nil)
	f.employer.Choose(offer.Employer("hallam", "Hallam Bakery", ""))
	d.held.AnswerAll()
	if f.met.reading.Load() != nil || len(f.met.known) != 2 || !strings.Contains(f.employerField.AccessibilityLabel(), "Sam rang them") {
		t.Error("the field waits for people who have come")
	}
}

func TestTheWarningIsConfirmedForEachEmployerOfItsOwn(t *testing.T) {
	d := sit(t, sam)
	d.list = append(d.list, employers.Employer{ID: "quarry", Name: "Quarry Inn", Version: 1, DoNotContact: "in dispute with the service"})
	l := New(d.p)
	l.Log("tansley")
	f := l.form
	f.caution.Tick().Set(true)
	f.employer.Choose(offer.Employer("quarry", "Quarry Inn", ""))
	f.met.many.Add(nobodies[1])
	f.what.SetText("wait")
	f.form.Save()
	if len(d.saves) != 0 || f.caution.Tick().On() {
		t.Error("what was confirmed for one employer holds for another")
	}
}

func TestAnEmployerThatIsGoneIsSaidUnderItsField(t *testing.T) {
	d := sit(t, sam)
	l := New(d.p)
	l.Log("hallam")
	f := l.form
	f.met.many.Add(personOption(d.people[0]))
	f.others.Add(offer.Employer("marram", "Marram Foods", ""))
	f.parties["marram"].met.many.Add(personOption(d.people[2]))
	f.what.SetText("go again")
	d.key(fyne.KeyEscape)
	d.list = slices.DeleteFunc(d.list, func(e employers.Employer) bool { return e.ID == "marram" })
	l.OpenDraft(d.drafts.kept[0])
	f = l.form
	if f == nil || !strings.Contains(f.form.Field("others").Wrong(), "Marram Foods") {
		t.Fatal("nothing says that an employer is gone")
	}
	f.form.Save()
	if len(d.saves) != 0 {
		t.Error("a contact at no employer was saved")
	}
	f.others.Remove("marram")
	f.form.Save()
	if len(d.saves) != 1 {
		t.Errorf("it cannot be saved without it: %v", d.failed)
	}
}

func TestTheMainEmployerThatIsGoneIsSaidUnderItsField(t *testing.T) {
	d := sit(t, sam)
	l := New(d.p)
	l.Log()
	f := l.form
	f.employer.Choose(offer.Employer("nowhere", "Nowhere Ltd", ""))
	f.met.many.Add(nobodies[1])
	f.what.SetText("wait")
	f.form.Save()
	if len(d.saves) != 0 || !strings.Contains(f.employerField.Wrong(), "Nowhere Ltd") || f.met.reading.Load() != nil {
		t.Errorf("%d saves, says %q", len(d.saves), f.employerField.Wrong())
	}
}

func TestTheFootSaysThatTheDraftIsKeptWithoutHidingAnything(t *testing.T) {
	for _, scale := range []float32{1, 2} {
		d := sitLooking(t, sam, theme.Look{Mode: theme.Light, TextScale: scale})
		d.w.Resize(fyne.NewSize(900, 700))
		l := New(d.p)
		l.Log("tansley")
		l.form.met.many.Add(nobodies[1])
		l.form.heard.SetText("much")
		said := l.form.Keeper.Said()
		if said.Hidden || said.Words() != "Draft kept" || said.Size().Width < said.MinSize().Width || said.Size().Height < said.MinSize().Height {
			t.Errorf("at %v %q has %v", scale, said.Words(), said.Size())
		}
		discard, _ := onscreen.Find[*kit.Button](d.w, "Discard")
		under := d.below(said)
		if at := d.above(discard); at < under && d.right(said) > d.left(discard) {
			t.Errorf("at %v it lies under the buttons: %v, %v", scale, under, at)
		}
		if bottom := d.below(discard); under > bottom {
			t.Errorf("at %v it ends at %v, the buttons at %v", scale, under, bottom)
		}
	}
}

// The edges of an object in its window.
func (d *desk) left(o fyne.CanvasObject) float32 {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).X
}
func (d *desk) right(o fyne.CanvasObject) float32 { return d.left(o) + o.Size().Width }
func (d *desk) above(o fyne.CanvasObject) float32 {
	return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y
}
func (d *desk) below(o fyne.CanvasObject) float32 { return d.above(o) + o.Size().Height }

func TestTheColleagueThatIsBeingTypedStaysWhenTheWeekIsReadAnew(t *testing.T) {
	d := sit(t, ruth)
	d.p.Staff = fakeStaff{sam, ruth, {ID: "ivy", Name: "Ivy Holt", Role: people.Specialist}}
	s := screen(d)
	picker := s.person
	d.w.Canvas().Focus(picker)
	picker.SetText("iv")
	s.Reload()
	if s.person != picker || d.w.Canvas().Focused() != fyne.Focusable(picker) || picker.Text() != "iv" {
		t.Errorf("the field was taken away, or says %q", s.person.Text())
	}
	picker.Choose(kit.Option{ID: "sam", Title: "Sam Okafor"})
	if s.who != sam.ID || s.person != picker || picker.Text() != "Sam Okafor" {
		t.Errorf("shows %s, the field says %q", s.who, picker.Text())
	}
	s.Show("")
	s.Reload()
	if picker.Text() != "Ruth Lind" {
		t.Errorf("one's own week stands under %q", picker.Text())
	}
}

// seen is every word that stands in an object.
func seen(o fyne.CanvasObject) string {
	var words []string
	for _, o := range test.LaidOutObjects(o) {
		if said, ok := o.(interface{ AccessibilityLabel() string }); ok {
			words = append(words, said.AccessibilityLabel())
		}
	}
	return strings.Join(words, "\n")
}

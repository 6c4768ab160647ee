package logui

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
)

func TestSavingAndLoggingAnother(t *testing.T) {
	d := sit(t, sam)
	l := New(d.p)
	l.Log("hallam")
	l.form.met.many.Add(personOption(d.people[0]))
	l.form.what.SetText("go again")
	d.w.Canvas().Focus(l.form.what.Focus())
	d.combo(ctrl | shift)
	if len(d.saves) != 1 || !l.Open() || l.form.employer.Text() != "" {
		t.Error("no second, empty form")
	}
}

func TestAFailureKeepsTheForm(t *testing.T) {
	d := sit(t, sam)
	l := New(d.p)
	l.Log("hallam")
	l.form.met.many.Add(personOption(d.people[0]))
	l.form.what.SetText("go again")
	d.fail = errors.New("the disk is full")
	l.form.form.Save()
	if d.failed == nil || !l.Open() || len(d.drafts.kept) != 1 {
		t.Error("what was typed is gone, or nothing is said")
	}
	d.fail = people.FieldError{Field: "date", Message: "That day is too long ago."}
	l.form.form.Save()
	if l.form.form.Field("date").Wrong() != "That day is too long ago." {
		t.Error("what the store finds wrong is not shown under the field")
	}
}

func TestALoggedContactCanBeChangedAndDeleted(t *testing.T) {
	d := sit(t, sam)
	was := employers.Contact{ID: "c", Employer: "hallam", On: day.New(2026, 11, 20), Start: "14:30", Minutes: 45, Channel: "LETTER", Specialist: sam.ID,
		Purpose: "LEARN", Signals: []string{"PEAK"}, Outcome: "information", Met: []employers.PersonID{"anna", "gone"}, Heard: "peaks", LoggedOn: day.New(2026, 11, 21), Version: 3}
	d.contacts = []employers.Contact{was}
	l := New(d.p)
	l.Edit("c")
	if l.form.form.Dirty() || l.form.form.Field("what") != nil {
		t.Error("an untouched contact is not clean, or asks for a next step")
	}
	l.form.heard.SetText("peaks in the morning")
	l.form.form.Save()
	got := d.last()
	c := got.Contacts[0]
	if c.Heard != "peaks in the morning" || got.Label != "contact changed" || len(got.Steps) != 0 || d.said != "Saved: contact with Hallam Bakery" {
		t.Errorf("%+v, said %q", got, d.said)
	}
	was.Heard, was.Version = c.Heard, c.Version
	if !slices.Equal(c.Met, was.Met) || c.Start != was.Start || c.Minutes != was.Minutes || c.Channel != was.Channel || c.LoggedOn != was.LoggedOn || !slices.Equal(c.Signals, was.Signals) {
		t.Errorf("more was changed than was typed: %+v", c)
	}
	l.Edit("c")
	l.form.delete()
	if !d.contacts[0].Deleted || l.Open() || d.undo == nil {
		t.Error("it was not deleted")
	}
}

func TestWhoMayOnlyReadIsToldSo(t *testing.T) {
	d := sit(t, eve)
	l := New(d.p)
	l.Log("hallam")
	var denied people.Denied
	if l.Open() || !errors.As(d.failed, &denied) {
		t.Errorf("failed: %v", d.failed)
	}
}

func TestTimesAndMinutesAsPeopleTypeThem(t *testing.T) {
	for typed, want := range map[string]string{"": "", "14:30": "14:30", "9.15": "09:15", "0915": "09:15", "25:00": "-", "soon": "-"} {
		got, err := readTime(typed)
		if (err != nil) != (want == "-") || err == nil && got != want {
			t.Errorf("%q is %q, %v", typed, got, err)
		}
	}
	for typed, want := range map[string]int{"": 0, "45": 45, "1441": -1, "-1": -1, "long": -1} {
		if got, err := readMinutes(typed); (err != nil) != (want < 0) || err == nil && got != want {
			t.Errorf("%q is %d, %v", typed, got, err)
		}
	}
}

// section is what another part of the app might add.
type section struct{ words *kit.Entry }

func (s section) Parts() []kit.Part        { return []kit.Part{kit.NewField("for", "For whom?", s.words)} }
func (s section) Fill(c employers.Contact) { s.words.SetText(c.Note) }
func (s section) Write(c *employers.Contact) {
	c.Participants = append(c.Participants, people.ParticipantID(s.words.Text()))
}

func TestAnotherPartOfTheAppAddsItsFields(t *testing.T) {
	d := sit(t, sam)
	d.p.Sections = []func() Section{func() Section { return section{kit.NewEntry()} }}
	l := New(d.p)
	l.Log("hallam")
	l.form.met.many.Add(personOption(d.people[0]))
	l.form.what.SetText("go again")
	l.form.form.Field("for").Input().SetText("priya")
	l.form.form.Save()
	if c := d.last().Contacts[0]; len(c.Participants) != 1 || c.Participants[0] != "priya" {
		t.Errorf("%+v", c)
	}
}

// Every place that the keyboard reaches says what it is, in the order in which it is asked.
func TestTheKeyboardGoesThroughTheFormInItsOrder(t *testing.T) {
	d := sit(t, sam)
	l := New(d.p)
	l.Log("marram", "hallam")
	l.form.met.many.Add(personOption(d.people[2]))
	d.w.Canvas().Focus(l.form.employer)
	var names []string
	for range 26 {
		named, ok := d.w.Canvas().Focused().(interface{ AccessibilityLabel() string })
		if !ok || named.AccessibilityLabel() == "" {
			t.Fatalf("%T has no name", d.w.Canvas().Focused())
		}
		names = append(names, named.AccessibilityLabel())
		d.w.Canvas().FocusNext()
	}
	at := -1
	for _, want := range []string{"Employer, needed, Marram Foods", "Who did you meet?, needed", "Take away: Dev Lowther", "Can Dev Lowther hire?", "How",
		"What did you hear?", "Next step, needed", "By when?", "Moves Marram Foods on to Meet", "More: why", "Save contact", "Close"} {
		next := slices.IndexFunc(names[at+1:], func(n string) bool { return strings.HasPrefix(n, want) })
		if next < 0 {
			t.Fatalf("%q is not reached after %q in %q", want, names[max(0, at)], names)
		}
		at += next + 1
	}
}

func TestTheFormSaysThatFurtherEmployersGetTheSame(t *testing.T) {
	d := sit(t, sam)
	l := New(d.p)
	l.Log("marram", "hallam")
	line, ok := l.form.follows.Objects[0].(*kit.Text)
	if !ok || line.Words() != "The same contact and next step go to 1 other employer, listed under More." {
		t.Errorf("%v", l.form.follows.Objects)
	}
}

func TestANameTypedFastWaitsForThePeopleOfTheEmployer(t *testing.T) {
	d := sit(t, sam)
	l := New(d.p)
	l.Log()
	m := l.form.met
	m.await()
	found := make(chan []kit.Option)
	go func() {
		o, err := m.find(context.Background(), d.people[0].Name)
		if err != nil {
			t.Error(err)
		}
		found <- o
	}()
	select {
	case o := <-found:
		t.Fatalf("the search did not wait: %v", o)
	case <-time.After(50 * time.Millisecond):
	}
	m.setPeople(d.people, false)
	if o := <-found; len(o) == 0 || o[0].Title != d.people[0].Name {
		t.Errorf("found %v", o)
	}
}

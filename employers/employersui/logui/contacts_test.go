package logui

import (
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/theme"
)

// logWeek fills Sam's week: two that count, a call, and a visit without anybody who can hire.
func (d *desk) logWeek() {
	c := func(id string, on day.Date, channel string, met ...employers.PersonID) {
		d.contacts = append(d.contacts, employers.Contact{ID: employers.ContactID(id), Employer: "hallam", On: on, LoggedOn: on, Channel: channel, Specialist: sam.ID, Met: met, Version: 1})
	}
	c("a", today.AddDays(-1), inPerson, "anna")
	c("b", today, "F2F_OTHER", "anna", "ben")
	c("c", today, "PHONE", "anna")
	c("d", today, inPerson, "ben")
	c("e", today.AddDays(-7), inPerson)
	d.contacts[4].LoggedOn = today.AddDays(3)
	d.freq = employers.Frequency{Target: 6, Score: 3, AtWork: 11, Counted: 46, Mean: 4.2, InTime: 45, KnownInTime: 46, Reviewed: employers.Monthly,
		Because: "4.2 a week is a 3; reviewed once a month."}
	for m := today.Monday().AddDays(-84); m.Before(today.Monday()); m = m.AddDays(7) {
		d.freq.Weeks = append(d.freq.Weeks, employers.WeekCount{Monday: m, Counted: m.Day % 7, Other: 2, Reviewed: m.Day%2 == 0, Away: m.Day == 12})
	}
}

func screen(d *desk) *Contacts {
	s := NewContacts(d.p, func(id employers.ContactID) { d.said = "opened " + string(id) })
	d.w.SetContent(kit.On(theme.Background, s.Content()))
	d.reload = s.Reload
	s.Reload()
	return s
}

func TestTheWeekSaysWhichContactsCountAndWhyTheOthersDoNot(t *testing.T) {
	d := sit(t, sam)
	d.logWeek()
	s := screen(d)
	if got := s.marks.AccessibilityLabel(); got != "Contacts of the week: 2 of 6" {
		t.Error(got)
	}
	if got := s.count.Words(); got != "2 of 6 in person, with someone who can hire. 2 other contacts beside." {
		t.Error(got)
	}
	for i, want := range []string{"Counts", "Counts", "By phone", "Nobody who can hire"} {
		if got := s.countsCell(s.rows.All()[i]).Text; got != want {
			t.Errorf("row %d says %q, want %q", i, got, want)
		}
	}
	if s.week.Words() != "This week, 23 to 29 November" || s.header.AccessibilityLabel() != "Contacts. 2 of 6 this week, 4.2 a week over the last 11 weeks at work" {
		t.Errorf("%q, %q", s.week.Words(), s.header.AccessibilityLabel())
	}
	if s.score.Words() != "Score 3 of 5, indicative" {
		t.Error(s.score.Words())
	}
	d.w.Canvas().Focus(s.FirstFocus())
	d.key(fyne.KeyReturn)
	if d.said != "opened a" {
		t.Errorf("Enter: %q", d.said)
	}
}

func TestEarlierWeeksCanBeLookedAtAndLaterOnesNot(t *testing.T) {
	d := sit(t, sam)
	d.logWeek()
	s := screen(d)
	s.turnTo(s.monday.AddDays(-7))
	if s.week.Words() != "Last week, 16 to 22 November" || len(s.rows.All()) != 1 {
		t.Errorf("%q with %d", s.week.Words(), len(s.rows.All()))
	}
	if got := s.under(s.rows.All()[0]); !strings.HasSuffix(got, "logged 10 days later") {
		t.Errorf("late logging is %q", got)
	}
	s.turnTo(today.AddDays(30))
	if s.monday != today.Monday() {
		t.Error("a week to come is shown")
	}
	d.w.Canvas().Focus(s.rhythm.FirstFocus())
	d.key(fyne.KeyReturn)
	if s.monday != today.Monday().AddDays(-7) {
		t.Error("Enter on a week does not open it")
	}
}

func TestALeadSeesColleaguesAndASpecialistOnlyTheirOwn(t *testing.T) {
	d := sit(t, ruth)
	s := screen(d)
	if s.picker.Hidden {
		t.Fatal("a lead cannot choose")
	}
	s.person.Choose(kit.Option{ID: "sam", Title: "Sam Okafor"})
	if s.who != sam.ID || d.asked[len(d.asked)-1] != sam.ID || s.header.AccessibilityLabel()[:22] != "Contacts of Sam Okafor" {
		t.Errorf("shows %s as %q", s.who, s.header.AccessibilityLabel())
	}
	d = sit(t, sam)
	s = screen(d)
	s.Show("ruth")
	s.Reload()
	var denied people.Denied
	if !errors.As(d.failed, &denied) || s.who != sam.ID || !s.picker.Hidden {
		t.Errorf("shows %s, failed %v", s.who, d.failed)
	}
}

func TestAReviewIsARecordThatCanBeChanged(t *testing.T) {
	d := sit(t, ruth)
	s := screen(d)
	s.Show("sam")
	s.Reload()
	s.record.Press()
	d.typed("Good week.")
	d.combo(ctrl)
	if len(d.reviews) != 1 {
		t.Fatalf("failed %v", d.failed)
	}
	r := d.reviews[0]
	if r.Staff != sam.ID || r.Supervisor != ruth.ID || r.Week != today.Monday() || r.On != today || r.Comment != "Good week." || d.undo == nil {
		t.Errorf("%+v", r)
	}
	if got := s.reviewed.Words(); got != "Reviewed today by Ruth Lind: Good week." {
		t.Error(got)
	}
	s.record.Press()
	d.typed(" Go on.")
	d.combo(ctrl)
	if len(d.reviews) != 1 || d.reviews[0].Version != 2 {
		t.Errorf("%+v", d.reviews)
	}
}

func TestAReviewThatIsLeftIsADraft(t *testing.T) {
	d := sit(t, sam)
	s := screen(d)
	s.record.Press()
	d.typed("Good")
	d.key(fyne.KeyEscape)
	if len(d.drafts.kept) != 1 || s.sheet != nil {
		t.Fatalf("kept %d", len(d.drafts.kept))
	}
	s.OpenDraft(d.drafts.kept[0])
	d.combo(ctrl)
	if len(d.reviews) != 1 || d.reviews[0].Comment != "Good" || len(d.drafts.kept) != 0 {
		t.Errorf("%+v, kept %d, failed %v", d.reviews, len(d.drafts.kept), d.failed)
	}
}

func TestTheRuleIsOneClickAway(t *testing.T) {
	d := sit(t, sam)
	d.logWeek()
	m := NewWeekMarks(d.p)
	d.w.SetContent(m.Content())
	m.Reload()
	if m.words.Words() != "2 of 6 in person, with someone who can hire" {
		t.Error(m.words.Words())
	}
	m.rule()
	if !kit.KeysOf(d.w.Canvas()).Busy() {
		t.Error("no dialog")
	}
	words := strings.Join(append(rule(d.freq), figures(d.freq)...), " ")
	for _, want := range []string{"The target is 6 a week", "46 contacts count in 11 weeks at work: 4.2 a week", "45 of 46 were logged in time", "Reviewed: monthly", "Score 3 of 5, indicative"} {
		if !strings.Contains(words, want) {
			t.Errorf("nothing says %q in %q", want, words)
		}
	}
	d.freq = employers.Frequency{Because: "No data: no week at work in this period."}
	if got := figures(d.freq); len(got) != 1 || scoreWords(d.freq) != "No score: no data" {
		t.Errorf("no data is %v", got)
	}
}

func TestWeeksAndMeansAsPeopleSayThem(t *testing.T) {
	for monday, want := range map[day.Date]string{
		day.New(2026, 11, 23): "This week, 23 to 29 November", day.New(2026, 10, 26): "26 October to 1 November", day.New(2025, 12, 29): "29 December to 4 January"} {
		if got := weekName(monday, today); got != want {
			t.Errorf("%s is %q, want %q", monday, got, want)
		}
	}
	for v, want := range map[float64]string{4.2: "4.2", 6: "6", 0: "0"} {
		if got := oneDecimal(v); got != want {
			t.Errorf("%v is %q", v, got)
		}
	}
}

package employers

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"jobwright/internal/day"
	"jobwright/internal/people"
)

// firstMonday begins a period of whole weeks: 7 September 2026.
var firstMonday = day.New(2026, time.September, 7)

// rate is a period of ten weeks with so many contacts, each logged the same day, and a review of each week.
func rate(contacts int) FrequencyInput {
	in := FrequencyInput{From: firstMonday, To: firstMonday.AddDays(69), JobSeekers: 15}
	for i := range contacts {
		on := firstMonday.AddDays(i % 70)
		in.Contacts = append(in.Contacts, CountedContact{On: on, LoggedOn: on, Counts: true})
	}
	for i := range 10 {
		in.Reviews = append(in.Reviews, ContactReview{Week: firstMonday.AddDays(7 * i)})
	}
	return in
}

// once keeps one review in each calendar month.
func once(in FrequencyInput) FrequencyInput {
	in.Reviews = []ContactReview{in.Reviews[1], in.Reviews[5], in.Reviews[9]} // 14 September, 12 October, 9 November
	return in
}

func unlogged(in FrequencyInput) FrequencyInput {
	for i := range in.Contacts {
		in.Contacts[i].LoggedOn = in.Contacts[i].On.AddDays(LogDays + 1)
	}
	return in
}

func TestItem17FollowsThePrintedAnchors(t *testing.T) {
	for _, c := range []struct {
		name string
		in   FrequencyInput
		mean float64
		want int
	}{
		{"6.5 reviewed weekly", rate(65), 6.5, 5},
		{"6.5 reviewed monthly", once(rate(65)), 6.5, 3},
		{"6.5 unlogged", unlogged(rate(65)), 6.5, 2},
		{"3.0", rate(30), 3, 2},
		{"5.9", rate(59), 5.9, 4},
		{"6.0", rate(60), 6, 5}, {"5.0", rate(50), 5, 4}, {"4.9", rate(49), 4.9, 3}, {"4.0", rate(40), 4, 3},
		{"3.9", rate(39), 3.9, 2}, {"2.0", rate(20), 2, 2}, {"1.9", rate(19), 1.9, 1},
	} {
		f := CountFrequency(c.in)
		if f.Mean != c.mean || f.Score != c.want {
			t.Errorf("%s: mean %v scores %d, want %v and %d: %s", c.name, f.Mean, f.Score, c.mean, c.want, f.Because)
		}
	}
}

func TestFewJobSeekersMakeASmallerTarget(t *testing.T) {
	for _, c := range []struct{ seekers, contacts, target, want int }{
		{1, 20, 2, 5}, {1, 19, 2, 4}, {1, 4, 2, 1}, {2, 40, 4, 5}, {2, 39, 4, 4}, {2, 24, 4, 3}, {3, 40, 6, 3}, {-1, 40, 6, 3}, {2, 60, 4, 5},
	} {
		in := rate(c.contacts)
		in.JobSeekers = c.seekers
		if f := CountFrequency(in); f.Score != c.want || f.Target != float64(c.target) {
			t.Errorf("%d job seekers, %d contacts: %d of target %v, want %d", c.seekers, c.contacts, f.Score, f.Target, c.want)
		}
	}
	few := rate(40)
	few.JobSeekers, few.Target = 2, 3
	if f := CountFrequency(few); f.Target != 4 {
		t.Errorf("two job seekers where the service asks for 3: %v, want twice their number", f.Target)
	}
	in := rate(40)
	if in.Target = 4; CountFrequency(in).Score != 5 {
		t.Error("a target of 4 that is met scores 5")
	}
}

func TestNoDataIsNotAOne(t *testing.T) {
	none := rate(0)
	idle := rate(60)
	idle.JobSeekers = 0
	absent := rate(60)
	absent.Leave = []people.Leave{{From: absent.From, To: absent.To}}
	short := rate(60)
	short.From, short.To = firstMonday.AddDays(1), firstMonday.AddDays(12)
	for name, in := range map[string]FrequencyInput{"no contacts": none, "no job seekers": idle, "always away": absent, "no whole week": short} {
		if f := CountFrequency(in); f.Score != 0 || !strings.HasPrefix(f.Because, "No data:") {
			t.Errorf("%s: %d, %s", name, f.Score, f.Because)
		}
	}
	onlyCalls := rate(1)
	onlyCalls.Contacts[0].Counts = false
	if CountFrequency(onlyCalls).Score != 1 {
		t.Error("calls alone are a record: the score is 1")
	}
}

func TestWeeksAwayDropOut(t *testing.T) {
	in := rate(70) // seven in each week
	in.Start = firstMonday.AddDays(12)
	in.Leave = []people.Leave{
		{From: firstMonday.AddDays(14), To: firstMonday.AddDays(18)}, // Monday to Friday of the third week
		{From: firstMonday.AddDays(21), To: firstMonday.AddDays(24)}, // all but the Friday of the fourth
	}
	in.End = firstMonday.AddDays(62)
	f := CountFrequency(in)
	if f.AtWork != 6 || f.Counted != 42 || !f.Weeks[0].Away || !f.Weeks[1].Away || !f.Weeks[2].Away || f.Weeks[3].Away || !f.Weeks[9].Away {
		t.Errorf("%d weeks at work with %d contacts: %+v", f.AtWork, f.Counted, f.Weeks)
	}
	in.Today = firstMonday.AddDays(40)
	if f := CountFrequency(in); len(f.Weeks) != 5 {
		t.Errorf("the week that is not over counts: %+v", f.Weeks)
	}
}

func TestLoggedInTimeLeavesOutTheUnknown(t *testing.T) {
	in := unlogged(rate(60))
	for i := range in.Contacts {
		in.Contacts[i].LoggedOn = day.Date{}
	}
	if f := CountFrequency(in); f.Score != 5 || f.KnownInTime != 0 {
		t.Errorf("old data without a day of logging: %d", f.Score)
	}
	for i, late := range []int{7, 7, 7, 7, 8} { // 80% in time
		in.Contacts[i].LoggedOn = in.Contacts[i].On.AddDays(late)
	}
	if f := CountFrequency(in); f.Score != 5 || f.InTime != 4 || f.KnownInTime != 5 {
		t.Errorf("four of five in time: %d, %s", f.Score, f.Because)
	}
	in.Contacts[0].LoggedOn = in.Contacts[0].On.AddDays(8)
	if f := CountFrequency(in); f.Score != 2 || !strings.Contains(f.Because, "Only 3 of 5 were logged within 7 days") {
		t.Errorf("three of five in time: %d, %s", f.Score, f.Because)
	}
}

func TestReviewRhythm(t *testing.T) {
	for weeks, want := range map[string]bool{
		"xxxxxxxxxx": true, "xxx.xxx.xx": true, ".xxxx.xxxx": true, "xx..xxxxxx": false, "xxxxxxxx..": false, "xxxxxxxxx.": true,
		"xxx": true, "xx.": false, "x": true, "": true, "xxx.": true, "x.x.": false,
	} {
		var seen []bool
		for _, w := range weeks {
			seen = append(seen, w == 'x')
		}
		if weeklyReviewed(seen) != want {
			t.Errorf("%q is weekly: %v", weeks, !want)
		}
	}
	in := rate(60)
	if in.Reviews = in.Reviews[:2]; CountFrequency(in).Reviewed != NotReviewed || CountFrequency(in).Score != 2 {
		t.Error("reviews in September alone are neither weekly nor monthly in a period to November: 2 at most")
	}
}

func TestAContactCountsInPersonWithSomebodyWhoCanHire(t *testing.T) {
	site := people.Code{Code: "F2F_SITE", Data: map[string]string{"counts_face_to_face": "1"}}
	phone := people.Code{Code: "PHONE", Data: map[string]string{"counts_face_to_face": "0"}}
	known := []ContactPerson{{ID: "boss", CanHire: Hires}, {ID: "clerk", CanHire: DoesntHire}, {ID: "new"}}
	for _, c := range []struct {
		contact Contact
		channel people.Code
		want    bool
	}{
		{Contact{Met: []PersonID{"clerk", "boss"}}, site, true}, {Contact{Met: []PersonID{"boss"}}, phone, false},
		{Contact{Met: []PersonID{"clerk"}}, site, false}, {Contact{Met: []PersonID{"new"}}, site, false}, {Contact{}, site, false},
		{Contact{Met: []PersonID{"boss"}, Deleted: true}, site, false},
	} {
		if Counts(c.contact, c.channel, known) != c.want {
			t.Errorf("%+v by %s counts: %v", c.contact, c.channel.Code, !c.want)
		}
	}
}

func anyInput(t *rapid.T) FrequencyInput {
	in := FrequencyInput{From: firstMonday.AddDays(rapid.IntRange(0, 9).Draw(t, "from")), JobSeekers: rapid.IntRange(-1, 5).Draw(t, "seekers")}
	in.To = in.From.AddDays(rapid.IntRange(0, 120).Draw(t, "days"))
	in.Target = rapid.IntRange(0, 8).Draw(t, "target")
	for range rapid.IntRange(0, 80).Draw(t, "contacts") {
		on := firstMonday.AddDays(rapid.IntRange(-5, 130).Draw(t, "on"))
		c := CountedContact{On: on, Counts: rapid.Bool().Draw(t, "counts"), ForParticipant: rapid.Bool().Draw(t, "for")}
		if rapid.Bool().Draw(t, "logged") {
			c.LoggedOn = on.AddDays(rapid.IntRange(0, 10).Draw(t, "late"))
		}
		in.Contacts = append(in.Contacts, c)
	}
	for range rapid.IntRange(0, 20).Draw(t, "reviews") {
		in.Reviews = append(in.Reviews, ContactReview{Week: firstMonday.AddDays(7 * rapid.IntRange(0, 18).Draw(t, "week"))})
	}
	if rapid.Bool().Draw(t, "leave") {
		from := firstMonday.AddDays(rapid.IntRange(0, 100).Draw(t, "leave from"))
		in.Leave = []people.Leave{{From: from, To: from.AddDays(rapid.IntRange(0, 30).Draw(t, "leave days"))}}
	}
	return in
}

func TestItem17AlwaysHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		in := anyInput(t)
		f := CountFrequency(in)
		if f.Score < 0 || f.Score > 5 || f.Because == "" || f.InTime > f.KnownInTime || f.KnownInTime > f.Counted || f.ForPeople > f.Counted {
			t.Fatalf("%+v", f)
		}
		counted, work := 0, 0
		for _, w := range f.Weeks {
			if w.Monday != w.Monday.Monday() || w.Monday.Before(in.From) || in.To.Before(w.Monday.AddDays(6)) {
				t.Fatalf("%s is no whole week of %s to %s", w.Monday, in.From, in.To)
			}
			if !w.Away {
				counted, work = counted+w.Counted, work+1
			}
		}
		if counted != f.Counted || work != f.AtWork {
			t.Fatalf("the weeks hold %d contacts in %d weeks, the sum says %d in %d", counted, work, f.Counted, f.AtWork)
		}
		if f.Score > 3 && f.Reviewed != Weekly || f.Score > 2 && f.Reviewed == NotReviewed {
			t.Fatalf("%d with reviews %q", f.Score, f.Reviewed)
		}
		more := in
		on := in.From.Monday().AddDays(8)
		more.Contacts = append(append([]CountedContact{}, in.Contacts...), CountedContact{On: on, LoggedOn: on, Counts: true})
		if g := CountFrequency(more); f.Score > 0 && g.Score < f.Score {
			t.Fatalf("one more contact took the score from %d to %d", f.Score, g.Score)
		}
	})
}

func TestAStepWeekHoldsItsDays(t *testing.T) {
	sunday := today.Monday().AddDays(6)
	week := StepWeek([]NextStep{{What: "a", Due: today}, {What: "b", Due: today}, {What: "c", Due: sunday}, {What: "d", Due: sunday.AddDays(1)}, {What: "e", Due: today.Monday().AddDays(-1)}}, today)
	if len(week[2]) != 2 || week[2][1].What != "b" || len(week[6]) != 1 || len(week[0]) != 0 {
		t.Errorf("%+v", week)
	}
}

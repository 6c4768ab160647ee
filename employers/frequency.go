package employers

import (
	"fmt"
	"strings"

	"jobwright/internal/day"
	"jobwright/internal/people"
)

// Frequency is item 17 for one member of staff: how often somebody who can hire is met face to face. (facts.md a.3)
type Frequency struct {
	From, To    day.Date // the period asked for
	Weeks       []WeekCount
	Counted     int     // contacts that count
	ForPeople   int     // those of them that were about a participant
	AtWork      int     // weeks that count
	Mean        float64 // Counted / AtWork, one decimal
	PeopleMean  float64 // ForPeople / AtWork, one decimal: shown beside the headline, never scored
	Target      float64 // contacts a week
	InTime      int     // counted contacts logged within LogDays
	KnownInTime int     // counted contacts whose day of logging is known
	Reviewed    ReviewRhythm
	Score       int    // 1 to 5; 0 = no data
	Because     string // why the score is what it is, in plain words
}

// WeekCount is one week of a period.
type WeekCount struct {
	Monday   day.Date
	Counted  int  // contacts that count
	Other    int  // further contacts
	Away     bool // wholly on leave, or before the start: left out
	Reviewed bool
}

// ReviewRhythm is how regularly the contact log is reviewed.
type ReviewRhythm string

// The rhythms that the rule knows.
const (
	NotReviewed ReviewRhythm = ""
	Monthly     ReviewRhythm = "monthly"
	Weekly      ReviewRhythm = "weekly"
)

// ContactTarget is how many contacts a week the scale asks for. LogDays is how soon a contact must be logged to count as
// tracked, and logShare the percentage of contacts that must be. (facts.md a.3 and b.3)
const (
	ContactTarget = 6
	LogDays       = 7
	logShare      = 80
)

// FrequencyInput is what item 17 looks at.
type FrequencyInput struct {
	From, To   day.Date // only whole weeks inside are counted
	Today      day.Date // weeks that are not over by this day are left out; zero = no limit
	Start, End day.Date // first and last day at work; zero = not known
	Leave      []people.Leave
	Contacts   []CountedContact
	JobSeekers int             // on the caseload; -1 = not known
	Target     int             // the setting contact_target; 0 = ContactTarget
	Reviews    []ContactReview // of all weeks that the months of the period touch: a month may be reviewed outside it
}

// CountedContact is what item 17 needs to know of one contact.
type CountedContact struct {
	On, LoggedOn   day.Date
	Counts         bool // see Counts
	ForParticipant bool
}

// FaceToFace says whether a channel, an entry of contact_channels, is a meeting in person.
func FaceToFace(channel people.Code) bool { return channel.Data["counts_face_to_face"] == "1" }

// Counts says whether item 17 counts a contact: in person, and somebody was met who can hire. Known are people of the
// employer; those whom the contact names decide.
func Counts(c Contact, channel people.Code, known []ContactPerson) bool {
	if c.Deleted || !FaceToFace(channel) {
		return false
	}
	for _, p := range known {
		for _, met := range c.Met {
			if p.ID == met && p.CanHire == Hires {
				return true
			}
		}
	}
	return false
}

// CountFrequency is item 17 of the scale. (facts.md a.3)
//
// Weeks run from Monday to Sunday. A week drops out, with its contacts, when nobody could be met in it: each day from Monday
// to Friday is leave, before the start or after the end. The mean keeps one decimal; between two anchors the lower holds.
// With the printed target of 6 the printed anchors hold: 2, 4, 5, 6 for the scores 2 to 5. With one or two job seekers the
// target is twice their number; for it, and for any other target that is set, the score is 5 at the target, else
// 5 × mean ÷ target rounded down, and at least 1.
//
// Three things hold a score down. Fewer than 80% of the counted contacts logged within 7 days: 2 at most; unknown days of
// logging are left out of that share. A review only once in each calendar month: 3 at most. Fewer reviews than that: 2 at
// most, because the anchor of 3 asks for a monthly review. No week at work, no contact on record, or nobody who looks for a job:
// no data, which is not a 1.
func CountFrequency(in FrequencyInput) Frequency {
	f := Frequency{From: in.From, To: in.To, Target: float64(target(in)), Weeks: weeksOf(in)}
	records := f.addContacts(in)
	f.addReviews(in.Reviews)
	switch {
	case len(f.Weeks) == 0:
		f.Because = "No data: the period holds no whole week from Monday to Sunday."
	case f.AtWork == 0:
		f.Because = "No data: no week at work in this period."
	case in.JobSeekers == 0:
		f.Because = "No data: nobody on the caseload is looking for a job."
	case records == 0:
		f.Because = "No data: no contact is on record for this period."
	default:
		f.score(in)
	}
	return f
}

// target is the contacts a week that make a 5.
func target(in FrequencyInput) int {
	switch {
	case in.JobSeekers == 1 || in.JobSeekers == 2:
		return 2 * in.JobSeekers
	case in.Target <= 0:
		return ContactTarget
	}
	return in.Target
}

// weeksOf gives the whole weeks of the period.
func weeksOf(in FrequencyInput) (weeks []WeekCount) {
	to := in.To
	if !in.Today.IsZero() && in.Today.Before(to) {
		to = in.Today
	}
	monday := in.From.Monday()
	if monday != in.From {
		monday = monday.AddDays(7)
	}
	for ; !to.Before(monday.AddDays(6)); monday = monday.AddDays(7) {
		weeks = append(weeks, WeekCount{Monday: monday, Away: away(in, monday)})
	}
	return weeks
}

// away says that no day from Monday to Friday was a day at work.
func away(in FrequencyInput, monday day.Date) bool {
	for i := range 5 {
		if !absent(in, monday.AddDays(i)) {
			return false
		}
	}
	return true
}

func absent(in FrequencyInput, d day.Date) bool {
	if d.Before(in.Start) || !in.End.IsZero() && in.End.Before(d) {
		return true
	}
	for _, l := range in.Leave {
		if !l.Deleted && !d.Before(l.From) && !l.To.Before(d) {
			return true
		}
	}
	return false
}

// addContacts counts the contacts of each week and gives how many lie in weeks at work.
func (f *Frequency) addContacts(in FrequencyInput) (records int) {
	place := map[day.Date]int{}
	for i, w := range f.Weeks {
		place[w.Monday] = i
		if !w.Away {
			f.AtWork++
		}
	}
	for _, c := range in.Contacts {
		i, ok := place[c.On.Monday()]
		if !ok {
			continue
		}
		w := &f.Weeks[i]
		if c.Counts {
			w.Counted++
		} else {
			w.Other++
		}
		if w.Away {
			continue
		}
		records++
		if c.Counts {
			f.addCounted(c)
		}
	}
	f.Mean = float64(tenths(f.Counted, f.AtWork)) / 10
	f.PeopleMean = float64(tenths(f.ForPeople, f.AtWork)) / 10
	return records
}

func (f *Frequency) addCounted(c CountedContact) {
	f.Counted++
	if c.ForParticipant {
		f.ForPeople++
	}
	if !c.LoggedOn.IsZero() {
		f.KnownInTime++
		if c.LoggedOn.Days(c.On) <= LogDays {
			f.InTime++
		}
	}
}

// tenths is n ÷ weeks in tenths, a half rounded up.
func tenths(n, weeks int) int {
	if weeks == 0 {
		return 0
	}
	return (20*n + weeks) / (2 * weeks)
}

// addReviews marks the reviewed weeks and finds the rhythm.
func (f *Frequency) addReviews(reviews []ContactReview) {
	seen, months := map[day.Date]bool{}, map[string]bool{}
	for _, r := range reviews {
		if r.Deleted {
			continue
		}
		monday := r.Week.Monday()
		seen[monday] = true
		months[month(monday)], months[month(monday.AddDays(6))] = true, true
	}
	var atWork []bool // for each week at work: was it reviewed?
	monthly := true
	for i := range f.Weeks {
		w := &f.Weeks[i]
		w.Reviewed = seen[w.Monday]
		if !w.Away {
			atWork = append(atWork, w.Reviewed)
			monthly = monthly && months[month(w.Monday.AddDays(3))]
		}
	}
	switch {
	case len(atWork) == 0:
	case weeklyReviewed(atWork):
		f.Reviewed = Weekly
	case monthly:
		f.Reviewed = Monthly
	}
}

// month names the calendar month of a day. A week needs a review in the month that holds its Thursday, so most of it; a review
// serves both months that its week touches.
func month(d day.Date) string { return d.String()[:7] }

// weeklyReviewed says that three of every four weeks at work were reviewed. The weeks are taken in fours from the first; what
// is left at the end is judged as part of the last four. With fewer than four in all, three quarters of them.
func weeklyReviewed(weeks []bool) bool {
	if len(weeks) < 4 {
		return 4*count(weeks) >= 3*len(weeks)
	}
	for i := 0; i < len(weeks); i += 4 {
		from := min(i, len(weeks)-4)
		if count(weeks[from:from+4]) < 3 {
			return false
		}
	}
	return true
}

func count(weeks []bool) (n int) {
	for _, yes := range weeks {
		if yes {
			n++
		}
	}
	return n
}

// score sets Score and Because.
func (f *Frequency) score(in FrequencyInput) {
	f.Score = anchor(tenths(f.Counted, f.AtWork), int(f.Target))
	var said strings.Builder
	fmt.Fprintf(&said, "%d %s counted in %s at work: %s a week. The target is %s a week", f.Counted, plural(f.Counted, "contact"),
		weeksText(f.AtWork), decimal(f.Mean), decimal(f.Target))
	if in.JobSeekers == 1 || in.JobSeekers == 2 {
		fmt.Fprintf(&said, ", as %s a job", seekers(in.JobSeekers))
	}
	fmt.Fprintf(&said, "; this gives %d.", f.Score)
	hold := func(most int, why string) {
		if f.Score > most {
			fmt.Fprintf(&said, " %s, so the score is %d at most.", why, most)
			f.Score = most
		}
	}
	if f.InTime*100 < logShare*f.KnownInTime {
		hold(2, fmt.Sprintf("Only %d of %d were logged within %d days", f.InTime, f.KnownInTime, LogDays))
	}
	switch f.Reviewed {
	case Monthly:
		hold(3, "The log was reviewed every month but not every week")
	case NotReviewed:
		hold(2, "The log was not reviewed every week, nor every month")
	}
	f.Because = said.String()
}

// anchor is the score of a mean, in tenths, against a target.
func anchor(tenths, target int) int {
	if target != ContactTarget {
		return max(1, min(5, 5*tenths/(10*target)))
	}
	switch {
	case tenths >= 60:
		return 5
	case tenths >= 50:
		return 4
	case tenths >= 40:
		return 3
	case tenths >= 20:
		return 2
	}
	return 1
}

func plural(n int, word string) string {
	if n == 1 {
		return word
	}
	return word + "s"
}

func weeksText(n int) string { return fmt.Sprint(n) + " " + plural(n, "week") }

func seekers(n int) string {
	if n == 1 {
		return "one person on the caseload looks for"
	}
	return "two people on the caseload look for"
}

// decimal writes 6 as "6" and 5.9 as "5.9".
func decimal(f float64) string { return strings.TrimSuffix(fmt.Sprintf("%.1f", f), ".0") }

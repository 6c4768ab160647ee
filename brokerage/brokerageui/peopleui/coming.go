package peopleui

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/nav"
)

// How far ahead Today looks, in days: at what is dated soon, and at what takes time to prepare.
const (
	soonDays   = 14
	aheadDays  = 30
	comingMost = 8

	debriefDays = 60 // after which a job that ended is no longer news
)

// Coming is the people's part of "Coming up" on Today: interviews, tasters, milestones of jobs, jobs that were lost, support and
// permissions that end, and talks that were meant to be had.
type Coming struct {
	diary brokerage.Diary
	me    func() people.Staff
	codes people.Codes
	gap   func(ctx context.Context) (brokerage.GapRule, error)
}

// NewComing makes it; gap says what may lie between two jobs, nil = nothing.
func NewComing(diary brokerage.Diary, me func() people.Staff, codes people.Codes, gap func(ctx context.Context) (brokerage.GapRule, error)) *Coming {
	return &Coming{diary, me, codes, gap}
}

// Coming lists what lies ahead, earliest first. It implements nav.Comings.
func (c *Coming) Coming(ctx context.Context, today day.Date) ([]nav.Coming, error) {
	if people.Check(c.me().Role, people.ViewParticipants) != nil {
		return nil, nil // figures only: nobody is named
	}
	d, err := c.diary.Diary(ctx, today, today.AddDays(aheadDays))
	if err != nil {
		return nil, err
	}
	var gap brokerage.GapRule
	if c.gap != nil {
		if gap, err = c.gap(ctx); err != nil {
			return nil, err
		}
	}
	book := diary{d, today}
	rows := slices.Concat(first(book.interviews(), "more interviews"), first(book.tasters(), "more tasters"), first(book.jobs(brokerage.MilestoneRules(c.codes), gap), "more about jobs"),
		first(book.ends(), "more that end"), first(book.talks(), "more talks"))
	slices.SortStableFunc(rows, sooner)
	return rows, nil
}

func sooner(a, b nav.Coming) int { return cmp.Compare(a.When.String(), b.When.String()) }

// first are the earliest rows of a kind, and one that says how many more there are.
func first(rows []nav.Coming, more string) []nav.Coming {
	slices.SortStableFunc(rows, sooner)
	if len(rows) <= comingMost {
		return rows
	}
	rest := rows[comingMost]
	return append(rows[:comingMost:comingMost], nav.Coming{Icon: rest.Icon, Title: text.Number(len(rows)-comingMost) + " " + more, Note: "from this day on", When: rest.When, Route: nav.Route{Page: "people"}})
}

// diary is what lies ahead, as seen on a day.
type diary struct {
	brokerage.DiaryPage
	today day.Date
}

func (d diary) row(who people.ParticipantID, icon, note string, when day.Date, part string) nav.Coming {
	return nav.Coming{Icon: icon, Title: d.Names[who], Note: note, When: when, Urgent: !d.today.Before(when), Route: nav.Route{Page: "people", ID: string(who) + "/" + part}}
}

func (d diary) employer(id employers.EmployerID) string { return d.Employers[id] }

// soon says that a day lies within the next so many days, or has passed.
func (d diary) soon(on day.Date, within int) bool {
	return !on.IsZero() && !d.today.AddDays(within).Before(on)
}

func (d diary) interviews() (rows []nav.Coming) {
	for _, a := range d.Interviews {
		if !a.InterviewOn.Before(d.today) && d.soon(a.InterviewOn, soonDays) {
			rows = append(rows, d.row(a.Participant, "briefcase", strings.TrimSuffix("Interview"+at(a.Employer)+", "+a.InterviewAt, ", "), a.InterviewOn, "applications"))
		}
	}
	return rows
}

func (d diary) tasters() (rows []nav.Coming) {
	for _, t := range d.Tasters {
		kind := tasterKind(t.Kind)
		switch {
		case t.To.Before(d.today) && t.Feedback == "":
			rows = append(rows, d.row(t.Participant, "eye", "Ask how it went: "+lower(kind)+at(d.employer(t.Employer)), t.To, "tasters"))
		case !t.To.Before(d.today) && d.soon(t.From, soonDays):
			rows = append(rows, d.row(t.Participant, "eye", kind+at(d.employer(t.Employer)), t.From, "tasters"))
		}
	}
	return rows
}

// jobs are milestones, starts that do not count yet, and ends that were not talked through.
func (d diary) jobs(rules []brokerage.MilestoneRule, gap brokerage.GapRule) (rows []nav.Coming) {
	for _, j := range d.Jobs {
		where := lower(j.Title) + at(d.employer(j.Employer))
		switch {
		case !j.End.IsZero():
			if j.DebriefOn.IsZero() && !j.HeldAtEntry && d.today.Days(j.End) <= debriefDays {
				rows = append(rows, d.row(j.Participant, "note", "Talk the end through: "+where, brokerage.DebriefDue(j), "jobs"))
			}
			continue
		case j.HeldAtEntry:
			continue
		case j.FourHoursOn.IsZero() && d.soon(j.Start, 0):
			rows = append(rows, d.row(j.Participant, "clock", "Have four hours been worked? "+text.Capital(where), j.Start, "jobs"))
		case d.today.Before(j.Start) && d.soon(j.Start, soonDays):
			rows = append(rows, d.row(j.Participant, "badge", "Starts: "+where, j.Start, "jobs"))
		}
		for _, m := range brokerage.Milestones(j, d.jobsOf(j.Participant), rules, gap, d.today) {
			if m.Code != brokerage.StartMilestone && !m.Due.Before(d.today) && d.soon(m.Due, soonDays) && m.State != brokerage.Missed {
				rows = append(rows, d.row(j.Participant, "badge", m.Label+": "+where+", "+tenure(j, d.today), m.Due, "jobs"))
			}
		}
	}
	return rows
}

// jobsOf are the jobs of one person.
func (d diary) jobsOf(who people.ParticipantID) (out []brokerage.Job) {
	for _, j := range d.Jobs {
		if j.Participant == who {
			out = append(out, j)
		}
	}
	return out
}

// ends are support and permissions that end.
func (d diary) ends() (rows []nav.Coming) {
	for who, on := range d.SupportEnds {
		if d.soon(on, aheadDays) {
			rows = append(rows, d.row(who, "calendar", "Support ends by the programme’s rules", on, "about"))
		}
	}
	for _, r := range d.Permits {
		if d.soon(r.Until, aheadDays) {
			to := cmp.Or(d.employer(employers.EmployerID(r.Employer)), "employers")
			if a := orEmployer(r.Audience); a != people.ToEmployer {
				to = "the " + audienceWord(a) + at(d.employer(employers.EmployerID(r.Employer)))
			}
			rows = append(rows, d.row(r.Participant, "shield", "A permission ends, towards "+to+": ask again", r.Until, "permissions"))
		}
	}
	return rows
}

func (d diary) talks() (rows []nav.Coming) {
	for _, t := range d.Talks {
		if d.soon(t.Next, soonDays) {
			rows = append(rows, d.row(t.Participant, "shield", "Talk again about what employers may know", t.Next, "permissions"))
		}
	}
	return rows
}

var _ nav.Comings = (*Coming)(nil)

package brokerage

import (
	"cmp"
	"slices"

	"jobwright/internal/day"
	"jobwright/internal/people"
)

// Prompt is a reason to talk again with somebody about what employers may know. (facts.md e.5)
type Prompt struct {
	Why string   // "Before the interview"
	On  day.Date // when it happens, happened or was meant; zero = no day
}

// When a talk is asked for: days before the interview, before the fourth week of a job is full, before a permission ends and before a
// talk that was meant to be had; months of looking for work without a job; and days after which something is no longer news.
const (
	beforeInterview = 14
	beforeMonth     = 7
	beforeEnd       = 30
	beforeTalk      = 7
	monthsSeeking   = 2
	newsDays        = 60
)

// Prompts gives the reasons to talk on a day, the earliest first: nothing is agreed, an agreement ends, or something has happened since
// the last talk on which facts.md e.5 asks again. A change of manager is not recorded, so it is left to the next talk that was set.
func Prompts(p PersonPage, today day.Date) []Prompt {
	var out []Prompt
	live := people.Live(p.Permits, today)
	if len(live) == 0 {
		out = append(out, Prompt{Why: "Nothing is agreed about what employers may know"})
	}
	for _, r := range live {
		if !today.AddDays(beforeEnd).Before(r.Until) {
			out = append(out, Prompt{"An agreement ends", r.Until})
		}
	}
	var last day.Date
	if len(p.Talks) > 0 {
		last = p.Talks[0].On
		if next := p.Talks[0].Next; !next.IsZero() && !today.AddDays(beforeTalk).Before(next) {
			out = append(out, Prompt{"You meant to talk again", next})
		}
	}
	for _, o := range occasions(p, today) {
		news := today.Days(o.On) <= newsDays
		talked := !last.IsZero() && !last.Before(o.from)
		if news && !today.Before(o.from) && !talked {
			out = append(out, o.Prompt)
		}
	}
	slices.SortStableFunc(out, func(a, b Prompt) int { return cmp.Compare(a.On.String(), b.On.String()) })
	return out
}

// occasion is something on which a talk is asked for, from a day on.
type occasion struct {
	Prompt
	from day.Date
}

func occasions(p PersonPage, today day.Date) (out []occasion) {
	add := func(why string, on day.Date, before int) {
		if !on.IsZero() {
			out = append(out, occasion{Prompt{why, on}, on.AddDays(-before)})
		}
	}
	for _, x := range slices.Backward(p.Shared) { // newest first
		if x.Audience != people.ToThemselves && x.Audience != people.ToReferrer { // who both know it
			add("Somebody was told the name for the first time", x.On, 0)
			break
		}
	}
	for _, a := range p.Applications {
		switch {
		case a.Stage == "interview" && !a.InterviewOn.Before(today):
			add("Before the interview", a.InterviewOn, beforeInterview)
		case a.Stage == "offer" || a.Stage == "accepted":
			add("There is an offer", a.On, 0)
		}
	}
	working := false
	lost := p.Participant.Start
	for _, j := range p.Jobs {
		switch {
		case j.End.IsZero():
			working = true
			if !j.HeldAtEntry && !j.Start.IsZero() {
				add("The fourth week of the job", j.Start.AddDays(28), beforeMonth)
			}
		default:
			add("A job has ended", j.End, 0)
			if lost.Before(j.End) {
				lost = j.End
			}
		}
	}
	if !working && !lost.IsZero() && !today.Before(lost.AddMonths(monthsSeeking)) {
		out = append(out, occasion{Prompt{"Two months or more without a job", today}, today.AddMonths(-monthsSeeking)})
	}
	return out
}

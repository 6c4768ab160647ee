package brokerage

import (
	"slices"
	"strings"
	"unicode"

	"jobwright/internal/day"
	"jobwright/internal/people"
)

// MoneyNotice is something to get advice on before pay changes a benefit. It never says what somebody is entitled to. (facts.md d.2)
type MoneyNotice string

// The notices.
const (
	NoAdvice       MoneyNotice = "A job is near or has just begun, and no talk with a trained benefits adviser is noted in the last 12 months. Please get advice, best before the first day."
	PermittedHours MoneyNotice = "ESA permitted work is under 16 hours a week, and this job has more. Please get advice."
	PermittedPay   MoneyNotice = "The pay of this job is over the limit on file for ESA permitted work. Please get advice."
	UniversalPay   MoneyNotice = "Universal Credit has no permitted work: pay lowers it step by step. Please ask for a better-off check."
)

// The rules of the notices: under how many minutes a week permitted work is, how old advice may be, and how long after its start a job
// counts as new.
const (
	permittedMinutes = 16 * 60
	adviceMonths     = 12
	newJobDays       = 90
)

// MoneyNotices says what to get advice on for a person who has a new job or is about to. limit is the weekly limit of ESA permitted work
// on file; where it is not known, nothing is said about it. Which benefits somebody has is read from the words of the money notes. What
// a job may change is said until a talk with a trained adviser is noted since the job was offered or began.
func MoneyNotices(p PersonPage, limit Amount, today day.Date) (out []MoneyNotice) {
	near, open := false, false // a job; one on which no advice was given yet
	settled := func(since day.Date) bool {
		near = true
		done := advised(p.Participant.Profile.Benefits, since)
		open = open || !done
		return done
	}
	for _, a := range p.Applications {
		if offered(a) && (a.On.IsZero() || today.Days(a.On) <= newJobDays) {
			settled(a.On)
		}
	}
	var jobs []Job
	for _, j := range p.Jobs {
		if j.End.IsZero() && !j.HeldAtEntry && today.Days(j.Start) <= newJobDays && !settled(offeredOn(p, j)) {
			jobs = append(jobs, j)
		}
	}
	if near && !advised(p.Participant.Profile.Benefits, today.AddMonths(-adviceMonths)) {
		out = append(out, NoAdvice)
	}
	notes := p.Participant.Profile.Money
	if mentions(notes, "esa") || mentions(notes, "employment and support allowance") {
		if slices.ContainsFunc(jobs, func(j Job) bool { return j.Hours >= permittedMinutes }) {
			out = append(out, PermittedHours)
		}
		if limit.Known && slices.ContainsFunc(jobs, func(j Job) bool { return weeklyPay(j) > limit.Pence }) {
			out = append(out, PermittedPay)
		}
	}
	if open && (mentions(notes, "uc") || mentions(notes, "universal credit")) {
		out = append(out, UniversalPay)
	}
	return out
}

// advised says that a talk with a trained adviser is noted since a day.
func advised(list []people.Advice, since day.Date) bool {
	return slices.ContainsFunc(list, func(a people.Advice) bool { return a.Trained == people.Yes && !a.On.IsZero() && !a.On.Before(since) })
}

func offered(a ListedApplication) bool { return a.Stage == "offer" || a.Stage == "accepted" }

// offeredOn is the day on which a job was offered, as far as an application says so, else its first day.
func offeredOn(p PersonPage, j Job) day.Date {
	for _, a := range p.Applications {
		if j.Vacancy != "" && a.Vacancy == j.Vacancy && offered(a) && a.On.Before(j.Start) {
			return a.On
		}
	}
	return j.Start
}

// weeklyPay is what a job pays in a week, in pence; 0 where that is not known.
func weeklyPay(j Job) int {
	hourly, ok := HourlyPence(j.Pay, j.PayUnit, j.Hours)
	if j.Pay == 0 || j.Hours == 0 || !ok {
		return 0
	}
	return int(hourly*float64(j.Hours)/60 + 0.5)
}

// mentions says that words stand in a text as whole words, whatever the case.
func mentions(text, words string) bool {
	plain := strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }), " ")
	return strings.Contains(" "+plain+" ", " "+words+" ")
}

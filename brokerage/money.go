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
	NoAdvice       MoneyNotice = "A job is near, and no talk with a trained benefits adviser is noted in the last 12 months. Please get advice before the first day."
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
// on file; where it is not known, nothing is said about it. Which benefits somebody has is read from the words of the money notes.
func MoneyNotices(p PersonPage, limit Amount, today day.Date) (out []MoneyNotice) {
	near := slices.ContainsFunc(p.Applications, func(a ListedApplication) bool { return a.Stage == "offer" || a.Stage == "accepted" })
	var jobs []Job
	for _, j := range p.Jobs {
		if j.End.IsZero() && !j.HeldAtEntry && today.Days(j.Start) <= newJobDays {
			jobs, near = append(jobs, j), true
		}
	}
	if !near {
		return nil
	}
	if !slices.ContainsFunc(p.Participant.Profile.Benefits, func(a people.Advice) bool {
		return a.Trained == people.Yes && !a.On.IsZero() && !a.On.Before(today.AddMonths(-adviceMonths))
	}) {
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
	if mentions(notes, "uc") || mentions(notes, "universal credit") {
		out = append(out, UniversalPay)
	}
	return out
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

package people

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// FieldChange is one field of a profile that differs between two days, in words. Of a list it holds the entries that are gone and those
// that are new; an entry that was edited is both.
type FieldChange struct {
	Field    string // as files and the JSON of the profile call it
	Label    string
	Was, Now []string
}

// Namer names what a profile keeps as a code or an id: of a code list by its name, and of "roles", "employers" and "travel_modes".
type Namer func(list, code string) string

// Changed says what differs between two profiles, goals and strengths first.
func Changed(before, after Profile, name Namer) []FieldChange {
	var out []FieldChange
	was, now := before.lines(name), after.lines(name)
	for i := range was {
		gone, added := without(was[i].Now, now[i].Now), without(now[i].Now, was[i].Now)
		if len(gone) == 0 && len(added) == 0 && !slices.Equal(was[i].Now, now[i].Now) { // the order says which is wanted most
			gone, added = []string{strings.Join(was[i].Now, ", ")}, []string{strings.Join(now[i].Now, ", ")}
		}
		if len(gone)+len(added) > 0 {
			out = append(out, FieldChange{was[i].Field, was[i].Label, gone, added})
		}
	}
	return out
}

// without are the entries of a list that another one does not have.
func without(list, other []string) (out []string) {
	for _, entry := range list {
		if !slices.Contains(other, entry) {
			out = append(out, entry)
		}
	}
	return out
}

// lines are all fields of the profile with what they say, in the order of the page.
func (p Profile) lines(name Namer) []FieldChange {
	text := func(field, label, words string) FieldChange { return list(field, label, words) }
	named := func(field, label, of string, codes []string) FieldChange {
		words := make([]string, len(codes))
		for i, c := range codes {
			words[i] = name(of, c)
		}
		return list(field, label, words...)
	}
	return []FieldChange{
		text("strengths", "Strengths, in their own words", p.Strengths), text("others_say", "Strengths, as others see them", p.OthersSay),
		text("job_now", "Job wanted now", p.JobNow), text("dream_job", "Dream job", p.DreamJob), text("short_goal", "First goal", p.ShortGoal),
		text("why_now", "Why work, and why now", p.WhyNow), text("good_week", "A good week", p.GoodWeek), text("after", "The step after", p.After),
		list("goals", "Goals", each(p.Goals, Goal.words)...), text("networks", "People who might know of work", p.Networks),
		text("languages", "Languages", p.Languages), text("digital", "Computers and phone", p.Digital), text("supervised", "Managed best", p.Supervised),
		named("roles", "Roles", "roles", p.Roles), named("sectors", "Kinds of employer wanted", "sic2007_sections", p.Sectors),
		named("refused_sectors", "Kinds of employer not wanted", "sic2007_sections", p.RefusedSectors),
		named("refused_employers", "Employers not wanted", "employers", p.RefusedEmployers), text("liked_employers", "Employers of interest", p.LikedEmployers),
		text("surroundings", "Surroundings", p.Surroundings), text("hours_min", "Fewest hours a week", hours(p.HoursMin)), text("hours_max", "Most hours a week", hours(p.HoursMax)),
		list("days", "Days", p.Days.names()...), text("not_before", "Not before", p.NotBefore), text("not_after", "Not after", p.NotAfter),
		text("nights", "Nights", string(p.Nights)), text("weekends", "Weekends", string(p.Weekends)), text("pay_min", "Pay, at least", p.leastPay()),
		named("contracts_refused", "Contracts not wanted", "contract_types", p.ContractsRefused), text("zero_hours_ok", "Zero hours", string(p.ZeroHoursOK)),
		text("travel_max", "Most minutes one way", count(p.TravelMax)), named("travel_modes", "Ways to travel", "travel_modes", p.TravelModes), text("travel_note", "About travel", p.TravelNote),
		list("skills", "Skills", each(p.Skills, Skill.words)...), list("licences", "Licences", each(p.Licences, Licence.words)...), list("history", "Work so far", each(p.History, PastJob.words)...),
		list("needs", "What helps", each(p.Needs, func(n Need) string { return n.words(name) })...), text("at_work", "Good days and bad days", p.AtWork), text("support", "Support wanted", p.Support),
		list("benefits", "Advice on benefits", each(p.Benefits, Advice.words)...), text("money", "Benefits", p.Money), text("around", "Around work", p.Around),
	}
}

// list is a field with those of its entries that say something.
func list(field, label string, entries ...string) FieldChange {
	return FieldChange{Field: field, Label: label, Now: slices.DeleteFunc(entries, func(e string) bool { return strings.TrimSpace(e) == "" })}
}

func each[T any](list []T, words func(T) string) []string {
	out := make([]string, len(list))
	for i, x := range list {
		out[i] = words(x)
	}
	return out
}

// joined are the words that say something, with commas between them.
func joined(words ...string) string {
	return strings.Join(slices.DeleteFunc(words, func(w string) bool { return strings.TrimSpace(w) == "" }), ", ")
}

// said is a word with what it says; nothing where it says nothing.
func said(word, what string) string {
	if what == "" {
		return ""
	}
	return word + " " + what
}

func count(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func hours(minutes int) string {
	if minutes == 0 {
		return ""
	}
	return strconv.FormatFloat(float64(minutes)/60, 'f', -1, 64)
}

func (p Profile) leastPay() string {
	if p.PayMin == 0 {
		return ""
	}
	unit := p.PayMinUnit
	if unit == "" {
		unit = Hourly
	}
	return fmt.Sprintf("£%d.%02d for each %s", p.PayMin/100, p.PayMin%100, unit)
}

// names are the days in words.
func (d Days) names() (out []string) {
	for i, name := range []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"} {
		if d&(1<<i) != 0 {
			out = append(out, name)
		}
	}
	return out
}

func (g Goal) words() string {
	rated := joined(said("at first", count(g.Before)), said("now", count(g.After)))
	if rated != "" {
		rated = " (" + rated + ", of 10)"
	}
	return g.Words + rated
}

func (s Skill) words() string { return joined(s.Name, s.Level, s.Where) }

func (l Licence) words() string {
	out := l.Name
	if !l.From.IsZero() {
		out += ", from " + l.From.Long()
	}
	if !l.Until.IsZero() {
		out += ", until " + l.Until.Long()
	}
	return out
}

func (j PastJob) words() string {
	reference := ""
	if j.Reference != "" {
		reference = "reference: " + string(j.Reference)
	}
	return joined(j.Title, said("at", j.Employer), said("from", j.From), said("to", j.To), said("hours:", j.Hours), said("liked:", j.Liked), said("disliked:", j.Disliked),
		said("ended:", j.WhyEnded), said("taught:", j.Taught), reference)
}

func (n Need) words(name Namer) string {
	level := "matters somewhat"
	if n.Level == Major {
		level = "matters a lot"
	}
	return joined(name("barrier_types", n.Barrier), level, said("when:", n.When), said("helps:", n.Helps), said("worse:", n.Worse))
}

func (a Advice) words() string {
	on := ""
	if !a.On.IsZero() {
		on = a.On.Long()
	}
	trained := ""
	if a.Trained != "" {
		trained = "trained adviser: " + string(a.Trained)
	}
	return joined(a.Words, on, said("by", a.By), trained)
}

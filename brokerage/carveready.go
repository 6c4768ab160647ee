package brokerage

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"

	"jobwright/internal/day"
	"jobwright/internal/people"
)

// mostHourly is above what any hourly pay or cost is: a greater one was typed in pence, or for a week.
const mostHourly = 20000

// Validate checks what must hold before a carving is saved, a draft too. It returns joined people.FieldErrors; those of a task name it
// by its place, "tasks.2.minutes". What must hold before an employer gets it is the question of Ready.
func (c Carving) Validate() error {
	var errs []error
	wrong := func(field, message string) { errs = append(errs, people.FieldError{Field: field, Message: message}) }
	if c.Employer == "" {
		wrong("employer_ref", "Please choose the employer.")
	}
	if strings.TrimSpace(c.Title) == "" {
		wrong("title", "Please say what the job is to be called.")
	}
	if c.Hours < 0 || c.Hours > 168*60 {
		wrong("hours", "Hours a week lie between 0 and 168.")
	}
	if message := hourlyProblem(c.Pay); message != "" {
		wrong("pay", message)
	}
	if c.Savings.Known && c.Savings.Pence < 0 {
		wrong("savings", "A saving cannot be below 0. Please give a cost as a cost.")
	}
	if c.Costs.Known && c.Costs.Pence < 0 {
		wrong("costs", "A cost cannot be below 0. Please give a saving as a saving.")
	}
	if !c.TrialTo.IsZero() && c.TrialTo.Before(c.TrialFrom) {
		wrong("trial_to", "The trial ends before it begins. Please check both days.")
	}
	for i, t := range c.Tasks {
		t.check(func(field, message string) { wrong(fmt.Sprintf("tasks.%d.%s", i, field), message) })
	}
	return errors.Join(errs...)
}

// check checks one task.
func (t Task) check(wrong func(field, message string)) {
	if strings.TrimSpace(t.Name) == "" {
		wrong("name", "Please say what is done.")
	}
	if t.Minutes < 0 || t.Minutes > 168*60 {
		wrong("minutes", "Minutes lie between 0 and 10,080, a whole week.")
	}
	if !(t.Times >= 0 && t.Times <= 1000) {
		wrong("times", "Times a week lie between 0 and 1,000.")
	} else if t.WeeklyMinutes() > 168*60 {
		wrong("times", "This duty takes more than a week has hours. Please check the minutes and how often.")
	}
	if message := hourlyProblem(t.Cost); message != "" {
		wrong("cost", message)
	}
	if message := hourlyProblem(t.ToCost); message != "" {
		wrong("to_cost", message)
	}
	if t.Action == Reduce && (t.Keeps < 0 || t.Keeps > t.WeeklyMinutes()) {
		wrong("keeps", fmt.Sprintf("What stays lies between 0 and %s a week, the whole duty.", asHours(t.WeeklyMinutes())))
	}
	if !slices.Contains([]Action{Keep, Swap, Move, Remove, Adapt, Reduce, Add}, t.Action) {
		wrong("action", "Please say what becomes of this duty.")
	}
}

// hourlyProblem says what is wrong with an amount for an hour; empty where nothing is.
func hourlyProblem(a Amount) string {
	switch {
	case a.Known && a.Pence < 0:
		return "An amount for an hour cannot be below 0."
	case a.Known && a.Pence > mostHourly:
		return "This is over £200 an hour. Please check that it is in pounds, and for an hour."
	}
	return ""
}

// Ready checks what must hold before an employer gets a carving, beyond Validate. It returns joined people.FieldErrors. kinds are the
// carving_kinds; the pay is held against the rates of the first day of the trial, or of today. (facts.md c.4)
func (c Carving) Ready(kinds []people.Code, rates []Rate, today day.Date) error {
	errs := []error{c.Validate()}
	wrong := func(field, message string) { errs = append(errs, people.FieldError{Field: field, Message: message}) }

	kind := slices.IndexFunc(kinds, func(k people.Code) bool { return k.Code == c.Kind })
	switch {
	case kind < 0:
		wrong("kind", "Please say which kind of carving it is.")
	case kinds[kind].Data["needs_vacancy"] == "1" && len(c.Vacancies) == 0:
		wrong("kind", kinds[kind].Label+" starts from a vacancy. Please choose the vacancy or another kind.")
	}
	if !slices.ContainsFunc(c.Tasks, Task.Stays) {
		wrong("tasks", "No duty stays in the job. Please keep or add at least one.")
	}
	weekly := Sums(c).Weekly
	if c.Hours > 0 && weekly > c.Hours {
		wrong("hours", fmt.Sprintf("The duties take %s a week, and %s are agreed. Please take duties out, or agree more hours.", asHours(weekly), asHours(c.Hours)))
	}
	for i, t := range c.Tasks {
		field := fmt.Sprintf("tasks.%d.", i)
		switch {
		case (t.Action == Move || t.Action == Swap) && strings.TrimSpace(t.To) == "":
			wrong(field+"to", fmt.Sprintf("Please ask who takes over “%s”.", t.Name))
		case t.Action == Swap && strings.TrimSpace(t.Back) == "":
			wrong(field+"back", fmt.Sprintf("Please say which duty comes back for “%s”.", t.Name))
		case t.Action == Remove && !t.Marginal && strings.TrimSpace(t.Note) == "":
			wrong(field+"note", fmt.Sprintf("“%s” is essential. Please write down what the employer says to doing without it.", t.Name))
		}
	}
	if message := c.payProblem(rates, today); message != "" {
		wrong("pay", message)
	}
	return errors.Join(errs...)
}

// payProblem says what is wrong with the pay; pay that nobody has named yet is no problem, the proposal says so. Self-employed work has
// no minimum wage.
func (c Carving) payProblem(rates []Rate, today day.Date) string {
	if !c.Pay.Known || c.Kind == "SELFEMP" || c.Kind == "WITHIN" {
		return ""
	}
	on := today
	if today.Before(c.TrialFrom) {
		on = c.TrialFrom
	}
	if c.Pay.Pence == 0 {
		return "Work without pay is not a job. Please agree the pay."
	}
	if law := LegalHourly(float64(c.Pay.Pence), true, "", rates, on); law.Verdict == PayBelow {
		return law.Words() + " Please agree more pay."
	}
	return ""
}

// CarvingChange is one thing in which two versions of a carving differ, in words.
type CarvingChange struct {
	What, Was, Now string // empty = it was or is not there
}

// CarvingChanges says what changed from one version of a carving to another, for the employer who had the earlier one: the duties in
// their order, then hours, pay, trial and review. How a duty is adapted is not in it, because it comes from a need.
func CarvingChanges(was, now Carving) []CarvingChange {
	var list []CarvingChange
	note := func(what, a, b string) {
		if a != b {
			list = append(list, CarvingChange{what, a, b})
		}
	}
	left := slices.Clone(was.Tasks)
	for _, t := range now.Tasks {
		before := ""
		if i := slices.IndexFunc(left, t.sameAs); i >= 0 {
			before = left[i].Becomes()
			left = slices.Delete(left, i, i+1)
		}
		note(t.Name, before, t.Becomes())
	}
	for _, t := range left {
		note(t.Name, t.Becomes(), "")
	}
	note("Title", was.Title, now.Title)
	note("Hours a week", asHours(cmp.Or(was.Hours, Sums(was).Weekly)), asHours(cmp.Or(now.Hours, Sums(now).Weekly)))
	note("When", was.Pattern, now.Pattern)
	note("Pay an hour", was.Pay.words(), now.Pay.words())
	note("Trial from", was.TrialFrom.Long(), now.TrialFrom.Long())
	note("Trial until", was.TrialTo.Long(), now.TrialTo.Long())
	note("Review", was.ReviewOn.Long(), now.ReviewOn.Long())
	return list
}

// sameAs says that two tasks are one duty in two versions.
func (t Task) sameAs(u Task) bool {
	if t.Duty != "" || u.Duty != "" {
		return t.Duty == u.Duty
	}
	return t.Name == u.Name
}

// Becomes says what becomes of the duty, in the employer's terms: "stays, 2 hours a week", "moves to reception". An adapted duty stays:
// that it is adapted comes from a need.
func (t Task) Becomes() string {
	week := asHours(t.Kept()) + " a week"
	switch t.Action {
	case Keep, Adapt:
		return "stays, " + week
	case Add:
		return "is added, " + week
	case Reduce:
		words := "becomes less, " + week
		if t.To != "" {
			words += "; the rest moves to " + t.To
		}
		return words
	case Move:
		return "moves to " + cmp.Or(t.To, "somebody still to be asked")
	case Swap:
		return fmt.Sprintf("goes to %s in exchange for %s", cmp.Or(t.To, "somebody still to be asked"), cmp.Or(t.Back, "a duty still to be agreed"))
	case Remove:
		return "is no longer needed"
	}
	return "is not decided yet"
}

// words is an amount as people write it.
func (a Amount) words() string {
	if !a.Known {
		return "not known"
	}
	return Pounds(float64(a.Pence))
}

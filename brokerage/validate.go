package brokerage

import (
	"errors"
	"slices"
	"strings"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
)

// faults collects what is wrong with a record, field by field.
type faults []error

func (f *faults) need(ok bool, field, message string) {
	if !ok {
		*f = append(*f, people.FieldError{Field: field, Message: message})
	}
}

func (f faults) err() error { return errors.Join(f...) }

// time checks a time of day that may be left out.
func (f *faults) time(field, at string) {
	f.need(at == "" || len(at) <= len("09:30") && clock(at) >= 0, field, "Please give the time as hours and minutes, for example 09:30.")
}

// after checks that a day that may be left out does not lie before another one.
func (f *faults) after(field string, first, last day.Date, message string) {
	f.need(last.IsZero() || first.IsZero() || !last.Before(first), field, message)
}

const weekMinutes = 168 * 60

// pay checks a figure of pay; minutes are those a week that it is for, 0 = not known. One above mostHourly was probably typed in pence.
func (f *faults) pay(field string, pay int, unit people.PayUnit, minutes int) {
	if pay < 0 {
		f.need(false, field, "Pay cannot be below 0.")
		return
	}
	hourly, known := HourlyPence(pay, unit, minutes)
	if !known {
		if unit == people.Daily { // a day of eight hours
			pay, unit = pay*5, people.Weekly
		}
		hourly, _ = HourlyPence(pay, unit, 40*60)
	}
	f.need(hourly <= mostHourly, field, "This comes to "+Pounds(hourly)+" an hour. Was it typed in pence? Please give pounds, for example 12.71.")
}

// Validate checks what must hold before a vacancy is saved. It returns joined people.FieldErrors.
func (v Vacancy) Validate() error {
	var f faults
	f.need(v.Employer != "", "employer_ref", "Please choose the employer.")
	f.need(strings.TrimSpace(v.Title) != "", "title", "Please say what the job is called.")
	f.need(v.HoursMin >= 0 && v.HoursMin <= weekMinutes, "hours_min", "Hours a week lie between 0 and 168.")
	f.need(v.HoursMax >= 0 && v.HoursMax <= weekMinutes, "hours_max", "Hours a week lie between 0 and 168.")
	f.need(v.HoursMax <= 0 || v.HoursMin <= v.HoursMax, "hours_max", "The most hours are fewer than the fewest. Please check both.")
	f.time("from_time", v.FromTime)
	f.time("to_time", v.ToTime)
	f.need(v.PayHours >= 0 && v.PayHours <= weekMinutes, "pay_hours", "Hours a week lie between 0 and 168.")
	f.pay("pay", v.Pay, v.PayUnit, v.PayHours)
	f.need(v.Places >= 0 && v.Places <= 10_000, "places", "Places lie between 0 and 10,000.")
	f.need(v.Status == "" || slices.ContainsFunc(VacancyStatuses, func(c employers.Choice) bool { return c.Code == string(v.Status) }), "status", "Please choose how the vacancy stands.")
	f.need(goodLevels(v.Demands), "demands", "Please say of each demand whether it matters somewhat or a lot.")
	return f.err()
}

func goodLevels(demands []Demand) bool {
	return !slices.ContainsFunc(demands, func(d Demand) bool { return d.Level != people.Some && d.Level != people.Major })
}

// Doubts are what may be right in a vacancy and rarely is: a form asks about it, and saves it all the same.
func (v Vacancy) Doubts(today day.Date) []people.FieldError {
	var out []people.FieldError
	doubt := func(field, message string) { out = append(out, people.FieldError{Field: field, Message: message}) }
	if !v.Start.IsZero() && !v.Closing.IsZero() && v.Start.Before(v.Closing) {
		doubt("closing", "The job starts before the closing date. Please check both days.")
	}
	if !v.Closing.IsZero() && v.Closing.Before(today) && v.open() {
		doubt("closing", "The closing date has passed. Is this job still open?")
	}
	if clock(v.FromTime) >= 0 && clock(v.FromTime) == clock(v.ToTime) {
		doubt("to_time", "The day begins and ends at the same time. Please check both.")
	}
	if v.HoursMin == 0 && v.HoursMax == 0 {
		doubt("hours_min", "The hours are not known. Matching will ask for them.")
	}
	return out
}

func (v Vacancy) open() bool { return v.Status == "" || v.Status == VacancyOpen }

// Validate checks what must hold before a lead is saved. It returns joined people.FieldErrors.
func (l Lead) Validate() error {
	var f faults
	f.need(l.Employer != "", "employer_ref", "Please choose the employer.")
	f.need(strings.TrimSpace(l.Need) != "", "need", "Please say what the employer needs, in their words.")
	f.need(l.Hours >= 0 && l.Hours <= weekMinutes, "hours", "Hours a week lie between 0 and 168.")
	f.need(l.Stage == "" || slices.Contains(LeadStages, l.Stage), "stage", "Please choose how far the lead has come.")
	return f.err()
}

// Validate checks what must hold before a session is saved. It returns joined people.FieldErrors.
func (s Session) Validate() error {
	var f faults
	f.need(s.Participant != "", "participant_ref", "Please choose the person.")
	f.need(!s.On.IsZero(), "date", "Please give the day of the session.")
	f.time("start", s.Start)
	f.need(s.Minutes >= 0 && s.Minutes <= 24*60, "minutes", "Minutes lie between 0 and 1440.")
	f.need(s.Mode != "", "mode", "Please say how you met.")
	f.need(s.Type != "", "type", "Please say what kind of support it was.")
	return f.err()
}

// Validate checks what must hold before an application is saved. It returns joined people.FieldErrors.
func (a Application) Validate() error {
	var f faults
	f.need(a.Participant != "", "participant_ref", "Please choose the person.")
	f.need(a.Vacancy != "", "vacancy_ref", "Please choose the vacancy.")
	f.need(a.Stage == "" || slices.ContainsFunc(ApplicationStages, func(c employers.Choice) bool { return c.Code == a.Stage }), "stage", "Please choose how far the application has come.")
	f.time("interview_at", a.InterviewAt)
	return f.err()
}

// Validate checks what must hold before a taster or trial is saved. It returns joined people.FieldErrors.
func (t Taster) Validate() error {
	var f faults
	f.need(t.Participant != "", "participant_ref", "Please choose the person.")
	f.need(t.Employer != "" || t.Vacancy != "", "employer_ref", "Please choose the employer.")
	f.need(t.Kind == "" || t.Kind == "taster" || t.Kind == "trial", "kind", "Please choose a taster day or a work trial.")
	f.need(!t.From.IsZero(), "from", "Please give the first day.")
	f.after("to", t.From, t.To, "The last day is before the first day. Please check both.")
	return f.err()
}

// Validate checks what must hold before a job is saved. It returns joined people.FieldErrors.
func (j Job) Validate() error {
	var f faults
	f.need(j.Participant != "", "participant_ref", "Please choose the person.")
	f.need(strings.TrimSpace(j.Title) != "", "title", "Please say what the job is called.")
	f.need(!j.Start.IsZero(), "start", "Please give the first day of the job.")
	f.after("end", j.Start, j.End, "The job ends before it starts. Please check both days.")
	f.after("four_hours_on", j.Start, j.FourHoursOn, "Four hours cannot be worked before the start. Please check both days.")
	f.after("four_hours_on", j.FourHoursOn, j.End, "Four hours were worked after the job ended. Please check both days.")
	f.need(j.Hours >= 0 && j.Hours <= weekMinutes, "hours", "Hours a week lie between 0 and 168.")
	f.pay("pay", j.Pay, j.PayUnit, j.Hours)
	return f.err()
}

// Validate checks what must hold before an outcome is saved. It returns joined people.FieldErrors.
func (o Outcome) Validate() error {
	var f faults
	f.need(o.Participant != "", "participant_ref", "Please choose the person.")
	f.need(!o.On.IsZero(), "date", "Please give the day.")
	f.need(o.Type != "", "type", "Please choose what was reached.")
	return f.err()
}

// Validate checks what must hold before a decision is saved. It returns joined people.FieldErrors.
func (d Decision) Validate() error {
	var f faults
	f.need(d.Participant != "", "participant_ref", "Please choose the person.")
	f.need(d.Vacancy != "", "vacancy_ref", "Please choose the vacancy.")
	f.need(d.What != "rejected" || strings.TrimSpace(d.Reason) != "", "reason", "Please say why this job is not for this person.")
	return f.err()
}

// Validate checks what must hold before a journey is saved. It returns joined people.FieldErrors.
func (j Journey) Validate() error {
	var f faults
	f.need(j.Participant != "", "participant_ref", "Please choose the person.")
	f.need(j.Vacancy != "", "vacancy_ref", "Please choose the vacancy.")
	f.need(j.Minutes > 0 && j.Minutes <= 24*60, "minutes", "Minutes one way lie between 1 and 1440.")
	return f.err()
}

package store

import (
	"slices"
	"strconv"
	"strings"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/people"
)

var importLeads = importKind{
	name: "leads", title: "leads", kind: leadKind, key: refOrRow,
	fresh: func(r *importRun) *row {
		return leadRow(brokerage.Lead{ID: brokerage.LeadID(NewID()), Owner: r.c.who.ID})
	},
	find: byRefOrMark(leadKind),
	columns: sortedColumns(map[string]setter{
		"ref": ref, "employer_ref": employerRef(true), "need": text("need", true), "signals": list("signals"), "said_by": text("said_by", false),
		"said_on": text("said_on", false), "hours": whole("hours"), "likely_start": text("likely_start", false), "owner": staffRef("owner", false),
		"closed_reason": text("closed_reason", false),
		"stage": func(_ *importRun, to *row, v ImportValue) (string, error) {
			if v.Erase {
				v.Text = brokerage.LeadSpotted
			}
			to.set("stage", v.Text)
			return "", nil
		},
	}),
	check: checked(func(r *row) validated { return leadOf(r) }, "employer", "employer_ref"),
	beside: func(r *importRun, from staged, old, next *row) ([]rewrite, []ImportProblem, error) {
		was := ""
		if old != nil {
			was = old.text("stage")
		}
		if err := unexplained(next, was); err != nil {
			return nil, problems(from.Line, err), nil
		}
		out := r.leadMoved(old, next)
		steps, bad, err := stepOfRow(r, from, old, next, employers.NextStep{Lead: next.id, Owner: people.StaffID(next.text("owner"))})
		return append(out, steps...), bad, err
	},
}

// longAgo is how many days a lead from a file may have stood when it comes in: one that was heard earlier than that begins to wait on
// the day of the import, or it would lapse before anybody has seen it.
const longAgo = brokerage.StaleDays - 10

// leadMoved notes when a lead moved, and the move for its history.
func (r *importRun) leadMoved(old, next *row) []rewrite {
	today := date(r.c.s.today())
	if old == nil {
		since := date(next.text("said_on"))
		if since.IsZero() || since.Before(today.AddDays(-longAgo)) || today.Before(since) {
			since = today
		}
		next.set("moved_on", since.String())
		return nil
	}
	if old.text("stage") == next.text("stage") {
		return nil
	}
	next.set("moved_on", today.String())
	return []rewrite{{new: leadMoveKind.row(NewID(), 0, false, next.id, today.String(), string(r.c.who.ID), old.text("stage"), next.text("stage"))}}
}

// stepOfRow is the next step that a row of another kind ends in. One with the same words stays as it is: it may have been moved, done
// or deleted since.
func stepOfRow(r *importRun, from staged, old, next *row, step employers.NextStep) ([]rewrite, []ImportProblem, error) {
	what, due := strings.TrimSpace(from.Values["next_step"].Text), from.Values["next_date"].Text
	if what == "" && due == "" {
		return nil, nil, nil
	}
	if what == "" || due == "" {
		column, reason := "next_step", "The day of the next step is there but not what it is. Please fill it in, or take the day out."
		if due == "" {
			column, reason = "next_date", "The next step has no day. Please fill it in."
		}
		return nil, []ImportProblem{{Line: from.Line, Column: column, Value: from.Values[column].Text, Reason: reason}}, nil
	}
	step.ID, step.What, step.Due, step.Employer = employers.NextStepID(NewID()), what, date(due), employers.EmployerID(next.text("employer"))
	if step.Owner == "" {
		step.Owner = r.c.who.ID
	}
	made := nextStepRow(step)
	if bad := problems(from.Line, nextStepOf(made).Validate()); len(bad) > 0 {
		for i := range bad {
			bad[i].Column, bad[i].Value = "next_step", what
		}
		return nil, bad, nil
	}
	mark := r.stepMark(next.id, what)
	if old != nil {
		if known, err := r.hasStep(next, what, mark); known || err != nil {
			return nil, nil, err
		}
	}
	return []rewrite{{nil, made, mark}}, nil, nil
}

var importVacancies = importKind{
	name: "vacancies", title: "vacancies", kind: vacancyKind, key: refOrRow,
	fresh: func(*importRun) *row { return vacancyRow(brokerage.Vacancy{ID: brokerage.VacancyID(NewID())}) },
	find:  byRefOrMark(vacancyKind),
	columns: sortedColumns(map[string]setter{
		"ref": ref, "employer_ref": employerRef(true), "title": text("title", true), "soc": text("soc", false), "sic": list("sic"), "source": text("source", false),
		"hours_min": whole("hours_min"), "hours_max": whole("hours_max"), "days": setDays, "from_time": text("from_time", false), "to_time": text("to_time", false),
		"nights": text("nights", false), "weekends": text("weekends", false), "pay": money("pay"), "pay_unit": text("pay_unit", false), "pay_hours": whole("pay_hours"),
		"contract": text("contract", false), "remote": text("remote", false), "town": text("town", false), "postcode": text("postcode", false),
		"start": text("start_on", false), "closing": text("closing", false), "places": whole("places"), "essential": words("essential"), "desirable": words("desirable"),
		"licences": words("licences"), "demands": setDemands, "offers": list("offers"), "how_to_apply": text("how_to_apply", false),
		"contact_person": text("contact_person", false), "description": text("description", false),
		"status": func(_ *importRun, to *row, v ImportValue) (string, error) {
			if v.Erase {
				v.Text = string(brokerage.VacancyOpen)
			}
			to.set("status", v.Text)
			return "", nil
		},
		"employer_name": func(r *importRun, to *row, v ImportValue) (string, error) {
			id, reason, err := r.employerNamed(v.Text)
			if id != "" {
				to.set("employer", id)
			}
			return reason, err
		},
	}),
	check: checked(func(r *row) validated { return vacancyOf(r) }, "employer", "employer_ref"),
}

var importDuties = importKind{
	name: "duties", title: "duties", kind: dutyKind,
	// The n-th row of a file with a duty of a vacancy is the n-th such duty.
	key: func(v map[string]ImportValue) (string, string) {
		if v["ref"].Text != "" {
			return refOrRow(v)
		}
		return "duty\x00" + v["vacancy_ref"].Text + "\x00" + v["duty"].Text, ""
	},
	fresh: func(*importRun) *row { return dutyRow(brokerage.Duty{ID: brokerage.DutyID(NewID())}) },
	find: func(r *importRun, from staged) (*row, string, error) {
		v := from.Values
		if ref := v["ref"].Text; ref != "" {
			old, err := r.byRef(dutyKind, ref)
			return old, "", err
		}
		vacancy, err := r.byRef(vacancyKind, v["vacancy_ref"].Text)
		if err != nil || vacancy == nil || r.peek {
			return nil, "", err
		}
		old, err := r.nth(dutyKind, "vacancy = ? and name = ?", vacancy.id, strings.TrimSpace(v["duty"].Text))
		return old, "", err
	},
	columns: sortedColumns(map[string]setter{
		"ref": ref, "vacancy_ref": setVacancyOfDuty, "duty": text("name", true), "minutes": whole("minutes"), "essential_reason": text("reason", false),
		"demands": setDemands, "licences": words("licences"), "done_by": text("done_by", false), "hourly_cost": money("cost"), "undone": yesNo("undone"),
		"tools": text("tools", false),
		"essential": func(_ *importRun, to *row, v ImportValue) (string, error) {
			to.set("marginal", flag(v.Text == "no"))
			return "", nil
		},
		"times_per_week": func(_ *importRun, to *row, v ImportValue) (string, error) {
			times := 0.0
			if !v.Erase {
				var err error
				if times, err = strconv.ParseFloat(v.Text, 64); err != nil {
					return "This is not a number. Please write how often a week, 5 or 0.23.", nil
				}
			}
			to.set("times", times)
			return "", nil
		},
	}),
	check: checked(func(r *row) validated { return dutyOf(r) }, "vacancy", "vacancy_ref"),
}

// setVacancyOfDuty sets the vacancy of a duty. A new duty comes after those that are there.
func setVacancyOfDuty(r *importRun, to *row, v ImportValue) (string, error) {
	was := to.text("vacancy")
	reason, err := recordRef("vacancy", vacancyKind, true, noVacancy)(r, to, v)
	vacancy := to.text("vacancy")
	if reason != "" || err != nil || vacancy == was {
		return reason, err
	}
	last, known := r.places[vacancy]
	if !known {
		if err := r.c.queryRow("select coalesce(max(place), 0) from duty where vacancy = ? and deleted = 0", vacancy).Scan(&last); err != nil {
			return "", err
		}
	}
	r.places[vacancy] = last + 1
	to.set("place", int64(last+1))
	return "", nil
}

// money sets a column to pence, known unless it was erased.
func money(column string) setter {
	set := whole(column)
	return func(r *importRun, to *row, v ImportValue) (string, error) {
		reason, err := set(r, to, v)
		to.set(column+"_known", flag(!v.Erase))
		return reason, err
	}
}

// words sets a column that holds words of people's own.
func words(column string) setter {
	return func(_ *importRun, to *row, v ImportValue) (string, error) {
		now := split(v.Text)
		if !slices.Equal(now, split(inWords(to.text(column)))) { // one that holds a semicolon stays
			to.set(column, packJSON(now))
		}
		return "", nil
	}
}

// inWords are words of people's own as a cell holds them.
func inWords(packed string) string {
	var out []string
	for _, w := range unpackJSON[string](packed) {
		out = append(out, inList(w))
	}
	return strings.Join(out, ";")
}

func setDays(_ *importRun, to *row, v ImportValue) (string, error) {
	d, ok := people.ParseDays(v.Text)
	if !ok {
		return "These are no days of the week. Please write days as mon;tue;wed.", nil
	}
	to.set("days", int64(d))
	return "", nil
}

// setDemands sets what a job or a duty asks of somebody.
func setDemands(_ *importRun, to *row, v ImportValue) (string, error) {
	var now []brokerage.Demand
	for _, part := range split(v.Text) {
		barrier, level, _ := strings.Cut(part, ":")
		now = append(now, brokerage.Demand{Barrier: barrier, Level: people.NeedLevel(level)})
	}
	to.set("demands", packJSON(now))
	return "", nil
}

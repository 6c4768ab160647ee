package store

import (
	"fmt"
	"strconv"
	"strings"

	"jobwright/brokerage"
)

// hoursCell is minutes a week as decimal hours, which reads back to the minute; none where they are not known.
func hoursCell(minutes int) string {
	if minutes == 0 {
		return ""
	}
	return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.3f", float64(minutes)/60), "0"), ".")
}

// poundsCell is pence as pounds.
func poundsCell(pence int) string { return fmt.Sprintf("%d.%02d", pence/100, pence%100) }

// payCell is pence as pounds; none where it is 0 and nobody says that it is known.
func payCell(pence int, known bool) string {
	if pence == 0 && !known {
		return ""
	}
	return poundsCell(pence)
}

// demandsCell is what a job asks of somebody, HAND:major;SENS:some.
func demandsCell(demands []brokerage.Demand) string {
	var out []string
	for _, d := range demands {
		out = append(out, d.Barrier+":"+string(d.Level))
	}
	return strings.Join(out, ";")
}

func participantCells(x *exporting, r *row) (map[string]string, error) {
	out := same(r, "first_name", "last_name", "phone", "email", "contact_how", "birth_date", "gender", "ethnicity", "area", "provider", "status", "pathway",
		"referral_source", "town", "postcode")
	out["group"], out["start"], out["exit"], out["specialist"] = r.text("grp"), r.text("start_on"), r.text("exit_on"), x.staff[r.text("specialist")]
	p := profileOf(r)
	for column, list := range map[string][]string{"sectors": p.Sectors, "refused_sectors": p.RefusedSectors, "roles": p.Roles, "travel_modes": p.TravelModes,
		"contracts_refused": p.ContractsRefused} {
		var words []string
		for _, w := range list {
			words = append(words, inList(w))
		}
		out[column] = strings.Join(words, ";")
	}
	out["hours_min"], out["hours_max"], out["days"] = hoursCell(p.HoursMin), hoursCell(p.HoursMax), p.Days.String()
	out["not_before"], out["not_after"], out["nights"], out["weekends"] = p.NotBefore, p.NotAfter, string(p.Nights), string(p.Weekends)
	out["pay_min"], out["pay_min_unit"], out["zero_hours_ok"] = payCell(p.PayMin, false), string(p.PayMinUnit), string(p.ZeroHoursOK)
	out["travel_max_minutes"] = number(p.TravelMax)
	var skills, licences, needs []string
	for _, s := range p.Skills {
		skills = append(skills, inList(s.Name))
	}
	for _, l := range p.Licences {
		licences = append(licences, inList(l.Name))
	}
	for _, n := range p.Needs {
		needs = append(needs, n.Barrier+":"+string(n.Level))
	}
	out["skills"], out["licences"], out["needs"] = strings.Join(skills, ";"), strings.Join(licences, ";"), strings.Join(needs, ";")
	var err error
	out["refused_employers"], err = x.refList(employerKind, p.RefusedEmployers)
	return out, err
}

func permitCells(x *exporting, r *row) (out map[string]string, err error) {
	p := permitOf(r)
	out = same(r, "audience", "words", "not_words", "how", "witness", "withdrawn")
	out["permission"], out["disclosure"], out["from"], out["until"] = p.Permission.Code(), p.Disclosure.Code(), p.From.String(), p.Until.String()
	out["recorded_by"] = x.staff[string(p.RecordedBy)]
	err = x.refsOf(r, out, ofParticipant, ofEmployer)
	return out, err
}

// cellOf is a column of a file that names another record: the column of ours that holds its id, and its kind.
type cellOf struct {
	cell, column string
	kind         *kind
}

var (
	ofParticipant = cellOf{"participant_ref", "participant", participantKind}
	ofEmployer    = cellOf{"employer_ref", "employer", employerKind}
	ofVacancy     = cellOf{"vacancy_ref", "vacancy", vacancyKind}
	ofJob         = cellOf{"job_ref", "job", jobKind}
)

// refsOf fills the cells that name other records.
func (x *exporting) refsOf(r *row, out map[string]string, cells ...cellOf) (err error) {
	for _, c := range cells {
		if out[c.cell], err = x.ref(c.kind, r.text(c.column)); err != nil {
			return err
		}
	}
	return nil
}

func leadCells(x *exporting, r *row) (map[string]string, error) {
	out := same(r, "need", "stage", "said_by", "said_on", "likely_start", "closed_reason")
	out["signals"], out["hours"], out["owner"] = codes(r.text("signals")), hoursCell(r.int("hours")), x.staff[r.text("owner")]
	if err := x.refsOf(r, out, ofEmployer); err != nil {
		return nil, err
	}
	var err error
	out["next_step"], out["next_date"], err = x.stepOfLead(r)
	return out, err
}

// stepOfLead is the next thing to do about a lead. All are read at once.
func (x *exporting) stepOfLead(lead *row) (what, due string, err error) {
	if x.leadSteps == nil {
		x.leadSteps = map[string]*row{}
		see, args := x.s.visible(x.who, "participant", "owner")
		steps, err := readRows(x.ctx, x.q, nextStepKind, "where deleted = 0 and done_on = '' and lead <> '' and "+see+" order by due desc, id desc", args...)
		if err != nil {
			return "", "", err
		}
		for _, n := range steps {
			x.leadSteps[n.text("lead")] = n
		}
	}
	n := x.leadSteps[lead.id]
	if n == nil || n.text("employer") != lead.text("employer") {
		return "", "", nil
	}
	return n.text("what"), n.text("due"), nil
}

func vacancyCells(x *exporting, r *row) (map[string]string, error) {
	v := vacancyOf(r)
	out := same(r, "title", "soc", "source", "from_time", "to_time", "nights", "weekends", "pay_unit", "contract", "remote", "town", "postcode", "closing", "how_to_apply",
		"contact_person", "description", "status")
	out["sic"], out["offers"], out["demands"], out["days"] = codes(r.text("sic")), codes(r.text("offers")), demandsCell(v.Demands), v.Days.String()
	out["hours_min"], out["hours_max"], out["pay_hours"] = hoursCell(v.HoursMin), hoursCell(v.HoursMax), hoursCell(v.PayHours)
	out["pay"], out["start"], out["places"] = payCell(v.Pay, v.PayKnown), v.Start.String(), number(v.Places)
	for _, column := range []string{"essential", "desirable", "licences"} {
		out[column] = inWords(r.text(column))
	}
	return out, x.refsOf(r, out, ofEmployer)
}

func dutyCells(x *exporting, r *row) (map[string]string, error) {
	d := dutyOf(r)
	out := same(r, "done_by", "tools")
	out["duty"], out["essential_reason"], out["licences"], out["demands"] = d.Name, d.Reason, inWords(r.text("licences")), demandsCell(d.Demands)
	out["minutes"], out["times_per_week"] = strconv.Itoa(d.Minutes), strconv.FormatFloat(d.Times, 'f', -1, 64)
	out["essential"], out["undone"], out["hourly_cost"] = yes(!d.Marginal), yes(d.Undone), payCell(d.Cost.Pence, d.Cost.Known)
	return out, x.refsOf(r, out, ofVacancy)
}

func sessionCells(x *exporting, r *row) (map[string]string, error) {
	out := same(r, "mode", "type", "note")
	out["date"], out["minutes"], out["contents"], out["specialist"] = r.text("on_day"), number(r.int("minutes")), codes(r.text("contents")), x.staff[r.text("specialist")]
	return out, x.refsOf(r, out, ofParticipant)
}

func applicationCells(x *exporting, r *row) (map[string]string, error) {
	out := same(r, "stage", "outcome", "feedback")
	out["date"] = r.text("on_day")
	return out, x.refsOf(r, out, ofParticipant, ofVacancy)
}

func jobCells(x *exporting, r *row) (map[string]string, error) {
	j := jobOf(r)
	out := same(r, "title", "soc", "sic", "four_hours_on", "pay_unit", "contract", "source", "carved", "competitive", "end_reason")
	out["start"], out["end"], out["hours"], out["pay"] = j.Start.String(), j.End.String(), hoursCell(j.Hours), payCell(j.Pay, false)
	return out, x.refsOf(r, out, ofParticipant, ofEmployer, ofVacancy)
}

func outcomeCells(x *exporting, r *row) (map[string]string, error) {
	out := same(r, "type", "source", "sic", "evidence")
	out["date"] = r.text("on_day")
	return out, x.refsOf(r, out, ofParticipant, ofJob)
}

package store

import (
	"slices"
	"strconv"
	"strings"

	"jobwright/brokerage"
	"jobwright/internal/people"
)

var importParticipants = importKind{
	name: "people", title: "people", kind: participantKind, key: refOrRow,
	// Whoever has a caseload takes in their own people; a lead gives them to somebody.
	fresh: func(r *importRun) *row {
		p := people.Participant{ID: people.ParticipantID(NewID())}
		if r.c.who.Role == people.Specialist {
			p.Specialist = r.c.who.ID
		}
		return participantRow(p)
	},
	find: byRefOrMark(participantKind),
	columns: sortedColumns(map[string]setter{
		"ref": ref, "first_name": participantName("first_name"), "last_name": participantName("last_name"), "phone": text("phone", false), "email": text("email", false),
		"contact_how": text("contact_how", false), "birth_date": text("birth_date", false), "gender": text("gender", false), "ethnicity": text("ethnicity", false),
		"area": text("area", false), "provider": text("provider", false), "group": text("grp", false), "status": text("status", false), "pathway": text("pathway", false),
		"referral_source": text("referral_source", false), "start": text("start_on", false), "exit": text("exit_on", false), "specialist": staffRef("specialist", false),
		"town": text("town", false), "postcode": text("postcode", false), "refused_employers": employerRefs("refused_employers"),
		"sectors":            profiled(func(p *people.Profile, text string) { p.Sectors = split(text) }),
		"refused_sectors":    profiled(func(p *people.Profile, text string) { p.RefusedSectors = split(text) }),
		"roles":              profiled(func(p *people.Profile, text string) { p.Roles = split(text) }),
		"hours_min":          profiled(func(p *people.Profile, text string) { p.HoursMin = count(text) }),
		"hours_max":          profiled(func(p *people.Profile, text string) { p.HoursMax = count(text) }),
		"days":               profiled(func(p *people.Profile, text string) { p.Days, _ = people.ParseDays(text) }),
		"not_before":         profiled(func(p *people.Profile, text string) { p.NotBefore = text }),
		"not_after":          profiled(func(p *people.Profile, text string) { p.NotAfter = text }),
		"nights":             profiled(func(p *people.Profile, text string) { p.Nights = people.Answer(text) }),
		"weekends":           profiled(func(p *people.Profile, text string) { p.Weekends = people.Answer(text) }),
		"pay_min":            profiled(func(p *people.Profile, text string) { p.PayMin = count(text) }),
		"pay_min_unit":       profiled(func(p *people.Profile, text string) { p.PayMinUnit = people.PayUnit(text) }),
		"travel_max_minutes": profiled(func(p *people.Profile, text string) { p.TravelMax = count(text) }),
		"travel_modes":       profiled(func(p *people.Profile, text string) { p.TravelModes = split(text) }),
		"contracts_refused":  profiled(func(p *people.Profile, text string) { p.ContractsRefused = split(text) }),
		"zero_hours_ok":      profiled(func(p *people.Profile, text string) { p.ZeroHoursOK = people.Answer(text) }),
		"skills":             profiled(setSkills),
		"licences":           profiled(setLicences),
		"needs":              profiled(setNeeds),
	}),
	check: func(line int, r *row) []ImportProblem { return problems(line, participantOf(r).Validate()) },
	// The profile as it stood is kept where a file changes it.
	beside: func(r *importRun, _ staged, old, next *row) (kept []rewrite, bad []ImportProblem, err error) {
		if version := r.c.profileKept(old, next); version != nil {
			kept = append(kept, rewrite{new: version})
		}
		return kept, nil, nil
	},
}

// split gives the values of a cell; none of an erased one.
func split(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, ";")
}

// count reads a whole number that has been read before; an erased one is 0.
func count(text string) int {
	n, _ := strconv.Atoi(text)
	return n
}

// participantName sets a part of the name, and with it what sorts people by name.
func participantName(column string) setter {
	set := text(column, true)
	return func(r *importRun, to *row, v ImportValue) (string, error) {
		reason, err := set(r, to, v)
		to.set("name_key", fold(to.text("last_name")+" "+to.text("first_name")))
		return reason, err
	}
}

// profiled sets a part of the profile.
func profiled(set func(p *people.Profile, text string)) setter {
	return func(_ *importRun, to *row, v ImportValue) (string, error) {
		p := profileOf(to)
		set(&p, v.Text)
		setProfile(to, p)
		return "", nil
	}
}

// employerRefs sets a column to the employers that a cell names.
func employerRefs(column string) setter {
	return func(r *importRun, to *row, v ImportValue) (string, error) {
		var ids []string
		for _, ref := range split(v.Text) {
			if ref = strings.TrimSpace(ref); ref == "" {
				continue
			}
			id, err := r.employer(ref, true)
			if err != nil {
				return "", err
			}
			if id == "" {
				return "“" + ref + "”: " + noEmployer, nil
			}
			if !slices.Contains(ids, id) {
				ids = append(ids, id)
			}
		}
		to.set(column, pack(ids))
		return "", nil
	}
}

// setSkills makes the skills those of the file. What is known of one beyond its name stays.
func setSkills(p *people.Profile, text string) {
	var now []people.Skill
	for _, name := range split(text) {
		s := people.Skill{Name: name}
		if i := slices.IndexFunc(p.Skills, func(s people.Skill) bool { return fold(inList(s.Name)) == fold(name) }); i >= 0 {
			s = p.Skills[i]
		}
		now = append(now, s)
	}
	p.Skills = now
}

// setLicences makes the licences those of the file. The days of a known one stay.
func setLicences(p *people.Profile, text string) {
	var now []people.Licence
	for _, name := range split(text) {
		l := people.Licence{Name: name}
		if i := slices.IndexFunc(p.Licences, func(l people.Licence) bool { return fold(inList(l.Name)) == fold(name) }); i >= 0 {
			l = p.Licences[i]
		}
		now = append(now, l)
	}
	p.Licences = now
}

// setNeeds makes the needs those of the file. What helps with a known one stays.
func setNeeds(p *people.Profile, text string) {
	var now []people.Need
	for _, part := range split(text) {
		barrier, level, _ := strings.Cut(part, ":")
		n := people.Need{Barrier: barrier}
		if i := slices.IndexFunc(p.Needs, func(n people.Need) bool { return n.Barrier == barrier }); i >= 0 {
			n = p.Needs[i]
		}
		n.Level = people.NeedLevel(level)
		now = append(now, n)
	}
	p.Needs = now
}

// participantRef sets the participant whom a record is about.
func participantRef(r *importRun, to *row, v ImportValue) (string, error) {
	id, err := r.participant(v.Text)
	if err != nil || id == "" {
		return noParticipant, err
	}
	to.set("participant", string(id))
	return "", nil
}

// recordRef sets a column to a record of another kind, found by its reference.
func recordRef(column string, k *kind, needed bool, unknown string) setter {
	return func(r *importRun, to *row, v ImportValue) (string, error) {
		if v.Erase {
			if needed {
				return cannotErase, nil
			}
			to.set(column, "")
			return "", nil
		}
		found, err := r.byRef(k, v.Text)
		if err != nil || found == nil {
			return unknown, err
		}
		to.set(column, found.id)
		return "", nil
	}
}

const noVacancy = "No vacancy here has this reference. Please check it, or import the vacancy first."

var importPermissions = importKind{
	name: "permissions", title: "permissions", kind: permitKind,
	// Whom it is about, toward whom and from when make a permission what it is.
	key: func(v map[string]ImportValue) (string, string) {
		if v["ref"].Text != "" {
			return refOrRow(v)
		}
		return strings.Join([]string{"permit", v["participant_ref"].Text, audienceOr(v["audience"].Text), v["employer_ref"].Text, v["from"].Text}, "\x00"), "participant_ref"
	},
	fresh: func(r *importRun) *row {
		return permitRow(people.Permit{ID: people.PermitID(NewID()), Disclosure: people.DU, From: date(r.c.s.today()), RecordedBy: r.c.who.ID})
	},
	find: findPermit,
	columns: sortedColumns(map[string]setter{
		"ref": ref, "participant_ref": participantRef, "words": text("words", false), "not_words": text("not_words", false), "how": text("how", false),
		"witness": text("witness", false), "until": text("until_day", false), "recorded_by": staffRef("recorded_by", true), "employer_ref": employerRef(false),
		"audience": func(_ *importRun, to *row, v ImportValue) (string, error) {
			to.set("audience", audienceOr(v.Text))
			return "", nil
		},
		"permission": func(_ *importRun, to *row, v ImportValue) (string, error) {
			p, ok := people.ParsePermission(v.Text)
			if !ok {
				return "This is not a permission. Please write P0 to P4.", nil
			}
			to.set("permission", int64(p))
			return "", nil
		},
		"disclosure": func(_ *importRun, to *row, v ImportValue) (string, error) {
			d, ok := people.ParseDisclosure(v.Text)
			if !ok {
				return "This is not a level of disclosure. Please write D0 to D5, or DU.", nil
			}
			to.set("disclosure", int64(d))
			return "", nil
		},
		"from": func(r *importRun, to *row, v ImportValue) (string, error) {
			from := v.Text
			if v.Erase {
				from = r.c.s.today()
			}
			to.set("from_day", from)
			return "", nil
		},
		"withdrawn": func(_ *importRun, to *row, v ImportValue) (string, error) {
			if v.Erase && to.text("withdrawn") != "" {
				return "What somebody has withdrawn is not given back by a file. Please ask the person and record the new permission as a row of its own.", nil
			}
			if v.Text != "" {
				to.set("withdrawn", v.Text)
			}
			return "", nil
		},
	}),
	check: func(line int, r *row) []ImportProblem {
		if r.text("until_day") == "" {
			r.set("until_day", people.DefaultUntil(date(r.text("from_day"))).String())
		}
		bad := problems(line, permitOf(r).Validate())
		if r.text("participant") == "" { // told by the column that names them
			bad = without(bad, "participant_ref")
		}
		return bad
	},
}

// audienceOr is an audience, the employer where it is left out.
func audienceOr(code string) string {
	if code == "" {
		return people.ToEmployer
	}
	return code
}

// findPermit finds a permission by reference, or else by participant, audience, employer and first day. A row without a first day that
// was imported before is the permission which it became then: its first day was the day of that import.
func findPermit(r *importRun, from staged) (*row, string, error) {
	v := from.Values
	if ref := v["ref"].Text; ref != "" {
		old, err := r.byRef(permitKind, ref)
		return old, "", err
	}
	participant, err := r.participant(v["participant_ref"].Text)
	if err != nil || participant == "" {
		return nil, "", err
	}
	employer := ""
	if ref := v["employer_ref"].Text; ref != "" {
		if employer, err = r.employer(ref, true); err != nil || employer == "" {
			return nil, "", err
		}
	}
	first, mark := v["from"].Text, ""
	if first == "" {
		var old *row
		if old, mark, err = r.byMark(permitKind, v); err != nil || old != nil {
			return old, mark, err
		}
		first = r.c.s.today()
	}
	old, err := r.read(permitKind, "where participant = ? and audience = ? and employer = ? and from_day = ? and deleted = 0 order by id limit 1",
		string(participant), audienceOr(v["audience"].Text), employer, first)
	if old != nil {
		mark = "" // found by what it says, it may be changed
	}
	return old, mark, err
}

var importSessions = importKind{
	name: "sessions", title: "sessions", kind: sessionKind, key: refOrRow,
	fresh: func(r *importRun) *row { return sessionRow(brokerage.Session{ID: NewID(), Specialist: r.c.who.ID}) },
	find:  byRefOrMark(sessionKind),
	columns: sortedColumns(map[string]setter{
		"ref": ref, "participant_ref": participantRef, "date": text("on_day", true), "minutes": whole("minutes"), "mode": text("mode", true), "type": text("type", true),
		"contents": list("contents"), "specialist": staffRef("specialist", true), "note": text("note", false),
	}),
	check: checked(func(r *row) validated { return sessionOf(r) }, "participant", "participant_ref"),
}

var importApplications = importKind{
	name: "applications", title: "applications", kind: applicationKind, key: refOrRow,
	fresh: func(r *importRun) *row {
		return applicationRow(brokerage.Application{ID: NewID(), On: date(r.c.s.today())})
	},
	find: byRefOrMark(applicationKind),
	columns: sortedColumns(map[string]setter{
		"ref": ref, "participant_ref": participantRef, "vacancy_ref": recordRef("vacancy", vacancyKind, true, noVacancy), "date": text("on_day", true),
		"outcome": text("outcome", false), "feedback": text("feedback", false),
		"stage": func(_ *importRun, to *row, v ImportValue) (string, error) {
			if v.Erase {
				v.Text = brokerage.ApplicationStages[0].Code
			}
			to.set("stage", v.Text)
			return "", nil
		},
	}),
	check: checked(func(r *row) validated { return applicationOf(r) }, "participant", "participant_ref", "vacancy", "vacancy_ref"),
}

var importJobs = importKind{
	name: "jobs", title: "jobs", kind: jobKind, key: refOrRow,
	fresh: func(*importRun) *row { return jobRow(brokerage.Job{ID: brokerage.JobID(NewID())}) },
	find:  byRefOrMark(jobKind),
	columns: sortedColumns(map[string]setter{
		"ref": ref, "participant_ref": participantRef, "employer_ref": employerRef(false), "title": text("title", true), "soc": text("soc", false), "sic": firstCode("sic"),
		"start": text("start_on", true), "four_hours_on": text("four_hours_on", false), "hours": whole("hours"), "pay": whole("pay"), "pay_unit": text("pay_unit", false),
		"contract": text("contract", false), "source": text("source", false), "vacancy_ref": recordRef("vacancy", vacancyKind, false, noVacancy),
		"carved": text("carved", false), "competitive": text("competitive", false), "end": text("end_on", false), "end_reason": text("end_reason", false),
	}),
	check: checked(func(r *row) validated { return jobOf(r) }, "participant", "participant_ref"),
}

var importOutcomes = importKind{
	name: "outcomes", title: "outcomes", kind: outcomeKind, key: refOrRow,
	fresh: func(*importRun) *row { return outcomeRow(brokerage.Outcome{ID: NewID()}) },
	find:  byRefOrMark(outcomeKind),
	columns: sortedColumns(map[string]setter{
		"ref": ref, "participant_ref": participantRef, "date": text("on_day", true), "type": text("type", true), "source": text("source", false), "sic": firstCode("sic"),
		"evidence": text("evidence", false), "job_ref": recordRef("job", jobKind, false, "No job here has this reference. Please check it, or import the job first."),
	}),
	check: checked(func(r *row) validated { return outcomeOf(r) }, "participant", "participant_ref"),
	// A job is that of one person.
	beside: func(r *importRun, from staged, _, next *row) ([]rewrite, []ImportProblem, error) {
		if next.text("job") == "" {
			return nil, nil, nil
		}
		job, err := r.read(jobKind, "where id = ?", next.text("job"))
		if err != nil || job == nil || job.text("participant") == next.text("participant") {
			return nil, nil, err
		}
		return nil, []ImportProblem{{Line: from.Line, Column: "job_ref", Value: from.Values["job_ref"].Text, Reason: "This is somebody else's job. Please check the person and the job."}}, nil
	},
}

// firstCode sets a column that holds one code to the first of a cell.
func firstCode(column string) setter {
	return func(_ *importRun, to *row, v ImportValue) (string, error) {
		code, _, _ := strings.Cut(v.Text, ";")
		to.set(column, code)
		return "", nil
	}
}

// validated is a record that says what must hold before it is saved.
type validated interface{ Validate() error }

// checked says what validate finds. What is wrong with a column of the record is not told again where the column of the file that
// fills it has told so: filled gives pairs of the two.
func checked(record func(r *row) validated, filled ...string) func(int, *row) []ImportProblem {
	return func(line int, r *row) []ImportProblem {
		bad := problems(line, record(r).Validate())
		for i := 0; i < len(filled); i += 2 {
			if r.text(filled[i]) == "" {
				bad = without(bad, filled[i+1])
			}
		}
		return bad
	}
}

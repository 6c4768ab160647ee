package store

import (
	"slices"
	"strings"

	"jobwright/employers"
	"jobwright/internal/people"
)

var importContacts = importKind{
	name: "contacts", title: "contacts", kind: contactKind, key: refOrRow,
	fresh: func(r *importRun) *row {
		return contactRow(employers.Contact{ID: employers.ContactID(NewID()), Specialist: r.c.who.ID})
	},
	find: byRefOrMark(contactKind),
	columns: sortedColumns(map[string]setter{
		"ref": ref, "date": text("on_day", true), "start_time": text("start_at", false), "employer_ref": employerRef(true), "channel": text("channel", true),
		"purpose": text("purpose", true), "specialist": staffRef("specialist", true), "minutes": whole("minutes"), "met": setMet, "outcome": text("outcome", false),
		"signals": list("signals"), "heard": text("heard", false), "note": text("note", false), "logged_on": text("logged_on", false),
		"participants": checkParticipants,
	}),
	check: func(line int, r *row) []ImportProblem { return problems(line, contactOf(r).Validate()) },
	beside: func(r *importRun, from staged, old, next *row) ([]rewrite, []ImportProblem, error) {
		steps, bad, err := stepOfContact(r, from, old, next)
		if err != nil || len(bad) > 0 {
			return nil, bad, err
		}
		named, err := participantsOf(r, from, old, next)
		return append(steps, named...), nil, err
	},
}

// setMet finds the people met by name, at the employer of the contact; unknown ones are made, with can_hire unknown.
func setMet(r *importRun, to *row, v ImportValue) (string, error) {
	if v.Erase {
		to.set("met", "")
		return "", nil
	}
	employer := to.text("employer")
	if employer == "" {
		return "", nil // told already
	}
	found, err := r.peopleOf(employer)
	if err != nil {
		return "", err
	}
	var met []string
	for name := range strings.SplitSeq(v.Text, ";") {
		if name = strings.Join(strings.Fields(name), " "); name == "" {
			continue
		}
		id, err := r.metNamed(name, to, found)
		if err != nil {
			return "", err
		}
		if id == "" {
			id = r.makePerson(name, employer)
		}
		if !slices.Contains(met, id) {
			met = append(met, id)
		}
	}
	to.set("met", pack(met))
	return "", nil
}

// metNamed finds somebody whom a contact already names, or else somebody at the employer.
func (r *importRun) metNamed(name string, contact *row, at []employers.ContactPerson) (string, error) {
	for _, id := range unpack[string](contact.text("met")) {
		p, err := r.read(personKind, "where id = ?", id)
		if err != nil {
			return "", err
		}
		if p != nil && fold(p.text("name")) == fold(name) {
			return id, nil
		}
	}
	id := ""
	for _, p := range at {
		if fold(p.Name) == fold(name) && (id == "" || p.LeftOn.IsZero()) {
			if id = string(p.ID); p.LeftOn.IsZero() {
				break
			}
		}
	}
	return id, nil
}

// makePerson has somebody made whom nobody knows yet.
func (r *importRun) makePerson(name, employer string) string {
	key := "person " + employer + " " + fold(name)
	if m := r.made(key); m != nil {
		return m.id
	}
	p := employers.ContactPerson{ID: employers.PersonID(NewID()), Employer: employers.EmployerID(employer), Name: name}
	r.making = append(r.making, making{key, personRow(p), func() {
		r.people[employer] = append(r.people[employer], p)
		r.sum.MadePeople = append(r.sum.MadePeople, name)
	}})
	return string(p.ID)
}

// stepOfContact is the next step that a contact ended in. One with the same words stays as it is: it may have been moved, done
// or deleted since.
func stepOfContact(r *importRun, from staged, old, next *row) ([]rewrite, []ImportProblem, error) {
	what, due := strings.TrimSpace(from.Values["next_step"].Text), from.Values["next_date"].Text
	if what == "" && due == "" {
		return nil, nil, nil
	}
	if what == "" || due == "" {
		column, reason := "next_step", "The day of the next step is there but not what it is. Please fill it in, or take the day out."
		if due == "" {
			column, reason = "next_date", "The next step has no day. Please fill it in."
		}
		return nil, []ImportProblem{{Line: from.Line, Column: column, Reason: reason}}, nil
	}
	step := nextStepRow(employers.NextStep{ID: employers.NextStepID(NewID()), What: what, Due: date(due), Owner: people.StaffID(next.text("specialist")),
		Employer: employers.EmployerID(next.text("employer")), Contact: employers.ContactID(next.id)})
	if bad := problems(from.Line, nextStepOf(step).Validate()); len(bad) > 0 {
		for i := range bad {
			bad[i].Column = "next_step"
		}
		return nil, bad, nil
	}
	mark := "step-" + r.markOf(nextStepKind, next.id+"\n"+fold(what))
	if old != nil {
		if known, err := r.hasStep(next, what, mark); known || err != nil {
			return nil, nil, err
		}
	}
	return []rewrite{{nil, step, mark}}, nil, nil
}

// hasStep says whether a contact already ended in a step with these words.
func (r *importRun) hasStep(contact *row, what, mark string) (bool, error) {
	id, err := r.remembered(nextStepKind, mark)
	if err != nil || id != "" {
		return id != "", err
	}
	steps, err := readRows(r.c.ctx, r.c.tx, nextStepKind, "where deleted = 0 and employer <> '' and employer = ? and contact = ?", contact.text("employer"), contact.id)
	return slices.ContainsFunc(steps, func(s *row) bool { return fold(s.text("what")) == fold(what) }), err
}

const noParticipant = "Nobody here has this reference. Please check it."

// checkParticipants says whether everybody is known; who they are stands beside the contact.
func checkParticipants(r *importRun, _ *row, v ImportValue) (string, error) {
	for ref := range strings.SplitSeq(v.Text, ";") {
		if ref = strings.TrimSpace(ref); ref == "" {
			continue
		}
		id, err := r.participant(ref)
		if err != nil {
			return "", err
		}
		if id == "" {
			return "“" + ref + "”: " + noParticipant, nil
		}
	}
	return "", nil
}

// participantsOf makes the participants of a contact those of the file.
func participantsOf(r *importRun, from staged, old, next *row) ([]rewrite, error) {
	v, given := from.Values["participants"]
	if !given {
		return nil, nil
	}
	var has []*row
	if old != nil {
		var err error
		if has, err = readRows(r.c.ctx, r.c.tx, contactParticipantKind, "where contact = ? and deleted = 0", old.id); err != nil {
			return nil, err
		}
	}
	var out []rewrite
	var kept []string
	for ref := range strings.SplitSeq(v.Text, ";") {
		if ref = strings.TrimSpace(ref); ref == "" {
			continue
		}
		id, err := r.participant(ref)
		if err != nil {
			return nil, err
		}
		if slices.Contains(kept, string(id)) {
			continue
		}
		kept = append(kept, string(id))
		if !slices.ContainsFunc(has, func(h *row) bool { return h.text("participant") == string(id) }) {
			out = append(out, rewrite{new: contactParticipantKind.row(NewID(), 0, false, next.id, string(id))})
		}
	}
	for _, h := range has {
		if !slices.Contains(kept, h.text("participant")) {
			out = append(out, rewrite{old: h, new: h.asDeleted()})
		}
	}
	return out, nil
}

var importReviews = importKind{
	name: "contact-reviews", title: "reviews of contacts", kind: reviewKind, key: refOrRow,
	fresh: func(*importRun) *row { return reviewRow(employers.ContactReview{ID: NewID()}) },
	// As with leave, all that a row says is the review.
	find: func(r *importRun, row staged) (*row, string, error) {
		v := row.Values
		staff, _ := r.person(v["staff"].Text)
		if staff == "" || r.peek {
			return nil, "", nil
		}
		var supervisor people.StaffID
		if v["supervisor"].Text != "" {
			supervisor, _ = r.person(v["supervisor"].Text)
		}
		old, err := r.nth(reviewKind, "staff = ? and week = ? and supervisor = ? and on_day = ? and comment = ?", string(staff), monday(v["week"].Text), string(supervisor),
			v["date"].Text, strings.TrimSpace(v["comment"].Text))
		return old, "", err
	},
	columns: sortedColumns(map[string]setter{
		"staff": staffRef("staff", true), "supervisor": staffRef("supervisor", false), "date": text("on_day", false), "comment": text("comment", false),
		"week": func(_ *importRun, to *row, v ImportValue) (string, error) {
			to.set("week", monday(v.Text))
			return "", nil
		},
	}),
	check: func(line int, r *row) []ImportProblem { return problems(line, reviewOf(r).Validate()) },
}

// monday is the day by which a week is named, from any day of it.
func monday(text string) string { return date(text).Monday().String() }

var importNextSteps = importKind{
	name: "next-steps", title: "next steps", kind: nextStepKind, key: refOrRow,
	fresh: func(r *importRun) *row {
		return nextStepRow(employers.NextStep{ID: employers.NextStepID(NewID()), Owner: r.c.who.ID})
	},
	find: byRefOrMark(nextStepKind),
	columns: sortedColumns(map[string]setter{
		"ref": ref, "what": text("what", true), "due": text("due", true), "owner": staffRef("owner", true), "done_on": text("done_on", false),
		"employer_ref": employerRef(false),
		"participant_ref": func(r *importRun, to *row, v ImportValue) (string, error) {
			if v.Erase {
				to.set("participant", "")
				return "", nil
			}
			id, err := r.participant(v.Text)
			if err != nil || id == "" {
				return noParticipant, err
			}
			to.set("participant", string(id))
			return "", nil
		},
		"vacancy_ref": func(_ *importRun, _ *row, v ImportValue) (string, error) {
			if v.Erase {
				return "", nil
			}
			return "No vacancy here has this reference. Please import the vacancy first, or leave the cell blank.", nil
		},
	}),
	check: func(line int, r *row) []ImportProblem { return problems(line, nextStepOf(r).Validate()) },
}

var importEvents = importKind{
	name: "events", title: "events", kind: eventKind, key: refOrRow,
	fresh: func(*importRun) *row { return eventRow(employers.Event{ID: employers.EventID(NewID())}) },
	find:  byRefOrMark(eventKind),
	columns: sortedColumns(map[string]setter{
		"ref": ref, "date": text("on_day", true), "title": text("title", true), "kind": text("kind", false), "place": text("place", false),
		"topics": text("topics", false), "offer_explained": yesNo("offer_explained"),
		"attendees": func(r *importRun, to *row, v ImportValue) (string, error) {
			var ids []string
			for ref := range strings.SplitSeq(v.Text, ";") {
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
			to.set("attendees", pack(ids))
			return "", nil
		},
	}),
	check: func(line int, r *row) []ImportProblem { return problems(line, eventOf(r).Validate()) },
}

package store

import (
	"cmp"
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
		"as_heard": asHeard, "signals": unlessAsHeard(list("signals")), "heard": unlessAsHeard(text("heard", false)), "note": text("note", false), "logged_on": text("logged_on", false),
		"participants": checkParticipants,
	}),
	check: func(line int, r *row) []ImportProblem { return problems(line, contactOf(r).Validate()) },
	beside: func(r *importRun, from staged, old, next *row) ([]rewrite, []ImportProblem, error) {
		steps, bad, err := stepOfRow(r, from, old, next, employers.NextStep{Contact: employers.ContactID(next.id), Owner: people.StaffID(next.text("specialist"))})
		if err != nil || len(bad) > 0 {
			return nil, bad, err
		}
		named, err := participantsOf(r, from, old, next)
		return append(steps, named...), nil, err
	},
}

// asHeard says whether the contact is on file with what the cell of signals and words says: words that are also the name of a signal
// were sorted by who wrote them, and stay.
func asHeard(r *importRun, to *row, v ImportValue) (string, error) {
	r.asHeard = v.Text != "" && strings.TrimSpace(heardCell(to)) == v.Text
	return "", nil
}

func unlessAsHeard(set setter) setter {
	return func(r *importRun, to *row, v ImportValue) (string, error) {
		if r.asHeard {
			return "", nil
		}
		return set(r, to, v)
	}
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
		id, err := r.metNamed(name, to, found, met)
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

// metNamed finds somebody whom a contact already names, or else somebody at the employer, best one who is still there. Of two
// with one name, the second time is the other one.
func (r *importRun) metNamed(name string, contact *row, at []knownPerson, already []string) (string, error) {
	key := fold(inList(name))
	is := func(known string) bool { return fold(inList(known)) == key }
	for _, id := range unpack[string](contact.text("met")) {
		p, err := r.read(personKind, "where id = ?", id)
		if err != nil {
			return "", err
		}
		if p != nil && is(p.text("name")) && !slices.Contains(already, id) {
			return id, nil
		}
	}
	best, rank := "", 0
	for _, p := range at {
		now := 1
		if !p.left {
			now = 2
		}
		if !slices.Contains(already, p.id) {
			now += 2
		}
		if is(p.name) && now > rank {
			best, rank = p.id, now
		}
	}
	return best, nil
}

// makePerson has somebody made whom nobody knows yet.
func (r *importRun) makePerson(name, employer string) string {
	key := "person " + employer + " " + fold(name)
	if m := r.made(key); m != nil {
		return m.id
	}
	p := employers.ContactPerson{ID: employers.PersonID(NewID()), Employer: employers.EmployerID(employer), Name: name}
	r.making = append(r.making, making{key, personRow(p), func() {
		r.people[employer] = append(r.people[employer], knownPerson{id: string(p.ID), name: name})
		r.sum.MadePeople = append(r.sum.MadePeople, name)
	}})
	return string(p.ID)
}

// stepMark is what a step that came with a contact or a lead of a file is remembered by.
func (r *importRun) stepMark(of, what string) string {
	return "step-" + r.markOf(nextStepKind, of+"\n"+fold(what))
}

// findStep finds the step of a row as other records are found, and one that came without a reference with its contact or lead: an export
// names it in the file of those and in that of next steps.
func findStep(r *importRun, from staged) (old *row, mark string, err error) {
	old, mark, err = byRefOrMark(nextStepKind)(r, from)
	what, due := strings.TrimSpace(from.Values["what"].Text), from.Values["due"].Text
	if err != nil || old != nil || mark != "" || what == "" || from.Values["employer_ref"].Text == "" {
		return old, mark, err
	}
	employer, err := r.employer(from.Values["employer_ref"].Text, true)
	if err != nil || employer == "" {
		return nil, "", err
	}
	steps, err := readRows(r.c.ctx, r.c.tx, nextStepKind, "where employer = ? and employer <> '' and deleted = 0 and due = ? and ref = '' and (contact <> '' or lead <> '') order by id", employer, due)
	if err != nil {
		return nil, "", err
	}
	for _, n := range steps {
		if fold(n.text("what")) != fold(what) {
			continue
		}
		id, err := r.remembered(nextStepKind, r.stepMark(cmp.Or(n.text("contact"), n.text("lead")), what))
		if id == n.id || err != nil {
			return n, "", err
		}
	}
	return nil, "", nil
}

// hasStep says whether a contact or a lead already ended in a step with these words.
func (r *importRun) hasStep(of *row, what, mark string) (bool, error) {
	id, err := r.remembered(nextStepKind, mark)
	if err != nil || id != "" {
		return id != "", err
	}
	steps, err := readRows(r.c.ctx, r.c.tx, nextStepKind, "where deleted = 0 and employer <> '' and employer = ? and (contact = ? or lead = ?)", of.text("employer"), of.id, of.id)
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

// participantsOf makes the participants of a contact those of the file, by the rule of a saved contact.
func participantsOf(r *importRun, from staged, old, next *row) ([]rewrite, error) {
	v, given := from.Values["participants"]
	if !given {
		return nil, nil
	}
	var named []people.ParticipantID
	for ref := range strings.SplitSeq(v.Text, ";") {
		if ref = strings.TrimSpace(ref); ref == "" {
			continue
		}
		id, err := r.participant(ref)
		if err != nil {
			return nil, err
		}
		if !slices.Contains(named, id) {
			named = append(named, id)
		}
	}
	return r.c.participantsNow(next.id, named, old == nil)
}

var importReviews = importKind{
	name: "contact-reviews", title: "reviews of contacts", kind: reviewKind,
	// A week of a colleague has one review.
	key: func(v map[string]ImportValue) (string, string) {
		return fold(v["staff"].Text) + "\x00" + monday(v["week"].Text), "week"
	},
	fresh: func(*importRun) *row { return reviewRow(employers.ContactReview{ID: NewID()}) },
	find: func(r *importRun, row staged) (*row, string, error) {
		staff, _ := r.person(row.Values["staff"].Text)
		if staff == "" {
			return nil, "", nil
		}
		old, err := r.read(reviewKind, "where staff = ? and week = ? and deleted = 0 order by id limit 1", string(staff), monday(row.Values["week"].Text))
		return old, "", err
	},
	columns: sortedColumns(map[string]setter{
		"staff": ownFigures("staff"), "supervisor": staffRef("supervisor", false), "date": text("on_day", false), "comment": text("comment", false),
		"week": func(_ *importRun, to *row, v ImportValue) (string, error) {
			to.set("week", monday(v.Text))
			return "", nil
		},
	}),
	check: func(line int, r *row) []ImportProblem { return problems(line, reviewOf(r).Validate()) },
}

// ownFigures sets a column to the colleague whose figures a row is about: a lead's to import, or one's own.
func ownFigures(column string) setter {
	set := staffRef(column, true)
	return func(r *importRun, to *row, v ImportValue) (string, error) {
		reason, err := set(r, to, v)
		if reason == "" && err == nil && to.text(column) != string(r.c.who.ID) && people.Check(r.c.who.Role, people.FidelityOfOthers) != nil {
			reason = "This is about a colleague. You may import your own; please ask " + people.WhoMay(people.FidelityOfOthers) + " to import theirs."
		}
		return reason, err
	}
}

// monday is the day by which a week is named, from any day of it.
func monday(text string) string { return date(text).Monday().String() }

var importNextSteps = importKind{
	name: "next-steps", title: "next steps", kind: nextStepKind, key: refOrRow,
	fresh: func(r *importRun) *row {
		return nextStepRow(employers.NextStep{ID: employers.NextStepID(NewID()), Owner: r.c.who.ID})
	},
	find: findStep,
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
		"vacancy_ref": recordRef("vacancy", vacancyKind, false, noVacancy),
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
		"attendees": employerRefs("attendees"),
	}),
	check: func(line int, r *row) []ImportProblem { return problems(line, eventOf(r).Validate()) },
}

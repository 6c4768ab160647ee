package store

import (
	"encoding/json"

	"jobwright/employers"
	"jobwright/internal/people"
)

var importPeople = importKind{
	name: "employer-people", title: "people at employers", kind: personKind,
	key: func(v map[string]ImportValue) (string, string) {
		if v["ref"].Text != "" {
			return refOrRow(v)
		}
		b, _ := json.Marshal([]string{v["employer_ref"].Text, v["employer_name"].Text, fold(v["name"].Text), fold(v["email"].Text)})
		return string(b), "name"
	},
	fresh: func(*importRun) *row { return personRow(employers.ContactPerson{ID: employers.PersonID(NewID())}) },
	find:  findPerson,
	columns: sortedColumns(map[string]setter{
		"ref": ref, "employer_ref": employerRef(true), "name": text("name", true), "role": text("role", false), "phone": text("phone", false),
		"email": text("email", false), "can_hire": text("can_hire", false), "left_on": text("left_on", false),
		"employer_name": func(r *importRun, to *row, v ImportValue) (string, error) {
			id, reason, err := r.employerNamed(v.Text)
			if id != "" {
				to.set("employer", id)
			}
			return reason, err
		},
	}),
	check: func(line int, r *row) []ImportProblem {
		out := problems(line, personOf(r).Validate())
		if r.text("employer") == "" { // told by the column that names it
			out = without(out, "employer_ref")
		}
		return out
	},
}

func without(list []ImportProblem, column string) (out []ImportProblem) {
	for _, p := range list {
		if p.Column != column {
			out = append(out, p)
		}
	}
	return out
}

// employerNamed finds the one employer of a name, as a vCard gives it.
func (r *importRun) employerNamed(name string) (id, reason string, err error) {
	key := employers.NameKey(name)
	if r.names == nil {
		r.names = map[string][]string{}
		rows, err := readRows(r.c.ctx, r.c.tx, employerKind, "where deleted = 0")
		if err != nil {
			return "", "", err
		}
		for _, e := range rows {
			seen := ""
			for _, column := range []string{"name", "trading_name", "former_name"} {
				if k := employers.NameKey(e.text(column)); k != "" && k != seen {
					r.names[k], seen = append(r.names[k], e.id), k
				}
			}
		}
	}
	switch found := r.names[key]; len(found) {
	case 1:
		return found[0], "", nil
	case 0:
		return "", "No employer here has this name. Please add the employer first, or write its name as it stands here.", nil
	}
	return "", "Several employers here have this name. Please name the employer by its reference in a file of your own.", nil
}

// findPerson finds a person at an employer: by reference, or else by employer and name, and by e-mail address where
// several share the name.
func findPerson(r *importRun, row staged) (*row, string, error) {
	v := row.Values
	if ref := v["ref"].Text; ref != "" {
		old, err := r.byRef(personKind, ref)
		return old, "", err
	}
	employer, err := r.employer(v["employer_ref"].Text, true)
	if err == nil && v["employer_name"].Text != "" {
		employer, _, err = r.employerNamed(v["employer_name"].Text)
	}
	if err != nil || employer == "" {
		return nil, "", err
	}
	found, err := r.peopleOf(employer)
	if err != nil {
		return nil, "", err
	}
	id := ""
	email := fold(v["email"].Text)
	for _, p := range found {
		if fold(p.name) != fold(v["name"].Text) {
			continue
		}
		if fold(p.email) == email {
			id = p.id
			break
		}
		if id == "" && (email == "" || p.email == "") {
			id = p.id
		}
	}
	if id == "" {
		return nil, "", nil
	}
	old, err := r.read(personKind, "where id = ? and deleted = 0", id)
	return old, "", err
}

// knownPerson is what an import finds somebody at an employer by. A file of contacts may name a hundred thousand, who all stay in memory
// while it is read.
type knownPerson struct {
	id, name, email string
	left            bool
}

// peopleOf are the people of an employer, those included that the file has named before.
func (r *importRun) peopleOf(employer string) ([]knownPerson, error) {
	known, asked := r.people[employer]
	if asked || r.empty[personKind] {
		return known, nil
	}
	rows, err := readRows(r.c.ctx, r.c.tx, personKind, "where employer = ? and deleted = 0 order by id", employer)
	if err != nil {
		return nil, err
	}
	known = make([]knownPerson, len(rows))
	for i, p := range rows {
		known[i] = knownPerson{p.id, p.text("name"), p.text("email"), p.text("left_on") != ""}
	}
	r.people[employer] = known
	return known, nil
}

// participant finds a participant by reference or own id.
func (r *importRun) participant(ref string) (people.ParticipantID, error) {
	p, err := r.byRef(participantKind, ref)
	if err != nil || p == nil {
		return "", err
	}
	return people.ParticipantID(p.id), nil
}

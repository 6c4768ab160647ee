package store

import (
	"errors"
	"slices"
	"sort"
	"strconv"
	"strings"

	"jobwright/internal/people"
)

// importKind is how the rows of one kind become records.
type importKind struct {
	name, title string
	kind        *kind
	fresh       func(r *importRun) *row
	// find gives the record that a row is about. With a mark the row has no reference: the same row again changes nothing.
	find  func(r *importRun, row staged) (old *row, mark string, err error)
	set   map[string]func(r *importRun, to *row, v ImportValue, write bool) (reason string, err error)
	check func(line int, r *row) []ImportProblem
}

var importKinds map[string]importKind

func init() { // the tables refer to functions that use them
	importKinds = map[string]importKind{"staff": importStaff, "leave": importLeave, "next-steps": importNextSteps}
}

type setter = func(*importRun, *row, ImportValue, bool) (string, error)

// text sets a text column; needed ones cannot be erased.
func text(column string, needed bool) setter {
	return func(_ *importRun, to *row, v ImportValue, _ bool) (string, error) {
		if v.Erase && needed {
			return "This cell is needed and cannot be erased.", nil
		}
		to.vals[to.k.at[column]] = strings.TrimSpace(v.Text)
		return "", nil
	}
}

// ref sets the reference of a record, unless it is the record's own id out of an export.
func ref(_ *importRun, to *row, v ImportValue, _ bool) (string, error) {
	if v.Text != to.id {
		to.vals[to.k.at["ref"]] = v.Text
	}
	return "", nil
}

// staffRef sets a column to a member of staff.
func staffRef(column string, needed bool) setter {
	return func(r *importRun, to *row, v ImportValue, write bool) (string, error) {
		if v.Erase {
			if needed {
				return "This cell is needed and cannot be erased.", nil
			}
			to.vals[to.k.at[column]] = ""
			return "", nil
		}
		id, reason, err := r.person(v.Text, write)
		if reason == "" && err == nil {
			to.vals[to.k.at[column]] = string(id)
		}
		return reason, err
	}
}

// problems turns the messages of a Validate into problems of a row.
func problems(line int, err error) (out []ImportProblem) {
	if err == nil {
		return nil
	}
	if joined, ok := err.(interface{ Unwrap() []error }); ok {
		for _, e := range joined.Unwrap() {
			out = append(out, problems(line, e)...)
		}
		return out
	}
	var field people.FieldError
	errors.As(err, &field)
	return []ImportProblem{{Line: line, Column: field.Field, Reason: err.Error()}}
}

var importNextSteps = importKind{
	name: "next-steps", title: "next steps", kind: nextStepKind,
	fresh: func(r *importRun) *row {
		return nextStepKind.row(NewID(), 0, false, "", "", "", string(r.c.who.ID), "", "", int64(0), "", "")
	},
	find: func(r *importRun, row staged) (*row, string, error) {
		v := row.Values
		if ref := v["ref"].Text; ref != "" {
			old, err := r.byRef(nextStepKind, ref)
			return old, "", err
		}
		return r.byMark(nextStepKind, v["what"].Text, v["due"].Text, v["owner"].Text, v["participant_ref"].Text, v["done_on"].Text)
	},
	set: map[string]setter{
		"ref": ref, "what": text("what", true), "due": text("due", true), "owner": staffRef("owner", true), "done_on": text("done_on", false),
		"participant_ref": func(r *importRun, to *row, v ImportValue, _ bool) (string, error) {
			if v.Erase {
				to.vals[to.k.at["participant"]] = ""
				return "", nil
			}
			p, err := r.byRef(participantKind, v.Text)
			if err != nil || p == nil {
				return "Nobody here has this reference. Please check it.", err
			}
			to.vals[to.k.at["participant"]] = p.id
			return "", nil
		},
		"employer_ref": unknownRef("No employer here has this reference. Please import the employer first, or leave the cell blank."),
		"vacancy_ref":  unknownRef("No vacancy here has this reference. Please import the vacancy first, or leave the cell blank."),
	},
	check: func(line int, r *row) []ImportProblem { return problems(line, nextStepOf(r).Validate()) },
}

func unknownRef(reason string) setter {
	return func(_ *importRun, _ *row, v ImportValue, _ bool) (string, error) {
		if v.Erase {
			return "", nil
		}
		return reason, nil
	}
}

var importLeave = importKind{
	name: "leave", title: "leave", kind: leaveKind,
	fresh: func(*importRun) *row { return leaveKind.row(NewID(), 0, false, "", "", "") },
	// A leave is who and when: the n-th row of a file with the same is the n-th leave on file.
	find: func(r *importRun, row staged) (*row, string, error) {
		v := row.Values
		id, _, err := r.person(v["staff"].Text, false)
		if err != nil || id == "" || r.peek {
			return nil, "", err
		}
		mark := identify(nil, string(id), v["from"].Text, v["to"].Text)
		r.seen[mark]++
		rows, err := readRows(r.c.ctx, r.c.tx, leaveKind, "where deleted = 0 and staff = ? and from_day = ? and to_day = ? order by id limit 1 offset ?",
			string(id), v["from"].Text, v["to"].Text, r.seen[mark]-1)
		if err != nil || len(rows) == 0 {
			return nil, "", err
		}
		return rows[0], "", nil
	},
	set:   map[string]setter{"staff": staffRef("staff", true), "from": text("from_day", true), "to": text("to_day", true)},
	check: func(line int, r *row) []ImportProblem { return problems(line, leaveOf(r).Validate()) },
}

var importStaff = importKind{
	name: "staff", title: "staff", kind: staffKind,
	fresh: func(*importRun) *row {
		return staffRow(people.Staff{ID: people.StaffID(NewID()), Role: people.Specialist})
	},
	find: func(r *importRun, row staged) (*row, string, error) {
		old, err := findStaffRow(r, row.Values)
		if err != nil || old != nil || row.Values["ref"].Text != "" || row.Values["initials"].Text != "" {
			return old, "", err
		}
		return r.byMark(staffKind, row.Values["name"].Text, row.Values["team"].Text, row.Values["role"].Text, row.Values["from"].Text)
	},
	set: map[string]setter{
		"ref": ref, "name": text("name", true), "team": text("team", false), "supervisor": staffRef("supervisor", false),
		"from": text("from_day", false), "to": text("to_day", false),
		"role": func(_ *importRun, to *row, v ImportValue, _ bool) (string, error) {
			if v.Erase {
				return "A role is needed and cannot be erased.", nil
			}
			to.vals[to.k.at["role"]] = v.Text
			return "", nil
		},
		"fte": func(_ *importRun, to *row, v ImportValue, _ bool) (string, error) {
			share := 0.0
			if !v.Erase {
				var err error
				if share, err = strconv.ParseFloat(v.Text, 64); err != nil {
					return "This is not a number. Please write a share of full time such as 0.6.", nil
				}
			}
			to.vals[to.k.at["fte"]] = share
			return "", nil
		},
		"initials": func(r *importRun, to *row, v ImportValue, write bool) (string, error) {
			if other := r.staff.initials[initialsKey(v.Text)]; v.Text != "" && other != "" && string(other) != to.id {
				return "Somebody else has these initials. Please choose others.", nil
			}
			t := strings.TrimSpace(v.Text)
			to.vals[to.k.at["initials"]], to.vals[to.k.at["initials_key"]] = t, initialsKey(t)
			return "", nil
		},
	},
	check: func(line int, r *row) []ImportProblem { return problems(line, staffOf(r).Validate()) },
}

// findStaffRow finds who a row of staff is: by reference, or by initials when the one on file has no reference yet.
func findStaffRow(r *importRun, v map[string]ImportValue) (*row, error) {
	ref := v["ref"].Text
	if ref != "" {
		if old, err := r.byRef(staffKind, ref); err != nil || old != nil {
			return old, err
		}
	}
	initials := initialsKey(v["initials"].Text)
	if initials == "" {
		return nil, nil
	}
	rows, err := readRows(r.c.ctx, r.c.tx, staffKind, "where deleted = 0 and initials_key = ? and (ref = '' or ? = '')", initials, ref)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	return rows[0], nil
}

// staffIndex finds staff by what a file may call them.
type staffIndex struct {
	refs, initials map[string]people.StaffID
	names          map[string][]people.StaffID
}

func (c *change) staffIndex() (*staffIndex, error) {
	rows, err := readRows(c.ctx, c.tx, staffKind, "where deleted = 0")
	if err != nil {
		return nil, err
	}
	x := &staffIndex{map[string]people.StaffID{}, map[string]people.StaffID{}, map[string][]people.StaffID{}}
	for _, r := range rows {
		x.add(staffOf(r))
	}
	return x, nil
}

func (x *staffIndex) add(p people.Staff) {
	x.refs[string(p.ID)] = p.ID
	if p.Ref != "" {
		x.refs[p.Ref] = p.ID
	}
	if k := initialsKey(p.Initials); k != "" && x.initials[k] == "" {
		x.initials[k] = p.ID
	}
	k := fold(strings.TrimSpace(p.Name))
	if k != "" && !slices.Contains(x.names[k], p.ID) {
		x.names[k] = append(x.names[k], p.ID)
	}
}

// person finds a member of staff by ref, name or initials, and adds an unknown one when that is wished.
func (r *importRun) person(called string, write bool) (id people.StaffID, reason string, err error) {
	called = strings.TrimSpace(called)
	k := fold(called)
	if id := r.staff.refs[called]; id != "" {
		return id, "", nil
	}
	switch named := r.staff.names[k]; {
	case len(named) == 1:
		return named[0], "", nil
	case len(named) > 1:
		return "", "Two colleagues have this name. Please write their reference or initials.", nil
	}
	if id := r.staff.initials[initialsKey(called)]; id != "" {
		return id, "", nil
	}
	if !r.im.o.AddStaff {
		return "", "Nobody here has this reference, name or initials. Please check it, or add the colleague first.", nil
	}
	p := people.Staff{ID: people.StaffID(NewID()), Name: called, Role: people.Specialist}
	if !write {
		return p.ID, "", nil
	}
	if err := r.c.write(nil, staffRow(p), true); err != nil {
		return "", "", err
	}
	r.staff.add(p)
	r.made = append(r.made, called)
	sort.Strings(r.made)
	return p.ID, "", nil
}

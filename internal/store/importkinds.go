package store

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"jobwright/internal/people"
)

// importKind is how the rows of one kind become records.
type importKind struct {
	name, title string
	kind        *kind
	fresh       func(r *importRun) *row
	// key is what makes a row the same row within its file. With a column two rows of one key are bad; without one they are the
	// first and the second occurrence.
	key func(v map[string]ImportValue) (key, column string)
	// find gives the record that a row is about. With a mark the row has no reference: the same row again changes nothing.
	find    func(r *importRun, row staged) (old *row, mark string, err error)
	columns []importColumn
	check   func(line int, r *row) []ImportProblem
	// beside gives what else a row writes: the next step of a contact. nil = nothing.
	beside func(r *importRun, from staged, old, next *row) ([]rewrite, []ImportProblem, error)
}

// importColumn is how one column of a file changes a record.
type importColumn struct {
	name string
	set  setter
}

type setter = func(r *importRun, to *row, v ImportValue) (reason string, err error)

var importKinds map[string]importKind

func init() { // the tables refer to functions that use them
	importKinds = map[string]importKind{}
	for _, k := range []importKind{importStaff, importLeave, importEmployers, importSites, importPeople, importContacts, importReviews, importNextSteps, importEvents,
		importParticipants, importPermissions, importLeads, importVacancies, importDuties, importSessions, importApplications, importJobs, importOutcomes} {
		importKinds[k.name] = k
	}
}

// refOrRow is the key of a row: its reference, or else all that it says.
func refOrRow(v map[string]ImportValue) (key, column string) {
	if ref := v["ref"].Text; ref != "" {
		return "ref\x00" + ref, "ref"
	}
	return wholeRow(v), ""
}

// byRefOrMark finds the record of a row with a reference by that, and another by having been imported before.
func byRefOrMark(k *kind) func(*importRun, staged) (*row, string, error) {
	return func(r *importRun, row staged) (*row, string, error) {
		if ref := row.Values["ref"].Text; ref != "" {
			old, err := r.byRef(k, ref)
			return old, "", err
		}
		return r.byMark(k, row.Values)
	}
}

const cannotErase = "This cell is needed and cannot be erased."

// text sets a text column; needed ones cannot be erased.
func text(column string, needed bool) setter {
	return func(_ *importRun, to *row, v ImportValue) (string, error) {
		if v.Erase && needed {
			return cannotErase, nil
		}
		to.set(column, strings.TrimSpace(v.Text))
		return "", nil
	}
}

// ref sets the reference of a record, unless it is the record's own id out of an export.
func ref(_ *importRun, to *row, v ImportValue) (string, error) {
	if v.Text != to.id {
		to.set("ref", v.Text)
	}
	return "", nil
}

// whole sets a column to a whole number; erased it is 0.
func whole(column string) setter {
	return func(_ *importRun, to *row, v ImportValue) (string, error) {
		n := 0
		if !v.Erase {
			var err error
			if n, err = strconv.Atoi(v.Text); err != nil {
				return "This is not a whole number.", nil
			}
		}
		to.set(column, int64(n))
		return "", nil
	}
}

// yesNo sets a column that is 1 for yes.
func yesNo(column string) setter {
	return func(_ *importRun, to *row, v ImportValue) (string, error) {
		to.set(column, flag(v.Text == "yes"))
		return "", nil
	}
}

// list sets a column that holds several codes.
func list(column string) setter {
	return func(_ *importRun, to *row, v ImportValue) (string, error) {
		to.set(column, pack(strings.Split(v.Text, ";")))
		return "", nil
	}
}

// staffRef sets a column to a member of staff.
func staffRef(column string, needed bool) setter {
	return func(r *importRun, to *row, v ImportValue) (string, error) {
		if v.Erase {
			if needed {
				return cannotErase, nil
			}
			to.set(column, "")
			return "", nil
		}
		id, reason := r.person(v.Text)
		if reason == "" {
			to.set(column, string(id))
		}
		return reason, nil
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

var importLeave = importKind{
	name: "leave", title: "leave", kind: leaveKind, key: refOrRow,
	fresh: func(*importRun) *row { return leaveKind.row(NewID(), 0, false, "", "", "") },
	// A leave is who and when: the n-th row of a file with the same is the n-th leave on file.
	find: func(r *importRun, row staged) (*row, string, error) {
		v := row.Values
		id, _ := r.person(v["staff"].Text)
		if id == "" || r.peek {
			return nil, "", nil
		}
		old, err := r.nth(leaveKind, "staff = ? and from_day = ? and to_day = ?", string(id), v["from"].Text, v["to"].Text)
		return old, "", err
	},
	columns: sortedColumns(map[string]setter{"staff": staffRef("staff", true), "from": text("from_day", true), "to": text("to_day", true)}),
	check:   func(line int, r *row) []ImportProblem { return problems(line, leaveOf(r).Validate()) },
}

// nth finds the n-th record with the given content for the n-th row of the file that has it.
func (r *importRun) nth(k *kind, content string, args ...any) (*row, error) {
	whole := k.name
	for _, a := range args {
		whole += "\x00" + a.(string)
	}
	hash := hashed(whole)
	r.seen[hash]++
	return r.read(k, "where deleted = 0 and "+content+" order by id limit 1 offset ?", append(args, r.seen[hash]-1)...)
}

var importStaff = importKind{
	name: "staff", title: "staff", kind: staffKind, key: refOrRow,
	fresh: func(*importRun) *row {
		return staffRow(people.Staff{ID: people.StaffID(NewID()), Role: people.Specialist})
	},
	find: func(r *importRun, row staged) (*row, string, error) {
		old, err := findStaffRow(r, row.Values)
		if err != nil || old != nil || row.Values["ref"].Text != "" || row.Values["initials"].Text != "" {
			return old, "", err
		}
		return r.byMark(staffKind, row.Values)
	},
	columns: sortedColumns(map[string]setter{
		"ref": ref, "name": text("name", true), "team": text("team", false), "supervisor": staffRef("supervisor", false),
		"from": text("from_day", false), "to": text("to_day", false),
		"role": func(_ *importRun, to *row, v ImportValue) (string, error) {
			if v.Erase {
				return "A role is needed and cannot be erased.", nil
			}
			to.set("role", v.Text)
			return "", nil
		},
		"fte": func(_ *importRun, to *row, v ImportValue) (string, error) {
			share := 0.0
			if !v.Erase {
				var err error
				if share, err = strconv.ParseFloat(v.Text, 64); err != nil {
					return "This is not a number. Please write a share of full time such as 0.6.", nil
				}
			}
			to.set("fte", share)
			return "", nil
		},
		"initials": func(r *importRun, to *row, v ImportValue) (string, error) {
			if other := r.staff.initials[initialsKey(v.Text)]; v.Text != "" && other != "" && string(other) != to.id {
				return "Somebody else has these initials. Please choose others.", nil
			}
			t := strings.TrimSpace(v.Text)
			to.set("initials", t)
			to.set("initials_key", initialsKey(t))
			return "", nil
		},
	}),
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
	return r.read(staffKind, "where deleted = 0 and initials_key = ? and (ref = '' or ? = '')", initials, ref)
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

// person finds a member of staff by ref, name or initials, and has an unknown one made when that is wished.
func (r *importRun) person(called string) (id people.StaffID, reason string) {
	called = strings.TrimSpace(called)
	if id := r.staff.refs[called]; id != "" {
		return id, ""
	}
	k := fold(called)
	switch named := r.staff.names[k]; {
	case len(named) == 1:
		return named[0], ""
	case len(named) > 1:
		return "", "Two colleagues have this name. Please write their reference or initials."
	}
	if id := r.staff.initials[initialsKey(called)]; id != "" {
		return id, ""
	}
	if !r.im.o.AddStaff {
		return "", "Nobody here has this reference, name or initials. Please check it, or add the colleague first."
	}
	if m := r.made("staff " + k); m != nil {
		return people.StaffID(m.id), ""
	}
	p := people.Staff{ID: people.StaffID(NewID()), Name: called, Role: people.Specialist}
	r.making = append(r.making, making{"staff " + k, staffRow(p), func() {
		r.staff.add(p)
		r.sum.MadeStaff = append(r.sum.MadeStaff, called)
		slices.Sort(r.sum.MadeStaff)
	}})
	return p.ID, ""
}

// made is the record that the row at hand makes under a key.
func (r *importRun) made(key string) *row {
	for _, m := range r.making {
		if m.key == key {
			return m.row
		}
	}
	return nil
}

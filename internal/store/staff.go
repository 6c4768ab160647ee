package store

import (
	"context"
	"slices"
	"strings"

	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/vault"
)

var staffKind = &kind{
	name: "staff", table: "staff", act: people.ManageStaff,
	columns: cols("ref name initials initials_key role fte:r team supervisor from_day to_day slot_tag"),
	guard: func(from, to *row) error {
		if from == nil || to.deleted {
			return nil
		}
		if from.deleted || from.text("role") != to.text("role") || from.text("slot_tag") != to.text("slot_tag") {
			return refused("Undo does not give anybody a role or a key back.", "Please set it under Staff.")
		}
		return nil
	},
	doc: func(r *row) doc {
		return doc{ref: r.text("ref"), title: r.text("name"), text: join(r.text("name"), r.text("initials"), r.text("team"))}
	},
}

func staffRow(p people.Staff) *row {
	return staffKind.row(string(p.ID), p.Version, p.Deleted, p.Ref, strings.TrimSpace(p.Name), strings.TrimSpace(p.Initials), initialsKey(p.Initials),
		string(p.Role), p.FTE, p.Team, string(p.Supervisor), p.From.String(), p.To.String(), p.SlotTag)
}

func staffOf(r *row) people.Staff {
	return people.Staff{ID: people.StaffID(r.id), Version: r.version, Deleted: r.deleted, Ref: r.text("ref"), Name: r.text("name"), Initials: r.text("initials"),
		Role: people.Role(r.text("role")), FTE: r.vals[r.k.at["fte"]].(float64), Team: r.text("team"), Supervisor: people.StaffID(r.text("supervisor")),
		From: date(r.text("from_day")), To: date(r.text("to_day")), SlotTag: r.text("slot_tag")}
}

// date reads a stored date; the store wrote it, so a bad one is treated as none.
func date(s string) day.Date {
	d, _ := day.Parse(s)
	return d
}

func join(parts ...string) string {
	var out []string
	for _, p := range parts {
		if p != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, " · ")
}

// readStaff reads all staff, gone ones included; where is a constant condition of the caller.
func (s *Store) readStaff(ctx context.Context, where string, args ...any) ([]people.Staff, error) {
	rows, err := readRows(ctx, s.files.Read(), staffKind, where+" order by name, id", args...)
	if err != nil {
		return nil, err
	}
	out := make([]people.Staff, len(rows))
	for i, r := range rows {
		out[i] = staffOf(r)
	}
	return out, nil
}

// readRows reads records of a kind; rest is what follows the columns and the table.
func readRows(ctx context.Context, q querier, k *kind, rest string, args ...any) ([]*row, error) {
	rows, err := q.QueryContext(ctx, k.selectSQL+" "+rest, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var out []*row
	for rows.Next() {
		r := &row{k: k}
		if err := r.scan(rows); err != nil {
			return nil, err
		}
		out = append(out, r)
	}
	return out, rows.Err()
}

// Begin adds the first person of an empty store: a lead. It needs nobody to act.
func (s *Store) Begin(ctx context.Context, first people.Staff) (people.Staff, error) {
	n, err := s.readStaff(ctx, "")
	if err != nil {
		return first, s.plain(err)
	}
	if len(n) > 0 {
		if len(n) == 1 && n[0].ID == first.ID && first.ID != "" {
			return n[0], nil // the same first step again
		}
		return first, refused("This store already has staff.", "Please sign in, or ask a lead to add you.")
	}
	if first.ID == "" {
		first.ID = people.StaffID(NewID())
	}
	first.Role = people.Lead
	if err := first.Validate(); err != nil {
		return first, err
	}
	r := staffRow(first)
	err = s.change(ctx, "first person", "", func(c *change) error {
		c.who = first
		if err := c.put(r); err != nil {
			return err
		}
		// What made the store cannot be undone.
		_, err := c.tx.ExecContext(c.ctx, "delete from journal where batch = ?", c.batch)
		c.batch = 0
		return err
	})
	if err == nil {
		first.Version = r.version
	}
	return first, err
}

// Staff lists everybody who has not been deleted, by name.
func (s *Store) Staff(ctx context.Context) ([]people.Staff, error) {
	list, err := s.readStaff(ctx, "where deleted = 0")
	return list, s.plain(err)
}

// Person is one member of staff, gone or not.
func (s *Store) Person(ctx context.Context, id people.StaffID) (people.Staff, error) {
	p, err := s.person(ctx, id)
	if err == nil && p.ID == "" {
		err = notFound()
	}
	return p, s.plain(err)
}

// StaffBySlot is who unlocks with the key slot of that tag.
func (s *Store) StaffBySlot(ctx context.Context, tag string) (people.Staff, error) {
	return s.oneStaff(ctx, "where slot_tag = ? and slot_tag <> '' and deleted = 0", tag)
}

// initialsKey is the form in which initials are compared: as the vault does, so that who unlocks is found here.
func initialsKey(initials string) string { return vault.FoldInitials(initials) }

// StaffByInitials finds a person by initials, in any case and with or without dots.
func (s *Store) StaffByInitials(ctx context.Context, initials string) (people.Staff, error) {
	return s.oneStaff(ctx, "where initials_key = ? and initials_key <> '' and deleted = 0", initialsKey(initials))
}

func (s *Store) oneStaff(ctx context.Context, where string, arg string) (people.Staff, error) {
	list, err := s.readStaff(ctx, where, arg)
	if err != nil {
		return people.Staff{}, s.plain(err)
	}
	if len(list) == 0 {
		return people.Staff{}, &Error{Kind: ErrNotFound, What: "Nobody here has these initials.", Do: "Please check them, or ask a lead."}
	}
	return list[0], nil
}

// SaveStaff adds or changes members of staff. Initials are unique in any case; the last lead stays a lead.
func (s *Store) SaveStaff(ctx context.Context, list ...*people.Staff) error {
	for _, p := range list {
		if err := p.Validate(); err != nil {
			return err
		}
	}
	rows := make([]*row, len(list))
	err := s.change(ctx, "staff", people.ManageStaff, func(c *change) error {
		for i, p := range list {
			if p.ID == "" {
				p.ID = people.StaffID(NewID())
			}
			rows[i] = staffRow(*p)
			if err := c.put(rows[i]); isUnique(err) {
				return people.FieldError{Field: "initials", Message: "Somebody else has these initials. Please choose others."}
			} else if err != nil {
				return err
			}
		}
		return c.leadStays()
	})
	if err == nil {
		for i, p := range list {
			p.Version = rows[i].version
		}
	}
	return err
}

// leadStays refuses a change that would leave the store without anybody who can manage it, now or when a last day has come.
func (c *change) leadStays() error {
	var n int
	err := c.tx.QueryRowContext(c.ctx, "select count(*) from staff where deleted = 0 and role = ? and to_day = ''", string(people.Lead)).Scan(&n)
	if err == nil && n == 0 {
		return refused("This is the last lead who stays.", "Please make somebody else a lead first.")
	}
	return err
}

// DeleteStaff removes a person from the lists; their name stays with what they did. Who can unlock the store loses that first.
func (s *Store) DeleteStaff(ctx context.Context, id people.StaffID, version int) error {
	return s.change(ctx, "staff", people.ManageStaff, func(c *change) error {
		r, err := staffKind.find(c.ctx, c.tx, string(id))
		if err != nil {
			return err
		}
		if r == nil {
			return notFound()
		}
		if tag := r.text("slot_tag"); tag != "" && (c.s.o.Unlocks == nil || c.s.o.Unlocks(tag)) {
			return refused("This person can still unlock the store.", "Please take their key away first, under Settings, Staff and keys.")
		}
		if err := c.del(staffKind, string(id), version); err != nil {
			return err
		}
		return c.leadStays()
	})
}

// SetSlotTag notes which key slot a person unlocks with; empty = none. Leads may, and everybody for themselves.
func (s *Store) SetSlotTag(ctx context.Context, id people.StaffID, tag string) error {
	act := people.ManageSlots
	if id == s.actor {
		act = ""
	}
	return s.change(ctx, "key", act, func(c *change) error {
		r, err := staffKind.find(c.ctx, c.tx, string(id))
		if err != nil {
			return err
		}
		if r == nil {
			return notFound()
		}
		old := *r
		old.vals = slices.Clone(r.vals)
		r.vals[staffKind.at["slot_tag"]] = tag
		if r.same(&old) {
			return nil
		}
		return c.write(&old, r, false) // a key is no matter for undo
	})
}

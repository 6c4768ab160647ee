package store

import (
	"context"

	"jobwright/internal/people"
)

var leaveKind = &kind{name: "leave", table: "leave", act: people.ChangeRegister, columns: cols("staff from_day to_day")}

var coverKind = &kind{name: "cover", table: "cover", act: people.ManageStaff, columns: cols("staff for_staff from_day to_day"),
	guard: func(_, to *row) error {
		if to.deleted {
			return nil
		}
		return refused("Undo does not open a caseload again.", "Please set the cover under Staff.")
	}}

func leaveRow(l people.Leave) *row {
	return leaveKind.row(l.ID, l.Version, l.Deleted, string(l.Staff), l.From.String(), l.To.String())
}

func leaveOf(r *row) people.Leave {
	return people.Leave{ID: r.id, Version: r.version, Deleted: r.deleted, Staff: people.StaffID(r.text("staff")), From: date(r.text("from_day")), To: date(r.text("to_day"))}
}

func coverRow(v people.Cover) *row {
	return coverKind.row(v.ID, v.Version, v.Deleted, string(v.Staff), string(v.For), v.From.String(), v.To.String())
}

// Leave lists everybody's leave, earliest first.
func (s *Store) Leave(ctx context.Context) ([]people.Leave, error) {
	rows, err := readRows(ctx, s.files.Read(), leaveKind, "where deleted = 0 order by from_day, id")
	out := make([]people.Leave, len(rows))
	for i, r := range rows {
		out[i] = leaveOf(r)
	}
	return out, s.plain(err)
}

// SaveLeave adds or changes a leave: one's own, or anybody's for a lead.
func (s *Store) SaveLeave(ctx context.Context, l *people.Leave) error {
	if err := l.Validate(); err != nil {
		return err
	}
	if l.ID == "" {
		l.ID = NewID()
	}
	r := leaveRow(*l)
	err := s.change(ctx, "leave", people.ChangeRegister, func(c *change) error {
		if err := c.ownOrLead(leaveKind, l.ID, l.Staff); err != nil {
			return err
		}
		return c.put(r)
	})
	if err == nil {
		l.Version = r.version
	}
	return err
}

// DeleteLeave takes a leave away: one's own, or anybody's for a lead.
func (s *Store) DeleteLeave(ctx context.Context, id string, version int) error {
	return s.change(ctx, "leave", people.ChangeRegister, func(c *change) error {
		if err := c.ownOrLead(leaveKind, id, c.who.ID); err != nil {
			return err
		}
		return c.del(leaveKind, id, version)
	})
}

// ownOrLead refuses to touch what belongs to a colleague's week, before or after the change.
func (c *change) ownOrLead(k *kind, id string, staff people.StaffID) error {
	if people.May(c.who.Role, people.ManageStaff) == people.All {
		return nil
	}
	old, err := k.find(c.ctx, c.tx, id)
	if err != nil {
		return err
	}
	if staff != c.who.ID || old != nil && old.text("staff") != string(c.who.ID) {
		return people.Denied{Act: people.ManageStaff}
	}
	return nil
}

// Cover lists who covers whose caseload, earliest first.
func (s *Store) Cover(ctx context.Context) ([]people.Cover, error) {
	rows, err := readRows(ctx, s.files.Read(), coverKind, "where deleted = 0 order by from_day, id")
	out := make([]people.Cover, len(rows))
	for i, r := range rows {
		out[i] = people.Cover{ID: r.id, Version: r.version, Staff: people.StaffID(r.text("staff")), For: people.StaffID(r.text("for_staff")),
			From: date(r.text("from_day")), To: date(r.text("to_day"))}
	}
	return out, s.plain(err)
}

// SaveCover gives a colleague sight of a caseload for some days. Leads only.
func (s *Store) SaveCover(ctx context.Context, v *people.Cover) error {
	if err := v.Validate(); err != nil {
		return err
	}
	if v.ID == "" {
		v.ID = NewID()
	}
	r := coverRow(*v)
	err := s.change(ctx, "cover", people.ManageStaff, func(c *change) error { return c.put(r) })
	if err == nil {
		v.Version = r.version
	}
	return err
}

// DeleteCover ends a cover. Leads only.
func (s *Store) DeleteCover(ctx context.Context, id string, version int) error {
	return s.change(ctx, "cover", people.ManageStaff, func(c *change) error { return c.del(coverKind, id, version) })
}

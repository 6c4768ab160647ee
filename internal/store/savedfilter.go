package store

import (
	"context"
	"encoding/json"
	"strings"

	"jobwright/employers"
	"jobwright/internal/people"
)

func filterRow(f employers.SavedFilter) (*row, error) {
	b, err := json.Marshal(f.Filter)
	return filterKind.row(f.ID, f.Version, f.Deleted, string(f.Owner), strings.TrimSpace(f.Name), string(b), f.Sort, flag(f.Down), flag(f.Pinned), flag(f.Shared), int64(f.Place)), err
}

func filterOf(r *row) employers.SavedFilter {
	f := employers.SavedFilter{ID: r.id, Version: r.version, Deleted: r.deleted, Owner: people.StaffID(r.text("owner")), Name: r.text("name"), Sort: r.text("sort"),
		Down: r.int("down") != 0, Pinned: r.int("pinned") != 0, Shared: r.int("shared") != 0, Place: r.int("place")}
	_ = json.Unmarshal([]byte(r.text("filter")), &f.Filter) // what a newer program wrote more is left out
	return f
}

// Filters lists one's own saved filters and the shared ones, the pinned ones in their order first.
func (s *Store) Filters(ctx context.Context) ([]employers.SavedFilter, error) {
	if _, err := s.may(ctx, people.ViewRegister); err != nil {
		return nil, err
	}
	rows, err := readRows(ctx, s.files.Read(), filterKind, "where deleted = 0 and (owner = ? or shared = 1) order by pinned desc, place, name, id", string(s.actor))
	out := make([]employers.SavedFilter, len(rows))
	for i, r := range rows {
		out[i] = filterOf(r)
	}
	return out, s.plain(err)
}

// SaveFilter keeps a filter under a name: one's own, or for a lead a shared one.
func (s *Store) SaveFilter(ctx context.Context, f *employers.SavedFilter) error {
	if strings.TrimSpace(f.Name) == "" {
		return people.FieldError{Field: "name", Message: "Please give the filter a name."}
	}
	saved := *f
	if saved.Owner == "" {
		saved.Owner = s.actor
	}
	if saved.ID == "" {
		saved.ID = NewID()
	}
	return s.saveLogged(ctx, "filter saved", people.ViewRegister, func(c *change, w *written) error {
		if err := c.ownFilter(saved.ID, saved.Owner); err != nil {
			return err
		}
		r, err := filterRow(saved)
		if err != nil {
			return err
		}
		if err := c.put(r); err != nil {
			return err
		}
		w.add(func() { *f = saved; f.Version = r.version })
		return nil
	})
}

// DeleteFilter leaves a tombstone that undo brings back.
func (s *Store) DeleteFilter(ctx context.Context, id string, version int) error {
	return s.change(ctx, "filter deleted", people.ViewRegister, func(c *change) error {
		if err := c.ownFilter(id, s.actor); err != nil {
			return err
		}
		return c.del(filterKind, id, version)
	})
}

// ownFilter refuses to touch a colleague's filter, unless it is shared and a lead does it.
func (c *change) ownFilter(id string, owner people.StaffID) error {
	old, err := filterKind.find(c.ctx, c.tx, id)
	if err != nil {
		return err
	}
	if old != nil && c.who.Role == people.Lead && old.int("shared") != 0 {
		return nil
	}
	if owner != c.who.ID || old != nil && old.text("owner") != string(c.who.ID) {
		return refused("This filter belongs to a colleague.", "Please save it under a name of your own.")
	}
	return nil
}

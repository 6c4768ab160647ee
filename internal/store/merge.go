package store

import (
	"context"
	"maps"
	"slices"

	"jobwright/employers"
	"jobwright/internal/people"
)

// Merge makes two employers one: keep gets the fields as given, everything that names gone names keep instead, and gone stays
// as a tombstone that says where it went. One undo step takes all of it back.
func (s *Store) Merge(ctx context.Context, keep employers.Employer, gone employers.EmployerID, goneVersion int) error {
	if keep.ID == gone {
		return refused("These are the same employer already.", "Please choose two different ones.")
	}
	return s.saveLogged(ctx, "employers merged", people.Merge, func(c *change, w *written) error {
		old, err := employerKind.find(c.ctx, c.tx, string(gone))
		if err != nil {
			return err
		}
		if old == nil || old.deleted || keep.Version == 0 {
			return notFound()
		}
		tomb := old.copy()
		tomb.deleted, tomb.version = true, goneVersion
		tomb.set("merged_into", string(keep.ID))
		if err := c.put(tomb); err != nil {
			return err
		}
		if err := c.putEmployer(&keep, w); err != nil {
			return err
		}
		return c.repoint(string(gone), string(keep.ID))
	})
}

// repoint makes every record that names one employer name another. What is deleted stays as it is, so that bringing it back
// by undo still finds it unchanged.
func (c *change) repoint(from, to string) error {
	for _, name := range slices.Sorted(maps.Keys(kinds)) {
		k := kinds[name]
		for _, column := range k.employer {
			if column == "id" {
				continue
			}
			rows, err := readRows(c.ctx, c.tx, k, "where "+column+" = ? and deleted = 0", from)
			if err != nil {
				return err
			}
			for _, r := range rows {
				if k == permitKind {
					if moves, err := c.movePermit(r, to); err != nil || !moves {
						if err != nil {
							return err
						}
						continue
					}
				}
				if err := c.repointed(r, column, to); err != nil {
					return err
				}
			}
		}
		for _, column := range k.employerLists {
			rows, err := readRows(c.ctx, c.tx, k, "where instr("+column+", ?) > 0 and deleted = 0", pack([]string{from}))
			if err != nil {
				return err
			}
			for _, r := range rows {
				list := unpack[string](r.text(column))
				list[slices.Index(list, from)] = to
				if i := slices.Index(list, to); slices.Contains(list[i+1:], to) {
					list = append(list[:i+1], slices.DeleteFunc(list[i+1:], func(id string) bool { return id == to })...)
				}
				if err := c.repointed(r, column, pack(list)); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func (c *change) repointed(old *row, column, value string) error {
	r := old.copy()
	r.set(column, value)
	if r.k == notDuplicateKind && r.text("one") == r.text("other") {
		r = old.asDeleted() // those two are one now
	}
	return c.write(old, r, true)
}

// repointed says that two rows differ in nothing but which employer they name: a merge or its undo, whoever they are about.
func repointed(a, b *row) bool {
	if a == nil || b == nil || a.deleted || b.deleted {
		return false
	}
	x := a.copy()
	for _, column := range slices.Concat(a.k.employer, a.k.employerLists) {
		if column != "id" {
			x.set(column, b.text(column))
		}
	}
	return x.same(b) && !a.same(b)
}

package store

import (
	"context"

	"jobwright/employers"
	"jobwright/internal/people"
)

// EmployerOf gives the employer that a found record belongs to, with its name; both are empty where it belongs to none.
func (s *Store) EmployerOf(ctx context.Context, kindName, id string) (at employers.EmployerID, name string, err error) {
	if _, err := s.may(ctx, people.ViewRegister); err != nil {
		return "", "", err
	}
	k := kinds[kindName]
	if k == nil || len(k.employer) == 0 {
		return "", "", nil
	}
	err = s.files.Read().QueryRowContext(ctx, "select e.id, e.name from "+k.table+" r join employer e on e.id = r."+k.employer[0]+" where r.id = ?", id).Scan(&at, &name)
	if isNoRows(err) {
		return "", "", nil
	}
	return at, name, s.plain(err)
}

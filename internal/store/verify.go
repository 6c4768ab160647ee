package store

import (
	"context"
	"database/sql"
	"fmt"

	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/vault"
)

// Verify looks closer than Inspect, which reads the pages and the audit chain: every index against its table, every
// reference, and the search index against the words it was made of. It says what is wrong, in words.
func (s *Store) Verify(ctx context.Context) (problems []string, err error) {
	db := s.files.Read()
	var verdict string
	if err := db.QueryRowContext(ctx, "pragma integrity_check(1)").Scan(&verdict); err != nil {
		return nil, s.plain(err)
	}
	if verdict != "ok" {
		problems = append(problems, "An index of the store does not match its records. Please restore the newest backup.")
	}
	var broken int
	if err := db.QueryRowContext(ctx, "select count(*) from pragma_foreign_key_check").Scan(&broken); err != nil {
		return nil, s.plain(err)
	}
	if broken > 0 {
		problems = append(problems, fmt.Sprintf("%d records refer to a record that is not there. Please restore the newest backup.", broken))
	}
	if !s.files.ReadOnly() && !s.searchWhole(ctx) {
		problems = append(problems, "The search index does not match the records. Please restore the newest backup.")
	}
	return problems, ctx.Err()
}

// searchWhole has SQLite compare the search index with its words. That needs the writing connection and changes nothing.
func (s *Store) searchWhole(ctx context.Context) bool {
	tx, err := s.files.Write().BeginTx(ctx, nil)
	if err != nil {
		return false
	}
	defer tx.Rollback()
	_, err = tx.ExecContext(ctx, "insert into search(search) values ('integrity-check')")
	return err == nil
}

// ForVault is Inspect as vault.Options asks for it.
func ForVault(ctx context.Context, db *sql.DB, subkey func(string) []byte) (vault.Facts, error) {
	return Inspect(ctx, db, subkey("audit"))
}

// ForRestore is ForVault for a backup that somebody wants to bring back on the given day. Only a lead may, and the backup
// itself knows who was one; otherwise denied is set. Whoever holds the recovery code needs no role.
func ForRestore(with vault.Secret, today day.Date, denied *error) func(context.Context, *sql.DB, func(string) []byte) (vault.Facts, error) {
	return func(ctx context.Context, db *sql.DB, subkey func(string) []byte) (vault.Facts, error) {
		if with.RecoveryCode != "" {
			return ForVault(ctx, db, subkey)
		}
		role, err := roleOf(ctx, db, with.Initials, today)
		if err != nil {
			return vault.Facts{}, err
		}
		if *denied = people.Check(role, people.Restore); *denied != nil {
			return vault.Facts{}, *denied
		}
		return ForVault(ctx, db, subkey)
	}
}

// roleOf reads the role of whoever has the initials; where they are empty, of the only one with a key. A person who is
// unknown or has left has the role "".
func roleOf(ctx context.Context, db *sql.DB, initials string, today day.Date) (role people.Role, err error) {
	err = db.QueryRowContext(ctx, `select role from staff where deleted = 0 and slot_tag <> '' and
		(to_day = '' or to_day >= ?2) and (initials_key = ?1 or ?1 = '' and (select count(*) from staff where deleted = 0 and slot_tag <> '') = 1)`, initialsKey(initials), today.String()).Scan(&role)
	if isNoRows(err) {
		return "", nil
	}
	return role, err
}

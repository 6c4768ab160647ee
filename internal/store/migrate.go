package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"sort"

	"jobwright/internal/vault"
)

// ApplicationID marks a database as Jobwright's ("JBWR"); internal/vault writes the same.
const ApplicationID = 0x4A425752

//go:embed migrations/*.sql
var migrationFiles embed.FS

// migrations are the SQL files in their order; the number of a file is its position.
func migrations() ([]string, error) {
	names, err := fs.Glob(migrationFiles, "migrations/*.sql")
	if err != nil {
		return nil, err
	}
	sort.Strings(names)
	var out []string
	for i, name := range names {
		if want := fmt.Sprintf("migrations/%04d_", i+1); len(name) < len(want) || name[:len(want)] != want {
			return nil, fmt.Errorf("migration %s should begin with %s", name, want)
		}
		text, err := migrationFiles.ReadFile(name)
		if err != nil {
			return nil, err
		}
		out = append(out, string(text))
	}
	return out, nil
}

// migrate applies what is missing, each file in one transaction with its number. It says whether the store was empty before.
func (s *Store) migrate(ctx context.Context) (fresh bool, err error) {
	files, err := migrations()
	if err != nil {
		return false, err
	}
	have, err := schemaOf(ctx, s.files.Read(), len(files))
	if err != nil {
		return false, err
	}
	switch {
	case have == len(files):
		return false, nil
	case s.files.ReadOnly():
		return false, &Error{Kind: ErrReadOnly, What: "This copy was made by an older Jobwright and cannot be brought up to date, because it is read-only.", Do: "Please copy the folder to your computer and open it there."}
	case have > 0:
		if err := s.backup(ctx, "before an update of the store"); err != nil {
			return false, err
		}
	}
	for n := have; n < len(files); n++ {
		if err := s.applyMigration(ctx, n+1, files[n]); err != nil {
			return false, fmt.Errorf("bringing the store up to date (step %d): %w", n+1, err)
		}
	}
	return have == 0, nil
}

func (s *Store) applyMigration(ctx context.Context, number int, text string) error {
	tx, err := s.files.Write().BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for _, stmt := range []string{text, fmt.Sprintf("pragma user_version = %d", number), fmt.Sprintf("pragma application_id = %d", ApplicationID)} {
		if _, err := tx.ExecContext(ctx, stmt); err != nil {
			return err
		}
	}
	return tx.Commit()
}

// schemaOf reads the schema number and refuses what is not ours, or newer than we know.
func schemaOf(ctx context.Context, db *sql.DB, known int) (int, error) {
	var app, version, tables int
	if err := db.QueryRowContext(ctx, "pragma application_id").Scan(&app); err != nil {
		return 0, err
	}
	if err := db.QueryRowContext(ctx, "pragma user_version").Scan(&version); err != nil {
		return 0, err
	}
	if err := db.QueryRowContext(ctx, "select count(*) from sqlite_master").Scan(&tables); err != nil {
		return 0, err
	}
	switch {
	case (app == 0 || app == ApplicationID) && version == 0 && tables == 0:
		return 0, nil
	case app != ApplicationID:
		return 0, refusal(ErrForeign, vault.Foreign, "This folder holds a database of another program.", "Please choose a Jobwright store. Nothing was changed.")
	case version > known:
		return 0, refusal(ErrNewer, vault.NewerSchema, "This store was made by a newer Jobwright.", "Please install the newest Jobwright and open it again. Nothing was changed.")
	}
	return version, nil
}

// refusal is an error that the vault passes on as one of its own.
func refusal(kind error, vaultKind vault.Kind, what, do string) error {
	return &Error{Kind: kind, What: what, Do: do, Cause: &vault.Error{Kind: vaultKind, What: what, Do: do}}
}

// backup makes a verified copy before something that cannot simply be undone.
func (s *Store) backup(ctx context.Context, reason string) error {
	if s.o.Backup == nil {
		return nil
	}
	return s.o.Backup(ctx, reason)
}

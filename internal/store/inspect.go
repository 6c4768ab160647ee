package store

import (
	"context"
	"database/sql"

	"jobwright/internal/vault"
)

// Facts is what a check of a database found.
type Facts = vault.Facts

// Inspect reads a whole database, a live one or a backup: every page, the schema, how many records there are, and the audit chain.
func Inspect(ctx context.Context, db *sql.DB, auditKey []byte) (Facts, error) {
	var f Facts
	files, err := migrations()
	if err != nil {
		return f, err
	}
	if f.Schema, err = schemaOf(ctx, db, len(files)); err != nil {
		return f, err
	}
	var verdict string
	if err := db.QueryRowContext(ctx, "pragma quick_check(1)").Scan(&verdict); err != nil {
		return f, err
	}
	if verdict != "ok" {
		return f, &Error{Kind: ErrDamaged, What: "The database is damaged.", Do: "Please restore the newest backup."}
	}
	if f.Schema == 0 {
		return f, nil
	}
	for _, k := range kinds {
		var there, n int64 // a store of an older program does not have the newest tables
		if err := db.QueryRowContext(ctx, "select count(*) from sqlite_schema where type = 'table' and name = ?", k.table).Scan(&there); err != nil {
			return f, err
		}
		if there == 0 {
			continue
		}
		if err := db.QueryRowContext(ctx, "select count(*) from "+k.table+" where deleted = 0").Scan(&n); err != nil {
			return f, err
		}
		f.Records += n
	}
	f.AuditEntries, f.AuditHead, err = verifyAudit(ctx, db, auditKey, 0, "")
	return f, err
}

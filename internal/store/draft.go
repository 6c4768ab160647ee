package store

import (
	"context"
	"time"
)

// Draft is an unsaved form of the acting person. Key says which record it is about; empty = a new one.
type Draft struct {
	Form, Key string
	Body      string // the form's own JSON
	SavedAt   time.Time
}

// SaveDraft keeps an unsaved form. It is neither journalled nor audited: one row, cheap enough for every pause in typing.
// It does not wait for the check: what was typed meanwhile must outlast a lock.
func (s *Store) SaveDraft(ctx context.Context, form, key, body string) error {
	return s.draftExec(ctx, `insert into draft (staff, form, key, body, saved_at) values (?, ?, ?, ?, ?)
		on conflict (staff, form, key) do update set body = excluded.body, saved_at = excluded.saved_at`, string(s.actor), form, key, body, s.now().UnixMilli())
}

// DropDraft forgets a draft, because its form was saved or given up.
func (s *Store) DropDraft(ctx context.Context, form, key string) error {
	return s.draftExec(ctx, "delete from draft where staff = ? and form = ? and key = ?", string(s.actor), form, key)
}

func (s *Store) draftExec(ctx context.Context, query string, args ...any) error {
	if s.files.ReadOnly() {
		return s.Writable()
	}
	if err := s.readBack(ctx); err != nil {
		return s.plain(err)
	}
	_, tx, err := s.begin(context.WithoutCancel(ctx))
	if err != nil {
		return s.plain(err)
	}
	if _, err := tx.Exec(query, args...); err != nil {
		tx.Rollback()
		return s.plain(err)
	}
	return s.plain(tx.Commit())
}

// Drafts lists the acting person's drafts, newest first.
func (s *Store) Drafts(ctx context.Context) ([]Draft, error) {
	return s.readDrafts(ctx, "select form, key, body, saved_at from draft where staff = ? order by saved_at desc, form, key", string(s.actor))
}

// Draft is one draft; ErrNotFound when there is none.
func (s *Store) Draft(ctx context.Context, form, key string) (Draft, error) {
	list, err := s.readDrafts(ctx, "select form, key, body, saved_at from draft where staff = ? and form = ? and key = ?", string(s.actor), form, key)
	if err != nil {
		return Draft{}, err
	}
	if len(list) == 0 {
		return Draft{}, notFound()
	}
	return list[0], nil
}

func (s *Store) readDrafts(ctx context.Context, query string, args ...any) ([]Draft, error) {
	rows, err := s.files.Read().QueryContext(ctx, query, args...)
	if err != nil {
		return nil, s.plain(err)
	}
	defer rows.Close()
	var out []Draft
	for rows.Next() {
		var d Draft
		var at int64
		if err := rows.Scan(&d.Form, &d.Key, &d.Body, &at); err != nil {
			return nil, s.plain(err)
		}
		d.SavedAt = time.UnixMilli(at)
		out = append(out, d)
	}
	return out, s.plain(rows.Err())
}

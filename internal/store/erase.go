package store

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"jobwright/internal/people"
)

// Erased is what an erasure removed, and what it could not reach.
type Erased struct {
	Records  int
	Backups  []Held // backups that still hold the person until they expire; nothing can be cut out of a sealed backup
	Mentions []Hit  // records about somebody else in which the name stands: a person must look at them
}

// Held is a backup that an erased person may still be in.
type Held struct {
	Path  string
	Until time.Time // when it is thinned out at the latest: twelve months after it was made
}

// held lists the backups made since the record began; its id tells when that was.
func (s *Store) held(subject people.ParticipantID) (out []Held, err error) {
	if s.o.Backups == nil {
		return nil, nil
	}
	var began time.Time
	if u, err := uuid.Parse(string(subject)); err == nil && u.Version() == 7 {
		began = time.Unix(u.Time().UnixTime())
	}
	list, err := s.o.Backups()
	for _, b := range list {
		if !b.At.Before(began.Truncate(time.Second)) {
			out = append(out, Held{b.Path, b.At.AddDate(1, 0, 0)})
		}
	}
	return out, err
}

// erasures remove what is about a participant; each takes the participant's id. Children go before their parents.
var erasures = []string{
	"delete from attachment_data where id in (select id from attachment where subject = ?)",
	"delete from attachment where subject = ?",
	"delete from next_step where participant = ?",
	"delete from contact_participant where participant = ?",
	"delete from opened_anyway where participant = ?",
	"delete from profile_version where participant = ?",
	"delete from permit where participant = ?",
	"delete from talk where participant = ?",
	"delete from shared where participant = ?",
	"delete from session where participant = ?",
	"delete from application where participant = ?",
	"delete from taster where participant = ?",
	"delete from outcome where participant = ?",
	"delete from job where participant = ?",
	"delete from decision where participant = ?",
	"delete from journey where participant = ?",
	"delete from match_shown where participant = ?",
	"delete from carving_version where participant = ?",
	"update lead set carving = '' where carving in (select id from carving where participant = ?)",
	"update vacancy set carving = '' where carving in (select id from carving where participant = ?)",
	"delete from carving where participant = ?",
	// A lead is about work: only whom somebody thought of for it goes.
	"update lead set preferred = '' where preferred = ?",
	`update journal set before = replace(before, ?1, ''), after = replace(after, ?1, '') where kind = 'leads' and (instr(before, ?1) > 0 or instr(after, ?1) > 0)`,
	"delete from sealed_data where id in (select id from sealed where participant = ?)",
	"delete from sealed where participant = ?",
	"delete from showing where participant = ?",
	"delete from signature where participant = ?",
	"delete from paper_review where participant = ?",
	"delete from agreement_version where participant = ?",
	"delete from agreement where participant = ?",
	"delete from plan_version where participant = ?",
	"delete from plan where participant = ?",
	"delete from import_identity where subject = ?",
	"delete from journal where subject = ?",
	"delete from journal where subject_before = ?",
	"delete from participant where id = ?",
}

// Erase removes a participant for good: records, journal, drafts, attachments and what search knows, then rewrites the file so
// that nothing of it stays in free pages. The audit chain keeps that it was done, and keyed hashes only. Leads only; no undo.
func (s *Store) Erase(ctx context.Context, subject people.ParticipantID, reason string) (Erased, error) {
	var out Erased
	reason = strings.TrimSpace(reason)
	if len([]rune(reason)) < 3 {
		return out, people.FieldError{Field: "reason", Message: "Please say in a few words why this person is erased."}
	}
	var name string
	err := s.change(ctx, "erased", people.Erase, func(c *change) error {
		r, err := participantKind.find(c.ctx, c.tx, string(subject))
		if err != nil {
			return err
		}
		if r == nil {
			return notFound()
		}
		name = strings.TrimSpace(r.text("first_name") + " " + r.text("last_name"))
		out.Records, err = c.erase(string(subject), name)
		if err != nil {
			return err
		}
		for _, k := range kinds {
			c.kinds[k.name] = true
		}
		c.listedAll = true
		return c.appendAudit("erased", "people:"+string(subject), nil, c.hash(reason), fmt.Sprintf("%d records", out.Records))
	})
	if err != nil {
		return out, err
	}
	if err := s.scrub(context.WithoutCancel(ctx)); err != nil {
		return out, s.plain(err)
	}
	if s.o.Forget != nil {
		if err := s.o.Forget(context.WithoutCancel(ctx)); err != nil {
			return out, err
		}
	}
	s.mu.Lock()
	for _, opened := range s.opened {
		delete(opened, subject)
	}
	s.mu.Unlock()
	if found, err := s.SearchExact(ctx, name, 100); err == nil {
		out.Mentions = found.Hits
	}
	out.Backups, err = s.held(subject)
	return out, err
}

// erase removes the rows in the transaction of the erasure and says how many records they were.
func (c *change) erase(subject, name string) (records int, err error) {
	if err := c.mergeSearch(); err != nil {
		return 0, err
	}
	about, err := c.idsAbout(subject)
	if err != nil {
		return 0, err
	}
	if _, err := c.tx.ExecContext(c.ctx, "update search_doc set gone = 1 where subject = ?", subject); err != nil {
		return 0, err
	}
	if err := c.mergeSearch(); err != nil {
		return 0, err
	}
	for _, q := range erasures {
		res, err := c.tx.ExecContext(c.ctx, q, subject)
		if err != nil {
			return 0, err
		}
		n, err := res.RowsAffected()
		if err != nil {
			return 0, err
		}
		if strings.HasPrefix(q, "delete") && !strings.Contains(q, "journal") && !strings.Contains(q, "_data") {
			records += int(n)
		}
	}
	if _, err := c.tx.ExecContext(c.ctx, "delete from import_row"); err != nil {
		return 0, err
	}
	return records, c.eraseDrafts(subject, name, about)
}

// idsAbout are the ids of a participant and of all records about them, by which unsaved forms are kept.
func (c *change) idsAbout(subject string) (out []string, err error) {
	for _, k := range kinds {
		if k.subject == "" {
			continue
		}
		err := each3(c.ctx, c.tx, func(id, _, _ string) { out = append(out, id) }, "select id, '', '' from "+k.table+" where "+k.subject+" = ?", subject)
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// eraseDrafts drops everybody's unsaved forms that are about the person or one of their records, or name them.
func (c *change) eraseDrafts(subject, name string, about []string) error {
	rows, err := c.tx.QueryContext(c.ctx, "select staff, form, key, body from draft")
	if err != nil {
		return err
	}
	var drop [][3]any
	for rows.Next() {
		var staff, form, key, body string
		if err := rows.Scan(&staff, &form, &key, &body); err != nil {
			rows.Close()
			return err
		}
		if slices.ContainsFunc(about, func(id string) bool { return strings.Contains(key, id) }) || strings.Contains(body, subject) || name != "" && strings.Contains(fold(body), fold(name)) {
			drop = append(drop, [3]any{staff, form, key})
		}
	}
	rows.Close()
	if err := rows.Err(); err != nil {
		return err
	}
	for _, d := range drop {
		if _, err := c.tx.ExecContext(c.ctx, "delete from draft where staff = ? and form = ? and key = ?", d[:]...); err != nil {
			return err
		}
	}
	return nil
}

// scrub rewrites the search index and the file, so that what was deleted is in neither, and empties the write-ahead log.
func (s *Store) scrub(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Minute)
	defer cancel()
	for _, q := range []string{"insert into search (search) values ('optimize')", "vacuum", "pragma wal_checkpoint(truncate)"} {
		if _, err := s.files.Write().ExecContext(ctx, q); err != nil {
			return err
		}
	}
	return nil
}

package store

import (
	"bytes"
	"context"
	"crypto/hmac"
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"

	"jobwright/internal/people"
)

// AuditEntry is one link of the chain of who did what. It holds no personal data: before and after are keyed hashes.
type AuditEntry struct {
	Seq, At, Mono         int64 // At and Mono are Unix ms; Mono never goes back, whatever the clock does
	Actor, Action, Object string
	Before, After         []byte
	Note                  string
	Prev, Hash            []byte
}

// canonical is length-prefixed, so that no two entries share an encoding.
func (e *AuditEntry) canonical() []byte {
	b := make([]byte, 0, 256)
	b = append(b, "audit/1"...)
	for _, n := range []int64{e.Seq, e.At, e.Mono} {
		b = binary.BigEndian.AppendUint64(b, uint64(n))
	}
	for _, f := range [][]byte{[]byte(e.Actor), []byte(e.Action), []byte(e.Object), e.Before, e.After, []byte(e.Note), e.Prev} {
		b = binary.BigEndian.AppendUint32(b, uint32(len(f)))
		b = append(b, f...)
	}
	return b
}

func keyed(key, data []byte) []byte {
	m := hmac.New(sha256.New, key)
	m.Write(data)
	return m.Sum(nil)
}

func (e *AuditEntry) genuine(key []byte) bool { return hmac.Equal(e.Hash, keyed(key, e.canonical())) }

// querier is a pool or a transaction.
type querier interface {
	QueryContext(context.Context, string, ...any) (*sql.Rows, error)
	QueryRowContext(context.Context, string, ...any) *sql.Row
}

const auditColumns = "select seq, at, mono, actor, action, object, before, after, note, prev, hash from audit"

func (e *AuditEntry) scan(row interface{ Scan(...any) error }) error {
	return row.Scan(&e.Seq, &e.At, &e.Mono, &e.Actor, &e.Action, &e.Object, &e.Before, &e.After, &e.Note, &e.Prev, &e.Hash)
}

// lastAudit is the newest entry; Seq 0 when there is none.
func lastAudit(ctx context.Context, q querier) (AuditEntry, error) {
	var e AuditEntry
	err := e.scan(q.QueryRowContext(ctx, auditColumns+" order by seq desc limit 1"))
	if errors.Is(err, sql.ErrNoRows) {
		return AuditEntry{Hash: make([]byte, 32)}, nil
	}
	return e, err
}

// appendAudit adds an entry in the transaction of the change it records.
func (c *change) appendAudit(action, object string, before, after []byte, note string) error {
	last := c.tail.head
	e := AuditEntry{Seq: last.Seq + 1, At: c.at, Mono: max(last.Mono+1, c.at), Actor: string(c.who.ID), Action: action, Object: object,
		Before: before, After: after, Note: note, Prev: last.Hash}
	e.Hash = keyed(c.s.auditKey, e.canonical())
	_, err := c.tx.ExecContext(c.ctx, "insert into audit (seq, at, mono, actor, action, object, before, after, note, prev, hash) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		e.Seq, e.At, e.Mono, e.Actor, e.Action, e.Object, blob(e.Before), blob(e.After), e.Note, e.Prev, e.Hash)
	c.tail.head = e
	return err
}

// blob is b, or an empty blob: the driver stores a nil slice as NULL.
func blob(b []byte) []byte {
	if b == nil {
		return []byte{}
	}
	return b
}

// Note records in the chain something that changes no row: an export, a print, a backup, a failed unlock.
// The note must hold no personal data.
func (s *Store) Note(ctx context.Context, action, object, note string) error {
	return s.change(ctx, note, "", func(c *change) error { return c.appendAudit(action, object, nil, nil, note) })
}

// Audit gives entries newest first, from offset on. Only leads may read it.
func (s *Store) Audit(ctx context.Context, offset, limit int) ([]AuditEntry, error) {
	if _, err := s.may(ctx, people.ReadAudit); err != nil {
		return nil, err
	}
	rows, err := s.files.Read().QueryContext(ctx, auditColumns+" order by seq desc limit ? offset ?", limit, offset)
	if err != nil {
		return nil, s.plain(err)
	}
	defer rows.Close()
	var out []AuditEntry
	for rows.Next() {
		var e AuditEntry
		if err := e.scan(rows); err != nil {
			return nil, s.plain(err)
		}
		out = append(out, e)
	}
	return out, s.plain(rows.Err())
}

// VerifyAudit walks the whole chain. A head known from elsewhere (0 and "" = none) shows a cut or rewritten chain.
func (s *Store) VerifyAudit(ctx context.Context, knownSeq int64, knownHash string) (entries int64, err error) {
	n, _, err := verifyAudit(ctx, s.files.Read(), s.auditKey, knownSeq, knownHash)
	return n, s.plain(err)
}

func verifyAudit(ctx context.Context, db *sql.DB, key []byte, knownSeq int64, knownHash string) (n int64, head string, err error) {
	rows, err := db.QueryContext(ctx, auditColumns+" order by seq")
	if err != nil {
		return 0, "", err
	}
	defer rows.Close()
	last := AuditEntry{Hash: make([]byte, 32)}
	seen := knownSeq == 0
	for rows.Next() {
		var e AuditEntry
		if err := e.scan(rows); err != nil {
			return n, "", err
		}
		n++
		switch {
		case e.Seq != n:
			return n, "", brokenChain(n, "is missing")
		case !bytes.Equal(e.Prev, last.Hash):
			return n, "", brokenChain(n, "does not follow the one before")
		case e.Mono <= last.Mono:
			return n, "", brokenChain(n, "is out of order")
		case !e.genuine(key):
			return n, "", brokenChain(n, "has been changed")
		case e.Seq == knownSeq && hex.EncodeToString(e.Hash) != knownHash:
			return n, "", brokenChain(n, "is not the one on record")
		}
		seen = seen || e.Seq == knownSeq
		last = e
	}
	if err := rows.Err(); err != nil {
		return n, "", err
	}
	if !seen {
		return n, "", brokenChain(knownSeq, "is gone, and all after it")
	}
	return n, hex.EncodeToString(last.Hash), nil
}

func brokenChain(n int64, what string) error {
	return &Error{Kind: ErrDamaged, What: fmt.Sprintf("The record of who did what is not whole: entry %d %s.", n, what),
		Do: "Please tell the person responsible for data protection, and restore a backup if they say so."}
}

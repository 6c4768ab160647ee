package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"

	sqlite3 "github.com/mattn/go-sqlite3"
)

// Kinds of refusal, for errors.Is.
var (
	ErrConflict = errors.New("changed by somebody else")
	ErrNotFound = errors.New("not found")
	ErrNewer    = errors.New("made by a newer program")
	ErrForeign  = errors.New("not a Jobwright database")
	ErrChecking = errors.New("the check has not passed yet")
	ErrReadOnly = errors.New("read-only copy")
	ErrFull     = errors.New("the disk is full")
	ErrDisk     = errors.New("the disk failed")
	ErrDamaged  = errors.New("damaged")
	ErrRefused  = errors.New("refused")
	ErrNothing  = errors.New("nothing to undo")
)

// Error is a refusal in words for a person: what happened, then what to do.
type Error struct {
	Kind  error // one of the kinds above
	What  string
	Do    string
	Cause error // for the log; may be nil
}

func (e *Error) Error() string {
	if e.Do == "" {
		return e.What
	}
	return e.What + " " + e.Do
}

// Plain splits the refusal for a screen: what happened, what to do, and the cause as details for a helper.
func (e *Error) Plain() (what, do, details string) {
	if e.Cause != nil {
		details = e.Cause.Error()
	}
	return e.What, e.Do, details
}

// Gone says that a record is no longer there, see people.IsGone.
func (e *Error) Gone() bool { return e.Kind == ErrNotFound }

// Unwrap lets errors.Is find the kind and the cause.
func (e *Error) Unwrap() []error {
	if e.Cause == nil {
		return []error{e.Kind}
	}
	return []error{e.Kind, e.Cause}
}

func refused(what, do string) error { return &Error{Kind: ErrRefused, What: what, Do: do} }

func notFound() error {
	return &Error{Kind: ErrNotFound, What: "This record is no longer there.", Do: "Please go back to the list and look again."}
}

// plain turns an error of the database into words. After a failing or full disk the connections are dropped,
// because what a connection holds in memory may no longer be what lies on the disk.
func (s *Store) plain(err error) error {
	var known *Error
	if err == nil || errors.As(err, &known) {
		return err
	}
	if errors.Is(err, sql.ErrNoRows) {
		return notFound()
	}
	var e sqlite3.Error
	if !errors.As(err, &e) {
		return err
	}
	if e.ExtendedCode == sqlite3.ErrIoErr.Extend(32) { // SQLITE_IOERR_DATA: a page does not authenticate
		e.Code = sqlite3.ErrCorrupt
	}
	switch e.Code {
	case sqlite3.ErrFull:
		s.reopen()
		return &Error{ErrFull, "There is no room left on the disk, so nothing was saved.", "Please free some space and save again; your text is still here.", err}
	case sqlite3.ErrIoErr, sqlite3.ErrCantOpen:
		s.reopen()
		return &Error{ErrDisk, "The disk did not take the change, so it may not be saved.", "Please save again; if this comes back, make a backup on another disk and ask for help.", err}
	case sqlite3.ErrCorrupt, sqlite3.ErrNotADB:
		s.reopen()
		return &Error{ErrDamaged, "A part of the store cannot be read.", "Please do not go on working. Restore the newest backup under Settings, or ask for help.", err}
	case sqlite3.ErrBusy, sqlite3.ErrLocked:
		return &Error{ErrDisk, "The store is busy with something else.", "Please try again in a moment.", err}
	case sqlite3.ErrReadonly:
		return &Error{ErrReadOnly, "The store cannot be written to.", "Please check that the folder is not write-protected.", err}
	}
	return err
}

// reopen closes every idle connection; the next use opens new ones and reads back first.
func (s *Store) reopen() {
	s.suspect.Store(true)
	w, r := s.files.Write(), s.files.Read()
	for _, db := range []*sql.DB{w, r} {
		if db != nil {
			db.SetMaxIdleConns(-1)
		}
	}
	if r != nil && r != w {
		r.SetMaxIdleConns(4)
	}
	if w != nil {
		w.SetMaxIdleConns(1)
	}
}

// readBack looks at the newest entry of the chain after a failed write: it must be whole.
func (s *Store) readBack(ctx context.Context) error {
	if !s.suspect.Load() {
		return nil
	}
	e, err := lastAudit(ctx, s.files.Write())
	if err != nil {
		return err
	}
	if e.Seq > 0 && !e.genuine(s.auditKey) {
		return &Error{ErrDamaged, "The last entry of the store is damaged.", "Please restore the newest backup under Settings.", fmt.Errorf("audit entry %d", e.Seq)}
	}
	s.suspect.Store(false)
	return nil
}

func isUnique(err error) bool {
	var e sqlite3.Error
	return errors.As(err, &e) && e.ExtendedCode == sqlite3.ErrConstraintUnique
}

package vault

import (
	"errors"
	"time"
)

// Kind names a refusal, so that a screen can offer the way on.
type Kind int

// The refusals. NewerSchema is set by the store, all others here.
const (
	Failed         Kind = iota // the disk or the system said no
	WrongSecret                // initials or passphrase or recovery code are not right (never told which)
	Mistyped                   // the recovery code holds a typing slip; it is not counted as a guess
	Waiting                    // too many wrong guesses, see Error.Until
	Weak                       // the new passphrase is too short or too common
	Exists                     // there is such a store, or such a person, already
	NotAStore                  // nothing there, or the name does not end in .jobwright
	Foreign                    // the folder or backup belongs to something else
	InUse                      // open in another window
	Network                    // the folder lies on a network drive
	SyncFolder                 // the folder is copied about by a sync service
	ReadOnlyMedium             // nothing can be written there; Options.ReadOnly opens it
	Damaged                    // something was altered or lost, see Error.Newest
	TooNewKeyFile              // written by a newer Jobwright
	NewerSchema                // the records were written by a newer Jobwright
	LastWayIn                  // the last person cannot be removed
	NoSuchPerson               // no slot with that tag or those initials
	BadBackup                  // the backup file is not whole
)

// Error is a refusal in plain words: what happened, then what to do.
type Error struct {
	Kind   Kind
	What   string    // what happened, one sentence
	Do     string    // what to do, one sentence
	Until  time.Time // Waiting: when the next try is allowed
	Newest *Backup   // Damaged: the newest backup that is whole, or nil
	Err    error     // the cause, for the log; never shown
}

func (e *Error) Error() string { return e.What + " " + e.Do }

// Plain is the refusal in its parts, as screens show errors; details are for a helper.
func (e *Error) Plain() (what, do, details string) {
	if e.Err != nil {
		details = e.Err.Error()
	}
	return e.What, e.Do, details
}

// Unwrap is the cause.
func (e *Error) Unwrap() error { return e.Err }

// KindOf is the kind of the refusal in err, and whether there is one.
func KindOf(err error) (Kind, bool) {
	var e *Error
	if errors.As(err, &e) {
		return e.Kind, true
	}
	return Failed, false
}

func refuse(k Kind, what, do string) *Error { return &Error{Kind: k, What: what, Do: do} }

// failed wraps an error of the disk or the system. A refusal passes through unchanged.
func failed(what string, err error) error {
	var e *Error
	if err == nil {
		return nil
	}
	if errors.As(err, &e) {
		return err
	}
	if isReadOnly(err) {
		return readOnlyMedium(err)
	}
	return &Error{Kind: Failed, What: what, Err: err,
		Do: "Check that the disk is connected and has free space, then try again."}
}

func wrongSecret() *Error {
	return refuse(WrongSecret, "These initials and this passphrase do not open this store.",
		"Check both and try again, or use the printed recovery code.")
}

func wrongCode() *Error {
	return refuse(WrongSecret, "This recovery code does not open this store.",
		"Check that it is the newest printed code for this store.")
}

func waiting(until time.Time) *Error {
	e := refuse(Waiting, "There were too many wrong tries.", "Wait a moment, then try again.")
	e.Until = until
	return e
}

func damaged(newest *Backup, cause error) *Error {
	e := &Error{Kind: Damaged, What: "Part of this store is damaged.", Newest: newest, Err: cause,
		Do: "Nothing was deleted. Bring back a backup kept on another device."}
	if newest != nil {
		e.Do = "Nothing was deleted. Bring back the newest backup, of " +
			newest.At.Local().Format("2 January 2006, 15:04") + "."
	}
	return e
}

func badBackup(cause error) *Error {
	return &Error{Kind: BadBackup, What: "This backup file is not whole.", Err: cause,
		Do: "Choose another backup."}
}

func readOnlyMedium(cause error) *Error {
	return &Error{Kind: ReadOnlyMedium, What: "Nothing can be written in this folder.", Err: cause,
		Do: "Open it as a read-only copy, or move it to a disk that can be written."}
}

// Package custody is what screens know of the store as a thing to be kept safe: how it is opened, who holds a key,
// what copies there are. internal/desk does the work; screens see these words and interfaces only.
package custody

import (
	"context"
	"errors"
	"time"

	"jobwright/internal/people"
)

// Kind names a refusal for which a screen has a way on.
type Kind int

// The refusals that screens tell apart; everything else is Other.
const (
	Other          Kind = iota
	WrongSecret         // initials, passphrase or code are not right
	Waiting             // too many wrong guesses; see Until
	Weak                // the new passphrase is too short or too common
	Exists              // there is such a store already
	NotAStore           // nothing there
	ReadOnlyMedium      // can be opened as a read-only copy
	Damaged             // something was altered or lost; Newest may help
)

// Refusal is a refusal in plain words: what happened, then what to do.
type Refusal struct {
	Kind   Kind
	What   string
	Do     string
	Until  time.Time // Waiting: when the next try is allowed
	Newest *Backup   // Damaged: the newest whole backup, or nil
	Err    error     // the cause, for details that a person may copy
}

func (r *Refusal) Error() string { return r.What + " " + r.Do }

// Unwrap is the cause.
func (r *Refusal) Unwrap() error { return r.Err }

// KindOf is the kind of refusal that err holds.
func KindOf(err error) Kind {
	var r *Refusal
	if errors.As(err, &r) {
		return r.Kind
	}
	return Other
}

// Backup is one verified copy of the store.
type Backup struct {
	Path   string
	At     time.Time
	Reason string // "by hand", "before a change", …
	Bytes  int64
	// OffDevice says that it lies on another disk than the store. Only such a copy outlasts the computer.
	OffDevice bool
	Records   int64
}

// NewStore is what the first person types to make a store.
type NewStore struct {
	Folder, Name, Initials string
	Passphrase             []byte
}

// Secret opens a store: initials and passphrase, or the recovery code.
type Secret struct {
	Initials     string
	Passphrase   []byte
	RecoveryCode string
}

// Door is the way into a store, before anything of it is on the screen.
type Door interface {
	// LastFolder is the store that was open last on this computer, empty if none or if it is gone.
	LastFolder() string
	// SuggestFolder proposes a folder for a new store.
	SuggestFolder() string
	// IsSample says that the folder holds fictitious data, and gives the initials and passphrase made for it.
	IsSample(folder string) (initials, passphrase string, ok bool)
	// Create makes a store and returns its recovery code, to be shown once. The store is open afterwards.
	Create(ctx context.Context, n NewStore) (recoveryCode string, err error)
	// CreateSample makes and opens a store with fictitious data, or opens the one made before.
	CreateSample(ctx context.Context) error
	// Open opens a store. By recovery code nobody is known yet: Claim must follow.
	Open(ctx context.Context, folder string, with Secret, readOnly bool) error
	// Claim gives the person with these initials a new passphrase after opening by recovery code.
	Claim(ctx context.Context, initials string, passphrase []byte) error
	// RestoreNewest puts a backup in place of a damaged or lost store. The secret is the one of that backup.
	RestoreNewest(ctx context.Context, backup, folder string, with Secret) error
	// Strength rates a passphrase while it is typed: 0 too weak, 1 to 4 better, with a plain hint.
	Strength(passphrase []byte) (score int, hint string)
	// PrintRecovery writes the page with the recovery code as a PDF.
	PrintRecovery(path, code string) error
	// Abandon closes what was opened but not entered.
	Abandon()
}

// Keyholder is one person who can unlock the store.
type Keyholder struct {
	Staff people.Staff
	Key   bool // has a key slot
}

// Custodian is what the settings screens ask of an open store.
type Custodian interface {
	Me() people.Staff
	Folder() string
	ReadOnly() bool
	Backups(ctx context.Context) ([]Backup, error)
	BackupNow(ctx context.Context) (Backup, error)
	// BackupTo copies to another device, whose newest copy Today remembers.
	BackupTo(ctx context.Context, folder string) (Backup, error)
	// NewestElsewhere is when the newest copy on another device was made.
	NewestElsewhere() (time.Time, bool)
	// Restore puts a backup in place; the store is closed afterwards and must be unlocked again.
	Restore(ctx context.Context, backup string, with Secret) error
	ChangePassphrase(ctx context.Context, old, new []byte) error
	// NewRecoveryCode replaces the printed code; only a lead may.
	NewRecoveryCode(ctx context.Context) (string, error)
	PrintRecovery(path, code string) error
	Keyholders(ctx context.Context) ([]Keyholder, error)
	// GiveKey lets a member of staff unlock with a passphrase, or resets theirs; only a lead may.
	GiveKey(ctx context.Context, who people.StaffID, passphrase []byte) error
	// TakeKey removes a person's key and changes the data key, so that old copies of it open nothing new; only a lead may.
	TakeKey(ctx context.Context, who people.StaffID) error
	Strength(passphrase []byte) (score int, hint string)
	AutoLock(ctx context.Context) (minutes int)
	SetAutoLock(ctx context.Context, minutes int) error
}

// Staffing is the list of staff as the settings screens change it.
type Staffing interface {
	Staff(ctx context.Context) ([]people.Staff, error)
	SaveStaff(ctx context.Context, list ...*people.Staff) error
	DeleteStaff(ctx context.Context, id people.StaffID, version int) error
}

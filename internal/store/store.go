// Package store keeps the records: hand-written SQL over the files that internal/vault opens. Every change goes through
// one function that writes the row, the undo journal, the search index and the audit chain in one transaction, and every
// call asks people.May what the acting person may do.
package store

import (
	"context"
	"database/sql"
	"io/fs"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"jobwright/brokerage"
	"jobwright/internal/id"
	"jobwright/internal/people"
	"jobwright/internal/vault"
)

// Files is what the store needs of the folder it lies in; *vault.Vault is one.
type Files interface {
	Write() *sql.DB // one connection
	Read() *sql.DB
	ReadOnly() bool
	Subkey(purpose string) []byte
}

// Options are the ways to open a store.
type Options struct {
	Now      func() time.Time                               // nil = the computer's clock
	OnChange func(kinds []string)                           // called after every commit with the kinds that changed
	Codes    fs.FS                                          // code lists as *.csv; nil = those the program carries
	Backup   func(ctx context.Context, reason string) error // before a migration or an import; nil = Files' own, if any. Not before an erasure: it would hold the person
	Unlocks  func(tag string) bool                          // whether there is a key slot of that tag; nil = Files' own slots, if any, else yes
	Backups  func() ([]vault.Backup, error)                 // those that there are, for Erase; nil = Files' own, if any
	Forget   func(ctx context.Context) error                // drops older states of the files, which hold who is erased; nil = Files' own DropRetired, if any
}

// Store is the records as one person sees them; As gives the same records to somebody else. Safe for several goroutines.
type Store struct {
	*core
	actor people.StaffID
}

// core is what all views of one open store share.
type core struct {
	files    Files
	o        Options
	auditKey []byte
	checked  atomic.Bool
	verdict  atomic.Pointer[Error] // why nothing can be changed after a check that did not pass
	suspect  atomic.Bool           // a write failed on the disk: read back before the next one

	roster roster
	stale  stale
	match  matchCache
	rankMu sync.Mutex // guards the rankings of the roster while others read

	tailMu sync.Mutex // guards tail; held from a commit until its tail is remembered
	tail   tail

	mu      sync.Mutex
	staff   map[people.StaffID]people.Staff // forgotten when staff change
	staffAt int                             // counts the changes of staff: what was read before one is not kept after it
	undo    map[people.StaffID][]step       // what can be undone, latest last
	redo    map[people.StaffID][]step       // what can be redone, latest last
	opened  map[people.StaffID]map[people.ParticipantID]bool
	visits  map[string]time.Time // views noted in the audit chain, so that one visit is one entry
	unnoted []view               // views that could not be noted, because the store was being checked
	places  brokerage.Places     // nil = no way is estimated
}

// NewID is a fresh UUIDv7 for a record.
func NewID() string { return id.New() }

// Open brings the database up to this program's schema, with a backup before, and loads changed code lists.
// A database of a newer program or of another application is refused. Writing waits for MarkChecked.
func Open(ctx context.Context, f Files, o Options) (*Store, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	if b, ok := f.(interface {
		Backup(context.Context, string) (vault.Backup, error)
	}); ok && o.Backup == nil {
		o.Backup = func(ctx context.Context, reason string) error {
			_, err := b.Backup(ctx, reason)
			return err
		}
	}
	if b, ok := f.(interface {
		Backups() ([]vault.Backup, error)
	}); ok && o.Backups == nil {
		o.Backups = b.Backups
	}
	if b, ok := f.(interface{ DropRetired(context.Context) error }); ok && o.Forget == nil {
		o.Forget = b.DropRetired
	}
	if b, ok := f.(interface{ Slots() []vault.SlotInfo }); ok && o.Unlocks == nil {
		o.Unlocks = func(tag string) bool {
			return slices.ContainsFunc(b.Slots(), func(i vault.SlotInfo) bool { return i.Tag == tag && !i.Recovery })
		}
	}
	c := &core{files: f, o: o, auditKey: f.Subkey("audit"),
		undo: map[people.StaffID][]step{}, redo: map[people.StaffID][]step{}, opened: map[people.StaffID]map[people.ParticipantID]bool{}, visits: map[string]time.Time{}}
	s := &Store{core: c}
	fresh, err := s.migrate(ctx)
	if err != nil {
		return nil, s.plain(err)
	}
	if !f.ReadOnly() {
		if err := s.loadCodes(ctx); err != nil {
			return nil, s.plain(err)
		}
	}
	c.checked.Store(fresh)
	return s, nil
}

// As is the store as the given person sees and changes it.
func (s *Store) As(who people.StaffID) *Store { return &Store{core: s.core, actor: who} }

// Actor is who acts in this view of the store.
func (s *Store) Actor() people.StaffID { return s.actor }

// ReadOnly says that the store was opened as a copy that cannot be changed.
func (s *Store) ReadOnly() bool { return s.files.ReadOnly() }

// Checked says whether the check of the database has passed, so that changes are possible.
func (s *Store) Checked() bool { return s.checked.Load() }

// MarkChecked opens the store for changes; whoever ran the check calls it.
func (s *Store) MarkChecked() {
	s.verdict.Store(nil)
	s.checked.Store(true)
	s.noteViews(context.Background())
}

// MarkDamaged closes the store for changes, because the check has found damage or a broken audit chain.
func (s *Store) MarkDamaged() {
	s.verdict.Store(&Error{Kind: ErrDamaged, What: "The check found a problem, so nothing can be changed.", Do: "Restore a backup under Settings, Backups."})
}

// MarkUnfinished says that the check broke off, so that nobody waits for it.
func (s *Store) MarkUnfinished() {
	s.verdict.Store(&Error{Kind: ErrChecking, What: "The check of the store could not be finished, so nothing can be changed.", Do: "Please choose Check again, or lock the store and unlock it."})
}

// reading runs do on one connection, in one state of the database. Whoever is inside asks it for everything: a second connection
// may never come free when others wait for theirs in the same way.
func (s *Store) reading(ctx context.Context, do func(tx *sql.Tx) error) error {
	tx, err := s.files.Read().BeginTx(ctx, nil)
	if err != nil {
		return s.plain(err)
	}
	defer tx.Rollback()
	return s.plain(do(tx))
}

func (s *Store) now() time.Time { return s.o.Now() }

// today is the day on the wall, in the zone of the clock.
func (s *Store) today() string { return s.now().Format("2006-01-02") }

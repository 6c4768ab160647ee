package desk

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"jobwright/internal/custody"
	"jobwright/internal/day"
	"jobwright/internal/pdf"
	"jobwright/internal/people"
	"jobwright/internal/vault"
)

var _ custody.Door = (*Door)(nil)

// Memory is where a machine remembers which store was open last.
type Memory interface {
	Store() string
	SetStore(folder string)
}

// Door opens stores for the window. It holds the desk that was opened until the window takes it over.
type Door struct {
	o      Options
	memory Memory

	mu   sync.Mutex
	desk *Desk
}

// NewDoor is the door of one window. What a program that was killed had put out for printing is removed.
func NewDoor(memory Memory, o Options) *Door {
	d := &Door{o: o, memory: memory}
	if memory != nil {
		if folder := d.LastFolder(); folder != "" {
			EmptyPrintFolder(folder)
		}
	}
	return d
}

// Enter hands the opened desk over. It is nil when nothing is open, or nobody is known yet after a recovery code.
func (d *Door) Enter() *Desk {
	d.mu.Lock()
	defer d.mu.Unlock()
	opened := d.desk
	if opened == nil || opened.Me().ID == "" {
		return nil
	}
	d.desk = nil
	d.memory.SetStore(opened.Folder())
	return opened
}

// LastFolder is the store of last time, if it is still there.
func (d *Door) LastFolder() string {
	folder := d.memory.Store()
	if info, err := os.Stat(folder); folder == "" || err != nil || !info.IsDir() {
		return ""
	}
	return folder
}

// documents is the folder where people look for their own things.
func documents() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return "."
	}
	if info, err := os.Stat(filepath.Join(home, "Documents")); err == nil && info.IsDir() {
		return filepath.Join(home, "Documents")
	}
	return home
}

// SuggestFolder is a folder that does not exist yet.
func (d *Door) SuggestFolder() string {
	base := filepath.Join(documents(), "My service")
	for n := 1; ; n++ {
		folder := base + vault.Suffix
		if n > 1 {
			folder = base + " " + strings.Repeat("I", n) + vault.Suffix
		}
		if _, err := os.Stat(folder); errors.Is(err, os.ErrNotExist) {
			return folder
		}
	}
}

// The sample store holds nobody's secrets, so its way in may be known to everybody.
const (
	sampleName       = "Jobwright sample" + vault.Suffix
	sampleInitials   = "ME"
	samplePassphrase = "only fictitious people"
)

// IsSample says whether a folder is the one CreateSample makes.
func (d *Door) IsSample(folder string) (initials, passphrase string, ok bool) {
	if filepath.Base(folder) != sampleName {
		return "", "", false
	}
	return sampleInitials, samplePassphrase, true
}

// Create makes a store and opens it.
func (d *Door) Create(ctx context.Context, n custody.NewStore) (string, error) {
	if err := d.put(ctx, nil); err != nil {
		return "", refusal(err)
	}
	first := people.Staff{Name: n.Name, Initials: n.Initials}
	opened, code, err := Create(ctx, n.Folder, first, n.Passphrase, d.o)
	if err != nil {
		return "", refusal(err)
	}
	return code, refusal(d.put(ctx, opened))
}

// CreateSample opens the store with fictitious data, and makes it the first time. It lies where one's own things lie.
func (d *Door) CreateSample(ctx context.Context) error {
	folder := filepath.Join(documents(), sampleName)
	if info, err := os.Stat(folder); err == nil && info.IsDir() {
		return d.Open(ctx, folder, custody.Secret{Initials: sampleInitials, Passphrase: []byte(samplePassphrase)}, false)
	}
	if err := d.put(ctx, nil); err != nil {
		return refusal(err)
	}
	first := people.Staff{Name: "Sam Mendip", Initials: sampleInitials}
	o := d.o
	o.Begins = SampleHouse
	opened, _, err := Create(ctx, folder, first, []byte(samplePassphrase), o)
	if err != nil {
		return refusal(err)
	}
	if err := opened.FillSample(ctx); err != nil {
		return errors.Join(err, opened.Discard())
	}
	return refusal(d.put(ctx, opened))
}

// Open opens a store that exists.
func (d *Door) Open(ctx context.Context, folder string, with custody.Secret, readOnly bool) error {
	if err := d.put(ctx, nil); err != nil {
		return refusal(err)
	}
	opened, err := Open(ctx, folder, secret(with), readOnly, d.o)
	if err != nil {
		return refusal(err)
	}
	return refusal(d.put(ctx, opened))
}

// Claim gives the person who came in by recovery code a passphrase of their own.
func (d *Door) Claim(ctx context.Context, initials string, passphrase []byte) error {
	d.mu.Lock()
	opened := d.desk
	d.mu.Unlock()
	if opened == nil {
		return &custody.Refusal{What: "No store is open.", Do: "Type the recovery code again."}
	}
	return opened.Claim(ctx, initials, passphrase)
}

// Claim makes the person with these initials the one at the desk, with a new passphrase. Only for a desk that was
// opened by recovery code: whoever holds the printed code may do so.
func (d *Desk) Claim(ctx context.Context, initials string, passphrase []byte) error {
	if d.Me().ID != "" {
		return &custody.Refusal{What: "Somebody is at work in this store already.", Do: "Lock it first."}
	}
	p, err := d.Store().StaffByInitials(ctx, initials)
	if err != nil {
		return people.FieldError{Field: "initials", Message: "Nobody in this store has these initials. Please check them."}
	}
	if err := d.stillHere(p); err != nil {
		return err
	}
	if _, err := d.Check(ctx); err != nil {
		return refusal(err)
	}
	if err := d.giveKey(ctx, d.Store().As(p.ID), p, passphrase); err != nil {
		return err
	}
	d.sit(p)
	d.answersTo(p.Initials)
	return nil
}

// RestoreNewest puts a backup in place of a damaged or lost store. Only a lead may, or whoever has the recovery code.
func (d *Door) RestoreNewest(ctx context.Context, backup, folder string, with custody.Secret) error {
	if err := d.put(ctx, nil); err != nil {
		return refusal(err)
	}
	return refusal(Restore(ctx, backup, folder, secret(with), d.o))
}

// Strength rates a passphrase while it is typed.
func (d *Door) Strength(passphrase []byte) (int, string) { return vault.Strength(passphrase) }

// PrintRecovery writes the page with the recovery code.
func (d *Door) PrintRecovery(path, code string) error { return printRecovery(path, code, d.o) }

// PrintRecovery writes the page with the recovery code.
func (d *Desk) PrintRecovery(path, code string) error { return printRecovery(path, code, d.o) }

// printRecovery makes the file readable for its owner alone, because it holds the code in clear.
func printRecovery(path, code string, o Options) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return &custody.Refusal{What: "The page could not be written there.", Do: "Choose another folder, or a USB stick.", Err: err}
	}
	f.Chmod(0o600) // an older file may be open to others; a USB stick knows no such thing
	if err := errors.Join(pdf.RecoverySheet(f, code, o.now()), f.Close()); err != nil {
		return &custody.Refusal{What: "The page could not be written whole.", Do: "Write the code down by hand instead.", Err: err}
	}
	return nil
}

// Abandon closes what was opened but not entered. Nobody has changed anything in it, so that nothing is lost if it
// cannot be closed cleanly.
func (d *Door) Abandon() { d.put(context.Background(), nil) }

// put holds what was opened, or nothing, and closes what was held before.
func (d *Door) put(ctx context.Context, opened *Desk) error {
	d.mu.Lock()
	before := d.desk
	d.desk = opened
	d.mu.Unlock()
	if before == nil {
		return nil
	}
	return before.Close(context.WithoutCancel(ctx))
}

// today is the day on the wall.
func (d *Desk) today() day.Date { return day.Of(d.o.now()) }

// Package signui is where papers are signed: the view that hides everything but one paper, the form for what was signed elsewhere, and
// the check of a signed PDF. What may be shown and signed is decided by the desk behind it.
package signui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"jobwright/adjustments"
	"jobwright/internal/paper"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/task"
)

// Signer shows papers to be signed and keeps signatures. Every call asks what the person allows, and refuses in words; see
// people.RefusalOf.
type Signer interface {
	Show(ctx context.Context, p adjustments.PaperRef, large bool) (paper.ToSign, error)
	// Sign keeps a signature with the scan of a signed paper, nil where there is none, and seals the paper where it was the last that was
	// needed.
	Sign(ctx context.Context, s *adjustments.Signature, scan []byte) (*adjustments.Sealed, error)
	// Seal seals a paper that everybody has signed and that could not be sealed at once.
	Seal(ctx context.Context, p adjustments.PaperRef) (*adjustments.Sealed, error)
	// Confirm says whether the passphrase is that of who is at the desk.
	Confirm(ctx context.Context, passphrase []byte) error
}

// Parts are what the view is made of.
type Parts struct {
	Signer Signer
	Me     func() people.Staff
	Now    func() time.Time
	Run    task.Runner
	Nav    nav.Navigator
	Lock   func()      // locks the store
	Locked func() bool // what was asked for before the store was locked is not shown any more; nil = it is never locked
	Done   func()      // after a signature was kept; may be nil
}

func (p Parts) canvas() fyne.Canvas { return p.Nav.Window().Canvas() }

func (p Parts) locked() bool { return p.Locked != nil && p.Locked() }

// away says that the page on which signing was asked for is not what one sees now.
func (p Parts) away() bool { return p.locked() || kit.KeysOf(p.canvas()).Busy() }

func (p Parts) done() {
	if p.Done != nil {
		p.Done()
	}
}

// partyLabel is what a code of one of the lists is called.
func partyLabel(code string) string {
	for _, c := range adjustments.Parties {
		if c.Code == code {
			return c.Label
		}
	}
	return "not known"
}

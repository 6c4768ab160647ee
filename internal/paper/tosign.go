package paper

import (
	"time"

	"jobwright/adjustments"
)

// ToSign is one version of a paper as it is put before those who sign.
type ToSign struct {
	Pages   Pages                   // as it is read: large print where that was asked for
	Showing adjustments.Showing     // what is signed: the standard print, the same for all
	Signed  []adjustments.Signature // of this version, the first first
	Wanted  []string                // the parties whose signatures it takes
	Open    []string                // what has to be settled before it can be signed, in sentences; empty = nothing
	Sealed  bool
}

// Checked is what the check of a file as a signed PDF found.
type Checked struct {
	OK bool // nothing is wrong: it is the very file that was sealed here

	Signed, CoversAll, DigestOK, CertificateOK bool // see pdf.Finding
	KnownHere                                  bool // this store sealed the very file
	OnRecord                                   adjustments.Sealed
	About                                      string // "Version 2 of an agreement, sealed on 24 November 2026"; empty where it is not known here

	SealedAt    time.Time // as the seal says; zero = it cannot be relied on
	Fingerprint string    // of the certificate
	SHA256      string
	Sentences   []string // all that is to be said, the most important first
	Problems    []string // of these, what is wrong
}

// Root is the root certificate of a service, with which anybody can check its seals. It says nothing about anybody.
type Root struct {
	PEM         []byte
	Name        string // with eight digits that tell two services of one name apart
	Fingerprint string // SHA-256 in hexadecimal digits, to be read out to whoever gets the certificate
}

// NotSealed says that a signature is kept and that the paper, which all have signed now, could not be sealed. Sealing is tried again later.
type NotSealed struct{ Err error }

// Error is what happened, then what to do.
func (e NotSealed) Error() string {
	return e.Done() + " " + e.Err.Error() + " Then please choose to seal it again."
}

// Done is what has been done all the same.
func (NotSealed) Done() string { return "The signature is kept, but the paper could not be sealed." }

// Unwrap is why it could not be sealed.
func (e NotSealed) Unwrap() error { return e.Err }

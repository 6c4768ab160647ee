package desk

import (
	"bytes"
	"context"
	"crypto/x509"
	"errors"
	"time"

	"jobwright/adjustments"
	"jobwright/internal/custody"
	"jobwright/internal/paper"
	"jobwright/internal/pdf"
	"jobwright/internal/store"
)

// sealKeys are the keys of the seal. A store that has none gets them now; a seal that has run out, or names the service as it was called
// before, is renewed under the same root.
func (d *Desk) sealKeys(ctx context.Context) (pdf.Keys, error) {
	service, _, err := d.Store().Service(ctx)
	if err != nil {
		return pdf.Keys{}, err
	}
	kept, err := d.Store().SealKeys(ctx)
	if err != nil {
		return pdf.Keys{}, err
	}
	keys, fresh := pdf.Keys(kept), true
	if len(kept.RootPEM) == 0 {
		keys, err = pdf.NewKeys(service, d.o.now())
	} else {
		keys, fresh, err = keys.Renewed(service, d.o.now())
	}
	if err == nil && fresh {
		err = d.Store().SaveSealKeys(ctx, store.SealKeys(keys))
	}
	return keys, err
}

// begun refuses to sign and seal while the clock is so far behind that the seal does not hold yet.
func (d *Desk) begun(ctx context.Context) error {
	kept, err := d.Store().SealKeys(ctx)
	if err != nil || len(kept.CertPEM) == 0 {
		return err
	}
	cert, err := pdf.ParseCertificate(kept.CertPEM)
	if err != nil {
		return err
	}
	return adjustments.Begun(cert.NotBefore, d.o.now())
}

// Root is the root certificate of this store's seals.
func (d *Desk) Root(ctx context.Context) (r paper.Root, err error) {
	kept, err := d.Store().SealKeys(ctx)
	if err != nil {
		return r, err
	}
	if r.PEM = kept.RootPEM; len(r.PEM) == 0 {
		keys, err := d.sealKeys(ctx)
		if err != nil {
			return r, err
		}
		r.PEM = keys.RootPEM
	}
	r.Name, r.Fingerprint, err = pdf.RootWords(r.PEM)
	return r, err
}

// sealReason is what readers of PDF show as the reason of the seal.
const sealReason = "Seal of the organisation: shows that nothing was changed and where it comes from"

// Seal seals a version that all parties have signed, and gives the seal that is there already where it was sealed before. What the person
// allows is asked once more.
func (d *Desk) Seal(ctx context.Context, ref adjustments.PaperRef) (*adjustments.Sealed, error) {
	s, err := d.sitting(ctx, ref)
	if err != nil {
		return nil, err
	}
	return d.seal(ctx, s)
}

func (d *Desk) seal(ctx context.Context, s *sitting) (*adjustments.Sealed, error) {
	if done := s.sealedAs(s.ref.Number); done != nil {
		return done, nil
	}
	d.sealFormer(ctx, s)
	at := d.o.now()
	if err := adjustments.CanSeal(s.ref, s.signatures, at); err != nil {
		return nil, err
	}
	if err := d.begun(ctx); err != nil {
		return nil, err
	}
	if err := s.allowed(d.today()); err != nil {
		return nil, err
	}
	keys, err := d.sealKeys(ctx)
	if err != nil {
		return nil, err
	}
	sealer, err := keys.Sealer()
	if err != nil {
		return nil, err
	}
	signed := paper.Layout(s.document(at, false))
	if signed.Hash() != s.frozen.Shown {
		return nil, drawnOtherwise()
	}
	done, err := d.Store().SaveSealed(ctx, s.ref, func(seq int64, hash string) (adjustments.Sealed, []byte, error) {
		record := adjustments.Sealed{Participant: s.person.ID, Paper: s.ref, Content: s.frozen.Shown, Former: s.former(), AuditSeq: seq, AuditHash: hash,
			Fingerprint: sealer.Fingerprint(), At: at, By: d.Me().ID}
		file, err := sealedFile(s.sealedPages(signed, record), sealer, at, s.service())
		return record, file, err
	})
	if err != nil {
		return nil, err
	}
	return &done, nil
}

// drawable says why a version that somebody has signed cannot be sealed once the others have; nil where it can, or is sealed already.
func (s *sitting) drawable(made time.Time) error {
	if s.frozen == nil || s.sealedAs(s.ref.Number) != nil || paper.Layout(s.document(made, false)).Hash() == s.frozen.Shown {
		return nil
	}
	return drawnOtherwise()
}

// drawnOtherwise says that a paper cannot be drawn any more as it was put before those who signed: a seal would be over other pages.
func drawnOtherwise() error {
	return &custody.Refusal{What: "This Jobwright draws the paper in another way than the one in which it was signed, so it cannot be sealed.",
		Do: "The signatures stay on record. Please begin a new version and let it be signed again."}
}

// sealFormer seals the versions before this one that all had signed and that could not be sealed then, so that each names the one before.
// One that the person does not allow any more stays as it is; its signatures are on record.
func (d *Desk) sealFormer(ctx context.Context, s *sitting) {
	for _, former := range adjustments.Unsealed(s.signatures, s.sealed) {
		if former.Number >= s.ref.Number {
			break
		}
		if sealed, err := d.Seal(ctx, former); err == nil {
			s.sealed = append(s.sealed, *sealed)
		}
	}
}

// sealedFile draws pages and seals them.
func sealedFile(pages paper.Pages, sealer *pdf.Sealer, at time.Time, service string) ([]byte, error) {
	var b bytes.Buffer
	if err := pdf.Write(&b, pages); err != nil {
		return nil, err
	}
	return pdf.Seal(b.Bytes(), sealer, at, service, sealReason)
}

// SealedFile is the file that was sealed of a version, byte for byte, with its record. What the person allows is not asked here: see Papers.
func (d *Desk) SealedFile(ctx context.Context, ref adjustments.PaperRef) ([]byte, adjustments.Sealed, error) {
	record, file, err := d.Store().Sealed(ctx, ref)
	return file, record, err
}

// mostOfPDF is how large a PDF may be to be checked, in bytes: far more than any paper of ours.
const mostOfPDF = 50 << 20

// CheckPDF says what is wrong with a file as a paper that was sealed in this store, in plain words.
func (d *Desk) CheckPDF(ctx context.Context, file []byte) (paper.Checked, error) {
	kept, err := d.Store().SealKeys(ctx)
	if err != nil {
		return paper.Checked{}, err
	}
	var root *x509.Certificate
	if len(kept.RootPEM) > 0 {
		if root, err = pdf.ParseCertificate(kept.RootPEM); err != nil {
			return paper.Checked{}, err
		}
	}
	c := checked(file, root)
	if len(file) > mostOfPDF {
		return c.Checked, nil
	}
	record, known, err := d.Store().FindSealed(ctx, c.SHA256)
	if err != nil {
		return paper.Checked{}, err
	}
	switch {
	case known && len(c.Problems) == 0:
		c.OK, c.KnownHere, c.OnRecord, c.About = true, true, record, sealedWords(record)
		c.Sentences = append([]string{"All is well: this is the very file that was sealed here, and nothing was changed."}, c.Sentences...)
	case known: // a byte for byte copy: what is wrong is wrong with the keys of this store
		c.KnownHere, c.OnRecord, c.About = true, record, sealedWords(record)
	case len(c.Problems) == 0:
		c.problem("The seal is good, but this store has no record of the file. It may have been sealed in another copy of the store, or the person was erased since.")
	}
	return c.Checked, nil
}

// CheckWithRoot is CheckPDF without a store: against a root certificate that somebody was given.
func CheckWithRoot(file, rootPEM []byte) (paper.Checked, error) {
	root, err := pdf.ParseCertificate(rootPEM)
	if err != nil {
		return paper.Checked{}, &custody.Refusal{What: "The file with the root certificate cannot be read.", Do: "Please ask for it again; it is a .pem file.", Err: err}
	}
	c := checked(file, root)
	c.OK = len(c.Problems) == 0
	return c.Checked, nil
}

// finding is a check in the making.
type finding struct{ paper.Checked }

func (f *finding) problem(words string) {
	f.Problems, f.Sentences = append(f.Problems, words), append([]string{words}, f.Sentences...)
}

// checked is what the file itself tells.
func checked(file []byte, root *x509.Certificate) *finding {
	if len(file) > mostOfPDF {
		c := &finding{}
		c.problem("This file is far too large to be one of our papers. Please check that it is the right one.")
		return c
	}
	f := pdf.Check(file, root)
	c := &finding{paper.Checked{Signed: f.Signed, CoversAll: f.CoversAll, DigestOK: f.DigestOK, CertificateOK: f.CertificateOK, SealedAt: f.At, Fingerprint: f.Fingerprint, SHA256: f.SHA256,
		Problems: f.Problems, Sentences: append([]string{}, f.Problems...)}}
	if !f.Signed {
		return c
	}
	for _, x := range []struct {
		ok    bool
		words string
	}{{f.DigestOK, "What the seal covers is unchanged since it was sealed."}, {f.CoversAll, "The seal covers the whole file."}, {f.CertificateOK, "It is the seal of this service."}} {
		if x.ok {
			c.Sentences = append(c.Sentences, x.words)
		}
	}
	return c
}

var errNoPaper = errors.New("there is no such sort of paper that can be signed")

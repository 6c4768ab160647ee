package store

import (
	"cmp"
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"net/http"
	"time"

	"jobwright/adjustments"
	"jobwright/internal/people"
)

var _ adjustments.Signings = (*Store)(nil)

// record writes a row that is never changed again and that no undo takes back, with one entry in the audit chain that names the paper.
func (c *change) record(r, paper *row, action, note string) error {
	r.version, r.changedAt, r.changedBy = 1, c.at, string(c.who.ID)
	if _, err := c.exec(r.k.addSQL, r.args(1)...); err != nil {
		return err
	}
	c.kinds[r.k.name], c.kinds[paper.k.name] = true, true
	return c.appendAudit(action, paper.k.name+":"+paper.id, nil, c.hash(r.encode()), note)
}

// signable is the paper of a reference, of one's own caseload.
func (c *change) signable(ref adjustments.PaperRef) (*row, error) {
	p, known := signables[ref.Kind]
	if !known {
		return nil, notFound()
	}
	r, err := p.kind.find(c.ctx, c.tx, ref.ID)
	if err != nil {
		return nil, err
	}
	if r == nil || r.deleted {
		return nil, notFound()
	}
	return r, c.subjectAllowed(nil, r)
}

// toSign is the paper of a reference, if the version that it names is the one that stands.
func (c *change) toSign(ref adjustments.PaperRef) (*row, error) {
	r, err := c.signable(ref)
	if err == nil && r.int("number") != ref.Number {
		err = &Error{Kind: ErrConflict, What: "This paper has been changed since it was opened.", Do: "Please open it again, read the new version and sign that. Nothing was signed."}
	}
	return r, err
}

// showingOfVersion is a version as it was shown to the first who signed it; false where nobody has.
func showingOfVersion(ctx context.Context, q querier, ref adjustments.PaperRef) (adjustments.Showing, bool, error) {
	rows, err := readRows(ctx, q, showingKind, "where paper = ? and number = ? and deleted = 0", ref.ID, ref.Number)
	if err != nil || len(rows) == 0 {
		return adjustments.Showing{}, false, err
	}
	return showingOf(rows[0]), true, nil
}

// SaveSignature keeps a signature with what was shown and its scan, and notes it in the audit chain: one transaction, and no undo. With
// the last signature that an agreement needs it stands as signed.
func (s *Store) SaveSignature(ctx context.Context, x *adjustments.Signature, showing adjustments.Showing, scan []byte) error {
	saved := *x
	saved.ID, saved.By = NewID(), s.actor
	if saved.At.IsZero() {
		saved.At = s.now()
	}
	err := s.change(ctx, "sign", people.EditPapers, func(c *change) error {
		paper, err := c.toSign(saved.Paper)
		if err != nil {
			return err
		}
		saved.Participant = people.ParticipantID(paper.about())
		signed, err := c.maySign(paper, saved, showing, scan)
		if err != nil {
			return err
		}
		if saved.Scan, err = c.attachScan(saved, scan); err != nil {
			return err
		}
		note := fmt.Sprintf("version %d, %s, %s, shown %s", saved.Paper.Number, saved.Party, saved.Method, saved.Shown)
		if err := c.record(signatureRow(saved), paper, "sign", note); err != nil {
			return err
		}
		return c.afterSigning(paper, append(signed, saved))
	})
	if err == nil {
		*x = saved
	}
	return err
}

// maySign refuses what adjustments.CanSign refuses, and a signature under anything but what the first party was shown, which it keeps. It
// gives the signatures so far.
func (c *change) maySign(paper *row, x adjustments.Signature, showing adjustments.Showing, scan []byte) ([]adjustments.Signature, error) {
	signatures, err := signaturesOf(c.ctx, c.tx, paper.id)
	if err != nil {
		return nil, err
	}
	sealed, err := sealedOnes(c.ctx, c.tx, paper.id)
	if err != nil {
		return nil, err
	}
	frozen, signedBefore, err := showingOfVersion(c.ctx, c.tx, x.Paper)
	if err != nil {
		return nil, err
	}
	in := adjustments.Signing{Signature: x, HasScan: len(scan) > 0, Status: paper.text("status"), Number: paper.int("number"), Frozen: frozen.Shown,
		Signatures: signatures, Sealed: sealed, Now: x.At}
	if paper.k == agreementKind {
		in.Ready = agreementOf(paper).Ready()
	}
	if err := adjustments.CanSign(in); err != nil {
		return nil, err
	}
	if x.Shown == "" || x.Shown != showing.Shown || signedBefore && x.Shown != frozen.Shown || showing.Paper != x.Paper {
		return nil, refused("What was shown is not what this version says.", "Please close the paper, open it again and sign then. Nothing was signed.")
	}
	if signedBefore {
		return signatures, nil
	}
	r := showingKind.row(NewID(), 0, false, paper.about(), x.Paper.Kind, x.Paper.ID, int64(x.Paper.Number), string(showing.View), showing.Shown)
	return signatures, c.record(r, paper, "show", fmt.Sprintf("version %d, shown %s", x.Paper.Number, showing.Shown))
}

// scanNames are what a scan is called by the type of its content.
var scanNames = map[string]string{"application/pdf": "signed copy.pdf", "image/png": "signed copy.png", "image/jpeg": "signed copy.jpg"}

// attachScan keeps the scan of a paper that was signed by hand, and gives the id of the attachment; empty for other ways to sign.
func (c *change) attachScan(x adjustments.Signature, scan []byte) (string, error) {
	if x.Method != adjustments.Paper {
		return "", nil
	}
	name := scanNames[http.DetectContentType(scan)]
	if len(scan) > 0 && name == "" {
		return "", people.FieldError{Field: "scan", Message: "A scan is a picture or a PDF, and this is neither. Please scan the signed copy as PDF, PNG or JPEG."}
	}
	found, err := attachmentType(cmp.Or(name, ".pdf"), scan)
	if err != nil {
		return "", err
	}
	r := attachmentKind.row(NewID(), 0, false, string(x.Participant), signatureKind.name, x.ID, name, found, int64(len(scan)))
	if err := c.write(nil, r, false); err != nil {
		return "", err
	}
	_, err = c.exec("insert into attachment_data (id, content) values (?, ?)", r.id, scan)
	return r.id, err
}

// afterSigning gives an agreement the status that it has once another party has signed.
func (c *change) afterSigning(paper *row, signatures []adjustments.Signature) error {
	if paper.k != agreementKind {
		return nil
	}
	r := paper.copy()
	if r.set("status", adjustments.AfterSigning(agreementOf(paper), signatures)); r.same(paper) {
		return nil
	}
	return c.write(paper, r, false)
}

// SaveSealed keeps the sealed file of a version that everybody has signed, the newest or not: one transaction, and no undo. The audit
// chain gets an entry before the file is made, whose place and hash the file prints, and one after it with the hash of the file. build must
// not ask the store for anything. A version that is sealed already stays so.
func (s *Store) SaveSealed(ctx context.Context, ref adjustments.PaperRef, build func(seq int64, hash string) (adjustments.Sealed, []byte, error)) (out adjustments.Sealed, err error) {
	err = s.change(ctx, "seal", people.EditPapers, func(c *change) error {
		paper, err := c.signable(ref)
		if err != nil {
			return err
		}
		if old, err := sealedVersion(c.ctx, c.tx, ref); err != nil || old != nil {
			if old != nil {
				out = sealedOf(old)
			}
			return err
		}
		signatures, err := signaturesOf(c.ctx, c.tx, ref.ID)
		if err != nil {
			return err
		}
		showing, shown, err := showingOfVersion(c.ctx, c.tx, ref)
		if err != nil {
			return err
		}
		if !shown {
			return refused("Nobody has signed this version.", "The paper is sealed when the employee and the line manager have signed.")
		}
		if err := c.appendAudit("seal", paper.k.name+":"+paper.id, nil, nil, fmt.Sprintf("version %d, content %s", ref.Number, showing.Shown)); err != nil {
			return err
		}
		head := c.tail.head
		made, file, err := build(head.Seq, hex.EncodeToString(head.Hash))
		if err != nil {
			return err
		}
		sum := sha256.Sum256(file)
		out = adjustments.Sealed{ID: NewID(), Participant: people.ParticipantID(paper.about()), Paper: ref, Content: showing.Shown, SHA256: hex.EncodeToString(sum[:]),
			Former: made.Former, AuditSeq: head.Seq, AuditHash: hex.EncodeToString(head.Hash), Fingerprint: made.Fingerprint, Size: len(file),
			At: made.At, By: c.who.ID}
		if out.At.IsZero() {
			out.At = s.now()
		}
		if err := adjustments.CanSeal(ref, signatures, out.At); err != nil {
			return err
		}
		out.At = time.UnixMilli(out.At.UnixMilli()) // as it is kept
		if err := c.record(sealedRow(out), paper, "sealed", fmt.Sprintf("version %d, file %s", ref.Number, out.SHA256)); err != nil {
			return err
		}
		_, err = c.exec("insert into sealed_data (id, content) values (?, ?)", out.ID, file)
		return err
	})
	return out, err
}

// sealedVersion is the record of the sealed file of a version; nil where there is none.
func sealedVersion(ctx context.Context, q querier, ref adjustments.PaperRef) (*row, error) {
	rows, err := readRows(ctx, q, sealedKind, "where paper_kind = ? and paper = ? and number = ? and deleted = 0", ref.Kind, ref.ID, ref.Number)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	return rows[0], nil
}

// Sealed gives a sealed file; ErrNotFound where that version is not sealed.
func (s *Store) Sealed(ctx context.Context, ref adjustments.PaperRef) (out adjustments.Sealed, file []byte, err error) {
	who, err := s.may(ctx, people.ViewPapers)
	if err != nil {
		return out, nil, err
	}
	p, known := signables[ref.Kind]
	if !known {
		return out, nil, notFound()
	}
	err = s.reading(ctx, func(tx *sql.Tx) error {
		if _, _, err := s.openPaper(ctx, tx, who, p.kind, ref.ID); err != nil {
			return err
		}
		r, err := sealedVersion(ctx, tx, ref)
		if err != nil {
			return err
		}
		if r == nil {
			return notFound()
		}
		out = sealedOf(r)
		return tx.QueryRowContext(ctx, "select content from sealed_data where id = ?", r.id).Scan(&file)
	})
	return out, file, err
}

// FindSealed finds the record of a file by the SHA-256 of its bytes in hex; false where it was not sealed here. Who has the file may ask;
// whom and what it is about is told to those alone who may see the person.
func (s *Store) FindSealed(ctx context.Context, sum string) (out adjustments.Sealed, found bool, err error) {
	who, err := s.may(ctx, people.ViewRegister)
	if err != nil {
		return out, false, err
	}
	err = s.reading(ctx, func(tx *sql.Tx) error {
		rows, err := readRows(ctx, tx, sealedKind, "where sha256 = ? and deleted = 0", sum)
		if err != nil || len(rows) == 0 {
			return err
		}
		v, err := s.viewerIn(ctx, tx, who)
		if err != nil {
			return err
		}
		if found, out = true, sealedOf(rows[0]); !v.knows(string(out.Participant)) {
			out.Participant, out.Paper.ID, out.ID, out.By = "", "", "", ""
		}
		return nil
	})
	return out, found, err
}

package desk

import (
	"context"
	"errors"
	"fmt"
	"time"

	"jobwright/adjustments"
	"jobwright/internal/paper"
	"jobwright/internal/people"
)

// Show gives a version as it is put before those who sign; number 0 is the newest. It is refused where the person does not allow the
// employer to see it. large asks for large print to read from; what is signed is the standard print.
func (d *Desk) Show(ctx context.Context, ref adjustments.PaperRef, large bool) (paper.ToSign, error) {
	s, err := d.sitting(ctx, ref)
	if err != nil {
		return paper.ToSign{}, err
	}
	if err := s.allowed(d.today()); err != nil {
		return paper.ToSign{}, err
	}
	made := d.o.now()
	showing, err := s.freeze(made)
	if err != nil {
		return paper.ToSign{}, err
	}
	open := s.open(d)
	if err := s.drawable(made); err != nil { // nobody signs in vain
		open = append(open, err.Error())
	}
	var wrong people.FieldError
	if err := d.begun(ctx); errors.As(err, &wrong) {
		open = append(open, wrong.Message)
	} else if err != nil {
		return paper.ToSign{}, err
	}
	return paper.ToSign{Pages: paper.Layout(s.document(made, large)), Showing: showing, Signed: s.signed(), Wanted: s.wanted(), Open: open, Sealed: s.sealedAs(s.ref.Number) != nil}, nil
}

// open is what about the paper forbids every signature, in sentences.
func (s *sitting) open(d *Desk) (sentences []string) {
	probe := adjustments.Signature{Paper: s.ref, Party: adjustments.Witness, Name: d.Me().Name}
	var wrong people.FieldError
	if err := adjustments.CanSign(s.signing(probe, false, d.o.now())); errors.As(err, &wrong) && wrong.Field == "paper" {
		sentences = append(sentences, wrong.Message)
	}
	return sentences
}

// signing is the moment in which somebody signs.
func (s *sitting) signing(by adjustments.Signature, scan bool, now time.Time) adjustments.Signing {
	in := adjustments.Signing{Signature: by, HasScan: scan, Status: s.status, Number: s.newest, Ready: s.ready, Signatures: s.signatures, Sealed: s.sealed, Named: s.named[by.Party], Now: now}
	if s.frozen != nil {
		in.Frozen = s.frozen.Shown
	}
	return in
}

// Sign takes one party's signature. The first freezes what is shown; when it makes the paper complete, the paper is sealed at once. Where
// that fails the signature stays and the error is a paper.NotSealed: see Seal. Everything else that is wrong keeps nothing.
func (d *Desk) Sign(ctx context.Context, by *adjustments.Signature, scan []byte) (*adjustments.Sealed, error) {
	if err := d.begun(ctx); err != nil {
		return nil, err
	}
	return d.signAt(ctx, by, scan, d.o.now())
}

// signAt is Sign at another time than now, for the sample.
func (d *Desk) signAt(ctx context.Context, by *adjustments.Signature, scan []byte, now time.Time) (*adjustments.Sealed, error) {
	s, err := d.sitting(ctx, by.Paper)
	if err != nil {
		return nil, err
	}
	if err := s.allowed(d.today(), *by); err != nil {
		return nil, err
	}
	showing, err := s.freeze(now)
	if err != nil {
		return nil, err
	}
	by.Paper, by.Participant = s.ref, s.person.ID
	if by.Shown != "" && by.Shown != showing.Shown {
		return nil, people.FieldError{Field: "paper", Message: "The paper has changed since it was shown. Please close it and open it again, so that everybody reads what they sign."}
	}
	by.Shown = showing.Shown
	if err := adjustments.CanSign(s.signing(*by, len(scan) > 0, now)); err != nil {
		return nil, err
	}
	by.At, by.By = now, d.Me().ID
	if by.Party == adjustments.Manager || by.Party == adjustments.HR { // who signs for the employer has seen it
		if err := d.Store().NoteShared(ctx, s.shared(d, "shown for signing")); err != nil {
			return nil, err
		}
	}
	if err := d.Store().SaveSignature(ctx, by, showing, scan); err != nil {
		return nil, err
	}
	s.frozen, s.signatures = &showing, append(s.signatures, *by)
	if !adjustments.Complete(s.ref, s.signatures) {
		return nil, nil
	}
	sealed, err := d.seal(ctx, s)
	if err != nil {
		return nil, paper.NotSealed{Err: err}
	}
	return sealed, nil
}

// shared is the note of what went to the employer.
func (s *sitting) shared(d *Desk, how string) people.Shared {
	what := "agreement"
	if s.ref.Kind == adjustments.PlanPaper {
		what = "wellness plan, the parts that they chose"
	}
	return people.Shared{Participant: s.person.ID, Employer: string(s.employer), Audience: people.ToEmployer, To: s.named[adjustments.Manager], On: d.today(), By: d.Me().ID,
		What: fmt.Sprintf("%s, version %d, %s", what, s.ref.Number, how)}
}

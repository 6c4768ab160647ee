package desk

import (
	"context"
	"fmt"
	"io"
	"slices"

	"github.com/google/uuid"

	"jobwright/adjustments"
	"jobwright/employers"
	"jobwright/internal/paper"
	"jobwright/internal/pdf"
	"jobwright/internal/people"
)

// idOf finds a record of a kind by its id or reference; what is it called in the sentence where there is none.
func (d *Desk) idOf(ctx context.Context, kind, ref, what string) (string, error) {
	if uuid.Validate(ref) == nil {
		return ref, nil
	}
	id, err := d.Store().IDOf(ctx, kind, ref)
	if err == nil && id == "" {
		err = NotFound(fmt.Sprintf("No %s that you may see has the reference %s. Please check it.", what, ref))
	}
	return id, err
}

// agreementPaper makes a copy of an agreement. Of a sealed version employer and person get the sealed file itself, of one that somebody
// has signed what was signed; the person also gets their own annex, where it is asked for. The service's copy is what stands now, with what it alone keeps.
func agreementPaper(ctx context.Context, d *Desk, r paper.Request) (out outgoing, err error) {
	id, err := d.idOf(ctx, "agreements", r.ID, "agreement")
	if err != nil {
		return out, err
	}
	p, err := d.Store().AgreementPage(ctx, adjustments.AgreementID(id))
	if err != nil {
		return out, err
	}
	copy := whose(r, adjustments.ForEmployer)
	a, err := agreementAt(p, r.Number)
	if err != nil {
		return out, err
	}
	in, err := d.agreementInput(ctx, p, a, copy)
	if err != nil {
		return out, err
	}
	view, err := adjustments.ViewAgreement(in)
	if err != nil {
		return out, err
	}
	object, doc := "agreements:"+id, paper.AgreementPaper(view, d.o.now(), r.Large)
	if copy == adjustments.ForService {
		doc = paper.AgreementForService(view, adjustments.ViewService(a, in.Codes, p.Signatures), d.o.now(), r.Large)
	}
	out = d.of(doc, object)
	out.LeftOut, out.Draft, out.Open = view.LeftOut, view.Draft && outside(copy), view.Open
	if outside(copy) {
		out.Caution = view.Caution
	}
	if copy != adjustments.ForService {
		signed, err := d.asSigned(ctx, adjustments.PaperRef{Kind: adjustments.AgreementPaper, ID: id, Number: a.Number}, r.Large, copy, &out)
		if err != nil {
			return outgoing{}, err
		}
		if signed != nil {
			out.LeftOut = adjustments.LeftOut(a, *signed, copy)
		}
	}
	if annex, has := adjustments.ViewAnnex(in); has && r.Annex {
		out.annex = paper.Annex(paper.House(annex.House), annex.Person, annex.Words, annex.Number, annex.On, d.o.now(), r.Large)
		out.Annex = paper.Layout(out.annex)
		out.beside = []beside{{"-annex.pdf", func(to io.Writer) error { return pdf.Write(to, out.Annex) }}}
	}
	return out, nil
}

// InForce is the version that holds until the one that is asked for is signed; 0 = none, or it is signed.
func (p Papers) InForce(ctx context.Context, r paper.Request) (int, error) {
	out, err := p.make(ctx, r)
	return out.inForce, err
}

// planPaper makes a copy of a plan. The employer gets the sealed file where there is one; person and service get all that is written.
func planPaper(ctx context.Context, d *Desk, r paper.Request) (out outgoing, err error) {
	id, err := d.idOf(ctx, "plans", r.ID, "plan")
	if err != nil {
		return out, err
	}
	p, err := d.Store().PlanPage(ctx, adjustments.PlanID(id))
	if err != nil {
		return out, err
	}
	copy := whose(r, adjustments.ForPerson)
	w, err := planAt(p, r.Number)
	if err != nil {
		return out, err
	}
	in, err := d.planInput(ctx, p, w, copy)
	if err != nil {
		return out, err
	}
	view, err := adjustments.ViewPlan(in)
	if err != nil {
		return out, err
	}
	out = d.of(paper.PlanPaper(view, d.o.now(), r.Large), "plans:"+id)
	out.LeftOut, out.Draft, out.Open = view.LeftOut, view.Draft && outside(copy), view.Open
	if outside(copy) {
		_, err = d.asSigned(ctx, adjustments.PaperRef{Kind: adjustments.PlanPaper, ID: id, Number: w.Number}, r.Large, copy, &out)
	}
	return out, err
}

// asSigned puts what was signed in place of what stands now, and the sealed file where there is one. What goes to the employer is asked
// of the person, as it is today, and noted. It gives what was signed of an agreement; nil = nobody has signed it, or it is a plan.
func (d *Desk) asSigned(ctx context.Context, ref adjustments.PaperRef, large bool, copy string, out *outgoing) (signed *adjustments.AgreementView, err error) {
	s, err := d.sitting(ctx, ref)
	if err != nil && (s == nil || outside(copy)) { // the person's own copy does not depend on what the employer may see
		return nil, err
	}
	if outside(copy) {
		if err := s.allowed(d.today()); err != nil {
			return nil, err
		}
		shared := s.shared(d, "given out")
		out.shared = &shared
	}
	if s.frozen == nil {
		out.inForce = s.inForce()
		s.toSignOnPaper(out)
		return nil, nil
	}
	out.Source = s.document(d.o.now(), large)
	out.Pages, out.Name = paper.Layout(out.Source), out.Source.FileName+".pdf"
	out.Caution, out.Draft, out.Open = "", false, nil // all have read it
	sealed := s.sealedAs(s.ref.Number)
	if sealed == nil {
		s.toSignOnPaper(out)
		return s.agreement, nil
	}
	if out.Sealed, _, err = d.SealedFile(ctx, s.ref); err != nil {
		return nil, err
	}
	standard := paper.Layout(s.document(sealed.At, false))
	out.Pages = s.sealedPages(standard, *sealed)
	before, check := s.behind(*sealed)
	out.Source = paper.WithSignatures(out.Source, before, check)
	if large {
		out.Caution = joined(out.Caution, "The sealed file is in standard print, as it was signed. For large print, save the paper for screen readers or enlarge the file on the screen.")
	}
	return s.agreement, nil
}

// toSignOnPaper adds lines for those who have not signed yet to a copy that can be signed by hand. They are no part of what is signed.
func (s *sitting) toSignOnPaper(out *outgoing) {
	if out.Draft || s.status == adjustments.AgreementDraft {
		return
	}
	var parties []paper.Party
	have := adjustments.SignedBy(s.ref, s.signatures)
	for _, party := range s.wanted() {
		if !slices.Contains(have, party) {
			name := s.named[party]
			if party == adjustments.Employee && s.plan != nil {
				name = s.plan.Person // the initials, where the person chose so
			}
			parties = append(parties, paper.Party{Is: employers.ChoiceLabel(adjustments.Parties, party), Name: name})
		}
	}
	if len(parties) > 0 {
		out.Source.Blocks = append(out.Source.Blocks, paper.SignatureLines(parties)...)
		out.Pages = paper.Layout(out.Source)
	}
}

// sharedWith is the note that something about somebody goes out.
func (d *Desk) sharedWith(who people.ParticipantID, employer, audience, to, what string) *people.Shared {
	return &people.Shared{Participant: who, Employer: employer, Audience: audience, To: to, On: d.today(), By: d.Me().ID, What: what}
}

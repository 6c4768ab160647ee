package agreementui

import (
	"context"
	"slices"

	"jobwright/adjustments"
	"jobwright/adjustments/adjustmentsui/signed"
	"jobwright/employers"
	"jobwright/internal/paper"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/printing"
	"jobwright/internal/ui/typed"
)

const (
	noPapers  = typed.Sentence("Papers cannot be made here. Please open the agreement in the program itself.")
	noSigning = typed.Sentence("Nothing can be signed here. Please open the agreement in the program itself.")
)

// openOf are the sentences of what must hold before an agreement can be signed.
func openOf(a adjustments.Agreement) []string { return typed.Sentences(a.Ready()) }

// save stores an agreement that has been changed with next steps that have, and says so.
func (s *Agreements) save(a adjustments.Agreement, said string, steps ...*employers.NextStep) {
	s.Forms.Change(said, func(ctx context.Context) error { return s.p.Agreements.SaveAgreement(ctx, &a, steps...) })
}

func (s *Agreements) deleting(a adjustments.Agreement) func(context.Context) error {
	return func(ctx context.Context) error { return s.p.Agreements.DeleteAgreement(ctx, a.ID, a.Version) }
}

// sign opens the signing screen for the newest version.
func (s *Agreements) sign(d adjustments.AgreementPage) {
	if s.p.Sign == nil {
		s.p.Nav.Fail(noSigning)
		return
	}
	s.p.Sign(refOf(d.Agreement), d.Agreement.Participant)
}

// sealer seals versions with which that was not done with the last signature.
func (s *Agreements) sealer() signed.Sealer {
	return signed.Sealer{Seal: s.p.Seal, Run: s.p.Run, Nav: s.p.Nav, Gone: func() bool { return s.Forms.Closed() }}
}

// paperOf is an agreement as something that is signed and sealed.
func paperOf(d adjustments.AgreementPage) signed.Paper {
	return signed.Paper{Now: refOf(d.Agreement), Who: d.Agreement.Participant, Title: titleOf(d), Signatures: d.Signatures, Sealed: d.Sealed}
}

// move brings an agreement to another status, with what goes with that.
func (s *Agreements) move(d adjustments.AgreementPage, status string) {
	next, err := adjustments.Moved(d.Agreement, status, d.Signatures)
	if err != nil {
		s.p.Nav.Fail(err)
		return
	}
	s.save(next, moved[status]+": "+d.Participant.Name()+at(d.Employer.Name))
}

// moved are what is said once an agreement has come to a status.
var moved = map[string]string{adjustments.AgreementDraft: "A draft again", adjustments.AgreementAgreed: "Agreed by both sides", adjustments.AgreementInPlace: "In place", adjustments.AgreementReview: "Under review", adjustments.AgreementEnded: "Ended"}

var moveIcons = map[string]string{adjustments.AgreementDraft: "pencil", adjustments.AgreementAgreed: "check", adjustments.AgreementInPlace: "badge", adjustments.AgreementReview: "eye"}

// moves are the states to which an agreement may go now, but for its end, which stands in the menu.
func (s *Agreements) moves(d adjustments.AgreementPage) (list []doing) {
	for _, m := range adjustments.Moves(d.Agreement, d.Signatures) {
		if m.Why == "" && m.Status != adjustments.AgreementEnded {
			list = append(list, doing{words: m.Label, icon: moveIcons[m.Status], do: func() { s.move(d, m.Status) }})
		}
	}
	return list
}

// end ends an agreement, after a question: it is not begun again.
func (s *Agreements) end(d adjustments.AgreementPage) {
	kit.Confirm(s.p.Canvas(), "End this agreement?", "It stays on record with its signatures. Use this where the job has ended, or where nothing of it is needed any more.", "End the agreement",
		func() { s.move(d, adjustments.AgreementEnded) })
}

// setItem changes how one adjustment goes on. That wants no new signatures, but for one that begins again or is more than an idea now.
func (s *Agreements) setItem(a adjustments.Agreement, which, said string, change func(*adjustments.Item)) {
	s.saveAsked(s.page.Shown.page, withItem(a, which, change), "Add this to what was signed?", "Go on", said)
}

// saveAsked stores a change, and says first what it means where somebody has signed what it changes.
func (s *Agreements) saveAsked(d adjustments.AgreementPage, a adjustments.Agreement, question, yes, said string, steps ...*employers.NextStep) {
	if warning := changeWarning(d); warning != "" && !adjustments.SameContent(d.Agreement, a) {
		kit.Confirm(s.p.Canvas(), question, warning, yes, func() { s.save(a, said, steps...) })
		return
	}
	s.save(a, said, steps...)
}

// takeAway takes an adjustment out of the agreement, with the next step about it.
func (s *Agreements) takeAway(d adjustments.AgreementPage, it adjustments.Item) {
	a := d.Agreement
	a.Items = slices.DeleteFunc(slices.Clone(a.Items), func(o adjustments.Item) bool { return o.ID == it.ID })
	s.saveAsked(d, a, "Take this adjustment away?", "Take it away", "Taken away: "+it.Words, adjustments.GoneWith(it.Step, d.Next)...)
}

// letter shows the letter about a review.
func (s *Agreements) letter(d adjustments.AgreementPage, r adjustments.Review) {
	s.showPaper(printing.Ask{Title: "Letter about this review", Sub: titleOf(d), First: paper.Request{Sort: paper.SortReview, ID: r.ID, Copy: adjustments.ForEmployer},
		Copies: []kit.Option{{ID: adjustments.ForEmployer, Title: "The employer"}, {ID: adjustments.ForPerson, Title: "The person"}}, Permits: string(d.Agreement.Participant)})
}

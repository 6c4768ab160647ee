package adjustments

import (
	"slices"
	"strings"

	"jobwright/employers"
	"jobwright/internal/people"
)

// Move is a status that an agreement may be brought to by hand. It becomes signed with the last signature, a draft again with an edit
// after a signature, and superseded only as an earlier version.
type Move struct {
	Status string
	Label  string // as a command: "Mark as agreed by both sides"
	Why    string // why it cannot be done now, with what to do; empty = it can
}

// Moves are the statuses to which an agreement may go next, in the order in which they are offered. signatures may be of all versions.
func Moves(a Agreement, signatures []Signature) []Move {
	paper := PaperRef{AgreementPaper, string(a.ID), max(1, a.Number)}
	end := Move{Status: AgreementEnded, Label: "End the agreement"}
	switch a.Status {
	case AgreementDraft, "":
		return []Move{{AgreementAgreed, "Mark as agreed by both sides", strings.Join(sentences(a.unagreed(Item.OnPaper).err()), " ")}, end}
	case AgreementAgreed:
		back := Move{Status: AgreementDraft, Label: "Back to draft"}
		if len(SignedBy(paper, signatures)) > 0 {
			back.Why = "Somebody has signed this version. Change what it says, and a new version begins as a draft."
		}
		return []Move{{AgreementInPlace, "Mark as in place", waitingWords(paper, signatures)}, back, end}
	case AgreementSigned:
		return []Move{{AgreementInPlace, "Mark as in place", ""}, {AgreementReview, "Begin a review", ""}, end}
	case AgreementInPlace:
		return []Move{{AgreementReview, "Begin a review", ""}, end}
	case AgreementReview:
		return []Move{{AgreementInPlace, "Mark as in place", waitingWords(paper, signatures)}, end}
	}
	return nil
}

// waitingWords says who has still to sign before an agreement is in place.
func waitingWords(paper PaperRef, signatures []Signature) string {
	var who []string
	for _, p := range Waiting(paper, signatures) {
		who = append(who, strings.ToLower(partyName(p)[:1])+partyName(p)[1:])
	}
	if len(who) == 0 {
		return ""
	}
	return "It is not signed yet. Please ask " + strings.Join(who, " and ") + " to sign first."
}

// Moved brings an agreement to another status by hand, or says as a people.FieldError why not. What goes with it is done too: with
// agreed, what was asked for is agreed; with in place, what was agreed is there; with ended, whatever was still open has ended.
func Moved(a Agreement, status string, signatures []Signature) (Agreement, error) {
	moves := Moves(a, signatures)
	i := slices.IndexFunc(moves, func(m Move) bool { return m.Status == status })
	if i < 0 {
		return a, people.FieldError{Field: "status", Message: "From “" + employers.ChoiceLabel(AgreementStatuses, a.Status) + "” an agreement cannot go there. Please open it again and look at how it stands."}
	}
	if moves[i].Why != "" {
		return a, people.FieldError{Field: "status", Message: moves[i].Why}
	}
	a.Status, a.Items = status, slices.Clone(a.Items)
	for i := range a.Items {
		item := &a.Items[i]
		switch {
		case status == AgreementAgreed && (item.Status == "" || item.Status == ItemAsked):
			item.Status = ItemAgreed
		case status == AgreementInPlace && (item.Status == "" || item.Status == ItemAgreed):
			item.Status = ItemInPlace
		case status == AgreementEnded && item.OnPaper():
			item.Status = ItemEnded
		}
	}
	return a, nil
}

// CheckStatus says why a version cannot stand as it does, signatures being those of all versions: nil, or a people.FieldError. Moved always
// passes it, unless somebody has signed in the meantime.
func (a Agreement) CheckStatus(signatures []Signature) error {
	paper := PaperRef{AgreementPaper, string(a.ID), max(1, a.Number)}
	no := func(message string) error { return people.FieldError{Field: "status", Message: message} }
	switch a.Status {
	case AgreementDraft, "":
		if len(SignedBy(paper, signatures)) > 0 {
			return no("Somebody has signed this version, so it is no draft any more. Please open it again.")
		}
	case AgreementSigned, AgreementInPlace, AgreementReview:
		if words := waitingWords(paper, signatures); words != "" {
			return no(words)
		}
	}
	return nil
}

// AfterSigning is the status of an agreement once another party has signed: signed with the last one that is needed.
func AfterSigning(a Agreement, signatures []Signature) string {
	if a.Status == AgreementAgreed && len(Waiting(PaperRef{AgreementPaper, string(a.ID), max(1, a.Number)}, signatures)) == 0 {
		return AgreementSigned
	}
	return a.Status
}

// Decline is an agreement in which something that was asked for has been refused: it leaves the adjustments and stands among what was
// not agreed, for good. False where there is no such item.
func Decline(a Agreement, item string, d Declined) (Agreement, bool) {
	i := slices.IndexFunc(a.Items, func(i Item) bool { return i.ID == item })
	if i < 0 {
		return a, false
	}
	d.Item = item
	if strings.TrimSpace(d.Asked) == "" {
		d.Asked = a.Items[i].Words
	}
	a.Items = slices.Delete(slices.Clone(a.Items), i, i+1)
	a.Declined = append(slices.Clone(a.Declined), d)
	return a, true
}

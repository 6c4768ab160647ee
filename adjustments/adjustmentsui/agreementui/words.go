package agreementui

import (
	"jobwright/adjustments"
	"jobwright/adjustments/adjustmentsui/signed"
	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/text"
)

// signedOf are the signatures of one version.
func signedOf(d adjustments.AgreementPage, number int) (out []adjustments.Signature) {
	for _, s := range d.Signatures {
		if s.Paper.Number == number {
			out = append(out, s)
		}
	}
	return out
}

// partyName is what somebody who signs is called: the names that stand in the agreement, else what they are.
func partyName(d adjustments.AgreementPage, party string) string {
	name := ""
	switch party {
	case adjustments.Employee:
		name = d.Participant.Name()
	case adjustments.Manager:
		name = d.Agreement.Manager
	case adjustments.HR:
		name = d.Agreement.HR
	}
	if name != "" {
		return name
	}
	return "the " + signed.Parties([]string{party})[0]
}

// missingParties are those who have still to sign the version, by their names.
func missingParties(d adjustments.AgreementPage) (names []string) {
	for _, party := range adjustments.Waiting(refOf(d.Agreement), d.Signatures) {
		names = append(names, partyName(d, party))
	}
	return names
}

// inForce is the number of the newest version that all who are needed have signed; 0 = none.
func inForce(d adjustments.AgreementPage) (n int) {
	for _, s := range d.Signatures {
		if adjustments.Complete(s.Paper, d.Signatures) {
			n = max(n, s.Paper.Number)
		}
	}
	return n
}

// stateOf is the sentence under the title: Version 2 wants signatures. Version 1 is in force until then.
func stateOf(d adjustments.AgreementPage, today day.Date) string {
	a := d.Agreement
	this, force := "Version "+text.Number(max(1, a.Number)), inForce(d)
	before := ""
	if force > 0 && force < a.Number {
		before = " Version " + text.Number(force) + " is in force until then."
	}
	missing := missingParties(d)
	switch {
	case a.Status == adjustments.AgreementEnded:
		return "This agreement has ended."
	case len(missing) == 1:
		return this + " is signed in part: " + missing[0] + " has still to sign." + before
	case a.Status == adjustments.AgreementDraft && before != "":
		return this + " is a draft and wants signatures." + before
	case a.Status == adjustments.AgreementDraft:
		return this + " is a draft. The employer does not get it yet."
	case len(missing) > 0:
		return this + " wants signatures: " + text.And(missing...) + "." + before
	}
	words := this + " is signed."
	switch a.Status {
	case adjustments.AgreementInPlace:
		words = this + " is signed and in place."
	case adjustments.AgreementReview:
		words = this + " is signed and under review."
	}
	switch on := a.NextReviewOn(); {
	case on.IsZero():
		words += " No review is set."
	case !today.Before(on):
		words += " The review is due: " + text.Near(on, today) + "."
	default:
		words += " The next review is " + text.Near(on, today) + "."
	}
	return words
}

// changeWarning tells that a change makes a new version; nothing while nobody has signed this one.
func changeWarning(d adjustments.AgreementPage) string {
	n := d.Agreement.Number
	switch {
	case len(signedOf(d, n)) == 0:
		return ""
	case inForce(d) == n:
		return "This makes version " + text.Number(n+1) + ", which needs signing again. Version " + text.Number(n) + " stays in force until then."
	}
	return "This makes version " + text.Number(n+1) + ", which needs signing again. The signatures of version " + text.Number(n) + " stay on record."
}

// payerWords say who pays within a line; nothing where nobody has said. What costs nothing says so by its band.
func payerWords(it adjustments.Item) string {
	switch it.Pays {
	case "":
		return ""
	case "nobody":
		if it.Cost != "" {
			return ""
		}
		return "costs nothing"
	case "shared":
		return "the employer and Access to Work pay"
	}
	return text.Lower(employers.ChoiceLabel(adjustments.Payers, it.Pays)) + " pays"
}

package adjustments

import (
	"regexp"
	"slices"
	"strings"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
)

// ViewInput is what a view of an agreement is made of.
type ViewInput struct {
	Agreement Agreement
	Person    people.Participant
	Employer  string // its name
	Site      string // what the site is called; may be empty
	House     House
	Codes     people.Codes
	Permits   []people.Permit // of that person, ended ones too
	Copy      string          // ForEmployer asks what the person allows, and so does an empty one; ForPerson and ForService do not
	Today     day.Date
}

// ViewAgreement makes the view of an agreement that the parties are shown, sign and keep. Toward the employer it needs what
// people.ShowNeeds needs, and people.ShowEffects where it says how something affects the work, or it refuses with Refused. A draft may
// be looked at and goes nowhere: see Draft and Open. (facts.md e.4, e.6)
func ViewAgreement(in ViewInput) (AgreementView, error) {
	a := in.Agreement
	v := AgreementView{House: in.House, Number: max(1, a.Number), On: a.On, Draft: a.Status == AgreementDraft || a.Status == AgreementEnded, Open: sentences(a.Ready()),
		Person: in.Person.Name(), JobTitle: a.JobTitle, Employer: in.Employer, Site: in.Site, Manager: a.Manager, ManagerIs: a.ManagerRole, HR: a.HR,
		Reporting: a.Reporting, Signs: a.Signs, Emergency: a.Emergency, Seers: slices.Clone(a.Seers), ReviewOn: a.ReviewOn, Acts: []people.ShareAct{people.ShowNeeds}}
	if a.ShowImpact {
		v.Impact, v.GoodDay, v.BadDay = a.Impact, a.GoodDay, a.BadDay
	}
	for _, i := range a.Items {
		if i.OnPaper() {
			v.Items = append(v.Items, viewItem(i, in.Codes))
		}
	}
	for _, d := range a.Declined {
		v.Declined = append(v.Declined, DeclinedView{Asked: d.Asked, Reason: d.Reason, Alternative: d.Alternative, On: d.On, By: d.By})
	}
	for _, ad := range a.Advice {
		v.Advice = append(v.Advice, AdviceView{From: employers.ChoiceLabel(Advisers, ad.From), Requested: ad.Requested, Received: ad.Received, Summary: ad.Summary})
	}
	for _, t := range Sooner(a.Triggers) {
		v.Triggers = append(v.Triggers, label(in.Codes, "review_triggers", t))
	}
	if v.tellsEffects() {
		v.Acts = append(v.Acts, people.ShowEffects)
		v.Caution = "Please read what it says about the effect on work once more: no diagnosis, and only words that the person has agreed to."
	}
	v.LeftOut = LeftOut(a, v, in.Copy)
	if a.Status == AgreementDraft && len(v.Open) == 0 {
		v.Open = []string{notYetAgreed}
	}
	if in.Copy == ForPerson || in.Copy == ForService {
		return v, nil
	}
	if a.Participant == "" || in.Person.ID != a.Participant {
		return AgreementView{}, people.FieldError{Field: "participant_ref", Message: "This agreement has no person whom we could ask. Please choose the person first."}
	}
	if err := Allowed(v, in.Permits, in.Person.ID, string(a.Employer), in.Today); err != nil {
		return AgreementView{}, err
	}
	return v, nil
}

// Allowed asks whether the employer may be shown a view on a day: one just made, or one that was frozen with the first signature. It
// takes every word that goes out along, beside takes those that go with it, and it answers with Refused. permits are all of that person,
// ended ones too.
func Allowed(v AgreementView, permits []people.Permit, who people.ParticipantID, employer string, today day.Date, beside ...string) error {
	acts := []people.ShareAct{people.ShowNeeds}
	if v.tellsEffects() {
		acts = append(acts, people.ShowEffects)
	}
	for _, act := range v.Acts {
		if !slices.Contains(acts, act) {
			acts = append(acts, act)
		}
	}
	return mayShow(permits, who, acts, employer, v.HR != "", today, append(v.Words(), beside...)...)
}

// tellsEffects says that the view tells how something affects the person's work; what the manager does when warning signs show tells
// it too.
func (v AgreementView) tellsEffects() bool {
	return v.Impact != "" || v.GoodDay != "" || v.BadDay != "" || v.Signs != ""
}

// notYetAgreed is what holds up a draft that nothing else holds up.
const notYetAgreed = "Please ask both sides whether they agree, and mark the agreement as agreed."

// LeftOut says what of an agreement is not in a view of it, one just made or one that was frozen, as a copy shows it. The annex goes with the
// person's, in a file of its own.
func LeftOut(a Agreement, v AgreementView, copy string) string {
	annex := "The person's own annex is left out: it is theirs alone."
	if copy == ForService { // all else is in its notes
		if a.Annex == "" {
			return ""
		}
		return annex
	}
	var out []string
	if a.Impact+a.GoodDay+a.BadDay != "" && v.Impact+v.GoodDay+v.BadDay == "" {
		out = append(out, "What is hard at work is left out, because the person has not chosen to show it.")
	}
	missing := func(is func(Item) bool) bool {
		return slices.ContainsFunc(a.Items, func(i Item) bool {
			return is(i) && !slices.ContainsFunc(v.Items, func(x ItemView) bool { return x.Words == i.Words })
		})
	}
	if missing(func(i Item) bool { return i.Status == ItemIdea }) {
		out = append(out, "Ideas are left out: they are talked about with the person only.")
	}
	if missing(Item.Stopped) {
		out = append(out, "Adjustments that were stopped are left out.")
	}
	if a.Annex != "" && copy != ForPerson {
		out = append(out, annex)
	}
	return strings.Join(out, " ")
}

func viewItem(i Item, codes people.Codes) ItemView {
	return ItemView{Words: i.Words, About: label(codes, "adjustment_categories", i.Category), Who: i.Who, By: i.By, From: i.From, TrialTo: i.TrialTo,
		Cost: CostWords(label(codes, "cost_bands", i.Cost)), Pays: payerWords(i.Pays)}
}

func payerWords(code string) string {
	if code == "" {
		return ""
	}
	return employers.ChoiceLabel(Payers, code)
}

// label names a code, where there are code lists at all.
func label(codes people.Codes, list, code string) string {
	if codes == nil {
		return ""
	}
	return codes.Label(list, code)
}

var figure = regexp.MustCompile(`£?\d[\d,]*`)

// CostWords is what a cost band is called, with its pounds: "£101 to £500".
func CostWords(label string) string {
	return figure.ReplaceAllStringFunc(label, func(n string) string { return "£" + strings.TrimPrefix(n, "£") })
}

// Words are all words of a view, as they go out.
func (v AgreementView) Words() []string {
	words := []string{v.House.Service, v.House.Contact, v.Person, v.JobTitle, v.Employer, v.Site, v.Manager, v.ManagerIs, v.HR,
		v.Impact, v.GoodDay, v.BadDay, v.Reporting, v.Signs, v.Emergency}
	for _, i := range v.Items {
		words = append(words, i.Words, i.About, i.Who, i.Cost, i.Pays)
	}
	for _, d := range v.Declined {
		words = append(words, d.Asked, d.Reason, d.Alternative, d.By)
	}
	for _, a := range v.Advice {
		words = append(words, a.From, a.Summary)
	}
	words = slices.Concat(words, v.Open, v.Seers, v.Triggers)
	return slices.DeleteFunc(words, func(s string) bool { return strings.TrimSpace(s) == "" })
}

// AnnexView is the person's own annex: what else they want to write down. Nobody signs it and the employer never gets it.
type AnnexView struct {
	House    House
	Number   int // of the agreement that it goes with
	On       day.Date
	Person   string
	JobTitle string
	Employer string
	Words    string
}

// ViewAnnex makes the annex for the copy of the person; false where there is none, and for every other copy.
func ViewAnnex(in ViewInput) (AnnexView, bool) {
	a := in.Agreement
	if in.Copy != ForPerson || strings.TrimSpace(a.Annex) == "" {
		return AnnexView{}, false
	}
	return AnnexView{House: in.House, Number: max(1, a.Number), On: a.On, Person: in.Person.Name(), JobTitle: a.JobTitle, Employer: in.Employer, Words: a.Annex}, true
}

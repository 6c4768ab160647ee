package adjustments

import (
	"slices"
	"strings"
	"unicode"

	"jobwright/internal/day"
	"jobwright/internal/people"
)

// PlanViewInput is what a copy of a plan is made of.
type PlanViewInput struct {
	Plan      Plan
	Copy      string // ForPerson, ForEmployer or ForService
	Person    people.Participant
	Employer  string // its name; empty = none
	House     House
	Agreement Agreement       // that the plan links to; ID empty = none
	Permits   []people.Permit // of that person, ended ones too
	Codes     people.Codes
	Today     day.Date
}

// effects are the sections that say how something affects the person, which takes people.ShowEffects. (facts.md e.5)
var effects = []string{MakesHarder, EarlySigns, EffectWork, UrgentHelp}

// TellsEffects says that a section tells how something affects the person's work, which an employer reads only with their permission for
// just that.
func TellsEffects(section string) bool { return slices.Contains(effects, section) }

// shownAdjustments are the statuses of adjustments that a plan lists. No status counts as agreed.
var shownAdjustments = []string{"", ItemAgreed, ItemTrial, ItemInPlace}

// ViewPlan makes a copy of a plan. The person's and the service's hold everything that is written in it. The employer's holds the sections
// and actions that the person ticked and nothing else; it is refused before the person has gone through the choices, where the plan
// names no employer, and with Refused where they do not allow it toward the employer, the manager or HR, as of today.
func ViewPlan(in PlanViewInput) (PlanView, error) {
	p := in.Plan
	v := PlanView{House: in.House, Copy: in.Copy, Number: max(1, p.Number), On: p.On, Person: in.Person.Name(), JobTitle: p.JobTitle, Employer: in.Employer, Manager: p.Manager, ManagerIs: p.ManagerRole}
	if p.Initials {
		v.Person = initials(in.Person)
	}
	outside := in.Copy != ForPerson && in.Copy != ForService // whatever is not known to be inside is seen as the employer sees it
	if outside {
		v.Copy = ForEmployer
		if err := mayChoose(p); err != nil {
			return PlanView{}, err
		}
	}
	left := v.fill(in, outside)
	if !outside {
		v.WRAP = wrapWords(p)
		v.tellSeen(p)
		return v, nil
	}
	if len(left) > 0 {
		v.LeftOut = "Left out, as the person chose: " + strings.Join(left, "; ") + "."
	}
	if waiting := in.Agreement; waiting.Status == AgreementDraft && p.Section(AgreedAdj).Share && waiting.Employer == p.Employer && len(adjusted(in, false)) > 0 {
		v.LeftOut = strings.TrimSpace(v.LeftOut + " The adjustments come in once both sides have agreed: their agreement is a draft now.")
	}
	if p.Status == PlanDraft {
		v.Open = append(v.Open, "The plan is still being written. Please go through it to the end, and say that it is finished.")
	}
	if p.Status == PlanEnded {
		v.Open = append(v.Open, "The plan has ended. Please take it up again with the person before anybody gets a copy.")
	}
	v.Draft = len(v.Open) > 0
	v.Acts = v.acts()
	if err := AllowedPlan(v, in.Permits, p.Participant, string(p.Employer), in.Today); err != nil {
		return PlanView{}, err
	}
	return v, nil
}

// fill puts the sections into the view, with what belongs to them: all of them, or only what the person ticked. It gives the names of those
// that are left out though there is something in them.
func (v *PlanView) fill(in PlanViewInput, outside bool) (left []string) {
	p := in.Plan
	shows := func(code string) bool { return !outside || p.Section(code).Share }
	if shows(WhatWeDo) {
		for _, a := range p.Actions {
			if a.Share || !outside {
				v.Actions = append(v.Actions, ActionView{What: strings.TrimSpace(a.What), Who: strings.TrimSpace(a.Who), By: a.By})
			}
		}
	}
	if shows(AgreedAdj) {
		v.Adjusted = adjusted(in, outside)
	}
	if shows(PlanReviews) {
		v.ReviewOn = p.ReviewOn
		for _, code := range Sooner(p.Triggers) {
			v.Triggers = append(v.Triggers, in.Codes.Label("review_triggers", code))
		}
	}
	more := map[string]bool{WhatWeDo: len(v.Actions) > 0, AgreedAdj: len(v.Adjusted) > 0, PlanReviews: !v.ReviewOn.IsZero() || len(v.Triggers) > 0}
	for _, g := range Sections(in.Codes) {
		answer := strings.TrimSpace(p.Section(g.Code).Answer)
		if !g.Words() {
			answer = ""
		}
		switch {
		case !shows(g.Code) && (answer != "" || p.holds(g.Code)):
			left = append(left, g.Label)
		case shows(g.Code) && (answer != "" || more[g.Code]):
			v.Sections = append(v.Sections, SectionView{Code: g.Code, Title: g.Label, Answer: answer})
		}
	}
	return left
}

// tellSeen notes in a copy that is not the employer's which sections the employer sees.
func (v *PlanView) tellSeen(p Plan) {
	who, toChoose := "The employer", v.Person+" has not chosen yet what the employer sees."
	if v.Copy == ForPerson {
		who, toChoose = "Your employer", "You have not chosen yet what your employer sees."
	}
	if p.ChosenOn.IsZero() {
		v.ToChoose = toChoose + " Nothing goes to them before that."
		return
	}
	held := slices.ContainsFunc(p.Actions, func(a Action) bool { return !a.Share })
	for i := range v.Sections {
		s := &v.Sections[i]
		switch {
		case !p.Section(s.Code).Share:
			s.Seen = who + " does not see this section."
		case s.Code == WhatWeDo && held:
			s.Seen = who + " sees this section, but not every action in it."
		default:
			s.Seen = who + " sees this section."
		}
	}
}

// mayChoose says what has to be there before a copy for an employer is made at all.
func mayChoose(p Plan) error {
	if p.Employer == "" {
		return people.FieldError{Field: "employer", Message: "This plan names no employer yet. Please choose the employer first; the person's own copy can be made at any time."}
	}
	if p.ChosenOn.IsZero() {
		return people.FieldError{Field: "chosen_on", Message: "The person has not gone through what their employer sees, or something was changed since. Please go through it with them first."}
	}
	return nil
}

// acts are what the person has to allow for the view to be shown to an employer.
func (v PlanView) acts() []people.ShareAct {
	if slices.ContainsFunc(v.Sections, func(s SectionView) bool { return TellsEffects(s.Code) }) {
		return []people.ShareAct{people.ShowNeeds, people.ShowEffects}
	}
	return []people.ShareAct{people.ShowNeeds}
}

// Words are all words of the view, as they go out.
func (v PlanView) Words() []string {
	words := []string{v.House.Service, v.House.Contact, v.Person, v.JobTitle, v.Employer, v.Manager, v.ManagerIs, v.WRAP, v.ToChoose}
	for _, s := range v.Sections {
		words = append(words, s.Title, s.Answer, s.Seen)
	}
	for _, a := range v.Actions {
		words = append(words, a.What, a.Who)
	}
	words = slices.Concat(words, v.Open, v.Adjusted, v.Triggers)
	return slices.DeleteFunc(words, func(s string) bool { return strings.TrimSpace(s) == "" })
}

// AllowedPlan asks whether the employer may be shown a view on a day: one just made, or one that was frozen with the first signature. It
// takes every word that goes out along, beside takes those that go with it, and it answers with Refused. permits are all of that person,
// ended ones too.
func AllowedPlan(v PlanView, permits []people.Permit, who people.ParticipantID, employer string, today day.Date, beside ...string) error {
	acts := v.acts()
	for _, act := range v.Acts {
		if !slices.Contains(acts, act) {
			acts = append(acts, act)
		}
	}
	return mayShow(permits, who, acts, employer, false, today, append(v.Words(), beside...)...)
}

// adjusted are the adjustments of the linked agreement that stand, in words. An employer gets those agreed with that employer only, and
// none of an agreement that is still a draft. (facts.md e.4)
func adjusted(in PlanViewInput, outside bool) (words []string) {
	a, p := in.Agreement, in.Plan
	if a.ID == "" || a.ID != p.Agreement || a.Participant != p.Participant || a.Deleted || outside && (a.Employer != p.Employer || a.Status == AgreementDraft) {
		return nil
	}
	for _, i := range a.Items {
		if slices.Contains(shownAdjustments, i.Status) && strings.TrimSpace(i.Words) != "" {
			words = append(words, strings.TrimSpace(i.Words))
		}
	}
	return words
}

// wrapWords says whether the person has a Wellness Recovery Action Plan: that and nothing of it. (facts.md f.2)
func wrapWords(p Plan) string {
	switch {
	case p.HasWRAP == people.Yes && p.SharesWRAP == people.Yes:
		return "Has a Wellness Recovery Action Plan of their own, and will share parts of it."
	case p.HasWRAP == people.Yes:
		return "Has a Wellness Recovery Action Plan of their own."
	}
	return ""
}

// initials are the first letters of a person's names: P. S.
func initials(who people.Participant) string {
	var out []string
	for _, name := range strings.Fields(who.Name()) {
		for _, r := range name {
			out = append(out, string(unicode.ToUpper(r))+".")
			break
		}
	}
	return strings.Join(out, " ")
}

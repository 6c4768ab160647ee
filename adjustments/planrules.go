package adjustments

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
)

// NewPlan is an empty plan of a person: its sections have the ticks that the list begins with, urgent help has none, and because nobody
// has gone through the choices yet (ChosenOn) there is no copy for an employer.
func NewPlan(id PlanID, who people.ParticipantID, guides []SectionGuide, today day.Date) Plan {
	p := Plan{ID: id, Participant: who, Number: 1, Status: PlanDraft, On: today}
	for _, g := range guides {
		p.Sections = append(p.Sections, Section{Code: g.Code, Share: g.ShareDefault && g.Code != UrgentHelp})
	}
	return p
}

// Validate checks what must hold before a plan is saved. It returns joined people.FieldErrors.
func (p Plan) Validate() error {
	var errs []error
	wrong := func(field, message string) { errs = append(errs, people.FieldError{Field: field, Message: message}) }
	if p.Participant == "" {
		wrong("participant_ref", "Please choose the person.")
	}
	if !slices.ContainsFunc(PlanStatuses, func(c employers.Choice) bool { return c.Code == p.Status }) {
		wrong("status", "Please say how the plan stands.")
	}
	for i, s := range p.Sections {
		if slices.ContainsFunc(p.Sections[:i], func(t Section) bool { return t.Code == s.Code }) {
			wrong("sections", "A section is in the plan twice. Please open the plan again.")
			break
		}
	}
	for _, a := range p.Actions {
		if strings.TrimSpace(a.What) == "" {
			wrong("actions", "Please say of each action what is to be done.")
			break
		}
		if utf8.RuneCountInString(a.What) > 500 {
			wrong("actions", "An action is too long: 500 letters at most. Details belong in the words above it.")
			break
		}
	}
	if !p.ReviewOn.IsZero() && p.ReviewOn.Before(p.On) {
		wrong("review_on", "The review lies before the day of the plan. Please check it.")
	}
	return errors.Join(errs...)
}

// Section gives a section of the plan; an empty one where the plan does not have it.
func (p Plan) Section(code string) Section {
	for _, s := range p.Sections {
		if s.Code == code {
			return s
		}
	}
	return Section{Code: code}
}

// With is the plan with a section in place of the one of the same code. Where the words change after the person has gone through what the
// employer sees, they have to go through it again: nothing goes out that they have not seen.
func (p Plan) With(s Section) Plan {
	was := p.Section(s.Code)
	if strings.TrimSpace(was.Answer) != strings.TrimSpace(s.Answer) {
		p.ChosenOn = day.Date{}
	}
	p.Sections = slices.Clone(p.Sections)
	if i := slices.IndexFunc(p.Sections, func(t Section) bool { return t.Code == s.Code }); i >= 0 {
		p.Sections[i] = s
	} else {
		p.Sections = append(p.Sections, s)
	}
	return p
}

// WithActions is the plan with other actions; see With for what that does to the choice of what the employer sees.
func (p Plan) WithActions(list []Action) Plan {
	if !slices.EqualFunc(p.Actions, list, sameAction) {
		p.ChosenOn = day.Date{}
	}
	p.Actions = slices.Clone(list)
	return p
}

// WithAgreement is the plan with the adjustments of another agreement; see With.
func (p Plan) WithAgreement(id AgreementID) Plan {
	if p.Agreement != id {
		p.ChosenOn = day.Date{}
	}
	p.Agreement = id
	return p
}

// WithEmployer is the plan for another employer; what that one sees has to be chosen anew.
func (p Plan) WithEmployer(id employers.EmployerID) Plan {
	if p.Employer != id {
		p.ChosenOn = day.Date{}
	}
	p.Employer = id
	return p
}

// Chosen is the plan after the person went through what their employer sees: the codes of sections and the ids of actions that they
// ticked, and nothing else.
func (p Plan) Chosen(sections, actions []string, today day.Date) Plan {
	p.Sections, p.Actions, p.ChosenOn = slices.Clone(p.Sections), slices.Clone(p.Actions), today
	for i, s := range p.Sections {
		p.Sections[i].Share = slices.Contains(sections, s.Code)
	}
	for i, a := range p.Actions {
		p.Actions[i].Share = slices.Contains(actions, a.ID)
	}
	return p
}

// Finished is the plan in use: the person has gone through it. Where no review is set, the first one comes in eight weeks.
func (p Plan) Finished(today day.Date) Plan {
	p.Status = PlanInUse
	if p.ReviewOn.IsZero() {
		p.ReviewOn = FirstPlanReview(today)
	}
	return p
}

// NextPlanVersion is a plan whose content has changed after a signature: the next version, a draft that wants signatures of its own. was
// is the version that was signed.
func NextPlanVersion(was, is Plan, today day.Date) Plan {
	is.Number, is.Status, is.On = max(1, was.Number)+1, PlanDraft, today
	return is
}

// SameContentPlan says that two plans hold the same of what is signed: the header, what the sections say and whether the employer sees
// it, the actions, and whose adjustments are listed. Status, review, version and the work behind an action go on without signatures.
func SameContentPlan(a, b Plan) bool {
	return a.Participant == b.Participant && a.Employer == b.Employer && a.JobTitle == b.JobTitle && a.Manager == b.Manager && a.ManagerRole == b.ManagerRole &&
		a.Initials == b.Initials && a.Agreement == b.Agreement && sameSections(a, b) && slices.EqualFunc(a.Actions, b.Actions, sameAction)
}

// sameSections says that the sections say the same, whatever their order and whatever was skipped.
func sameSections(a, b Plan) bool {
	within := func(a, b Plan) bool {
		for _, s := range a.Sections {
			t := b.Section(s.Code)
			empty := strings.TrimSpace(s.Answer) == "" && !a.holds(s.Code)
			if strings.TrimSpace(s.Answer) != strings.TrimSpace(t.Answer) || s.Share != t.Share && !empty {
				return false
			}
		}
		return true
	}
	return within(a, b) && within(b, a)
}

// sameAction leaves out the next step that was made of an action.
func sameAction(a, b Action) bool {
	a.Step, b.Step = "", ""
	return a == b
}

// holds says that a section has something besides words of its own.
func (p Plan) holds(code string) bool {
	switch code {
	case WhatWeDo:
		return len(p.Actions) > 0
	case AgreedAdj:
		return p.Agreement != ""
	case PlanReviews:
		return !p.ReviewOn.IsZero() || len(p.Triggers) > 0
	}
	return false
}

// Written says that there is something in a section. signed are the parties that have signed the plan as it is.
func (p Plan) Written(code string, signed ...string) bool {
	if code == PlanSigned {
		return slices.Contains(signed, Employee)
	}
	return strings.TrimSpace(p.Section(code).Answer) != "" || p.holds(code)
}

// Progress is how far a plan has come: how many sections have something in them, which are still empty, and which of those the person
// chose to leave out.
type Progress struct {
	Written, Of    int
	Empty, Skipped []SectionGuide // in their order
}

// Progress counts the sections. signed are the parties that have signed the plan as it is.
func (p Plan) Progress(guides []SectionGuide, signed ...string) Progress {
	out := Progress{Of: len(guides)}
	for _, g := range guides {
		switch {
		case p.Written(g.Code, signed...):
			out.Written++
		case p.Section(g.Code).Skipped:
			out.Skipped = append(out.Skipped, g)
		default:
			out.Empty = append(out.Empty, g)
		}
	}
	return out
}

// String is the count in words: 9 of 14 written.
func (p Progress) String() string { return fmt.Sprintf("%d of %d written", p.Written, p.Of) }

// Steps makes a next step of each action that has a day and none yet, and notes it with the action; a plan that is being written or has
// ended makes none, nor does what was to be done before today. A step that is still to do follows its action where that says something
// else than in former, the actions as they were, and goes with one that was taken away. open are the steps of the plan that are still to
// do; newID makes ids of steps.
func Steps(p *Plan, former []Action, me people.StaffID, today day.Date, newID func() string, open ...employers.NextStep) (steps []*employers.NextStep) {
	p.Actions = slices.Clone(p.Actions)
	makes := p.Status != PlanDraft && p.Status != PlanEnded
	for i, a := range p.Actions {
		was := slices.IndexFunc(former, func(f Action) bool { return f.ID == a.ID })
		switch {
		case a.By.IsZero():
		case a.Step != "" && was >= 0:
			steps = append(steps, followed(former[was], a, open)...)
		case makes && a.Step == "" && !a.By.Before(today):
			p.Actions[i].Step = newID()
			steps = append(steps, &employers.NextStep{ID: employers.NextStepID(p.Actions[i].Step), What: stepWords(a), Due: a.By, Owner: me, Employer: p.Employer, Participant: p.Participant})
		}
	}
	for _, f := range former {
		if !slices.ContainsFunc(p.Actions, func(a Action) bool { return a.ID == f.ID }) {
			steps = append(steps, GoneWith(f.Step, open)...)
		}
	}
	return steps
}

// GoneWith is the next step of what was taken away, to be deleted with it; nothing where it is done or was never made. open are the steps
// that are still to do.
func GoneWith(step string, open []employers.NextStep) []*employers.NextStep {
	for _, n := range open {
		if step != "" && string(n.ID) == step && n.DoneOn.IsZero() {
			n.Deleted = true
			return []*employers.NextStep{&n}
		}
	}
	return nil
}

// followed is the step of an action that was changed, where it is still to do. A day to which somebody has put it off stays.
func followed(was, now Action, open []employers.NextStep) []*employers.NextStep {
	for _, n := range open {
		if string(n.ID) != now.Step || !n.DoneOn.IsZero() || stepWords(was) == stepWords(now) && was.By == now.By {
			continue
		}
		n.What = stepWords(now)
		if n.Snoozed == 0 {
			n.Due = now.By
		}
		return []*employers.NextStep{&n}
	}
	return nil
}

// stepWords are an action as a next step says it.
func stepWords(a Action) string {
	what := strings.TrimSpace(a.What)
	if who := strings.TrimSpace(a.Who); who != "" {
		what = who + ": " + what
	}
	if letters := []rune(what); len(letters) > 500 {
		what = string(letters[:499]) + "…"
	}
	return what
}

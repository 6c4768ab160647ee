package planui

import (
	"context"
	"errors"

	"fyne.io/fyne/v2"

	"jobwright/adjustments"
	"jobwright/brokerage"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/page"
)

// planPage is everything about one plan on one long page.
type planPage struct {
	*page.Record[pageData]
	s    *Plans
	menu *kit.Button
	main *kit.Button // what the state asks for
}

// pageData is what the page is drawn from.
type pageData struct {
	page    adjustments.PlanPage
	jobs    []brokerage.Job
	view    adjustments.PlanView // what the employer's copy holds today
	refused string               // why there is none
	permit  bool                 // because a permission is missing
	today   day.Date
}

func newPlanPage(s *Plans) *planPage {
	p := &planPage{s: s}
	p.Record = page.NewRecord(page.RecordOptions[pageData]{
		Run: s.p.Run, Nav: s.p.Nav, Read: p.read, Parts: p.parts, Else: s.List.FirstFocus, First: p.begin,
		Key: func(d pageData) string { return string(d.page.Plan.ID) },
		Empty: func() fyne.CanvasObject {
			return kit.NewEmpty("heart", "No plan chosen", "Choose one in the list. Here stands how far it has come, what the employer sees of it, what was agreed to do, and when it is looked at again.", nil)
		},
	})
	return p
}

func (p *planPage) read(id string) func(context.Context) (pageData, error) {
	parts := p.s.p
	today := parts.Today()
	return func(ctx context.Context) (d pageData, err error) {
		d.today = today
		if d.page, err = parts.Plans.PlanPage(ctx, adjustments.PlanID(id)); err != nil {
			return d, err
		}
		if d.page.Plan.Job != "" {
			who, err := parts.People.PersonPage(ctx, d.page.Plan.Participant)
			if err != nil {
				return d, err
			}
			d.jobs = who.Jobs
		}
		d.view, err = parts.view(ctx, d.page, d.page.Plan, adjustments.ForEmployer)
		_, d.permit = people.RefusalOf(err)
		d.refused, err = refusal(err)
		return d, err
	}
}

// view makes a copy of a plan as it stands, or as it would be.
func (p Parts) view(ctx context.Context, d adjustments.PlanPage, plan adjustments.Plan, copy string) (adjustments.PlanView, error) {
	house, err := p.house(ctx)
	if err != nil {
		return adjustments.PlanView{}, err
	}
	in := adjustments.PlanViewInput{Plan: plan, Copy: copy, Person: d.Participant, House: house, Agreement: d.Agreement, Permits: d.Permits, Codes: p.Codes, Today: p.Today()}
	if plan.Employer == d.Employer.ID {
		in.Employer = d.Employer.Name
	}
	return adjustments.ViewPlan(in)
}

// refusal is the sentence of an error that says why a copy may not be made; other errors stay errors.
func refusal(err error) (string, error) {
	var missing people.FieldError
	if errors.As(err, &missing) {
		return missing.Message, nil
	}
	if a, refused := people.RefusalOf(err); refused {
		return a.Missing, nil
	}
	return "", err
}

// begin is where the keyboard begins: what the state asks for.
func (p *planPage) begin() fyne.Focusable {
	switch {
	case p.main != nil:
		return p.main
	case p.menu != nil:
		return p.menu
	}
	return nil
}

// parts are what the page shows.
func (p *planPage) parts(bool) []fyne.CanvasObject {
	p.menu, p.main = nil, nil
	out := []fyne.CanvasObject{kit.Column(4, p.head(), p.next())}
	for _, part := range []fyne.CanvasObject{p.shown(), p.actions(), p.sections(), p.adjusted(), p.reviewing(), p.signatures(), p.versions()} {
		if part != nil {
			out = append(out, part)
		}
	}
	return out
}

// plan is what the page shows.
func (p *planPage) plan() adjustments.Plan { return p.Shown.page.Plan }

// signed are the parties that have signed the version that is shown.
func (p *planPage) signed() []string { return signedBy(p.Shown.page) }

// quietButton is the word at the right of a section's title; nothing where the person may not change anything.
func (p *planPage) quietButton(words string, do func()) []fyne.CanvasObject {
	if !p.s.p.mayChange() {
		return nil
	}
	return []fyne.CanvasObject{p.Button(kit.NewButton(kit.Quiet, words, do).Slim())}
}

// pressable is a row that opens something, where the person may change things.
func (p *planPage) pressable(name string, o fyne.CanvasObject, do func()) fyne.CanvasObject {
	if !p.s.p.mayChange() {
		return o
	}
	return kit.NewRowButton(name, o, do)
}

// refOf is the newest version of a plan, for signing.
func refOf(p adjustments.Plan) adjustments.PaperRef {
	return adjustments.PaperRef{Kind: adjustments.PlanPaper, ID: string(p.ID), Number: max(1, p.Number)}
}

// signedBy are the parties that have signed the newest version.
func signedBy(d adjustments.PlanPage) []string {
	return adjustments.SignedBy(refOf(d.Plan), d.Signatures)
}

// titleOf is what a plan is called: Wellness plan of Priya Shah.
func titleOf(d adjustments.PlanPage) string { return "Wellness plan of " + d.Participant.Name() }

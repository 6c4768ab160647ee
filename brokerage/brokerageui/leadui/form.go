package leadui

import (
	"context"
	"strings"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/id"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/offer"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/typed"
	"jobwright/internal/ui/unsaved"
)

// The names of the forms in drafts.
const (
	leadForm  = "lead"
	stepForm  = "lead-step"
	closeForm = "lead-close"
)

// add opens the form for a new lead; at may be empty.
func (s *Leads) add(at employers.EmployerID) {
	l := brokerage.Lead{ID: brokerage.LeadID(id.New()), Employer: at, Stage: brokerage.LeadSpotted, SaidOn: s.p.Today(), Owner: s.p.Me().ID}
	s.openLead(l, s.forms.Fresh(leadForm), nil)
}

// edit opens the form for a stored lead.
func (s *Leads) edit(lead brokerage.LeadID) {
	draft := s.forms.Stored(leadForm, string(lead))
	draft.TakeUp(s.OpenDraft, func() { s.withLead(lead, func(page brokerage.LeadPage) { s.openLead(page.Lead, draft, nil) }) }, s.p.Nav.Fail)
}

// withLead reads a lead before its form opens.
func (s *Leads) withLead(lead brokerage.LeadID, then func(brokerage.LeadPage)) {
	sheet.Begin(s.forms, func(ctx context.Context) (brokerage.LeadPage, error) { return s.p.Leads.LeadPage(ctx, lead) }, then)
}

// shownNames is what a form shows by name.
type shownNames struct {
	employer employers.Employer
	person   people.Participant
	staff    []people.Staff
}

// openLead reads what the form shows by name and opens it; fields are those of a draft, or nil.
func (s *Leads) openLead(l brokerage.Lead, draft *unsaved.Keeper, fields []byte) {
	sheet.Begin(s.forms, func(ctx context.Context) (n shownNames, err error) {
		if l.Employer != "" {
			if n.employer, err = s.p.Register.Employer(ctx, l.Employer); err != nil && !people.IsGone(err) {
				return n, err
			}
		}
		if l.Preferred != "" && s.p.seesPeople() {
			if n.person, err = s.p.People.Participant(ctx, l.Preferred); err != nil && !people.IsGone(err) {
				return n, err
			}
		}
		n.staff, err = s.p.Staff.Staff(ctx)
		return n, err
	}, func(n shownNames) {
		s.staff = n.staff
		newLeadForm(s, l, n).show(draft, fields)
	})
}

// leadFields are the fields of a lead.
type leadFields struct {
	s        *Leads
	was      brokerage.Lead // as it was opened; Version 0 = new
	names    shownNames
	employer *kit.SearchSelect
	need     *kit.Entry
	signals  *kit.ManySelect
	hours    *kit.Entry
	saidBy   *kit.Entry
	saidOn   *kit.DateField
	start    *kit.DateField
	tasks    *kit.Entry
	person   *kit.SearchSelect
	owner    *kit.SearchSelect
	what     *kit.Entry
	due      *kit.DateField
	stepID   employers.NextStepID
}

func newLeadForm(s *Leads, l brokerage.Lead, n shownNames) *leadFields {
	p := s.p
	f := &leadFields{s: s, was: l, names: n, stepID: employers.NextStepID(id.New())}
	f.employer = kit.NewSearchSelect(p.Run, offer.Employers(p.Register)).Example("Part of a name, or a phone number")
	f.need, f.tasks = kit.NewArea(2).Limit(2000), kit.NewArea(2).Limit(2000)
	f.signals = kit.NewManySelect(p.Run, kit.FindIn(p.offered("hidden_job_signals"))).Example("What did you notice?", "And another…")
	f.hours, f.saidBy = kit.NewEntry().Limit(8), kit.NewEntry().Limit(200)
	f.saidOn, f.start = kit.NewDateField(p.Today), kit.NewDateField(p.Today)
	f.person = kit.NewSearchSelect(p.Run, offer.Participants(p.People)).Example("Nobody in particular")
	var staff []kit.Option
	for _, who := range people.Working(n.staff, p.Today()) {
		staff = append(staff, kit.Option{ID: string(who.ID), Title: who.Name})
	}
	f.owner = kit.NewSearchSelect(p.Run, kit.FindIn(staff))
	f.what, f.due = kit.NewEntry().Limit(500), kit.NewDateField(p.Today).Chips()
	return f
}

func (f *leadFields) parts() []kit.Part {
	parts := []kit.Part{
		kit.NewField("employer_ref", "Employer", f.employer).Needed("Please choose the employer."),
		kit.NewField("need", "What do they need, in their words?", f.need).Needed("Please write what they need. A few words will do."),
		kit.NewField("signals", "Signs of a hidden job", f.signals),
		kit.Beside(kit.NewField("hours", "Hours a week, a guess", f.hours).Check(typed.Rule(f.hours, typed.Hours)), kit.NewField("likely_start", "Likely start", f.start)),
	}
	if f.was.Version == 0 {
		parts = append(parts, kit.NewField("what", "Next step", f.what).Check(func() error {
			if typed.Words(f.what) == "" && typed.Words(f.due) != "" {
				return typed.Sentence("Please say what is to be done on that day, or take the day away.")
			}
			return nil
		}), kit.NewField("due", "By when?", f.due).Check(func() error {
			if typed.Words(f.what) != "" && typed.Words(f.due) == "" {
				return typed.Sentence("Please give a day, for example tomorrow or 24 Nov.")
			}
			return nil
		}))
	}
	more := []kit.Part{
		kit.Beside(kit.NewField("said_by", "Who said it?", f.saidBy), kit.NewField("said_on", "When?", f.saidOn)),
		kit.NewField("tasks", "Work that was seen", f.tasks).Hint("One a line is best. They become the duties of a vacancy."),
	}
	if f.s.p.seesPeople() {
		more = append(more, kit.NewField("preferred_ref", "Whom does one think of?", f.person).Hint("Only your team sees this. Nothing goes to the employer."))
	}
	more = append(more, kit.NewField("owner", "Whose lead is it?", f.owner).Needed("Please choose whose lead it is."))
	return append(parts, kit.Folded("More", "who said it, work that was seen, whose lead it is", f.was.Version > 0, more...))
}

func (f *leadFields) fill() {
	l := f.was
	if e := f.names.employer; e.ID != "" {
		f.employer.Choose(offer.Employer(e.ID, e.Name, e.Town))
	}
	f.need.SetText(l.Need)
	f.tasks.SetText(l.Tasks)
	f.signals.SetValues(offer.Chosen(f.s.p.Codes, "hidden_job_signals", l.Signals))
	f.hours.SetText(typed.HoursText(l.Hours))
	f.saidBy.SetText(l.SaidBy)
	f.saidOn.SetValue(l.SaidOn)
	f.start.SetValue(l.LikelyStart)
	if name := f.names.person.Name(); name != "" {
		f.person.Choose(kit.Option{ID: string(l.Preferred), Title: name})
	}
	f.owner.Choose(kit.Option{ID: string(l.Owner), Title: f.s.nameOf(l.Owner)})
}

// read is the lead as the fields have it; the form has checked them.
func (f *leadFields) read() (brokerage.Lead, []*employers.NextStep) {
	l := f.was
	o, _ := f.employer.Value()
	l.Employer, l.Need, l.Tasks, l.SaidBy = employers.EmployerID(o.ID), typed.Words(f.need), typed.Words(f.tasks), typed.Words(f.saidBy)
	l.Hours, _ = typed.Hours(f.hours.Text())
	l.SaidOn, _ = f.saidOn.Value()
	l.LikelyStart, _ = f.start.Value()
	l.Signals = nil
	for _, s := range f.signals.Values() {
		l.Signals = append(l.Signals, s.ID)
	}
	if f.s.p.seesPeople() {
		o, _ = f.person.Value()
		l.Preferred = people.ParticipantID(o.ID)
	}
	o, _ = f.owner.Value()
	l.Owner = people.StaffID(o.ID)
	if what := typed.Words(f.what); what != "" && l.Version == 0 {
		due, _ := f.due.Value()
		return l, []*employers.NextStep{{ID: f.stepID, What: what, Due: due, Owner: l.Owner, Employer: l.Employer, Lead: string(l.ID)}}
	}
	return l, nil
}

func (f *leadFields) show(draft *unsaved.Keeper, fields []byte) {
	s, l, staff := f.s, f.was, f.names.staff
	sh := &sheet.Sheet{Name: leadForm, Of: sheet.Of{ID: string(l.ID), Version: l.Version, Fields: fields}, Heading: "Add a lead", Main: "Save lead",
		Sub: "Work that exists or could exist, and is not advertised.", Parts: f.parts(), Fill: f.fill, Title: f.title, Focus: nil,
		Write: func() func(context.Context) error {
			lead, steps := f.read()
			return func(ctx context.Context) error { return s.p.Leads.SaveLead(ctx, &lead, steps...) }
		},
		Said: func() string { return "Saved: lead at " + f.employer.Text() },
		Newer: func(ctx context.Context) (sheet.Now, bool, error) {
			page, err := s.p.Leads.LeadPage(ctx, l.ID)
			return sheet.Now{Version: page.Lead.Version, By: people.NameOf(staff, page.Lead.ChangedBy), Rebase: func() { f.was = page.Lead }, Reopen: func() { s.edit(l.ID) }}, err == nil, err
		}}
	if l.Version > 0 {
		sh.Heading, sh.Sub = "Edit lead", f.names.employer.Name
	} else {
		sh.Then = func() { s.p.Nav.Open(nav.Route{Page: "leads", ID: string(l.ID)}) }
		if l.Employer != "" {
			sh.Focus = f.need.Focus()
		}
	}
	s.forms.Show(sh, draft)
}

func (f *leadFields) title() string {
	if name := f.employer.Text(); name != "" {
		return "Lead at " + name
	}
	return "Lead: " + strings.TrimSpace(shortened(f.need.Text(), 40))
}

// addStep opens the form for what comes next with a lead.
func (s *Leads) addStep(lead brokerage.LeadID) {
	s.withLead(lead, func(page brokerage.LeadPage) {
		s.openStep(page, employers.NextStepID(id.New()), s.forms.Fresh(stepForm), nil)
	})
}

func (s *Leads) openStep(lead brokerage.LeadPage, step employers.NextStepID, draft *unsaved.Keeper, fields []byte) {
	if !s.p.mayChange() {
		s.p.Nav.Fail(s.p.denied())
		return
	}
	what, due := kit.NewEntry().Limit(500), kit.NewDateField(s.p.Today).Chips()
	n := employers.NextStep{ID: step, Owner: s.p.Me().ID, Employer: lead.Lead.Employer, Lead: string(lead.Lead.ID)}
	s.forms.Show(&sheet.Sheet{Name: stepForm, Of: sheet.Of{ID: string(n.ID), About: string(lead.Lead.ID), Fields: fields}, Heading: "New next step", Sub: "Lead at " + lead.Employer.Name,
		Main: "Save next step", Wide: 620,
		Parts: []kit.Part{kit.NewField("what", "What is to be done?", what).Needed("Please say what is to be done."),
			kit.NewField("due", "By when?", due).Needed("Please give a day, for example tomorrow or 24 Nov.")},
		Title: func() string { return "Next step: " + what.Text() },
		Write: func() func(context.Context) error {
			n.What = typed.Words(what)
			n.Due, _ = due.Value() // the form has checked it
			saved := n
			return func(ctx context.Context) error { return s.p.Steps.SaveNextSteps(ctx, "next step added", &saved) }
		},
		Said: func() string { return "Added: " + n.What + ", " + text.Near(n.Due, s.p.Today()) },
	}, draft)
}

// FormNames are the forms whose drafts are opened here.
func (s *Leads) FormNames() []string { return []string{leadForm, stepForm, closeForm} }

// OpenDraft opens a form as it was left.
func (s *Leads) OpenDraft(d nav.Draft) {
	of, err := sheet.Read(d)
	if err != nil {
		s.p.Nav.Fail(err)
		return
	}
	draft := s.forms.Stored(d.Form, d.Key)
	switch {
	case d.Form == stepForm:
		s.withLead(brokerage.LeadID(of.About), func(page brokerage.LeadPage) { s.openStep(page, employers.NextStepID(of.ID), draft, of.Fields) })
	case d.Form == closeForm:
		s.withLead(brokerage.LeadID(of.ID), func(page brokerage.LeadPage) {
			page.Lead.Version = of.Version
			s.showClose(page.Lead, page.Employer.Name, draft, of.Fields)
		})
	case of.Version == 0:
		l := brokerage.Lead{ID: brokerage.LeadID(of.ID), Stage: brokerage.LeadSpotted, SaidOn: s.p.Today(), Owner: s.p.Me().ID}
		s.openLead(l, draft, of.Fields)
	default:
		s.withLead(brokerage.LeadID(of.ID), func(page brokerage.LeadPage) {
			page.Lead.Version = of.Version
			s.openLead(page.Lead, draft, of.Fields)
		})
	}
}

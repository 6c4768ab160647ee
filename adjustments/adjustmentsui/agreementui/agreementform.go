package agreementui

import (
	"context"
	"strings"
	"sync/atomic"

	"jobwright/adjustments"
	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/offer"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/typed"
)

// whom is for whom and with whom an agreement is, as its fields say. It is read away from the UI goroutine.
type whom struct {
	person   people.ParticipantID
	employer employers.EmployerID
}

// agreementFields are the fields of an agreement, but for its adjustments.
type agreementFields struct {
	s                           *Agreements
	w                           work
	person, employer, site, job *kit.SearchSelect
	plan                        *kit.SearchSelect
	title, manager, role, hr    *kit.Entry
	impact, good, bad           *kit.Entry
	show                        *kit.Checkbox
	reporting, signs, emergency *kit.Entry
	seers, triggers, items      *kit.ManySelect
	review                      *kit.DateField
	annex                       *kit.Entry
	whom                        atomic.Pointer[whom]
	last                        whom // who was chosen last, also while the fields hold nobody
}

func newAgreementForm(s *Agreements, w work) *agreementFields {
	p, f := s.p, &agreementFields{s: s, w: w}
	f.last = whom{w.page.Agreement.Participant, w.page.Agreement.Employer}
	f.whom.Store(&whom{f.last.person, f.last.employer})
	f.person = kit.NewSearchSelect(p.Run, offer.Participants(p.People)).Example("The beginning of a name")
	f.employer = kit.NewSearchSelect(p.Run, offer.Employers(p.Register)).Example("Part of a name, or a phone number")
	for _, in := range []*kit.SearchSelect{f.person, f.employer} {
		in.OnChange(f.chose)
	}
	f.site = kit.NewSearchSelect(p.Run, f.findSites).Example("Not said")
	f.job = kit.NewSearchSelect(p.Run, f.findJobs).Example("Not started yet")
	f.plan = kit.NewSearchSelect(p.Run, f.findPlans).Example("None")
	entry := func() *kit.Entry { return kit.NewEntry().Limit(300) }
	area := func(lines int) *kit.Entry { return kit.NewArea(lines).Limit(10000) }
	f.title, f.manager, f.role, f.hr, f.reporting, f.emergency = entry(), entry(), entry(), entry(), area(2), area(2)
	f.impact, f.good, f.bad, f.signs, f.annex = area(3), area(2), area(2), area(3), area(4)
	f.show = kit.NewCheckbox("The person wants the employer to read this")
	f.seers = offer.Freely(p.Run, "Nobody named yet", "the line manager", "HR", "occupational health")
	f.triggers = offer.Many(p.Run, p.Codes, "review_triggers", "Only the day")
	f.review = kit.NewDateField(p.Today)
	f.items = p.adjustmentField(func(ctx context.Context) ([]adjustments.Suggestion, error) {
		at := f.whom.Load()
		facts := w.facts
		if at.person != w.page.Agreement.Participant {
			var err error
			if facts, err = p.readFacts(ctx, at.person, ""); err != nil {
				return nil, err
			}
		}
		return p.suggestions(facts, nil), nil
	})
	return f
}

// chose notes who was chosen, for what is looked for about them, and takes out what belongs to whoever was chosen before.
func (f *agreementFields) chose() {
	if f.w.page.Agreement.Version > 0 {
		return
	}
	now := whom{people.ParticipantID(f.person.ID()), employers.EmployerID(f.employer.ID())}
	f.whom.Store(&now)
	person, employer := now.person != "" && now.person != f.last.person, now.employer != "" && now.employer != f.last.employer
	if person {
		f.last.person = now.person
		f.plan.Choose(kit.Option{})
	}
	if employer {
		f.last.employer = now.employer
		f.site.Choose(kit.Option{})
	}
	if person || employer {
		f.job.Choose(kit.Option{})
	}
}

// findSites offers the sites of the employer that is chosen.
func (f *agreementFields) findSites(ctx context.Context, words string) ([]kit.Option, error) {
	at := f.whom.Load().employer
	if at == "" {
		return nil, nil
	}
	place, err := f.s.p.Register.EmployerPage(ctx, at)
	if err != nil {
		return nil, err
	}
	var options []kit.Option
	for _, site := range place.Sites {
		options = append(options, siteOption(site))
	}
	return kit.FindIn(options)(ctx, words)
}

func siteOption(site employers.Site) kit.Option {
	title := site.Name
	if title == "" {
		title = page.Joined(site.Postcode, site.Town)
	}
	return kit.Option{ID: string(site.ID), Title: title, Note: site.Town}
}

// findJobs offers the jobs that the person holds or held with the employer.
func (f *agreementFields) findJobs(ctx context.Context, words string) ([]kit.Option, error) {
	at := f.whom.Load()
	if at.person == "" {
		return nil, nil
	}
	person, err := f.s.p.People.PersonPage(ctx, at.person)
	if err != nil {
		return nil, err
	}
	var options []kit.Option
	for _, j := range person.Jobs {
		if at.employer == "" || j.Employer == at.employer {
			options = append(options, kit.Option{ID: string(j.ID), Title: j.Title, Note: person.Employers[j.Employer]})
		}
	}
	return kit.FindIn(options)(ctx, words)
}

// findPlans offers the wellness plans of the person.
func (f *agreementFields) findPlans(ctx context.Context, words string) ([]kit.Option, error) {
	at := f.whom.Load()
	if at.person == "" {
		return nil, nil
	}
	list, err := f.s.p.Plans.Plans(ctx, adjustments.PlanFilter{Participant: at.person, All: true}, employers.Order{Limit: 20})
	if err != nil {
		return nil, err
	}
	var options []kit.Option
	for _, l := range list {
		options = append(options, kit.Option{ID: string(l.Plan.ID), Title: "Wellness plan" + planAt(l.EmployerName), Note: l.Plan.JobTitle})
	}
	return kit.FindIn(options)(ctx, words)
}

// planAt is at, for a plan that need not be for any employer.
func planAt(employer string) string {
	if employer == "" {
		return ", for any job"
	}
	return at(employer)
}

// open says whether a part of the form begins open: it was asked for, or it says something.
func open(about, part string, words ...string) bool {
	return about == partAbout+part || strings.Join(words, "") != ""
}

func (f *agreementFields) parts(about string) []kit.Part {
	a, who := f.w.page.Agreement, "the person"
	isNew := a.Version == 0
	if name := f.w.page.Participant.Called(); name != "" {
		who = name
	}
	var parts []kit.Part
	if isNew {
		parts = append(parts, kit.NewField("participant_ref", "Who is it for?", f.person).Needed("Please choose the person."),
			kit.NewField("employer_ref", "With which employer?", f.employer).Needed("Please choose the employer."),
			kit.NewField("items", "What would help at work?", f.items).Hint("What fits "+who+" and this job comes first. No diagnosis needed. You can add more afterwards."))
	}
	parts = append(parts, kit.NewField("job_title", "What is the job called?", f.title),
		kit.Beside(kit.NewField("manager", "Line manager", f.manager).Hint("Signs for the employer."), kit.NewField("manager_role", "Their role", f.role)),
		kit.NewField("review_on", "First review", f.review).Hint("4 to 12 weeks after the start, then every six months at least."))
	return append(parts,
		kit.Folded("The job", "site, HR contact, job on record, wellness plan", false,
			kit.Beside(kit.NewField("site", "Site", f.site), kit.NewField("hr", "HR contact", f.hr)),
			kit.Beside(kit.NewField("job", "Job on record", f.job), kit.NewField("plan", "Wellness plan that goes with it", f.plan))),
		kit.Folded("What is hard at work", "in functional words, no diagnosis; may be left out", open(about, "impact", a.Impact, a.GoodDay, a.BadDay),
			kit.NewField("impact", "What is hard?", f.impact).Hint("Words that "+who+" agrees to, such as: noise makes it hard to follow talk. No diagnosis needed."),
			kit.NewField("good_day", "On a good day", f.good), kit.NewField("bad_day", "On a bad day", f.bad), kit.NewField("show_impact", "The person wants the employer to read this", f.show)),
		kit.Folded("Absence and warning signs", "how absence is reported, what the manager does, whom to call", open(about, "absence", a.Reporting, a.Signs, a.Emergency),
			kit.NewField("reporting", "How is absence reported?", f.reporting).Hint("Such as: by text to the manager before the shift."),
			kit.NewField("signs", "What does the manager do when warning signs show?", f.signs), kit.NewField("emergency", "Whom to call in an emergency", f.emergency).Hint("Only if "+who+" gives it.")),
		kit.Folded("Who may see it", "the manager, HR, named colleagues", open(about, "sharing", strings.Join(a.Seers, "")), kit.NewField("seers", "Who at work may read it?", f.seers)),
		kit.Folded("What brings the review forward", "a new manager, a new role, something that does not work", about == partAbout+"review", kit.NewField("triggers", "Look at it sooner, if", f.triggers)),
		kit.Folded("The person’s own annex", "what else they want written down; the employer never gets it", open(about, "annex", a.Annex),
			kit.NewField("annex", "What else do they want to write down?", f.annex).Hint("In their own copy only. Nobody signs it.")))
}

func (f *agreementFields) fill() {
	d := f.w.page
	a := d.Agreement
	if d.Participant.ID != "" {
		f.person.Choose(offer.Participant(d.Participant))
	}
	if d.Employer.ID != "" {
		f.employer.Choose(kit.Option{ID: string(d.Employer.ID), Title: d.Employer.Name, Note: d.Employer.Town})
	}
	if d.Site.ID != "" {
		f.site.Choose(siteOption(d.Site))
	}
	if a.Job != "" {
		f.job.Choose(kit.Option{ID: string(a.Job), Title: orThe(a.JobTitle, "A job on record")})
	}
	if a.Plan != "" {
		f.plan.Choose(kit.Option{ID: string(a.Plan), Title: "The wellness plan that is linked now"})
	}
	f.title.SetText(a.JobTitle)
	f.manager.SetText(a.Manager)
	f.role.SetText(a.ManagerRole)
	f.hr.SetText(a.HR)
	f.impact.SetText(a.Impact)
	f.good.SetText(a.GoodDay)
	f.bad.SetText(a.BadDay)
	f.show.Set(a.ShowImpact)
	f.reporting.SetText(a.Reporting)
	f.signs.SetText(a.Signs)
	f.emergency.SetText(a.Emergency)
	f.seers.SetValues(offer.Words(a.Seers))
	f.triggers.SetValues(offer.Chosen(f.s.p.Codes, "review_triggers", a.Triggers))
	f.review.SetValue(a.ReviewOn)
	f.annex.SetText(a.Annex)
	if a.Version > 0 {
		return
	}
	byCode := map[string]adjustments.Suggestion{}
	for _, x := range f.s.p.suggestions(f.w.facts, nil) {
		byCode[x.Code] = x
	}
	for _, code := range f.w.proposed {
		f.items.Add(suggestionOption(byCode[code]))
	}
	f.review.SetValue(adjustments.ProposeReview(f.s.p.Today(), nil, nil, f.w.firstReview))
}

// read is the agreement as the fields have it; the form has checked them.
func (f *agreementFields) read() adjustments.Agreement {
	a := f.w.page.Agreement
	a.JobTitle, a.Manager, a.ManagerRole, a.HR = typed.Words(f.title), typed.Words(f.manager), typed.Words(f.role), typed.Words(f.hr)
	a.Impact, a.GoodDay, a.BadDay, a.ShowImpact = typed.Words(f.impact), typed.Words(f.good), typed.Words(f.bad), f.show.On()
	a.Reporting, a.Signs, a.Emergency, a.Annex = typed.Words(f.reporting), typed.Words(f.signs), typed.Words(f.emergency), typed.Words(f.annex)
	a.Seers, a.Triggers = f.seers.IDs(), f.triggers.IDs()
	a.Site, a.Job, a.Plan = employers.SiteID(f.site.ID()), brokerage.JobID(f.job.ID()), adjustments.PlanID(f.plan.ID())
	a.ReviewOn, _ = f.review.Value()
	if a.Version == 0 {
		a.Participant, a.Employer = people.ParticipantID(f.person.ID()), employers.EmployerID(f.employer.ID())
		needs, was := f.w.needs, f.w.page.Agreement
		if a.Participant != was.Participant {
			needs = nil
		}
		if a.Participant != was.Participant || a.Employer != was.Employer {
			a.Vacancy = ""
		}
		a.Items = f.s.p.chosenItems(f.items, needs)
	}
	return a
}

// makeAgreement makes the form of an agreement, new or stored.
func makeAgreement(s *Agreements, w work, of sheet.Of) *sheet.Sheet {
	f := newAgreementForm(s, w)
	id := w.page.Agreement.ID
	sh := &sheet.Sheet{Heading: "Edit the agreement", Sub: titleOf(w.page), Main: "Save agreement", Wide: 780, Parts: f.parts(of.About), Fill: f.fill,
		Title: func() string {
			return strings.TrimSuffix("Agreement for "+orThe(f.person.Text(), "somebody")+at(f.employer.Text()), " at ")
		},
		Write: func() func(context.Context) error {
			a := f.read()
			return func(ctx context.Context) error { return s.p.Agreements.SaveAgreement(ctx, &a) }
		},
		Said:  func() string { return "Saved: agreement for " + f.person.Text() + at(f.employer.Text()) },
		Newer: s.newer(agreementForm, of, func(now adjustments.Agreement) { f.w.page.Agreement = now })}
	if w.page.Agreement.Version == 0 {
		sh.Heading, sh.Sub = "New agreement", "What was needed and agreed, never a diagnosis. It stays a draft until both sides say yes."
		sh.Then = func() { s.p.Nav.Open(nav.Route{Page: "agreements", ID: string(id)}) }
		if w.page.Employer.ID != "" {
			sh.Focus = f.items.Focus()
		}
		return sh
	}
	if part := strings.TrimPrefix(of.About, partAbout); part != of.About {
		sh.Focus = map[string]kit.Input{"impact": f.impact, "absence": f.reporting, "sharing": f.seers, "review": f.triggers, "annex": f.annex}[part].Focus()
	} else if w.page.Agreement.Manager == "" {
		sh.Focus = f.manager.Focus()
	}
	return sh
}

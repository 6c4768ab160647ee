package vacancyui

import (
	"context"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/id"
	"jobwright/internal/people"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/typed"
	"jobwright/internal/ui/unsaved"
)

// The names of the forms in drafts.
const (
	vacancyForm = "vacancy"
	dutyForm    = "duty"
	closeForm   = "vacancy-close"
)

// leadAbout and copyAbout begin what the draft of a new vacancy is about, where it comes out of a lead or is like another one.
const (
	leadAbout = "lead:"
	copyAbout = "copy:"
)

// begun is what the form of a vacancy begins with.
type begun struct {
	vacancy  brokerage.Vacancy // Version 0 = new
	duties   []brokerage.Duty  // that a new one brings along
	employer employers.Employer
	site     employers.Site
	lead     *brokerage.Lead // that a new one comes out of
	about    string
}

// add opens the form for a new vacancy; at may be empty.
func (s *Vacancies) add(at employers.EmployerID) {
	s.begin(s.Forms.Fresh(vacancyForm), nil, func(ctx context.Context) (b begun, err error) {
		b.vacancy = brokerage.Vacancy{ID: brokerage.VacancyID(id.New()), Employer: at, Status: brokerage.VacancyOpen, PayUnit: people.Hourly}
		return b, s.nameEmployer(ctx, &b)
	})
}

// nameEmployer reads the employer that a vacancy begins with, and takes over where that is.
func (s *Vacancies) nameEmployer(ctx context.Context, b *begun) (err error) {
	if b.vacancy.Employer == "" {
		return nil
	}
	if b.employer, err = s.p.Register.Employer(ctx, b.vacancy.Employer); people.IsGone(err) {
		return nil
	}
	return err
}

// addFromLead opens the form that makes a vacancy out of a lead.
func (s *Vacancies) addFromLead(lead brokerage.LeadID) {
	s.begin(s.Forms.Fresh(vacancyForm), nil, func(ctx context.Context) (begun, error) { return s.beginFromLead(ctx, lead, "") })
}

func (s *Vacancies) beginFromLead(ctx context.Context, lead brokerage.LeadID, as brokerage.VacancyID) (b begun, err error) {
	page, err := s.p.Leads.LeadPage(ctx, lead)
	if err != nil {
		return b, err
	}
	b.lead, b.employer, b.about = &page.Lead, page.Employer, leadAbout+string(lead)
	b.vacancy = brokerage.VacancyFrom(page.Lead, page.Employer)
	b.vacancy.ID, b.vacancy.PayUnit = as, people.Hourly
	if as == "" {
		b.vacancy.ID = brokerage.VacancyID(id.New())
	}
	return b, nil
}

// copy opens the form for a vacancy like another one.
func (s *Vacancies) copy(like brokerage.VacancyID) {
	s.begin(s.Forms.Fresh(vacancyForm), nil, func(ctx context.Context) (begun, error) { return s.beginCopy(ctx, like, "") })
}

func (s *Vacancies) beginCopy(ctx context.Context, like, as brokerage.VacancyID) (b begun, err error) {
	page, err := s.p.Vacancies.VacancyPage(ctx, like)
	if err != nil {
		return b, err
	}
	b.employer, b.site, b.about = page.Employer, page.Site, copyAbout+string(like)
	b.vacancy, b.duties = brokerage.CopyVacancy(page.Vacancy, page.Duties)
	b.vacancy.ID, b.vacancy.Status = as, brokerage.VacancyOpen
	if as == "" {
		b.vacancy.ID = brokerage.VacancyID(id.New())
	}
	return b, nil
}

// edit opens the form for a stored vacancy.
func (s *Vacancies) edit(which brokerage.VacancyID) {
	draft := s.Forms.Stored(vacancyForm, string(which))
	draft.TakeUp(s.OpenDraft, func() {
		s.begin(draft, nil, func(ctx context.Context) (begun, error) { return s.beginStored(ctx, which) })
	}, s.p.Nav.Fail)
}

func (s *Vacancies) beginStored(ctx context.Context, which brokerage.VacancyID) (begun, error) {
	page, err := s.p.Vacancies.VacancyPage(ctx, which)
	return begun{vacancy: page.Vacancy, duties: page.Duties, employer: page.Employer, site: page.Site}, err
}

// begin reads what the form begins with and opens it; fields are those of a draft, or nil.
func (s *Vacancies) begin(draft *unsaved.Keeper, fields []byte, read func(context.Context) (begun, error)) {
	sheet.Begin(s.Forms, read, func(b begun) { newVacancyForm(s, b).show(draft, fields) })
}

func (f *vacancyFields) show(draft *unsaved.Keeper, fields []byte) {
	s, v, staff := f.s, f.b.vacancy, f.s.Staff // who works here is asked for off the UI goroutine
	sh := &sheet.Sheet{Name: vacancyForm, Of: sheet.Of{ID: string(v.ID), Version: v.Version, About: f.b.about, Fields: fields}, Heading: "Add a vacancy",
		Sub: "An employer and a title are enough to begin with.", Main: "Save vacancy", Wide: 760, Parts: f.parts(), Fill: f.fill,
		Title: func() string { return "Vacancy: " + typed.Words(f.title) },
		Write: f.write,
		Said:  func() string { return "Saved: " + typed.Words(f.title) },
		Newer: func(ctx context.Context) (sheet.Now, bool, error) {
			now, err := s.beginStored(ctx, v.ID)
			return sheet.Now{Version: now.vacancy.Version, By: s.Forms.By(staff, now.vacancy.ChangedBy), Rebase: func() { f.b = now }, Reopen: func() { s.edit(v.ID) }}, err == nil, err
		}}
	switch {
	case v.Version > 0:
		sh.Heading, sh.Sub = "Edit vacancy", f.b.employer.Name
	case f.b.lead != nil:
		sh.Heading, sh.Sub = "Make a vacancy of a lead", f.b.employer.Name+". The lead keeps its history and leads here."
	case f.b.about != "":
		sh.Heading, sh.Sub = "Copy of a vacancy", "Its duties come along. Dates do not."
	}
	if v.Version == 0 {
		sh.Then = func() { s.p.Nav.Open(nav.Route{Page: "vacancies", ID: string(v.ID)}) }
	}
	if v.Employer != "" {
		sh.Focus = f.title.Focus()
	}
	s.Forms.Show(sh, draft)
}

// write takes the fields; what it gives stores the vacancy with its duties, and for one that comes out of a lead links the two.
func (f *vacancyFields) write() func(context.Context) error {
	s, v, lead := f.s, f.read(), f.b.lead
	duties := inOrder(f.allDuties())
	return func(ctx context.Context) error {
		if lead == nil || v.Version > 0 {
			return s.p.Vacancies.SaveVacancy(ctx, &v, duties)
		}
		l := *lead
		return s.p.Leads.PromoteLead(ctx, &l, &v, nil, duties...)
	}
}

// FormNames are the forms whose drafts are opened here.
func (s *Vacancies) FormNames() []string { return []string{vacancyForm, dutyForm, closeForm} }

// OpenDraft opens a form as it was left.
func (s *Vacancies) OpenDraft(d nav.Draft) {
	of, err := sheet.Read(d)
	if err != nil {
		s.p.Nav.Fail(err)
		return
	}
	draft, which := s.Forms.Stored(d.Form, d.Key), brokerage.VacancyID(of.ID)
	switch d.Form {
	case dutyForm:
		s.withPage(brokerage.VacancyID(of.About), func(page brokerage.VacancyPage) { newDutyForm(s, page, brokerage.DutyID(of.ID)).goOn(draft, of) })
		return
	case closeForm:
		s.withPage(which, func(page brokerage.VacancyPage) { s.showClose(page.Vacancy, draft, of.Fields) })
		return
	}
	s.begin(draft, of.Fields, func(ctx context.Context) (b begun, err error) {
		switch {
		case of.Version > 0:
			b, err = s.beginStored(ctx, which)
			b.vacancy.Version = of.Version // a draft is saved over what it was begun on, or asks
			return b, err
		case cut(of.About, leadAbout) != "":
			return s.beginFromLead(ctx, brokerage.LeadID(cut(of.About, leadAbout)), which)
		case cut(of.About, copyAbout) != "":
			return s.beginCopy(ctx, brokerage.VacancyID(cut(of.About, copyAbout)), which)
		}
		b.vacancy = brokerage.Vacancy{ID: which, Status: brokerage.VacancyOpen, PayUnit: people.Hourly}
		return b, nil
	})
}

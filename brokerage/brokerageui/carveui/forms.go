package carveui

import (
	"context"
	"strings"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/id"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/typed"
	"jobwright/internal/ui/unsaved"
)

// The names of the forms in drafts.
const (
	detailsForm  = "carving"
	dutyForm     = "carving-duty"
	standingForm = "carving-standing"
	stepForm     = "carving-step"
)

// FormNames are the forms whose drafts are opened here.
func (s *Carvings) FormNames() []string {
	return []string{detailsForm, dutyForm, standingForm, stepForm}
}

// OpenDraft opens a form as it was left, over its carving.
func (s *Carvings) OpenDraft(d nav.Draft) {
	of, err := sheet.Read(d)
	if err != nil {
		s.p.Nav.Fail(err)
		return
	}
	s.openForm(d.Form, of, s.desk.Stored(d.Form, d.Key))
}

// openForm reads the carving and opens a form over it, one at a time. The id of its Of is that of the carving; About says which duty, or which next step.
func (s *Carvings) openForm(form string, of sheet.Of, draft *unsaved.Keeper) {
	sheet.Begin(s.desk, func(ctx context.Context) (w work, err error) {
		if of, err = sheet.Resume(ctx, of, draft); err != nil {
			return w, err
		}
		return s.p.read(ctx, brokerage.CarvingID(of.ID))
	}, func(w work) {
		if whole := form == detailsForm || form == standingForm; whole && of.Version > 0 {
			w.carving.Version = of.Version // a draft is saved over what it was begun on, or asks
		} else {
			of.Version = w.carving.Version
		}
		sh := map[string]func(*Carvings, work, sheet.Of) *sheet.Sheet{detailsForm: makeDetails, dutyForm: makeDuty, standingForm: makeStanding, stepForm: makeStep}[form](s, w, of)
		if sh == nil {
			s.p.Nav.Fail(noPlace)
			return
		}
		sh.Name, sh.Of = form, of
		sh.Then = s.p.Nav.Refresh
		s.desk.Show(sh, draft)
	})
}

// newer looks at the carving of a form as it is now; rebase takes it over as what the fields are saved over.
func (s *Carvings) newer(form string, of sheet.Of, rebase func(work)) func(context.Context) (sheet.Now, bool, error) {
	return func(ctx context.Context) (sheet.Now, bool, error) {
		w, err := s.p.read(ctx, brokerage.CarvingID(of.ID))
		return sheet.Now{Version: w.carving.Version, Rebase: func() { rebase(w) },
			Reopen: func() { s.openForm(form, sheet.Of{ID: of.ID}, s.desk.Stored(form, of.ID)) }}, err == nil, err
	}
}

// add opens a form about the carving of the studio, which is stored first where it is not yet.
func (st *studio) add(form, about string) {
	st.stored(func() {
		of := string(st.w.carving.ID)
		st.s.openForm(form, sheet.Of{ID: of, About: about}, st.s.desk.Stored(form, strings.TrimSpace(of+" "+about)))
	})
}

// addDuty opens the form of a duty that is not in the carving yet.
func (st *studio) addDuty() { st.add(dutyForm, "") }

// editDuty opens the form of a card.
func (st *studio) editDuty(c card) {
	if st.s.p.mayChange() {
		st.add(dutyForm, c.key())
	}
}

// addStep opens the form of a next step about the carving.
func (st *studio) addStep() {
	st.stored(func() {
		st.s.openForm(stepForm, sheet.Of{ID: string(st.w.carving.ID), About: id.New()}, st.s.desk.Fresh(stepForm))
	})
}

// makeStep makes the form of a next step about a carving; About is the id of the step.
func makeStep(s *Carvings, w work, of sheet.Of) *sheet.Sheet {
	what, due := kit.NewEntry().Limit(500), kit.NewDateField(s.p.Today).Chips()
	sh := &sheet.Sheet{Heading: "New next step", Sub: named(w.carving, w.employer), Main: "Save next step", Wide: 660, Parts: []kit.Part{
		kit.NewField("what", "What is to be done?", what).Needed("Please say what is to be done."),
		kit.NewField("due", "By when?", due).Needed("Please give a day, for example tomorrow or 24 Nov."),
	}}
	sh.Title = func() string {
		return strings.TrimSuffix("Next step for "+w.carving.Title+": "+typed.Words(what), ": ")
	}
	sh.Fill = func() { due.SetValue(employers.NextWorkingDay(s.p.Today())) }
	sh.Write = func() func(context.Context) error {
		on, _ := due.Value() // the form has checked it
		n := employers.NextStep{ID: employers.NextStepID(of.About), What: typed.Words(what), Due: on, Owner: s.p.Me().ID, Employer: w.carving.Employer,
			Participant: w.carving.Participant, Lead: string(w.carving.Lead)}
		if len(w.carving.Vacancies) > 0 {
			n.Vacancy = string(w.carving.Vacancies[0])
		}
		return func(ctx context.Context) error { return s.p.Steps.SaveNextSteps(ctx, "next step added", &n) }
	}
	sh.Said = func() string { return "Added: " + typed.Words(what) }
	return sh
}

// draftAgain is a carving whose wording changes: what the employer has stays, and a new version begins as a draft.
func draftAgain(c brokerage.Carving) brokerage.Carving {
	c.Status = brokerage.CarvingDraft
	return c
}

// versionWarning tells that a change begins a new version; nothing while it is a draft.
func versionWarning(c brokerage.Carving) string {
	if c.Status == "" || c.Status == brokerage.CarvingDraft {
		return ""
	}
	return " The employer has a version already. It stays as it is, and saving begins the next one as a draft."
}

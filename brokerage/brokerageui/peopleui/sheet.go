package peopleui

import (
	"context"

	"jobwright/brokerage"
	"jobwright/internal/id"
	"jobwright/internal/people"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/typed"
	"jobwright/internal/ui/unsaved"
)

// The names of the forms in drafts.
const (
	personForm      = "person"
	profileForm     = "person-profile"
	permitForm      = "person-permission"
	withdrawForm    = "permission-withdrawal"
	talkForm        = "person-talk"
	sessionForm     = "session"
	applicationForm = "application"
	tasterForm      = "taster"
	jobForm         = "job"
	outcomeForm     = "outcome"
	stepForm        = "person-step"
)

// forms are the forms by their names in drafts. Each is made from the page of its person; nil where its record is gone. A
// form is about the person whom its Of names in About; nobody yet where that is empty.
func forms() map[string]func(*People, brokerage.PersonPage, sheet.Of) *sheet.Sheet {
	return map[string]func(*People, brokerage.PersonPage, sheet.Of) *sheet.Sheet{
		personForm: makePerson, profileForm: makeProfile, permitForm: makePermit, withdrawForm: makeWithdrawal, talkForm: makeTalk, sessionForm: makeSession,
		applicationForm: makeApplication, tasterForm: makeTaster, jobForm: makeJob, outcomeForm: makeOutcome, stepForm: makeStep}
}

// FormNames are the forms whose drafts are opened here.
func (s *People) FormNames() []string {
	return []string{personForm, profileForm, permitForm, withdrawForm, talkForm, sessionForm, applicationForm, tasterForm, jobForm, outcomeForm, stepForm}
}

// aboutWhom is whom a form is about.
func aboutWhom(of sheet.Of) people.ParticipantID { return people.ParticipantID(of.About) }

// ofPerson says that a form changes the participant as such: who they are, or a section of their profile.
func ofPerson(form string) bool { return form == personForm || form == profileForm }

// add opens the form of something new about a person.
func (s *People) add(form string, who people.ParticipantID) {
	s.openForm(form, sheet.Of{ID: id.New(), About: string(who)}, s.Forms.Fresh(form))
}

// edit opens the form of a stored record about a person.
func (s *People) edit(form string, who people.ParticipantID, record string, version int) {
	key := record
	if form == profileForm { // the record is a section of the profile, which everybody has
		key = string(who) + " " + record
	}
	s.openForm(form, sheet.Of{ID: record, Version: version, About: string(who)}, s.Forms.Stored(form, key))
}

// openForm reads what the form needs and opens it, one at a time.
func (s *People) openForm(form string, of sheet.Of, draft *unsaved.Keeper) {
	type read struct {
		page  brokerage.PersonPage
		staff []people.Staff
		limit brokerage.Amount
	}
	sheet.Begin(s.Forms, func(ctx context.Context) (r read, err error) {
		if of, err = sheet.Resume(ctx, of, draft); err != nil {
			return r, err
		}
		if of.About != "" {
			if r.page, err = s.personPage(ctx, form, of); err != nil {
				return r, err
			}
		}
		if s.p.Permitted != nil {
			if r.limit, err = s.p.Permitted(ctx); err != nil {
				return r, err
			}
		}
		r.staff, err = s.p.Staff.Staff(ctx)
		return r, err
	}, func(r read) {
		s.Staff, s.limit = r.staff, r.limit
		if of.Version == 0 && ofPerson(form) {
			of.Version = r.page.Participant.Version
		}
		sh := forms()[form](s, r.page, of)
		if sh == nil {
			s.p.Nav.Fail(typed.Sentence("What this form is about is no longer there. Somebody has deleted it."))
			return
		}
		sh.Name, sh.Of = form, of
		s.Forms.Show(sh, draft)
	})
}

// personPage reads the page of a form's person; for the form of a stored session with all sessions, the newest are not enough.
func (s *People) personPage(ctx context.Context, form string, of sheet.Of) (brokerage.PersonPage, error) {
	page, err := s.p.People.PersonPage(ctx, aboutWhom(of))
	if err == nil && form == sessionForm && of.Version > 0 && page.SessionCount > len(page.Sessions) {
		page.Sessions, err = s.p.People.Sessions(ctx, aboutWhom(of), 0, page.SessionCount)
	}
	return page, err
}

// newer looks at the record of a form as it is now. stored gives its version, 0 where it is gone, and who changed it; rebase
// takes it over as what the fields are saved over.
func (s *People) newer(form string, of sheet.Of, stored func(brokerage.PersonPage) (int, people.StaffID), rebase func(brokerage.PersonPage)) func(context.Context) (sheet.Now, bool, error) {
	staff := s.Staff // what follows runs off the UI goroutine
	return func(ctx context.Context) (sheet.Now, bool, error) {
		page, err := s.personPage(ctx, form, of)
		if err != nil {
			return sheet.Now{}, false, err
		}
		version, by := stored(page)
		now := sheet.Now{Version: version, Rebase: func() { rebase(page) }, Reopen: func() { s.edit(form, aboutWhom(of), of.ID, version) }}
		if by != "" && by != s.p.Me().ID {
			now.By = people.NameOf(staff, by)
		}
		return now, version > 0, nil
	}
}

// removal is how the record of a form is deleted.
func removal(words, said string, do func(context.Context) error) *sheet.Removal {
	return &sheet.Removal{Words: words, Said: said, Do: do}
}

// OpenDraft opens a form as it was left.
func (s *People) OpenDraft(d nav.Draft) {
	of, err := sheet.Read(d)
	if err != nil {
		s.p.Nav.Fail(err)
		return
	}
	s.openForm(d.Form, of, s.Forms.Stored(d.Form, d.Key))
}

package window

import (
	"cmp"
	"context"
	"errors"

	"jobwright/adjustments"
	rules "jobwright/brokerage"
	"jobwright/brokerage/brokerageui/carveui"
	"jobwright/brokerage/brokerageui/leadui"
	"jobwright/brokerage/brokerageui/matchui"
	"jobwright/brokerage/brokerageui/peopleui"
	"jobwright/brokerage/brokerageui/slots"
	"jobwright/brokerage/brokerageui/vacancyui"
	"jobwright/employers"
	"jobwright/employers/employersui"
	"jobwright/employers/employersui/logui"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/ui"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
)

// broking is the screens between people and jobs, each made when it is first needed.
type broking struct {
	people    *peopleui.People
	leads     *leadui.Leads
	vacancies *vacancyui.Vacancies
	matching  *matchui.Matching
	carvings  *carveui.Carvings
}

// brokeragePlaces are the pages of brokerage.
func (s *session) brokeragePlaces() []ui.Place {
	return []ui.Place{
		{Page: "leads", Name: "Leads", Icon: "bulb", Keys: "Alt+4", After: true, Make: func(nav.Navigator) nav.Screen { return s.leads() }},
		{Page: "vacancies", Name: "Vacancies", Icon: "briefcase", Keys: "Alt+5", Make: func(nav.Navigator) nav.Screen { return s.vacancies() }},
		{Page: "people", Name: "People", Icon: "user", Keys: "Alt+6", Make: func(nav.Navigator) nav.Screen { return s.people() }},
		{Page: "matching", Name: "Matching", Icon: "matching", Keys: "Alt+7", Make: func(nav.Navigator) nav.Screen { return s.matching() }},
		{Page: "carving", Name: "Carving", Icon: "scissors", Keys: "Alt+8", Make: func(nav.Navigator) nav.Screen { return s.carvings() }},
	}
}

func (s *session) people() *peopleui.People {
	if s.broking.people == nil {
		d := s.desk
		s.broking.people = peopleui.New(peopleui.Parts{
			People: d.Store(), Names: d.Store(), Vacancies: d.Store(), Register: d.Store(), Steps: d.Store(), Staff: d.Store(), Codes: s.codes.list, Ground: s.ground(),
			Target:   func(ctx context.Context) (int, error) { return d.Store().SettingInt(ctx, "caseload_target") },
			EditStep: s.editStep, Gap: s.gap, Permitted: s.permitted, More: s.papersOf().OfPerson(),
			Documents: s.documents().ShowPapers, Evidence: s.evidenceOf,
		})
	}
	return s.broking.people
}

// evidenceOf are the agreements of a person out of which a list for Access to Work can be made.
func (s *session) evidenceOf(ctx context.Context, id people.ParticipantID) ([]kit.Option, error) {
	list, err := s.desk.Store().Agreements(ctx, adjustments.AgreementFilter{Participant: id, All: true}, employers.Order{Limit: 20})
	out := make([]kit.Option, len(list))
	for i, l := range list {
		out[i] = kit.Option{ID: string(l.Agreement.ID), Title: cmp.Or(l.Agreement.JobTitle, "Job") + " at " + l.EmployerName, Note: employers.ChoiceLabel(adjustments.AgreementStatuses, l.Agreement.Status)}
	}
	return out, err
}

func (s *session) leads() *leadui.Leads {
	if s.broking.leads == nil {
		d := s.desk
		s.broking.leads = leadui.New(leadui.Parts{
			Leads: d.Store(), Register: d.Store(), People: d.Store(), Steps: d.Store(), Staff: d.Store(), Codes: s.codes.list, Ground: s.ground(),
			LogContact: s.logger().LogAt, OpenContact: s.logger().Edit, EditStep: s.editStep,
		})
	}
	return s.broking.leads
}

func (s *session) vacancies() *vacancyui.Vacancies {
	if s.broking.vacancies == nil {
		d := s.desk
		s.broking.vacancies = vacancyui.New(vacancyui.Parts{
			Vacancies: d.Store(), Leads: d.Store(), Register: d.Store(), Staff: d.Store(), Codes: s.codes.list, Ground: s.ground(), Rates: s.payRates,
			LogContact: s.logger().LogAt, EditStep: s.editStep,
		})
	}
	return s.broking.vacancies
}

// payRates are what the law says of pay.
func (s *session) payRates(ctx context.Context) ([]rules.Rate, error) {
	r, err := s.desk.Store().Rules(ctx)
	return r.Rates, err
}

func (s *session) matching() *matchui.Matching {
	if s.broking.matching == nil {
		d := s.desk
		s.broking.matching = matchui.New(matchui.Parts{
			Matching: d.Store(), People: d.Store(), Vacancies: d.Store(), Steps: d.Store(), Codes: s.codes.list, Ground: s.ground(),
			Documents: s.documents().ShowPapers,
		})
	}
	return s.broking.matching
}

func (s *session) carvings() *carveui.Carvings {
	if s.broking.carvings == nil {
		d := s.desk
		s.broking.carvings = carveui.New(carveui.Parts{
			Carvings: d.Store(), Matching: d.Store(), People: d.Store(), Vacancies: d.Store(), Leads: d.Store(), Register: d.Store(), Steps: d.Store(),
			Staff: d.Store(), Codes: s.codes.list, Ground: s.ground(),
			Documents: s.documents().ShowPapers,
		})
	}
	return s.broking.carvings
}

// pageParts are what brokerage shows on an employer's page.
func (s *session) pageParts() []employersui.PagePart {
	d := s.desk
	work := slots.Work{Vacancies: d.Store(), Leads: d.Store(), Carvings: d.Store(), Codes: s.codes.list, Now: s.w.o.Now}
	return append([]employersui.PagePart{work.JobsAndLeads(), slots.PeopleThere(d.Store(), s.w.o.Now)}, s.papersOf().OfEmployer()...)
}

// contactSections are what brokerage adds to the form that logs a contact.
func (s *session) contactSections() []func() logui.Section {
	d := s.desk
	return []func() logui.Section{func() logui.Section {
		return slots.NewContact(slots.ContactParts{People: d.Store(), Leads: d.Store(), Me: d.Me, Now: s.w.o.Now, Run: s.w.run})
	}}
}

// gap is what may lie between two jobs without interrupting a milestone, as the team has set it.
func (s *session) gap(ctx context.Context) (rules.GapRule, error) {
	days, err := s.desk.Store().SettingInt(ctx, "allow_gap_days")
	if err != nil {
		return rules.GapRule{}, err
	}
	same, err := s.desk.Store().SettingInt(ctx, "same_employer")
	return rules.GapRule{Days: days, SameEmployer: same == 1}, err
}

// permitted is the weekly limit of ESA permitted work that is on file for today; not known where none is.
func (s *session) permitted(ctx context.Context) (rules.Amount, error) {
	rate, err := s.desk.Store().Rate(ctx, "ESA_PW", day.Of(s.w.o.Now()))
	if people.IsGone(err) {
		return rules.Amount{}, nil
	}
	return rules.Pence(int(rate.Pence)), err
}

// brokerageComings are what brokerage has to say under "Coming up" on Today.
func (s *session) brokerageComings() []nav.Comings {
	store := s.desk.Store()
	lapse := func(ctx context.Context) (int, error) { return store.SettingInt(ctx, "lead_lapse_days") }
	return []nav.Comings{peopleui.NewComing(store, s.desk.Me, s.codes.list, s.gap), vacancyui.NewComing(store), leadui.NewComing(store, s.desk.Me, lapse)}
}

// participant is the person whom one has before them, for a form that is prefilled with them.
func (s *session) participant() people.ParticipantID {
	if s.shell.Current() == "people" {
		return s.people().Current()
	}
	return ""
}

// mayMeet says that the person may log sessions with participants here.
func (s *session) mayMeet() bool {
	return people.Check(s.desk.Me().Role, people.EditParticipants) == nil && !s.desk.ReadOnly()
}

// brokerageKeys work on every page.
func (s *session) brokerageKeys() []kit.Shortcut {
	if !s.mayMeet() {
		return nil
	}
	return []kit.Shortcut{{Keys: "Ctrl+J", What: "Log session", Do: func() { s.people().LogSession(s.participant()) }}}
}

// brokerageCommands are what the command box can start about people and jobs.
func (s *session) brokerageCommands(n nav.Navigator) []nav.Command {
	var list []nav.Command
	if s.mayMeet() {
		list = append(list, nav.Command{Title: "Log session", Keys: "Ctrl+J", Icon: "plus", Run: func(string) { s.people().LogSession(s.participant()) }},
			adding(n, "Add person", "user-plus", "people"))
	}
	if s.mayChange() {
		list = append(list, adding(n, "Add lead", "bulb", "leads"), adding(n, "Add vacancy", "briefcase", "vacancies"))
	}
	return list
}

// brokerageDrafters open kept drafts of brokerage's forms again.
func (s *session) brokerageDrafters() []nav.Drafter {
	return []nav.Drafter{later[*peopleui.People](s.people), later[*leadui.Leads](s.leads), later[*vacancyui.Vacancies](s.vacancies), later[*matchui.Matching](s.matching),
		later[*carveui.Carvings](s.carvings)}
}

// closeBrokerage keeps what is typed in the forms of brokerage, also where their page was never shown.
func (s *session) closeBrokerage() error {
	b := s.broking
	return errors.Join(closed(b.people), closed(b.leads), closed(b.vacancies), closed(b.matching), closed(b.carvings))
}

// closed closes a screen that was made.
func closed[S interface {
	comparable
	Close() error
}](screen S) error {
	var none S
	if screen == none {
		return nil
	}
	return screen.Close()
}

// adding is the command that opens the form for something new on a page.
func adding(n nav.Navigator, title, icon, page string) nav.Command {
	return nav.Command{Title: title, Icon: icon, Run: func(string) { n.Open(nav.Route{Page: page, ID: "new"}) }}
}

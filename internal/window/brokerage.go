package window

import (
	"context"
	"errors"

	rules "jobwright/brokerage"
	"jobwright/brokerage/brokerageui/leadui"
	"jobwright/brokerage/brokerageui/peopleui"
	"jobwright/internal/people"
	"jobwright/internal/ui"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
)

// broking is the screens between people and jobs, each made when it is first needed.
type broking struct {
	people *peopleui.People
	leads  *leadui.Leads
}

// brokeragePlaces are the pages of brokerage.
func (s *session) brokeragePlaces() []ui.Place {
	return []ui.Place{
		{Page: "leads", Name: "Leads", Icon: "bulb", Keys: "Alt+4", After: true, Make: func(nav.Navigator) nav.Screen { return s.leads() }},
		{Page: "people", Name: "People", Icon: "user", Keys: "Alt+6", Make: func(nav.Navigator) nav.Screen { return s.people() }},
	}
}

func (s *session) people() *peopleui.People {
	if s.broking.people == nil {
		d := s.desk
		s.broking.people = peopleui.New(peopleui.Parts{
			People: d.Store(), Names: d.Store(), Vacancies: d.Store(), Register: d.Store(), Steps: d.Store(), Staff: d.Store(), Codes: s.codes.list, Me: d.Me,
			Drafts: drafts{d}, Layouts: s.w.settings, Now: s.w.o.Now, Run: s.w.run, Nav: s.shell, Undo: s.shell.Undo, ReadOnly: d.ReadOnly,
			Target:   func(ctx context.Context) (int, error) { return d.Store().SettingInt(ctx, "caseload_target") },
			EditStep: s.editStep,
		})
	}
	return s.broking.people
}

func (s *session) leads() *leadui.Leads {
	if s.broking.leads == nil {
		d := s.desk
		s.broking.leads = leadui.New(leadui.Parts{
			Leads: d.Store(), Register: d.Store(), People: d.Store(), Steps: d.Store(), Staff: d.Store(), Codes: s.codes.list, Me: d.Me,
			Drafts: drafts{d}, Layouts: s.w.settings, Now: s.w.o.Now, Run: s.w.run, Nav: s.shell, Undo: s.shell.Undo, ReadOnly: d.ReadOnly,
			LogContact: s.logger().LogAt, OpenContact: s.logger().Edit, EditStep: s.editStep,
		})
	}
	return s.broking.leads
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

// brokerageComings are what brokerage has to say under "Coming up" on Today.
func (s *session) brokerageComings() []nav.Comings {
	return []nav.Comings{peopleui.NewComing(s.desk.Store(), s.desk.Me, s.codes.list, s.gap)}
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
		list = append(list, adding(n, "Add lead", "bulb", "leads"))
	}
	return list
}

// brokerageDrafters open kept drafts of brokerage's forms again.
func (s *session) brokerageDrafters() []nav.Drafter {
	return []nav.Drafter{later[*peopleui.People](s.people), later[*leadui.Leads](s.leads)}
}

// closeBrokerage keeps what is typed in the forms of brokerage, also where their page was never shown.
func (s *session) closeBrokerage() error {
	var err error
	if s.broking.people != nil {
		err = s.broking.people.Close()
	}
	if s.broking.leads != nil {
		err = errors.Join(err, s.broking.leads.Close())
	}
	return err
}

// adding is the command that opens the form for something new on a page.
func adding(n nav.Navigator, title, icon, page string) nav.Command {
	return nav.Command{Title: title, Icon: icon, Run: func(string) { n.Open(nav.Route{Page: page, ID: "new"}) }}
}

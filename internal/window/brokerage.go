package window

import (
	"context"

	"jobwright/brokerage/brokerageui/peopleui"
	"jobwright/internal/people"
	"jobwright/internal/ui"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
)

// broking is the screens between people and jobs, each made when it is first needed.
type broking struct {
	people *peopleui.People
}

// brokeragePlaces are the pages of brokerage.
func (s *session) brokeragePlaces() []ui.Place {
	return []ui.Place{
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
	if !s.mayMeet() {
		return nil
	}
	return []nav.Command{
		{Title: "Log session", Keys: "Ctrl+J", Icon: "plus", Run: func(string) { s.people().LogSession(s.participant()) }},
		{Title: "Add person", Icon: "user-plus", Run: func(string) { n.Open(nav.Route{Page: "people", ID: "new"}) }},
	}
}

// brokerageDrafters open kept drafts of brokerage's forms again.
func (s *session) brokerageDrafters() []nav.Drafter {
	return []nav.Drafter{later[*peopleui.People](s.people)}
}

// closeBrokerage keeps what is typed in the forms of brokerage, also where their page was never shown.
func (s *session) closeBrokerage() error {
	if s.broking.people != nil {
		return s.broking.people.Close()
	}
	return nil
}

package window

import (
	"context"
	"errors"
	"time"

	"fyne.io/fyne/v2"

	"jobwright/adjustments/adjustmentsui/signui"
	"jobwright/employers"
	"jobwright/employers/employersui"
	"jobwright/employers/employersui/logui"
	"jobwright/employers/employersui/mapui"
	"jobwright/employers/employersui/mergeui"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui"
	"jobwright/internal/ui/importui"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
)

// register is the screens of the employer register, each made when it is first needed.
type register struct {
	logger    *logui.Logger
	employers *employersui.Employers
	contacts  *logui.Contacts
	events    *logui.Events
	imports   *importui.Page
	week      *employersui.StepWeek
}

// registerPlaces are the pages of the register that stand before those of brokerage.
func (s *session) registerPlaces() []ui.Place {
	return []ui.Place{
		{Page: "employers", Name: "Employers", Icon: "employers", Keys: "Alt+2", After: true, Make: func(nav.Navigator) nav.Screen { return s.employers() }},
		{Page: "contacts", Name: "Contacts", Icon: "phone", Keys: "Alt+3", Make: func(nav.Navigator) nav.Screen { return s.contacts() }},
		{Page: "week", Name: "Week of next steps", Icon: "calendar", Under: "today", Make: func(nav.Navigator) nav.Screen { return s.stepWeek() }},
		{Page: "duplicates", Name: "Find duplicates", Icon: "columns", Under: "employers", Make: s.duplicates},
		{Page: "import", Name: "Import and export", Icon: "import", Under: "settings", Make: s.imports},
	}
}

// eventPlaces are the pages of the register that stand after those of brokerage.
func (s *session) eventPlaces() []ui.Place {
	return []ui.Place{
		{Page: "events", Name: "Events", Icon: "calendar", Keys: "Alt+9", After: true, Make: func(nav.Navigator) nav.Screen { return s.events() }},
		{Page: "map", Name: "Map of employers", Icon: "chart", Keys: "Alt+0", Make: s.employerMap},
	}
}

// logParts are what every screen of the contact log is made of.
func (s *session) logParts() logui.Parts {
	d := s.desk
	return logui.Parts{
		Register: d.Store(), Log: d.Store(), Steps: d.Store(), Staff: d.Store(), Me: d.Me, Codes: s.codes.list, Drafts: s.drafts(), Now: s.w.o.Now,
		Run: s.w.run, Nav: s.shell, Undo: s.shell.Undo, ReadOnly: d.ReadOnly, Layouts: s.w.settings, Current: s.before, Sections: s.contactSections(),
	}
}

// before is the employer and the next step that the person has before them, for a form that is prefilled with them.
func (s *session) before() (employers.EmployerID, employers.NextStepID) {
	switch s.shell.Current() {
	case "employers":
		return s.register.employers.Current()
	case "leads":
		return s.leads().Current()
	case "vacancies":
		return s.vacancies().Current()
	case "agreements":
		return s.agreements().Current()
	case "plans":
		return s.plans().Current()
	case "today":
		return s.steps.Current()
	case "week":
		return s.stepWeek().Current()
	}
	return "", ""
}

func (s *session) logger() *logui.Logger {
	if s.register.logger == nil {
		s.register.logger = logui.New(s.logParts())
	}
	return s.register.logger
}

func (s *session) employers() *employersui.Employers {
	if s.register.employers == nil {
		d := s.desk
		s.register.employers = employersui.NewEmployers(employersui.EmployersParts{
			Register: d.Store(), Steps: d.Store(), Staff: d.Store(), Codes: s.codes.list, Me: d.Me, Drafts: s.drafts(), Layouts: s.w.settings, Now: s.w.o.Now,
			Run: s.w.run, Nav: s.shell, Undo: s.shell.Undo, ReadOnly: d.ReadOnly,
			LogContact:  s.logger().LogAt,
			OpenContact: s.logger().Edit,
			NewStep:     s.steps.NewFor,
			EditStep:    s.editStep,
			Export:      s.exports(),
			More:        s.pageParts(),
			Documents:   s.documents().ShowPapers,
		})
	}
	return s.register.employers
}

// editStep opens the form of a next step.
func (s *session) editStep(id employers.NextStepID) { s.steps.Show(string(id)) }

func (s *session) contacts() *logui.Contacts {
	if s.register.contacts == nil {
		s.register.contacts = logui.NewContacts(s.logParts(), s.logger().Edit)
	}
	return s.register.contacts
}

func (s *session) events() *logui.Events {
	if s.register.events == nil {
		s.register.events = logui.NewEvents(s.logParts())
	}
	return s.register.events
}

func (s *session) stepWeek() *employersui.StepWeek {
	if s.register.week == nil {
		s.register.week = employersui.NewStepWeek(s.steps)
	}
	return s.register.week
}

func (s *session) employerMap(n nav.Navigator) nav.Screen {
	return mapui.New(mapui.Parts{Facts: s.desk.Store(), Codes: s.codes.list, Nav: n, Run: s.w.run, Now: s.w.o.Now})
}

func (s *session) duplicates(n nav.Navigator) nav.Screen {
	return mergeui.New(mergeui.Parts{Register: s.desk.Store(), Staff: s.desk.Store(), Codes: s.codes.list, Nav: n, Run: s.w.run, Me: s.desk.Me,
		ReadOnly: s.desk.ReadOnly, Undo: s.shell.Undo})
}

func (s *session) imports(n nav.Navigator) nav.Screen {
	s.register.imports = importui.New(importui.Parts{Engine: &importEngine{desk: s.desk}, Nav: n, Run: s.w.run, Me: s.desk.Me, ReadOnly: s.desk.ReadOnly,
		Open: func() bool { return s.shell.Current() == importui.Route }, Pause: 300 * time.Millisecond})
	return s.register.imports
}

// dropped takes a file that was dropped on the window to the import page, unless a form is open.
func (s *session) dropped(_ fyne.Position, files []fyne.URI) {
	if len(files) == 0 || kit.KeysOf(s.w.window.Canvas()).Busy() {
		return
	}
	if s.shell.Current() == signui.CheckPage {
		s.checkPDF().Take(files[0].Path())
		return
	}
	s.shell.Open(nav.Route{Page: importui.Route})
	if s.register.imports != nil {
		s.register.imports.Take(files[0].Path())
	}
}

// closeRegister keeps what is typed in the forms of the register, also where their page was never shown: Today opens their drafts.
func (s *session) closeRegister() error {
	r := s.register
	return errors.Join(closed(r.logger), closed(r.employers), closed(r.contacts), closed(r.events))
}

// later is a drafter that is made when it is needed.
type later[D nav.Drafter] func() D

func (l later[D]) FormNames() []string   { return l().FormNames() }
func (l later[D]) OpenDraft(d nav.Draft) { l().OpenDraft(d) }

// registerDrafters open kept drafts of the register's forms again.
func (s *session) registerDrafters() []nav.Drafter {
	return []nav.Drafter{later[*logui.Logger](s.logger), later[*employersui.Employers](s.employers), later[*logui.Contacts](s.contacts), later[*logui.Events](s.events)}
}

// registerCommands are what the command box can start about employers.
func (s *session) registerCommands(n nav.Navigator) []nav.Command {
	return []nav.Command{
		{Title: "Log contact", Keys: "Ctrl+L", Icon: "plus", TakesArg: true, Run: func(words string) { s.logger().Find(words) }},
		{Title: "Add employer", Icon: "employers", Run: func(string) { n.Open(nav.Route{Page: "employers", ID: "new"}) }},
		{Title: "Add event", Icon: "people", Run: func(string) { n.Open(nav.Route{Page: "events"}); s.events().New() }},
	}
}

// exports is what writes employers to files, nil for whoever may not: then it is not offered.
func (s *session) exports() func([]employers.EmployerID) {
	if people.May(s.desk.Me().Role, people.ExportNames) == people.None {
		return nil
	}
	return s.exportEmployers
}

// exportEmployers writes the ticked employers into a file.
func (s *session) exportEmployers(ids []employers.EmployerID) {
	only := map[string]bool{}
	for _, id := range ids {
		only[string(id)] = true
	}
	canvas := s.w.window.Canvas()
	kit.ShowSave(canvas, s.w.run, kit.SaveSpec{
		Title: "Write " + text.Count(len(ids), "employer", "employers") + " to a file", Kind: kit.SaveFile, Label: "File", Ending: ".csv", Suggest: (&importEngine{desk: s.desk}).Suggest("employers", ".csv"), Main: "Write the file",
		Write: func(ctx context.Context, path string) error {
			_, err := s.desk.ExportOnly(ctx, "employers", only, path)
			return plainly(err)
		},
		Done: func(path string) {
			s.shell.Say("Written. The file is not encrypted: delete it when it is no longer needed.", nil)
		},
	})
}

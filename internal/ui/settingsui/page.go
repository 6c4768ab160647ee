// Package settingsui is the Settings page: how Jobwright looks, who works here and may unlock, how the store is kept
// safe. It knows the store only by the interfaces in Parts.
package settingsui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jobwright/internal/custody"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/settings"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/printing"
	"jobwright/internal/ui/task"
)

// Route is the page's name in a nav.Route; the ID of the route is a section: appearance, me, team, service,
// programme, privacy, weights, security, backups, rates or about.
const Route = "settings"

// Leaving is who is away when, and who covers for them.
type Leaving interface {
	Leave(ctx context.Context) ([]people.Leave, error)
	SaveLeave(ctx context.Context, l *people.Leave) error
	DeleteLeave(ctx context.Context, id string, version int) error
	Cover(ctx context.Context) ([]people.Cover, error)
	SaveCover(ctx context.Context, c *people.Cover) error
	DeleteCover(ctx context.Context, id string, version int) error
}

// Parts are what the page is made of.
type Parts struct {
	Nav        nav.Navigator
	Run        task.Runner
	Now        func() time.Time
	Custodian  custody.Custodian
	Staffing   custody.Staffing
	Leaving    Leaving
	Rates      Rates  // nil leaves the section out
	Stored     Stored // nil leaves the sections about the service, the programme, the privacy notice and the weights out
	Logo       Logo   // nil leaves the logo out
	Drafts     nav.Drafts
	Pause      time.Duration // without typing, before a draft is kept; 0 = the form's own
	Settings   *settings.Settings
	Appearance func()             // the look in Settings has changed: apply it
	Closed     func(said string)  // the store was closed by a restore; said is for the page that unlocks it again
	Files      func()             // opens the page that brings files in and writes them; nil leaves its line out
	Documents  func(printing.Ask) // shows a paper, to be saved or printed; nil leaves its button out
	Version    string             // of the program; empty for a build without one
}

// filesName is the line that leads to a page of its own.
const filesName = "Import and export"

// section is one entry of the list at the left; its part is made when it is first opened.
type section struct {
	id, name, icon string
	wide           bool // holds a list
	make           func(*Page) part
	item           *kit.NavItem
	part           part
	scroll         *container.Scroll
}

// part is what a section shows.
type part interface {
	content() fyne.CanvasObject
	reload()
	close()
}

// Page is the screen. It implements nav.Screen, nav.Shower, nav.Focuser and nav.Drafter.
type Page struct {
	p        Parts
	sections []*section
	chosen   *section
	header   *kit.Header
	picker   *kit.Button
	body     *fyne.Container
	content  fyne.CanvasObject
	access   string // what the person may do here, as the parts were made
	working  bool
	closed   bool
	asked    *asked // the open form that keeps a draft, nil for none
}

// New makes the page; it makes no section and reads nothing until Show or Reload.
func New(p Parts) *Page {
	s := &Page{p: p, header: kit.NewHeader("Settings", ""), body: container.NewStack()}
	s.sections = []*section{
		{id: "appearance", name: "Looks", icon: "text-size", make: newLooks},
		{id: "me", name: "Me and my passphrase", icon: "user", make: newMe},
		{id: "team", name: "Staff", icon: "people", wide: true, make: newTeam},
	}
	if p.Stored != nil {
		s.sections = append(s.sections, &section{id: serviceDraft, name: "The service", icon: "badge", make: newService},
			&section{id: programmeDraft, name: "Programme", icon: "clock", make: newStored(programme())},
			&section{id: privacyDraft, name: "Privacy notice", icon: "note", make: newStored(privacy())},
			&section{id: weightsDraft, name: "Weights of matching", icon: "matching", make: newStored(weights())})
	}
	s.sections = append(s.sections,
		&section{id: "security", name: "Security", icon: "shield", make: newSecurity},
		&section{id: "backups", name: "Backups", icon: "drive", wide: true, make: newBackups})
	if p.Rates != nil {
		s.sections = append(s.sections, &section{id: "rates", name: "Rates", icon: "chart", wide: true, make: newRates})
	}
	s.sections = append(s.sections, &section{id: "about", name: "About", icon: "info", make: newAbout})
	var objects []fyne.CanvasObject
	for _, x := range s.sections {
		x.item = kit.NewNavItem(x.icon, x.name, func() { s.open(x.id) })
		objects = append(objects, x.item)
	}
	if p.Files != nil {
		objects = append(objects, kit.NewNavItem("import", filesName, p.Files))
	}
	s.picker = kit.NewButton(kit.Outline, "", s.pick).Icon("menu").Plain()
	objects = append(objects, kit.Row(0, s.picker), s.body)
	s.content = kit.Column(0, kit.PadXY(6, 5, s.header), kit.Grow(container.New(sides{}, objects...)))
	s.chosen = s.sections[0]
	return s
}

// Content is the whole page.
func (s *Page) Content() fyne.CanvasObject { return s.content }

// Show opens a section by its id; an unknown or empty one leaves the page as it is.
func (s *Page) Show(id string) {
	for _, x := range s.sections {
		if x.id == id {
			s.choose(x)
			return
		}
	}
}

// Where is the section that is shown.
func (s *Page) Where() string { return s.chosen.id }

// open goes to a section by its route, so that Back returns.
func (s *Page) open(id string) { s.p.Nav.Open(nav.Route{Page: Route, ID: id}) }

// choose puts a section into the body.
func (s *Page) choose(x *section) {
	s.chosen = x
	if x.part == nil {
		x.part = x.make(s)
		most := float32(600) // a comfortable line
		if x.wide {
			most = 840
		}
		x.scroll = kit.Scroll(kit.PadXY(6, 1, kit.AtMost(most, kit.Column(0, x.part.content(), kit.AtLeast(0, 24, container.NewWithoutLayout())))))
	}
	for _, other := range s.sections {
		other.item.SetChosen(other == x)
	}
	s.picker.SetWords("Settings: " + x.name)
	s.body.Objects = []fyne.CanvasObject{x.scroll}
	s.body.Refresh()
	s.content.Refresh()
	s.follow()
}

// follow lets the open section follow the keyboard while the page is shown.
func (s *Page) follow() {
	if w := s.p.Nav.Window(); w != nil {
		kit.FollowFocus(w.Canvas(), s.chosen.scroll)
	}
}

// pick offers the sections in a menu where the window is too narrow for the list.
func (s *Page) pick() {
	var items []kit.MenuItem
	for _, x := range s.sections {
		items = append(items, kit.MenuItem{Words: x.name, Icon: x.icon, Do: func() { s.open(x.id) }})
	}
	if s.p.Files != nil {
		items = append(items, kit.MenuItem{Words: filesName, Icon: "import", Do: s.p.Files})
	}
	kit.ShowMenu(s.picker, "Sections of Settings", items...)
}

// Reload reads the open section anew. Where the person's rights have changed since, or the store has become writable
// after its check, every section is made anew.
func (s *Page) Reload() {
	me := s.p.Custodian.Me()
	state := me.Name + ", " + roleInWords(me.Role) + "."
	if s.p.Custodian.ReadOnly() {
		state += " This store is open for reading only: nothing of it can be changed now."
	}
	s.header.SetState(state)
	if access := s.accessNow(); access != s.access {
		s.access = access
		for _, x := range s.sections {
			if x.part != nil {
				x.part.close()
			}
			x.part = nil
		}
		s.choose(s.chosen)
	}
	s.follow() // another page may have been followed since
	s.chosen.part.reload()
}

func (s *Page) accessNow() string {
	access := string(s.p.Custodian.Me().ID) + string(s.p.Custodian.Me().Role)
	if s.p.Custodian.ReadOnly() {
		access += " read-only"
	}
	return access
}

// Close keeps what is typed in an open form, waits for that, and ends what is being read. Work that changes the store
// goes on to its end, but shows nothing any more. The error says what could not be kept.
func (s *Page) Close() error {
	s.closed = true
	err := s.keepNow()
	for _, x := range s.sections {
		if x.part != nil {
			x.part.close()
		}
	}
	return err
}

// FirstFocus is the open section in the list, or the button that opens the list in a narrow window.
func (s *Page) FirstFocus() fyne.Focusable {
	if s.chosen.item.Visible() {
		return s.chosen.item
	}
	return s.picker
}

// Keys are the keys of the section that is open, for the keyboard sheet.
func (s *Page) Keys() []kit.Shortcut {
	if x, ok := s.chosen.part.(interface{ Keys() []kit.Shortcut }); ok {
		return x.Keys()
	}
	return nil
}

// may says whether the person may do this now.
func (s *Page) may(act people.Act) bool {
	return people.May(s.p.Custodian.Me().Role, act) == people.All && !s.p.Custodian.ReadOnly()
}

func (s *Page) canvas() fyne.Canvas { return s.p.Nav.Window().Canvas() }
func (s *Page) today() day.Date     { return day.Of(s.p.Now()) }

package agreementui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/adjustments"
	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/task"
)

// Agreements is the list of agreements with the page of one beside it. It implements nav.Screen, nav.Shower, nav.Doer, nav.Focuser and
// nav.Drafter. Its forms can be opened before it was ever shown.
type Agreements struct {
	p       Parts
	header  *kit.Header
	list    *page.Rows[adjustments.ListedAgreement, adjustments.AgreementFilter]
	bar     *page.QuickBar[adjustments.ListedAgreement, adjustments.AgreementFilter]
	page    *agreementPage
	frame   *page.Frame
	forms   *sheet.Desk
	content fyne.CanvasObject

	staff []people.Staff
	live  task.Latest
}

// checkPage is where a signed PDF is checked.
const checkPage = "checkpdf"

// The names under which the screen's arrangement is remembered.
const (
	splitName  = "agreements-split"
	listName   = "agreements"
	filterName = "agreements-filter"
)

// The narrowest that list and page get beside one another, in units at a text scale of 1.
const (
	listLeast = 400
	pageLeast = 440
)

// New makes the screen; it reads nothing until Reload.
func New(p Parts) *Agreements {
	s := &Agreements{p: p}
	s.forms = sheet.NewDesk(p.Ground, people.EditPapers)
	var actions []fyne.CanvasObject
	if p.mayChange() {
		actions = append(actions, kit.NewButton(kit.Outline, "New agreement", func() { s.begin("") }).Icon("plus"))
	}
	var more *kit.Button
	more = kit.NewIconButton("more", "More about agreements", func() {
		kit.ShowMenu(more, "Agreements", kit.MenuItem{Words: "Check a signed PDF…", Icon: "badge", Do: func() { p.Nav.Open(nav.Route{Page: checkPage}) }})
	}).Plain()
	actions = append(actions, kit.NewButton(kit.Outline, "The law", s.showLaw).Icon("info"), more)
	s.header = kit.NewHeader("Agreements", "", actions...)
	if !p.maySee() {
		s.content = kit.Pad(6, kit.Column(6, s.header, kit.NewEmpty("agreement", "Not for your role", "Agreements name people and what they need at work. Please ask "+people.WhoMay(people.ViewPapers)+".", nil)))
		return s
	}
	s.list = s.newList()
	s.bar = s.newBar()
	s.page = newAgreementPage(s)
	s.frame = s.list.Beside(page.FrameOptions{Name: splitName, Part: 0.48, List: listLeast, Page: pageLeast, Layouts: p.Layouts, Nav: p.Nav, First: s.FirstFocus},
		s.page, s.header, s.bar.Content)
	s.content = s.frame.Content()
	return s
}

// Content is the whole screen.
func (s *Agreements) Content() fyne.CanvasObject { return s.content }

// Reload reads the list, its counts and the open agreement anew.
func (s *Agreements) Reload() {
	if s.list == nil {
		return
	}
	task.Go(s.live.Next(), s.p.Run, s.read, func(o overview, err error) {
		if err != nil {
			s.p.Nav.Fail(err)
			return
		}
		s.staff = o.staff
		s.header.SetState(o.state())
		s.bar.Show(o.counts)
		s.list.Reload()
		s.page.Reload()
	})
}

// overview is what stands above the list.
type overview struct {
	staff  []people.Staff
	counts []int // of the quick filters, in their order
}

func (s *Agreements) read(ctx context.Context) (o overview, err error) {
	if o.staff, err = s.p.Staff.Staff(ctx); err != nil {
		return o, err
	}
	o.counts, err = s.bar.Counts(ctx)
	return o, err
}

// state is the sentence under the title: 6 agreements run, 2 want signatures, 1 is a draft.
func (o overview) state() string {
	running, sign, drafts, all := o.counts[0], o.counts[1], o.counts[2], o.counts[len(o.counts)-1]
	switch {
	case all == 0:
		return "No agreements yet."
	case running == 0:
		return "No agreement runs now."
	}
	words := text.Count(running, "agreement runs", "agreements run")
	if sign > 0 {
		words += ", " + text.Count(sign, "wants", "want") + " signatures"
	}
	if drafts > 0 {
		words += ", " + text.Count(drafts, "is a draft", "are drafts")
	}
	return words + "."
}

// Close keeps what was typed in an open form and stops reading. The error says why it could not be kept.
func (s *Agreements) Close() error {
	if s.forms.Closed() {
		return nil
	}
	err := s.forms.Close()
	s.live.Stop()
	if s.list != nil {
		s.page.Stop()
		s.list.Close()
	}
	return err
}

// Show opens the page of one agreement, or the form for a new one: "new", or "new:" with a participant's id and, after a semicolon, the
// id of the vacancy that they were matched with. An empty id shows the screen as it is.
func (s *Agreements) Show(id string) {
	if s.list == nil {
		return
	}
	s.frame.Follow()
	about, isNew := strings.CutPrefix(id, "new")
	switch {
	case id == "":
	case isNew:
		s.begin(strings.TrimPrefix(about, ":"))
	default:
		s.list.Route(id)
	}
}

// Does says which ids open a form: going back does not open it again.
func (s *Agreements) Does(id string) bool { return strings.HasPrefix(id, "new") }

// FirstFocus is the rows, or the field for words while there are none; the page of an agreement that a route led to.
func (s *Agreements) FirstFocus() fyne.Focusable {
	if s.list == nil {
		return nil
	}
	return s.list.FocusOr(s.bar.Focus())
}

// Keys are the keys of the rows, for the keyboard sheet.
func (s *Agreements) Keys() []kit.Shortcut {
	if s.list == nil {
		return nil
	}
	return s.list.Keys()
}

// Current is the employer of the open agreement and its next step, for the form that logs a contact; either may be empty.
func (s *Agreements) Current() (employers.EmployerID, employers.NextStepID) {
	if s.page == nil || !s.page.Drawn {
		return "", ""
	}
	var step employers.NextStepID
	if next := s.page.Shown.page.Next; len(next) > 0 {
		step = next[0].ID
	}
	return s.page.Shown.page.Agreement.Employer, step
}

var (
	_ nav.Screen  = (*Agreements)(nil)
	_ nav.Shower  = (*Agreements)(nil)
	_ nav.Doer    = (*Agreements)(nil)
	_ nav.Focuser = (*Agreements)(nil)
	_ nav.Drafter = (*Agreements)(nil)
)

package agreementui

import (
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
)

// Agreements is the list of agreements with the page of one beside it. It implements nav.Screen, nav.Shower, nav.Doer, nav.Focuser and
// nav.Drafter. Its forms can be opened before it was ever shown.
type Agreements struct {
	*page.Listing[adjustments.ListedAgreement, adjustments.AgreementFilter]
	p    Parts
	page *agreementPage
}

// checkPage is where a signed PDF is checked.
const checkPage = "checkpdf"

// New makes the screen; it reads nothing until Reload.
func New(p Parts) *Agreements {
	s, forms := &Agreements{p: p}, sheet.NewDesk(p.Ground, people.EditPapers)
	var actions []fyne.CanvasObject
	if p.mayChange() {
		actions = append(actions, kit.NewButton(kit.Outline, "New agreement", func() { s.begin("") }).Icon("plus"))
	}
	var more *kit.Button
	more = kit.NewIconButton("more", "More about agreements", func() {
		items := []kit.MenuItem{{Words: "Check a signed PDF…", Icon: "badge", Do: func() { p.Nav.Open(nav.Route{Page: checkPage}) }}}
		if s.List != nil && p.SaveMany != nil {
			items = append([]kit.MenuItem{{Words: "Save all shown as PDF…", Icon: "folder", Do: s.saveAll}}, items...)
		}
		kit.ShowMenu(more, "Agreements", items...)
	}).Plain()
	actions = append(actions, kit.NewButton(kit.Outline, "The law", s.showLaw).Icon("info"), more)
	header := kit.NewHeader("Agreements", "", actions...)
	if !p.maySee() {
		s.Listing = page.Barred[adjustments.ListedAgreement, adjustments.AgreementFilter](forms, header, "agreement", "Not for your role",
			"Agreements name people and what they need at work. Please ask "+people.WhoMay(people.ViewPapers)+".")
		return s
	}
	s.Listing = page.NewListing(s.listing(forms, header))
	s.page = newAgreementPage(s)
	s.Beside(s.page)
	return s
}

// state is the sentence under the title: 6 agreements run, 2 want signatures, 1 is a draft.
func state(counts []int) string {
	running, sign, drafts, all := counts[0], counts[1], counts[2], counts[len(counts)-1]
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

// Show opens the page of one agreement, or the form for a new one: "new", or "new:" with a participant's id and, after a semicolon, the
// id of the vacancy that they were matched with. An empty id shows the screen as it is.
func (s *Agreements) Show(id string) {
	if s.List == nil {
		return
	}
	s.Frame.Follow()
	about, isNew := strings.CutPrefix(id, "new")
	switch {
	case id == "":
	case isNew:
		s.begin(strings.TrimPrefix(about, ":"))
	default:
		s.List.Route(id)
	}
}

// Does says which ids open a form: going back does not open it again.
func (s *Agreements) Does(id string) bool { return strings.HasPrefix(id, "new") }

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

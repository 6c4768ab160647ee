package planui

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jobwright/adjustments"
	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/sheet"
)

// pageName is the place of the screen in routes.
const pageName = "plans"

// The parts of a route behind the id of a plan: "<plan>/write" goes on with the conversation where it stopped, "<plan>/choose" to what the
// employer sees, and "<plan>/WELL" to one section.
const (
	writePart  = "write"
	choosePart = "choose"
)

// Plans is the list of wellness plans with the page of one beside it, and the conversation that takes the place of both. It implements
// nav.Screen, nav.Shower, nav.Doer, nav.Focuser and nav.Drafter. Its forms can be opened before it was ever shown.
type Plans struct {
	*page.Listing[adjustments.ListedPlan, adjustments.PlanFilter]
	p       Parts
	page    *planPage
	talk    *talk
	content *fyne.Container // the list with the page beside it, or the conversation
}

// New makes the screen; it reads nothing until Reload.
func New(p Parts) *Plans {
	s, forms := &Plans{p: p}, sheet.NewDesk(p.Ground, people.EditPapers)
	var actions []fyne.CanvasObject
	if p.mayChange() {
		actions = append(actions, kit.NewButton(kit.Outline, "New plan", func() { s.begin("") }).Icon("plus"))
	}
	if p.maySee() && p.SaveMany != nil {
		var more *kit.Button
		more = kit.NewIconButton("more", "More about plans", func() {
			kit.ShowMenu(more, "Wellness plans", kit.MenuItem{Words: "Save all shown as PDF…", Icon: "folder", Do: s.saveAll})
		}).Plain()
		actions = append(actions, more)
	}
	header := kit.NewHeader("Wellness plans", "", actions...)
	s.talk = newTalk(s)
	if p.maySee() {
		s.Listing = page.NewListing(s.listing(forms, header))
		s.page = newPlanPage(s)
		s.Beside(s.page)
	} else {
		s.Listing = page.Barred[adjustments.ListedPlan, adjustments.PlanFilter](forms, header, "heart", "Not for your role",
			"Plans name people and say what keeps them well. Please ask "+people.WhoMay(people.ViewPapers)+".")
	}
	s.content = container.NewStack(s.Listing.Content())
	return s
}

// Content is the whole screen.
func (s *Plans) Content() fyne.CanvasObject { return s.content }

// talking says that the conversation is shown in place of list and page.
func (s *Plans) talking() bool { return s.content.Objects[0] == s.talk.content }

func (s *Plans) turnTo(o fyne.CanvasObject) {
	if s.content.Objects[0] != o {
		s.content.Objects = []fyne.CanvasObject{o}
		s.content.Refresh()
	}
}

// Reload reads what is shown anew.
func (s *Plans) Reload() {
	if s.talking() {
		s.talk.reload()
		return
	}
	s.Listing.Reload()
}

// state is the sentence under the title: 6 plans, 2 are being written, 1 is under review.
func state(counts []int) string {
	open, writing, review, all := counts[0], counts[1], counts[3], counts[len(counts)-1]
	switch {
	case all == 0:
		return "No wellness plans yet."
	case open == 0:
		return "No plan is in use now."
	}
	words := text.Count(open, "plan", "plans")
	if writing > 0 {
		words += ", " + text.Count(writing, "is being written", "are being written")
	}
	if review > 0 {
		words += ", " + text.Count(review, "is under review", "are under review")
	}
	return words + "."
}

// Close keeps what was typed in an open form and in the conversation, and stops reading. The error says why it could not be kept.
func (s *Plans) Close() error {
	if s.Forms.Closed() {
		return nil
	}
	err := s.talk.close()
	if e := s.Listing.Close(); err == nil {
		err = e
	}
	return err
}

// Show opens the page of one plan; "/write", "/choose" or "/" and a section behind its id opens the conversation there. "new", or "new:"
// with a participant's id, opens the form for a new one. An empty id shows the screen as it is.
func (s *Plans) Show(id string) {
	if s.List == nil {
		return
	}
	about, isNew := strings.CutPrefix(id, "new")
	plan, part, inTalk := strings.Cut(id, "/")
	if inTalk && !isNew {
		s.talk.open(adjustments.PlanID(plan), part)
		return
	}
	s.leaveTalk()
	s.Frame.Follow()
	switch {
	case id == "":
	case isNew:
		s.begin(people.ParticipantID(strings.TrimPrefix(about, ":")))
	default:
		s.List.Route(id)
	}
}

// leaveTalk shows list and page again; what the conversation holds is stored behind them. One that is still being read does not open.
func (s *Plans) leaveTalk() {
	s.talk.live.Stop()
	if s.talking() {
		s.turnTo(s.Listing.Content())
		s.talk.leave()
	}
}

// Does says which ids open a form: going back does not open it again.
func (s *Plans) Does(id string) bool { return strings.HasPrefix(id, "new") }

// Where is the plan that is shown, with the section of the conversation where that is open; empty for none.
func (s *Plans) Where() string {
	if s.talk.opened && s.talking() {
		return string(s.talk.d.page.Plan.ID) + "/" + s.talk.part(s.talk.at)
	}
	return s.Listing.Where()
}

// FirstFocus is that of the list and its page, or what is asked in the conversation.
func (s *Plans) FirstFocus() fyne.Focusable {
	if s.talking() {
		return s.talk.firstFocus()
	}
	return s.Listing.FirstFocus()
}

// Keys are the keys of the rows or of the conversation, for the keyboard sheet.
func (s *Plans) Keys() []kit.Shortcut {
	if s.talking() {
		return s.talk.keys()
	}
	return s.Listing.Keys()
}

// Current is the employer of the open plan and its next step, for the form that logs a contact; either may be empty.
func (s *Plans) Current() (employers.EmployerID, employers.NextStepID) {
	if s.page == nil || !s.page.Drawn {
		return "", ""
	}
	var step employers.NextStepID
	if next := s.page.Shown.page.Next; len(next) > 0 {
		step = next[0].ID
	}
	return s.page.Shown.page.Plan.Employer, step
}

var (
	_ nav.Screen  = (*Plans)(nil)
	_ nav.Shower  = (*Plans)(nil)
	_ nav.Doer    = (*Plans)(nil)
	_ nav.Focuser = (*Plans)(nil)
	_ nav.Drafter = (*Plans)(nil)
)

package peopleui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/brokerage"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	layout "jobwright/internal/ui/page"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/task"
)

// People is the caseload with the page of one person beside it, and every form about people. It implements nav.Screen,
// nav.Shower, nav.Doer, nav.Focuser and nav.Drafter. Its forms can be opened before it was ever shown.
type People struct {
	*layout.Listing[brokerage.ListedPerson, brokerage.PersonFilter]
	p      Parts
	header *kit.Header
	page   *personPage
	limit  brokerage.Amount // the weekly limit of ESA permitted work, as the last form that was opened has read it
	live   task.Latest
}

// New makes the screen; it reads nothing until Reload.
func New(p Parts) *People {
	s, forms := &People{p: p}, sheet.NewDesk(p.Ground, people.EditParticipants)
	var actions []fyne.CanvasObject
	if p.mayChange() {
		actions = append(actions, kit.NewButton(kit.Outline, "Add person", s.addPerson).Icon("user-plus"))
	}
	s.header = kit.NewHeader("People", "", actions...)
	if !p.maySee() {
		s.Listing = layout.Barred[brokerage.ListedPerson, brokerage.PersonFilter](forms, s.header, "people", "Figures only",
			"Your role shows how many people are supported, and no names. Reports show more figures.")
		return s
	}
	s.Listing = layout.NewListing(s.listing(forms))
	s.page = newPersonPage(s)
	s.Beside(s.page)
	return s
}

// Reload reads the list, its counts and the open person anew; whoever sees figures only has how many people there are.
func (s *People) Reload() {
	if s.List != nil {
		s.Listing.Reload()
		return
	}
	task.Go(s.live.Next(), s.p.Run, s.p.Names.CountParticipants, func(all int, err error) {
		if err != nil {
			s.p.Nav.Fail(err)
			return
		}
		s.header.SetState(text.Count(all, "person is", "people are") + " in this store.")
	})
}

// state is the sentence under the title: 23 people supported now (target 20), 3 quiet for 4 weeks, 9 not yet named.
func (s *People) state(ctx context.Context, filters []caseFilter, counts []int) (words string, err error) {
	by, target := map[string]int{}, 0
	for i, f := range filters {
		by[f.id] = counts[i]
	}
	n := by[activeFilter]
	if n == 0 && by[allFilter] == 0 {
		return "Nobody here yet.", nil
	}
	if s.p.Target != nil && s.p.Me().Role == people.Specialist {
		if target, err = s.p.Target(ctx); err != nil {
			return "", err
		}
	}
	parts := []string{text.Count(n, "person", "people") + " supported now"}
	if target > 0 {
		parts[0] += " (target " + text.Number(target) + ")"
	}
	if q := by[quietFilter]; q > 0 {
		parts = append(parts, text.Number(q)+" quiet for "+weeks(quietWeeks))
	}
	if u := by[unnamedFilter]; u > 0 {
		parts = append(parts, text.Number(u)+" not yet named")
	}
	return strings.Join(parts, ", ") + ".", nil
}

// Close keeps what was typed in an open form and stops reading. The error says why it could not be kept.
func (s *People) Close() error {
	s.live.Stop()
	return s.Listing.Close()
}

// Show opens the page of one person; "/permissions", "/profile", "/jobs" and the like after the id go to that part of it,
// "/session" opens the form of a session, and "new" that of a new person. An empty id shows the screen as it is.
func (s *People) Show(id string) {
	if s.List == nil {
		return
	}
	s.Frame.Follow()
	who, part, _ := strings.Cut(id, "/")
	switch {
	case id == "":
	case id == "new":
		s.addPerson()
	default:
		s.page.goTo, s.page.landed = part, nil
		s.List.Route(who)
		if part == "session" {
			s.LogSession(people.ParticipantID(who))
		}
	}
}

// Does says which ids open a form: going back does not open it again.
func (s *People) Does(id string) bool { return id == "new" || strings.HasSuffix(id, "/session") }

// Current is the person whose page is open; empty where none is.
func (s *People) Current() people.ParticipantID {
	if s.page == nil {
		return ""
	}
	return people.ParticipantID(s.page.ID)
}

func (s *People) today() day.Date { return s.p.Today() }

// nameOf is what a member of staff is called; nobody for an empty id.
func (s *People) nameOf(id people.StaffID) string {
	switch id {
	case "":
		return "Nobody"
	case s.p.Me().ID:
		return s.p.Me().Name
	}
	return people.NameOf(s.Staff, id)
}

func (s *People) firstName(id people.StaffID) string { return people.FirstName(s.nameOf(id)) }

// findJobs shows which jobs suit a person.
func (s *People) findJobs(id people.ParticipantID) {
	s.p.Nav.Open(nav.Route{Page: "matching", ID: "person:" + string(id)})
}

var (
	_ nav.Screen  = (*People)(nil)
	_ nav.Shower  = (*People)(nil)
	_ nav.Doer    = (*People)(nil)
	_ nav.Focuser = (*People)(nil)
	_ nav.Drafter = (*People)(nil)
)

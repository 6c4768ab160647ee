package peopleui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/brokerage"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	layout "jobwright/internal/ui/page"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/theme"
)

// quietWeeks is how long there was no session before somebody counts as quiet: who looks for work is met at least once in
// four weeks. (participant_statuses, ACTIVE_SEARCH)
const quietWeeks = 4

// The filters above the list.
const (
	activeFilter  = "active"
	mineFilter    = "mine"
	quietFilter   = "quiet"
	unnamedFilter = "unnamed"
	allFilter     = "all"
)

// caseFilter is one chip above the list.
type caseFilter struct {
	id, name string
	filter   brokerage.PersonFilter
}

// filters are those that the person has: a lead, who sees everybody, also the own caseload.
func (s *People) filters() []caseFilter {
	list := []caseFilter{{activeFilter, "Supported now", brokerage.PersonFilter{Active: true}}}
	if me := s.p.Me(); me.Role == people.Lead {
		list = append(list, caseFilter{mineFilter, "Mine", brokerage.PersonFilter{Active: true, Specialist: []people.StaffID{me.ID}}})
	}
	return append(list,
		caseFilter{quietFilter, "Quiet for " + weeks(quietWeeks), brokerage.PersonFilter{Active: true, QuietWeeks: quietWeeks}},
		caseFilter{unnamedFilter, "Not yet named", brokerage.PersonFilter{Active: true, NoPermit: true}},
		caseFilter{allFilter, "All", brokerage.PersonFilter{}})
}

// listing says what the list shows and how it is arranged.
func (s *People) listing(forms *sheet.Desk) layout.ListingOptions[brokerage.ListedPerson, brokerage.PersonFilter] {
	filters := s.filters()
	quick := make([]layout.Quick[brokerage.PersonFilter], len(filters))
	for i, f := range filters {
		quick[i] = layout.Quick[brokerage.PersonFilter]{Name: f.name, Filter: f.filter}
	}
	return layout.ListingOptions[brokerage.ListedPerson, brokerage.PersonFilter]{
		Forms: forms, Header: s.header, Name: "people", Staff: s.p.Staff,
		State: func(ctx context.Context, counts []int) (string, error) { return s.state(ctx, filters, counts) },
		Rows: layout.RowsOptions[brokerage.ListedPerson, brokerage.PersonFilter]{
			ListOptions: kit.ListOptions[brokerage.ListedPerson]{Name: "People", Columns: s.columns(), Actions: s.rowActions(), TwoLines: true, Empty: s.emptyList(),
				Key: func(l brokerage.ListedPerson) string { return string(l.Participant.ID) }},
			SortBy: "name", Count: s.p.People.CountCaseload, Page: s.p.People.Caseload,
		},
		Quick: layout.QuickOptions[brokerage.PersonFilter]{Filters: quick, Find: "Find in this list", Example: "Beginning of a name",
			Take: func(f *brokerage.PersonFilter, words string) { f.Words = words }},
		Frame: layout.FrameOptions{Part: 0.54, List: 380, Page: 420},
	}
}

func (s *People) columns() []kit.ListColumn[brokerage.ListedPerson] {
	return []kit.ListColumn[brokerage.ListedPerson]{
		{ID: "name", Title: "Name", Width: 10, Grow: true, Fixed: true, Sortable: true, Cell: func(l brokerage.ListedPerson) kit.Cell {
			return kit.Cell{Text: l.Participant.Name(), Second: s.statusCell(l).Text, Bold: true}
		}},
		{ID: "status", Title: "Status", Width: 8, Hidden: true, Sortable: true, Cell: s.statusCell},
		{ID: "last", Title: "Session", Width: 4.8, Sortable: true, Align: fyne.TextAlignTrailing, Cell: s.lastCell},
		{ID: "next", Title: "Next step", Width: 5.4, Sortable: true, Cell: s.dueCell},
		{ID: "what", Title: "What", Width: 10, Spare: 4, Cell: func(l brokerage.ListedPerson) kit.Cell { return kit.Cell{Text: l.NextWhat} }},
		{ID: "named", Title: "Named", Width: 4.8, Cell: func(l brokerage.ListedPerson) kit.Cell {
			if l.Named {
				return kit.Cell{Text: "Yes", Icon: "check", Tone: theme.Fits}
			}
			return kit.Cell{Text: "Not yet", Icon: "question", Tone: theme.Ask}
		}},
		{ID: "specialist", Title: "Specialist", Width: 6, Spare: 4, Sortable: true, Hidden: s.p.Me().Role != people.Lead, Cell: func(l brokerage.ListedPerson) kit.Cell {
			return kit.Cell{Text: s.firstName(l.Participant.Specialist), Tone: theme.Quiet}
		}},
	}
}

// statusCell is what somebody works as, or how they stand.
func (s *People) statusCell(l brokerage.ListedPerson) kit.Cell {
	if l.Job != "" {
		return kit.Cell{Text: "In work: " + l.Job}
	}
	return kit.Cell{Text: text.Capital(strings.TrimPrefix(s.statusWord(l.Participant.Status), "Active: ")), Tone: theme.Quiet}
}

// lastCell is how long ago the last session was, with a sign where that is long for somebody who is supported now.
func (s *People) lastCell(l brokerage.ListedPerson) kit.Cell {
	c := kit.Cell{Text: ago(l.LastSession, s.today()), Tone: theme.Quiet}
	if s.active(l.Participant.Status) && (l.LastSession.IsZero() || s.today().Days(l.LastSession) >= 7*quietWeeks) {
		c.Tone, c.Icon = theme.Carve, "clock"
	}
	return c
}

func (s *People) dueCell(l brokerage.ListedPerson) kit.Cell {
	today := s.today()
	switch {
	case l.NextDue.IsZero():
		return kit.Cell{Text: "none", Tone: theme.Quiet}
	case l.NextDue.Before(today):
		return kit.Cell{Text: text.Due(l.NextDue, today), Tone: theme.Stop, Bold: true}
	}
	return kit.Cell{Text: text.Capital(text.Due(l.NextDue, today)), Tone: theme.Quiet}
}

// rowActions are the keys of a row; their buttons stand on the page beside the list.
func (s *People) rowActions() []kit.Action[brokerage.ListedPerson] {
	do := func(words, key string, f func(people.ParticipantID)) kit.Action[brokerage.ListedPerson] {
		return kit.Action[brokerage.ListedPerson]{Words: words, Key: key, KeyOnly: true, Do: func(l brokerage.ListedPerson) { f(l.Participant.ID) }}
	}
	list := []kit.Action[brokerage.ListedPerson]{do("Find jobs", "F", s.findJobs)}
	if !s.p.mayChange() {
		return list
	}
	return append(list, do("Log session", "L", s.LogSession), do("Next step", "N", s.newStep), do("Edit", "E", s.editPerson))
}

// emptyList says why there are no rows.
func (s *People) emptyList() fyne.CanvasObject {
	if !s.p.mayChange() {
		return kit.NewEmpty("people", "Nobody here", "Nobody fits the filter, or nobody has been added yet.", nil)
	}
	return kit.NewEmpty("people", "Nobody here",
		"Nobody fits what you look for, or nobody has been added yet. Choose All, add a person, or bring a list in with Import.",
		kit.NewButton(kit.Outline, "Add person", s.addPerson).Icon("user-plus"))
}

// statusWord is a status in words; a blank one counts as active.
func (s *People) statusWord(status string) string {
	if status == "" {
		return "Active"
	}
	return s.p.Codes.Label("participant_statuses", status)
}

// active says that a status counts as supported now.
func (s *People) active(status string) bool {
	if status == "" {
		return true
	}
	c, ok := s.p.Codes.Find("participant_statuses", status)
	return ok && c.Data["counts_as_active"] == "1"
}

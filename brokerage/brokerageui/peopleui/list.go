package peopleui

import (
	"reflect"
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/brokerage"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	layout "jobwright/internal/ui/page"
	"jobwright/internal/ui/theme"
	"jobwright/internal/ui/typed"
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

// filterBar is what stands between the title and the rows: the filters with their counts, and the field for words.
type filterBar struct {
	s       *People
	words   *kit.Entry
	chips   *kit.ChoiceChips
	shown   []caseFilter
	content *fyne.Container
}

func newFilterBar(s *People) *filterBar {
	b := &filterBar{s: s, words: kit.NewEntry().Named("Find in this list").Example("Beginning of a name"), shown: s.filters()}
	names := make([]string, len(b.shown))
	for i, f := range b.shown {
		names[i] = f.name
	}
	b.chips = kit.NewChoiceChips("Show", names, b.choose)
	b.chips.Choose(0)
	b.words.OnChange(func() {
		f := s.list.Filter()
		if f.Words != typed.Words(b.words) {
			f.Words = typed.Words(b.words)
			s.setFilter(f)
		}
	})
	b.words.OnEnter(func() { s.list.Focus() })
	b.content = kit.Column(3, b.chips, b.words)
	return b
}

// show writes the filters with their counts.
func (b *filterBar) show(o overview) {
	for i, f := range b.shown {
		b.chips.SetWords(i, f.name+"  "+text.Number(o.counts[f.id]))
	}
	b.content.Refresh()
	b.s.frame.Fit()
}

// choose lists what a filter chooses; words that were typed stay. One is always chosen.
func (b *filterBar) choose(i int) {
	if i < 0 {
		b.mark()
		return
	}
	f := b.shown[i].filter
	f.Words = typed.Words(b.words)
	b.s.setFilter(f)
}

// mark shows which filter is on, whatever words are typed beside it.
func (b *filterBar) mark() {
	now := b.s.list.Filter()
	now.Words = ""
	for i, f := range b.shown {
		if reflect.DeepEqual(f.filter, now) {
			b.chips.Choose(i)
		}
	}
}

// setFilter lists what a filter chooses, from the top.
func (s *People) setFilter(f brokerage.PersonFilter) {
	s.list.SetFilter(f)
	s.bar.mark()
}

func (s *People) newList() *layout.Rows[brokerage.ListedPerson, brokerage.PersonFilter] {
	return layout.NewRows(layout.RowsOptions[brokerage.ListedPerson, brokerage.PersonFilter]{
		ListOptions: kit.ListOptions[brokerage.ListedPerson]{
			Name: "People", Run: s.p.Run, Columns: s.columns(), Actions: s.rowActions(), TwoLines: true, Empty: s.emptyList(),
			Key: func(l brokerage.ListedPerson) string { return string(l.Participant.ID) },
		},
		Filter: brokerage.PersonFilter{Active: true}, Count: s.p.People.CountCaseload, Page: s.p.People.Caseload,
		SortBy: "name", Layouts: s.p.Layouts, Remember: listName, Nav: s.p.Nav,
	})
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

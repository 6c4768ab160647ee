package leadui

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"

	"jobwright/brokerage"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/theme"
)

// closedList is the list of the leads that are done with, the last one first; it is made once.
func (s *Leads) closedList() fyne.CanvasObject {
	var rows []brokerage.LeadCard
	for stage, list := range s.cards {
		if s.p.closed(stage) {
			rows = append(rows, list...)
		}
	}
	slices.SortFunc(rows, func(a, b brokerage.LeadCard) int {
		return cmp.Or(b.MovedOn.Days(a.MovedOn), cmp.Compare(a.EmployerName, b.EmployerName), cmp.Compare(a.ID, b.ID))
	})
	s.held.Set(rows)
	if s.closed == nil {
		s.closed = kit.NewRowList(kit.ListOptions[brokerage.LeadCard]{
			Name: "Closed leads", Run: s.p.Run, Source: s.held.Source(), TwoLines: true,
			Columns: []kit.ListColumn[brokerage.LeadCard]{
				{ID: "employer", Title: "Employer and need", Width: 12, Grow: true, Fixed: true, Cell: func(c brokerage.LeadCard) kit.Cell {
					return kit.Cell{Text: c.EmployerName, Second: firstWords(c.Lead, s.p), Bold: true}
				}},
				{ID: "end", Title: "What came of it", Width: 13, Cell: func(c brokerage.LeadCard) kit.Cell {
					return kit.Cell{Text: s.p.stage(c.Stage), Second: c.ClosedReason}
				}},
				{ID: "day", Title: "Closed", Width: 7, Align: fyne.TextAlignTrailing, Cell: func(c brokerage.LeadCard) kit.Cell {
					return kit.Cell{Text: text.Short(c.MovedOn, s.p.Today()), Tone: theme.Quiet}
				}},
			},
			Key:      func(c brokerage.LeadCard) string { return string(c.ID) },
			Selected: func(c brokerage.LeadCard) { s.panel.Open(string(c.ID)) },
			Opened:   s.openCard,
			Clicked: func(c brokerage.LeadCard) {
				if s.frame.Narrow() {
					s.openCard(c)
				}
			},
			Failed: s.p.Nav.Fail, Gone: func() {},
			Empty: kit.NewEmpty("bulb", "No closed leads", "A lead that was filled, declined or has lapsed stands here, with the reason.", nil),
		})
	}
	s.closed.Reload()
	return s.closed
}

package employersui

import (
	"context"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

func (s *Employers) newList() *page.Rows[employers.Listed, employers.Filter] {
	o := kit.ListOptions[employers.Listed]{
		Name: "Employers", Run: s.p.Run, Columns: s.columns(), Actions: s.rowActions(), Empty: s.emptyList(),
		Key: func(e employers.Listed) string { return string(e.ID) },
		Loaded: func(total int) {
			s.bulk.show()
			s.bar.found(total)
		},
	}
	if s.mayChange() {
		o.Ticks = true
		o.Ticked = func([]string) { s.bulk.show() }
	}
	return page.NewRows(page.RowsOptions[employers.Listed, employers.Filter]{
		ListOptions: o, Count: s.p.Register.CountEmployers, Page: s.p.Register.Employers,
		SortBy:  "next", // what is promised first
		Layouts: s.p.Layouts, Remember: listName, Nav: s.p.Nav,
	})
}

func (s *Employers) columns() []kit.ListColumn[employers.Listed] {
	quiet := func(words string) kit.Cell { return kit.Cell{Text: words, Tone: theme.Quiet} }
	return []kit.ListColumn[employers.Listed]{
		{ID: "name", Title: "Name", Width: 9.5, Grow: true, Fixed: true, Sortable: true, Cell: nameCell},
		{ID: "sector", Title: "Sector", Width: 6.4, Sortable: true, Cell: func(e employers.Listed) kit.Cell { return kit.Cell{Text: s.sectorWord(e.Section)} }},
		{ID: "stage", Title: "Stage", Width: 7.3, Sortable: true, Cell: func(e employers.Listed) kit.Cell {
			return kit.Cell{Text: s.stageWord(e.Stage), Dots: stageDots[e.Stage], DotsOf: 4}
		}},
		{ID: "last", Title: "Last contact", Width: 4.8, Sortable: true, Align: fyne.TextAlignTrailing, Cell: func(e employers.Listed) kit.Cell {
			return quiet(ago(e.LastContact, s.today()))
		}},
		{ID: "next", Title: "Next step", Width: 5.5, Sortable: true, Cell: s.dueCell},
		{ID: "what", Title: "What", Width: 15, Spare: 6, Cell: func(e employers.Listed) kit.Cell { return kit.Cell{Text: e.NextWhat} }},
		{ID: "owner", Title: "Owner", Width: 5.5, Spare: 4, Sortable: true, Cell: func(e employers.Listed) kit.Cell {
			if e.Owner == "" {
				return kit.Cell{}
			}
			return quiet(s.shortName(e.Owner))
		}},
		{ID: "town", Title: "Town", Width: 7, Sortable: true, Hidden: true, Cell: func(e employers.Listed) kit.Cell { return kit.Cell{Text: e.Town} }},
		{ID: "size", Title: "Size", Width: 9, Sortable: true, Hidden: true, Cell: func(e employers.Listed) kit.Cell { return kit.Cell{Text: s.sizeWord(e.Size, e.SizePrinted)} }},
	}
}

// nameCell is the name, with a sign before that of one who must not be contacted.
func nameCell(e employers.Listed) kit.Cell {
	c := kit.Cell{Text: e.Name, Bold: true}
	if e.DoNotContact {
		c.Icon, c.Tone = "stop", theme.Stop
	}
	return c
}

// longestFirstName is the most letters of a first name that its column surely holds.
const longestFirstName = 8

// shortName is the first name of a colleague, or the initials where it is a long one: a name cut off may be anybody's.
func (s *Employers) shortName(id people.StaffID) string {
	first := s.firstName(id)
	if utf8.RuneCountInString(first) <= longestFirstName {
		return first
	}
	for _, p := range s.staff {
		if p.ID == id && p.Initials != "" {
			return p.Initials
		}
	}
	return first
}

func (s *Employers) dueCell(e employers.Listed) kit.Cell {
	today := s.today()
	switch {
	case e.NextDue.IsZero():
		return kit.Cell{Text: "none", Tone: theme.Quiet}
	case e.NextDue.Before(today):
		return kit.Cell{Text: text.Due(e.NextDue, today), Tone: theme.Stop, Bold: true}
	}
	return kit.Cell{Text: text.Capital(text.Due(e.NextDue, today)), Tone: theme.Quiet}
}

// rowActions are the keys of a row; their buttons stand on the page beside the list.
func (s *Employers) rowActions() []kit.Action[employers.Listed] {
	if !s.mayChange() {
		return nil
	}
	do := func(words, key string, f func(employers.Listed)) kit.Action[employers.Listed] {
		return kit.Action[employers.Listed]{Words: words, Key: key, KeyOnly: true, Do: f}
	}
	list := []kit.Action[employers.Listed]{
		do("Edit", "E", func(e employers.Listed) { s.editEmployer(e.ID) }),
		do("Done", "D", func(e employers.Listed) { s.withStep(e.NextStep, s.stepDone) }),
		do("Move to…", "M", func(e employers.Listed) { s.withStep(e.NextStep, s.moveStep) }),
	}
	if s.p.LogContact != nil {
		list = append(list, do("Log contact", "L", func(e employers.Listed) { s.p.LogContact([]employers.EmployerID{e.ID}, e.NextStep) }))
	}
	if s.p.NewStep != nil {
		list = append(list, do("Next step", "N", func(e employers.Listed) { s.p.NewStep(e.ID) }))
	}
	return list
}

// emptyList says why there are no rows.
func (s *Employers) emptyList() fyne.CanvasObject {
	if !s.mayChange() {
		return kit.NewEmpty("employers", "No employers here", "Nothing fits the filter, or nobody has added an employer yet.", nil)
	}
	return kit.NewEmpty("employers", "No employers here",
		"Nothing fits what you look for, or there is none yet. Take a part of the filter away, add an employer, or bring a list in with Import.",
		kit.NewButton(kit.Outline, "Add employer", s.add).Icon("plus"))
}

// withStep does something with a stored next step.
func (s *Employers) withStep(id employers.NextStepID, do func(employers.NextStep)) {
	if id == "" {
		s.p.Nav.Say("This employer has no next step yet.", nil)
		return
	}
	task.Go(context.Background(), s.p.Run, func(ctx context.Context) (employers.NextStep, error) {
		return s.p.Steps.NextStep(ctx, id)
	}, func(n employers.NextStep, err error) {
		switch {
		case s.closed:
		case err != nil:
			s.p.Nav.Fail(err)
		default:
			do(n)
		}
	})
}

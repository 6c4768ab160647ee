package matchui

import (
	"context"

	"fyne.io/fyne/v2"

	"jobwright/brokerage"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/theme"
)

// newList makes the ranked list.
func (s *Matching) newList() *kit.RowList[row] {
	return kit.NewRowList(kit.ListOptions[row]{
		Name: "Ranking", Run: s.p.Run, TwoLines: true, Key: row.key, Columns: s.columns(), Actions: s.rowActions(),
		Selected: func(r row) { s.why.show(s.got, r) },
		Clicked: func(row) {
			if s.split.Narrow() {
				s.openWhy()
			}
		},
		Opened: func(row) { s.openWhy() },
		Failed: s.p.Nav.Fail,
		Gone:   func() {}, // loaded sees to it
		Loaded: s.loaded,
		Empty: kit.NewEmpty("matching", "Nothing to rank yet",
			"Choose a person to see jobs by how well they suit, or a job to see people by how well it suits them. Jobs are there once vacancies are open.", nil),
		Source: kit.Source[row]{
			Count: func(context.Context) (int, error) { return len(s.rows.Load().rows), nil },
			Page: func(_ context.Context, _ kit.Order, offset, limit int) ([]row, error) {
				return s.rows.Load().page(offset, limit), nil
			},
		},
	})
}

// openWhy goes to the reasons: in a narrow window they take the place of the list.
func (s *Matching) openWhy() {
	s.split.Open()
	s.why.focus()
}

func (s *Matching) columns() []kit.ListColumn[row] {
	return []kit.ListColumn[row]{
		{ID: "score", Title: "Score", Width: 3.3, Fixed: true, Figures: true, Align: fyne.TextAlignTrailing, Cell: func(r row) kit.Cell {
			return kit.Cell{Text: brokerage.Points(r.Score), Bold: true}
		}},
		{ID: "job", Title: "What", Width: 5, Grow: true, Fixed: true, Across: true, Cell: s.rowCell},
		{ID: "verdict", Title: "Verdict", Width: 5.8, Fixed: true, Cell: func(r row) kit.Cell { return kit.Cell{Verdict: chip(r.Known)} }},
		{ID: "ask", Title: "", Width: 4.5, Fixed: true, Cell: func(r row) kit.Cell { return kit.Cell{Text: toAsk(r.ToAsk), Tone: theme.Quiet} }},
	}
}

// rowCell names a row, and below says who offers the job, why it stands back, or that the person may not be named yet.
func (s *Matching) rowCell(r row) kit.Cell {
	c := kit.Cell{Text: r.Title, Second: r.Employer, Bold: true}
	if s.got.of.vacancy != "" {
		c.Second = ""
		if r.Unnamed {
			c.Second = "not yet named to employers"
		}
	}
	switch {
	case r.where == against && r.Decided != nil:
		c.Second = page.Joined(c.Second, page.Sentence(r.Decided.Reason))
	case r.where == notNow:
		c.Second = whyStopped(r.Result)
	case r.Decided != nil && r.Decided.What == brokerage.DecidedShortlist:
		c.Second = page.Joined("Shortlisted", c.Second) // first, because a long name of an employer is cut
	}
	return c
}

// headings stand over the groups.
func (a *answer) headings() []kit.Group {
	if a.of.none() || a.hidden > 0 {
		return nil
	}
	not := "Not for " + firstName(a.name)
	if a.of.vacancy != "" {
		not = "Decided against"
	}
	var out []kit.Group
	for i, title := range [groups]string{"In order", "Not now", not} {
		if a.count[i] > 0 {
			out = append(out, kit.Group{Title: title, Count: a.count[i]})
		}
	}
	return out
}

// rowActions are the keys of a row; their buttons stand beside the list.
func (s *Matching) rowActions() []kit.Action[row] {
	do := func(words, key string, f func(row)) kit.Action[row] {
		return kit.Action[row]{Words: words, Key: key, KeyOnly: true, Do: f}
	}
	list := []kit.Action[row]{do("Compare with another", "C", func(r row) { s.compareWith(r) })}
	if !s.p.mayChange() {
		return list
	}
	return append(list, do("Shortlist", "S", s.shortlist), do("Not for this person", "X", s.decideAgainst), do("Next step", "N", func(r row) { s.step(r, "") }))
}

package matchui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/brokerage"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/theme"
)

// compareTwo compares the row that is chosen with the next one.
func (s *Matching) compareTwo() {
	i := max(0, s.list.Index())
	if i < len(s.got.rows) {
		s.compareWith(s.got.rows[i])
	}
}

// compareWith shows two rows side by side; which two can be changed there.
func (s *Matching) compareWith(r row) {
	a := s.got
	if len(a.rows) < 2 {
		return
	}
	at := 0
	for i := range a.rows {
		if a.rows[i].key() == r.key() {
			at = i
		}
	}
	other := at + 1
	if other == len(a.rows) {
		other = at - 1
	}
	table := kit.Column(3)
	left, right := s.rowField(a, a.rows[at]), s.rowField(a, a.rows[other])
	fields := kit.Row(4, kit.Grow(kit.NewField("left", "Compare", left)), kit.Grow(kit.NewField("right", "with", right)))
	var d *kit.Dialog
	draw := func() {
		one, ok := a.rowOf(left)
		two, also := a.rowOf(right)
		if ok && also {
			table.Objects = compared(one, two)
			table.Refresh()
		}
		if d != nil {
			d.Relayout()
		}
	}
	left.OnChange(draw)
	right.OnChange(draw)
	draw()
	d = kit.ShowDialog(s.p.Canvas(), kit.DialogSpec{Title: "Compare two", Sub: a.title(), Body: kit.Column(5, fields, table), Wide: 900, Cancel: "Close", Focus: right.Focus()})
	d.Relayout()
}

// rowField chooses one of the rows.
func (s *Matching) rowField(a *answer, r row) *kit.SearchSelect {
	f := kit.NewSearchSelect(s.p.Run, func(ctx context.Context, words string) ([]kit.Option, error) {
		options := make([]kit.Option, 0, len(a.rows))
		for _, x := range a.rows[:min(500, len(a.rows))] {
			options = append(options, a.rowOption(x))
		}
		return kit.FindIn(options)(ctx, words)
	})
	f.Choose(a.rowOption(r))
	return f
}

// rowOption is a row as an option: a job with its employer, because many jobs are called alike.
func (a *answer) rowOption(r row) kit.Option {
	o := kit.Option{ID: r.key(), Title: r.Title, Note: brokerage.Points(r.Score)}
	if a.of.person != "" {
		o.Title = strings.TrimSuffix(r.Title+", "+r.Employer, ", ")
	}
	return o
}

// rowOf is the row that a field holds, with its findings.
func (a *answer) rowOf(f *kit.SearchSelect) (row, bool) {
	o, _ := f.Value()
	for _, r := range a.rows {
		if r.key() == o.ID {
			return a.explained(r), true
		}
	}
	return row{}, false
}

// compared is the table of two rows: one line a criterion, with a mark where they differ.
func compared(one, two row) []fyne.CanvasObject {
	cells := func(about, left, right fyne.CanvasObject) fyne.CanvasObject {
		return kit.TopRow(4, kit.AtLeast(110, 0, kit.AtMost(110, about)), kit.Grow(left), kit.Grow(right))
	}
	score := func(r row) fyne.CanvasObject {
		return kit.Column(0, kit.NewText(brokerage.Points(r.Score)+" of 100").Bold(), page.Quiet(page.Joined(r.Title, r.Employer)))
	}
	objects := []fyne.CanvasObject{cells(kit.NewText("Score").Bold(), score(one), score(two))}
	side := func(f brokerage.Finding) fyne.CanvasObject {
		return kit.Column(1, kit.Start(kit.NewVerdict(chip(f.Verdict))), kit.NewText(f.Offers).Wrap(), kit.NewText(f.Because).Tone(theme.Quiet).Wrap())
	}
	for i := range one.Findings {
		if i >= len(two.Findings) {
			break
		}
		f, g := one.Findings[i], two.Findings[i]
		about := kit.Column(0, kit.NewText(f.Criterion.Words()).Bold().Wrap())
		if f.Verdict != g.Verdict {
			about.Add(page.Small("They differ."))
		}
		objects = append(objects, kit.Rule(), cells(about, side(f), side(g)))
	}
	return objects
}

package main

import (
	"context"
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jobwright/employers"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

const (
	few, many  = 1_000, 100_000
	pageRounds = 100
	scrollTurn = 200 // turns of the wheel in one round
)

// pageLines measure the first page of a long list against that of a short one.
func pageLines(short, long bench) []line {
	var lines []line
	for _, sort := range []string{"due", "owner"} {
		var a, b times
		f := employers.NextStepFilter{Sort: sort, Limit: 100}
		for range pageRounds {
			a.timed(func() { get(long.NextSteps(ctx, f)) })
			b.timed(func() { get(short.NextSteps(ctx, f)) })
		}
		lines = append(lines,
			within("First page of 100,000 rows from the store, by "+sort, a.median(), 10*time.Millisecond, pageRounds),
			ratio("– against the first page of 1,000", a.median(), b.median(), 1.5, pageRounds))
	}
	return lines
}

// scrollLines measure a turn of the wheel over a long list and a short one.
func scrollLines() []line {
	a := test.NewApp()
	a.Settings().SetTheme(theme.New(theme.Look{Mode: theme.Light}))
	short, long := newScroller(few), newScroller(many)
	var s, l times
	for range 20 {
		s = append(s, short.turns()...)
		l = append(l, long.turns()...)
	}
	short.window.Close()
	long.window.Close()
	return []line{
		within("Scroll step in a list of 100,000 rows", l.median(), 4*time.Millisecond, len(l)),
		within("– p95", l.percentile(95), 0, len(l)),
		ratio("– against a list of 1,000", l.median(), s.median(), 1.5, len(l)),
	}
}

// scroller is a row list in a window, and the wheel over it.
type scroller struct {
	window fyne.Window
	total  int
	at     int // turns from the top
	down   bool
}

func newScroller(total int) *scroller {
	l := kit.NewRowList(kit.ListOptions[int]{Name: "Rows", Columns: columns(), Run: task.Inline(), Key: func(n int) string { return fmt.Sprint(n) },
		Source: kit.Source[int]{
			Count: func(context.Context) (int, error) { return total, nil },
			Page: func(_ context.Context, _ kit.Order, offset, limit int) ([]int, error) {
				rows := make([]int, 0, limit)
				for n := offset; n < min(offset+limit, total); n++ {
					rows = append(rows, n)
				}
				return rows, nil
			},
		}})
	w := test.NewWindow(l)
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1400, 900))
	l.Reload()
	return &scroller{window: w, total: total}
}

// turns turns the wheel many times: down to the end of the shorter list, and up again.
func (s *scroller) turns() (took times) {
	for range scrollTurn {
		if s.at == 0 || s.at == few*3/4 {
			s.down = s.at == 0
		}
		step := float32(40)
		if s.down {
			step, s.at = -40, s.at+1
		} else {
			s.at--
		}
		took.timed(func() { test.Scroll(s.window.Canvas(), fyne.NewPos(300, 300), 0, step) })
	}
	return took
}

// columns are those of the widest list that the program has in mind: the register of employers.
func columns() []kit.ListColumn[int] {
	text := func(s string) func(int) kit.Cell { return func(int) kit.Cell { return kit.Cell{Text: s} } }
	return []kit.ListColumn[int]{
		{ID: "name", Title: "Name", Width: 10, Grow: true, Fixed: true, Cell: func(n int) kit.Cell { return kit.Cell{Text: fmt.Sprintf("Employer %d", n), Bold: true} }},
		{ID: "sector", Title: "Sector", Width: 7, Cell: text("Hospitality")},
		{ID: "stage", Title: "Stage", Width: 8, Cell: func(n int) kit.Cell { return kit.Cell{Text: "Learn", Dots: n % 4, DotsOf: 4} }},
		{ID: "days", Title: "Last contact", Width: 6, Align: fyne.TextAlignTrailing, Figures: true, Cell: func(n int) kit.Cell { return kit.Cell{Text: fmt.Sprintf("%d days", n%60)} }},
		{ID: "next", Title: "Next step", Width: 7, Cell: text("Tue 24 Nov")},
		{ID: "what", Title: "What", Width: 9, Cell: text("Ring back")},
		{ID: "owner", Title: "Owner", Width: 4, Cell: text("Sam")},
		{ID: "fit", Title: "Fit", Width: 6, Cell: func(n int) kit.Cell { return kit.Cell{Verdict: kit.Verdict(1 + n%5)} }},
	}
}

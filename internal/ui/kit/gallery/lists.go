package main

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/theme"
)

// employers is the made-up register that the lists show.
var employers = []struct {
	name, sector, stage string
	dots, days          int
	next, what, owner   string
}{
	{"Hallam Bakery", "Food", "Learn", 2, 7, "4 days late", "Ring Anna Brandt", "Sam"},
	{"Beck & Vale Housing", "Property", "In touch", 4, 6, "Today", "Sign agreement", "Sam"},
	{"Marram Foods", "Food", "Meet", 1, 12, "Today", "First visit", "Sam"},
	{"Brightwell Care Home", "Social care", "Match", 3, 5, "Wed 25 Nov", "Bring proposal", "Sam"},
	{"Osier Street Surgery", "Health", "Meet", 1, 26, "Wed 25 Nov", "Book a coffee", "Ines"},
	{"Quarry Bank Café", "Hospitality", "Meet", 1, 15, "Mon 30 Nov", "Visit at 15:00", "Dev"},
}

func init() {
	register(Entry{"rowlist", []State{
		{Name: "Sorted, one row selected", Width: 900, Height: 260, Make: func() fyne.CanvasObject { return employerList(false, 0) }},
		{Name: "Ticks, focus in the rows", Width: 900, Height: 260, Make: func() fyne.CanvasObject { return employerList(true, 2) }, Then: focusList},
		{Name: "Narrow: columns that do not fit are left out", Width: 380, Height: 260, Make: func() fyne.CanvasObject { return employerList(false, 1) }},
		{Name: "Focus on a column's title", Width: 900, Height: 120, Make: func() fyne.CanvasObject { return employerList(false, -1) }, Then: focusNext(2)},
	}})
	register(Entry{"rowlist-groups", []State{
		{Name: "Two lines, groups, done marks and the selected row's buttons", Width: 720, Height: 520, Make: func() fyne.CanvasObject { return stepList(0) }},
		{Name: "Narrow: the buttons are icons", Width: 420, Height: 420, Make: func() fyne.CanvasObject { return stepList(1) }},
	}})
	register(Entry{"split", []State{
		{Name: "List and detail", Width: 900, Height: 260, Make: func() fyne.CanvasObject { return split(false) }},
		{Name: "The bar has the focus", Width: 900, Height: 120, Make: func() fyne.CanvasObject { return split(false) }, Then: focusNext(6)},
		{Name: "Narrow, the detail is open", Width: 420, Height: 200, Make: func() fyne.CanvasObject { return split(true) }},
	}})
}

func focusList(w fyne.Window) { theList.Focus() }

// theList is the list made last, for focusList.
var theList interface{ Focus() }

func employerList(ticks bool, selected int) fyne.CanvasObject {
	type row = int
	cell := func(f func(row) kit.Cell) func(row) kit.Cell { return f }
	l := kit.NewRowList(kit.ListOptions[row]{
		Name: "Employers", Run: inline, Ticks: ticks, Key: func(i row) string { return fmt.Sprint(i) },
		Source: kit.Source[row]{
			Count: func(context.Context) (int, error) { return len(employers), nil },
			Page: func(_ context.Context, _ kit.Order, offset, limit int) ([]row, error) {
				var rows []row
				for i := offset; i < min(offset+limit, len(employers)); i++ {
					rows = append(rows, i)
				}
				return rows, nil
			},
		},
		Columns: []kit.ListColumn[row]{
			{ID: "name", Title: "Name", Width: 10, Grow: true, Fixed: true, Sortable: true, Cell: cell(func(i row) kit.Cell { return kit.Cell{Text: employers[i].name, Bold: true} })},
			{ID: "sector", Title: "Sector", Width: 7, Sortable: true, Cell: cell(func(i row) kit.Cell { return kit.Cell{Text: employers[i].sector} })},
			{ID: "stage", Title: "Stage", Width: 8, Cell: cell(func(i row) kit.Cell {
				return kit.Cell{Text: employers[i].stage, Dots: employers[i].dots, DotsOf: 4}
			})},
			{ID: "days", Title: "Last contact", Width: 6, Align: fyne.TextAlignTrailing, Figures: true, Sortable: true, Cell: cell(func(i row) kit.Cell {
				return kit.Cell{Text: fmt.Sprintf("%d days", employers[i].days), Tone: theme.Quiet}
			})},
			{ID: "next", Title: "Next step", Width: 6.5, Sortable: true, Cell: cell(func(i row) kit.Cell {
				if i == 0 {
					return kit.Cell{Text: employers[i].next, Tone: theme.Stop, Bold: true}
				}
				return kit.Cell{Text: employers[i].next, Tone: theme.Quiet}
			})},
			{ID: "what", Title: "What", Width: 8.5, Cell: cell(func(i row) kit.Cell { return kit.Cell{Text: employers[i].what} })},
			{ID: "fit", Title: "Fit", Width: 6, Cell: cell(func(i row) kit.Cell { return kit.Cell{Verdict: kit.Verdict(1 + i%5)} })},
			{ID: "owner", Title: "Owner", Width: 3.5, Cell: cell(func(i row) kit.Cell { return kit.Cell{Text: employers[i].owner, Tone: theme.Quiet} })},
		},
	})
	l.SetLayout(kit.ListLayout{Order: kit.Order{Column: "next"}})
	l.Reload()
	l.Select(selected)
	theList = l
	return l
}

func stepList(selected int) fyne.CanvasObject {
	type step struct{ what, who, when string }
	steps := []step{{"Ring Anna Brandt", "Hallam Bakery · she asked for a morning call", "4 days late"}, {"Send the thank-you note", "Brightwell Care Home · second visit", "4 days late"},
		{"Ask Leila how the first week went", "Leila Hassan · Kestrel Print Works", "1 day late"}, {"Visit: learn about the packing room", "Marram Foods · Dev Lowther, shift lead", "10:30"},
		{"Take the adjustment agreement to sign", "Ade Bello · Beck & Vale Housing", "13:00"}, {"Send two job ideas to Priya", "Priya Nair · she likes quiet mornings", "Any time"}}
	l := kit.NewRowList(kit.ListOptions[step]{
		Name: "To do", Run: inline, TwoLines: true, Headless: true, Unruled: true, Key: func(s step) string { return s.what },
		Source: kit.Source[step]{Count: func(context.Context) (int, error) { return len(steps), nil },
			Page: func(context.Context, kit.Order, int, int) ([]step, error) { return steps, nil }},
		Columns: []kit.ListColumn[step]{
			{ID: "what", Grow: true, Width: 10, Cell: func(s step) kit.Cell {
				return kit.Cell{Text: s.what, Second: s.who, Bold: s.what == steps[selected].what}
			}},
			{ID: "when", Width: 5.5, Align: fyne.TextAlignTrailing, Cell: func(s step) kit.Cell {
				if s.who == steps[0].who || s.who == steps[1].who || s.who == steps[2].who {
					return kit.Cell{Text: s.when, Tone: theme.Stop}
				}
				return kit.Cell{Text: s.when, Tone: theme.Quiet}
			}},
		},
		Done: func(s step) bool { return s.what == steps[5].what }, SetDone: func(step, bool) {},
		Actions: []kit.Action[step]{{Words: "Done", Icon: "check", Key: "D", Do: func(step) {}}, {Words: "Tomorrow", Icon: "clock", Key: "T", Do: func(step) {}}, {Words: "Log…", Icon: "plus", Key: "L", Do: func(step) {}}},
	})
	l.SetGroups([]kit.Group{{Title: "Overdue", Count: 3, Tone: theme.Stop}, {Title: "Today", Count: 3}})
	l.Reload()
	l.Select(selected)
	return kit.Card(l)
}

func split(narrow bool) fyne.CanvasObject {
	detail := kit.On(theme.Surface, kit.Pad(4, kit.Column(2, kit.NewText("Hallam Bakery").Sized(theme.Section).Bold(),
		kit.NewText("Food manufacturing · 34 people · Attercliffe").Tone(theme.Quiet).Shrink(), kit.Rule(), kit.NewSection("Timeline", "8"))))
	s := kit.NewSplit(employerList(false, 0), detail, 0.55, nil)
	if narrow {
		s.Open()
	}
	return s
}

func init() {
	register(Entry{"board", []State{
		{Name: "Duties in columns, a card selected", Width: 900, Height: 330, Make: func() fyne.CanvasObject { return board() }, Then: focusNext(1)},
		{Name: "A week whose cards wrap, its weekend slim", Width: 900, Height: 380, Make: func() fyne.CanvasObject { return weekBoard() }, Then: focusNext(1)},
	}})
}

func weekBoard() fyne.CanvasObject {
	o := kit.BoardOptions[kit.CardFace]{Name: "Week", Wrap: true, Face: func(f kit.CardFace) kit.CardFace { return f }}
	for i, d := range []string{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"} {
		o.Columns = append(o.Columns, kit.BoardColumn{ID: d, Title: d, Slim: i > 4})
	}
	b := kit.NewBoard(o)
	late := kit.CardLine{Icon: "warning", Text: "5 days late", Tone: theme.Stop}
	b.SetItems("Tue", []kit.CardFace{{Title: "Send two dates for a first meeting", Lines: []kit.CardLine{{Icon: "employers", Text: "Wren & Daughter Opticians"}, late}}})
	b.SetItems("Fri", []kit.CardFace{{Title: "Chase the start date", Lines: []kit.CardLine{{Icon: "employers", Text: "Tollgate Garden Centre"}}}, {Title: "Confirm the room"}})
	b.Select("Fri", 0)
	return b
}

func board() fyne.CanvasObject {
	type duty = [4]string
	b := kit.NewBoard(kit.BoardOptions[duty]{
		Name: "Duties", Lines: 2,
		Columns: []kit.BoardColumn{{ID: "stays", Title: "Stays", Icon: "check"}, {ID: "moves", Title: "Moves to…", Icon: "arrow-right"}, {ID: "adapted", Title: "Adapted", Icon: "half"}, {ID: "removed", Title: "Removed", Icon: "minus"}},
		Face: func(d duty) kit.CardFace {
			return kit.CardFace{Title: d[0], Note: d[2], Lines: []kit.CardLine{{Text: d[1]}, {Text: d[3], Icon: "diamond", Tone: theme.Text}}}
		},
	})
	b.SetItems("stays", []duty{{"Fold and sort laundry", "40 min, 5 a week", "3 h 20", "Essential"}, {"Wash breakfast dishes", "40 min, 5 a week", "3 h 20", "Essential"}, {"Lay tables for lunch", "20 min, 5 a week", "1 h 40", "Marginal"}})
	b.SetItems("moves", []duty{{"Serve lunch", "60 min, 5 a week", "5 h 00", "Mei, dining lead"}, {"Evening tray round", "45 min, 4 a week", "3 h 00", "Jon, late shift"}})
	b.SetItems("adapted", []duty{{"Take laundry upstairs", "20 min, 5 a week", "1 h 40", "By lift, with a trolley"}})
	b.Select("moves", 1)
	return b
}

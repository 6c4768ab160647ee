package employersui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// weekMost is how many steps of one week are shown; somebody with more has other troubles.
const weekMost = 500

// StepWeek is the calendar week of next steps: a column a day. A step moves to another day by dragging, or with Ctrl and
// an arrow. It implements nav.Screen and nav.Focuser; its forms are those of the list.
type StepWeek struct {
	s       *NextSteps
	header  *kit.Header
	whose   *kit.ChoiceChips
	board   *kit.Board[employers.NextStep]
	scroll  *container.Scroll // holds the board where its days have no room side by side
	chosen  *fyne.Container   // the selected step in full, with its buttons
	content fyne.CanvasObject
	monday  day.Date
	all     bool // everybody's
	live    task.Latest
}

// NewStepWeek makes the week of a list; it reads nothing until Reload.
func NewStepWeek(s *NextSteps) *StepWeek {
	w := &StepWeek{s: s, monday: s.today().Monday()}
	actions := []fyne.CanvasObject{
		kit.NewIconButton("chevron-left", "Week before", func() { w.turn(-7) }).Plain(),
		kit.NewIconButton("chevron-right", "Week after", func() { w.turn(7) }).Plain(),
		kit.NewButton(kit.Outline, "List", func() { s.p.Nav.Open(nav.Route{Page: "today"}) }).Icon("menu").Plain(),
	}
	w.header = kit.NewHeader("Next steps", "", actions...)
	w.whose = kit.NewChoiceChips("Whose next steps", []string{"Mine", "Everybody's"}, func(i int) {
		w.all = i == 1
		w.whose.Choose(map[bool]int{false: 0, true: 1}[w.all])
		w.Reload()
	})
	w.whose.Choose(0)
	w.board = kit.NewBoard(w.options())
	w.chosen, w.scroll = kit.Row(2), container.NewHScroll(w.board)
	w.content = kit.PadXY(6, 5, kit.Column(4, w.header, w.whose, kit.Grow(w.scroll), w.chosen))
	return w
}

func (w *StepWeek) options() kit.BoardOptions[employers.NextStep] {
	o := kit.BoardOptions[employers.NextStep]{Name: "Next steps of the week", Wrap: true, Face: w.face, Opened: w.s.edit,
		Selected: func(n employers.NextStep) {
			w.showChosen()
			w.reveal(n)
		},
		Note: func(column string, _ []employers.NextStep) string { return w.dayNote(column) },
	}
	for i := range 7 {
		d := w.monday.AddDays(i)
		o.Columns = append(o.Columns, kit.BoardColumn{ID: d.Weekday().String(), Title: d.Weekday().String()[:3], Slim: i > 4})
	}
	if w.s.mayChange() {
		o.Moved = func(n employers.NextStep, _, to string) {
			w.s.moveTo(n, w.dayOf(to))
		}
	}
	return o
}

// dayOf is the day of the shown week that a column stands for.
func (w *StepWeek) dayOf(column string) day.Date {
	for i := range 7 {
		if d := w.monday.AddDays(i); d.Weekday().String() == column {
			return d
		}
	}
	return day.Date{}
}

// dayNote is the date beside the name of a day; today says so.
func (w *StepWeek) dayNote(column string) string {
	d := w.dayOf(column)
	if d == w.s.today() {
		return "today"
	}
	return d.Time().Format("2 Jan")
}

func (w *StepWeek) face(n employers.NextStep) kit.CardFace {
	f := kit.CardFace{Title: n.What}
	if n.EmployerName != "" {
		f.Lines = append(f.Lines, kit.CardLine{Icon: "employers", Text: n.EmployerName})
	}
	if n.Owner != w.s.p.Me().ID {
		f.Lines = append(f.Lines, kit.CardLine{Icon: "user", Text: w.s.nameOf(n.Owner)})
	} else if n.Due.Before(w.s.today()) {
		f.Lines = append(f.Lines, kit.CardLine{Icon: "warning", Text: text.Due(n.Due, w.s.today()), Tone: theme.Stop})
	}
	return f
}

// showChosen shows the selected step in full, and what can be done with it.
func (w *StepWeek) showChosen() {
	w.chosen.Objects = nil
	n, ok := w.board.Current()
	if ok {
		words := n.What
		if n.EmployerName != "" {
			words += " · " + n.EmployerName
		}
		w.chosen.Add(kit.Grow(kit.NewText(words).Wrap().AtMost(2)))
	}
	if ok && w.s.mayChange() {
		w.chosen.Add(kit.NewButton(kit.Outline, "Done", func() { w.s.setDone(n, true) }).Icon("check").Slim())
		if w.s.p.LogContact != nil {
			w.chosen.Add(kit.NewButton(kit.Outline, "Log…", func() { w.s.log(n) }).Icon("plus").Slim())
		}
		w.chosen.Add(kit.NewButton(kit.Outline, "Move to…", func() { w.s.pickDate(n) }).Icon("calendar").Slim())
	}
	w.content.Refresh()
}

// reveal scrolls sideways just so far that the day of a step is seen.
func (w *StepWeek) reveal(n employers.NextStep) {
	left, wide := w.board.Span(n.Due.Weekday().String())
	x := min(max(w.scroll.Offset.X, left+wide-w.scroll.Size().Width), left)
	if x != w.scroll.Offset.X {
		w.scroll.Offset.X = max(0, x)
		w.scroll.Refresh()
	}
}

// turn shows another week.
func (w *StepWeek) turn(days int) {
	w.monday = w.monday.AddDays(days)
	w.Reload()
}

// Content is the whole page.
func (w *StepWeek) Content() fyne.CanvasObject { return w.content }

// FirstFocus is the board.
func (w *StepWeek) FirstFocus() fyne.Focusable { return w.board }

// Current is the selected step and the employer it is about, both empty where there is none.
func (w *StepWeek) Current() (employers.EmployerID, employers.NextStepID) {
	n, _ := w.board.Current()
	return n.Employer, n.ID
}

// Close stops reading; forms belong to the list.
func (w *StepWeek) Close() error {
	w.live.Stop()
	return nil
}

// weekRead is what one reading of the week gives.
type weekRead struct {
	staff []people.Staff
	steps []employers.NextStep
	late  int // due before the week
}

// Reload reads the week anew; a step that was moved stays selected.
func (w *StepWeek) Reload() {
	monday, today := w.monday, w.s.today()
	f := employers.NextStepFilter{DueFrom: monday, DueTo: monday.AddDays(6), Limit: weekMost}
	if !w.all {
		f.Owner = w.s.p.Me().ID
	}
	before := employers.NextStepFilter{Owner: f.Owner, DueTo: monday.AddDays(-1)}
	if today.Before(monday) {
		before.DueTo = today.AddDays(-1)
	}
	task.Go(w.live.Next(), w.s.p.Run, func(ctx context.Context) (r weekRead, err error) {
		if r.staff, err = w.s.p.Staff.Staff(ctx); err != nil {
			return r, err
		}
		if r.steps, err = w.s.p.Store.NextSteps(ctx, f); err != nil {
			return r, err
		}
		r.late, err = w.s.p.Store.CountNextSteps(ctx, before)
		return r, err
	}, func(r weekRead, err error) {
		if err != nil {
			w.s.p.Nav.Fail(err)
			return
		}
		w.s.staff = r.staff
		w.draw(r)
	})
}

// draw shows the steps. The selected one stays selected, also on another day.
func (w *StepWeek) draw(r weekRead) {
	was, selected := w.board.Current()
	for i, steps := range employers.StepWeek(r.steps, w.monday) {
		column := w.monday.AddDays(i).Weekday().String()
		w.board.SetItems(column, steps)
		for at, n := range steps {
			if selected && n.ID == was.ID {
				w.board.Select(column, at)
			}
		}
	}
	w.chooseFirst()
	if len(w.s.owners()) < 2 {
		w.whose.Hide()
	} else {
		w.whose.Show()
	}
	w.header.SetState(w.state(len(r.steps), r.late))
	w.showChosen()
}

// chooseFirst selects the first step of today, or of the week, where none is selected.
func (w *StepWeek) chooseFirst() {
	if _, ok := w.board.Current(); ok {
		return
	}
	w.board.Select(w.s.today().Weekday().String(), 0)
	for i := 0; i < 7; i++ {
		if _, ok := w.board.Current(); ok {
			return
		}
		w.board.Select(w.monday.AddDays(i).Weekday().String(), 0)
	}
}

// state is the sentence under the title: this week, 23 to 29 November: 9 things. 3 are overdue from before.
func (w *StepWeek) state(n, late int) string {
	from, sunday := w.monday.Time().Format("2"), w.monday.AddDays(6)
	if sunday.Month != w.monday.Month {
		from = w.monday.Time().Format("2 January")
	}
	words := from + " to " + sunday.Time().Format("2 January") + ": " + text.Count(n, "thing", "things") + " to do."
	if w.monday == w.s.today().Monday() {
		words = "This week, " + words
	}
	switch late {
	case 0:
		return words
	case 1:
		return words + " 1 is overdue from before; the list has it."
	}
	return words + " " + text.Number(late) + " are overdue from before; the list has them."
}

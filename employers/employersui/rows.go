package employersui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/theme"
)

// doneShown is how many of the done steps are listed: enough to find what was ticked by mistake.
const doneShown = 100

// view is what the list is asked for at one reading, with what was read for it before the rows.
type view struct {
	owner  people.StaffID // empty = everybody's
	today  day.Date
	done   bool
	staff  []people.Staff
	counts counts
}

// counts is how many steps each group has.
type counts struct {
	due  [4]int // by place in employers.DueSpans
	done int
}

func (c counts) toDo() int {
	sum := 0
	for _, n := range c.due {
		sum += n
	}
	return sum
}

func (c counts) groups() []kit.Group {
	return []kit.Group{
		{Title: "Overdue", Count: c.due[0], Tone: theme.Stop},
		{Title: "Today", Count: c.due[1]},
		{Title: "This week", Count: c.due[2]},
		{Title: "Later", Count: c.due[3]},
		{Title: "Done recently", Count: c.done, Tone: theme.Quiet},
	}
}

// count reads who works here and how many rows each group has, before the rows that follow at once: the screen changes
// when all of it is there.
func (s *NextSteps) count(ctx context.Context) (rows int, err error) {
	asked := s.view.Load()
	v := *asked
	if v.staff, err = s.p.Staff.Staff(ctx); err != nil {
		return 0, err
	}
	for i, span := range employers.DueSpans(v.today) {
		if span.Empty() {
			continue
		}
		f := employers.NextStepFilter{Owner: v.owner, DueFrom: span.From, DueTo: span.To}
		if v.counts.due[i], err = s.p.Store.CountNextSteps(ctx, f); err != nil {
			return 0, err
		}
	}
	if v.done {
		n, err := s.p.Store.CountNextSteps(ctx, employers.NextStepFilter{Owner: v.owner, Done: true})
		if err != nil {
			return 0, err
		}
		v.counts.done = min(n, doneShown)
	}
	s.view.CompareAndSwap(asked, &v) // another view was asked for meanwhile: this answer is not shown
	return v.counts.toDo() + v.counts.done, nil
}

// page reads rows in due order; the done ones follow those to do.
func (s *NextSteps) page(ctx context.Context, offset, limit int) ([]employers.NextStep, error) {
	v := s.view.Load()
	var rows []employers.NextStep
	toDo := v.counts.toDo()
	if offset < toDo {
		var err error
		if rows, err = s.p.Store.NextSteps(ctx, employers.NextStepFilter{Owner: v.owner, Offset: offset, Limit: limit}); err != nil {
			return nil, err
		}
	}
	if room := min(limit, toDo+v.counts.done-offset) - len(rows); v.done && room > 0 {
		more, err := s.p.Store.NextSteps(ctx, employers.NextStepFilter{Owner: v.owner, Done: true, Offset: max(0, offset-toDo), Limit: room})
		if err != nil {
			return nil, err
		}
		rows = append(rows, more...)
	}
	return rows, nil
}

func (s *NextSteps) newList() *kit.RowList[employers.NextStep] {
	o := kit.ListOptions[employers.NextStep]{
		Name: "Next steps", Run: s.p.Run, TwoLines: true, Headless: true, Unruled: true,
		Columns: []kit.ListColumn[employers.NextStep]{
			{ID: "what", Title: "What", Width: 9, Grow: true, Fixed: true, Cell: s.whatCell},
			{ID: "due", Title: "By when", Width: 7, Align: fyne.TextAlignTrailing, Fixed: true, Cell: s.dueCell},
		},
		Source: kit.Source[employers.NextStep]{
			Count: s.count,
			Page: func(ctx context.Context, _ kit.Order, offset, limit int) ([]employers.NextStep, error) {
				return s.page(ctx, offset, limit)
			},
		},
		Key:    func(n employers.NextStep) string { return string(n.ID) },
		Opened: s.edit, Failed: s.p.Nav.Fail, Loaded: s.listed,
	}
	if s.mayChange() {
		s.first = kit.NewButton(kit.Outline, "New next step", func() { s.New("") }).Icon("plus").Hint("Ctrl+N")
		o.Done = func(n employers.NextStep) bool { return !n.DoneOn.IsZero() }
		o.SetDone = s.setDone
		o.Actions = s.actions()
		o.Empty = kit.NewEmpty("today", "Nothing to do yet", "Write down what you have promised, with a day. It then waits for you here, and nothing is forgotten.", s.first)
	} else {
		o.Empty = kit.NewEmpty("today", "Nothing to do", "What colleagues have promised to do would stand here. You may read it but not change it.", nil)
	}
	return kit.NewRowList(o)
}

// whatCell is what is to be done and, below, at which employer, with whatever is not as usual about it.
func (s *NextSteps) whatCell(n employers.NextStep) kit.Cell {
	var notes []string
	if n.EmployerName != "" {
		notes = append(notes, n.EmployerName)
	}
	if n.Owner != s.p.Me().ID {
		notes = append(notes, s.nameOf(n.Owner))
	}
	if n.Snoozed > 0 && n.DoneOn.IsZero() {
		notes = append(notes, "put off "+times(n.Snoozed))
	}
	if n.ChangedBy != "" && n.ChangedBy != s.p.Me().ID && n.ChangedBy != n.Owner {
		notes = append(notes, "changed by "+s.nameOf(n.ChangedBy))
	}
	c := kit.Cell{Text: n.What, Second: strings.Join(notes, " · ")}
	if !n.DoneOn.IsZero() {
		c.Tone = theme.Quiet
	}
	return c
}

func (s *NextSteps) dueCell(n employers.NextStep) kit.Cell {
	today := s.view.Load().today
	switch {
	case !n.DoneOn.IsZero():
		return kit.Cell{Text: "done " + text.Near(n.DoneOn, today), Tone: theme.Quiet}
	case n.Due.Before(today):
		return kit.Cell{Text: text.Due(n.Due, today), Tone: theme.Stop}
	}
	return kit.Cell{Text: text.Due(n.Due, today), Tone: theme.Quiet}
}

func times(n int) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return text.Number(n) + " times"
}

package carveui

import (
	"context"
	"slices"
	"strings"

	"jobwright/brokerage"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/typed"
)

// dutyFields are the fields of a duty in a carving.
type dutyFields struct {
	other                           *kit.SearchSelect // of another job
	name, minutes, times, when      *kit.Entry
	marginal, action                *kit.Choice
	doneBy, cost, to, toCost, back  *kit.Entry
	adapted, keeps, note            *kit.Entry
	undone                          *kit.Checkbox
	goes, swaps, adapts, less, gone *kit.Block
}

// becomes are the actions that a duty can have, in the words of the board.
func becomes(base bool) []kit.Option {
	all := []kit.Option{{ID: string(brokerage.Keep), Title: "Stays"}, {ID: string(brokerage.Move), Title: "Moves to a colleague"}, {ID: string(brokerage.Swap), Title: "Is swapped"},
		{ID: string(brokerage.Adapt), Title: "Is adapted"}, {ID: string(brokerage.Reduce), Title: "Is reduced"}, {ID: string(brokerage.Remove), Title: "Is removed"}}
	if base {
		return all
	}
	return []kit.Option{{ID: string(brokerage.Add), Title: "Is added"}, all[3], all[4]}
}

// makeDuty makes the form of a duty of a carving; About is its key, empty for a new one.
func makeDuty(s *Carvings, w work, of sheet.Of) *sheet.Sheet {
	at := slices.IndexFunc(w.carving.Tasks, func(t brokerage.Task) bool { return card{task: t}.key() == of.About })
	t := brokerage.Task{Action: brokerage.Add}
	if of.About != "" {
		if at < 0 {
			return nil
		}
		t = w.carving.Tasks[at]
	}
	f := newDutyFields(ofBase(w.carving, t))
	rest := w.others()
	sh := &sheet.Sheet{Heading: "Add a duty", Main: "Save duty", Wide: 700, Sub: w.carving.Title + "." + versionWarning(w.carving)}
	if of.About != "" {
		sh.Heading = "What becomes of “" + t.Name + "”?"
	} else if len(rest) > 0 {
		f.other = kit.NewSearchSelect(s.p.Run, kit.FindIn(restOptions(rest)))
		sh.Parts = append(sh.Parts, kit.NewField("other", "A duty of another job", f.other).Hint("Or type new work below."))
	}
	sh.Parts = append(sh.Parts, f.parts(of.About != "")...)
	sh.Made = func() { f.listen(rest) }
	sh.Fill = func() { f.fill(t) }
	sh.Title = func() string { return strings.TrimSuffix("Duty in "+w.carving.Title+": "+typed.Words(f.name), ": ") }
	sh.Write = func() func(context.Context) error {
		next, c := f.read(t, rest), draftAgain(w.carving)
		if at < 0 {
			c.Tasks = append(slices.Clone(c.Tasks), next)
		} else {
			c = withTask(c, at, next)
		}
		return func(ctx context.Context) error { return s.p.Carvings.SaveCarving(ctx, &c) }
	}
	sh.Said = func() string { return "Saved: " + typed.Words(f.name) }
	if at >= 0 && !ofBase(w.carving, t) {
		sh.Remove = &sheet.Removal{Words: "Take this duty out of the carving", Said: "Taken out: " + t.Name, Do: func(ctx context.Context) error {
			c := draftAgain(without(w.carving, at))
			return s.p.Carvings.SaveCarving(ctx, &c)
		}}
	}
	return sh
}

// otherDuty is a duty of another job at the employer that is not in the carving.
type otherDuty struct {
	task brokerage.Task
	job  string
}

// others are the duties of the other jobs that are not in the carving yet.
func (w *work) others() (out []otherDuty) {
	for i, o := range w.openings {
		for _, d := range o.Duties {
			used := slices.ContainsFunc(w.carving.Tasks, func(t brokerage.Task) bool { return t.Duty == d.ID })
			if !used {
				t := brokerage.TaskOf(d)
				if t.Action = brokerage.Add; i == 0 {
					t.Action = brokerage.Keep
				}
				out = append(out, otherDuty{t, o.Vacancy.Title})
			}
		}
	}
	return out
}

func restOptions(rest []otherDuty) (options []kit.Option) {
	for _, r := range rest {
		options = append(options, kit.Option{ID: string(r.task.Duty), Title: r.task.Name, Note: r.job + ", " + short(r.task.WeeklyMinutes()) + " a week"})
	}
	return options
}

func newDutyFields(base bool) *dutyFields {
	e := func(letters int) *kit.Entry { return kit.NewEntry().Limit(letters) }
	f := &dutyFields{name: e(300), minutes: e(6), times: e(6), when: e(200), doneBy: e(200), cost: e(10), to: e(200), toCost: e(10), back: e(300), adapted: e(500), keeps: e(6), note: e(1000),
		undone: kit.NewCheckbox(""), marginal: kit.NewChoice(kit.Option{ID: "", Title: "Essential"}, kit.Option{ID: "yes", Title: "Marginal"})}
	f.action = kit.NewChoice(becomes(base)...)
	return f
}

func (f *dutyFields) parts(stored bool) []kit.Part {
	field := kit.NewField
	pounds := func(name, label string, in *kit.Entry) *kit.Field {
		return field(name, label, in).Check(typed.PoundsRule(in)).Hint("The employer’s estimate, in pounds. Leave it empty if nobody knows.")
	}
	f.goes = kit.Together(kit.Beside(field("to", "Who takes it over?", f.to), pounds("to_cost", "What an hour of theirs costs", f.toCost)))
	f.swaps = kit.Together(field("back", "Which duty comes back for it?", f.back))
	f.adapts = kit.Together(field("adapted", "How is it done in another way?", f.adapted).Hint("It comes from a need, so it goes out only as far as the person allows. No diagnosis needed."))
	f.less = kit.Together(field("keeps", "Minutes a week that stay", f.keeps).Check(typed.Rule(f.keeps, typed.Minutes)))
	f.gone = kit.Together(field("note", "What does the employer say to doing without it?", f.note))
	becoming := []kit.Part{field("action", "What becomes of it?", f.action).Needed("Please say what becomes of this duty."), f.goes, f.swaps, f.adapts, f.less, f.gone}
	about := []kit.Part{
		field("name", "What is done?", f.name).Needed("Please say what is done."),
		kit.Beside(field("minutes", "Minutes each time", f.minutes).Check(typed.Rule(f.minutes, typed.Minutes)), field("times", "Times a week", f.times).Check(typed.Rule(f.times, typed.Times))),
		field("marginal", "How much does the job need it?", f.marginal), field("when", "When", f.when),
		kit.Beside(field("done_by", "Who does it now?", f.doneBy), pounds("cost", "What an hour of theirs costs", f.cost)),
		field("undone", "It is left undone now", f.undone),
	}
	if !stored {
		return append(about, becoming...)
	}
	return append(becoming, kit.Folded("The duty itself", "what is done, how long, how often, who does it now", false, about...))
}

// listen shows the fields that belong to what becomes of the duty, and takes over a duty of another job.
func (f *dutyFields) listen(rest []otherDuty) {
	show := func() {
		a := brokerage.Action(f.action.Value())
		f.goes.SetShown(a == brokerage.Move || a == brokerage.Swap || a == brokerage.Reduce)
		f.swaps.SetShown(a == brokerage.Swap)
		f.adapts.SetShown(a == brokerage.Adapt)
		f.less.SetShown(a == brokerage.Reduce)
		f.gone.SetShown(a == brokerage.Remove)
	}
	f.action.OnChange(show)
	show()
	if f.other != nil {
		f.other.OnChange(func() {
			if r, ok := f.taken(rest); ok {
				f.fill(r.task)
			}
		})
	}
}

// taken is the duty of another job that was chosen.
func (f *dutyFields) taken(rest []otherDuty) (otherDuty, bool) {
	if f.other != nil {
		o, _ := f.other.Value()
		for _, r := range rest {
			if string(r.task.Duty) == o.ID {
				return r, true
			}
		}
	}
	return otherDuty{}, false
}

func (f *dutyFields) fill(t brokerage.Task) {
	f.name.SetText(t.Name)
	f.minutes.SetText(typed.CountText(t.Minutes))
	f.times.SetText(typed.TimesText(t.Times))
	f.when.SetText(t.When)
	f.marginal.SetValue(map[bool]string{true: "yes"}[t.Marginal])
	f.doneBy.SetText(t.DoneBy)
	f.cost.SetText(typed.PoundsText(t.Cost.Pence, t.Cost.Known))
	f.undone.Set(t.Undone)
	f.to.SetText(t.To)
	f.toCost.SetText(typed.PoundsText(t.ToCost.Pence, t.ToCost.Known))
	f.back.SetText(t.Back)
	f.adapted.SetText(t.Adapted)
	f.keeps.SetText(typed.CountText(t.Keeps))
	f.note.SetText(t.Note)
	f.action.SetValue(string(t.Action))
}

// read is the duty with what the fields say; the form has checked them.
func (f *dutyFields) read(t brokerage.Task, rest []otherDuty) brokerage.Task {
	if r, ok := f.taken(rest); ok {
		t = r.task
	}
	t.Name, t.When, t.DoneBy, t.To = typed.Words(f.name), typed.Words(f.when), typed.Words(f.doneBy), typed.Words(f.to)
	t.Back, t.Adapted, t.Note = typed.Words(f.back), typed.Words(f.adapted), typed.Words(f.note)
	t.Minutes, _ = typed.Minutes(f.minutes.Text())
	t.Times, _ = typed.Times(f.times.Text())
	t.Keeps, _ = typed.Minutes(f.keeps.Text())
	t.Marginal, t.Undone = f.marginal.Value() == "yes", f.undone.On()
	t.Cost, t.ToCost = amountOf(f.cost), amountOf(f.toCost)
	if a := brokerage.Action(f.action.Value()); a != "" && !(t.Action == brokerage.Keep && a == brokerage.Add) {
		t.Action = a
	}
	return t
}

// amountOf is the money that a field holds, unknown where it is empty.
func amountOf(in *kit.Entry) brokerage.Amount {
	pence, known, _ := typed.Pounds(in.Text())
	return brokerage.Amount{Pence: pence, Known: known}
}

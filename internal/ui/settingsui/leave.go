package settingsui

import (
	"context"

	"fyne.io/fyne/v2"

	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
)

// myLeave is the leave of the person at the desk.
func (t *team) myLeave() {
	if m, ok := t.find(t.page.p.Custodian.Me().ID); ok {
		t.away(m)
	}
}

// away shows a person's leave and cover of today and later, and adds to them.
func (t *team) away(m member) {
	t.askAway(m, func(title func() string) *keeping { return t.page.keeping(leaveDraft, string(m.Staff.ID), 0, title) })
}

// askAway shows the form of a person's leave; keep makes its draft from the title.
func (t *team) askAway(m member, keep func(title func() string) *keeping) {
	from, to := kit.NewDateField(t.page.today), kit.NewDateField(t.page.today)
	var d *kit.Dialog
	list := kit.Column(2)
	for _, row := range t.awayRows(m, func() { t.page.shut(d) }) {
		list.Add(row)
	}
	if len(list.Objects) == 0 {
		list.Add(quiet("No leave is noted from today on."))
	}
	parts := []kit.Part{kit.Show(list), kit.Show(kit.NewSection("Add leave", "")),
		kit.Beside(kit.NewField("from", "First day away", from).Needed("Please give the first day."), kit.NewField("to", "Last day away", to).Needed("Please give the last day."))}
	var by *kit.SearchSelect
	if m.lead {
		by = kit.NewSearchSelect(t.page.p.Run, kit.FindIn(t.colleagues(m))).Example("Nobody")
		parts = append(parts, kit.NewField("staff", "Covered by", by).Hint("They see this caseload on these days."))
	}
	l, c := people.Leave{Staff: m.Staff.ID}, people.Cover{For: m.Staff.ID} // kept over tries, so that none is noted twice
	d, _ = t.page.ask(question{title: "Leave of " + m.Staff.Name, main: "Add the leave", words: "Saving…", parts: parts,
		keeping: keep(func() string { return "Leave of " + m.Staff.Name }),
		work: func() func(context.Context) error {
			l.From, _ = from.Value()
			l.To, _ = to.Value()
			c.From, c.To = l.From, l.To
			if by != nil {
				o, _ := by.Value()
				c.Staff = people.StaffID(o.ID)
			}
			return func(ctx context.Context) error { return t.saveAway(ctx, &l, &c) }
		},
		done: func() {
			t.reload()
			t.page.p.Nav.Say("The leave of "+m.Staff.Name+" is noted.", nil)
		}})
}

// saveAway notes a leave and, where somebody covers, the cover. Both are checked before either is written.
func (t *team) saveAway(ctx context.Context, l *people.Leave, c *people.Cover) error {
	err := l.Validate()
	if c.Staff != "" && err == nil {
		err = c.Validate()
	}
	if err == nil {
		err = t.page.p.Leaving.SaveLeave(ctx, l)
	}
	if err == nil && c.Staff != "" {
		err = t.page.p.Leaving.SaveCover(ctx, c)
	}
	return err
}

func (t *team) colleagues(m member) []kit.Option {
	var list []kit.Option
	for _, o := range t.everybody() {
		if o.Staff.ID != m.Staff.ID && !o.gone {
			list = append(list, kit.Option{ID: string(o.Staff.ID), Title: o.Staff.Name, Note: roleInWords(o.Staff.Role)})
		}
	}
	return list
}

// awayRows are the person's leave and cover that are not over, each with a button that deletes it and offers to undo.
func (t *team) awayRows(m member, closeDialog func()) []fyne.CanvasObject {
	today, store := t.page.today(), t.page.p.Leaving
	var rows []fyne.CanvasObject
	for _, l := range t.leave {
		if l.Staff != m.Staff.ID || l.To.Before(today) {
			continue
		}
		back := l
		back.Version++
		rows = append(rows, t.awayRow("Away "+span(l.From, l.To, today), closeDialog, "The leave is deleted.",
			func(ctx context.Context) error { return store.DeleteLeave(ctx, l.ID, l.Version) },
			func(ctx context.Context) error { return store.SaveLeave(ctx, &back) }))
	}
	for _, c := range t.cover {
		if c.For != m.Staff.ID || c.To.Before(today) {
			continue
		}
		words := "Covered by " + t.nameOf(c.Staff) + " " + span(c.From, c.To, today)
		if !m.lead {
			rows = append(rows, sentence(words))
			continue
		}
		back := c
		back.Version++
		rows = append(rows, t.awayRow(words, closeDialog, "The cover is deleted.",
			func(ctx context.Context) error { return store.DeleteCover(ctx, c.ID, c.Version) },
			func(ctx context.Context) error { return store.SaveCover(ctx, &back) }))
	}
	return rows
}

func (t *team) awayRow(words string, closeDialog func(), said string, del, back func(context.Context) error) fyne.CanvasObject {
	button := kit.NewIconButton("trash", "Delete: "+words, func() {
		closeDialog()
		start(t.page, t.busy, alone(del), t.page.p.Nav.Fail, func(struct{}) {
			t.reload()
			t.page.p.Nav.Say(said, func() { t.quietly(t.busy, back, "Back again.") })
		})
	}).Plain()
	return kit.Row(2, kit.Grow(sentence(words)), button)
}

// span is two days as people say them.
func span(from, to, today day.Date) string {
	if from == to {
		return "on " + text.Near(from, today)
	}
	return "from " + text.Near(from, today) + " to " + text.Near(to, today)
}

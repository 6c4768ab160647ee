package employersui

import (
	"context"
	"slices"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/theme"
)

// addSteps gives each ticked employer the same next step, once it is known which of them must not be contacted.
func (b *bulkBar) addSteps() {
	s, ids := b.s, b.ids()
	barred := map[employers.EmployerID]bool{}
	s.reading(func(ctx context.Context) error {
		rows, err := s.p.Register.Employers(ctx, employers.Filter{IDs: ids, DoNotContact: true}, employers.Order{Limit: mostAtOnce})
		for _, e := range rows {
			barred[e.ID] = true
		}
		return err
	}, func() { b.askStep(ids, barred) })
}

// askStep asks for the step. Who must not be contacted gets none, unless that is ticked.
func (b *bulkBar) askStep(all []employers.EmployerID, barred map[employers.EmployerID]bool) {
	s := b.s
	free := slices.DeleteFunc(slices.Clone(all), func(id employers.EmployerID) bool { return barred[id] })
	what, due := kit.NewEntry().Limit(500), kit.NewDateField(s.today).Chips()
	due.SetValue(employers.NextWorkingDay(s.today()))
	too := kit.NewCheckbox("Add it for them too: there is a reason")
	parts := []kit.Part{kit.NewField("what", "What is to be done?", what).Needed("Please say what is to be done."),
		kit.NewField("due", "By when?", due).Needed("Please give a day, for example tomorrow or 24 Nov.")}
	if n := len(all) - len(free); n > 0 {
		parts = append(parts, kit.Show(kit.Column(2, kit.NewBanner(kit.Warning, barredWords(n, len(all))), too)))
	}
	sub := func(n int) string {
		return text.Count(n, "employer gets", "employers get") + " this next step; you do it."
	}
	said := kit.NewText(sub(len(free))).Tone(theme.Quiet).Wrap()
	too.OnChange(func() {
		n := len(free)
		if too.On() {
			n = len(all)
		}
		said.Set(sub(n))
	})
	var d *kit.Dialog
	form := kit.NewForm(s.p.Run, func() {
		ids := free
		if too.On() {
			ids = all
		}
		if len(ids) == 0 {
			s.window().Focus(too)
			return
		}
		on, _ := due.Value() // the form has checked it
		d.Close()
		b.saveSteps(ids, what.Text(), on)
	}, append([]kit.Part{kit.Show(said)}, parts...)...)
	d = kit.ShowDialog(s.window(), kit.DialogSpec{Title: "A next step for each", Body: form, Wide: 620, Main: "Add next steps"})
}

// barredWords say how many of the ticked employers get nothing, and why.
func barredWords(n, all int) string {
	switch {
	case all == 1:
		return "This employer must not be contacted, and gets no next step."
	case n == all:
		return "None of them may be contacted, so none gets a next step."
	case n == 1:
		return "1 of them must not be contacted, and gets no next step."
	}
	return text.Number(n) + " of them must not be contacted, and get no next step."
}

func (b *bulkBar) saveSteps(ids []employers.EmployerID, words string, due day.Date) {
	s := b.s
	steps := make([]*employers.NextStep, len(ids))
	for i, id := range ids {
		steps[i] = &employers.NextStep{What: words, Due: due, Owner: s.p.Me().ID, Employer: id}
	}
	s.change(text.Count(len(steps), "next step", "next steps")+" added: "+words, func(ctx context.Context) error {
		return s.p.Steps.SaveNextSteps(ctx, "next steps added", steps...)
	})
}

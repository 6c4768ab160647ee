package employersui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// bulkBar stands over the rows while some are ticked: how many, and what is done with all of them.
type bulkBar struct {
	s       *Employers
	words   *kit.Text
	all     *kit.Button
	change  *kit.Button
	none    *kit.Button
	content *fyne.Container
	asking  task.Latest // how many of the ticked are listed
}

func newBulkBar(s *Employers) *bulkBar {
	b := &bulkBar{s: s, words: kit.NewText("").Bold()}
	b.change = kit.NewButton(kit.Outline, "Change…", b.menu).Icon("pencil").Slim()
	b.all = kit.NewButton(kit.Quiet, "Tick all", b.tickAll).Slim()
	buttons := []fyne.CanvasObject{kit.AtLeast(0, 28, b.words), b.change}
	if s.p.LogContact != nil {
		buttons = append(buttons, kit.NewButton(kit.Outline, "Log contact", func() { s.p.LogContact(b.ids(), "") }).Icon("plus").Slim())
	}
	if s.p.Export != nil {
		buttons = append(buttons, kit.NewButton(kit.Outline, "Export…", func() { s.p.Export(b.ids()) }).Icon("export").Slim())
	}
	buttons = append(buttons, b.all)
	b.none = kit.NewIconButton("close", "Take all ticks away", s.list.ClearTicks).Slim().Plain()
	b.content = kit.On(theme.Selected, kit.PadXY(2, 1, kit.TopRow(2, kit.Grow(kit.Flow(2, buttons...)), b.none)))
	b.content.Hide()
	return b
}

// ids are the ticked employers.
func (b *bulkBar) ids() []employers.EmployerID {
	keys := b.s.list.TickedKeys()
	ids := make([]employers.EmployerID, len(keys))
	for i, k := range keys {
		ids[i] = employers.EmployerID(k)
	}
	return ids
}

// show says how many of how many are ticked.
func (b *bulkBar) show() {
	n := len(b.s.list.TickedKeys())
	b.words.Set(text.Number(n) + " of " + text.Number(b.s.list.Total()) + " ticked")
	b.askAway()
	kit.KeepFocus(b.s.window(), func() []fyne.Focusable { return kit.Stops(b.content) }, func() {
		b.all.Hidden = n == b.s.list.Total()
		b.content.Hidden = n == 0
		b.content.Refresh()
		b.s.frame.Fit()
	}, b.s.list.FirstFocus())
}

// askAway says how many of the ticked employers the list does not show any more, such as those that belong to somebody else
// now: what is done with the ticked is done with them too.
func (b *bulkBar) askAway() {
	s, ids := b.s, b.ids()
	if len(ids) == 0 {
		b.asking.Stop()
		return
	}
	f := s.list.Filter()
	if f.IDs != nil {
		ids = slices.DeleteFunc(ids, func(id employers.EmployerID) bool { return !slices.Contains(f.IDs, id) })
	}
	f.IDs = ids
	task.Go(b.asking.Next(), s.p.Run, func(ctx context.Context) (int, error) { return s.p.Register.CountEmployers(ctx, f) }, func(here int, err error) {
		ticked := len(s.list.TickedKeys())
		if err != nil || s.closed || here >= ticked { // the number is a help, and no reason to stop somebody
			return
		}
		b.words.Set(text.Number(ticked) + " ticked, " + text.Number(ticked-here) + " of them not listed here")
		b.content.Refresh()
		s.frame.Fit()
	})
}

// tickAll ticks everything that is listed.
func (b *bulkBar) tickAll() {
	b.s.ids(b.s.list.Filter(), func(ids []employers.EmployerID) {
		keys := make([]string, len(ids))
		for i, id := range ids {
			keys[i] = string(id)
		}
		b.s.list.Tick(keys...)
	})
}

// menu is what is changed at all ticked employers at once.
func (b *bulkBar) menu() {
	s := b.s
	sub := func(title string, items []kit.MenuItem) func() {
		return func() { kit.ShowMenu(b.change, title, items...) }
	}
	codes := func(list string, word func(people.Code) string, do func(people.Code)) (items []kit.MenuItem) {
		for _, c := range s.p.Codes.Offered(list) {
			items = append(items, kit.MenuItem{Words: word(c), Do: func() { do(c) }})
		}
		return items
	}
	label := func(c people.Code) string { return c.Label }
	kit.ShowMenu(b.change, "Change the ticked employers",
		kit.MenuItem{Words: "Owner…", Icon: "user", Do: sub("Owner", s.ownerItems(func(id people.StaffID) {
			b.apply("owner changed", "now belong to "+s.nameOf(id), func(e *employers.Employer) { e.Owner = id })
		}))},
		kit.MenuItem{Words: "Stage…", Icon: "arrow-right", Do: sub("Stage", codes("cup_stages", func(c people.Code) string { return s.stageWord(c.Code) }, b.setStage))},
		kit.MenuItem{Words: "Add a motivation…", Icon: "heart", Do: sub("Motivation", codes("employer_motivations", label, func(c people.Code) {
			b.apply("motivation added", "got the motivation "+c.Label, func(e *employers.Employer) { e.Motivations = withCode(e.Motivations, c.Code) })
		}))},
		kit.MenuItem{Words: "Add a pledge…", Icon: "badge", Do: sub("Pledge", codes("employer_pledges", label, func(c people.Code) {
			b.apply("pledge added", "got the pledge "+c.Label, func(e *employers.Employer) { addPledge(e, c.Code) })
		}))},
		kit.MenuItem{Words: "How we found them…", Icon: "search", Do: sub("How we found them", codes("employer_lead_sources", label, func(c people.Code) {
			b.apply("lead source changed", "are marked: "+c.Label, func(e *employers.Employer) { e.LeadSource = c.Code })
		}))},
		kit.MenuItem{Words: "Add a next step for each…", Icon: "calendar", Do: b.addSteps},
		kit.MenuItem{Words: "Do not contact…", Icon: "stop", Danger: true, Do: func() {
			s.askReason(text.Count(len(b.ids()), "employer", "employers"), func(reason string) {
				b.apply("marked as do not contact", "are marked: do not contact", func(e *employers.Employer) { e.DoNotContact = reason })
			})
		}})
}

func (b *bulkBar) setStage(c people.Code) {
	s := b.s
	if c.Code != employers.StageResting {
		b.apply("stage changed", "are now at “"+s.stageWord(c.Code)+"”", func(e *employers.Employer) { e.Stage, e.LookAgainOn = c.Code, day.Date{} })
		return
	}
	s.askDay("When to look again?", text.Count(len(b.ids()), "employer rests", "employers rest")+" until then.", s.today().AddMonths(6), "Let them rest", func(on day.Date) {
		b.apply("stage changed", "rest until "+text.Near(on, s.today()), func(e *employers.Employer) { e.Stage, e.LookAgainOn = c.Code, on })
	})
}

// apply changes the ticked employers as one undo step. The ticks stay: often more than one thing is changed.
func (b *bulkBar) apply(label, said string, change func(*employers.Employer)) {
	ids, n := b.ids(), 0
	b.s.changing(func(ctx context.Context) (err error) {
		n, err = b.s.p.Register.ChangeEmployers(ctx, label, ids, change)
		return err
	}, func() { b.s.p.Nav.Say(text.Count(n, "employer", "employers")+" "+plural(n, said), b.s.p.Undo) })
}

// plural puts the verbs of a toast into the singular for one employer.
func plural(n int, said string) string {
	if n != 1 {
		return said
	}
	for many, one := range map[string]string{"now belong ": "now belongs ", "are now ": "is now ", "are marked": "is marked", "rest ": "rests "} {
		if len(said) >= len(many) && said[:len(many)] == many {
			return one + said[len(many):]
		}
	}
	return said
}

// withCode is a list of codes with one more.
func withCode(codes []string, code string) []string {
	for _, c := range codes {
		if c == code {
			return codes
		}
	}
	return append(append([]string(nil), codes...), code)
}

// addPledge adds a pledge that the employer does not have yet.
func addPledge(e *employers.Employer, code string) {
	for _, p := range e.Pledges {
		if p.Code == code {
			return
		}
	}
	e.Pledges = append(append([]employers.Pledge(nil), e.Pledges...), employers.Pledge{Code: code})
}

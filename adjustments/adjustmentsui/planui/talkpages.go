package planui

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/adjustments"
	"jobwright/internal/id"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/offer"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/theme"
	"jobwright/internal/ui/typed"
)

// sectionPage is the page of one section.
func (t *talk) sectionPage(g adjustments.SectionGuide) *talkPage {
	switch g.Code {
	case adjustments.AgreedAdj:
		return t.adjustedPage(g)
	case adjustments.PlanReviews:
		return t.reviewPage(g)
	case adjustments.PlanSigned:
		return t.signPage(g)
	}
	return t.wordsPage(g)
}

// heading is the top of a page, large: two people read it at one screen.
func (t *talk) heading(g adjustments.SectionGuide) fyne.CanvasObject {
	guides := t.s.p.guides()
	title, prompt := pageSizes()
	column := kit.Column(1.5, page.Quiet("Section "+text.Number(t.at+1)+" of "+text.Number(len(guides))+". Anything may be left out, and changed later."), kit.NewText(g.Label).Sized(title).Bold().Wrap(), kit.NewText(g.Prompt).Sized(prompt).Wrap())
	if g.FilledBy == "both" {
		column.Add(page.Quiet("You and the manager fill this in together."))
	}
	if words := changeWarning(t.d.page); words != "" {
		column.Add(page.Signed("info", theme.Ask, strings.TrimSpace(words)))
	}
	return column
}

// pageSizes are the sizes of a page's title and question. Where all letters are large already they grow less, so that question and
// answer are seen together.
func pageSizes() (title, prompt theme.TextSize) {
	if largeLetters() {
		return theme.Section, theme.Lead
	}
	return theme.Page, theme.Section
}

func largeLetters() bool { return theme.Current().Look().TextScale > 1.4 }

// wordsPage is a section that is written in the person's words.
func (t *talk) wordsPage(g adjustments.SectionGuide) *talkPage {
	was := t.d.page.Plan.Section(g.Code)
	from := was.From
	lines := 6
	if g.Code == adjustments.WhatWeDo || largeLetters() { // the actions stand below; the question stays in sight
		lines = 3
	}
	words := kit.NewArea(lines)
	if !largeLetters() {
		words.Large()
	}
	hint := "What you need and what helps, as you would say it. No diagnosis is needed."
	if g.Code == adjustments.UrgentHelp {
		hint = "Your employer does not see this unless you tick it at the end."
	}
	parts := []kit.Part{kit.Show(t.heading(g)), kit.NewField("words", "In your words", words).Hint(hint)}
	var rows *actionRows
	if g.Code == adjustments.WhatWeDo {
		rows = t.newActionRows()
		parts = append(parts, rows.parts()...)
	}
	if len(g.Examples) > 0 {
		parts = append(parts, kit.Folded("Examples", "what others have written", false, kit.Show(examples(g.Examples))))
	}
	if list := t.reuses(g.Code, words, &from); len(list) > 0 {
		parts = append(parts, kit.Folded("Words from the profile", "to take over, one by one", false, list...))
	}
	p := &talkPage{form: kit.NewForm(t.s.p.Run, t.next, parts...)}
	p.form.Fill(func() {
		words.SetText(was.Answer)
		if rows != nil {
			rows.fill()
		}
	})
	p.write = func(plan adjustments.Plan) adjustments.Plan {
		s := plan.Section(g.Code)
		if answer := typed.Words(words); answer != strings.TrimSpace(s.Answer) {
			s.Answer, s.From = answer, from
			if answer == "" {
				s.From = ""
			}
		}
		if rows != nil && !slices.Equal(rows.actions(), plan.Actions) {
			plan = plan.WithActions(rows.actions())
		}
		if s.Answer != "" || g.Code == adjustments.WhatWeDo && len(plan.Actions) > 0 {
			s.Skipped = false
		}
		if s == plan.Section(g.Code) {
			return plan
		}
		return plan.With(s)
	}
	return p
}

func examples(list []string) fyne.CanvasObject {
	column := kit.Column(2)
	for _, words := range list {
		column.Add(kit.TopRow(2, kit.NewText("“").Sized(theme.Lead).Tone(theme.Quiet), kit.Grow(kit.NewText(words).Sized(theme.Lead).Wrap())))
	}
	return column
}

// reuses are the words of the profile that may be taken over into a section; from notes where the last ones came from.
func (t *talk) reuses(code string, into *kit.Entry, from *string) (parts []kit.Part) {
	for _, r := range adjustments.FromProfile(t.d.page.Participant.Profile, t.s.p.Codes) {
		if r.Section != code {
			continue
		}
		take := kit.NewButton(kit.Outline, "Use these words", func() {
			*from = r.Field
			into.SetText(strings.TrimSpace(strings.TrimSpace(into.Text()) + "\n" + r.Words))
			t.s.p.Canvas().Focus(into.Focus())
			into.ToEnd()
		}).Icon("plus").Slim()
		once := func() {
			if strings.Contains(into.Text(), r.Words) {
				take.Disable("These words stand in the plan already.")
			} else {
				take.Enable()
			}
		}
		once()
		into.OnChange(once)
		parts = append(parts, kit.Show(kit.Column(1.5, page.Small(r.Label), kit.NewText(page.Quoted(r.Words)).Sized(theme.Lead).Wrap(), kit.Start(take))))
	}
	return parts
}

// actionRows are the rows in which actions are typed: what, who, by when.
type actionRows struct {
	t      *talk
	list   []adjustments.Action // of the rows, with their ids
	rows   []actionRow
	more   *kit.Button
	blocks []*kit.Block
	open   int // how many rows are to be seen
}

type actionRow struct {
	what, who *kit.Entry
	by        *kit.DateField
}

// spareRows are the rows for further actions.
const spareRows = 8

func (t *talk) newActionRows() *actionRows {
	a := &actionRows{t: t}
	a.list = append(a.list, t.d.page.Plan.Actions...)
	for range spareRows {
		a.list = append(a.list, adjustments.Action{ID: id.New(), Share: true})
	}
	for range a.list {
		a.rows = append(a.rows, actionRow{what: kit.NewEntry().Limit(500), who: kit.NewEntry().Limit(200), by: kit.NewDateField(t.s.p.Today)})
	}
	a.more = kit.NewButton(kit.Outline, "Another action", a.addRow).Icon("plus").Slim()
	return a
}

func (a *actionRows) parts() []kit.Part {
	parts := []kit.Part{kit.Show(kit.Column(1, kit.NewText("What will be done, who does it, by when?").Sized(theme.Lead).Bold().Wrap(),
		page.Quiet("An action with a day becomes one of your next steps once the plan is finished.")))}
	for i, r := range a.rows {
		n := strconv.Itoa(i + 1)
		block := kit.Together(kit.Beside(
			kit.NewField("what"+n, "What ("+n+")", r.what).Check(func() error {
				if typed.Words(r.what) == "" && (typed.Words(r.who) != "" || typed.Words(r.by) != "") {
					return typed.Sentence("Please say what is to be done, or empty the rest of the row.")
				}
				return nil
			}),
			kit.NewField("who"+n, "Who", r.who), kit.NewField("by"+n, "By when", r.by)))
		a.blocks = append(a.blocks, block)
		parts = append(parts, block)
	}
	return append(parts, kit.Show(kit.Start(a.more)))
}

// fill puts the actions into their rows and shows one row more.
func (a *actionRows) fill() {
	for i, r := range a.rows {
		r.what.SetText(a.list[i].What)
		r.who.SetText(a.list[i].Who)
		if !a.list[i].By.IsZero() {
			r.by.SetValue(a.list[i].By)
		}
		r.what.OnChange(a.show)
	}
	a.show()
}

// show shows the rows up to the last one that says something, and one more; those that were asked for stay.
func (a *actionRows) show() {
	for i, r := range a.rows {
		if typed.Words(r.what) != "" || typed.Words(r.who) != "" || typed.Words(r.by) != "" {
			a.open = max(a.open, i+2)
		}
	}
	a.open = min(max(a.open, 1), len(a.rows))
	for i, b := range a.blocks {
		if b.Shown() != (i < a.open) {
			b.SetShown(i < a.open)
		}
	}
	if a.open == len(a.rows) {
		a.more.Hide()
	}
}

// addRow goes to the first row that is empty.
func (a *actionRows) addRow() {
	at := a.open
	for i, r := range a.rows[:a.open] {
		if typed.Words(r.what) == "" {
			at = i
			break
		}
	}
	a.open = max(a.open, at+1)
	a.show()
	a.t.fit()
	a.t.s.p.Canvas().Focus(a.rows[min(at, len(a.rows)-1)].what.Focus())
}

// actions are the rows that say what is to be done.
func (a *actionRows) actions() (list []adjustments.Action) {
	for i, r := range a.rows {
		next := a.list[i]
		next.What, next.Who = typed.Words(r.what), typed.Words(r.who)
		if by, err := r.by.Value(); err == nil {
			next.By = by
		}
		if next.What != "" {
			list = append(list, next)
		}
	}
	return list
}

// adjustedPage is the section that lists what an agreement holds.
func (t *talk) adjustedPage(g adjustments.SectionGuide) *talkPage {
	plan := t.d.page.Plan
	var options []kit.Option
	for _, l := range t.d.agreements {
		options = append(options, agreementOption(l))
	}
	which := kit.NewSearchSelect(t.s.p.Run, kit.FindIn(options)).Example("None")
	items := kit.Column(2)
	draw := func() {
		items.Objects = nil
		a := t.linked(adjustments.AgreementID(which.ID()))
		for _, it := range a.Items {
			items.Add(page.Signed("half", theme.Adjust, page.Joined(it.Words, t.s.p.Codes.Label("adjustment_statuses", it.Status))))
		}
		switch {
		case len(options) == 0:
			items.Add(page.Quiet("There is no agreement with " + t.d.page.Participant.Called() + " yet. The plan works without one."))
		case a.ID == "":
			items.Add(page.Quiet("Choose an agreement, and the plan lists what was agreed there."))
		}
		items.Refresh()
		t.fit()
	}
	p := &talkPage{form: kit.NewForm(t.s.p.Run, t.next, kit.Show(t.heading(g)), kit.NewField("agreement", "Agreement whose adjustments the plan lists", which), kit.Show(items))}
	p.form.Fill(func() {
		for _, o := range options {
			if o.ID == string(plan.Agreement) {
				which.Choose(o)
			}
		}
	})
	which.OnChange(draw)
	draw()
	p.write = func(plan adjustments.Plan) adjustments.Plan {
		if which.Problem() != nil {
			return plan
		}
		return plan.WithAgreement(adjustments.AgreementID(which.ID()))
	}
	return p
}

func agreementOption(l adjustments.ListedAgreement) kit.Option {
	title := l.EmployerName
	if l.Agreement.JobTitle != "" {
		title = l.Agreement.JobTitle + ", " + title
	}
	return kit.Option{ID: string(l.Agreement.ID), Title: title, Note: "version " + text.Number(max(1, l.Agreement.Number))}
}

// reviewPage is the section that says when the plan is looked at again.
func (t *talk) reviewPage(g adjustments.SectionGuide) *talkPage {
	p := t.s.p
	on := kit.NewDateField(p.Today)
	triggers := offer.Many(p.Run, p.Codes, "review_triggers", "For example: new line manager")
	doubt := kit.NewText("").Tone(theme.Quiet).Wrap()
	later := adjustments.FirstPlanReview(p.Today())
	if len(t.d.page.Reviews) > 0 {
		later = adjustments.NextPlanReview(p.Today())
	}
	usual := kit.NewButton(kit.Outline, "As is usual: "+text.Long(later), func() { on.SetValue(later) }).Icon("calendar").Slim()
	tell := func() {
		d, _ := on.Value()
		doubt.Set(adjustments.DoubtPlanReview(t.d.page.Plan.On, d, len(t.d.page.Reviews) > 0))
		doubt.Show()
		if doubt.Words() == "" {
			doubt.Hide()
		}
		t.fit()
	}
	tp := &talkPage{form: kit.NewForm(p.Run, t.next, kit.Show(t.heading(g)),
		kit.NewField("on", "When do we look at it again?", on).Check(func() error {
			if d, err := on.Value(); err != nil || d.IsZero() || !d.Before(t.d.page.Plan.On) {
				return err
			}
			return typed.Sentence("This lies before the day of the plan. Please check it.")
		}), kit.Show(kit.Column(2, doubt, kit.Start(usual))), kit.NewField("triggers", "Sooner than that, when this happens", triggers))}
	tp.form.Fill(func() {
		on.SetValue(t.d.page.Plan.ReviewOn)
		triggers.SetValues(offer.Chosen(p.Codes, "review_triggers", t.d.page.Plan.Triggers))
	})
	on.OnChange(tell)
	tell()
	tp.write = func(plan adjustments.Plan) adjustments.Plan {
		if d, err := on.Value(); err == nil {
			plan.ReviewOn = d
		}
		if now := triggers.IDs(); strings.Join(now, " ") != strings.Join(plan.Triggers, " ") {
			plan.Triggers = now
		}
		return plan
	}
	return tp
}

// signPage is the section about signatures: a plan works without them.
func (t *talk) signPage(g adjustments.SectionGuide) *talkPage {
	plan := t.d.page.Plan
	manager, role := kit.NewEntry().Limit(200), kit.NewEntry().Limit(200)
	p := &talkPage{form: kit.NewForm(t.s.p.Run, t.next, kit.Show(t.heading(g)),
		kit.Show(kit.NewText("A plan works without signatures. Where both sides want them, they sign the employer's copy on this screen, and each gets it. Say here who would sign for the employer.").Sized(theme.Lead).Wrap()),
		kit.Beside(kit.NewField("manager", "Line manager", manager), kit.NewField("manager_role", "Their role", role)))}
	p.form.Fill(func() {
		manager.SetText(plan.Manager)
		role.SetText(plan.ManagerRole)
	})
	p.write = func(plan adjustments.Plan) adjustments.Plan {
		plan.Manager, plan.ManagerRole = typed.Words(manager), typed.Words(role)
		return plan
	}
	return p
}

package planui

import (
	"context"
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/adjustments"
	"jobwright/internal/day"
	"jobwright/internal/paper"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/may"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// chooseTitle is the last page of the conversation.
const chooseTitle = "What your employer sees"

// ticks are what the person ticks on the last page: sections, actions, and how papers name them.
type ticks struct {
	sections []*kit.Checkbox
	codes    []string
	actions  []*kit.Checkbox
	ids      []string
	initials *kit.Checkbox
}

// choosePage is the last page: every section that has something in it with a tick. Nothing is chosen before somebody saves it here.
func (t *talk) choosePage() *talkPage {
	plan := t.d.page.Plan
	k := &ticks{initials: kit.NewCheckbox("")}
	title, prompt := pageSizes()
	parts := []kit.Part{kit.Show(kit.Column(1.5, page.Quiet("The last step"), kit.NewText(chooseTitle).Sized(title).Bold().Wrap(),
		kit.NewText("It is your plan. Tick what your employer gets to read; everything else stays with you and us.").Sized(prompt).Wrap()))}
	var empty []string
	for _, g := range t.s.p.guides() {
		switch {
		case g.Code == adjustments.PlanSigned:
		case plan.Written(g.Code):
			parts = append(parts, t.tick(k, g)...)
		default:
			empty = append(empty, g.Label)
		}
	}
	if len(k.codes) == 0 {
		parts = append(parts, kit.Show(page.Quiet("Nothing is written yet, so there is nothing to choose. Go back and write what matters to you.")))
	}
	parts = append(parts, kit.Show(kit.Rule()), kit.NewField("initials", "Papers name me by my initials", k.initials))
	if len(empty) > 0 {
		parts = append(parts, kit.Show(page.Quiet("Empty, and on no paper: "+strings.Join(empty, "; ")+".")))
	}
	p := &talkPage{form: kit.NewForm(t.s.p.Run, func() { t.main.Press() }, parts...)}
	p.form.Fill(func() {
		k.initials.Set(plan.Initials)
		for i, c := range k.sections {
			c.Set(plan.Section(k.codes[i]).Share)
		}
		for i, c := range k.actions {
			c.Set(plan.Actions[i].Share)
		}
	})
	p.write = func(plan adjustments.Plan) adjustments.Plan { return k.put(plan) }
	for _, c := range slices.Concat(k.sections, k.actions, []*kit.Checkbox{k.initials}) {
		c.OnChange(t.copy.draw)
	}
	t.page = p
	t.copy.draw()
	return p
}

// tick is the tick of one section with the beginning of what it says; under that of actions stands one for each.
func (t *talk) tick(k *ticks, g adjustments.SectionGuide) []kit.Part {
	c := kit.NewCheckbox("")
	k.sections, k.codes = append(k.sections, c), append(k.codes, g.Code)
	parts := []kit.Part{kit.NewField("share."+g.Code, g.Label, c).Hint(beginning(t.s.p.saysOf(t.d.page.Plan, g)))}
	if g.Code == adjustments.WhatWeDo {
		for _, a := range t.d.page.Plan.Actions {
			one := kit.NewCheckbox("")
			k.actions, k.ids = append(k.actions, one), append(k.ids, a.ID)
			parts = append(parts, kit.NewField("action."+a.ID, "… and this action: "+a.What, one))
		}
	}
	return parts
}

// beginning is the first words of an answer, on one line.
func beginning(words string) string {
	var lines []string
	for line := range strings.Lines(words) {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			lines = append(lines, line)
		}
	}
	words = strings.Join(lines, " · ")
	if r := []rune(words); len(r) > 140 {
		return string(r[:140]) + "…"
	}
	return words
}

// put puts the ticks into a plan without saying that they are chosen: that only the buttons of the page do, so that ticks which have
// changed are to be chosen again. What is not listed keeps its tick.
func (k *ticks) put(was adjustments.Plan) adjustments.Plan {
	plan := was
	plan.Sections, plan.Actions = slices.Clone(was.Sections), slices.Clone(was.Actions)
	for i, s := range plan.Sections {
		if at := slices.Index(k.codes, s.Code); at >= 0 {
			plan.Sections[i].Share = k.sections[at].On()
		}
	}
	for i, a := range plan.Actions {
		if at := slices.Index(k.ids, a.ID); at >= 0 {
			plan.Actions[i].Share = k.actions[at].On()
		}
	}
	if !slices.Equal(plan.Sections, was.Sections) || !slices.Equal(plan.Actions, was.Actions) {
		plan.ChosenOn = day.Date{}
	}
	plan.Initials = k.initials.On()
	return plan
}

// chosenNow is the plan with what is ticked, as chosen today. A section that is empty now is not shared when it gets words later.
func (t *talk) chosenNow(plan adjustments.Plan) adjustments.Plan {
	plan = t.page.write(plan)
	var sections, actions []string
	for _, s := range plan.Sections {
		if s.Share && plan.Written(s.Code) {
			sections = append(sections, s.Code)
		}
	}
	for _, a := range plan.Actions {
		if a.Share {
			actions = append(actions, a.ID)
		}
	}
	return plan.Chosen(sections, actions, t.s.p.Today())
}

// chooseFoot shows what can be done with the choice.
func (t *talk) chooseFoot() {
	plan := t.d.page.Plan
	if plan.Status != adjustments.PlanDraft {
		t.main = kit.NewButton(kit.Filled, "Save the choice", func() { t.choose(false) }).Icon("check").Hint("Ctrl+Enter")
	} else {
		t.foot.Add(kit.NewButton(kit.Outline, "Save the choice, not finished yet", func() { t.choose(false) }).Plain())
		t.main = kit.NewButton(kit.Filled, "Finish the plan", func() { t.choose(true) }).Icon("check").Hint("Ctrl+Enter")
	}
	t.foot.Add(kit.NewButton(kit.Outline, "Look at the copy", t.lookAtCopy).Icon("eye").Plain())
	t.foot.Add(t.main)
}

// lookAtCopy puts the keyboard into the copy, to read on by keys; in a narrow window it takes the place of the choices.
func (t *talk) lookAtCopy() {
	t.beside.Open()
	if t.copy.room.Visible() {
		t.s.p.Canvas().Focus(t.copy.view)
	}
}

// choose stores what is ticked as chosen, and goes to the page of the plan.
func (t *talk) choose(finish bool) {
	said := "Chosen: what the employer sees of the plan"
	change := func(p adjustments.Plan) adjustments.Plan {
		p = t.chosenNow(p)
		if finish {
			p = p.Finished(t.s.p.Today())
		}
		return p
	}
	if finish {
		said = "Finished: " + titleOf(t.d.page)
	}
	before := t.d.page.Plan.Version
	t.store(t.at, change, func() {
		if !t.opened { // they have gone elsewhere meanwhile
			return
		}
		if t.d.page.Plan.Version == before { // so there is nothing to take back
			t.s.p.Nav.Say("That is what was chosen already.", nil)
			t.toPlan()
			return
		}
		if n := stepCount(t.d.page.Plan); finish && n > 0 {
			said += ", with " + text.Count(n, "action as a next step", "actions as next steps")
		}
		t.s.p.Nav.Say(said+".", t.s.p.Undo)
		t.toPlan()
	})
}

// stepCount counts the actions that are next steps.
func stepCount(plan adjustments.Plan) (n int) {
	for _, a := range plan.Actions {
		if a.Step != "" {
			n++
		}
	}
	return n
}

// copyView shows the employer's copy as it would be printed with what is ticked, or why there is none.
type copyView struct {
	t       *talk
	about   *fyne.Container
	view    *kit.PaperView
	room    fyne.CanvasObject
	content fyne.CanvasObject
	live    task.Latest
}

func newCopyView(t *talk) *copyView {
	v := &copyView{t: t, about: kit.Column(2), view: kit.NewPaperView(paper.Pages{})}
	v.room = kit.Grow(v.view)
	v.content = kit.PadXY(4, 3, kit.Column(3, kit.NewText("The employer's copy").Sized(theme.Section).Bold(), v.about, v.room))
	return v
}

// made is a copy, or why it may not be made.
type made struct {
	view    adjustments.PlanView
	pages   paper.Pages
	refused string
	permit  bool     // a permission is missing
	because []string // the ticked sections for which it is needed, where it is not needed for all
}

// draw lays the copy out anew, as it is once the plan is finished; an older one never takes the place of a newer one.
func (v *copyView) draw() {
	t := v.t
	d, plan, now := t.d.page, t.chosenNow(t.d.page.Plan), t.s.p.Now()
	plan.Status = adjustments.PlanInUse
	d.Agreement = t.linked(plan.Agreement)
	task.Go(v.live.Next(), t.s.p.Run, func(ctx context.Context) (m made, err error) {
		m.view, err = t.s.p.view(ctx, d, plan, adjustments.ForEmployer)
		var refused adjustments.Refused
		if m.permit = errors.As(err, &refused); refused.Act == people.ShowEffects {
			m.because = t.effects(plan)
		}
		if m.refused, err = refusal(err); err != nil || m.refused != "" {
			return m, err
		}
		m.pages = paper.Layout(paper.PlanPaper(m.view, now, false))
		return m, nil
	}, v.show)
}

// effects are the ticked sections that tell how something affects the person's work.
func (t *talk) effects(plan adjustments.Plan) (names []string) {
	for _, g := range t.s.p.guides() {
		if adjustments.TellsEffects(g.Code) && plan.Section(g.Code).Share && plan.Written(g.Code) {
			names = append(names, page.Quoted(g.Label))
		}
	}
	return names
}

func (v *copyView) show(m made, err error) {
	if err != nil {
		v.t.s.p.Nav.Fail(err)
		return
	}
	plan := v.t.d.page.Plan
	v.about.Objects = nil
	if m.refused != "" {
		v.room.Hide()
		v.about.Add(page.Signed("shield", theme.Ask, m.refused))
		open := func(words, icon string, do func()) {
			v.about.Add(kit.Start(kit.NewButton(kit.Outline, words, do).Icon(icon)))
		}
		switch {
		case m.permit:
			open("Open the permissions", "shield", func() { v.t.s.p.Nav.Open(may.Permissions(plan.Participant)) })
		case plan.Employer == "":
			open("Choose the employer", "employers", v.chooseEmployer)
		}
		if len(m.because) > 0 {
			v.about.Add(page.Signed("info", theme.Ask, "It is needed for "+text.And(m.because...)+". Without a tick there, it is not."))
		}
		v.about.Add(page.Quiet("You can choose all the same; it counts as soon as this is settled."))
	} else {
		v.room.Show()
		v.view.Set(m.pages)
		for _, words := range m.view.Open {
			v.about.Add(page.Signed("question", theme.Ask, words))
		}
		if m.view.LeftOut != "" {
			v.about.Add(page.Signed("minus", theme.Quiet, m.view.LeftOut))
		}
	}
	v.about.Refresh()
	v.content.Refresh()
}

// chooseEmployer opens the form in which the employer is chosen. What is ticked is stored first: the form changes the same plan.
func (v *copyView) chooseEmployer() {
	t := v.t
	t.store(t.at, t.page.write, func() { t.s.edit(t.d.page.Plan.ID) })
}

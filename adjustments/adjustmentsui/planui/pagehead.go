package planui

import (
	"context"

	"fyne.io/fyne/v2"

	"jobwright/adjustments"
	"jobwright/adjustments/adjustmentsui/signed"
	"jobwright/internal/paper"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/printing"
	"jobwright/internal/ui/theme"
	"jobwright/internal/ui/typed"
)

const (
	noPapers  = typed.Sentence("Papers cannot be made here. Please open the plan in the program itself.")
	noSigning = typed.Sentence("Nothing can be signed here. Please open the plan in the program itself.")
	noPlan    = typed.Sentence("This plan is not there any more.")
)

// The words of what is done with a plan; the page and its menu say the same.
const (
	goOnWords   = "Go on with the plan"
	changeWords = "Change the plan"
	chooseWords = "Choose what the employer sees"
	papersWords = "Papers"
	reviewWords = "Record a review"
	signWords   = "Sign now"
)

// head is the title with the menu, whose it is and for which job, and how it stands.
func (p *planPage) head() fyne.CanvasObject {
	d := p.Shown.page
	plan := d.Plan
	p.menu = p.Button(kit.NewIconButton("more", "More about the wellness plan", p.showMenu).Plain())
	column := kit.Column(2, kit.TopRow(2, kit.Grow(kit.NewText(titleOf(d)).Sized(theme.Section).Bold().Wrap()), kit.Column(0, p.menu)))
	column.Add(kit.NewText(p.state()).Wrap())
	links := kit.Flow(1, p.opens(d.Participant.Name(), "user", nav.Route{Page: "people", ID: string(plan.Participant)}))
	if d.Employer.ID != "" {
		links.Add(p.opens(d.Employer.Name, "employers", nav.Route{Page: "employers", ID: string(plan.Employer)}))
	}
	column.Add(links)
	column.Add(page.Facts(page.Fact{Title: "Job", Words: plan.JobTitle}, page.Fact{Title: "Line manager", Words: page.Joined(plan.Manager, plan.ManagerRole)},
		page.Fact{Title: "Version", Words: text.Number(max(1, plan.Number)) + ", " + text.Near(plan.On, p.Shown.today)}, page.Fact{Title: "Next review", Words: reviewFact(plan, p)},
		page.Fact{Title: "Own recovery plan (WRAP)", Words: wrapFact(plan)}))
	return column
}

// opens is a button that goes to another page.
func (p *planPage) opens(words, icon string, to nav.Route) fyne.CanvasObject {
	return p.Button(kit.NewButton(kit.Quiet, words, func() { p.s.p.Nav.Open(to) }).Icon(icon).Slim())
}

func reviewFact(plan adjustments.Plan, p *planPage) string {
	if plan.ReviewOn.IsZero() {
		return "no date yet"
	}
	return text.Capital(text.Near(plan.ReviewOn, p.Shown.today))
}

func wrapFact(plan adjustments.Plan) string {
	switch {
	case plan.HasWRAP == people.Yes && plan.SharesWRAP == people.Yes:
		return "Has one, will share parts"
	case plan.HasWRAP == people.Yes:
		return "Has one"
	}
	return ""
}

// state is the sentence under the title: 9 of 14 sections are written. The employer sees 6 of them.
func (p *planPage) state() string {
	d := p.Shown
	plan := d.page.Plan
	got := plan.Progress(p.s.p.guides(), p.signed()...)
	words := map[string]string{adjustments.PlanDraft: "Being written", adjustments.PlanInUse: "In use", adjustments.PlanReview: "Under review", adjustments.PlanEnded: "Ended"}[plan.Status]
	words += ": " + text.Number(got.Written) + " of " + text.Number(got.Of) + " sections have something in them"
	if n := len(got.Skipped); n > 0 {
		words += ", " + text.Count(n, "was left out", "were left out")
	}
	words += "."
	switch {
	case plan.ChosenOn.IsZero():
		words += " What the employer sees is still to be chosen."
	case d.refused == "":
		words += " The employer sees " + text.Count(len(d.view.Sections), "section", "sections") + "."
	}
	return words
}

// next is what the state asks for, on its green ground: one main thing, and what else is often done.
func (p *planPage) next() fyne.CanvasObject {
	s, d := p.s, p.Shown.page
	buttons := kit.Flow(1.5)
	add := func(kind kit.ButtonKind, x doing) *kit.Button {
		b := p.Button(kit.NewButton(kind, x.words, x.do).Icon(x.icon).Slim())
		buttons.Add(b)
		return b
	}
	papers := doing{words: papersWords, icon: "print", do: func() { s.papers(d.Plan, 0) }}
	if !s.p.mayChange() {
		p.main = add(kit.Outline, papers)
		return page.Accent(kit.Column(2, buttons))
	}
	what := p.whatNext()
	p.main = add(kit.Filled, what)
	for _, x := range []doing{p.write(), p.choose(), papers} {
		if x.words != what.words && (x.words != chooseWords || d.Plan.Status != adjustments.PlanEnded) {
			add(kit.Outline, x)
		}
	}
	column := kit.Column(2)
	if what.why != "" {
		column.Add(kit.NewText(what.why).Wrap())
	}
	for _, reason := range adjustments.PlanPrompts(d.Plan, p.Shown.jobs, p.Shown.today) {
		column.Add(page.Signed("eye", theme.Ask, reason.Words))
	}
	most := min(2, len(d.Next))
	for _, n := range d.Next[:most] {
		column.Add(page.Step(n, p.Shown.today, s.p.EditStep))
	}
	p.Later(column, d.Next[most:], p.Shown.today)
	column.Add(buttons)
	return page.Accent(column)
}

// doing is something that can be done, with the words of its button.
type doing struct {
	words, icon string
	do          func()
	why         string // a sentence above it
}

func (p *planPage) write() doing {
	plan := p.plan()
	return doing{words: writeWords(plan), icon: "pencil", do: func() { p.s.goOn(plan.ID, writePart) }}
}

// writeWords say what opening the conversation means for a plan.
func writeWords(plan adjustments.Plan) string {
	if plan.Status == adjustments.PlanDraft {
		return goOnWords
	}
	return changeWords
}

func (p *planPage) choose() doing {
	plan := p.plan()
	return doing{words: chooseWords, icon: "eye", do: func() { p.s.goOn(plan.ID, choosePart) }}
}

// whatNext is the one thing that the state asks for.
func (p *planPage) whatNext() (what doing) {
	s, d := p.s, p.Shown.page
	plan := d.Plan
	got := plan.Progress(s.p.guides(), p.signed()...)
	complete := adjustments.Complete(refOf(plan), d.Signatures)
	switch {
	case plan.Status == adjustments.PlanEnded:
		return doing{words: papersWords, icon: "print", do: func() { s.papers(plan, 0) }}
	case plan.Status == adjustments.PlanDraft && len(unwritten(got)) > 0:
		what = p.write()
		what.why = "Still empty: " + someOf(unwritten(got)) + ". Any of them may be left out."
	case plan.ChosenOn.IsZero(), plan.Status == adjustments.PlanDraft:
		what = p.choose()
		what.why = "To be done next: go through it with " + d.Participant.Called() + ", section by section. Nothing goes to the employer before that."
	case plan.Status == adjustments.PlanReview, len(adjustments.PlanPrompts(plan, p.Shown.jobs, p.Shown.today)) > 0:
		return doing{words: reviewWords, icon: "eye", do: func() { s.review(plan.ID) }, why: "It is time to look at the plan again together: what holds, what has changed?"}
	case complete && !isSealed(d) && s.p.Seal != nil:
		return doing{words: "Seal it", icon: "lock", do: func() { s.sealer().Do(paperOf(d), refOf(plan)) }, why: "Both have signed. Sealing makes the one PDF that both get."}
	case len(p.signed()) > 0 && !complete:
		return doing{words: signWords, icon: "agreement", do: func() { s.sign(plan) }, why: "One side has signed."}
	default:
		return doing{words: papersWords, icon: "print", do: func() { s.papers(plan, 0) }}
	}
	return what
}

// unwritten are the sections without which a plan is not whole.
func unwritten(p adjustments.Progress) (list []adjustments.SectionGuide) {
	for _, g := range p.Empty {
		if !g.Optional {
			list = append(list, g)
		}
	}
	return list
}

// someOf names the first three sections, and says how many more there are.
func someOf(list []adjustments.SectionGuide) string {
	var names []string
	for _, g := range list[:min(3, len(list))] {
		names = append(names, page.Quoted(g.Label))
	}
	if more := len(list) - len(names); more > 0 {
		names = append(names, text.Number(more)+" more")
	}
	return text.And(names...)
}

// showMenu is what else can be done with the open plan.
func (p *planPage) showMenu() {
	if !p.Drawn {
		return
	}
	s, d := p.s, p.Shown.page
	plan := d.Plan
	items := []kit.MenuItem{{Words: papersWords + "…", Icon: "print", Note: "P", Do: func() { s.papers(plan, 0) }}}
	if len(d.Versions) > 0 {
		items = append(items, kit.MenuItem{Words: "Compare versions…", Icon: "columns", Do: func() { s.compare(d, 0) }})
	}
	if !s.p.mayChange() {
		kit.ShowMenu(p.menu, titleOf(d), items...)
		return
	}
	edit := []kit.MenuItem{{Words: writeWords(plan), Icon: "pencil", Note: "G", Do: func() { s.goOn(plan.ID, writePart) }}, {Words: chooseWords, Icon: "eye", Note: "C", Do: func() { s.goOn(plan.ID, choosePart) }},
		{Words: "Job, manager and name on papers…", Icon: "briefcase", Note: "E", Do: func() { s.edit(plan.ID) }}, {Words: reviewWords + "…", Icon: "calendar", Note: "R", Do: func() { s.review(plan.ID) }}}
	if plan.Status != adjustments.PlanDraft && plan.Status != adjustments.PlanEnded {
		edit = append(edit, kit.MenuItem{Words: signWords + "…", Icon: "agreement", Do: func() { s.sign(plan) }})
	}
	switch plan.Status {
	case adjustments.PlanInUse:
		edit = append(edit, kit.MenuItem{Words: "Put under review", Icon: "eye", Do: func() { s.move(d, adjustments.PlanReview, "Under review: "+titleOf(d)) }})
	case adjustments.PlanEnded:
		edit = append(edit, kit.MenuItem{Words: "Take up again", Icon: "undo", Do: func() { s.move(d, adjustments.PlanDraft, "Being written again: "+titleOf(d)) }})
	}
	items = append(edit, items...)
	if plan.Status != adjustments.PlanEnded {
		items = append(items, kit.MenuItem{Words: "End the plan", Icon: "stop", Danger: true, Do: func() { s.move(d, adjustments.PlanEnded, "Ended: "+titleOf(d)) }})
	}
	if len(d.Signatures) == 0 {
		items = append(items, kit.MenuItem{Words: "Delete", Icon: "trash", Danger: true, Do: func() { s.remove(d) }})
	}
	kit.ShowMenu(p.menu, titleOf(d), items...)
}

// papers shows a version of the plan as it will be printed, or the file in which it was sealed; 0 is the newest.
func (s *Plans) papers(plan adjustments.Plan, number int) {
	if s.p.Documents == nil {
		s.p.Nav.Fail(noPapers)
		return
	}
	whose := adjustments.ForPerson
	if !plan.ChosenOn.IsZero() && plan.Employer != "" {
		whose = adjustments.ForEmployer
	}
	title := "Papers of this plan"
	if number > 0 {
		title = "Papers of version " + text.Number(number)
	}
	s.p.Documents(printing.Ask{Title: title, First: paper.Request{Sort: paper.SortPlan, ID: string(plan.ID), Number: number, Copy: whose}, Permits: string(plan.Participant), Done: s.p.Nav.Refresh,
		Copies: copies})
}

// copies are those that there are of a plan, the usual one first.
var copies = []kit.Option{{ID: adjustments.ForPerson, Title: "The person"}, {ID: adjustments.ForEmployer, Title: "The employer"}, {ID: adjustments.ForService, Title: "The service"}}

// saveAll saves the papers of all plans that the list shows.
func (s *Plans) saveAll() {
	s.p.SaveMany(printing.AskMany{One: "plan", Many: "plans", Copies: copies, Done: s.p.Nav.Refresh, Wanted: func(ctx context.Context) (wanted []paper.Wanted, err error) {
		rows, err := s.List.All(ctx)
		for _, l := range rows {
			wanted = append(wanted, paper.Wanted{Request: paper.Request{Sort: paper.SortPlan, ID: string(l.Plan.ID)}, Whose: l.Person, Ref: l.Plan.Ref})
		}
		return wanted, err
	}})
}

// sign opens the signing screen for the newest version.
func (s *Plans) sign(plan adjustments.Plan) {
	if s.p.Sign == nil {
		s.p.Nav.Fail(noSigning)
		return
	}
	s.p.Sign(refOf(plan), plan.Participant)
}

// sealer seals versions with which that was not done with the last signature.
func (s *Plans) sealer() signed.Sealer {
	return signed.Sealer{Seal: s.p.Seal, Run: s.p.Run, Nav: s.p.Nav, Gone: func() bool { return s.Forms.Closed() }}
}

// paperOf is a plan as something that is signed and sealed.
func paperOf(d adjustments.PlanPage) signed.Paper {
	return signed.Paper{Now: refOf(d.Plan), Who: d.Plan.Participant, Title: titleOf(d), Signatures: d.Signatures, Sealed: d.Sealed}
}

package agreementui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/adjustments"
	"jobwright/internal/paper"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/printing"
	"jobwright/internal/ui/theme"
)

// head is the title with the menu, whom and what it is about, and how it stands.
func (p *agreementPage) head() fyne.CanvasObject {
	d := p.Shown.page
	a := d.Agreement
	p.menu = p.Button(kit.NewIconButton("more", "More about: "+titleOf(d), p.showMenu).Plain())
	column := kit.Column(2, kit.TopRow(2, kit.Grow(kit.NewText(titleOf(d)).Sized(theme.Section).Bold().Wrap()), kit.Column(0, p.menu)))
	column.Add(kit.NewText(stateOf(d, p.Shown.today)).Wrap())
	column.Add(kit.Flow(1, p.opens(d.Participant.Name(), "user", nav.Route{Page: "people", ID: string(a.Participant)}),
		p.opens(d.Employer.Name, "employers", nav.Route{Page: "employers", ID: string(a.Employer)})))
	manager := page.Joined(a.Manager, a.ManagerRole)
	if manager == "" {
		manager = "not known yet"
	}
	column.Add(page.Facts(page.Fact{Title: "Job", Words: a.JobTitle}, page.Fact{Title: "Site", Words: page.Joined(d.Site.Name, d.Site.Town)}, page.Fact{Title: "Line manager", Words: manager},
		page.Fact{Title: "HR", Words: a.HR}, page.Fact{Title: "Version", Words: text.Number(max(1, a.Number)) + ", " + text.Near(a.On, p.Shown.today)},
		page.Fact{Title: "Status", Words: statusWord(a.Status)}))
	return column
}

// opens is a button that goes to another page.
func (p *agreementPage) opens(words, icon string, to nav.Route) fyne.CanvasObject {
	return p.Button(kit.NewButton(kit.Quiet, words, func() { p.s.p.Nav.Open(to) }).Icon(icon).Slim())
}

// next is what the state asks for, on its green ground: one main thing, and what else is often done.
func (p *agreementPage) next() fyne.CanvasObject {
	s, d := p.s, p.Shown.page
	a := d.Agreement
	buttons := kit.Flow(1.5)
	add := func(kind kit.ButtonKind, words, icon string, do func()) *kit.Button {
		b := p.Button(kit.NewButton(kind, words, do).Icon(icon).Slim())
		buttons.Add(b)
		return b
	}
	papers := func() { s.papers(a, 0) }
	if !s.p.mayChange() {
		p.main = add(kit.Outline, "Papers", "print", papers)
		return page.Accent(kit.Column(2, buttons))
	}
	what := p.whatNext()
	p.main = add(kit.Filled, what.words, what.icon, what.do)
	if what.words != papersWords {
		add(kit.Outline, papersWords, "print", papers)
	}
	for _, m := range s.moves(d) {
		if m.words != what.words {
			add(kit.Outline, m.words, m.icon, m.do)
		}
	}
	column := kit.Column(2)
	if what.why != "" {
		column.Add(kit.NewText(what.why).Wrap())
	}
	for _, words := range what.open {
		column.Add(page.Signed("question", theme.Ask, words))
	}
	for _, n := range d.Next {
		column.Add(page.Step(n, p.Shown.today, s.p.EditStep))
	}
	column.Add(buttons)
	return page.Accent(column)
}

// doing is something that can be done, with the words of its button.
type doing struct {
	words, icon string
	do          func()
	why         string   // a sentence above it
	open        []string // what is still open, in sentences
}

const papersWords = "Papers"

// whatNext is the one thing that the state asks for.
func (p *agreementPage) whatNext() doing {
	s, d := p.s, p.Shown.page
	a := d.Agreement
	on := a.NextReviewOn()
	change := adjustments.ToChange(a, d.Reviews)
	reviewDue := !on.IsZero() && !p.Shown.today.Before(on)
	switch {
	case a.Status == adjustments.AgreementEnded:
		return doing{words: papersWords, icon: "print", do: func() { s.papers(a, 0) }}
	case a.Status == adjustments.AgreementDraft && len(a.Items)+len(a.Declined) == 0:
		return doing{words: "Add adjustments", icon: "plus", do: func() { s.pick(a.ID) }, why: "What would help at work? Pick from what fits this person and this job, or write your own."}
	case a.Status == adjustments.AgreementDraft:
		if open := openOf(a); len(open) > 0 {
			return doing{words: "Finish", icon: "pencil", do: func() { s.edit(a.ID) }, why: "Before it can be signed:", open: open}
		}
		agreed := s.moves(d)[0]
		agreed.why = "Once both sides have said yes to it, it can be signed."
		return agreed
	case len(missingParties(d)) > 0:
		return doing{words: "Sign now", icon: "agreement", do: func() { s.sign(d) }, open: openOf(a)}
	case s.p.Seal != nil && !isSealed(d):
		return doing{words: "Seal it", icon: "lock", do: func() { s.sealer().Do(paperOf(d), refOf(a)) }, why: "Everybody has signed. Sealing makes the one PDF that everybody gets."}
	case change >= 0:
		it := a.Items[change]
		return doing{words: "Change it", icon: "pencil", do: func() { s.add(itemForm, a.ID, it.ID) }, why: "The review found that “" + it.Words + "” is to change. That makes a new version, which is signed again."}
	case a.Status == adjustments.AgreementReview, reviewDue:
		return doing{words: "Record a review", icon: "eye", do: func() { s.review(a.ID) }, why: "Ask of each adjustment: does it work, should it change, or stop?"}
	}
	return doing{words: papersWords, icon: "print", do: func() { s.papers(a, 0) }}
}

// showMenu is what else can be done with the open agreement.
func (p *agreementPage) showMenu() {
	if !p.Drawn {
		return
	}
	s, d := p.s, p.Shown.page
	a := d.Agreement
	items := []kit.MenuItem{{Words: papersWords + "…", Icon: "print", Note: "P", Do: func() { s.papers(a, 0) }},
		{Words: "Evidence for Access to Work…", Icon: "note", Do: func() { s.evidence(d) }},
		{Words: "Compare versions…", Icon: "columns", Do: func() { s.compare(d) }},
		{Words: "The law and who pays…", Icon: "info", Do: s.showLaw}}
	if !s.p.mayChange() || a.Status == adjustments.AgreementEnded {
		kit.ShowMenu(p.menu, titleOf(d), items...)
		return
	}
	edit := []kit.MenuItem{{Words: "Edit…", Icon: "pencil", Note: "E", Do: func() { s.edit(a.ID) }},
		{Words: "Add adjustments…", Icon: "plus", Note: "A", Do: func() { s.pick(a.ID) }},
		{Words: "Note what was not agreed…", Icon: "stop", Do: func() { s.add(declinedForm, a.ID, "") }},
		{Words: "Note advice that was asked for…", Icon: "note", Do: func() { s.add(adviceForm, a.ID, "") }},
		{Words: "Record a review…", Icon: "eye", Note: "R", Do: func() { s.review(a.ID) }},
		{Words: "Make a next step…", Icon: "calendar", Do: func() { s.addStep(a.ID) }}}
	items = append(items, kit.MenuItem{Words: "End the agreement…", Icon: "stop", Danger: true, Do: func() { s.end(d) }})
	if len(d.Signatures) == 0 {
		items = append(items, kit.MenuItem{Words: "Delete", Icon: "trash", Danger: true, Do: func() {
			s.Forms.Change("Deleted: "+titleOf(d), s.deleting(a))
		}})
	}
	kit.ShowMenu(p.menu, titleOf(d), append(edit, items...)...)
}

// papers shows a version of the agreement as it will be printed, or the file in which it was sealed; 0 is the newest.
func (s *Agreements) papers(a adjustments.Agreement, number int) {
	title := "Papers of this agreement"
	if number > 0 {
		title = "Papers of version " + text.Number(number)
	}
	s.showPaper(printing.Ask{Title: title, First: paper.Request{Sort: paper.SortAgree, ID: string(a.ID), Number: number, Copy: adjustments.ForEmployer}, Annex: a.Annex != "",
		Copies: copies, Permits: string(a.Participant)})
}

// copies are those that there are of an agreement, the usual one first.
var copies = []kit.Option{{ID: adjustments.ForEmployer, Title: "The employer"}, {ID: adjustments.ForPerson, Title: "The person"}, {ID: adjustments.ForService, Title: "The service"}}

// saveAll saves the papers of all agreements that the list shows.
func (s *Agreements) saveAll() {
	s.p.SaveMany(printing.AskMany{One: "agreement", Many: "agreements", Copies: copies, Done: s.p.Nav.Refresh, Wanted: func(ctx context.Context) (wanted []paper.Wanted, err error) {
		rows, err := s.List.All(ctx)
		for _, a := range rows {
			wanted = append(wanted, paper.Wanted{Request: paper.Request{Sort: paper.SortAgree, ID: string(a.Agreement.ID)}, Whose: strings.Trim(a.Person+", "+a.EmployerName, ", "), Ref: a.Agreement.Ref})
		}
		return wanted, err
	}})
}

// evidence shows the list that the person takes to Access to Work.
func (s *Agreements) evidence(d adjustments.AgreementPage) {
	s.showPaper(printing.Ask{Title: "Evidence for Access to Work", Sub: d.Participant.Name() + " applies for it, not the employer.",
		First: paper.Request{Sort: paper.SortAtW, ID: string(d.Agreement.ID), Copy: adjustments.ForPerson}, Permits: string(d.Agreement.Participant)})
}

func (s *Agreements) showPaper(ask printing.Ask) {
	if s.p.Documents == nil {
		s.p.Nav.Fail(noPapers)
		return
	}
	ask.Done = s.p.Nav.Refresh
	s.p.Documents(ask)
}

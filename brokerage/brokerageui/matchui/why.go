package matchui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jobwright/brokerage"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/theme"
)

// whyPage is what a match is made of: what the person wants beside what the job offers, one line a criterion.
type whyPage struct {
	s       *Matching
	of      *answer
	row     row
	drawn   bool
	box     *fyne.Container
	scroll  *container.Scroll
	content fyne.CanvasObject
	first   *kit.Button
}

func newWhyPage(s *Matching) *whyPage {
	w := &whyPage{s: s, box: kit.Column(5)}
	w.scroll = kit.Scroll(kit.On(theme.Surface, kit.PadXY(6, 5, w.box)))
	w.content = w.scroll
	w.empty()
	return w
}

// empty fills the page while no row is chosen.
func (w *whyPage) empty() {
	w.rebuild(func() {
		w.drawn, w.row, w.first = false, row{}, nil
		w.box.Objects = []fyne.CanvasObject{kit.NewEmpty("matching", "Nothing chosen", "Choose a line in the list. Here stands what the person wants beside what the job offers, and what would settle what is open.", nil)}
		w.fit()
	})
}

func (w *whyPage) fit() {
	w.box.Refresh()
	w.scroll.Content.Refresh()
	w.scroll.Refresh()
}

// rebuild builds the page anew and keeps the focus where it was, else leaves it to the rows.
func (w *whyPage) rebuild(do func()) {
	if w.s.list == nil || !w.drawn {
		do()
		return
	}
	kit.KeepFocus(w.s.p.Canvas(), func() []fyne.Focusable { return kit.Stops(w.box.Objects...) }, do, w.s.list.FirstFocus())
}

// show draws the reasons of a row.
func (w *whyPage) show(a *answer, r row) {
	other := !w.drawn || r.key() != w.row.key()
	r = a.explained(r)
	w.rebuild(func() {
		w.of, w.row, w.drawn = a, r, true
		w.box.Objects = []fyne.CanvasObject{w.head()}
		w.table()
		w.fit()
	})
	if other {
		w.scroll.ScrollToTop()
	}
}

// focus puts the keyboard on the first button.
func (w *whyPage) focus() {
	if w.first != nil {
		w.s.p.Canvas().Focus(w.first)
	}
}

// head names the row and holds what one may decide about it.
func (w *whyPage) head() fyne.CanvasObject {
	r, s := w.row, w.s
	title, about := r.Title, r.Employer
	if w.of.of.vacancy != "" {
		about = "for " + w.of.name + ", " + w.of.employer
	}
	column := kit.Column(2, kit.NewText(title).Sized(theme.Section).Bold().Wrap(), page.Quiet(page.Joined(about, "score "+brokerage.Points(r.Score)+" of 100")))
	if r.Unnamed {
		column.Add(page.Signed("shield", theme.Ask, firstName(w.of.person(r))+" is not yet named to employers: nothing that names them may go out."))
	}
	if d := r.Decided; d != nil && d.Reason != "" {
		column.Add(page.Quiet("Decided against: " + page.Sentence(d.Reason)))
	}
	buttons := kit.Flow(2)
	add := func(b *kit.Button) *kit.Button {
		if w.first == nil {
			w.first = b
		}
		buttons.Add(b)
		return b
	}
	w.first = nil
	who := firstName(w.of.person(r))
	switch {
	case !s.p.mayChange():
	case r.where == against:
		add(kit.NewButton(kit.Outline, "Take back “not for "+who+"”", func() { s.takeBack(r) }).Icon("undo"))
	case r.Decided != nil && r.Decided.What == brokerage.DecidedShortlist:
		add(kit.NewButton(kit.Outline, "Take off the shortlist", func() { s.takeBack(r) }).Icon("undo"))
	default:
		add(kit.NewButton(kit.Filled, "Shortlist", func() { s.shortlist(r) }).Icon("check"))
		add(kit.NewButton(kit.Outline, "Not for "+who, func() { s.decideAgainst(r) }).Icon("close").Plain())
	}
	var more *kit.Button
	more = add(kit.NewButton(kit.Outline, "More", func() { kit.ShowMenu(more, "More", s.moreItems(r)...) }).Icon("more").Plain())
	column.Add(buttons)
	return column
}

// table adds the lines: what is to be arranged first, then what fits.
func (w *whyPage) table() {
	var open, fits []brokerage.Finding
	for _, f := range w.row.Findings {
		if f.Verdict == brokerage.Fits {
			fits = append(fits, f)
		} else {
			open = append(open, f)
		}
	}
	part := func(title string, list []brokerage.Finding) {
		if len(list) == 0 {
			return
		}
		column := kit.Column(3, page.Heading(title, len(list)))
		for _, f := range list {
			column.Add(kit.Rule())
			column.Add(w.line(f))
		}
		w.box.Add(column)
	}
	w.box.Add(w.names())
	part("To arrange or ask", open)
	part("Fits", fits)
	if len(w.row.Missing) > 0 {
		w.box.Add(page.Signed("question", theme.Ask, "Not recorded yet: "+text.And(w.row.Missing...)+"."))
	}
}

// names are the heads of the columns.
func (w *whyPage) names() fyne.CanvasObject {
	who := firstName(w.of.person(w.row))
	return &fyne.Container{Layout: &line{heads: true}, Objects: []fyne.CanvasObject{page.Small("About"), page.Small(text.Capital(who) + " wants"), page.Small("The job offers"), page.Small("What this means")}}
}

// line is one criterion.
func (w *whyPage) line(f brokerage.Finding) fyne.CanvasObject {
	means := kit.Column(1, kit.Start(kit.NewVerdict(chip(f.Verdict))), kit.NewText(f.Because).Wrap())
	if f.Action != "" {
		means.Add(page.Small(page.Sentence(f.Action)))
	}
	objects := []fyne.CanvasObject{kit.NewText(f.Criterion.Words()).Bold().Wrap(), kit.NewText(f.Wants).Wrap(), kit.NewText(f.Offers).Wrap(), means}
	if b := w.s.settling(w.row, f); b != nil {
		objects = append(objects, b)
	}
	return &fyne.Container{Layout: &line{}, Objects: objects}
}

package agreementui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/adjustments"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/offer"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/theme"
	"jobwright/internal/ui/typed"
)

// reviewFields are the fields of a review.
type reviewFields struct {
	s        *Agreements
	w        work
	id       string
	items    []adjustments.Item // that are looked at
	on, next *kit.DateField
	trigger  *kit.SearchSelect
	there    *kit.Entry
	note     *kit.Entry
	what     []*kit.Choice
	notes    []*kit.Entry
}

// makeReview makes the form of a review: of each adjustment whether it works, is to be changed or stopped.
func makeReview(s *Agreements, w work, of sheet.Of) *sheet.Sheet {
	f := &reviewFields{s: s, w: w, id: strings.TrimPrefix(of.About, newAbout), on: kit.NewDateField(s.p.Today), next: kit.NewDateField(s.p.Today),
		trigger: offer.One(s.p.Run, s.p.Codes, "review_triggers"), there: kit.NewEntry().Limit(500), note: kit.NewArea(2).Limit(2000)}
	for _, it := range w.page.Agreement.Items {
		if it.OnPaper() {
			f.items = append(f.items, it)
			f.what, f.notes = append(f.what, kit.NewChoice(offer.Choices(adjustments.ReviewOutcomes)...)), append(f.notes, kit.NewEntry().Limit(500))
		}
	}
	sh := &sheet.Sheet{Heading: "Record a review", Sub: titleOf(w.page), Main: "Save review", Wide: 760, Parts: f.parts(), Fill: f.fill,
		Title: func() string { return "Review for " + w.page.Participant.Name() },
		Said:  func() string { return "Review recorded" },
		Write: func() func(context.Context) error {
			r := f.read()
			a := adjustments.Reviewed(f.w.page.Agreement, r)
			return func(ctx context.Context) error { return s.p.Agreements.SaveReview(ctx, &r, &a, nil) }
		},
		Newer: s.newer(reviewForm, of, func(now adjustments.Agreement) { f.w.page.Agreement = now })}
	sh.Then = func() { f.after() }
	return sh
}

func (f *reviewFields) parts() []kit.Part {
	parts := []kit.Part{kit.Beside(kit.NewField("on", "When was it?", f.on).Needed("Please give the day of the review."), kit.NewField("trigger", "Why now?", f.trigger).Needed("Please say why it was looked at.")),
		kit.NewField("there", "Who took part?", f.there).Hint("Such as: " + f.w.page.Participant.Called() + " and " + orThe(f.w.page.Agreement.Manager, "the line manager") + ".")}
	if len(f.items) == 0 {
		parts = append(parts, kit.Show(page.Quiet("There is no adjustment to look at. Write what was talked about.")))
	}
	for i, it := range f.items {
		at := "outcomes." + it.ID + "." // not its place, which may be another one's when a draft is taken up again
		parts = append(parts, kit.Show(kit.Column(2, kit.Rule(), kit.NewText(it.Words).Bold().Wrap())),
			kit.NewField(at+"what", "What did you find?", f.what[i]).Needed("Please say whether it works, or is to be changed or stopped."),
			kit.NewField(at+"note", "In a few words", f.notes[i]))
	}
	return append(parts, kit.Show(kit.Rule()), kit.NewField("note", "Anything else", f.note),
		kit.NewField("next_on", "Next review", f.next).Hint("Every six months at least, sooner where something is tried out."))
}

func (f *reviewFields) fill() {
	today := f.s.p.Today()
	f.on.SetValue(today)
	if on := f.w.page.Agreement.NextReviewOn(); !on.IsZero() && !today.Before(on) {
		f.trigger.Choose(offer.Code(f.s.p.Codes, "review_triggers", adjustments.PeriodicReview))
	}
	f.next.SetValue(adjustments.ProposeReview(today, f.w.page.Agreement.Items, adjustments.Catalogue(f.s.p.Codes), f.w.laterReview))
}

// read is the review as the fields have it; the form has checked them.
func (f *reviewFields) read() adjustments.Review {
	a := f.w.page.Agreement
	r := adjustments.Review{ID: f.id, Kind: adjustments.AgreementPaper, Of: string(a.ID), Number: max(1, a.Number), Trigger: f.trigger.ID(), There: typed.Words(f.there), Note: typed.Words(f.note)}
	r.On, _ = f.on.Value()
	r.NextOn, _ = f.next.Value()
	for i, it := range f.items {
		r.Outcomes = append(r.Outcomes, adjustments.ReviewOutcome{Item: it.ID, What: f.what[i].Value(), Note: typed.Words(f.notes[i])})
	}
	return r
}

// after offers what follows from a review: the letter about it, and the adjustments that are to be changed.
func (f *reviewFields) after() {
	s, a := f.s, f.w.page.Agreement
	var d *kit.Dialog
	body := kit.Column(3)
	does := func(words, icon string, do func()) *kit.Button {
		return kit.NewButton(kit.Outline, words, func() {
			d.Close()
			do()
		}).Icon(icon).Slim()
	}
	var first fyne.Focusable
	for i, it := range f.items {
		switch f.what[i].Value() {
		case "change":
			b := does("Change it now", "pencil", func() { s.add(itemForm, a.ID, it.ID) })
			if first == nil {
				first = b
			}
			body.Add(kit.Row(3, kit.NewIcon("pencil", theme.Carve), kit.Grow(kit.NewText("To be changed: "+it.Words).Wrap()), b))
		case "stop":
			body.Add(page.Signed("stop", theme.Quiet, "Stopped: "+it.Words))
		}
	}
	if first != nil && len(f.w.page.Signatures) > 0 {
		body.Add(page.Quiet("A change makes a new version, which needs signing again. The one that was signed stays in force until then."))
	}
	body.Add(page.Quiet("The letter says in plain words what the review found, for both sides."))
	r := f.read()
	d = kit.ShowDialog(s.p.Canvas(), kit.DialogSpec{Title: "The review is recorded", Sub: titleOf(f.w.page), Body: body, Wide: 660, Main: "Letter about it", Cancel: "Close", Focus: first, OnMain: func() {
		d.Close()
		s.letter(f.w.page, r)
	}})
}

package planui

import (
	"context"

	"fyne.io/fyne/v2"

	"jobwright/adjustments"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/offer"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/theme"
	"jobwright/internal/ui/typed"
)

// move brings a plan to another status.
func (s *Plans) move(d adjustments.PlanPage, status, said string) {
	plan := d.Plan
	plan.Status = status
	s.Forms.Change(said, func(ctx context.Context) error { return s.p.Plans.SavePlan(ctx, &plan) })
}

// remove deletes a plan that nobody has signed, with a way back.
func (s *Plans) remove(d adjustments.PlanPage) {
	s.Forms.Change("Deleted: "+titleOf(d), func(ctx context.Context) error { return s.p.Plans.DeletePlan(ctx, d.Plan.ID, d.Plan.Version) })
}

// makeReview makes the form in which a look back at a plan is recorded; of is the id of the review.
func makeReview(s *Plans, w work, of string) *sheet.Sheet {
	p, d := s.p, w.page
	on, next := kit.NewDateField(p.Today), kit.NewDateField(p.Today)
	trigger := offer.One(p.Run, p.Codes, "review_triggers")
	there, note := kit.NewEntry().Limit(300), kit.NewArea(5).Limit(4000)
	field := kit.NewField
	sh := &sheet.Sheet{Heading: "Review of the plan", Sub: titleOf(d) + ". What holds, what has changed, what would help now? What is to be written anew is written in the plan itself.", Main: "Save the review", Wide: 700}
	sh.Parts = []kit.Part{
		kit.Beside(field("on", "When did you look at it?", on).Needed("Please give the day."), field("trigger", "Why now?", trigger).Needed("Please say what brought it about.")),
		field("there", "Who took part?", there),
		field("note", "What came of it?", note).Hint("Needs and what helps. No diagnosis is needed."),
		field("next", "Look at it again on", next).Hint("Every six months at least.").Check(func() error {
			a, _ := on.Value()
			b, err := next.Value()
			if err == nil && !b.IsZero() && b.Before(a) {
				return typed.Sentence("This lies before the review itself. Please check both days.")
			}
			return err
		}),
	}
	sh.Title = func() string { return "Review: " + titleOf(d) }
	sh.Fill = func() {
		on.SetValue(p.Today())
		next.SetValue(adjustments.NextPlanReview(p.Today()))
		reason := "REQUEST"
		if list := adjustments.PlanPrompts(d.Plan, w.jobs, p.Today()); len(list) > 0 {
			reason = list[0].Trigger
		}
		trigger.Choose(offer.Code(p.Codes, "review_triggers", reason))
	}
	sh.Write = func() func(context.Context) error {
		r := adjustments.Review{ID: of, Kind: adjustments.PlanPaper, Of: string(d.Plan.ID), Number: max(1, d.Plan.Number), Trigger: trigger.ID(), There: typed.Words(there), Note: typed.Words(note)}
		r.On, _ = on.Value() // the form has checked the days
		r.NextOn, _ = next.Value()
		plan := d.Plan.Reviewed(r)
		return func(ctx context.Context) error { return p.Plans.SaveReview(ctx, &r, nil, &plan) }
	}
	sh.Newer = s.newer(reviewForm, d.Plan.ID, of, func(now work) { w, d = now, now.page })
	sh.Said = func() string { return "Reviewed: " + titleOf(d) }
	return sh
}

// compare shows what differs between an earlier version, by its place among them, and the plan as it is.
func (s *Plans) compare(d adjustments.PlanPage, i int) {
	box := kit.Column(4)
	draw := func(i int) {
		was := d.Versions[i]
		box.Objects = []fyne.CanvasObject{kit.Halves(heading("Version "+text.Number(max(1, was.Number)), "as it stood on "+text.Long(was.On)), heading("As it is now", "version "+text.Number(max(1, d.Plan.Number))))}
		list := adjustments.DiffPlans(was.Plan, d.Plan, s.p.Codes)
		if len(list) == 0 {
			box.Add(page.Signed("check", theme.Fits, "Nothing of what is signed has changed."))
		}
		for _, c := range list {
			box.Add(kit.Rule())
			box.Add(kit.Column(1.5, kit.NewText(c.Where).Bold().Wrap(), kit.Halves(said(c.Was), said(c.Now))))
		}
		box.Refresh()
	}
	draw(i)
	body := kit.Column(4)
	var dialog *kit.Dialog
	if len(d.Versions) > 1 {
		var names []string
		for _, v := range d.Versions {
			names = append(names, text.Capital(text.Near(v.On, s.p.Today()))+", version "+text.Number(max(1, v.Number)))
		}
		chips := kit.NewChoiceChips("Compare with", names, func(i int) {
			if i >= 0 {
				draw(i)
				dialog.Relayout()
			}
		})
		chips.Choose(i)
		body.Add(chips)
	}
	body.Add(box)
	dialog = kit.ShowDialog(s.p.Canvas(), kit.DialogSpec{Title: "Versions side by side", Sub: titleOf(d), Body: body, Wide: 820, Cancel: "Close"})
}

// heading stands over one of two versions.
func heading(title, note string) fyne.CanvasObject {
	return kit.Column(0, kit.NewText(title).Bold(), page.Small(note))
}

// said is what stood, or stands, in one version.
func said(words string) fyne.CanvasObject {
	if words == "" {
		return kit.NewText("Nothing stands there.").Tone(theme.Quiet).Wrap()
	}
	return kit.NewText(words).Wrap()
}

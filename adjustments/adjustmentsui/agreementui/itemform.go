package agreementui

import (
	"strings"

	"jobwright/adjustments"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/offer"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/typed"
)

// makeItem makes the form of what is agreed in one adjustment. How it goes on has a form of its own, which wants no new signatures.
func makeItem(s *Agreements, w work, of sheet.Of) *sheet.Sheet {
	p, at := s.p, find(w.page.Agreement, of.About)
	if at < 0 {
		return nil
	}
	it := w.page.Agreement.Items[at]
	words, who := kit.NewArea(2).Limit(2000), kit.NewEntry().Limit(300)
	by, from, trial := kit.NewDateField(p.Today).Chips(), kit.NewDateField(p.Today), kit.NewDateField(p.Today)
	pays := kit.NewChoice(offer.Choices(adjustments.Payers)...)
	cost, category := p.costField(), offer.One(p.Run, p.Codes, "adjustment_categories")
	barriers := offer.Many(p.Run, p.Codes, "barrier_types", "Not said")
	limb := kit.NewChoice(kit.Option{ID: "1", Title: "A way of working"}, kit.Option{ID: "2", Title: "The building or place"}, kit.Option{ID: "3", Title: "An aid or a service"})
	sh := &sheet.Sheet{Heading: "What is agreed", Main: "Save adjustment", Wide: 720, Parts: []kit.Part{
		kit.NewField("words", "What is agreed?", words).Needed("Please say what is agreed, in words that both sides understand."),
		kit.NewField("who", "Who does it?", who).Hint("A name or a role, such as: the line manager."),
		kit.NewField("by", "By when?", by),
		kit.NewField("pays", "Who pays?", pays).Hint("The person never pays. (Equality Act 2010)"),
		kit.NewField("cost", "What does it cost?", cost).Hint("Roughly. The bands are ours."),
		kit.Folded("When it begins", "from when, on trial until when", !it.From.IsZero() || !it.TrialTo.IsZero(), kit.Beside(kit.NewField("from", "From", from), kit.NewField("trial_to", "On trial until", trial))),
		kit.Folded("More", "what it helps with, what sort it is", false,
			kit.NewField("barriers", "What does it help with?", barriers).Hint("For our own work. The employer does not see it."),
			kit.NewField("category", "What is it about?", category), kit.NewField("limb", "Which part of the duty is it?", limb)),
	}}
	sh.Title = func() string { return "Adjustment for " + w.page.Participant.Name() + ": " + typed.Words(words) }
	sh.Said = func() string { return "Saved: " + typed.Words(words) }
	sh.Fill = func() {
		words.SetText(it.Words)
		who.SetText(it.Who)
		by.SetValue(it.By)
		from.SetValue(it.From)
		trial.SetValue(it.TrialTo)
		pays.SetValue(it.Pays)
		cost.Choose(p.costOption(it.Cost))
		category.Choose(offer.Code(p.Codes, "adjustment_categories", it.Category))
		barriers.SetValues(offer.Chosen(p.Codes, "barrier_types", it.Barriers))
		if it.Limb > 0 {
			limb.SetValue(string(rune('0' + it.Limb)))
		}
	}
	return s.within(itemForm, w, of, sh, func(a adjustments.Agreement) adjustments.Agreement {
		return withItem(a, it.ID, func(it *adjustments.Item) {
			it.Words, it.Who = typed.Words(words), typed.Words(who)
			it.By, _ = by.Value()
			it.From, _ = from.Value()
			it.TrialTo, _ = trial.Value()
			it.Pays, it.Cost, it.Category, it.Barriers = pays.Value(), cost.ID(), category.ID(), barriers.IDs()
			it.Limb = 0
			if v := limb.Value(); v != "" {
				it.Limb = int(v[0] - '0')
			}
		})
	})
}

// costField is a field for a band of cost, with pounds.
func (p Parts) costField() *kit.SearchSelect {
	var options []kit.Option
	for _, c := range p.Codes.Offered("cost_bands") {
		options = append(options, p.costOption(c.Code))
	}
	return kit.NewSearchSelect(p.Run, kit.FindIn(options)).Example("Not known")
}

func (p Parts) costOption(code string) kit.Option {
	o := offer.Code(p.Codes, "cost_bands", code)
	o.Title = adjustments.CostWords(o.Title)
	return o
}

// makeProgress makes the form of how an adjustment goes on: nothing in it wants new signatures but another end of a trial.
func makeProgress(s *Agreements, w work, of sheet.Of) *sheet.Sheet {
	p, at := s.p, find(w.page.Agreement, of.About)
	if at < 0 {
		return nil
	}
	it := w.page.Agreement.Items[at]
	status := kit.NewSearchSelect(p.Run, kit.FindIn(p.statusOptions()))
	trial := kit.NewDateField(p.Today)
	works := typed.YesNo()
	evidence, atwRef := kit.NewArea(2).Limit(2000), kit.NewEntry().Limit(300)
	atw := kit.NewChoice(offer.Choices(adjustments.AtWStatuses)...)
	sh := &sheet.Sheet{Heading: "How it goes", Main: "Save", Wide: 720, Parts: []kit.Part{
		kit.Show(kit.NewText(it.Words).Bold().Wrap()),
		kit.NewField("status", "How does it stand?", status),
		kit.NewField("trial_to", "On trial until", trial).Hint(trialHint(w)),
		kit.NewField("working", "Is it working?", works),
		kit.NewField("evidence", "What shows that?", evidence).Hint("Such as: no day missed since the later start."),
		kit.NewField("atw", "Access to Work", atw).Hint("The person applies, not the employer."),
		kit.NewField("atw_ref", "What Access to Work calls it", atwRef),
	}}
	sh.Title = func() string { return "How it goes: " + it.Words }
	sh.Said = func() string { return "Saved: " + it.Words }
	sh.Fill = func() {
		code := it.Status
		if code == "" {
			code = adjustments.ItemAgreed
		}
		status.Choose(offer.Code(p.Codes, "adjustment_statuses", code))
		trial.SetValue(it.TrialTo)
		works.SetValue(string(it.Working))
		evidence.SetText(it.Evidence)
		atw.SetValue(it.AtW)
		atwRef.SetText(it.AtWRef)
	}
	return s.within(progressForm, w, of, sh, func(a adjustments.Agreement) adjustments.Agreement {
		return withItem(a, it.ID, func(it *adjustments.Item) {
			it.Status, it.Working, it.Evidence = status.ID(), people.Answer(works.Value()), typed.Words(evidence)
			it.TrialTo, _ = trial.Value()
			it.AtW, it.AtWRef = atw.Value(), typed.Words(atwRef)
		})
	})
}

// trialHint says what another end of a trial means once somebody has signed.
func trialHint(w work) string {
	if warning := changeWarning(w.page); warning != "" {
		return "Another day here changes what was signed. " + warning
	}
	return "For what is tried out first."
}

// statusOptions are the statuses that an adjustment can be given by hand. What was declined has a form that asks for the reason.
func (p Parts) statusOptions() (out []kit.Option) {
	for _, o := range offer.Codes(p.Codes, "adjustment_statuses") {
		if o.ID != adjustments.ItemDeclined && o.ID != adjustments.ItemChanged {
			out = append(out, o)
		}
	}
	return out
}

// makeDeclined makes the form of what was asked for and not agreed: of an adjustment that is in the agreement, or of something else.
func makeDeclined(s *Agreements, w work, of sheet.Of) *sheet.Sheet {
	a := w.page.Agreement
	was := adjustments.Declined{ID: strings.TrimPrefix(of.About, newAbout), On: s.p.Today(), By: a.Manager}
	item, ofItem := strings.CutPrefix(of.About, itemAbout)
	isNew := true
	switch {
	case ofItem:
		at := find(a, item)
		if at < 0 {
			return nil
		}
		was.ID, was.Asked = "declined "+item, a.Items[at].Words
	case !strings.HasPrefix(of.About, newAbout):
		isNew = false
		at := findDeclined(a, of.About)
		if at < 0 {
			return nil
		}
		was = a.Declined[at]
	}
	asked, reason, instead, by := kit.NewArea(2).Limit(2000), kit.NewArea(2).Limit(2000), kit.NewArea(2).Limit(2000), kit.NewEntry().Limit(300)
	on := kit.NewDateField(s.p.Today)
	sh := &sheet.Sheet{Heading: "Not agreed", Main: "Save", Wide: 680, Parts: []kit.Part{
		kit.NewField("asked", "What was asked for?", asked).Needed("Please say what was asked for."),
		kit.NewField("reason", "Why was it not agreed?", reason).Hint("In the employer’s words."),
		kit.NewField("alternative", "What was offered instead?", instead),
		kit.Beside(kit.NewField("by", "Who said so?", by), kit.NewField("on", "When?", on)),
		kit.Show(kit.NewText("It stays on record. It can be asked for again at a review.").Wrap()),
	}}
	sh.Title = func() string { return "Not agreed for " + w.page.Participant.Name() + ": " + typed.Words(asked) }
	sh.Said = func() string { return "On record as not agreed: " + typed.Words(asked) }
	sh.Fill = func() {
		asked.SetText(was.Asked)
		reason.SetText(was.Reason)
		instead.SetText(was.Alternative)
		by.SetText(was.By)
		on.SetValue(was.On)
	}
	return s.within(declinedForm, w, of, sh, func(a adjustments.Agreement) adjustments.Agreement {
		d := was
		d.Asked, d.Reason, d.Alternative, d.By = typed.Words(asked), typed.Words(reason), typed.Words(instead), typed.Words(by)
		d.On, _ = on.Value()
		if ofItem {
			a, _ = adjustments.Decline(a, item, d)
			return a
		}
		list := append([]adjustments.Declined(nil), a.Declined...)
		if at := findDeclined(a, d.ID); !isNew && at >= 0 {
			list[at] = d
		} else {
			list = append(list, d)
		}
		a.Declined = list
		return a
	})
}

func findDeclined(a adjustments.Agreement, id string) int {
	for i, d := range a.Declined {
		if d.ID == id {
			return i
		}
	}
	return -1
}

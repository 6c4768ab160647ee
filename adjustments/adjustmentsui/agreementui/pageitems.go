package agreementui

import (
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/adjustments"
	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/theme"
)

// items are the agreed adjustments, one row each.
func (p *agreementPage) items() fyne.CanvasObject {
	a := p.agreement()
	column := kit.Column(2, page.Heading("Agreed adjustments", len(a.Items), p.quietButton("Add", func() { p.s.pick(a.ID) })...))
	if len(a.Items) == 0 {
		column.Add(page.Quiet("None yet. Pick from what fits this person and this job, or write your own."))
	}
	for _, it := range a.Items {
		column.Add(kit.Rule())
		column.Add(p.item(it))
	}
	return column
}

// item is one row: what is agreed, who does it by when, how it stands, whether it works, Access to Work.
func (p *agreementPage) item(it adjustments.Item) fyne.CanvasObject {
	s, a, today := p.s, p.agreement(), p.Shown.today
	words := kit.Column(0, kit.NewText(it.Words).Bold().Wrap())
	by := ""
	if !it.By.IsZero() && !inPlace(it) && !it.Stopped() {
		by = "by " + text.Near(it.By, today)
		if it.By.Before(today) {
			by = "was due " + text.Near(it.By, today)
		}
	}
	who := it.Who
	if who == "" {
		who = "nobody named yet"
	}
	line := kit.NewText(text.Capital(page.Joined(who, by))).Wrap()
	if it.Who == "" && !it.Stopped() || by != "" && it.By.Before(today) {
		line.Tone(theme.Ask)
	}
	words.Add(line)
	if small := page.Joined(s.p.Codes.Label("adjustment_categories", it.Category), adjustments.CostWords(s.p.Codes.Label("cost_bands", it.Cost)), payerWords(it)); small != "" {
		words.Add(page.Small(text.Capital(small)))
	}
	if to := it.TrialTo; !to.IsZero() && !inPlace(it) {
		words.Add(page.Small("On trial until " + text.Near(to, today)))
	}
	if atw := atwWords(it); atw != "" {
		words.Add(page.Small(atw))
	}
	if line := working(it); line != nil && !it.Stopped() {
		words.Add(line)
	}
	chip := kit.NewChip(s.p.itemStatus(it.Status))
	row := []fyne.CanvasObject{kit.Grow(words), kit.Column(0, chip)}
	if !p.mayChange() {
		return kit.TopRow(3, row...)
	}
	var more *kit.Button
	more = kit.NewIconButton("more", "More about: "+it.Words, func() { p.itemMenu(more, it) }).Slim()
	row = append(row, kit.Column(0, p.Button(more)))
	return kit.NewRowButton("Edit: "+it.Words+", "+s.p.itemStatus(it.Status), kit.TopRow(3, row...), func() { s.add(itemForm, a.ID, it.ID) })
}

// working says whether an adjustment works, with what shows it; nil where that is not to be said yet.
func working(it adjustments.Item) fyne.CanvasObject {
	evidence := it.Evidence
	if evidence != "" {
		evidence = ": " + evidence
	}
	switch it.Working {
	case people.Yes:
		return page.Signed("check", theme.Fits, "It works"+evidence)
	case people.No:
		return page.Signed("warning", theme.Carve, "It does not work"+evidence)
	}
	if inPlace(it) {
		return page.Signed("question", theme.Ask, "Does it work? Nobody has said yet.")
	}
	return nil
}

func inPlace(it adjustments.Item) bool { return it.Status == adjustments.ItemInPlace }

// itemStatus is how an adjustment stands; one without a status counts as agreed.
func (p Parts) itemStatus(code string) string {
	if code == "" {
		code = adjustments.ItemAgreed
	}
	return p.Codes.Label("adjustment_statuses", code)
}

// atwWords say how far Access to Work has come; nothing where it is not needed.
func atwWords(it adjustments.Item) string {
	if it.AtW == "" || it.AtW == "none" {
		return ""
	}
	words := "Access to Work: " + text.Lower(employers.ChoiceLabel(adjustments.AtWStatuses, it.AtW))
	if it.AtWRef != "" {
		words += " (" + it.AtWRef + ")"
	}
	return words
}

// itemMenu is what can be done with one adjustment. How it goes on needs no new signatures; what it says does.
func (p *agreementPage) itemMenu(under fyne.CanvasObject, it adjustments.Item) {
	s, a := p.s, p.agreement()
	to := func(status, words, icon string) kit.MenuItem {
		return kit.MenuItem{Words: words, Icon: icon, Do: func() { s.setItem(a, it.ID, words+": "+it.Words, func(it *adjustments.Item) { it.Status = status }) }}
	}
	items := []kit.MenuItem{{Words: "Edit…", Icon: "pencil", Note: "Enter", Do: func() { s.add(itemForm, a.ID, it.ID) }},
		{Words: "Is it working? Access to Work…", Icon: "question", Do: func() { s.add(progressForm, a.ID, it.ID) }}}
	items = append(items, to(adjustments.ItemAgreed, "Agreed", "check"), to(adjustments.ItemInPlace, "In place", "badge"), kit.MenuItem{Words: "On trial until…", Icon: "clock", Do: func() { s.add(progressForm, a.ID, it.ID) }},
		kit.MenuItem{Words: "Declined by the employer…", Icon: "stop", Do: func() { s.add(declinedForm, a.ID, itemAbout+it.ID) }},
		to(adjustments.ItemWithdrawn, "No longer wanted", "minus"), to(adjustments.ItemEnded, "Ended", "minus"),
		kit.MenuItem{Words: "Make a next step…", Icon: "calendar", Do: func() { s.addItemStep(a.ID, it) }})
	kit.ShowMenu(under, it.Words, append(items, kit.MenuItem{Words: "Take away", Icon: "trash", Danger: true, Do: func() { s.takeAway(p.Shown.page, it) }})...)
}

// declined is what was asked for and not agreed, with the reason and what was offered instead.
func (p *agreementPage) declined() fyne.CanvasObject {
	a := p.agreement()
	if len(a.Declined) == 0 {
		return nil
	}
	column := kit.Column(2, page.Heading("Not agreed", len(a.Declined), p.quietButton("Note another", func() { p.s.add(declinedForm, a.ID, "") })...))
	for _, n := range a.Declined {
		words := kit.Column(0, kit.NewText(n.Asked).Bold().Wrap())
		on := ""
		if !n.On.IsZero() {
			on = text.Near(n.On, p.Shown.today)
		}
		for _, f := range []page.Fact{{Title: "Why not", Words: n.Reason}, {Title: "Offered instead", Words: n.Alternative}} {
			if f.Words != "" {
				words.Add(kit.NewText(f.Title + ": " + f.Words).Wrap())
			}
		}
		if n.Reason == "" {
			words.Add(page.Signed("question", theme.Ask, "Ask for the reason, and what would be possible instead."))
		}
		if small := page.Joined(n.By, on); small != "" {
			words.Add(page.Small(text.Capital(small)))
		}
		column.Add(kit.Rule())
		column.Add(p.pressable("Edit what was not agreed: "+n.Asked, words, func() { p.s.add(declinedForm, a.ID, n.ID) }))
	}
	return column
}

// theirWords are several sentences of a section, each under its quiet title; nil where none says anything.
func theirWords(facts ...page.Fact) fyne.CanvasObject {
	column := kit.Column(2)
	for _, f := range facts {
		if strings.TrimSpace(f.Words) != "" {
			column.Add(kit.Column(0, page.Small(f.Title), kit.NewText(f.Words).Wrap()))
		}
	}
	if len(column.Objects) == 0 {
		return nil
	}
	return column
}

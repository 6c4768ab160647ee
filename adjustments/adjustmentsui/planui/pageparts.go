package planui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/adjustments"
	"jobwright/adjustments/adjustmentsui/signed"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/may"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/theme"
)

// shown is what the employer's copy holds today, or why there is none.
func (p *planPage) shown() fyne.CanvasObject {
	d := p.Shown
	plan := d.page.Plan
	column := kit.Column(2, page.Heading("What the employer sees", 0, p.quietButton("Choose", func() { p.s.goOn(plan.ID, choosePart) })...))
	if d.refused != "" {
		column.Add(page.Signed("shield", theme.Ask, d.refused))
		if d.permit {
			column.Add(kit.Start(p.opens("Open the permissions", "shield", may.Permissions(plan.Participant))))
		}
		return column
	}
	var names []string
	for _, s := range d.view.Sections {
		names = append(names, s.Title)
	}
	if len(names) == 0 {
		column.Add(page.Quiet("Nothing is ticked, so the employer's copy is empty."))
		return column
	}
	column.Add(page.Signed("check", theme.Fits, text.And(names...)+"."))
	if d.view.LeftOut != "" {
		column.Add(page.Signed("minus", theme.Quiet, d.view.LeftOut))
	}
	return column
}

// actions are what somebody does, with who and by when.
func (p *planPage) actions() fyne.CanvasObject {
	list := p.plan().Actions
	if len(list) == 0 {
		return nil
	}
	column := kit.Column(2, page.Heading("What we will do", len(list), p.quietButton("Edit", func() { p.s.goOn(p.plan().ID, adjustments.WhatWeDo) })...))
	for _, a := range list {
		when := kit.NewText("no day").Sized(theme.Caption).Tone(theme.Quiet)
		if !a.By.IsZero() {
			when = kit.NewText(text.Capital(text.Near(a.By, p.Shown.today))).Sized(theme.Caption).Bold()
		}
		words := kit.Column(0, kit.NewText(a.What).Wrap())
		if note := page.Joined(a.Who, stepWords(a)); note != "" {
			words.Add(page.Small(note))
		}
		column.Add(kit.Rule())
		column.Add(kit.TopRow(3, kit.Grow(words), when))
	}
	return column
}

func stepWords(a adjustments.Action) string {
	if a.Step != "" {
		return "is a next step"
	}
	return ""
}

// sections are the sections with the beginning of what stands in each.
func (p *planPage) sections() fyne.CanvasObject {
	plan, signed := p.plan(), p.signed()
	column := kit.Column(2, page.Heading("The plan", 0))
	for _, g := range p.s.p.guides() {
		if g.Code == adjustments.PlanSigned {
			continue // said below
		}
		icon, tone := sectionSign(plan, g, signed)
		words := kit.Column(0, kit.NewText(g.Label).Bold().Wrap(), kit.NewText(p.s.p.saysOf(plan, g)).Tone(theme.Quiet).Wrap().AtMost(3))
		row := kit.TopRow(2.5, kit.Column(0, kit.AtLeast(0, 20, kit.NewIcon(icon, tone).Sized(16))), kit.Grow(words))
		if !plan.ChosenOn.IsZero() && plan.Section(g.Code).Share && plan.Written(g.Code) {
			row.Add(kit.NewChip("Employer sees it"))
		}
		column.Add(kit.Rule())
		column.Add(p.pressable("Open "+g.Label, row, func() { p.s.goOn(plan.ID, g.Code) }))
	}
	return column
}

// sectionSign is the sign of how far a section has come: written, left out, or still empty.
func sectionSign(plan adjustments.Plan, g adjustments.SectionGuide, signed []string) (icon string, tone fyne.ThemeColorName) {
	switch {
	case plan.Written(g.Code, signed...):
		return "check", theme.Fits
	case plan.Section(g.Code).Skipped:
		return "minus", theme.Quiet
	}
	return "circle", theme.Quiet
}

// saysOf is what stands in a section, in a few words.
func (p Parts) saysOf(plan adjustments.Plan, g adjustments.SectionGuide) string {
	var parts []string
	if g.Words() {
		parts = append(parts, strings.TrimSpace(plan.Section(g.Code).Answer))
	}
	switch {
	case g.Code == adjustments.WhatWeDo && len(plan.Actions) > 0:
		parts = append(parts, text.Count(len(plan.Actions), "action", "actions"))
	case g.Code == adjustments.AgreedAdj && plan.Agreement != "":
		parts = append(parts, "Taken from the agreement that is linked")
	case g.Code == adjustments.PlanReviews && !plan.ReviewOn.IsZero():
		parts = append(parts, "On "+text.Long(plan.ReviewOn))
	}
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	switch {
	case len(parts) > 0:
		return strings.Join(parts, "\n")
	case plan.Section(g.Code).Skipped:
		return "Left out by choice"
	}
	return "Nothing yet"
}

// adjusted are the adjustments of the linked agreement.
func (p *planPage) adjusted() fyne.CanvasObject {
	a := p.Shown.page.Agreement
	if a.ID == "" {
		return nil
	}
	open := p.Button(kit.NewButton(kit.Quiet, "Open the agreement", func() { p.s.p.Nav.Open(nav.Route{Page: "agreements", ID: string(a.ID)}) }).Slim())
	column := kit.Column(2, page.Heading("Adjustments agreed", len(a.Items), open))
	for _, it := range a.Items {
		column.Add(page.Signed("half", theme.Adjust, page.Joined(it.Words, p.s.p.Codes.Label("adjustment_statuses", it.Status))))
	}
	return column
}

// reviewing is when the plan is looked at again, and how it went before.
func (p *planPage) reviewing() fyne.CanvasObject {
	d := p.Shown.page
	column := kit.Column(2, page.Heading("Reviews", len(d.Reviews), p.quietButton(reviewWords, func() { p.s.review(d.Plan.ID) })...))
	if !d.Plan.ReviewOn.IsZero() {
		words := "Next on " + text.Long(d.Plan.ReviewOn)
		if triggers := p.s.p.triggerWords(d.Plan.Triggers); triggers != "" {
			words += ", or sooner when: " + triggers
		}
		column.Add(kit.NewText(words + ".").Wrap())
	} else {
		column.Add(page.Quiet("No day is set. The first review is usually 4 to 12 weeks after the plan."))
	}
	for _, r := range d.Reviews {
		words := kit.Column(0, kit.NewText(page.Joined(text.Long(r.On), p.s.p.Codes.Label("review_triggers", r.Trigger), r.There)).Bold().Wrap())
		if r.Note != "" {
			words.Add(kit.NewText(r.Note).Wrap())
		}
		column.Add(kit.Rule())
		column.Add(words)
	}
	return column
}

// triggerWords name what brings a review forward.
func (p Parts) triggerWords(codes []string) string {
	var list []string
	for _, c := range adjustments.Sooner(codes) {
		list = append(list, text.Lower(p.Codes.Label("review_triggers", c)))
	}
	return strings.Join(list, "; ")
}

// signatures are who has signed this version, and how.
func (p *planPage) signatures() fyne.CanvasObject {
	d := p.Shown.page
	plan := d.Plan
	var buttons []fyne.CanvasObject
	if plan.Status != adjustments.PlanDraft && plan.Status != adjustments.PlanEnded {
		buttons = p.quietButton("Sign", func() { p.s.sign(plan) })
	}
	column := kit.Column(2, page.Heading("Signatures", 0, buttons...))
	rows := signed.Rows(refOf(plan), d.Signatures, p.s.p.Now().Location())
	column.Objects = append(column.Objects, rows...)
	switch some := len(rows) > 0; {
	case isSealed(d):
		column.Add(page.Signed("shield", theme.Fits, "Signed by both, and sealed. The sealed file is under Papers."))
	case !some && len(d.Signatures) > 0:
		column.Add(page.Quiet("This version is not signed. An earlier one is."))
	case !some:
		column.Add(page.Quiet("Nobody has signed it. A plan works without signatures; where both sides want them, they sign the employer's copy on this screen."))
	}
	if p.s.p.SignOther != nil && len(buttons) > 0 && !isSealed(d) {
		column.Add(kit.Start(p.Button(kit.NewButton(kit.Quiet, "Signed elsewhere", func() { p.s.p.SignOther(refOf(plan), plan.Participant) }).Icon("note").Slim())))
	}
	if p.s.p.mayChange() {
		column.Objects = append(column.Objects, p.s.sealer().Former(paperOf(d), p.Button)...)
	}
	return column
}

// isSealed says that the newest version stands in a sealed file.
func isSealed(d adjustments.PlanPage) bool {
	return slices.ContainsFunc(d.Sealed, func(x adjustments.Sealed) bool { return x.Paper == refOf(d.Plan) })
}

// versions are the earlier versions, each to be compared with the plan as it is.
func (p *planPage) versions() fyne.CanvasObject {
	d := p.Shown.page
	if len(d.Versions) == 0 {
		return nil
	}
	column := kit.Column(2, page.Heading("Earlier versions", len(d.Versions)))
	for i, v := range d.Versions {
		row := kit.Row(2, kit.NewIcon("columns", theme.Quiet), kit.Grow(kit.NewText(versionWords(v)).Wrap()))
		column.Add(kit.Rule())
		column.Add(kit.NewRowButton("Compare with the plan as it is: "+versionWords(v), row, func() { p.s.compare(d, i) }))
		again := v.Number == d.Plan.Number || i > 0 && d.Versions[i-1].Number == v.Number // a version is kept for each day on which it was written
		if !again && slices.ContainsFunc(d.Sealed, func(x adjustments.Sealed) bool { return x.Paper.Number == v.Number }) {
			column.Add(kit.Start(p.Button(kit.NewButton(kit.Quiet, "Papers of version "+text.Number(v.Number), func() { p.s.papers(v.Plan, v.Number) }).Icon("print").Slim())))
		}
	}
	return column
}

// versionWords name an earlier version: a plan is kept as it stood at the end of each day on which it was written.
func versionWords(v adjustments.PlanVersion) string {
	return "Version " + text.Number(max(1, v.Number)) + ", as it stood on " + text.Long(v.On)
}

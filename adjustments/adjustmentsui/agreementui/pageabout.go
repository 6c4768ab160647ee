package agreementui

import (
	"errors"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/adjustments"
	"jobwright/adjustments/adjustmentsui/signed"
	"jobwright/employers"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/may"
	"jobwright/internal/ui/offer"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/theme"
)

// impact is what the person finds hard at work, in their words, and whether the employer reads it.
func (p *agreementPage) impact() fyne.CanvasObject {
	a := p.agreement()
	words := theirWords(page.Fact{Title: "What is hard", Words: a.Impact}, page.Fact{Title: "On a good day", Words: a.GoodDay}, page.Fact{Title: "On a bad day", Words: a.BadDay})
	if words == nil {
		return nil
	}
	column := kit.Column(2, page.Heading("What is hard at work", 0, p.quietButton("Edit", func() { p.s.editPart(a.ID, "impact") })...), words)
	if a.ShowImpact {
		column.Add(page.Signed("eye", theme.Quiet, p.first()+" wants the employer to read this."))
	} else {
		column.Add(page.Signed("eye-off", theme.Quiet, "The employer does not see this. "+p.first()+" has not chosen to show it."))
	}
	return column
}

// absence is how absence is reported, what the manager does when signs show, and whom to call.
func (p *agreementPage) absence() fyne.CanvasObject {
	a := p.agreement()
	words := theirWords(page.Fact{Title: "How absence is reported", Words: a.Reporting}, page.Fact{Title: "When warning signs show, the manager", Words: a.Signs}, page.Fact{Title: "In an emergency", Words: a.Emergency})
	if words == nil {
		return nil
	}
	return kit.Column(2, page.Heading("Absence and warning signs", 0, p.quietButton("Edit", func() { p.s.editPart(a.ID, "absence") })...), words)
}

// advice is what others were asked, a summary only.
func (p *agreementPage) advice() fyne.CanvasObject {
	a, today := p.agreement(), p.Shown.today
	if len(a.Advice) == 0 {
		return nil
	}
	column := kit.Column(2, page.Heading("Advice", len(a.Advice), p.quietButton("Note advice", func() { p.s.add(adviceForm, a.ID, "") })...))
	for i, ad := range a.Advice {
		from := employers.ChoiceLabel(adjustments.Advisers, ad.From)
		words := kit.Column(0, kit.NewText(from).Bold().Wrap())
		switch {
		case !ad.Received.IsZero():
			words.Add(page.Small("Received " + text.Near(ad.Received, today)))
		case !ad.Requested.IsZero():
			words.Add(page.Signed("clock", theme.Ask, "Asked for "+text.Near(ad.Requested, today)+", no answer yet. Waiting must not hold up what can be done now."))
		}
		if ad.Summary != "" {
			words.Add(kit.NewText(ad.Summary).Wrap())
		}
		column.Add(kit.Rule())
		column.Add(p.pressable("Edit the advice of "+from, words, func() { p.s.add(adviceForm, a.ID, adviceAbout(i)) }))
	}
	return column
}

// sharing says who may see the agreement, and whether the person allows today that the employer does.
func (p *agreementPage) sharing() fyne.CanvasObject {
	d := p.Shown.page
	a := d.Agreement
	column := kit.Column(2, page.Heading("Who may see it", 0, p.quietButton("Edit", func() { p.s.editPart(a.ID, "sharing") })...))
	if len(a.Seers) > 0 {
		column.Add(kit.NewText(text.Capital(text.And(a.Seers...)) + ".").Wrap())
	} else {
		column.Add(page.Quiet("Nobody is named yet. Ask " + p.first() + " who at work may read it."))
	}
	_, err := adjustments.ViewAgreement(adjustments.ViewInput{Agreement: a, Person: d.Participant, Employer: d.Employer.Name, Site: d.Site.Name, Codes: p.s.p.Codes,
		Permits: d.Permits, Copy: adjustments.ForEmployer, Today: p.Shown.today})
	var refused adjustments.Refused
	switch {
	case errors.As(err, &refused):
		column.Add(page.Signed("stop", theme.Stop, refused.Error()))
	case err != nil:
		column.Add(page.Signed("question", theme.Ask, err.Error()))
	default:
		column.Add(page.Signed("check", theme.Fits, p.first()+" allows that "+orThe(d.Employer.Name, "the employer")+" reads this agreement."))
	}
	column.Add(kit.Start(p.opens("Open the permissions", "shield", may.Permissions(a.Participant))))
	for _, sh := range d.Shared {
		if sh.Employer == string(a.Employer) || sh.Employer == "" {
			column.Add(page.Small(text.Capital(text.Near(sh.On, p.Shown.today)) + ": " + sh.What))
		}
	}
	return column
}

func orThe(words, instead string) string {
	if words == "" {
		return instead
	}
	return words
}

// reviewing is when the agreement is looked at again, what brings that forward, and what earlier reviews found.
func (p *agreementPage) reviewing() fyne.CanvasObject {
	d, today := p.Shown.page, p.Shown.today
	a := d.Agreement
	column := kit.Column(2, page.Heading("Review", len(d.Reviews), p.quietButton("Record a review", func() { p.s.review(a.ID) })...))
	switch on := a.NextReviewOn(); {
	case on.IsZero():
		column.Add(page.Signed("question", theme.Ask, "No day is set. The first review is 4 to 12 weeks after the start."))
	case !today.Before(on):
		column.Add(page.Signed("clock", theme.Stop, "It is due: "+text.Near(on, today)+"."))
	default:
		column.Add(kit.NewText("Next: " + text.Near(on, today) + ".").Wrap())
	}
	switch sooner, all := adjustments.Sooner(a.Triggers), usualTriggers(p.s.p.Codes); {
	case len(sooner) > 0 && len(sooner) == len(all):
		column.Add(page.Quiet("Earlier, if something changes for " + p.first() + ", in the job or with the manager, or if something does not work."))
	case len(sooner) > 0:
		var words []string
		for _, w := range offer.Labels(p.s.p.Codes, "review_triggers", sooner) {
			words = append(words, text.Lower(w))
		}
		column.Add(page.Quiet("Earlier, if: " + text.Or(words...) + "."))
	}
	for _, r := range d.Reviews {
		column.Add(kit.Rule())
		column.Add(p.reviewRow(r))
	}
	return column
}

// reviewRow is one review: when, why, who was there, and what it found of each adjustment.
func (p *agreementPage) reviewRow(r adjustments.Review) fyne.CanvasObject {
	words := kit.Column(0, kit.NewText(page.Joined(text.Capital(text.Near(r.On, p.Shown.today)), p.s.p.Codes.Label("review_triggers", r.Trigger))).Bold().Wrap())
	if r.There != "" {
		words.Add(page.Small("With " + r.There))
	}
	for _, o := range r.Outcomes {
		line := p.itemWords(o.Item) + ": " + text.Lower(employers.ChoiceLabel(adjustments.ReviewOutcomes, o.What))
		if o.Note != "" {
			line += ". " + o.Note
		}
		words.Add(page.Signed(outcomeIcons[o.What], theme.Quiet, line))
	}
	if r.Note != "" {
		words.Add(kit.NewText(r.Note).Wrap())
	}
	words.Add(kit.Start(p.Button(kit.NewButton(kit.Quiet, "Letter about this review", func() { p.s.letter(p.Shown.page, r) }).Icon("mail").Slim())))
	return words
}

var outcomeIcons = map[string]string{"working": "check", "change": "pencil", "stop": "stop"}

// itemWords are what an adjustment of this or of an earlier version says.
func (p *agreementPage) itemWords(id string) string {
	all := p.agreement().Items
	for _, v := range p.Shown.page.Versions {
		all = append(slices.Clip(all), v.Agreement.Items...)
	}
	for _, it := range all {
		if it.ID == id {
			return it.Words
		}
	}
	return "An adjustment that is not listed any more"
}

// signatures are who has signed the version, and who has still to.
func (p *agreementPage) signatures() fyne.CanvasObject {
	d := p.Shown.page
	n := max(1, d.Agreement.Number)
	column := kit.Column(2, page.Heading("Signatures of version "+text.Number(n), len(signedOf(d, n))))
	column.Objects = append(column.Objects, signed.Rows(refOf(d.Agreement), d.Signatures, p.s.p.Now().Location())...)
	for _, party := range adjustments.Waiting(refOf(d.Agreement), d.Signatures) {
		column.Add(page.Signed("circle", theme.Quiet, text.Capital(partyName(d, party))+" has not signed yet."))
	}
	if isSealed(d) {
		column.Add(page.Signed("lock", theme.Quiet, "Sealed as one PDF that everybody gets. It shows any change made to it."))
	}
	if p.s.p.SignOther != nil && p.s.p.mayChange() && !isSealed(d) && signable(d.Agreement) {
		column.Add(kit.Start(p.Button(kit.NewButton(kit.Quiet, "Signed elsewhere", func() { p.s.p.SignOther(refOf(d.Agreement), d.Agreement.Participant) }).Icon("note").Slim())))
	}
	if p.s.p.mayChange() {
		column.Objects = append(column.Objects, p.s.sealer().Former(paperOf(d), p.Button)...)
	}
	return column
}

// isSealed says that the newest version stands in a sealed file.
func isSealed(d adjustments.AgreementPage) bool {
	return slices.ContainsFunc(d.Sealed, func(x adjustments.Sealed) bool { return x.Paper == refOf(d.Agreement) })
}

// signable says that the state of the agreement lets it be signed.
func signable(a adjustments.Agreement) bool {
	return a.Status != adjustments.AgreementDraft && a.Status != adjustments.AgreementEnded && a.Status != adjustments.AgreementSuperseded
}

// versions are the earlier ones; two can be seen side by side.
func (p *agreementPage) versions() fyne.CanvasObject {
	d := p.Shown.page
	if len(d.Versions) == 0 {
		return nil
	}
	right := p.Button(kit.NewButton(kit.Quiet, "Compare versions", func() { p.s.compare(d) }).Icon("columns").Slim())
	column := kit.Column(2, page.Heading("Earlier versions", len(d.Versions), right))
	for _, v := range d.Versions {
		words := page.Joined("Version "+text.Number(v.Number), text.Near(v.On, p.Shown.today), signed.Version(versionRef(d.Agreement, v.Number), d.Signatures))
		papers := p.Button(kit.NewButton(kit.Quiet, "Papers of version "+text.Number(v.Number), func() { p.s.papers(v.Agreement, v.Number) }).Icon("print").Slim())
		column.Add(kit.TopRow(2, kit.Grow(kit.NewText(words).Wrap()), papers))
	}
	return column
}

// annex is what else the person wants written down: in their own copy only.
func (p *agreementPage) annex() fyne.CanvasObject {
	a := p.agreement()
	if strings.TrimSpace(a.Annex) == "" {
		return nil
	}
	return kit.Column(2, page.Heading(p.first()+"’s own annex", 0, p.quietButton("Edit", func() { p.s.editPart(a.ID, "annex") })...), kit.NewText(a.Annex).Wrap(),
		page.Signed("eye-off", theme.Quiet, "It goes with "+p.first()+"’s own copy only. Nobody signs it, and the employer never gets it."))
}

// refOf is the newest version of an agreement, as something that can be signed.
func refOf(a adjustments.Agreement) adjustments.PaperRef {
	return versionRef(a, max(1, a.Number))
}

// versionRef is one version of an agreement.
func versionRef(a adjustments.Agreement, number int) adjustments.PaperRef {
	return adjustments.PaperRef{Kind: adjustments.AgreementPaper, ID: string(a.ID), Number: number}
}

package agreementui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"

	"jobwright/adjustments"
	"jobwright/adjustments/adjustmentsui/signed"
	"jobwright/employers"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/theme"
)

// quickFilters are those with a chip of their own.
var quickFilters = []page.Quick[adjustments.AgreementFilter]{
	{Name: "Running", Filter: adjustments.AgreementFilter{}},
	{Name: "To sign", Filter: adjustments.AgreementFilter{Statuses: []string{adjustments.AgreementAgreed}}},
	{Name: "Drafts", Filter: adjustments.AgreementFilter{Statuses: []string{adjustments.AgreementDraft}}},
	{Name: "Signed and in place", Filter: adjustments.AgreementFilter{Statuses: []string{adjustments.AgreementSigned, adjustments.AgreementInPlace}}},
	{Name: "Under review", Filter: adjustments.AgreementFilter{Statuses: []string{adjustments.AgreementReview}}},
	{Name: "All", Filter: adjustments.AgreementFilter{All: true}},
}

// listing says what the list shows and how it is arranged.
func (s *Agreements) listing(forms *sheet.Desk, header *kit.Header) page.ListingOptions[adjustments.ListedAgreement, adjustments.AgreementFilter] {
	return page.ListingOptions[adjustments.ListedAgreement, adjustments.AgreementFilter]{
		Forms: forms, Header: header, Name: "agreements", Staff: s.p.Staff,
		State: func(_ context.Context, counts []int) (string, error) { return state(counts), nil },
		Rows: page.RowsOptions[adjustments.ListedAgreement, adjustments.AgreementFilter]{
			ListOptions: kit.ListOptions[adjustments.ListedAgreement]{Name: "Agreements", Columns: s.columns(), Actions: s.rowActions(), TwoLines: true, Empty: s.emptyList(),
				Key: func(a adjustments.ListedAgreement) string { return string(a.Agreement.ID) }},
			SortBy: "review", Count: s.p.Agreements.CountAgreements, Page: s.p.Agreements.Agreements,
		},
		Quick: page.QuickOptions[adjustments.AgreementFilter]{Filters: quickFilters, Find: "Find in these agreements", Example: "Person, employer or job", Remember: "agreements-filter",
			Take: func(f *adjustments.AgreementFilter, words string) { f.Words = words }},
		Frame: page.FrameOptions{Part: 0.48, List: 400, Page: 440},
	}
}

func (s *Agreements) columns() []kit.ListColumn[adjustments.ListedAgreement] {
	return []kit.ListColumn[adjustments.ListedAgreement]{
		{ID: "person", Title: "Who, and with whom", Width: 9.5, Grow: true, Fixed: true, Sortable: true, Cell: func(a adjustments.ListedAgreement) kit.Cell {
			return kit.Cell{Text: a.Person, Second: a.EmployerName, Bold: true}
		}},
		{ID: "job", Title: "Job", Width: 8, Spare: 1.5, Cell: func(a adjustments.ListedAgreement) kit.Cell { return kit.Cell{Text: a.Agreement.JobTitle} }},
		{ID: "status", Title: "Status", Width: 10.8, Sortable: true, Fixed: true, Cell: func(a adjustments.ListedAgreement) kit.Cell {
			return kit.Cell{Text: statusWord(a.Agreement.Status), Second: versionWords(a), Icon: statusIcons[a.Agreement.Status]}
		}},
		{ID: "signed", Title: "Signed by", Width: 8, Spare: 3, Cell: signedCell},
		{ID: "review", Title: "Review", Width: 5.6, Sortable: true, Fixed: true, Align: fyne.TextAlignTrailing, Cell: s.reviewCell},
		{ID: "employer", Title: "Employer", Width: 9, Sortable: true, Hidden: true, Cell: func(a adjustments.ListedAgreement) kit.Cell { return kit.Cell{Text: a.EmployerName} }},
		{ID: "items", Title: "Adjustments", Width: 6.4, Spare: 3, Hidden: true, Align: fyne.TextAlignTrailing, Cell: func(a adjustments.ListedAgreement) kit.Cell {
			return kit.Cell{Text: text.Number(len(a.Agreement.Items))}
		}},
	}
}

// signedCell is who has signed the version: one a line, for there is no room for more.
func signedCell(a adjustments.ListedAgreement) kit.Cell {
	by := signed.Parties(a.Signed)
	switch {
	case len(by) == 0:
		return kit.Cell{Text: "nobody yet", Tone: theme.Quiet}
	case a.Sealed && a.Agreement.HR != "" && !slices.Contains(a.Signed, adjustments.HR): // it is sealed without them
		return kit.Cell{Text: "All but HR", Second: "sealed"}
	case a.Sealed:
		return kit.Cell{Text: "Everybody", Second: "sealed"}
	case len(by) > 2:
		return kit.Cell{Text: text.Capital(by[0]), Second: "and " + text.Number(len(by)-1) + " more"}
	case len(by) == 2:
		return kit.Cell{Text: text.Capital(by[0]), Second: "and " + by[1]}
	}
	return kit.Cell{Text: text.Capital(by[0])}
}

// reviewCell is when the agreement is looked at again.
func (s *Agreements) reviewCell(a adjustments.ListedAgreement) kit.Cell {
	on, today := a.Agreement.NextReviewOn(), s.p.Today()
	switch {
	case a.Agreement.Status == adjustments.AgreementEnded:
		return kit.Cell{}
	case on.IsZero():
		return kit.Cell{Text: "no date", Tone: theme.Quiet}
	case !today.Before(on):
		return kit.Cell{Text: text.Capital(text.Due(on, today)), Tone: theme.Stop, Bold: true}
	}
	return kit.Cell{Text: text.Near(on, today), Tone: theme.Quiet}
}

// rowActions are the keys of a row; their buttons stand on the page beside the list.
func (s *Agreements) rowActions() []kit.Action[adjustments.ListedAgreement] {
	do := func(words, key string, f func(adjustments.Agreement)) kit.Action[adjustments.ListedAgreement] {
		return kit.Action[adjustments.ListedAgreement]{Words: words, Key: key, KeyOnly: true, Do: func(a adjustments.ListedAgreement) { f(a.Agreement) }}
	}
	list := []kit.Action[adjustments.ListedAgreement]{do("Papers", "P", func(a adjustments.Agreement) { s.papers(a, 0) })}
	if s.p.mayChange() {
		list = append(list, do("Edit", "E", func(a adjustments.Agreement) { s.edit(a.ID) }), do("Add adjustments", "A", func(a adjustments.Agreement) { s.pick(a.ID) }),
			do("Record a review", "R", func(a adjustments.Agreement) { s.review(a.ID) }))
	}
	return list
}

// emptyList says why there are no rows.
func (s *Agreements) emptyList() fyne.CanvasObject {
	const words = "Nothing fits what you look for, or there is none yet. An agreement says what a person needs at work and what was agreed, never a diagnosis. Begin with a match, or with a person."
	if !s.p.mayChange() {
		return kit.NewEmpty("agreement", "No agreements here", "Nothing fits what you look for, or nobody has begun one yet.", nil)
	}
	return kit.NewEmpty("agreement", "No agreements here", words, kit.NewButton(kit.Outline, "New agreement", func() { s.begin("") }).Icon("plus"))
}

var statusIcons = map[string]string{adjustments.AgreementDraft: "pencil", adjustments.AgreementAgreed: "agreement", adjustments.AgreementSigned: "badge", adjustments.AgreementInPlace: "check",
	adjustments.AgreementReview: "eye", adjustments.AgreementSuperseded: "minus", adjustments.AgreementEnded: "stop"}

// statusWord is how an agreement stands.
func statusWord(status string) string {
	return employers.ChoiceLabel(adjustments.AgreementStatuses, status)
}

// versionWords say which version it is, and which one is in force until it is signed.
func versionWords(a adjustments.ListedAgreement) string {
	n := max(1, a.Agreement.Number)
	words := "version " + text.Number(n)
	if a.InForce > 0 && a.InForce < n {
		words += ", " + text.Number(a.InForce) + " in force"
	}
	return words
}

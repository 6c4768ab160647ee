package planui

import (
	"cmp"
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/adjustments"
	"jobwright/adjustments/adjustmentsui/signed"
	"jobwright/employers"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/theme"
)

// quickFilters are those with a chip of their own.
var quickFilters = []page.Quick[adjustments.PlanFilter]{
	{Name: "Open", Filter: adjustments.PlanFilter{}},
	{Name: "Being written", Filter: adjustments.PlanFilter{Statuses: []string{adjustments.PlanDraft}}},
	{Name: "In use", Filter: adjustments.PlanFilter{Statuses: []string{adjustments.PlanInUse}}},
	{Name: "Under review", Filter: adjustments.PlanFilter{Statuses: []string{adjustments.PlanReview}}},
	{Name: "All", Filter: adjustments.PlanFilter{All: true}},
}

// listing says what the list shows and how it is arranged.
func (s *Plans) listing(forms *sheet.Desk, header *kit.Header) page.ListingOptions[adjustments.ListedPlan, adjustments.PlanFilter] {
	return page.ListingOptions[adjustments.ListedPlan, adjustments.PlanFilter]{
		Forms: forms, Header: header, Name: "plans", Staff: s.p.Staff,
		State: func(_ context.Context, counts []int) (string, error) { return state(counts), nil },
		Rows: page.RowsOptions[adjustments.ListedPlan, adjustments.PlanFilter]{
			ListOptions: kit.ListOptions[adjustments.ListedPlan]{Name: "Wellness plans", Columns: s.columns(), Actions: s.rowActions(), TwoLines: true, Empty: s.emptyList(),
				Key: func(l adjustments.ListedPlan) string { return string(l.Plan.ID) }},
			SortBy: "review", Count: s.p.Plans.CountPlans, Page: s.p.Plans.Plans,
		},
		Quick: page.QuickOptions[adjustments.PlanFilter]{Filters: quickFilters, Find: "Find in these plans", Example: "Person, employer or job", Remember: "plans-filter",
			Take: func(f *adjustments.PlanFilter, words string) { f.Words = words }},
		Frame: page.FrameOptions{Part: 0.44, List: 380, Page: 420},
	}
}

func (s *Plans) columns() []kit.ListColumn[adjustments.ListedPlan] {
	return []kit.ListColumn[adjustments.ListedPlan]{
		{ID: "person", Title: "Whose", Width: 9.5, Grow: true, Fixed: true, Sortable: true, Cell: func(l adjustments.ListedPlan) kit.Cell {
			return kit.Cell{Text: l.Person, Second: cmp.Or(l.EmployerName, l.Plan.JobTitle, "no job yet"), Bold: true}
		}},
		{ID: "employer", Title: "Job", Width: 8.5, Spare: 3, Grow: true, Sortable: true, Cell: func(l adjustments.ListedPlan) kit.Cell {
			return kit.Cell{Text: l.Plan.JobTitle, Second: l.EmployerName}
		}},
		{ID: "written", Title: "Written", Width: 9, Spare: 2, Cell: func(l adjustments.ListedPlan) kit.Cell {
			got := l.Plan.Progress(s.p.guides(), l.Signed...)
			return kit.Cell{Text: got.String(), Second: emptyWords(got)}
		}},
		{ID: "status", Title: "Status", Width: 8.6, Sortable: true, Fixed: true, Across: true, Cell: func(l adjustments.ListedPlan) kit.Cell {
			return kit.Cell{Text: statusWord(l.Plan.Status), Second: s.underStatus(l), Icon: statusIcons[l.Plan.Status]}
		}},
		{ID: "review", Title: "Review", Width: 6.6, Sortable: true, Align: fyne.TextAlignTrailing, Cell: s.reviewCell},
	}
}

// reviewCell is when the plan is looked at again.
func (s *Plans) reviewCell(l adjustments.ListedPlan) kit.Cell {
	on, today := l.Plan.ReviewOn, s.p.Today()
	switch {
	case l.Plan.Status == adjustments.PlanEnded:
		return kit.Cell{}
	case on.IsZero():
		return kit.Cell{Text: "no date", Tone: theme.Quiet}
	case l.Plan.Status != adjustments.PlanDraft && !today.Before(on):
		return kit.Cell{Text: text.Capital(text.Due(on, today)), Tone: theme.Stop, Bold: true}
	}
	return kit.Cell{Text: text.Near(on, today), Tone: theme.Quiet}
}

// rowActions are the keys of a row; their buttons stand on the page beside the list.
func (s *Plans) rowActions() []kit.Action[adjustments.ListedPlan] {
	do := func(words, key string, f func(adjustments.Plan)) kit.Action[adjustments.ListedPlan] {
		return kit.Action[adjustments.ListedPlan]{Words: words, Key: key, KeyOnly: true, Do: func(l adjustments.ListedPlan) { f(l.Plan) }}
	}
	list := []kit.Action[adjustments.ListedPlan]{do("Papers", "P", func(p adjustments.Plan) { s.papers(p, 0) })}
	if s.p.mayChange() {
		list = append(list, do("Write in the plan", "G", func(p adjustments.Plan) { s.goOn(p.ID, writePart) }),
			do("Choose what the employer sees", "C", func(p adjustments.Plan) { s.goOn(p.ID, choosePart) }),
			do("Edit what it is about", "E", func(p adjustments.Plan) { s.edit(p.ID) }), do("Record a review", "R", func(p adjustments.Plan) { s.review(p.ID) }))
	}
	return list
}

// goOn opens the conversation at a part of it.
func (s *Plans) goOn(id adjustments.PlanID, part string) {
	s.p.Nav.Open(nav.Route{Page: pageName, ID: string(id) + "/" + part})
}

// emptyList says why there are no rows.
func (s *Plans) emptyList() fyne.CanvasObject {
	const words = "Nothing fits what you look for, or there is none yet. A wellness plan says what keeps a person well at work, in their own words. It is for anybody, and no diagnosis is needed."
	if !s.p.mayChange() {
		return kit.NewEmpty("heart", "No plans here", words, nil)
	}
	return kit.NewEmpty("heart", "No plans here", words, kit.NewButton(kit.Outline, "New plan", func() { s.begin("") }).Icon("plus"))
}

var statusIcons = map[string]string{adjustments.PlanDraft: "pencil", adjustments.PlanInUse: "check", adjustments.PlanReview: "eye", adjustments.PlanEnded: "stop"}

// statusWord is how a plan stands.
func statusWord(status string) string { return employers.ChoiceLabel(adjustments.PlanStatuses, status) }

// underStatus says how far a plan has come that is being written; of another one, who has signed it.
func (s *Plans) underStatus(l adjustments.ListedPlan) string {
	words := "version " + text.Number(max(1, l.Plan.Number))
	switch {
	case l.Plan.Status == adjustments.PlanDraft:
		return l.Plan.Progress(s.p.guides(), l.Signed...).String()
	case l.Sealed:
		return words + ", signed"
	case len(l.Signed) > 0:
		return words + ", signed by " + text.And(signed.Parties(l.Signed)...)
	}
	return words
}

// emptyWords name the sections that are still empty: the first two, and how many more.
func emptyWords(p adjustments.Progress) string {
	var names []string
	for _, g := range p.Empty {
		names = append(names, g.Label)
	}
	switch {
	case len(names) == 0:
		return "nothing is left"
	case len(names) > 2:
		return "Empty: " + strings.Join(names[:1], ", ") + " and " + text.Number(len(names)-1) + " more"
	}
	return "Empty: " + text.And(names...)
}

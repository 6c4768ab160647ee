package agreementui

import (
	"encoding/json"
	"reflect"
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/adjustments"
	"jobwright/employers"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/theme"
	"jobwright/internal/ui/typed"
)

// quickFilters are those with a chip of their own.
var quickFilters = []struct {
	name   string
	filter adjustments.AgreementFilter
}{
	{"Running", adjustments.AgreementFilter{}},
	{"To sign", adjustments.AgreementFilter{Statuses: []string{adjustments.AgreementAgreed}}},
	{"Drafts", adjustments.AgreementFilter{Statuses: []string{adjustments.AgreementDraft}}},
	{"Signed and in place", adjustments.AgreementFilter{Statuses: []string{adjustments.AgreementSigned, adjustments.AgreementInPlace}}},
	{"Under review", adjustments.AgreementFilter{Statuses: []string{adjustments.AgreementReview}}},
	{"All", adjustments.AgreementFilter{All: true}},
}

// filterBar is what stands between the title and the rows.
type filterBar struct {
	s       *Agreements
	chips   *kit.ChoiceChips
	words   *kit.Entry
	content *fyne.Container
}

func newFilterBar(s *Agreements) *filterBar {
	b := &filterBar{s: s, words: kit.NewEntry().Named("Find in these agreements").Example("Person, employer or job")}
	var names []string
	for _, q := range quickFilters {
		names = append(names, q.name)
	}
	b.chips = kit.NewChoiceChips("Show", names, b.choose)
	b.chips.Choose(0)
	b.words.OnChange(func() {
		f := b.s.list.Filter()
		if words := typed.Words(b.words); words != f.Words {
			f.Words = words
			b.set(f)
		}
	})
	b.words.OnEnter(func() { s.list.Focus() })
	b.content = kit.Column(3, b.chips, b.words)
	return b
}

// show writes the quick filters with their counts.
func (b *filterBar) show(o overview) {
	for i, n := range o.counts {
		b.chips.SetWords(i, quickFilters[i].name+"  "+text.Number(n))
	}
	b.content.Refresh()
	b.s.frame.Fit()
}

// choose takes a quick filter; the words stay. One is always chosen.
func (b *filterBar) choose(i int) {
	if i < 0 {
		b.mark()
		return
	}
	f := quickFilters[i].filter
	f.Words = b.s.list.Filter().Words
	b.set(f)
}

// set lists what a filter chooses, from the top, and remembers it on this machine without the words, which may be a name.
func (b *filterBar) set(f adjustments.AgreementFilter) {
	b.s.list.SetFilter(f)
	b.mark()
	if b.s.p.Layouts == nil {
		return
	}
	f.Words = ""
	if kept, err := json.Marshal(f); err == nil {
		b.s.p.Layouts.SetListLayout(filterName, string(kept))
	}
}

// recall takes up the filter that was on when the program was last used.
func (b *filterBar) recall() {
	var f adjustments.AgreementFilter
	if b.s.p.Layouts == nil || json.Unmarshal([]byte(b.s.p.Layouts.ListLayout(filterName)), &f) != nil {
		return
	}
	for _, q := range quickFilters {
		if reflect.DeepEqual(q.filter, f) {
			b.s.list.SetFilter(f)
			b.mark()
		}
	}
}

// mark shows which quick filter is on, whatever the words are.
func (b *filterBar) mark() {
	now := b.s.list.Filter()
	now.Words = ""
	b.chips.Choose(-1)
	for i, q := range quickFilters {
		if reflect.DeepEqual(q.filter, now) {
			b.chips.Choose(i)
		}
	}
}

func (s *Agreements) newList() *page.Rows[adjustments.ListedAgreement, adjustments.AgreementFilter] {
	return page.NewRows(page.RowsOptions[adjustments.ListedAgreement, adjustments.AgreementFilter]{
		ListOptions: kit.ListOptions[adjustments.ListedAgreement]{
			Name: "Agreements", Run: s.p.Run, Columns: s.columns(), Actions: s.rowActions(), TwoLines: true, Empty: s.emptyList(),
			Key: func(a adjustments.ListedAgreement) string { return string(a.Agreement.ID) },
		},
		Remember: listName, Layouts: s.p.Layouts, SortBy: "review", Count: s.p.Agreements.CountAgreements, Page: s.p.Agreements.Agreements, Nav: s.p.Nav,
	})
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
		{ID: "signed", Title: "Signed by", Width: 8, Spare: 3, Cell: func(a adjustments.ListedAgreement) kit.Cell {
			if len(a.Signed) == 0 {
				return kit.Cell{Text: "nobody yet", Tone: theme.Quiet}
			}
			c := kit.Cell{Text: text.Capital(text.And(partyWords(a.Signed)...))}
			if a.Sealed {
				c.Second = "sealed"
			}
			return c
		}},
		{ID: "review", Title: "Review", Width: 5.6, Sortable: true, Fixed: true, Align: fyne.TextAlignTrailing, Cell: s.reviewCell},
		{ID: "employer", Title: "Employer", Width: 9, Sortable: true, Hidden: true, Cell: func(a adjustments.ListedAgreement) kit.Cell { return kit.Cell{Text: a.EmployerName} }},
		{ID: "items", Title: "Adjustments", Width: 6.4, Spare: 3, Hidden: true, Align: fyne.TextAlignTrailing, Cell: func(a adjustments.ListedAgreement) kit.Cell {
			return kit.Cell{Text: text.Number(len(a.Agreement.Items))}
		}},
	}
}

// reviewCell is when the agreement is looked at again.
func (s *Agreements) reviewCell(a adjustments.ListedAgreement) kit.Cell {
	on, today := a.Agreement.NextReviewOn(), s.p.today()
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
	list := []kit.Action[adjustments.ListedAgreement]{do("Papers", "P", s.papers)}
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

// partyWords are parties within a sentence: employee, line manager, HR.
func partyWords(parties []string) (out []string) {
	for _, code := range parties {
		label := employers.ChoiceLabel(adjustments.Parties, code)
		if code != adjustments.HR {
			label = strings.ToLower(label[:1]) + label[1:]
		}
		if code == adjustments.Witness {
			label = "witness"
		}
		out = append(out, label)
	}
	return out
}

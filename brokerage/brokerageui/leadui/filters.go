package leadui

import (
	"context"
	"reflect"
	"slices"
	"sync/atomic"

	"fyne.io/fyne/v2"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/typed"
)

// anyOne is the id of the line that takes a filter away.
const anyOne = "any"

// filterBar is what stands above the board: quick filters with their counts, and fields for words, a sector and an area.
type filterBar struct {
	s       *Leads
	chips   *kit.ChoiceChips
	words   *kit.Entry
	sector  *kit.SearchSelect
	area    *kit.SearchSelect
	offered [2]atomic.Pointer[[]kit.Option] // sectors and areas that open leads have; fields look them up off the UI goroutine
	quiet   bool                            // the fields are being written to
	content *fyne.Container
}

// quick are the filters with a chip of their own.
func (s *Leads) quick() []brokerage.LeadFilter {
	return []brokerage.LeadFilter{{}, {Owner: s.p.Me().ID}, {Stale: true}, {Closed: true}}
}

var quickWords = []string{"Open", "Mine", "Not moved for some time", "Closed"}

func newFilterBar(s *Leads) *filterBar {
	b := &filterBar{s: s, words: kit.NewEntry().Named("Find in these leads").Example("Employer or need")}
	b.chips = kit.NewChoiceChips("Show", slices.Clone(quickWords), b.choose)
	b.chips.Choose(0)
	find := func(which int) kit.Finder {
		return func(ctx context.Context, words string) ([]kit.Option, error) {
			if list := b.offered[which].Load(); list != nil {
				return kit.FindIn(*list)(ctx, words)
			}
			return nil, nil
		}
	}
	b.sector = kit.NewSearchSelect(s.p.Run, find(0)).Named("Sector").Example("Any sector")
	b.area = kit.NewSearchSelect(s.p.Run, find(1)).Named("Area").Example("Any area")
	for _, in := range []kit.Input{b.words, b.sector, b.area} {
		in.OnChange(b.changed)
	}
	b.words.OnEnter(func() { s.p.Canvas().Focus(s.FirstFocus()) })
	b.content = kit.Column(3, b.chips, kit.Pairs(b.words, b.sector, b.area))
	return b
}

// show writes the counts, and offers the sectors and areas that there are.
func (b *filterBar) show(o overview) {
	mine := 0
	sectors, areas := map[string]bool{}, map[string]bool{}
	for _, c := range o.all {
		if c.Owner == b.s.p.Me().ID {
			mine++
		}
		sectors[c.Section], areas[c.Area] = true, true
	}
	for i, n := range []int{len(o.all), mine, len(o.stale)} {
		b.chips.SetWords(i, quickWords[i]+"  "+text.Number(n))
	}
	for i, list := range [2][]kit.Option{choices(sectors, "Any sector", employers.SectionName), choices(areas, "Any area", areaWord)} {
		b.offered[i].Store(&list)
	}
	b.content.Refresh()
}

// choices are the values that there are, by name, after the line that takes the filter away.
func choices(values map[string]bool, none string, word func(string) string) []kit.Option {
	var out []kit.Option
	for v := range values {
		if v != "" {
			out = append(out, kit.Option{ID: v, Title: word(v)})
		}
	}
	slices.SortFunc(out, func(a, b kit.Option) int {
		if a.Title < b.Title {
			return -1
		}
		return 1
	})
	return append([]kit.Option{{ID: anyOne, Title: none}}, out...)
}

// areaWord is a postcode area with its name: S (Sheffield).
func areaWord(area string) string {
	if name := employers.AreaName(area); name != area {
		return area + " (" + name + ")"
	}
	return area
}

// choose takes a quick filter; words, sector and area stay. One is always chosen.
func (b *filterBar) choose(i int) {
	if i < 0 {
		b.mark()
		return
	}
	f := b.s.quick()[i]
	f.Words, f.Sections, f.Areas = b.s.filter.Words, b.s.filter.Sections, b.s.filter.Areas
	b.s.setFilter(f)
}

// changed takes what stands in the fields.
func (b *filterBar) changed() {
	if b.quiet {
		return
	}
	f := b.s.filter
	f.Words, f.Sections, f.Areas = typed.Words(b.words), b.one(b.sector), b.one(b.area)
	if !reflect.DeepEqual(f, b.s.filter) {
		b.s.setFilter(f)
	}
}

// one is what a field chooses; nil for any.
func (b *filterBar) one(in *kit.SearchSelect) []string {
	o, ok := in.Value()
	if o.ID == anyOne {
		b.quiet = true
		in.Choose(kit.Option{})
		b.quiet = false
		return nil
	}
	if !ok {
		return nil
	}
	return []string{o.ID}
}

// mark shows which filter is on.
func (b *filterBar) mark() {
	f := b.s.filter
	f.Words, f.Sections, f.Areas = "", nil, nil
	b.chips.Choose(slices.IndexFunc(b.s.quick(), func(q brokerage.LeadFilter) bool { return reflect.DeepEqual(q, f) }))
	b.quiet = true
	if typed.Words(b.words) != b.s.filter.Words {
		b.words.SetText(b.s.filter.Words)
	}
	if len(b.s.filter.Sections) == 0 {
		b.sector.Choose(kit.Option{})
	}
	if len(b.s.filter.Areas) == 0 {
		b.area.Choose(kit.Option{})
	}
	b.quiet = false
}

func isZero(f brokerage.LeadFilter) bool { return reflect.DeepEqual(f, brokerage.LeadFilter{}) }

// setFilter shows what a filter chooses.
func (s *Leads) setFilter(f brokerage.LeadFilter) {
	s.filter = f
	s.bar.mark()
	s.Reload()
}

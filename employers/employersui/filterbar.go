package employersui

import (
	"cmp"
	"reflect"
	"slices"

	"fyne.io/fyne/v2"

	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/theme"
)

// The filters that everybody has.
const (
	allFilter   = "all"
	mineFilter  = "mine"
	quietFilter = "quiet"
)

// quietWeeks is how long nobody has been in touch before a relation under way counts as quiet. Whoever was never met is no
// relation yet: a public list brings thousands of those.
const quietWeeks = 6

// pinned are the filters above the list: those that everybody has, then the saved ones that are pinned, in their order.
func pinned(saved []employers.SavedFilter, me people.StaffID) []employers.SavedFilter {
	list := []employers.SavedFilter{
		{ID: allFilter, Name: "All"},
		{ID: mineFilter, Name: "Mine", Filter: employers.Filter{Owners: []people.StaffID{me}}},
		{ID: quietFilter, Name: "Quiet for " + weeks(quietWeeks), Filter: employers.Filter{QuietWeeks: quietWeeks, Open: true}},
	}
	own := slices.DeleteFunc(slices.Clone(saved), func(f employers.SavedFilter) bool { return !f.Pinned || f.Deleted })
	slices.SortStableFunc(own, func(a, b employers.SavedFilter) int { return cmp.Compare(a.Place, b.Place) })
	return append(list, own...)
}

// filterBar is what stands between the title and the rows: pinned filters with their counts, the field for words, and
// what else is filtered.
type filterBar struct {
	s       *Employers
	words   *kit.Entry
	chips   *kit.ChoiceChips
	group   *fyne.Container // holds the chips
	strip   *fyne.Container // what is filtered, each with a way to take it away
	count   *kit.Text
	content *fyne.Container

	saved []employers.SavedFilter
	shown []employers.SavedFilter // behind the chips, in their order
	quiet bool                    // the field is being written to
}

func newFilterBar(s *Employers) *filterBar {
	b := &filterBar{s: s, words: kit.NewEntry().Named("Find in this list").Example("Name, phone, postcode or number"), group: kit.Column(0), strip: kit.Flow(2)}
	b.count = kit.NewText("").Tone(theme.Quiet)
	b.words.OnChange(b.typed)
	b.words.OnEnter(func() { s.list.Focus() })
	filter := kit.NewButton(kit.Quiet, "Filter", s.askFilter).Icon("filter")
	b.strip.Hide()
	b.content = kit.Column(3, b.group, kit.Row(3, kit.Grow(b.words), filter), b.strip)
	b.show(overview{counts: map[string]int{}})
	return b
}

// show writes the pinned filters with their counts.
func (b *filterBar) show(r overview) {
	list := pinned(r.saved, b.s.p.Me().ID)
	b.saved = r.saved
	words := make([]string, len(list))
	for i, f := range list {
		words[i] = f.Name
		if n, ok := r.counts[f.ID]; ok {
			words[i] += "  " + text.Number(n)
		}
	}
	same := len(list) == len(b.shown)
	b.shown = list
	if same {
		for i, w := range words {
			b.chips.SetWords(i, w)
		}
	} else {
		kit.KeepFocus(b.s.window(), func() []fyne.Focusable { return kit.Stops(b.group) }, func() {
			b.chips = kit.NewChoiceChips("Show", words, b.choose)
			b.group.Objects = []fyne.CanvasObject{b.chips}
		}, b.words.Focus())
	}
	b.mark()
}

// choose lists what a pinned filter chooses; words that were typed stay. One is always chosen by pressing it again.
func (b *filterBar) choose(i int) {
	if i < 0 {
		b.mark()
		return
	}
	b.s.useFilter(b.shown[i])
}

// useFilter lists what a saved or pinned filter chooses, in its order. Words that were typed stay where it has none.
func (s *Employers) useFilter(saved employers.SavedFilter) {
	f := saved.Filter
	if f.Words == "" {
		f.Words = s.list.Filter().Words
	}
	if saved.Sort != "" {
		s.list.SetLayout(kit.ListLayout{Order: kit.Order{Column: saved.Sort, Desc: saved.Down}})
	}
	s.setFilter(f)
}

// is says that a pinned filter is the one that is on, whatever words are typed beside it.
func (s *Employers) is(f employers.SavedFilter) bool {
	now := s.list.Filter()
	if f.Filter.Words == "" {
		now.Words = ""
	}
	return reflect.DeepEqual(f.Filter, now)
}

// typed filters while somebody types.
func (b *filterBar) typed() {
	if b.quiet || b.words.Text() == b.s.list.Filter().Words {
		return
	}
	f := b.s.list.Filter()
	f.Words = b.words.Text()
	b.s.setFilter(f)
}

// mark shows which pinned filter is on, and what is filtered beyond the pinned ones.
func (b *filterBar) mark() {
	on := slices.IndexFunc(b.shown, b.s.is)
	b.chips.Choose(on)
	b.quiet = true
	if b.words.Text() != b.s.list.Filter().Words {
		b.words.SetText(b.s.list.Filter().Words)
	}
	b.quiet = false
	kit.KeepFocus(b.s.window(), b.stops, func() {
		b.strip.Objects = nil
		switch {
		case on < 0:
			b.strip.Objects = b.chosen()
		case b.s.list.Filter().Words != "": // the chip's count is not that of the words
			b.strip.Objects = []fyne.CanvasObject{b.count}
		}
		b.strip.Hidden = len(b.strip.Objects) == 0
		b.content.Refresh()
		b.s.frame.Fit()
	}, b.words.Focus())
}

// stops are the controls of what is filtered, in their order.
func (b *filterBar) stops() []fyne.Focusable { return kit.Stops(b.strip) }

// chosen are the parts of the filter as buttons that take them away.
func (b *filterBar) chosen() []fyne.CanvasObject {
	objects := []fyne.CanvasObject{kit.AtLeast(0, 28, b.count)}
	parts := b.s.criteria(b.s.list.Filter())
	for _, c := range parts {
		objects = append(objects, kit.NewButton(kit.Outline, c.words, func() {
			f := b.s.list.Filter()
			c.without(&f)
			b.s.setFilter(f)
		}).Icon("close").Slim().Plain())
	}
	if len(parts) > 1 {
		objects = append(objects, kit.NewButton(kit.Quiet, "Clear", func() { b.s.setFilter(employers.Filter{Words: b.s.list.Filter().Words}) }).Slim())
	}
	if b.s.mayChange() {
		objects = append(objects, kit.NewButton(kit.Quiet, "Save this filter…", b.s.saveFilter).Slim())
	}
	return objects
}

// found says how many rows a filter that is not pinned has.
func (b *filterBar) found(total int) {
	b.count.Set(text.Count(total, "employer", "employers"))
	b.strip.Refresh()
	b.s.frame.Fit()
}

// setFilter lists what a filter chooses, from the top. Ticks go: they were for what was listed before.
func (s *Employers) setFilter(f employers.Filter) {
	if len(s.list.TickedKeys()) > 0 {
		s.list.ClearTicks()
	}
	s.list.SetFilter(f)
	s.bar.mark()
}

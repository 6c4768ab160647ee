package page

import (
	"context"
	"encoding/json"
	"reflect"

	"fyne.io/fyne/v2"

	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/typed"
)

// Quick is a filter with a chip of its own.
type Quick[F any] struct {
	Name   string
	Filter F
}

// QuickOptions say which quick filters stand above a list, and what else one looks for in it.
type QuickOptions[F any] struct {
	Filters       []Quick[F]               // the first is the usual one
	Find, Example string                   // what the field for words is called, and its pale words
	Beside        []kit.Input              // fields that stand beside the one for words
	Take          func(f *F, words string) // puts the words into a filter, and what stands in Beside
	Remember      string                   // under which the filter is remembered on this machine; "" = it is not
	Layouts       kit.Layouts              // the memory; may be nil
}

// QuickBar is what stands between the title and the rows: filters with a chip of their own and their counts, and a field for words. What
// is looked for is never remembered: it may be a name.
type QuickBar[T, F any] struct {
	Content *fyne.Container
	chips   *kit.ChoiceChips
	words   *kit.Entry
	o       QuickOptions[F]
	list    *Rows[T, F]
}

// NewQuickBar makes it for a list, which takes the filter that was on when the program was last used.
func NewQuickBar[T, F any](list *Rows[T, F], o QuickOptions[F]) *QuickBar[T, F] {
	b := &QuickBar[T, F]{o: o, list: list, words: kit.NewEntry().Named(o.Find).Example(o.Example)}
	var names []string
	for _, q := range o.Filters {
		names = append(names, q.Name)
	}
	b.chips = kit.NewChoiceChips("Show", names, b.Choose)
	fields := []fyne.CanvasObject{b.words}
	for _, in := range o.Beside {
		in.OnChange(b.take)
		fields = append(fields, in)
	}
	b.words.OnChange(b.take)
	b.words.OnEnter(list.Focus)
	b.Content = kit.Column(3, b.chips, b.words)
	if len(o.Beside) > 0 {
		b.Content = kit.Column(3, b.chips, kit.Pairs(fields...))
	}
	b.recall()
	b.mark()
	return b
}

// take lists what the filter that is on chooses with what stands in the fields.
func (b *QuickBar[T, F]) take() {
	f := b.list.Filter()
	b.o.Take(&f, typed.Words(b.words))
	if !reflect.DeepEqual(f, b.list.Filter()) {
		b.set(f)
	}
}

// filled is a quick filter by its place, with what stands in the fields.
func (b *QuickBar[T, F]) filled(i int) F {
	f := b.o.Filters[i].Filter
	b.o.Take(&f, typed.Words(b.words))
	return f
}

// Focus is the field for words.
func (b *QuickBar[T, F]) Focus() fyne.Focusable { return b.words.Focus() }

// Counts are how many rows each of the filters chooses, in their order.
func (b *QuickBar[T, F]) Counts(ctx context.Context) (counts []int, err error) {
	for _, q := range b.o.Filters {
		n, err := b.list.o.Count(ctx, q.Filter)
		if err != nil {
			return nil, err
		}
		counts = append(counts, n)
	}
	return counts, nil
}

// Show writes the filters with their counts.
func (b *QuickBar[T, F]) Show(counts []int) {
	for i, n := range counts {
		b.chips.SetWords(i, b.o.Filters[i].Name+"  "+text.Number(n))
	}
	b.Content.Refresh()
	b.list.frame.Fit()
}

// Choose takes a filter by its place; what stands in the fields stays. One is always chosen.
func (b *QuickBar[T, F]) Choose(i int) {
	if i < 0 {
		b.mark()
		return
	}
	b.set(b.filled(i))
}

// Chosen is the place of the filter that is on; -1 where it is none of them.
func (b *QuickBar[T, F]) Chosen() int { return b.chips.Chosen() }

// Look looks for words, as if somebody had typed them.
func (b *QuickBar[T, F]) Look(words string) { b.words.SetText(words) }

// set lists what a filter chooses, from the top, and remembers it without what stands in the fields.
func (b *QuickBar[T, F]) set(f F) {
	b.list.SetFilter(f)
	b.mark()
	at := b.Chosen()
	if b.o.Layouts == nil || b.o.Remember == "" || at < 0 {
		return
	}
	if kept, err := json.Marshal(b.o.Filters[at].Filter); err == nil {
		b.o.Layouts.SetListLayout(b.o.Remember, string(kept))
	}
}

// recall takes up a filter that was kept, where it is still one of those that are offered.
func (b *QuickBar[T, F]) recall() {
	var f F
	if b.o.Layouts == nil || b.o.Remember == "" || json.Unmarshal([]byte(b.o.Layouts.ListLayout(b.o.Remember)), &f) != nil {
		return
	}
	for _, q := range b.o.Filters {
		if reflect.DeepEqual(q.Filter, f) {
			b.list.filter.Store(&f)
		}
	}
}

// mark shows which filter is on, whatever stands in the fields.
func (b *QuickBar[T, F]) mark() {
	now, at := b.list.Filter(), -1
	for i := range b.o.Filters {
		if reflect.DeepEqual(b.filled(i), now) {
			at = i
		}
	}
	b.chips.Choose(at)
}

package peopleui

import (
	"slices"
	"strconv"

	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/theme"
	"jobwright/internal/ui/typed"
)

// spareRows are how many rows can be added before a save.
const spareRows = 6

// rows are the same fields several times, such as one row for each skill. Rows that nobody has filled are hidden; one more
// comes with a button, or with the draft that has something in it.
type rows struct {
	s      *People
	blocks []*kit.Block
	add    *kit.Button
	parts  []kit.Part
	keys   int // how many of the first fields say what a row is about; one of them is enough
}

// newRows makes rows of a thing ("skill") with have of them filled; row makes the fields of one.
func newRows(s *People, thing string, have int, row func(i int, name func(string) string) []kit.Part) *rows {
	r := &rows{s: s, keys: 1}
	for i := range have + spareRows {
		name := func(field string) string { return thing + " " + strconv.Itoa(i+1) + " " + field }
		take := kit.NewButton(kit.Quiet, "Take away", func() { r.takeAway(i) }).Icon("close").Slim()
		head := kit.Row(2, kit.Grow(kit.NewText(text.Capital(thing)+" "+strconv.Itoa(i+1)).Bold()), take)
		block := kit.Together(append([]kit.Part{kit.Show(kit.Column(2, kit.Rule(), head))}, row(i, name)...)...)
		r.blocks, r.parts = append(r.blocks, block), append(r.parts, block)
	}
	r.add = kit.NewButton(kit.Outline, "Add a "+thing, r.addRow).Icon("plus").Slim()
	r.parts = append(r.parts, kit.Show(kit.Start(r.add)))
	return r
}

// whole refuses a row that has something in it and does not say what it is about: it would be left out, and what was typed with it.
func (r *rows) whole(b *kit.Block) error {
	filled := func(f *kit.Field) bool { return typed.Words(f.Input()) != "" }
	fields := b.Fields()
	if !slices.ContainsFunc(fields[:r.keys], filled) && slices.ContainsFunc(fields, filled) {
		return typed.Sentence("Please fill this in, or take the whole row away.")
	}
	return nil
}

// begin hides the rows that are not filled; call it once the form has been made.
func (r *rows) begin(have int) {
	for i, b := range r.blocks {
		b.SetShown(i < have)
		b.Fields()[0].Check(func() error { return r.whole(b) })
		for _, f := range b.Fields() {
			f.Input().OnChange(func() {
				if !b.Shown() && f.Input().Text() != "" {
					b.SetShown(true)
				}
			})
		}
	}
}

// addRow shows one more row and begins there.
func (r *rows) addRow() {
	for _, b := range r.blocks {
		if !b.Shown() {
			b.SetShown(true)
			r.s.p.Canvas().Focus(b.Fields()[0].Input().Focus())
			return
		}
	}
	r.s.p.Nav.Say("Please save first. Then there is room for more.", nil)
}

// takeAway empties a row and hides it; saving leaves it out.
func (r *rows) takeAway(i int) {
	b := r.blocks[i]
	for _, f := range b.Fields() {
		f.Input().SetText("")
	}
	b.SetShown(false)
	r.s.p.Canvas().Focus(r.add)
}

// note is a quiet sentence in a form.
func note(words string) kit.Part {
	return kit.Show(kit.NewText(words).Tone(theme.Quiet).Wrap())
}

// titled is a bold line over some fields of a form.
func titled(words string) kit.Part { return kit.Show(kit.NewSection(words, "")) }

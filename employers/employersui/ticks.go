package employersui

import "jobwright/internal/ui/kit"

// ticks are boxes of which any number may be ticked, two beside one another.
type ticks struct {
	codes []string
	boxes []*kit.Checkbox
	parts []kit.Part
}

// newTicks makes the boxes; name begins the names of their fields.
func newTicks(name string, options []kit.Option) *ticks {
	t := &ticks{}
	var pair []*kit.Field
	for i, o := range options {
		box := kit.NewCheckbox(o.Title)
		f := kit.NewField(name+":"+o.ID, o.Title, box)
		if o.Note != "" {
			f.Hint(o.Note)
		}
		t.codes, t.boxes = append(t.codes, o.ID), append(t.boxes, box)
		pair = append(pair, f)
		if len(pair) == 2 || i == len(options)-1 {
			t.parts = append(t.parts, kit.Beside(pair...))
			pair = nil
		}
	}
	return t
}

// chosen are the codes that are ticked; nil for none.
func (t *ticks) chosen() (out []string) {
	for i, b := range t.boxes {
		if b.On() {
			out = append(out, t.codes[i])
		}
	}
	return out
}

// set ticks the boxes of these codes and no other.
func (t *ticks) set(codes []string) {
	for i, b := range t.boxes {
		on := false
		for _, c := range codes {
			on = on || c == t.codes[i]
		}
		b.Set(on)
	}
}

// keep are the codes of a record that no box stands for, such as retired ones: they stay as they are.
func (t *ticks) keep(codes []string) (out []string) {
	for _, c := range codes {
		known := false
		for _, k := range t.codes {
			known = known || k == c
		}
		if !known {
			out = append(out, c)
		}
	}
	return out
}

// onChange adds a function that is called after every change.
func (t *ticks) onChange(f func()) {
	for _, b := range t.boxes {
		b.OnChange(f)
	}
}

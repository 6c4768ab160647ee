package kit

import (
	"fyne.io/fyne/v2"

	"jobwright/internal/ui/theme"
)

// foot is the layout of a dialog's buttons: at the right in one line. Where there is no room the main action gives up the
// keys it shows; then it has a line of its own, over the others; and last, each button has one. The note, if any, is the
// last object and stands at the left, or above.
type foot struct {
	note  bool
	main  *Button // nil where there is no main action
	hint  string  // the keys it shows where there is room
	width float32
}

// fit lays the buttons out for a width.
func (f *foot) fit(width float32, objects []fyne.CanvasObject) {
	f.width = width
	if f.hint == "" {
		return
	}
	buttons, note := f.split(objects)
	need := f.need(buttons, note)
	keys := newLabel(f.hint, theme.Caption, Regular, theme.Text).wide() + theme.Space(2)
	switch shown := f.main.hint != ""; {
	case shown && need > width:
		f.main.Hint("")
	case !shown && need+keys <= width:
		f.main.Hint(f.hint)
	}
}

func (f *foot) split(objects []fyne.CanvasObject) (buttons []fyne.CanvasObject, note fyne.CanvasObject) {
	if !f.note {
		return objects, nil
	}
	return objects[:len(objects)-1], objects[len(objects)-1]
}

// need is the width of the buttons, and of the note, in one line.
func (f *foot) need(buttons []fyne.CanvasObject, note fyne.CanvasObject) float32 {
	wide := lineWidth(buttons)
	if note != nil {
		wide += note.MinSize().Width + theme.Space(4)
	}
	return wide
}

func lineWidth(buttons []fyne.CanvasObject) float32 {
	wide := theme.Space(2) * float32(len(buttons)-1)
	for _, b := range buttons {
		wide += b.MinSize().Width
	}
	return wide
}

// lines are the buttons in lines, from the top.
func (f *foot) lines(buttons []fyne.CanvasObject) [][]fyne.CanvasObject {
	last := len(buttons) - 1
	switch {
	case f.width == 0 || lineWidth(buttons) <= f.width:
		return [][]fyne.CanvasObject{buttons}
	case f.main != nil && lineWidth(buttons[:last]) <= f.width:
		return [][]fyne.CanvasObject{buttons[last:], buttons[:last]}
	}
	var lines [][]fyne.CanvasObject
	for i := last; i >= 0; i-- {
		lines = append(lines, buttons[i:i+1])
	}
	return lines
}

// MinSize implements fyne.Layout.
func (f *foot) MinSize(objects []fyne.CanvasObject) fyne.Size {
	buttons, note := f.split(objects)
	high := float32(0)
	for i, line := range f.lines(buttons) {
		if i > 0 {
			high += theme.Space(2)
		}
		high += tallest(line)
	}
	if note != nil && f.width > 0 && f.need(buttons, note) > f.width {
		high += note.MinSize().Height + theme.Space(2)
	}
	return fyne.NewSize(0, high)
}

func tallest(line []fyne.CanvasObject) float32 {
	high := float32(0)
	for _, b := range line {
		high = max(high, b.MinSize().Height)
	}
	return high
}

// Layout implements fyne.Layout.
func (f *foot) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	f.fit(s.Width, objects)
	buttons, note := f.split(objects)
	lines, y := f.lines(buttons), float32(0)
	if note != nil {
		y = f.placeNote(note, buttons, s.Width)
	}
	for _, line := range lines {
		wide, high := lineWidth(line), tallest(line)
		x, extra := s.Width-wide, float32(0)
		if len(lines) > 1 { // they fill their line
			x, extra = 0, floor((s.Width-wide)/float32(len(line)))
		}
		for _, b := range line {
			w := b.MinSize().Width + extra
			b.Move(fyne.NewPos(x, y))
			b.Resize(fyne.NewSize(w, high))
			x += w + theme.Space(2)
		}
		y += high + theme.Space(2)
	}
}

// placeNote puts the note beside the buttons or above them, and returns where the buttons begin.
func (f *foot) placeNote(note fyne.CanvasObject, buttons []fyne.CanvasObject, width float32) float32 {
	m := note.MinSize()
	if f.need(buttons, note) <= width {
		note.Move(fyne.NewPos(0, round((tallest(buttons)-m.Height)/2)))
		note.Resize(fyne.NewSize(width-lineWidth(buttons)-theme.Space(4), m.Height))
		return 0
	}
	note.Move(fyne.Position{})
	note.Resize(fyne.NewSize(width, m.Height))
	return m.Height + theme.Space(2)
}

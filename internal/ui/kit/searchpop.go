package kit

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jobwright/internal/text"
	"jobwright/internal/ui/task"
)

// searchPop is the open list of a SearchSelect: an entry lying exactly over the field, and what was found under it.
type searchPop struct {
	of       *SearchSelect
	layer    *layer
	entry    *Entry
	list     *pickList
	latest   task.Latest
	options  []Option // of the words in found
	found    string
	searched bool // an answer has come
	waiting  bool // Enter was pressed before the answer came
	leaving  bool // and then Tab
	settled  bool // the field knows what it holds: nothing is left to be settled when the list goes
	above    bool // the list stands over the field, where there is more room
}

// open shows the list for some words.
func (s *SearchSelect) open(words string) {
	c, drawn := canvasOf(s)
	if c == nil || s.pop != nil {
		return
	}
	p := &searchPop{of: s}
	s.pop = p
	p.entry = NewEntry().Named(s.name).Example(s.example)
	if s.chosen.ID != "" {
		p.entry.Example(s.chosen.Title)
	}
	p.entry.in.catchTab = true
	p.entry.key = p.typedKey
	p.list = newPickList(s.name, 8, p.take)
	p.list.empty = "Looking…"
	p.layer = &layer{canvas: c, place: p.place, closed: p.gone}
	p.layer.panel = container.New(p, p.entry, p.list)
	p.layer.show(p.passedKey)
	p.entry.SetText(words)
	p.entry.in.CursorColumn = len([]rune(words))
	p.entry.OnChange(p.search)
	c.Focus(p.entry.in)
	p.search()
	if !drawn { // nobody knows yet where the field is going to stand
		s.run.After(soonDrawn, p.layer.Refresh)
	}
}

// search asks for the words typed; an older answer never overwrites a newer one.
func (p *searchPop) search() {
	words := p.entry.Text()
	if words == " " { // the space bar that opened the list
		p.entry.SetText("")
		return
	}
	ctx := p.latest.Next()
	task.Go(ctx, p.of.run, func(ctx context.Context) ([]Option, error) { return p.of.find(ctx, words) },
		func(found []Option, err error) { p.answer(words, found, err) })
}

func (p *searchPop) answer(words string, found []Option, err error) {
	p.options, p.found, p.searched = found, words, true
	empty := "Nothing begins with these letters."
	if err != nil {
		p.options, empty = nil, "The list could not be read. Please try again."
	} else if words == "" {
		empty = "Nothing here yet."
	}
	rows := make([]pickRow, 0, len(found)+1)
	at := -1
	for i, o := range p.options {
		rows = append(rows, pickRow{title: o.Title, note: o.Note})
		if o.ID == p.of.chosen.ID && words == "" {
			rows[i].icon, at = "check", i
		}
	}
	if words != "" && len(p.options) > 0 {
		at = 0
	}
	if p.of.offer != nil && words != "" && err == nil {
		if rows = append(rows, pickRow{icon: "plus", title: fmt.Sprintf(p.of.offers, words)}); len(rows) == 1 {
			at = 0 // it is all there is to take
		}
	}
	p.list.set(rows, empty, at)
	p.layer.Refresh()
	if p.waiting {
		p.waiting = false
		p.enter()
		if p.leaving && p.of.pop == nil { // taken: Tab moves on from the field
			p.layer.canvas.FocusNext()
		}
		p.leaving = false
	}
}

// take chooses line i, or offers to add what was typed.
func (p *searchPop) take(i int) {
	s, words := p.of, p.entry.Text()
	p.settled = true
	p.layer.hide()
	if i < len(p.options) {
		s.Choose(p.options[i])
		return
	}
	if s.typed != "" { // words of before, that matched nothing, are settled too
		s.become(Option{}, "")
	}
	s.offer(words)
}

// enter takes the marked line and, where the field wants that, moves on.
func (p *searchPop) enter() {
	s := p.of
	p.list.take()
	if s.onward && s.pop == nil && s.enter != nil && s.chosen.ID != "" {
		s.enter()
	}
}

func (p *searchPop) typedKey(ev *fyne.KeyEvent) bool {
	switch ev.Name {
	case fyne.KeyDown, fyne.KeyUp, fyne.KeyPageDown, fyne.KeyPageUp:
		p.list.typedKey(ev)
	case fyne.KeyReturn, fyne.KeyEnter:
		if p.searched && p.found == p.entry.Text() {
			p.enter()
		} else {
			p.waiting = true
		}
	case fyne.KeyTab:
		p.leave()
	default:
		return false
	}
	return true
}

// passedKey gets Escape from the entry: the field stays as it was.
func (p *searchPop) passedKey(ev *fyne.KeyEvent) bool {
	if ev.Name != fyne.KeyEscape {
		return false
	}
	p.settled = true
	p.layer.hide()
	return true
}

// leave closes the list and moves on, as Tab does everywhere; a line that the person moved to counts as chosen.
func (p *searchPop) leave() {
	back, c := p.entry.in.shift, p.layer.canvas
	if p.waiting && !back { // what Enter is to take comes first
		p.leaving = true
		return
	}
	if p.list.touched && p.list.at < len(p.options) {
		p.list.take()
	} else {
		p.layer.hide()
	}
	if back {
		c.FocusPrevious()
	} else {
		c.FocusNext()
	}
}

// gone settles what the words mean once the list has closed without a choice: the full title of one option counts as
// chosen, nothing typed leaves the field as it was, anything else stays as words that match nothing.
func (p *searchPop) gone() {
	p.latest.Stop()
	s, words := p.of, p.entry.Text()
	s.pop = nil
	switch {
	case p.settled:
	case !blank(words):
		one := p.titled(words)
		if one.ID != "" {
			words = ""
		}
		s.become(one, words)
	case s.typed != "":
		s.become(Option{}, "")
	}
}

// titled is the one option with that title; none where two people share it.
func (p *searchPop) titled(words string) Option {
	var one Option
	if !p.searched || p.found != words {
		return one
	}
	for _, o := range p.options {
		if text.Fold(o.Title) == text.Fold(words) {
			if one.ID != "" {
				return Option{}
			}
			one = o
		}
	}
	return one
}

// place lays the entry over the field and the list below it, or above where there is more room.
func (p *searchPop) place(window fyne.Size) (fyne.Position, fyne.Size) {
	const edge = 4
	at, face := fyne.CurrentApp().Driver().AbsolutePositionForObject(p.of), p.of.BaseWidget.Size()
	list := p.list.MinSize()
	under, over := window.Height-at.Y-face.Height-edge, at.Y-edge
	p.above = list.Height > under && over > under
	wide := min(max(face.Width, list.Width), window.Width-2*edge)
	x := max(edge, min(at.X, window.Width-edge-wide))
	if p.above {
		high := min(list.Height, over)
		return fyne.NewPos(x, at.Y-high), fyne.NewSize(wide, high+face.Height)
	}
	return fyne.NewPos(x, at.Y), fyne.NewSize(wide, min(list.Height, under)+face.Height)
}

// MinSize and Layout make searchPop the layout of its panel.
func (p *searchPop) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.Size{} }

// Layout implements fyne.Layout.
func (p *searchPop) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	face := p.of.BaseWidget.Size().Height
	p.entry.Resize(fyne.NewSize(s.Width, face))
	p.list.Resize(fyne.NewSize(s.Width, s.Height-face))
	if p.above {
		p.list.Move(fyne.Position{})
		p.entry.Move(fyne.NewPos(0, s.Height-face))
		return
	}
	p.entry.Move(fyne.Position{})
	p.list.Move(fyne.NewPos(0, face))
}

package kit

import (
	"context"
	"encoding/json"
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"jobwright/internal/text"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// Finder gives the options for the words typed so far, best first; no words means what to offer before anything is typed.
// It runs off the UI goroutine and should stop when ctx is cancelled.
type Finder func(ctx context.Context, words string) ([]Option, error)

// FindIn searches a fixed list by the beginnings of words.
func FindIn(options []Option) Finder {
	return func(ctx context.Context, words string) ([]Option, error) {
		var named, noted []Option
		for _, o := range options {
			switch {
			case ctx.Err() != nil:
				return nil, ctx.Err()
			case text.Matches(o.Title, words):
				named = append(named, o)
			case text.Matches(o.Title+" "+o.Note, words):
				noted = append(noted, o)
			}
		}
		return append(named, noted...), nil
	}
}

// SearchSelect chooses one of many by typing the beginning of its name. Words that match nothing stay visible and are
// an error on save: they are never taken for the thing chosen before.
type SearchSelect struct {
	control
	find    Finder
	run     task.Runner
	name    string
	example string
	chosen  Option // ID empty = none
	typed   string // words that stand for no option
	offer   func(words string)
	offers  string // "Add %s"
	bad     bool
	enter   func()
	idle    func() bool // Enter on the empty field, where it may do more than open the list; may be nil
	onward  bool        // taking a line by Enter moves on at once
	emptied func()      // Backspace or Delete on the empty field; may be nil
	edits   []func()
	comes   []func(bool)
	pop     *searchPop // while open
}

// NewSearchSelect makes a field that chooses from what find gives.
func NewSearchSelect(run task.Runner, find Finder) *SearchSelect {
	s := &SearchSelect{find: find, run: run}
	s.press = s.openEmpty
	s.key = s.typedKey
	s.moved = func(on bool) {
		for _, f := range s.comes {
			f(on)
		}
	}
	s.ExtendBaseWidget(s)
	return s
}

// Example shows pale words while nothing is chosen.
func (s *SearchSelect) Example(words string) *SearchSelect { s.example = words; return s }

// Named sets the name that assistive technology reads where no Field does.
func (s *SearchSelect) Named(title string) *SearchSelect { s.setName(title); return s }

// Onward lets Enter on a line take it and move on at once, for forms that have to be quick.
func (s *SearchSelect) Onward() *SearchSelect { s.onward = true; return s }

// Offer adds a last line such as "Add “Hallam Foods”" to the list; what gets the words typed. The format holds one %s.
func (s *SearchSelect) Offer(format string, what func(words string)) *SearchSelect {
	s.offers, s.offer = format, what
	return s
}

// Value is what is chosen; false where nothing is, also while the field holds words that match nothing.
func (s *SearchSelect) Value() (Option, bool) { return s.chosen, s.chosen.ID != "" }

// ID is the id of what is chosen; empty where the field holds nothing, or words that match nothing.
func (s *SearchSelect) ID() string { return s.chosen.ID }

// Choose sets what is chosen; the zero Option clears the field.
func (s *SearchSelect) Choose(o Option) { s.become(o, "") }

// Problem is an error while the field holds words that stand for no option.
func (s *SearchSelect) Problem() error {
	if s.typed == "" {
		return nil
	}
	return sentence("“" + s.typed + "” is not in the list. Please choose one of the lines shown.")
}

func (s *SearchSelect) become(o Option, typed string) {
	if s.chosen == o && s.typed == typed {
		return
	}
	s.chosen, s.typed = o, typed
	s.changed()
	for _, f := range s.edits {
		f()
	}
}

// Text is the title of what is chosen, or the words that match nothing.
func (s *SearchSelect) Text() string {
	if s.chosen.ID != "" {
		return s.chosen.Title
	}
	return s.typed
}

// SetText clears the choice and leaves words that still have to be matched.
func (s *SearchSelect) SetText(words string) { s.become(Option{}, words) }

// Unmatched are the words that stand for no option, those that are just being typed in the open list too.
func (s *SearchSelect) Unmatched() string {
	if s.pop != nil && !s.pop.settled && !blank(s.pop.entry.Text()) {
		return s.pop.entry.Text()
	}
	return s.typed
}

// Draft is what goes into a draft: the option with its id, or the words.
func (s *SearchSelect) Draft() string {
	if words := s.Unmatched(); words != "" || s.chosen.ID == "" {
		return words
	}
	b, _ := json.Marshal(s.chosen) // three strings always have a JSON form
	return string(b)
}

// SetDraft puts a draft back.
func (s *SearchSelect) SetDraft(d string) {
	var o Option
	if json.Unmarshal([]byte(d), &o) == nil && o.ID != "" {
		s.Choose(o)
		return
	}
	s.SetText(d)
}

// Focus is what gets the focus.
func (s *SearchSelect) Focus() fyne.Focusable { return s }

// OnChange adds a function that is called after every change.
func (s *SearchSelect) OnChange(f func()) { s.edits = append(s.edits, f) }

// OnEnter sets what Enter does once something is chosen; before, it opens the list.
func (s *SearchSelect) OnEnter(f func()) { s.enter = f }

// SetBad draws the border that goes with an error.
func (s *SearchSelect) SetBad(bad bool)      { s.bad = bad; s.changed() }
func (s *SearchSelect) onMoved(f func(bool)) { s.comes = append(s.comes, f) }
func (s *SearchSelect) setName(name string)  { s.name = name }

// Tapped opens the list.
func (s *SearchSelect) Tapped(*fyne.PointEvent) {
	focusOn(s)
	s.openEmpty()
}

// TypedRune opens the list with what is typed.
func (s *SearchSelect) TypedRune(r rune) {
	if s.pop == nil {
		s.open("")
	}
	if s.pop != nil { // it is in a window
		s.pop.entry.in.TypedRune(r)
	}
}

func (s *SearchSelect) typedKey(ev *fyne.KeyEvent) bool {
	if s.pop != nil {
		s.pop.entry.in.TypedKey(ev)
		return true
	}
	switch ev.Name {
	case fyne.KeyDown:
		s.openEmpty()
	case fyne.KeyReturn, fyne.KeyEnter:
		switch {
		case s.enter != nil && s.Text() != "":
			s.enter()
		case s.idle != nil && s.Text() == "" && s.idle():
		default:
			s.openEmpty()
		}
	case fyne.KeyBackspace, fyne.KeyDelete:
		if s.emptied != nil && s.Text() == "" {
			s.emptied()
		} else if s.typed != "" && ev.Name == fyne.KeyBackspace {
			s.openEmpty()
		} else {
			s.Choose(Option{})
		}
	default:
		return false
	}
	return true
}

// openEmpty opens the list; words that match nothing stand ready to be mended.
func (s *SearchSelect) openEmpty() { s.open(s.typed) }

// AccessibilityLabel returns the name and what is chosen.
func (s *SearchSelect) AccessibilityLabel() string {
	if s.Text() == "" {
		return s.name + ", nothing chosen"
	}
	return s.name + ", " + s.Text()
}

// CreateRenderer implements fyne.Widget.
func (s *SearchSelect) CreateRenderer() fyne.WidgetRenderer {
	s.ExtendBaseWidget(s)
	s.drawn = true
	back, ring := canvas.NewRectangle(color.Transparent), newRing()
	words, arrow := newLabel("", theme.Body, Regular, theme.Text), newIcon("chevron-down", theme.Text, 16)
	restyle := func() {
		back.CornerRadius, back.StrokeWidth = theme.Radius, theme.Stroke()
		back.FillColor, back.StrokeColor = theme.Color(theme.Surface), theme.Color(theme.Border)
		if s.hovered && !s.focused {
			back.StrokeColor = theme.Color(theme.Action)
		}
		words.whole, words.tone = s.Text(), theme.Text
		if words.whole == "" {
			words.whole, words.tone = s.example, theme.Quiet
		}
		words.restyle()
		arrow.restyle()
		ring.StrokeColor = theme.Color(theme.Action)
		if s.bad && !s.focused {
			ring.StrokeColor = theme.Color(theme.Stop)
		}
		showIf(ring, s.focused || s.bad)
	}
	restyle()
	return &renderer{
		objects: []fyne.CanvasObject{back, ring, words.Text, arrow.Image},
		size:    s.BaseWidget.Size,
		min:     func() fyne.Size { return fyne.NewSize(theme.Units(80), theme.ControlHeight()) },
		layout: func(size fyne.Size) {
			back.Resize(size)
			placeFieldRing(ring, size, 0)
			side := theme.Units(32)
			words.place(theme.Space(2), 0, size.Width-theme.Space(2)-side, size.Height, fyne.TextAlignLeading)
			arrow.place(size.Width-side, 0, side, size.Height)
		},
		refresh: restyle,
	}
}

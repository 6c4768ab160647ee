package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Option is one thing that can be chosen: its id for the program, its title and a quiet note for people.
type Option struct {
	ID    string `json:"id"`
	Title string `json:"title"`
	Note  string `json:"note,omitempty"`
}

// Choice is a short list of which one is chosen, as chips side by side. For more than seven things take SearchSelect.
type Choice struct {
	widget.BaseWidget
	options []Option
	chips   *ChoiceChips
	last    int // what is chosen, -1 for nothing
	edits   []func()
}

// NewChoice makes a choice; nothing is chosen at first.
func NewChoice(options ...Option) *Choice {
	c := &Choice{options: options, last: -1}
	titles := make([]string, len(options))
	for i, o := range options {
		titles[i] = o.Title
	}
	c.chips = NewChoiceChips("", titles, c.picked)
	c.ExtendBaseWidget(c)
	return c
}

// picked takes a choice that a person has made. Pressing what is chosen already leaves it chosen.
func (c *Choice) picked(at int) {
	if at < 0 && c.last >= 0 {
		c.chips.Choose(c.last)
		return
	}
	c.chosen(at)
}

func (c *Choice) chosen(at int) {
	c.last = at
	for _, f := range c.edits {
		f()
	}
}

// Value is the id of what is chosen, empty for none.
func (c *Choice) Value() string {
	if i := c.chips.Chosen(); i >= 0 {
		return c.options[i].ID
	}
	return ""
}

// SetValue chooses by id; an unknown id chooses nothing.
func (c *Choice) SetValue(id string) {
	at := -1
	for i, o := range c.options {
		if o.ID == id {
			at = i
		}
	}
	c.chips.Choose(at)
	c.chosen(at)
}

// Text is the id of what is chosen.
func (c *Choice) Text() string { return c.Value() }

// SetText chooses by id.
func (c *Choice) SetText(id string) { c.SetValue(id) }

// Focus is the group of chips.
func (c *Choice) Focus() fyne.Focusable { return c.chips }

// OnChange adds a function that is called after every change.
func (c *Choice) OnChange(f func()) { c.edits = append(c.edits, f) }

// OnEnter sets what Enter does; Space and the arrows choose.
func (c *Choice) OnEnter(f func()) {
	c.chips.key = func(ev *fyne.KeyEvent) bool {
		if ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter {
			f()
			return true
		}
		return c.chips.typedKey(ev)
	}
}

// SetBad does nothing: the sentence under the chips says it.
func (c *Choice) SetBad(bool)         {}
func (c *Choice) setName(name string) { c.chips.label = name }
func (c *Choice) onMoved(f func(bool)) {
	old := c.chips.moved
	c.chips.moved = func(on bool) {
		if old != nil {
			old(on)
		}
		f(on)
	}
}

// AccessibilityLabel names the group and its choice.
func (c *Choice) AccessibilityLabel() string { return c.chips.AccessibilityLabel() }

// AccessibilityRole returns the container role.
func (c *Choice) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// CreateRenderer implements fyne.Widget.
func (c *Choice) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	return widget.NewSimpleRenderer(c.chips)
}

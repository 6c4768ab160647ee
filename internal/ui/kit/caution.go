package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"
)

// Caution warns of one thing or several before something is saved, and asks for a tick that says: I know. The tick is for
// what stands there: whenever another thing is warned of, it is taken away.
type Caution struct {
	widget.BaseWidget
	tick *Checkbox
	ids  []string
	box  *fyne.Container
}

// NewCaution makes one that warns of nothing and is hidden; words stand beside the tick.
func NewCaution(words string) *Caution {
	c := &Caution{tick: NewCheckbox(words), box: Column(2)}
	c.ExtendBaseWidget(c)
	c.Hide()
	return c
}

// Set warns of these things, each with the sentence that says it. Where the things are those already shown the tick stays.
// It says whether anything has changed.
func (c *Caution) Set(ids, sentences []string) bool {
	if slices.Equal(ids, c.ids) {
		return false
	}
	c.ids = slices.Clone(ids)
	c.tick.Set(false)
	c.box.Objects = nil
	for _, s := range sentences {
		c.box.Add(NewBanner(Warning, s))
	}
	c.box.Add(c.tick)
	showIf(c, len(ids) > 0)
	c.Refresh()
	return true
}

// Confirmed says that there is nothing to warn of, or that the tick is set.
func (c *Caution) Confirmed() bool { return len(c.ids) == 0 || c.tick.On() }

// Tick is the box that confirms.
func (c *Caution) Tick() *Checkbox { return c.tick }

// Focus is what gets the focus: the tick.
func (c *Caution) Focus() fyne.Focusable { return c.tick }

// CreateRenderer implements fyne.Widget.
func (c *Caution) CreateRenderer() fyne.WidgetRenderer {
	c.ExtendBaseWidget(c)
	return widget.NewSimpleRenderer(c.box)
}

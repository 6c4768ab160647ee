package importui

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/theme"
)

// leftOut is the choice for a column that is not imported.
const leftOut = "-"

// columns is the second step: what each column of the file holds.
type columns struct {
	page    *Page
	kind    Kind
	header  []string
	selects []*kit.SearchSelect
	fields  []*kit.Field
	form    *kit.Form
	missing *kit.Text
	sign    *kit.Icon
	untold  bool // the proposal leaves columns open, or needed ones out
}

func newColumns(s *Page, l Layout) *columns {
	c := &columns{page: s, kind: s.kind(l.Kind), header: s.choose.looked.Header, missing: sentence(""), sign: kit.NewIcon("warning", theme.Carve).Sized(16)}
	options := c.options()
	for i, h := range c.header {
		sel := kit.NewSearchSelect(s.p.Run, kit.FindIn(options))
		ours := l.Map[h]
		if ours == "" {
			ours = leftOut
			c.untold = c.untold || strings.TrimSpace(h) != ""
		}
		at := slices.IndexFunc(options, func(o kit.Option) bool { return o.ID == ours })
		sel.Choose(options[max(0, at)])
		f := kit.NewField(fmt.Sprint("column", i), named(h, i), sel).Hint(sampled(s.choose.looked.Samples, i)).
			Check(func() error { return c.settled(i) })
		sel.OnChange(c.tell)
		c.selects, c.fields = append(c.selects, sel), append(c.fields, f)
	}
	c.untold = c.untold || len(c.lacking()) > 0
	c.form = kit.NewForm(s.p.Run, c.next, c.parts()...)
	c.tell()
	return c
}

// named is a column's own name, or its place where it has none.
func named(header string, i int) string {
	if strings.TrimSpace(header) == "" {
		return fmt.Sprint("Column ", i+1, ", without a name")
	}
	return header
}

// options are our columns, the needed ones first, after the choice to leave a column out.
func (c *columns) options() []kit.Option {
	list := []kit.Option{{ID: leftOut, Title: "Leave out"}}
	for _, needed := range []bool{true, false} {
		for _, col := range c.kind.Columns {
			if col.Needed != needed {
				continue
			}
			o := kit.Option{ID: col.Name, Title: columnTitle(col.Name), Note: col.Help}
			if needed {
				o.Note = "needed"
			}
			list = append(list, o)
		}
	}
	return list
}

// parts puts the columns two by two, those that hold something needed first.
func (c *columns) parts() []kit.Part {
	order := make([]int, len(c.fields))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return c.rank(a) - c.rank(b) })
	var parts []kit.Part
	for i := 0; i < len(order); i += 2 {
		pair := []*kit.Field{c.fields[order[i]]}
		if i+1 < len(order) {
			pair = append(pair, c.fields[order[i+1]])
		}
		parts = append(parts, kit.Beside(pair...))
	}
	return parts
}

// rank is 0 for a column that holds something needed, 1 for one that holds something else, 2 for one that is left out.
func (c *columns) rank(i int) int {
	name := c.of(i)
	if name == leftOut {
		return 2
	}
	for _, col := range c.kind.Columns {
		if col.Name == name && col.Needed {
			return 0
		}
	}
	return 1
}

// of is our column that column i holds, empty for words that mean none.
func (c *columns) of(i int) string {
	o, _ := c.selects[i].Value()
	return o.ID
}

// settled says that nothing is chosen for a column, or what another holds already.
func (c *columns) settled(i int) error {
	ours := c.of(i)
	if ours == "" {
		return people.FieldError{Message: "Please choose what this column holds, or leave it out."}
	}
	for j := range i {
		if ours != leftOut && c.of(j) == ours {
			return people.FieldError{Message: "“" + named(c.header[j], j) + "” holds this too. Please leave one of the two out."}
		}
	}
	return nil
}

// lacking names the needed columns of ours that no column of the file holds.
func (c *columns) lacking() (names []string) {
	for _, col := range c.kind.Columns {
		held := false
		for i := range c.selects {
			held = held || c.of(i) == col.Name
		}
		if col.Needed && !held {
			names = append(names, columnTitle(col.Name))
		}
	}
	return names
}

// tell says which needed columns are still missing.
func (c *columns) tell() {
	if lacking := c.lacking(); len(lacking) > 0 {
		c.sign.Set("warning", theme.Carve)
		c.missing.Set("Still needed: " + text.And(lacking...) + ". Choose the column that holds it.")
		return
	}
	c.sign.Set("check", theme.Fits)
	c.missing.Set("Everything that " + lower(c.kind.Title) + " need is there.")
}

func (c *columns) content() fyne.CanvasObject {
	return kit.AtMost(840, kit.Column(5, kit.TopRow(2, kit.Column(0, kit.AtLeast(0, 20, c.sign)), kit.Grow(c.missing)), c.form))
}

// plain says that the proposal leaves nothing to choose.
func (c *columns) plain() bool { return !c.untold }

// chosen is the map of the file's columns to ours.
func (c *columns) chosen() map[string]string {
	m := map[string]string{}
	for i, h := range c.header {
		ours := c.of(i)
		if ours == leftOut {
			ours = ""
		}
		if strings.TrimSpace(h) != "" {
			m[h] = ours
		}
	}
	return m
}

// next goes on where nothing needed is missing.
func (c *columns) next() {
	if lacking := c.lacking(); len(lacking) > 0 {
		c.form.SetErrors(people.FieldError{Message: "Still needed: " + text.And(lacking...) + ". Choose the column that holds it, or take a file that has it."})
		return
	}
	c.page.plan()
}

// lower begins a kind's title small, inside a sentence.
func lower(s string) string {
	if s == "" {
		return s
	}
	return strings.ToLower(s[:1]) + s[1:]
}

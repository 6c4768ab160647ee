package kit

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// ManySelect chooses several of many: a SearchSelect, and under it a line for each that was chosen, with a cross to take
// it away. Enter on the empty field moves on; Backspace there takes the last one away.
type ManySelect struct {
	widget.BaseWidget
	search  *SearchSelect
	chosen  []Option
	taken   atomic.Pointer[[]Option] // chosen, for the search, which runs elsewhere
	example string                   // while nothing is chosen
	further string                   // once something is
	line    func(Option) fyne.CanvasObject
	rows    *fyne.Container
	box     *fyne.Container
	name    string
	edits   []func()
	enter   func()
	grew    func()
}

// NewManySelect makes a field that chooses from what find gives; what is chosen already is not offered again.
func NewManySelect(run task.Runner, find Finder) *ManySelect {
	m := &ManySelect{rows: Column(1), further: "Add another…"}
	m.search = NewSearchSelect(run, m.others(find))
	m.search.OnChange(m.picked)
	m.search.idle, m.search.emptied = m.movesOn, m.removeLast
	m.rows.Hide()
	m.box = Column(1.5, m.search, m.rows)
	m.ExtendBaseWidget(m)
	return m
}

// Example shows pale words while nothing is chosen, and others once something is.
func (m *ManySelect) Example(none, further string) *ManySelect {
	m.example, m.further = none, further
	m.showRows()
	return m
}

// Offer adds a last line such as "Add “Anna Brandt”" to the list; what gets the words typed. The format holds one %s.
func (m *ManySelect) Offer(format string, what func(words string)) *ManySelect {
	m.search.Offer(format, what)
	return m
}

// Named sets the name that assistive technology reads where no Field does.
func (m *ManySelect) Named(title string) *ManySelect { m.setName(title); return m }

// Line sets what stands under the title of each that is chosen, such as a choice about it; nil is nothing.
func (m *ManySelect) Line(of func(Option) fyne.CanvasObject) *ManySelect { m.line = of; return m }

// Values is what is chosen, in the order of choosing.
func (m *ManySelect) Values() []Option { return slices.Clone(m.chosen) }

// IDs are the ids of what is chosen, in that order; nil where nothing is.
func (m *ManySelect) IDs() (out []string) {
	for _, o := range m.chosen {
		out = append(out, o.ID)
	}
	return out
}

// Has says whether the option with that id is chosen.
func (m *ManySelect) Has(id string) bool {
	return slices.ContainsFunc(m.chosen, func(o Option) bool { return o.ID == id })
}

// SetValues chooses these and no others.
func (m *ManySelect) SetValues(options []Option) {
	m.chosen = slices.Clone(options)
	m.changed()
}

// Add chooses one more.
func (m *ManySelect) Add(o Option) {
	if o.ID != "" && !m.Has(o.ID) {
		m.SetValues(append(m.Values(), o))
	}
}

// Remove takes one away.
func (m *ManySelect) Remove(id string) {
	m.SetValues(slices.DeleteFunc(m.Values(), func(o Option) bool { return o.ID == id }))
}

// Redraw makes the lines anew, after what they say has changed.
func (m *ManySelect) Redraw() { m.showRows() }

// others finds what is not chosen yet.
func (m *ManySelect) others(find Finder) Finder {
	return func(ctx context.Context, words string) ([]Option, error) {
		found, err := find(ctx, words)
		taken := m.taken.Load()
		if taken == nil {
			return found, err
		}
		return slices.DeleteFunc(slices.Clone(found), func(o Option) bool {
			return slices.ContainsFunc(*taken, func(t Option) bool { return t.ID == o.ID })
		}), err
	}
}

// picked moves what was chosen in the search to the lines.
func (m *ManySelect) picked() {
	o, ok := m.search.Value()
	if !ok {
		for _, f := range m.edits { // words that match nothing are a change too
			f()
		}
		return
	}
	m.search.chosen = Option{}
	m.search.changed()
	m.Add(o)
}

func (m *ManySelect) movesOn() bool {
	if len(m.chosen) == 0 || m.enter == nil {
		return false
	}
	m.enter()
	return true
}

func (m *ManySelect) removeLast() {
	if n := len(m.chosen); n > 0 {
		m.SetValues(m.chosen[:n-1])
	}
}

func (m *ManySelect) changed() {
	m.showRows()
	for _, f := range m.edits {
		f()
	}
}

func (m *ManySelect) showRows() {
	taken := slices.Clone(m.chosen)
	m.taken.Store(&taken)
	m.rows.Objects = nil
	for _, o := range m.chosen {
		words := o.Title
		if o.Note != "" {
			words += ", " + o.Note
		}
		away := NewIconButton("close", "Take away: "+o.Title, func() {
			m.Remove(o.ID)
			focusOn(m.search)
		}).Plain().Slim()
		row := fyne.CanvasObject(Row(2, NewIcon("check", theme.Action).Sized(16), Grow(NewText(words).Shrink()), away))
		if m.line != nil {
			if below := m.line(o); below != nil {
				row = Column(1, row, below)
			}
		}
		m.rows.Add(row)
	}
	showIf(m.rows, len(m.chosen) > 0)
	m.search.example = m.example
	if len(m.chosen) > 0 {
		m.search.example = m.further
	}
	m.search.changed()
	m.box.Refresh()
	if m.grew != nil {
		m.grew()
	}
}

// Problem is an error while the field holds words that stand for no option.
func (m *ManySelect) Problem() error { return m.search.Problem() }

// Text is the titles of what is chosen, or the words that match nothing.
func (m *ManySelect) Text() string {
	titles := make([]string, len(m.chosen))
	for i, o := range m.chosen {
		titles[i] = o.Title
	}
	if len(titles) == 0 {
		return m.search.Text()
	}
	return strings.Join(titles, ", ")
}

// SetText chooses nothing and leaves words that still have to be matched.
func (m *ManySelect) SetText(words string) {
	m.chosen = nil
	m.search.SetText(words)
	m.changed()
}

// manyDraft is what a draft holds.
type manyDraft struct {
	Chosen []Option `json:"chosen"`
	Words  string   `json:"words,omitempty"`
}

// Draft is what goes into a draft: the options with their ids; empty where there are none.
func (m *ManySelect) Draft() string {
	words := m.search.Unmatched()
	if len(m.chosen) == 0 && words == "" {
		return ""
	}
	b, _ := json.Marshal(manyDraft{m.chosen, words}) // plain strings always have a JSON form
	return string(b)
}

// SetDraft puts a draft back.
func (m *ManySelect) SetDraft(s string) {
	var d manyDraft
	if s != "" && json.Unmarshal([]byte(s), &d) != nil {
		d.Words = s
	}
	m.search.SetText(d.Words)
	m.SetValues(d.Chosen)
}

// Focus is what gets the focus.
func (m *ManySelect) Focus() fyne.Focusable { return m.search }

// OnChange adds a function that is called after every change.
func (m *ManySelect) OnChange(f func()) { m.edits = append(m.edits, f) }

// OnEnter sets what Enter does on the empty field once something is chosen; before, it opens the list.
func (m *ManySelect) OnEnter(f func()) { m.enter = f }

// SetBad draws the border that goes with an error.
func (m *ManySelect) SetBad(bad bool)      { m.search.SetBad(bad) }
func (m *ManySelect) onMoved(f func(bool)) { m.search.onMoved(f) }
func (m *ManySelect) setName(name string)  { m.name = name; m.search.setName(name) }
func (m *ManySelect) onGrew(f func())      { m.grew = f }

// AccessibilityLabel returns the name and what is chosen.
func (m *ManySelect) AccessibilityLabel() string {
	if m.Text() == "" {
		return m.name + ", nothing chosen"
	}
	return m.name + ", " + m.Text()
}

// AccessibilityRole returns the container role.
func (m *ManySelect) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleContainer }

// CreateRenderer implements fyne.Widget.
func (m *ManySelect) CreateRenderer() fyne.WidgetRenderer {
	m.ExtendBaseWidget(m)
	return widget.NewSimpleRenderer(m.box)
}

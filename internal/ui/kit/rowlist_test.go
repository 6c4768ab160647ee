package kit

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// employer is a made-up row.
type employer struct {
	id   int
	name string
	days int
}

// shownIn puts an object into a window in our theme; the window closes with the test.
func shownIn(t testing.TB, o fyne.CanvasObject, w, h float32) fyne.Window {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Look{Mode: theme.Light}))
	win := test.NewWindow(o)
	win.SetPadded(false)
	win.Resize(fyne.NewSize(w, h))
	t.Cleanup(win.Close)
	return win
}

type fakeEmployers struct {
	total int
	pages int
	order Order
}

func (f *fakeEmployers) source() Source[employer] {
	return Source[employer]{
		Count: func(context.Context) (int, error) { return f.total, nil },
		Page: func(_ context.Context, o Order, offset, limit int) ([]employer, error) {
			f.pages++
			f.order = o
			var rows []employer
			for i := offset; i < min(offset+limit, f.total); i++ {
				rows = append(rows, employer{i, fmt.Sprintf("Employer %d", i), i % 60})
			}
			return rows, nil
		},
	}
}

func employerColumns() []ListColumn[employer] {
	return []ListColumn[employer]{
		{ID: "name", Title: "Name", Width: 10, Grow: true, Sortable: true, Fixed: true, Cell: func(e employer) Cell { return Cell{Text: e.name, Bold: true} }},
		{ID: "sector", Title: "Sector", Width: 7, Sortable: true, Cell: func(employer) Cell { return Cell{Text: "Hospitality"} }},
		{ID: "stage", Title: "Stage", Width: 8, Cell: func(e employer) Cell { return Cell{Text: "Learn", Dots: e.id % 4, DotsOf: 4} }},
		{ID: "days", Title: "Last contact", Width: 6, Align: fyne.TextAlignTrailing, Figures: true, Sortable: true, Cell: func(e employer) Cell { return Cell{Text: fmt.Sprintf("%d days", e.days), Tone: theme.Quiet} }},
		{ID: "next", Title: "Next step", Width: 7, Cell: func(employer) Cell { return Cell{Text: "Tue 24 Nov"} }},
		{ID: "what", Title: "What", Width: 9, Cell: func(e employer) Cell { return Cell{Text: "Ring back"} }},
		{ID: "owner", Title: "Owner", Width: 4, Cell: func(employer) Cell { return Cell{Text: "Sam"} }},
		{ID: "fit", Title: "Fit", Width: 6, Cell: func(e employer) Cell { return Cell{Verdict: Verdict(1 + e.id%5)} }},
	}
}

func newEmployerList(f *fakeEmployers, change func(*ListOptions[employer])) *RowList[employer] {
	o := ListOptions[employer]{Name: "Employers", Columns: employerColumns(), Source: f.source(), Run: task.Inline(), Key: func(e employer) string { return fmt.Sprint(e.id) }}
	if change != nil {
		change(&o)
	}
	return NewRowList(o)
}

func key(name fyne.KeyName) *fyne.KeyEvent { return &fyne.KeyEvent{Name: name} }

func TestRowListReadsOnlyThePagesOnScreen(t *testing.T) {
	f := &fakeEmployers{total: 100_000}
	l := newEmployerList(f, nil)
	shownIn(t, l, 1000, 600)
	l.Reload()
	if f.pages != 1 {
		t.Errorf("opening read %d pages, want 1", f.pages)
	}
	l.Select(99_999)
	if row, ok := l.Current(); !ok || row.name != "Employer 99999" {
		t.Errorf("the last row is %+v, %v", row, ok)
	}
	if f.pages > 3 {
		t.Errorf("going to the end read %d pages in all", f.pages)
	}
	if len(l.body.shown) > 20 {
		t.Errorf("%d rows are drawn for a window of 600", len(l.body.shown))
	}
}

func TestRowListMovesByKeys(t *testing.T) {
	l := newEmployerList(&fakeEmployers{total: 1000}, nil)
	w := shownIn(t, l, 1000, 32+36*10)
	l.Reload()
	l.Focus()
	if w.Canvas().Focused() != l.body || l.Index() != 0 {
		t.Fatalf("focus on %v, row %d", w.Canvas().Focused(), l.Index())
	}
	for _, step := range []struct {
		key  fyne.KeyName
		want int
	}{{fyne.KeyDown, 1}, {fyne.KeyPageDown, 10}, {fyne.KeyUp, 9}, {fyne.KeyEnd, 999}, {fyne.KeyDown, 999}, {fyne.KeyPageUp, 990}, {fyne.KeyHome, 0}, {fyne.KeyUp, 0}} {
		l.body.TypedKey(key(step.key))
		if l.Index() != step.want {
			t.Errorf("after %s row %d, want %d", step.key, l.Index(), step.want)
		}
		if l.body.shown[l.Index()] == nil {
			t.Errorf("after %s the selected row is not on screen", step.key)
		}
	}
}

func TestRowListOpensTicksAndActs(t *testing.T) {
	var opened, acted, ticked string
	l := newEmployerList(&fakeEmployers{total: 30}, func(o *ListOptions[employer]) {
		o.Opened = func(e employer) { opened = e.name }
		o.Ticks = true
		o.Ticked = func(keys []string) { ticked = strings.Join(keys, ",") }
		o.Actions = []Action[employer]{{Words: "Done", Icon: "check", Key: "D", Do: func(e employer) { acted = e.name }}}
	})
	w := shownIn(t, l, 1200, 500)
	l.Reload()
	l.Focus()
	l.body.TypedKey(key(fyne.KeyDown))
	l.body.TypedKey(key(fyne.KeyReturn))
	l.body.TypedKey(key(fyne.KeySpace))
	l.body.TypedRune('d')
	if opened != "Employer 1" || acted != "Employer 1" || ticked != "1" {
		t.Errorf("opened %q, acted on %q, ticked %q", opened, acted, ticked)
	}
	acted = ""
	w.Canvas().FocusNext()
	button, ok := w.Canvas().Focused().(*Button)
	if !ok {
		t.Fatalf("Tab leads to %T, want the selected row's button", w.Canvas().Focused())
	}
	button.TypedKey(key(fyne.KeyReturn))
	if acted != "Employer 1" {
		t.Errorf("the button acted on %q", acted)
	}
	l.ClearTicks()
	if ticked != "" {
		t.Errorf("still ticked: %q", ticked)
	}
}

func TestRowListSortsWidensAndChoosesColumnsByKeys(t *testing.T) {
	f := &fakeEmployers{total: 30}
	kept := keptLayouts{}
	l := newEmployerList(f, nil)
	l.Remember(kept, "employers")
	w := shownIn(t, l, 1400, 500)
	l.Reload()
	w.Canvas().FocusNext()
	w.Canvas().Focused().TypedKey(key(fyne.KeyRight))
	w.Canvas().Focused().TypedKey(key(fyne.KeyReturn))
	if f.order != (Order{Column: "sector"}) {
		t.Errorf("sorted by %+v", f.order)
	}
	w.Canvas().Focused().TypedKey(key(fyne.KeyReturn))
	if !f.order.Desc || l.Layout().Order != f.order {
		t.Errorf("turned round: %+v, the list says %+v", f.order, l.Layout().Order)
	}
	w.Canvas().Focused().TypedRune('+')
	if l.Layout().Widths["sector"] != 8 {
		t.Errorf("width %v em, want 8", l.Layout().Widths["sector"])
	}
	l.head.choose.Press()
	w.Canvas().Focused().TypedKey(key(fyne.KeySpace))
	if !l.Layout().Hidden["sector"] || len(l.columns()) != 7 {
		t.Errorf("hidden %v, %d columns left", l.Layout().Hidden, len(l.columns()))
	}
	w.Canvas().Focused().TypedKey(key(fyne.KeyEscape))
	if w.Canvas().Overlays().Top() != nil {
		t.Error("Escape leaves the choice of columns open")
	}
	other := newEmployerList(f, nil)
	other.Remember(kept, "employers")
	other.Reload()
	if len(other.columns()) != 7 || other.Layout().Widths["sector"] != 8 || f.order != (Order{Column: "sector", Desc: true}) {
		t.Error("the arrangement is not remembered")
	}
}

// The edge under the pointer follows the pointer: the right one, or the left one where a growing column stands before.
func TestAColumnIsDraggedByTheEdgeThatMoves(t *testing.T) {
	for _, growLast := range []bool{false, true} {
		l := newEmployerList(&fakeEmployers{total: 3}, func(o *ListOptions[employer]) {
			o.Columns = o.Columns[:3]
			if growLast {
				o.Columns[0].Grow, o.Columns[2].Grow = false, true
			}
		})
		shownIn(t, l, 900, 300)
		l.Reload()
		cell := l.head.cells[1]
		edge := func() float32 {
			x := cell.Position().X
			if growLast {
				x += cell.Size().Width
			}
			return x
		}
		grab := fyne.NewPos(3, 10)
		if growLast {
			grab.X = cell.Size().Width - 3
		}
		before := edge()
		cell.MouseDown(&desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: grab}})
		cell.Dragged(&fyne.DragEvent{Dragged: fyne.Delta{DX: 28}})
		cell.DragEnd()
		if moved := edge() - before; moved < 26 || moved > 30 {
			t.Errorf("grow last %v: the edge moved by %v, want 28", growLast, moved)
		}
	}
}

// keptLayouts is a memory of layouts by the list's name.
type keptLayouts map[string]string

func (k keptLayouts) ListLayout(list string) string     { return k[list] }
func (k keptLayouts) SetListLayout(list, layout string) { k[list] = layout }

func TestRowListForgetsWhatItDoesNotKnow(t *testing.T) {
	for kept, want := range map[string]ListLayout{
		"":              {},
		"not a layout":  {},
		`{"order":{}}`:  {},
		`{"widths":[1]`: {},
		`{"order":{"column":"gone"},"widths":{"gone":9,"sector":900},"hidden":{"gone":true,"what":true}}`: {Widths: map[string]float32{"sector": 60}, Hidden: map[string]bool{"what": true}},
		`{"order":{"column":"stage"}}`: {}, // it cannot be sorted by
	} {
		l := newEmployerList(&fakeEmployers{total: 3}, nil)
		l.Remember(keptLayouts{"employers": kept}, "employers")
		if got := l.Layout(); got.Order != want.Order || !maps.Equal(got.Widths, want.Widths) || !maps.Equal(got.Hidden, want.Hidden) {
			t.Errorf("%s became %+v", kept, got)
		}
	}
	newEmployerList(&fakeEmployers{}, nil).Remember(nil, "employers") // nobody remembers
}

func TestRowListKeepsItsPlaceOnReload(t *testing.T) {
	f := &fakeEmployers{total: 500}
	l := newEmployerList(f, nil)
	shownIn(t, l, 1000, 500)
	l.Reload()
	l.Select(40)
	before := l.body.offset
	f.total = 499
	l.Reload()
	if l.Index() != 40 || l.body.offset != before {
		t.Errorf("row %d at %v, want 40 at %v", l.Index(), l.body.offset, before)
	}
	f.total = 10
	l.Reload()
	if l.Index() != 9 {
		t.Errorf("after most rows went, row %d is selected, want 9", l.Index())
	}
}

func TestRowListGroupsHaveHeadings(t *testing.T) {
	l := newEmployerList(&fakeEmployers{total: 8}, func(o *ListOptions[employer]) { o.TwoLines, o.Headless = true, true })
	l.SetGroups([]Group{{"Overdue", 3, theme.Stop}, {"Tomorrow", 0, ""}, {"Today", 5, ""}})
	shownIn(t, l, 800, 700)
	l.Reload()
	if got := l.body.rowTop(3) - l.body.rowTop(2); got != float64(l.body.rowHeight()+headHeight(1)) {
		t.Errorf("between the groups lie %v", got)
	}
	if l.body.heads[1].box.Visible() {
		t.Error("a group without rows shows its heading")
	}
	for i := range 8 {
		if got := l.body.rowAt(l.body.rowTop(i) + 1); got != i {
			t.Errorf("row %d found as %d", i, got)
		}
	}
	if l.body.rowAt(l.body.rowTop(3)-2) != -1 {
		t.Error("a click on a heading selects a row")
	}
}

func TestRowListLeavesOutColumnsThatDoNotFit(t *testing.T) {
	l := newEmployerList(&fakeEmployers{total: 5}, nil)
	shownIn(t, l, 420, 300)
	spans := l.spans(l.columns(), 8, 400)
	if spans[0].w <= 0 || spans[len(spans)-1].w != 0 {
		t.Errorf("spans %v", spans)
	}
	for _, s := range spans {
		if s.x+s.w > 400 {
			t.Errorf("a column reaches to %v of 400", s.x+s.w)
		}
	}
}

func TestAColumnThatNeedsRoomToSpareGoesFirst(t *testing.T) {
	l := newEmployerList(&fakeEmployers{total: 5}, func(o *ListOptions[employer]) {
		for i, c := range o.Columns {
			switch c.ID {
			case "what":
				o.Columns[i].Spare = 6
			case "owner":
				o.Columns[i].Spare = 3
			}
		}
	})
	shownIn(t, l, 1400, 300)
	em, shown, widest := theme.Body.Scaled(), map[string]bool{}, float32(0)
	for width := float32(1400); width > 500; width -= 10 {
		now := map[string]bool{}
		for i, s := range l.spans(l.columns(), 8, width) {
			now[l.columns()[i].ID] = s.w > 0
			if c := l.columns()[i]; c.Grow {
				widest = s.w
			}
		}
		if now["what"] && widest < 15.9*em || now["owner"] && widest < 12.9*em {
			t.Errorf("at %v the name has %v em beside %v", width, widest/em, now)
		}
		if now["what"] && !now["owner"] || now["owner"] && !now["fit"] {
			t.Errorf("at %v stand %v", width, now)
		}
		for id := range now {
			shown[id] = shown[id] || now[id]
		}
	}
	if !shown["what"] || !shown["owner"] {
		t.Errorf("only %v ever stand there", shown)
	}
}

func TestRowListShowsTheEmptyPlace(t *testing.T) {
	empty := NewText("Nothing yet")
	l := newEmployerList(&fakeEmployers{}, func(o *ListOptions[employer]) { o.Empty = empty })
	shownIn(t, l, 420, 300)
	if empty.Visible() && l.model.loaded {
		t.Error("the empty place shows before anything was read")
	}
	l.Reload()
	if !empty.Visible() || l.body.Visible() {
		t.Error("the empty place does not show")
	}
}

func BenchmarkRowListScroll(b *testing.B) {
	for _, total := range []int{1_000, 100_000} {
		b.Run(fmt.Sprint(total), func(b *testing.B) {
			l := newEmployerList(&fakeEmployers{total: total}, nil)
			w := shownIn(b, l, 1400, 900)
			l.Reload()
			b.ResetTimer()
			down := float32(-40)
			for range b.N {
				test.Scroll(w.Canvas(), fyne.NewPos(300, 300), 0, down)
				if l.body.offset == 0 || l.body.offset >= l.body.height()-900 {
					down = -down
				}
			}
		})
	}
}

// Headings push rows off the screen; the views of those rows must not stay where they were.
func TestRowListHidesTheRowsThatHeadingsPushOff(t *testing.T) {
	f := &fakeEmployers{total: 12}
	l := NewRowList(ListOptions[employer]{Name: "Employers", Columns: employerColumns(), Source: f.source(), Run: task.Inline()})
	shownIn(t, l, 600, 300)
	l.Reload()
	l.SetGroups([]Group{{Title: "Overdue", Count: 2}, {Title: "Today", Count: 2}, {Title: "Later", Count: 8}})
	l.Reload()
	l.Refresh()
	at := map[float32]bool{}
	for _, v := range l.body.shown {
		at[v.box.Position().Y] = true
	}
	for _, v := range l.body.spare {
		if v.box.Visible() {
			t.Errorf("a row that is not on the screen shows at %v", v.box.Position())
		}
	}
	if len(at) != len(l.body.shown) {
		t.Error("two rows stand in one place")
	}
}

func TestAButtonOfARowCanHaveTheWordsOfItsRow(t *testing.T) {
	l := newEmployerList(&fakeEmployers{total: 30}, func(o *ListOptions[employer]) {
		o.Actions = []Action[employer]{{Words: "Done", Icon: "check", Key: "D", Do: func(employer) {}, For: func(e employer) (string, string) {
			return "Close " + e.name, "undo"
		}}}
		o.Headless = true
	})
	w := shownIn(t, l, 1200, 500)
	l.Reload()
	l.Focus()
	l.body.TypedKey(key(fyne.KeyDown))
	w.Canvas().FocusNext()
	button, ok := w.Canvas().Focused().(*Button)
	if !ok || button.AccessibilityLabel() != "Close Employer 1, D" {
		t.Fatalf("the button is %v", w.Canvas().Focused())
	}
	w.Canvas().Unfocus()
	test.Tap(button)
	if w.Canvas().Focused() != l.FirstFocus() {
		t.Error("after a click on the button the keyboard is not with the rows")
	}
}

func TestColumnsUnderAHeaderStandStill(t *testing.T) {
	l := newEmployerList(&fakeEmployers{total: 30}, func(o *ListOptions[employer]) {
		o.Actions = []Action[employer]{{Words: "Change", Icon: "pencil", Key: "C", Do: func(employer) {}}, {Words: "Key…", Icon: "key", Key: "K", Do: func(employer) {}}}
	})
	shownIn(t, l, 900, 500)
	l.Reload()
	places := func() (x []float32) {
		for _, c := range l.body.shown[2].cells {
			if c.text != nil {
				x = append(x, c.text.Position().X)
			}
		}
		return x
	}
	before := places()
	l.Select(2)
	if after := places(); len(before) == 0 || !slices.Equal(before, after) {
		t.Errorf("the columns moved from %v to %v", before, after)
	}
	box := l.body.actions.box
	for i, s := range l.spans(l.columns(), theme.Space(2), l.inner(l.body.Size().Width)) {
		if s.x+s.w > box.Position().X {
			t.Errorf("the buttons cover column %d", i)
		}
	}
}

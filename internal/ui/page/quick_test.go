package page

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jobwright/employers"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/task"
)

// birds are looked for by kind and words.
type birds struct {
	Kind  string `json:"kind,omitempty"`
	Words string `json:"words,omitempty"`
}

type memory map[string]string

func (m memory) ListLayout(list string) string     { return m[list] }
func (m memory) SetListLayout(list, layout string) { m[list] = layout }

// nowhere is a navigator that goes nowhere.
type nowhere struct{ w fyne.Window }

func (nowhere) Open(nav.Route)        {}
func (nowhere) Say(string, func())    {}
func (nowhere) Fail(error)            {}
func (nowhere) Refresh()              {}
func (n nowhere) Window() fyne.Window { return n.w }

func aviary(t *testing.T, kept memory) *QuickBar[string, birds] {
	t.Helper()
	test.NewTempApp(t)
	n := nowhere{test.NewWindow(nil)}
	list := NewRows(RowsOptions[string, birds]{ListOptions: kit.ListOptions[string]{Name: "Birds", Run: task.Inline(), Key: func(s string) string { return s }},
		Count: func(_ context.Context, f birds) (int, error) { return len(f.Kind), nil },
		Page:  func(context.Context, birds, employers.Order) ([]string, error) { return nil, nil }, Nav: n})
	list.Beside(FrameOptions{Nav: n}, NewRecord(RecordOptions[string]{Run: task.Inline(), Nav: n, Empty: func() fyne.CanvasObject { return kit.NewText("") },
		Read: func(id string) func(context.Context) (string, error) {
			return func(context.Context) (string, error) { return id, nil }
		},
		Key: func(s string) string { return s }, Parts: func(bool) []fyne.CanvasObject { return nil }, Else: list.FirstFocus}))
	return NewQuickBar(list, QuickOptions[birds]{Filters: []Quick[birds]{{"All", birds{}}, {"Owls", birds{Kind: "owl"}}}, Find: "Find in these birds",
		Take: func(f *birds, words string) { f.Words = words }, Remember: "birds", Layouts: kept})
}

func TestTheFilterIsTakenUpAgainWithoutTheWordsThatWereLookedFor(t *testing.T) {
	kept := memory{}
	b := aviary(t, kept)
	b.Look("Sam")
	b.Choose(1)
	if f := b.list.Filter(); f != (birds{"owl", "Sam"}) || b.Chosen() != 1 || strings.Contains(kept["birds"], "Sam") {
		t.Errorf("%+v, kept %q", f, kept)
	}
	b = aviary(t, kept)
	if f := b.list.Filter(); f != (birds{Kind: "owl"}) || b.Chosen() != 1 {
		t.Errorf("%+v", f)
	}
	kept["birds"] = `{"kind":"dodo"}`
	if b = aviary(t, kept); b.Chosen() != 0 {
		t.Error("a filter that is not offered any more is on")
	}
	b.Choose(-1)
	if counts, err := b.Counts(context.Background()); b.Chosen() != 0 || err != nil || !slices.Equal(counts, []int{0, 3}) {
		t.Errorf("%v, %v", counts, err)
	}
}

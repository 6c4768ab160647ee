package page

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/task"
)

// house is a shell with a store of birds behind it.
type house struct {
	w      fyne.Window
	birds  []string // each with its kind before a space
	broken error
	failed error
}

func (*house) Open(nav.Route)        {}
func (*house) Say(string, func())    {}
func (h *house) Fail(err error)      { h.failed = err }
func (*house) Refresh()              {}
func (h *house) Window() fyne.Window { return h.w }

func (h *house) Staff(context.Context) ([]people.Staff, error) {
	return []people.Staff{{ID: "sam"}}, h.broken
}

func (h *house) list(f birds) (out []string) {
	for _, b := range h.birds {
		if strings.HasPrefix(b, f.Kind) && strings.Contains(b, f.Words) {
			out = append(out, b)
		}
	}
	return out
}

// opened is a listing of birds in a window, read once.
func opened(t *testing.T, h *house, beside ...kit.Input) (*Listing[string, birds], *Record[string]) {
	t.Helper()
	test.NewTempApp(t)
	h.w = test.NewWindow(nil)
	forms := sheet.NewDesk(sheet.Ground{Me: func() people.Staff { return people.Staff{Role: people.Lead} }, Now: time.Now, Run: task.Inline(), Nav: h}, people.EditPapers)
	l := NewListing(ListingOptions[string, birds]{
		Forms: forms, Header: kit.NewHeader("Birds", ""), Name: "birds", Staff: h,
		State: func(_ context.Context, counts []int) (string, error) {
			return text.Number(counts[0]) + " of " + text.Number(counts[1]), h.broken
		},
		Rows: RowsOptions[string, birds]{ListOptions: kit.ListOptions[string]{Name: "Birds", Key: func(s string) string { return s }, Empty: kit.NewText("No birds.")},
			Count: func(_ context.Context, f birds) (int, error) { return len(h.list(f)), nil },
			Page:  func(_ context.Context, f birds, _ employers.Order) ([]string, error) { return h.list(f), nil }},
		Quick: QuickOptions[birds]{Filters: []Quick[birds]{{"Owls", birds{Kind: "owl"}}, {"All", birds{}}}, Find: "Find in these birds", Beside: beside,
			Take: func(f *birds, words string) {
				f.Words = words
				for _, in := range beside {
					f.Words += in.Text()
				}
			}},
		Frame: FrameOptions{Part: 0.5, List: 300, Page: 300},
	})
	record := NewRecord(RecordOptions[string]{Run: task.Inline(), Nav: h, Empty: func() fyne.CanvasObject { return kit.NewText("") },
		Read: func(id string) func(context.Context) (string, error) {
			return func(context.Context) (string, error) { return id, nil }
		},
		Key: func(s string) string { return s }, Parts: func(bool) []fyne.CanvasObject { return nil }, Else: l.List.FirstFocus})
	l.Beside(record)
	h.w.SetContent(l.Content())
	h.w.Resize(fyne.NewSize(1280, 800))
	l.Reload()
	return l, record
}

func TestAListingSaysHowManyThereAreAndShowsTheFirst(t *testing.T) {
	l, record := opened(t, &house{birds: []string{"owl barn", "owl eagle", "wren"}})
	if said := l.o.Header.AccessibilityLabel(); said != "Birds. 2 of 3" || l.List.Total() != 2 || record.ID != "owl barn" || len(l.Staff) != 1 {
		t.Errorf("%q, %d rows, %q is open", said, l.List.Total(), record.ID)
	}
}

func TestTheChosenRowIsKeptWhenTheListIsReadAnew(t *testing.T) {
	h := &house{birds: []string{"owl barn", "owl eagle"}}
	l, record := opened(t, h)
	l.List.Select(1)
	h.birds = append([]string{"owl arctic"}, h.birds...)
	l.Reload()
	if row, _ := l.List.Current(); row != "owl eagle" || record.ID != "owl eagle" {
		t.Errorf("row %q, %q is open", row, record.ID)
	}
	h.birds = h.birds[:1]
	if l.Reload(); record.ID != "owl eagle" {
		t.Errorf("the page went to %q although nobody chose that", record.ID)
	}
}

func TestTheKeyboardBeginsAtTheWordsWhereThereAreNoRows(t *testing.T) {
	l, _ := opened(t, &house{})
	if l.FirstFocus() != l.Bar.Focus() {
		t.Error("it begins elsewhere")
	}
}

func TestWhatCannotBeReadIsSaidAndTheListStaysAsItWas(t *testing.T) {
	h := &house{birds: []string{"owl barn"}}
	l, _ := opened(t, h)
	h.birds, h.broken = nil, errors.New("the disk is away")
	if l.Reload(); h.failed != h.broken || l.List.Total() != 1 || l.o.Header.AccessibilityLabel() != "Birds. 1 of 1" {
		t.Errorf("failed %v, %d rows", h.failed, l.List.Total())
	}
}

func TestAFieldBesideTheWordsChoosesRowsToo(t *testing.T) {
	where := kit.NewEntry().Named("Where")
	l, _ := opened(t, &house{birds: []string{"owl barn", "owl eagle", "wren barn"}}, where)
	if where.SetText("barn"); l.List.Total() != 1 || l.Bar.Chosen() != 0 {
		t.Errorf("%d rows, chip %d", l.List.Total(), l.Bar.Chosen())
	}
	if l.Bar.Choose(1); l.List.Total() != 2 || l.List.Filter().Words != "barn" {
		t.Errorf("%d rows, %+v", l.List.Total(), l.List.Filter())
	}
}

func TestARoleThatSeesNoRecordsIsToldWhomToAsk(t *testing.T) {
	l, _ := opened(t, &house{})
	b := Barred[string, birds](l.Forms, kit.NewHeader("Birds", ""), "heart", "Not for your role", "Please ask a lead.")
	b.Reload()
	if b.FirstFocus() != nil || b.Keys() != nil || b.Content() == nil || b.Close() != nil || b.Close() != nil {
		t.Error("there is something to do")
	}
}

func TestAClosedListingShowsNothingAnyMore(t *testing.T) {
	h := &house{birds: []string{"owl barn"}}
	l, record := opened(t, h)
	if !slices.Equal([]error{l.Close(), l.Close()}, []error{nil, nil}) || !l.Forms.Closed() {
		t.Error("it is not closed")
	}
	if record.clearFor(record.ID); !record.Drawn {
		t.Error("the page is drawn after the end")
	}
}

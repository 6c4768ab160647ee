package peopleui

import (
	"context"
	"encoding/csv"
	"io/fs"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jobwright/assets"
	"jobwright/brokerage/brokerageui/fakes"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/onscreen"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// realCodes are the code lists that the program carries.
func realCodes(t *testing.T) people.Codes {
	lists := map[string][]people.Code{}
	return func(list string) []people.Code {
		if known, ok := lists[list]; ok {
			return known
		}
		b, err := fs.ReadFile(assets.Codes, list+".csv")
		if err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(strings.NewReader(string(b))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows[1:] {
			c := people.Code{Code: r[0], Label: r[0], Data: map[string]string{}}
			for i, name := range rows[0] {
				if name == "label" || name == "name" {
					c.Label = r[i]
				} else {
					c.Data[name] = r[i]
				}
			}
			lists[list] = append(lists[list], c)
		}
		return lists[list]
	}
}

// desk is the screen in a window, with everything it talks to.
type desk struct {
	*People
	t      *testing.T
	w      fyne.Window
	store  *fakePeople
	drafts *fakes.DraftBox
	said   string
	undo   func()
	failed error
	routes []nav.Route
}

func (d *desk) Open(r nav.Route)              { d.routes = append(d.routes, r) }
func (d *desk) Say(words string, undo func()) { d.said, d.undo = words, undo }
func (d *desk) Fail(err error)                { d.failed = err }
func (d *desk) Refresh()                      { d.Reload() }
func (d *desk) Window() fyne.Window           { return d.w }

// open shows the screen to somebody.
func open(t *testing.T, me people.Staff, store *fakePeople) *desk {
	t.Helper()
	return openIn(t, me, store, theme.Look{Mode: theme.Light}, fyne.NewSize(1300, 850))
}

func openIn(t *testing.T, me people.Staff, store *fakePeople, look theme.Look, size fyne.Size) *desk {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(look))
	store.me = me
	d := &desk{t: t, store: store, drafts: &fakes.DraftBox{}}
	d.w = test.NewWindow(nil)
	d.People = New(Parts{People: store, Names: store, Vacancies: fakeRegister{}, Register: fakeRegister{}, Steps: store, Staff: fakeStaff{sam, ruth, eve},
		Codes: realCodes(t), Ground: sheet.Ground{Me: func() people.Staff { return me }, Drafts: d.drafts, Now: func() time.Time { return now }, Run: task.Inline(), Nav: d,
			Undo: func() {}, Pause: time.Microsecond}, Target: func(context.Context) (int, error) { return 20, nil }})
	d.w.SetContent(d.Content())
	d.w.Resize(size)
	t.Cleanup(func() {
		d.Close()
		kit.ForgetKeys(d.w.Canvas())
		d.w.Close()
	})
	d.Reload()
	return d
}

// text is all that stands on the page of the person.
func (d *desk) text() string { return onscreen.Words(d.page.Box) }

// top is what stands in the dialog on top.
func (d *desk) top() string { d.t.Helper(); return onscreen.Words(onscreen.Top(d.t, d.w)) }

// press presses the button of the page whose words begin so.
func (d *desk) press(words string) {
	d.t.Helper()
	onscreen.PressIn(d.t, d.page.Box, words)
}

// pressTop presses a button of the dialog on top.
func (d *desk) pressTop(words string) {
	d.t.Helper()
	onscreen.PressIn(d.t, d.w.Canvas().Overlays().Top(), words)
}

// form is the form of the dialog on top, nil where there is none.
func (d *desk) form() *kit.Form {
	top := d.w.Canvas().Overlays().Top()
	if top == nil {
		return nil
	}
	form, _ := onscreen.Within(top, func(*kit.Form) bool { return true })
	return form
}

// set puts text into a field of the form that is open.
func (d *desk) set(field, words string) {
	d.t.Helper()
	f := d.form().Field(field)
	if f == nil {
		d.t.Fatal("no field", field)
	}
	f.Input().SetText(words)
}

// choose chooses an option of a field of the form that is open.
func (d *desk) choose(field string, o kit.Option) {
	d.t.Helper()
	d.form().Field(field).Input().(interface{ Choose(kit.Option) }).Choose(o)
}

// save saves the form that is open, as Ctrl+Enter does.
func (d *desk) save() {
	d.t.Helper()
	d.form().Save()
}

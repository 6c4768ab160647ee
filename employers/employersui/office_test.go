package employersui

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// codeList reads a code list as it is shipped.
func codeList(name string) []people.Code {
	file, err := os.Open(filepath.Join("..", "..", "assets", "codes", name+".csv"))
	if err != nil {
		return nil
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil || len(rows) == 0 {
		return nil
	}
	var out []people.Code
	for _, row := range rows[1:] {
		c := people.Code{Code: row[0], Label: row[1], Data: map[string]string{}}
		for i, column := range rows[0] {
			c.Data[column] = row[i]
		}
		out = append(out, c)
	}
	return out
}

// layouts is a memory of arrangements.
type layouts map[string]string

func (l layouts) ListLayout(list string) string     { return l[list] }
func (l layouts) SetListLayout(list, layout string) { l[list] = layout }

// office is the employers screen in a window, with everything it talks to.
type office struct {
	*Employers
	t       *testing.T
	w       fyne.Window
	reg     *fakeRegister
	steps   *fakeSteps
	drafts  *fakeDrafts
	layouts layouts
	said    string
	undo    func()
	failed  error
	went    []nav.Route
	logged  []employers.EmployerID
	out     employers.NextStepID
	opened  employers.ContactID
	exports []employers.EmployerID
}

// Open does for this page what the shell does.
func (o *office) Open(r nav.Route) {
	o.went = append(o.went, r)
	if r.Page == "employers" {
		o.Show(r.ID)
		o.Reload()
		if first := o.FirstFocus(); first != nil {
			o.w.Canvas().Focus(first)
		}
	}
}

func (o *office) Say(words string, undo func()) { o.said, o.undo = words, undo }
func (o *office) Fail(err error)                { o.failed = err }
func (o *office) Refresh()                      { o.Reload() }
func (o *office) Window() fyne.Window           { return o.w }

// openOffice shows the screen to me.
func openOffice(t *testing.T, me people.Staff, reg *fakeRegister, change ...func(*EmployersParts)) *office {
	t.Helper()
	return openLook(t, me, reg, theme.Look{Mode: theme.Light}, fyne.NewSize(1240, 840), change...)
}

func openLook(t *testing.T, me people.Staff, reg *fakeRegister, look theme.Look, size fyne.Size, change ...func(*EmployersParts)) *office {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(look))
	if reg.steps == nil {
		reg.steps = &fakeSteps{}
	}
	o := &office{t: t, reg: reg, steps: reg.steps, drafts: &fakeDrafts{}, layouts: layouts{}}
	o.w = test.NewWindow(nil)
	o.w.SetPadded(false)
	p := EmployersParts{Register: reg, Steps: reg.steps, Staff: fakeStaff{sam, ruth, eve, left}, Codes: codeList, Me: func() people.Staff { return me },
		Drafts: o.drafts, Layouts: o.layouts, Now: func() time.Time { return now }, Run: task.Inline(), Nav: o, Undo: func() {}, Pause: time.Microsecond,
		LogContact:  func(at []employers.EmployerID, out employers.NextStepID) { o.logged, o.out = at, out },
		OpenContact: func(id employers.ContactID) { o.opened = id },
		NewStep:     func(employers.EmployerID) {}, EditStep: func(employers.NextStepID) {},
		Export: func(ids []employers.EmployerID) { o.exports = ids }}
	for _, c := range change {
		c(&p)
	}
	o.Employers = NewEmployers(p)
	o.w.SetContent(kit.On(theme.Background, o.Content()))
	o.w.Resize(size)
	t.Cleanup(func() {
		o.Close()
		kit.ForgetKeys(o.w.Canvas())
		o.w.Close()
	})
	o.Show("")
	o.Reload()
	o.w.Canvas().Focus(o.FirstFocus())
	return o
}

func (o *office) key(k fyne.KeyName) {
	o.t.Helper()
	if f := o.w.Canvas().Focused(); f != nil {
		f.TypedKey(&fyne.KeyEvent{Name: k})
	} else if f := o.w.Canvas().OnTypedKey(); f != nil {
		f(&fyne.KeyEvent{Name: k})
	}
}

func (o *office) typed(letters string) {
	o.t.Helper()
	for _, r := range letters {
		o.w.Canvas().Focused().TypedRune(r)
	}
}

// dialogOpen says that a dialog or a menu lies over the screen.
func (o *office) dialogOpen() bool { return o.w.Canvas().Overlays().Top() != nil }

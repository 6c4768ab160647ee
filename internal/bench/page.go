package main

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jobwright/employers"
	"jobwright/employers/employersui"
	"jobwright/internal/people"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/task"
)

// around stands in for the shell around a page.
type around struct{ window fyne.Window }

func (a around) Open(nav.Route)      {}
func (a around) Say(string, func())  {}
func (a around) Fail(err error)      { must(err) }
func (a around) Refresh()            {}
func (a around) Window() fyne.Window { return a.window }

// noDrafts is a memory of forms that were never left half typed.
type noDrafts struct{}

func (noDrafts) Drafts(context.Context) ([]nav.Draft, error)           { return nil, nil }
func (noDrafts) SaveDraft(context.Context, nav.Draft) error            { return nil }
func (noDrafts) DropDraft(ctx context.Context, form, key string) error { return nil }

// labels are the code lists of the store as screens have them.
func (b bench) labels() people.Codes {
	lists := map[string][]people.Code{}
	for _, c := range get(b.Codes(ctx, "", true)) {
		lists[c.List] = append(lists[c.List], people.Code{Code: c.Code, Label: c.Label, Data: c.Data})
	}
	return func(list string) []people.Code { return lists[list] }
}

// drawPage measures an employer's page from the route to the picture: read from the store, built, laid out, and painted by
// the painter of the test driver, which paints each pixel with the processor.
func (b bench) drawPage(busy employers.EmployerID) []line {
	w := test.NewWindow(nil)
	defer w.Close()
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1280, 800))
	me := get(b.Staff(ctx))[0]
	screen := employersui.NewEmployers(employersui.EmployersParts{
		Register: b, Steps: b, Staff: b, Codes: b.labels(), Me: func() people.Staff { return me }, Drafts: noDrafts{},
		Now: func() time.Time { return today.Time() }, Run: task.Inline(), Nav: around{w}, Undo: func() {}, ReadOnly: func() bool { return false },
		LogContact: func([]employers.EmployerID, employers.NextStepID) {}, OpenContact: func(employers.ContactID) {},
		NewStep: func(employers.EmployerID) {}, EditStep: func(employers.NextStepID) {},
	})
	w.SetContent(screen.Content())
	screen.Reload()
	other := get(b.Employers(ctx, employers.Filter{}, employers.Order{Limit: 1}))[0].ID
	var laidOut, painted times
	for range listRounds {
		screen.Show(string(other))
		w.Canvas().Capture()
		laidOut.timed(func() { screen.Show(string(busy)) })
		painted.timed(func() { w.Canvas().Capture() })
	}
	must(screen.Close())
	return []line{
		within("Opening an employer with "+thousands(busyContacts)+" contacts: read, built and laid out", laidOut.median(), 60*time.Millisecond, len(laidOut)),
		within("– painting that window pixel by pixel, without a graphics card", painted.median(), 0, len(painted)),
	}
}

package page

import (
	"context"
	"reflect"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// RecordOptions say what the page of a record reads and draws. D is everything that it is drawn from. Extra, First and Came may be nil.
type RecordOptions[D any] struct {
	Run     task.Runner
	Nav     nav.Navigator
	Empty   func() fyne.CanvasObject // shown while no record is open
	Reading string                   // said while one is being read that takes long; "" = that the page is being read
	// Read is called on the UI goroutine and takes from there what it needs; what it gives reads the record away from it.
	Read  func(id string) func(context.Context) (D, error)
	Key   func(D) string                        // the record's id
	Parts func(again bool) []fyne.CanvasObject  // what stands on the page, of Shown; again = the same record is drawn anew
	First func() fyne.Focusable                 // where the keyboard begins on a page that is drawn; nil = at the first button after the menu
	Else  func() fyne.Focusable                 // where the keyboard goes when what had it is gone: the rows beside the page
	Extra func(id string, err error) (own bool) // an error that the screen shows in its own way
	Came  func(err error)                       // after each reading
}

// Record is the long page of one record that stands beside a list, see Frame. It reads the record away from the UI goroutine, draws it
// only where something has changed, and keeps the keyboard where it was. A screen's page embeds one:
//
//	type vacancyPage struct {
//		*page.Record[pageData]
//		…
//	}
//	p.Record = page.NewRecord(page.RecordOptions[pageData]{Run: …, Read: p.read, Key: …, Parts: p.parts, …})
type Record[D any] struct {
	o       RecordOptions[D]
	ID      string // of the record that is open; empty = none is
	Shown   D      // what is drawn
	Drawn   bool
	Buttons []*kit.Button // of the page in their order, its menu first: see Button
	Box     *fyne.Container
	Scroll  *container.Scroll

	look   *theme.Theme // it is drawn in
	wanted bool         // the keyboard is to come here once the page is drawn
	later  bool         // all later steps are shown, see Later
	live   task.Latest
	over   bool
}

// NewRecord makes a page on which nothing is open yet.
func NewRecord[D any](o RecordOptions[D]) *Record[D] {
	if o.Reading == "" {
		o.Reading = "One moment, the page is being read."
	}
	r := &Record[D]{o: o, Box: kit.Column(7)}
	r.Scroll = kit.Scroll(kit.On(theme.Surface, kit.PadXY(6, 5, r.Box)))
	r.Box.Objects = []fyne.CanvasObject{o.Empty()}
	r.Fit()
	return r
}

// Content is the whole page.
func (r *Record[D]) Content() *container.Scroll { return r.Scroll }

// Current is the id of the record that is open; empty for none.
func (r *Record[D]) Current() string { return r.ID }

// Fit gives the page the height that it needs now.
func (r *Record[D]) Fit() {
	r.Box.Refresh()
	r.Scroll.Content.Refresh()
	r.Scroll.Refresh()
}

// patience is how long the record before stays while the next one is being read.
const patience = 300 * time.Millisecond

// Open shows another record.
func (r *Record[D]) Open(id string) {
	if id == r.ID && r.Drawn {
		return
	}
	r.ID, r.Drawn, r.later = id, false, false
	r.Reload()
	if !r.Drawn {
		r.o.Run.After(patience, func() { r.clearFor(id) })
	}
}

// clearFor empties the page where that record is still being read: nobody should read one and mean another.
func (r *Record[D]) clearFor(id string) {
	if r.ID != id || r.Drawn || r.over {
		return
	}
	r.blank(Quiet(r.o.Reading))
}

// blank takes everything from the page but one object.
func (r *Record[D]) blank(o fyne.CanvasObject) {
	var nothing D
	r.Rebuild(func() {
		r.Shown, r.Drawn, r.Buttons = nothing, false, nil
		r.Box.Objects = []fyne.CanvasObject{o}
		r.Fit()
	})
}

// Clear leaves a page on which nothing is open.
func (r *Record[D]) Clear() {
	r.ID = ""
	r.blank(r.o.Empty())
}

// Reload reads the open record anew; where nothing has changed nothing is drawn.
func (r *Record[D]) Reload() {
	if r.ID == "" {
		return
	}
	id := r.ID
	task.Go(r.live.Next(), r.o.Run, r.o.Read(id), func(d D, err error) {
		switch {
		case err != nil:
			r.failed(id, err)
		case !r.Drawn || r.look != theme.Current() || !reflect.DeepEqual(d, r.Shown): // another look may have been chosen meanwhile
			r.draw(d)
		}
		if r.o.Came != nil {
			r.o.Came(err)
		}
	})
}

// Again is the way to read something else for the page instead; it ends with what was being read for it.
func (r *Record[D]) Again() context.Context { return r.live.Next() }

// Stop ends the reading; nothing is drawn any more.
func (r *Record[D]) Stop() {
	r.over = true
	r.live.Stop()
}

// failed shows the error. A record that is gone leaves an empty page; one that cannot be read just now stays as it was.
func (r *Record[D]) failed(id string, err error) {
	if r.o.Extra != nil && r.o.Extra(id, err) {
		return
	}
	was := r.Drawn
	if !was || people.IsGone(err) {
		r.Clear()
	}
	if !was || !people.IsGone(err) {
		r.o.Nav.Fail(err)
	}
}

// draw builds the page. The keyboard stays on the control with the same name, or on its neighbour; on the page of another record it
// begins at the menu, so that a key pressed twice never acts on the wrong one.
func (r *Record[D]) draw(d D) {
	again := r.o.Key(d) == r.o.Key(r.Shown)
	build := func() {
		r.ID = r.o.Key(d) // a record that was merged into another gives that one
		r.Shown, r.Drawn, r.look, r.Buttons = d, true, theme.Current(), nil
		r.Box.Objects = r.o.Parts(again)
		r.Fit()
	}
	if again {
		r.Rebuild(build)
	} else {
		here := slices.Contains(r.Stops(), r.canvas().Focused())
		build()
		r.Scroll.ScrollToTop()
		if here && len(r.Buttons) > 0 {
			r.canvas().Focus(r.Buttons[0])
		}
	}
	r.TakeFocus()
}

// Replace draws something else than the record for the open id.
func (r *Record[D]) Replace(parts func() []fyne.CanvasObject) {
	var nothing D
	r.Rebuild(func() {
		r.Shown, r.Drawn, r.Buttons = nothing, true, nil
		r.Box.Objects = parts()
		r.Fit()
	})
	r.TakeFocus()
}

// TakeFocus gives the page the keyboard where somebody has asked for that before it was drawn.
func (r *Record[D]) TakeFocus() {
	if r.wanted && r.canvas().Overlays().Top() == nil {
		r.Focus()
	}
	r.wanted = false
}

// Rebuild builds a part of the page anew and keeps the keyboard where it was, else leaves it to the rows.
func (r *Record[D]) Rebuild(do func()) { kit.KeepFocus(r.canvas(), r.Stops, do, r.o.Else()) }

// Stops are the controls of the page in their order.
func (r *Record[D]) Stops() []fyne.Focusable { return kit.Stops(r.Box.Objects...) }

// Focus puts the keyboard where it begins on the page.
func (r *Record[D]) Focus() {
	if first := r.FirstFocus(); first != nil {
		r.canvas().Focus(first)
	}
}

// FirstFocus is where the keyboard begins; nil before the page is drawn, which then takes it.
func (r *Record[D]) FirstFocus() fyne.Focusable {
	switch {
	case !r.Drawn:
		r.wanted = r.ID != ""
	case r.o.First != nil:
		return r.o.First()
	case len(r.Buttons) > 0:
		return r.Buttons[min(1, len(r.Buttons)-1)]
	}
	return nil
}

// Button notes a button of the page.
func (r *Record[D]) Button(b *kit.Button) *kit.Button {
	r.Buttons = append(r.Buttons, b)
	return b
}

func (r *Record[D]) canvas() fyne.Canvas { return r.o.Nav.Window().Canvas() }

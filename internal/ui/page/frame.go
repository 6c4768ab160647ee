package page

import (
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
)

// Opener is the page of a record as what stands beside it knows it; a Record is one.
type Opener interface {
	Open(id string)
	Reload()
	Current() string
	Focus()
	FirstFocus() fyne.Focusable
	Content() *container.Scroll
	Stop()
}

// FrameOptions say how a list or a board stands beside the page of one record.
type FrameOptions struct {
	Name    string      // under which the width is remembered on this machine: "people-split"
	Layouts kit.Layouts // the memory; may be nil
	Part    float32     // of the width that the list has at first, 0 to 1
	// The narrowest that list and page get beside one another, in units at a text scale of 1.
	List, Page float32
	Back       string // what leads from the page to the list in a narrow window; "" = Back to the list
	Nav        nav.Navigator
	First      func() fyne.Focusable // where the keyboard goes on the way back: the screen's FirstFocus
}

// Frame is a screen that has a list or a board at the left and the page of one record at the right; in a narrow window one of them. It
// remembers the width of the two. A screen with a list of rows gets its Frame from Rows.Beside; one with
// something else makes it with NewFrame.
type Frame struct {
	Left   *container.Scroll // everything but the page; it scrolls in a window that is too low for it
	split  *kit.Split
	inside *fyne.Container // what scrolls
	page   Opener
	nav    nav.Navigator
	routed bool // a route has just led to one record
}

// NewFrame puts objects under one another at the left, and the page at the right.
func NewFrame(o FrameOptions, page Opener, left ...fyne.CanvasObject) *Frame {
	f := &Frame{inside: kit.Column(4, left...), page: page, nav: o.Nav}
	f.Left = kit.Scroll(kit.PadXY(5, 5, f.inside))
	part, remember := o.Part, func(float32) {}
	if o.Layouts != nil {
		if was, err := strconv.ParseFloat(o.Layouts.ListLayout(o.Name), 32); err == nil && was > 0.1 && was < 0.9 {
			part = float32(was)
		}
		remember = func(part float32) { o.Layouts.SetListLayout(o.Name, strconv.FormatFloat(float64(part), 'f', 3, 32)) }
	}
	f.split = kit.NewSplit(f.Left, page.Content(), part, remember).Least(o.List, o.Page)
	if o.Back != "" {
		f.split.BackTo(o.Back)
	}
	f.split.OnBack(func() { o.Nav.Window().Canvas().Focus(o.First()) })
	return f
}

// Content is the whole screen.
func (f *Frame) Content() fyne.CanvasObject { return f.split }

// Narrow says whether only one of list and page shows.
func (f *Frame) Narrow() bool { return f.split.Narrow() }

// Away says that the page shows in the place of the list, in a window that is too narrow for both.
func (f *Frame) Away() bool { return f.split.Away() }

// Where is the record that the person sees; empty where the list shows alone, and of a frame that is not made.
func (f *Frame) Where() string {
	if f == nil || f.Narrow() && !f.Away() {
		return ""
	}
	return f.page.Current()
}

// ShowList shows the list where there is room for one of the two only.
func (f *Frame) ShowList() { f.split.Close() }

// Follow lets what has the keyboard be seen on both sides. A screen calls it whenever it is shown.
func (f *Frame) Follow() { kit.FollowFocus(f.nav.Window().Canvas(), f.page.Content(), f.Left) }

// Route opens the page that a route leads to; the keyboard comes with it.
func (f *Frame) Route(id string) {
	f.routed = true
	f.page.Open(id)
	f.split.Open()
}

// Routed says once that a route has led to a page.
func (f *Frame) Routed() bool {
	was := f.routed
	f.routed = false
	return was
}

// Enter opens the page of a record and goes there: in a narrow window it takes the place of the list.
func (f *Frame) Enter(id string) {
	f.page.Open(id)
	f.split.Open()
	f.page.Focus()
}

// Fit gives the left side the height that it needs now. A frame that is not made yet needs none.
func (f *Frame) Fit() {
	if f == nil {
		return
	}
	f.inside.Refresh()
	f.Left.Content.Refresh()
	f.Left.Refresh()
}

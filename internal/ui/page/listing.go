package page

import (
	"context"

	"fyne.io/fyne/v2"

	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/task"
)

// ListingOptions say what a listing consists of. Run, Nav and Layouts of its parts are those of Forms, and the rows are at first those of
// the first quick filter.
type ListingOptions[T, F any] struct {
	Forms  *sheet.Desk
	Header *kit.Header
	Name   string // under which the columns and the width are remembered on this machine: "plans" and "plans-split"
	Rows   RowsOptions[T, F]
	Quick  QuickOptions[F]
	Frame  FrameOptions
	Staff  sheet.Staffing
	// State is the sentence under the title, of the counts of the quick filters in their order. It may read: it is called away from the UI
	// goroutine.
	State func(ctx context.Context, counts []int) (string, error)
}

// Listing is a screen that is a list of records under its quick filters, with the page of one record beside it, and the forms about them. A
// screen embeds it and is put together so:
//
//	s.Listing = page.NewListing(page.ListingOptions[Row, Filter]{…})
//	s.page = newRecordPage(s) // embeds a Record
//	s.Beside(s.page)
//
// and has in its Show what its routes mean.
type Listing[T, F any] struct {
	List  *Rows[T, F] // nil where the person's role shows no records, see Barred
	Bar   *QuickBar[T, F]
	Frame *Frame
	Forms *sheet.Desk
	Staff []people.Staff // who works here, as it was read last

	o       ListingOptions[T, F]
	page    Opener
	content fyne.CanvasObject
	live    task.Latest
}

// NewListing makes the list and what stands above it; it reads nothing until Reload.
func NewListing[T, F any](o ListingOptions[T, F]) *Listing[T, F] {
	g := o.Forms.Ground
	o.Rows.Run, o.Rows.Nav, o.Rows.Layouts, o.Rows.Remember, o.Rows.Filter = g.Run, g.Nav, g.Layouts, o.Name, o.Quick.Filters[0].Filter
	o.Frame.Nav, o.Frame.Layouts, o.Frame.Name = g.Nav, g.Layouts, o.Name+"-split"
	o.Quick.Layouts = g.Layouts
	l := &Listing[T, F]{o: o, Forms: o.Forms, List: NewRows(o.Rows)}
	l.Bar = NewQuickBar(l.List, o.Quick)
	return l
}

// Barred is a listing for somebody whose role shows no records: it says whom to ask instead.
func Barred[T, F any](forms *sheet.Desk, header *kit.Header, icon, title, words string) *Listing[T, F] {
	l := &Listing[T, F]{Forms: forms}
	l.content = kit.Pad(6, kit.Column(6, header, kit.NewEmpty(icon, title, words, nil)))
	return l
}

// Beside puts the page of one record at the right of the list.
func (l *Listing[T, F]) Beside(page Opener) {
	l.page, l.o.Frame.First = page, l.FirstFocus
	l.Frame = l.List.Beside(l.o.Frame, page, l.o.Header, l.Bar.Content)
	l.content = l.Frame.Content()
}

// Content is the whole screen.
func (l *Listing[T, F]) Content() fyne.CanvasObject { return l.content }

// above is what stands above the rows.
type above struct {
	staff  []people.Staff
	counts []int // of the quick filters, in their order
	state  string
}

// Reload reads the list, its counts and the open record anew.
func (l *Listing[T, F]) Reload() {
	if l.List == nil {
		return
	}
	task.Go(l.live.Next(), l.Forms.Run, l.read, func(a above, err error) {
		if err != nil {
			l.Forms.Nav.Fail(err)
			return
		}
		l.Staff = a.staff
		l.o.Header.SetState(a.state)
		l.Bar.Show(a.counts)
		l.List.Reload()
		l.page.Reload()
	})
}

func (l *Listing[T, F]) read(ctx context.Context) (a above, err error) {
	if a.staff, err = l.o.Staff.Staff(ctx); err != nil {
		return a, err
	}
	if a.counts, err = l.Bar.Counts(ctx); err != nil {
		return a, err
	}
	a.state, err = l.o.State(ctx, a.counts)
	return a, err
}

// Close keeps what was typed in an open form and stops reading. The error says why it could not be kept.
func (l *Listing[T, F]) Close() error {
	if l.Forms.Closed() {
		return nil
	}
	err := l.Forms.Close()
	l.live.Stop()
	if l.List != nil {
		l.page.Stop()
		l.List.Close()
	}
	return err
}

// Where is the record that is shown; empty for none.
func (l *Listing[T, F]) Where() string { return l.Frame.Where() }

// FirstFocus is the rows, or the field for words while there are none; the page of a record that a route led to.
func (l *Listing[T, F]) FirstFocus() fyne.Focusable {
	if l.List == nil {
		return nil
	}
	return l.List.FocusOr(l.Bar.Focus())
}

// Keys are the keys of the rows, for the keyboard sheet.
func (l *Listing[T, F]) Keys() []kit.Shortcut {
	if l.List == nil {
		return nil
	}
	return l.List.Keys()
}

// Package todayui is the Today page: what to do now, what is late or coming up in every part of the app, what was begun and not finished, and how old
// the newest copy on another device is. What to do comes from panels of the parts of the app; the page knows none of them.
package todayui

import (
	"cmp"
	"context"
	"reflect"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jobwright/internal/day"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/task"
)

// Parts are what the page is made of.
type Parts struct {
	FirstName  func() string
	Now        func() time.Time
	Panel      nav.Panel // what to do now
	Week       Figures   // at the right of the title: how the week stands; nil = nothing
	Comings    []nav.Comings
	Drafts     nav.Drafts
	Drafters   []nav.Drafter
	NewestCopy func() (time.Time, bool) // when the newest copy on another device was made
	Run        task.Runner
	Nav        nav.Navigator
}

// Figures is a small part of the page that counts something.
type Figures interface {
	Content() fyne.CanvasObject
	Reload()
	Close()
}

// Some panels say when their state has changed, and which keys act in them.
type (
	keyLister   interface{ Keys() []kit.Shortcut }
	stateTeller interface{ OnState(func()) }
)

// Screen is the page. It implements nav.Screen, nav.Shower and nav.Focuser.
type Screen struct {
	p       Parts
	header  *kit.Header
	aside   *fyne.Container // the column at the right
	layout  *pageLayout
	content fyne.CanvasObject
	live    task.Latest
	shown   beside
	said    string // what is wrong, as it was said last; empty = all is well
}

// beside is what the column at the right shows.
type beside struct {
	drawn    bool
	comings  []nav.Coming
	drafts   []nav.Draft
	copy     string
	copyWarn bool
	today    day.Date
}

// New makes the page; it reads nothing until Reload.
func New(p Parts) *Screen {
	s := &Screen{p: p, header: kit.NewHeader("", ""), aside: kit.Column(8)}
	card := kit.Card(p.Panel.Content())
	top := fyne.CanvasObject(s.header)
	if p.Week != nil {
		top = container.New(&headline{}, s.header, p.Week.Content())
	}
	s.layout = newPageLayout(top, card, s.aside)
	s.content = kit.PadXY(5, 4, s.layout.scroll) // with the room for rings, 24 and 20 units
	if t, ok := p.Panel.(stateTeller); ok {
		t.OnState(s.greet)
	}
	return s
}

// Content is the whole page.
func (s *Screen) Content() fyne.CanvasObject { return s.content }

// Reload reads everything anew.
func (s *Screen) Reload() {
	s.greet()
	s.p.Panel.Reload()
	if s.p.Week != nil {
		s.p.Week.Reload()
	}
	task.Go(s.live.Next(), s.p.Run, s.read, func(b beside, err error) {
		if err != nil {
			if s.said != err.Error() { // once: the page is read again after everything that changes
				s.said = err.Error()
				s.p.Nav.Fail(err)
			}
			return
		}
		s.said = ""
		b.drawn = true
		b.copy, b.copyWarn = s.copyWords()
		if !reflect.DeepEqual(b, s.shown) {
			s.shown = b
			s.draw()
			s.greet()
		}
	})
}

func (s *Screen) read(ctx context.Context) (beside, error) {
	b := beside{today: day.Of(s.p.Now())}
	for _, part := range s.p.Comings {
		rows, err := part.Coming(ctx, b.today)
		if err != nil {
			return b, err
		}
		b.comings = append(b.comings, rows...)
	}
	slices.SortStableFunc(b.comings, func(x, y nav.Coming) int { return cmp.Compare(x.When.String(), y.When.String()) })
	drafts, err := s.p.Drafts.Drafts(ctx)
	b.drafts = drafts
	return b, err
}

// greet writes the title and the sentence of state.
func (s *Screen) greet() {
	now := s.p.Now()
	s.header.SetTitle(text.Greeting(now, s.p.FirstName()))
	words := now.Format("Monday 2 January") + "."
	if state := s.p.Panel.State(); state != "" {
		words += " " + text.Capital(state) + "."
	}
	if n := s.shown.waiting(); n == 1 {
		words += " 1 other thing is late or for today."
	} else if n > 1 {
		words += " " + text.Number(n) + " other things are late or for today."
	}
	s.header.SetState(words)
}

// Close ends the page and its panel; the error says what could not be kept.
func (s *Screen) Close() error {
	s.live.Stop()
	if s.p.Week != nil {
		s.p.Week.Close()
	}
	return s.p.Panel.Close()
}

// Show shows one record of the panel; an empty id shows the page.
func (s *Screen) Show(id string) {
	if p, ok := s.p.Panel.(nav.Shower); ok {
		p.Show(id)
	}
}

// FirstFocus is where the keyboard begins: the panel. The page begins at its top, and follows the keyboard from there.
func (s *Screen) FirstFocus() fyne.Focusable {
	s.layout.scroll.ScrollToTop()
	kit.FollowFocus(s.p.Nav.Window().Canvas(), s.layout.scroll)
	if p, ok := s.p.Panel.(nav.Focuser); ok {
		return p.FirstFocus()
	}
	return nil
}

// Keys are the keys of the panel, for the keyboard sheet.
func (s *Screen) Keys() []kit.Shortcut {
	if p, ok := s.p.Panel.(keyLister); ok {
		return p.Keys()
	}
	return nil
}

// pageLayout puts header, card and column on the page. Where there is room the column stands at the right and the card
// is as high as the page; else the column follows below and the page scrolls.
type pageLayout struct {
	header, card fyne.CanvasObject
	column       fyne.CanvasObject
	beside       *container.Scroll // holds the column where it stands at the right
	below        *fyne.Container   // holds it where it follows below
	scroll       *container.Scroll // the page
	narrow       bool
}

// Package mapui is the map of employers: whom do we know, and whom are we missing? The figures come from
// reports.EmployerMap; this page only shows them.
package mapui

import (
	"context"
	"encoding/json"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/reports"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// Facts gives the rows that the map is made of.
type Facts interface {
	MapFacts(ctx context.Context, from, to day.Date) (reports.MapFacts, error)
}

// Parts are what the page is made of.
type Parts struct {
	Facts Facts
	Codes people.Codes
	Nav   nav.Navigator
	Run   task.Runner
	Now   func() time.Time
}

// Page is the screen. It implements nav.Screen and nav.Focuser.
type Page struct {
	p        Parts
	header   *kit.Header
	period   *kit.Choice
	from, to *kit.DateField
	span     *kit.Form // from and to
	by       *kit.Choice
	busy     *kit.Busy
	body     *fyne.Container
	scroll   *container.Scroll
	content  fyne.CanvasObject
	shown    reports.Map
	known    bool        // shown holds something
	matrix   *kit.Matrix // whom we know; nil where nobody is on record
	funnel   *kit.Bars
	channels *kit.Matrix // nil where there is no contact
	reading  task.Latest
	closed   bool
}

// The periods to choose from; ownSpan is from a day to a day.
const (
	fourWeeks = "4w"
	quarter   = "3m"
	year      = "12m"
	ownSpan   = "own"
)

// New makes the page; it reads nothing until Reload.
func New(p Parts) *Page {
	s := &Page{p: p, body: kit.Column(5), busy: kit.NewBusy("Counting", p.Run)}
	s.header = kit.NewHeader("Map of employers", "", kit.NewButton(kit.Outline, "All employers", func() { p.Nav.Open(nav.Route{Page: "employers"}) }).Icon("employers").Plain()).Wrap()
	s.period = kit.NewChoice(kit.Option{ID: fourWeeks, Title: "Last 4 weeks"}, kit.Option{ID: quarter, Title: "Last 3 months"}, kit.Option{ID: year, Title: "Last 12 months"}, kit.Option{ID: ownSpan, Title: "From … to …"})
	s.period.SetValue(quarter)
	s.from, s.to = kit.NewDateField(s.today), kit.NewDateField(s.today)
	s.span = kit.NewForm(p.Run, s.read, kit.Beside(kit.NewField("from", "From", s.from).Needed("Please give the first day.").Check(s.ordered), kit.NewField("to", "To", s.to).Needed("Please give the last day.")))
	spanRow := kit.AtMost(560, kit.Column(2, s.span, kit.Start(kit.NewButton(kit.Outline, "Show this period", s.span.Save))))
	spanRow.Hide()
	s.period.OnChange(func() {
		if s.period.Value() != ownSpan {
			spanRow.Hide()
			s.read()
		} else {
			spanRow.Show()
			s.suggest()
		}
		s.content.Refresh()
		s.scroll.Content.Refresh()
	})
	s.by = kit.NewChoice(kit.Option{ID: "sector", Title: "By sector"}, kit.Option{ID: "area", Title: "By postcode area"})
	s.by.SetValue("sector")
	s.by.OnChange(s.fill)
	s.scroll = kit.Scroll(kit.PadXY(6, 0, kit.Column(5, kit.NewField("period", "Contacts of", s.period), spanRow, s.busy, s.body, kit.AtLeast(0, 24, kit.Column(0)))))
	s.content = kit.Column(0, kit.PadXY(6, 5, s.header), kit.Grow(s.scroll))
	return s
}

// Content is the whole page.
func (s *Page) Content() fyne.CanvasObject { return s.content }

// Reload counts anew.
func (s *Page) Reload() {
	if s.closed {
		return
	}
	if w := s.p.Nav.Window(); w != nil {
		kit.FollowFocus(w.Canvas(), s.scroll)
	}
	if s.period.Value() == ownSpan && s.ordered() != nil {
		return // a period is being typed
	}
	s.read()
}

// Close ends what is being read.
func (s *Page) Close() error {
	s.closed = true
	s.reading.Stop()
	s.span.Close()
	return nil
}

// FirstFocus is the matrix, or the choice of a period where there is none.
func (s *Page) FirstFocus() fyne.Focusable {
	if s.matrix != nil {
		return s.matrix
	}
	return s.period.Focus()
}

func (s *Page) today() day.Date { return day.Of(s.p.Now()) }

// days is the period that is chosen.
func (s *Page) days() (from, to day.Date) {
	today := s.today()
	switch s.period.Value() {
	case fourWeeks:
		return today.AddDays(-27), today
	case year:
		return back(today, 12), today
	case ownSpan:
		from, _ = s.from.Value() // the form has checked both
		to, _ = s.to.Value()
		return from, to
	}
	return back(today, 3), today
}

// back is the day after the one some months ago, so that the months are whole.
func back(d day.Date, months int) day.Date {
	return day.New(d.Year, d.Month-time.Month(months), d.Day).AddDays(1)
}

// suggest begins a period of one's own with the one on show.
func (s *Page) suggest() {
	if s.from.Text() == "" && s.to.Text() == "" {
		s.from.SetValue(back(s.today(), 3))
		s.to.SetValue(s.today())
	}
	s.span.Focus()
}

// ordered says that a period ends before it begins.
func (s *Page) ordered() error {
	from, err := s.from.Value()
	to, err2 := s.to.Value()
	switch {
	case err != nil:
		return err
	case err2 != nil || from.IsZero() || to.IsZero():
		return nil
	case to.Before(from):
		return people.FieldError{Field: "from", Message: "This day lies after the last one. Please check both."}
	}
	return nil
}

// read counts what the map shows.
func (s *Page) read() {
	from, to := s.days()
	s.busy.Start()
	task.Go(s.reading.Next(), s.p.Run, func(ctx context.Context) (reports.Map, error) {
		facts, err := s.p.Facts.MapFacts(ctx, from, to)
		if err != nil {
			return reports.Map{}, err
		}
		return reports.EmployerMap(facts, s.p.Codes), nil
	}, func(m reports.Map, err error) {
		s.busy.Stop()
		if s.closed {
			return
		}
		if err != nil {
			s.p.Nav.Fail(err)
			return
		}
		first := !s.known
		s.shown, s.known = m, true
		s.fill()
		if first {
			s.begin()
		}
	})
}

// fill puts the figures on the page; the keyboard stays on the cell it was on.
func (s *Page) fill() {
	if !s.known {
		return
	}
	s.header.SetState(s.shown.Base)
	w := s.p.Nav.Window()
	if w == nil {
		s.draw()
		return
	}
	kit.KeepFocus(w.Canvas(), func() []fyne.Focusable { return kit.Stops(s.body) }, s.draw, s.period.Focus())
}

// draw makes the figures anew, each on the cell or line that it was on.
func (s *Page) draw() {
	matrix, funnel, channels := s.matrix, s.funnel, s.channels
	s.matrix, s.funnel, s.channels = nil, nil, nil
	if s.shown.Employers == 0 {
		s.body.Objects = []fyne.CanvasObject{kit.NewEmpty("chart", "No data", "No employer is on record yet. Once there are some, this page shows whom you know and whom you are missing.",
			kit.NewButton(kit.Filled, "Import employers", func() { s.p.Nav.Open(nav.Route{Page: "import"}) }).Icon("import"))}
	} else {
		s.body.Objects = s.figures()
	}
	if matrix != nil && s.matrix != nil {
		s.matrix.Go(matrix.At())
	}
	if funnel != nil && s.funnel != nil {
		s.funnel.Go(funnel.At())
	}
	if channels != nil && s.channels != nil {
		s.channels.Go(channels.At())
	}
	s.body.Refresh()
	s.scroll.Content.Refresh()
	s.scroll.Refresh()
}

// begin moves the keyboard from where it waited for the first figures to the matrix.
func (s *Page) begin() {
	if w := s.p.Nav.Window(); w != nil && s.matrix != nil && w.Canvas().Focused() == s.period.Focus() {
		w.Canvas().Focus(s.matrix)
	}
}

// list shows the employers of a cell.
func (s *Page) list(f employers.Filter, n int, what string) {
	if n == 0 {
		s.p.Nav.Say("Nobody is on record there yet: "+what+".", nil)
		return
	}
	words, err := json.Marshal(f)
	if err != nil {
		s.p.Nav.Fail(err)
		return
	}
	s.p.Nav.Open(nav.Route{Page: "employers", ID: "filter:" + string(words)})
}

func quiet(words string) *kit.Text { return kit.NewText(words).Tone(theme.Quiet).Wrap() }

package matchui

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"sync/atomic"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jobwright/brokerage"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/offer"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/task"
)

// Matching shows a ranking with the reasons of one row beside it. It implements nav.Screen, nav.Shower, nav.Focuser and nav.Drafter.
type Matching struct {
	p       Parts
	header  *kit.Header
	compare *kit.Button
	printed *kit.Button
	person  *kit.SearchSelect
	vacancy *kit.SearchSelect
	all     *kit.Checkbox
	free    *kit.Checkbox // only without a stop
	busy    *kit.Busy
	list    *kit.RowList[row]
	why     *whyPage
	split   *kit.Split
	left    *fyne.Container
	scroll  *container.Scroll
	content fyne.CanvasObject
	desk    *sheet.Desk

	want    choice
	got     *answer
	rows    atomic.Pointer[answer] // the same, for the list, which reads its rows on other goroutines
	live    task.Latest
	filling bool   // the fields are being set to what is shown
	goTo    string // the row to select once the ranking is there
	anew    bool   // another ranking is shown, from its first row
	moveOn  bool   // the keyboard goes to the rows once they are there
}

const (
	splitName = "matching-split"
	leastRows = 4
	// The narrowest that list and reasons get beside one another, in units at a text scale of 1.
	listLeast = 440
	whyLeast  = 420
)

// New makes the screen; it reads nothing until Reload.
func New(p Parts) *Matching {
	s := &Matching{p: p, got: &answer{}}
	s.rows.Store(s.got)
	s.desk = sheet.NewDesk(p.Ground, people.EditParticipants)
	s.compare = kit.NewButton(kit.Outline, "Compare two", s.compareTwo).Icon("columns")
	s.printed = kit.NewButton(kit.Outline, "Print the list", s.printOut).Icon("print")
	s.header = kit.NewHeader("Matching", "", s.compare, s.printed)
	if !p.maySee() {
		s.content = kit.Pad(6, kit.Column(6, kit.NewHeader("Matching", ""), kit.NewEmpty("matching", "Figures only",
			"Your role shows figures and no names, so there is nobody to match here.", nil)))
		return s
	}
	s.person = kit.NewSearchSelect(p.Run, offer.Participants(p.People)).Example("Whose jobs?").Named("Person").Onward()
	s.vacancy = kit.NewSearchSelect(p.Run, offer.Vacancies(p.Vacancies)).Example("Whom does it suit?").Named("Vacancy").Onward()
	s.chosen(s.person, "person:")
	s.chosen(s.vacancy, "vacancy:")
	s.all, s.free = kit.NewCheckbox("Closed and inactive too"), kit.NewCheckbox("Only without a stop")
	for _, box := range []*kit.Checkbox{s.all, s.free} {
		box.OnChange(func() {
			s.want.all, s.want.noStopped = s.all.On(), s.free.On()
			s.Reload()
		})
	}
	s.busy = kit.NewBusy("Comparing", p.Run)
	s.list = s.newList()
	s.why = newWhyPage(s)
	rows := &kit.RowsHigh{Least: leastRows, Most: leastRows, TwoLines: true}
	fields := kit.Row(3, kit.Grow(kit.NewField("person", "Jobs for", s.person)), kit.Grow(kit.NewField("vacancy", "or people for", s.vacancy)))
	s.left = kit.Column(4, fields, kit.Row(3, kit.Grow(s.free), kit.Grow(s.all)), page.Small("Jobwright proposes; you decide together."), s.busy, kit.Grow(rows.Around(s.list)))
	s.scroll = kit.Scroll(kit.PadXY(5, 5, s.left))
	s.split = kit.NewSplit(s.scroll, s.why.content, s.rememberedPart(), func(part float32) {
		if p.Layouts != nil {
			p.Layouts.SetListLayout(splitName, strconv.FormatFloat(float64(part), 'f', 3, 32))
		}
	}).Least(listLeast, whyLeast)
	s.split.OnBack(func() { p.Canvas().Focus(s.FirstFocus()) })
	s.content = kit.Column(0, kit.PadXY(5, 5, s.header), kit.Rule(), kit.Grow(s.split))
	return s
}

func (s *Matching) rememberedPart() float32 {
	if s.p.Layouts != nil {
		if part, err := strconv.ParseFloat(s.p.Layouts.ListLayout(splitName), 32); err == nil && part > 0.1 && part < 0.9 {
			return float32(part)
		}
	}
	return 0.36
}

// chosen opens what a field was set to by the person, as a place of its own.
func (s *Matching) chosen(field *kit.SearchSelect, kind string) {
	field.OnChange(func() {
		if o, ok := field.Value(); ok && !s.filling {
			s.moveOn = true
			s.p.Nav.Open(routeTo(kind, o.ID))
		}
	})
}

// Content is the whole screen.
func (s *Matching) Content() fyne.CanvasObject { return s.content }

// Show opens the ranking of "person:<id>" or "vacancy:<id>". An empty id shows the screen as it is.
func (s *Matching) Show(id string) {
	if s.list == nil {
		return
	}
	kit.FollowFocus(s.p.Canvas(), s.why.scroll, s.scroll)
	kind, of, _ := strings.Cut(id, ":")
	var next subject
	switch kind {
	case "person":
		next.person = people.ParticipantID(of)
	case "vacancy":
		next.vacancy = brokerage.VacancyID(of)
	default:
		return
	}
	if next == s.want.of && s.got.of == next {
		return
	}
	s.want.of, s.moveOn = next, true
	s.split.Close()
	s.Reload()
}

// Where is for whom, or for which job, matches are shown; empty for nobody.
func (s *Matching) Where() string {
	switch of := s.want.of; {
	case of.person != "":
		return "person:" + string(of.person)
	case of.vacancy != "":
		return "vacancy:" + string(of.vacancy)
	}
	return ""
}

// Reload makes the ranking anew, off the UI goroutine; an older one never takes the place of a newer one.
func (s *Matching) Reload() {
	if s.list == nil {
		return
	}
	want := s.want
	s.busy.Start()
	task.Go(s.live.Next(), s.p.Run, func(ctx context.Context) (*answer, error) { return s.p.read(ctx, want) }, func(a *answer, err error) {
		s.busy.Stop()
		if err != nil {
			s.failed(err)
			return
		}
		s.show(a)
	})
}

// failed shows the error; a ranking of somebody else does not stay under the new name.
func (s *Matching) failed(err error) {
	s.moveOn = false
	if s.got.of != s.want.of {
		s.want.of = subject{}
		s.show(&answer{})
	}
	s.p.Nav.Fail(err)
}

// show puts a ranking on the screen.
func (s *Matching) show(a *answer) {
	s.anew = s.anew || a.of != s.got.of
	s.got = a
	s.rows.Store(a)
	s.fill()
	s.header.SetTitle(a.title())
	s.header.SetState(a.state())
	s.list.SetGroups(a.headings())
	s.list.Reload()
	s.usable()
	s.left.Refresh()
	s.scroll.Refresh()
	s.content.Refresh() // the title may have more lines now
}

// loaded chooses a row once the list has its rows: the one that was asked for, the one that was chosen before, or the first.
func (s *Matching) loaded(int) {
	a, at := s.got, s.list.Index()
	if s.anew {
		s.list.Top()
		at = min(0, len(a.rows)-1)
	}
	if to := a.index(s.goTo); to >= 0 {
		at = to
	}
	s.anew, s.goTo = false, ""
	if at >= 0 && at < len(a.rows) {
		s.list.Select(at)
		s.why.show(a, a.rows[at])
	} else {
		s.why.empty()
	}
	if s.moveOn && len(a.rows) > 0 && s.p.Canvas().Overlays().Top() == nil {
		s.moveOn = false
		s.p.Canvas().Focus(s.list.FirstFocus())
	}
}

// index is where the row of a key stands; -1 where there is none.
func (a *answer) index(key string) int {
	return slices.IndexFunc(a.rows, func(r row) bool { return r.key() == key })
}

// after is the key of the row after that of a key, or of the one before it where that is the last of those that may suit.
func (a *answer) after(key string) string {
	at := a.index(key)
	if at < 0 {
		return ""
	}
	next := at + 1
	if next == len(a.rows) || a.rows[next].where != a.rows[at].where {
		next = max(0, at-1)
	}
	return a.rows[next].key()
}

// fill sets the fields to what is shown.
func (s *Matching) fill() {
	s.filling = true
	defer func() { s.filling = false }()
	s.person.Choose(kit.Option{})
	s.vacancy.Choose(kit.Option{})
	switch of := s.got.of; {
	case of.person != "":
		s.person.Choose(kit.Option{ID: string(of.person), Title: s.got.name})
	case of.vacancy != "":
		s.vacancy.Choose(kit.Option{ID: string(of.vacancy), Title: s.got.name, Note: s.got.employer})
	}
}

// usable says of each button above the list whether there is something for it to do.
func (s *Matching) usable() {
	s.compare.Enable()
	if len(s.got.rows) < 2 {
		s.compare.Disable("There are not two to compare yet.")
	}
	s.printed.Enable()
	switch {
	case s.got.of.person == "":
		s.printed.Disable("Choose a person first: the list is printed for them.")
	case s.p.Documents == nil:
		s.printed.Disable("Nothing can be printed here.")
	}
}

// title names the ranking.
func (a *answer) title() string {
	switch {
	case a.of.person != "":
		return "Jobs for " + a.name
	case a.of.vacancy != "":
		return "People for " + a.name
	}
	return "Matching"
}

// Close keeps what was typed in an open form and stops reading. The error says why it could not be kept.
func (s *Matching) Close() error {
	if s.desk.Closed() {
		return nil
	}
	err := s.desk.Close()
	s.live.Stop()
	if s.list != nil {
		s.list.Close()
	}
	return err
}

// FirstFocus is the rows, or the field for a person while there are none.
func (s *Matching) FirstFocus() fyne.Focusable {
	switch {
	case s.list == nil:
		return nil
	case len(s.got.rows) == 0:
		return s.person.Focus()
	}
	return s.list.FirstFocus()
}

// Keys are the keys of the rows, for the keyboard sheet.
func (s *Matching) Keys() []kit.Shortcut {
	if s.list == nil {
		return nil
	}
	return s.list.Keys()
}

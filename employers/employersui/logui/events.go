package logui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/employers"
	"jobwright/internal/id"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
	"jobwright/internal/ui/unsaved"
)

// Events is the list of workshops, job fairs and visits. It implements nav.Screen, nav.Shower, nav.Focuser and nav.Drafter.
type Events struct {
	p       Parts
	header  *kit.Header
	add     *kit.Button
	list    *kit.RowList[employers.Event]
	content fyne.CanvasObject
	live    task.Latest
	sheet   *sheet // the form that is open
	newest  string // the event that was just saved: it is selected once the rows are there
	loaded  bool   // the rows are there
	wanted  bool   // the focus is to go to the rows once they are there
	busy    bool   // an event is being deleted
	closed  bool
}

// NewEvents makes the screen; it reads nothing until Reload.
func NewEvents(p Parts) *Events {
	s := &Events{p: p}
	s.add = kit.NewButton(kit.Filled, "Add event", s.New).Icon("plus")
	var actions []fyne.CanvasObject
	if p.mayChange() {
		actions = append(actions, s.add)
	}
	s.header = kit.NewHeader("Events", "", actions...)
	s.list = s.newList()
	s.content = kit.PadXY(6, 5, kit.Column(5, s.header, kit.Grow(s.list)))
	return s
}

// Content is the whole page.
func (s *Events) Content() fyne.CanvasObject { return s.content }

// Keys are the keys that act on the selected row.
func (s *Events) Keys() []kit.Shortcut { return s.list.Keys() }

// FirstFocus is the rows, or the main action where there are none; nil before the first reading.
func (s *Events) FirstFocus() fyne.Focusable {
	switch {
	case !s.loaded:
		s.wanted = true
		return nil
	case s.list.Total() > 0 || !s.p.mayChange():
		return s.list.FirstFocus()
	}
	return s.add
}

// listed is called once the rows are there: the keyboard may have been waiting for them.
func (s *Events) listed(int) {
	s.loaded = true
	if s.newest != "" {
		s.list.SelectKey(s.newest) // its keys are what one wants next
		s.newest = ""
		s.p.canvas().Focus(s.list.FirstFocus())
	}
	if s.wanted && s.p.canvas().Focused() == nil {
		s.p.canvas().Focus(s.FirstFocus())
	}
	s.wanted = false
}

// Reload reads the list anew.
func (s *Events) Reload() {
	s.list.Reload()
	today := s.p.today()
	task.Go(s.live.Next(), s.p.Run, func(ctx context.Context) ([]employers.Event, error) {
		return s.p.Log.Events(ctx, employers.Order{Sort: "date", Descending: true})
	}, func(newest []employers.Event, err error) {
		if err != nil {
			s.p.Nav.Fail(err)
			return
		}
		ahead, next := 0, employers.Event{}
		for _, e := range newest {
			if !e.On.Before(today) {
				ahead, next = ahead+1, e
			}
		}
		switch ahead {
		case 0:
			s.header.SetState("Workshops, job fairs and visits. None is planned.")
		default:
			s.header.SetState(text.Count(ahead, "event", "events") + " to come. Next: " + next.Title + ", " + text.Near(next.On, today) + ".")
		}
	})
}

// Close stops reading and keeps what is typed.
func (s *Events) Close() error {
	if s.closed {
		return nil
	}
	s.closed = true
	s.live.Stop()
	s.list.Close()
	if s.sheet != nil {
		return s.sheet.Leave()
	}
	return nil
}

// Does says that an id opens the form of an event: going back to it shows the list alone. It implements nav.Doer.
func (s *Events) Does(id string) bool { return id != "" }

// Show opens one event, which who may not change sees whole; an empty id shows the list.
func (s *Events) Show(event string) {
	if event == "" {
		return
	}
	s.with(employers.EventID(event), func(e employers.Event, at []employers.Employer) {
		if !s.p.mayChange() {
			lookAtEvent(s.p, e, at)
			return
		}
		s.edit(e, at, s.keeper(event), nil)
	})
}

// with reads an event and its employers. One that is gone keeps its place, under a name that says so.
func (s *Events) with(event employers.EventID, then func(employers.Event, []employers.Employer)) {
	type read struct {
		event employers.Event
		at    []employers.Employer
	}
	task.Go(context.Background(), s.p.Run, func(ctx context.Context) (r read, err error) {
		if r.event, err = s.p.Log.Event(ctx, event); err != nil {
			return r, err
		}
		for _, id := range r.event.Attendees {
			e, err := s.p.Register.Employer(ctx, id)
			switch {
			case people.IsGone(err):
				e = employers.Employer{ID: id, Name: "An employer that is no longer listed", Deleted: true}
			case err != nil:
				return r, err
			}
			r.at = append(r.at, e)
		}
		return r, nil
	}, func(r read, err error) {
		switch {
		case s.closed:
		case err != nil:
			s.p.Nav.Fail(err)
		default:
			then(r.event, r.at)
		}
	})
}

func (s *Events) newList() *kit.RowList[employers.Event] {
	o := kit.ListOptions[employers.Event]{
		Name: "Events", Run: s.p.Run, TwoLines: true,
		Columns: []kit.ListColumn[employers.Event]{
			{ID: "date", Title: "Day", Width: 8, Fixed: true, Cell: func(e employers.Event) kit.Cell {
				return kit.Cell{Text: text.Capital(text.Near(e.On, s.p.today())), Bold: !e.On.Before(s.p.today())}
			}},
			{ID: "title", Title: "Event", Width: 12, Grow: true, Fixed: true, Cell: func(e employers.Event) kit.Cell {
				return kit.Cell{Text: e.Title, Second: kindAndPlace(e)}
			}},
			{ID: "attendees", Title: "Employers", Width: 6, Align: fyne.TextAlignTrailing, Figures: true, Cell: func(e employers.Event) kit.Cell {
				return kit.Cell{Text: text.Number(len(e.Attendees))}
			}},
			{ID: "offer", Title: "Offer explained", Width: 8, Cell: func(e employers.Event) kit.Cell {
				if e.OfferExplained {
					return kit.Cell{Text: "Yes", Icon: "check", Tone: theme.Fits}
				}
				return kit.Cell{Text: "No", Tone: theme.Quiet}
			}},
		},
		Source: kit.Source[employers.Event]{Count: s.p.Log.CountEvents,
			Page: func(ctx context.Context, _ kit.Order, offset, limit int) ([]employers.Event, error) {
				return s.p.Log.Events(ctx, employers.Order{Sort: "date", Descending: true, Offset: offset, Limit: limit})
			}},
		Key:    func(e employers.Event) string { return string(e.ID) },
		Opened: func(e employers.Event) { s.Show(string(e.ID)) }, Failed: s.p.Nav.Fail, Loaded: s.listed,
	}
	var first fyne.CanvasObject
	if s.p.mayChange() {
		first = kit.NewButton(kit.Outline, "Add event", s.New).Icon("plus")
		o.Actions = []kit.Action[employers.Event]{
			{Words: "Log contacts…", Icon: "plus", Key: "L", Do: func(e employers.Event) {
				s.with(e.ID, func(e employers.Event, at []employers.Employer) { s.followUp(e, at, nil) })
			}},
			{Words: "Change", Icon: "pencil", Key: "C", IconOnly: true, Do: func(e employers.Event) { s.Show(string(e.ID)) }},
			{Words: "Delete", Key: "Delete", KeyOnly: true, Do: s.delete},
		}
	}
	o.Empty = kit.NewEmpty("people", "No event yet", "Note workshops for employers, job fairs and visits. One action then logs a contact and a next step for everyone who came.", first)
	l := kit.NewRowList(o)
	l.Remember(s.p.Layouts, "events")
	return l
}

func kindAndPlace(e employers.Event) string {
	words := employers.ChoiceLabel(employers.EventKinds, e.Kind)
	if e.Place != "" {
		words += " · " + e.Place
	}
	return strings.TrimPrefix(words, " · ")
}

func (s *Events) delete(e employers.Event) {
	if s.busy {
		return
	}
	s.busy = true
	task.Go(context.Background(), s.p.Run, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, s.p.Log.DeleteEvent(ctx, e.ID, e.Version)
	}, func(_ struct{}, err error) {
		s.busy = false
		if err != nil {
			s.p.Nav.Fail(err)
			return
		}
		s.p.Nav.Say("Deleted: "+e.Title, s.p.Undo)
		s.p.Nav.Refresh()
	})
}

// New opens the form for a new event.
func (s *Events) New() {
	s.edit(employers.Event{ID: employers.EventID(id.New()), On: s.p.today(), Kind: "workshop"}, nil, unsaved.NewThing(s.p.Drafts, s.p.Run, eventForm), nil)
}

func (s *Events) keeper(key string) *unsaved.Keeper {
	return unsaved.New(s.p.Drafts, s.p.Run, eventForm, key)
}

// mayOpen says that a form may be opened now; the person is told where their role stands in the way.
func (s *Events) mayOpen() bool {
	if s.sheet != nil {
		return false
	}
	if !s.p.mayChange() {
		s.p.Nav.Fail(s.p.denied())
		return false
	}
	return true
}

var _ nav.Drafter = (*Events)(nil)

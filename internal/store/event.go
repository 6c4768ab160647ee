package store

import (
	"context"
	"fmt"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
)

// Event is one event.
func (s *Store) Event(ctx context.Context, id employers.EventID) (employers.Event, error) {
	if _, err := s.may(ctx, people.ViewRegister); err != nil {
		return employers.Event{}, err
	}
	r, err := eventKind.find(ctx, s.files.Read(), string(id))
	if err != nil {
		return employers.Event{}, s.plain(err)
	}
	if r == nil || r.deleted {
		return employers.Event{}, notFound()
	}
	return eventOf(r), nil
}

// eventOrders are the ways to sort events; without one the newest come first.
var eventOrders = map[string][2]string{
	"":      {" order by on_day desc, id desc", " order by on_day desc, id desc"},
	"date":  {" order by on_day, id", " order by on_day desc, id desc"},
	"title": {" order by title collate nocase, id", " order by title collate nocase desc, id desc"},
	"kind":  {" order by kind, on_day, id", " order by kind desc, on_day desc, id desc"},
	"place": {" order by place collate nocase, id", " order by place collate nocase desc, id desc"},
}

// Events gives one page of events.
func (s *Store) Events(ctx context.Context, o employers.Order) ([]employers.Event, error) {
	if _, err := s.may(ctx, people.ViewRegister); err != nil {
		return nil, err
	}
	orders, ok := eventOrders[o.Sort]
	if !ok {
		return nil, fmt.Errorf("events cannot be sorted by %q", o.Sort)
	}
	order := orders[0]
	if o.Descending {
		order = orders[1]
	}
	if o.Limit <= 0 {
		o.Limit = 100
	}
	return s.events(ctx, "where deleted = 0"+order+" limit ? offset ?", o.Limit, o.Offset)
}

// EventsBetween gives the events of a span of days, both inclusive, earliest first.
func (s *Store) EventsBetween(ctx context.Context, from, to day.Date) ([]employers.Event, error) {
	if _, err := s.may(ctx, people.ViewRegister); err != nil {
		return nil, err
	}
	return s.events(ctx, "where deleted = 0 and on_day >= ? and on_day <= ? order by on_day, id", from.String(), to.String())
}

func (s *Store) events(ctx context.Context, rest string, args ...any) ([]employers.Event, error) {
	rows, err := readRows(ctx, s.files.Read(), eventKind, rest, args...)
	out := make([]employers.Event, len(rows))
	for i, r := range rows {
		out[i] = eventOf(r)
	}
	return out, s.plain(err)
}

// CountEvents counts all events.
func (s *Store) CountEvents(ctx context.Context) (n int, err error) {
	if _, err := s.may(ctx, people.ViewRegister); err != nil {
		return 0, err
	}
	err = s.files.Read().QueryRowContext(ctx, "select count(*) from event where deleted = 0").Scan(&n)
	return n, s.plain(err)
}

// SaveEvent saves an event and the contacts and next steps that follow from it, as one undo step.
func (s *Store) SaveEvent(ctx context.Context, e *employers.Event, l employers.Logged) error {
	label := l.Label
	if label == "" {
		label = "event saved"
	}
	return s.saveLogged(ctx, label, people.ChangeRegister, func(c *change, w *written) error {
		if err := e.Validate(); err != nil {
			return err
		}
		if e.ID == "" {
			e.ID = employers.EventID(NewID())
		}
		r := eventRow(*e)
		if err := c.atKept(r); err != nil {
			return err
		}
		if err := c.put(r); err != nil {
			return err
		}
		w.add(func() { e.Version, e.Attendees = r.version, unpack[employers.EmployerID](r.text("attendees")) })
		return c.putLogged(l, w)
	})
}

// LoggedAt gives those of an event's employers that have a contact at it, whoever logged it.
func (s *Store) LoggedAt(ctx context.Context, id employers.EventID) (logged []employers.EmployerID, err error) {
	e, err := s.Event(ctx, id)
	if err != nil {
		return nil, err
	}
	for _, at := range e.Attendees {
		var has bool
		err := s.files.Read().QueryRowContext(ctx, "select exists (select 1 from contact where employer = ? and event = ? and deleted = 0)", string(at), string(id)).Scan(&has)
		if err != nil {
			return nil, s.plain(err)
		}
		if has {
			logged = append(logged, at)
		}
	}
	return logged, nil
}

// DeleteEvent leaves a tombstone that undo brings back; the contacts that were logged with it stay.
func (s *Store) DeleteEvent(ctx context.Context, id employers.EventID, version int) error {
	return s.change(ctx, "event deleted", people.ChangeRegister, func(c *change) error { return c.del(eventKind, string(id), version) })
}

// Reviews gives the reviews of a colleague's contact log whose weeks begin in the span, both days inclusive. A lead sees everybody's.
func (s *Store) Reviews(ctx context.Context, staff people.StaffID, from, to day.Date) ([]employers.ContactReview, error) {
	if _, err := s.mayOf(ctx, staff); err != nil {
		return nil, err
	}
	out, err := reviews(ctx, s.files.Read(), staff, from.Monday(), to)
	return out, s.plain(err)
}

// reviews are the reviews of the weeks whose Monday lies in the span.
func reviews(ctx context.Context, q querier, staff people.StaffID, from, to day.Date) ([]employers.ContactReview, error) {
	rows, err := readRows(ctx, q, reviewKind, "where staff = ? and week >= ? and week <= ? and deleted = 0 order by week, id",
		string(staff), from.String(), to.String())
	out := make([]employers.ContactReview, len(rows))
	for i, r := range rows {
		out[i] = reviewOf(r)
	}
	return out, err
}

// SaveContactReview records that the contact log of a week was looked at: one's own, or a colleague's for a lead. A week has one review:
// who comes second is told of it.
func (s *Store) SaveContactReview(ctx context.Context, v *employers.ContactReview) error {
	if err := v.Validate(); err != nil {
		return err
	}
	if _, err := s.mayOf(ctx, v.Staff); err != nil {
		return err
	}
	return s.saveLogged(ctx, "review of a week", people.ChangeRegister, func(c *change, w *written) error {
		saved := *v
		if saved.On.IsZero() {
			saved.On = date(c.s.today())
		}
		if saved.ID == "" {
			saved.ID = NewID()
		}
		others, err := readRows(c.ctx, c.tx, reviewKind, "where staff = ? and week = ? and deleted = 0 and id <> ? limit 1", string(v.Staff), v.Week.String(), saved.ID)
		if err != nil {
			return err
		}
		if len(others) > 0 {
			return &Error{Kind: ErrConflict, What: c.whoHas(others[0].changedBy) + " reviewed this week already.", Do: "Please open that review and add what you have to say; nothing was overwritten."}
		}
		r := reviewRow(saved)
		if err := c.put(r); err != nil {
			return err
		}
		w.add(func() { *v = saved; v.Version = r.version })
		return nil
	})
}

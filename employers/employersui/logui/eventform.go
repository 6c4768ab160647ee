package logui

import (
	"context"
	"encoding/json"
	"strings"

	"jobwright/employers"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/offer"
	"jobwright/internal/ui/unsaved"
)

// eventForm is the name of the form of an event in drafts.
const eventForm = "event"

// edit shows the form of an event, new or stored; at are its employers, as far as they are listed. then fills in what is not in the event.
func (s *Events) edit(e employers.Event, at []employers.Employer, draft *unsaved.Keeper, then func(*sheet)) {
	if !s.mayOpen() {
		return
	}
	title, kind, place := kit.NewEntry().Limit(200), kit.NewChoice(offer.Choices(employers.EventKinds)...), kit.NewEntry().Limit(200)
	on, hosts, topics, note := kit.NewDateField(s.p.today), kit.NewEntry().Limit(300), kit.NewArea(2).Limit(2000), kit.NewArea(3).Limit(10000)
	offer := kit.NewCheckbox("The recruitment offer was explained")
	name := func() string {
		if words := strings.TrimSpace(title.Text()); words != "" {
			return "Event: " + words
		}
		return "Event"
	}
	s.sheet = newSheet(s.p, string(e.ID), e.Version, name, draft, func() { s.sheet = nil })
	who := newAttendees(s.sheet, at)
	spec := kit.DialogSpec{Title: "Add event", Sub: "A workshop for employers, a job fair, a visit.", Wide: 660, Main: "Save event"}
	if e.Version > 0 {
		spec.Title, spec.Sub = "Event", ""
	}
	s.sheet.show(spec, func() {
		title.SetText(e.Title)
		kind.SetValue(e.Kind)
		on.SetValue(e.On)
		place.SetText(e.Place)
		hosts.SetText(e.Hosts)
		topics.SetText(e.Topics)
		note.SetText(e.Note)
		offer.Set(e.OfferExplained)
		who.many.SetValues(optionsOf(at))
	}, func() {
		n := e
		n.Title, n.Kind, n.Place, n.Hosts = strings.TrimSpace(title.Text()), kind.Value(), strings.TrimSpace(place.Text()), strings.TrimSpace(hosts.Text())
		n.Topics, n.Note, n.OfferExplained = strings.TrimSpace(topics.Text()), strings.TrimSpace(note.Text()), offer.On()
		n.On, _ = on.Value() // the form has checked it
		who.whenRead(func() {
			l := employers.Logged{Label: "event saved"}
			n.Attendees, l.Employers = who.list()
			s.newest = string(n.ID)
			s.sheet.save(func(ctx context.Context) error { return s.p.Log.SaveEvent(ctx, &n, l) }, s.newer(&e), "Saved: "+n.Title+", "+text.Near(n.On, s.p.today()))
		})
	},
		kit.NewField("title", "What is it called?", title).Needed("Please give the event a name."),
		kit.NewField("kind", "Kind", kind),
		kit.Beside(kit.NewField("date", "Day", on).Needed("Please give the day of the event."), kit.NewField("place", "Place", place)),
		kit.NewField("attendees", "Which employers were there, or will be?", who.many).Hint("They can be added later too."),
		kit.NewField("offer_explained", "The recruitment offer was explained", offer),
		kit.More("who hosted it, topics, note", kit.NewField("hosts", "Hosts", hosts), kit.NewField("topics", "Topics", topics), kit.NewField("note", "Note", note)))
	if then != nil {
		then(s.sheet)
	}
}

// newer looks whether somebody else has changed an event while its form was open; to save over that the form takes its version.
func (s *Events) newer(e *employers.Event) func(context.Context) (*unsaved.Newer, error) {
	sheet, was := s.sheet, *e
	return func(ctx context.Context) (*unsaved.Newer, error) {
		now, err := s.p.Log.Event(ctx, was.ID)
		if err != nil || now.Version == was.Version {
			return nil, err
		}
		return &unsaved.Newer{Load: func() { s.Show(string(was.ID)) }, Force: func() {
			e.Version, sheet.version = now.Version, now.Version
			sheet.form.Save()
		}}, nil
	}
}

// FormNames are the forms whose drafts are opened here.
func (s *Events) FormNames() []string { return []string{eventForm, followForm} }

// OpenDraft opens the form as it was left.
func (s *Events) OpenDraft(d nav.Draft) {
	var data sheetDraft
	if err := json.Unmarshal(d.Data, &data); err != nil {
		s.p.Nav.Fail(err)
		return
	}
	restore := func(form *sheet) { form.restore(data) }
	if d.Form == followForm {
		s.with(employers.EventID(data.ID), func(e employers.Event, at []employers.Employer) { s.followUp(e, at, restore) })
		return
	}
	if data.Version == 0 {
		s.edit(employers.Event{ID: employers.EventID(data.ID)}, nil, s.keeper(d.Key), restore)
		return
	}
	s.with(employers.EventID(data.ID), func(e employers.Event, at []employers.Employer) {
		e.Version = data.Version
		s.edit(e, at, s.keeper(d.Key), restore)
	})
}

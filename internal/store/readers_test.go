package store_test

import (
	"context"
	"sync"
	"testing"
	"time"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/store"
	"jobwright/internal/store/storetest"
)

// readings are the calls that read the register, by name.
func readings(s *store.Store, e employers.EmployerID, c employers.ContactID, n employers.NextStepID, v employers.EventID) map[string]func(context.Context) error {
	from := today.AddDays(-30)
	return map[string]func(context.Context) error{
		"employer":      func(ctx context.Context) error { _, err := s.Employer(ctx, e); return err },
		"page":          func(ctx context.Context) error { _, err := s.EmployerPage(ctx, e); return err },
		"timeline":      func(ctx context.Context) error { _, _, err := s.Timeline(ctx, e, 0, 50); return err },
		"touches":       func(ctx context.Context) error { _, err := s.Touches(ctx, e, from); return err },
		"people":        func(ctx context.Context) error { _, err := s.People(ctx, e); return err },
		"list by owner": func(ctx context.Context) error { return listed(ctx, s, "owner") },
		"list by stage": func(ctx context.Context) error { return listed(ctx, s, "stage") },
		"list by size":  func(ctx context.Context) error { return listed(ctx, s, "size") },
		"count":         func(ctx context.Context) error { _, err := s.CountEmployers(ctx, employers.Filter{}); return err },
		"find":          func(ctx context.Context) error { _, err := s.FindEmployers(ctx, "hallam", 5); return err },
		"looks like": func(ctx context.Context) error {
			_, err := s.LooksLike(ctx, employers.Employer{Name: "Hallam"}, 5)
			return err
		},
		"duplicates":     func(ctx context.Context) error { _, _, err := s.Duplicates(ctx, 0, 5); return err },
		"filters":        func(ctx context.Context) error { _, err := s.Filters(ctx); return err },
		"map":            func(ctx context.Context) error { _, err := s.MapFacts(ctx, from, today); return err },
		"contact":        func(ctx context.Context) error { _, err := s.Contact(ctx, c); return err },
		"contacts":       func(ctx context.Context) error { _, err := s.ContactsOf(ctx, s.Actor(), from, today); return err },
		"item 17":        func(ctx context.Context) error { _, err := s.Item17(ctx, s.Actor(), from, today); return err },
		"reviews":        func(ctx context.Context) error { _, err := s.Reviews(ctx, s.Actor(), from, today); return err },
		"event":          func(ctx context.Context) error { _, err := s.Event(ctx, v); return err },
		"events":         func(ctx context.Context) error { _, err := s.Events(ctx, employers.Order{}); return err },
		"events between": func(ctx context.Context) error { _, err := s.EventsBetween(ctx, from, today); return err },
		"next step":      func(ctx context.Context) error { _, err := s.NextStep(ctx, n); return err },
		"next steps":     func(ctx context.Context) error { _, err := s.NextSteps(ctx, employers.NextStepFilter{}); return err },
		"count steps": func(ctx context.Context) error {
			_, err := s.CountNextSteps(ctx, employers.NextStepFilter{})
			return err
		},
		"search":        func(ctx context.Context) error { _, err := s.Search(ctx, "hallam", 5); return err },
		"employer of":   func(ctx context.Context) error { _, _, err := s.EmployerOf(ctx, "contacts", string(c)); return err },
		"participants":  func(ctx context.Context) error { _, err := s.Participants(ctx, 0, 5); return err },
		"find a person": func(ctx context.Context) error { _, err := s.FindParticipants(ctx, "pat", 5); return err },
		"batches":       func(ctx context.Context) error { _, err := s.Batches(ctx, 5); return err },
		"staff":         func(ctx context.Context) error { _, err := s.Staff(ctx); return err },
		"codes":         func(ctx context.Context) error { _, err := s.Codes(ctx, "cup_stages", true); return err },
		"export contacts": func(ctx context.Context) error {
			return s.Export(ctx, "contacts", func(map[string]string) error { return nil })
		},
		"export people": func(ctx context.Context) error {
			return s.Export(ctx, "employer-people", func(map[string]string) error { return nil })
		},
		"export steps": func(ctx context.Context) error {
			return s.Export(ctx, "next-steps", func(map[string]string) error { return nil })
		},
		"export events": func(ctx context.Context) error {
			return s.Export(ctx, "events", func(map[string]string) error { return nil })
		},
		"export sites": func(ctx context.Context) error {
			return s.Export(ctx, "sites", func(map[string]string) error { return nil })
		},
		"export reviews": func(ctx context.Context) error {
			return s.Export(ctx, "contact-reviews", func(map[string]string) error { return nil })
		},
	}
}

func listed(ctx context.Context, s *store.Store, by string) error {
	_, err := s.Employers(ctx, employers.Filter{}, employers.Order{Sort: by})
	return err
}

// readable is a store in which every call of readings has something to read.
func readable(t *testing.T, team storetest.Team) map[string]func(context.Context) error {
	e := employer(t, team.Ann, "Hallam Bakery")
	anna := person(t, team.Ann, e, "Anna Brandt", employers.Hires)
	p := people.Participant{FirstName: "Pat", Specialist: team.Ann.Actor()}
	must(t, team.Ann.SaveParticipants(ctx, "added", &p))
	c := &employers.Contact{ID: employers.ContactID(store.NewID()), On: today, Employer: e.ID, Channel: "F2F_SITE", Specialist: team.Ann.Actor(), Met: []employers.PersonID{anna.ID}, Participants: []people.ParticipantID{p.ID}}
	n := &employers.NextStep{What: "Ring the bakery", Due: today, Owner: team.Ann.Actor(), Employer: e.ID, Contact: c.ID, Participant: p.ID}
	v := &employers.Event{Title: "Job fair", On: today, Attendees: []employers.EmployerID{e.ID}}
	must(t, team.Ann.SaveEvent(ctx, v, employers.Logged{Contacts: []*employers.Contact{c}, Steps: []*employers.NextStep{n}, Stages: map[employers.EmployerID]string{e.ID: employers.StageMeet}}))
	must(t, team.Ann.SaveSite(ctx, &employers.Site{Employer: e.ID, Name: "Yard", Postcode: "S9 3XX"}))
	must(t, team.Ann.SaveContactReview(ctx, &employers.ContactReview{Staff: team.Ann.Actor(), Week: day.Of(storetest.Now).Monday()}))
	return readings(team.Ann, e.ID, c.ID, n.ID, v.ID)
}

// A call that holds a connection and asks for a second one waits for ever once enough others do the same: with one connection it shows at once.
func TestNoCallReadsOnTwoConnections(t *testing.T) {
	f := storetest.NewPlain(t)
	calls := readable(t, storetest.Open(t, f))
	f.Read().SetMaxOpenConns(1)
	for name, call := range calls {
		soon, cancel := context.WithTimeout(ctx, 3*time.Second)
		if err := call(soon); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		cancel()
	}
}

// Many screens read at once, as after a save that all of them hear of.
func TestManyReadersDoNotWaitForOneAnother(t *testing.T) {
	calls := readable(t, storetest.Open(t, storetest.NewVault(t)))
	soon, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	var all sync.WaitGroup
	for _, call := range []string{"page", "timeline", "contacts", "item 17", "map", "export contacts"} {
		for range 4 {
			all.Go(func() {
				for range 30 {
					if err := calls[call](soon); err != nil {
						t.Errorf("%s: %v", call, err)
						return
					}
				}
			})
		}
	}
	all.Wait()
}

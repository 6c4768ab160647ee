package storetest

import (
	"context"
	"sync"
	"testing"
	"time"

	"jobwright/internal/people"
	"jobwright/internal/store"
)

// Now is the time of every test: Wednesday 25 November 2026, nine in the morning.
var Now = time.Date(2026, time.November, 25, 9, 0, 0, 0, time.UTC)

// Team is an open store with made-up staff: a lead, two specialists and a read-only colleague, each with their view of it.
type Team struct {
	Lead, Ann, Ben, Reader *store.Store
	Files                  store.Files
	Clock                  *time.Time // what the store's clock shows
	Changes                *[][]string
}

// Open opens a store over the files and adds the team.
func Open(t testing.TB, f store.Files) Team {
	t.Helper()
	ctx, clock, changes := context.Background(), Now, [][]string{}
	var mu sync.Mutex // changes come on the goroutine that made them
	s, err := store.Open(ctx, f, store.Options{Now: func() time.Time { return clock }, OnChange: func(kinds []string) {
		mu.Lock()
		defer mu.Unlock()
		changes = append(changes, kinds)
	}})
	if err != nil {
		t.Fatal(err)
	}
	lead, err := s.Begin(ctx, people.Staff{Name: "Lena Lead", Initials: "LL"})
	if err != nil {
		t.Fatal(err)
	}
	team := Team{Lead: s.As(lead.ID), Files: f, Clock: &clock, Changes: &changes}
	add := func(name, initials string, role people.Role) *store.Store {
		p := people.Staff{Name: name, Initials: initials, Role: role}
		if err := team.Lead.SaveStaff(ctx, &p); err != nil {
			t.Fatal(err)
		}
		return s.As(p.ID)
	}
	team.Ann = add("Ann Example", "AE", people.Specialist)
	team.Ben = add("Ben Example", "BE", people.Specialist)
	team.Reader = add("Rae Reader", "RR", people.ReadOnly)
	return team
}

// NewSession is the same team after the program was started again: undo begins anew.
func NewSession(t interface{ Fatal(...any) }, team Team) Team {
	s, err := store.Open(context.Background(), team.Files, store.Options{Now: func() time.Time { return *team.Clock }})
	if err != nil {
		t.Fatal(err)
	}
	s.MarkChecked()
	out := team
	out.Lead, out.Ann, out.Ben, out.Reader = s.As(team.Lead.Actor()), s.As(team.Ann.Actor()), s.As(team.Ben.Actor()), s.As(team.Reader.Actor())
	return out
}

package store_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/store"
	"jobwright/internal/store/storetest"
)

func denied(err error) bool { return errors.As(err, new(people.Denied)) }

// Every store call that changes something is tried by every role; the answer is what the table of roles says.
func TestEveryCallAsksTheTable(t *testing.T) {
	team := open(t)
	p := people.Participant{FirstName: "Pat", LastName: "Example", Specialist: team.Ann.Actor()}
	must(t, team.Ann.SaveParticipants(ctx, "added", &p))
	firm := employer(t, team.Ann, "Pryce Laundry")
	calls := []struct {
		name string
		act  people.Act
		do   func(s *store.Store) error
	}{
		{"save a step", people.ChangeRegister, func(s *store.Store) error {
			return s.SaveNextSteps(ctx, "x", &employers.NextStep{What: "x", Due: today, Owner: team.Ann.Actor()})
		}},
		{"attach", people.ChangeRegister, func(s *store.Store) error {
			return s.Attach(ctx, &store.Attachment{About: "e", Name: "a.txt"}, []byte("hello"))
		}},
		{"save an employer", people.ChangeRegister, func(s *store.Store) error { return s.SaveEmployer(ctx, &employers.Employer{Name: "Hallam Bakery"}) }},
		{"list employers", people.ViewRegister, func(s *store.Store) error {
			_, err := s.Employers(ctx, employers.Filter{}, employers.Order{})
			return err
		}},
		{"change many", people.BulkChange, func(s *store.Store) error {
			_, err := s.ChangeEmployers(ctx, "x", []employers.EmployerID{firm.ID}, func(e *employers.Employer) { e.Notes += "." })
			return err
		}},
		{"merge", people.Merge, func(s *store.Store) error {
			gone := employers.Employer{Name: "Gone"}
			must(t, team.Lead.SaveEmployer(ctx, &gone))
			keep, err := team.Lead.Employer(ctx, firm.ID)
			must(t, err)
			return s.Merge(ctx, keep, gone.ID, gone.Version)
		}},
		{"save a person", people.ChangeRegister, func(s *store.Store) error {
			return s.SavePerson(ctx, &employers.ContactPerson{Employer: firm.ID, Name: "Anna"})
		}},
		{"save a site", people.ChangeRegister, func(s *store.Store) error { return s.SaveSite(ctx, &employers.Site{Employer: firm.ID, Name: "Yard"}) }},
		{"not the same", people.ChangeRegister, func(s *store.Store) error { return s.NotDuplicates(ctx, firm.ID, "another") }},
		{"log a contact", people.ChangeRegister, func(s *store.Store) error {
			return s.SaveContacts(ctx, employers.Logged{Contacts: []*employers.Contact{{On: today, Employer: firm.ID, Channel: "PHONE", Specialist: team.Ann.Actor()}}})
		}},
		{"save an event", people.ChangeRegister, func(s *store.Store) error {
			return s.SaveEvent(ctx, &employers.Event{Title: "Job fair", On: today}, employers.Logged{})
		}},
		{"save a filter", people.ViewRegister, func(s *store.Store) error { return s.SaveFilter(ctx, &employers.SavedFilter{Name: "x"}) }},
		{"a colleague's figures", people.FidelityOfOthers, func(s *store.Store) error {
			_, err := s.Item17(ctx, "somebody", today, today)
			return err
		}},
		{"batches", people.ChangeRegister, func(s *store.Store) error { _, err := s.Batches(ctx, 5); return err }},
		{"participants", people.ViewParticipants, func(s *store.Store) error { _, err := s.Participants(ctx, 0, 5); return err }},
		{"open anyway", people.OpenAnyway, func(s *store.Store) error { _, err := s.OpenAnyway(ctx, p.ID, "cover today"); return err }},
		{"save participant", people.EditParticipants, func(s *store.Store) error {
			return s.SaveParticipants(ctx, "x", &people.Participant{FirstName: "Q", Specialist: s.Actor()})
		}},
		{"export", people.ExportNames, func(s *store.Store) error {
			return s.Export(ctx, "staff", func(map[string]string) error { return nil })
		}},
		{"calendar", people.ExportNames, func(s *store.Store) error { return s.May(ctx, people.ExportNames) }},
		{"import", people.Import, func(s *store.Store) error {
			_, err := s.NewImport(ctx, "next-steps", store.ImportOptions{})
			return err
		}},
		{"import staff", people.ManageStaff, func(s *store.Store) error {
			_, err := s.NewImport(ctx, "staff", store.ImportOptions{})
			return err
		}},
		{"save staff", people.ManageStaff, func(s *store.Store) error {
			return s.SaveStaff(ctx, &people.Staff{Name: "N", Role: people.Specialist})
		}},
		{"cover", people.ManageStaff, func(s *store.Store) error {
			return s.SaveCover(ctx, &people.Cover{Staff: team.Ben.Actor(), For: team.Ann.Actor(), From: today.AddDays(50), To: today.AddDays(51)})
		}},
		{"others' leave", people.ManageStaff, func(s *store.Store) error {
			return s.SaveLeave(ctx, &people.Leave{Staff: team.Lead.Actor(), From: today, To: today})
		}},
		{"slot", people.ManageSlots, func(s *store.Store) error { return s.SetSlotTag(ctx, p0(team.Lead), "tag") }},
		{"setting", people.ChangeSettings, func(s *store.Store) error { return s.SetSetting(ctx, "contact_target", "7") }},
		{"rate", people.ChangeRates, func(s *store.Store) error {
			return s.SetRate(ctx, store.Rate{Code: "NLW_2030", Family: "NLW", Pence: 1500, From: day.New(2030, 4, 1)})
		}},
		{"retire", people.ChangeRates, func(s *store.Store) error { return s.Retire(ctx, "contact_channels", "EMAIL", today) }},
		{"audit", people.ReadAudit, func(s *store.Store) error { _, err := s.Audit(ctx, 0, 1); return err }},
		{"opened anyway", people.ReadAudit, func(s *store.Store) error { _, err := s.OpenedAnyway(ctx, 5); return err }},
		{"erase", people.Erase, func(s *store.Store) error { _, err := s.Erase(ctx, "nobody", "a reason"); return err }},
	}
	for _, c := range calls {
		for role, s := range map[people.Role]*store.Store{people.Specialist: team.Ann, people.Lead: team.Lead, people.ReadOnly: team.Reader} {
			if c.name == "slot" && role == people.Lead {
				continue // one's own slot is allowed to everybody
			}
			err := c.do(s)
			if want := people.May(role, c.act) < people.Own; denied(err) != want {
				t.Errorf("%s as %s: %v", c.name, role, err)
			}
		}
		if c.do(team.Lead.As("nobody")) == nil {
			t.Errorf("%s: somebody unknown may", c.name)
		}
	}
}

func p0(s *store.Store) people.StaffID { return s.Actor() }

func TestCaseload(t *testing.T) {
	team := open(t)
	p := people.Participant{Ref: "P1", FirstName: "Pat", LastName: "Example", Specialist: team.Ann.Actor()}
	must(t, team.Ann.SaveParticipants(ctx, "added", &p))
	foundByNameOnly(t, team)
	for i := range 300 { // enough that the index takes them in
		step(t, team.Ben, fmt.Sprint("Step ", i))
	}
	foundByNameOnly(t, team)
	got, err := team.Ben.Participant(ctx, p.ID)
	must(t, err)
	if got.FirstName != "Pat" || got.Ref != "" || got.Version != 0 {
		t.Errorf("Ben sees more than the name: %+v", got)
	}
	if _, err := team.Ben.OpenParticipant(ctx, p.ID); !denied(err) {
		t.Errorf("got %v", err)
	}
	if list, err := team.Ben.Participants(ctx, 0, 10); err != nil || len(list) != 0 {
		t.Errorf("Ben's list %+v, %v", list, err)
	}
	if n, err := team.Reader.CountParticipants(ctx); err != nil || n != 1 {
		t.Errorf("figures: %d %v", n, err)
	}
	stolen := p
	stolen.Specialist = team.Ben.Actor()
	if err := team.Ben.SaveParticipants(ctx, "x", &stolen); !denied(err) {
		t.Errorf("Ben took a participant: %v", err)
	}
	if _, err := team.Ben.OpenAnyway(ctx, p.ID, " "); err == nil {
		t.Error("no reason was asked for")
	}
	if got, err = team.Ben.OpenAnyway(ctx, p.ID, "Ann is ill and Pat rang"); err != nil || got.Ref != "P1" {
		t.Errorf("%+v %v", got, err)
	}
	if got, err = team.Ben.OpenParticipant(ctx, p.ID); err != nil || got.Ref != "P1" {
		t.Errorf("%+v %v", got, err)
	}
	log, err := team.Lead.OpenedAnyway(ctx, 5)
	must(t, err)
	if len(log) != 1 || log[0].Reason != "Ann is ill and Pat rang" || log[0].Staff != team.Ben.Actor() {
		t.Errorf("log %+v", log)
	}
	entries, err := team.Lead.Audit(ctx, 0, 2)
	must(t, err)
	if entries[0].Action != "view" || entries[1].Action != "open anyway" {
		t.Errorf("entries %+v", entries)
	}
	_, err = team.Ben.OpenParticipant(ctx, p.ID)
	must(t, err)
	if again, _ := team.Lead.Audit(ctx, 0, 1); again[0].Seq != entries[0].Seq {
		t.Error("one visit is two entries")
	}
}

// A colleague's participant is found by name and shown by name; the reference neither finds nor shows.
func foundByNameOnly(t *testing.T, team storetest.Team) {
	t.Helper()
	for _, c := range []struct {
		who   *store.Store
		words string
		want  store.Hit
	}{
		{team.Ben, "pat", store.Hit{Title: "Pat Example", Snippet: "Pat Example"}},
		{team.Ben, "P1", store.Hit{}}, {team.Ben, "pat P1", store.Hit{}}, {team.Reader, "pat", store.Hit{}},
		{team.Ann, "P1", store.Hit{Ref: "P1", Title: "Pat Example", Snippet: "Pat Example P1"}},
		{team.Lead, "P1", store.Hit{Ref: "P1", Title: "Pat Example", Snippet: "Pat Example P1"}},
	} {
		h, err := c.who.Search(ctx, c.words, 5)
		must(t, err)
		var got store.Hit
		if len(h.Hits) == 1 {
			got = store.Hit{Ref: h.Hits[0].Ref, Title: h.Hits[0].Title, Snippet: h.Hits[0].Snippet}
		}
		if got != c.want || h.Total != len(h.Hits) || len(h.Hits) > 1 {
			t.Errorf("%q found %+v, want %+v", c.words, h, c.want)
		}
	}
}

func TestStaffRulesOfTheStore(t *testing.T) {
	team := open(t)
	var field people.FieldError
	for _, same := range []string{"ae", "A.E.", "a e"} { // the vault takes them for the same
		twin := people.Staff{Name: "Other", Initials: same, Role: people.Specialist}
		if err := team.Lead.SaveStaff(ctx, &twin); !errors.As(err, &field) || field.Field != "initials" {
			t.Errorf("the same initials twice: %v", err)
		}
		if p, err := team.Lead.StaffByInitials(ctx, same); err != nil || p.ID != team.Ann.Actor() {
			t.Errorf("%s is %+v, %v", same, p, err)
		}
	}
	lead, err := team.Lead.Person(ctx, team.Lead.Actor())
	must(t, err)
	lead.Role = people.Specialist
	if err := team.Lead.SaveStaff(ctx, &lead); !errors.Is(err, store.ErrRefused) {
		t.Errorf("the last lead went: %v", err)
	}
	lead.Role, lead.To = people.Lead, today.AddDays(30)
	if err := team.Lead.SaveStaff(ctx, &lead); !errors.Is(err, store.ErrRefused) {
		t.Errorf("the last lead is going to go, and nobody could open the store for changes then: %v", err)
	}
	must(t, team.Lead.SetSlotTag(ctx, team.Ann.Actor(), "t-17"))
	if p, err := team.Lead.StaffBySlot(ctx, "t-17"); err != nil || p.ID != team.Ann.Actor() {
		t.Errorf("%+v %v", p, err)
	}
	ann, err := team.Lead.Person(ctx, team.Ann.Actor())
	must(t, err)
	if err := team.Lead.DeleteStaff(ctx, ann.ID, ann.Version); !errors.Is(err, store.ErrRefused) || !strings.Contains(err.Error(), "key") {
		t.Errorf("somebody who can unlock was deleted: %v", err)
	}
	newcomer := people.Staff{Name: "New Example", Role: people.Specialist}
	must(t, team.Lead.SaveStaff(ctx, &newcomer))
	must(t, team.Lead.SetSlotTag(ctx, newcomer.ID, "t-18"))
	if _, err := team.Lead.Undo(ctx); err == nil {
		t.Errorf("undo deleted somebody who can unlock: %v", err)
	}
	must(t, team.Lead.SetSlotTag(ctx, newcomer.ID, ""))
	newcomer, err = team.Lead.Person(ctx, newcomer.ID)
	must(t, err)
	must(t, team.Lead.DeleteStaff(ctx, newcomer.ID, newcomer.Version))
	if _, err := team.Lead.StaffBySlot(ctx, ""); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("an empty tag found somebody: %v", err)
	}
	must(t, team.Ann.SaveLeave(ctx, &people.Leave{Staff: team.Ann.Actor(), From: today, To: today.AddDays(2)}))
	if _, err := team.Ann.Begin(ctx, people.Staff{Name: "x"}); !errors.Is(err, store.ErrRefused) {
		t.Errorf("a second beginning: %v", err)
	}
	ben, err := team.Lead.Person(ctx, team.Ben.Actor())
	must(t, err)
	ben.To = today.AddDays(-1)
	must(t, team.Lead.SaveStaff(ctx, &ben))
	if err := team.Ben.SaveNextSteps(ctx, "x", &employers.NextStep{What: "x", Due: today, Owner: ben.ID}); err == nil {
		t.Error("somebody who left may still write")
	}
}

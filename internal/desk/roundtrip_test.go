package desk

import (
	"path/filepath"
	"testing"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/store"
)

// Whatever a form takes comes back from a file as it was: names with a semicolon, two people of one name, words that are also the name
// of a signal, lines, and what a spreadsheet would take for a formula.
func TestWhatAFormTakesComesBackFromAFile(t *testing.T) {
	p, d := at(t)
	_, err := d.Check(ctx)
	p.must(err)
	s := d.Store()
	e := employers.Employer{Name: "Hallam Example", Size: "UNKNOWN", CompanyNumber: "SC12345", Phone: "+44 114 496 0123", Notes: "-", DoNotContact: "'quoted", SIC: []string{"56101"},
		Pledges: []employers.Pledge{{Code: "DC", Level: "2"}}, Address: "  1 High St \r\nSheffield\r\n"}
	p.must(s.SaveEmployer(ctx, &e))
	p.must(s.SaveEmployer(ctx, &employers.Employer{Name: "-", Notes: "line one\n\n  line two  ", Town: "'Leeds", CompanyNumber: "12345"}))
	p.must(s.SaveSite(ctx, &employers.Site{Employer: e.ID, Name: "=Yard", Access: " Ring; wait "}))
	var met []employers.PersonID
	for _, name := range []string{"Anna Brandt", "Anna Brandt", "Smith; John", "O'Neil"} {
		person := employers.ContactPerson{Employer: e.ID, Name: name}
		p.must(s.SavePerson(ctx, &person))
		met = append(met, person.ID)
	}
	on := day.Of(p.clock).AddDays(-3)
	for _, c := range []employers.Contact{{Heard: "Overtime"}, {Heard: "; they said; PEAK;"}, {Heard: "  two\nlines", Signals: []string{"OVERTIME"}}, {Heard: "-"}, {Signals: []string{"OVERTIME"}, Met: met[:2]},
		{Met: met[2:3]}, {Met: met[1:]}} {
		c.On, c.Employer, c.Channel, c.Purpose, c.Specialist = on, e.ID, "PHONE", "INTRO", s.Actor()
		p.must(s.SaveContacts(ctx, employers.Logged{Contacts: []*employers.Contact{&c}}))
	}
	p.must(s.SaveEvent(ctx, &employers.Event{Title: " Fair ", On: on, Attendees: []employers.EmployerID{e.ID}}, employers.Logged{}))
	for _, kind := range []string{"employers", "sites", "employer-people", "contacts", "next-steps", "events"} {
		for _, ending := range []string{".csv", ".xlsx"} {
			path := filepath.Join(t.TempDir(), kind+ending)
			n, err := d.Export(ctx, kind, path)
			p.must(err)
			im, err := d.Read(ctx, Source{Path: path, Kind: kind}, nil)
			p.must(err)
			sum, err := im.Plan(ctx, nil)
			if err != nil || sum.Unchanged != n || len(sum.MadePeople) > 0 {
				t.Errorf("%s: %d records come back as %d created, %d updated, %d unchanged, %v, made %v, %v", kind+ending, n, sum.Created, sum.Updated, sum.Unchanged, sum.Problems, sum.MadePeople, err)
			}
			p.must(im.Close(ctx))
		}
	}
}

// An export holds all that the file of the gender pay gap service says: in another store the same file changes nothing more.
func TestThePayGapFileAfterAnExportChangesNothing(t *testing.T) {
	p, from := at(t)
	_, err := from.Check(ctx)
	p.must(err)
	_, to := at(t)
	_, err = to.Check(ctx)
	p.must(err)
	service, out := filepath.Join("..", "exchange", "testdata", "gender_pay_gap.csv"), filepath.Join(t.TempDir(), "employers.csv")
	read := func(d *Desk, path string) (created, updated, unchanged int) {
		im, err := d.Read(ctx, Source{Path: path, Kind: "employers", ImportOptions: store.ImportOptions{SkipBad: true}}, nil)
		p.must(err)
		defer im.Close(ctx)
		sum, err := im.Apply(ctx, nil)
		p.must(err)
		return sum.Created, sum.Updated, sum.Unchanged
	}
	n, _, _ := read(from, service)
	_, err = from.Export(ctx, "employers", out)
	p.must(err)
	for _, step := range []struct {
		desk             *Desk
		path             string
		created, already int
	}{{from, out, 0, n}, {to, out, n, 0}, {to, service, 0, n}} {
		if created, updated, unchanged := read(step.desk, step.path); created != step.created || updated != 0 || unchanged != step.already {
			t.Errorf("%s: %d created, %d updated, %d unchanged; want %d, 0, %d", step.path, created, updated, unchanged, step.created, step.already)
		}
	}
	if n == 0 {
		t.Error("nothing was imported")
	}
}

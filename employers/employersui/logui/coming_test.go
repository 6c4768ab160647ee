package logui

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"jobwright/employers"
	"jobwright/internal/people"
)

// ahead is the world with a list of employers that the filter may have let through too many of.
type ahead struct{ *world }

func (a ahead) Employers(_ context.Context, f employers.Filter, o employers.Order) (out []employers.Listed, err error) {
	for _, e := range a.list {
		if slices.Contains(f.Owners, e.Owner) {
			out = append(out, employers.Listed{ID: e.ID, Name: e.Name})
		}
	}
	out = out[min(o.Offset, len(out)):]
	return out[:min(o.Limit, len(out))], nil
}

func (a ahead) Employer(_ context.Context, id employers.EmployerID) (employers.Employer, error) {
	e, _ := a.employer(id)
	return e, nil
}

func TestTodayLooksAheadAtPledgesRestAndEvents(t *testing.T) {
	d := sit(t, sam)
	d.list[0].Owner, d.list[1].Owner = sam.ID, sam.ID
	d.list[2].Owner, d.list[2].DoNotContact = ruth.ID, ""
	d.list[0].Pledges = []employers.Pledge{{Code: "DC", Expires: today.AddDays(40)}, {Code: "DC", Expires: today.AddDays(91)}, {Code: "DC", Expires: today.AddDays(-1)}, {Code: "DC"}}
	d.list[1].Stage, d.list[1].LookAgainOn = employers.StageResting, today.AddDays(-2)
	d.list[2].Stage, d.list[2].LookAgainOn = employers.StageResting, today.AddDays(1)
	d.events = []employers.Event{{ID: "a", Title: "Open day", On: today.AddDays(3), Kind: "visit", Attendees: []employers.EmployerID{"hallam"}},
		{ID: "b", Title: "Job fair", On: today.AddDays(15)}, {ID: "c", Title: "Workshop", On: today.AddDays(-1)}}
	c := NewComing(ahead{d.world}, func() people.Staff { return sam }, d.codes)
	rows, err := c.Coming(context.Background(), today)
	if err != nil || len(rows) != 3 {
		t.Fatalf("%+v, %v", rows, err)
	}
	if r := rows[0]; r.Title != "Marram Foods" || r.Note != "At rest: look again" || !r.Urgent || r.Route.ID != "marram" {
		t.Errorf("%+v", r)
	}
	if r := rows[1]; r.Title != "Open day" || r.Note != "Group visit · 1 employer" || r.Route.Page != "events" {
		t.Errorf("%+v", r)
	}
	if r := rows[2]; r.Title != "Hallam Bakery" || !strings.HasSuffix(r.Note, " runs out") || r.When != today.AddDays(40) || r.Route.Page != "employers" {
		t.Errorf("%+v", r)
	}
}

func TestWhatLiesAheadIsNeverCutWithoutAWord(t *testing.T) {
	d := sit(t, sam)
	d.list = nil
	for i := range 130 { // the last by name runs out first
		d.list = append(d.list, employers.Employer{ID: employers.EmployerID(fmt.Sprint(i)), Name: fmt.Sprintf("Firm %03d", i), Owner: sam.ID,
			Pledges: []employers.Pledge{{Code: "DC", Expires: today.AddDays(80 - i/2)}}})
	}
	d.list[129].DoNotContact = "asked to be left alone"
	rows, err := NewComing(ahead{d.world}, func() people.Staff { return sam }, d.codes).Coming(context.Background(), today)
	if err != nil || len(rows) != 9 || rows[0].Title != "Firm 128" {
		t.Fatalf("%d rows, %+v, %v", len(rows), rows, err)
	}
	if last := rows[8]; last.Title != "121 more pledges run out" || !strings.HasPrefix(last.Route.ID, "filter:{") || last.When != today.AddDays(20) {
		t.Errorf("the rest: %+v", last)
	}
}

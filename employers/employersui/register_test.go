package employersui

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/page"
)

// fakeRegister is a register of employers in memory.
type fakeRegister struct {
	employers.Register // what the screen does not use
	list               []employers.Employer
	people             []employers.ContactPerson
	sites              []employers.Site
	happen             map[employers.EmployerID][]employers.Happening
	recent             map[employers.EmployerID][]employers.Touch
	saved              []employers.SavedFilter
	steps              *fakeSteps
	alike              []employers.Alike
	typed              []employers.Employer // what was asked to look like
	labels             []string
	fail               error
	deleteFails        error // deleting a person, a site or an employer fails with it
	pageFails          error // reading the page of an employer fails with it
	pages              int   // pages of the list that were read
	read               int   // pages of an employer that were read
}

// goneError is how the store says that a record is no longer there.
type goneError struct{}

func (goneError) Error() string { return "not there" }
func (goneError) Gone() bool    { return true }

var errGone error = goneError{}

func (r *fakeRegister) find(id employers.EmployerID) int {
	return slices.IndexFunc(r.list, func(e employers.Employer) bool { return e.ID == id && !e.Deleted })
}

func (r *fakeRegister) Employer(_ context.Context, id employers.EmployerID) (employers.Employer, error) {
	if i := r.find(id); i >= 0 {
		return r.list[i], nil
	}
	return employers.Employer{}, errGone
}

func (r *fakeRegister) EmployerPage(ctx context.Context, id employers.EmployerID) (p employers.Page, err error) {
	r.read++
	if r.pageFails != nil {
		return p, r.pageFails
	}
	if p.Employer, err = r.Employer(ctx, id); err != nil {
		return p, err
	}
	if p.Employer.MergedInto != "" {
		return r.EmployerPage(ctx, p.Employer.MergedInto)
	}
	for _, n := range r.steps.chosen(employers.NextStepFilter{}) {
		if n.Employer == id {
			p.Next = append(p.Next, n)
		}
	}
	for _, who := range r.people {
		if who.Employer == id && !who.Deleted {
			p.People = append(p.People, who)
		}
	}
	for _, site := range r.sites {
		if site.Employer == id && !site.Deleted {
			p.Sites = append(p.Sites, site)
		}
	}
	p.Recent, p.Contacts = r.recent[id], len(r.happen[id])
	return p, nil
}

func (r *fakeRegister) Timeline(_ context.Context, id employers.EmployerID, offset, limit int) ([]employers.Happening, int, error) {
	all := r.happen[id]
	from := min(offset, len(all))
	return all[from:min(from+limit, len(all))], len(all), nil
}

func (r *fakeRegister) last(id employers.EmployerID) (on day.Date) {
	for _, h := range r.happen[id] {
		if h.Contact != nil && on.Before(h.On) {
			on = h.On
		}
	}
	return on
}

func (r *fakeRegister) listed(e employers.Employer) employers.Listed {
	l := employers.Listed{ID: e.ID, Name: e.Name, Town: e.Town, Section: e.Section(), Size: e.Size, SizePrinted: e.SizePrinted, Stage: e.Stage, Owner: e.Owner,
		DoNotContact: e.DoNotContact != "", LastContact: r.last(e.ID)}
	for _, n := range r.steps.chosen(employers.NextStepFilter{}) {
		if n.Employer == e.ID && l.NextStep == "" {
			l.NextStep, l.NextWhat, l.NextDue = n.ID, n.What, n.Due
		}
	}
	return l
}

func (r *fakeRegister) chosen(f employers.Filter) (out []employers.Listed) {
	has := func(list []string, v string) bool { return len(list) == 0 || slices.Contains(list, v) }
	any := func(want, have []string) bool {
		return len(want) == 0 || slices.ContainsFunc(have, func(h string) bool { return slices.Contains(want, h) })
	}
	for _, e := range r.list {
		var pledges []string
		for _, p := range e.Pledges {
			pledges = append(pledges, p.Code)
		}
		l := r.listed(e)
		switch {
		case e.Deleted, e.MergedInto != "", f.Words != "" && !text.Matches(e.Name, f.Words), !has(f.Sections, l.Section), !has(f.Stages, e.Stage):
		case !has(f.Sizes, e.Size) && !has(f.Sizes, e.SizePrinted), !has(f.Areas, employers.Area(e.Postcode)), !any(f.Motivations, e.Motivations), !any(f.Pledges, pledges):
		case len(f.Owners) > 0 && !slices.Contains(f.Owners, e.Owner), f.NoNextStep && l.NextStep != "", f.DoNotContact && e.DoNotContact == "":
		case f.QuietWeeks > 0 && !l.LastContact.Before(today.AddDays(-7*f.QuietWeeks)):
		case f.Open && (e.Stage < employers.StageMeet || e.Stage > employers.StageWorking):
		case len(f.IDs) > 0 && !slices.Contains(f.IDs, e.ID):
		default:
			out = append(out, l)
		}
	}
	return out
}

func (r *fakeRegister) Employers(_ context.Context, f employers.Filter, o employers.Order) ([]employers.Listed, error) {
	r.pages++
	all := r.chosen(f)
	key := func(l employers.Listed) string {
		switch o.Sort {
		case "next":
			if l.NextDue.IsZero() {
				return "9" + l.Name
			}
			return l.NextDue.String() + l.Name
		case "last":
			return l.LastContact.String() + l.Name
		}
		return l.Name
	}
	slices.SortStableFunc(all, func(a, b employers.Listed) int {
		n := cmp.Compare(key(a), key(b))
		if o.Descending {
			return -n
		}
		return n
	})
	if o.Limit == 0 {
		o.Limit = 100
	}
	from := min(o.Offset, len(all))
	return all[from:min(from+o.Limit, len(all))], nil
}

func (r *fakeRegister) CountEmployers(_ context.Context, f employers.Filter) (int, error) {
	return len(r.chosen(f)), nil
}

func (r *fakeRegister) FindEmployers(ctx context.Context, words string, limit int) ([]employers.Listed, error) {
	return r.Employers(ctx, employers.Filter{Words: words}, employers.Order{Limit: limit})
}

func (r *fakeRegister) SaveEmployer(_ context.Context, e *employers.Employer) error {
	if err := errors.Join(r.fail, e.Validate()); err != nil {
		return err
	}
	i := r.find(e.ID)
	if i >= 0 && r.list[i].Version != e.Version {
		return errors.New("changed by somebody else")
	}
	e.Version++
	if i < 0 {
		r.list = append(r.list, *e)
	} else {
		r.list[i] = *e
	}
	return nil
}

func (r *fakeRegister) DeleteEmployer(_ context.Context, id employers.EmployerID, _ int) error {
	if i := r.find(id); i >= 0 {
		r.list[i].Deleted = true
	}
	return r.fail
}

func (r *fakeRegister) ChangeEmployers(_ context.Context, label string, ids []employers.EmployerID, change func(*employers.Employer)) (int, error) {
	if r.fail != nil {
		return 0, r.fail
	}
	r.labels = append(r.labels, label)
	n := 0
	for _, id := range ids {
		if i := r.find(id); i >= 0 {
			change(&r.list[i])
			r.list[i].Version++
			n++
		}
	}
	return n, nil
}

func (r *fakeRegister) SavePerson(_ context.Context, p *employers.ContactPerson) error {
	if err := errors.Join(r.fail, p.Validate()); err != nil {
		return err
	}
	p.Version++
	for i := range r.people {
		if r.people[i].ID == p.ID {
			r.people[i] = *p
			return nil
		}
	}
	r.people = append(r.people, *p)
	return nil
}

func (r *fakeRegister) DeletePerson(_ context.Context, id employers.PersonID, _ int) error {
	if r.deleteFails != nil {
		return r.deleteFails
	}
	for i := range r.people {
		r.people[i].Deleted = r.people[i].Deleted || r.people[i].ID == id
	}
	return nil
}

func (r *fakeRegister) People(ctx context.Context, id employers.EmployerID) ([]employers.ContactPerson, error) {
	p, err := r.EmployerPage(ctx, id)
	return p.People, err
}

func (r *fakeRegister) SaveSite(_ context.Context, s *employers.Site) error {
	if err := errors.Join(r.fail, s.Validate()); err != nil {
		return err
	}
	s.Version++
	r.sites = append(r.sites, *s)
	return nil
}

func (r *fakeRegister) Filters(context.Context) ([]employers.SavedFilter, error) {
	return r.saved, r.fail
}

func (r *fakeRegister) SaveFilter(_ context.Context, f *employers.SavedFilter) error {
	f.Version++
	r.saved = append(slices.DeleteFunc(r.saved, func(o employers.SavedFilter) bool { return o.ID == f.ID }), *f)
	return nil
}

func (r *fakeRegister) DeleteFilter(_ context.Context, id string, _ int) error {
	r.saved = slices.DeleteFunc(r.saved, func(o employers.SavedFilter) bool { return o.ID == id })
	return nil
}

func (r *fakeRegister) LooksLike(_ context.Context, typed employers.Employer, _ int) ([]employers.Alike, error) {
	r.typed = append(r.typed, typed)
	if typed.Name == "" && typed.Phone == "" {
		return nil, nil
	}
	return r.alike, nil
}

// hallam is a bakery with everything that a page can show.
func hallam() *fakeRegister {
	reg := &fakeRegister{steps: &fakeSteps{}, happen: map[employers.EmployerID][]employers.Happening{}, recent: map[employers.EmployerID][]employers.Touch{}}
	names := []struct {
		name, sic, stage, what, town string
		due, last                    int
		owner                        people.StaffID
	}{
		{"Hallam Bakery", "10710", "2", "Ring Anna Brandt", "Attercliffe", -4, 7, "sam"}, {"Beck & Vale Housing", "68201", "4", "Sign agreement", "Rotherham", 0, 6, "sam"},
		{"Marram Foods", "10890", "1", "First visit", "Sheffield", 0, 12, "sam"}, {"Brightwell Care Home", "87300", "3", "Bring proposal", "Sheffield", 1, 5, "ruth"},
		{"Osier Street Surgery", "86210", "1", "Book a coffee", "Sheffield", 1, 26, "ruth"}, {"Larkfield Nursery", "85100", "3", "Send two names", "Rotherham", 2, 4, "sam"},
		{"Tansley Hotel", "55100", "2", "Check bus times", "Sheffield", 2, 8, "sam"}, {"Fennick Joinery", "43320", "2", "Ask about backlog", "Sheffield", 3, 9, "ruth"},
		{"Quarry Bank Café", "56102", "1", "Visit at 15:00", "Sheffield", 6, 44, ""}, {"Tolliver Logistics", "52290", "9", "", "Rotherham", 0, 80, "ruth"},
		{"Moorside Garden", "47760", "0", "", "Rotherham", 0, -1, ""},
	}
	for i, n := range names {
		id := employers.EmployerID(fmt.Sprintf("e%d", i))
		e := employers.Employer{ID: id, Name: n.name, SIC: []string{n.sic}, Stage: n.stage, Town: n.town, Size: "SMALL", Owner: n.owner, Version: 1}
		reg.list = append(reg.list, e)
		if n.what != "" {
			reg.steps.steps = append(reg.steps.steps, employers.NextStep{ID: employers.NextStepID("s" + string(id)), What: n.what, Due: today.AddDays(n.due), Owner: "sam", Employer: id, Version: 1})
		}
		if n.last >= 0 {
			reg.happen[id] = []employers.Happening{{On: today.AddDays(-n.last), Kind: "contact", ID: "c" + string(id), By: "sam",
				Contact: &employers.Contact{ID: employers.ContactID("c" + string(id)), On: today.AddDays(-n.last), Employer: id, Channel: "PHONE", Specialist: "sam", Note: "Busy with a delivery. Ring one morning."}}}
		}
	}
	e := &reg.list[0]
	e.Headcount, e.Phone, e.Email, e.Website = 34, "0114 496 0123", "hello@hallam.example.org", "hallam.example.org"
	e.Address, e.Postcode = "12 Oven Lane", "S9 3XX"
	e.Motivations, e.Hiring, e.HardToFill = []string{"HARD_TO_FILL", "UNTAPPED_TASKS"}, "constant", "Early shifts on Saturdays"
	e.Pledges = []employers.Pledge{{Code: "DC", Level: "1", Expires: day.New(2027, 3, 1)}, {Code: "RLW", Checked: day.New(2026, 10, 5)}, {Code: "MINDFUL", Expires: day.New(2026, 3, 1)}}
	e.Practice = []employers.Practice{{Code: "hr", Answer: "no"}, {Code: "flexible", Answer: "yes"}}
	e.LeadSource, e.Relation = "WALKED_PAST", 3
	reg.people = []employers.ContactPerson{
		{ID: "anna", Employer: "e0", Name: "Anna Brandt", Role: "Owner", Phone: "0114 496 0124", Email: "anna@hallam.example.org", CanHire: employers.Hires, Version: 1},
		{ID: "joe", Employer: "e0", Name: "Joe Marsh", Role: "Shift lead", Phone: "0114 496 0125", Version: 1},
		{ID: "gone", Employer: "e0", Name: "Pat Lewin", LeftOn: day.New(2026, 3, 1), CanHire: employers.DoesntHire, Version: 1}}
	reg.sites = []employers.Site{{ID: "site", Employer: "e0", Name: "Oven Lane", Address: "12 Oven Lane", Town: "Sheffield", Postcode: "S9 3XX", Access: "Step-free from the yard", Transport: "Bus 52, 12 minutes", Version: 1}}
	c := func(id string, on int, channel string, by people.StaffID, met []employers.PersonID, heard string) employers.Happening {
		return employers.Happening{On: today.AddDays(-on), Kind: "contact", ID: id, By: by, Contact: &employers.Contact{ID: employers.ContactID(id), On: today.AddDays(-on), Employer: "e0", Channel: channel, Specialist: by, Met: met, Heard: heard, Version: 1}}
	}
	reg.happen["e0"] = []employers.Happening{
		c("c1", 7, "PHONE", "ruth", []employers.PersonID{"anna"}, "Busy with a delivery. Ring one morning."),
		c("c2", 14, "F2F_SITE", "sam", []employers.PersonID{"anna"}, "Bakers stop for an hour a day to pack orders."),
		{On: today.AddDays(-14), Kind: "stage", By: "sam", Words: "Moved from “Meet” to “Learn”"},
		c("c3", 33, "JOBFAIR", "sam", []employers.PersonID{"joe"}, "Short of people on Saturdays."),
		{On: today.AddDays(-90), Kind: "created", By: "sam", Words: "Sam added this employer"},
	}
	reg.recent["e0"] = []employers.Touch{{By: "ruth", On: today.AddDays(-7), Channel: "PHONE"}}
	return reg
}

// leadRows are the jobs of the bakery.
func leadRows(_ context.Context, id employers.EmployerID) ([]page.Line, error) {
	if id != "e0" {
		return nil, nil
	}
	return []page.Line{{Icon: "bulb", Title: "Pack morning orders", Note: "12 hours, not advertised", Chip: "Exploring", Route: nav.Route{Page: "leads", ID: "l"}}}, nil
}

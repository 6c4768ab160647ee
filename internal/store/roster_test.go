package store_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/store"
	"jobwright/internal/store/storetest"
)

// The model of the register is what its pages say, one employer after another; lists must choose and order the same.
type model struct {
	t    *rapid.T
	s    *store.Store
	team storetest.Team
	ids  []employers.EmployerID
}

func (m *model) page(id employers.EmployerID) (employers.Page, bool) {
	p, err := m.s.EmployerPage(ctx, id)
	return p, err == nil && p.Employer.ID == id
}

// wanted is the filter as its words say it, on the page of one employer.
func (m *model) wanted(f employers.Filter, p employers.Page) bool {
	e := p.Employer
	any := func(list []string, has ...string) bool {
		return len(list) == 0 || slices.ContainsFunc(list, func(x string) bool { return slices.Contains(has, x) })
	}
	codes := func(list []employers.Pledge) (out []string) {
		for _, x := range list {
			out = append(out, x.Code)
		}
		return out
	}
	rows, _, err := m.s.Timeline(ctx, e.ID, 0, 1000)
	if err != nil {
		m.t.Fatal(err)
	}
	quiet := true
	for _, h := range rows {
		quiet = quiet && (h.Kind != "contact" || !today.AddDays(-7*f.QuietWeeks).Before(h.On))
	}
	sizes := []string{e.Band()}
	if e.Size != "" {
		sizes = append(sizes, e.Size)
	}
	owner := len(f.Owners) == 0 || slices.Contains(f.Owners, e.Owner)
	return any(f.Sections, e.Section()) && any(f.Sizes, sizes...) && any(f.Stages, e.Stage) && owner && any(f.Areas, employers.Area(e.Postcode)) &&
		any(f.Motivations, e.Motivations...) && any(f.Pledges, codes(e.Pledges)...) && (f.QuietWeeks == 0 || quiet) && (!f.NoNextStep || len(p.Next) == 0) &&
		(!f.DoNotContact || e.DoNotContact != "") && (!f.Open || e.Stage >= "1" && e.Stage <= "4") && m.named(f.Words, e)
}

func (m *model) named(words string, e employers.Employer) bool {
	have := strings.Fields(strings.ToLower(e.Name + " " + e.TradingName + " " + e.Postcode))
	for _, w := range strings.Fields(strings.ToLower(words)) {
		if !slices.ContainsFunc(have, func(h string) bool { return strings.HasPrefix(h, w) }) {
			return false
		}
	}
	return true
}

// orders are what lists are sorted by; those without a value come last, and the name decides between equals.
var orders = map[string]func(p employers.Page, l employers.Listed) string{
	"name":  func(employers.Page, employers.Listed) string { return "" },
	"town":  func(p employers.Page, _ employers.Listed) string { return p.Employer.Town },
	"stage": func(p employers.Page, _ employers.Listed) string { return p.Employer.Stage },
	"last":  func(_ employers.Page, l employers.Listed) string { return l.LastContact.String() },
	"next": func(p employers.Page, _ employers.Listed) string {
		if len(p.Next) == 0 {
			return ""
		}
		return p.Next[0].Due.String()
	},
}

func (m *model) check() {
	pick := func(list ...string) []string {
		return rapid.SliceOfNDistinct(rapid.SampledFrom(list), 0, 2, rapid.ID[string]).Draw(m.t, "some")
	}
	f := employers.Filter{Sections: pick("C", "I", "", "C"), Sizes: pick("SMALL", "LARGE", "500 to 999", ""), Stages: pick("0", "1", "4", "9"), Areas: pick("S", "DN", ""), Motivations: pick("A", "B"), Pledges: pick("DC", "RLW"),
		QuietWeeks: rapid.IntRange(0, 3).Draw(m.t, "quiet"), NoNextStep: rapid.Bool().Draw(m.t, "no step"), DoNotContact: rapid.IntRange(0, 5).Draw(m.t, "barred") == 0, Open: rapid.IntRange(0, 5).Draw(m.t, "open") == 0,
		Words: rapid.SampledFrom([]string{"", "", "", "hal", "bak hal", "s9", "loaf"}).Draw(m.t, "words")}
	if rapid.Bool().Draw(m.t, "all") {
		f = employers.Filter{Words: f.Words}
	}
	for range rapid.IntRange(0, 1).Draw(m.t, "owners") {
		f.Owners = []people.StaffID{m.team.Ann.Actor(), ""}
	}
	o := employers.Order{Sort: rapid.SampledFrom([]string{"name", "town", "stage", "last", "next"}).Draw(m.t, "sort"), Descending: rapid.Bool().Draw(m.t, "down"), Limit: 1000}
	got, err := m.s.Employers(ctx, f, o)
	if err != nil {
		m.t.Fatal(err)
	}
	type entry struct {
		id               employers.EmployerID
		shown, name, key string
	}
	listed := map[employers.EmployerID]employers.Listed{}
	for _, l := range got {
		listed[l.ID] = l
	}
	var want []entry
	for _, id := range m.ids {
		if p, ok := m.page(id); ok && m.wanted(f, p) {
			want = append(want, entry{id, p.Employer.Name, strings.ToLower(p.Employer.Name), orders[o.Sort](p, listed[id])})
		}
	}
	slices.SortFunc(want, func(a, b entry) int {
		name := cmp.Or(strings.Compare(a.name, b.name), strings.Compare(string(a.id), string(b.id)))
		if o.Sort == "name" && o.Descending {
			return -name
		}
		switch {
		case a.key == b.key:
			return name
		case a.key == "" || b.key == "":
			return -strings.Compare(a.key, b.key)
		case o.Descending:
			return -strings.Compare(a.key, b.key)
		}
		return strings.Compare(a.key, b.key)
	})
	var a, b []string
	for _, l := range got {
		a = append(a, l.Name+" "+string(l.ID))
	}
	for _, e := range want {
		b = append(b, e.shown+" "+string(e.id))
	}
	if !slices.Equal(a, b) {
		m.t.Fatalf("%+v %+v gives\n%s\nwant\n%s", f, o, strings.Join(a, "\n"), strings.Join(b, "\n"))
	}
	n, err := m.s.CountEmployers(ctx, f)
	if err != nil || n != len(got) {
		m.t.Fatalf("counts %d of %d, %v", n, len(got), err)
	}
	o.Offset, o.Limit = len(got)/2, 2
	if part, err := m.s.Employers(ctx, f, o); err != nil || !slices.Equal(part, got[o.Offset:min(o.Offset+2, len(got))]) {
		m.t.Fatalf("a page of it is %+v, %v", part, err)
	}
}

func (m *model) do(err error) {
	if err != nil {
		m.t.Fatal(err)
	}
}

func (m *model) one() *employers.Employer {
	for range 5 {
		if len(m.ids) == 0 {
			return nil
		}
		if p, ok := m.page(rapid.SampledFrom(m.ids).Draw(m.t, "employer")); ok {
			return &p.Employer
		}
	}
	return nil
}

func (m *model) fill(e *employers.Employer) {
	from := func(list ...string) string { return rapid.SampledFrom(list).Draw(m.t, "value") }
	e.Name = from("Hallam Bakery", "hallam bakery", "Pryce Cleaning", "Quarry Laundry", "Bakery of Hal")
	e.TradingName, e.Town, e.Postcode, e.Stage, e.LookAgainOn = from("", "Loaf"), from("", "Sheffield", "Rotherham"), from("", "S9 3XX", "DN1 1AA"), from("0", "1", "2", "4", "9"), today
	e.Size, e.SizePrinted, e.DoNotContact = from("", "SMALL", "LARGE"), from("", "500 to 999"), from("", "", "asked us not to")
	e.SIC, e.Motivations, e.Owner = nil, nil, m.team.Ann.Actor()
	if s := from("", "10710", "56102"); s != "" {
		e.SIC = []string{s}
	}
	if s := from("", "A", "B"); s != "" {
		e.Motivations = []string{s}
	}
	if rapid.Bool().Draw(m.t, "owned") {
		e.Owner = ""
	}
	e.Pledges = nil
	for _, code := range []string{"DC", "RLW"} {
		if rapid.Bool().Draw(m.t, code) {
			e.Pledges = append(e.Pledges, employers.Pledge{Code: code})
		}
	}
}

// After any row of changes, merges, undos and redos, a list has what the pages of its employers say.
func TestListsAreAsTheModelSays(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		f := storetest.NewPlain(t)
		_, err := f.Write().Exec("pragma synchronous = off") // nothing of this must outlast a power cut
		must(t, err)
		team := storetest.Open(t, f)
		m := &model{t: rt, s: team.Ann, team: team}
		act := map[string]func(*rapid.T){
			"add": func(*rapid.T) {
				var e employers.Employer
				m.fill(&e)
				m.do(m.s.SaveEmployer(ctx, &e))
				m.ids = append(m.ids, e.ID)
			},
			"change": func(*rapid.T) {
				if e := m.one(); e != nil {
					m.fill(e)
					m.do(m.s.SaveEmployer(ctx, e))
				}
			},
			"contact": func(*rapid.T) {
				if e := m.one(); e != nil {
					c := &employers.Contact{Employer: e.ID, On: today.AddDays(-rapid.IntRange(0, 30).Draw(m.t, "ago")), Channel: "PHONE", Specialist: m.s.Actor()}
					n := &employers.NextStep{Employer: e.ID, What: "ring", Due: today.AddDays(rapid.IntRange(-3, 9).Draw(m.t, "due")), Owner: m.s.Actor()}
					m.do(m.s.SaveContacts(ctx, employers.Logged{Contacts: []*employers.Contact{c}, Steps: []*employers.NextStep{n}}))
				}
			},
			"done": func(*rapid.T) {
				if steps, err := m.s.NextSteps(ctx, employers.NextStepFilter{}); err == nil && len(steps) > 0 {
					n := rapid.SampledFrom(steps).Draw(m.t, "step").Done(today)
					m.do(m.s.SaveNextSteps(ctx, "done", &n))
				}
			},
			"merge": func(*rapid.T) {
				a, b := m.one(), m.one()
				if a != nil && b != nil && a.ID != b.ID {
					m.do(m.s.Merge(ctx, *a, b.ID, b.Version))
				}
			},
			"undo": func(*rapid.T) { _, _ = m.s.Undo(ctx) },
			"redo": func(*rapid.T) { _, _ = m.s.Redo(ctx) },
			"look": func(*rapid.T) { m.check() },
		}
		for range 4 {
			act["add"](rt)
		}
		rt.Repeat(act)
		m.check()
	})
}

func TestFindEmployersPutsTheNameFirst(t *testing.T) {
	team := open(t)
	for _, e := range []*employers.Employer{{Name: "The Anna Rooms"}, {Name: "Anna's Cafe"}, {Name: "Hallam Bakery", Phone: "(0114) 496 0123", Postcode: "S9 3XX", CompanyNumber: "01234567"}} {
		must(t, team.Ann.SaveEmployer(ctx, e))
		if strings.HasPrefix(e.Name, "Hallam") {
			must(t, team.Ann.SavePerson(ctx, &employers.ContactPerson{Employer: e.ID, Name: "Anna Brandt", Phone: "07700 900 123"}))
			must(t, team.Ann.SaveSite(ctx, &employers.Site{Employer: e.ID, Name: "Yard", Postcode: "S1 2AB"}))
		}
	}
	for typed, want := range map[string]string{
		"anna": "Anna's Cafe, The Anna Rooms, Hallam Bakery", "bak hal": "Hallam Bakery", "0114 49": "Hallam Bakery", "+44 114 496 0123": "Hallam Bakery", "01144960123": "Hallam Bakery",
		"07700-900123": "Hallam Bakery", "s93x": "Hallam Bakery", "S9 3": "Hallam Bakery", "s12ab": "Hallam Bakery", "01234567": "Hallam Bakery", "brandt": "Hallam Bakery", "zz": "", "": "",
	} {
		got, err := team.Reader.FindEmployers(ctx, typed, 10)
		must(t, err)
		var names []string
		for _, l := range got {
			names = append(names, l.Name)
		}
		if s := strings.Join(names, ", "); s != want {
			t.Errorf("%q finds %q, want %q", typed, s, want)
		}
	}
}

func TestFiltersOfDays(t *testing.T) {
	team := open(t)
	for i, e := range []*employers.Employer{
		{Name: "rests until next week", Stage: "9", LookAgainOn: today.AddDays(7)}, {Name: "rests long", Stage: "9", LookAgainOn: today.AddDays(90)}, {Name: "should have been looked at", Stage: "9", LookAgainOn: today.AddDays(-5)},
		{Name: "pledge runs out", Pledges: []employers.Pledge{{Code: "DC", Expires: today.AddDays(30)}}}, {Name: "pledge ran out", Pledges: []employers.Pledge{{Code: "DC", Expires: today.AddDays(-1)}}}, {Name: "pledge for good", Pledges: []employers.Pledge{{Code: "AFC"}}},
	} {
		e.Ref = fmt.Sprint(i)
		must(t, team.Ann.SaveEmployer(ctx, e))
	}
	for want, f := range map[string]employers.Filter{"rests until next week, should have been looked at": {LookAgain: 14}, "pledge runs out": {PledgeExpires: 90}} {
		got, err := team.Ann.Employers(ctx, f, employers.Order{})
		must(t, err)
		var names []string
		for _, l := range got {
			names = append(names, l.Name)
		}
		if s := strings.Join(names, ", "); s != want {
			t.Errorf("%+v gives %q, want %q", f, s, want)
		}
	}
}

// While some write others list: nobody sees half a change, and in the end the list has everything.
func TestListsWhileOthersWrite(t *testing.T) {
	team := open(t)
	done := make(chan error)
	for i, s := range []*store.Store{team.Ann, team.Ben} {
		go func() {
			for n := range 40 {
				e := employers.Employer{Name: fmt.Sprintf("Firm %d %02d", i, n), Stage: fmt.Sprint(n % 5)}
				if err := s.SaveEmployer(ctx, &e); err != nil {
					done <- err
					return
				}
				e.Stage, e.LookAgainOn = "9", today.AddDays(90)
				if err := s.SaveEmployer(ctx, &e); err != nil {
					done <- err
					return
				}
			}
			done <- nil
		}()
		go func() {
			for n := range 60 {
				o := employers.Order{Sort: []string{"stage", "next", "owner", "name"}[n%4], Descending: n%2 == 0}
				list, err := team.Reader.Employers(ctx, employers.Filter{}, o)
				if err == nil && len(list) > 80 {
					err = fmt.Errorf("%d are listed", len(list))
				}
				if err == nil {
					_, err = team.Lead.LooksLike(ctx, employers.Employer{Name: "Firm 1 07"}, 5)
				}
				if err == nil && n%20 == 0 {
					_, _, err = team.Lead.Duplicates(ctx, 0, 5)
				}
				if err != nil {
					done <- err
					return
				}
			}
			done <- nil
		}()
	}
	for range 4 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
	if n, err := team.Reader.CountEmployers(ctx, employers.Filter{Stages: []string{"9"}}); err != nil || n != 80 {
		t.Errorf("%d in the end, %v", n, err)
	}
}

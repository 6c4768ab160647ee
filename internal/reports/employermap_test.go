package reports

import (
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
)

var codes people.Codes = func(list string) []people.Code {
	switch list {
	case "employer_size_bands":
		return []people.Code{{Code: "NONE", Label: "No employees"}, {Code: "MICRO", Label: "Micro"}, {Code: "SMALL", Label: "Small"}, {Code: "MEDIUM", Label: "Medium"}}
	case "contact_channels":
		return []people.Code{{Code: "F2F_SITE", Label: "In person at the employer"}, {Code: "PHONE", Label: "Telephone"}}
	}
	return nil
}

var (
	first = day.New(2026, time.September, 1)
	last  = day.New(2026, time.November, 24)
)

// town is a small store: two bakeries, a hospital, a firm of which little is known.
func town() MapFacts {
	return MapFacts{From: first, To: last,
		Employers: []EmployerFact{
			{ID: "bakery", Section: "C", Band: "SMALL", Area: "S", District: "S9", Town: "Sheffield", Stage: employers.StageLearn},
			{ID: "mill", Section: "C", Band: "SMALL", Area: "DN", District: "DN4", Stage: employers.StageNotMet},
			{ID: "hospital", Section: "Q", Band: "5000 to 19,999", Area: "S", District: "S9", Town: "Sheffield", Stage: employers.StageWorking},
			{ID: "riddle", Stage: employers.StageResting},
		},
		Contacts: []ContactFact{
			{Employer: "bakery", On: first, Channel: "F2F_SITE", Outcome: "information", Counts: true},
			{Employer: "bakery", On: last, Channel: "PHONE", Outcome: "no_answer"},
			{Employer: "hospital", On: last, Channel: "PHONE", Outcome: "meeting_booked"},
			{Employer: "hospital", On: first.AddDays(-1), Channel: "PHONE"},
			{Employer: "hospital", On: last.AddDays(1), Channel: "PHONE"},
			{Employer: "gone", On: last, Channel: "PHONE"},
		}}
}

func row(t *testing.T, m Matrix, code string) Row {
	t.Helper()
	i := slices.IndexFunc(m.Rows, func(r Row) bool { return r.Code == code })
	if i < 0 {
		t.Fatalf("no row %q in %+v", code, m.Rows)
	}
	return m.Rows[i]
}

func cell(t *testing.T, m Matrix, code, band string) Cell {
	t.Helper()
	j := slices.IndexFunc(m.Columns, func(h Heading) bool { return h.Code == band })
	if j < 0 {
		t.Fatalf("no column %q in %+v", band, m.Columns)
	}
	return row(t, m, code).Cells[j]
}

func TestTheMapShowsWhomWeKnowAndWhomWeMiss(t *testing.T) {
	m := EmployerMap(town(), codes)
	if want := "Base: 4 employers in this store; 3 contacts from 1 September to 24 November 2026."; m.Base != want {
		t.Errorf("%q, want %q", m.Base, want)
	}
	if c := cell(t, m.BySector, "C", "SMALL"); c.Employers != 2 || c.Contacts != 2 || c.Contacted != 1 || c.Open != 1 ||
		!slices.Equal(c.Filter.Sections, []string{"C"}) || !slices.Equal(c.Filter.Sizes, []string{"SMALL"}) {
		t.Errorf("%+v", c)
	}
	if c := cell(t, m.BySector, "Q", "5000 to 19,999"); c.Employers != 1 || c.Contacts != 1 || c.Open != 1 {
		t.Errorf("%+v", c)
	}
	if c := cell(t, m.BySector, "I", "MICRO"); c.Employers != 0 {
		t.Errorf("a gap is a gap: %+v", c)
	}
	if c := cell(t, m.BySector, "", ""); c.Employers != 1 || c.Open != 0 || !slices.Equal(c.Filter.Sections, []string{""}) {
		t.Errorf("%+v", c)
	}
	if len(m.BySector.Rows) != 20 || len(m.BySector.Columns) != 9 {
		t.Errorf("%d rows, %d columns: 19 sections, 3 small sizes, 5 printed bands, and not known", len(m.BySector.Rows), len(m.BySector.Columns))
	}
	var areas []string
	for _, r := range m.ByArea.Rows {
		areas = append(areas, r.Label)
	}
	if !slices.Equal(areas, []string{"S9, Sheffield", "DN4", "Not known"}) {
		t.Errorf("areas %q", areas)
	}
	if all := m.ByArea.Total.Total; all.Employers != 4 || all.Contacts != 3 || all.Contacted != 2 || all.Open != 2 {
		t.Errorf("%+v", all)
	}
}

func TestAWideRegisterIsShownByArea(t *testing.T) {
	wide := town()
	for _, area := range []string{"LS", "HX", "B"} {
		wide.Employers = append(wide.Employers, EmployerFact{ID: employers.EmployerID(area), Area: area, District: area + "1", Town: "Anywhere"})
	}
	m := EmployerMap(wide, codes)
	if r := m.ByArea.Rows[0]; r.Label != "Sheffield" || r.Code != "S" || r.Total.Employers != 2 {
		t.Errorf("%+v", r.Heading)
	}
}

func TestTheFunnelCountsThoseBeyond(t *testing.T) {
	var got []int
	for _, s := range EmployerMap(town(), codes).Funnel {
		got = append(got, s.Employers, s.Percent)
	}
	if want := []int{4, 100, 2, 50, 2, 50, 1, 25, 1, 25, 1, 25}; !slices.Equal(got, want) {
		t.Errorf("all, meet, learn, match, in touch, resting: %v, want %v", got, want)
	}
}

func TestChannelsSayWhatCameOfThem(t *testing.T) {
	c := EmployerMap(town(), codes).Channels
	if len(c.Rows) != 2 || c.Rows[0].Label != "Telephone" || c.Rows[0].Contacts != 2 || c.Rows[0].Brought != 1 || c.Rows[1].Counted != 1 || c.Total.Contacts != 3 {
		t.Fatalf("%+v", c)
	}
	booked := slices.IndexFunc(c.Outcomes, func(h Heading) bool { return h.Label == "Meeting booked" })
	if c.Rows[0].Outcomes[booked] != 1 || len(c.Rows[0].Outcomes) != len(employers.ContactOutcomes)+1 {
		t.Errorf("%+v", c.Rows[0])
	}
}

func TestAnEmptyStoreHasNoData(t *testing.T) {
	m := EmployerMap(MapFacts{}, codes)
	if m.Base != "No data: no employer is on record yet." || len(m.Channels.Rows) != 0 || m.Funnel[1].Percent != 0 {
		t.Errorf("%+v", m)
	}
}

func TestEveryEmployerStandsInOneCell(t *testing.T) {
	pick := func(of ...string) *rapid.Generator[string] { return rapid.SampledFrom(of) }
	sections, bands := pick("", "A", "C", "T", "?"), pick("", "NONE", "SMALL", "500 to 999", "250 or more", "NEW")
	areas, stages := pick("", "S", "DN", "LS", "HX", "S9"), pick("", "0", "1", "2", "3", "4", "9")
	rapid.Check(t, func(t *rapid.T) {
		facts := MapFacts{From: first, To: last}
		for i := range rapid.IntRange(0, 30).Draw(t, "employers") {
			facts.Employers = append(facts.Employers, EmployerFact{ID: employers.EmployerID(rune('a' + i)), Section: sections.Draw(t, "section"),
				Band: bands.Draw(t, "band"), Area: areas.Draw(t, "area"), District: areas.Draw(t, "district"), Stage: stages.Draw(t, "stage")})
		}
		for range rapid.IntRange(0, 30).Draw(t, "contacts") {
			facts.Contacts = append(facts.Contacts, ContactFact{Employer: employers.EmployerID(rune('a' + rapid.IntRange(0, 40).Draw(t, "whose"))),
				On: first.AddDays(rapid.IntRange(-10, 100).Draw(t, "on")), Channel: pick("", "PHONE", "NEW").Draw(t, "channel"), Outcome: pick("", "lead", "new").Draw(t, "outcome")})
		}
		m := EmployerMap(facts, codes)
		for _, x := range []Matrix{m.BySector, m.ByArea} {
			var all Cell
			columns := make([]Cell, len(x.Columns))
			for _, r := range x.Rows {
				var sum Cell
				for j, c := range r.Cells {
					sum, columns[j] = plus(sum, c), plus(columns[j], c)
				}
				same(t, "row "+r.Label, sum, r.Total)
				all = plus(all, sum)
			}
			for j := range columns {
				same(t, "column "+x.Columns[j].Label, columns[j], x.Total.Cells[j])
			}
			same(t, "all", all, x.Total.Total)
			if all.Employers != len(facts.Employers) || all.Contacts != m.Contacts || m.Channels.Total.Contacts != m.Contacts {
				t.Fatalf("%d employers and %d contacts in the cells, %d and %d in all", all.Employers, all.Contacts, len(facts.Employers), m.Contacts)
			}
		}
		for i := 2; i < 5; i++ {
			if m.Funnel[i].Employers > m.Funnel[i-1].Employers {
				t.Fatalf("the funnel widens: %+v", m.Funnel)
			}
		}
	})
}

func plus(a, b Cell) Cell {
	return Cell{Employers: a.Employers + b.Employers, Contacts: a.Contacts + b.Contacts, Contacted: a.Contacted + b.Contacted, Open: a.Open + b.Open}
}

func same(t *rapid.T, what string, a, b Cell) {
	if a = plus(a, Cell{}); a.Employers != b.Employers || a.Contacts != b.Contacts || a.Contacted != b.Contacted || a.Open != b.Open {
		t.Fatalf("%s: %+v, the total says %+v", what, a, b)
	}
}

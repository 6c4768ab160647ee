package reports

import (
	"cmp"
	"fmt"
	"slices"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
)

// Map is the map of employers: whom do we know, and whom are we missing? (facts.md b.2 and b.5)
type Map struct {
	From, To  day.Date
	Employers int      // the base
	Contacts  int      // with them, in the period
	Base      string   // both in words, to be printed under the title
	BySector  Matrix   // sector × size
	ByArea    Matrix   // postcode area × size, or district where all lie in a few areas
	Funnel    []Step   // how far the relations have come
	Channels  Channels // contacts by channel with what came of them
}

// Matrix is employers by two properties. Every employer stands in one cell.
type Matrix struct {
	Columns []Heading
	Rows    []Row
	Total   Row // of each column and of all
}

// Heading names a row or a column. Code is what a filter chooses by; empty = not known.
type Heading struct{ Code, Label string }

// Row is one row of a matrix.
type Row struct {
	Heading
	Cells []Cell // as the columns
	Total Cell
}

// Cell is what is known of one group of employers.
type Cell struct {
	Employers int
	Contacts  int              // with them, in the period
	Contacted int              // how many of them were contacted
	Open      int              // relations under way, see employers.OpenStage
	Filter    employers.Filter // lists them
}

// Step is one step of the funnel: employers whose relation has come at least so far.
type Step struct {
	Heading
	Employers int
	Percent   int // of the base, rounded
	Filter    employers.Filter
}

// Channels are the contacts of the period by channel.
type Channels struct {
	Outcomes []Heading // the columns: what can come of a contact, the last = nothing said
	Rows     []ChannelRow
	Total    ChannelRow
}

// ChannelRow is one channel.
type ChannelRow struct {
	Heading
	Contacts int
	Counted  int   // in person with somebody who can hire
	Brought  int   // contacts that brought something: any outcome but a refusal and no answer
	Outcomes []int // as the columns
}

// NotKnown is the label of what is not known.
const NotKnown = "Not known"

// EmployerMap makes the map. Contacts outside the period and with employers that are not among the facts are left out. Sectors
// without an employer stay, so that gaps show; sizes and sectors that hardly ever occur are there only when they do. Codes names
// sizes and channels.
func EmployerMap(facts MapFacts, codes people.Codes) Map {
	m := Map{From: facts.From, To: facts.To, Employers: len(facts.Employers)}
	contacts := contactsOf(facts)
	m.Contacts = len(contacts)
	m.Base = base(m)
	times := map[employers.EmployerID]int{}
	for _, c := range contacts {
		times[c.Employer]++
	}
	columns := sizeColumns(facts.Employers, codes)
	m.BySector = matrix(facts.Employers, times, columns, sectorRows(facts.Employers), func(e EmployerFact) string { return e.Section },
		func(f *employers.Filter, code string) { f.Sections = []string{code} })
	place := placeOf(facts.Employers)
	m.ByArea = matrix(facts.Employers, times, columns, areaRows(facts.Employers, place), place,
		func(f *employers.Filter, code string) { f.Areas = []string{code} })
	m.Funnel = funnel(facts.Employers)
	m.Channels = channels(contacts, codes)
	return m
}

// contactsOf are the contacts of the period with known employers.
func contactsOf(facts MapFacts) (in []ContactFact) {
	known := make(map[employers.EmployerID]bool, len(facts.Employers))
	for _, e := range facts.Employers {
		known[e.ID] = true
	}
	for _, c := range facts.Contacts {
		if known[c.Employer] && !c.On.Before(facts.From) && (facts.To.IsZero() || !facts.To.Before(c.On)) {
			in = append(in, c)
		}
	}
	return in
}

// base says what the figures rest on.
func base(m Map) string {
	if m.Employers == 0 {
		return "No data: no employer is on record yet."
	}
	return fmt.Sprintf("Base: %s in this store; %s %s.", counted(m.Employers, "employer"), counted(m.Contacts, "contact"), period(m.From, m.To))
}

func period(from, to day.Date) string {
	long := func(d day.Date) string { return d.Time().Format("2 January 2006") }
	switch {
	case from.IsZero() && to.IsZero():
		return "of all time"
	case from.IsZero():
		return "until " + long(to)
	case to.IsZero():
		return "since " + long(from)
	case from == to:
		return "on " + long(to)
	case from.Year == to.Year:
		return "from " + from.Time().Format("2 January") + " to " + long(to)
	}
	return "from " + long(from) + " to " + long(to)
}

// counted is a number with its noun: 1 employer, 10,812 employers.
func counted(n int, noun string) string {
	if n != 1 {
		noun += "s"
	}
	if n < 1000 {
		return fmt.Sprint(n) + " " + noun
	}
	return fmt.Sprintf("%d,%03d %s", n/1000, n%1000, noun)
}

// sizeColumns are the sizes, the large ones by their printed bands. No employees, large without a band and not known are there only when needed.
func sizeColumns(all []EmployerFact, codes people.Codes) (columns []Heading) {
	used := map[string]bool{}
	for _, e := range all {
		used[e.Band] = true
	}
	put := func(code, label string, always bool) {
		if always || used[code] {
			columns = append(columns, Heading{code, label})
		}
		delete(used, code)
	}
	for _, code := range []string{"NONE", "MICRO", "SMALL", "MEDIUM"} {
		put(code, codes.Label("employer_size_bands", code), code != "NONE")
	}
	for _, band := range employers.PrintedBands {
		put(band, band, true)
	}
	put(employers.UnprintedBand, employers.UnprintedBand+", not known how many", false)
	unknown := used[""]
	delete(used, "")
	for _, other := range sorted(used) { // a band of a later code list
		label := other // as a source printed it
		if c, ok := codes.Find("employer_size_bands", other); ok {
			label = c.Label
		}
		put(other, label, true)
	}
	if unknown {
		columns = append(columns, Heading{"", NotKnown})
	}
	return columns
}

func sorted(set map[string]bool) (keys []string) {
	for k := range set {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// sectorRows are all sections, so that gaps show; households and embassies only when there are some.
func sectorRows(all []EmployerFact) (rows []Heading) {
	used := map[string]bool{}
	for _, e := range all {
		used[e.Section] = true
	}
	for _, s := range employers.Sections() {
		if rare := s == "T" || s == "U"; !rare || used[s] {
			rows = append(rows, Heading{s, employers.SectionName(s)})
		}
		delete(used, s)
	}
	if len(used) > 0 { // "" and whatever is no section
		rows = append(rows, Heading{"", NotKnown})
	}
	return rows
}

// fewAreas is up to how many postcode areas a map is drawn by district: a local service lies in one or two.
const fewAreas = 3

// placeOf says where an employer lies: its postcode area, or the district where all lie in a few areas.
func placeOf(all []EmployerFact) func(EmployerFact) string {
	areas := map[string]bool{}
	for _, e := range all {
		areas[e.Area] = true
	}
	delete(areas, "")
	if len(areas) <= fewAreas {
		return func(e EmployerFact) string { return cmp.Or(e.District, e.Area) }
	}
	return func(e EmployerFact) string { return e.Area }
}

// areaRows are the places with an employer, the one with most first.
func areaRows(all []EmployerFact, place func(EmployerFact) string) (rows []Heading) {
	n, towns := map[string]int{}, map[string]map[string]int{}
	for _, e := range all {
		at := place(e)
		n[at]++
		if e.Town != "" {
			if towns[at] == nil {
				towns[at] = map[string]int{}
			}
			towns[at][e.Town]++
		}
	}
	for at := range n {
		rows = append(rows, Heading{at, placeName(at, towns[at])})
	}
	slices.SortFunc(rows, func(a, b Heading) int {
		if (a.Code == "") != (b.Code == "") {
			return cmp.Compare(b.Code, a.Code) // not known comes last
		}
		return cmp.Or(cmp.Compare(n[b.Code], n[a.Code]), cmp.Compare(a.Label, b.Label), cmp.Compare(a.Code, b.Code))
	})
	return rows
}

// placeName names an area, or a district with the town that most of its employers lie in.
func placeName(at string, towns map[string]int) string {
	if at == "" {
		return NotKnown
	}
	if name := employers.AreaName(at); name != at {
		return name
	}
	best := ""
	for town, n := range towns {
		if n > towns[best] || n == towns[best] && town < best {
			best = town
		}
	}
	if best == "" {
		return at
	}
	return at + ", " + best
}

// matrix puts employers into cells: by size into columns, by the given property into rows.
func matrix(all []EmployerFact, times map[employers.EmployerID]int, columns, rows []Heading, row func(EmployerFact) string, choose func(*employers.Filter, string)) Matrix {
	m := Matrix{Columns: columns, Rows: make([]Row, len(rows)), Total: Row{Heading: Heading{Label: "All"}, Cells: make([]Cell, len(columns))}}
	column, line := places(columns), places(rows)
	for i, h := range rows {
		m.Rows[i] = Row{Heading: h, Cells: make([]Cell, len(columns))}
		choose(&m.Rows[i].Total.Filter, h.Code)
		for j, c := range columns {
			choose(&m.Rows[i].Cells[j].Filter, h.Code)
			m.Rows[i].Cells[j].Filter.Sizes = []string{c.Code}
		}
	}
	for j, c := range columns {
		m.Total.Cells[j].Filter.Sizes = []string{c.Code}
	}
	for _, e := range all {
		i, known := line[row(e)]
		if !known {
			i = line[""]
		}
		j := column[e.Band]
		for _, cell := range []*Cell{&m.Rows[i].Cells[j], &m.Rows[i].Total, &m.Total.Cells[j], &m.Total.Total} {
			cell.add(e, times[e.ID])
		}
	}
	return m
}

func places(headings []Heading) map[string]int {
	at := make(map[string]int, len(headings))
	for i, h := range headings {
		at[h.Code] = i
	}
	return at
}

func (c *Cell) add(e EmployerFact, contacts int) {
	c.Employers++
	c.Contacts += contacts
	if contacts > 0 {
		c.Contacted++
	}
	if employers.OpenStage(e.Stage) {
		c.Open++
	}
}

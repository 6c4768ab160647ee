package paper

import (
	"cmp"
	"time"

	"jobwright/internal/day"
	"jobwright/internal/text"
)

// EmployerFacts are what the profile sheet of an employer says. The copy for the employer has none of the service's own notes: whoever
// fills it leaves Notes, Relation, Next and Open empty.
type EmployerFacts struct {
	House       House
	Name        string
	TradingName string
	On          day.Date // of the sheet
	ForEmployer bool
	About       [][2]string // business, size, sector, how they hire …: name and words
	Does        [][2]string // what they already do: question and answer
	Pledges     []string
	Motivations []string // why they engage
	Address     string
	Phone       string
	Email       string
	Website     string
	Sites       []SiteFacts
	People      []PersonFacts
	Relation    string   // where the relation stands, in words
	Open        []string // open vacancies and leads
	Next        []string // next steps
	Caution     string   // such as that they do not want to be contacted
	Notes       string
}

// SiteFacts is one site of an employer.
type SiteFacts struct{ Name, Address, Access, Transport string }

// PersonFacts is somebody at an employer.
type PersonFacts struct{ Name, Role, Hires, Reach string }

// EmployerSheet is what is known of an employer on a sheet, to take along to a visit. It names nobody who is supported.
func EmployerSheet(f EmployerFacts, made time.Time, large bool) Document {
	d := Document{Title: f.Name, Subtitle: "Employer profile", FileName: dated("employer-profile", f.On, 0), House: f.House, For: cmp.Or(f.House.Service, "the service"), On: f.On, Made: made, Large: large}
	if f.ForEmployer {
		d.For = text.And(filled(f.Name, f.House.Service)...)
	}
	if f.TradingName != "" {
		d.Subtitle += ", trading as " + f.TradingName
	}
	add := func(blocks ...Block) { d.Blocks = append(d.Blocks, blocks...) }
	if f.Caution != "" {
		add(Note{f.Caution})
	}
	add(Facts{[][2]string{{"Address", f.Address}, {"Phone", f.Phone}, {"E-mail", f.Email}, {"Website", f.Website}, {"Where we stand", f.Relation}}})
	add(section("About", Facts{f.About}, anyFact(f.About))...)
	add(section("What they already do", Facts{f.Does}, anyFact(f.Does))...)
	add(section("Pledges", Bullets{f.Pledges}, len(f.Pledges) > 0)...)
	add(section("Why they work with us", Bullets{f.Motivations}, len(f.Motivations) > 0)...)
	people := Table{Columns: []Column{{Head: "Name"}, {Head: "Role"}, {Head: "Can hire"}, {Head: "Phone or e-mail"}}, Lists: true}
	for _, p := range f.People {
		people.Rows = append(people.Rows, []string{p.Name, p.Role, p.Hires, p.Reach})
	}
	add(section("People", people, len(f.People) > 0)...)
	sites := Table{Columns: []Column{{Head: "Site"}, {Head: "Address"}, {Head: "Getting in"}, {Head: "Getting there"}}, Lists: true}
	for _, s := range f.Sites {
		sites.Rows = append(sites.Rows, []string{s.Name, s.Address, s.Access, s.Transport})
	}
	add(section("Sites", sites, len(f.Sites) > 0)...)
	add(section("Jobs and leads", Bullets{f.Open}, len(f.Open) > 0)...)
	add(section("Next steps", Bullets{f.Next}, len(f.Next) > 0)...)
	add(told("Notes", f.Notes)...)
	return d
}

// section is a heading with a block under it, where there is something to say.
func section(heading string, b Block, any bool) []Block {
	if !any {
		return nil
	}
	return []Block{Heading{heading}, b}
}

func anyFact(rows [][2]string) bool {
	for _, row := range rows {
		if row[1] != "" {
			return true
		}
	}
	return false
}

package exchange

import (
	"slices"

	"jobwright/employers"
)

// Kinds lists what can be imported and exported, in the order in which they need one another. A further kind is one more
// entry here and its rules in the store.
var Kinds = slices.Concat(registerKinds, peopleKinds, vacancyKinds, logKinds, workKinds)

// registerKinds are who works here, and the employers.
var registerKinds = []Kind{
	{Name: "staff", Title: "Staff", Columns: []Column{
		{Name: "ref", Type: Ref, Of: "staff"},
		{Name: "name", Needed: true},
		{Name: "initials"},
		{Name: "role", Type: Code, What: "a role", Choices: [][2]string{{"specialist", "Specialist"}, {"lead", "Lead"}, {"read_only", "Read only"}}},
		{Name: "fte", Type: Share, Help: "share of full time, 0.6"},
		{Name: "team"},
		{Name: "supervisor", Type: Person},
		{Name: "from", Type: Date, Help: "first day at work"},
		{Name: "to", Type: Date, Help: "last day at work"},
	}},
	{Name: "leave", Title: "Leave", Columns: []Column{
		{Name: "staff", Type: Person, Needed: true},
		{Name: "from", Type: Date, Needed: true, Help: "first day away"},
		{Name: "to", Type: Date, Needed: true, Help: "last day away"},
	}},
	{Name: "employers", Title: "Employers", Columns: []Column{
		{Name: "ref", Type: Ref, Of: "employers"},
		{Name: "name", Needed: true},
		{Name: "trading_name", Help: "what it says over the door"},
		{Name: "former_name"},
		{Name: "company_number", Type: CompanyNumber, Help: "Companies House or charity number"},
		{Name: "public_body", Type: YesNo},
		{Name: "sic", Type: SIC, List: "sic2007_sections", What: "an industry", Help: "five-digit SIC codes or sections, the leading one first; split at ;"},
		{Name: "size", Type: Size, List: "employer_size_bands", What: "a size"},
		{Name: "headcount", Type: Whole, Most: 10_000_000},
		{Name: "address"},
		{Name: "town"},
		{Name: "postcode"},
		{Name: "phone", Type: Phone},
		{Name: "email", Type: Email},
		{Name: "website"},
		{Name: "motivations", Type: Codes, List: "employer_motivations", What: "a motivation", Help: "split at ;"},
		{Name: "pledges", Type: Pledges, List: "employer_pledges", What: "a pledge", Help: "DC:2;RLW"},
		{Name: "lead_source", Type: Code, List: "employer_lead_sources", What: "a lead source"},
		{Name: "owner", Type: Person},
		{Name: "relationship", Type: Code, List: "cup_stages", What: "a stage of the relationship"},
		{Name: "do_not_contact", Help: "the reason; blank = may be contacted"},
		{Name: "notes"},
		{Name: "size_printed", Type: Code, What: "a printed size", Choices: printedBands(), Help: "the band of a large one: 500 to 999"},
	}},
	{Name: "sites", Title: "Sites", Columns: []Column{
		{Name: "ref", Type: Ref, Of: "sites"},
		{Name: "employer_ref", Type: Ref, Of: "employers", Needed: true},
		{Name: "name", Needed: true},
		{Name: "address"},
		{Name: "town"},
		{Name: "postcode"},
		{Name: "access", Help: "how to get in, step-free or not"},
		{Name: "transport", Help: "how to get there"},
	}},
	{Name: "employer-people", Title: "People at employers", Columns: []Column{
		{Name: "ref", Type: Ref, Of: "employer-people"},
		{Name: "employer_ref", Type: Ref, Of: "employers", Needed: true},
		{Name: "name", Needed: true},
		{Name: "role"},
		{Name: "phone", Type: Phone},
		{Name: "email", Type: Email},
		{Name: "can_hire", Type: YesNo, Help: "blank = not known"},
		{Name: "left_on", Type: Date},
	}},
}

// logKinds are what is done with employers.
var logKinds = []Kind{
	{Name: "contacts", Title: "Contacts", Columns: []Column{
		{Name: "ref", Type: Ref, Of: "contacts"},
		{Name: "date", Type: Date, Needed: true},
		{Name: "start_time", Type: Time},
		{Name: "employer_ref", Type: Ref, Of: "employers", Needed: true},
		{Name: "channel", Type: Code, List: "contact_channels", What: "a way of contact", Needed: true},
		{Name: "purpose", Type: Code, List: "contact_purposes", What: "a purpose", Needed: true},
		{Name: "specialist", Type: Person, Help: "blank = the person who imports"},
		{Name: "minutes", Type: Whole, Most: 24 * 60},
		{Name: "met", Help: "names, split at ;"},
		{Name: "participants", Type: Ref, Of: "people", Help: "references, split at ;"},
		{Name: "outcome", Type: Code, What: "an outcome", Choices: choicesOf(employers.ContactOutcomes)},
		{Name: "heard", Type: Heard, List: "hidden_job_signals", What: "a signal", Help: "signals and their own words, split at ;"},
		{Name: "note"},
		{Name: "next_step"},
		{Name: "next_date", Type: Date},
		{Name: "logged_on", Type: Date, Help: "blank = not known"},
	}},
	{Name: "contact-reviews", Title: "Reviews of contacts", Columns: []Column{
		{Name: "staff", Type: Person, Needed: true},
		{Name: "week", Type: Date, Needed: true, Help: "a day of the week"},
		{Name: "supervisor", Type: Person},
		{Name: "date", Type: Date},
		{Name: "comment"},
	}},
	{Name: "next-steps", Title: "Next steps", Columns: []Column{
		{Name: "ref", Type: Ref, Of: "next-steps"},
		{Name: "what", Needed: true},
		{Name: "due", Type: Date, Needed: true},
		{Name: "employer_ref", Type: Ref, Of: "employers"},
		{Name: "participant_ref", Type: Ref, Of: "people"},
		{Name: "vacancy_ref", Type: Ref, Of: "vacancies"},
		{Name: "owner", Type: Person, Help: "blank = the person who imports"},
		{Name: "done_on", Type: Date},
	}},
	{Name: "events", Title: "Events", Columns: []Column{
		{Name: "ref", Type: Ref, Of: "events"},
		{Name: "date", Type: Date, Needed: true},
		{Name: "title", Needed: true},
		{Name: "kind", Type: Code, What: "a kind of event", Choices: choicesOf(employers.EventKinds)},
		{Name: "place"},
		{Name: "topics"},
		{Name: "offer_explained", Type: YesNo, Help: "was the recruitment offer explained?"},
		{Name: "attendees", Type: Ref, Of: "employers", Help: "references of employers, split at ;"},
	}},
}

// choicesOf gives the codes and labels of a short list that the program itself knows.
func choicesOf(list []employers.Choice) [][2]string {
	out := make([][2]string, len(list))
	for i, c := range list {
		out[i] = [2]string{c.Code, c.Label}
	}
	return out
}

// printedBands are the bands in which the gender pay gap service prints a size.
func printedBands() [][2]string {
	var out [][2]string
	for _, band := range employers.PrintedBands {
		out = append(out, [2]string{band, band})
	}
	return out
}

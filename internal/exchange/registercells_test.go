package exchange

import (
	"strings"
	"testing"

	"jobwright/assets"
)

// read gives what one cell of a column says: its fields as name=text, or the reason why it is bad.
func readCell(t *testing.T, kind, column, cell string) string {
	t.Helper()
	k, _ := KindNamed(kind)
	c, known := k.Column(column)
	if !known {
		t.Fatalf("%s has no column %s", kind, column)
	}
	parse, err := parser(c, false, assets.Codes)
	if err != nil {
		t.Fatal(err)
	}
	v, given, err := reading{column, c, parse}.value(cell)
	switch {
	case err != nil:
		return "bad: " + err.Error()
	case !given:
		return "nothing"
	}
	var parts []string
	c.split(v, func(name string, v Value) {
		if v.Erase {
			v.Text = "-"
		}
		parts = append(parts, name+"="+v.Text)
	})
	return strings.Join(parts, " ")
}

func TestCellsOfTheRegister(t *testing.T) {
	for _, c := range []struct{ kind, column, cell, want string }{
		{"employers", "sic", "85310", "sic=85310"},
		{"employers", "sic", "1470; G;85310;01470", "sic=01470;G;85310"},
		{"employers", "sic", "Wholesale and retail trade; repair of motor vehicles and motorcycles", "sic=G"}, // a label with a ; in it
		{"employers", "sic", "Q;Wholesale and retail trade", "bad: “Wholesale and retail trade”: This is not an industry. Please write a five-digit SIC code, or a section from A to U."},
		{"employers", "sic", "851", "bad: “851”: This is not an industry. Please write a five-digit SIC code, or a section from A to U."},
		{"employers", "size", "small", "size=SMALL"},
		{"employers", "size", "500 to 999", "size=LARGE size_printed=500 to 999"},
		{"employers", "size", "Less than 250", "nothing"},
		{"employers", "size", "Not known", "size=- size_printed=-"},
		{"employers", "size", "-", "size=- size_printed=-"},
		{"employers", "company_number", "3951948", "company_number=03951948"},
		{"employers", "company_number", "sc016876", "company_number=SC016876"},
		{"employers", "company_number", "0", "nothing"},
		{"employers", "pledges", "DC:2;RLW", "pledges=DC:2;RLW"},
		{"employers", "pledges", "disability confident:Leader; ERS:gold; MINDFUL:signed", "pledges=DC:3;ERS:Gold;MINDFUL"},
		{"employers", "pledges", "DC:7", "bad: “DC:7”: This is not a level of DC. Please write one of: Committed; Employer; Leader."},
		{"employers", "pledges", "DC:1;DC:2", "bad: DC stands there twice. Please keep one."},
		{"employers", "relationship", "cup 2: learn", "relationship=2"},
		{"employers", "motivations", "RETENTION; Recruitment difficulty", "motivations=RETENTION;HARD_TO_FILL"},
		{"employers", "public_body", "Y", "public_body=yes"},
		{"contacts", "heard", "OVERTIME;Backlog", "as_heard=OVERTIME;Backlog signals=OVERTIME;BACKLOG heard=-"},
		{"contacts", "heard", "They want a porter; backlog; soon", "as_heard=They want a porter; backlog; soon signals=BACKLOG heard=They want a porter; soon"},
		{"contacts", "heard", "A porter", "as_heard=A porter signals=- heard=A porter"},
		{"contacts", "heard", "Peaks in the day, week or year", "as_heard=Peaks in the day, week or year signals=PEAK heard=-"},
		{"contacts", "outcome", "no answer", "outcome=no_answer"},
		{"contacts", "outcome", "meeting_booked", "outcome=meeting_booked"},
		{"contacts", "channel", "in person at the employer", "channel=F2F_SITE"},
		{"contacts", "start_time", "9.05", "start_time=09:05"},
		{"contacts", "minutes", "1441", "bad: The number should lie between 0 and 1440."},
		{"events", "kind", "Job fair", "kind=jobfair"},
		{"events", "kind", "party", "bad: This is not a kind of event. Please write one of: Workshop or training; Job fair; Networking event; Group visit; Other."},
		{"employers", "size", "tiny", "bad: This is not a size. Please write one of: No employees; Micro; Small; Medium; Large; Not known."},
		{"employers", "phone", "0114 496 0101, ask for Jo", "phone=0114 496 0101, ask for Jo"},
		{"employers", "phone", "abc", "bad: This is not a phone number. Please write its digits, or leave the cell blank."},
		{"employer-people", "phone", "abc", "bad: This is not a phone number. Please write its digits, or leave the cell blank."},
		{"employers", "email", "jobs@example.org", "email=jobs@example.org"},
		{"employer-people", "email", "notmail", "bad: This is not an e-mail address: it has no @. Please check it, or leave the cell blank."},
		{"employers", "postcode", "ZZ", "postcode=ZZ"},
		{"employers", "company_number", "99", "company_number=00000099"},
	} {
		if got := readCell(t, c.kind, c.column, c.cell); got != c.want {
			t.Errorf("%s %s %q: %s, want %s", c.kind, c.column, c.cell, got, c.want)
		}
	}
}

func TestWhatAFileMayHoldIsGuessed(t *testing.T) {
	for header, want := range map[string]string{
		"ref,what,due,owner": "next-steps", "Company,Telephone,Town,Post code": "employers", "Employer,Contact name,Job title,Email address": "employer-people",
		"Date,Employer,How,Why,Notes": "contacts", "staff,from,to": "leave", "EmployerName,Address,CompanyNumber,SicCodes,EmployerSize": "employers",
		"date,title,venue,attendees": "events", "staff,week,comment": "contact-reviews", "employer_ref,name,access,transport": "sites",
		"name,initials,role,team": "staff", strings.Join(cardHeader, ","): "employer-people",
	} {
		if got := Guess(strings.Split(header, ","))[0].Name; got != want {
			t.Errorf("%s is taken for %s, want %s", header, got, want)
		}
	}
	for _, k := range Kinds { // an export says what it is
		if got := Guess(k.Names())[0].Name; got != k.Name {
			t.Errorf("an export of %s is taken for %s", k.Name, got)
		}
	}
	k, _ := KindNamed("employer-people")
	got := Propose([]string{"Employer", "Contact name", "Job title", "Shoe size"}, k)
	if len(got) != 3 || got["Employer"] != "employer_ref" || got["Contact name"] != "name" || got["Job title"] != "role" {
		t.Errorf("proposed %v", got)
	}
}

package cli

import (
	"fmt"
	"strings"
	"testing"
)

func (p place) found(words string) (titles []string) {
	p.Helper()
	out, _ := p.run(Done, "search", "S", words, "--json")
	for _, hit := range p.object(out)["hits"].([]any) {
		titles = append(titles, hit.(map[string]any)["title"].(string))
	}
	return titles
}

func TestThePayGapFileIsImportedWithNoMapping(t *testing.T) {
	p := at(t)
	p.store()
	const file = "../exchange/testdata/gender_pay_gap.csv"
	out, _ := p.run(Done, "import", "S", "employers", file, "--json")
	doc := p.counts(out, 22, 0, 0, 0, 0)
	if fmt.Sprint(doc["unknown_columns"]) != "[]" {
		t.Errorf("unknown columns %v", doc["unknown_columns"])
	}
	out, _ = p.run(Done, "import", "S", "employers", file, "--json")
	p.counts(out, 0, 0, 22, 0, 0)
	for words, want := range map[string]string{"choice support": "[CHOICE SUPPORT Choice Support]", "1stop": "[SHAZAN FOODS LIMITED]", "se1 7xa": "[Choice Support]",
		"SE17XA": "[Choice Support]", "02189556": "[Choice Support]", "2189556": "[Choice Support]", "bryan": `["Bryanston School",Incorporated]`} {
		if got := fmt.Sprint(p.found(words)); got != want {
			t.Errorf("%s finds %s, want %s", words, got, want)
		}
	}
	p.run(Done, "export", "S", "employers", "./e.csv")
	for _, row := range p.rows("e.csv") {
		if row[1] == "2 AGRICULTURE LIMITED" && (row[6] != "01470;10910" || row[7] != "LARGE" || row[10] != "Newbridge" || row[11] != "EH28 8NB" || row[22] != "250 to 499") {
			t.Errorf("exported %q", row)
		}
	}
}

func TestContactsMakeThePeopleTheyName(t *testing.T) {
	p := at(t)
	p.store()
	p.write("employers.csv", "ref,name,phone\nE1,Hallam Example Bakery,(0114) 496-0101\n")
	p.write("contacts.csv", "ref,date,employer_ref,channel,purpose,met,heard,next_step,next_date\n"+
		"C1,20/11/2026,E1,In person at the employer,Learn about the business,Anna Brandt;Ben Cole,Backlog;a porter,Send the leaflet,27/11/2026\n"+
		"C2,21/11/2026,E1,PHONE,THANKS,anna brandt,,,\n")
	p.run(Done, "import", "S", "employers", "./employers.csv")
	dry, _ := p.run(Done, "import", "S", "contacts", "./contacts.csv", "--json", "--dry-run")
	out, _ := p.run(Done, "import", "S", "contacts", "./contacts.csv", "--json")
	doc := p.counts(out, 2, 0, 0, 0, 0)
	if fmt.Sprint(doc["made_people"]) != "[Anna Brandt Ben Cole]" || dry != out {
		t.Errorf("said %s, and before %s", out, dry)
	}
	if got := fmt.Sprint(p.found("0114 4960101")); got != "[Hallam Example Bakery]" {
		t.Errorf("the phone number finds %s", got)
	}
	p.run(Done, "export", "S", "contacts", "./out.csv")
	rows := p.rows("out.csv")
	if len(rows) != 3 || rows[1][8] != "Anna Brandt;Ben Cole" || rows[1][11] != "BACKLOG;a porter" || rows[1][13] != "Send the leaflet" || rows[1][14] != "2026-11-27" {
		t.Errorf("exported %q", rows)
	}
	p.run(Done, "export", "S", "employer-people", "./people.vcf")
	out, _ = p.run(Done, "import", "S", "employer-people", "./people.vcf", "--json")
	p.counts(out, 0, 0, 2, 0, 0)
}

func TestABrokenFileIsToldLineByLine(t *testing.T) {
	p := at(t)
	p.store()
	p.write("employers.csv", "ref,name\nE1,Hallam Example\n")
	p.run(Done, "import", "S", "employers", "./employers.csv")
	p.write("contacts.csv", "ref,date,employer_ref,channel,purpose,minutes,next_step\n"+
		"C1,31/02/2026,E1,PHONE,LEARN,5,\n"+ // no such day
		"C2,20/11/2026,E2,PHONE,LEARN,5,\n"+ // nobody knows the employer
		"C3,20/11/2026,E1,PIGEON,LEARN,5,\n"+ // no such channel
		"C4,20/11/2026,E1,PHONE,LEARN,soon,\n"+ // no number
		"C5,20/11/2026,E1,PHONE,LEARN,5,\nC5,20/11/2026,E1,PHONE,LEARN,6,\n"+ // one reference twice
		"C6,20/11/2026,E1,PHONE,LEARN,5,Ring\n"+ // a step without a day
		"C7,20/11/2026,E1,PHONE,LEARN,5,,,,too many\n"+
		"C8,20/11/2026,E1,PHONE,LEARN,5,\n")
	out, why := p.run(BadInput, "import", "S", "contacts", "./contacts.csv", "--json")
	doc := p.counts(out, 0, 0, 0, 0, 8)
	var where []string
	for _, problem := range doc["problems"].([]any) {
		m := problem.(map[string]any)
		where = append(where, fmt.Sprint(m["line"], " ", m["column"]))
	}
	if got := strings.Join(where, ", "); got != "2 date, 3 employer_ref, 4 channel, 5 minutes, 6 ref, 7 ref, 8 next_date, 9 " || !strings.Contains(why, "1 could be created") {
		t.Errorf("problems at %s; said %s", got, why)
	}
	if p.run(Done, "export", "S", "contacts", "./out.csv"); len(p.rows("out.csv")) != 1 {
		t.Error("something was written")
	}
	p.write("wide.csv", "ref,name"+strings.Repeat(",x", 300)+"\n")
	p.write("junk.csv", "PK\x03\x04junk")
	p.write("twice.csv", "name,Name\nA,B\n")
	for name, words := range map[string]string{"wide.csv": "more than 200 columns", "junk.csv": "damaged", "twice.csv": "both hold name"} {
		if _, why := p.run(BadInput, "import", "S", "employers", "./"+name); !strings.Contains(why, words) || !strings.Contains(why, "Nothing was imported.") {
			t.Errorf("%s: said %s", name, why)
		}
	}
}

// Only who was really added is named, and then with and without --json.
func TestPeopleAreNamedWhenTheyWereAdded(t *testing.T) {
	p := at(t)
	p.store()
	p.write("employers.csv", "ref,name\nE1,Hallam Example Bakery\n")
	p.run(Done, "import", "S", "employers", "./employers.csv")
	p.write("contacts.csv", "ref,date,employer_ref,channel,purpose,met\nC1,20/11/2026,E1,PHONE,INTRO,New Person\nC2,20/11/2026,E9,PHONE,INTRO,\n")
	out, _ := p.run(BadInput, "import", "S", "contacts", "./contacts.csv", "--json")
	if doc := p.object(out); fmt.Sprint(doc["made_people"]) != "[]" {
		t.Errorf("nothing was written, and it says %v", doc["made_people"])
	}
	out, _ = p.run(Done, "import", "S", "contacts", "./contacts.csv", "--skip-bad", "--dry-run")
	if !strings.Contains(out, "People who would be added at employers: New Person.") {
		t.Errorf("a dry run says %q", out)
	}
	out, _ = p.run(Done, "import", "S", "contacts", "./contacts.csv", "--skip-bad")
	if !strings.Contains(out, "People added at employers: New Person.") {
		t.Errorf("it says %q", out)
	}
}

func TestASearchTellsEmployersOfOneNameApart(t *testing.T) {
	p := at(t)
	p.store()
	p.write("employers.csv", "ref,name,town,postcode\nE1,Choice Support,Leeds,LS1 1XX\nE2,CHOICE SUPPORT,London,SE1 7XA\n")
	p.run(Done, "import", "S", "employers", "./employers.csv")
	out, _ := p.run(Done, "search", "S", "choice", "support")
	if !strings.Contains(out, "Choice Support, Leeds LS1 1XX") || !strings.Contains(out, "CHOICE SUPPORT, London SE1 7XA") {
		t.Errorf("said %q", out)
	}
}

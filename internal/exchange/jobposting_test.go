package exchange

import (
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"jobwright/assets"
)

// adverts reads a saved file as vacancies.
func adverts(t *testing.T, content string) (out []Record, title string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "saved.html")
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	table, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer table.Close()
	title, _ = Recognised(table.Header())
	k, _ := KindNamed("vacancies")
	r, err := NewRecords(table, k, nil, assets.Codes)
	if err != nil {
		t.Fatal(err)
	}
	for {
		rec, err := r.Next()
		if err == io.EOF {
			return out, title
		}
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, rec)
	}
}

const bakeryAdvert = `{"@context":"https://schema.org/","@type":"JobPosting","title":"Bakery assistant",
"identifier":{"@type":"PropertyValue","name":"Priory Bakery","value":"PB-17"},
"hiringOrganization":{"@type":"Organization","name":"Priory Bakery"},
"description":"&lt;p&gt;Fold boxes &amp;amp; serve.&lt;/p&gt;&lt;ul&gt;&lt;li&gt;Early start&lt;/li&gt;&lt;/ul&gt;",
"baseSalary":{"@type":"MonetaryAmount","currency":"GBP","value":{"@type":"QuantitativeValue","minValue":12.8,"maxValue":13.5,"unitText":"HOUR"}},
"workHours":"16 to 20 hours a week","employmentType":["PART_TIME"],
"jobLocation":{"@type":"Place","address":{"@type":"PostalAddress","addressLocality":"Sheffield","postalCode":"S9 3GY"}},
"datePosted":"2026-11-20","validThrough":"2026-12-07T23:59","jobStartDate":"2027-01-04","totalJobOpenings":2,"skills":"till, team work","url":"https://priory-bakery.example.org/jobs/17"}`

func TestAJobAdvertBecomesAVacancy(t *testing.T) {
	for name, content := range map[string]string{
		"alone":           bakeryAdvert,
		"with a mark":     "\ufeff\n " + bakeryAdvert,
		"in a graph":      `{"@graph":[{"@type":"WebPage"},` + bakeryAdvert + `]}`,
		"in a saved page": "<!DOCTYPE html>\n<html><head><title>Jobs</title>\n<script type=\"application/ld+json\">\n" + bakeryAdvert + "\n</script></head><body><p>Jobs</p></body></html>",
	} {
		found, title := adverts(t, content)
		if len(found) != 1 || len(found[0].Bad) > 0 || title != "schema.org job adverts" {
			t.Errorf("%s: %+v, known as %q", name, found, title)
			continue
		}
		for column, want := range map[string]string{"ref": "PB-17", "title": "Bakery assistant", "employer_name": "Priory Bakery", "pay": "1280", "pay_unit": "hour",
			"hours_min": "960", "hours_max": "1200", "town": "Sheffield", "postcode": "S9 3GY", "closing": "2026-12-07", "start": "2027-01-04", "places": "2",
			"essential": "till;team work", "how_to_apply": "https://priory-bakery.example.org/jobs/17", "source": "ADVERT", "contract": "", "remote": "",
			"description": "Fold boxes & serve.\nEarly start\nHours: 16 to 20 hours a week"} {
			if got := found[0].Values[column].Text; got != want {
				t.Errorf("%s: %s is %q, want %q", name, column, got, want)
			}
		}
	}
}

// What an advert leaves open stays open: it is asked, never guessed.
func TestAnAdvertIsNotGuessedAt(t *testing.T) {
	found, _ := adverts(t, `[{"@type":["Thing","JobPosting"],"title":"Clerk","hiringOrganization":"Hallam Example","baseSalary":{"currency":"EUR","value":20},"workHours":"8 hours a day",
		"jobLocationType":"TELECOMMUTE","skills":"You bring a calm manner on the phone, and you like to see a job through to its end whatever comes"},
		{"@type":"JobPosting","title":"No employer","baseSalary":26000,"validThrough":"soon"}, {"@type":"Event","name":"Jobs fair"}]`)
	if len(found) != 2 {
		t.Fatalf("found %+v", found)
	}
	v := found[0].Values
	if v["employer_name"].Text != "Hallam Example" || v["pay"].Text != "" || v["pay_unit"].Text != "" || v["hours_min"].Text != "" || v["remote"].Text != "yes" || v["essential"].Text != "" ||
		!strings.Contains(v["description"].Text, "Skills: You bring a calm manner") {
		t.Errorf("read as %+v", v)
	}
	if bad := found[1].Bad; len(bad) != 2 || bad[0].Column != "validThrough" || bad[1].Column != "hiringOrganization" || found[1].Values["pay"].Text != "2600000" {
		t.Errorf("problems %+v of %+v", bad, found[1].Values)
	}
}

func TestAPageWithoutAnAdvertIsRefusedInWords(t *testing.T) {
	for _, content := range []string{"{}", "[]", "[[]]", `{"@type":[]}`, "{ broken", "<html><body>Jobs</body></html>", `<script type="application/ld+json">{"@type":"WebPage"}</script>`, `{"@type":"Person"}`} {
		path := filepath.Join(t.TempDir(), "x")
		if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := Open(path); err == nil || !strings.Contains(err.Error(), "No job advert was found") {
			t.Errorf("%s: %v", content, err)
		}
	}
}

func FuzzJobPosting(f *testing.F) {
	f.Add(bakeryAdvert)
	f.Add(`{"@type":"JobPosting","jobLocation":[],"baseSalary":[{}],"identifier":[null],"skills":[[]]}`)
	f.Fuzz(func(t *testing.T, text string) {
		table := &postingTable{}
		table.fromJSON(1, []byte(text))
		table.fromPage([]byte(text))
		for _, r := range table.rows {
			if len(r.Cells) != len(postingHeader) {
				t.Errorf("%d cells", len(r.Cells))
			}
			postingReader(postingHeader)(1, r.Cells)
		}
	})
}

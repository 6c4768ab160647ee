package exchange

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"jobwright/assets"
)

const cards = "\ufeffBEGIN:VCARD\r\nVERSION:3.0\r\nN:Brandt;Anna;;;\r\nFN:Anna Brandt\r\nORG:Priory Bakery\\, Sheffield;Kitchen\r\nTITLE:Production\r\n  manager\r\n" +
	"item1.TEL;TYPE=CELL:07700 900460\r\nEMAIL;TYPE=INTERNET:anna@example.org\r\nPHOTO;ENCODING=b:AAAA\r\nEND:VCARD\r\n\r\n" +
	"begin:vcard\nVERSION:4.0\nN:Cole;Ben;;;\nORG:Tollgate\nTEL;VALUE=uri:tel:+44 1632 960801\nX-JOBWRIGHT-CAN-HIRE:yes\nend:vcard"

func TestCardsAreReadAsPeopleAtEmployers(t *testing.T) {
	r, all := recordsOf(t, file(t, "in.vcf", cards), "employer-people")
	if r.Layout == "" || len(all) != 2 || len(all[0].Bad)+len(all[1].Bad) != 0 {
		t.Fatalf("read %v", all)
	}
	if got := said(all[0], "name", "employer_name", "role", "phone", "email", "can_hire"); got != "Anna Brandt|Priory Bakery, Sheffield|Production manager|07700 900460|anna@example.org|" {
		t.Errorf("read %q", got)
	}
	if got := said(all[1], "name", "employer_name", "phone", "can_hire"); got != "Ben Cole|Tollgate|+44 1632 960801|yes" || all[1].Line != 13 {
		t.Errorf("read %q in line %d", got, all[1].Line)
	}
}

func TestWrittenCardsComeBackAsTheyWere(t *testing.T) {
	people := []map[string]string{
		{"ref": "P1", "name": "Zoë O’Neill", "employer_ref": "E1", "employer_name": "Marrow; Finch, & Co", "role": "Line one\nline two", "phone": "0114 496 0101", "email": "z@example.org", "can_hire": "no", "left_on": "2026-01-31"},
		{"ref": "01a200bc-e56e-7a78-bd4f-c430644fc07d", "name": "=Nobody", "employer_ref": "E2", "employer_name": "Tollgate"},
	}
	var out bytes.Buffer
	err := WriteCards(&out, func(yield func(map[string]string) error) error {
		for _, p := range people {
			if err := yield(p); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	_, all := recordsOf(t, file(t, "in.vcf", out.String()), "employer-people")
	if len(all) != 2 {
		t.Fatalf("read %v from %s", all, out.String())
	}
	for i, rec := range all {
		for _, name := range []string{"ref", "name", "employer_ref", "role", "phone", "email", "can_hire", "left_on"} {
			if rec.Values[name].Text != people[i][name] {
				t.Errorf("%s comes back as %q, was %q", name, rec.Values[name].Text, people[i][name])
			}
		}
	}
}

func TestBadCardsAreToldWithTheirLine(t *testing.T) {
	card := func(lines string) string { return "BEGIN:VCARD\n" + lines + "\nEND:VCARD\n" }
	good := card("VERSION:3.0\nFN:A\nORG:B")
	for name, c := range map[string]struct{ content, column string }{
		"an old one":      {card("VERSION:2.1\nFN:A\nORG:B"), "VERSION"},
		"no version":      {card("FN:A\nORG:B"), "VERSION"},
		"no name":         {card("VERSION:3.0\nORG:B"), "FN"},
		"no organisation": {card("VERSION:3.0\nFN:A"), "ORG"},
		"a group":         {card("VERSION:4.0\nKIND:group\nFN:A\nORG:B"), "KIND"},
		"a bad day":       {card("VERSION:4.0\nFN:A\nORG:B\nX-JOBWRIGHT-LEFT-ON:31/02/2026"), "X-JOBWRIGHT-LEFT-ON"},
		"a long name":     {card("VERSION:4.0\nORG:B\nFN:" + strings.Repeat("x", MaxCell+1)), "FN"},
	} {
		_, all := recordsOf(t, file(t, "in.vcf", good+c.content), "employer-people")
		if len(all) != 2 || len(all[1].Bad) == 0 || all[1].Bad[0].Line != 6 || all[1].Bad[0].Column != c.column || len(all[0].Bad) != 0 {
			t.Errorf("%s: %v", name, all)
		}
	}
	for name, c := range map[string]string{
		"cut off": good + "BEGIN:VCARD\nFN:A\n", "words between": good + "hello\n", "without end": "BEGIN:VCARD\nPHOTO:" + strings.Repeat("A", 5<<20),
	} {
		table, err := Open(file(t, "in.vcf", c))
		if err != nil {
			t.Fatal(err)
		}
		defer table.Close()
		for err == nil {
			_, err = table.Next()
		}
		var refused *InputError
		if !errors.As(err, &refused) {
			t.Errorf("%s ends with %v", name, err)
		}
	}
}

func FuzzVCard(f *testing.F) {
	f.Add(cards)
	f.Add("BEGIN:VCARD\nVERSION:4.0\nFN;PREF=1;X=\"a:FN\nEND:VCARD")
	f.Fuzz(func(t *testing.T, content string) {
		k, _ := KindNamed("employer-people")
		r, err := NewRecords(openVCard(io.NopCloser(strings.NewReader(content))), k, nil, assets.Codes)
		if err != nil {
			t.Fatal(err)
		}
		for {
			rec, err := r.Next()
			if err != nil {
				var refused *InputError
				if err != io.EOF && !errors.As(err, &refused) {
					t.Errorf("ends with %v", err)
				}
				return
			}
			if len(rec.Bad) == 0 && rec.Values["name"].Text == "" {
				t.Errorf("a person without a name: %v", rec)
			}
		}
	})
}

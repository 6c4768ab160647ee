package exchange

import (
	"encoding/csv"
	"io"
	"os"
	"slices"
	"strings"
	"testing"

	"jobwright/assets"
	"jobwright/employers"
)

// recordsOf reads every record of a file as a kind.
func recordsOf(t *testing.T, path, kind string) (*Records, []Record) {
	t.Helper()
	table, err := Open(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { table.Close() })
	k, _ := KindNamed(kind)
	r, err := NewRecords(table, k, nil, assets.Codes)
	if err != nil {
		t.Fatal(err)
	}
	var all []Record
	for {
		rec, err := r.Next()
		if err == io.EOF {
			return r, all
		}
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, rec)
	}
}

// said writes what a record says of some fields, for comparing.
func said(r Record, names ...string) string {
	var parts []string
	for _, n := range names {
		v := r.Values[n].Text
		if r.Values[n].Erase {
			v = "-"
		}
		parts = append(parts, v)
	}
	return strings.Join(parts, "|")
}

func TestThePayGapServiceIsReadWithNoMapping(t *testing.T) {
	r, all := recordsOf(t, "testdata/gender_pay_gap.csv", "employers")
	if r.Layout != "Gender pay gap service, employers" || len(r.Unknown) != 0 {
		t.Errorf("recognised as %q, unknown %v", r.Layout, r.Unknown)
	}
	got := map[string]string{}
	for _, rec := range all {
		if len(rec.Bad) > 0 {
			t.Errorf("line %d: %v", rec.Line, rec.Bad)
		}
		got[rec.Values["company_number"].Text+" "+rec.Values["name"].Text] = said(rec, "former_name", "sic", "public_body", "size", "size_printed", "town", "postcode")
	}
	for name, want := range map[string]string{
		`00226143 "Bryanston School",Incorporated`:         "|85310||LARGE|500 to 999|Blandford|DT11 0PX",
		`SC016876 "RED BAND" CHEMICAL COMPANY, LIMITED`:    "|47730||LARGE|250 to 499|Edinburgh|EH6 8NU",
		"04104101 1509 GROUP":                              "|85200;85310||LARGE|250 to 499|Guildford|GU1 3BB",
		"08929070 SHAZAN FOODS LIMITED":                    "1STOP HALAL LIMITED|56290||LARGE|250 to 499|Birmingham|B3 2BJ",
		"SC156515 2 AGRICULTURE LIMITED":                   "|01470;10910||LARGE|250 to 499|Newbridge|EH28 8NB",
		"02826929 2 SISTERS FOOD GROUP LIMITED":            "|10120||LARGE|5000 to 19,999|Wakefield|WF2 8EE",
		"02189556 Choice Support":                          "|87200||LARGE|1000 to 4999|London|SE1 7XA",
		"08971493 CHOICE SUPPORT":                          "|87200||LARGE|1000 to 4999|Maidstone|ME16 9NT",
		"SC005364 ABERDEEN FOOTBALL CLUB PLC":              "|93110;93120||LARGE|250 to 499|Aberdeen|AB24 5QH",
		"IP28985R A2DOMINION HOUSING GROUP LIMITED":        "|||LARGE|500 to 999||",
		" Amateur Swimming Association":                    "|||LARGE|250 to 499|Loughborough|LE11 3QF",
		" Abingdon & Witney College":                       "|85320|yes|LARGE|500 to 999|Witney|OX28 6NE",
		"RE75X7BM Adur District Council":                   "||yes|LARGE|500 to 999|Worthing|BN11 1HA",
		"05597217 ABICARE SERVICES LIMITED":                "|96090||||Salisbury|SP2 7PU",
		"06684940 C.M. RESTAURANTS (MIDLANDS) LIMITED":     "|56102||||Newcastle Under Lyme|ST5 1DS",
		"02321869 ALDI STORES LIMITED":                     "|47110;70100||LARGE|20,000 or more|Atherstone|CV9 2SQ",
		" North West Anglia NHS Foundation Trust":          "|86210|yes|LARGE|5000 to 19,999||PE3 9GZ",
		"02705301 COLCHESTER UNITED FOOTBALL CLUB LIMITED": "|93110;93199||LARGE|250 to 499|Colchester|CO5 0LX",
		"00007663 Brighton College":                        "|85100;85200;85310;85410||LARGE|500 to 999|Brighton|BN2 0AL",
		"FC021840 AT&T Global Network Services (UK) B.V.":  "|||LARGE|500 to 999||",
	} {
		if got[name] != want {
			t.Errorf("%s is read as %q, want %q", name, got[name], want)
		}
	}
	if len(got) != len(all) || len(all) != 22 {
		t.Errorf("%d rows, %d employers", len(all), len(got))
	}
}

func TestAnAddressLosesItsPostcodeAndLostLetters(t *testing.T) {
	_, all := recordsOf(t, "testdata/gender_pay_gap.csv", "employers")
	addresses := map[string]string{}
	for _, rec := range all {
		addresses[rec.Values["name"].Text] = rec.Values["address"].Text
	}
	if a := addresses["ALDI STORES LIMITED"]; a != "Holly Lane\nAtherstone\nWarwickshire" {
		t.Errorf("the address is %q", a)
	}
	if a := addresses["North West Anglia NHS Foundation Trust"]; a != "Peterborough City Hospital\nEdith Cavell Campus\nBretton Gate" {
		t.Errorf("the address is %q", a)
	}
}

// The later downloads have columns for the service's own number and the postcode, and many about pay.
func TestTheNewerFormOfTheDownload(t *testing.T) {
	path := file(t, "in.csv", "EmployerName,EmployerId,Address,PostCode,CompanyNumber,SicCodes,DiffMeanHourlyPercent,ResponsiblePerson,EmployerSize,CurrentName,DueDate\n"+
		`"Harbour Example Ltd.",00123,"1 Quay Street, Poole","bh15 1aa",,"1,`+"\r\n"+`84110",12.5,A Person,250 to 499,HARBOUR EXAMPLE LIMITED,2024/03/31`+"\n"+
		`Bad Band,124,,,,x1,,,Enormous,,`+"\n")
	r, all := recordsOf(t, path, "employers")
	if r.Layout == "" || len(all) != 2 {
		t.Fatalf("read as %q: %v", r.Layout, all)
	}
	if got := said(all[0], "gpg_id", "name", "former_name", "postcode", "sic", "public_body", "company_number"); got != "123|Harbour Example Ltd.||BH15 1AA|84110|yes|" {
		t.Errorf("read %q", got)
	}
	if len(all[1].Bad) != 2 || all[1].Bad[0].Column != "SicCodes" || all[1].Bad[1].Column != "EmployerSize" {
		t.Errorf("problems %v", all[1].Bad)
	}
}

func TestNamesThatAreNoFormerNames(t *testing.T) {
	for _, c := range [][3]string{
		{"B & Q PLC", "B&Q LIMITED", ""}, {"Air Example Ltd.", "AIR EXAMPLE LIMITED", ""}, {"Old Example", "New Example Ltd", "Old Example"},
		{"A.C. Example  Limited", "AC EXAMPLE LTD", ""}, {"Example", "", ""}, {"Example (UK)", "Example UK", ""}, {"Limited", "Ltd", ""},
	} {
		if _, former := gpgNames(c[0], c[1]); former != c[2] {
			t.Errorf("%s, now %s: former name %q", c[0], c[1], former)
		}
	}
}

func FuzzAddress(f *testing.F) {
	data, err := os.Open("testdata/gender_pay_gap.csv")
	if err != nil {
		f.Fatal(err)
	}
	defer data.Close()
	rows, err := csv.NewReader(data).ReadAll()
	if err != nil {
		f.Fatal(err)
	}
	for _, r := range rows {
		f.Add(r[1])
	}
	f.Fuzz(func(t *testing.T, text string) {
		address, town, postcode := ReadAddress(text)
		if town != "" && !slices.Contains(strings.Split(address, "\n"), town) && !strings.Contains(address, town) {
			t.Errorf("the town %q does not stand in %q", town, address)
		}
		if postcode != "" && employers.WritePostcode(postcode) != postcode {
			t.Errorf("%q is no postcode", postcode)
		}
	})
}

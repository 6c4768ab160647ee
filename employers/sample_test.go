package employers

import (
	"encoding/binary"
	"encoding/csv"
	"hash/fnv"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// sample reads a file of the fictitious data; each row knows its cells by column.
func sample(t *testing.T, kind string) (rows []map[string]string) {
	t.Helper()
	f, err := os.Open("../assets/sample/" + kind + ".csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, cells := range all[1:] {
		row := map[string]string{}
		for i, column := range all[0] {
			row[column] = cells[i]
		}
		rows = append(rows, row)
	}
	return rows
}

// realNames says whether a name key is one of the 10,812 employers of the gender pay gap service, see testdata/README.md.
func realNames(t *testing.T) func(key string) bool {
	t.Helper()
	bytes, err := os.ReadFile("testdata/real_names.bin")
	if err != nil || len(bytes) < 8*10000 {
		t.Fatal(len(bytes), err)
	}
	names := make([]uint64, len(bytes)/8)
	for i := range names {
		names[i] = binary.BigEndian.Uint64(bytes[8*i:])
	}
	return func(key string) bool {
		h := fnv.New64a()
		h.Write([]byte(key))
		_, found := slices.BinarySearch(names, h.Sum64())
		return found
	}
}

func TestNoEmployerOfTheSampleIsReal(t *testing.T) {
	isReal := realNames(t)
	if !isReal(NameKey("CHOICE SUPPORT")) {
		t.Fatal("the list does not know a real name")
	}
	rows := sample(t, "employers")
	if len(rows) != 120 {
		t.Errorf("the sample has %d employers, want 120", len(rows))
	}
	for _, r := range rows {
		for _, column := range []string{"name", "trading_name", "former_name"} {
			if key := NameKey(r[column]); key != "" && isReal(key) {
				t.Errorf("%s is the name of a real employer", r[column])
			}
		}
		if r["town"] != "Sheffield" && r["town"] != "Rotherham" || Area(r["postcode"]) != "S" {
			t.Errorf("%s lies in %s, %s", r["name"], r["town"], r["postcode"])
		}
	}
}

// drama are numbers that Ofcom keeps free for drama, in whatever way they are typed.
var drama = regexp.MustCompile(`^(01144960\d{3}|01632960\d{3}|07700900\d{3})$`)

func TestNobodyOfTheSampleCanBeReached(t *testing.T) {
	for _, kind := range []string{"employers", "employer-people"} {
		for _, r := range sample(t, kind) {
			if r["phone"] != "" && !drama.MatchString(PhoneKey(r["phone"])) {
				t.Errorf("%s has the number %s", r["name"], r["phone"])
			}
			if r["email"] != "" && !strings.HasSuffix(r["email"], ".example.org") || r["website"] != "" && !strings.HasSuffix(r["website"], ".example.org") {
				t.Errorf("%s is at %s, %s", r["name"], r["email"], r["website"])
			}
		}
	}
}

func TestTheSampleHoldsTogether(t *testing.T) {
	firms, people := map[string]bool{}, map[string]bool{}
	for _, r := range sample(t, "employers") {
		firms[r["ref"]] = true
	}
	for _, r := range sample(t, "employer-people") {
		people[r["employer_ref"]+r["name"]] = true
	}
	refs := map[string]bool{}
	for _, kind := range []string{"sites", "employer-people", "contacts", "events", "next-steps"} {
		for _, r := range sample(t, kind) {
			if refs[r["ref"]] {
				t.Errorf("%s %s stands twice", kind, r["ref"])
			}
			refs[r["ref"]] = true
			for _, firm := range strings.FieldsFunc(r["employer_ref"]+";"+r["attendees"], func(c rune) bool { return c == ';' }) {
				if !firms[firm] {
					t.Errorf("%s %s names %s, who is not there", kind, r["ref"], firm)
				}
			}
			for _, name := range strings.FieldsFunc(r["met"], func(c rune) bool { return c == ';' }) {
				if !people[r["employer_ref"]+name] {
					t.Errorf("contact %s met %s, who is not there", r["ref"], name)
				}
			}
		}
	}
	if n := len(sample(t, "contacts")); n < 800 {
		t.Errorf("a year of contacts is more than %d", n)
	}
}

package employers

import (
	"encoding/csv"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestNamesAreComparedWithoutTheirTrimmings(t *testing.T) {
	for typed, want := range map[string]string{
		"Hallam Bakery Ltd":                 "hallam bakery",
		"HALLAM BAKERY LIMITED":             "hallam bakery",
		"The Hallam Bakery Co. Ltd.":        "hallam bakery",
		"Marrow & Finch LLP":                "marrow finch",
		"Marrow and Finch":                  "marrow finch",
		"J.P. Stannard & Co":                "jp stannard",
		"Wren’s Café (Sheffield)":           "wrens cafe sheffield",
		`"Bellweather School",Incorporated`: "bellweather school",
		"Limited Editions Gallery":          "limited editions gallery",
		"The Company Limited":               "the company limited",
		"  ":                                "",
		"Größe+Söhne plc":                   "grosse sohne",
	} {
		if got := NameKey(typed); got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		name := rapid.String().Draw(t, "name")
		if key := NameKey(name); NameKey(key) != key {
			t.Fatalf("%q folds to %q, and that to %q", name, key, NameKey(key))
		}
	})
}

func TestPhoneNumbersAreTheSameHoweverTyped(t *testing.T) {
	for typed, want := range map[string]string{
		"0114 496 0123": "01144960123", "(0114) 496-0123": "01144960123", "+44 114 496 0123": "01144960123", "+44 (0)114 496 0123": "01144960123",
		"0044 114 4960123": "01144960123", "44 114 496 0123": "01144960123", "0114 496 0123 ext 12": "01144960123", "0114 496 0123 x12": "01144960123",
		"Tel: 0114 496 0123": "01144960123", "0114 496 0123 / 0114 496 0999": "01144960123",
		"+353 1 555 0123": "+35315550123", "00353 1 555 0123": "+35315550123", "123": "", "none": "", "": "",
	} {
		if got := PhoneKey(typed); got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}

func TestCompanyNumbersArePadded(t *testing.T) {
	for typed, want := range map[string]string{
		"2189556": "02189556", "02189556": "02189556", " 218 9556 ": "02189556", "sc12345": "SC012345", "OC301234": "OC301234", "IP12345R": "IP12345R",
		"0": "", "": "", "00000000": "", "n/a": "", "9": "00000009",
	} {
		if got := CompanyNumberKey(typed); got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}

func TestCompanyNumbersAreKeptInOneForm(t *testing.T) {
	for typed, want := range map[string]string{
		"2189556": "02189556", " 218 9556 ": "02189556", "sc12345": "SC012345", "0": "", "": "", " 1234567-1 ": "1234567-1", "SC-12345": "SC-12345",
	} {
		if got := WriteCompanyNumber(typed); got != want {
			t.Errorf("%q: %q, want %q", typed, got, want)
		}
	}
}

func TestPostcodes(t *testing.T) {
	for typed, want := range map[string]string{"s9 3xx": "S93XX", "S9  3XX": "S93XX", "SW1A 1AA": "SW1A1AA", "Sheffield": "", "": "", "12345": ""} {
		if got := PostcodeKey(typed); got != want {
			t.Errorf("%q: key %q, want %q", typed, got, want)
		}
	}
	for typed, want := range map[string]string{"S9 3XX": "S", "s93xx": "S", "SW1A 1AA": "SW", "S9": "S", "QQ1 1AA": "", "D02 AF30": "", "": ""} {
		if got := Area(typed); got != want {
			t.Errorf("%q: area %q, want %q", typed, got, want)
		}
	}
	for typed, want := range map[string]string{"S9 3XX": "S9", "s603xx": "S60", "SW1A 1AA": "SW1A", "S9": "S9", "S60": "S60", "QQ1 1AA": "", "": ""} {
		if got := District(typed); got != want {
			t.Errorf("%q: district %q, want %q", typed, got, want)
		}
	}
	if AreaName("S") != "Sheffield" || AreaName("QQ") != "QQ" {
		t.Error("areas have wrong names")
	}
	if len(areaNames) != 124 {
		t.Errorf("%d areas; the UK has 121, with Guernsey, Jersey and Man 124", len(areaNames))
	}
	for text, want := range map[string]string{
		"One Hermitage Court,\nHermitage Lane,\nMaidstone,\nKent,\nME16 9NT": "ME16 9NT",
		"Unit 4, S9 3XX, Sheffield":   "S9 3XX",
		"sheffield s93xx":             "S9 3XX",
		"Level 4 1AA, London EC1A1BB": "EC1A 1BB",
		"Plot QQ1 1AA":                "",
		"Dublin D02 AF30":             "",
		"":                            "",
	} {
		if got := ReadPostcode(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
	for typed, want := range map[string]string{"s93xx": "S9 3XX", " S9 3XX ": "S9 3XX", "S9 3XX, S1 1AA": "", "AA9 9CI": "", "ZZ1 1AA": "", "Unit 4": "", "": ""} {
		if got := WritePostcode(typed); got != want {
			t.Errorf("%q is written %q, want %q", typed, got, want)
		}
	}
}

// postcodeForm is the form of a postcode in one line. PostcodesIn reads it letter by letter, because an import asks a hundred
// thousand times.
var postcodeForm = regexp.MustCompile(`\b([A-Za-z]{1,2}[0-9][A-Za-z0-9]?) ?([0-9][ABD-HJLNP-UW-Zabd-hjlnp-uw-z]{2})\b`)

func TestPostcodesHaveTheirForm(t *testing.T) {
	rows := sample(t, "employers")
	rapid.Check(t, func(t *rapid.T) {
		part := rapid.OneOf(
			rapid.StringMatching(`[A-Za-z]{1,2}[0-9][A-Z0-9]?[ ]{0,2}[0-9][A-Za-z]{2}`), rapid.StringMatching(`[ESLZ0-9a-e_, \n-]{0,6}`), rapid.StringN(0, 5, -1),
			rapid.Custom(func(t *rapid.T) string {
				r := rapid.SampledFrom(rows).Draw(t, "row")
				return r["address"] + r["postcode"]
			}))
		text := strings.Join(rapid.SliceOfN(part, 0, 6).Draw(t, "parts"), rapid.SampledFrom([]string{"", " ", ", ", "\r\n"}).Draw(t, "between"))
		var want []string
		for _, p := range postcodeForm.FindAllString(text, -1) {
			if Area(p) != "" {
				want = append(want, p)
			}
		}
		if got := PostcodesIn(text); !slices.Equal(got, want) {
			t.Fatalf("%q: %q, want %q", text, got, want)
		}
		written := ""
		if p := postcodeForm.FindStringSubmatch(strings.TrimSpace(text)); p != nil && p[0] == strings.TrimSpace(text) && Area(p[0]) != "" {
			written = strings.ToUpper(p[1] + " " + p[2])
		}
		if got := WritePostcode(text); got != written {
			t.Fatalf("%q is written %q, want %q", text, got, written)
		}
	})
}

func TestActivitiesHaveASection(t *testing.T) {
	for code, want := range map[string]string{
		"87200": "Q", "1130": "A", "01130": "A", "47": "G", "47.11": "G", "q": "Q", "1": "", "": "", "00000": "", "abc": "", "123456": "", "04000": "",
	} {
		if got := Section(code); got != want {
			t.Errorf("%q: %q, want %q", code, got, want)
		}
	}
	if s := (Employer{SIC: []string{"1", "85310", "47110"}}).Section(); s != "P" {
		t.Errorf("the first activity leads: %q", s)
	}
}

// The table of the rule and the code list that screens show say the same.
func TestSectionsAgreeWithTheCodeList(t *testing.T) {
	f, err := os.Open("../assets/codes/sic2007_sections.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil || len(rows) != len(sections)+1 {
		t.Fatal(len(rows), err)
	}
	for i, s := range sections {
		row := rows[i+1]
		if row[0] != s.letter || row[3] != strconv.Itoa(s.first) || row[4] != strconv.Itoa(s.last) {
			t.Errorf("%v is %v in the list", s, row)
		}
	}
}

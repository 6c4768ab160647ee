package exchange

import (
	"slices"
	"strings"
	"testing"

	"jobwright/assets"
	"jobwright/internal/day"
)

func TestDatesAreReadDayFirstAndNeverGuessed(t *testing.T) {
	for cell, want := range map[string]string{
		"2026-11-24": "2026-11-24", "2026-1-5": "2026-01-05", "24/11/2026": "2026-11-24", "5/6/2026": "2026-06-05",
		"24.11.2026": "2026-11-24", "24-11-2026": "2026-11-24", "24 Nov 2026": "2026-11-24", "24 november 2026": "2026-11-24",
		"1st Sept 2026": "2026-09-01", " 24 NOV 2026 ": "2026-11-24", "24-Nov-2026": "2026-11-24", "29/02/2028": "2028-02-29",
		"2026-11-24 00:00:00": "2026-11-24", "2026-11-24T00:00:00Z": "2026-11-24",
	} {
		if got, err := ParseDate(cell); err != nil || got.String() != want {
			t.Errorf("%q is read as %v, %v; want %s", cell, got, err, want)
		}
	}
	for _, cell := range []string{
		"31/02/2026", "29/02/2026", "11/24/2026", "2026-13-01", "2026-02-30", "0/1/2026", "24/11/26", "24 Nov", "24 Nov 26",
		"24 Foo 2026", "tomorrow", "2026", "46350", "", "1/1/1066", "9999-01-01", "2026-11-24 09:30", "24/11-2026 x", "24 N 2026",
	} {
		if got, err := ParseDate(cell); err == nil {
			t.Errorf("%q is read as %v; it should be refused", cell, got)
		}
	}
}

func TestOtherCells(t *testing.T) {
	for cell, want := range map[string]string{"09:00": "09:00", "9:05": "09:05", "9.30": "09:30", "23:59": "23:59", "09:00:00": "09:00", "24:00": "", "12:60": "", "9am": "", "": ""} {
		if got, err := ParseTime(cell); got != want || (err == nil) != (want != "") {
			t.Errorf("time %q is read as %q, %v; want %q", cell, got, err, want)
		}
	}
	for cell, want := range map[string]string{"yes": "y", "Y": "y", "TRUE": "y", "1": "y", "No": "n", "n": "n", "false": "n", "0": "n", "maybe": "", "2": "", "": ""} {
		yes, err := ParseYesNo(cell)
		got := map[bool]string{true: "y", false: "n"}[yes]
		if err != nil {
			got = ""
		}
		if got != want {
			t.Errorf("yes or no %q is read as %q, %v; want %q", cell, got, err, want)
		}
	}
	for cell, want := range map[string]int64{"12.50": 1250, "£12.5": 1250, "1,234": 123400, "£ 26,000.00": 2600000, "0": 0, "0.05": 5,
		"12.505": -1, "1,23": -1, "twelve": -1, "-5": -1, "": -1, "£": -1, "1.2.3": -1, "99999999999999999999": -1} {
		got, err := ParseMoney(cell)
		if err != nil {
			got = -1
		}
		if got != want {
			t.Errorf("money %q is read as %d, %v; want %d", cell, got, err, want)
		}
	}
	if CheckHourly(200_00) != nil || CheckHourly(200_01) == nil {
		t.Error("200 pounds an hour is the most, and allowed")
	}
	for cell, want := range map[string]float64{"1": 1, "0.6": 0.6, "60%": 0.6, "0": 0, "1.1": -1, "110%": -1, "NaN": -1, "1e-1": -1, "-0.5": -1} {
		got, err := ParseShare(cell)
		if err != nil {
			got = -1
		}
		if got != want {
			t.Errorf("share %q is read as %v, %v; want %v", cell, got, err, want)
		}
	}
	for cell, want := range map[string]int{"7": 7, "1,000": 1000, "1001": -1, "-1": -1, "x": -1, "": -1} {
		got, err := ParseWhole(cell, 0, 1000)
		if err != nil {
			got = -1
		}
		if got != want {
			t.Errorf("whole number %q is read as %d, %v; want %d", cell, got, err, want)
		}
	}
}

func TestASpreadsheetsNumbers(t *testing.T) {
	for cell, want := range map[string]string{"46350": "2026-11-24", "44197": "2021-01-01", "2026": "", "46350.5": "", "20261124": "", "x": ""} {
		if got, _ := serialDate(cell); got.String() != want {
			t.Errorf("serial date %q is read as %v, want %q", cell, got, want)
		}
	}
	for cell, want := range map[string]string{"0.375": "09:00", "0": "00:00", "0.520833333333333": "12:30", "1": "", "9": "", "0.99999": "", "x": ""} {
		if got, _ := serialTime(cell); got != want {
			t.Errorf("serial time %q is read as %q, want %q", cell, got, want)
		}
	}
}

func TestCodesAndLabelsInAnyCase(t *testing.T) {
	sic, err := LoadChoices(assets.Codes, "sic2007_sections", "an industry")
	if err != nil {
		t.Fatal(err)
	}
	withSemicolon := 0
	for label, code := range sic.folded {
		if strings.Contains(label, ";") {
			withSemicolon++
			if got, err := sic.Many(strings.ToUpper(label)); err != nil || !slices.Equal(got, []string{code}) {
				t.Errorf("%q is read as %v, %v; want %s: the whole cell comes first", label, got, err, code)
			}
		}
	}
	if withSemicolon != 4 {
		t.Errorf("%d labels hold a semicolon, want 4", withSemicolon)
	}
	if got, err := sic.Many("c; Q ;c;"); err != nil || !slices.Equal(got, []string{"C", "Q"}) {
		t.Errorf("several codes are read as %v, %v", got, err)
	}
	if _, err := sic.Many("C;nonsense"); err == nil || !strings.Contains(err.Error(), "nonsense") {
		t.Errorf("an unknown code should be named, got %v", err)
	}

	barriers, err := LoadChoices(assets.Codes, "barrier_types", "a barrier")
	if err != nil {
		t.Fatal(err)
	}
	levels := NewChoices("a level", [2]string{"some", "Some"}, [2]string{"major", "Major"})
	got, err := barriers.Levelled("HAND:Major; sens", levels, "some")
	if want := [][2]string{{"HAND", "major"}, {"SENS", "some"}}; err != nil || !slices.Equal(got, want) {
		t.Errorf("levels are read as %v, %v; want %v", got, err, want)
	}
	for _, bad := range []string{"HAND:huge", "FOOT", "HAND;HAND:major"} {
		if got, err := barriers.Levelled(bad, levels, "some"); err == nil {
			t.Errorf("%q is read as %v; it should be refused", bad, got)
		}
	}
	twins := NewChoices("a twin", [2]string{"A", "Same"}, [2]string{"B", "same"})
	if _, err := twins.One("SAME"); err == nil {
		t.Error("a label of two codes should be refused")
	}
}

func TestEveryColumnDescriptionHolds(t *testing.T) {
	for _, k := range Kinds {
		seen := map[string]bool{}
		for _, c := range k.Columns {
			if c.Name != columnName(c.Name) || seen[c.Name] {
				t.Errorf("%s: the column name %q is not plain or stands twice", k.Name, c.Name)
			}
			seen[c.Name] = true
			if _, err := parser(c, false, assets.Codes); err != nil {
				t.Errorf("%s, %s: %v", k.Name, c.Name, err)
			}
		}
	}
}

func FuzzDate(f *testing.F) {
	for _, s := range []string{"24/11/2026", "2026-11-24", "24 Nov 2026", "31/02/2026", "1st Sept 2026", "46350", "\xff"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		d, err := ParseDate(cell)
		if err != nil {
			if d != (day.Date{}) {
				t.Errorf("%q is refused but gives %v", cell, d)
			}
			return
		}
		if again, err := ParseDate(d.String()); err != nil || again != d {
			t.Errorf("%q gives %v, which reads as %v, %v", cell, d, again, err)
		}
	})
}

func FuzzCodes(f *testing.F) {
	sic, err := LoadChoices(assets.Codes, "sic2007_sections", "an industry")
	if err != nil {
		f.Fatal(err)
	}
	for _, s := range []string{"C;Q", "manufacturing", ";;", "C:x", "Agriculture; forestry"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, cell string) {
		codes, err := sic.Many(cell)
		if err != nil {
			return
		}
		again, err := sic.Many(strings.Join(codes, ";"))
		if err != nil || !slices.Equal(codes, again) {
			t.Errorf("%q gives %v, which reads as %v, %v", cell, codes, again, err)
		}
	})
}

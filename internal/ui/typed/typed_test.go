package typed

import "testing"

func TestHoursAreReadAsPeopleTypeThem(t *testing.T) {
	for in, want := range map[string]int{"": 0, "16": 960, "16.5": 990, "16,5": 990, "16:30": 990, "16 h": 960, "0.25": 15, "168": 10080} {
		if got, err := Hours(in); got != want || err != nil {
			t.Errorf("%q is %d minutes, %v", in, got, err)
		}
	}
	for _, in := range []string{"x", "-1", "169", "12:75", "168:30", "NaN"} {
		if _, err := Hours(in); err == nil {
			t.Errorf("%q passes", in)
		}
	}
	if HoursText(990) != "16.5" || HoursText(0) != "" {
		t.Error(HoursText(990), HoursText(0))
	}
}

func TestNothingTypedIsNotNoughtPounds(t *testing.T) {
	for in, want := range map[string]int{"12.71": 1271, "£1,200": 120000, "0": 0} {
		if got, known, err := Pounds(in); got != want || !known || err != nil {
			t.Errorf("%q is %d, %v, %v", in, got, known, err)
		}
	}
	if _, known, err := Pounds(" "); known || err != nil {
		t.Error("nothing typed is known")
	}
	if _, _, err := Pounds("-3"); err == nil {
		t.Error("pay below 0 passes")
	}
	if PoundsText(1271, true) != "12.71" || PoundsText(1300, true) != "13" || PoundsText(0, true) != "0" || PoundsText(0, false) != "" {
		t.Error(PoundsText(1271, true), PoundsText(1300, true), PoundsText(0, true))
	}
}

func TestTimesOfDayAndNumbers(t *testing.T) {
	for in, want := range map[string]string{"": "", "9": "09:00", "9.30": "09:30", "1430": "14:30", "14:30": "14:30"} {
		if got, err := Time(in); got != want || err != nil {
			t.Errorf("%q is %q, %v", in, got, err)
		}
	}
	if _, err := Time("25:00"); err == nil {
		t.Error("25:00 passes")
	}
	if _, err := Minutes("-30"); err == nil {
		t.Error("minutes below 0 pass")
	}
	if n, err := Times("0.5"); n != 0.5 || err != nil || TimesText(0.5) != "0.5" {
		t.Error(n, err)
	}
	if _, err := Count(9)("10"); err == nil {
		t.Error("10 of 9 passes")
	}
}

package places

import (
	"math"
	"strings"
	"testing"

	"jobwright/brokerage"
)

// kilometres is the straight line between two spots.
func kilometres(a, b brokerage.Spot) float64 {
	rad := math.Pi / 180
	h := math.Pow(math.Sin((b.Lat-a.Lat)*rad/2), 2) + math.Cos(a.Lat*rad)*math.Cos(b.Lat*rad)*math.Pow(math.Sin((b.Lng-a.Lng)*rad/2), 2)
	return 2 * 6371 * math.Asin(math.Sqrt(h))
}

func only(t *testing.T, town string) brokerage.Spot {
	t.Helper()
	found, exact := New(nil).Spots(town, "")
	if len(found) != 1 || exact {
		t.Fatalf("%s is %v, exact %v", town, found, exact)
	}
	return found[0]
}

func TestTownsLieWhereTheyLie(t *testing.T) {
	for _, c := range []struct {
		from, to string
		km       float64
	}{{"Sheffield", "Rotherham", 8.9}, {"sheffield", "Leeds", 46.3}, {"London", "Edinburgh", 534}, {"Hull", "York", 55}, {"Newcastle upon Tyne", "Sunderland", 16.5}, {"Saint Albans", "Luton", 15.5}} {
		if got := kilometres(only(t, c.from), only(t, c.to)); math.Abs(got-c.km) > 0.03*c.km {
			t.Errorf("%s to %s: %.1f km, want %.1f", c.from, c.to, got, c.km)
		}
	}
}

func TestANameThatSeveralTownsBearGivesThemAll(t *testing.T) {
	m := New(nil)
	if found, _ := m.Spots("Newport", ""); len(found) != 7 {
		t.Errorf("Newport, and Newport-on-Tay: %v", found)
	}
	if s := only(t, "Newport, Isle of Wight"); !strings.HasPrefix(s.Name, "Newport, Isle") {
		t.Errorf("got %v", s)
	}
	if s := only(t, "Newport, Newport"); s.Name != "Newport" {
		t.Errorf("got %v", s)
	}
	if found, _ := m.Spots("Newcastle", ""); len(found) < 3 {
		t.Errorf("Newcastle alone may be several: %v", found)
	}
	for _, nowhere := range []string{"", " ", "Atlantis", ",", "Atlantis, Kent"} {
		if found, exact := m.Spots(nowhere, "S1 2HE"); len(found) > 0 || exact {
			t.Errorf("%q: %v", nowhere, found)
		}
	}
}

func TestAPostcodeIsCertainOnceItsFileIsThere(t *testing.T) {
	m := New(map[string][2]float64{"S1 2": {53.38, -1.468}, "S1 4": {53.378, -1.476}, "S10 1": {53.381, -1.498}, "x": {}})
	for postcode, want := range map[string]string{"S1 2HE": "S1 2", "s12he": "S1 2", "S1 9ZZ": "S1", "S1": "S1", "S10 1AA": "S10 1", "S10": "S10"} {
		if found, exact := m.Spots("Sheffield", postcode); !exact || len(found) != 1 || found[0].Name != want {
			t.Errorf("%s is %v, exact %v", postcode, found, exact)
		}
	}
	for _, postcode := range []string{"", "LS1 4AB", "not a postcode"} {
		if found, exact := m.Spots("Sheffield", postcode); exact || len(found) != 1 || found[0].Name != "Sheffield" {
			t.Errorf("%q is %v, exact %v", postcode, found, exact)
		}
	}
	if found, _ := m.Spots("", "S1"); math.Abs(found[0].Lat-53.379) > 1e-9 {
		t.Errorf("a district lies in the middle of its sectors: %v", found)
	}
}

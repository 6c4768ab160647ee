package adjustments

import (
	"encoding/csv"
	"os"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"jobwright/brokerage"
	"jobwright/internal/people"
)

// carried are the code lists that the program carries.
func carried(list string) (out []people.Code) {
	file, err := os.Open("../assets/codes/" + list + ".csv")
	if err != nil {
		return nil
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		return nil
	}
	for _, r := range rows[1:] {
		c := people.Code{Code: r[0], Data: map[string]string{}}
		for i, column := range rows[0] {
			if column == "label" {
				c.Label = r[i]
			} else {
				c.Data[column] = r[i]
			}
		}
		out = append(out, c)
	}
	return out
}

func TestTheWholeCatalogueIsRead(t *testing.T) {
	list := Catalogue(carried)
	if len(list) != 124 {
		t.Fatalf("%d entries", len(list))
	}
	barriers := people.Codes(carried)
	for _, e := range list {
		if e.Category == "" || e.Label == "" || len(e.Barriers) == 0 || e.Limb < 1 || e.Limb > 3 || e.Cost == "" || !slices.Contains([]string{"y", "n", "maybe"}, e.AtW) {
			t.Errorf("%+v", e)
		}
		for _, b := range e.Barriers {
			if _, ok := barriers.Find("barrier_types", b); !ok {
				t.Errorf("%s: nobody knows the barrier %s", e.Code, b)
			}
		}
		if err := e.Item("1", nil).Validate(); err != nil {
			t.Errorf("%s: %v", e.Code, err)
		}
	}
}

var (
	quiet   = Entry{Code: "QUIET", Category: "ENV", Label: "Quiet desk", Barriers: []string{"CONC", "SENS"}, Cost: "C0", AtW: "n"}
	trolley = Entry{Code: "TROLLEY", Category: "EQUIP", Label: "Trolley", Barriers: []string{"HAND"}, Cost: "C2", AtW: "y"}
	later   = Entry{Code: "LATER", Category: "HOURS", Label: "Later start", Barriers: []string{"SLEEP"}, Cost: "C0", AtW: "n"}
	breaks  = Entry{Code: "BREAKS", Category: "HOURS", Label: "Extra breaks", Barriers: []string{"CONC", "PAIN"}, Cost: "C0", AtW: "n"}
	ramp    = Entry{Code: "RAMP", Category: "PREM", Label: "Ramp", Barriers: []string{"MOB"}, Cost: "C4", AtW: "maybe"}
)

func codesOf(list []Suggestion) (out []string) {
	for _, s := range list {
		out = append(out, s.Code)
	}
	return out
}

func TestWhatHelpsWithWhatTheJobAsksForComesFirst(t *testing.T) {
	in := PickInput{Codes: carried, Catalogue: []Entry{ramp, trolley, later, breaks, quiet},
		Needs:   []people.Need{{Barrier: "CONC", Level: people.Some}, {Barrier: "SLEEP", Level: people.Major}, {Barrier: "SENS", Level: people.Some}},
		Demands: []brokerage.Demand{{Barrier: "CONC", Level: people.Major}, {Barrier: "HAND", Level: people.Major}}, Offers: []string{"RAMP"}}
	list := Pick(in)
	if got := codesOf(list); !slices.Equal(got, []string{"QUIET", "BREAKS", "LATER", "RAMP", "TROLLEY"}) {
		t.Errorf("%v", got)
	}
	for i, want := range []struct {
		fit Fit
		why string
	}{{FitsJob, "Helps with concentration and attention, which this job asks for. Also helps with sensory sensitivity."}, {FitsJob, "Helps with concentration and attention, which this job asks for."},
		{FitsNeed, "Helps with sleep and mornings."}, {FitsOffer, "The employer offers it already."}, {FitsRest, ""}} {
		if list[i].Fit != want.fit || list[i].Why != want.why {
			t.Errorf("%s: %d, %q", list[i].Code, list[i].Fit, list[i].Why)
		}
	}
	in.Offers = []string{"BREAKS"}
	if got := codesOf(Pick(in)); got[0] != "BREAKS" {
		t.Errorf("what the employer offers already does not come before: %v", got)
	}
	in.Offers, in.Needs[0].Level = nil, people.Major
	in.Demands = append(in.Demands, brokerage.Demand{Barrier: "SLEEP", Level: people.Some})
	if got := codesOf(Pick(in)); !slices.Equal(got[:3], []string{"QUIET", "BREAKS", "LATER"}) {
		t.Errorf("a demand that matters a lot does not come before: %v", got)
	}
}

func TestWithoutNeedsTheCatalogueStandsByCategory(t *testing.T) {
	list := Pick(PickInput{Codes: carried, Catalogue: []Entry{ramp, trolley, later, quiet}})
	if got := codesOf(list); !slices.Equal(got, []string{"LATER", "QUIET", "TROLLEY", "RAMP"}) {
		t.Errorf("%v", got)
	}
}

func TestNothingIsHiddenButWhatIsTakenOrRetired(t *testing.T) {
	all := Catalogue(carried)
	barriers := carried("barrier_types")
	rapid.Check(t, func(t *rapid.T) {
		in := PickInput{Codes: carried, Catalogue: slices.Clone(all)}
		level := func(name string) people.NeedLevel {
			return rapid.SampledFrom([]people.NeedLevel{people.Some, people.Major}).Draw(t, name)
		}
		for range rapid.IntRange(0, 5).Draw(t, "needs") {
			in.Needs = append(in.Needs, people.Need{Barrier: rapid.SampledFrom(barriers).Draw(t, "need").Code, Level: level("level")})
		}
		for range rapid.IntRange(0, 5).Draw(t, "demands") {
			in.Demands = append(in.Demands, brokerage.Demand{Barrier: rapid.SampledFrom(barriers).Draw(t, "demand").Code, Level: level("level")})
		}
		gone := map[string]bool{}
		for range rapid.IntRange(0, 5).Draw(t, "taken") {
			code := rapid.SampledFrom(all).Draw(t, "taken").Code
			in.Taken, gone[code] = append(in.Taken, code), true
		}
		if rapid.Bool().Draw(t, "retired") {
			in.Catalogue[0].Retired, gone[in.Catalogue[0].Code] = true, true
		}
		list := Pick(in)
		if len(list) != len(all)-len(gone) {
			t.Fatalf("%d of %d, without %d", len(list), len(all), len(gone))
		}
		for i, s := range list {
			if i > 0 && s.Fit < list[i-1].Fit {
				t.Fatalf("%s fits better than %s before it", s.Code, list[i-1].Code)
			}
			if (s.Fit == FitsJob) != strings.Contains(s.Why, "which this job asks for") || s.AtW == "" || s.Cost == "" {
				t.Fatalf("%+v", s)
			}
		}
	})
}

func TestAnAdjustmentFromTheCatalogueTakesOverWhatIsKnown(t *testing.T) {
	i := trolley.Item("1", []people.Need{{Barrier: "SENS"}, {Barrier: "HAND"}})
	if i.Words != "Trolley" || i.Pays != "employer" || i.AtW != "to_ask" || !slices.Equal(i.Barriers, []string{"HAND"}) || i.Status != ItemAsked {
		t.Errorf("%+v", i)
	}
	if i = later.Item("2", nil); i.Pays != "nobody" || i.AtW != "none" {
		t.Errorf("%+v", i)
	}
}

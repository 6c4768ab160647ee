package adjustments

import (
	"strings"
	"testing"
	"time"

	"jobwright/internal/day"
)

func told(facts []Fact) string {
	var words []string
	for _, f := range facts {
		words = append(words, f.Title+": "+f.Words)
	}
	return strings.Join(words, "\n")
}

func TestTheLawNamesItsThreePartsAndThatThePersonNeverPays(t *testing.T) {
	for _, place := range []string{England, Wales, Scotland, ""} {
		words := told(Law(place))
		for _, want := range []string{"way of working", "building or place", "aid or a helping service", "may not be passed on to the person", "No proof is needed"} {
			if !strings.Contains(words, want) {
				t.Errorf("%q does not say %q", place, want)
			}
		}
	}
	if words := told(Law(NorthernIreland)); !strings.Contains(words, "Disability Discrimination Act 1995") || strings.Contains(words, "Acas") {
		t.Error(words)
	}
}

// The figures are those that the program carries.
var limits = []Rate{{Family: "ATW_CAP", Pence: 6926000, From: day.New(2026, time.April, 1), Status: "secondary sources only"},
	{Family: "ATW_CAP", Pence: 5720000, From: day.New(2018, time.April, 1), Status: "found"}, {Family: "NLW", Pence: 1271, From: day.New(2026, time.April, 1), Status: "found"}}

func TestTheYearlyLimitIsToldWithItsDayAndAskedToBeCheckedWhereItIsNotSure(t *testing.T) {
	for _, c := range []struct {
		name  string
		rates []Rate
		on    day.Date
		says  string
		check bool
	}{
		{"now", limits, november, "Up to £69,260 a year for awards since 1 April 2026.", true},
		{"before it", limits, day.New(2019, time.March, 1), "Up to £57,200 a year for awards since 1 April 2018.", false},
		{"grown old", limits, day.New(2025, time.May, 1), "£57,200", true},
		{"not known", nil, november, "not known", true},
		{"sure", []Rate{{Family: "ATW_CAP", Pence: 7000000, From: day.New(2026, time.April, 1), Status: "found"}}, november, "£70,000", false},
		{"run out", []Rate{{Family: "ATW_CAP", Pence: 7000000, From: day.New(2025, time.April, 1), To: day.New(2026, time.March, 31), Status: "found"}}, november, "not known", true},
	} {
		f := limitFact(c.rates, c.on)
		if !strings.Contains(f.Words, c.says) || f.Check != c.check || c.check != strings.Contains(f.Words, "GOV.UK") {
			t.Errorf("%s: %+v", c.name, f)
		}
	}
}

func TestWhatTheEmployerSharesIsNeverToldAsCertain(t *testing.T) {
	shares := carried("atw_cost_share")
	for headcount, want := range map[int]string{5: "the employer shares no cost", 30: "two rules are told: the employer pays the first £300 and 20% of the rest up to £10,000; or the employer shares no cost",
		100: "the first £500 and 20%", 1200: "an employer with 1,200 people: the employer pays the first £1,000 and 20%", 0: "250 people or more: the employer pays the first £1,000"} {
		f := shareFact(shares, headcount)
		if !strings.Contains(f.Words, want) || !f.Check || !strings.Contains(f.Words, "Please check them on GOV.UK") {
			t.Errorf("%d people: %s", headcount, f.Words)
		}
	}
	if f := shareFact(nil, 20); !f.Check || !strings.Contains(f.Words, "not known") {
		t.Errorf("%+v", f)
	}
}

// On paper there is no mark beside a fact, so its words say it.
func TestWhatIsNotCertainAboutAccessToWorkSaysSoInItsWords(t *testing.T) {
	for _, rates := range [][]Rate{nil, limits} {
		for _, f := range AccessToWork(rates, carried("atw_cost_share"), 100, NorthernIreland, november) {
			if f.Check != strings.Contains(f.Words, "lease check") {
				t.Errorf("%+v", f)
			}
		}
	}
}

func TestAccessToWorkSaysThatThePersonApplies(t *testing.T) {
	words := told(AccessToWork(limits, carried("atw_cost_share"), 100, England, november))
	if !strings.Contains(words, "The person applies, not the employer.") || strings.Contains(words, "Northern Ireland") {
		t.Error(words)
	}
	if facts := AccessToWork(limits, nil, 0, NorthernIreland, november); facts[0].Title != "Northern Ireland" || !facts[0].Check {
		t.Errorf("%+v", facts[0])
	}
}

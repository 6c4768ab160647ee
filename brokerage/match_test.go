package brokerage

import (
	"strings"
	"testing"

	"jobwright/internal/day"
	"jobwright/internal/people"
)

var matchDay = day.New(2026, 11, 24)

// fakePlaces knows two towns 9.5 km apart, one of a name that two places bear, and the sectors of two postcodes.
type fakePlaces struct{}

func (fakePlaces) Spots(town, postcode string) ([]Spot, bool) {
	switch postcode {
	case "S1 2HE":
		return []Spot{{"S1 2", 53.3797, -1.4683}}, true
	case "S8 0AA":
		return []Spot{{"S8 0", 53.3520, -1.4790}}, true
	}
	switch strings.ToLower(town) {
	case "sheffield":
		return []Spot{{"Sheffield", 53.38297, -1.4659}}, false
	case "rotherham":
		return []Spot{{"Rotherham", 53.43012, -1.35678}}, false
	case "leeds":
		return []Spot{{"Leeds", 53.79648, -1.54785}}, false
	case "dinnington":
		return []Spot{{"Dinnington, Northumberland", 55.05428, -1.67542}, {"Dinnington, Rotherham", 53.36667, -1.2}}, false
	}
	return nil, false
}

func matchRules() Rules {
	rate := func(family string, pence int) Rate {
		return Rate{Family: family, Pence: pence, From: day.New(2026, 4, 1), To: day.New(2027, 3, 31)}
	}
	return Rules{Today: matchDay, Weights: UsualWeights, Places: fakePlaces{},
		Rates: []Rate{rate("NLW", 1271), rate("NMW18", 1085), rate("NMWU18", 800), rate("NMWAPP", 800)},
		Catalogue: []Adjustment{{Code: "QUIET", Label: "Quiet place", Barriers: []string{"SENS", "CONC"}}, {Code: "LIFT", Label: "Limit lifting", Barriers: []string{"HAND"}},
			{Code: "LATER", Label: "Later start", Barriers: []string{"SLEEP"}}, {Code: "OLD", Label: "Old muffs", Barriers: []string{"NOISE"}, Retired: true}},
		Barriers:  []people.Code{{Code: "HAND", Label: "Hand use, lifting and carrying"}, {Code: "SENS", Label: "Sensory sensitivity"}, {Code: "ANX", Label: "Anxiety"}},
		Sections:  []people.Code{{Code: "C", Label: "Manufacturing"}, {Code: "I", Label: "Accommodation and food service activities"}, {Code: "G", Label: "Retail"}},
		Groups:    []people.Code{{Code: "9", Label: "Elementary occupations"}, {Code: "92", Label: "Elementary administration and service occupations"}},
		Contracts: []people.Code{{Code: "PERM", Label: "Permanent"}, {Code: "ZERO", Label: "Zero hours"}},
	}
}

// somebody and somewhere fit each other in everything.
func somebody() Seeker {
	return Seeker{ID: "p", Ref: "P1", Name: "Priya Example", Active: true, Town: "Sheffield", Profile: people.Profile{
		Roles: []string{"Kitchen porter", "Cleaner"}, Sectors: []string{"I"}, RefusedSectors: []string{"C"}, HoursMin: 10 * 60, HoursMax: 20 * 60,
		Days: people.Mon | people.Tue | people.Wed | people.Thu | people.Fri, NotBefore: "09:00", NotAfter: "17:00", PayMin: 1271, TravelMax: 60,
		TravelModes: []string{"bus", "walk"}, ContractsRefused: []string{"SEASONAL"}}}
}

func somewhere() Opening {
	return Opening{Employer: EmployerFacts{ID: "e", Name: "Hallam Café", Sections: []string{"I", "G"}, Stage: "2", Town: "Rotherham"},
		Vacancy: Vacancy{ID: "v", Ref: "V1", Employer: "e", Title: "Kitchen porter", SOC: "92", HoursMin: 16 * 60, HoursMax: 16 * 60, Days: people.Mon | people.Tue,
			FromTime: "10:00", ToTime: "14:00", Pay: 1271, PayKnown: true, Contract: "PERM"},
		Duties: []Duty{{ID: "d1", Vacancy: "v", Name: "Wash pots", Minutes: 60, Times: 5}, {ID: "d2", Vacancy: "v", Name: "Take in deliveries", Minutes: 30, Times: 5, Marginal: true}}}
}

func TestWhatFitsInEverythingScoresAHundred(t *testing.T) {
	r := NewMatcher(matchRules()).Explain(somebody(), somewhere())
	if r.Score != 1000 || r.Verdict != Fits || r.Known != Fits || r.ToAsk != 0 {
		t.Errorf("%d, %s, known %s, %d to ask", r.Score, r.Verdict, r.Known, r.ToAsk)
	}
	for _, f := range r.Findings {
		t.Logf("%-9s %-6s %.2f | %s | %s | %s | %s", f.Criterion, f.Verdict, f.Value, f.Wants, f.Offers, f.Because, f.Action)
	}
}

package brokerage

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"

	"jobwright/internal/people"
)

// drawn is ten people and ten jobs; a run of rapid draws a thousand of each.
func drawn(t *rapid.T) (c crowd, s []Seeker, o []Opening) {
	c = crowd{rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "crowd"), 1))}
	for i := range 10 {
		s, o = append(s, c.seeker(i)), append(o, c.opening(i))
	}
	return c, s, o
}

func placeOf(results []Result, id VacancyID) int {
	return slices.IndexFunc(results, func(r Result) bool { return r.Vacancy == id })
}

// neverLowers ranks ten jobs before and after a change of one of them, or of the person, which must not lower that job's place.
func neverLowers(t *testing.T, change func(c crowd, s *Seeker, o *Opening)) {
	t.Helper()
	m := NewMatcher(matchRules())
	rapid.Check(t, func(t *rapid.T) {
		c, s, o := drawn(t)
		for i := range s {
			at := &o[i]
			before := m.ForPerson(s[i], o, true)
			was := before[placeOf(before, at.Vacancy.ID)]
			change(c, &s[i], at)
			after := m.ForPerson(s[i], o, true)
			now := after[placeOf(after, at.Vacancy.ID)]
			if now.Score < was.Score || now.Stopped() && !was.Stopped() || now.Uncovered > was.Uncovered {
				t.Fatalf("%s, %s: from %d %s to %d %s", s[i].Ref, at.Vacancy.Ref, was.Score, was.Verdict, now.Score, now.Verdict)
			}
		}
	})
}

func TestMakingADutyMarginalNeverLowersAJob(t *testing.T) {
	neverLowers(t, func(c crowd, _ *Seeker, o *Opening) { o.Duties[c.IntN(len(o.Duties))].Marginal = true })
}

func TestOfferingAnAdjustmentNeverLowersAJob(t *testing.T) {
	neverLowers(t, func(c crowd, _ *Seeker, o *Opening) {
		o.Vacancy.Offers = append(o.Vacancy.Offers, pick(c, "QUIET", "LIFT", "LATER"))
	})
	neverLowers(t, func(c crowd, _ *Seeker, o *Opening) { o.Agreed = append(o.Agreed, pick(c, "QUIET", "LIFT", "LATER")) })
}

// A skill may lift every job, but the score of none falls.
func TestRecordingASkillNeverLowersAJob(t *testing.T) {
	neverLowers(t, func(c crowd, s *Seeker, _ *Opening) {
		s.Profile.Skills = append(s.Profile.Skills, people.Skill{Name: pick(c, crowdSkills...)})
	})
}

// The place of a job among others, and of a person among others, where nothing else changed.
func TestAnImprovementNeverLowersAPlace(t *testing.T) {
	m := NewMatcher(matchRules())
	rapid.Check(t, func(t *rapid.T) {
		c, s, o := drawn(t)
		place := func(i, k int) (job, person int) {
			people := m.ForVacancy(o[k], s, true)
			return placeOf(m.ForPerson(s[i], o, true), o[k].Vacancy.ID), slices.IndexFunc(people, func(r Result) bool { return r.Participant == s[i].ID })
		}
		i, k := c.IntN(10), c.IntN(10)
		_, person := place(i, k)
		s[i].Profile.Skills = append(slices.Clone(s[i].Profile.Skills), people.Skill{Name: pick(c, crowdSkills...)})
		if _, now := place(i, k); now > person {
			t.Fatalf("a skill took a person from place %d to %d", person, now)
		}
		job, _ := place(i, k)
		o[k].Vacancy.Offers = append(slices.Clone(o[k].Vacancy.Offers), pick(c, "LIFT", "QUIET", "LATER"))
		offered, _ := place(i, k)
		o[k].Duties[c.IntN(8)].Marginal = true
		if marginal, _ := place(i, k); offered > job || marginal > offered {
			t.Fatalf("an adjustment and a marginal duty took a job from place %d to %d and %d", job, offered, marginal)
		}
	})
}

// Age, sex, ethnicity and diagnosis are no inputs: nothing that matching is given has a place for them.
func TestMatchingIsNotToldWhoSomebodyIs(t *testing.T) {
	barred := []string{"age", "birth", "sex", "gender", "ethnic", "diagnos", "condition", "religion", "race", "group", "disab"}
	seen := map[reflect.Type]bool{}
	var look func(path string, of reflect.Type)
	look = func(path string, of reflect.Type) {
		switch of.Kind() {
		case reflect.Slice, reflect.Pointer, reflect.Map:
			look(path, of.Elem())
			return
		case reflect.Struct:
		default:
			return
		}
		if seen[of] || strings.HasSuffix(of.PkgPath(), "/day") || of.PkgPath() == "time" {
			return
		}
		seen[of] = true
		for i := range of.NumField() {
			f := of.Field(i)
			for _, word := range words(f.Name) {
				if slices.ContainsFunc(barred, func(b string) bool { return word == b || len(b) > 4 && strings.HasPrefix(word, b) }) {
					t.Errorf("%s.%s", path, f.Name)
				}
			}
			look(path+"."+f.Name, f.Type)
		}
	}
	look("Seeker", reflect.TypeFor[Seeker]())
	if len(seen) < 5 {
		t.Errorf("only %d types were looked at", len(seen))
	}
}

// words are those of a name in Go, in small letters.
func words(name string) (list []string) {
	for i, r := range name {
		if i == 0 || r >= 'A' && r <= 'Z' {
			list = append(list, "")
		}
		list[len(list)-1] += strings.ToLower(string(r))
	}
	return list
}

func TestARankingHoldsTogether(t *testing.T) {
	m := NewMatcher(matchRules())
	rapid.Check(t, func(t *rapid.T) {
		c, s, o := drawn(t)
		results := m.ForPerson(s[0], o, true)
		for n, r := range results {
			at := o[slices.IndexFunc(o, func(o Opening) bool { return o.Vacancy.ID == r.Vacancy })]
			holdsTogether(t, r)
			if n > 0 && (results[n-1].Stopped() && !r.Stopped() || results[n-1].Stopped() == r.Stopped() && results[n-1].Score < r.Score) {
				t.Fatalf("%d stands below %d", r.Score, results[n-1].Score)
			}
			if alone := m.Explain(s[0], at); !same(alone, r) {
				t.Fatalf("alone %+v, ranked %+v", alone, r)
			}
			back := m.ForVacancy(at, s, true)
			if b := back[slices.IndexFunc(back, func(b Result) bool { return b.Participant == s[0].ID })]; b.Score != r.Score || b.Verdict != r.Verdict || b.ToAsk != r.ToAsk {
				t.Fatalf("%d %s for the person, %d %s for the job", r.Score, r.Verdict, b.Score, b.Verdict)
			}
		}
		c.Shuffle(len(o), func(i, k int) { o[i], o[k] = o[k], o[i] })
		if again := NewMatcher(matchRules()).ForPerson(s[0], o, true); !same(again, results) {
			t.Fatal("the order in which jobs are given changes the ranking")
		}
	})
}

func same(a, b any) bool {
	x, _ := json.Marshal(a)
	y, _ := json.Marshal(b)
	return string(x) == string(y)
}

// holdsTogether checks a result against its own findings.
func holdsTogether(t *rapid.T, r Result) {
	sum, weights, asks, worst, known := 0.0, 0.0, 0, Fits, Fits
	for c, f := range r.Findings {
		sum, weights, worst = sum+f.Weight*f.Value, weights+f.Weight, max(worst, f.Verdict)
		if f.Verdict == Ask {
			asks++
		} else {
			known = max(known, f.Verdict)
		}
		if f.Criterion != Criterion(c) || f.Because == "" || f.Wants == "" || f.Offers == "" || f.Value < 0 || f.Value > 1 {
			t.Fatalf("%+v", f)
		}
		if f.Verdict == Ask && (f.Action == "" || f.Settle == SettleNothing) || f.Verdict == Fits && f.Value < 0.5 {
			t.Fatalf("%+v", f)
		}
		if all := f.Because + f.Wants + f.Offers + f.Action; strings.Contains(all, "%!(") || !utf8.ValidString(all) {
			t.Fatalf("%+v", f)
		}
	}
	if r.Verdict != worst || r.Known != known || r.ToAsk != asks || math.Abs(weights-1) > 1e-9 || r.Findings[Demands].Verdict == Stop {
		t.Fatalf("%s known %s, %d to ask, of %+v", r.Verdict, r.Known, r.ToAsk, r.Findings)
	}
	if printed := int(math.Floor(1000*sum + 0.5 + 1e-6)); printed != r.Score {
		t.Fatalf("%d is printed for %.6f", r.Score, sum)
	}
}

// A long ranking is judged on all cores, and only its first rows are explained.
func TestALongRankingIsThatOfEachPair(t *testing.T) {
	s, o := crowdOf(600, 1200)
	m := NewMatcher(matchRules())
	at := map[VacancyID]Opening{}
	for _, one := range o {
		at[one.Vacancy.ID] = one
	}
	results := m.ForPerson(s[0], o, true)
	for i, r := range results {
		alone := m.Explain(s[0], at[r.Vacancy])
		if i >= Explained {
			alone.Findings, alone.Missing = nil, nil
		}
		if !same(alone, r) {
			t.Fatalf("row %d: alone %+v, ranked %+v", i, alone, r)
		}
	}
	if len(results) != len(o) || len(m.ForVacancy(o[0], s, true)) != len(s) {
		t.Errorf("%d rows of %d", len(results), len(o))
	}
}

func TestTheScoreIsRoundedHalfUp(t *testing.T) {
	rules := matchRules()
	rules.Weights = Weights{Role: 1, HoursFit: 7} // one of them ask: (1 × 0.5 + 7 × 1) / 8 = 93.75
	s, o := somebody(), somewhere()
	s.Profile.Roles = nil
	if r := NewMatcher(rules).Explain(s, o); r.Score != 938 {
		t.Errorf("%d", r.Score)
	}
	for n := 1; n <= 400; n++ { // 1 - 1/(2n) for every n: the score in whole numbers
		rules.Weights = Weights{Role: 1, HoursFit: float64(n - 1)}
		want := (1000*(2*n-1) + n) / (2 * n)
		if r := NewMatcher(rules).Explain(s, o); r.Score != want {
			t.Errorf("1 - 1/%d is printed as %d, want %d", 2*n, r.Score, want)
		}
	}
}

func TestWeightsAreNormalised(t *testing.T) {
	for _, w := range []Weights{UsualWeights, {}, {Role: -3, Travel: 2}, {Role: math.NaN()}} {
		sum := 0.0
		for _, one := range NewMatcher(Rules{Weights: w}).weights {
			sum += one
		}
		if math.Abs(sum-1) > 1e-9 {
			t.Errorf("%v add to %v", w, sum)
		}
	}
	sum := 0.0
	for _, one := range UsualWeights {
		sum += one
	}
	if sum != 105 {
		t.Errorf("the usual weights add to %v", sum)
	}
}

func TestWhoTakesPart(t *testing.T) {
	m := NewMatcher(matchRules())
	for name, c := range map[string]struct {
		change func(o *Opening)
		takes  bool
	}{
		"as it is":      {func(*Opening) {}, true},
		"open":          {func(o *Opening) { o.Vacancy.Status = VacancyOpen }, true},
		"draft":         {func(o *Opening) { o.Vacancy.Status = VacancyDraft }, false},
		"filled":        {func(o *Opening) { o.Vacancy.Status = VacancyFilledByUs }, false},
		"closes today":  {func(o *Opening) { o.Vacancy.Closing = matchDay }, true},
		"closed":        {func(o *Opening) { o.Vacancy.Closing = matchDay.AddDays(-1) }, false},
		"one place":     {func(o *Opening) { o.Taken = 1 }, false},
		"a place left":  {func(o *Opening) { o.Vacancy.Places, o.Taken = 2, 1 }, true},
		"no place left": {func(o *Opening) { o.Vacancy.Places, o.Taken = 2, 2 }, false},
	} {
		o := somewhere()
		c.change(&o)
		if got := len(m.ForPerson(somebody(), []Opening{o}, false)) == 1; got != c.takes {
			t.Errorf("%s: takes part %v", name, got)
		}
		if len(m.ForPerson(somebody(), []Opening{o}, true)) != 1 {
			t.Errorf("%s: not among all", name)
		}
	}
	gone := somebody()
	gone.Active = false
	if len(m.ForVacancy(somewhere(), []Seeker{gone}, false)) != 0 || len(m.ForVacancy(somewhere(), []Seeker{gone}, true)) != 1 {
		t.Error("only people counted active take part, unless all are asked for")
	}
	if len(m.ForPerson(gone, []Opening{somewhere()}, false)) != 1 {
		t.Error("somebody who is named is matched whatever their status")
	}
}

func TestTiesGoByWhatIsUncoveredThenStartThenReference(t *testing.T) {
	s := somebody()
	s.Profile.Needs = []people.Need{{Barrier: "HAND", Level: people.Some}}
	job := func(ref string, minutes, days int) Opening {
		o := somewhere()
		o.Vacancy.ID, o.Vacancy.Ref = VacancyID(ref), ref
		o.Duties[0].Minutes, o.Duties[0].Times, o.Duties[0].Demands = minutes, 1, []Demand{{"HAND", people.Some}}
		if days > 0 {
			o.Vacancy.Start = matchDay.AddDays(days)
		}
		return o
	}
	offered := job("F", 600, 0)
	offered.Vacancy.Offers = []string{"LIFT"}
	var order []string
	for _, r := range NewMatcher(matchRules()).ForPerson(s, []Opening{job("E", 90, 0), job("D", 60, 0), job("C", 60, 30), job("B", 60, 5), job("A", 60, 5), offered}, false) {
		order = append(order, fmt.Sprint(r.Ref, " ", r.Uncovered))
	}
	if got := strings.Join(order, ", "); got != "F 0, A 60, B 60, C 60, D 60, E 90" {
		t.Error(got)
	}
}

func TestNothingRecordedIsAskedAndNeverCrashes(t *testing.T) {
	r := NewMatcher(Rules{Today: matchDay}).Explain(Seeker{}, Opening{})
	if r.Verdict != Ask || r.Score == 0 || r.ToAsk < 8 || len(r.Missing) < 8 {
		t.Errorf("%s %d, %d to ask, missing %q", r.Verdict, r.Score, r.ToAsk, r.Missing)
	}
	s, o := somebody(), somewhere()
	s.Profile, o.Duties = people.Profile{}, nil
	r = NewMatcher(matchRules()).Explain(s, o)
	if r.Stopped() || !slices.Contains(r.Missing, "the duties of the job") || !slices.Contains(r.Missing, "the work that the person wants") {
		t.Errorf("%s, missing %q", r.Verdict, r.Missing)
	}
}

// Whatever was typed or imported, each criterion has its words, and none of them is broken.
func TestAnyTextIsMatched(t *testing.T) {
	m := NewMatcher(matchRules())
	text := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"", " ", "é", "–", "24:00", "9:30", "99:99", "HAND", "ZERO", "92", "&", "Łódź's"}))
	rapid.Check(t, func(t *rapid.T) {
		draw := func() string { return text.Draw(t, "text") }
		number := func() int { return rapid.IntRange(-5, 200_000).Draw(t, "number") }
		s, o := somebody(), somewhere()
		p, v := &s.Profile, &o.Vacancy
		p.Roles, p.Sectors, p.NotBefore, p.NotAfter, p.TravelModes = []string{draw(), draw()}, []string{draw()}, draw(), draw(), []string{draw(), "bus"}
		p.Needs = []people.Need{{Barrier: draw()}, {Barrier: "HAND"}}
		p.Skills, p.Licences, p.ContractsRefused, p.PayMin, p.PayMinUnit = []people.Skill{{Name: draw()}}, []people.Licence{{Name: draw()}}, []string{draw()}, number(), people.PayUnit(draw())
		p.HoursMin, p.HoursMax, p.TravelMax, s.Town, s.Postcode = number(), number(), number(), draw(), draw()
		v.Title, v.SOC, v.SIC, v.FromTime, v.ToTime, v.Town, v.Postcode, v.Contract = draw(), draw(), []string{draw()}, draw(), draw(), draw(), draw(), draw()
		v.Essential, v.Licences, v.Offers, v.Demands, v.HoursMin, v.HoursMax = []string{draw()}, []string{draw()}, []string{draw()}, []Demand{{Barrier: draw()}}, number(), number()
		v.Pay, v.PayUnit, v.PayHours = number(), people.PayUnit(draw()), number()
		holdsTogether(t, m.Explain(s, o))
	})
}

func TestSomebodyNotYetNamedIsMarked(t *testing.T) {
	s := somebody()
	permit := func(p people.Permission, employer string) people.Permit {
		return people.Permit{ID: people.PermitID(p.Code() + employer), Permission: p, Employer: employer, From: matchDay, Until: matchDay.AddDays(9)}
	}
	back := permit(people.P2, "e")
	back.Withdrawn = matchDay
	for _, c := range []struct {
		permits []people.Permit
		unnamed bool
	}{{nil, true}, {[]people.Permit{permit(people.P2, ""), back}, true}, {[]people.Permit{permit(people.P1, "")}, true}, {[]people.Permit{permit(people.P2, "")}, false},
		{[]people.Permit{permit(people.P2, ""), permit(people.P1, "e")}, true}, {[]people.Permit{permit(people.P2, "e")}, false}, {[]people.Permit{permit(people.P2, "f")}, true}} {
		s.Permits = c.permits
		if r := NewMatcher(matchRules()).ForVacancy(somewhere(), []Seeker{s}, false)[0]; r.Unnamed != c.unnamed || r.Title != s.Name || r.Ref != s.Ref {
			t.Errorf("%+v: %+v", c.permits, r)
		}
	}
}

func TestJudgingAllocatesNothing(t *testing.T) {
	s, o := crowdOf(20, 20)
	m := NewMatcher(matchRules())
	var j Judgement
	for i := range s {
		seeker, opening := m.Seeker(&s[i]), m.Opening(&o[i])
		if n := testing.AllocsPerRun(10, func() { m.Judge(seeker, opening, &j) }); n > 0 {
			t.Fatalf("%v allocations", n)
		}
	}
}

package brokerage

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"jobwright/internal/people"
)

// helps is a small catalogue: H helps with lifting, S with noise, B with both.
var helps = Rules{Catalogue: []Adjustment{{Code: "H", Label: "Trolley for loads", Barriers: []string{"LIFT"}}, {Code: "S", Label: "Quiet room", Barriers: []string{"NOISE"}}, {Code: "B", Label: "Work at night", Barriers: []string{"LIFT", "NOISE"}}},
	Barriers: []people.Code{{Code: "LIFT", Label: "Lifting"}, {Code: "NOISE", Label: "Noise"}, {Code: "PHONE", Label: "Phone calls"}}}

// randomCase is a small job with others beside it and a person, full of equal minutes and costs, so that ties are common.
func randomCase(r *rand.Rand) SuggestInput {
	barriers := []string{"LIFT", "NOISE", "PHONE"}
	duty := func(i int) Duty {
		d := Duty{Name: fmt.Sprint("duty ", i), Place: i, Minutes: []int{0, 15, 30, 30, 60, 45}[r.IntN(6)], Times: []float64{1, 2, 5, 0.5, 0.23}[r.IntN(5)], Marginal: r.IntN(2) == 0, Undone: r.IntN(6) == 0}
		if r.IntN(2) == 0 {
			d.DoneBy = []string{"Mei", "Jon"}[r.IntN(2)]
			if r.IntN(3) > 0 {
				d.Cost = Pence(1000 + 100*r.IntN(3))
			}
		}
		for _, b := range barriers {
			if r.IntN(6) == 0 {
				d.Demands = append(d.Demands, Demand{b, people.Some})
			}
		}
		return d
	}
	in := SuggestInput{Rules: helps, Seeker: Seeker{ID: "p", Name: "Sam Example"}, Base: Opening{Vacancy: Vacancy{ID: "base", Title: "Assistant"}}}
	for i := range 1 + r.IntN(7) {
		in.Base.Duties = append(in.Base.Duties, duty(i))
	}
	for v := range r.IntN(3) {
		o := Opening{Vacancy: Vacancy{ID: VacancyID(fmt.Sprint("other ", v))}}
		for i := range 1 + r.IntN(3) {
			o.Duties = append(o.Duties, duty(i))
		}
		if r.IntN(4) == 0 {
			o.Agreed = []string{"S"}
		}
		in.Others = append(in.Others, o)
	}
	if r.IntN(3) == 0 {
		in.Base.Vacancy.Offers = []string{"H"}
	}
	if r.IntN(2) == 0 {
		in.Base.Vacancy.HoursMax = 60 * (1 + r.IntN(8))
	}
	for _, b := range barriers {
		if n := r.IntN(4); n == 0 {
			in.Seeker.Profile.Needs = append(in.Seeker.Profile.Needs, people.Need{Barrier: b, Level: people.Major})
		} else if n == 1 {
			in.Seeker.Profile.Needs = append(in.Seeker.Profile.Needs, people.Need{Barrier: b, Level: people.Some})
		}
	}
	if r.IntN(2) == 0 {
		in.Seeker.Profile.HoursMin = 30 * r.IntN(12)
	}
	if r.IntN(2) == 0 {
		in.Seeker.Profile.HoursMax = max(in.Seeker.Profile.HoursMin, 30*(1+r.IntN(14)))
	}
	return in
}

// bruteForce tries every choice of duties and says the best in the words of the rule, written without the solver: the names of what is
// kept, as "job: duty".
func bruteForce(in SuggestInput) (best []string, feasible bool) {
	type duty struct {
		Duty
		base bool
		from VacancyID
	}
	var all []duty
	var offered []string
	for i, o := range append([]Opening{in.Base}, in.Others...) {
		offered = append(append(offered, o.Vacancy.Offers...), o.Agreed...)
		for _, d := range o.Duties {
			all = append(all, duty{d, i == 0, o.Vacancy.ID})
		}
	}
	resolved := map[string]bool{}
	for _, a := range in.Rules.Catalogue {
		for _, b := range a.Barriers {
			if slices.Contains(offered, a.Code) {
				resolved[b] = true
			}
		}
	}
	high := in.Seeker.Profile.HoursMax
	if high == 0 {
		high = in.Base.Vacancy.HoursMax
	}
	if high == 0 {
		for _, d := range in.Base.Duties {
			high += d.WeeklyMinutes()
		}
	}
	if high == 0 {
		for _, d := range all {
			high += d.WeeklyMinutes()
		}
	}
	var bestScore []int
next:
	for set := range 1 << len(all) {
		essential, minutes, changes, released := 0, 0, 0, 0
		var names []string
		early := make([]int, len(all))
		for i, d := range all {
			if set>>i&1 == 0 {
				if d.base {
					changes++
				}
				continue
			}
			for _, n := range in.Seeker.Profile.Needs {
				for _, demand := range d.Demands {
					if n.Level == people.Major && n.Barrier == demand.Barrier && !resolved[n.Barrier] {
						continue next
					}
				}
			}
			early[i] = 1
			minutes += d.WeeklyMinutes()
			if d.base && !d.Marginal {
				essential += d.WeeklyMinutes()
			}
			if !d.base {
				changes++
			}
			if d.DoneBy != "" && d.Cost.Known && !d.Undone {
				released += d.WeeklyMinutes() * d.Cost.Pence
			}
			names = append(names, fmt.Sprint(d.from, ": ", d.Name))
		}
		if minutes == 0 || minutes < in.Seeker.Profile.HoursMin || minutes > high {
			continue
		}
		if score := append([]int{essential, minutes, -changes, released}, early...); !feasible || slices.Compare(score, bestScore) > 0 {
			best, bestScore, feasible = names, score, true
		}
	}
	return best, feasible
}

func TestSuggestFindsWhatTryingEverythingFinds(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 2026))
	possible := 0
	for n := range 1500 {
		in := randomCase(r)
		want, feasible := bruteForce(in)
		got := Suggest(in)
		var names []string
		for _, task := range got.Tasks(Keep, Add) {
			names = append(names, fmt.Sprint(task.Vacancy, ": ", task.Name))
		}
		if got.Feasible != feasible || got.Optimal != feasible || !slices.Equal(names, want) {
			t.Fatalf("case %d: kept %v (%v), want %v (%v)\n%+v", n, names, got.Feasible, want, feasible, in)
		}
		if feasible {
			possible++
		} else if got.Because == "" || got.Change == "" {
			t.Errorf("case %d is not possible and does not say why (%q) or what would help (%q)", n, got.Because, got.Change)
		}
	}
	if possible < 500 {
		t.Errorf("only %d cases were possible", possible)
	}
}

// sixty is a job of sixty duties, of odd lengths, with hours that no choice meets easily.
func sixty() SuggestInput {
	in := SuggestInput{Rules: helps, Base: Opening{Vacancy: Vacancy{ID: "v", Title: "All"}}, Seeker: Seeker{Profile: people.Profile{HoursMin: 9000, HoursMax: 10080, Needs: []people.Need{{Barrier: "LIFT", Level: people.Major}}}}}
	for i := range 60 {
		d := Duty{Name: fmt.Sprint("duty ", i), Place: i, Minutes: 37 + 11*i%97, Times: float64(1 + i%5), Marginal: i%3 == 0, DoneBy: "Jo", Cost: Pence(1000 + i)}
		if i%10 == 0 {
			d.Demands = []Demand{{"LIFT", people.Major}}
		}
		in.Base.Duties = append(in.Base.Duties, d)
	}
	return in
}

func BenchmarkSuggestSixtyDuties(b *testing.B) {
	in := sixty()
	for b.Loop() {
		Suggest(in)
	}
}

func TestADutyThatClashesMovesToWhoDoesItNow(t *testing.T) {
	in := SuggestInput{Rules: helps, Seeker: Seeker{ID: "p", Name: "Sam Example", Profile: people.Profile{HoursMax: 720, Needs: []people.Need{{Barrier: "LIFT", Level: people.Major}}}},
		Base: Opening{Vacancy: Vacancy{ID: "v", Title: "Porter", Pay: 1300, PayKnown: true, HoursMin: 1200}, Duties: []Duty{
			{Name: "Lift boxes", Minutes: 60, Times: 5, Demands: []Demand{{"LIFT", people.Some}}, DoneBy: "Mei", Cost: Pence(1250)},
			{Name: "Write labels", Place: 1, Minutes: 120, Times: 5},
			{Name: "Answer calls", Place: 2, Minutes: 60, Times: 2, Marginal: true}}},
		Others: []Opening{{Vacancy: Vacancy{ID: "w"}, Duties: []Duty{{Name: "Sort post", Minutes: 60, Times: 5}}}}}
	s := Suggest(in)
	if !s.Feasible || s.Sums.Weekly != 720 || s.Carving.Pay != Pence(1300) || s.Carving.Participant != "p" {
		t.Fatalf("%+v", s)
	}
	moved := s.Tasks(Move)
	if len(moved) != 1 || moved[0].Name != "Lift boxes" || moved[0].To != "Mei" || s.Sums.Absorbed != Pence(6250) || len(s.Carving.Tasks) != 3 {
		t.Errorf("moved %+v, sums %+v", moved, s.Sums)
	}
	for _, word := range []string{"2 of 3 duties stay", "12 hours a week", "Lift boxes", "lifting"} {
		if !strings.Contains(s.Because, word) {
			t.Errorf("%q does not say %q", s.Because, word)
		}
	}

	in.Base.Agreed = []string{"H"} // with a trolley, lifting is no clash: the essential duties go in front
	if s := Suggest(in); len(s.Tasks(Keep)) != 1 && s.Sums.Weekly > 720 {
		t.Errorf("with the trolley: %+v", s.Carving.Tasks)
	}
}

// What is said to help has to help.
func TestTheOneChangeMakesItPossible(t *testing.T) {
	label := Duty{Name: "Write labels", Minutes: 60, Times: 5}
	lift := Duty{Name: "Lift boxes", Minutes: 120, Times: 5, Demands: []Demand{{"LIFT", people.Some}}}
	call := Duty{Name: "Answer calls", Minutes: 120, Times: 5, Demands: []Demand{{"PHONE", people.Some}}}
	job := func(hours int, duties ...Duty) Opening {
		return Opening{Vacancy: Vacancy{ID: "v", HoursMin: hours}, Duties: duties}
	}
	wants := func(low, high int) people.Profile {
		return people.Profile{HoursMin: low, HoursMax: high, Needs: []people.Need{{Barrier: "LIFT", Level: people.Major}, {Barrier: "PHONE", Level: people.Major}}}
	}
	for _, c := range []struct {
		name            string
		in              SuggestInput
		because, change string
		apply           func(*SuggestInput)
	}{
		{"no duties", SuggestInput{Base: job(600)}, "no duties", "List what is done", func(in *SuggestInput) { in.Base.Duties = []Duty{label} }},
		{"no minutes", SuggestInput{Base: job(600, Duty{Name: "Help out"})}, "how long", "how many minutes", func(in *SuggestInput) { in.Base.Duties[0] = label }},
		{"an adjustment", SuggestInput{Seeker: Seeker{Profile: wants(600, 900)}, Base: job(0, label, lift)}, "“Lift boxes” (lifting)", "agrees to this adjustment: Trolley for loads",
			func(in *SuggestInput) { in.Base.Agreed = []string{"H"} }},
		{"something that the catalogue does not have", SuggestInput{Seeker: Seeker{Profile: wants(600, 900)}, Base: job(0, call)}, "Every duty clashes", "helps with phone calls",
			func(in *SuggestInput) { in.Base.Duties[0].Demands = nil }},
		{"fewer hours", SuggestInput{Seeker: Seeker{Profile: wants(600, 900)}, Base: job(0, label)}, "No choice of duties", "5 hours a week as the fewest hours instead of 10 hours", func(in *SuggestInput) { in.Seeker.Profile.HoursMin = 300 }},
		{"more hours", SuggestInput{Seeker: Seeker{Profile: wants(0, 240)}, Base: job(0, label)}, "No choice of duties", "5 hours a week as the most hours instead of 4 hours", func(in *SuggestInput) { in.Seeker.Profile.HoursMax = 300 }},
		{"the job is too small", SuggestInput{Seeker: Seeker{Profile: wants(600, 0)}, Base: job(300, label)}, "wants at least 10 hours a week and the job has 5 hours", "5 hours a week as the fewest", func(in *SuggestInput) { in.Seeker.Profile.HoursMin = 300 }},
	} {
		c.in.Rules = helps
		s := Suggest(c.in)
		if s.Feasible || s.Optimal || !strings.Contains(s.Because, c.because) || !strings.Contains(s.Change, c.change) {
			t.Errorf("%s: %v %q %q", c.name, s.Feasible, s.Because, s.Change)
		}
		if c.apply(&c.in); !Suggest(c.in).Feasible {
			t.Errorf("%s: still not possible after the change", c.name)
		}
	}
}

package brokerage

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"jobwright/internal/people"
)

// crowd makes up people and jobs, the same each time.
type crowd struct{ *rand.Rand }

func newCrowd() crowd { return crowd{rand.New(rand.NewPCG(4, 7))} }

func pick[T any](c crowd, list ...T) T { return list[c.IntN(len(list))] }

func (c crowd) some(n int, list ...string) (out []string) {
	for range c.IntN(n + 1) {
		out = append(out, pick(c, list...))
	}
	return out
}

var (
	crowdTitles   = []string{"Kitchen porter", "Warehouse operative", "Sales assistant", "Cleaner", "Care worker", "Administrator", "Gardener", "Baker", "Driver", "Receptionist"}
	crowdSkills   = []string{"Till work", "Baking", "Driving", "Spreadsheets", "Cleaning", "Customer service", "Food hygiene level 2", "Polish"}
	crowdBarriers = []string{"HAND", "SENS", "ANX", "SLEEP", "CONC", "MOB", "MEM", "SOCIAL"}
	crowdTowns    = []string{"Sheffield", "Rotherham", "Leeds", "Dinnington", "Atlantis", ""}
)

func (c crowd) seeker(i int) Seeker {
	p := people.Profile{Roles: c.some(3, append(crowdTitles, "92", "4")...), Sectors: c.some(4, "A", "C", "G", "I", "N", "Q"), RefusedSectors: c.some(1, "C", "G", "Q"),
		HoursMin: 60 * pick(c, 0, 4, 10, 16), HoursMax: 60 * pick(c, 0, 16, 20, 37), Days: people.Days(c.IntN(128)), NotBefore: pick(c, "", "08:00", "09:30"),
		NotAfter: pick(c, "", "15:00", "18:00"), Nights: pick(c, people.Yes, people.No, ""), Weekends: pick(c, people.Yes, people.No, ""),
		PayMin: pick(c, 0, 1271, 1350), PayMinUnit: people.Hourly, TravelMax: pick(c, 0, 20, 45, 60), TravelModes: c.some(3, "walk", "bus", "car", "train"),
		ContractsRefused: c.some(1, "SEASONAL", "TEMP_AGENCY"), ZeroHoursOK: pick(c, people.Yes, people.No, "")}
	for _, s := range c.some(4, crowdSkills...) {
		p.Skills = append(p.Skills, people.Skill{Name: s})
	}
	for _, b := range c.some(3, crowdBarriers...) {
		p.Needs = append(p.Needs, people.Need{Barrier: b, Level: pick(c, people.Some, people.Major)})
	}
	for _, l := range c.some(1, "Driving licence") {
		p.Licences = append(p.Licences, people.Licence{Name: l})
	}
	return Seeker{ID: people.ParticipantID(fmt.Sprint("p", i)), Ref: fmt.Sprint("P", i), Name: fmt.Sprint("Person ", i), Active: c.IntN(10) > 0, Town: pick(c, crowdTowns...), Profile: p}
}

func (c crowd) opening(i int) Opening {
	v := Vacancy{ID: VacancyID(fmt.Sprint("v", i)), Ref: fmt.Sprint("V", i), Employer: "e", Title: pick(c, crowdTitles...), SOC: pick(c, "", "9", "92", "41"),
		SIC: c.some(1, "56101", "10710", "47110", "86101"), HoursMin: 60 * pick(c, 0, 8, 16, 37), Days: people.Days(c.IntN(128)), FromTime: pick(c, "", "06:00", "09:00", "22:00"),
		ToTime: pick(c, "", "12:00", "17:00", "06:00"), Nights: pick(c, people.Yes, people.No, ""), Pay: pick(c, 0, 1271, 1350, 900), PayUnit: people.Hourly,
		Contract: pick(c, "PERM", "ZERO", "SEASONAL", ""), Remote: pick(c, "", "no", "yes"), Town: pick(c, crowdTowns...), Essential: c.some(2, crowdSkills...),
		Desirable: c.some(3, crowdSkills...), Licences: c.some(1, "Driving licence"), Offers: c.some(2, "QUIET", "LIFT", "LATER"), Start: matchDay.AddDays(c.IntN(60) - 20),
		Closing: matchDay.AddDays(c.IntN(60) - 5)}
	o := Opening{Vacancy: v, Employer: EmployerFacts{ID: "e", Name: "Hallam Café", Sections: []string{"I"}, Stage: pick(c, "", "0", "2", "9"), Hired: c.IntN(3) == 0}}
	for _, b := range c.some(2, crowdBarriers...) {
		o.Vacancy.Demands = append(o.Vacancy.Demands, Demand{b, people.Some})
	}
	for k := range 8 {
		d := Duty{ID: DutyID(fmt.Sprint("d", i, "-", k)), Vacancy: v.ID, Name: pick(c, "Wash pots", "Stack shelves", "Answer the phone", "Sweep up"), Minutes: 10 * c.IntN(12), Times: float64(c.IntN(6)), Marginal: c.IntN(3) == 0}
		for _, b := range c.some(2, crowdBarriers...) {
			d.Demands = append(d.Demands, Demand{b, people.Some})
		}
		o.Duties = append(o.Duties, d)
	}
	return o
}

func crowdOf(seekers, openings int) (s []Seeker, o []Opening) {
	c := newCrowd()
	for i := range seekers {
		s = append(s, c.seeker(i))
	}
	for i := range openings {
		o = append(o, c.opening(i))
	}
	return s, o
}

func BenchmarkJudge(b *testing.B) {
	s, o := crowdOf(100, 1000)
	m := NewMatcher(matchRules())
	var seekers []*ReadySeeker
	var openings []*ReadyOpening
	for i := range s {
		seekers = append(seekers, m.Seeker(&s[i]))
	}
	for i := range o {
		openings = append(openings, m.Opening(&o[i]))
	}
	var j Judgement
	b.ReportAllocs()
	for n := range b.N {
		m.Judge(seekers[n%100], openings[n%1000], &j)
	}
}

func BenchmarkForPerson(b *testing.B) {
	s, o := crowdOf(10, 10_000)
	m := NewMatcher(matchRules())
	b.ReportAllocs()
	for n := range b.N {
		m.ForPerson(s[n%10], o, true)
	}
}

package main

import (
	"encoding/csv"
	"fmt"
	"math"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"jobwright/assets"
	"jobwright/brokerage"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/places"
)

const (
	matchJobs   = 10_000
	matchPeople = 3_004
	matchRounds = 50
	matchCores  = 2
	pairsASec   = 1_000_000
)

// matchLines measure matching on two cores: one person against all jobs as the screen does it, every person against every job, what the
// memory comes to beside the records, and how the time grows with the jobs.
func matchLines() []line {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(matchCores))
	step("matching %s people and %s vacancies", thousands(matchPeople), thousands(matchJobs))
	jobs, seekers, records := matchRecords()
	m := brokerage.NewMatcher(matchRules())
	person := matchTimes(m, seekers, jobs, matchRounds)
	all, memory := allPairs(m, seekers, jobs), matchMemory(m, seekers[0], jobs)
	lines := []line{
		within(fmt.Sprintf("One person against %s vacancies with duties, ranked, the first %d explained", thousands(matchJobs), brokerage.Explained), person.median(), 25*time.Millisecond, len(person)),
		within("– p95", person.percentile(95), 0, len(person)),
		{what: fmt.Sprintf("%s people × %s vacancies on %d cores, a million pairs a second", thousands(matchPeople), thousands(matchJobs), matchCores),
			measured: fmt.Sprintf("%s, %.2f million a second", short(all), matchPeople*matchJobs/all.Seconds()/1e6),
			value:    ms(all), limit: float64(matchPeople * matchJobs / pairsASec * 1000), unit: "ms", rounds: 1},
		{what: "– memory of the match, against the records", measured: fmt.Sprint(memory>>20, " MB"), floor: fmt.Sprint(records>>20, " MB"),
			value: float64(memory) / float64(records), limit: 3, unit: "×", rounds: 1},
	}
	return append(lines, matchGrowth(m, seekers, jobs, person)...)
}

// matchGrowth compares what one job more costs among few jobs, ten times and a hundred times as many. What the explanations cost is the
// same for all and is taken off.
func matchGrowth(m *brokerage.Matcher, seekers []brokerage.Seeker, jobs []brokerage.Opening, person times) []line {
	explained := matchTimes(m, seekers, jobs[:brokerage.Explained], matchRounds).median()
	job := func(t times, n int) time.Duration {
		return (t.median() - explained) / time.Duration(n-brokerage.Explained)
	}
	few := job(matchTimes(m, seekers, jobs[:matchJobs/10], matchRounds), matchJobs/10)
	many := matchTimes(m, seekers, tenfold(jobs), matchRounds/5)
	return []line{
		ratio(fmt.Sprintf("– each job of %s; of %s", thousands(matchJobs), thousands(matchJobs/10)), job(person, matchJobs), few, 1.5, len(person)),
		ratio(fmt.Sprintf("– each job of %s; of %s", thousands(10*matchJobs), thousands(matchJobs/10)), job(many, 10*matchJobs), few, 1.5, len(many)),
	}
}

// matchTimes ranks the jobs for one person after another.
func matchTimes(m *brokerage.Matcher, seekers []brokerage.Seeker, jobs []brokerage.Opening, rounds int) (took times) {
	m.ForPerson(seekers[0], jobs, true)
	for i := range rounds {
		took.timed(func() {
			if len(m.ForPerson(seekers[i], jobs, true)) != len(jobs) {
				must(fmt.Errorf("a job is missing in a ranking"))
			}
		})
	}
	return took
}

// allPairs is how long it takes to prepare everybody and every job and to judge each person with each job.
func allPairs(m *brokerage.Matcher, seekers []brokerage.Seeker, jobs []brokerage.Opening) time.Duration {
	var took times
	took.timed(func() {
		ready := readyJobs(m, jobs)
		var next, judged atomic.Int64
		var wait sync.WaitGroup
		for range matchCores {
			wait.Go(func() {
				var j brokerage.Judgement
				for i := next.Add(1) - 1; i < int64(len(seekers)); i = next.Add(1) - 1 {
					s := m.Seeker(&seekers[i])
					for _, o := range ready {
						m.Judge(s, o, &j)
						judged.Add(int64(min(1, j.Score+1)))
					}
				}
			})
		}
		wait.Wait()
		if judged.Load() != int64(len(seekers)*len(jobs)) {
			must(fmt.Errorf("only %d pairs were judged", judged.Load()))
		}
	})
	return took[0]
}

func readyJobs(m *brokerage.Matcher, jobs []brokerage.Opening) []*brokerage.ReadyOpening {
	ready := make([]*brokerage.ReadyOpening, len(jobs))
	for i := range jobs {
		ready[i] = m.Opening(&jobs[i])
	}
	return ready
}

// matchMemory is what a ranking and all jobs prepared for many of them take beside the records.
func matchMemory(m *brokerage.Matcher, s brokerage.Seeker, jobs []brokerage.Opening) (bytes int64) {
	before := heap()
	ready, results := readyJobs(m, jobs), m.ForPerson(s, jobs, true)
	bytes = heap() - before
	runtime.KeepAlive(ready)
	runtime.KeepAlive(results)
	return max(0, bytes)
}

// heap is what is in use after a collection.
func heap() int64 {
	runtime.GC()
	var stats runtime.MemStats
	runtime.ReadMemStats(&stats)
	return int64(stats.HeapAlloc)
}

// tenfold is ten times the jobs, with references of their own and the same duties.
func tenfold(jobs []brokerage.Opening) (all []brokerage.Opening) {
	for i := range 10 {
		for _, o := range jobs {
			o.Vacancy.ID, o.Vacancy.Ref = o.Vacancy.ID+brokerage.VacancyID(fmt.Sprint("-", i)), fmt.Sprint(o.Vacancy.Ref, "-", i)
			all = append(all, o)
		}
	}
	return all
}

// matchRules are the code lists of the program with its rates.
func matchRules() brokerage.Rules {
	r := brokerage.Rules{Today: today, Weights: brokerage.UsualWeights, Places: places.New(nil), Barriers: codeList("barrier_types"), Sections: codeList("sic2007_sections"),
		Contracts: codeList("contract_types"), Groups: slices.Concat(codeList("soc2020_major_groups"), codeList("soc2020_submajor_groups"))}
	for _, row := range codeRows("adjustment_catalogue") {
		r.Catalogue = append(r.Catalogue, brokerage.Adjustment{Code: row[0], Label: row[2], Barriers: strings.Split(row[4], "|")})
	}
	for _, row := range codeRows("statutory_rates") {
		family, _, _ := strings.Cut(row[0], "_20")
		from, _ := day.Parse(row[4])
		to, _ := day.Parse(row[5])
		r.Rates = append(r.Rates, brokerage.Rate{Family: family, Label: row[1], Pence: int(math.Round(100 * get(strconv.ParseFloat(row[2], 64)))), From: from, To: to})
	}
	return r
}

func codeRows(list string) [][]string {
	f := get(assets.Codes.Open(list + ".csv"))
	defer f.Close()
	return get(csv.NewReader(f).ReadAll())[1:]
}

func codeList(list string) (codes []people.Code) {
	for _, row := range codeRows(list) {
		codes = append(codes, people.Code{Code: row[0], Label: row[1]})
	}
	return codes
}

// matchRecords makes up jobs with four to nine duties, and people, and says what memory they take.
func matchRecords() (jobs []brokerage.Opening, seekers []brokerage.Seeker, bytes int64) {
	before := heap()
	w := newWriter(31)
	for i := range matchJobs {
		jobs = append(jobs, w.job(i))
	}
	for i := range matchPeople {
		seekers = append(seekers, w.seeker(i))
	}
	return slices.Clip(jobs), slices.Clip(seekers), heap() - before
}

var (
	jobTitles  = strings.Split("Kitchen porter,Warehouse operative,Sales assistant,Cleaner,Care worker,Office administrator,Gardener,Baker,Van driver,Receptionist,Library assistant,Packing operative", ",")
	jobSkills  = strings.Split("Till work,Baking,Driving,Spreadsheets,Cleaning,Customer service,Food hygiene level 2,Polish,Stock control,Filing", ",")
	jobDuties  = strings.Split("Wash pots,Stack shelves,Answer the phone,Sweep up,Take in deliveries,Pack orders,Serve at the counter,Write the rota,File papers,Wipe tables", ",")
	jobNeeds   = strings.Fields("HAND SENS ANX SLEEP CONC MOB MEM SOCIAL FATIGUE READ")
	jobAdjusts = strings.Fields("HOURS-01 HOURS-02 HOURS-05 PLACE-04 DUTIES-06 COMM-01 COMM-08")
	jobShapes  = strings.Fields("PERM PERM FIXED ZERO TEMP_AGENCY SEASONAL")
)

// pick is one of a list; some are at most n of them.
func (w *writer) pick(list []string) string { return list[w.n(len(list))] }

func (w *writer) some(n int, list []string) (out []string) {
	for range w.n(n + 1) {
		out = append(out, w.pick(list))
	}
	return out
}

func (w *writer) demands(n int) (list []brokerage.Demand) {
	for _, b := range w.some(n, jobNeeds) {
		list = append(list, brokerage.Demand{Barrier: b, Level: people.Some})
	}
	return list
}

func (w *writer) job(i int) brokerage.Opening {
	id := brokerage.VacancyID(fmt.Sprintf("0190-job-%08d-0000-0000", i))
	town := w.n(len(towns))
	least := 60 * (8 + w.n(22))
	o := brokerage.Opening{Employer: brokerage.EmployerFacts{Name: w.firm(), Sections: []string{w.pick(strings.Fields("C G I N Q"))}, Stage: fmt.Sprint(w.n(5)), Town: towns[town]},
		Vacancy: brokerage.Vacancy{ID: id, Ref: fmt.Sprint("V", i), Title: w.pick(jobTitles), SOC: w.pick(strings.Fields("92 91 41 61 71 82")), HoursMin: least, HoursMax: least + 60*w.n(10),
			Days: people.Days(1 + w.n(127)), FromTime: fmt.Sprintf("%02d:00", 6+w.n(5)), ToTime: fmt.Sprintf("%02d:30", 13+w.n(6)), Pay: 1200 + w.n(400), PayKnown: true,
			PayUnit: people.Hourly, Contract: w.pick(jobShapes), Town: towns[town], Start: today.AddDays(w.n(90)), Essential: w.some(2, jobSkills), Desirable: w.some(3, jobSkills),
			Demands: w.demands(2), Offers: w.some(3, jobAdjusts), Status: brokerage.VacancyOpen, HowToApply: w.note(), Description: w.note() + " " + w.note()}}
	for k := range 4 + w.n(6) {
		o.Duties = append(o.Duties, brokerage.Duty{ID: brokerage.DutyID(fmt.Sprint(id, "-", k)), Vacancy: id, Place: k, Name: w.pick(jobDuties), Minutes: 15 * (1 + w.n(12)),
			Times: float64(1 + w.n(5)), Marginal: w.n(3) == 0, Demands: w.demands(2), DoneBy: w.pick(firms), Cost: brokerage.Pence(1300)})
	}
	return o
}

func (w *writer) seeker(i int) brokerage.Seeker {
	p := people.Profile{Roles: w.some(4, jobTitles), Sectors: w.some(3, strings.Fields("C G I N Q")), HoursMin: 60 * (4 + w.n(12)), HoursMax: 60 * (16 + w.n(22)),
		Days: people.Days(1 + w.n(127)), NotBefore: fmt.Sprintf("%02d:00", 6+w.n(4)), PayMin: 1100 + w.n(200), TravelMax: 20 + w.n(60), TravelModes: []string{"bus", "walk"}}
	for _, s := range w.some(5, jobSkills) {
		p.Skills = append(p.Skills, people.Skill{Name: s})
	}
	for _, b := range w.some(4, jobNeeds) {
		p.Needs = append(p.Needs, people.Need{Barrier: b, Level: people.Major})
	}
	return brokerage.Seeker{ID: people.ParticipantID(fmt.Sprintf("0190-person-%08d", i)), Ref: fmt.Sprint("P", i), Name: w.pick(firms) + " Example", Active: true, Town: w.pick(towns), Profile: p}
}

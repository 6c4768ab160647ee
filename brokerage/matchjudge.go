package brokerage

import (
	"math"
	"slices"
	"strings"

	"jobwright/internal/people"
)

// why says in which case of its criterion a person and a job are, so that the judgement and the words about it cannot differ.
type why uint8

const (
	_ why = iota
	roleWanted
	roleOther
	noRoles
	sectorWanted
	sectorRefused
	sectorOther
	sectorUnknown
	noSectors
	skillsHeld
	skillsMissing
	noLicences
	licencesHeld
	licenceMissing
	licenceMarginal
	hoursFit
	hoursMore
	hoursLess
	hoursUnknown
	daysFit
	jobDaysUnknown
	theirDaysUnknown
	weekendsUnknown
	someDays
	noDays
	someTimes
	noTimes
	jobTimesUnknown
	nightsUnknown
	someNights
	noNights
	fromHome
	wayByHand
	wayEstimated
	wayInTown
	placeUnknown
	placeAmbiguous
	modeUnknown
	limitUnknown
	noClash
	clashCovered
	clashMarginal
	clashListed
	clashOpen
	payFits
	payUnder
	payUnlawful
	payYoung
	paySelf
	payUnclear
	payNotComparable
	contractFits
	contractRefused
	contractUnknown
	zeroUnasked
	employerOpen
	employerUnknown
	employerBarred
	employerRefused
	employerForbidden
)

// found is what one criterion found, before it is put in words.
type found struct {
	verdict Verdict
	why     why
	value   float64 // 0 to 1
	n, m    int     // the figures of the case: choice n of m, minutes, how many are missing
}

// valueOf is what a verdict counts where its criterion has no scale of its own.
var valueOf = [...]float64{Fits: 1, Adjust: 1, Carve: 0.8, Ask: 0.5, Stop: 0}

func fits(why why) found  { return found{Fits, why, valueOf[Fits], 0, 0} }
func carve(why why) found { return found{Carve, why, valueOf[Carve], 0, 0} }
func ask(why why) found   { return found{Ask, why, valueOf[Ask], 0, 0} }
func stop(why why) found  { return found{Stop, why, valueOf[Stop], 0, 0} }

// Tally is what all criteria come to.
type Tally struct {
	Score     int // tenths of a point, 0 to 1000, rounded half up
	Verdict   Verdict
	Known     Verdict // the worst that is not ask
	ToAsk     int
	Uncovered int // weekly minutes of duties with a clash that nothing offered or agreed covers
}

// Judgement is what the criteria found about one person and one job.
type Judgement struct {
	Tally
	found [Criteria]found
}

// Judge compares a person with a job. It allocates nothing.
func (m *Matcher) Judge(s *ReadySeeker, o *ReadyOpening, j *Judgement) {
	j.found = [Criteria]found{role(s, o), sector(s, o), skills(s, o), licences(s, o), hours(s, o), days(s, o), travel(s, o), demands(s, o),
		pay(s, o), contract(s, o), employer(s, o)}
	j.Verdict, j.Known, j.ToAsk = Fits, Fits, 0
	sum := 0.0
	for i := range j.found {
		f := &j.found[i]
		sum += m.weights[i] * f.value
		j.Verdict = max(j.Verdict, f.verdict)
		if f.verdict == Ask {
			j.ToAsk++
		} else {
			j.Known = max(j.Known, f.verdict)
		}
	}
	j.Score = int(math.Floor(1000*sum + 0.5 + 1e-7)) // what is lost in binary must not turn 71.25 into 71.2
	j.Uncovered = 0
	if w := j.found[Demands].why; w == clashMarginal || w == clashListed || w == clashOpen {
		j.Uncovered = uncovered(s, o)
	}
}

// role: the occupation group of the job, of one or two figures, or a word of its title is among the wanted roles; the earlier the role,
// the more it counts.
func role(s *ReadySeeker, o *ReadyOpening) found {
	n := len(s.roles)
	if n == 0 {
		return ask(noRoles)
	}
	for k := range s.roles {
		if s.roles[k].is(o) {
			return found{Fits, roleWanted, 1 - 0.3*float64(k)/float64(max(1, n-1)), k + 1, n}
		}
	}
	return ask(roleOther)
}

// is says that a job is of the wanted role. A job in group 92 is also one in group 9, but not the other way round.
func (r *wantedRole) is(o *ReadyOpening) bool {
	if r.soc != "" && strings.HasPrefix(o.soc, r.soc) {
		return true
	}
	for _, w := range r.words {
		if slices.Contains(o.title, w) {
			return true
		}
	}
	return false
}

// sector: one of the job's sections is wanted; the leading one refused is a stop.
func sector(s *ReadySeeker, o *ReadyOpening) found {
	switch {
	case s.sectors&o.sections != 0:
		return fits(sectorWanted)
	case s.refused&o.leading != 0:
		return stop(sectorRefused)
	case o.sections == 0:
		return ask(sectorUnknown)
	case s.sectors == 0:
		return ask(noSectors)
	}
	return ask(sectorOther)
}

// skills: all essential ones are held; the desirable ones add up to a fifth.
func skills(s *ReadySeeker, o *ReadyOpening) found {
	missing := 0
	for _, key := range o.essential {
		if !slices.Contains(s.skills, key) {
			missing++
		}
	}
	if missing > 0 {
		return found{Ask, skillsMissing, valueOf[Ask], missing, len(o.essential)}
	}
	if len(o.desirable) == 0 {
		return fits(skillsHeld)
	}
	held := 0
	for _, key := range o.desirable {
		if slices.Contains(s.skills, key) {
			held++
		}
	}
	return found{Fits, skillsHeld, 0.8 + 0.2*float64(held)/float64(len(o.desirable)), held, len(o.desirable)}
}

// licences: all that are needed are held today. One that only marginal duties need can be carved out.
func licences(s *ReadySeeker, o *ReadyOpening) found {
	f := fits(noLicences)
	for i := range o.licences {
		l := &o.licences[i]
		switch {
		case slices.Contains(s.licences, l.key):
			f.why = max(f.why, licencesHeld)
		case !l.marginal:
			return stop(licenceMissing)
		default:
			f = carve(licenceMarginal)
		}
	}
	return f
}

// hours: what the job offers and what the person wants overlap; a limit that the person left blank is no limit.
func hours(s *ReadySeeker, o *ReadyOpening) found {
	switch {
	case o.most == 0:
		return ask(hoursUnknown)
	case s.Profile.HoursMax > 0 && o.least > s.Profile.HoursMax:
		return carve(hoursMore)
	case o.most < s.Profile.HoursMin:
		return ask(hoursLess)
	}
	return fits(hoursFit)
}

// demands: each demand of the job that meets a need is a clash, which can be arranged or is to be asked about: it never stops. What is
// arranged counts as a fit. The worst clash counts.
func demands(s *ReadySeeker, o *ReadyOpening) found {
	f := found{Fits, noClash, 1, 0, 0}
	for i := range o.demands {
		d := &o.demands[i]
		for k := range s.needs {
			if s.needs[k].barrier == d.barrier {
				f.n++
				if c := clash(&s.needs[k], d); c.verdict > f.verdict || c.verdict == f.verdict && c.why > f.why {
					f.verdict, f.why, f.value = c.verdict, c.why, c.value
				}
			}
		}
	}
	return f
}

// clash is one demand that meets a need, in the order in which a way out is looked for.
func clash(n *readyNeed, d *readyDemand) found {
	switch {
	case d.covered:
		return found{verdict: Adjust, why: clashCovered, value: 1}
	case n.major && d.marginal:
		return found{verdict: Carve, why: clashMarginal, value: 1}
	case n.listed:
		return found{verdict: Adjust, why: clashListed, value: 1}
	}
	return ask(clashOpen)
}

// uncovered is how many minutes a week the duties take that have a clash which nothing offered or agreed covers.
func uncovered(s *ReadySeeker, o *ReadyOpening) (minutes int) {
	for i := range o.Duties {
		if s.open(o, o.Duties[i].Demands) {
			minutes += o.Duties[i].WeeklyMinutes()
		}
	}
	return minutes
}

// open says that one of a duty's demands meets a need and nothing covers it.
func (s *ReadySeeker) open(o *ReadyOpening, demands []Demand) bool {
	for i := range demands {
		for k := range s.needs {
			if s.needs[k].barrier == demands[i].Barrier && !o.covers(demands[i].Barrier) {
				return true
			}
		}
	}
	return false
}

func (o *ReadyOpening) covers(barrier string) bool {
	for i := range o.demands {
		if o.demands[i].barrier == barrier {
			return o.demands[i].covered
		}
	}
	return false
}

// contract: the kind of contract is not refused. Zero hours have a question of their own.
func contract(s *ReadySeeker, o *ReadyOpening) found {
	code := o.Vacancy.Contract
	switch {
	case code == "":
		return ask(contractUnknown)
	case slices.Contains(s.Profile.ContractsRefused, code), code == ZeroHours && s.Profile.ZeroHoursOK == people.No:
		return stop(contractRefused)
	case code == ZeroHours && s.Profile.ZeroHoursOK != people.Yes:
		return ask(zeroUnasked)
	}
	return fits(contractFits)
}

// ZeroHours is the code of a contract without hours. (contract_types)
const ZeroHours = "ZERO"

// employer: whether they may be contacted at all, and whether we know them.
func employer(s *ReadySeeker, o *ReadyOpening) found {
	e := &o.Employer
	switch {
	case e.DoNotContact:
		return stop(employerBarred)
	case slices.Contains(s.Profile.RefusedEmployers, string(e.ID)):
		return stop(employerRefused)
	case s.toward(e.ID).refused:
		return stop(employerForbidden)
	case e.Hired, e.Stage >= "1" && e.Stage <= "4" && len(e.Stage) == 1:
		return fits(employerOpen)
	}
	return ask(employerUnknown)
}

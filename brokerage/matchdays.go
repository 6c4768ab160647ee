package brokerage

import "jobwright/internal/people"

// window is a span of hours of a day, in minutes after midnight; -1 = not recorded. A window that ends before it begins goes over
// midnight.
type window struct{ from, to int }

const dayMinutes = 24 * 60

func windowOf(from, to string) window { return window{clock(from), clock(to)} }

// clock is a time of the day, "09:30", in minutes; -1 where it is none.
func clock(text string) int {
	if len(text) == 4 && text[1] == ':' {
		text = "0" + text
	}
	if len(text) < 5 || text[2] != ':' {
		return -1
	}
	for _, i := range [...]int{0, 1, 3, 4} {
		if text[i] < '0' || text[i] > '9' {
			return -1
		}
	}
	n := int(text[0]-'0')*600 + int(text[1]-'0')*60 + int(text[3]-'0')*10 + int(text[4]-'0')
	if n > dayMinutes || text[3] > '5' {
		return -1
	}
	return n
}

func (w window) known() bool { return w.from >= 0 && w.to >= 0 }

// overMidnight says that a shift goes on into the next day. One that ends at midnight does not.
func (w window) overMidnight() bool { return w.known() && w.to > 0 && w.to < w.from }

// days judges when the work is. Three things are looked at and the worst of them counts: on which days, at which times, and whether
// at night. Where the person's days are recorded, what they said about weekends is not asked; where they are not, it stands for
// Saturday and Sunday. A person's blank not-before or not-after is no limit.
func days(s *ReadySeeker, o *ReadyOpening) found {
	f := weekdays(&s.Profile, o.Vacancy.Days)
	if t := times(s.window, o.times); t.verdict > f.verdict {
		f = t
	}
	if n := nights(s.Profile.Nights, o); n.verdict > f.verdict {
		f = n
	}
	f.value = valueOf[f.verdict]
	return f
}

// weekdays judges on which days the work is.
func weekdays(p *people.Profile, job people.Days) found {
	if job == 0 {
		return found{verdict: Ask, why: jobDaysUnknown}
	}
	can, known := p.Days, people.AllWeek
	if p.Days == 0 {
		can, known = 0, 0
		if p.Weekends != "" {
			known = people.Weekend
		}
		if p.Weekends == people.Yes {
			can = people.Weekend
		}
	}
	switch {
	case job&^known != 0 && job&^known&^people.Weekend == 0:
		return found{verdict: Ask, why: weekendsUnknown}
	case job&^known != 0:
		return found{verdict: Ask, why: theirDaysUnknown}
	case job&^can == 0:
		return found{why: daysFit}
	case job&can == 0:
		return found{verdict: Stop, why: noDays}
	}
	return found{verdict: Carve, why: someDays}
}

// times judges at what time of the day the work is.
func times(person, job window) found {
	if person.from < 0 && person.to < 0 {
		return found{why: daysFit}
	}
	if !job.known() {
		return halfTimes(person, job)
	}
	shared, all := person.shared(job)
	switch shared {
	case all:
		return found{why: daysFit}
	case 0:
		return found{verdict: Stop, why: noTimes}
	}
	return found{verdict: Carve, why: someTimes}
}

// halfTimes judges a job of which only the beginning or the end is known, or neither.
func halfTimes(person, job window) found {
	switch {
	case job.from >= 0 && person.to < 0 && job.from >= person.from, job.to >= 0 && person.from < 0 && job.to <= person.to:
		return found{why: daysFit}
	case job.from >= 0 && person.to > person.from && job.from >= person.to, job.to >= 0 && job.to <= person.from && !person.overMidnight():
		return found{verdict: Stop, why: noTimes}
	}
	return found{verdict: Ask, why: jobTimesUnknown}
}

// shared is how many minutes of a job lie in the person's window, and how many the job has.
func (w window) shared(job window) (minutes, all int) {
	a, b := max(0, w.from), w.to
	if b < 0 {
		b = dayMinutes
	}
	if b <= a {
		b += dayMinutes
	}
	from, to := job.from, job.to
	if to <= from {
		to += dayMinutes
	}
	for k := -dayMinutes; k <= dayMinutes; k += dayMinutes {
		minutes += max(0, min(to, b+k)-max(from, a+k))
	}
	return min(minutes, to-from), to - from
}

// nights judges work at night. The job needs it where it says so, or where its shift goes over midnight and nothing is said. A person
// who works no nights could still do a shift by day of such a job.
func nights(answer people.Answer, o *ReadyOpening) found {
	needed := o.Vacancy.Nights == people.Yes || o.Vacancy.Nights == "" && o.times.overMidnight()
	switch {
	case !needed || answer == people.Yes:
		return found{why: daysFit}
	case answer == "":
		return found{verdict: Ask, why: nightsUnknown}
	case o.times.known() && !o.times.overMidnight() && o.times.to > 6*60 && o.times.from < 23*60:
		return found{verdict: Carve, why: someNights}
	}
	return found{verdict: Stop, why: noNights}
}

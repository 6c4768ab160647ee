package brokerage

import "jobwright/internal/people"

// readyPay is what a job pays, prepared for many comparisons, and what the law says of it.
type readyPay struct {
	hourly float64 // pence; 0 = not known
	weekly float64 // pence, of a weekly figure; 0 = it is for something else
	daily  float64
	law    PayVerdict
}

func (m *Matcher) payOf(v *Vacancy) (p readyPay) {
	p.law = LegalPay(*v, m.rules.Rates, v.PayDay(m.rules.Today)).Verdict
	p.hourly, _ = v.HourlyPay()
	switch v.PayUnit {
	case people.Weekly:
		p.weekly = float64(v.Pay)
	case people.Daily:
		p.daily = float64(v.Pay)
	}
	return p
}

// pay: at least what the person needs, and lawful whatever somebody's age.
func pay(s *ReadySeeker, o *ReadyOpening) found {
	under, comparable := s.underpaid(o)
	switch {
	case o.pay.law == PayBelow, o.pay.law == PayNone:
		return stop(payUnlawful)
	case under:
		return stop(payUnder)
	case o.pay.law == PaySelf:
		return ask(paySelf)
	case o.pay.law == PayUnknown:
		return ask(payUnclear)
	case o.pay.law == PayUnder21:
		return ask(payYoung)
	case !comparable:
		return ask(payNotComparable)
	}
	return fits(payFits)
}

// underpaid compares what the job pays with the person's minimum: an hour with an hour, a week with a week. A minimum for a month or a
// year is one for a week.
func (s *ReadySeeker) underpaid(o *ReadyOpening) (under, comparable bool) {
	least, offer := float64(s.Profile.PayMin), 0.0
	if least == 0 {
		return false, true
	}
	switch s.Profile.PayMinUnit {
	case people.Hourly, "":
		offer = o.pay.hourly
	case people.Daily:
		offer = o.pay.daily
	default:
		least, _ = HourlyPence(s.Profile.PayMin, s.Profile.PayMinUnit, 60) // the pay for one hour a week is the pay of the week
		offer = s.weekly(o)
	}
	return offer > 0 && offer < least-1e-6, offer > 0
}

// weekly is what a week brings: the pay of an hour for as many hours as the job has and the person wants, or else the weekly figure.
func (s *ReadySeeker) weekly(o *ReadyOpening) float64 {
	minutes := o.most
	if most := s.Profile.HoursMax; most > 0 {
		minutes = min(minutes, most)
	}
	if o.pay.hourly > 0 && minutes > 0 {
		return o.pay.hourly * float64(minutes) / 60
	}
	return o.pay.weekly
}

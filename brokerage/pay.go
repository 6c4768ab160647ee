package brokerage

import (
	"fmt"
	"math"
	"strings"

	"jobwright/internal/day"
	"jobwright/internal/people"
)

// weeksAYear turns a yearly figure into a weekly one. The few hours of the 365th day are left out, in favour of the employer.
const weeksAYear = 52

// HourlyPence is what a figure of pay comes to for an hour, in pence; minutes are the minutes a week that the figure is for. It is not
// known for a daily figure, and for a weekly, monthly or yearly one without minutes.
func HourlyPence(pay int, unit people.PayUnit, minutes int) (pence float64, known bool) {
	weekly := float64(pay)
	switch unit {
	case people.Hourly, "":
		return float64(pay), true
	case people.Weekly:
	case people.Monthly:
		weekly = weekly * 12 / weeksAYear
	case people.Yearly:
		weekly /= weeksAYear
	default:
		return 0, false
	}
	if minutes <= 0 {
		return 0, false
	}
	return weekly * 60 / float64(minutes), true
}

// HourlyPay is what a vacancy pays for an hour, in pence. A weekly figure without its hours is for the hours of the job, where those are
// one number.
func (v Vacancy) HourlyPay() (pence float64, known bool) {
	if v.Pay <= 0 && !v.PayKnown {
		return 0, false
	}
	minutes := v.PayHours
	if minutes == 0 && v.PayUnit == people.Weekly && (v.HoursMax == 0 || v.HoursMax == v.HoursMin) {
		minutes = v.HoursMin
	}
	return HourlyPence(v.Pay, v.PayUnit, minutes)
}

// PayDay is the day whose rates count for a vacancy: its start, or today where it is not known or has passed.
func (v Vacancy) PayDay(today day.Date) day.Date {
	if v.Start.IsZero() || v.Start.Before(today) {
		return today
	}
	return v.Start
}

// The families of dated rates for an hour. (statutory_rates)
const (
	AdultRate        = "NLW"
	Rate18To20       = "NMW18"
	RateUnder18      = "NMWU18"
	ApprenticeRate   = "NMWAPP"
	LivingWage       = "RLW_UK"  // the voluntary Real Living Wage
	LondonLivingWage = "RLW_LON" // the same for London
)

// RateOn is the rate of a family on a day. Where none holds on that day it is the last one before, and last is true; where there is none
// before it either, it is not known.
func RateOn(rates []Rate, family string, on day.Date) (rate Rate, last, known bool) {
	for _, r := range rates {
		if r.Family != family || on.Before(r.From) || known && !rate.From.Before(r.From) {
			continue
		}
		rate, known = r, true
		last = !r.To.IsZero() && r.To.Before(on)
	}
	return rate, last, known
}

// PayVerdict is what the law says of an hourly pay, without looking at anybody's age.
type PayVerdict int

// The verdicts.
const (
	PayUnknown PayVerdict = iota // the pay, its hours or the rates are not known
	PayLegal                     // at least the adult rate
	PayUnder21                   // legal only under 21 or for apprentices
	PayBelow                     // below the lowest rate for that contract
	PaySelf                      // self-employed: no minimum wage, so it is to be asked what is left
	PayNone                      // no pay: not a job
)

// PayLaw is what the law says of some pay, with what it was compared with.
type PayLaw struct {
	Verdict   PayVerdict
	Hourly    float64 // pence; 0 where it is not known
	Lowest    Rate    // the lowest rate for that contract
	Adult     Rate
	LastKnown bool // no rate is on file for that day: the last one was taken
}

// unpaidContracts are work for which nobody is paid. (contract_types)
var unpaidContracts = map[string]bool{"TRIAL": true, "SUPINT": true}

// LegalPay says what the law says of the pay of a vacancy on a day, see PayDay.
func LegalPay(v Vacancy, rates []Rate, on day.Date) PayLaw {
	hourly, known := v.HourlyPay()
	if v.PayKnown && v.Pay == 0 && v.Contract != "SELF" {
		return PayLaw{Verdict: PayNone}
	}
	return LegalHourly(hourly, known, v.Contract, rates, on)
}

// LegalHourly says what the law says of so many pence an hour under a contract, code of contract_types. For an apprenticeship the lowest
// rate is that of apprentices, else the lowest of the rates by age.
func LegalHourly(pence float64, known bool, contract string, rates []Rate, on day.Date) PayLaw {
	law := PayLaw{Hourly: pence}
	switch {
	case contract == "SELF":
		law.Verdict = PaySelf
		return law
	case unpaidContracts[contract]:
		law.Verdict = PayNone
		return law
	case !known:
		return law
	}
	families := []string{AdultRate, Rate18To20, RateUnder18}
	if contract == "APPRENTICE" {
		families = []string{AdultRate, ApprenticeRate}
	}
	for _, family := range families {
		rate, last, found := RateOn(rates, family, on)
		if !found {
			continue
		}
		law.LastKnown = law.LastKnown || last
		if family == AdultRate {
			law.Adult = rate
		}
		if law.Lowest.Pence == 0 || rate.Pence < law.Lowest.Pence {
			law.Lowest = rate
		}
	}
	pence = math.Round(pence*100) / 100 // so that no figure is below a rate by the rounding of a division
	switch {
	case law.Adult.Pence == 0:
	case pence < float64(law.Lowest.Pence):
		law.Verdict = PayBelow
	case pence < float64(law.Adult.Pence):
		law.Verdict = PayUnder21
	default:
		law.Verdict = PayLegal
	}
	return law
}

// Words is what the law says in one plain sentence.
func (l PayLaw) Words() string {
	var s string
	switch l.Verdict {
	case PayUnknown:
		if l.Hourly == 0 {
			return "The pay for an hour is not known."
		}
		return "No minimum wage is on file for that day. Please ask a lead to add it under Settings."
	case PayLegal:
		s = fmt.Sprintf("%s an hour is at least the adult minimum wage of %s.", Pounds(l.Hourly), Pounds(float64(l.Adult.Pence)))
	case PayUnder21:
		s = fmt.Sprintf("%s an hour is legal only under 21 or for apprentices: the adult minimum wage is %s.", Pounds(l.Hourly), Pounds(float64(l.Adult.Pence)))
	case PayBelow:
		s = fmt.Sprintf("%s an hour is below the lowest legal rate of %s.", Pounds(l.Hourly), Pounds(float64(l.Lowest.Pence)))
	case PaySelf:
		return "Self-employed: no minimum wage holds. Ask what is left after costs."
	case PayNone:
		return "There is no pay, so this is not a job."
	}
	if l.LastKnown {
		s += " No rate is on file for that day, so the last one counts."
	}
	return s
}

// Pounds writes an amount given in pence, rounded half up to a penny: £12.71, £24,500, -£3.20.
func Pounds(pence float64) string {
	n := int(math.Floor(math.Abs(pence) + 0.5))
	digits := fmt.Sprint(n / 100)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	s := "£" + digits
	if n%100 != 0 {
		s += fmt.Sprintf(".%02d", n%100)
	}
	if pence < 0 && n > 0 {
		s = "-" + s
	}
	return s
}

// InLondon says that a postcode lies in one of the postcode areas of London.
func InLondon(postcode string) bool {
	area := strings.ToUpper(strings.TrimSpace(postcode))
	if end := strings.IndexAny(area, "0123456789 "); end >= 0 {
		area = area[:end]
	}
	switch area {
	case "E", "EC", "N", "NW", "SE", "SW", "W", "WC":
		return true
	}
	return false
}

// PaysLivingWage says that a vacancy pays at least the Real Living Wage of the day, which is voluntary; that of London where it is there.
func PaysLivingWage(v Vacancy, rates []Rate, on day.Date) bool {
	family := LivingWage
	if InLondon(v.Postcode) {
		family = LondonLivingWage
	}
	hourly, known := v.HourlyPay()
	rate, _, found := RateOn(rates, family, on)
	return known && found && hourly >= float64(rate.Pence)
}

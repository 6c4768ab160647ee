package brokerage

import (
	"strings"

	"jobwright/internal/day"
	"jobwright/internal/people"
)

// PermittedWork is the family of the weekly limit for permitted work on Employment and Support Allowance. (statutory_rates)
const PermittedWork = "ESA_PW"

// permittedMinutes is the week below which work is permitted on that benefit: under 16 hours. (facts.md d.2)
const permittedMinutes = 16 * 60

// MoneyWarnings say what to have an adviser look at before somebody takes a job of so many minutes a week, at so many pence an hour where
// that is known. They go by the benefits that the profile names. Jobwright warns; what somebody is entitled to it never works out.
func MoneyWarnings(p people.Profile, minutes int, hourly float64, known bool, rates []Rate, on day.Date) []string {
	has := benefitsIn(p.Money)
	var out []string
	if has.esa {
		if minutes >= permittedMinutes {
			out = append(out, "16 hours a week or more are over what is permitted work on Employment and Support Allowance. Get advice before the start.")
		}
		limit, last, found := RateOn(rates, PermittedWork, on)
		if weekly := hourly * float64(minutes) / 60; found && known && weekly > float64(limit.Pence) {
			words := Pounds(weekly) + " a week is over the limit on file for permitted work, " + Pounds(float64(limit.Pence)) + "."
			if last {
				words += " That limit is an old one."
			}
			out = append(out, words+" Get advice before the start.")
		}
	}
	if has.universal {
		out = append(out, "Pay changes Universal Credit, and the job must be reported. Get advice before the start.")
	}
	advised := false
	for _, a := range p.Benefits {
		advised = advised || a.Trained == people.Yes
	}
	if strings.TrimSpace(p.Money) != "" && !advised {
		out = append(out, "No advice of a trained benefits adviser is noted yet. Get it before the start.")
	}
	return out
}

// benefits are those that change with work and that a note names.
type benefits struct{ esa, universal bool }

// benefitsIn reads which benefits a note names, by their names and usual short forms.
func benefitsIn(note string) benefits {
	words := " " + strings.Join(strings.FieldsFunc(strings.ToLower(note), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') }), " ") + " "
	any := func(names ...string) bool {
		for _, n := range names {
			if strings.Contains(words, " "+n+" ") {
				return true
			}
		}
		return false
	}
	return benefits{esa: any("esa", "employment and support allowance", "employment support allowance", "permitted work"), universal: any("uc", "universal credit")}
}

package brokerage

import (
	"jobwright/internal/day"
	"jobwright/internal/people"
)

// FlagCode names what is to be said about the quality of some work.
type FlagCode string

// The flags. Work does good where it is secure, its demands are realistic and one has some say in it. (facts.md i, "good work")
const (
	FlagUnpaid     FlagCode = "unpaid"
	FlagBelow      FlagCode = "below the law"
	FlagUnder21    FlagCode = "under 21"
	FlagSelf       FlagCode = "self-employed"
	FlagNotOpen    FlagCode = "set aside"
	FlagZero       FlagCode = "zero hours"
	FlagSeasonal   FlagCode = "seasonal"
	FlagInsecure   FlagCode = "insecure"
	FlagDemands    FlagCode = "demands"
	FlagNoSay      FlagCode = "no say"
	FlagLivingWage FlagCode = "living wage"
	FlagGood       FlagCode = "good work"
)

// Flag is one thing about the quality of some work, in words.
type Flag struct {
	Code  FlagCode
	Words string // one plain sentence
	Good  bool   // it speaks for the work
}

// Quality says what speaks against the quality of a vacancy, the worst first, and then what speaks for it. What is not known is not
// flagged. today is the day from which rates are looked up, see PayDay.
func Quality(v Vacancy, rates []Rate, today day.Date) []Flag {
	var out []Flag
	flag := func(is bool, code FlagCode, words string) {
		if is {
			out = append(out, Flag{Code: code, Words: words})
		}
	}
	law := LegalPay(v, rates, v.PayDay(today))
	flag(law.Verdict == PayNone, FlagUnpaid, law.Words())
	flag(law.Verdict == PayBelow, FlagBelow, law.Words())
	flag(law.Verdict == PayUnder21, FlagUnder21, law.Words())
	flag(law.Verdict == PaySelf, FlagSelf, law.Words())
	flag(v.Contract == "SHELTERED" || v.Contract == "TRANSITIONAL", FlagNotOpen, "Set aside for disabled people, so it is not a job on the open market.")
	flag(v.Contract == ZeroHours, FlagZero, "Zero hours: no work is promised from week to week.")
	flag(v.Contract == "SEASONAL", FlagSeasonal, "Seasonal: the work ends with the season.")
	flag(v.Secure == people.No, FlagInsecure, "The work is not secure.")
	flag(v.Realistic == people.No, FlagDemands, "What is asked of people there is not realistic.")
	flag(v.SomeControl == people.No, FlagNoSay, "People there have no say in how they do the work.")
	against := len(out)
	flag(law.Verdict == PayLegal && PaysLivingWage(v, rates, v.PayDay(today)), FlagLivingWage, "Pays at least the Real Living Wage.")
	flag(v.Secure == people.Yes && v.Realistic == people.Yes && v.SomeControl == people.Yes, FlagGood, "Good work: secure, with realistic demands and some say in it.")
	for i := range out[against:] {
		out[against+i].Good = true
	}
	return out
}

// Against gives the words of the flags that speak against some work.
func Against(flags []Flag) []string {
	var out []string
	for _, f := range flags {
		if !f.Good {
			out = append(out, f.Words)
		}
	}
	return out
}

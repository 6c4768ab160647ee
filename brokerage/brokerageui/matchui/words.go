package matchui

import (
	"cmp"

	"jobwright/brokerage"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
)

// chip is the verdict as a chip shows it.
func chip(v brokerage.Verdict) kit.Verdict {
	return [...]kit.Verdict{brokerage.Fits: kit.Fits, brokerage.Adjust: kit.Adjust, brokerage.Carve: kit.Carve, brokerage.Ask: kit.Ask, brokerage.Stop: kit.Stop}[v]
}

// toAsk is what stands beside the chip of a row: "· 4 to ask".
func toAsk(n int) string {
	if n == 0 {
		return ""
	}
	return "· " + text.Number(n) + " to ask"
}

// firstName is what somebody is called in a sentence.
func firstName(name string) string {
	return cmp.Or(people.FirstName(name), "the person")
}

// whyStopped is why something stands against it, in a sentence.
func whyStopped(r brokerage.Result) string {
	for _, f := range r.Findings {
		if f.Verdict == brokerage.Stop {
			return f.Because
		}
	}
	return "Something stands against it."
}

// buttons are what the buttons say that settle a criterion.
var buttons = map[brokerage.Settle]struct{ words, icon string }{
	brokerage.SettleProfile: {"Complete profile", "pencil"}, brokerage.SettleVacancy: {"Complete vacancy", "briefcase"}, brokerage.SettleJourney: {"Enter minutes", "clock"},
	brokerage.SettleCarve: {"Open carving", "scissors"}, brokerage.SettleAdjust: {"Propose agreement", "agreement"}, brokerage.SettlePermission: {"Record permission", "shield"},
	brokerage.SettleStep: {"Next step", "calendar"}}

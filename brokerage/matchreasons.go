package brokerage

import (
	"fmt"
	"slices"
	"strings"

	"jobwright/internal/people"
)

func (t *telling) days() {
	p, v := &t.s.Profile, &t.o.Vacancy
	can := WeekdayWords(p.Days)
	if p.Days == 0 {
		can = map[people.Answer]string{people.Yes: "weekends are fine", people.No: "no weekends"}[p.Weekends]
	}
	t.Wants = orNotRecorded(joined(can, t.s.window.limitWords(), map[people.Answer]string{people.No: "no nights", people.Yes: "nights are fine"}[p.Nights]))
	night, weekend := "", ""
	if v.Nights == people.Yes {
		night = "nights"
	}
	if v.Days == 0 && v.Weekends == people.Yes {
		weekend = "weekends"
	}
	t.Offers = orNotRecorded(joined(WeekdayWords(v.Days), t.o.times.words(), night, weekend))
	t.sayDays()
}

func (t *telling) sayDays() {
	p, v := &t.s.Profile, &t.o.Vacancy
	switch t.found.why {
	case daysFit:
		t.say("They can work on these days and at these times.")
	case jobDaysUnknown:
		t.say("Nobody has recorded yet on which days the work is.")
		t.settle(SettleVacancy, "days", "Ask on which days the work is")
		t.lacks("the days of the job")
	case theirDaysUnknown:
		t.say("Nobody has recorded yet on which days they can work.")
		t.settle(SettleProfile, "days", "Ask on which days they can work")
		t.lacks("the days on which the person can work")
	case weekendsUnknown:
		t.say("The job needs weekends. Nobody has asked yet whether they can work then.")
		t.settle(SettleProfile, "weekends", "Ask about weekends")
		t.lacks("whether the person can work at weekends")
	case someDays:
		t.say("They can work on some of the days: %s. The others could be carved out.", WeekdayWords(v.Days&t.available()))
		t.settle(SettleCarve, "", "Carve the job down to their days")
	case noDays:
		t.say("They can work on none of the days of this job.")
		t.settle(SettleStep, "days", "Ask whether the days could change")
	case someTimes:
		t.say("A part of the working time lies within the hours they can work (%s).", t.s.window.limitWords())
		t.settle(SettleCarve, "", "Carve the job down to their times")
	case noTimes:
		t.say("The work lies outside the hours they can work (%s).", t.s.window.limitWords())
		t.settle(SettleStep, "not_before", "Ask whether the times could change")
	case jobTimesUnknown:
		t.say("They can work %s. Nobody has recorded yet at what times the work is.", t.s.window.limitWords())
		t.settle(SettleVacancy, "from_time", "Ask at what times the work is")
		t.lacks("the times of the job")
	case nightsUnknown:
		t.say("The job needs nights. Nobody has asked yet whether they can work then.")
		t.settle(SettleProfile, "nights", "Ask about nights")
		t.lacks("whether the person can work at night")
	case someNights:
		t.say("They do not work nights. The work by day could be carved out.")
		t.settle(SettleCarve, "", "Carve out the work by day")
	default:
		t.say("The work is at night, and they do not work nights.")
		t.settle(SettleStep, "nights", "Ask whether there is work by day")
	}
	if v.Days == 0 && t.found.why == jobDaysUnknown && v.Weekends == people.Yes && p.Days != 0 && p.Days&people.Weekend == 0 {
		t.Because += " Weekends are among these days, and they cannot work then."
	}
}

// available are the days on which the person can work, as weekdays reads them.
func (t *telling) available() people.Days {
	if t.s.Profile.Days == 0 && t.s.Profile.Weekends == people.Yes {
		return people.Weekend
	}
	return t.s.Profile.Days
}

func (t *telling) travel() {
	p := &t.s.Profile
	limit, by := "", make([]string, 0, len(t.s.modes))
	if p.TravelMax > 0 {
		limit = "up to " + minutesOf(p.TravelMax)
	}
	for _, m := range t.s.modes {
		by = append(by, m.words)
	}
	t.Wants = orNotRecorded(joined(limit, listing(by, " or ")))
	estimate := t.offerWay()
	t.sayTravel(estimate)
	switch {
	case t.Verdict != Ask || t.Settle != "":
	case t.found.why == wayByHand: // nobody can know the minutes better
		t.settle(SettleStep, "travel_max", "Ask whether so long a way would be worth it")
	default:
		t.settle(SettleJourney, "", "Find out the real minutes and enter them")
	}
}

// offerWay says how far the job is, and gives the estimate as words for a sentence; empty = there is none.
func (t *telling) offerWay() string {
	town, postcode := t.o.placed()
	place := joined(town, postcode)
	t.Offers = orNotRecorded(place)
	if t.found.why == fromHome {
		t.Offers = "Work from home"
		return ""
	}
	if n, ok := t.s.Journeys[t.o.Vacancy.ID]; ok {
		t.Offers = joined(place, minutesOf(n)) + " (entered by hand)"
		return minutesOf(n)
	}
	w := wayBetween(&t.s.place, &t.o.place)
	if !w.known || len(t.s.modes) == 0 {
		return ""
	}
	if w.sameTown {
		t.Offers = joined(place, minutesOf(sameTownMinutes)) + " (not checked)"
		return minutesOf(sameTownMinutes)
	}
	n, how := fastest(t.s.modes, w.metres)
	t.Offers = joined(place, minutesOf(n)) + " " + how.words + " (estimate)"
	return minutesOf(n) + " " + how.words
}

func (t *telling) sayTravel(estimate string) {
	limit := minutesOf(t.s.Profile.TravelMax)
	hand, _ := strings.CutSuffix("The way takes "+estimate, " ")
	switch t.found.why {
	case fromHome:
		t.say("The work is done from home.")
	case wayByHand:
		t.reached(hand, limit)
	case wayEstimated:
		t.reached("The estimate is "+estimate, limit)
		if w := wayBetween(&t.s.place, &t.o.place); w.ambiguous(&t.s.place, &t.o.place) {
			t.Because += " " + nearest(w, &t.s.place, &t.o.place)
		}
	case wayInTown:
		t.reached("Both are in "+strings.TrimSpace(t.s.Town)+", so "+estimate+" are taken, not checked", limit)
	case placeUnknown:
		t.whichPlace()
	case placeAmbiguous:
		w := wayBetween(&t.s.place, &t.o.place)
		t.say("The estimate is %s, but it is not certain which place is meant. %s", estimate, nearest(w, &t.s.place, &t.o.place))
	case modeUnknown:
		t.say("Nobody has recorded yet how they travel.")
		t.settle(SettleProfile, "travel_modes", "Ask how they travel")
		t.lacks("how the person travels")
	default:
		t.say("The way takes about %s. Nobody has recorded yet how long a way they can travel.", estimate)
		t.settle(SettleProfile, "travel_max_minutes", "Ask how long a way they can travel")
		t.lacks("how long a way the person can travel")
	}
}

// reached compares the way with the limit in words.
func (t *telling) reached(way, limit string) {
	switch t.Verdict {
	case Fits:
		t.say("%s. Their limit is %s.", way, limit)
	case Stop:
		t.say("%s, far more than their limit of %s.", way, limit)
		t.settle(SettleJourney, "", "Enter the real minutes if it is less")
	default:
		t.say("%s, more than their limit of %s. It may still be worth it.", way, limit)
	}
}

// nearest says which of several places of the same name was taken.
func nearest(w way, from, to *readyPlace) string {
	var taken []string
	if len(from.spots) > 1 {
		taken = append(taken, w.from.name)
	}
	if len(to.spots) > 1 && !slices.Contains(taken, w.to.name) {
		taken = append(taken, w.to.name)
	}
	return "Of several places of that name the nearest was taken: " + listing(taken, " and ") + "."
}

// whichPlace says whose place is not known.
func (t *telling) whichPlace() {
	town, postcode := t.o.placed()
	switch {
	case t.s.Town == "" && t.s.Postcode == "":
		t.say("Nobody has recorded yet where they live.")
		t.settle(SettleProfile, "town", "Record their town")
		t.lacks("where the person lives")
	case town == "" && postcode == "":
		t.say("Nobody has recorded yet where the job is.")
		t.settle(SettleVacancy, "town", "Record where the job is")
		t.lacks("where the job is")
	case len(t.s.place.spots) == 0:
		t.say("The map does not know %s, so the way is not estimated.", joined(t.s.Town, t.s.Postcode))
	default:
		t.say("The map does not know %s, so the way is not estimated.", joined(town, postcode))
	}
}

// clashing are the barriers of demands that meet a need, each once, in the case that the row took; or all of them for no case.
func (t *telling) clashing(only why) (barriers []string) {
	for i := range t.o.demands {
		d := &t.o.demands[i]
		for k := range t.s.needs {
			n := &t.s.needs[k]
			if n.barrier == d.barrier && (only == 0 || clash(n, d).why == only) && !slices.Contains(barriers, d.barrier) {
				barriers = append(barriers, d.barrier)
			}
		}
	}
	return barriers
}

// barriers names barriers within a sentence.
func (t *telling) barriers(codes []string) string {
	names := make([]string, 0, len(codes))
	for _, c := range codes {
		names = append(names, inside(label(t.m.rules.Barriers, c)))
	}
	return strings.Join(names, "; ")
}

func (t *telling) demands() {
	var needs, asks []string
	for _, n := range t.s.Profile.Needs {
		words := label(t.m.rules.Barriers, n.Barrier)
		if n.Level == people.Major {
			words += " (matters a lot)"
		}
		needs = append(needs, words)
	}
	for _, d := range t.o.demands {
		asks = append(asks, label(t.m.rules.Barriers, d.barrier))
	}
	t.Wants, t.Offers = orNotRecorded(strings.Join(needs, "; ")), orNotRecorded(strings.Join(asks, "; "))
	clash := t.clashing(t.found.why)
	what := t.barriers(clash)
	switch t.found.why {
	case noClash:
		t.noClash()
	case clashCovered:
		t.Codes = t.helping(clash, slices.Concat(t.o.Vacancy.Offers, t.o.Agreed))
		t.say("The employer already offers what helps with this: %s.", quoted(t.adjustments(t.Codes)))
	case clashMarginal:
		t.say("Only side duties ask for this: %s. Those could be carved out.", what)
		t.settle(SettleCarve, "", "Carve out these duties")
		t.Codes = t.helping(clash, nil)
	case clashListed:
		t.Codes = t.helping(clash, nil)
		t.say("An adjustment could settle this: %s. Ask the employer, for example for %s.", what, quoted(t.adjustments(t.Codes[:1])))
		t.settle(SettleAdjust, "", "Ask the employer for an adjustment")
	default:
		t.say("The job asks for this: %s. Ask what would help.", what)
		t.settle(SettleStep, "needs", "Ask the person what would help")
	}
}

func (t *telling) noClash() {
	switch {
	case len(t.o.demands) == 0 && len(t.o.Duties) == 0:
		t.say("The duties of the job are not recorded yet, so nothing is known that would clash.")
		t.settle(SettleVacancy, "duties", "Ask what the job consists of")
	case len(t.s.needs) == 0:
		t.say("They have named no needs, so nothing is known that would clash.")
	default:
		t.say("Nothing in the job meets a need.")
	}
}

// helping are the codes of adjustments that list one of the barriers: of those given, or of all that are proposed.
func (t *telling) helping(barriers, given []string) (codes []string) {
	for _, b := range barriers {
		list := t.m.listed[b]
		if given != nil {
			list = given
		}
		for _, code := range list {
			if slices.Contains(t.m.helps[code], b) && !slices.Contains(codes, code) {
				codes = append(codes, code)
			}
		}
	}
	return codes
}

// adjustments names adjustments of the catalogue.
func (t *telling) adjustments(codes []string) (names []string) {
	for _, code := range codes {
		for _, a := range t.m.rules.Catalogue {
			if a.Code == code {
				names = append(names, a.Label)
			}
		}
	}
	return names
}

func (t *telling) pay() {
	p, v := &t.s.Profile, &t.o.Vacancy
	t.Wants, t.Offers = "No lowest pay named", notRecorded
	least := PayWords(p.PayMin, p.PayMinUnit)
	if p.PayMin > 0 {
		t.Wants = "At least " + least
	}
	if v.Pay > 0 || v.PayKnown {
		t.Offers = PayWords(v.Pay, v.PayUnit)
		if v.PayHours > 0 && v.PayUnit != people.Hourly && v.PayUnit != "" {
			t.Offers += " for " + weekHours(v.PayHours)
		}
	}
	law := LegalPay(*v, t.m.rules.Rates, v.PayDay(t.m.rules.Today))
	switch t.found.why {
	case payFits:
		t.say("%s", t.enough(law))
	case payUnder:
		t.say("This is less than the %s they need.", least)
		t.settle(SettleStep, "pay_min", "Ask whether the job could pay more")
	case payUnlawful, paySelf, payYoung:
		t.say("%s", law.Words())
		t.settle(SettleVacancy, "pay", "Ask the employer about the pay")
	case payNotComparable:
		t.say("It is not known whether this comes to the %s they need.", least)
		t.settle(SettleVacancy, "pay_hours", "Ask for how many hours the pay is")
		t.lacks("the hours that the pay is for")
	default:
		t.unclear(law)
	}
}

// enough says that the pay is lawful and as much as the person needs.
func (t *telling) enough(law PayLaw) string {
	if t.s.Profile.PayMin == 0 || law.LastKnown {
		return law.Words()
	}
	return fmt.Sprintf("This is at least what they need. %s", law.Words())
}

// unclear says what of the pay is not known.
func (t *telling) unclear(law PayLaw) {
	v := &t.o.Vacancy
	switch {
	case v.Pay == 0 && !v.PayKnown:
		t.say("Nobody has recorded yet what the job pays.")
		t.settle(SettleVacancy, "pay", "Ask what the job pays")
		t.lacks("the pay of the job")
	case law.Hourly == 0:
		t.say("It is not known for how many hours a week this is.")
		t.settle(SettleVacancy, "pay_hours", "Ask for how many hours the pay is")
		t.lacks("the hours that the pay is for")
	default:
		t.say("%s", law.Words())
	}
}

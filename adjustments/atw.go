package adjustments

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"jobwright/internal/day"
	"jobwright/internal/people"
)

// Rate is a figure that holds from a day on.
type Rate struct {
	Family   string // "ATW_CAP"
	Pence    int64
	From, To day.Date // To zero = open
	Status   string   // how sure it is; "found" = it stood in a source that can be relied on
}

// yearlyLimit is the family of rates that says how much Access to Work pays in a year.
const yearlyLimit = "ATW_CAP"

// AccessToWork says in plain words what Access to Work is and what it pays: information, not advice. Figures are told with their day and
// asked to be checked where they are old, weak or undated. rates are all of the store, shares is the list atw_cost_share, headcount is the
// employer's, 0 = not known. (facts.md e.2)
func AccessToWork(rates []Rate, shares []people.Code, headcount int, place string, today day.Date) []Fact {
	facts := []Fact{
		{"What it is", "Access to Work is a government grant. It pays for what goes beyond reasonable adjustments, which the employer pays for.", false},
		{"What it can pay for", "Special aids and equipment, extra travel costs to and within work, support workers and job coaches, interpreters, the Mental Health Support Service, and moving equipment.", false},
		{"Who can get it", "People of 16 or over who live in England, Scotland or Wales, with a paid job or about to start one. It is not for unpaid voluntary work.", false},
		{"Who applies", "The person applies, not the employer. The employer confirms the job, and usually buys first and claims the money back.", false},
		{"Apply early", "Answers can take a while. In the first six weeks of a job the grant can pay up to all of the cost, so it is best to apply before the start. Please check it on GOV.UK.", true},
		{"Benefits", "The grant does not count against other benefits. People on some out-of-work benefits can get it only in a few cases of permitted work. Please check it on GOV.UK.", true},
		limitFact(rates, today),
		shareFact(shares, headcount),
	}
	if place == NorthernIreland {
		facts = append([]Fact{{"Northern Ireland", "Northern Ireland has its own Access to Work, with rules of its own. What follows is about England, Scotland and Wales: please check what differs.", true}}, facts...)
	}
	return facts
}

// limitFact tells the yearly limit that holds on a day.
func limitFact(rates []Rate, today day.Date) Fact {
	f := Fact{Title: "The most in a year", Check: true}
	var newest Rate
	for _, r := range rates {
		if r.Family == yearlyLimit && !today.Before(r.From) && (r.To.IsZero() || !r.To.Before(today)) && !r.From.Before(newest.From) {
			newest = r
		}
	}
	if newest.Pence == 0 {
		f.Words = "There is a limit for a year. It is not known here: please check it on GOV.UK."
		return f
	}
	f.Words = "Up to " + poundWords(newest.Pence) + " a year"
	if newest.From.IsZero() {
		f.Words += "; from when on is not known. Please check it on GOV.UK."
		return f
	}
	f.Words += " for awards since " + newest.From.Long() + "."
	old := !today.Before(newest.From.AddMonths(12))
	if f.Check = newest.Status != "found" || old; f.Check {
		f.Words += " Please check it on GOV.UK before you rely on it."
	}
	return f
}

// shareFact tells what the employer pays of equipment and changes to premises. The figures that were found bear no day, and for some
// sizes two are on file, so they are never told as certain.
func shareFact(shares []people.Code, headcount int) Fact {
	f := Fact{Title: "What the employer shares", Check: true}
	var lines []string
	for _, s := range shares {
		from, to := whole(s.Data["employees_from"]), whole(s.Data["employees_to"])
		if s.Retired || headcount > 0 && (headcount < from || to > 0 && headcount > to) {
			continue
		}
		line := shareWords(s.Data)
		if headcount <= 0 {
			line = staffWords(from, to) + ": " + line
		}
		lines = append(lines, line)
	}
	const check = " These figures bear no date. Please check them on GOV.UK."
	switch {
	case len(lines) == 0:
		f.Words = "Of equipment and changes to the building, the employer may have to pay a share. How much is not known here: please check it on GOV.UK."
	case headcount > 0 && len(lines) > 1:
		f.Words = fmt.Sprintf("For an employer with %s, two rules are told: %s.", peopleWords(headcount), strings.Join(lines, "; or "))
	case headcount > 0:
		f.Words = fmt.Sprintf("For an employer with %s: %s.", peopleWords(headcount), lines[0])
	default:
		f.Words = "It goes by how many people the employer has. " + strings.Join(lines, "; ") + "."
	}
	if len(lines) > 0 {
		f.Words += " This is about equipment and changes to the building, for staff employed for more than six weeks." + check
	}
	return f
}

// shareWords says what a row of atw_cost_share asks of the employer.
func shareWords(data map[string]string) string {
	first, percent, upTo := whole(data["employer_pays_first_gbp"]), whole(data["employer_share_above_pct"]), whole(data["up_to_gbp"])
	if first == 0 && percent == 0 {
		return "the employer shares no cost"
	}
	words := fmt.Sprintf("the employer pays the first %s and %d%% of the rest", poundWords(int64(first)*100), percent)
	if upTo > 0 {
		words += " up to " + poundWords(int64(upTo)*100)
	}
	return words
}

func staffWords(from, to int) string {
	if to == 0 {
		return fmt.Sprintf("%d people or more", from)
	}
	return fmt.Sprintf("%d to %d people", from, to)
}

func peopleWords(n int) string {
	if n == 1 {
		return "1 person"
	}
	return number(n) + " people"
}

// whole reads a whole number; 0 where there is none.
func whole(s string) int {
	f, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil {
		return 0
	}
	return int(math.Round(f))
}

// poundWords writes whole pounds: £69,260.
func poundWords(pence int64) string { return "£" + number(int(pence/100)) }

package brokerage

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"jobwright/internal/people"
)

// why says what a choice does and for which reason, for the person who decides about it.
func (p *choice) why(c Carving, s CarveSums) string {
	base, kept, added, moved := 0, 0, 0, 0
	for _, t := range c.Tasks {
		switch t.Action {
		case Keep:
			base, kept = base+1, kept+1
		case Move:
			base, moved = base+1, moved+1
		case Add:
			added++
		}
	}
	words := fmt.Sprintf("%d of %s stay", kept, counted(base, "duty", "duties"))
	if kept == base {
		words = "All duties stay"
	}
	if added > 0 {
		words += fmt.Sprintf(", %s from another job", counted(added, "duty comes", "duties come"))
	}
	words += ": " + asHours(s.Weekly) + " a week"
	if want := p.in.Seeker.Profile; want.HoursMin > 0 || want.HoursMax > 0 {
		words += ", within the hours that " + p.name() + " wants"
	}
	words += "."
	if blocked := p.blocked(); len(blocked) > 0 && moved > 0 {
		words += " " + p.clashWords(blocked)
	}
	if missing := p.licencesMissing(c); len(missing) > 0 {
		words += " " + capital(p.name()) + " does not have this licence yet: " + strings.Join(missing, ", ") + "."
	}
	return words
}

// licencesMissing are the licences of kept tasks that the person does not hold today.
func (p *choice) licencesMissing(c Carving) []string {
	var missing []string
	for _, t := range c.Tasks {
		for _, name := range t.Licences {
			held := slices.ContainsFunc(p.in.Seeker.Profile.Licences, func(l people.Licence) bool {
				return phrase(l.Name) == phrase(name) && l.HeldOn(p.in.Rules.Today)
			})
			if t.Stays() && !held && !slices.Contains(missing, name) {
				missing = append(missing, name)
			}
		}
	}
	return missing
}

// whyNot says why nothing is feasible, and the one change that would make it so: it has been tried.
func (p *choice) whyNot() (because, change string) {
	all := p.reachable(func(option) bool { return true })
	open := p.reachable(func(o option) bool { return len(o.clashes) == 0 })
	switch {
	case len(p.options) == 0:
		return "The job has no duties yet.", "List what is done in the job, how long each duty takes and how often."
	case all.BitLen() <= 1:
		return "No duty says how long it takes.", "Fill in for each duty how many minutes it takes and how often a week."
	case p.low > p.high:
		because = fmt.Sprintf("%s wants at least %s a week and the job has %s.", capital(p.name()), asHours(p.low), asHours(p.high))
	case open.BitLen() <= 1:
		because = "Every duty clashes with something that is hard for " + p.name() + ". " + p.clashWords(p.blocked())
	default:
		because = fmt.Sprintf("No choice of duties comes to %s.", p.rangeWords())
		if blocked := p.blocked(); len(blocked) > 0 {
			because += " " + p.clashWords(blocked)
		}
	}
	return because, p.change(open)
}

// change is the one change that would make a carving possible: an adjustment, or other hours, or another duty. open holds the weekly
// minutes that can be had without any change.
func (p *choice) change(open *big.Int) string {
	if words := p.adjustment(); words != "" {
		return words
	}
	if most := bitBetween(open, p.high, 1); most > 0 {
		return fmt.Sprintf("It would work with %s a week as the fewest hours instead of %s.", asHours(most), asHours(p.low))
	}
	if least := bitBetween(open, max(p.low, p.high), open.BitLen()); least > 0 {
		return fmt.Sprintf("It would work with %s a week as the most hours instead of %s.", asHours(least), asHours(p.high))
	}
	if p.low > p.high { // and everything clashes
		return fmt.Sprintf("It would work with a new duty of %s a week that asks for nothing that is hard for %s, and that as the fewest hours.", asHours(p.high), p.name())
	}
	return fmt.Sprintf("It would work with a new duty of %s a week that asks for nothing that is hard for %s.", asHours(p.low), p.name())
}

// adjustment is the one adjustment that would resolve enough clashes, the one that frees most minutes first; empty where none would.
func (p *choice) adjustment() string {
	type help struct {
		words string
		with  *big.Int // the weekly minutes that can be had with it
		frees int
	}
	var best help
	blocked := p.blocked()
	for _, a := range p.adjustments() {
		if !slices.ContainsFunc(blocked, func(o option) bool {
			return slices.ContainsFunc(o.clashes, func(b string) bool { return slices.Contains(a.Barriers, b) })
		}) {
			continue
		}
		h := help{}
		h.with = p.reachable(func(o option) bool {
			free := !slices.ContainsFunc(o.clashes, func(b string) bool { return !slices.Contains(a.Barriers, b) })
			if free && len(o.clashes) > 0 {
				h.frees += o.minutes
			}
			return free
		})
		if h.frees > best.frees && p.low <= p.high && bitBetween(h.with, p.high, p.low) > 0 {
			h.words = fmt.Sprintf("It would work if the employer agrees to this adjustment: %s.", a.Label)
			if a.Code == "" {
				h.words = fmt.Sprintf("It would work if the employer agrees to something that helps with %s.", small(a.Label))
			}
			best = h
		}
	}
	return best.words
}

// adjustments are those of the catalogue that are still proposed, and for each barrier that it does not list something that helps with it, to be found.
func (p *choice) adjustments() []Adjustment {
	list := slices.DeleteFunc(slices.Clone(p.in.Rules.Catalogue), func(a Adjustment) bool { return a.Retired })
	for _, o := range p.options {
		for _, barrier := range o.clashes {
			if !slices.ContainsFunc(list, func(a Adjustment) bool { return slices.Contains(a.Barriers, barrier) }) {
				list = append(list, Adjustment{Label: p.barrier(barrier), Barriers: []string{barrier}})
			}
		}
	}
	return list
}

// reachable holds a bit for each number of weekly minutes that some of the duties for which may is true add up to.
func (p *choice) reachable(may func(option) bool) *big.Int {
	sums := big.NewInt(1)
	for _, o := range p.options {
		if may(o) && o.minutes > 0 {
			sums.Or(sums, new(big.Int).Lsh(sums, uint(o.minutes)))
		}
	}
	return sums
}

// bitBetween is the first bit that is set on the way from one number to another, both counted, either of which may be the greater;
// -1 where there is none.
func bitBetween(bits *big.Int, from, to int) int {
	step := 1
	if to < from {
		step = -1
	}
	for i := from; i != to+step; i += step {
		if i >= 0 && bits.Bit(i) == 1 {
			return i
		}
	}
	return -1
}

// blocked are the duties with a clash that nothing resolves.
func (p *choice) blocked() []option {
	return slices.DeleteFunc(slices.Clone(p.options), func(o option) bool { return len(o.clashes) == 0 })
}

// clashWords names up to three duties that clash, and with what.
func (p *choice) clashWords(blocked []option) string {
	var parts []string
	for _, o := range blocked[:min(3, len(blocked))] {
		var what []string
		for _, b := range o.clashes {
			what = append(what, small(p.barrier(b)))
		}
		parts = append(parts, fmt.Sprintf("“%s” (%s)", o.duty.Name, strings.Join(what, ", ")))
	}
	words := strings.Join(parts, ", ")
	if more := len(blocked) - 3; more > 0 {
		words += fmt.Sprintf(" and %d more", more)
	}
	return "Nothing that the employer offers or has agreed helps with " + words + "."
}

// barrier is the name of a barrier type.
func (p *choice) barrier(code string) string {
	for _, b := range p.in.Rules.Barriers {
		if b.Code == code {
			return b.Label
		}
	}
	return "something that is not in the list of needs"
}

// rangeWords are the weekly minutes that are looked for.
func (p *choice) rangeWords() string {
	if p.low <= 1 {
		return "at most " + asHours(p.high) + " a week"
	}
	return asHours(p.low) + " to " + asHours(p.high) + " a week"
}

// name is what the person is called.
func (p *choice) name() string { return cmp.Or(p.in.Seeker.Name, "the person") }

// asHours says minutes a week as people do: "11 hours 40 minutes".
func asHours(minutes int) string {
	switch hours, rest := minutes/60, minutes%60; {
	case hours == 0:
		return counted(rest, "minute", "minutes")
	case rest == 0:
		return counted(hours, "hour", "hours")
	default:
		return counted(hours, "hour", "hours") + " " + counted(rest, "minute", "minutes")
	}
}

// counted is a number with its noun.
func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

// capital begins with a capital letter.
func capital(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// small begins with a small letter, unless the first word is an abbreviation.
func small(s string) string {
	first, _, _ := strings.Cut(s, " ")
	if len(first) > 1 && strings.ToUpper(first) == first {
		return s
	}
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToLower(r)) + s[n:]
}

package people

import (
	"slices"
	"strings"
	"unicode"

	"jobwright/internal/day"
)

// shareTable is the whole rule of what each act needs.
var shareTable = []struct {
	act        ShareAct
	permission Permission
	disclosure Disclosure
}{
	{TalkUnnamed, P1, D0},
	{NameCandidate, P2, D0},
	{NamedCalendar, P2, D0},
	{SaySupported, P2, D1},
	{NamedProposal, P2, D1},
	{ShowNeeds, P3, D2},
	{ShowEffects, P3, D3},
	{NameCondition, P3, D4},
	{SpeakToManager, P4, D0},
}

// ShareNeeds says what an act needs where says is told with it: more is needed for an act that tells more than the act itself, because
// whatever comes from a need takes P3 whoever hears it. An act that is not in the table needs what nobody can give.
func ShareNeeds(act ShareAct, says Disclosure) (Permission, Disclosure) {
	for _, row := range shareTable {
		if row.act != act {
			continue
		}
		p, d := row.permission, max(row.disclosure, says)
		switch {
		case d >= D2:
			p = max(p, P3)
		case d == D1:
			p = max(p, P2)
		}
		return p, d
	}
	return P4 + 1, D5 + 1
}

// MayShare says whether an act about one person may be done toward somebody on a day, and if not, what is missing. It is the only
// place that decides so: everything that faces an employer asks it. rows are all permits of that one person, ended ones too.
//
// says is the most that the act tells (D0 where it tells nothing beyond what the act says). words are the words that would go out: a
// condition may be named in the agreed words only, and no words may hold one that the person asked to avoid. NameCondition without
// words asks whether a condition may be named at all, in the words that the answer gives.
//
// Nothing on file is P0 and DU. Among the rows of that audience that are live on the day, those naming the employer decide, else the
// general ones; of several, the lowest permission and the lowest disclosure, and a condition in words on which all of them agree.
func MayShare(rows []Permit, act ShareAct, says Disclosure, to Toward, on day.Date, words ...string) MayAnswer {
	deciding, named := decidingRows(rows, to, on)
	a := MayAnswer{OnFile: len(deciding) > 0, Permission: P0, Disclosure: DU, Until: holdsUntil(rows, deciding, named, to, on)}
	a.NeedP, a.NeedD = ShareNeeds(act, says)
	for i, r := range deciding {
		if i == 0 {
			a.Permission, a.Disclosure = r.Permission, r.Disclosure
		}
		a.Permission, a.Disclosure = min(a.Permission, r.Permission), min(a.Disclosure, r.Disclosure)
		a.Words, a.NotWords = addWords(a.Words, r.Words), addWords(a.NotWords, r.NotWords)
	}
	if a.NeedD >= D4 {
		a.Words = slices.DeleteFunc(a.Words, func(w string) bool { return !agreed(deciding, w) })
	}
	switch {
	case a.NeedP > P4:
		a.Missing = "Nobody has said what this takes. Please ask a lead before anything goes out."
	case a.Permission < a.NeedP || max(a.Disclosure, D0) < a.NeedD:
		a.Missing = missing(rows, a, to, on)
	case a.NeedD >= D4 && (len(words)+len(a.Words) == 0 || slices.ContainsFunc(words, func(w string) bool { return !agreed(deciding, w) })):
		a.Missing = "The agreed words are missing: a condition may be named only in the very words that this person has agreed. " +
			"Please use those words, or record the new ones with them."
	default:
		if avoid := avoided(words, a.NotWords); avoid != "" {
			a.Missing = "This person asked us to avoid “" + avoid + "”. Please use other words."
		}
	}
	a.OK = a.Missing == ""
	return a
}

// decidingRows are the live rows that decide toward somebody, and whether they name the employer.
func decidingRows(rows []Permit, to Toward, on day.Date) (deciding []Permit, named bool) {
	var general []Permit
	for _, r := range rows {
		switch {
		case r.audience() != to.audience() || r.Employer != "" && r.Employer != to.Employer || !standsOn(r, on) || endedToward(rows, r, to):
		case r.Employer != "":
			deciding = append(deciding, r)
		default:
			general = append(general, r)
		}
	}
	if len(deciding) > 0 {
		return deciding, true
	}
	return general, false
}

// audience is whom the row is for: the employer where it says nothing.
func (p Permit) audience() string {
	if p.Audience == "" {
		return ToEmployer
	}
	return p.Audience
}

func (t Toward) audience() string { return Permit{Audience: t.Audience}.audience() }

// standsOn says that a day lies within the row, whatever was taken back.
func standsOn(r Permit, on day.Date) bool {
	return !r.Deleted && !on.Before(r.From) && !r.Until.IsZero() && !r.Until.Before(on)
}

// holdsUntil is the last day before something on file changes the answer: a deciding row ends, or another one begins.
func holdsUntil(rows, deciding []Permit, named bool, to Toward, on day.Date) (until day.Date) {
	sooner := func(d day.Date) {
		if until.IsZero() || d.Before(until) {
			until = d
		}
	}
	for _, r := range deciding {
		sooner(r.Until)
	}
	for _, r := range rows {
		counts := r.audience() == to.audience() && (r.Employer == "" && !named || r.Employer != "" && r.Employer == to.Employer)
		if counts && on.Before(r.From) && !r.Deleted && !endedToward(rows, r, to) {
			sooner(r.From.AddDays(-1))
		}
	}
	return until
}

// addWords adds words to a list that does not hold them yet.
func addWords(list []string, words string) []string {
	if words = strings.TrimSpace(words); words == "" || slices.Contains(list, words) {
		return list
	}
	return append(list, words)
}

// agreed says that words stand in the agreed words of every row that decides. An empty word is in none.
func agreed(deciding []Permit, words string) bool {
	for _, r := range deciding {
		if !stands(words, r.Words) {
			return false
		}
	}
	return len(deciding) > 0
}

// avoided is the first phrase to avoid that stands in words; a list of phrases is parted by commas, semicolons or lines.
func avoided(words, notWords []string) string {
	for _, not := range notWords {
		for _, phrase := range strings.FieldsFunc(not, func(r rune) bool { return r == ',' || r == ';' || r == '\n' }) {
			for _, w := range words {
				if stands(phrase, w) {
					return strings.TrimSpace(phrase)
				}
			}
		}
	}
	return ""
}

// stands says that a phrase stands in a text in whole words, whatever the case and the marks between words.
func stands(phrase, text string) bool {
	plain := func(s string) string {
		return strings.Join(strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
			return !unicode.IsLetter(r) && !unicode.IsNumber(r) && !unicode.IsMark(r)
		}), " ")
	}
	p := plain(phrase)
	return p != "" && strings.Contains(" "+plain(text)+" ", " "+p+" ")
}

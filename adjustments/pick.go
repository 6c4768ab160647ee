package adjustments

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"jobwright/brokerage"
	"jobwright/internal/people"
)

// Entry is an entry of the adjustment catalogue: a prompt, not advice. (facts.md e.3)
type Entry struct {
	Code, Category, Label, Description string
	Barriers                           []string // codes of barrier_types
	Limb                               int      // see Item.Limb
	Cost                               string   // code of cost_bands
	AtW                                string   // whether Access to Work may pay: "y", "n" or "maybe"
	ReviewWeeks                        int      // 0 = no review of its own
	Retired                            bool
}

// Catalogue reads the adjustment catalogue from its code list, in its order.
func Catalogue(codes people.Codes) (entries []Entry) {
	for _, c := range codes("adjustment_catalogue") {
		e := Entry{Code: c.Code, Category: c.Data["category"], Label: c.Label, Description: c.Data["description"], Limb: firstLimb(c.Data["equality_act_limb"]),
			Cost: c.Data["cost_band"], AtW: c.Data["access_to_work"], Retired: c.Retired}
		e.Barriers = strings.FieldsFunc(c.Data["barrier_types"], func(r rune) bool { return r == '|' || unicode.IsSpace(r) })
		if weeks, err := strconv.Atoi(c.Data["review_weeks"]); err == nil && weeks > 0 {
			e.ReviewWeeks = weeks
		}
		entries = append(entries, e)
	}
	return entries
}

// firstLimb reads the part of the duty: the first of "1/2".
func firstLimb(s string) int {
	if s == "" || s[0] < '1' || s[0] > '3' {
		return 0
	}
	return int(s[0] - '0')
}

// FindEntry finds an entry by its code.
func FindEntry(catalogue []Entry, code string) (Entry, bool) {
	i := slices.IndexFunc(catalogue, func(e Entry) bool { return e.Code == code && code != "" })
	if i < 0 {
		return Entry{}, false
	}
	return catalogue[i], true
}

// Item makes an adjustment of an entry, for a person with those needs. id is its new id.
func (e Entry) Item(id string, needs []people.Need) Item {
	i := Item{ID: id, Code: e.Code, Category: e.Category, Limb: e.Limb, Words: e.Label, Cost: e.Cost, Pays: "employer", Status: ItemAsked, AtW: "none"}
	if e.Description != "" {
		i.Words += ": " + lower(e.Description)
	}
	if e.Cost == noCost {
		i.Pays = "nobody"
	}
	if e.AtW == "y" {
		i.AtW = "to_ask"
	}
	for _, n := range needs {
		if slices.Contains(e.Barriers, n.Barrier) {
			i.Barriers = append(i.Barriers, n.Barrier)
		}
	}
	return i
}

// Fit says why an entry of the catalogue stands where it does among suggestions; the lower, the sooner.
type Fit int

// The fits.
const (
	FitsJob   Fit = iota // it helps with a need of the person that the job asks for
	FitsNeed             // it helps with another need of the person
	FitsOffer            // the employer offers it already
	FitsRest             // the rest of the catalogue
)

// PickInput is what is known when an adjustment is picked.
type PickInput struct {
	Needs     []people.Need
	Demands   []brokerage.Demand // of the vacancy and its duties
	Offers    []string           // codes that the employer offers already
	Catalogue []Entry
	Taken     []string // codes that are in the agreement, or were asked for before: not offered again
	Codes     people.Codes
}

// Suggestion is an entry of the catalogue with the reason for its place.
type Suggestion struct {
	Entry
	Fit     Fit
	Helps   []string // codes of the needs that it helps with, the weightiest first
	Offered bool     // the employer offers it already
	Why     string   // a sentence; empty where there is no reason but that it is on the list
	AtW     string   // a sentence about Access to Work
	Cost    string   // in words
}

// Pick orders the catalogue for one person and one job: first what answers a need that the job asks for, then other needs, then what the
// employer offers, then the rest by category. Within those, a need that matters a lot goes before one that matters somewhat, then what
// the employer offers already, then what helps with more, then the order of the catalogue. Nothing is hidden but what is taken or retired.
func Pick(in PickInput) []Suggestion {
	level, asked := weights(in)
	var list []ranked
	for _, e := range in.Catalogue {
		if !e.Retired && !slices.Contains(in.Taken, e.Code) {
			list = append(list, rank(e, in, level, asked))
		}
	}
	places := categoryPlaces(in)
	slices.SortStableFunc(list, func(a, b ranked) int {
		return cmp.Or(cmp.Compare(a.Fit, b.Fit), cmp.Compare(b.need, a.need), cmp.Compare(b.demand, a.demand), yesFirst(a.Offered, b.Offered),
			cmp.Compare(len(b.Helps), len(a.Helps)), cmp.Compare(places[a.Category], places[b.Category]))
	})
	out := make([]Suggestion, len(list))
	for i, r := range list {
		out[i] = r.Suggestion
	}
	return out
}

// ranked is a suggestion with what its place goes by.
type ranked struct {
	Suggestion
	need, demand int // of the weightiest need that counts
}

// rank says how an entry fits. level and asked are what the needs and the demands weigh, by their barriers.
func rank(e Entry, in PickInput, level, asked map[string]int) ranked {
	r := ranked{Suggestion: Suggestion{Entry: e, Fit: FitsRest, Offered: slices.Contains(in.Offers, e.Code), AtW: atwWords(e.AtW), Cost: CostWords(label(in.Codes, "cost_bands", e.Cost))}}
	for _, b := range e.Barriers {
		if level[b] > 0 && !slices.Contains(r.Helps, b) {
			r.Helps = append(r.Helps, b)
		}
	}
	slices.SortStableFunc(r.Helps, func(a, b string) int {
		return cmp.Or(yesFirst(asked[a] > 0, asked[b] > 0), cmp.Compare(level[b], level[a]), cmp.Compare(asked[b], asked[a]))
	})
	if len(r.Helps) > 0 {
		r.Fit, r.need, r.demand = FitsNeed, level[r.Helps[0]], asked[r.Helps[0]]
		if r.demand > 0 {
			r.Fit = FitsJob
		}
	} else if r.Offered {
		r.Fit = FitsOffer
	}
	r.Why = whyWords(r.Suggestion, asked, in.Codes)
	return r
}

// weights are what each need and each demand counts, by its barrier: 2 where it matters a lot, 1 somewhat, 0 where there is none.
func weights(in PickInput) (level, asked map[string]int) {
	level, asked = map[string]int{}, map[string]int{}
	for _, n := range in.Needs {
		level[n.Barrier] = max(level[n.Barrier], weight(n.Level))
	}
	for _, d := range in.Demands {
		asked[d.Barrier] = max(asked[d.Barrier], weight(d.Level))
	}
	return level, asked
}

func yesFirst(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return -1
	}
	return 1
}

// weight is how much a need or demand counts.
func weight(l people.NeedLevel) int {
	if l == people.Major {
		return 2
	}
	return 1
}

// categoryPlaces is the order of categories: as their list has them, else as the catalogue comes to them.
func categoryPlaces(in PickInput) map[string]int {
	places := map[string]int{}
	add := func(code string) {
		if _, ok := places[code]; !ok {
			places[code] = len(places)
		}
	}
	if in.Codes != nil {
		for _, c := range in.Codes("adjustment_categories") {
			add(c.Code)
		}
	}
	for _, e := range in.Catalogue {
		add(e.Category)
	}
	return places
}

// whyWords says why an entry is suggested: "Helps with concentration and attention, which this job asks for."
func whyWords(s Suggestion, asked map[string]int, codes people.Codes) string {
	var job, other []string
	for _, b := range s.Helps {
		words := lower(label(codes, "barrier_types", b))
		if asked[b] > 0 {
			job = append(job, words)
		} else {
			other = append(other, words)
		}
	}
	var out []string
	switch {
	case len(job) > 0:
		out = append(out, "Helps with "+list(job)+", which this job asks for.")
		if len(other) > 0 {
			out = append(out, "Also helps with "+list(other)+".")
		}
	case len(other) > 0:
		out = append(out, "Helps with "+list(other)+".")
	}
	if s.Offered {
		out = append(out, "The employer offers it already.")
	}
	return strings.Join(out, " ")
}

// atwWords says whether Access to Work may pay. What the catalogue says is an informed guess. (facts.md l.9)
func atwWords(may string) string {
	switch may {
	case "y":
		return "Access to Work can often pay for this. The person applies."
	case "maybe":
		return "Access to Work may help with this. Please check with them."
	case "n":
		return "Access to Work does not usually pay for this. The employer does."
	}
	return "Whether Access to Work helps is not known here. Please check with them."
}

// list joins words for a sentence; labels that hold "and" themselves are kept apart by semicolons.
func list(words []string) string {
	between, last := ", ", " and "
	if len(words) > 1 && slices.ContainsFunc(words, func(w string) bool { return strings.Contains(w, " and ") || strings.Contains(w, ",") }) {
		between, last = "; ", "; and "
	}
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], between) + last + words[len(words)-1]
}

// lower is words for the middle of a sentence: an abbreviation keeps its capitals.
func lower(s string) string {
	first, size := utf8.DecodeRuneInString(s)
	second, _ := utf8.DecodeRuneInString(s[size:])
	if unicode.IsUpper(second) {
		return s
	}
	return string(unicode.ToLower(first)) + s[size:]
}

package employers

import (
	"math"
	"slices"
	"strings"
)

// Alike is an employer that another may be, with the reasons in plain words.
type Alike struct {
	Employer Listed
	Score    float64 // 0 to 1
	Because  []string
}

// Pair is two employers that may be one.
type Pair struct {
	A, B    Listed
	Score   float64 // 0 to 1
	Because []string
}

// PairFrom is the score from which two stored employers are shown as a pair that may be one; HintFrom the one from which an
// employer is shown while another is typed, when little of it is known yet.
const (
	PairFrom = 0.5
	HintFrom = 0.3
)

// alikeNames is how similar two names must be to be called similar.
const alikeNames = 0.85

// Face is what of an employer is compared with others: keys, see NameKey, PhoneKey, PostcodeKey and CompanyNumberKey.
type Face struct {
	Name          string
	OtherNames    []string // trading and former names
	Phones        []string
	Postcodes     []string
	CompanyNumber string
}

// FaceOf is the face of an employer with its sites and people, both of which may be left out.
func FaceOf(e Employer, sites []Site, contacts []ContactPerson) Face {
	f := Face{Name: NameKey(e.Name), CompanyNumber: CompanyNumberKey(e.CompanyNumber)}
	add := func(list *[]string, key string) {
		if key != "" && !slices.Contains(*list, key) {
			*list = append(*list, key)
		}
	}
	for _, name := range []string{e.TradingName, e.FormerName} {
		if key := NameKey(name); key != f.Name {
			add(&f.OtherNames, key)
		}
	}
	add(&f.Phones, PhoneKey(e.Phone))
	add(&f.Postcodes, PostcodeKey(e.Postcode))
	for _, s := range sites {
		add(&f.Postcodes, PostcodeKey(s.Postcode))
	}
	for _, p := range contacts {
		add(&f.Phones, PhoneKey(p.Phone))
	}
	return f
}

// Compare says how sure it is, from 0 to 1, that two employers are one, and why in plain words.
//
// The same company number is as good as certain. Otherwise names, postcodes and telephone numbers each add what they tell; a
// postcode alone says little, for many firms share a building. Two employers with different company numbers are two, however
// alike: the score then stays below PairFrom.
func Compare(a, b Face) (score float64, because []string) {
	if a.CompanyNumber != "" && a.CompanyNumber == b.CompanyNumber {
		score, because = compareRest(a, b)
		return math.Max(0.98, score), append([]string{"same company number"}, because...)
	}
	score, because = compareRest(a, b)
	if score > 0 && a.CompanyNumber != "" && b.CompanyNumber != "" {
		return score * PairFrom * 0.98, append(because, "different company numbers")
	}
	return score, because
}

// compareRest compares all but the company numbers. Each sign leaves a doubt; the doubts multiply.
func compareRest(a, b Face) (score float64, because []string) {
	doubt := 1.0
	sign := func(sure float64, reason string) {
		doubt *= 1 - sure
		because = append(because, reason)
	}
	similar, reason := compareNames(a, b)
	switch {
	case similar == 1:
		sign(0.6, reason)
	case similar >= alikeNames:
		sign(0.3+(similar-alikeNames), reason)
	}
	alike := similar >= alikeNames
	switch samePlace := shared(a.Postcodes, b.Postcodes); {
	case samePlace && alike:
		sign(0.7, "same postcode")
	case samePlace:
		sign(0.15, "same postcode")
	case alike && len(a.Postcodes) > 0 && len(b.Postcodes) > 0:
		doubt = 1 - (1-doubt)*0.9
		because = append(because, "different postcodes")
	}
	if shared(a.Phones, b.Phones) {
		sign(0.55, "same phone number")
	}
	return 1 - doubt, because
}

// compareNames finds the most similar two names, 0 to 1, and says what they are.
func compareNames(a, b Face) (best float64, because string) {
	best, because = NameSimilarity(a.Name, b.Name), "similar name"
	if best == 1 {
		return best, "same name"
	}
	for _, x := range append([]string{a.Name}, a.OtherNames...) {
		for _, y := range append([]string{b.Name}, b.OtherNames...) {
			if s := NameSimilarity(x, y); s > best {
				best, because = s, "similar trading or former name"
				if s == 1 {
					because = "same trading or former name"
				}
			}
		}
	}
	return best, because
}

func shared(a, b []string) bool {
	return slices.ContainsFunc(a, func(s string) bool { return slices.Contains(b, s) })
}

// commonWords say little about which employer is meant.
var commonWords = map[string]bool{
	"uk": true, "gb": true, "of": true, "for": true, "in": true, "at": true, "group": true, "holdings": true, "services": true, "service": true,
	"trust": true, "council": true, "college": true, "academy": true, "school": true, "care": true, "nhs": true, "university": true, "international": true,
	"solutions": true, "management": true, "foundation": true, "europe": true, "st": true, "house": true, "home": true, "homes": true, "centre": true,
	"shop": true, "store": true, "stores": true, "foods": true, "support": true, "cleaning": true, "engineering": true, "hotel": true, "restaurant": true,
}

// commonWeight is what a common word counts against any other.
const commonWeight = 0.4

func weight(word string) float64 {
	if commonWords[word] {
		return commonWeight
	}
	return 1
}

// NameWords are the words of a name key that tell employers apart, for finding names that may be similar: without common
// words such as "services", unless there is nothing else.
func NameWords(key string) []string {
	words := strings.Fields(key)
	telling := slices.DeleteFunc(slices.Clone(words), func(w string) bool { return commonWords[w] || len(w) < 2 })
	if len(telling) == 0 {
		return words
	}
	return telling
}

// NameSimilarity compares two name keys, from 0 to 1; 1 only for the same key. Each word looks for its nearest in the other
// name, so that order and a slip of the finger matter little; words that only one name has take away, common ones less. A name
// of two telling words that goes on in the other ("Hallam Pryce Sheffield") is similar.
func NameSimilarity(a, b string) float64 {
	switch {
	case a == "" || b == "":
		return 0
	case a == b:
		return 1
	case strings.ReplaceAll(a, " ", "") == strings.ReplaceAll(b, " ", ""):
		return 0.99
	}
	x, y := strings.Fields(a), strings.Fields(b)
	if len(x) > len(y) {
		x, y = y, x
	}
	var found, total, telling float64
	taken := make([]bool, len(y))
	for _, w := range x {
		near, at := nearest(w, y, taken)
		if near < sameWord {
			total += weight(w)
			continue
		}
		taken[at] = true
		share := (weight(w) + weight(y[at])) / 2
		found += share * near
		total += share
		telling += math.Floor(share)
	}
	whole := found >= 0.95*total && telling >= 2
	for i, v := range y {
		if !taken[i] {
			total += weight(v)
		}
	}
	similar := math.Min(0.99, found/total)
	if whole {
		similar = math.Max(similar, alikeNames)
	}
	return similar
}

// sameWord is how near two words must be to be one word with a slip of the finger.
const sameWord = 0.9

// nearest finds the word of a name that is most like w among those not taken yet.
func nearest(w string, words []string, taken []bool) (near float64, at int) {
	for i, v := range words {
		if s := jaroWinkler(w, v); !taken[i] && s > near {
			near, at = s, i
		}
	}
	return near, at
}

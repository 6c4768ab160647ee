package employers

import (
	"strings"

	"jobwright/internal/people"
)

// PledgeLevels are the levels of a pledge as its code list has them, "1 Committed; 2 Employer" or "Bronze; Silver; Gold";
// none for a pledge that is only signed or not. A level with a number is stored as its number.
func PledgeLevels(pledge people.Code) (levels []Choice) {
	for _, words := range strings.Split(pledge.Data["levels"], ";") {
		words = strings.TrimSpace(words)
		if words == "" || strings.Contains(words, "/") || words == "free text" { // "signed / not" is no level
			continue
		}
		code := words
		if number, _, more := strings.Cut(words, " "); more && strings.Trim(number, "0123456789") == "" {
			code = number
		}
		levels = append(levels, Choice{Code: code, Label: words})
	}
	return levels
}

// Words is a pledge with its level, as the code list of pledges calls both: Disability Confident, 2 Employer.
func (p Pledge) Words(codes people.Codes) string {
	words := codes.Label("employer_pledges", p.Code)
	if p.Level == "" {
		return words
	}
	for _, c := range codes("employer_pledges") {
		if c.Code == p.Code {
			return words + ", " + ChoiceLabel(PledgeLevels(c), p.Level)
		}
	}
	return words + ", " + p.Level
}

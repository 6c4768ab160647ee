package employers

import (
	"slices"
	"strings"
)

// AddressLine joins the parts of an address, each over one line or several, as one line; what stands there already is not
// said again.
func AddressLine(parts ...string) string {
	var out []string
	for _, part := range parts {
		for _, l := range strings.FieldsFunc(part, func(r rune) bool { return r == '\n' || r == ',' }) {
			l = strings.TrimSpace(l)
			if l != "" && !slices.ContainsFunc(out, func(o string) bool { return strings.EqualFold(o, l) }) {
				out = append(out, l)
			}
		}
	}
	return strings.Join(out, ", ")
}

// PracticeWords are the questions about what an employer already does that were answered, with the answers.
func PracticeWords(list []Practice) string {
	var out []string
	for _, p := range list {
		if p.Answer != "" {
			out = append(out, ChoiceLabel(PracticeQuestions, p.Code)+": "+strings.ToLower(ChoiceLabel(PracticeAnswers(p.Code), p.Answer)))
		}
	}
	return strings.Join(out, "; ")
}

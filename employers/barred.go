package employers

import "strings"

// Barred is an employer that must not be contacted. Do-not-contact wins over everything: whoever makes a contact, an event's
// follow-up or a next step there is told so first and has to confirm it. (facts.md h.7)
type Barred struct {
	ID   EmployerID
	Name string
	Why  string // may be empty where only a list has been read
}

// BarredAmong are those of some employers that must not be contacted, in their order.
func BarredAmong(list ...Employer) (out []Barred) {
	for _, e := range list {
		if e.DoNotContact != "" {
			out = append(out, Barred{e.ID, e.Name, e.DoNotContact})
		}
	}
	return out
}

// Words is the warning in a sentence: Do not contact Tansley Hotel: asked not to be rung again.
func (b Barred) Words() string {
	words := "Do not contact " + b.Name
	if why := strings.TrimRight(strings.TrimSpace(b.Why), "."); why != "" {
		words += ": " + why
	}
	return words + "."
}

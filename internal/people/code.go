package people

// Code is one entry of a code list, as screens offer and name it.
type Code struct {
	Code, Label string
	Data        map[string]string // the list's other columns, by name
	Retired     bool              // no longer offered; still named
}

// Codes gives the entries of a code list by its name ("contact_channels"), in their order; an unknown list has none.
type Codes func(list string) []Code

// Label is what a code of a list is called: "not known" where the list does not have it, because codes mean nothing to
// people; nothing for no code.
func (c Codes) Label(list, code string) string {
	if code == "" {
		return ""
	}
	if e, ok := c.Find(list, code); ok {
		return e.Label
	}
	return "not known"
}

// Find is the entry of a code; false where the list does not have it.
func (c Codes) Find(list, code string) (Code, bool) {
	for _, e := range c(list) {
		if e.Code == code {
			return e, true
		}
	}
	return Code{}, false
}

// Offered gives the entries that may still be chosen.
func (c Codes) Offered(list string) (out []Code) {
	for _, e := range c(list) {
		if !e.Retired {
			out = append(out, e)
		}
	}
	return out
}

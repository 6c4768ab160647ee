package signui

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"jobwright/adjustments"
	"jobwright/internal/paper"
	"jobwright/internal/people"
)

// sheet is a version of a paper as it is put before those who sign.
type sheet struct {
	title   string // without a name
	pages   paper.Pages
	shown   string // the hash of what is signed
	parties []party
	unready []string // what has to be settled first
	signed  []adjustments.Signature
	sealed  bool // nothing can be added to it
}

// party is one of those who sign.
type party struct {
	code   string // of adjustments.Parties
	name   string
	role   string
	needed bool   // without them the paper is not complete
	signed string // the name under which they have signed; empty = not yet
}

// sheetOf reads who signs out of what is put before them. me is the witness.
func sheetOf(ref adjustments.PaperRef, s paper.ToSign, me people.Staff) (sheet, error) {
	var names struct { // an AgreementView or a PlanView: both name these alike
		Person    string `json:"person"`
		Manager   string `json:"manager"`
		ManagerIs string `json:"manager_is"`
		JobTitle  string `json:"job_title"`
		HR        string `json:"hr"`
	}
	if err := json.Unmarshal(s.Showing.View, &names); err != nil {
		return sheet{}, fmt.Errorf("the paper that is to be signed cannot be read: %w", err)
	}
	what := "Adjustment agreement"
	if ref.Kind == adjustments.PlanPaper {
		what = "Wellness action plan"
	}
	out := sheet{title: fmt.Sprintf("%s, version %d", what, ref.Number), pages: s.Pages, shown: s.Showing.Shown, unready: s.Open, signed: s.Signed, sealed: s.Sealed}
	add := func(code, name, role string, always bool) {
		p := party{code: code, name: name, role: role, needed: slices.Contains(s.Wanted, code)}
		for _, sig := range s.Signed {
			if sig.Party == code {
				p.signed = sig.Name
			}
		}
		if always || p.needed || p.signed != "" {
			out.parties = append(out.parties, p)
		}
	}
	add(adjustments.Employee, names.Person, names.JobTitle, true)
	add(adjustments.Manager, names.Manager, names.ManagerIs, true)
	add(adjustments.HR, names.HR, "HR", names.HR != "")
	add(adjustments.Witness, me.Name, "Employment specialist", true)
	return out, nil
}

// called is the name of a party, or what they are where the name is not known.
func (p party) called() string {
	switch {
	case p.signed != "":
		return p.signed
	case p.name != "":
		return p.name
	}
	return "the " + strings.ToLower(partyLabel(p.code))
}

// open are the parties that are needed and have not signed.
func (s sheet) open() (list []party) {
	for _, p := range s.parties {
		if p.signed == "" && p.needed {
			list = append(list, p)
		}
	}
	return list
}

// lastWords tell a party with whose signature the paper is sealed that nobody can sign it after that; nothing where it is not the last.
func (s sheet) lastWords(ref adjustments.PaperRef, code string) string {
	if !adjustments.Seals(ref, s.signed, code) {
		return ""
	}
	words := "With this signature the paper is sealed, and nobody can sign it after that."
	var others []party
	for _, p := range s.may() {
		if p.code != code {
			others = append(others, p)
		}
	}
	if len(others) > 0 {
		words += " If " + strings.ReplaceAll(called(others), " and ", " or ") + " wants to sign too, please let them sign first."
	}
	return words
}

// may are the parties that can still sign: those that are needed first.
func (s sheet) may() (list []party) {
	for _, p := range s.parties {
		if p.signed == "" {
			list = append(list, p)
		}
	}
	return list
}

// called is what several parties are called, as people say it.
func called(list []party) string {
	var names []string
	for _, p := range list {
		names = append(names, p.called())
	}
	if n := len(names); n > 1 {
		return strings.Join(names[:n-1], ", ") + " and " + names[n-1]
	}
	return strings.Join(names, "")
}

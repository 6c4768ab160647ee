package employers

import (
	"fmt"
	"slices"
	"strings"

	"jobwright/internal/day"
	"jobwright/internal/people"
)

// Side says from which of two employers the merged one takes a field.
type Side int

// The sides. Both unites lists, and puts one note below the other.
const (
	FromKept Side = iota
	FromGone
	FromBoth
)

// MergeField is one field of two employers side by side. A is of the one that stays, B of the one that goes.
type MergeField struct {
	Name  string // as Merged knows it
	Label string
	List  string // the code list that names the codes in A and B, "staff" for a colleague's ID; empty = words to show as they are
	A, B  string // the codes of a list are joined by ";"
	Pick  Side   // what is proposed
	Many  bool   // FromBoth is possible
}

// Differs says that somebody has to choose.
func (f MergeField) Differs() bool { return f.A != f.B }

// mergeRule describes one field of an employer for a merge.
type mergeRule struct {
	name, label, list string
	show              func(Employer) string
	take              func(into *Employer, from Employer)
	unite             func(into *Employer, from Employer) // nil = one or the other
	better            func(kept, gone Employer) bool      // nil = the kept one, unless it is empty
}

// MergeFields puts two employers side by side, field by field, with what is proposed: the one that is filled in, both of a list,
// the later head count, the furthest stage and the strongest relation; and who must not be contacted stays so.
func MergeFields(kept, gone Employer) []MergeField {
	fields := make([]MergeField, 0, len(mergeRules))
	for _, r := range mergeRules {
		fields = append(fields, MergeField{Name: r.name, Label: r.label, List: r.list, A: r.show(kept), B: r.show(gone), Pick: r.pick(kept, gone), Many: r.unite != nil})
	}
	return fields
}

func (r mergeRule) pick(kept, gone Employer) Side {
	a, b := r.show(kept), r.show(gone)
	switch { // of the same words one side may still know more: a later day, a longer term
	case b == "":
		return FromKept
	case a == "":
		return FromGone
	case r.unite != nil:
		return FromBoth
	case r.better != nil && r.better(kept, gone):
		return FromGone
	}
	return FromKept
}

// Merged is the employer that stays when two are made one. Picks says for fields, by name, whose value it takes; for the others the proposal holds.
func Merged(kept, gone Employer, picks map[string]Side) Employer {
	out := kept
	for _, r := range mergeRules {
		side, chosen := picks[r.name]
		if !chosen {
			side = r.pick(kept, gone)
		}
		switch {
		case side == FromGone:
			r.take(&out, gone)
		case side == FromBoth && r.unite != nil:
			r.unite(&out, gone)
		}
	}
	if cup(out.Stage) >= 0 { // not at rest
		out.LookAgainOn = day.Date{}
	}
	return out
}

// one describes a field that holds one text.
func one[T ~string](name, label, list string, field func(*Employer) *T) mergeRule {
	return mergeRule{name: name, label: label, list: list,
		show: func(e Employer) string { return string(*field(&e)) },
		take: func(into *Employer, from Employer) { *field(into) = *field(&from) }}
}

// many describes a field that holds a list of codes.
func many(name, label, list string, field func(*Employer) *[]string) mergeRule {
	return mergeRule{name: name, label: label, list: list,
		show: func(e Employer) string { return strings.Join(*field(&e), ";") },
		take: func(into *Employer, from Employer) { *field(into) = slices.Clone(*field(&from)) },
		unite: func(into *Employer, from Employer) {
			*field(into) = unite(*field(into), *field(&from), func(s string) string { return s })
		}}
}

// unite is list a with what only b holds, told apart by key.
func unite[T any](a, b []T, key func(T) string) []T {
	out := slices.Clone(a)
	for _, x := range b {
		if !slices.ContainsFunc(out, func(y T) bool { return key(x) == key(y) }) {
			out = append(out, x)
		}
	}
	return out
}

// mergeRules are the fields in the order in which people compare them.
var mergeRules = slices.Concat(
	[]mergeRule{
		one("name", "Name", "", func(e *Employer) *string { return &e.Name }),
		one("trading_name", "Trading name", "", func(e *Employer) *string { return &e.TradingName }),
		one("former_name", "Former name", "", func(e *Employer) *string { return &e.FormerName }),
		one("company_number", "Company number", "", func(e *Employer) *string { return &e.CompanyNumber }),
		one("ref", "Reference", "", func(e *Employer) *string { return &e.Ref }),
		one("gpg_id", "Gender pay gap number", "", func(e *Employer) *string { return &e.GPGID }),
		{name: "address", label: "Address", show: func(e Employer) string { return AddressLine(e.Address, e.Town, e.Postcode) }, take: takeAddress},
		one("phone", "Phone", "", func(e *Employer) *string { return &e.Phone }),
		one("email", "Email", "", func(e *Employer) *string { return &e.Email }),
		one("website", "Website", "", func(e *Employer) *string { return &e.Website }),
		many("sic", "Sector", "sic2007_sections", func(e *Employer) *[]string { return &e.SIC }),
		{name: "sector", label: "Whose it is", show: func(e Employer) string { return ChoiceLabel(SectorBodies, string(e.Sector)) },
			take: func(into *Employer, from Employer) { into.Sector = from.Sector }},
		{name: "public_body", label: "Public body", show: func(e Employer) string { return yes(e.PublicBody) },
			take: func(into *Employer, from Employer) { into.PublicBody = from.PublicBody }},
		{name: "size", label: "Size", list: "employer_size_bands", show: showSize,
			take:   func(into *Employer, from Employer) { into.Size, into.SizePrinted = from.Size, from.SizePrinted },
			better: func(kept, gone Employer) bool { return kept.Size == gone.Size && kept.SizePrinted == "" }},
		{name: "headcount", label: "People at work", show: showHeadcount, take: takeHeadcount,
			better: func(kept, gone Employer) bool { return kept.HeadcountOn.Before(gone.HeadcountOn) }},
	}, relationRules, knownRules)

// relationRules are the fields about the relation.
var relationRules = []mergeRule{
	{name: "do_not_contact", label: "Do not contact", show: func(e Employer) string { return e.DoNotContact },
		take: func(into *Employer, from Employer) { into.DoNotContact = from.DoNotContact },
		unite: func(into *Employer, from Employer) {
			into.DoNotContact = below(into.DoNotContact, from.DoNotContact, "; ")
		}},
	{name: "stage", label: "Relation", list: "cup_stages", show: func(e Employer) string { return e.Stage },
		take:   func(into *Employer, from Employer) { into.Stage = from.Stage },
		better: func(kept, gone Employer) bool { return kept.Stage != StageResting && cup(gone.Stage) > cup(kept.Stage) }},
	{name: "look_again_on", label: "Look again on", show: func(e Employer) string { return said(e.LookAgainOn) },
		take:   func(into *Employer, from Employer) { into.LookAgainOn = from.LookAgainOn },
		better: func(kept, gone Employer) bool { return gone.LookAgainOn.Before(kept.LookAgainOn) }},
	{name: "relation", label: "Strength of the relation", show: func(e Employer) string { return digit(e.Relation) },
		take:   func(into *Employer, from Employer) { into.Relation = from.Relation },
		better: func(kept, gone Employer) bool { return gone.Relation > kept.Relation }},
	one("owner", "Owner", "staff", func(e *Employer) *people.StaffID { return &e.Owner }),
	one("lead_source", "Lead source", "employer_lead_sources", func(e *Employer) *string { return &e.LeadSource }),
	{name: "notice_given_on", label: "Privacy notice given", show: func(e Employer) string { return said(e.NoticeGivenOn) },
		take:   func(into *Employer, from Employer) { into.NoticeGivenOn = from.NoticeGivenOn },
		better: func(kept, gone Employer) bool { return gone.NoticeGivenOn.Before(kept.NoticeGivenOn) }},
}

// knownRules are the fields about what is known of the employer.
var knownRules = []mergeRule{
	many("motivations", "Motivations", "employer_motivations", func(e *Employer) *[]string { return &e.Motivations }),
	{name: "pledges", label: "Pledges", list: "employer_pledges", show: showPledges,
		take: func(into *Employer, from Employer) { into.Pledges = slices.Clone(from.Pledges) }, unite: unitePledges},
	{name: "practice", label: "What they already do", show: func(e Employer) string { return PracticeWords(e.Practice) },
		take: func(into *Employer, from Employer) { into.Practice = slices.Clone(from.Practice) },
		unite: func(into *Employer, from Employer) {
			into.Practice = unite(into.Practice, from.Practice, func(p Practice) string { return p.Code })
		}},
	{name: "hiring", label: "How often they hire", show: func(e Employer) string { return ChoiceLabel(HiringFrequencies, e.Hiring) },
		take: func(into *Employer, from Employer) { into.Hiring = from.Hiring }},
	one("hiring_route", "How they hire", "", func(e *Employer) *string { return &e.HiringRoute }),
	one("hard_to_fill", "Hard to fill", "", func(e *Employer) *string { return &e.HardToFill }),
	one("shifts", "Contracts and shifts", "", func(e *Employer) *string { return &e.Shifts }),
	one("environment", "Environment", "", func(e *Employer) *string { return &e.Environment }),
	{name: "notes", label: "Notes", show: func(e Employer) string { return e.Notes },
		take:  func(into *Employer, from Employer) { into.Notes = from.Notes },
		unite: func(into *Employer, from Employer) { into.Notes = below(into.Notes, from.Notes, "\n\n") }},
}

// takeAddress takes address, town and postcode together: half of one and half of another is nowhere.
func takeAddress(into *Employer, from Employer) {
	into.Address, into.Town, into.Postcode = from.Address, from.Town, from.Postcode
}

func showHeadcount(e Employer) string { return digit(e.Headcount) }

func takeHeadcount(into *Employer, from Employer) {
	into.Headcount, into.HeadcountOn = from.Headcount, from.HeadcountOn
}

func showPledges(e Employer) string {
	var out []string
	for _, p := range e.Pledges {
		s := p.Code
		if p.Level != "" {
			s += ":" + p.Level
		}
		out = append(out, s)
	}
	return strings.Join(out, ";")
}

// showSize is the band as the gender pay gap service prints it, else the code.
func showSize(e Employer) string {
	if e.SizePrinted != "" {
		return e.SizePrinted
	}
	return e.Size
}

// said is a day in words; empty for none.
func said(d day.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.Long()
}

// unitePledges keeps of each pledge the level that holds longer, without a term longest, with all that is known of it.
func unitePledges(into *Employer, from Employer) {
	into.Pledges = slices.Clone(into.Pledges)
	for _, p := range from.Pledges {
		i := slices.IndexFunc(into.Pledges, func(q Pledge) bool { return q.Code == p.Code })
		switch {
		case i < 0:
			into.Pledges = append(into.Pledges, p)
		default:
			into.Pledges[i] = unitePledge(into.Pledges[i], p)
		}
	}
}

func unitePledge(a, b Pledge) Pledge {
	out, note := a, below(a.Note, b.Note, "; ")
	if longer(b.Expires, a.Expires) {
		out, b = b, a
	}
	out.Note = note
	if out.Level != b.Level {
		return out
	}
	if out.Checked.Before(b.Checked) {
		out.Checked = b.Checked
	}
	if out.Since.IsZero() || !b.Since.IsZero() && b.Since.Before(out.Since) {
		out.Since = b.Since
	}
	return out
}

func longer(a, b day.Date) bool { return !b.IsZero() && (a.IsZero() || b.Before(a)) }

func yes(b bool) string {
	if b {
		return "Yes"
	}
	return ""
}

func digit(n int) string {
	if n == 0 {
		return ""
	}
	return fmt.Sprint(n)
}

// below puts one text after another, and the same only once.
func below(a, b, between string) string {
	switch {
	case a == "" || strings.Contains(b, a):
		return b
	case strings.Contains(a, b):
		return a
	}
	return a + between + b
}

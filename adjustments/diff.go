package adjustments

import (
	"fmt"
	"slices"
	"strings"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
)

// Change is one thing in which two versions differ, for side by side.
type Change struct {
	Where string // "Line manager"; "Adjustment “Quiet desk”: who does it"
	Was   string // empty = nothing stood there
	Now   string // empty = nothing stands there
}

// Names gives the words for what an agreement holds as codes and ids. What is not there is called "not known".
type Names struct {
	Codes     people.Codes
	People    map[people.ParticipantID]string
	Employers map[employers.EmployerID]string
	Sites     map[employers.SiteID]string
}

// Diff lists in words what differs in the content of two versions: the header first, then adjustment by adjustment, then the rest.
func Diff(was, is Agreement, names Names) (out []Change) {
	for _, f := range header {
		out = addChange(out, f.name, f.words(was, names), f.words(is, names))
	}
	out = append(out, diffList(was.Items, is.Items, itemFields, names, listWords[Item]{"Adjustment", func(i Item) string { return i.ID }, func(i Item) string { return i.Words }, Item.OnPaper})...)
	declined := diffList(was.Declined, is.Declined, declinedFields, names, listWords[Declined]{"Not agreed", func(d Declined) string { return d.ID }, func(d Declined) string { return d.Asked }, nil})
	out = append(out, declined...)
	out = append(out, diffAdvice(was.Advice, is.Advice)...)
	for _, f := range ending {
		out = addChange(out, f.name, f.words(was, names), f.words(is, names))
	}
	return out
}

func addChange(out []Change, where, was, now string) []Change {
	if was == now {
		return out
	}
	return append(out, Change{Where: where, Was: was, Now: now})
}

// field is a part of a record in words.
type field[T any] struct {
	name  string
	words func(T, Names) string
}

var header = []field[Agreement]{
	{"Person", func(a Agreement, n Names) string { return named(n.People, a.Participant) }},
	{"Employer", func(a Agreement, n Names) string { return named(n.Employers, a.Employer) }},
	{"Site", func(a Agreement, n Names) string { return named(n.Sites, a.Site) }},
	{"Job", func(a Agreement, _ Names) string { return a.JobTitle }},
	{"Line manager", func(a Agreement, _ Names) string { return a.Manager }},
	{"Line manager's role", func(a Agreement, _ Names) string { return a.ManagerRole }},
	{"HR contact", func(a Agreement, _ Names) string { return a.HR }},
	{"What is hard at work", func(a Agreement, _ Names) string { return a.Impact }},
	{"A good day", func(a Agreement, _ Names) string { return a.GoodDay }},
	{"A bad day", func(a Agreement, _ Names) string { return a.BadDay }},
	{"What is hard at work is shown to the employer", func(a Agreement, _ Names) string { return yesNo(a.ShowImpact) }},
}

var ending = []field[Agreement]{
	{"How absence is reported", func(a Agreement, _ Names) string { return a.Reporting }},
	{"What the manager does when warning signs show", func(a Agreement, _ Names) string { return a.Signs }},
	{"Whom to call in an emergency", func(a Agreement, _ Names) string { return a.Emergency }},
	{"Who may see it", func(a Agreement, _ Names) string { return strings.Join(a.Seers, ", ") }},
	{"Next review", func(a Agreement, _ Names) string { return dayWords(a.ReviewOn) }},
	{"What brings the review forward", func(a Agreement, n Names) string { return labels(n.Codes, "review_triggers", a.Triggers) }},
}

var itemFields = []field[Item]{
	{"what is agreed", func(i Item, _ Names) string { return i.Words }},
	{"from the list", func(i Item, n Names) string { return label(n.Codes, "adjustment_catalogue", i.Code) }},
	{"what it is about", func(i Item, n Names) string { return label(n.Codes, "adjustment_categories", i.Category) }},
	{"what it helps with", func(i Item, n Names) string { return labels(n.Codes, "barrier_types", i.Barriers) }},
	{"kind in law", func(i Item, _ Names) string { return limbName(i.Limb) }},
	{"who does it", func(i Item, _ Names) string { return i.Who }},
	{"by when", func(i Item, _ Names) string { return dayWords(i.By) }},
	{"cost", func(i Item, n Names) string { return CostWords(label(n.Codes, "cost_bands", i.Cost)) }},
	{"who pays", func(i Item, _ Names) string { return payerWords(i.Pays) }},
	{"from when", func(i Item, _ Names) string { return dayWords(i.From) }},
	{"tried out until", func(i Item, _ Names) string { return dayWords(i.TrialTo) }},
}

var declinedFields = []field[Declined]{
	{"what was asked", func(d Declined, _ Names) string { return d.Asked }},
	{"it was this adjustment", func(d Declined, _ Names) string { return d.Item }},
	{"why not", func(d Declined, _ Names) string { return d.Reason }},
	{"instead", func(d Declined, _ Names) string { return d.Alternative }},
	{"when", func(d Declined, _ Names) string { return dayWords(d.On) }},
	{"who said so", func(d Declined, _ Names) string { return d.By }},
}

// listWords says how the entries of a list are told apart and named.
type listWords[T any] struct {
	what   string
	id     func(T) string
	title  func(T) string
	counts func(T) bool // nil = all do
}

// diffList compares two lists entry by entry, by their ids.
func diffList[T any](was, is []T, fields []field[T], names Names, w listWords[T]) (out []Change) {
	find := func(list []T, id string) (T, bool) {
		for _, e := range list {
			if w.id(e) == id && (w.counts == nil || w.counts(e)) {
				return e, true
			}
		}
		var none T
		return none, false
	}
	var both []string // ids, for the order
	for _, e := range was {
		now, still := find(is, w.id(e))
		switch _, counted := find(was, w.id(e)); {
		case !counted:
		case !still:
			out = append(out, Change{Where: w.what, Was: w.title(e)})
		default:
			both = append(both, w.id(e))
			out = append(out, diffEntry(e, now, fields, names, w)...)
		}
	}
	var order []string
	for _, e := range is {
		_, counted := find(is, w.id(e))
		if _, before := find(was, w.id(e)); counted && !before {
			out = append(out, Change{Where: w.what, Now: w.title(e)})
		} else if counted {
			order = append(order, w.id(e))
		}
	}
	if !slices.Equal(both, order) {
		out = append(out, Change{Where: w.what + ": order", Was: titles(was, both, w), Now: titles(is, order, w)})
	}
	return out
}

// diffEntry compares an entry that stands in both versions.
func diffEntry[T any](was, is T, fields []field[T], names Names, w listWords[T]) (out []Change) {
	for _, f := range fields {
		out = addChange(out, fmt.Sprintf("%s “%s”: %s", w.what, w.title(is), f.name), f.words(was, names), f.words(is, names))
	}
	return out
}

// titles names entries in their order.
func titles[T any](list []T, ids []string, w listWords[T]) string {
	var out []string
	for _, id := range ids {
		i := slices.IndexFunc(list, func(e T) bool { return w.id(e) == id })
		out = append(out, w.title(list[i]))
	}
	return strings.Join(out, "; ")
}

// diffAdvice compares advice as a whole: it has no ids.
func diffAdvice(was, is []Advice) (out []Change) {
	for i := range max(len(was), len(is)) {
		var before, now string
		if i < len(was) {
			before = was[i].words()
		}
		if i < len(is) {
			now = is[i].words()
		}
		out = addChange(out, "Advice", before, now)
	}
	return out
}

// words are advice in a line.
func (a Advice) words() string {
	parts := []string{employers.ChoiceLabel(Advisers, a.From)}
	if !a.Requested.IsZero() {
		parts = append(parts, "asked on "+a.Requested.Long())
	}
	if !a.Received.IsZero() {
		parts = append(parts, "received on "+a.Received.Long())
	}
	if a.Summary != "" {
		parts = append(parts, a.Summary)
	}
	return strings.Join(parts, ", ")
}

// named looks a name up; nothing for no id.
func named[ID ~string](names map[ID]string, id ID) string {
	if id == "" {
		return ""
	}
	if name, ok := names[id]; ok {
		return name
	}
	return "not known"
}

// labels names codes in a line.
func labels(codes people.Codes, list string, which []string) string {
	var out []string
	for _, c := range which {
		out = append(out, label(codes, list, c))
	}
	return strings.Join(out, ", ")
}

func dayWords(d day.Date) string {
	if d.IsZero() {
		return ""
	}
	return d.Long()
}

func yesNo(b bool) string {
	if b {
		return "Yes"
	}
	return "No"
}

package paper

import (
	"cmp"
	"slices"
	"time"

	"jobwright/internal/day"
)

// PrivacyFacts are what a privacy notice says of the service. The controller chooses the lawful bases; what is not filled in stands as a
// line to write on. (facts.md h.2, h.9)
type PrivacyFacts struct {
	House      House
	Controller string // who decides about the records; empty = the service
	Contact    string // whom to ask about data protection; empty = the service
	Version    int
	On         day.Date
	Purposes   []Purpose // empty = the usual ones, without their bases
	Basis      string    // what allows it all, in the controller's own words; may be empty
	Kept       string    // how long, in a sentence; empty = a line to write on
}

// Purpose is one reason for which records are kept, with what allows it.
type Purpose struct {
	What  string
	Basis string // lawful basis and condition; empty = a line to write on
}

// usualPurposes are what such a service keeps records for.
var usualPurposes = []Purpose{{What: "To support you into work and while you work"}, {What: "To tell an employer something about you. We do that only if you have agreed to it, each time within what you agreed to"},
	{What: "To tell the one who referred you how it goes, if you want that"}, {What: "To report to those who pay for the service, without names unless we have told you"}}

// UsualPurposes are what such a service keeps records for, with what allows each as far as it is given: supporting the person, telling an
// employer, telling the one who referred them, reporting to those who pay.
func UsualPurposes(bases ...string) []Purpose {
	out := slices.Clone(usualPurposes)
	for i, basis := range bases[:min(len(bases), len(out))] {
		out[i].Basis = basis
	}
	return out
}

const writeHere = "______________________________"

// PrivacyNotice tells the people supported what is kept about them, why, and what they can ask for.
func PrivacyNotice(f PrivacyFacts, made time.Time, large bool) Document {
	service := cmp.Or(f.House.Service, "our service")
	d := Document{Title: "What we keep about you, and why", Subtitle: "Privacy notice of " + service, FileName: dated("privacy-notice", f.On, f.Version), House: f.House, Version: f.Version, On: f.On, Made: made, Large: large}
	add := func(blocks ...Block) { d.Blocks = append(d.Blocks, blocks...) }
	add(Facts{[][2]string{{"Who decides about it", cmp.Or(f.Controller, f.House.Service, writeHere)}, {"Whom to ask", cmp.Or(f.Contact, f.House.Contact, writeHere)}}})
	add(Heading{"What we keep"}, Bullets{[]string{
		"Your name and how to reach you.",
		"What work you want, what you can do, and what helps you at work. We do not need a diagnosis and do not ask for one.",
		"What we did together, the jobs you looked at and had, and what was agreed with an employer.",
		"What you have allowed us to tell, whom, and until when.",
	}}, Paragraph{Words: "All of this can say something about your health. The law gives such records special care, and so do we: they are kept encrypted, and only those who support you can open them."})
	add(Heading{"Why, and what allows it"}, purposeTable(f.Purposes))
	if f.Basis != "" {
		add(Paragraph{Words: f.Basis})
	}
	add(Heading{"Who gets to see it"}, Paragraph{Words: "Those in the service who support you. Nobody outside it, unless you agreed, the law says so, or a life is at risk. An employer hears only what you agreed to. You can take that back at any time: from then on nothing more goes out. You get the same support, whatever you decide."})
	add(Heading{"How long"}, Paragraph{Words: cmp.Or(f.Kept, "We keep it for: "+writeHere)})
	add(Heading{"What you can ask for"}, Bullets{[]string{
		"To see everything we keep about you. You get it within one month. If it is very much, it may take two months longer; we tell you so in the first month.",
		"To have something put right.",
		"To have something deleted. Some things we have to keep; then we tell you why.",
		"That we do not use something, or stop using it.",
		"To take back what you allowed. It counts at once.",
		"That a person looks again at what the computer suggests. It only suggests; you and we decide.",
	}})
	add(Heading{"If you are not content"}, Paragraph{Words: "Please tell us. We say within 30 days that we have your complaint, and answer it as soon as we can. You can also go to the Information Commissioner's Office at any time: ico.org.uk."})
	return d
}

func purposeTable(purposes []Purpose) Table {
	if len(purposes) == 0 {
		purposes = usualPurposes
	}
	t := Table{Columns: []Column{{Head: "Why"}, {Head: "What allows it"}}, Lists: true}
	for _, p := range purposes {
		t.Rows = append(t.Rows, []string{p.What, cmp.Or(p.Basis, writeHere)})
	}
	return t
}

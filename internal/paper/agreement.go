package paper

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"jobwright/adjustments"
	"jobwright/internal/day"
	"jobwright/internal/text"
)

// AgreementPaper is what employer and employee are shown, sign and keep of an adjustment agreement: everything that the view holds and
// nothing else. It has no lines to sign on, because what is signed is the same on the screen and on paper; see SignatureLines.
func AgreementPaper(v adjustments.AgreementView, made time.Time, large bool) Document {
	d := Document{Title: "Adjustment agreement", Subtitle: "Between " + v.Person + " and " + v.Employer, FileName: dated("agreement", v.On, v.Number), House: House(v.House),
		For: text.And(filled(v.Person, v.Employer)...), Version: v.Number, On: v.On, Made: made, Draft: v.Draft, Large: large}
	add := func(blocks ...Block) { d.Blocks = append(d.Blocks, blocks...) }
	add(agreementHead(v), Paragraph{Words: "This paper says what was agreed so that the work goes well. It speaks of what is needed at work and never of a diagnosis. Whoever wants something changed says so: a change makes a new version, which is signed again."})
	add(openPoints(v.Draft, v.Open)...)
	add(told("What is hard at work", v.Impact)...)
	add(told("A good day", v.GoodDay)...)
	add(told("A bad day", v.BadDay)...)
	add(Heading{"What is agreed"})
	if len(v.Items) == 0 {
		add(Paragraph{Words: "No adjustment is agreed yet."})
	}
	add(itemTable(v.Items))
	if len(v.Declined) > 0 {
		add(Heading{"What was asked and not agreed"}, declinedTable(v.Declined))
	}
	if v.Reporting != "" || v.Signs != "" || v.Emergency != "" {
		add(Heading{"Absence and warning signs"}, Facts{[][2]string{{"Reporting absence", v.Reporting}, {"When signs show", v.Signs}, {"In an emergency", v.Emergency}}})
	}
	if len(v.Advice) > 0 {
		add(Heading{"Advice"}, adviceTable(v.Advice))
	}
	if len(v.Seers) > 0 {
		add(Heading{"Who may see this agreement"}, Paragraph{Words: text.Capital(text.And(v.Seers...)) + ". Nobody passes it on to anybody else unless " + v.Person + " agrees."})
	}
	add(reviewBlocks(v.ReviewOn, v.Triggers)...)
	return d
}

func agreementHead(v adjustments.AgreementView) Facts {
	return Facts{[][2]string{{"Employee", v.Person}, {"Job", v.JobTitle}, {"Employer", v.Employer}, {"Site", v.Site}, {"Line manager", strings.Join(filled(v.Manager, v.ManagerIs), ", ")}, {"HR", v.HR},
		{"Version", fmt.Sprintf("%d, of %s", v.Number, v.On.Long())}}}
}

func itemTable(items []adjustments.ItemView) Table {
	t := Table{Columns: []Column{{Head: "What"}, {Head: "Who does it"}, {Head: "By when", Whole: true}, {Head: "Cost"}, {Head: "Who pays"}}, Lists: true, Over: true}
	for i, item := range items {
		what := line(fmt.Sprintf("%d. %s", i+1, item.Words), strings.Join(filled(item.About, times(item)), ". "))
		by := item.By.Long()
		if item.From.IsZero() {
			by = cell(by)
		}
		t.Rows = append(t.Rows, []string{what, cell(item.Who), by, cell(item.Cost), cell(item.Pays)})
	}
	return t
}

// cell is what a cell of a table says: an empty one is not left for the reader to guess.
func cell(words string) string { return cmp.Or(words, "not said") }

// times say from when an adjustment holds, where that is another day than the one by which it is there, and how long it is tried.
func times(item adjustments.ItemView) string {
	var parts []string
	if !item.From.IsZero() && item.From != item.By {
		parts = append(parts, "from "+item.From.Long())
	}
	if !item.TrialTo.IsZero() {
		parts = append(parts, "tried until "+item.TrialTo.Long())
	}
	return text.Capital(strings.Join(parts, ", "))
}

func declinedTable(list []adjustments.DeclinedView) Table {
	t := Table{Columns: []Column{{Head: "What was asked"}, {Head: "Why not"}, {Head: "What instead"}, {Head: "Said by", Whole: true}}, Lists: true, Over: true}
	for _, x := range list {
		t.Rows = append(t.Rows, []string{x.Asked, cell(x.Reason), cell(x.Alternative), line(x.By, x.On.Long())})
	}
	return t
}

func adviceTable(list []adjustments.AdviceView) Table {
	t := Table{Columns: []Column{{Head: "From"}, {Head: "Asked for", Whole: true}, {Head: "Came", Whole: true}, {Head: "In short"}}, Lists: true}
	for _, x := range list {
		t.Rows = append(t.Rows, []string{x.From, x.Requested.Long(), cmp.Or(x.Received.Long(), "not yet"), x.Summary})
	}
	return t
}

// reviewBlocks say when a paper is looked at again, and what brings that forward.
func reviewBlocks(on day.Date, triggers []string) (blocks []Block) {
	if on.IsZero() && len(triggers) == 0 {
		return nil
	}
	blocks = append(blocks, Heading{"Looking at it again"})
	if !on.IsZero() {
		blocks = append(blocks, Paragraph{Words: "We look at it together on " + on.Long() + "."})
	}
	if len(triggers) > 0 {
		blocks = append(blocks, Paragraph{Words: "Sooner, if one of these happens:"}, Bullets{triggers})
	}
	return blocks
}

// Annex is what the person wants to write down beside an agreement. It is theirs alone: nobody signs it, and no employer gets it.
func Annex(house House, person, words string, number int, on day.Date, made time.Time, large bool) Document {
	return Document{Title: "Your own notes on the agreement", Subtitle: "For " + person, FileName: dated("agreement-own-notes", on, number), House: house, For: person, Version: number, On: on, Made: made, Large: large,
		Blocks: []Block{Note{"These notes are yours. They are no part of what was signed, and your employer does not get them."}, Paragraph{Words: words}}}
}

// told is a heading with the words under it; nothing where there are none.
func told(heading, words string) []Block {
	if words == "" {
		return nil
	}
	return []Block{Heading{heading}, Paragraph{Words: words}}
}

// openPoints say in a draft what is still open.
func openPoints(draft bool, open []string) []Block {
	if !draft || len(open) == 0 {
		return nil
	}
	return []Block{Paragraph{Words: "Still open:", Bold: true}, Bullets{open}}
}

// dated is the name of a file: what it is, of when, and which version.
func dated(what string, on day.Date, number int) string {
	if !on.IsZero() {
		what += "-" + on.String()
	}
	if number > 0 {
		what += fmt.Sprintf("-v%d", number)
	}
	return what
}

// filled are those words that are there.
func filled(words ...string) (list []string) {
	for _, w := range words {
		if w != "" {
			list = append(list, w)
		}
	}
	return list
}

// line puts one text under another, where both are there.
func line(s, under string) string {
	switch {
	case s == "":
		return under
	case under == "":
		return s
	}
	return s + "\n" + under
}

package paper

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"jobwright/adjustments"
	"jobwright/internal/text"
)

// The sections of a plan that have more to them than an answer, codes of wap_sections.
const (
	sectionActions  = "ACTIONS"
	sectionAdjusted = "ADJ"
	sectionReview   = "REVIEW"
)

// planFile is what the file of a copy is called: nobody hands over the wrong one because both are called the same.
func planFile(copy string) string {
	switch copy {
	case adjustments.ForEmployer:
		return "plan"
	case adjustments.ForService:
		return "plan-service"
	}
	return "plan-own"
}

// PlanPaper is a copy of a wellness action plan: everything that the view holds and nothing else.
func PlanPaper(v adjustments.PlanView, made time.Time, large bool) Document {
	d := Document{Title: "Wellness action plan", Subtitle: "Of " + v.Person, FileName: dated(planFile(v.Copy), v.On, v.Number), House: House(v.House), Version: v.Number, On: v.On, Made: made, Draft: v.Draft, Large: large}
	add := func(blocks ...Block) { d.Blocks = append(d.Blocks, blocks...) }
	about := ""
	switch v.Copy {
	case adjustments.ForEmployer:
		d.For = text.And(filled(v.Person, cmp.Or(v.Employer, v.Manager, "the employer"))...)
		about = v.Person + " wrote this plan and chose what this copy holds. It is no contract. Please keep it to those named at the foot of the page; only where a life is at risk, or where the law says so, may somebody else be told."
	case adjustments.ForService:
		d.For = text.And(filled(v.Person, cmp.Or(v.House.Service, "the service"))...)
		about = "This is the copy of the service. It holds everything that " + v.Person + " wrote and goes to nobody else."
	default:
		d.For = v.Person
		about = "This is your own copy. It holds everything you wrote. You decide what your employer gets of it, and you can change it at any time."
	}
	add(Facts{[][2]string{{"Name", v.Person}, {"Job", v.JobTitle}, {"Employer", v.Employer}, {"Line manager", strings.Join(filled(v.Manager, v.ManagerIs), ", ")}, {"Version", fmt.Sprintf("%d, of %s", v.Number, v.On.Long())}}}, Paragraph{Words: about})
	add(openPoints(v.Draft, v.Open)...)
	if v.WRAP != "" {
		add(Paragraph{Words: v.WRAP})
	}
	if v.ToChoose != "" {
		add(Paragraph{Words: v.ToChoose})
	}
	add(planSections(v)...)
	return d
}

// planSections are the answers in their order. The actions, the adjustments and the review stand with their sections, or behind the
// others where the view has no such section.
func planSections(v adjustments.PlanView) (blocks []Block) {
	more := map[string][]Block{sectionActions: actionBlocks(v.Actions), sectionReview: reviewBlocks(v.ReviewOn, v.Triggers)}
	if len(v.Adjusted) > 0 {
		more[sectionAdjusted] = []Block{Heading{"Adjustments agreed"}, Bullets{v.Adjusted}}
	}
	for _, s := range v.Sections {
		rest := more[s.Code]
		delete(more, s.Code)
		if s.Answer != "" || len(rest) > 0 {
			blocks = append(blocks, Heading{s.Title})
		}
		if s.Seen != "" {
			blocks = append(blocks, Paragraph{Words: s.Seen, Quiet: true})
		}
		if s.Answer != "" {
			blocks = append(blocks, Paragraph{Words: s.Answer})
		}
		if len(rest) > 0 {
			blocks = append(blocks, rest[1:]...) // under the heading of the section
		}
	}
	for _, code := range []string{sectionActions, sectionAdjusted, sectionReview} {
		blocks = append(blocks, more[code]...)
	}
	return blocks
}

func actionBlocks(actions []adjustments.ActionView) []Block {
	if len(actions) == 0 {
		return nil
	}
	t := Table{Columns: []Column{{Head: "What"}, {Head: "Who"}, {Head: "By when", Whole: true}}, Lists: true}
	for _, a := range actions {
		t.Rows = append(t.Rows, []string{a.What, a.Who, a.By.Long()})
	}
	return []Block{Heading{"What we will do"}, t}
}

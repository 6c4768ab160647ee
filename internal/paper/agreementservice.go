package paper

import (
	"cmp"
	"fmt"
	"time"

	"jobwright/adjustments"
	"jobwright/internal/text"
)

// AgreementForService is the copy of an agreement for the service's own file: what the parties read, and behind it what the service alone
// keeps.
func AgreementForService(v adjustments.AgreementView, n adjustments.ServiceNotes, made time.Time, large bool) Document {
	d := AgreementPaper(v, made, large)
	d.FileName = dated("agreement-service", v.On, v.Number)
	d.For = text.And(filled(v.Person, cmp.Or(v.House.Service, "the service"))...)
	add := func(blocks ...Block) { d.Blocks = append(d.Blocks, blocks...) }
	add(Heading{"For the service alone"}, Note{"What follows is in no other copy. It goes neither to the employer nor to anybody else."},
		Facts{[][2]string{{"How it stands", n.Status}, {"Next review", n.NextReview.Long()}}})
	add(told("What is hard at work, which is not shown", n.Impact)...)
	add(told("A good day, which is not shown", n.GoodDay)...)
	add(told("A bad day, which is not shown", n.BadDay)...)
	if len(n.Items) > 0 {
		add(Heading{"How each adjustment stands"})
	}
	for i, x := range n.Items {
		add(Paragraph{Words: fmt.Sprintf("%d. %s", i+1, x.Words), Bold: true}, Facts{[][2]string{{"How it stands", x.Status}, {"Helps with", x.Helps}, {"Part of the duty", x.Limb}, {"Access to Work", x.AtW},
			{"Their reference", x.AtWRef}, {"Does it work", x.Working}, {"What shows it", x.Evidence}}})
	}
	add(Heading{"Who signed this version"})
	if len(n.Signed) == 0 {
		add(Paragraph{Words: "Nobody has signed it yet."})
	}
	add(Bullets{n.Signed})
	return d
}

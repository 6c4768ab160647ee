package desk

import (
	"testing"

	"jobwright/employers"
)

// In the sample a firm is added before anybody meets it, as in a register that has grown for a year.
func TestSampleEmployersAreAddedBeforeTheirFirstContact(t *testing.T) {
	p, d := at(t)
	_, err := d.Check(ctx)
	p.must(err)
	p.must(d.FillSample(ctx))
	list, err := d.Store().Employers(ctx, employers.Filter{}, employers.Order{})
	p.must(err)
	met := 0
	for _, e := range list {
		happened, _, err := d.Store().Timeline(ctx, e.ID, 0, 1000)
		p.must(err)
		added := happened[len(happened)-1].On
		for _, h := range happened {
			if h.Kind == "created" {
				added = h.On
			}
		}
		for _, h := range happened {
			if h.Contact == nil {
				continue
			}
			if met++; h.On.Before(added) {
				t.Errorf("%s was met on %s and added on %s", e.Name, h.On, added)
			}
		}
	}
	if met < 100 {
		t.Errorf("%d contacts were looked at", met)
	}
}

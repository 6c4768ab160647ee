package employersui

import (
	"testing"

	"fyne.io/fyne/v2"

	"jobwright/internal/paper"
	"jobwright/internal/people"
	"jobwright/internal/ui/printing"
)

func TestTheProfileSheetStandsInTheMenuOfAnEmployer(t *testing.T) {
	for _, me := range []people.Staff{sam, eve} {
		var asked []printing.Ask
		o := openOffice(t, me, hallam(), func(p *EmployersParts) { p.Documents = func(a printing.Ask) { asked = append(asked, a) } })
		o.Show("e0")
		o.page.showMenu()
		o.typed("Prof")
		o.key(fyne.KeyReturn)
		if len(asked) != 1 || asked[0].First != (paper.Request{Sort: paper.SortEmployer, ID: "e0", Copy: "service"}) || len(asked[0].Copies) != 2 || asked[0].Copies[1].ID != "employer" {
			t.Errorf("%s: %+v", me.Role, asked)
		}
	}
}

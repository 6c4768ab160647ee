package leadui

import (
	"image/png"
	"os"
	"testing"

	"fyne.io/fyne/v2"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/ui/theme"
)

func shoot(d *world, name string) {
	f, _ := os.Create("/tmp/b4/eshots/" + name + ".png")
	png.Encode(f, d.w.Canvas().Capture())
	f.Close()
}

func TestZZLook(t *testing.T) {
	a := lead("packing", "bakery", "SPOTTED", 3)
	a.Need = "The bakers stop for an hour each morning to pack orders. Anna would like someone for five mornings."
	a.Signals, a.SaidBy, a.SaidOn, a.Tasks, a.Preferred = []string{"BACKLOG", "SKILLMIX"}, "Anna Brandt", today.AddDays(-3), "Pack orders, stick labels", "tom"
	b := lead("laundry", "care", "EXPLORING", 40)
	b.Need = "Nurses fold laundry"
	c := lead("filing", "nursery", "PROPOSED", 12)
	e := lead("stock", "nursery", "SPOTTED", 22)
	e.Need, e.Hours = "Shelves are empty on Saturdays", 0
	leads := []brokerage.Lead{a, b, c, e, lead("x", "bakery", "AGREED", 1)}
	for _, v := range []struct {
		name       string
		wide, high float32
		look       theme.Look
	}{{"leads-light", 1240, 800, theme.Look{Mode: theme.Light}}, {"leads-dark", 1240, 800, theme.Look{Mode: theme.Dark}}, {"leads-200", 1240, 800, theme.Look{Mode: theme.Light, TextScale: 2}}, {"leads-700", 700, 600, theme.Look{Mode: theme.Light}}} {
		d := openIn(t, sam, v.wide, v.high, v.look, leads...)
		d.store.steps = []employers.NextStep{{ID: "1", What: "Bring a carving proposal", Due: today.AddDays(2), Lead: "packing", Owner: sam.ID}, {ID: "2", What: "Ring Grace", Due: today.AddDays(-2), Lead: "laundry", Owner: sam.ID}}
		d.store.moves["packing"] = []brokerage.LeadMove{{On: today, By: sam.ID, Was: "CONTACTED", Now: "SPOTTED"}, {On: today.AddDays(-3), By: ruth.ID, Now: "SPOTTED"}}
		d.Reload()
		d.w.Canvas().Focus(d.board)
		d.board.SelectKey("packing")
		shoot(d, v.name)
		if v.name == "leads-700" {
			d.openCard(d.cards["SPOTTED"][1])
			shoot(d, "leads-700-open")
		}
		if v.name == "leads-light" {
			d.sayLapsed([]brokerage.LeadCard{{EmployerName: "Hallam Bakery"}, {EmployerName: "Kestrel"}})
			shoot(d, "leads-lapsed")
			d.add("bakery")
			shoot(d, "leads-form")
			d.forms.Opened().Discard()
			d.askClose(a, "Hallam Bakery")
			shoot(d, "leads-close")
		}
	}
	_ = fyne.KeyDown
}

package vacancyui

import (
	"image/png"
	"os"
	"testing"

	"jobwright/internal/ui/theme"
)

func shoot(d *world, name string) {
	f, _ := os.Create("/tmp/b4/eshots/" + name + ".png")
	png.Encode(f, d.w.Canvas().Capture())
	f.Close()
}

func TestZZLook(t *testing.T) {
	for _, v := range []struct {
		name       string
		wide, high float32
		look       theme.Look
	}{{"vac-light", 1240, 1000, theme.Look{Mode: theme.Light}}, {"vac-dark", 1240, 800, theme.Look{Mode: theme.Dark}}, {"vac-200", 1240, 800, theme.Look{Mode: theme.Light, TextScale: 2}}, {"vac-700", 700, 600, theme.Look{Mode: theme.Light}}} {
		d := openIn(t, sam, v.wide, v.high, v.look)
		shoot(d, v.name)
		if v.name == "vac-light" {
			d.list.Focus()
			d.edit("v1")
			shoot(d, "vac-form")
			d.forms.Opened().Discard()
			d.editDuty("v1", "d2")
			shoot(d, "vac-duty")
		}
		if v.name == "vac-200" {
			d.openRow(d.store.chosen(quickFilters[0].filter)[0])
			shoot(d, "vac-200-open")
		}
	}
}

package main

import (
	"image"
	"testing"

	"fyne.io/fyne/v2/test"

	"jobwright/internal/ui/theme"
)

func TestEveryControlCanBeDrawn(t *testing.T) {
	test.NewTempApp(t)
	seen := map[string]bool{}
	for _, e := range entries {
		if seen[e.Name] {
			t.Errorf("two entries are called %s", e.Name)
		}
		seen[e.Name] = true
		if p := panel(e, theme.Look{Mode: theme.Light}); oneColour(p) {
			t.Errorf("%s draws nothing", e.Name)
		}
	}
}

func oneColour(p image.Image) bool {
	b := p.Bounds()
	first := p.At(b.Min.X, b.Min.Y)
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if p.At(x, y) != first {
				return false
			}
		}
	}
	return true
}

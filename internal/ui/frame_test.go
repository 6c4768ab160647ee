package ui

import (
	"testing"

	"fyne.io/fyne/v2"

	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/theme"
)

// What was done is said for seconds, in which the person goes on working.
func TestANoteHidesNoButtonOfThePage(t *testing.T) {
	for _, look := range []theme.Look{{Mode: theme.Light}, {Mode: theme.Light, TextScale: 2}} {
		for _, wide := range []float32{1280, 900, 640} {
			h := build(t)
			lowest := kit.NewButton(kit.Filled, "Next", nil)
			h.today.content = kit.Column(0, kit.Grow(kit.NewText("Page Today")), lowest)
			theme.Apply(look)
			h.Open(nav.Route{Page: "settings"})
			h.Open(nav.Route{Page: "today"})
			h.w.Resize(fyne.NewSize(wide, 700))
			bottom := func(o fyne.CanvasObject) float32 {
				return fyne.CurrentApp().Driver().AbsolutePositionForObject(o).Y + o.Size().Height
			}
			was := bottom(lowest)
			h.Say("Saved: next step for Priya Nair about the early shift at Brightwell Care Home", func() {})
			h.Say("Version 2 has begun. The signed version stays as it is.", nil)
			note := h.button("Close this note")
			if note == nil {
				t.Fatal("no note is shown")
			}
			if top := bottom(note) - note.Size().Height; bottom(lowest) > top {
				t.Errorf("%v wide, text %v: the note begins at %v, the button ends at %v", wide, look.TextScale, top, bottom(lowest))
			}
			if end := bottom(note); end > 700 {
				t.Errorf("%v wide, text %v: the note ends at %v", wide, look.TextScale, end)
			}
			h.toasts.Clear()
			if bottom(lowest) != was {
				t.Errorf("%v wide, text %v: the page ends at %v, before the note at %v", wide, look.TextScale, bottom(lowest), was)
			}
		}
	}
}

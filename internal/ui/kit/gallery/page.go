package main

import (
	"fyne.io/fyne/v2"

	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/theme"
)

func init() {
	register(Entry{"header", []State{{Name: "Top of a screen", Width: 620, Make: func() fyne.CanvasObject {
		return kit.NewHeader("Employers", "118 employers, 9 not spoken to for 6 weeks.", kit.NewButton(kit.Outline, "Add employer", nothing).Icon("plus"))
	}}, {Name: "Narrow", Width: 300, Make: func() fyne.CanvasObject {
		return kit.NewHeader("Kitchen and laundry assistant", "Brightwell Care Home. Carved for Tom Aldridge, who wants 10 to 12 hours.", kit.NewButton(kit.Outline, "Undo", nothing).Icon("undo"))
	}}}})
	register(Entry{"section", []State{{Name: "Headings", Width: 300, Make: func() fyne.CanvasObject {
		return kit.Column(2, kit.NewSection("Overdue", "3").Tone(theme.Stop), kit.Rule(), kit.NewSection("Not finished", "kept as you typed"))
	}}}})
	register(Entry{"rowbutton", []State{{Name: "A row that is pressed", Width: 340, Make: rowButton}, {Name: "Focused", Width: 340, Make: rowButton, Then: focusNext(1)}}})
	register(Entry{"card", []State{{Name: "Card", Width: 320, Make: func() fyne.CanvasObject { return kit.Card(cardWords()) }},
		{Name: "Raised", Width: 320, Make: func() fyne.CanvasObject { return kit.Raised(cardWords()) }},
		{Name: "Panel", Width: 320, Make: func() fyne.CanvasObject { return kit.Panel(theme.Selected, cardWords()) }}}})
	register(Entry{"empty", []State{{Name: "An empty place", Width: 460, Height: 200, Make: func() fyne.CanvasObject {
		return kit.NewEmpty("check", "Nothing to do yet", "Next steps you write down come here, with the day they are due.", kit.NewButton(kit.Filled, "Add a next step", nothing).Icon("plus"))
	}}}})
	register(Entry{"banner", []State{
		{Name: "Note", Width: 640, Make: func() fyne.CanvasObject {
			return kit.NewBanner(kit.Info, "You can look around while the store is checked. Saving works as soon as it is done.")
		}},
		{Name: "Warning", Width: 640, Make: func() fyne.CanvasObject {
			return kit.NewBanner(kit.Warning, "The newest copy on another device is 9 days old.", kit.NewButton(kit.Outline, "Back up now", nothing).Plain().Slim())
		}},
		{Name: "Problem, in two lines", Width: 420, Make: func() fyne.CanvasObject {
			return kit.NewBanner(kit.Trouble, "This store is damaged, so it was opened for reading only. Restore the copy of 23 November 2026.", kit.NewButton(kit.Outline, "Restore", nothing).Slim())
		}}}})
	register(Entry{"caution", []State{{Name: "To be confirmed", Width: 640, Make: caution}, {Name: "Focused", Width: 640, Make: caution, Then: focusNext(1)}}})
	register(Entry{"toast", []State{{Name: "Two notes", Width: 560, Height: 150, Make: func() fyne.CanvasObject {
		t := kit.NewToasts(inline)
		t.Say("Backed up to the store's own folder.", nil)
		t.Say("Ring Anna Brandt is done.", nothing)
		return t
	}, Then: focusNext(2)}}})
	register(Entry{"progress", []State{{Name: "At work", Width: 420, Make: func() fyne.CanvasObject {
		p := kit.NewProgress("Reading 4,000 of 11,000 rows", nothing)
		p.Set(0.37, "")
		return p
	}}, {Name: "Just begun, cannot be stopped", Width: 420, Make: func() fyne.CanvasObject { return kit.NewProgress("Checking the copy", nil) }},
		{Name: "Busy for more than 300 ms", Make: func() fyne.CanvasObject {
			b := kit.NewBusy("Looking for employers", inline)
			b.Show()
			return b
		}}}})
}

func cardWords() fyne.CanvasObject {
	return kit.Column(1, kit.NewText("Ring Anna Brandt").Bold(), kit.NewText("She asked for a call one morning.").Tone(theme.Quiet))
}

func caution() fyne.CanvasObject {
	c := kit.NewCaution("I know, and have a reason to log this contact")
	c.Set([]string{"tansley"}, []string{"Do not contact Tansley Hotel: asked not to be rung again."})
	return c
}

func rowButton() fyne.CanvasObject {
	row := kit.Row(3, kit.NewIcon("phone", theme.Action), kit.Grow(kit.NewText("Sam rang Anna Brandt").Bold().Shrink()), kit.NewText("Tue 17 Nov").Tone(theme.Quiet))
	return kit.PadXY(3, 2, kit.NewRowButton("Sam rang Anna Brandt, Tue 17 Nov", row, nothing))
}

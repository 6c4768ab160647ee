package main

import (
	"fyne.io/fyne/v2"

	"jobwright/assets"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// nothing is what the gallery's buttons do.
func nothing() {}

func init() {
	register(Entry{"text", []State{
		{Name: "The type scale", Make: typeScale},
		{Name: "Tones", Make: tones},
		{Name: "Wrapped", Width: 320, Make: func() fyne.CanvasObject {
			return kit.NewText("The bakers stop for an hour each morning to pack orders. Anna would like someone for five mornings, from half past eight.").Wrap()
		}},
		{Name: "Shortened", Width: 180, Make: func() fyne.CanvasObject {
			return kit.NewText("Brightwell Care Home, kitchen and laundry").Shrink()
		}},
		{Name: "Figures in a column", Width: 120, Make: func() fyne.CanvasObject {
			return kit.Column(0, figure("1,111"), figure("20,408"), figure("£152.52"))
		}},
	}})
	register(Entry{"icon", []State{{Name: "All icons", Width: 420, Make: allIcons}, {Name: "Sizes and the mark", Make: func() fyne.CanvasObject {
		return kit.Row(3, kit.NewIcon("lock", theme.Text).Sized(14), kit.NewIcon("lock", theme.Text).Sized(16), kit.NewIcon("lock", theme.Text), kit.NewIcon("lock", theme.Text).Sized(32), kit.Mark(24), kit.Mark(48))
	}}}})
	register(Entry{"button", buttons()})
	register(Entry{"chip", []State{
		{Name: "Verdicts", Make: func() fyne.CanvasObject {
			return kit.Column(1, kit.Start(kit.NewVerdict(kit.Fits)), kit.Start(kit.NewVerdict(kit.Adjust)), kit.Start(kit.NewVerdict(kit.Carve)), kit.Start(kit.NewVerdict(kit.Ask)), kit.Start(kit.NewVerdict(kit.Stop)))
		}},
		{Name: "Plain", Make: func() fyne.CanvasObject { return kit.Row(2, kit.NewChip("Exploring"), kit.NewChip("Open")) }},
	}})
	register(Entry{"choicechips", []State{
		{Name: "Nothing chosen", Make: dateChips(-1)}, {Name: "Chosen", Make: dateChips(2)},
		{Name: "Focus on the choice", Make: dateChips(2), Then: focusNext(3)},
	}})
	register(Entry{"check", []State{
		{Name: "Marks", Make: func() fyne.CanvasObject {
			return kit.Row(2, kit.NewMark("Done", false, nil), kit.NewMark("Done", true, nil), kit.NewCheck("Keep me signed in", true, nil))
		}},
		{Name: "Focus", Make: func() fyne.CanvasObject { return kit.NewCheck("Wants mornings", false, nil) }, Then: focusNext(1)},
	}})
	register(Entry{"marks", []State{
		{Name: "Contacts this week", Make: func() fyne.CanvasObject { return kit.NewMarks("Contacts this week", 4, 6) }},
		{Name: "Dots in a row", Make: func() fyne.CanvasObject {
			return kit.Row(2, kit.NewDots("Stage", 2, 4), kit.NewText("Learn"))
		}},
	}})
	register(Entry{"navitem", []State{{Name: "Navigation", Make: navigation, Then: focusNext(2)}}})
}

func figure(s string) fyne.CanvasObject {
	return kit.NewText(s).Figures().Aligned(fyne.TextAlignTrailing)
}

func typeScale() fyne.CanvasObject {
	return kit.Column(1,
		kit.NewText("Page 26, Good morning").Sized(theme.Page).Bold(),
		kit.NewText("Section 20, Hallam Bakery").Sized(theme.Section).Bold(),
		kit.NewText("Lead 16, Coming up").Sized(theme.Lead).Bold(),
		kit.NewText("Body 14, Ring Anna Brandt. Ŵythnos ŷ gwaith."),
		kit.NewText("Body 14, between regular and bold").SemiBold(),
		kit.NewText("Caption 12, Hallam Bakery, she asked for a morning call").Sized(theme.Caption).Tone(theme.Quiet))
}

func tones() fyne.CanvasObject {
	return kit.Row(3, kit.NewText("Text"), kit.NewText("Quiet").Tone(theme.Quiet), kit.NewText("Action").Bold().Tone(theme.Action),
		kit.NewText("4 days late").Tone(theme.Stop))
}

func allIcons() fyne.CanvasObject {
	var icons []fyne.CanvasObject
	for _, name := range assets.IconNames() {
		icons = append(icons, kit.NewIcon(name, theme.Text))
	}
	return kit.Flow(3, icons...)
}

func buttons() []State {
	row := func(set func(*kit.Button)) func() fyne.CanvasObject {
		return func() fyne.CanvasObject {
			all := []*kit.Button{kit.NewButton(kit.Filled, "Log contact", nothing).Icon("plus").Hint("Ctrl+L"),
				kit.NewButton(kit.Outline, "Add employer", nothing).Icon("plus"), kit.NewButton(kit.Outline, "Lock", nothing).Icon("lock").Plain(),
				kit.NewButton(kit.Quiet, "Show all", nothing), kit.NewIconButton("more", "More", nothing)}
			var objects []fyne.CanvasObject
			for _, b := range all {
				set(b)
				objects = append(objects, b)
			}
			return kit.Row(2, objects...)
		}
	}
	plain := func(*kit.Button) {}
	return []State{
		{Name: "Filled, outline, plain outline, quiet, icon alone", Make: row(plain)},
		{Name: "Under the pointer", Make: row(func(b *kit.Button) { b.MouseIn(nil) })},
		{Name: "Focus on the first", Make: row(plain), Then: focusNext(1)},
		{Name: "Focus on the second", Make: row(plain), Then: focusNext(2)},
		{Name: "Focus on the last", Make: row(plain), Then: focusNext(5)},
		{Name: "Not available", Make: row(func(b *kit.Button) { b.Disable("Choose an employer first.") })},
		{Name: "Pressed while not available", Height: 84, Make: row(func(b *kit.Button) { b.Disable("Choose an employer first.") }), Then: func(w fyne.Window) {
			focusNext(2)(w)
			w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		}},
		{Name: "In rows, and to take away", Make: func() fyne.CanvasObject {
			return kit.Row(2, kit.NewButton(kit.Outline, "Done", nothing).Icon("check").Hint("D").Slim(), kit.NewButton(kit.Outline, "Tomorrow", nothing).Icon("clock").Hint("T").Slim(),
				kit.NewButton(kit.Outline, "Remove Ines", nothing).Icon("trash").Danger(), kit.NewButton(kit.Filled, "Erase the copy", nothing).Danger())
		}},
	}
}

func dateChips(chosen int) func() fyne.CanvasObject {
	return func() fyne.CanvasObject {
		c := kit.NewChoiceChips("When", []string{"Tomorrow", "Fri 27 Nov", "In a week", "In 2 weeks", "Pick a date…"}, nil)
		c.Choose(chosen)
		return kit.AtLeast(520, 0, c)
	}
}

func navigation() fyne.CanvasObject {
	item := func(icon, name string, count int, chosen bool) fyne.CanvasObject {
		n := kit.NewNavItem(icon, name, nothing)
		n.SetCount(count)
		n.SetChosen(chosen)
		return n
	}
	return kit.On(theme.Nav, kit.AtLeast(192, 0, kit.Pad(2, kit.Column(1, item("today", "Today", 8, true), item("employers", "Employers", 0, false), item("bulb", "Leads", 9, false), item("sliders", "Settings", 0, false)))))
}

// inline lets the gallery's controls work without waiting.
var inline = task.Inline()

package main

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jobwright/internal/ui/kit"
)

const galleryCode = "ABCDE-FGHJK-MNPQR-STVWX-YZ012-34567-89ABC"

func init() {
	room := func() fyne.CanvasObject { return kit.Column(0, kit.NewHeader("Good morning, Sam", "")) }
	register(Entry{"seekbox", []State{
		{Name: "Before typing", Width: 720, Height: 240, Make: room, Then: seek("", "Type two letters to search. Actions stand at the top.", false)},
		{Name: "Something found", Width: 720, Height: 240, Make: room, Then: seek("ring", "2 found", true)},
	}})
	register(Entry{"confirm", []State{
		{Name: "A question before something is done", Width: 520, Height: 260, Make: room, Then: func(w fyne.Window) {
			kit.Confirm(w.Canvas(), "Make a new recovery code?", "The old one opens nothing any more.", "Make a new code", nothing)
		}},
		{Name: "An error without details", Width: 520, Height: 260, Make: room, Then: func(w fyne.Window) {
			kit.ErrorBox(w.Canvas(), kit.Failure{Title: "That did not work", What: "There is nothing to undo."})
		}},
	}})
	register(Entry{"save-dialog", []State{{Name: "Save a page", Width: 640, Height: 300, Make: room, Then: func(w fyne.Window) {
		kit.ShowSave(w.Canvas(), inline, kit.SaveSpec{Title: "Save the page with the code", Sub: "Anybody who finds this file can read the code. Print it, then delete it.",
			Label: "File", Suggest: "/media/stick/recovery code.pdf", Kind: kit.SaveFile, Main: "Save the page",
			Write: func(context.Context, string) error { return nil }})
	}}}})
	register(Entry{"code-card", []State{{Name: "A recovery code", Width: 560, Make: func() fyne.CanvasObject { return kit.CodeCard(galleryCode) }}}})
	register(Entry{"passphrase", []State{
		{Name: "Empty", Width: 420, Make: func() fyne.CanvasObject { return newPassphrase("", "") }},
		{Name: "Good, and typed differently again", Width: 420, Make: func() fyne.CanvasObject {
			return newPassphrase("four plain words here", "four plain words")
		}},
		{Name: "The code typed back wrongly", Width: 420, Make: func() fyne.CanvasObject {
			field, typed := kit.AskCode(galleryCode)
			typed.SetText("ABCDE FGHJK MNPQR")
			_ = field.Validate()
			return field
		}},
	}})
	register(Entry{"fold", []State{
		{Name: "Closed", Width: 420, Make: func() fyne.CanvasObject { return fold(false) }},
		{Name: "Open, focused", Width: 420, Make: func() fyne.CanvasObject { return fold(true) }, Then: focusNext(1)},
	}})
	register(Entry{"calendar", []State{{Name: "A day chosen", Width: 300, Make: func() fyne.CanvasObject {
		return kit.NewCalendar(galleryToday().AddDays(7), galleryToday(), nil)
	}}}})
	register(Entry{"names", []State{{Name: "The name of an icon under it", Width: 240, Height: 90, Make: func() fyne.CanvasObject {
		return kit.Start(kit.NewIconButton("more", "More", nothing))
	}, Then: func(w fyne.Window) {
		w.SetContent(container.NewStack(w.Content(), kit.NewNames(w.Canvas())))
		focusNext(1)(w)
	}}}})
}

func fold(open bool) fyne.CanvasObject {
	f := kit.NewFold("More", "where the store lies", kit.NewField("folder", "Folder of the store", kit.NewEntry()))
	f.Open(open)
	return f
}

// seek opens the seekbox with words typed in it.
func seek(words, note string, found bool) func(fyne.Window) {
	return func(w fyne.Window) {
		items := []kit.SeekItem{{Icon: "plus", Title: "New next step", Note: "Ctrl+N"}, {Icon: "lock", Title: "Lock", Note: "Ctrl+Shift+L"}}
		if found {
			items = []kit.SeekItem{{Icon: "check", Title: "Ring Anna Brandt", Note: "next step"}, {Icon: "check", Title: "Ring the bakery", Note: "next step"}}
		}
		kit.ShowSeekbox(w, "Search everything, or say what to do", func(f *kit.Seekbox, _ string) { f.Set(items, note) })
		for _, r := range words {
			w.Canvas().Focused().TypedRune(r)
		}
	}
}

// newPassphrase are the fields of a new passphrase with something typed in them.
func newPassphrase(first, again string) fyne.CanvasObject {
	p := kit.AskPassphrase("Passphrase", func(typed []byte) (int, string) {
		if len(typed) < 12 {
			return 0, "Too short: at least 12 letters."
		}
		return 4, "Good."
	})
	p.First.Input().SetText(first)
	p.Again.Input().SetText(again)
	if first != again {
		_ = p.Again.Validate()
	}
	return kit.Column(5, p.First, p.Again)
}

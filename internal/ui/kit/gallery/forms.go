package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

func galleryToday() day.Date { return day.New(2026, 11, 24) }

// people are made up.
var galleryPeople = []kit.Option{
	{ID: "1", Title: "Hallam Bakery", Note: "Food, Attercliffe"}, {ID: "2", Title: "Hallam Garden Centre", Note: "Retail"},
	{ID: "3", Title: "Beck & Vale Housing", Note: "Property"}, {ID: "4", Title: "Marram Foods", Note: "Food"},
	{ID: "5", Title: "Osier Street Surgery", Note: "Health"}, {ID: "6", Title: "Quarry Bank Café", Note: "Hospitality"},
	{ID: "7", Title: "Tansley Hotel", Note: "Hospitality"}, {ID: "8", Title: "Kestrel Print Works", Note: "Manufacturing"},
	{ID: "9", Title: "Nine Arches Brewery", Note: "Food"}, {ID: "10", Title: "Pennyfold Laundry", Note: "Services"},
}

func typed(in kit.Input, words string) kit.Input {
	in.SetText(words)
	return in
}

func init() {
	register(Entry{"field", fieldStates()})
	register(Entry{"date-field", dateStates()})
	register(Entry{"search-select", selectStates()})
	register(Entry{"many-select", []State{
		{Name: "Nothing chosen", Width: 320, Make: func() fyne.CanvasObject { return manyEmployers(0) }},
		{Name: "Two chosen", Width: 320, Make: func() fyne.CanvasObject { return manyEmployers(2) }},
	}})
	register(Entry{"checkbox", []State{
		{Name: "Empty, focused", Width: 300, Make: func() fyne.CanvasObject { return kit.NewCheckbox("I have printed the code") }, Then: focusNext(1)},
		{Name: "Ticked, long words", Width: 300, Make: func() fyne.CanvasObject {
			c := kit.NewCheckbox("I know that nobody can open the store when both the passphrase and the code are lost")
			c.Set(true)
			return c
		}},
		{Name: "Wrong", Width: 300, Make: func() fyne.CanvasObject {
			f := kit.NewField("read", "I have read this", kit.NewCheckbox("")).Needed("Please tick this box once you have read it.")
			_ = f.Validate()
			return f
		}},
	}})
	register(Entry{"form", []State{
		{Name: "Log contact", Width: 560, Make: logContact},
		{Name: "Saved too early", Width: 560, Make: func() fyne.CanvasObject {
			f := logContact().(*kit.Form)
			f.Field("who").Input().SetText("")
			f.Field("due").Input().SetText("30 Feb")
			f.Validate()
			f.SetErrors(people.FieldError{Message: "Somebody else has changed this contact since you opened it. Close it and open it again."})
			_ = f.Field("who").Validate()
			_ = f.Field("due").Validate()
			return f
		}},
	}})
	register(Entry{"dialog", dialogStates()})
	register(Entry{"menu", []State{{Name: "Open", Width: 320, Height: 260, Make: func() fyne.CanvasObject {
		return kit.Column(0, kit.Start(kit.NewButton(kit.Outline, "Move to…", nothing)))
	}, Then: openMenu}}})
	register(Entry{"path-field", []State{{Name: "Folder", Width: 480, Make: func() fyne.CanvasObject {
		return kit.NewField("dir", "Folder for the copy", typed(kit.NewPathField(kit.Folder), "/media/stick")).Hint("A memory stick or another disk is best.")
	}}}})
}

func manyEmployers(chosen int) fyne.CanvasObject {
	m := kit.NewManySelect(task.Inline(), kit.FindIn(galleryPeople)).Example("Type a name", "Another employer…")
	m.SetValues(galleryPeople[:chosen])
	return kit.NewField("employers", "Employers at the fair", m)
}

func fieldStates() []State {
	wrong := func() fyne.CanvasObject {
		f := kit.NewField("what", "Next step", kit.NewEntry()).Needed("Please say what is to be done.")
		_ = f.Validate()
		return f
	}
	return []State{
		{Name: "Empty", Width: 320, Make: func() fyne.CanvasObject {
			return kit.NewField("what", "Next step", kit.NewEntry().Example("such as Ring Anna")).Needed("x")
		}},
		{Name: "Filled, with a hint", Width: 320, Make: func() fyne.CanvasObject {
			return kit.NewField("what", "Next step", typed(kit.NewEntry(), "Bring a carving proposal")).Hint("Sam rang them on Tuesday 17 November")
		}},
		{Name: "Focused", Width: 320, Make: func() fyne.CanvasObject {
			return kit.NewField("what", "Next step", typed(kit.NewEntry(), "Bring a carving proposal"))
		}, Then: focusNext(1)},
		{Name: "Wrong", Width: 320, Make: wrong},
		{Name: "Several lines, focused", Width: 320, Make: func() fyne.CanvasObject {
			return kit.NewField("heard", "What did you hear?", typed(kit.NewArea(3), "The bakers stop for an hour each morning to pack orders. Anna would like someone for five mornings."))
		}, Then: focusNext(1)},
		{Name: "Password", Width: 320, Make: func() fyne.CanvasObject {
			return kit.NewField("pass", "Passphrase", typed(kit.NewPassword(), "correct horse")).Hint("At least four words.")
		}},
		{Name: "Password, shown", Width: 320, Make: func() fyne.CanvasObject {
			return kit.NewField("pass", "Passphrase", typed(kit.NewPassword(), "correct horse"))
		}, Then: func(w fyne.Window) {
			focusNext(2)(w)
			w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
		}},
		{Name: "Choice", Width: 420, Make: func() fyne.CanvasObject {
			c := kit.NewChoice(kit.Option{ID: "p", Title: "In person"}, kit.Option{ID: "t", Title: "Phone"}, kit.Option{ID: "v", Title: "Video"}, kit.Option{ID: "e", Title: "Email"})
			return kit.NewField("how", "How", typed(c, "p"))
		}},
	}
}

func dateStates() []State {
	date := func(words string) func() fyne.CanvasObject {
		return func() fyne.CanvasObject {
			f := kit.NewField("due", "When", typed(kit.NewDateField(galleryToday), words)).Needed("Please give a day.")
			return f
		}
	}
	return []State{
		{Name: "Empty", Width: 320, Make: date("")},
		{Name: "Understood", Width: 320, Make: date("+1w")},
		{Name: "Cannot be read", Width: 320, Make: func() fyne.CanvasObject {
			f := date("30 Feb")().(*kit.Field)
			_ = f.Validate()
			return f
		}},
		{Name: "With chips", Width: 560, Make: func() fyne.CanvasObject {
			return kit.NewField("due", "When", typed(kit.NewDateField(galleryToday).Chips(), "1 Dec"))
		}},
		{Name: "Calendar", Width: 340, Height: 430, Make: date("1 Dec"), Then: func(w fyne.Window) {
			focusNext(1)(w)
			w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
			w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
		}},
	}
}

func searchSelect() *kit.SearchSelect {
	return kit.NewSearchSelect(task.Inline(), kit.FindIn(galleryPeople)).Example("type a name").Offer("Add “%s”", func(string) {})
}

func selectStates() []State {
	open := func(words string) func(fyne.Window) {
		return func(w fyne.Window) {
			focusNext(1)(w)
			w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
			test.Type(w.Canvas().Focused(), words)
		}
	}
	empty := func() fyne.CanvasObject { return kit.NewField("employer", "Employer", searchSelect()) }
	return []State{
		{Name: "Empty", Width: 320, Make: empty},
		{Name: "Chosen, focused", Width: 320, Make: func() fyne.CanvasObject {
			s := searchSelect()
			s.Choose(galleryPeople[0])
			return kit.NewField("employer", "Employer", s).Hint("Sam rang them on Tuesday 17 November")
		}, Then: focusNext(1)},
		{Name: "Matches nothing", Width: 320, Make: func() fyne.CanvasObject {
			f := kit.NewField("employer", "Employer", typed(searchSelect(), "Hallan"))
			_ = f.Validate()
			return f
		}},
		{Name: "Open", Width: 320, Height: 390, Make: empty, Then: open("")},
		{Name: "Open, some letters", Width: 320, Height: 220, Make: empty, Then: open("hal")},
		{Name: "Open, no match", Width: 320, Height: 180, Make: empty, Then: open("zebra")},
	}
}

func logContact() fyne.CanvasObject {
	employer, who := searchSelect(), searchSelect()
	employer.Choose(galleryPeople[0])
	who.Choose(kit.Option{ID: "a", Title: "Anna Brandt, owner"})
	how := kit.NewChoice(kit.Option{ID: "p", Title: "In person"}, kit.Option{ID: "t", Title: "Phone"}, kit.Option{ID: "v", Title: "Video"},
		kit.Option{ID: "e", Title: "Email"}, kit.Option{ID: "o", Title: "Other…"})
	how.SetValue("p")
	return kit.NewForm(task.Inline(), nil,
		kit.Beside(kit.NewField("employer", "Employer", employer).Needed("Please choose the employer.").Hint("Sam rang them on Tuesday 17 November"),
			kit.NewField("who", "Who did you meet?", who).Needed("Please choose who you met.").Hint("Can hire")),
		kit.NewField("how", "How", how),
		kit.NewField("heard", "What did you hear?", typed(kit.NewArea(3), "The bakers stop for an hour each morning to pack orders. Anna would like someone for five mornings, from half past eight.")),
		kit.NewField("what", "Next step", typed(kit.NewEntry(), "Bring a carving proposal")).Needed("Please say what is to be done."),
		kit.NewField("due", "When", typed(kit.NewDateField(galleryToday).Chips(), "1 Dec 2026")).Needed("Please give a day."),
		kit.More("why, a participant, a hidden-job signal, several employers", kit.NewField("why", "Why", kit.NewEntry())),
	)
}

func nextStep() fyne.CanvasObject {
	return kit.NewForm(task.Inline(), nil,
		kit.NewField("what", "What", typed(kit.NewEntry(), "Ring Anna Brandt")).Needed("Please say what is to be done."),
		kit.NewField("due", "When", typed(kit.NewDateField(galleryToday).Chips(), "tomorrow")).Needed("Please give a day."),
		kit.NewField("owner", "Who", searchSelect()).Needed("Please choose who will do it."))
}

func dialogStates() []State {
	page := func() fyne.CanvasObject {
		return kit.Column(4, kit.NewHeader("Good morning, Sam", "Tuesday 24 November. 3 next steps are overdue.", kit.NewButton(kit.Filled, "Log contact", nothing).Hint("Ctrl+L")))
	}
	note := func() fyne.CanvasObject {
		return kit.Row(2, kit.NewIcon("check", theme.Fits).Sized(16), kit.Grow(kit.NewText("Draft kept.").Sized(theme.Caption).Tone(theme.Quiet).Shrink()))
	}
	return []State{
		{Name: "Form", Width: 720, Height: 720, Make: page, Then: func(w fyne.Window) {
			kit.ShowDialog(w.Canvas(), kit.DialogSpec{Title: "Log contact", Sub: "Three fields are needed. The rest can wait.", Body: logContact(),
				Main: "Save contact", Cancel: "Close, keep draft", Note: note()})
		}},
		{Name: "Form in a low window", Width: 480, Height: 360, Make: page, Then: func(w fyne.Window) {
			kit.ShowDialog(w.Canvas(), kit.DialogSpec{Title: "New next step", Sub: "Two fields are needed.", Body: nextStep(),
				Main: "Save", Cancel: "Close, keep draft", Note: note()})
		}},
		{Name: "Danger", Width: 520, Height: 260, Make: page, Then: func(w fyne.Window) {
			kit.ConfirmDanger(w.Canvas(), "Remove Ines from this store?", "Her passphrase will not open the store any more. What she wrote stays.", "Remove Ines", nothing)
		}},
		{Name: "Failure", Width: 520, Height: 300, Make: page, Then: func(w fyne.Window) {
			kit.ErrorBox(w.Canvas(), kit.Failure{Title: "The backup was not made", What: "The memory stick is full.", Do: "Please free some room on it, or choose another place, and try again.",
				Details: "write: no space left"})
		}},
	}
}

func openMenu(w fyne.Window) {
	focusNext(1)(w)
	under, _ := w.Canvas().Focused().(fyne.CanvasObject)
	kit.ShowMenu(under, "Move to", kit.MenuItem{Words: "Tomorrow", Note: "T"}, kit.MenuItem{Words: "Friday 27 November"},
		kit.MenuItem{Words: "In a week"}, kit.MenuItem{Words: "Pick a date…", Icon: "calendar"}, kit.MenuItem{Words: "Delete", Icon: "trash", Note: "Del", Danger: true})
}

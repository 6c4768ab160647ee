package gateui

import (
	"context"
	"path/filepath"
	"strings"

	"jobwright/internal/custody"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/theme"
)

// create asks for what a new store needs.
func (g *Gate) create() {
	name, initials, folder := kit.NewEntry().Limit(100), kit.NewEntry().Limit(8).SelectOnFocus(), kit.NewPathField(kit.SaveFile)
	folder.SetText(g.door.SuggestFolder())
	pass := kit.AskPassphrase("Passphrase", g.door.Strength)
	initialsField := kit.NewField("initials", "Your initials", initials).Needed("Please type your initials: you unlock with them.").Hint("You unlock with them.")
	var form *kit.Form
	working := kit.NewText("").Tone(theme.Quiet)
	form = kit.NewForm(g.run, func() {
		working.Set("Making the store. This takes a second or two…")
		n := custody.NewStore{Folder: strings.TrimSpace(folder.Text()), Name: strings.TrimSpace(name.Text()),
			Initials: strings.TrimSpace(initials.Text()), Passphrase: pass.Typed()}
		var code string
		g.do(func(ctx context.Context) (err error) {
			defer clear(n.Passphrase)
			code, err = g.door.Create(ctx, n)
			return err
		}, func(err error) {
			working.Set("")
			form.SetErrors(asFields(err))
		}, func() {
			g.showCode(code)
		})
	},
		kit.Beside(kit.NewField("name", "Your name", name).Needed("Please type your name."), initialsField),
		pass.First, pass.Again,
		kit.More("where the store lies", kit.NewField("folder", "Folder of the store", folder).Needed("Please choose a folder.").
			Hint("Not on a network drive or in a sync folder: those damage databases.").Check(func() error { return newFolder(folder.Text()) })))
	name.OnChange(func() { suggestInitials(name, initials) })
	g.page("Create my store", "You will be its first team lead. Colleagues can be added later.", form.Focus(), g.firstStart,
		form, kit.Row(3, kit.NewButton(kit.Filled, "Create the store", form.Save).Hint("Ctrl+Enter"), kit.Grow(working)))
	g.save, g.wipe = form.Save, pass.Clear
}

// suggestInitials fills empty or suggested initials from the name.
func suggestInitials(name, initials *kit.Entry) {
	if t := initials.Text(); t != "" && !strings.HasPrefix(of(name.Text()+"x"), t) && !strings.HasPrefix(t, of(name.Text())) {
		return
	}
	initials.SetText(of(name.Text()))
}

// of gives the first letters of the words of a name.
func of(name string) string {
	out := ""
	for _, w := range strings.Fields(name) {
		out += strings.ToUpper(string([]rune(w)[0]))
	}
	return out
}

func newFolder(folder string) error {
	if !strings.HasSuffix(filepath.Base(strings.TrimSpace(folder)), ".jobwright") {
		return people.FieldError{Field: "folder", Message: "The name of the folder must end in .jobwright."}
	}
	return nil
}

// asFields turns refusals about one field into words beside it.
func asFields(err error) error {
	switch custody.KindOf(err) {
	case custody.Weak:
		return people.FieldError{Field: "passphrase", Message: err.Error()}
	case custody.Exists:
		return people.FieldError{Field: "folder", Message: err.Error()}
	}
	return err
}

// showCode shows the recovery code, to be printed or written down.
func (g *Gate) showCode(code string) {
	onPaper := kit.NewButton(kit.Filled, "I have it on paper", func() { g.askCode(code) })
	what := kit.NewText("Write it down, or save it as a page, print it, and delete the file.").Wrap()
	g.page("Your recovery code", "It opens the store if the passphrase is forgotten. It is shown only now, and kept nowhere in clear.", onPaper, nil,
		kit.CodeCard(code),
		kit.NewBanner(kit.Warning, "If every passphrase and this code are lost, nobody can open the store. Not even the people who made Jobwright."),
		what,
		kit.Flow(2, onPaper, kit.NewButton(kit.Outline, "Save a page to print…", func() { g.savePage(code, what) }).Icon("print")))
}

// savePage writes the page with the code where the person says, and says on the page where it lies. It asks to delete
// the file, for it holds the code in clear.
func (g *Gate) savePage(code string, said *kit.Text) {
	kit.ShowSave(g.window.Canvas(), g.run, kit.SaveSpec{
		Title: "Save the page with the code", Sub: "Anybody who finds this file can read the code. Print it, then delete it.",
		Label: "File", Suggest: filepath.Join(filepath.Dir(g.door.SuggestFolder()), "recovery code.pdf"), Kind: kit.SaveFile, Ending: ".pdf", Main: "Save the page",
		Write: func(_ context.Context, path string) error { return g.door.PrintRecovery(path, code) },
		Done: func(path string) {
			said.Set("The page lies at " + path + ". Print it, then delete it.")
			g.box.Refresh()
		},
	})
}

// askCode asks the code back from the paper, because a code that was copied wrongly is no code.
func (g *Gate) askCode(code string) {
	field, typed := kit.AskCode(code)
	form := kit.NewForm(g.run, g.entered, field)
	g.page("Type the code from your paper", "So that we know it can be read.", form.Focus(), func() { g.showCode(code) },
		form, kit.Start(kit.NewButton(kit.Filled, "Open the store", form.Save)))
	g.save, g.wipe = form.Save, typed.Clear
}

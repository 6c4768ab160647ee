package gateui

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"jobwright/internal/custody"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/theme"
)

// unlock asks for initials and passphrase; was are the initials of who has just been in it, and said is a sentence about why one is here.
// Both may be empty.
func (g *Gate) unlock(folder, was, said string) {
	initials, pass := kit.NewEntry().Limit(8).SelectOnFocus(), kit.NewPassword()
	var sample fyne.CanvasObject
	if who, phrase, ok := g.door.IsSample(folder); ok {
		sample = kit.NewBanner(kit.Info, fmt.Sprintf("This is the sample store. Its initials are %s, its passphrase is: %s", who, phrase),
			kit.NewButton(kit.Outline, "Fill in", func() {
				initials.SetText(who)
				pass.SetText(phrase)
			}))
	}
	trouble := kit.Column(3)
	var form *kit.Form
	var unlock *kit.Button
	working := kit.NewText("").Tone(theme.Quiet)
	try := func(readOnly bool) {
		trouble.Objects = nil
		trouble.Refresh()
		working.Set("Unlocking…")
		with := custody.Secret{Initials: strings.TrimSpace(initials.Text()), Passphrase: []byte(pass.Text())}
		g.do(func(ctx context.Context) error {
			defer clear(with.Passphrase)
			return g.door.Open(ctx, folder, with, readOnly)
		}, func(err error) {
			working.Set("")
			g.notOpened(err, folder, unlock, pass, trouble)
		}, g.entered)
	}
	form = kit.NewForm(g.run, func() {
		if unlock.Disabled() == "" {
			try(false)
		}
	},
		kit.NewField("initials", "Your initials", initials).Needed("Please type your initials."),
		kit.NewField("passphrase", "Passphrase", pass).Hint("F4 shows what you type.").Needed("Please type your passphrase."))
	unlock = kit.NewButton(kit.Filled, "Unlock", form.Save).Icon("unlock")
	content := []fyne.CanvasObject{form, trouble,
		kit.Row(3, unlock, working),
		kit.Rule(),
		kit.Flow(2, kit.NewButton(kit.Quiet, "Use the recovery code", func() { g.recover(folder) }).Icon("key"),
			kit.NewButton(kit.Quiet, "Open another store", g.chooseStore).Icon("folder"),
			kit.NewButton(kit.Quiet, "Start page", g.firstStart).Icon("arrow-left"))}
	if sample != nil {
		content = append([]fyne.CanvasObject{sample}, content...)
	}
	if said != "" {
		content = append([]fyne.CanvasObject{kit.NewBanner(kit.Info, said)}, content...)
	}
	first := form.Focus()
	if was != "" { // most often the same person comes back, and a passphrase is not to be typed where it can be read
		initials.SetText(was)
		first = pass.Focus()
	}
	g.page("Unlock", storeName(folder), first, nil, content...)
	g.readOnlyWay = func() { try(true) }
	g.save, g.wipe = form.Save, pass.Clear
}

// storeName is the folder's name without its ending, and where it lies.
func storeName(folder string) string {
	return strings.TrimSuffix(filepath.Base(folder), ".jobwright") + ", in " + filepath.Dir(folder)
}

// notOpened says why, and offers the way on that fits the reason.
func (g *Gate) notOpened(err error, folder string, unlock *kit.Button, pass *kit.Entry, trouble *fyne.Container) {
	var ways []fyne.CanvasObject
	words := err.Error()
	r := refusalOf(err)
	switch {
	case r == nil:
	case r.Kind == custody.ReadOnlyMedium:
		ways = append(ways, kit.NewButton(kit.Outline, "Open read-only", g.readOnlyWay))
	case r.Kind == custody.Damaged && r.Newest != nil:
		words += fmt.Sprintf(" The newest whole backup is from %s. What was written after it would be missing.", when(r.Newest.At))
		ways = append(ways, kit.NewButton(kit.Outline, "Bring back this backup", func() { g.restore(r.Newest.Path, folder) }))
	case r.Kind == custody.Damaged:
		ways = append(ways, kit.NewButton(kit.Outline, "Look for a backup", func() { g.restore("", folder) }))
	}
	banner := kit.NewBanner(kit.Trouble, words, ways...)
	trouble.Objects = []fyne.CanvasObject{banner}
	trouble.Refresh()
	if r != nil && r.Kind == custody.Waiting {
		g.countDown(g.pages, r, banner, unlock)
	}
	g.box.Refresh()
	g.window.Canvas().Focus(pass.Focus())
}

func refusalOf(err error) *custody.Refusal {
	var r *custody.Refusal
	errors.As(err, &r)
	return r
}

// countDown says every second how long it is until the next try, and holds the button back until then.
func (g *Gate) countDown(page int, r *custody.Refusal, banner *kit.Banner, unlock *kit.Button) {
	if g.pages != page {
		return
	}
	left := int((r.Until.Sub(g.now()) + time.Second - 1) / time.Second)
	if left <= 0 {
		unlock.Enable()
		banner.SetWords("You can try again now.")
		return
	}
	again := "You can try again in " + text.Count(left, "second", "seconds") + "."
	unlock.Disable(again)
	banner.SetWords(r.What + " " + again)
	g.run.After(time.Second, func() { g.countDown(page, r, banner, unlock) })
}

func when(t time.Time) string { return t.Local().Format("2 January 2006 at 15:04") }

// recover opens a store by its printed code, then gives its holder a new passphrase.
func (g *Gate) recover(folder string) {
	code := kit.NewEntry().Limit(80)
	var form *kit.Form
	form = kit.NewForm(g.run, func() {
		g.do(func(ctx context.Context) error {
			return g.door.Open(ctx, folder, custody.Secret{RecoveryCode: code.Text()}, false)
		}, func(err error) {
			form.SetErrors(people.FieldError{Field: "code", Message: err.Error()})
		}, func() { g.claim(folder) })
	}, kit.NewField("code", "Recovery code", code).Needed("Please type the code from your paper.").
		Hint(kit.CodeHint))
	g.page("Recovery code", "It stands on the page that was printed when the store was made.", form.Focus(), func() { g.unlock(folder, "", "") },
		form, kit.Start(kit.NewButton(kit.Filled, "Open with this code", form.Save)))
	g.save, g.wipe = form.Save, code.Clear
}

// claim asks who one is, and for a new passphrase.
func (g *Gate) claim(folder string) {
	initials, pass := kit.NewEntry().Limit(8), kit.AskPassphrase("Passphrase", g.door.Strength)
	var form *kit.Form
	working := kit.NewText("").Tone(theme.Quiet)
	form = kit.NewForm(g.run, func() {
		working.Set("Checking the store…")
		typed := pass.Typed()
		g.do(func(ctx context.Context) error {
			defer clear(typed)
			return g.door.Claim(ctx, strings.TrimSpace(initials.Text()), typed)
		}, func(err error) {
			working.Set("")
			form.SetErrors(asFields(err))
		}, g.entered)
	}, kit.NewField("initials", "Your initials", initials).Needed("Please type your initials, as in this store."), pass.First, pass.Again)
	g.page("A new passphrase", "The code is right. Say who you are and choose a new passphrase.", form.Focus(), func() {
		g.door.Abandon()
		g.unlock(folder, "", "")
	}, form, kit.Row(3, kit.NewButton(kit.Filled, "Save and open", form.Save), working))
	g.save, g.wipe = form.Save, pass.Clear
}

// restore brings a store back from a backup; backup and folder may be known already.
func (g *Gate) restore(backup, folder string) {
	from, to := kit.NewPathField(kit.OpenFile, ".cwbak"), kit.NewPathField(kit.SaveFile)
	from.SetText(backup)
	if folder == "" {
		folder = g.door.SuggestFolder()
	}
	to.SetText(folder)
	initials, pass, code := kit.NewEntry().Limit(8), kit.NewPassword(), kit.NewEntry().Limit(80)
	unless := func(in *kit.Entry, sentence string) func() error {
		return func() error {
			if strings.TrimSpace(in.Text()+code.Text()) == "" {
				return plain(sentence)
			}
			return nil
		}
	}
	var form *kit.Form
	working := kit.NewText("").Tone(theme.Quiet)
	form = kit.NewForm(g.run, func() {
		working.Set("Bringing the backup back and reading it through…")
		target := strings.TrimSpace(to.Text())
		with := custody.Secret{Initials: strings.TrimSpace(initials.Text()), Passphrase: []byte(pass.Text())}
		if typed := strings.TrimSpace(code.Text()); typed != "" {
			with = custody.Secret{RecoveryCode: typed}
		}
		g.do(func(ctx context.Context) error {
			defer clear(with.Passphrase)
			return g.door.RestoreNewest(ctx, strings.TrimSpace(from.Text()), target, with)
		}, func(err error) {
			working.Set("")
			form.SetErrors(err)
		}, func() { g.unlock(target, "", "The backup is back. Please unlock it.") })
	},
		kit.NewField("backup", "Backup file", from).Needed("Please choose the backup.").Hint("Its name ends in .cwbak."),
		kit.NewField("folder", "Folder of the store", to).Needed("Please choose where the store is to lie.").
			Hint("If a store lies there, it is kept aside for 30 days.").Check(func() error { return newFolder(to.Text()) }),
		kit.Beside(kit.NewField("initials", "Your initials", initials).Check(unless(initials, "Please type your initials.")),
			kit.NewField("passphrase", "Passphrase", pass).Check(unless(pass, "Please type the passphrase of now, or of the backup's day."))),
		kit.More("the recovery code, if no passphrase is known", kit.NewField("code", "Recovery code", code).Hint(kit.CodeHint)))
	g.page("Bring back a backup", "Everything returns to how it was when the backup was made.", form.Focus(), func() { g.Start("") },
		form, kit.Row(3, kit.NewButton(kit.Filled, "Bring it back", form.Save), working))
	g.save, g.wipe = form.Save, func() {
		pass.Clear()
		code.Clear()
	}
}

// plain is an error in words for the person at the screen.
type plain string

func (p plain) Error() string { return string(p) }

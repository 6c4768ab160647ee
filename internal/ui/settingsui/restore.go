package settingsui

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"jobwright/internal/custody"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
)

// fromFile asks for the file of a backup, such as one on another device.
func (b *backups) fromFile() {
	path := kit.NewPathField(kit.OpenFile, ".cwbak")
	b.page.ask(question{title: "Bring back from a file", sub: "Choose a backup of this store, such as a copy on another device.",
		main: "Continue", words: "Looking at the file…",
		parts: []kit.Part{kit.NewField("file", "Backup file", path).Needed("Please choose the backup.").Hint("Its name ends in .cwbak.").
			Check(func() error { _, err := fileOf(path.Text()); return err })},
		work: func() func(context.Context) error { return func(context.Context) error { return nil } },
		done: func() {
			if c, err := fileOf(path.Text()); err == nil {
				b.bringBack(c)
			}
		}})
}

// fileOf is what can be said of a backup from its file alone; the restore reads it through.
func fileOf(path string) (custody.Backup, error) {
	path = strings.TrimSpace(path)
	info, err := os.Stat(path)
	if err != nil || info.IsDir() || filepath.Ext(path) != ".cwbak" {
		return custody.Backup{}, people.FieldError{Field: "file", Message: "There is no backup of this name. Please check the name, or that the device is connected."}
	}
	return custody.Backup{Path: path, At: info.ModTime(), Bytes: info.Size()}, nil
}

// bringBack asks before everything returns to how it was.
func (b *backups) bringBack(c custody.Backup) {
	of := c.At.In(b.page.p.Now().Location()).Format("2 January 2006 at 15:04")
	words := "Everything returns to how it was on " + of + ". What was written since then is not in it; a backup of now is made first, so that you can come back. " +
		"The store closes afterwards and must be unlocked again."
	kit.ConfirmDanger(b.page.canvas(), "Bring back the backup of "+of+"?", words, "Bring it back", func() {
		start(b.page, b.restoring, alone(func(ctx context.Context) error { return b.page.p.Custodian.Restore(ctx, c.Path, custody.Secret{}) }),
			func(err error) {
				if custody.KindOf(err) == custody.WrongSecret {
					b.askThen(c, of)
					return
				}
				b.page.p.Nav.Fail(err)
			}, func(struct{}) { b.isBack(of) })
	})
}

// askThen asks for the secret of a backup from before a key was taken away.
func (b *backups) askThen(c custody.Backup, of string) {
	initials, pass := kit.NewEntry().Limit(8), kit.NewPassword()
	initials.SetText(b.page.p.Custodian.Me().Initials)
	b.page.ask(question{title: "This backup needs its own passphrase", main: "Bring it back", danger: true,
		sub:   "It was made before a key was taken away, so today's key does not open it. Type initials and a passphrase that were right on " + of + ".",
		words: "Bringing the backup back…",
		parts: []kit.Part{kit.Beside(kit.NewField("initials", "Initials", initials).Needed("Please type the initials."),
			kit.NewField("passphrase", "Passphrase of that day", pass).Needed("Please type the passphrase of that day."))},
		work: func() func(context.Context) error {
			with := custody.Secret{Initials: strings.TrimSpace(initials.Text()), Passphrase: []byte(pass.Text())}
			return func(ctx context.Context) error {
				defer clear(with.Passphrase)
				return b.page.p.Custodian.Restore(ctx, c.Path, with)
			}
		},
		asFields: secretOfThatDay,
		onCancel: pass.Clear,
		done: func() {
			pass.Clear()
			b.isBack(of)
		}})
}

// isBack hands over to the page that unlocks the store.
func (b *backups) isBack(of string) {
	b.page.p.Closed("The backup of " + of + " is back. Please unlock the store.")
}

// secretOfThatDay says a wrong passphrase under its field.
func secretOfThatDay(err error) error {
	if custody.KindOf(err) == custody.WrongSecret {
		return people.FieldError{Field: "passphrase", Message: "These do not open the backup. Please check both, as they were on that day."}
	}
	return err
}

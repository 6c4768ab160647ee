package settingsui

import (
	"context"
	"strings"

	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
)

// key gives a person a key or a new passphrase, and is the way to take the key away.
func (t *team) key(m member) {
	if strings.TrimSpace(m.Staff.Initials) == "" {
		t.page.p.Nav.Say("Please give "+m.Staff.Name+" initials first: they are what is typed to unlock.", nil)
		t.edit(m)
		return
	}
	pass := kit.AskPassphrase("Passphrase for now", t.page.p.Custodian.Strength)
	title, main := "Give "+m.Staff.Name+" a key", "Give the key"
	if m.Key {
		title, main = "A new passphrase for "+m.Staff.Name, "Set the new passphrase"
	}
	var d *kit.Dialog
	parts := []kit.Part{kit.Show(sentence("They unlock with the initials " + m.Staff.Initials + " and this passphrase.")), pass.First, pass.Again}
	if m.Key && !m.me {
		parts = append(parts, danger("Take the key away…", func() {
			d.Close()
			t.takeKey(m)
		}))
	}
	d, _ = t.page.ask(question{title: title, main: main, words: "Making the key…", parts: parts,
		sub: "Let them type it themselves, twice, or type one for now: they can change it under Me and my passphrase.",
		work: func() func(context.Context) error {
			typed := pass.Typed()
			return func(ctx context.Context) error {
				defer clear(typed)
				return t.page.p.Custodian.GiveKey(ctx, m.Staff.ID, typed)
			}
		},
		asFields: weakUnderField,
		onCancel: pass.Clear,
		done: func() {
			pass.Clear()
			t.reload()
			if m.Key {
				t.page.p.Nav.Say(m.Staff.Name+" has a new passphrase. The old one does not open the store any more.", nil)
			} else {
				t.page.p.Nav.Say(m.Staff.Name+" can unlock the store now.", nil)
			}
		}})
}

// takeKey asks before a key is taken away, because it cannot be undone.
func (t *team) takeKey(m member) {
	words := m.Staff.Name + " will not be able to unlock the store any more. The data key is changed and everything is sealed anew, which takes a moment; " +
		"a backup is made first. Backups made before now still open with the keys of their day, so keep them where " + m.Staff.Name + " cannot reach them."
	kit.ConfirmDanger(t.page.canvas(), "Take the key of "+m.Staff.Name+" away?", words, "Take the key away", func() {
		t.quietly(t.seal, func(ctx context.Context) error { return t.page.p.Custodian.TakeKey(ctx, m.Staff.ID) },
			m.Staff.Name+" cannot unlock the store any more.")
	})
}

// danger is a button in a form that takes something away.
func danger(words string, do func()) kit.Part {
	return kit.Show(kit.Start(kit.NewButton(kit.Outline, words, do).Danger()))
}

// find is a person of the list by id.
func (t *team) find(id people.StaffID) (member, bool) {
	for _, m := range t.everybody() {
		if m.Staff.ID == id {
			return m, true
		}
	}
	return member{}, false
}

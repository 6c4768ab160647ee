package settingsui

import (
	"context"

	"fyne.io/fyne/v2"

	"jobwright/internal/custody"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
)

// me is the section about the person at the desk: who they are, what they may do, their passphrase.
type me struct {
	page *Page
	box  *fyne.Container
	form *kit.Form
	old  *kit.Entry
	new  *kit.NewPassphrase
	busy *kit.Busy
}

func newMe(s *Page) part {
	m := &me{page: s, old: kit.NewPassword(), busy: kit.NewBusy("Changing the passphrase…", s.p.Run)}
	who := s.p.Custodian.Me()
	name := kit.Column(0.5, kit.NewText(who.Name).Bold().Wrap(), quiet("Initials "+orNone(who.Initials)+" · "+text.Capital(roleInWords(who.Role))))
	m.box = kit.Column(6, heading("Me and my passphrase", "Who you are in this store, and the passphrase that opens it for you.", nil),
		name)
	if s.p.Custodian.ReadOnly() {
		m.box.Add(topic("My passphrase", sentence("The passphrase cannot be changed while the store is open for reading only.")))
	} else {
		m.new = kit.AskPassphrase("New passphrase", s.p.Custodian.Strength)
		m.form = kit.NewForm(s.p.Run, m.save,
			kit.NewField("old", "Passphrase until now", m.old).Hint("F4 shows what you type.").Needed("Please type the passphrase you use now."),
			m.new.First, m.new.Again)
		m.box.Add(topic("Change my passphrase", kit.Column(5, kit.AtMost(480, m.form),
			kit.Column(2, kit.Start(kit.NewButton(kit.Filled, "Change the passphrase", m.form.Save).Icon("key")),
				quiet("Backups made before the change can still be opened with the old passphrase."), busyLine(m.busy)))))
	}
	m.box.Add(mayDo(who.Role))
	return m
}

func (m *me) save() {
	old, chosen := []byte(m.old.Text()), m.new.Typed()
	start(m.page, m.busy, alone(func(ctx context.Context) error {
		defer clear(old)
		defer clear(chosen)
		return m.page.p.Custodian.ChangePassphrase(ctx, old, chosen)
	}), func(err error) {
		switch custody.KindOf(err) {
		case custody.WrongSecret:
			err = people.FieldError{Field: "old", Message: "This is not your passphrase. Please type it again."}
		case custody.Waiting:
			err = people.FieldError{Field: "old", Message: err.Error()}
		}
		m.page.failForm(m.form, weakUnderField(err))
	}, func(struct{}) {
		m.wipe()
		m.page.p.Nav.Say("Your passphrase is changed. Use the new one from now on.", nil)
	})
}

// weakUnderField puts the refusal of a weak passphrase under its field.
func weakUnderField(err error) error {
	if custody.KindOf(err) == custody.Weak {
		return people.FieldError{Field: "passphrase", Message: err.Error()}
	}
	return err
}

// wipe forgets what was typed.
func (m *me) wipe() {
	if m.form != nil {
		m.old.Clear()
		m.new.Clear()
	}
}

func (m *me) content() fyne.CanvasObject { return m.box }
func (m *me) reload()                    {}
func (m *me) close()                     { m.wipe() }

func orNone(words string) string {
	if words == "" {
		return "none"
	}
	return words
}

// roleInWords is a role as people say it.
func roleInWords(r people.Role) string {
	switch r {
	case people.Specialist:
		return "specialist"
	case people.Lead:
		return "team lead"
	case people.ReadOnly:
		return "read only"
	}
	return "no role"
}

// What roles decide about, in the order in which it is told.
var acts = []people.Act{
	people.ViewRegister, people.ChangeRegister, people.ViewParticipants, people.EditParticipants, people.OpenAnyway,
	people.ViewPapers, people.EditPapers, people.Merge, people.Import, people.BulkChange, people.ExportNames, people.FidelityOfOthers,
	people.ManageStaff, people.ManageSlots, people.ChangeSettings, people.ChangeRates, people.ChangeWeights, people.Restore, people.Erase, people.ReadAudit,
}

// mayDo says what a role may do, from the one table of roles.
func mayDo(role people.Role) fyne.CanvasObject {
	byReach := map[people.Reach][]string{}
	for _, act := range acts {
		reach := people.May(role, act)
		byReach[reach] = append(byReach[reach], string(act))
	}
	box := kit.Column(4)
	for _, g := range []struct {
		reach       people.Reach
		icon, words string
	}{
		{people.All, "check", "For everybody"},
		{people.Own, "half", "For your own caseload, and the caseloads you cover"},
		{people.Figures, "chart", "In figures, without names"},
		{people.None, "minus", "Not in this role"},
	} {
		if list := byReach[g.reach]; len(list) > 0 {
			group := kit.Column(1, kit.NewText(g.words).SemiBold().Wrap())
			for _, act := range list {
				group.Add(signed(kit.NewIcon(g.icon, toneOf(g.reach)), sentence(text.Capital(act))))
			}
			box.Add(group)
		}
	}
	return topic("What you may do as a "+roleNoun(role), box)
}

func roleNoun(r people.Role) string {
	if r == people.ReadOnly {
		return "read-only colleague"
	}
	return roleInWords(r)
}

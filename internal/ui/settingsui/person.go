package settingsui

import (
	"context"
	"strconv"
	"strings"

	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
)

// roleHints is each role in a line.
var roleHints = map[people.Role]string{
	people.Specialist: "Works with everything about employers, and with the participants of their own caseload.",
	people.Lead:       "May do everything, also staff, keys, settings and bringing back a backup.",
	people.ReadOnly:   "Sees everything about employers, and participants in figures only. Changes nothing.",
}

// personForm is what can be said about a member of staff.
type personForm struct {
	was                       people.Staff
	name, initials, fte, team *kit.Entry
	role                      *kit.Choice
	boss                      *kit.SearchSelect
	from, to                  *kit.DateField
}

// edit adds a person, or changes one.
func (t *team) edit(m member) {
	t.askPerson(m, func(title func() string) *keeping {
		return t.page.keeping(personDraft, string(m.Staff.ID), m.Staff.Version, title)
	})
}

// askPerson shows the form of a person; keep makes its draft from the title.
func (t *team) askPerson(m member, keep func(title func() string) *keeping) {
	f := t.personForm(m)
	title, sub, main := "Add a person", "They can unlock the store once you give them a key.", "Add to the list"
	if m.Staff.ID != "" {
		title, sub, main = m.Staff.Name, "", "Save changes"
	}
	var saved people.Staff
	parts := f.parts(m)
	var d *kit.Dialog
	if m.Staff.ID != "" {
		parts = append(parts, danger("Remove from the list", func() {
			t.page.shut(d)
			t.remove(m)
		}))
	}
	d, _ = t.page.ask(question{title: title, sub: sub, main: main, words: "Saving…", parts: parts, keeping: keep(f.title),
		work: func() func(context.Context) error {
			saved = f.value()
			return func(ctx context.Context) error { return t.page.p.Staffing.SaveStaff(ctx, &saved) }
		},
		done: func() {
			t.reload()
			m.Staff = saved
			renamed := m.Key && text.Fold(f.was.Initials) != text.Fold(saved.Initials)
			switch {
			case f.was.ID == "":
				t.page.p.Nav.Say(saved.Name+" is on the list. Give them a key to let them unlock.", nil)
			case renamed:
				t.key(m) // the key still answers to the old initials
			default:
				t.page.p.Nav.Say("Saved: "+saved.Name+".", nil)
			}
		}})
}

// title is what a draft of the form is called.
func (f *personForm) title() string {
	name := strings.TrimSpace(f.name.Text())
	if f.was.ID != "" {
		return "Staff: " + f.was.Name
	}
	if name == "" {
		return "New person"
	}
	return "New person: " + name
}

func (t *team) personForm(m member) *personForm {
	f := &personForm{was: m.Staff, name: kit.NewEntry().Limit(100), initials: kit.NewEntry().Limit(8), fte: kit.NewEntry().Limit(5).Example("1 or 0.6"),
		team: kit.NewEntry().Limit(100), from: kit.NewDateField(t.page.today), to: kit.NewDateField(t.page.today)}
	f.role = kit.NewChoice(kit.Option{ID: string(people.Specialist), Title: "Specialist"},
		kit.Option{ID: string(people.Lead), Title: "Team lead"}, kit.Option{ID: string(people.ReadOnly), Title: "Read only"})
	var others []kit.Option
	for _, o := range t.everybody() {
		if o.Staff.ID != m.Staff.ID {
			others = append(others, kit.Option{ID: string(o.Staff.ID), Title: o.Staff.Name, Note: o.Staff.Initials})
		}
	}
	f.boss = kit.NewSearchSelect(t.page.p.Run, kit.FindIn(others)).Example("Nobody")
	f.name.SetText(m.Staff.Name)
	f.initials.SetText(m.Staff.Initials)
	f.team.SetText(m.Staff.Team)
	f.role.SetValue(string(m.Staff.Role))
	if m.Staff.ID == "" {
		f.was.Role = people.Specialist
		f.role.SetValue(string(people.Specialist))
	}
	if m.Staff.FTE > 0 {
		f.fte.SetText(strconv.FormatFloat(m.Staff.FTE, 'f', -1, 64))
	}
	for _, o := range others {
		if o.ID == string(m.Staff.Supervisor) && o.ID != "" {
			f.boss.Choose(o)
		}
	}
	setDate(f.from, m.Staff.From)
	setDate(f.to, m.Staff.To)
	return f
}

func setDate(f *kit.DateField, d day.Date) {
	if !d.IsZero() {
		f.SetValue(d)
	}
}

func (f *personForm) parts(m member) []kit.Part {
	initials := kit.NewField("initials", "Initials", f.initials).Hint("They unlock with these.")
	if m.Key {
		initials.Hint("They unlock with these. If you change them, a new passphrase is set with them.").Needed("Please type the initials: they are needed to unlock.")
	}
	role := kit.NewField("role", "Role", f.role).Needed("Please choose a role.").Hint(roleHints[f.was.Role])
	f.role.OnChange(func() { role.Hint(roleHints[people.Role(f.role.Value())]) })
	return []kit.Part{
		kit.Beside(kit.NewField("name", "Name", f.name).Needed("Please type the person's name."), initials),
		role,
		kit.More("team, share of full time, supervisor, first and last day",
			kit.Beside(kit.NewField("team", "Team", f.team),
				kit.NewField("fte", "Share of full time", f.fte).Hint("A number up to 1: 0.6 is three days of five.").Check(func() error { _, err := share(f.fte.Text()); return err })),
			kit.NewField("supervisor", "Supervisor", f.boss),
			kit.Beside(kit.NewField("from", "First day", f.from), kit.NewField("to", "Last day", f.to))),
	}
}

// value is the person as the form says; the dates were checked by their fields.
func (f *personForm) value() people.Staff {
	p := f.was
	p.Name, p.Initials, p.Team = strings.TrimSpace(f.name.Text()), strings.TrimSpace(f.initials.Text()), strings.TrimSpace(f.team.Text())
	p.Role = people.Role(f.role.Value())
	p.FTE, _ = share(f.fte.Text())
	p.From, _ = f.from.Value()
	p.To, _ = f.to.Value()
	boss, _ := f.boss.Value()
	p.Supervisor = people.StaffID(boss.ID)
	return p
}

// share reads a share of full time; empty is "not known".
func share(s string) (float64, error) {
	s = strings.ReplaceAll(strings.TrimSpace(s), ",", ".")
	if s == "" {
		return 0, nil
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || v <= 0 || v > 1 {
		return 0, people.FieldError{Field: "fte", Message: "Please type a number up to 1, such as 0.6."}
	}
	return v, nil
}

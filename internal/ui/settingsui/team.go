package settingsui

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/internal/custody"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// team is the section about staff: who works here, who can unlock, who is away.
type team struct {
	page   *Page
	box    *fyne.Container
	list   *kit.RowList[member]
	rows   kit.Held[member]
	high   kit.RowsHigh
	busy   *kit.Busy
	seal   *kit.Busy // while a key is taken away
	latest task.Latest
	leave  []people.Leave
	cover  []people.Cover

	resuming task.Latest
}

// member is one person of the list with what is known about their key and their days away.
type member struct {
	custody.Keyholder
	away string
	gone bool // the last day at work is over
	lead bool // whose list this is
	me   bool
}

// honest is what roles are worth, said where they are given.
const honest = "Roles guard against mistakes. They do not stop a colleague who has a key, a copy of the folder and a programmer's skill: every key opens the same data."

func newTeam(s *Page) part {
	t := &team{page: s, busy: kit.NewBusy("Saving…", s.p.Run),
		seal: kit.NewBusy("Taking the key away. This takes a moment…", s.p.Run), high: rowsOnPage(true)}
	lead := s.may(people.ManageStaff)
	t.list = kit.NewRowList(t.options(lead))
	t.list.Remember(s.p.Settings, "staff")
	t.box = kit.Column(4, t.heading(lead), kit.Column(1, quiet(honest), busyLine(t.busy, t.seal)), t.high.Around(t.list))
	return t
}

func (t *team) heading(lead bool) fyne.CanvasObject {
	if lead {
		return heading("Staff", "Who works here, what they may do, and who can unlock the store.",
			kit.NewButton(kit.Filled, "Add a person", func() { t.edit(member{lead: true}) }).Icon("user-plus"))
	}
	words := "Who works here and who can unlock the store. A lead changes this list; your own leave you can note yourself."
	if t.page.p.Custodian.ReadOnly() || people.Check(t.page.p.Custodian.Me().Role, people.ChangeRegister) != nil {
		return heading("Staff", "Who works here and who can unlock the store. A lead changes this list.", nil)
	}
	return heading("Staff", words, kit.NewButton(kit.Outline, "My leave…", t.myLeave).Icon("calendar"))
}

func (t *team) options(lead bool) kit.ListOptions[member] {
	o := kit.ListOptions[member]{
		Name: "Staff", Run: t.page.p.Run, Source: t.rows.Source(), TwoLines: true,
		Key:    func(m member) string { return string(m.Staff.ID) },
		Failed: t.page.p.Nav.Fail,
		Columns: []kit.ListColumn[member]{
			{ID: "name", Title: "Name", Width: 12, Grow: true, Fixed: true, Cell: func(m member) kit.Cell {
				return kit.Cell{Text: m.Staff.Name, Bold: true, Second: m.note()}
			}},
			{ID: "initials", Title: "Initials", Width: 5, Fixed: true, Cell: func(m member) kit.Cell { return kit.Cell{Text: m.Staff.Initials} }},
			{ID: "role", Title: "Role", Width: 7, Fixed: true, Cell: func(m member) kit.Cell {
				return kit.Cell{Text: text.Capital(roleInWords(m.Staff.Role))}
			}},
			{ID: "key", Title: "Can unlock", Width: 6.5, Fixed: true, Cell: func(m member) kit.Cell {
				if m.Key {
					return kit.Cell{Text: "Yes", Icon: "key", Tone: theme.Action}
				}
				return kit.Cell{Text: "No", Tone: theme.Quiet}
			}},
		},
	}
	if lead {
		o.Opened = t.edit
		o.Actions = []kit.Action[member]{
			{Words: "Change", Icon: "pencil", Key: "C", Do: t.edit},
			{Words: "Key…", Icon: "key", Key: "K", Do: t.key},
			{Words: "Leave…", Icon: "calendar", Key: "L", Do: t.away},
		}
	}
	return o
}

// note is the quiet line under a name: team, share of full time, and days away.
func (m member) note() string {
	var parts []string
	if m.me {
		parts = append(parts, "you")
	}
	if m.away != "" {
		parts = append(parts, m.away)
	}
	if m.Staff.Team != "" {
		parts = append(parts, m.Staff.Team)
	}
	if m.Staff.FTE > 0 && m.Staff.FTE < 1 {
		parts = append(parts, fmt.Sprintf("%.0f%% of full time", m.Staff.FTE*100))
	}
	if m.gone {
		parts = append(parts, "has left")
	}
	return text.Capital(strings.Join(parts, " · "))
}

// teamRead is what one reading of the section gives.
type teamRead struct {
	holders []custody.Keyholder
	leave   []people.Leave
	cover   []people.Cover
}

func (t *team) reload() {
	read(t.page, &t.latest, t.read, t.show)
}

func (t *team) read(ctx context.Context) (r teamRead, err error) {
	p := t.page.p
	if r.holders, err = p.Custodian.Keyholders(ctx); err != nil {
		return r, err
	}
	if r.leave, err = p.Leaving.Leave(ctx); err != nil {
		return r, err
	}
	r.cover, err = p.Leaving.Cover(ctx)
	return r, err
}

func (t *team) show(r teamRead) {
	today, me := t.page.today(), t.page.p.Custodian.Me().ID
	t.leave, t.cover = r.leave, r.cover
	rows := make([]member, len(r.holders))
	for i, h := range r.holders {
		rows[i] = member{Keyholder: h, away: awayWords(r.leave, h.Staff.ID, today), me: h.Staff.ID == me,
			gone: !h.Staff.To.IsZero() && h.Staff.To.Before(today), lead: t.page.may(people.ManageStaff)}
	}
	t.rows.Set(rows)
	t.high.Rows = len(rows)
	t.list.Reload()
	t.box.Refresh()
	t.page.body.Refresh()
}

// awayWords is the leave of now, or the next one within four weeks.
func awayWords(all []people.Leave, who people.StaffID, today day.Date) string {
	mine := slices.DeleteFunc(slices.Clone(all), func(l people.Leave) bool { return l.Staff != who || l.To.Before(today) })
	slices.SortFunc(mine, func(a, b people.Leave) int { return b.From.Days(a.From) * -1 })
	for _, l := range mine {
		if !today.Before(l.From) {
			return "away until " + text.Near(l.To, today)
		}
		if l.From.Before(today.AddDays(28)) {
			return "away from " + text.Near(l.From, today)
		}
	}
	return ""
}

// Keys are the keys that act on the selected colleague.
func (t *team) Keys() []kit.Shortcut { return t.list.Keys() }

// everybody is the list as it was read last.
func (t *team) everybody() []member { return t.rows.All() }

func (t *team) nameOf(id people.StaffID) string {
	for _, m := range t.everybody() {
		if m.Staff.ID == id {
			return m.Staff.Name
		}
	}
	return "somebody who has left"
}

// remove takes a person off the list. Whoever holds a key must lose it first: a key without a name would still open.
func (t *team) remove(m member) {
	nav := t.page.p.Nav
	switch {
	case m.me:
		nav.Fail(&custody.Refusal{What: "You cannot take yourself off the list.", Do: "Ask another lead to do it."})
		return
	case m.Key:
		nav.Fail(&custody.Refusal{What: m.Staff.Name + " can still unlock the store.", Do: "Take the key away first, with Key…, then remove the name."})
		return
	}
	save := t.page.p.Staffing
	start(t.page, t.busy, alone(func(ctx context.Context) error {
		if err := save.DeleteStaff(ctx, m.Staff.ID, m.Staff.Version); err != nil {
			return err
		}
		_ = t.page.p.Drafts.DropDraft(ctx, personDraft, string(m.Staff.ID)) // one that is left can be discarded on Today
		return nil
	}),
		nav.Fail, func(struct{}) {
			t.reload()
			nav.Say(m.Staff.Name+" is off the list. Their name stays with what they did.", func() {
				back := m.Staff
				back.Version++
				t.quietly(t.busy, func(ctx context.Context) error { return save.SaveStaff(ctx, &back) }, m.Staff.Name+" is back on the list.")
			})
		})
}

// quietly runs a short change, says what was done and reads the section anew.
func (t *team) quietly(busy *kit.Busy, work func(context.Context) error, said string) {
	start(t.page, busy, alone(work), t.page.p.Nav.Fail, func(struct{}) {
		t.reload()
		if said != "" {
			t.page.p.Nav.Say(said, nil)
		}
	})
}

func (t *team) content() fyne.CanvasObject { return t.box }

func (t *team) close() {
	t.latest.Stop()
	t.resuming.Stop()
	t.list.Close()
}

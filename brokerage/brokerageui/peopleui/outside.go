package peopleui

import (
	"context"
	"fyne.io/fyne/v2"

	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	layout "jobwright/internal/ui/page"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
	"jobwright/internal/ui/typed"
)

// outside shows somebody who is on a colleague's caseload: the name, and a way to open the record with a reason.
func (p *personPage) outside(id people.ParticipantID) {
	task.Go(p.Again(), p.s.p.Run, func(ctx context.Context) (people.Participant, error) {
		return p.s.p.Names.Participant(ctx, id)
	}, func(who people.Participant, err error) {
		if err != nil {
			p.Clear()
			p.s.p.Nav.Fail(err)
			return
		}
		p.parts, p.ended, p.act = nil, nil, nil
		p.Replace(func() []fyne.CanvasObject { return p.outsideWords(id, who) })
	})
}

func (p *personPage) outsideWords(id people.ParticipantID, who people.Participant) []fyne.CanvasObject {
	with := "This person is on a colleague’s caseload."
	if who.Specialist != "" {
		with = "This person works with " + p.s.nameOf(who.Specialist) + "."
	}
	column := kit.Column(4, kit.NewText(who.Name()).Sized(theme.Section).Bold().Wrap(), kit.NewText(with+" You see the name only. Please ask your colleague or a lead.").Wrap())
	if people.Check(p.s.p.Me().Role, people.OpenAnyway) == nil && p.s.p.mayChange() {
		column.Add(kit.Start(p.Button(kit.NewButton(kit.Outline, "Open with a reason…", func() { p.s.openAnyway(id, who.Name()) }).Icon("eye"))))
		column.Add(layout.Small("The reason is kept, and leads can read it."))
	}
	return []fyne.CanvasObject{column}
}

// openAnyway asks why, and opens the record for the rest of the session.
func (s *People) openAnyway(id people.ParticipantID, name string) {
	reason := kit.NewEntry().Limit(300)
	var d *kit.Dialog
	var form *kit.Form
	form = kit.NewForm(s.p.Run, func() {
		why := typed.Words(reason)
		task.Go(context.Background(), s.p.Run, func(ctx context.Context) (people.Participant, error) {
			return s.p.People.OpenAnyway(ctx, id, why)
		}, func(_ people.Participant, err error) {
			switch {
			case s.Forms.Closed():
			case err != nil:
				form.SetErrors(err)
			default:
				d.Close()
				s.page.Drawn = false
				s.page.Open(string(id))
			}
		})
	}, kit.NewField("reason", "Why do you need to open this?", reason).Needed("Please say in a few words why you need to open this.").Hint("For example: covering while a colleague is ill."))
	d = kit.ShowDialog(s.p.Canvas(), kit.DialogSpec{Title: "Open " + name, Sub: "It stays open for you until you lock Jobwright.", Body: form, Wide: 560, Main: "Open the record"})
}

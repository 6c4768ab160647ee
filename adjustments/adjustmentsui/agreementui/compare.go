package agreementui

import (
	"fyne.io/fyne/v2"

	"jobwright/adjustments"
	"jobwright/adjustments/adjustmentsui/signed"
	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/theme"
)

// compare shows two versions side by side: what was, and what is. It begins with the newest and the one before.
func (s *Agreements) compare(d adjustments.AgreementPage) {
	all := append([]adjustments.AgreementVersion{{Number: max(1, d.Agreement.Number), On: d.Agreement.On, Agreement: d.Agreement}}, d.Versions...)
	body := kit.Column(4)
	if len(all) < 2 {
		body.Add(page.Quiet("There is one version only. The next one begins with the first change after somebody has signed."))
		kit.ShowDialog(s.p.Canvas(), kit.DialogSpec{Title: "Versions side by side", Sub: titleOf(d), Body: body, Cancel: "Close"})
		return
	}
	old, now := 1, 0
	changes := kit.Column(0)
	var dialog *kit.Dialog
	draw := func() {
		changes.Objects = []fyne.CanvasObject{s.sideBySide(d, all[old], all[now])}
		changes.Refresh()
		if dialog != nil {
			dialog.Relayout()
		}
	}
	if len(all) > 2 {
		var options []kit.Option
		for _, v := range all {
			options = append(options, kit.Option{ID: text.Number(v.Number), Title: "Version " + text.Number(v.Number)})
		}
		which := func(name, label string, at *int) *kit.Field {
			c := kit.NewSearchSelect(s.p.Run, kit.FindIn(options))
			c.Choose(options[*at])
			c.OnChange(func() {
				for i, o := range options {
					if o.ID == c.ID() {
						*at = i
					}
				}
				draw()
			})
			return kit.NewField(name, label, c)
		}
		body.Add(kit.Pairs(which("old", "What was", &old), which("new", "What is", &now)))
	}
	body.Add(changes)
	draw()
	dialog = kit.ShowDialog(s.p.Canvas(), kit.DialogSpec{Title: "Versions side by side", Sub: titleOf(d), Body: body, Cancel: "Close", Wide: 900})
}

// sideBySide is what differs between two versions, one line each: what it is about, what was, what is.
func (s *Agreements) sideBySide(d adjustments.AgreementPage, old, now adjustments.AgreementVersion) fyne.CanvasObject {
	changes := adjustments.Diff(old.Agreement, now.Agreement, adjustments.Names{Codes: s.p.Codes, People: map[people.ParticipantID]string{d.Participant.ID: d.Participant.Name()},
		Employers: map[employers.EmployerID]string{d.Employer.ID: d.Employer.Name}, Sites: map[employers.SiteID]string{d.Site.ID: d.Site.Name}})
	column := kit.Column(2)
	head := func(v adjustments.AgreementVersion) fyne.CanvasObject {
		return kit.Column(0, kit.NewText("Version "+text.Number(v.Number)).Bold(), page.Small(page.Joined(text.Near(v.On, s.p.Today()), signed.Version(versionRef(d.Agreement, v.Number), d.Signatures))))
	}
	column.Add(kit.Halves(head(old), head(now)))
	if len(changes) == 0 {
		column.Add(kit.StrongRule())
		column.Add(page.Quiet("Nothing that is signed differs between the two."))
	}
	for _, c := range changes {
		column.Add(kit.Rule())
		column.Add(page.Small(c.Where))
		column.Add(kit.Halves(said(c.Was, "Nothing stood there."), said(c.Now, "It is not in it any more.")))
	}
	return column
}

// said are words of a version, or what it means that there are none.
func said(words, none string) fyne.CanvasObject {
	if words == "" {
		return kit.NewText(none).Tone(theme.Quiet).Wrap()
	}
	return kit.NewText(words).Wrap()
}

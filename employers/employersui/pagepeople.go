package employersui

import (
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/theme"
)

// people is whom the team knows there; those who have left come last.
func (p *employerPage) people() fyne.CanvasObject {
	list := slices.Clone(p.Shown.page.People)
	slices.SortStableFunc(list, func(a, b employers.ContactPerson) int {
		return boolInt(!a.LeftOn.IsZero()) - boolInt(!b.LeftOn.IsZero())
	})
	column := kit.Column(2, page.Heading("People", len(list), p.quietButton("Add person", func() { p.s.addPerson(p.Shown.page.Employer) })...))
	if len(list) == 0 {
		column.Add(kit.NewText("Nobody is known there yet. Whom you name in a contact stands here.").Tone(theme.Quiet).Wrap())
	}
	for _, who := range list {
		column.Add(kit.Rule())
		column.Add(p.person(who))
	}
	return column
}

func boolInt(b bool) int {
	if b {
		return 1
	}
	return 0
}

// person is one row: who, what they do there, whether they can hire, and how to reach them.
func (p *employerPage) person(who employers.ContactPerson) fyne.CanvasObject {
	words := kit.Column(0, kit.NewText(who.Name).Bold().Wrap())
	if line := p.personLine(who); line != "" {
		words.Add(kit.NewText(line).Sized(theme.Caption).Tone(theme.Quiet).Wrap())
	}
	objects := []fyne.CanvasObject{kit.Grow(p.pressable("Edit "+who.Name, words, func() { p.s.editPerson(p.Shown.page.Employer, who) }))}
	if who.CanHire == employers.Hires {
		objects = append(objects, kit.NewIcon("check", theme.Fits).Sized(16), kit.NewText("Can hire").Sized(theme.Caption))
	}
	if who.LeftOn.IsZero() {
		if who.Phone != "" {
			objects = append(objects, p.copyButton("phone", "Copy the phone number of "+who.Name, who.Phone))
		}
		if who.Email != "" {
			objects = append(objects, p.copyButton("mail", "Copy the e-mail address of "+who.Name, who.Email))
		}
	}
	return kit.Row(2, objects...)
}

func (p *employerPage) personLine(who employers.ContactPerson) string {
	var parts []string
	if !who.LeftOn.IsZero() {
		parts = append(parts, "Left "+month(who.LeftOn))
	}
	parts = append(parts, who.Role, who.Phone)
	if who.CanHire == "" {
		parts = append(parts, "can hire? not asked yet")
	}
	if who.Marketing == employers.DoesntHire {
		parts = append(parts, "wants no e-mails that advertise")
	}
	return strings.Join(slices.DeleteFunc(parts, func(w string) bool { return w == "" }), " · ")
}

// pressable is a row that opens something, where the person may change things.
func (p *employerPage) pressable(name string, o fyne.CanvasObject, do func()) fyne.CanvasObject {
	if !p.s.mayChange() {
		return o
	}
	return kit.NewRowButton(name, o, do)
}

// copyButton puts a number or address on the clipboard and says who from the team was in touch: the program itself
// rings nobody.
func (p *employerPage) copyButton(icon, words, value string) fyne.CanvasObject {
	return p.Button(kit.NewIconButton(icon, words, func() {
		kit.Copy(value)
		said := "Copied: " + value
		if e := p.Shown.page.Employer; e.DoNotContact != "" {
			said += ". But do not contact them: " + e.DoNotContact
		} else if len(p.Shown.page.Recent) > 0 {
			said += ". " + p.touchWords(p.Shown.page.Recent[0])
		}
		p.s.p.Nav.Say(said, nil)
	}).Slim())
}

// sites are the places where people work.
func (p *employerPage) sites() fyne.CanvasObject {
	column := kit.Column(2, page.Heading("Sites", len(p.Shown.page.Sites), p.quietButton("Add site", func() { p.s.addSite(p.Shown.page.Employer) })...))
	for _, site := range p.Shown.page.Sites {
		words := kit.Column(0, kit.NewText(site.Name).Bold().Wrap())
		for _, line := range []string{employers.AddressLine(site.Address, site.Town, site.Postcode), site.Access, site.Transport} {
			if line != "" {
				words.Add(kit.NewText(line).Sized(theme.Caption).Tone(theme.Quiet).Wrap())
			}
		}
		column.Add(kit.Rule())
		column.Add(p.pressable("Edit the site "+site.Name, words, func() { p.s.editSite(p.Shown.page.Employer, site) }))
	}
	return column
}

// pledges are the public promises, each with how long it holds.
func (p *employerPage) pledges() fyne.CanvasObject {
	e := p.Shown.page.Employer
	column := kit.Column(2, page.Heading("Pledges", len(e.Pledges), p.quietButton("Add pledge", func() { p.s.editPledge(e, -1) })...))
	if len(e.Pledges) == 0 {
		column.Add(kit.NewText("No public promises are known, such as Disability Confident.").Tone(theme.Quiet).Wrap())
	}
	for i, pledge := range e.Pledges {
		until, tone := pledgeUntil(pledge, p.Shown.today)
		words := kit.Column(0, kit.NewText(p.s.pledgeWords(pledge)).Wrap())
		if pledge.Note != "" {
			words.Add(kit.NewText(pledge.Note).Sized(theme.Caption).Tone(theme.Quiet).Wrap())
		}
		words.Add(kit.NewText(until).Sized(theme.Caption).Tone(tone).Wrap())
		row := kit.TopRow(3, kit.NewIcon("badge", theme.Quiet), kit.Grow(words))
		column.Add(kit.Rule())
		column.Add(p.pressable("Edit the pledge "+p.s.pledgeWords(pledge), row, func() { p.s.editPledge(e, i) }))
	}
	return column
}

// pledgeUntil says how long a pledge holds, red where it has ended.
func pledgeUntil(pledge employers.Pledge, today day.Date) (string, fyne.ThemeColorName) {
	switch {
	case !pledge.Expires.IsZero() && pledge.Expires.Before(today):
		return "ended " + month(pledge.Expires), theme.Stop
	case !pledge.Expires.IsZero():
		return "until " + month(pledge.Expires), theme.Quiet
	case !pledge.Checked.IsZero():
		return "checked " + month(pledge.Checked), theme.Quiet
	case !pledge.Since.IsZero():
		return "since " + month(pledge.Since), theme.Quiet
	}
	return "not checked yet", theme.Quiet
}

func month(d day.Date) string { return d.Time().Format("January 2006") }

package employersui

import (
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/employers"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/theme"
)

// contactWords say how somebody was in touch: with people who are named, and with nobody named. Codes of contact_channels.
var contactWords = map[string]struct{ icon, with, alone string }{
	"F2F_SITE":  {"pin", "met %s at the employer", "visited"},
	"F2F_OTHER": {"pin", "met %s", "met them"},
	"WORKSHOP":  {"people", "met %s at a workshop", "met them at a workshop"},
	"JOBFAIR":   {"people", "met %s at a job fair", "met them at a job fair"},
	"PHONE":     {"phone", "rang %s", "rang"},
	"VIDEO":     {"eye", "had a video call with %s", "had a video call"},
	"EMAIL":     {"mail", "e-mailed %s", "e-mailed"},
	"TEXT":      {"note", "texted %s", "texted"},
	"LINKEDIN":  {"mail", "wrote to %s online", "wrote to them online"},
	"LETTER":    {"mail", "wrote to %s", "wrote to them"},
	"PARTNER":   {"people", "was in touch with %s through a partner", "was in touch through a partner"},
	"PORTAL":    {"export", "used their portal for %s", "used their application portal"},
}

// happeningIcons are the signs of what is no contact.
var happeningIcons = map[string]string{"event": "calendar", "next-step": "check", "stage": "arrow-right", "do-not-contact": "stop", "merge": "matching", "created": "plus",
	"vacancy": "briefcase", "lead": "bulb", "carving": "scissors", "agreement": "agreement", "job": "badge"}

// happeningPages are the pages on which what is no contact can be opened.
var happeningPages = map[string]string{"vacancy": "vacancies", "lead": "leads", "carving": "carving", "agreement": "agreements", "event": "events"}

func (p *employerPage) timeline() fyne.CanvasObject {
	column := kit.Column(2, page.Heading("Timeline", p.Shown.total))
	if len(p.Shown.happen) == 0 {
		column.Add(kit.NewText("Nothing has happened yet. A contact that is logged stands here.").Tone(theme.Quiet).Wrap())
		return column
	}
	for i, h := range p.Shown.happen {
		column.Add(p.happening(h, i == len(p.Shown.happen)-1))
	}
	if left := p.Shown.total - len(p.Shown.happen); left > 0 {
		more := kit.NewButton(kit.Quiet, showMore(left, moreHappenings), func() {
			p.rows += moreHappenings
			p.Reload()
		}).Slim()
		column.Add(kit.Start(p.Button(more)))
	}
	return column
}

// showMore is what a button says that shows so many more of those that are left.
func showMore(left, more int) string {
	if left <= more {
		return "Show " + text.Number(left) + " more"
	}
	return "Show " + text.Number(more) + " more of " + text.Number(left)
}

// happening is one row: a sign, what happened, the day, and a quiet line below.
func (p *employerPage) happening(h employers.Happening, last bool) fyne.CanvasObject {
	icon, title, note := happeningIcons[h.Kind], h.Words, ""
	if h.Contact != nil {
		icon, title, note = p.contact(*h.Contact)
	}
	if h.Kind == "do-not-contact" && h.By != "" {
		note = "By " + p.s.firstName(h.By)
	}
	if icon == "" {
		icon = "dot"
	}
	sign := kit.Column(1, kit.NewIcon(icon, theme.Quiet).Sized(18))
	if !last {
		sign.Add(kit.Grow(kit.TopRow(0, kit.Gap(), kit.UprightRule(), kit.Gap())))
	}
	words := kit.Column(0, kit.NewText(text.Capital(title)).Bold().Wrap())
	if note != "" {
		words.Add(kit.NewText(note).Tone(theme.Quiet).Wrap().AtMost(3))
	}
	when := kit.NewText(text.Short(h.On, p.Shown.today)).Sized(theme.Caption).Tone(theme.Quiet)
	row := kit.TopRow(3, sign, kit.Grow(words), kit.Column(0, kit.AtLeast(0, 20, when)))
	open := p.opens(h)
	if open == nil {
		return row
	}
	return kit.NewRowButton(title+", "+text.Short(h.On, p.Shown.today), row, open)
}

// opens is what pressing a row of the timeline does; nil for nothing.
func (p *employerPage) opens(h employers.Happening) func() {
	if h.Contact != nil {
		if p.s.p.OpenContact == nil {
			return nil
		}
		id := h.Contact.ID
		return func() { p.s.p.OpenContact(id) }
	}
	if page := happeningPages[h.Kind]; page != "" && h.ID != "" {
		return func() { p.s.p.Nav.Open(nav.Route{Page: page, ID: h.ID}) }
	}
	return nil
}

// contact is a contact in words: Sam met Anna Brandt at the employer; and what came of it.
func (p *employerPage) contact(c employers.Contact) (icon, title, note string) {
	ways, known := contactWords[c.Channel]
	if !known {
		ways = struct{ icon, with, alone string }{"note", "was in touch with %s (" + p.s.label("contact_channels", c.Channel) + ")", "was in touch (" + p.s.label("contact_channels", c.Channel) + ")"}
	}
	who := p.s.firstName(c.Specialist)
	var met []string
	for _, id := range c.Met {
		met = append(met, p.personName(id))
	}
	title = who + " " + ways.alone
	if len(met) > 0 {
		title = who + " " + strings.Replace(ways.with, "%s", text.And(met...), 1)
	}
	if c.Outcome == "no_answer" {
		title += ", no answer"
	}
	return ways.icon, title, p.contactNote(c)
}

// contactNote is what came of a contact: the outcome, what was heard, the note.
func (p *employerPage) contactNote(c employers.Contact) string {
	var parts []string
	add := func(words string) {
		if words = strings.TrimSpace(words); words != "" {
			parts = append(parts, page.Sentence(words))
		}
	}
	if c.Outcome != "no_answer" && c.Outcome != "information" { // the first stands in the title, the second says nothing more
		add(employers.ChoiceLabel(employers.ContactOutcomes, c.Outcome)) // nothing where none is noted
	}
	add(c.Heard)
	add(strings.Join(p.s.labels("hidden_job_signals", c.Signals), ", "))
	add(c.Note)
	return strings.Join(parts, " ")
}

func (p *employerPage) personName(id employers.PersonID) string {
	for _, who := range p.Shown.page.People {
		if who.ID == id {
			return who.Name
		}
	}
	return "somebody"
}

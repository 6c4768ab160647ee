package logui

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"

	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/task"
)

// fact is one line of a record that is only looked at; one without words is left out.
type fact struct{ label, words string }

// look shows a record whole to somebody who may not change it.
func look(p Parts, title, sub string, facts ...fact) {
	var lines []fyne.CanvasObject
	for _, f := range facts {
		if f.words != "" {
			lines = append(lines, kit.Column(0, caption(f.label), kit.NewText(f.words).Wrap()))
		}
	}
	kit.ShowDialog(p.canvas(), kit.DialogSpec{Title: title, Sub: sub + ". You can read it but not change it.", Body: kit.Column(3, lines...), Wide: 620, Cancel: "Close"})
}

// look shows a logged contact.
func (l *Logger) look(contact employers.ContactID) {
	task.Go(context.Background(), l.p.Run, func(ctx context.Context) (start, error) { return l.stored(ctx, contact) }, func(s start, err error) {
		switch {
		case l.closed:
		case err != nil:
			l.p.Nav.Fail(err)
		default:
			lookAtContact(l.p, s)
		}
	})
}

func lookAtContact(p Parts, s start) {
	c, page := s.contact, s.pages[0]
	names := map[employers.PersonID]string{}
	for _, who := range page.People {
		names[who.ID] = who.Name
	}
	var met []string
	for _, who := range c.Met {
		if names[who] == "" {
			names[who] = "somebody not listed any more"
		}
		met = append(met, names[who])
	}
	labels := func(list string, codes []string) string {
		var words []string
		for _, code := range codes {
			words = append(words, p.Codes.Label(list, code))
		}
		return text.And(words...)
	}
	purposes := c.AlsoFor
	if c.Purpose != "" {
		purposes = append([]string{c.Purpose}, c.AlsoFor...)
	}
	minutes := ""
	if c.Minutes > 0 {
		minutes = strconv.Itoa(c.Minutes)
	}
	outcome := ""
	if c.Outcome != "" {
		outcome = employers.ChoiceLabel(employers.ContactOutcomes, c.Outcome)
	}
	look(p, "Contact with "+page.Employer.Name, text.Capital(text.Near(c.On, p.today()))+", "+people.NameOf(s.staff, c.Specialist),
		fact{"Who was met", text.And(met...)}, fact{"How", p.channel(c.Channel).Label}, fact{"What was heard", c.Heard}, fact{"Why", labels("contact_purposes", purposes)},
		fact{"Signs of a hidden job", labels("hidden_job_signals", c.Signals)}, fact{"What came of it", outcome}, fact{"Began at", c.Start}, fact{"Minutes", minutes},
		fact{"Note", c.Note})
}

func lookAtEvent(p Parts, e employers.Event, at []employers.Employer) {
	var names []string
	for _, who := range at {
		names = append(names, who.Name)
	}
	offer := "No"
	if e.OfferExplained {
		offer = "Yes"
	}
	look(p, e.Title, text.Capital(text.Near(e.On, p.today())), fact{"Kind", employers.ChoiceLabel(employers.EventKinds, e.Kind)}, fact{"Place", e.Place}, fact{"Employers", text.And(names...)},
		fact{"The recruitment offer was explained", offer}, fact{"Hosts", e.Hosts}, fact{"Topics", e.Topics}, fact{"Note", e.Note})
}

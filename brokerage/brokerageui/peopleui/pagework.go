package peopleui

import (
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/offer"
	layout "jobwright/internal/ui/page"
	"jobwright/internal/ui/theme"
	"jobwright/internal/ui/typed"
)

// sessionList is the support that was given, newest first.
func (p *personPage) sessionList() fyne.CanvasObject {
	id, total := p.who().ID, p.Shown.page.SessionCount
	column := kit.Column(2, section("Sessions", total, p.quietButton("Log session", func() { p.s.LogSession(id) })...))
	if len(p.Shown.sessions) == 0 {
		column.Add(layout.Quiet("No session yet. Every talk, call or message that helps is one."))
	}
	for _, x := range p.Shown.sessions {
		column.Add(kit.Rule())
		column.Add(p.session(x))
	}
	if left := total - len(p.Shown.sessions); left > 0 {
		column.Add(kit.Start(p.Button(kit.NewButton(kit.Quiet, showMore(left), func() {
			p.rows += moreSessions
			p.Reload()
		}).Slim())))
	}
	return column
}

// showMore is what the button says that shows the next of the sessions that are left.
func showMore(left int) string {
	if left <= moreSessions {
		return "Show " + text.Number(left) + " more"
	}
	return "Show " + text.Number(moreSessions) + " more of " + text.Number(left)
}

// session is one row: when, how, what about, and the note.
func (p *personPage) session(x brokerage.Session) fyne.CanvasObject {
	minutes := ""
	if x.Minutes > 0 {
		minutes = text.Minutes(x.Minutes)
	}
	title := text.Capital(text.Near(x.On, p.Shown.today))
	words := kit.Column(0, kit.Row(2, kit.Grow(kit.NewText(layout.Joined(p.s.p.Codes.Label("support_modes", x.Mode), minutes)).Bold().Wrap()), kit.NewText(title).Sized(theme.Caption).Tone(theme.Quiet)))
	by := ""
	if x.Specialist != p.s.p.Me().ID && x.Specialist != "" {
		by = "by " + p.s.firstName(x.Specialist)
	}
	if line := layout.Joined(p.s.p.Codes.Label("support_types", x.Type), strings.Join(offer.Labels(p.s.p.Codes, "support_contents", x.Contents), ", "), x.Place, by); line != "" {
		words.Add(layout.Small(line))
	}
	if x.Note != "" {
		words.Add(kit.NewText(x.Note).Wrap().AtMost(4))
	}
	return p.pressable("Edit the session of "+title, words, func() { p.s.edit(sessionForm, x.Participant, x.ID, x.Version) })
}

// applications are the jobs that the person goes for, from the shortlist to an answer.
func (p *personPage) applications() fyne.CanvasObject {
	id := p.who().ID
	column := kit.Column(2, section("Applications", len(p.Shown.page.Applications), p.quietButton("Add application", func() { p.s.add(applicationForm, id) })...))
	if len(p.Shown.page.Applications) == 0 {
		column.Add(layout.Quiet("None yet. Find jobs shows what suits; a job that is shortlisted stands here."))
	}
	for _, a := range p.Shown.page.Applications {
		column.Add(kit.Rule())
		column.Add(p.application(a))
	}
	if n := len(p.Shown.page.Carvings); n > 0 {
		column.Add(kit.Rule())
		for _, c := range p.Shown.page.Carvings {
			words := kit.NewText("Carving: " + orWords(c.Title, "no title yet") + at(p.employer(c.Employer))).Wrap()
			column.Add(kit.NewRowButton("Carving "+c.Title, kit.Row(2, kit.NewIcon("scissors", theme.Carve), kit.Grow(words)), func() {
				p.s.p.Nav.Open(nav.Route{Page: "carving", ID: string(c.ID)})
			}))
		}
	}
	return column
}

func (p *personPage) application(a brokerage.ListedApplication) fyne.CanvasObject {
	today := p.Shown.today
	stage := employers.ChoiceLabel(brokerage.ApplicationStages, a.Stage)
	words := kit.Column(0, kit.Row(2, kit.Grow(kit.NewText(a.Title+at(a.Employer)).Bold().Wrap()), kit.NewChip(stage)))
	when := ""
	if !a.On.IsZero() {
		when = "since " + text.Short(a.On, today)
	}
	interview := ""
	if !a.InterviewOn.IsZero() {
		interview = strings.TrimSpace("interview " + text.Near(a.InterviewOn, today) + " " + a.InterviewAt)
	}
	words.Add(layout.Small(layout.Joined(when, interview)))
	if len(a.InterviewNeeds) > 0 {
		words.Add(kit.NewText("Asked for: " + strings.Join(offer.Labels(p.s.p.Codes, "adjustment_catalogue", a.InterviewNeeds), ", ")).Wrap())
	}
	for _, line := range []layout.Fact{{Title: "Their answer", Words: a.NeedsAnswer}, {Title: "What came of it", Words: a.Outcome}, {Title: "Feedback", Words: a.Feedback}} {
		if line.Words != "" {
			words.Add(kit.NewText(line.Title + ": " + line.Words).Wrap())
		}
	}
	return p.pressable("Edit the application for "+a.Title, words, func() { p.s.edit(applicationForm, a.Participant, a.ID, a.Version) })
}

// tasters are days to try out a job: the fit before, what came of it after.
func (p *personPage) tasters() fyne.CanvasObject {
	id, today := p.who().ID, p.Shown.today
	column := kit.Column(2, section("Tasters and trials", len(p.Shown.page.Tasters), p.quietButton("Add taster", func() { p.s.add(tasterForm, id) })...))
	if len(p.Shown.page.Tasters) == 0 {
		column.Add(layout.Quiet("None yet. A taster day shows both sides what the work is like."))
	}
	for _, t := range p.Shown.page.Tasters {
		span := text.Short(t.From, today)
		if !t.To.IsZero() && t.To != t.From {
			span += " to " + text.Short(t.To, today)
		}
		words := kit.Column(0, kit.NewText(tasterKind(t.Kind)+at(p.employer(t.Employer))).Bold().Wrap(), layout.Small(layout.Joined(span, scoreNote(t.Score))))
		for _, line := range []layout.Fact{{Title: "Before", Words: t.FitBefore}, {Title: "Employer", Words: t.Feedback}, {Title: p.first(), Words: t.PersonSays}} {
			if line.Words != "" {
				words.Add(kit.NewText(line.Title + ": " + line.Words).Wrap())
			}
		}
		column.Add(kit.Rule())
		column.Add(p.pressable("Edit the "+lower(tasterKind(t.Kind))+at(p.employer(t.Employer)), words, func() { p.s.edit(tasterForm, t.Participant, t.ID, t.Version) }))
	}
	return column
}

func tasterKind(kind string) string {
	if kind == "trial" {
		return "Work trial"
	}
	return "Taster"
}

// jobs are the jobs held now and before, with their milestones.
func (p *personPage) jobs() fyne.CanvasObject {
	id := p.who().ID
	column := kit.Column(2, section("Jobs", len(p.Shown.page.Jobs), p.quietButton("Record a job", func() { p.s.add(jobForm, id) })...))
	if len(p.Shown.page.Jobs) == 0 {
		column.Add(layout.Quiet("No job yet."))
	}
	for _, j := range p.Shown.page.Jobs {
		column.Add(kit.Rule())
		column.Add(p.job(j))
	}
	return column
}

func (p *personPage) job(j brokerage.Job) fyne.CanvasObject {
	today := p.Shown.today
	words := kit.Column(1, kit.NewText(j.Title+at(p.employer(j.Employer))).Bold().Wrap())
	since := text.Short(j.Start, today)
	switch {
	case !j.End.IsZero():
		since += " to " + text.Short(j.End, today)
	case today.Before(j.Start):
		since = "starts " + since
	default:
		since = "since " + since
	}
	hours := ""
	if j.Hours > 0 {
		hours = typed.HoursText(j.Hours) + " hours a week"
	}
	words.Add(layout.Small(layout.Joined(since, tenure(j, today), hours, payWords(j.Pay, j.PayUnit), p.s.p.Codes.Label("contract_types", j.Contract), answerWords(j.Carved, "carved", ""), heldAtEntry(j))))
	switch {
	case j.End.IsZero() && j.FourHoursOn.IsZero() && !today.Before(j.Start) && !j.HeldAtEntry:
		words.Add(kit.NewText("Note the day on which four hours were worked: only then does a start count.").Tone(theme.Ask).Wrap())
	case !j.End.IsZero():
		line := "Ended: " + orWords(lower(p.s.p.Codes.Label("job_end_reasons", j.EndReason)), "reason not noted")
		if j.DebriefOn.IsZero() {
			line += ". Talk the loss through within three days."
		}
		words.Add(kit.NewText(line).Wrap())
	}
	if marks := p.milestones(j); marks != nil {
		words.Add(marks)
	}
	return p.pressable("Edit the job "+j.Title, words, func() { p.s.edit(jobForm, j.Participant, string(j.ID), j.Version) })
}

// tenure is for how long a job has been or was held, in words: in the job for 7 weeks; nothing before the start.
func tenure(j brokerage.Job, today day.Date) string {
	n := brokerage.Tenure(j, today)
	long := text.Count(n, "day", "days")
	switch {
	case n == 0:
		return ""
	case n >= 730:
		long = text.Count(n/365, "year", "years")
	case n >= 365:
		long = text.Count(n/30, "month", "months")
	case n >= 14:
		long = weeks(n / 7)
	}
	if !j.End.IsZero() && !today.Before(j.End) {
		return "held for " + long
	}
	return "in the job for " + long
}

func heldAtEntry(j brokerage.Job) string {
	if j.HeldAtEntry {
		return "held when the person came"
	}
	return ""
}

// outcomes are what was reached.
func (p *personPage) outcomes() fyne.CanvasObject {
	id, today := p.who().ID, p.Shown.today
	column := kit.Column(2, section("Outcomes", len(p.Shown.page.Outcomes), p.quietButton("Add outcome", func() { p.s.add(outcomeForm, id) })...))
	for _, o := range p.Shown.page.Outcomes {
		words := kit.Column(0, kit.Row(2, kit.Grow(kit.NewText(p.s.p.Codes.Label("outcome_types", o.Type)).Bold().Wrap()), kit.NewText(text.Short(o.On, today)).Sized(theme.Caption).Tone(theme.Quiet)))
		if line := layout.Joined(p.s.sourceWord(o.Source), o.Evidence); line != "" {
			words.Add(layout.Small(line))
		}
		column.Add(kit.Rule())
		column.Add(p.pressable("Edit the outcome "+p.s.p.Codes.Label("outcome_types", o.Type), words, func() { p.s.edit(outcomeForm, o.Participant, o.ID, o.Version) }))
	}
	return column
}

// sourceWord is who found a job. What the trials called trial sourced is programme sourced in live use. (facts.md i)
func (s *People) sourceWord(code string) string {
	if code == "TRIAL" {
		return "Programme sourced"
	}
	return s.p.Codes.Label("job_sources", code)
}

// about is how the person came, and how long support lasts.
func (p *personPage) about() fyne.CanvasObject {
	who, today := p.who(), p.Shown.today
	id := who.ID
	near := func(on string, zero bool) string {
		if zero {
			return ""
		}
		return on
	}
	ends := near(text.Short(p.Shown.page.SupportEnds, today), p.Shown.page.SupportEnds.IsZero())
	notice := "not given yet"
	if on := people.NoticeGiven(p.Shown.page.Shared); !on.IsZero() {
		notice = "given " + text.Short(on, today)
	}
	exit := near(layout.Joined(text.Short(who.Exit, today), who.ExitReason), who.Exit.IsZero())
	return kit.Column(3, section("About", 0, p.quietButton("Edit name and contact", func() { p.s.editPerson(id) })...),
		layout.Facts(layout.Fact{Title: "Whose caseload", Words: p.s.nameOf(who.Specialist)}, layout.Fact{Title: "Support began", Words: near(text.Short(who.Start, today), who.Start.IsZero())}, layout.Fact{Title: "Support ends, by the programme’s rules", Words: ends},
			layout.Fact{Title: "Left the service", Words: exit}, layout.Fact{Title: "Group", Words: p.s.p.Codes.Label("demographic_codes", who.Group)},
			layout.Fact{Title: "How they came", Words: layout.Joined(p.s.p.Codes.Label("referral_pathways", who.Pathway), p.s.p.Codes.Label("referral_sources", who.ReferralSource))},
			layout.Fact{Title: "Area", Words: layout.Joined(who.Area, who.Provider)}, layout.Fact{Title: "Lives in", Words: strings.TrimSpace(who.Town + " " + who.Postcode)}, layout.Fact{Title: "Privacy notice", Words: text.Capital(notice)},
			layout.Fact{Title: "Reference", Words: who.Ref}))
}

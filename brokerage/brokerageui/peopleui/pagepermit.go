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
	layout "jobwright/internal/ui/page"
	"jobwright/internal/ui/theme"
)

// sayable are the acts that the page answers for, in the order of what they give away, with their words for a person's page.
// %s is the first name.
var sayable = []struct {
	act   people.ShareAct
	words string
}{
	{people.TalkUnnamed, "talk about %s without a name"},
	{people.NameCandidate, "name %s as a candidate"},
	{people.SaySupported, "say that we support %s"},
	{people.ShowNeeds, "say what helps %s at work"},
	{people.ShowEffects, "say how something affects the work"},
	{people.NameCondition, "name a condition in the agreed words"},
	{people.SpeakToManager, "speak with the manager after the start"},
}

// permissions is what employers and others may know, what has been agreed, and what has gone out.
func (p *personPage) permissions() fyne.CanvasObject {
	id, rows, today := p.who().ID, p.Shown.page.Permits, p.Shown.today
	column := kit.Column(3, section("Permissions and disclosure", 0, append(p.quietButton("Record a permission", func() { p.s.add(permitForm, id) }),
		p.quietButton("Note a talk", func() { p.s.add(talkForm, id) })...)...))
	live := people.Live(rows, today)
	for _, to := range whom(live) {
		column.Add(p.mayToday(to))
	}
	column.Add(layout.Small("Support never depends on what somebody chooses to tell."))
	for _, r := range live {
		column.Add(kit.Rule())
		column.Add(p.permit(r))
	}
	if over := p.endedPermits(live); over != nil {
		column.Add(over)
	}
	column.Add(p.talks())
	column.Add(p.sharedList())
	return column
}

// whom are those toward whom the page says what may be done: employers in general, then whoever live permits name.
func whom(live []people.Permit) []people.Toward {
	list := []people.Toward{{Audience: people.ToEmployer}}
	for _, r := range live {
		to := people.Toward{Audience: r.Audience, Employer: r.Employer}
		if to.Audience == "" {
			to.Audience = people.ToEmployer
		}
		known := false
		for _, k := range list {
			known = known || k == to
		}
		if !known {
			list = append(list, to)
		}
	}
	return list
}

// mayToday says what may be done toward somebody today, and what is not agreed.
func (p *personPage) mayToday(to people.Toward) fyne.CanvasObject {
	var may, mayNot, words, not []string
	var until day.Date
	for _, a := range sayable {
		answer := people.MayShare(p.Shown.page.Permits, a.act, people.DU, to, p.Shown.today)
		line := strings.ReplaceAll(a.words, "%s", p.first())
		if answer.OK {
			may = append(may, line)
		} else {
			mayNot = append(mayNot, line)
		}
		words, not, until = answer.Words, answer.NotWords, answer.Until
	}
	column := kit.Column(1, kit.NewText("Today, towards "+towardWords(p.Shown.page, to)).Bold().Wrap())
	line := func(icon string, tone fyne.ThemeColorName, title string, acts []string) {
		if len(acts) > 0 {
			column.Add(layout.Signed(icon, tone, title+text.And(acts...)+"."))
		}
	}
	line("check", theme.Fits, "We may ", may)
	line("close", theme.Stop, "Not agreed: ", mayNot)
	if len(words) > 0 {
		column.Add(kit.NewText("In these words: “" + strings.Join(words, "” and “") + "”").Wrap())
	}
	if len(not) > 0 {
		column.Add(kit.NewText("Not these words: “" + strings.Join(not, "”, “") + "”").Wrap())
	}
	switch {
	case !until.IsZero():
		column.Add(layout.Small("This holds until " + text.Short(until, p.Shown.today) + " unless something changes."))
	case !p.takenBack(to).IsZero():
		column.Add(layout.Small("Taken back on " + text.Short(p.takenBack(to), p.Shown.today) + ", so nothing may be said."))
	default:
		column.Add(layout.Small("Nothing is agreed yet, so nothing may be said."))
	}
	return kit.Panel(theme.Background, column)
}

// takenBack is the day on which what was agreed towards somebody was last withdrawn; zero where it never was.
func (p *personPage) takenBack(to people.Toward) (last day.Date) {
	for _, r := range p.Shown.page.Permits {
		if r.Audience == to.Audience && (r.Employer == "" || r.Employer == to.Employer) && last.Before(r.Withdrawn) {
			last = r.Withdrawn
		}
	}
	return last
}

// towardWords is whom something is toward: employers in general, the manager at Hallam Bakery.
func towardWords(page brokerage.PersonPage, to people.Toward) string {
	name := employerIn(page, employers.EmployerID(to.Employer))
	switch {
	case to.Audience == people.ToEmployer && name == "":
		return "employers in general"
	case to.Audience == people.ToEmployer:
		return name
	}
	return "the " + audienceWord(to.Audience) + at(name)
}

// audienceWord is an audience within a sentence: the manager, HR.
func audienceWord(code string) string {
	for _, c := range people.Audiences {
		if c.Code == code {
			return lower(c.Label)
		}
	}
	return "employer"
}

// permit is one row of what was agreed, with its words and how to take it back.
func (p *personPage) permit(r people.Permit) fyne.CanvasObject {
	today := p.Shown.today
	to := towardWords(p.Shown.page, people.Toward{Audience: orEmployer(r.Audience), Employer: r.Employer})
	words := kit.Column(0, kit.NewText(text.Capital(to)+": "+lower(p.s.permissionWord(r.Permission))).Bold().Wrap(),
		kit.NewText("May be told: "+lower(p.s.disclosureWord(r.Disclosure))).Wrap())
	if r.Words != "" {
		words.Add(kit.NewText("Words: “" + r.Words + "”").Wrap())
	}
	if r.NotWords != "" {
		words.Add(kit.NewText("Not: “" + r.NotWords + "”").Wrap())
	}
	how := ""
	for _, h := range people.Hows {
		if h.Code == r.How {
			how = lower(h.Label)
		}
	}
	if r.Witness != "" {
		how += " (" + r.Witness + ")"
	}
	words.Add(layout.Small(layout.Joined(text.Span(r.From, r.Until, today), how, p.recordedBy(r.RecordedBy))))
	row := []fyne.CanvasObject{kit.Grow(p.pressable("Edit the permission towards "+to, words, func() { p.s.edit(permitForm, r.Participant, string(r.ID), r.Version) }))}
	if p.s.p.mayChange() && r.Withdrawn.IsZero() {
		button := p.Button(kit.NewButton(kit.Outline, "Withdraw…", func() { p.s.edit(withdrawForm, r.Participant, string(r.ID), r.Version) }).Danger().Slim())
		row = append(row, kit.Column(0, button))
	}
	return kit.TopRow(2, row...)
}

func orEmployer(audience string) string {
	if audience == "" {
		return people.ToEmployer
	}
	return audience
}

func (p *personPage) recordedBy(id people.StaffID) string {
	if id == "" {
		return ""
	}
	return "recorded by " + p.s.firstName(id)
}

// permissionWord is how far the service may go, in words.
func (s *People) permissionWord(p people.Permission) string {
	return s.p.Codes.Label("contact_permissions", p.Code())
}

// disclosureWord is what may be said, in words: the label with what it lets say.
func (s *People) disclosureWord(d people.Disclosure) string {
	if c, ok := s.p.Codes.Find("disclosure_levels", d.Code()); ok && c.Data["may_share"] != "" && d > people.D0 {
		return c.Data["may_share"]
	} else if ok {
		return c.Label
	}
	return "not known"
}

// endedPermits are those that have ended, or begin later, folded away; nil where there are none.
func (p *personPage) endedPermits(live []people.Permit) fyne.CanvasObject {
	today := p.Shown.today
	inside := kit.Column(2)
	n := 0
	for _, r := range p.Shown.page.Permits {
		if r.Deleted || has(live, r.ID) {
			continue
		}
		n++
		to := towardWords(p.Shown.page, people.Toward{Audience: orEmployer(r.Audience), Employer: r.Employer})
		end := "ended on " + text.Short(r.Until, today)
		switch {
		case !r.Withdrawn.IsZero():
			end = "withdrawn on " + text.Short(r.Withdrawn, today)
		case today.Before(r.From):
			end = "from " + text.Short(r.From, today)
		case !r.Until.Before(today):
			end = "ended by a later withdrawal"
		}
		line := kit.Column(0, kit.NewText(text.Capital(to)+": "+lower(p.s.permissionWord(r.Permission))+"; "+lower(p.s.disclosureWord(r.Disclosure))).Wrap(), layout.Small(layout.Joined(end, r.Effect)))
		inside.Add(line)
	}
	if n == 0 {
		return nil
	}
	p.ended = kit.NewFold("Not in force", text.Count(n, "permission", "permissions"), inside)
	return p.ended
}

func has(rows []people.Permit, id people.PermitID) bool {
	for _, r := range rows {
		if r.ID == id {
			return true
		}
	}
	return false
}

// talks are the conversations about what to tell, newest first.
func (p *personPage) talks() fyne.CanvasObject {
	column := kit.Column(2, kit.NewText("Talks about what to tell").Bold())
	if len(p.Shown.page.Talks) == 0 {
		column.Add(layout.Quiet("None yet. Talk through what speaks for telling and what against, and when adjustments need it."))
	}
	for i, t := range p.Shown.page.Talks {
		if i == 3 {
			column.Add(layout.Small("and " + text.Count(len(p.Shown.page.Talks)-i, "earlier talk", "earlier talks")))
			break
		}
		next := ""
		if !t.Next.IsZero() {
			next = "talk again " + text.Near(t.Next, p.Shown.today)
		}
		words := kit.Column(0, kit.NewText(text.Capital(text.Near(t.On, p.Shown.today))+": "+orWords(t.Decision, "no decision noted")).Wrap(),
			layout.Small(layout.Joined(p.talkGaps(t), next)))
		column.Add(p.pressable("Edit the talk of "+text.Short(t.On, p.Shown.today), words, func() { p.s.edit(talkForm, t.Participant, string(t.ID), t.Version) }))
	}
	return column
}

func orWords(words, none string) string {
	if strings.TrimSpace(words) == "" {
		return none
	}
	return words
}

// talkGaps says what was not talked about yet. (IPS-25 item 13)
func (p *personPage) talkGaps(t people.Talk) string {
	var gaps []string
	for _, g := range []struct {
		done bool
		what string
	}{{t.Pros != "", "what speaks for telling"}, {t.Cons != "", "what speaks against it"}, {t.Adjustments, "adjustments"}, {t.Role, "what we would do"}, {t.Wording != "", "the wording"}} {
		if !g.done {
			gaps = append(gaps, g.what)
		}
	}
	if len(gaps) == 0 {
		return "everything was talked through"
	}
	return "still to talk about: " + text.And(gaps...)
}

// sharedList is what has been shared with whom, with a way to note that it was asked back.
func (p *personPage) sharedList() fyne.CanvasObject {
	column := kit.Column(2, kit.NewText("Shared already").Bold())
	others := people.ToOthers(p.Shown.page.Shared)
	if len(others) == 0 {
		column.Add(layout.Quiet("Nothing about " + p.first() + " has gone out of Jobwright."))
	}
	for _, x := range others {
		when := text.Capital(text.Near(x.On, p.Shown.today))
		words := kit.Column(0, kit.NewText(text.Capital(x.What)).Wrap(), layout.Small(layout.Joined(when, sharedWith(p.Shown.page, x), askedBack(x, p.Shown.today))))
		row := []fyne.CanvasObject{kit.Grow(words)}
		if x.AskedBack.IsZero() && p.s.p.mayChange() {
			row = append(row, p.Button(kit.NewButton(kit.Quiet, "Asked back", func() { p.s.askBack(x.ID) }).Slim()))
		}
		column.Add(kit.Row(2, row...))
	}
	return column
}

func askedBack(x people.Shared, today day.Date) string {
	if x.AskedBack.IsZero() {
		return ""
	}
	return "asked back " + text.Near(x.AskedBack, today)
}

// sharedWith is who got something.
func sharedWith(page brokerage.PersonPage, x people.Shared) string {
	who := employerIn(page, employers.EmployerID(x.Employer))
	if x.To != "" {
		who = strings.TrimPrefix(x.To+at(who), " ")
	}
	if who == "" {
		who = "the " + audienceWord(orEmployer(x.Audience))
	}
	return "to " + who
}

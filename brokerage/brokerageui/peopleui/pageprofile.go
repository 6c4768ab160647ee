package peopleui

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/offer"
	layout "jobwright/internal/ui/page"
	"jobwright/internal/ui/theme"
)

// editButton is the word that opens a section of the profile.
func (p *personPage) editButton(part string) []fyne.CanvasObject {
	id := p.who().ID
	return p.quietButton("Edit "+profileStep(part).edit, func() { p.s.editProfile(id, part) })
}

// orNothing is a section's facts, or the words that invite to begin.
func orNothing(facts fyne.CanvasObject, words string) fyne.CanvasObject {
	if facts == nil {
		return layout.Quiet(words)
	}
	return facts
}

// goals are goals and strengths: they come first.
func (p *personPage) goals() fyne.CanvasObject {
	f := p.who().Profile
	column := kit.Column(3, section("Goals and strengths", 0, p.editButton("goals")...))
	body := layout.Facts(layout.Fact{Title: "Job wanted now", Words: f.JobNow}, layout.Fact{Title: "Dream job", Words: f.DreamJob}, layout.Fact{Title: "First goal", Words: f.ShortGoal}, layout.Fact{Title: "Why work, why now", Words: f.WhyNow},
		layout.Fact{Title: "Strengths, in " + p.first() + "’s words", Words: f.Strengths}, layout.Fact{Title: "Strengths, as others say", Words: f.OthersSay}, layout.Fact{Title: "A good week", Words: f.GoodWeek},
		layout.Fact{Title: "The step after", Words: f.After}, layout.Fact{Title: "Managed best", Words: f.Supervised}, layout.Fact{Title: "People who might know of work", Words: f.Networks}, layout.Fact{Title: "Languages", Words: f.Languages}, layout.Fact{Title: "Computers and phone", Words: f.Digital})
	column.Add(orNothing(body, "Nothing is written yet. Begin with what "+p.first()+" is good at and would love to do."))
	for _, g := range f.Goals {
		column.Add(kit.Column(0, kit.NewText("Goal: "+g.Words).Bold().Wrap(), layout.Small(ratingWords(g))))
	}
	return column
}

// ratingWords say how near a goal is: 3 of 10 at first, 7 of 10 now.
func ratingWords(g people.Goal) string {
	switch {
	case g.Before == 0 && g.After == 0:
		return "not rated yet"
	case g.After == 0:
		return strconv.Itoa(g.Before) + " of 10 at first"
	case g.Before == 0:
		return strconv.Itoa(g.After) + " of 10 now"
	}
	return strconv.Itoa(g.Before) + " of 10 at first, " + strconv.Itoa(g.After) + " of 10 now"
}

// wants is what the person looks for.
func (p *personPage) wants() fyne.CanvasObject {
	f := p.who().Profile
	column := kit.Column(3, section("What "+p.first()+" wants", 0, append(append(p.editButton("wants"), p.editButton("hours")...), p.editButton("travel")...)...))
	refused := p.sectorNames(f.RefusedSectors)
	for _, e := range f.RefusedEmployers {
		refused = append(refused, p.employer(employers.EmployerID(e)))
	}
	body := layout.Facts(layout.Fact{Title: "Roles, the first one most", Words: strings.Join(p.roleNames(f.Roles), ", ")}, layout.Fact{Title: "Kinds of employer", Words: strings.Join(p.sectorNames(f.Sectors), ", ")},
		layout.Fact{Title: "Employers of interest", Words: f.LikedEmployers}, layout.Fact{Title: "Not wanted", Words: strings.Join(refused, ", ")}, layout.Fact{Title: "Surroundings", Words: f.Surroundings},
		layout.Fact{Title: "Hours", Words: hoursRange(f.HoursMin, f.HoursMax)}, layout.Fact{Title: "Days and times", Words: p.daysAndTimes(f)},
		layout.Fact{Title: "Pay, at least", Words: payWords(f.PayMin, f.PayMinUnit)}, layout.Fact{Title: "Contracts", Words: p.contractWords(f)}, layout.Fact{Title: "Travel", Words: p.travelWords(f)})
	column.Add(orNothing(body, "Nothing is written yet. Matching asks where nothing is known; it never guesses."))
	return column
}

// roleNames are wanted roles: a SOC group by its name, a title as it was typed.
func (p *personPage) roleNames(roles []string) []string {
	out := make([]string, len(roles))
	for i, r := range roles {
		out[i] = p.s.roleName(r)
	}
	return out
}

// roleName is what a wanted role is called.
func (s *People) roleName(role string) string {
	for _, list := range []string{"soc2020_submajor_groups", "soc2020_major_groups"} {
		if c, ok := s.p.Codes.Find(list, role); ok {
			return c.Label
		}
	}
	return role
}

func (p *personPage) sectorNames(sections []string) []string {
	out := make([]string, len(sections))
	for i, c := range sections {
		out[i] = p.s.sectorName(c)
	}
	return out
}

func (s *People) sectorName(section string) string {
	if name := employers.SectionName(section); name != "" {
		return name
	}
	return s.p.Codes.Label("sic2007_sections", section)
}

func (p *personPage) daysAndTimes(f people.Profile) string {
	times := ""
	switch {
	case f.NotBefore != "" && f.NotAfter != "":
		times = "between " + f.NotBefore + " and " + f.NotAfter
	case f.NotBefore != "":
		times = "not before " + f.NotBefore
	case f.NotAfter != "":
		times = "not after " + f.NotAfter
	}
	return text.Capital(layout.Joined(brokerage.WeekdayWords(f.Days), times, answerWords(f.Weekends, "weekends are fine", "no weekends"), answerWords(f.Nights, "nights are fine", "no nights")))
}

func (p *personPage) contractWords(f people.Profile) string {
	refused, zero := "", answerWords(f.ZeroHoursOK, "zero hours are fine", "no zero hours")
	if labels := offer.Labels(p.s.p.Codes, "contract_types", f.ContractsRefused); len(labels) > 0 {
		for i := range labels {
			labels[i] = lower(labels[i])
		}
		refused = "not " + text.Or(labels...)
	}
	if slices.Contains(f.ContractsRefused, brokerage.ZeroHours) {
		zero = "" // it is said already
	}
	return text.Capital(layout.Joined(refused, zero))
}

func (p *personPage) travelWords(f people.Profile) string {
	most := ""
	if f.TravelMax > 0 {
		most = "up to " + text.Minutes(f.TravelMax) + " one way"
	}
	var modes []string
	for _, m := range f.TravelModes {
		modes = append(modes, lower(travelMode(m)))
	}
	return text.Capital(layout.Joined(most, text.Or(modes...), f.TravelNote))
}

// brings is what the person can do: skills, licences, and the jobs before with what they taught.
func (p *personPage) brings() fyne.CanvasObject {
	f := p.who().Profile
	column := kit.Column(3, section("What "+p.first()+" brings", 0, append(p.editButton("brings"), p.editButton("history")...)...))
	if len(f.Skills)+len(f.Licences)+len(f.History) == 0 {
		column.Add(layout.Quiet("No skills, licences or jobs are noted yet. What somebody does at home or for others counts too."))
	}
	for _, k := range f.Skills {
		words := kit.Column(0, kit.NewText(k.Name).Bold().Wrap())
		if more := layout.Joined(k.Level, k.Where); more != "" {
			words.Add(layout.Small(more))
		}
		column.Add(words)
	}
	for _, l := range f.Licences {
		words, tone := licenceUntil(l, p.Shown.today)
		column.Add(kit.TopRow(2, kit.Column(0, kit.AtLeast(0, 20, kit.NewIcon("badge", theme.Quiet).Sized(16))),
			kit.Grow(kit.Column(0, kit.NewText(l.Name).Bold().Wrap(), kit.NewText(words).Sized(theme.Caption).Tone(tone).Wrap()))))
	}
	for _, j := range f.History {
		words := kit.Column(0, kit.NewText(j.Title+at(j.Employer)).Bold().Wrap())
		span := strings.Trim(j.From+" to "+j.To, " to")
		if j.From != "" && j.To != "" {
			span = j.From + " to " + j.To
		}
		words.Add(layout.Small(layout.Joined(span, hoursNote(j.Hours), answerWords(j.Reference, "can give a reference", "no reference"))))
		for _, line := range []layout.Fact{{Title: "Liked", Words: j.Liked}, {Title: "Disliked", Words: j.Disliked}, {Title: "Why it ended", Words: j.WhyEnded}, {Title: "What it taught", Words: j.Taught}} {
			if line.Words != "" {
				words.Add(kit.NewText(line.Title + ": " + line.Words).Wrap())
			}
		}
		column.Add(words)
	}
	return column
}

func hoursNote(hours string) string {
	if _, err := strconv.ParseFloat(hours, 64); err == nil {
		return hours + " hours a week"
	}
	return hours
}

// licenceUntil says how long a licence holds, red where it has ended.
func licenceUntil(l people.Licence, today day.Date) (string, fyne.ThemeColorName) {
	switch {
	case l.Until.IsZero():
		return "no end", theme.Quiet
	case l.Until.Before(today):
		return "ended " + text.Short(l.Until, today), theme.Stop
	case l.Until.Before(today.AddDays(60)):
		return "ends " + text.Short(l.Until, today), theme.Carve
	}
	return "until " + text.Short(l.Until, today), theme.Quiet
}

// helps is what helps at work, barrier by barrier.
func (p *personPage) helps() fyne.CanvasObject {
	f := p.who().Profile
	column := kit.Column(3, section("What helps", len(f.Needs), p.editButton("helps")...))
	if len(f.Needs) == 0 {
		column.Add(layout.Quiet("Nothing is noted yet. Note what gets in the way at work and what helps. No diagnosis needed."))
	}
	for _, n := range f.Needs {
		level := "somewhat"
		if n.Level == people.Major {
			level = "a lot"
		}
		words := kit.Column(0, kit.Row(2, kit.Grow(kit.NewText(p.s.p.Codes.Label("barrier_types", n.Barrier)).Bold().Wrap()), kit.NewChip("Matters "+level)))
		for _, line := range []layout.Fact{{Title: "When", Words: n.When}, {Title: "Helps", Words: n.Helps}, {Title: "Makes it worse", Words: n.Worse}} {
			if line.Words != "" {
				words.Add(kit.NewText(line.Title + ": " + line.Words).Wrap())
			}
		}
		column.Add(words)
	}
	if more := layout.Facts(layout.Fact{Title: "Good days and bad days", Words: f.AtWork}, layout.Fact{Title: "Support wanted, and from whom", Words: f.Support}); more != nil {
		column.Add(more)
	}
	return column
}

// money is what to watch about benefits, never what somebody is entitled to.
func (p *personPage) money() fyne.CanvasObject {
	f := p.who().Profile
	column := kit.Column(3, section("Money notes", 0, p.editButton("money")...))
	for _, n := range brokerage.MoneyNotices(p.Shown.page, p.Shown.limit, p.Shown.today) {
		column.Add(layout.Signed("warning", theme.Carve, string(n)))
	}
	for _, a := range f.Benefits {
		on := "no day noted"
		if !a.On.IsZero() {
			on = text.Short(a.On, p.Shown.today)
		}
		column.Add(kit.Column(0, kit.NewText("Advice: "+a.Words).Wrap(),
			layout.Small(layout.Joined(on, a.By, answerWords(a.Trained, "a trained benefits adviser", "not a trained benefits adviser")))))
	}
	body := layout.Facts(layout.Fact{Title: "Benefits", Words: f.Money}, layout.Fact{Title: "Around work", Words: f.Around})
	if len(f.Benefits) == 0 && body == nil {
		column.Add(layout.Quiet("No advice is noted yet. Before a job starts, a benefits adviser should look at it. Jobwright never works out what somebody is entitled to."))
		return column
	}
	if body != nil {
		column.Add(body)
	}
	return column
}

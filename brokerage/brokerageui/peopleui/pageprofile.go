package peopleui

import (
	"strconv"
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/theme"
)

// editButton is the word that opens a section of the profile.
func (p *personPage) editButton(part string) []fyne.CanvasObject {
	id := p.who().ID
	return p.quietButton("Edit "+profileStep(part).edit, func() { p.s.editProfile(id, part) })
}

// orNothing is a section's facts, or the words that invite to begin.
func orNothing(c *fyne.Container, words string) fyne.CanvasObject {
	if len(c.Objects) == 0 {
		return quiet(words)
	}
	return c
}

// goals are goals and strengths: they come first.
func (p *personPage) goals() fyne.CanvasObject {
	f := p.who().Profile
	column := kit.Column(3, heading("Goals and strengths", 0, p.editButton("goals")...))
	body := pairs(fact{"Job wanted now", f.JobNow}, fact{"Dream job", f.DreamJob}, fact{"First goal", f.ShortGoal}, fact{"Why work, why now", f.WhyNow},
		fact{"Strengths, in " + p.first() + "’s words", f.Strengths}, fact{"Strengths, as others say", f.OthersSay}, fact{"A good week", f.GoodWeek},
		fact{"The step after", f.After}, fact{"Managed best", f.Supervised}, fact{"People who might know of work", f.Networks}, fact{"Languages", f.Languages}, fact{"Computers and phone", f.Digital})
	column.Add(orNothing(body, "Nothing is written yet. Begin with what "+p.first()+" is good at and would love to do."))
	for _, g := range f.Goals {
		column.Add(kit.Column(0, kit.NewText("Goal: "+g.Words).Bold().Wrap(), small(ratingWords(g))))
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
	column := kit.Column(3, heading("What "+p.first()+" wants", 0, append(p.editButton("wants"), p.editButton("hours")...)...))
	refused := p.sectorNames(f.RefusedSectors)
	for _, e := range f.RefusedEmployers {
		refused = append(refused, p.employer(employers.EmployerID(e)))
	}
	body := pairs(fact{"Roles, the first one most", strings.Join(p.roleNames(f.Roles), ", ")}, fact{"Kinds of employer", strings.Join(p.sectorNames(f.Sectors), ", ")},
		fact{"Employers of interest", f.LikedEmployers}, fact{"Not wanted", strings.Join(refused, ", ")}, fact{"Surroundings", f.Surroundings},
		fact{"Hours", hoursRange(f.HoursMin, f.HoursMax)}, fact{"Days and times", p.daysAndTimes(f)},
		fact{"Pay, at least", payWords(f.PayMin, f.PayMinUnit)}, fact{"Contracts", p.contractWords(f)}, fact{"Travel", p.travelWords(f)})
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
	return text.Capital(joined(daysWords(f.Days), times, answerWords(f.Weekends, "weekends are fine", "no weekends"), answerWords(f.Nights, "nights are fine", "no nights")))
}

func (p *personPage) contractWords(f people.Profile) string {
	refused := ""
	if len(f.ContractsRefused) > 0 {
		refused = "not " + lower(text.Or(p.s.p.labels("contract_types", f.ContractsRefused)...))
	}
	return text.Capital(joined(refused, answerWords(f.ZeroHoursOK, "zero hours are fine", "no zero hours")))
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
	return text.Capital(joined(most, text.Or(modes...), f.TravelNote))
}

// brings is what the person can do: skills, licences, and the jobs before with what they taught.
func (p *personPage) brings() fyne.CanvasObject {
	f := p.who().Profile
	column := kit.Column(3, heading("What "+p.first()+" brings", 0, append(p.editButton("brings"), p.editButton("history")...)...))
	if len(f.Skills)+len(f.Licences)+len(f.History) == 0 {
		column.Add(quiet("No skills, licences or jobs are noted yet. What somebody does at home or for others counts too."))
	}
	for _, k := range f.Skills {
		column.Add(kit.Column(0, kit.NewText(k.Name).Bold().Wrap(), small(joined(k.Level, k.Where))))
	}
	for _, l := range f.Licences {
		words, tone := licenceUntil(l, p.shown.today)
		column.Add(kit.TopRow(2, kit.Column(0, kit.AtLeast(0, 20, kit.NewIcon("badge", theme.Quiet).Sized(16))),
			kit.Grow(kit.Column(0, kit.NewText(l.Name).Bold().Wrap(), kit.NewText(words).Sized(theme.Caption).Tone(tone).Wrap()))))
	}
	for _, j := range f.History {
		words := kit.Column(0, kit.NewText(j.Title+at(j.Employer)).Bold().Wrap())
		span := strings.Trim(j.From+" to "+j.To, " to")
		if j.From != "" && j.To != "" {
			span = j.From + " to " + j.To
		}
		words.Add(small(joined(span, hoursNote(j.Hours), answerWords(j.Reference, "can give a reference", "no reference"))))
		for _, line := range []fact{{"Liked", j.Liked}, {"Disliked", j.Disliked}, {"Why it ended", j.WhyEnded}, {"What it taught", j.Taught}} {
			if line.words != "" {
				words.Add(kit.NewText(line.title + ": " + line.words).Wrap())
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
	column := kit.Column(3, heading("What helps", len(f.Needs), p.editButton("helps")...))
	if len(f.Needs) == 0 {
		column.Add(quiet("Nothing is noted yet. Note what gets in the way at work and what helps. No diagnosis needed."))
	}
	for _, n := range f.Needs {
		level := "somewhat"
		if n.Level == people.Major {
			level = "a lot"
		}
		words := kit.Column(0, kit.Row(2, kit.Grow(kit.NewText(p.s.p.Codes.Label("barrier_types", n.Barrier)).Bold().Wrap()), kit.NewChip("Matters "+level)))
		for _, line := range []fact{{"When", n.When}, {"Helps", n.Helps}, {"Makes it worse", n.Worse}} {
			if line.words != "" {
				words.Add(kit.NewText(line.title + ": " + line.words).Wrap())
			}
		}
		column.Add(words)
	}
	column.Add(pairs(fact{"Good days and bad days", f.AtWork}, fact{"Support wanted, and from whom", f.Support}))
	return column
}

// money is what to watch about benefits, never what somebody is entitled to.
func (p *personPage) money() fyne.CanvasObject {
	f := p.who().Profile
	column := kit.Column(3, heading("Money notes", 0, p.editButton("money")...))
	for _, a := range f.Benefits {
		on := "no day noted"
		if !a.On.IsZero() {
			on = text.Short(a.On, p.shown.today)
		}
		column.Add(kit.Column(0, kit.NewText("Advice: "+a.Words).Wrap(),
			small(joined(on, a.By, answerWords(a.Trained, "a trained benefits adviser", "not a trained benefits adviser")))))
	}
	body := pairs(fact{"Benefits", f.Money}, fact{"Around work", f.Around})
	if len(f.Benefits) == 0 && len(body.Objects) == 0 {
		column.Add(quiet("No advice is noted yet. Before a job starts, a benefits adviser should look at it. Jobwright never works out what somebody is entitled to."))
		return column
	}
	column.Add(body)
	return column
}

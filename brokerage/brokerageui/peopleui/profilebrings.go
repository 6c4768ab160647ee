package peopleui

import (
	"jobwright/brokerage"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/offer"
	"jobwright/internal/ui/typed"
)

// bringFields are skills and licences.
func bringFields(s *People, page brokerage.PersonPage) *profileFields {
	was := page.Participant.Profile
	line := func(letters int) *kit.Entry { return kit.NewEntry().Limit(letters) }
	type skill struct{ name, level, where *kit.Entry }
	type licence struct {
		name        *kit.Entry
		from, until *kit.DateField
	}
	var skills []skill
	var licences []licence
	field := kit.NewField
	skillRows := newRows(s, "skill", len(was.Skills), func(i int, name func(string) string) []kit.Part {
		k := skill{line(200), line(100), line(200)}
		skills = append(skills, k)
		return []kit.Part{kit.Beside(field(name("name"), "What they can do", k.name), field(name("level"), "How well", k.level), field(name("where"), "Where they used it", k.where))}
	})
	licenceRows := newRows(s, "licence", len(was.Licences), func(i int, name func(string) string) []kit.Part {
		l := licence{line(200), kit.NewDateField(s.today), kit.NewDateField(s.today)}
		licences = append(licences, l)
		return []kit.Part{field(name("name"), "Licence or qualification", l.name), kit.Beside(field(name("from"), "From", l.from), field(name("until"), "Until (empty: no end)", l.until))}
	})
	f := &profileFields{made: func() { skillRows.begin(len(was.Skills)); licenceRows.begin(len(was.Licences)) }}
	f.parts = append(append([]kit.Part{titled("Skills")}, skillRows.parts...), append([]kit.Part{titled("Licences and qualifications")}, licenceRows.parts...)...)
	f.fill = func(x people.Profile) {
		for i, k := range x.Skills {
			skills[i].name.SetText(k.Name)
			skills[i].level.SetText(k.Level)
			skills[i].where.SetText(k.Where)
		}
		for i, l := range x.Licences {
			licences[i].name.SetText(l.Name)
			licences[i].from.SetValue(l.From)
			licences[i].until.SetValue(l.Until)
		}
	}
	f.read = func(x people.Profile) people.Profile {
		x.Skills, x.Licences = nil, nil
		for _, k := range skills {
			if typed.Words(k.name) != "" {
				x.Skills = append(x.Skills, people.Skill{Name: typed.Words(k.name), Level: typed.Words(k.level), Where: typed.Words(k.where)})
			}
		}
		for _, l := range licences {
			if typed.Words(l.name) != "" {
				from, _ := l.from.Value() // the form has checked the days
				until, _ := l.until.Value()
				x.Licences = append(x.Licences, people.Licence{Name: typed.Words(l.name), From: from, Until: until})
			}
		}
		return x
	}
	return f
}

// historyFields are the jobs before, and what each taught.
func historyFields(s *People, page brokerage.PersonPage) *profileFields {
	have := len(page.Participant.Profile.History)
	line := func(letters int) *kit.Entry { return kit.NewEntry().Limit(letters) }
	type past struct {
		title, employer, from, to, hours, liked, disliked, why, taught *kit.Entry
		reference                                                      *kit.Choice
	}
	var jobs []past
	field := kit.NewField
	list := newRows(s, "job", have, func(i int, name func(string) string) []kit.Part {
		j := past{line(200), line(200), line(20), line(20), line(20), line(500), line(500), line(500), line(500), typed.YesNo()}
		jobs = append(jobs, j)
		return []kit.Part{
			kit.Beside(field(name("title"), "Job", j.title), field(name("employer"), "Employer", j.employer)),
			kit.Beside(field(name("from"), "From (a year is enough)", j.from), field(name("to"), "To", j.to), field(name("hours"), "Hours a week", j.hours)),
			field(name("taught"), "What it taught", j.taught),
			kit.Beside(field(name("liked"), "Liked", j.liked), field(name("disliked"), "Disliked", j.disliked)),
			kit.Beside(field(name("why"), "Why it ended", j.why), field(name("reference"), "Would they give a reference?", j.reference)),
		}
	})
	list.keys = 2 // a job or an employer
	f := &profileFields{parts: list.parts, made: func() { list.begin(have) }}
	f.fill = func(x people.Profile) {
		for i, p := range x.History {
			j := jobs[i]
			for in, words := range map[*kit.Entry]string{j.title: p.Title, j.employer: p.Employer, j.from: p.From, j.to: p.To, j.hours: p.Hours, j.liked: p.Liked,
				j.disliked: p.Disliked, j.why: p.WhyEnded, j.taught: p.Taught} {
				in.SetText(words)
			}
			j.reference.SetValue(string(p.Reference))
		}
	}
	f.read = func(x people.Profile) people.Profile {
		x.History = nil
		for _, j := range jobs {
			if typed.Words(j.title)+typed.Words(j.employer) != "" {
				x.History = append(x.History, people.PastJob{Title: typed.Words(j.title), Employer: typed.Words(j.employer), From: typed.Words(j.from), To: typed.Words(j.to), Hours: typed.Words(j.hours),
					Liked: typed.Words(j.liked), Disliked: typed.Words(j.disliked), WhyEnded: typed.Words(j.why), Taught: typed.Words(j.taught), Reference: people.Answer(j.reference.Value())})
			}
		}
		return x
	}
	return f
}

// helpFields are the needs, barrier by barrier, and what helps with each.
func helpFields(s *People, page brokerage.PersonPage) *profileFields {
	have := len(page.Participant.Profile.Needs)
	line := func() *kit.Entry { return kit.NewEntry().Limit(500) }
	atWork, support := kit.NewArea(3).Limit(4000), kit.NewArea(3).Limit(4000)
	type need struct {
		barrier            *kit.SearchSelect
		level              *kit.Choice
		when, helps, worse *kit.Entry
	}
	var needs []need
	field := kit.NewField
	barriers := described(s.p.Codes.Offered("barrier_types"), "description")
	list := newRows(s, "need", have, func(i int, name func(string) string) []kit.Part {
		n := need{kit.NewSearchSelect(s.p.Run, kit.FindIn(barriers)), kit.NewChoice(kit.Option{ID: string(people.Some), Title: "Somewhat"}, kit.Option{ID: string(people.Major), Title: "A lot"}), line(), line(), line()}
		needs = append(needs, n)
		return []kit.Part{
			kit.Beside(field(name("barrier"), "What gets in the way", n.barrier), field(name("level"), "How much it matters", n.level).Check(func() error {
				if n.barrier.ID() != "" && n.level.Value() == "" {
					return typed.Sentence("Please say whether it matters somewhat or a lot.")
				}
				return nil
			})),
			field(name("helps"), "What helps", n.helps),
			kit.Beside(field(name("when"), "When", n.when), field(name("worse"), "What makes it worse", n.worse)),
		}
	})
	f := &profileFields{made: func() { list.begin(have) }}
	f.parts = append(append([]kit.Part{}, list.parts...),
		field("at_work", "Good days and bad days at work, treatment times", atWork).Hint("In words about work. No diagnosis needed."),
		field("support", "Support wanted, and from whom", support).Hint("In the search, at the start, later."))
	f.fill = func(x people.Profile) {
		for i, n := range x.Needs {
			needs[i].barrier.Choose(offer.Code(s.p.Codes, "barrier_types", n.Barrier))
			needs[i].level.SetValue(string(n.Level))
			needs[i].when.SetText(n.When)
			needs[i].helps.SetText(n.Helps)
			needs[i].worse.SetText(n.Worse)
		}
		atWork.SetText(x.AtWork)
		support.SetText(x.Support)
	}
	f.read = func(x people.Profile) people.Profile {
		x.Needs = nil
		for _, n := range needs {
			if barrier := n.barrier.ID(); barrier != "" {
				x.Needs = append(x.Needs, people.Need{Barrier: barrier, Level: people.NeedLevel(n.level.Value()), When: typed.Words(n.when), Helps: typed.Words(n.helps), Worse: typed.Words(n.worse)})
			}
		}
		x.AtWork, x.Support = typed.Words(atWork), typed.Words(support)
		return x
	}
	return f
}

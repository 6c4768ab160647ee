package peopleui

import (
	"context"
	"strings"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/offer"
	"jobwright/internal/ui/typed"
)

// goalFields are goals and strengths.
func goalFields(s *People, page brokerage.PersonPage) *profileFields {
	area := func(lines int) *kit.Entry { return kit.NewArea(lines).Limit(4000) }
	line := func() *kit.Entry { return kit.NewEntry().Limit(500) }
	strengths, others, jobNow, dream, short, why, week := area(3), area(2), line(), line(), line(), area(2), area(2)
	after, networks, languages, digital, managed := line(), area(2), line(), line(), line()
	have := len(page.Participant.Profile.Goals)
	type goal struct{ words, before, now *kit.Entry }
	var goals []goal
	rate := func(e *kit.Entry) func() error {
		return typed.Rule(e, typed.Count(10))
	}
	list := newRows(s, "goal", have, func(i int, name func(string) string) []kit.Part {
		g := goal{line(), kit.NewEntry().Limit(2), kit.NewEntry().Limit(2)}
		goals = append(goals, g)
		return []kit.Part{kit.NewField(name("words"), "What they want to reach", g.words),
			kit.Beside(kit.NewField(name("before"), "How near at first, 1 to 10", g.before).Check(rate(g.before)), kit.NewField(name("now"), "How near now", g.now).Check(rate(g.now)))}
	})
	field := kit.NewField
	f := &profileFields{made: func() { list.begin(have) }}
	f.parts = append([]kit.Part{
		field("strengths", "Strengths, in their own words", strengths), field("others_say", "Strengths, as others see them", others),
		kit.Beside(field("job_now", "Job they want now", jobNow), field("dream_job", "Dream job", dream)),
		kit.Beside(field("short_goal", "First goal", short), field("after", "The step after this job", after)),
		field("why_now", "Why work, and why now", why).Hint("Money, routine, people, meaning…"), field("good_week", "What a good week looks like", week),
		kit.More("who might help, languages, computers, being managed",
			field("networks", "People who might know of work", networks),
			kit.Beside(field("languages", "Languages", languages), field("digital", "Computers and phone", digital)),
			field("supervised", "How they like to be managed", managed)),
		titled("Goals to come back to"),
	}, list.parts...)
	texts := []struct {
		in *kit.Entry
		of func(*people.Profile) *string
	}{
		{strengths, func(x *people.Profile) *string { return &x.Strengths }}, {others, func(x *people.Profile) *string { return &x.OthersSay }},
		{jobNow, func(x *people.Profile) *string { return &x.JobNow }}, {dream, func(x *people.Profile) *string { return &x.DreamJob }},
		{short, func(x *people.Profile) *string { return &x.ShortGoal }}, {why, func(x *people.Profile) *string { return &x.WhyNow }},
		{week, func(x *people.Profile) *string { return &x.GoodWeek }}, {after, func(x *people.Profile) *string { return &x.After }},
		{networks, func(x *people.Profile) *string { return &x.Networks }}, {languages, func(x *people.Profile) *string { return &x.Languages }},
		{digital, func(x *people.Profile) *string { return &x.Digital }}, {managed, func(x *people.Profile) *string { return &x.Supervised }},
	}
	f.fill = func(x people.Profile) {
		for _, t := range texts {
			t.in.SetText(*t.of(&x))
		}
		for i, g := range x.Goals {
			goals[i].words.SetText(g.Words)
			goals[i].before.SetText(typed.CountText(g.Before))
			goals[i].now.SetText(typed.CountText(g.After))
		}
	}
	f.read = func(x people.Profile) people.Profile {
		for _, t := range texts {
			*t.of(&x) = typed.Words(t.in)
		}
		x.Goals = nil
		for _, g := range goals {
			if typed.Words(g.words) != "" {
				before, _ := typed.Count(10)(g.before.Text()) // the form has checked it
				now, _ := typed.Count(10)(g.now.Text())
				x.Goals = append(x.Goals, people.Goal{Words: typed.Words(g.words), Before: before, After: now})
			}
		}
		return x
	}
	return f
}

// findRoles offers kinds of occupation.
func (s *People) findRoles(ctx context.Context, words string) ([]kit.Option, error) {
	var options []kit.Option
	for _, list := range []string{"soc2020_submajor_groups", "soc2020_major_groups"} {
		options = append(options, offer.Codes(s.p.Codes, list)...)
	}
	return kit.FindIn(options)(ctx, words)
}

// sections are the kinds of employer to choose from.
func (s *People) sections() (out []kit.Option) {
	for _, c := range s.p.Codes.Offered("sic2007_sections") {
		out = append(out, kit.Option{ID: c.Code, Title: s.sectorName(c.Code), Note: noteUnless(c.Label, s.sectorName(c.Code))})
	}
	return out
}

func noteUnless(words, same string) string {
	if words == same {
		return ""
	}
	return words
}

func (s *People) sectionOptions(codes []string) (out []kit.Option) {
	for _, c := range codes {
		out = append(out, kit.Option{ID: c, Title: s.sectorName(c)})
	}
	return out
}

// wantFields are the wanted roles and places of work, and those that are not wanted.
func wantFields(s *People, page brokerage.PersonPage) *profileFields {
	roles := kit.NewManySelect(s.p.Run, s.findRoles).Example("A kind of work, or a job title", "And then…")
	roles.Offer("Add “%s”", func(words string) {
		roles.Add(kit.Option{ID: strings.TrimSpace(words), Title: strings.TrimSpace(words)})
	})
	wanted := kit.NewManySelect(s.p.Run, kit.FindIn(s.sections())).Example("Any", "And another…")
	refused := kit.NewManySelect(s.p.Run, kit.FindIn(s.sections())).Example("None", "And another…")
	barred := kit.NewManySelect(s.p.Run, offer.Employers(s.p.Register)).Example("None", "And another…")
	liked, around := kit.NewEntry().Limit(1000), kit.NewArea(3).Limit(4000)
	f := &profileFields{parts: []kit.Part{
		kit.NewField("roles", "Roles, the one they want most first", roles), kit.NewField("sectors", "Kinds of employer they want", wanted),
		kit.NewField("liked_employers", "Employers of interest", liked), kit.NewField("surroundings", "Surroundings that suit", around).Hint("Indoors or out, alone or with people, pace, customers, noise, dress."),
		kit.NewField("refused_sectors", "Kinds of employer they do not want", refused).Hint("Matching stops there. It shows the job all the same."),
		kit.NewField("refused_employers", "Employers they do not want", barred),
	}}
	f.fill = func(x people.Profile) {
		var options []kit.Option
		for _, r := range x.Roles {
			options = append(options, kit.Option{ID: r, Title: s.roleName(r)})
		}
		roles.SetValues(options)
		wanted.SetValues(s.sectionOptions(x.Sectors))
		refused.SetValues(s.sectionOptions(x.RefusedSectors))
		var not []kit.Option
		for _, e := range x.RefusedEmployers {
			not = append(not, kit.Option{ID: e, Title: page.Employers[employers.EmployerID(e)]})
		}
		barred.SetValues(not)
		liked.SetText(x.LikedEmployers)
		around.SetText(x.Surroundings)
	}
	f.read = func(x people.Profile) people.Profile {
		x.Roles, x.Sectors, x.RefusedSectors, x.RefusedEmployers = roles.IDs(), wanted.IDs(), refused.IDs(), barred.IDs()
		x.LikedEmployers, x.Surroundings = typed.Words(liked), typed.Words(around)
		return x
	}
	return f
}

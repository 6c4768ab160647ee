package peopleui

import (
	"context"
	"slices"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/offer"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/typed"
)

// permitFields are the fields of what somebody allows.
type permitFields struct {
	audience, employer, permission, disclosure *kit.SearchSelect
	words, notWords, witness                   *kit.Entry
	how                                        *kit.Choice
	from, until                                *kit.DateField
}

// makePermit makes the form of a permission, new or stored.
func makePermit(s *People, page brokerage.PersonPage, of sheet.Of) *sheet.Sheet {
	who := page.Participant
	r := people.Permit{ID: people.PermitID(of.ID), Participant: who.ID, Audience: people.ToEmployer, Permission: -1, Disclosure: people.DU, How: "screen",
		From: s.today(), Until: people.DefaultUntil(s.today()), RecordedBy: s.p.Me().ID}
	find := func(now brokerage.PersonPage) int {
		return slices.IndexFunc(now.Permits, func(o people.Permit) bool { return o.ID == r.ID })
	}
	if of.Version > 0 {
		i := find(page)
		if i < 0 {
			return nil
		}
		r = page.Permits[i]
		r.Version = of.Version
	}
	f := newPermitFields(s)
	sh := &sheet.Sheet{Heading: "What " + who.Name() + " allows", Sub: "Two questions: how far may we go, and what may be said? Support never depends on the answer.", Main: "Save permission", Parts: f.parts()}
	sh.Title = func() string { return "Permission of " + who.Name() }
	sh.Fill = func() { f.fill(s, r, page) }
	sh.Write = func() func(context.Context) error {
		saving := f.read(r)
		label := "permission changed"
		if saving.Version == 0 {
			label = "permission recorded"
		}
		return func(ctx context.Context) error { return s.p.People.SavePermits(ctx, label, &saving) }
	}
	stored := func(now brokerage.PersonPage) (int, people.StaffID) {
		if i := find(now); i >= 0 {
			return now.Permits[i].Version, now.Permits[i].RecordedBy
		}
		return 0, ""
	}
	rebase := func(now brokerage.PersonPage) {
		if i := find(now); i >= 0 {
			r = now.Permits[i]
		}
	}
	sh.Newer = s.newer(permitForm, of, stored, rebase)
	sh.Said = func() string { return "Saved: what " + who.Name() + " allows" }
	return sh
}

func newPermitFields(s *People) *permitFields {
	p := s.p
	f := &permitFields{words: kit.NewArea(2).Limit(2000), notWords: kit.NewEntry().Limit(500), witness: kit.NewEntry().Limit(100), from: kit.NewDateField(s.today), until: kit.NewDateField(s.today)}
	f.audience = kit.NewSearchSelect(p.Run, kit.FindIn(codeOptions(people.Audiences)))
	f.employer = kit.NewSearchSelect(p.Run, offer.Employers(p.Register)).Example("Any employer")
	f.permission = kit.NewSearchSelect(p.Run, kit.FindIn(described(p.Codes.Offered("contact_permissions"), "description")))
	f.disclosure = kit.NewSearchSelect(p.Run, kit.FindIn(described(p.Codes.Offered("disclosure_levels"), "may_share")))
	f.how = kit.NewChoice(codeOptions(people.Hows)...)
	return f
}

func codeOptions(list []people.Code) (out []kit.Option) {
	for _, c := range list {
		out = append(out, kit.Option{ID: c.Code, Title: c.Label})
	}
	return out
}

// described are codes with what they mean as their note.
func described(list []people.Code, column string) (out []kit.Option) {
	for _, c := range list {
		out = append(out, kit.Option{ID: c.Code, Title: c.Label, Note: c.Data[column]})
	}
	return out
}

func (f *permitFields) parts() []kit.Part {
	field := kit.NewField
	return []kit.Part{
		field("permission", "How far may we go?", f.permission).Needed("Please choose how far we may go."),
		field("disclosure", "What may be said?", f.disclosure).Needed("Please choose what may be said."),
		kit.Beside(field("audience", "Towards whom", f.audience).Needed("Please choose towards whom."), field("employer_ref", "Which employer", f.employer).Hint("Empty means any.")),
		field("words", "The exact words that may be used", f.words).Hint("As the person would say it. No diagnosis needed; a condition may be named only in these words."),
		field("not_words", "Words to avoid", f.notWords),
		field("how", "How it was given", f.how).Needed("Please say how it was given."),
		field("witness", "Who was there", f.witness).Hint("Needed where it was given by word of mouth."),
		kit.Beside(field("from", "From", f.from).Needed("Please give the first day."), field("until", "Until", f.until).Needed("Please give the last day.").Hint("12 months as a rule. Ask again when a job starts.")),
	}
}

func (f *permitFields) fill(s *People, r people.Permit, page brokerage.PersonPage) {
	for _, a := range people.Audiences {
		if a.Code == orEmployer(r.Audience) {
			f.audience.Choose(kit.Option{ID: a.Code, Title: a.Label})
		}
	}
	if r.Employer != "" {
		f.employer.Choose(kit.Option{ID: r.Employer, Title: page.Employers[employers.EmployerID(r.Employer)]})
	}
	if r.Version > 0 {
		f.permission.Choose(offer.Code(s.p.Codes, "contact_permissions", r.Permission.Code()))
		f.disclosure.Choose(offer.Code(s.p.Codes, "disclosure_levels", r.Disclosure.Code()))
	}
	f.words.SetText(r.Words)
	f.notWords.SetText(r.NotWords)
	f.how.SetValue(r.How)
	f.witness.SetText(r.Witness)
	f.from.SetValue(r.From)
	f.until.SetValue(r.Until)
}

func (f *permitFields) read(r people.Permit) people.Permit {
	r.Permission, _ = people.ParsePermission(f.permission.ID()) // the form has checked the fields
	r.Disclosure, _ = people.ParseDisclosure(f.disclosure.ID())
	r.Audience, r.Employer = f.audience.ID(), f.employer.ID()
	r.Words, r.NotWords, r.How, r.Witness = typed.Words(f.words), typed.Words(f.notWords), f.how.Value(), typed.Words(f.witness)
	r.From, _ = f.from.Value()
	r.Until, _ = f.until.Value()
	return r
}

// makeTalk makes the form of a conversation about what to tell, new or stored. (facts.md e.5, IPS-25 item 13)
func makeTalk(s *People, page brokerage.PersonPage, of sheet.Of) *sheet.Sheet {
	who := page.Participant
	t := people.Talk{ID: people.TalkID(of.ID), Participant: who.ID, On: s.today(), By: s.p.Me().ID, Next: s.today().AddMonths(2)}
	find := func(now brokerage.PersonPage) int {
		return slices.IndexFunc(now.Talks, func(o people.Talk) bool { return o.ID == t.ID })
	}
	if of.Version > 0 {
		i := find(page)
		if i < 0 {
			return nil
		}
		t = page.Talks[i]
		t.Version = of.Version
	}
	pros, cons, wording, decision := kit.NewArea(2).Limit(4000), kit.NewArea(2).Limit(4000), kit.NewArea(2).Limit(4000), kit.NewArea(2).Limit(4000)
	adjustments, role := kit.NewCheckbox(""), kit.NewCheckbox("")
	on, next := kit.NewDateField(s.today), kit.NewDateField(s.today)
	sh := &sheet.Sheet{Heading: "A talk about what to tell", Sub: who.Name() + " decides. Support is the same either way.", Main: "Save talk", Parts: []kit.Part{
		kit.NewField("pros", "What speaks for telling", pros), kit.NewField("cons", "What speaks against it", cons),
		kit.NewField("adjustments", "I explained adjustments, and when they need telling", adjustments),
		kit.NewField("role", "I explained what I would do and would not do", role),
		kit.NewField("wording", "Words we drafted together", wording), kit.NewField("decision", "What was decided", decision),
		kit.Beside(kit.NewField("date", "Day of the talk", on).Needed("Please give the day of the talk."), kit.NewField("next", "Talk again on", next)),
	}}
	sh.Title = func() string { return "Talk with " + who.Name() + " about what to tell" }
	sh.Fill = func() {
		pros.SetText(t.Pros)
		cons.SetText(t.Cons)
		wording.SetText(t.Wording)
		decision.SetText(t.Decision)
		adjustments.Set(t.Adjustments)
		role.Set(t.Role)
		on.SetValue(t.On)
		next.SetValue(t.Next)
	}
	sh.Write = func() func(context.Context) error {
		saving := t
		saving.Pros, saving.Cons, saving.Wording, saving.Decision = typed.Words(pros), typed.Words(cons), typed.Words(wording), typed.Words(decision)
		saving.Adjustments, saving.Role = adjustments.On(), role.On()
		saving.On, _ = on.Value() // the form has checked the days
		saving.Next, _ = next.Value()
		return func(ctx context.Context) error { return s.p.People.SaveTalk(ctx, &saving) }
	}
	stored := func(now brokerage.PersonPage) (int, people.StaffID) {
		if i := find(now); i >= 0 {
			return now.Talks[i].Version, now.Talks[i].By
		}
		return 0, ""
	}
	rebase := func(now brokerage.PersonPage) {
		if i := find(now); i >= 0 {
			t = now.Talks[i]
		}
	}
	sh.Newer = s.newer(talkForm, of, stored, rebase)
	sh.Said = func() string { return "Saved: talk with " + who.Name() + ". Record what was agreed as a permission." }
	return sh
}

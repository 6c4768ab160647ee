package employersui

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/offer"
	"jobwright/internal/ui/unsaved"
)

// editPledge opens the form of one pledge of an employer; -1 is a new one.
func (s *Employers) editPledge(e employers.Employer, at int) {
	draft := s.newKeeper(pledgeForm)
	if at >= 0 {
		draft = s.keeper(pledgeForm, string(e.ID)+" "+e.Pledges[at].Code)
	}
	draft.TakeUp(s.OpenDraft, func() { s.withStaff(func() { s.openPledge(e, at, draft, nil) }) }, s.p.Nav.Fail)
}

// pledgeFields are the fields of a pledge.
type pledgeFields struct {
	code, level             *kit.SearchSelect
	levelOf                 string               // the pledge that the levels are of
	levels                  kit.Held[kit.Option] // its levels, read off the UI goroutine
	since, checked, expires *kit.DateField
	note                    *kit.Entry
}

func (s *Employers) openPledge(e employers.Employer, at int, draft *unsaved.Keeper, fields json.RawMessage) {
	f := &pledgeFields{since: kit.NewDateField(s.today), checked: kit.NewDateField(s.today), expires: kit.NewDateField(s.today), note: kit.NewEntry().Limit(300)}
	f.code = kit.NewSearchSelect(s.p.Run, kit.FindIn(s.codeOptions("employer_pledges")))
	f.level = kit.NewSearchSelect(s.p.Run, func(ctx context.Context, words string) ([]kit.Option, error) {
		return kit.FindIn(f.levels.All())(ctx, words)
	})
	f.code.OnChange(func() { f.another(s) })
	was := employers.Pledge{Checked: s.today()}
	r := &recordForm{s: s, name: pledgeForm, draft: draft, heading: "Add a pledge", sub: e.Name, main: "Save pledge"}
	if at >= 0 {
		was, r.heading = e.Pledges[at], "Edit a pledge"
	}
	r.of = draftOf{ID: was.Code, Version: e.Version, Employer: e.ID}
	r.title = func() string { return strings.TrimSuffix("Pledge of "+e.Name+": "+f.code.Text(), ": ") }
	r.form = kit.NewForm(s.p.Run, r.save, f.parts(s, &e, func() int { return at }, r)...)
	r.form.Fill(func() { f.fill(s, was) })
	r.write = func() func(context.Context) error {
		now := withPledge(e, at, f.read(was))
		return func(ctx context.Context) error { return s.p.Register.SaveEmployer(ctx, &now) }
	}
	r.newer = func(ctx context.Context) (*conflict, error) {
		now, err := s.p.Register.Employer(ctx, e.ID)
		if err != nil || now.Version == e.Version {
			return nil, err
		}
		take := func() { // the employer as it is now, the pledge found by its code
			e, r.of.Version = now, now.Version
			at = slices.IndexFunc(e.Pledges, func(p employers.Pledge) bool { return p.Code == was.Code })
		}
		return &conflict{by: now.ChangedBy, force: func() { take(); r.form.Save() }, load: func() {
			if take(); at >= 0 {
				was = e.Pledges[at]
			}
			f.fill(s, was)
		}}, nil
	}
	r.saved = func() { s.p.Nav.Say("Saved: "+f.code.Text()+", "+e.Name, s.p.Undo) }
	r.show(fields)
}

// withPledge is an employer with a pledge added, or put in the place of one it has.
func withPledge(e employers.Employer, at int, p employers.Pledge) employers.Employer {
	e.Pledges = slices.Clone(e.Pledges)
	if at < 0 {
		e.Pledges = append(e.Pledges, p)
	} else {
		e.Pledges[at] = p
	}
	return e
}

// parts are the fields; at is where the pledge stands among those of the employer, who may change while the form is open, -1 = nowhere yet.
func (f *pledgeFields) parts(s *Employers, e *employers.Employer, at func() int, r *recordForm) []kit.Part {
	field := kit.NewField
	parts := []kit.Part{
		field("pledge", "Pledge", f.code).Needed("Please choose the pledge.").Check(func() error {
			had := slices.IndexFunc(e.Pledges, func(p employers.Pledge) bool { return p.Code == chosenID(f.code) })
			if had >= 0 && had != at() {
				return people.FieldError{Field: "pledge", Message: "This pledge stands there already. Please change that one."}
			}
			return nil
		}),
		field("level", "Level", f.level).Hint("Only where the pledge has levels."),
		kit.Beside(field("since", "Since", f.since), field("expires", "Until", f.expires).Hint("Empty where it has no fixed end.")),
		kit.Beside(field("checked", "Checked on", f.checked), field("note", "Note", f.note)),
	}
	if at() >= 0 {
		remove := kit.NewButton(kit.Quiet, "Remove this pledge", func() {
			without := *e
			if at := at(); at >= 0 { // else somebody has removed it meanwhile
				without.Pledges = slices.Delete(slices.Clone(e.Pledges), at, at+1)
			}
			r.remove("Removed: a pledge of "+e.Name, func(ctx context.Context) error { return s.p.Register.SaveEmployer(ctx, &without) })
		}).Icon("trash").Danger().Slim()
		parts = append(parts, kit.Show(kit.Start(remove)))
	}
	return parts
}

// levels are the levels of one pledge.
func (s *Employers) levels(pledge string) []kit.Option {
	for _, c := range s.p.Codes("employer_pledges") {
		if c.Code == pledge {
			return offer.Choices(employers.PledgeLevels(c))
		}
	}
	return nil
}

// levelOption is a stored level of a pledge as a field shows that it is chosen.
func (s *Employers) levelOption(pledge, level string) kit.Option {
	for _, o := range s.levels(pledge) {
		if o.ID == level {
			return o
		}
	}
	return kit.Option{ID: level, Title: level}
}

// another takes the level away where another pledge is chosen: each has its own.
func (f *pledgeFields) another(s *Employers) {
	if now := chosenID(f.code); now != f.levelOf {
		f.offer(s, now)
		f.level.Choose(kit.Option{})
	}
}

// offer offers the levels of a pledge.
func (f *pledgeFields) offer(s *Employers, pledge string) {
	f.levelOf = pledge
	f.levels.Set(s.levels(pledge))
}

func (f *pledgeFields) fill(s *Employers, p employers.Pledge) {
	f.code.Choose(s.option("employer_pledges", p.Code))
	f.offer(s, p.Code)
	f.level.Choose(s.levelOption(p.Code, p.Level))
	f.since.SetValue(p.Since)
	f.checked.SetValue(p.Checked)
	f.expires.SetValue(p.Expires)
	f.note.SetText(p.Note)
}

func (f *pledgeFields) read(p employers.Pledge) employers.Pledge {
	p.Code, p.Level, p.Note = chosenID(f.code), chosenID(f.level), strings.TrimSpace(f.note.Text())
	p.Since, _ = f.since.Value() // the form has checked the days
	p.Checked, _ = f.checked.Value()
	p.Expires, _ = f.expires.Value()
	return p
}

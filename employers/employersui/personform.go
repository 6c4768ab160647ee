package employersui

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"jobwright/employers"
	"jobwright/internal/id"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/unsaved"
)

func (s *Employers) newPerson(e employers.Employer) employers.ContactPerson {
	return employers.ContactPerson{ID: employers.PersonID(id.New()), Employer: e.ID}
}

// editPerson opens the form of a contact person, new or stored.
func (s *Employers) editPerson(e employers.Employer, who employers.ContactPerson) {
	draft := s.newKeeper(personForm)
	if who.Version > 0 {
		draft = s.keeper(personForm, string(who.ID))
	}
	draft.TakeUp(s.OpenDraft, func() { s.withStaff(func() { s.openPerson(e, s.sitesOf(e), who, draft, nil) }) }, s.p.Nav.Fail)
}

// personFields are the fields of a contact person.
type personFields struct {
	name, role, phone, email *kit.Entry
	hires, marketing         *kit.Choice
	prefers, site            *kit.SearchSelect
	left                     *kit.DateField
}

func (s *Employers) openPerson(e employers.Employer, sites []employers.Site, who employers.ContactPerson, draft *unsaved.Keeper, fields json.RawMessage) {
	line := func(letters int) *kit.Entry { return kit.NewEntry().Limit(letters) }
	yesNo := func() *kit.Choice {
		return kit.NewChoice(kit.Option{ID: string(employers.Hires), Title: "Yes"}, kit.Option{ID: string(employers.DoesntHire), Title: "No"})
	}
	f := &personFields{name: line(200), role: line(200), phone: line(60), email: line(200), hires: yesNo(), marketing: yesNo(), left: kit.NewDateField(s.today)}
	f.prefers = kit.NewSearchSelect(s.p.Run, kit.FindIn(s.codeOptions("contact_channels")))
	f.site = kit.NewSearchSelect(s.p.Run, kit.FindIn(siteOptions(sites)))
	r := &recordForm{s: s, name: personForm, of: draftOf{ID: string(who.ID), Version: who.Version, Employer: e.ID}, draft: draft,
		heading: "Add a person", sub: e.Name, main: "Save person"}
	if who.Version > 0 {
		r.heading = "Edit " + who.Name
	}
	r.title = func() string { return strings.TrimSuffix("Person at "+e.Name+": "+f.name.Text(), ": ") }
	r.form = kit.NewForm(s.p.Run, r.save, f.parts(r, who, sites)...)
	r.form.Fill(func() { f.fill(s, who, sites) })
	r.write = func() func(context.Context) error {
		who = f.read(who)
		saving := who // a copy: the store writes into it off the UI goroutine
		return func(ctx context.Context) error { return s.p.Register.SavePerson(ctx, &saving) }
	}
	r.newer = func(ctx context.Context) (*conflict, error) {
		list, err := s.p.Register.People(ctx, e.ID)
		at := slices.IndexFunc(list, func(p employers.ContactPerson) bool { return p.ID == who.ID && p.Version != who.Version })
		if err != nil || at < 0 {
			return nil, err
		}
		return &conflict{
			load:  func() { who = list[at]; r.of.Version = who.Version; f.fill(s, who, sites) },
			force: func() { who.Version, r.of.Version = list[at].Version, list[at].Version; r.save() },
		}, nil
	}
	r.saved = func() { s.p.Nav.Say("Saved: "+who.Name+", "+e.Name, s.p.Undo) }
	r.show(fields)
}

func (f *personFields) parts(r *recordForm, who employers.ContactPerson, sites []employers.Site) []kit.Part {
	field := kit.NewField
	more := []kit.Part{kit.Beside(field("prefers", "Prefers", f.prefers), field("left_on", "Left on", f.left).Hint("Empty while they are there.")),
		field("marketing", "Agreed to e-mails that advertise?", f.marketing).Hint("Sole traders and partnerships must be asked first.")}
	if len(sites) > 0 {
		more = append(more, field("site", "Works at", f.site))
	}
	parts := []kit.Part{
		field("name", "Name", f.name).Needed("Please type the person's name."),
		field("role", "What do they do there?", f.role),
		field("can_hire", "Can they decide who is taken on?", f.hires).Hint("Only meetings with somebody who can count for the weekly target."),
		kit.Beside(field("phone", "Phone", f.phone), field("email", "E-mail", f.email)),
		kit.More("preferred way, site, left on", more...),
	}
	if who.Version > 0 {
		remove := kit.NewButton(kit.Quiet, "Delete this person", func() {
			r.remove("Deleted: "+who.Name, func(ctx context.Context) error { return r.s.p.Register.DeletePerson(ctx, who.ID, who.Version) })
		}).Icon("trash").Danger().Slim()
		parts = append(parts, kit.Show(kit.Start(remove)))
	}
	return parts
}

func siteOptions(sites []employers.Site) (out []kit.Option) {
	for _, site := range sites {
		out = append(out, kit.Option{ID: string(site.ID), Title: site.Name, Note: site.Town})
	}
	return out
}

func (f *personFields) fill(s *Employers, who employers.ContactPerson, sites []employers.Site) {
	f.name.SetText(who.Name)
	f.role.SetText(who.Role)
	f.phone.SetText(who.Phone)
	f.email.SetText(who.Email)
	f.hires.SetValue(string(who.CanHire))
	f.marketing.SetValue(string(who.Marketing))
	f.prefers.Choose(s.option("contact_channels", who.Prefers))
	f.left.SetValue(who.LeftOn)
	f.site.Choose(kit.Option{})
	for _, o := range siteOptions(sites) {
		if o.ID == string(who.Site) {
			f.site.Choose(o)
		}
	}
}

func (f *personFields) read(who employers.ContactPerson) employers.ContactPerson {
	who.Name, who.Role = strings.TrimSpace(f.name.Text()), strings.TrimSpace(f.role.Text())
	who.Phone, who.Email = strings.TrimSpace(f.phone.Text()), strings.TrimSpace(f.email.Text())
	who.CanHire, who.Marketing = employers.CanHire(f.hires.Value()), employers.CanHire(f.marketing.Value())
	who.Prefers, who.Site = chosenID(f.prefers), employers.SiteID(chosenID(f.site))
	who.LeftOn, _ = f.left.Value() // the form has checked it
	return who
}

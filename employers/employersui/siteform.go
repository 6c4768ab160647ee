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

func (s *Employers) newSite(e employers.Employer) employers.Site {
	return employers.Site{ID: employers.SiteID(id.New()), Employer: e.ID}
}

// editSite opens the form of a site, new or stored.
func (s *Employers) editSite(e employers.Employer, site employers.Site) {
	draft := s.newKeeper(siteForm)
	if site.Version > 0 {
		draft = s.keeper(siteForm, string(site.ID))
	}
	draft.TakeUp(s.OpenDraft, func() { s.withStaff(func() { s.openSite(e, site, draft, nil) }) }, s.p.Nav.Fail)
}

// siteFields are the fields of a site.
type siteFields struct{ name, address, town, postcode, access, transport *kit.Entry }

func (s *Employers) openSite(e employers.Employer, site employers.Site, draft *unsaved.Keeper, fields json.RawMessage) {
	f := &siteFields{name: kit.NewEntry().Limit(200), address: kit.NewArea(3), town: kit.NewEntry().Limit(100), postcode: kit.NewEntry().Limit(12), access: kit.NewArea(2), transport: kit.NewArea(2)}
	r := &recordForm{s: s, name: siteForm, of: draftOf{ID: string(site.ID), Version: site.Version, Employer: e.ID}, draft: draft, heading: "Add a site", sub: e.Name, main: "Save site"}
	if site.Version > 0 {
		r.heading = "Edit the site " + site.Name
	}
	r.title = func() string { return strings.TrimSuffix("Site of "+e.Name+": "+f.name.Text(), ": ") }
	r.form = kit.NewForm(s.p.Run, r.save, f.parts(r, site)...)
	r.form.Fill(func() { f.fill(site) })
	r.write = func() func(context.Context) error {
		site = f.read(site)
		saving := site // a copy: the store writes into it off the UI goroutine
		return func(ctx context.Context) error { return s.p.Register.SaveSite(ctx, &saving) }
	}
	r.newer = func(ctx context.Context) (*conflict, error) {
		page, err := s.p.Register.EmployerPage(ctx, e.ID)
		at := slices.IndexFunc(page.Sites, func(x employers.Site) bool { return x.ID == site.ID && x.Version != site.Version })
		if err != nil || at < 0 {
			return nil, err
		}
		return &conflict{
			load:  func() { site = page.Sites[at]; r.of.Version = site.Version; f.fill(site) },
			force: func() { site.Version, r.of.Version = page.Sites[at].Version, page.Sites[at].Version; r.save() },
		}, nil
	}
	r.saved = func() { s.p.Nav.Say("Saved: "+site.Name+", "+e.Name, s.p.Undo) }
	r.show(fields)
}

func (f *siteFields) parts(r *recordForm, site employers.Site) []kit.Part {
	field := kit.NewField
	parts := []kit.Part{
		field("name", "Name", f.name).Needed("Please give the site a name, such as its street."),
		field("address", "Address", f.address), kit.Beside(field("town", "Town", f.town), field("postcode", "Postcode", f.postcode)),
		field("access", "Getting in", f.access).Hint("Step-free or not, whom to ask for, parking."),
		field("transport", "Getting there", f.transport).Hint("Bus lines and how long they take."),
	}
	if site.Version > 0 {
		remove := kit.NewButton(kit.Quiet, "Delete this site", func() {
			r.remove("Deleted: "+site.Name, func(ctx context.Context) error { return r.s.p.Register.DeleteSite(ctx, site.ID, site.Version) })
		}).Icon("trash").Danger().Slim()
		parts = append(parts, kit.Show(kit.Start(remove)))
	}
	return parts
}

func (f *siteFields) fill(x employers.Site) {
	for entry, words := range map[*kit.Entry]string{f.name: x.Name, f.address: x.Address, f.town: x.Town, f.postcode: x.Postcode, f.access: x.Access, f.transport: x.Transport} {
		entry.SetText(words)
	}
}

func (f *siteFields) read(x employers.Site) employers.Site {
	x.Name, x.Address, x.Town = strings.TrimSpace(f.name.Text()), strings.TrimSpace(f.address.Text()), strings.TrimSpace(f.town.Text())
	x.Postcode, x.Access, x.Transport = strings.TrimSpace(f.postcode.Text()), strings.TrimSpace(f.access.Text()), strings.TrimSpace(f.transport.Text())
	return x
}

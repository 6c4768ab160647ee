package logui

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"jobwright/employers"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
)

// guest is a section that sees the form and stores something of its own.
type guest struct {
	host    Host
	box     *kit.Checkbox
	changes int
	stored  []employers.EmployerID
	fail    error
}

func (g *guest) Parts() []kit.Part          { return nil }
func (g *guest) Fill(employers.Contact)     {}
func (g *guest) Write(c *employers.Contact) { c.Note = "the guest was asked" }
func (g *guest) Hosted(h Host)              { g.host = h }
func (g *guest) Changed()                   { g.changes++ }
func (g *guest) Front() []kit.Part {
	g.box = kit.NewCheckbox("Make a lead")
	return []kit.Part{kit.NewField("make_lead", "Make a lead", g.box)}
}

func (g *guest) After(_ context.Context, contacts []*employers.Contact) (string, error) {
	for _, c := range contacts {
		g.stored = append(g.stored, c.Employer)
	}
	if g.fail != nil {
		return "", g.fail
	}
	return "A lead was made of it", nil
}

func TestASectionSeesTheFormAndStoresWhatFollows(t *testing.T) {
	d := sit(t, sam)
	g := &guest{}
	d.p.Sections = []func() Section{func() Section { return g }}
	l := New(d.p)
	l.Log("hallam")
	if at := g.host.At(); len(at) != 1 || at[0].ID != "hallam" || g.changes == 0 || g.host.On() != today {
		t.Fatalf("it sees %v, changed %d times", at, g.changes)
	}
	l.form.heard.SetText("orders pile up")
	if g.host.Heard() != "orders pile up" {
		t.Error("it does not see what was heard")
	}
	l.form.met.many.Add(personOption(d.people[0]))
	l.form.what.SetText("go again")
	l.form.form.Save()
	if !slices.Equal(g.stored, []employers.EmployerID{"hallam"}) || d.last().Contacts[0].Note != "the guest was asked" {
		t.Errorf("stored for %v", g.stored)
	}
	if !strings.HasSuffix(d.said, ". A lead was made of it") {
		t.Error(d.said)
	}
}

func TestAContactStaysStoredWhereWhatFollowsFails(t *testing.T) {
	d := sit(t, sam)
	d.p.Sections = []func() Section{func() Section { return &guest{fail: errors.New("no lead")} }}
	l := New(d.p)
	l.Log("hallam")
	l.form.met.many.Add(personOption(d.people[0]))
	l.form.what.SetText("go again")
	l.form.form.Save()
	if len(d.saves) != 1 || l.Open() || d.failed == nil {
		t.Errorf("%d saves, open %v, failed %v", len(d.saves), l.Open(), d.failed)
	}
}

func TestASectionLeadsAwayAndKeepsTheDraft(t *testing.T) {
	d := sit(t, sam)
	g := &guest{}
	d.p.Sections = []func() Section{func() Section { return g }}
	l := New(d.p)
	l.Log("hallam")
	l.form.heard.SetText("orders pile up")
	g.host.Open(nav.Route{Page: "people", ID: "tom/permissions"})
	if l.Open() || len(d.drafts.kept) != 1 || d.opened.Page != "people" {
		t.Errorf("open %v, drafts %d, at %v", l.Open(), len(d.drafts.kept), d.opened)
	}
}

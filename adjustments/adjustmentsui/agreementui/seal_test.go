package agreementui

import (
	"context"
	"slices"
	"strings"
	"testing"

	"jobwright/adjustments"
	"jobwright/internal/people"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/theme"
)

// Version 1 was signed by all and could not be sealed; since then version 2 has begun.
func TestAnEarlierVersionThatAllHaveSignedCanBeSealed(t *testing.T) {
	f := bakery()
	d := f.agreed("a1", adjustments.AgreementAgreed)
	sign(d, adjustments.Employee, adjustments.Manager)
	former := refOf(d.Agreement)
	d.Agreement = adjustments.NextVersion(d.Agreement, d.Agreement, today)
	o := sit(t, f, theme.Look{}, usual)
	var sealed []adjustments.PaperRef
	o.p.Seal = func(_ context.Context, ref adjustments.PaperRef) error {
		sealed = append(sealed, ref)
		d := *f.pages["a1"]
		d.Sealed = append(d.Sealed, adjustments.Sealed{Paper: ref})
		f.pages["a1"] = &d
		return nil
	}
	o.page.Clear() // it was drawn before anything could be sealed
	o.Show("a1")
	if !strings.Contains(o.reads(), "Version 1 is signed by everybody and not sealed yet.") {
		t.Fatal(o.reads())
	}
	o.press("Seal version 1")
	if !slices.Equal(sealed, []adjustments.PaperRef{former}) || strings.Contains(o.reads(), "not sealed yet") {
		t.Errorf("sealed %v\n%s", sealed, o.reads())
	}
}

func TestASealThatThePersonDoesNotAllowLeadsToThePermissions(t *testing.T) {
	f := bakery()
	sign(f.agreed("a1", adjustments.AgreementAgreed), adjustments.Employee, adjustments.Manager)
	o := sit(t, f, theme.Look{}, usual)
	o.p.Seal = func(context.Context, adjustments.PaperRef) error {
		return adjustments.Refused{MayAnswer: people.MayAnswer{Missing: "Sam has taken back what they allowed."}}
	}
	o.page.Clear() // it was drawn before anything could be sealed
	o.Show("a1")
	o.press("Seal it")
	if !strings.Contains(o.top(), "Sam has taken back what they allowed.") {
		t.Error(o.top())
	}
	o.pressTop("Open the permissions")
	if want := (nav.Route{Page: "people", ID: "sam/permissions"}); !slices.Equal(o.routes, []nav.Route{want}) {
		t.Errorf("it leads to %v", o.routes)
	}
}

// An agreement is sealed once employee and manager have signed, also where somebody of HR is named.
func TestTheListDoesNotSayThatEverybodySignedWhereHRHasNot(t *testing.T) {
	a := adjustments.ListedAgreement{Sealed: true, Signed: []string{adjustments.Employee, adjustments.Manager}}
	if c := signedCell(a); c.Text != "Everybody" {
		t.Errorf("%+v", c)
	}
	a.Agreement.HR = "Una Field"
	if c := signedCell(a); c.Text != "All but HR" || c.Second != "sealed" {
		t.Errorf("%+v", c)
	}
	a.Signed = append(a.Signed, adjustments.HR)
	if c := signedCell(a); c.Text != "Everybody" {
		t.Errorf("%+v", c)
	}
}

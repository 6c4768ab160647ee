package store_test

import (
	"testing"

	"jobwright/employers"
	"jobwright/internal/store"
)

// However a company number is typed, it is the same employer in the file of the gender pay gap service.
func TestThePayGapFileFindsWhoWasTypedByHand(t *testing.T) {
	team := open(t)
	for typed, kept := range map[string]string{"3960815": "03960815", " sc 12345": "SC012345", "1234567-1": "1234567-1", "0": ""} {
		e := &employers.Employer{Name: "Bakery " + kept, CompanyNumber: typed}
		must(t, team.Ann.SaveEmployer(ctx, e))
		got, err := team.Ann.Employer(ctx, e.ID)
		must(t, err)
		if got.CompanyNumber != kept || e.CompanyNumber != kept {
			t.Errorf("%q is kept as %q", typed, got.CompanyNumber)
		}
	}
	imported(t, team.Ann, "employers", exported(t, team.Ann, "employers"), unchanged(4))
	rows := []store.ImportRow{paygap("name=Bakery One, company_number=03960815, gpg_id=7"), paygap("name=Bakery Two, company_number=SC012345, gpg_id=8")}
	sum, err := importRows(t, team.Ann, "employers", store.ImportOptions{}, rows)
	wantCounts(t, sum, err, "0 created, 2 updated, 0 unchanged, 0 skipped, 0 bad")
}

func TestTheSameFileLeavesAMergedEmployerMerged(t *testing.T) {
	team := open(t)
	rows := table("name=Hallam Bakery, town=Leeds", "name=Hallam Bakery Ltd, town=Leeds")
	imported(t, team.Lead, "employers", rows, created(2))
	list, err := team.Lead.Employers(ctx, employers.Filter{}, employers.Order{})
	must(t, err)
	keep, err := team.Lead.Employer(ctx, list[0].ID)
	must(t, err)
	gone, err := team.Lead.Employer(ctx, list[1].ID)
	must(t, err)
	must(t, team.Lead.Merge(ctx, keep, gone.ID, gone.Version))
	imported(t, team.Lead, "employers", rows, unchanged(2))
	if n, err := team.Lead.CountEmployers(ctx, employers.Filter{}); n != 1 || err != nil {
		t.Errorf("%d employers, %v", n, err)
	}
}

// What a form can hold comes back from its own export as it is.
func TestWhatAFormHoldsComesBackUnchanged(t *testing.T) {
	team := open(t)
	e := &employers.Employer{Name: "Hallam", Size: "UNKNOWN", Address: "  1 High St \nSheffield\n", Notes: "line one\n\n  line two  "}
	must(t, team.Ann.SaveEmployer(ctx, e))
	must(t, team.Ann.SaveSite(ctx, &employers.Site{Employer: e.ID, Name: "Yard", Address: " 1 High St ", Access: "Step-free\n", Transport: " Bus 97 "}))
	for _, kind := range []string{"employers", "sites"} {
		imported(t, team.Ann, kind, exported(t, team.Ann, kind), unchanged(1))
	}
	if got, err := team.Ann.Employer(ctx, e.ID); err != nil || got.Size != "" {
		t.Errorf("an unknown size is kept as %q, %v", got.Size, err)
	}
}

// The printed band belongs to its size.
func TestABandGoesWithItsSize(t *testing.T) {
	team := open(t)
	imported(t, team.Lead, "employers", table("ref=Z1, name=Zed, size=LARGE, size_printed=500 to 999"), created(1))
	imported(t, team.Lead, "employers", table("ref=Z1, name=Zed, size=LARGE"), unchanged(1))
	if rows := exported(t, team.Lead, "employers"); rows[0].Values["size"].Text != "LARGE" || rows[0].Values["size_printed"].Text != "500 to 999" {
		t.Errorf("exported as %v", rows[0].Values)
	}
	sum, err := importRows(t, team.Lead, "employers", store.ImportOptions{}, table("ref=Z1, name=Zed, size=SMALL"))
	wantCounts(t, sum, err, "0 created, 1 updated, 0 unchanged, 0 skipped, 0 bad")
	if e := employerCalled(t, team.Lead, "zed"); e.Size != "SMALL" || e.SizePrinted != "" {
		t.Errorf("%s, printed %q", e.Size, e.SizePrinted)
	}
}

// The step that a contact ended in stands in the file of contacts and in that of next steps: it is one all the same.
func TestAStepOfAContactIsOneInAnotherStore(t *testing.T) {
	from, _ := filledRegister(t)
	page := employerCalled(t, from.Lead, "Hallam")
	steps, err := from.Lead.NextSteps(ctx, employers.NextStepFilter{Employer: page.ID})
	must(t, err)
	for _, n := range steps {
		if n.Contact != "" { // somebody else took it on
			n.Owner = from.Ben.Actor()
			must(t, from.Lead.SaveNextSteps(ctx, "given away", &n))
		}
	}
	to := open(t)
	for range 2 {
		for _, kind := range registerKinds {
			if _, err := importRows(t, to.Lead, kind, store.ImportOptions{}, exported(t, from.Lead, kind)); err != nil {
				t.Fatal(kind, err)
			}
		}
		got, err := to.Lead.NextSteps(ctx, employers.NextStepFilter{})
		must(t, err)
		if len(got) != 2 {
			t.Fatalf("%d next steps, want 2: %+v", len(got), got)
		}
		for _, n := range got {
			if (n.What == "Send the leaflet") != (n.Contact != "" && n.Owner == to.Ben.Actor()) {
				t.Errorf("got %+v", n)
			}
		}
	}
	for _, kind := range registerKinds {
		rows := exported(t, from.Lead, kind)
		imported(t, to.Lead, kind, rows, unchanged(len(rows)))
	}
}

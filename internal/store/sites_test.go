package store_test

import (
	"context"
	"errors"
	"testing"

	"jobwright/employers"
)

// A site is found by its name, its town and its postcode, and by the name of its employer as it is today.
func TestSitesAreFound(t *testing.T) {
	team := open(t)
	e := employer(t, team.Ann, "Hallam Bakery")
	employer(t, team.Ann, "Pryce Laundry")
	must(t, team.Ann.SaveSite(ctx, &employers.Site{Ref: "S1", Employer: e.ID, Name: "Canal Yard", Town: "Rotherham", Postcode: "S60 1AB", Access: "Ring twice"}))
	for words, want := range map[string]string{"canal": "sites Canal Yard, Hallam Bakery", "rother": "sites Canal Yard, Hallam Bakery", "s601ab": "sites Canal Yard, Hallam Bakery",
		"s1": "sites Canal Yard, Hallam Bakery", "canal hallam": "sites Canal Yard, Hallam Bakery", "canal pryce": "", "twice": ""} {
		if got := found(t, team.Ben, words); got != want {
			t.Errorf("%q finds %q, want %q", words, got, want)
		}
	}
	for _, words := range []string{"canal", "canal yard", "hallam canal"} {
		if list, err := team.Ben.FindEmployers(ctx, words, 5); err != nil || len(list) != 1 || list[0].ID != e.ID {
			t.Errorf("%q finds %+v, %v", words, list, err)
		}
	}
	e.Name = "Pryce Bakery"
	must(t, team.Ann.SaveEmployer(ctx, e))
	if got, want := found(t, team.Ben, "canal pryce"), "sites Canal Yard, Pryce Bakery"; got != want {
		t.Errorf("under its new name: %q", got)
	}
	if got := found(t, team.Ben, "canal hallam"); got != "" {
		t.Errorf("under its old name: %q", got)
	}
}

// A list that was given up while it was being read costs nobody the whole register: what was read stays, and what is old is read.
func TestAListGivenUpLeavesTheRegisterRead(t *testing.T) {
	team := open(t)
	a, b := employer(t, team.Ann, "Hallam Bakery"), employer(t, team.Ann, "Pryce Laundry")
	must(t, listed(ctx, team.Reader, "name"))
	_, err := team.Files.Write().Exec("update employer set name = 'Read anew' where id = ?", string(a.ID)) // seen only by who reads everything again
	must(t, err)
	b.Name = "Pryce Dairy"
	must(t, team.Ann.SaveEmployer(ctx, b))
	gone, cancel := context.WithCancel(ctx)
	cancel()
	if err := listed(gone, team.Reader, "name"); !errors.Is(err, context.Canceled) {
		t.Errorf("a list given up: %v", err)
	}
	list, err := team.Reader.Employers(ctx, employers.Filter{}, employers.Order{})
	if err != nil || len(list) != 2 || list[0].Name != "Hallam Bakery" || list[1].Name != "Pryce Dairy" {
		t.Errorf("the list has %+v, %v", list, err)
	}
}

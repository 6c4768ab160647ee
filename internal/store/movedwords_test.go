package store_test

import (
	"errors"
	"strings"
	"testing"

	"jobwright/adjustments"
	"jobwright/internal/store"
	"jobwright/internal/store/storetest"
)

// Undo of a move of an agreement says which move it was.
func TestUndoSaysWhatWasDoneWithAnAgreement(t *testing.T) {
	team := storetest.Open(t, storetest.NewPlain(t))
	firm, sam := employer(t, team.Ann, "Hallam Bakery"), participant(t, team.Ann, "Sam")
	a := agreement(t, team.Ann, sam, firm)
	for _, c := range []struct{ status, want string }{{adjustments.AgreementEnded, "agreement ended"}, {adjustments.AgreementDraft, "agreement back to draft"}} {
		page, err := team.Ann.AgreementPage(ctx, a.ID)
		must(t, err)
		moved, err := adjustments.Moved(page.Agreement, c.status, nil)
		must(t, err)
		must(t, team.Ann.SaveAgreement(ctx, &moved))
		if done, err := team.Ann.Undo(ctx); err != nil || done.Label != c.want {
			t.Errorf("%q %v, want %q", done.Label, err, c.want)
		}
	}
}

// Where a look cannot be noted nobody looks, and that is what is said: nothing was being saved.
func TestAFullDiskSaysThatALookCannotBeNoted(t *testing.T) {
	f := storetest.NewPlain(t)
	team := storetest.Open(t, f)
	firm, sam := employer(t, team.Ann, "Hallam Bakery"), participant(t, team.Ann, "Sam")
	a := agreement(t, team.Ann, sam, firm)
	_, err := f.Write().Exec("pragma max_page_count = 1")
	must(t, err)
	err = nil
	for range 2000 { // until the pages that are there are used up
		*team.Clock = team.Clock.Add(2 * 3600e9)
		if _, err = team.Ann.AgreementPage(ctx, a.ID); err != nil {
			break
		}
	}
	if !errors.Is(err, store.ErrFull) || strings.Contains(err.Error(), "saved") || !strings.Contains(err.Error(), "cannot be shown now") {
		t.Errorf("%v", err)
	}
}

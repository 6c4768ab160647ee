package peopleui

import (
	"strings"
	"testing"
)

func TestWhatIsTypedAboutAWithdrawalOutlastsTheLock(t *testing.T) {
	store := caseload()
	d := open(t, sam, store)
	d.Show("jo")
	d.press("Withdraw")
	d.set("effect", "The printed profile is to come back")
	if err := d.Close(); err != nil || len(d.drafts.Kept) != 1 {
		t.Fatal(err, d.drafts.Kept)
	}
	again := open(t, sam, store)
	again.drafts.Kept = d.drafts.Kept
	again.OpenDraft(d.drafts.Kept[0]) // from Today: no page is open
	again.pressTop("Withdraw now")
	if r := store.pages["jo"].Permits[0]; r.Withdrawn != today || r.Effect != "The printed profile is to come back" || len(again.drafts.Kept) != 0 {
		t.Errorf("stored %+v, drafts %v", r, again.drafts.Kept)
	}
	if strings.Contains(again.top(), "not listed any more") {
		t.Errorf("it does not say from whom it is asked back:\n%s", again.top())
	}
}

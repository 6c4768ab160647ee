package employers

import "testing"

func TestWhoMustNotBeContactedIsSaidWithTheReason(t *testing.T) {
	list := BarredAmong(Employer{ID: "a", Name: "Hallam Bakery"}, Employer{ID: "b", Name: "Tansley Hotel", DoNotContact: "asked not to be rung again."})
	if len(list) != 1 || list[0].ID != "b" || list[0].Words() != "Do not contact Tansley Hotel: asked not to be rung again." {
		t.Errorf("%+v", list)
	}
	if got := (Barred{Name: "Marram Foods"}).Words(); got != "Do not contact Marram Foods." {
		t.Error(got)
	}
}

package window

import (
	"context"
	"testing"

	"jobwright/internal/people"
)

func TestOnlyWhoeverMayWriteRecordsToFilesIsOfferedTo(t *testing.T) {
	h := move(t)
	h.unlock()
	if h.open.Load().exports() == nil {
		t.Error("a lead cannot export")
	}
	d := h.open.Load().desk
	looker := people.Staff{Name: "Rory Sample", Initials: "RS", Role: people.ReadOnly}
	if err := d.Store().SaveStaff(context.Background(), &looker); err != nil {
		t.Fatal(err)
	}
	if err := d.GiveKey(context.Background(), looker.ID, []byte(passphrase)); err != nil {
		t.Fatal(err)
	}
	h.lock()
	h.unlockAs("RS")
	if h.open.Load().exports() != nil {
		t.Error("it is offered, and refused afterwards")
	}
}

package window

import (
	"context"
	"errors"
	"testing"

	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/store"
)

func TestCodeListsAreReadAllAtOnceAndKept(t *testing.T) {
	reads, wrong := 0, error(nil)
	rows := []store.Code{{List: "pets", Code: "D", Label: "Dog"}, {List: "pets", Code: "C", Label: "Cat", RetiredOn: day.New(2026, 1, 1)}, {List: "trees", Code: "D", Label: "Douglas fir"}}
	c := &codeLists{read: func(context.Context) ([]store.Code, error) { reads++; return rows, wrong }}
	wrong = errors.New("the disk is busy")
	if err := c.load(context.Background()); err == nil || c.list("pets") != nil {
		t.Error("lists that cannot be read are not empty")
	}
	wrong, reads = nil, 0
	if err := c.load(context.Background()); err != nil {
		t.Fatal(err)
	}
	pets := people.Codes(c.list)
	if len(pets("pets")) != 2 || !pets("pets")[1].Retired || pets.Label("trees", "D") != "Douglas fir" || pets("stones") != nil || reads != 1 {
		t.Errorf("after %d reads the pets are %+v", reads, pets("pets"))
	}
	rows[0].Label = "Hound"
	c.forget()
	if got := pets.Label("pets", "D"); got != "Hound" {
		t.Errorf("after a change of the list it says %q", got)
	}
}

func TestASessionHasTheCodeListsOfItsStore(t *testing.T) {
	h := move(t)
	h.unlock()
	codes := people.Codes(h.open.Load().codes.list)
	if got := codes.Label("contact_channels", "PHONE"); got != "Telephone" || len(codes("cup_stages")) == 0 || len(codes("employer_pledges")) == 0 {
		t.Errorf("a phone call is called %q", got)
	}
	if got := codes.Label("contact_channels", "SEMAPHORE"); got != "not known" {
		t.Errorf("what no list has is called %q", got)
	}
}

package vault

import (
	"strings"
	"testing"
	"time"
)

// Whoever gives the screen out of hand gets it back by their own passphrase alone, and guessing it waits as at the door.
func TestThePassphraseIsConfirmedInAnOpenStore(t *testing.T) {
	c := newClock()
	dir, _ := newStore(t, options(c))
	v := mustOpen(t, dir, anna, options(c))
	if _, err := v.AddPerson("BK", bilal.Passphrase); err != nil {
		t.Fatal(err)
	}
	if err := v.Confirm("AB", anna.Passphrase); err != nil {
		t.Fatal(explain(err))
	}
	err := v.Confirm("AB", bilal.Passphrase)
	refused(t, err, WrongSecret)
	if !strings.Contains(err.Error(), "not your passphrase") {
		t.Errorf("who is asked for the passphrase alone is told: %v", err)
	}
	refused(t, v.Confirm("AB", anna.Passphrase), Waiting)
	c.forward(time.Minute)
	if err := v.Confirm("AB", anna.Passphrase); err != nil {
		t.Fatal(explain(err))
	}
	v.Close()
	refused(t, v.Confirm("AB", anna.Passphrase), Failed)
}

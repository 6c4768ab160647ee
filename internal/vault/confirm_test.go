package vault

import (
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
	refused(t, v.Confirm("AB", bilal.Passphrase), WrongSecret)
	refused(t, v.Confirm("AB", anna.Passphrase), Waiting)
	c.forward(time.Minute)
	if err := v.Confirm("AB", anna.Passphrase); err != nil {
		t.Fatal(explain(err))
	}
	v.Close()
	refused(t, v.Confirm("AB", anna.Passphrase), Failed)
}

package may

import (
	"errors"
	"testing"

	"jobwright/internal/people"
)

func TestWhoMayNotChangeAnythingIsToldWhy(t *testing.T) {
	yes, no := func() bool { return true }, func() bool { return false }
	sam, eve := people.Staff{Role: people.Specialist}, people.Staff{Role: people.ReadOnly}
	if err := errors.Join(Change(sam, people.ChangeRegister, nil), Change(sam, people.ChangeRegister, no)); err != nil {
		t.Error(err)
	}
	var denied people.Denied
	if err := Change(eve, people.ChangeRegister, yes); !errors.As(err, &denied) {
		t.Errorf("the role comes first: %v", err)
	}
	if err := Change(sam, people.ChangeRegister, yes); err == nil || errors.As(err, &denied) {
		t.Errorf("a store to read only: %v", err)
	}
}

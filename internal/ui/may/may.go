// Package may says what the person at the screen may do, and what somebody whom it is about does not allow, in the words that they are
// told.
package may

import (
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/typed"
)

// Change says why somebody may not do something that changes the store: their role does not allow it, or the store is open to read
// only. readOnly may be nil. It is nil where they may.
func Change(me people.Staff, act people.Act, readOnly func() bool) error {
	if err := people.Check(me.Role, act); err != nil {
		return err
	}
	if readOnly != nil && readOnly() {
		return typed.Sentence("This store is open to read only, so nothing can be changed in it. To change something, please open the store of your service itself.")
	}
	return nil
}

// Permissions is where it is recorded what somebody allows.
func Permissions(who people.ParticipantID) nav.Route {
	return nav.Route{Page: "people", ID: string(who) + "/permissions"}
}

// Fail says why something about somebody did not work. Where it is because of what they allow, it leads to where that is recorded; leave,
// which may be nil, is done before that.
func Fail(n nav.Navigator, who people.ParticipantID, err error, leave func()) {
	if _, refused := people.RefusalOf(err); !refused {
		n.Fail(err)
		return
	}
	kit.Confirm(n.Window().Canvas(), "It may not be shown", err.Error(), "Open the permissions", func() {
		if leave != nil {
			leave()
		}
		n.Open(Permissions(who))
	})
}

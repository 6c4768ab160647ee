// Package may says what the person at the screen may do, in the words that they are told.
package may

import (
	"jobwright/internal/people"
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

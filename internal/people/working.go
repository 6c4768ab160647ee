package people

import (
	"strings"

	"jobwright/internal/day"
)

// Working are the staff who are here on a day and may change the register: those to whom work can be given.
func Working(staff []Staff, on day.Date) []Staff {
	var here []Staff
	for _, s := range staff {
		left := !s.To.IsZero() && s.To.Before(on)
		if !s.Deleted && !left && Check(s.Role, ChangeRegister) == nil {
			here = append(here, s)
		}
	}
	return here
}

// NameOf is what a member of staff is called, also one who has left.
func NameOf(staff []Staff, id StaffID) string {
	for _, s := range staff {
		if s.ID == id {
			return s.Name
		}
	}
	return "somebody else"
}

// FirstName is how colleagues call somebody of that name.
func FirstName(name string) string {
	first, _, _ := strings.Cut(name, " ")
	return first
}

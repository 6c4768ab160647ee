// Package people is the lowest domain package: who works here, what they may do, and whom they serve.
package people

import (
	"errors"
	"strings"

	"jobwright/internal/day"
)

// StaffID identifies a member of staff: UUIDv7 text.
type StaffID string

// Role says what a member of staff may do. The rules stand in one table, see May.
type Role string

// The roles of a store.
const (
	Specialist Role = "specialist"
	Lead       Role = "lead"
	ReadOnly   Role = "read_only"
)

// Staff is one person who works in the service.
type Staff struct {
	ID         StaffID
	Ref        string // the service's own reference, kept for imports; may be empty
	Name       string
	Initials   string // what the person types to unlock; unique among staff, any case
	Role       Role
	FTE        float64 // share of full time, 0 to 1; 0 = not known
	Team       string
	Supervisor StaffID
	From, To   day.Date // first and last day at work; zero = open
	SlotTag    string   // the random tag of this person's key slot; empty = cannot unlock
	Version    int      // 0 = not stored yet
	Deleted    bool
}

// Leave is a span of days, both inclusive, on which a member of staff is away.
type Leave struct {
	ID       string
	Staff    StaffID
	From, To day.Date
	Version  int
	Deleted  bool
}

// A FieldError says what is wrong with one field, in words for the person who typed it.
type FieldError struct{ Field, Message string }

func (e FieldError) Error() string { return e.Message }

// Validate checks what must hold before a member of staff is saved. It returns joined FieldErrors.
func (s Staff) Validate() error {
	var errs []error
	if strings.TrimSpace(s.Name) == "" {
		errs = append(errs, FieldError{"name", "Please type the person's name."})
	}
	switch s.Role {
	case Specialist, Lead, ReadOnly:
	default:
		errs = append(errs, FieldError{"role", "Please choose a role: specialist, lead or read only."})
	}
	if s.FTE < 0 || s.FTE > 1 {
		errs = append(errs, FieldError{"fte", "Share of full time lies between 0 and 1, for example 0.6."})
	}
	if !s.To.IsZero() && !s.From.IsZero() && s.To.Before(s.From) {
		errs = append(errs, FieldError{"to", "The last day is before the first day. Please check both."})
	}
	return errors.Join(errs...)
}

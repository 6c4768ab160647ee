package people

import (
	"errors"

	"jobwright/internal/day"
)

// Cover lets a colleague see a caseload while its specialist is away.
type Cover struct {
	ID       string
	Staff    StaffID  // who covers
	For      StaffID  // whose caseload
	From, To day.Date // both inclusive
	Version  int
	Deleted  bool
}

// Validate checks what must hold before a cover is saved. It returns joined FieldErrors.
func (c Cover) Validate() error {
	var errs []error
	if c.Staff == "" {
		errs = append(errs, FieldError{"staff", "Please choose who covers."})
	}
	if c.For == "" {
		errs = append(errs, FieldError{"for", "Please choose whose caseload is covered."})
	} else if c.For == c.Staff {
		errs = append(errs, FieldError{"staff", "Nobody can cover for themselves. Please choose a colleague."})
	}
	return errors.Join(append(errs, span(c.From, c.To)...)...)
}

// Validate checks what must hold before a leave is saved. It returns joined FieldErrors.
func (l Leave) Validate() error {
	var errs []error
	if l.Staff == "" {
		errs = append(errs, FieldError{"staff", "Please choose who is away."})
	}
	return errors.Join(append(errs, span(l.From, l.To)...)...)
}

func span(from, to day.Date) []error {
	switch {
	case from.IsZero():
		return []error{FieldError{"from", "Please give the first day."}}
	case to.IsZero():
		return []error{FieldError{"to", "Please give the last day."}}
	case to.Before(from):
		return []error{FieldError{"to", "The last day is before the first day. Please check both."}}
	}
	return nil
}

package employers

import (
	"strings"
	"testing"
)

func TestLettersAreCountedAndNotTheirBytes(t *testing.T) {
	c := Contact{Employer: "e", On: today, Channel: "PHONE", Specialist: "s"}
	c.Heard, c.Note = strings.Repeat("é", maxNote), strings.Repeat("é", maxNote)
	if err := c.Validate(); err != nil {
		t.Error(err)
	}
	c.Heard += "é"
	if err := c.Validate(); err == nil || !strings.Contains(err.Error(), "10,000") {
		t.Errorf("a letter too many: %v", err)
	}
	if err := (Employer{Name: strings.Repeat("é", 300)}).Validate(); err != nil {
		t.Error(err)
	}
	if err := (NextStep{What: strings.Repeat("é", 500), Due: today, Owner: "s"}).Validate(); err != nil {
		t.Error(err)
	}
	if err := (Event{Title: "  ", On: today}).Validate(); err == nil {
		t.Error("an event without a name")
	}
}

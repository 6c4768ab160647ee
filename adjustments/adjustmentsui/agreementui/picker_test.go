package agreementui

import (
	"testing"

	"jobwright/adjustments"
)

func TestThePickerSaysWhatWasNotAgreedBefore(t *testing.T) {
	not := []adjustments.Declined{{Asked: "Timer, watch or alarm", Reason: "No clocks near the line"}, {Asked: "Reminders and check-ins: prompt at agreed times"}}
	for label, want := range map[string]string{
		"Timer, watch or alarm":   "Asked for before, and not agreed: No clocks near the line.",
		"Reminders and check-ins": "Asked for before, and not agreed.",
		"Reminders":               "",
		"Chair":                   "",
	} {
		if got := declinedWords(not, label); got != want {
			t.Errorf("%s: %q", label, got)
		}
	}
}

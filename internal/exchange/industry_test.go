package exchange

import (
	"strings"
	"testing"
)

// An industry code keeps its meaning however it is written; what no section has is refused.
func TestIndustryCodesAreReadByTheirPlaces(t *testing.T) {
	const none = "This is not an industry. Please write a five-digit SIC code, or a section from A to U."
	for cell, want := range map[string]string{
		"47.11": "sic=47110", "47.11/0": "sic=47110", "1.47": "sic=01470", "01.47": "sic=01470", "86.10.1": "sic=86101", "1470": "sic=01470", "47110": "sic=47110",
		"4711": none, "00000": none, "34.10": none, "4.7110": none,
	} {
		if got := readCell(t, "employers", "sic", cell); got != want && (want != none || !strings.HasSuffix(got, none)) {
			t.Errorf("%q: %s, want %s", cell, got, want)
		}
	}
}

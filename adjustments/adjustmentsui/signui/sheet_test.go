package signui

import (
	"strings"
	"testing"

	"jobwright/adjustments"
)

func TestWhoeverSignsLastReadsThatNobodyCanSignAfter(t *testing.T) {
	s := sheet{parties: []party{{code: adjustments.Employee, name: "Priya Shah", signed: "Priya Shah"}, {code: adjustments.Manager, name: "Grace Bell"}, {code: adjustments.HR, name: "Ivo Lang"}},
		signed: []adjustments.Signature{{Paper: second, Party: adjustments.Employee}}}
	if got := s.lastWords(second, adjustments.Manager); !strings.Contains(got, "nobody can sign it after that") || !strings.Contains(got, "If Ivo Lang wants to sign too") {
		t.Errorf("%q", got)
	}
	if got := s.lastWords(second, adjustments.HR); got != "" {
		t.Errorf("HR is not the last: %q", got)
	}
}

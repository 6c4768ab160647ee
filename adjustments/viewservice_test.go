package adjustments

import (
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"jobwright/internal/people"
)

// The copy of the service holds what only the service keeps, and never the person's own annex.
func TestTheServiceReadsWhatOnlyTheServiceKeeps(t *testing.T) {
	var a Agreement
	kept := map[string]string{}
	mark(reflect.ValueOf(&a).Elem(), "Agreement", func(marker, path string) { kept[path] = marker })
	a.Number, a.ShowImpact = 2, false
	signatures := []Signature{{Paper: PaperRef{Number: 1}, Name: "Grace Bell", Method: Typed, At: time.Now()}, {Paper: PaperRef{Number: 2}, Name: "Priya Nair", Method: Typed, At: time.Now()}}
	codes := func(string) []people.Code {
		return []people.Code{{Code: kept["Agreement.Items[].Status"], Label: "On trial"}, {Code: kept["Agreement.Items[].Barriers[]"], Label: "Loud rooms"}}
	}
	n := ViewService(a, codes, signatures)
	var all []string
	textsOf(reflect.ValueOf(n), &all)
	said := strings.Join(all, "\n")
	for _, path := range []string{"Agreement.Impact", "Agreement.GoodDay", "Agreement.BadDay", "Agreement.Items[].Words", "Agreement.Items[].AtWRef", "Agreement.Items[].Evidence"} {
		if kept[path] == "" || !strings.Contains(said, kept[path]) {
			t.Errorf("%s is not there: %q", path, said)
		}
	}
	if !strings.Contains(said, "On trial") || !strings.Contains(said, "Loud rooms") {
		t.Errorf("%q", said)
	}
	if strings.Contains(said, kept["Agreement.Annex"]) || len(n.Signed) != 1 || !strings.Contains(n.Signed[0], "Priya Nair") {
		t.Errorf("%q", said)
	}
	a.ShowImpact = true
	if n := ViewService(a, nil, nil); n.Impact+n.GoodDay+n.BadDay != "" {
		t.Error("what is shown to all stands there twice")
	}
	left := LeftOut(a, AgreementView{}, ForService)
	if strings.Contains(left, "hard at work") || !strings.Contains(left, "annex") {
		t.Error(left)
	}
}

// textsOf gathers all texts of a value.
func textsOf(v reflect.Value, texts *[]string) {
	switch v.Kind() {
	case reflect.String:
		*texts = append(*texts, v.String())
	case reflect.Struct:
		for i := range v.NumField() {
			textsOf(v.Field(i), texts)
		}
	case reflect.Slice:
		for i := range v.Len() {
			textsOf(v.Index(i), texts)
		}
	}
	*texts = slices.DeleteFunc(*texts, func(s string) bool { return s == "" })
}

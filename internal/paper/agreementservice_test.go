package paper_test

import (
	"reflect"
	"strings"
	"testing"

	"jobwright/adjustments"
	"jobwright/internal/paper"
	"jobwright/internal/paper/papertest"
)

// The copy of the service says all that it holds, and says of itself for whom it is.
func TestTheCopyOfTheServiceSaysAllThatItHolds(t *testing.T) {
	var n adjustments.ServiceNotes
	words := map[string]string{}
	fill(reflect.ValueOf(&n).Elem(), "", words)
	d := paper.AgreementForService(papertest.Agreement(2), n, papertest.Made, false)
	p := paper.Layout(d)
	checkPages(t, p)
	checkSaid(t, words, compact(wordsOf(d)))
	if d.For != "Sam Example and Don Valley Works" || !strings.HasPrefix(d.FileName, "agreement-service-") {
		t.Errorf("%q %q", d.For, d.FileName)
	}
	if empty := wordsOf(paper.AgreementForService(papertest.Agreement(0), adjustments.ServiceNotes{}, papertest.Made, true)); !strings.Contains(empty, "Nobodyhassignedityet") {
		t.Error(empty)
	}
}

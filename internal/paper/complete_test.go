package paper_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"jobwright/adjustments"
	"jobwright/internal/day"
	"jobwright/internal/paper"
	"jobwright/internal/paper/papertest"
)

// fill puts a word of its own into every text of a view, two entries into every list and a day into every date, and gives the words by the
// names of their fields.
func fill(v reflect.Value, name string, words map[string]string) {
	switch v.Kind() {
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[day.Date]() {
			v.Set(reflect.ValueOf(day.New(2027, 1, 1+len(words)%28)))
			return
		}
		for i := range v.NumField() {
			fill(v.Field(i), name+"."+v.Type().Field(i).Name, words)
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			return // the logo
		}
		v.Set(reflect.MakeSlice(v.Type(), 2, 2))
		for i := range 2 {
			fill(v.Index(i), fmt.Sprintf("%s[%d]", name, i), words)
		}
	case reflect.String:
		word := fmt.Sprintf("w%dx", len(words))
		v.SetString(word)
		words[name] = word
	case reflect.Int:
		v.SetInt(7)
	}
}

// checkSaid fails where a field of a view is not on paper, or one of the others is.
func checkSaid(t *testing.T, words map[string]string, said string, never ...string) {
	t.Helper()
	for name, word := range words {
		hidden := slices.ContainsFunc(never, func(n string) bool { return strings.HasPrefix(name, "."+n) || strings.HasSuffix(name, "."+n) })
		if has := strings.Contains(strings.ToLower(said), word); has == hidden {
			t.Errorf("%s: on paper %v", name, has)
		}
	}
}

// Everything that an agreement's view holds is on the paper that is signed, and nothing that is for whoever makes it.
func TestTheAgreementSaysAllThatItsViewHolds(t *testing.T) {
	for _, large := range []bool{false, true} {
		var v adjustments.AgreementView
		words := map[string]string{}
		fill(reflect.ValueOf(&v).Elem(), "", words)
		checkSaid(t, words, compact(wordsOf(paper.AgreementPaper(v, papertest.Made, large))), "Caution", "LeftOut", "Acts", "Open") // it is no draft
		v.Draft = true
		if !strings.Contains(wordsOf(paper.AgreementPaper(v, papertest.Made, large)), words[".Open[0]"]) {
			t.Error("a draft does not say what is open")
		}
	}
}

// The copies of a plan hold different things, so their files are not called the same.
func TestEachCopyOfAPlanHasAFileNameOfItsOwn(t *testing.T) {
	names := map[string]bool{}
	for _, copy := range []string{adjustments.ForPerson, adjustments.ForEmployer, adjustments.ForService} {
		names[paper.PlanPaper(adjustments.PlanView{Copy: copy, Number: 1}, papertest.Made, false).FileName] = true
	}
	if len(names) != 3 {
		t.Error(names)
	}
}

// The same of a plan, in all its copies.
func TestThePlanSaysAllThatItsViewHolds(t *testing.T) {
	for _, copy := range []string{adjustments.ForPerson, adjustments.ForEmployer, adjustments.ForService} {
		var v adjustments.PlanView
		words := map[string]string{}
		fill(reflect.ValueOf(&v).Elem(), "", words)
		v.Copy, v.Sections[1].Code = copy, "ADJ"
		checkSaid(t, words, compact(wordsOf(paper.PlanPaper(v, papertest.Made, false))), "LeftOut", "Acts", "Open", "Code", "Copy")
	}
}

func wordsOf(d paper.Document) string { return words(paper.Layout(d)) }

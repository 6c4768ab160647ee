package paper_test

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"jobwright/internal/paper"
	"jobwright/internal/paper/papertest"
)

// letterTexts writes a word into every text of a value and gives them all.
func letterTexts(v reflect.Value) (words []string) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(fmt.Sprintf("w%p", v.Addr().Interface()))
		words = append(words, v.String())
	case reflect.Struct:
		for i := range v.NumField() {
			words = append(words, letterTexts(v.Field(i))...)
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() != reflect.Uint8 { // the logo
			v.Set(reflect.MakeSlice(v.Type(), 1, 1))
			words = letterTexts(v.Index(0))
		}
	}
	return words
}

// Whoever makes a letter asks about all words of it.
func TestTheWordsOfALetterMissNoText(t *testing.T) {
	var review paper.ReviewFacts
	var feedback paper.FeedbackFacts
	for facts, words := range map[any]func() []string{&review: func() []string { return review.Words() }, &feedback: func() []string { return feedback.Words() }} {
		want := letterTexts(reflect.ValueOf(facts).Elem())
		got := words()
		slices.Sort(want)
		slices.Sort(got)
		if len(want) < 8 || !slices.Equal(got, want) {
			t.Errorf("%T: %q, and it holds %q", facts, got, want)
		}
	}
}

// A file lies about in folders and stands in the lists of other programs: its name gives away neither a person nor their health.
func TestFileNamesTellNothingOfAnybody(t *testing.T) {
	for _, d := range papertest.Documents(false) {
		for _, word := range []string{"sam", "example", "brightwell", "priya", "access", "wellness", "health", "adjustment", "disab"} {
			if strings.Contains(strings.ToLower(d.FileName), word) {
				t.Errorf("%s: the file is called %q", d.Name, d.FileName)
			}
		}
	}
}

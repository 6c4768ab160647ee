package paper

import "testing"

func TestCleanKeepsWordsAndDropsWhatCannotBePrinted(t *testing.T) {
	for in, want := range map[string]string{
		"Siân Llŷr":     "Siân Llŷr",
		"e\u0301":       "é",
		"Café 😀":        "Café \uFFFD",
		"a\u202eb\x00c": "abc",
		"two\nlines":    "two\nlines",
		"bad\xff":       "bad\uFFFD",
	} {
		if got := Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
}

package tour

import "testing"

func TestWordsAreFoundHoweverTheirGapsAreRead(t *testing.T) {
	seen := []word{{text: "Ina", line: "1", x: 10, y: 20, w: 30, h: 10}, {text: "week", line: "1", x: 44, y: 20, w: 40, h: 10}, {text: "Save", line: "2", x: 10, y: 60, w: 40, h: 10}}
	for words, want := range map[string]spot{"In a week": {47, 25}, "week": {64, 25}, "save": {30, 65}} {
		if at, ok := place(seen, words); !ok || at != want {
			t.Errorf("%q found at %v (%v), want %v", words, at, ok, want)
		}
	}
	for _, words := range []string{"week Save", "In a wee", "Sav", ""} {
		if at, ok := place(seen, words); ok {
			t.Errorf("%q found at %v, though it does not stand there", words, at)
		}
	}
}

func TestAQuotationMarkReadOffTheScreenHidesNoOtherWord(t *testing.T) {
	table := "level\tpage\tblock\tpar\tline\tword\tleft\ttop\twidth\theight\tconf\ttext\n" +
		"5\t1\t1\t1\t1\t1\t10\t10\t40\t20\t90\t\"v\n" +
		"5\t1\t2\t1\t1\t1\t10\t90\t40\t20\t90\tSave\n" +
		"5\t1\t2\t1\t1\t2\t60\t90\t40\t20\t90\tall\n"
	if _, ok := place(wordsOf(table), "Save all"); !ok {
		t.Errorf("the words are not found in %+v", wordsOf(table))
	}
}

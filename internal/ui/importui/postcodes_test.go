package importui

import (
	"slices"
	"testing"

	"jobwright/internal/people"
)

func TestAFileOfPostcodesIsRecognisedAndReadWithOneButton(t *testing.T) {
	w := newWorld(t, people.Specialist)
	w.page.Take(codept)
	w.sees(t, "middle of each postcode sector", "no record is changed")
	w.press(t, "Read the postcodes")
	if w.failed != nil || !slices.Equal(w.postcodes, []string{codept}) || w.imported != 0 || len(w.orders) != 0 {
		t.Fatalf("read %v, imported %d, %v", w.postcodes, w.imported, w.failed)
	}
	w.sees(t, "Postcodes read", "120", "new sectors", "codepo_gb.zip, a file of postcodes.")
	if got := w.said[len(w.said)-1]; got != "Postcodes read: 125 sectors." || w.undo != nil {
		t.Errorf("it is said: %q", got)
	}
	w.press(t, "Bring in another file")
	w.file(t, plain)
	w.press(t, "Next")
	w.press(t, "Import 118 rows")
	w.sees(t, "Imported", "created")
}

func TestReadingPostcodesIsStoppedByCancel(t *testing.T) {
	w := newWorld(t, people.Specialist)
	w.stop = true
	w.file(t, codept)
	w.press(t, "Read the postcodes")
	if len(w.postcodes) != 0 || w.said[len(w.said)-1] != "Stopped. Nothing was imported." {
		t.Errorf("read %v, said %q", w.postcodes, w.said)
	}
	w.stop = false
	w.press(t, "Read the postcodes")
	w.sees(t, "Postcodes read")
}

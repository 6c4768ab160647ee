package kit

import (
	"testing"

	"fyne.io/fyne/v2/test"
)

// What was confirmed for one thing is not confirmed for another.
func TestATickIsForWhatStandsThere(t *testing.T) {
	test.NewTempApp(t)
	c := NewCaution("I know")
	if !c.Confirmed() || c.Visible() {
		t.Fatal("it warns of nothing, and asks")
	}
	c.Set([]string{"tansley"}, []string{"Do not contact Tansley Hotel."})
	if c.Confirmed() || !c.Visible() {
		t.Fatal("not asked")
	}
	c.Tick().Set(true)
	c.Set([]string{"tansley"}, []string{"Do not contact Tansley Hotel."})
	if !c.Confirmed() {
		t.Error("the tick went though nothing changed")
	}
	c.Set([]string{"marram"}, []string{"Do not contact Marram Foods."})
	if c.Confirmed() {
		t.Error("the tick for one counts for another")
	}
	c.Set(nil, nil)
	if !c.Confirmed() || c.Visible() {
		t.Error("it still asks")
	}
}

package mapui

import (
	"testing"

	"fyne.io/fyne/v2"

	"jobwright/internal/reports"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/onscreen"
)

func TestCountingAgainKeepsTheKeyboardWhereItWas(t *testing.T) {
	w := newWorld(t, town())
	funnel := func() *kit.Bars { b, _ := onscreen.Find[*kit.Bars](w.win, "How far"); return b }
	w.win.Canvas().Focus(funnel())
	onscreen.Press(w.win, fyne.KeyDown)
	w.page.Reload()
	if w.win.Canvas().Focused() != fyne.Focusable(funnel()) || funnel().At() != 1 {
		t.Errorf("the keyboard is on line %d, %T", funnel().At(), w.win.Canvas().Focused())
	}
	channels := func() *kit.Matrix { m, _ := onscreen.Find[*kit.Matrix](w.win, "Contacts by channel"); return m }
	w.win.Canvas().Focus(channels())
	onscreen.Press(w.win, fyne.KeyDown)
	w.page.Reload()
	if row, _ := channels().At(); row != 1 || w.win.Canvas().Focused() != fyne.Focusable(channels()) {
		t.Errorf("the keyboard is on row %d, %T", row, w.win.Canvas().Focused())
	}
	w.facts = reports.MapFacts{} // everything was taken back
	w.page.Reload()
	if got := onscreen.Name(w.win.Canvas().Focused()); got != "Import employers" {
		t.Errorf("the keyboard is on %q", got)
	}
}

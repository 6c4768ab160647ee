package kit

import (
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jobwright/internal/day"
	"jobwright/internal/ui/theme"
)

func tuesday() day.Date { return day.New(2026, 11, 24) }

func TestDateFieldSaysWhatItUnderstood(t *testing.T) {
	d := NewDateField(tuesday)
	f := NewField("due", "When", d)
	window(t, f)
	for typed, want := range map[string]string{
		"1/12":     "Tuesday 1 December 2026",
		"tomorrow": "Tomorrow, Wednesday 25 November 2026",
		"+2w":      "Tuesday 8 December 2026",
		"30 Feb":   "",
		"":         "",
	} {
		d.SetText("")
		test.Type(d.Focus(), typed)
		if f.below.Words() != want {
			t.Errorf("%q: says %q, want %q", typed, f.below.Words(), want)
		}
	}
}

func TestBadTextIsNeverAnOlderDate(t *testing.T) {
	d := NewDateField(tuesday)
	f := NewField("due", "When", d)
	w := window(t, Column(2, f, NewEntry()))
	d.SetValue(day.New(2026, 12, 1))
	w.Canvas().Focus(d.Focus())
	d.SetText("99/99/2026")
	if v, err := d.Value(); err == nil || !v.IsZero() {
		t.Errorf("holds %v, %v", v, err)
	}
	if f.Wrong() != "" {
		t.Error("it complains while one types")
	}
	w.Canvas().FocusNext()
	if f.Wrong() != "There is no month 99. Months go from 1 to 12." {
		t.Errorf("says %q once the field is left", f.Wrong())
	}
	d.SetText("")
	if v, err := d.Value(); err != nil || !v.IsZero() {
		t.Errorf("empty text is %v, %v", v, err)
	}
}

func TestChipsAndTextAgree(t *testing.T) {
	d := NewDateField(tuesday).Chips()
	window(t, d)
	d.SetText("1 Dec")
	if d.chips.Chosen() != 2 {
		t.Errorf("chip %d is chosen for a week from today", d.chips.Chosen())
	}
	test.Tap(d.chips.chips[1])
	if v, _ := d.Value(); v != day.New(2026, 11, 27) || d.Text() != "27 Nov 2026" {
		t.Errorf("the Friday chip gave %v", v)
	}
	test.Tap(d.chips.chips[1])
	if d.Text() != "" {
		t.Error("the chip taken back leaves a date")
	}
	d.SetText("5/5")
	if d.chips.Chosen() != -1 {
		t.Error("a chip stays chosen for another day")
	}
}

func TestChipsFallOnWorkingDaysAndSayTheirDay(t *testing.T) {
	sunday := day.New(2026, 11, 22)
	for today, want := range map[day.Date][]string{
		sunday:              {"Tomorrow", "Fri 27 Nov", "Mon 30 Nov", "Mon 7 Dec"},
		sunday.AddDays(-2):  {"Mon 23 Nov", "Fri 27 Nov", "In a week", "In 2 weeks"},
		sunday.AddDays(+10): {"Tomorrow", "Fri 4 Dec", "In a week", "In 2 weeks"},
	} {
		d := NewDateField(func() day.Date { return today }).Chips()
		window(t, d)
		for i, chip := range d.chips.chips {
			test.Tap(chip)
			if v, _ := d.Value(); chip.words != want[i] || v.Weekday() == time.Saturday || v.Weekday() == time.Sunday {
				t.Errorf("on a %v chip %d says %q and gives %v, want %q", today.Weekday(), i, chip.words, v, want[i])
			}
		}
	}
}

func TestCalendarOpensOnTheValueAndIsUsedByKeyboard(t *testing.T) {
	d := NewDateField(tuesday)
	w := window(t, d)
	d.SetValue(day.New(2027, 1, 31))
	w.Canvas().Focus(d.Focus())
	pressOn(w.Canvas(), fyne.KeyDown)
	cal, ok := w.Canvas().Focused().(*Calendar)
	if !ok || cal.Cursor() != day.New(2027, 1, 31) || cal.first() != day.New(2026, 12, 28) {
		t.Fatalf("the calendar is not open on the value")
	}
	for _, c := range []struct {
		key  fyne.KeyName
		want day.Date
	}{
		{fyne.KeyPageDown, day.New(2027, 2, 28)}, {fyne.KeyRight, day.New(2027, 3, 1)}, {fyne.KeyUp, day.New(2027, 2, 22)},
		{fyne.KeyEnd, day.New(2027, 2, 28)}, {fyne.KeyHome, day.New(2027, 2, 22)}, {fyne.KeyPageUp, day.New(2027, 1, 22)},
		{fyne.KeyLeft, day.New(2027, 1, 21)}, {fyne.KeyDown, day.New(2027, 1, 28)},
	} {
		pressOn(w.Canvas(), c.key)
		if cal.Cursor() != c.want {
			t.Fatalf("%s came to %v, want %v", c.key, cal.Cursor(), c.want)
		}
	}
	if cal.AccessibilityLabel() != "Calendar, Thursday 28 January 2027" {
		t.Error(cal.AccessibilityLabel())
	}
	pressOn(w.Canvas(), fyne.KeyReturn)
	if v, _ := d.Value(); v != day.New(2027, 1, 28) || w.Canvas().Focused() != d.Focus() {
		t.Errorf("took %v", v)
	}
	pressOn(w.Canvas(), fyne.KeyDown, fyne.KeyPageDown, fyne.KeyEscape)
	if v, _ := d.Value(); v != day.New(2027, 1, 28) || KeysOf(w.Canvas()).Busy() {
		t.Error("Escape changed the date")
	}
}

func TestCalendarByMouse(t *testing.T) {
	var took day.Date
	c := NewCalendar(day.Date{}, tuesday(), func(d day.Date) { took = d })
	window(t, c)
	g := c.grid()
	at := func(col, row int) fyne.Position {
		return fyne.NewPos(g.pad+(float32(col)+.5)*g.cell, g.pad+g.cell+g.names+(float32(row)+.5)*g.cell)
	}
	test.TapAt(c, at(4, 4)) // the Friday of the week of Monday 23 November
	if took != day.New(2026, 11, 27) {
		t.Errorf("took %v", took)
	}
	test.TapAt(c, fyne.NewPos(g.pad+6.5*g.cell, g.pad+g.cell/2))
	if c.Cursor() != day.New(2026, 12, 27) {
		t.Errorf("the arrow came to %v", c.Cursor())
	}
	c.TypedRune('t')
	if c.Cursor() != tuesday() {
		t.Error("T is today")
	}
}

func TestDateDraftKeepsTheDay(t *testing.T) {
	d := NewDateField(tuesday)
	window(t, d)
	d.SetText("tomorrow")
	if d.Draft() != "2026-11-25" {
		t.Errorf("keeps %q", d.Draft())
	}
	d.SetDraft("2026-11-25")
	if d.Text() != "25 Nov 2026" {
		t.Errorf("comes back as %q", d.Text())
	}
	d.SetText("soon")
	d.SetDraft(d.Draft())
	if d.Text() != "soon" {
		t.Errorf("comes back as %q", d.Text())
	}
}

func TestCalendarIsWholeInALowWindowAtTwiceTheSize(t *testing.T) {
	d := NewDateField(tuesday)
	w := window(t, Column(2, NewText("page"), NewText("page"), d))
	theme.Apply(theme.Look{Mode: theme.Light, TextScale: 2})
	w.Resize(fyne.NewSize(640, 480))
	w.Canvas().Focus(d.Focus())
	pressOn(w.Canvas(), fyne.KeyDown)
	cal, ok := w.Canvas().Focused().(*Calendar)
	if !ok {
		t.Fatal("no calendar")
	}
	g := cal.grid()
	end := fyne.CurrentApp().Driver().AbsolutePositionForObject(cal).AddXY(0, 2*g.pad+7*g.cell+2*g.names)
	if g.cell < theme.Body.Line() || end.Y > 480 {
		t.Errorf("cells of %v units, the last line ends at %v", g.cell, end.Y)
	}
}

func TestTypingIntoADateFieldReplacesItsDate(t *testing.T) {
	d := NewDateField(func() day.Date { return day.New(2026, 11, 24) })
	w := shownIn(t, d, 400, 200)
	d.SetValue(day.New(2026, 11, 25))
	w.Canvas().Focus(d.Focus())
	test.Type(d.entry.in, "tomorrow")
	if d.Text() != "tomorrow" {
		t.Errorf("the field holds %q", d.Text())
	}
	w.Canvas().Unfocus()
	d.SetText("to")
	w.Canvas().Focus(d.Focus())
	if d.entry.in.SelectedText() != "" {
		t.Error("half a word must not be marked, or going on typing would lose it")
	}
}

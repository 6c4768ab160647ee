package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"jobwright/internal/day"
	"jobwright/internal/text"
)

// DateField is a field for a day. It reads what people type (24/11, 24 Nov, tomorrow, +2w), says under it which day it
// understood, and opens a calendar on Down, F4 or a click. Its value is always computed from the text, so that it never holds an older date.
type DateField struct {
	widget.BaseWidget
	entry *Entry
	chips *ChoiceChips // nil where there are none
	today func() day.Date
	box   *fyne.Container
}

// NewDateField makes an empty field; today says which day it is.
func NewDateField(today func() day.Date) *DateField {
	d := &DateField{entry: NewEntry().Example("such as 24 Nov").Limit(40), today: today}
	d.entry.put("calendar", "Pick a date", d.OpenCalendar)
	d.entry.key = d.typedKey
	d.entry.onMoved(d.selectDay)
	d.box = Row(2, AtMost(200, AtLeast(200, 0, d.entry)))
	d.ExtendBaseWidget(d)
	return d
}

// selectDay marks a whole date when the focus comes to it, so that typing replaces it.
func (d *DateField) selectDay(focused bool) {
	if v, err := d.Value(); focused && err == nil && !v.IsZero() {
		d.entry.in.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
}

// Chips puts the days that next steps are usually moved to beside the field: tomorrow, Friday, in a week, in 2 weeks. Each
// falls on a working day; one that was moved off a weekend says its day.
func (d *DateField) Chips() *DateField {
	t := d.today()
	words := []string{"Tomorrow", text.Short(d.friday(), t), "In a week", "In 2 weeks"}
	days := d.chipDays()
	for i, ahead := range map[int]int{0: 1, 2: 7, 3: 14} {
		if days[i] != t.AddDays(ahead) {
			words[i] = text.Short(days[i], t)
		}
	}
	d.chips = NewChoiceChips("Date", words, d.chip)
	d.entry.OnChange(d.mark)
	d.box = Column(2, d.box, d.chips)
	d.mark()
	return d
}

// friday is the next Friday after tomorrow.
func (d *DateField) friday() day.Date {
	after := d.today().AddDays(2)
	return after.AddDays((5 - int(after.Weekday()) + 7) % 7)
}

func (d *DateField) chipDays() []day.Date {
	t := d.today()
	return []day.Date{t.AddDays(1).OnWorkingDay(), d.friday(), t.AddDays(7).OnWorkingDay(), t.AddDays(14).OnWorkingDay()}
}

func (d *DateField) chip(i int) {
	if i < 0 {
		d.SetText("")
		return
	}
	d.SetValue(d.chipDays()[i])
}

// mark shows the chip whose day the text means.
func (d *DateField) mark() {
	at := -1
	if v, err := d.Value(); err == nil && !v.IsZero() {
		for i, c := range d.chipDays() {
			if c == v && at < 0 {
				at = i
			}
		}
	}
	d.chips.Choose(at)
	d.box.Refresh()
}

// Value is the day that the text means, no date for empty text, or an error in words for the person who typed.
func (d *DateField) Value() (day.Date, error) { return day.Read(d.entry.Text(), d.today()) }

// SetValue writes a day into the field.
func (d *DateField) SetValue(v day.Date) {
	if v.IsZero() {
		d.SetText("")
		return
	}
	d.SetText(v.Time().Format("2 Jan 2006"))
}

// Problem is what is wrong with the text.
func (d *DateField) Problem() error {
	_, err := d.Value()
	return err
}

// Understood is the day in full, as the text is read now.
func (d *DateField) Understood() string {
	v, err := d.Value()
	if err != nil || v.IsZero() {
		return ""
	}
	switch near := text.Near(v, d.today()); near {
	case "today", "tomorrow", "yesterday":
		return text.Capital(near) + ", " + text.Weekday(v)
	}
	return text.Weekday(v)
}

// OpenCalendar shows the calendar on the day that the field holds.
func (d *DateField) OpenCalendar() {
	c := fyne.CurrentApp().Driver().CanvasForObject(d.entry.in)
	if c == nil {
		return
	}
	c.Focus(d.entry.in)
	l := &layer{canvas: c}
	v, _ := d.Value() // text that cannot be read opens on today
	cal := NewCalendar(v, d.today(), func(picked day.Date) {
		l.hide()
		d.SetValue(picked)
	})
	l.panel, l.place = cal, near(d.entry, cal.MinSize)
	l.show(func(ev *fyne.KeyEvent) bool {
		if ev.Name == fyne.KeyEscape {
			l.hide()
		}
		return ev.Name == fyne.KeyEscape
	})
	c.Focus(cal)
}

// typedKey opens the calendar on Down.
func (d *DateField) typedKey(ev *fyne.KeyEvent) bool {
	if ev.Name == fyne.KeyDown {
		d.OpenCalendar()
		return true
	}
	return false
}

// Text is what was typed.
func (d *DateField) Text() string { return d.entry.Text() }

// SetText puts text into the field as if it were typed.
func (d *DateField) SetText(s string) { d.entry.SetText(s) }

// Draft keeps the day itself, because "tomorrow" means another day tomorrow; text that cannot be read stays as it is.
func (d *DateField) Draft() string {
	if v, err := d.Value(); err == nil {
		return v.String()
	}
	return d.Text()
}

// SetDraft puts a draft back.
func (d *DateField) SetDraft(s string) {
	if v, err := day.Parse(s); err == nil {
		d.SetValue(v)
		return
	}
	d.SetText(s)
}

// Focus is what gets the focus.
func (d *DateField) Focus() fyne.Focusable { return d.entry.Focus() }

// OnChange adds a function that is called after every change.
func (d *DateField) OnChange(f func()) { d.entry.OnChange(f) }

// OnEnter sets what Enter does.
func (d *DateField) OnEnter(f func()) { d.entry.OnEnter(f) }

// SetBad draws the border that goes with an error.
func (d *DateField) SetBad(bad bool)      { d.entry.SetBad(bad) }
func (d *DateField) onMoved(f func(bool)) { d.entry.onMoved(f) }
func (d *DateField) setName(name string) {
	d.entry.setName(name)
	if d.chips != nil {
		d.chips.label = name
	}
}

// AccessibilityLabel returns the name and the day understood.
func (d *DateField) AccessibilityLabel() string {
	if u := d.Understood(); u != "" {
		return d.entry.title + ", " + u
	}
	return d.entry.title
}

// AccessibilityRole returns the text role.
func (d *DateField) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer implements fyne.Widget.
func (d *DateField) CreateRenderer() fyne.WidgetRenderer {
	d.ExtendBaseWidget(d)
	return widget.NewSimpleRenderer(d.box)
}

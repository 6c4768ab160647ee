package logui

import (
	"context"

	"fyne.io/fyne/v2"

	"jobwright/employers"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// WeekMarks is the row of marks on Today: how many of this week's contacts count. The week and the rule are one click away.
type WeekMarks struct {
	p       Parts
	marks   *kit.Marks
	words   *kit.Text
	content fyne.CanvasObject
	live    task.Latest
}

// NewWeekMarks makes the row; it reads nothing until Reload.
func NewWeekMarks(p Parts) *WeekMarks {
	m := &WeekMarks{p: p, marks: kit.NewMarks("Contacts this week", 0, employers.ContactTarget)}
	m.words = kit.NewText("").Tone(theme.Quiet).Aligned(fyne.TextAlignTrailing)
	open := kit.NewButton(kit.Quiet, "Contacts this week", func() { p.Nav.Open(nav.Route{Page: "contacts"}) })
	rule := kit.NewIconButton("help", "How contacts are counted", m.rule).Plain().Slim()
	m.content = kit.Column(1, kit.Row(2, kit.Gap(), open, m.marks, rule), m.words)
	return m
}

// Content is the row with its words.
func (m *WeekMarks) Content() fyne.CanvasObject { return m.content }

// Reload counts the week anew.
func (m *WeekMarks) Reload() {
	task.Go(m.live.Next(), m.p.Run, func(ctx context.Context) (weekCount, error) {
		return countWeek(ctx, m.p.Log, m.p.Me().ID, m.p.today())
	}, func(w weekCount, err error) {
		if err != nil { // Today says what is wrong with the store; one box is enough
			m.words.Set("The contacts of this week could not be counted")
			m.content.Refresh()
			return
		}
		m.marks.Set(w.counted, w.marks())
		m.words.Set(ofTarget(w.counted, w.marks()) + " in person, with someone who can hire")
		m.content.Refresh()
	})
}

// rule reads the figures of the last weeks and shows them with the rule.
func (m *WeekMarks) rule() {
	monday := m.p.today().Monday()
	task.Go(context.Background(), m.p.Run, func(ctx context.Context) (employers.Frequency, error) {
		return m.p.Log.Item17(ctx, m.p.Me().ID, monday.AddDays(-7*rhythmWeeks), monday.AddDays(-1))
	}, func(f employers.Frequency, err error) {
		if err != nil {
			m.p.Nav.Fail(err)
			return
		}
		showRule(m.p, "", f)
	})
}

// Close stops reading.
func (m *WeekMarks) Close() { m.live.Stop() }

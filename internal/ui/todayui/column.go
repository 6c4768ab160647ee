package todayui

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"jobwright/internal/day"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// copyOld is the age in days from which the newest copy on another device is too old.
const copyOld = 7

// draw builds the column at the right anew. What was begun stands first, and the word that a copy is missing or old next: what is
// late or coming up can be a long list, and would hide them.
func (s *Screen) draw() {
	var sections []fyne.CanvasObject
	if rows := s.drafts(); len(rows) > 0 {
		sections = append(sections, section("Not finished", "kept as you typed", rows))
	}
	if s.shown.copyWarn {
		sections = append(sections, s.copies())
	}
	waiting, coming := s.comings()
	if len(waiting) > 0 {
		sections = append(sections, section("Late or for today", text.Number(len(waiting)), waiting))
	}
	if len(coming) > 0 {
		sections = append(sections, section("Coming up", "", coming))
	}
	if !s.shown.copyWarn {
		sections = append(sections, s.copies())
	}
	s.aside.Objects = sections
	s.aside.Refresh()
	s.layout.scroll.Content.Refresh()
	s.layout.beside.Refresh()
	s.layout.scroll.Refresh()
}

// section is a heading with rows under it, a rule above each.
func section(title, note string, rows []fyne.CanvasObject) fyne.CanvasObject {
	column := []fyne.CanvasObject{kit.NewSection(title, note)}
	for _, r := range rows {
		column = append(column, kit.Rule(), kit.PadXY(0, 0.5, r))
	}
	return kit.Column(2, column...)
}

// row is an icon, a title with a quiet line below, and what stands at the right.
func row(icon, title, note string, right ...fyne.CanvasObject) fyne.CanvasObject {
	words := kit.Column(0, kit.NewText(title).Wrap().AtMost(2))
	if note != "" {
		words.Add(kit.NewText(note).Sized(theme.Caption).Tone(theme.Quiet).Wrap().AtMost(3))
	}
	objects := []fyne.CanvasObject{kit.NewIcon(icon, theme.Action), kit.Grow(words)}
	return kit.Row(3, append(objects, right...)...)
}

// waits says that something of Comings should be done by now.
func (b beside) waits(c nav.Coming) bool {
	return c.Urgent || !c.When.IsZero() && !b.today.Before(c.When)
}

// waiting is how many things of Comings should be done by now.
func (b beside) waiting() (n int) {
	for _, c := range b.comings {
		if b.waits(c) {
			n++
		}
	}
	return n
}

// comings are the rows of what waits, and of what has time yet.
func (s *Screen) comings() (waiting, coming []fyne.CanvasObject) {
	for _, c := range s.shown.comings {
		open := s.follow(kit.NewIconButton("chevron-right", "Open: "+c.Title+", "+c.Note, func() { s.p.Nav.Open(c.Route) }).Plain().Slim())
		if s.shown.waits(c) {
			waiting = append(waiting, row(c.Icon, c.Title, c.Note, kit.NewText(text.Capital(text.Due(c.When, s.shown.today))).Bold(), open))
			continue
		}
		coming = append(coming, row(c.Icon, c.Title, c.Note, kit.NewText(text.Capital(text.Near(c.When, s.shown.today))).Tone(theme.Quiet), open))
	}
	return waiting, coming
}

func (s *Screen) drafts() []fyne.CanvasObject {
	var rows []fyne.CanvasObject
	for _, d := range s.shown.drafts {
		drafter := s.drafter(d.Form)
		if drafter == nil {
			continue // a form that this version does not have any more; its text stays in the store
		}
		title := d.Title
		if title == "" {
			title = "Something without a title"
		}
		discard := s.follow(kit.NewIconButton("trash", "Discard: "+title, func() { s.discard(d) }).Plain().Slim())
		open := s.follow(kit.NewButton(kit.Outline, "Continue", func() { drafter.OpenDraft(d) }).Plain().Slim())
		rows = append(rows, row("pencil", title, text.Capital(moment(d.At, s.p.Now())), discard, open))
	}
	return rows
}

// moment is when a draft was kept: today 16:40, yesterday 16:40, Fri 20 Nov 16:40.
func moment(t, now time.Time) string {
	words := text.Moment(t.In(now.Location()), now)
	if day.Of(t.In(now.Location())) == day.Of(now) {
		return "today " + words
	}
	return words
}

func (s *Screen) drafter(form string) nav.Drafter {
	for _, d := range s.p.Drafters {
		if slices.Contains(d.FormNames(), form) {
			return d
		}
	}
	return nil
}

// discard forgets a draft, with a way back.
func (s *Screen) discard(d nav.Draft) {
	s.write(func(ctx context.Context) error { return s.p.Drafts.DropDraft(ctx, d.Form, d.Key) }, func() {
		s.p.Nav.Say("Draft discarded: "+d.Title, func() {
			s.write(func(ctx context.Context) error { return s.p.Drafts.SaveDraft(ctx, d) }, func() {})
		})
		if first := s.FirstFocus(); first != nil { // the row that had the focus is gone
			s.p.Nav.Window().Canvas().Focus(first)
		}
	})
}

func (s *Screen) write(do func(context.Context) error, then func()) {
	task.Go(context.Background(), s.p.Run, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, do(ctx)
	}, func(_ struct{}, err error) {
		if err != nil {
			s.p.Nav.Fail(err)
			return
		}
		s.Reload()
		then()
	})
}

// copyWords says how old the newest copy on another device is, and whether that is too old.
func (s *Screen) copyWords() (words string, warn bool) {
	at, ok := s.p.NewestCopy()
	if !ok {
		return "No copy on another device yet. If this computer is lost, so is the work.", true
	}
	now := s.p.Now()
	switch days := day.Of(now).Days(day.Of(at.In(now.Location()))); {
	case days <= 0:
		return "The newest copy on another device is from today.", false
	case days >= copyOld:
		return "The newest copy on another device is " + text.Count(days, "day", "days") + " old. If this computer is lost, so is all work since.", true
	default:
		return "The newest copy on another device is " + text.Count(days, "day", "days") + " old.", false
	}
}

func (s *Screen) copies() fyne.CanvasObject {
	icon, tone := "drive", theme.Action
	if s.shown.copyWarn {
		icon, tone = "warning", theme.Carve
	}
	words := kit.TopRow(3, kit.NewIcon(icon, tone), kit.Grow(kit.NewText(s.shown.copy).Wrap()))
	open := s.follow(kit.NewButton(kit.Outline, "Copy to another device…", func() { s.p.Nav.Open(nav.Route{Page: "settings", ID: "backups"}) }).Icon("drive").Plain())
	return kit.Column(2, kit.NewSection("Copies", ""), kit.Rule(), kit.PadXY(0, 1, words), kit.Start(open))
}

// follow scrolls the page to a button when the keyboard comes to it.
func (s *Screen) follow(b *kit.Button) *kit.Button {
	return b.OnFocus(func(on bool) {
		if on {
			s.layout.reveal(b)
		}
	})
}

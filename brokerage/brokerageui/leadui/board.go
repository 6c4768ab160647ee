package leadui

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jobwright/brokerage"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/offer"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
	"jobwright/internal/ui/typed"
)

// move is a card on its way to another stage.
type move struct {
	id      brokerage.LeadID
	version int // as it was when it is the only move of its lead
	to      string
	name    string
}

// openStages are the stages of the board in their order.
func (s *Leads) openStages() (out []kit.BoardColumn) {
	for _, c := range s.p.Codes("lead_stages") {
		if c.Data["closed"] != "1" && (!c.Retired || len(s.cards[c.Code]) > 0) {
			out = append(out, kit.BoardColumn{ID: c.Code, Title: c.Label})
		}
	}
	return out
}

// showMiddle shows the board, the closed leads, or why there is neither.
func (s *Leads) showMiddle(none bool) {
	var o fyne.CanvasObject
	switch {
	case s.filter.Closed:
		o = s.closedList()
	case none && isZero(s.filter):
		o = s.emptyBoard()
	case s.count() == 0:
		o = kit.NewEmpty("bulb", "No lead fits", "Nothing fits what you look for. Take a part of the filter away.",
			kit.NewButton(kit.Outline, "Show all leads", func() { s.setFilter(brokerage.LeadFilter{}) }))
	default:
		o = s.filledBoard()
	}
	if len(s.middle.Objects) != 1 || s.middle.Objects[0] != o {
		kit.KeepFocus(s.p.Canvas(), func() []fyne.Focusable { return kit.Stops(s.middle) }, func() {
			s.middle.Objects = []fyne.CanvasObject{o}
			s.middle.Refresh()
		}, s.bar.words.Focus())
	}
}

func (s *Leads) emptyBoard() fyne.CanvasObject {
	const words = "A lead is work that exists and is not advertised: a pile of filing, a nurse who folds laundry, somebody who leaves soon. Note it here, or tick it when you log a contact."
	if !s.p.mayChange() {
		return kit.NewEmpty("bulb", "No leads yet", words, nil)
	}
	return kit.NewEmpty("bulb", "No leads yet", words, kit.NewButton(kit.Outline, "Add lead", func() { s.add("") }).Icon("plus"))
}

// filledBoard is the board with the cards in their columns; it is made once.
func (s *Leads) filledBoard() fyne.CanvasObject {
	if s.board == nil {
		s.board = kit.NewBoard(kit.BoardOptions[brokerage.LeadCard]{
			Name: "Leads by stage", Columns: s.openStages(), Wrap: true,
			Key:  func(c brokerage.LeadCard) string { return string(c.ID) },
			Face: s.face, Moved: s.moved, Note: columnNote,
			Selected: func(c brokerage.LeadCard) {
				s.revealColumn(c.Stage)
				s.panel.Open(string(c.ID))
			},
			Clicked: func(c brokerage.LeadCard) {
				if s.frame.Narrow() {
					s.openCard(c)
				}
			},
			Opened: s.openCard,
		})
		s.across = container.NewHScroll(s.board)
	}
	s.fill()
	return s.across
}

// revealColumn scrolls a board that is wider than the window so far across that a column shows whole.
func (s *Leads) revealColumn(stage string) {
	x, wide := s.board.Span(stage)
	at, room := s.across.Offset.X, s.across.Size().Width
	switch {
	case room <= 0:
		return
	case x < at:
		at = x
	case x+wide > at+room:
		at = x + wide - room
	}
	if at != s.across.Offset.X {
		s.across.ScrollToOffset(fyne.NewPos(max(0, at), 0))
	}
}

// fill gives the board its cards; the selected one stays selected, wherever it stands now.
func (s *Leads) fill() {
	was, selected := s.board.Current()
	columns := map[string][]brokerage.LeadCard{}
	for _, c := range s.openStages() {
		columns[c.ID] = s.cards[c.ID]
	}
	s.board.SetAll(columns)
	if selected {
		s.board.SelectKey(string(was.ID))
	} else {
		s.selectCard(brokerage.LeadID(s.panel.ID))
	}
}

func (s *Leads) selectCard(id brokerage.LeadID) {
	if s.board != nil && id != "" {
		s.board.SelectKey(string(id))
	}
}

func (s *Leads) openCard(c brokerage.LeadCard) { s.frame.Enter(string(c.ID)) }

// columnNote stands beside a stage: how many leads and about how many hours.
func columnNote(_ string, cards []brokerage.LeadCard) string {
	words := text.Number(len(cards))
	if h := hoursOf(cards); h > 0 {
		words += " · " + typed.HoursText(h) + " h"
	}
	return words
}

// mostNeed is how many letters of a need a card shows: more would not fit its two lines.
const mostNeed = 90

// face is what a card shows: the employer, the need in their words, the next step, and for how long nothing has moved.
func (s *Leads) face(c brokerage.LeadCard) kit.CardFace {
	today := s.p.Today()
	f := kit.CardFace{Title: c.EmployerName}
	if f.Title == "" {
		f.Title = "An employer that is gone"
	}
	f.Lines = append(f.Lines, kit.CardLine{Text: shortened(firstWords(c.Lead, s.p), mostNeed), Tone: theme.Text})
	switch {
	case c.NextWhat == "":
		f.Lines = append(f.Lines, kit.CardLine{Icon: "calendar", Text: "No next step"})
	case c.NextDue.Before(today):
		f.Lines = append(f.Lines, kit.CardLine{Icon: "calendar", Text: text.Capital(text.Due(c.NextDue, today)) + ": " + c.NextWhat, Tone: theme.Stop})
	default:
		f.Lines = append(f.Lines, kit.CardLine{Icon: "calendar", Text: text.Capital(text.Near(c.NextDue, today)) + ": " + c.NextWhat})
	}
	age := kit.CardLine{Icon: "clock", Text: page.Joined(ageWords(today.Days(c.MovedOn)), hoursShort(c.Hours))}
	if s.stale[c.ID] {
		age.Icon, age.Tone = "warning", theme.Carve
	}
	f.Lines = append(f.Lines, age)
	return f
}

// firstWords is what names a lead: the need in the employer's words, else its signals.
func firstWords(l brokerage.Lead, p Parts) string {
	if l.Need != "" {
		return l.Need
	}
	if len(l.Signals) > 0 {
		return text.And(offer.Labels(p.Codes, "hidden_job_signals", l.Signals)...)
	}
	return "The need is not written down yet"
}

func hoursShort(minutes int) string {
	if minutes == 0 {
		return ""
	}
	return typed.HoursText(minutes) + " h a week"
}

// ageWords say for how long nothing has moved.
func ageWords(days int) string {
	switch {
	case days <= 0:
		return "moved today"
	case days == 1:
		return "moved yesterday"
	}
	return text.Count(days, "day", "days") + " unmoved"
}

// shortened is words of at most so many letters, cut at a space.
func shortened(words string, most int) string {
	r := []rune(words)
	if len(r) <= most {
		return words
	}
	cut := most
	for cut > most/2 && r[cut] != ' ' {
		cut--
	}
	return string(r[:cut]) + "…"
}

// moved takes a card to another stage at once on the board, and behind it in the store.
func (s *Leads) moved(c brokerage.LeadCard, from, to string) {
	if !s.p.mayChange() {
		s.p.Nav.Fail(s.p.denied())
		return
	}
	s.cards[from] = slices.DeleteFunc(slices.Clone(s.cards[from]), func(o brokerage.LeadCard) bool { return o.ID == c.ID })
	was := c
	c.Stage, c.MovedOn = to, s.p.Today()
	delete(s.stale, c.ID)
	s.cards[to] = append(slices.Clone(s.cards[to]), c)
	s.board.SetAll(map[string][]brokerage.LeadCard{from: s.cards[from], to: s.cards[to]})
	s.moves = append(s.moves, move{id: c.ID, version: was.Version, to: to, name: c.EmployerName})
	s.nextMove()
}

// nextMove stores the moves one after the other: a card that goes on while its first step is being stored needs the version of that.
func (s *Leads) nextMove() {
	if s.moving || len(s.moves) == 0 {
		return
	}
	s.moving = true
	m := s.moves[0]
	task.Go(context.Background(), s.p.Run, func(ctx context.Context) (brokerage.Lead, error) {
		return s.p.Leads.MoveLead(ctx, m.id, m.version, m.to, "")
	}, func(l brokerage.Lead, err error) {
		s.moving = false
		if err != nil {
			s.moves = nil
			if !s.forms.Closed() {
				s.p.Nav.Fail(err)
				s.Reload()
			}
			return
		}
		s.moves = s.moves[1:]
		for i := range s.moves {
			if s.moves[i].id == l.ID {
				s.moves[i].version = l.Version
			}
		}
		for _, list := range s.cards {
			for i := range list {
				if list[i].ID == l.ID {
					list[i].Lead.Version = l.Version
				}
			}
		}
		if !s.forms.Closed() {
			s.p.Nav.Say("Moved to “"+s.p.stage(m.to)+"”: "+m.name, s.p.Undo)
		}
		switch {
		case len(s.moves) > 0: // also once the screen is closed: a move that was made is stored
			s.nextMove()
		case !s.forms.Closed():
			s.p.Nav.Refresh()
		}
	})
}

package carveui

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jobwright/brokerage"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
	"jobwright/internal/ui/typed"
)

// studio is one carving: its duties as cards in columns, and below what that comes to.
type studio struct {
	s        *Carvings
	w        work
	open_    bool                                // a carving is shown
	coming   func(context.Context) (work, error) // reads the carving that is asked for, until it is shown
	header   *kit.Header
	suggest  *kit.Button
	proposal *kit.Button
	more     *kit.Button
	board    *kit.Board[card]
	across   *container.Scroll // holds the board where the window is too narrow for it
	duty     *fyne.Container   // the card that is chosen, with what can be done with it
	foot     *fyne.Container
	body     *fyne.Container
	scroll   *container.Scroll
	content  fyne.CanvasObject
	live     task.Latest
	queue    []change          // that wait to be stored, oldest first
	last     brokerage.Carving // as it was stored last
	saving   bool
	after    func() // once all changes are stored; nil = nothing
}

// change is a carving on its way to the store.
type change struct {
	carving brokerage.Carving
	said    string
	then    func() // once it is stored; may be nil
}

// The least height and width of the board, in units at a text scale of 1: in a narrower window it scrolls sideways.
const (
	boardHigh = 330
	boardWide = 880
)

func newStudio(s *Carvings) *studio {
	st := &studio{s: s, duty: kit.Column(0), foot: kit.Column(5)}
	back := kit.NewButton(kit.Quiet, "All carvings", func() { s.p.Nav.Open(nav.Route{Page: "carving"}) }).Icon("arrow-left").Slim()
	st.suggest = kit.NewButton(kit.Outline, "Suggest", st.askSuggestion).Icon("spark")
	st.proposal = kit.NewButton(kit.Filled, "Proposal…", st.askProposal).Icon("note")
	st.more = kit.NewButton(kit.Outline, "More", st.showMore).Icon("more").Plain()
	st.header = kit.NewHeader("", "", st.suggest, st.more, st.proposal)
	st.board = kit.NewBoard(kit.BoardOptions[card]{Name: "Duties", Columns: columns, Wrap: true, Face: face, Key: card.key, Note: columnNote,
		Moved:    func(c card, _, to string) { st.move(c, to) },
		Selected: func(card) { st.drawDuty(); st.revealCard() },
		Opened:   func(c card) { st.editDuty(c) },
	})
	st.across = container.NewHScroll(kit.AtLeast(boardWide, 0, st.board))
	st.body = kit.Column(4, kit.Start(back), st.header, kit.Grow(kit.AtLeast(0, boardHigh, st.across)), st.duty, kit.Rule(), st.foot)
	st.scroll = kit.Scroll(kit.PadXY(5, 5, st.body))
	st.content = st.scroll
	return st
}

// open reads a stored carving.
func (st *studio) open(id brokerage.CarvingID) {
	if st.open_ && st.w.carving.ID == id && (st.saving || len(st.queue) > 0) {
		st.s.turnTo(st.content)
		return
	}
	st.reading(func(ctx context.Context) (work, error) { return st.s.p.read(ctx, id) })
}

// begin makes a carving that is stored with its first change.
func (st *studio) begin(from string) {
	st.reading(func(ctx context.Context) (work, error) { return st.s.p.begin(ctx, from) })
}

// reload reads the open carving anew, unless something of it is still on its way to the store. What is asked for and not yet shown stays
// asked for: the carving that it takes the place of is not read again.
func (st *studio) reload() {
	if st.coming != nil {
		st.reading(st.coming)
		return
	}
	if st.open_ && st.w.carving.Version > 0 && !st.saving && len(st.queue) == 0 {
		st.open(st.w.carving.ID)
	}
}

func (st *studio) reading(read func(context.Context) (work, error)) {
	st.coming = read
	task.Go(st.live.Next(), st.s.p.Run, read, func(w work, err error) {
		st.coming = nil
		if err != nil {
			st.open_ = false
			st.s.turnTo(st.s.listing)
			st.s.reloadList()
			if people.IsGone(err) { // deleted, or undone
				st.s.p.Nav.Say(string(noPlace), nil)
				return
			}
			st.s.p.Nav.Fail(err)
			return
		}
		if st.open_ && st.w.carving.ID == w.carving.ID && (st.saving || len(st.queue) > 0) { // what was read is older than the board
			st.s.turnTo(st.content)
			return
		}
		st.w, st.open_, st.last = w, true, brokerage.Carving{}
		comes := !st.s.inStudio()
		kit.FollowFocus(st.s.p.Canvas(), st.scroll)
		st.s.turnTo(st.content)
		st.draw()
		if comes && st.s.p.Canvas().Overlays().Top() == nil {
			st.scroll.ScrollToTop()
			st.s.p.Canvas().Focus(st.board)
		}
	})
}

// draw shows the carving as it is now; the chosen card stays chosen, wherever it stands.
func (st *studio) draw() {
	was, chosen := st.board.Current()
	cards := st.w.cards()
	for _, c := range columns {
		st.board.SetItems(c.ID, cards[c.ID])
	}
	if chosen {
		st.board.SelectKey(was.key())
	}
	c := st.w.carving
	st.header.SetTitle(c.Title)
	st.header.SetState(st.state())
	st.suggest.Enable()
	switch {
	case !st.s.p.mayChange():
		st.suggest.Disable(st.s.p.denied().Error())
	case st.w.seeker == nil && st.w.carving.Participant != "":
		st.suggest.Disable("It is for somebody whom you do not see, so nothing can be suggested.")
	case st.w.seeker == nil:
		st.suggest.Disable("Choose first for whom it is, under More, Details.")
	case len(st.w.openings) == 0:
		st.suggest.Disable("Suggest needs a vacancy whose duties are listed.")
	}
	st.drawDuty()
	st.drawFoot()
	st.fit()
}

func (st *studio) fit() {
	st.body.Refresh()
	st.scroll.Content.Refresh()
	st.scroll.Refresh()
}

// state is the sentence under the title: employer, for whom, what they want, how it stands.
func (st *studio) state() string {
	w := &st.w
	words := w.employer + ". "
	switch {
	case w.seeker != nil:
		words += "Carved for " + w.seeker.Name
		if want := hoursWanted(w.seeker.Profile); want != "" {
			words += ", who wants " + want
		}
	case w.carving.Participant != "":
		words += "Carved for somebody whom you do not see"
	default:
		words += "For nobody in particular yet"
	}
	words += ". "
	switch {
	case w.carving.Version == 0:
		words += "Nothing is stored before your first change."
	default:
		words += fmt.Sprintf("Version %d, %s.", max(1, w.carving.Number), strings.ToLower(statusWord(w.carving.Status)))
	}
	return words
}

// hoursWanted says the hours that somebody wants: 10 to 16 hours.
func hoursWanted(p people.Profile) string {
	switch {
	case p.HoursMin > 0 && p.HoursMax > 0:
		return typed.HoursText(p.HoursMin) + " to " + typed.HoursText(p.HoursMax) + " hours"
	case p.HoursMin > 0:
		return "at least " + text.Minutes(p.HoursMin)
	case p.HoursMax > 0:
		return "at most " + text.Minutes(p.HoursMax)
	}
	return ""
}

// drawDuty shows the chosen card and what can be done with it.
func (st *studio) drawDuty() {
	kit.KeepFocus(st.s.p.Canvas(), func() []fyne.Focusable { return kit.Stops(st.duty) }, func() {
		row := kit.Flow(2)
		if c, ok := st.board.Current(); ok && st.s.p.mayChange() {
			var to *kit.Button
			to = kit.NewButton(kit.Outline, "Move to…", func() { kit.ShowMenu(to, "Move to", st.moveItems(c)...) }).Icon("arrow-right").Slim()
			row.Add(kit.NewButton(kit.Outline, "Edit “"+cut(c.task.Name, 28)+"”", func() { st.editDuty(c) }).Icon("pencil").Slim())
			row.Add(to)
		}
		if st.s.p.mayChange() {
			row.Add(kit.NewButton(kit.Quiet, "Add a duty", st.addDuty).Icon("plus").Slim())
			row.Add(kit.NewText("Ctrl with an arrow key moves a card; Enter opens it.").Sized(theme.Caption).Tone(theme.Quiet))
		}
		st.duty.Objects = []fyne.CanvasObject{row}
		st.duty.Refresh()
	}, st.board)
}

// cut is words of at most so many letters.
func cut(words string, most int) string {
	if r := []rune(words); len(r) > most {
		return string(r[:most]) + "…"
	}
	return words
}

// revealCard scrolls the board sideways to the column of the chosen card.
func (st *studio) revealCard() {
	c, ok := st.board.Current()
	if !ok {
		return
	}
	x, wide := st.board.Span(columnOf(c.task.Action))
	at, room := st.across.Offset.X, st.across.Size().Width
	if x < at {
		at = x
	} else if x+wide > at+room {
		at = x + wide - room
	}
	if at != st.across.Offset.X {
		st.across.ScrollToOffset(fyne.NewPos(max(0, at), 0))
	}
}

func (st *studio) moveItems(c card) (items []kit.MenuItem) {
	for _, to := range columns {
		if to.ID == columnOf(c.task.Action) {
			continue
		}
		if _, why := moved(st.w.carving, c.task, to.ID); why == "" {
			items = append(items, kit.MenuItem{Words: to.Title, Icon: to.Icon, Do: func() { st.move(c, to.ID) }})
		}
	}
	if !ofBase(st.w.carving, c.task) {
		items = append(items, kit.MenuItem{Words: "Take out of the carving", Icon: "close", Do: func() {
			st.change(without(st.w.carving, c.at), "Taken out: "+c.task.Name)
		}})
	}
	return items
}

// move puts a card into another column.
func (st *studio) move(c card, to string) {
	t, why := moved(st.w.carving, c.task, to)
	if why != "" {
		st.s.p.Nav.Say(why, nil)
		return
	}
	title := to
	for _, x := range columns {
		if x.ID == to {
			title = strings.TrimSuffix(x.Title, "…")
		}
	}
	st.change(withTask(st.w.carving, c.at, t), title+": "+c.task.Name)
}

// change makes the carving another, on the screen at once and behind it in the store. What the employer has already is not changed: a
// new version begins as a draft.
func (st *studio) change(c brokerage.Carving, said string) {
	if !st.s.p.mayChange() {
		st.s.p.Nav.Fail(st.s.p.denied())
		return
	}
	if c.Status == "" || c.Status == brokerage.CarvingDraft {
		st.apply(c, said)
		return
	}
	n := max(1, c.Number)
	kit.Confirm(st.s.p.Canvas(), "Begin a new version?", fmt.Sprintf("The employer has version %d, and it stays as it is. A change makes version %d, which begins as a draft.", n, n+1),
		fmt.Sprintf("Begin version %d", n+1), func() {
			c.Status = brokerage.CarvingDraft
			st.apply(c, said)
		})
}

func (st *studio) apply(c brokerage.Carving, said string) {
	st.w.carving = c
	st.w.count()
	st.draw()
	st.queue = append(st.queue, change{carving: c, said: said})
	st.next()
}

// next stores the changes one after the other: each needs the version of the one before.
func (st *studio) next() {
	if st.saving || len(st.queue) == 0 {
		return
	}
	st.saving = true
	now := st.queue[0]
	st.queue = st.queue[1:]
	c, lead := now.carving, st.w.lead
	for _, stored := range []brokerage.Carving{st.last, st.w.carving} { // the studio may show another one by now
		if stored.ID == c.ID && stored.Version > c.Version {
			c.Version, c.Number = stored.Version, stored.Number
		}
	}
	if st.w.carving.ID != c.ID {
		lead = nil
	}
	task.Go(context.Background(), st.s.p.Run, func(ctx context.Context) (brokerage.Carving, error) {
		if lead != nil && c.Version == 0 {
			l := *lead
			return c, st.s.p.Leads.PromoteLead(ctx, &l, nil, &c)
		}
		return c, st.s.p.Carvings.SaveCarving(ctx, &c)
	}, func(c brokerage.Carving, err error) {
		st.saving = false
		if err != nil {
			st.queue, st.after = nil, nil
			if !st.s.desk.Closed() {
				st.s.p.Nav.Fail(err)
				st.reload()
			}
			return
		}
		st.last = c
		if st.w.carving.ID == c.ID {
			st.w.carving.Version, st.w.carving.Number, st.w.carving.Ref, st.w.lead = c.Version, c.Number, c.Ref, nil
		}
		if st.s.desk.Closed() {
			st.next()
			return
		}
		st.s.p.Nav.Say(now.said, st.s.p.Undo)
		if len(st.queue) > 0 {
			st.next()
			return
		}
		if after := st.after; after != nil {
			st.after = nil
			st.draw()
			after()
			return
		}
		if now.then == nil {
			st.s.p.Nav.Refresh()
			return
		}
		st.draw()
		now.then()
	})
}

// settled does something once all changes are stored, for what is made from the store.
func (st *studio) settled(then func()) {
	if st.saving {
		st.after = then
		return
	}
	st.stored(then)
}

// stored does something once the carving is stored, so that a form or a paper is about something that is there.
func (st *studio) stored(then func()) {
	switch {
	case !st.s.p.mayChange():
		st.s.p.Nav.Fail(st.s.p.denied())
	case st.w.carving.Version > 0:
		then()
	default:
		st.queue = append(st.queue, change{st.w.carving, "Begun: " + st.w.carving.Title, then})
		st.next()
	}
}

func statusWord(code string) string {
	for _, c := range brokerage.CarvingStatuses {
		if c.Code == code {
			return c.Label
		}
	}
	return "Draft"
}

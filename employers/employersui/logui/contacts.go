package logui

import (
	"context"
	"slices"
	"strings"
	"sync/atomic"

	"fyne.io/fyne/v2"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// Contacts is the week of one person's contacts, with the rhythm of the last weeks and the reviews. It implements
// nav.Screen, nav.Shower, nav.Focuser and nav.Drafter.
type Contacts struct {
	p    Parts
	open func(employers.ContactID) // shows a contact

	who    people.StaffID
	monday day.Date
	staff  []people.Staff
	got    weekRead

	header         *kit.Header
	record         *kit.Button
	person         *kit.SearchSelect // for those who may see colleagues' figures
	picker         *fyne.Container
	picked         kit.Option                   // what the program chose there last
	colleagues     atomic.Pointer[[]kit.Option] // the search runs off the screen's goroutine
	week, reviewed *kit.Text
	count          *kit.Text
	marks          *kit.Marks
	rows           kit.Held[employers.WeekContact]
	list           *kit.RowList[employers.WeekContact]
	rowsHigh       kit.RowsHigh
	weeks          kit.Held[employers.WeekCount]
	rhythm         *kit.RowList[employers.WeekCount]
	rhythmHigh     kit.RowsHigh
	score, because *kit.Text
	page           *fyne.Container
	content        fyne.CanvasObject
	live           task.Latest
	sheet          *sheet // the review that is being written
	loaded, wanted bool   // the rows are there; the focus is to go to them once they are
	closed         bool
}

// weekRead is what one reading gives.
type weekRead struct {
	who       people.StaffID
	monday    day.Date
	staff     []people.Staff
	contacts  []employers.WeekContact
	reviews   []employers.ContactReview // of the shown week
	frequency employers.Frequency
}

// NewContacts makes the screen; it reads nothing until Reload. Open shows one contact.
func NewContacts(p Parts, open func(employers.ContactID)) *Contacts {
	s := &Contacts{p: p, open: open, who: p.Me().ID, monday: p.today().Monday(), rowsHigh: kit.RowsHigh{Least: 4, Most: 14, TwoLines: true},
		rhythmHigh: kit.RowsHigh{Least: 4, Most: 13}}
	s.record = kit.NewButton(kit.Filled, "Record review", s.review).Icon("check")
	s.header = kit.NewHeader("Contacts", "", s.actions()...)
	s.week = kit.NewText("").Sized(theme.Lead).Bold().Shrink()
	s.marks = kit.NewMarks("Contacts of the week", 0, employers.ContactTarget)
	s.count, s.reviewed = kit.NewText("").Wrap(), kit.NewText("").Tone(theme.Quiet).Wrap()
	s.score, s.because = kit.NewText("").Bold().Wrap(), kit.NewText("").Tone(theme.Quiet).Wrap()
	s.list, s.rhythm = s.newList(), s.newRhythm()
	s.picker = s.newPicker()
	left := kit.Column(3, kit.Row(2, s.turn("chevron-left", "Week before", -7), s.turn("chevron-right", "Week after", 7), kit.Grow(s.week)),
		kit.Row(3, s.marks), s.count, s.reviewed, s.rowsHigh.Around(s.list))
	right := kit.Column(3, kit.NewSection("The last "+text.Number(rhythmWeeks)+" weeks", ""), s.score, s.because,
		kit.Start(kit.NewButton(kit.Outline, "How it is counted", func() { showRule(p, s.whose(), s.got.frequency) }).Icon("help").Plain()), s.rhythmHigh.Around(s.rhythm))
	s.page = kit.Column(5, s.header, s.picker, container(&twoSides{part: 0.56}, left, right))
	scroll := kit.Scroll(kit.Row(3, kit.Grow(kit.Pad(1, s.page)), kit.Column(0))) // with room for the scroll bar
	s.content = kit.PadXY(5, 4, scroll)
	return s
}

func (s *Contacts) actions() []fyne.CanvasObject {
	if !s.p.mayChange() {
		return nil
	}
	return []fyne.CanvasObject{s.record}
}

func (s *Contacts) turn(icon, words string, days int) *kit.Button {
	return kit.NewIconButton(icon, words, func() { s.turnTo(s.monday.AddDays(days)) }).Plain()
}

// turnTo shows the week that holds a day; there is nothing to show of weeks to come.
func (s *Contacts) turnTo(d day.Date) {
	if now := s.p.today().Monday(); now.Before(d) {
		d = now
	}
	s.monday = d.Monday()
	s.Reload()
}

// Content is the whole page.
func (s *Contacts) Content() fyne.CanvasObject { return s.content }

// Show shows one colleague's contacts, or one's own for an empty id. Others' figures are for those who may see them.
func (s *Contacts) Show(id string) {
	who := people.StaffID(id)
	switch {
	case who == "":
		who = s.p.Me().ID
	case who != s.p.Me().ID && !s.mayPick():
		s.p.Nav.Fail(people.Denied{Act: people.FidelityOfOthers})
		who = s.p.Me().ID
	}
	if who != s.who {
		s.who, s.monday = who, s.p.today().Monday()
	}
}

func (s *Contacts) mayPick() bool {
	return people.Check(s.p.Me().Role, people.FidelityOfOthers) == nil
}

// Keys are the keys that act on the selected row.
func (s *Contacts) Keys() []kit.Shortcut { return s.list.Keys() }

// FirstFocus is the contacts of the week, or the main action where there are none; nil before the first reading.
func (s *Contacts) FirstFocus() fyne.Focusable {
	switch {
	case !s.loaded:
		s.wanted = true
		return nil
	case s.list.Total() > 0 || !s.p.mayChange():
		return s.list.FirstFocus()
	}
	return s.record
}

// listed is called once the contacts of the week are there: the keyboard may have been waiting for them.
func (s *Contacts) listed(int) {
	s.loaded = true
	if s.wanted && s.p.canvas().Focused() == nil {
		s.p.canvas().Focus(s.FirstFocus())
	}
	s.wanted = false
}

// Reload reads the week anew.
func (s *Contacts) Reload() {
	who, monday, today := s.who, s.monday, s.p.today()
	task.Go(s.live.Next(), s.p.Run, func(ctx context.Context) (r weekRead, err error) {
		r.who, r.monday = who, monday
		if r.staff, err = s.p.Staff.Staff(ctx); err != nil {
			return r, err
		}
		if r.contacts, err = s.p.Log.ContactsOf(ctx, who, monday, monday.AddDays(6)); err != nil {
			return r, err
		}
		if r.reviews, err = s.p.Log.Reviews(ctx, who, monday, monday); err != nil {
			return r, err
		}
		r.frequency, err = s.p.Log.Item17(ctx, who, today.Monday().AddDays(-7*rhythmWeeks), today.Monday().AddDays(-1))
		return r, err
	}, func(r weekRead, err error) {
		if err != nil {
			s.p.Nav.Fail(err)
			return
		}
		s.got, s.staff = r, r.staff
		s.draw()
	})
}

// Close stops reading and keeps the review that is being written.
func (s *Contacts) Close() error {
	if s.closed {
		return nil
	}
	s.closed = true
	s.live.Stop()
	s.list.Close()
	s.rhythm.Close()
	if s.sheet != nil {
		return s.sheet.Leave()
	}
	return nil
}

func (s *Contacts) draw() {
	r, me := s.got, s.who == s.p.Me().ID
	counted := 0
	for _, c := range r.contacts {
		if c.Counts {
			counted++
		}
	}
	target := weekCount{target: r.frequency.Target}.marks()
	s.header.SetTitle("Contacts")
	if !me {
		s.header.SetTitle("Contacts of " + people.NameOf(s.staff, s.who))
	}
	s.header.SetState(s.state(counted, target))
	s.showPicker()
	s.week.Set(weekName(s.monday, s.p.today()))
	s.marks.Set(counted, target)
	s.count.Set(countedWords(counted, target, len(r.contacts)-counted))
	s.reviewed.Set(s.reviewWords())
	s.record.SetWords("Record review")
	if len(r.reviews) > 0 {
		s.record.SetWords("Change review")
	}
	f := r.frequency
	s.score.Set(scoreWords(f))
	s.because.Set(f.Because)
	s.rows.Set(r.contacts)
	weeks := slices.Clone(f.Weeks)
	slices.Reverse(weeks)
	s.weeks.Set(weeks)
	s.rowsHigh.Rows, s.rhythmHigh.Rows = len(r.contacts), len(weeks)
	s.list.Reload()
	s.rhythm.Reload()
	s.page.Refresh()
	s.content.Refresh()
}

// state is the sentence under the title.
func (s *Contacts) state(counted, target int) string {
	words := ofTarget(counted, target)
	if s.monday == s.p.today().Monday() {
		words += " this week"
	} else {
		words += " in that week"
	}
	if s.got.frequency.AtWork > 0 {
		words += ", " + oneDecimal(s.got.frequency.Mean) + " a week over the last " + text.Count(s.got.frequency.AtWork, "week", "weeks") + " at work"
	}
	return words
}

func countedWords(counted, target, other int) string {
	words := ofTarget(counted, target) + " in person, with someone who can hire."
	if other > 0 {
		words += " " + text.Capital(text.Count(other, "other contact", "other contacts")) + " beside."
	}
	return words
}

// weekName is a week as people say it: this week, 23 to 29 November.
func weekName(monday, today day.Date) string {
	sunday := monday.AddDays(6)
	from := monday.Time().Format("2 January")
	if monday.Month == sunday.Month {
		from = monday.Time().Format("2")
	}
	words := from + " to " + sunday.Time().Format("2 January")
	if sunday.Year != today.Year {
		words += sunday.Time().Format(" 2006")
	}
	switch monday {
	case today.Monday():
		return "This week, " + words
	case today.Monday().AddDays(-7):
		return "Last week, " + words
	}
	return words
}

// newPicker is the field for whose contacts are shown; it stays the same while it is typed in.
func (s *Contacts) newPicker() *fyne.Container {
	s.colleagues.Store(&[]kit.Option{})
	s.person = kit.NewSearchSelect(s.p.Run, func(ctx context.Context, words string) ([]kit.Option, error) {
		return kit.FindIn(*s.colleagues.Load())(ctx, words)
	})
	s.person.OnChange(func() {
		if o, ok := s.person.Value(); ok && o.ID != string(s.who) {
			s.Show(o.ID)
			s.Reload()
		}
	})
	picker := kit.Column(0, kit.AtMost(320, kit.NewField("who", "Whose contacts?", s.person)))
	picker.Hide()
	return picker
}

// showPicker offers the colleagues to those who may see their figures.
func (s *Contacts) showPicker() {
	others := people.Working(s.staff, s.p.today())
	if !s.mayPick() || len(others) < 2 {
		return
	}
	options := make([]kit.Option, len(others))
	for i, o := range others {
		options[i] = kit.Option{ID: string(o.ID), Title: o.Name}
		if o.ID == s.p.Me().ID {
			options[i].Note = "me"
		}
	}
	s.colleagues.Store(&options)
	if at := slices.IndexFunc(options, func(o kit.Option) bool { return o.ID == string(s.who) }); at >= 0 && s.picked != options[at] {
		s.picked = options[at]
		s.person.Choose(s.picked)
	}
	s.picker.Show()
}

// whose is whose figures the rule speaks of.
func (s *Contacts) whose() string {
	if s.who == s.p.Me().ID {
		return ""
	}
	return people.NameOf(s.staff, s.who)
}

func (s *Contacts) newList() *kit.RowList[employers.WeekContact] {
	return kit.NewRowList(kit.ListOptions[employers.WeekContact]{
		Name: "Contacts of the week", Run: s.p.Run, Source: s.rows.Source(), TwoLines: true, Headless: true,
		Key: func(c employers.WeekContact) string { return string(c.Contact.ID) },
		Columns: []kit.ListColumn[employers.WeekContact]{
			{ID: "employer", Title: "Employer", Width: 10, Grow: true, Fixed: true, Cell: func(c employers.WeekContact) kit.Cell {
				return kit.Cell{Text: c.Employer, Second: s.under(c)}
			}},
			{ID: "counts", Title: "Counts", Width: 10.5, Fixed: true, Cell: s.countsCell},
			{ID: "day", Title: "Day", Width: 6, Fixed: true, Align: fyne.TextAlignTrailing, Cell: func(c employers.WeekContact) kit.Cell {
				return kit.Cell{Text: text.Capital(text.Near(c.Contact.On, s.p.today())), Second: c.Contact.Start, Tone: theme.Quiet}
			}},
		},
		Opened: func(c employers.WeekContact) { s.open(c.Contact.ID) }, Failed: s.p.Nav.Fail, Loaded: s.listed,
		Actions: []kit.Action[employers.WeekContact]{{Words: "Open", Icon: "pencil", Key: "O", IconOnly: true, Do: func(c employers.WeekContact) { s.open(c.Contact.ID) }}},
		Empty:   kit.NewEmpty("phone", "No contact in this week", "What is logged with Ctrl+L stands here, with whether it counts and why.", nil),
	})
}

// under is the quiet line of a contact: whom one met, how, and whether it was logged late.
func (s *Contacts) under(c employers.WeekContact) string {
	parts := []string{s.p.channel(c.Contact.Channel).Label}
	if len(c.Met) > 0 {
		parts = append([]string{text.And(c.Met...)}, parts...)
	}
	if late := c.Contact.LoggedOn.Days(c.Contact.On); !c.Contact.LoggedOn.IsZero() && late > employers.LogDays {
		parts = append(parts, "logged "+text.Count(late, "day", "days")+" later")
	}
	return strings.Join(parts, " · ")
}

func (s *Contacts) countsCell(c employers.WeekContact) kit.Cell {
	if c.Counts {
		return kit.Cell{Text: "Counts", Icon: "check", Tone: theme.Fits}
	}
	channel := s.p.channel(c.Contact.Channel)
	return kit.Cell{Text: text.Capital(whyNot(employers.FaceToFace(channel), channel.Code, len(c.Contact.Met), false)), Tone: theme.Quiet}
}

func (s *Contacts) newRhythm() *kit.RowList[employers.WeekCount] {
	number := func(n int) kit.Cell {
		if n == 0 {
			return kit.Cell{Text: "0", Tone: theme.Quiet}
		}
		return kit.Cell{Text: text.Number(n)}
	}
	return kit.NewRowList(kit.ListOptions[employers.WeekCount]{
		Name: "Contacts by week", Run: s.p.Run, Source: s.weeks.Source(),
		Key: func(w employers.WeekCount) string { return w.Monday.String() },
		Columns: []kit.ListColumn[employers.WeekCount]{
			{ID: "week", Title: "Week from", Width: 7, Grow: true, Fixed: true, Cell: func(w employers.WeekCount) kit.Cell {
				return kit.Cell{Text: text.Short(w.Monday, s.p.today())}
			}},
			{ID: "counted", Title: "Counted", Width: 4.5, Align: fyne.TextAlignTrailing, Figures: true, Fixed: true, Cell: func(w employers.WeekCount) kit.Cell { return number(w.Counted) }},
			{ID: "other", Title: "Other", Width: 4, Align: fyne.TextAlignTrailing, Figures: true, Fixed: true, Cell: func(w employers.WeekCount) kit.Cell { return number(w.Other) }},
			{ID: "review", Title: "Reviewed", Width: 7.5, Fixed: true, Cell: weekSign},
		},
		Opened: func(w employers.WeekCount) { s.turnTo(w.Monday) }, Failed: s.p.Nav.Fail,
		Empty: kit.NewEmpty("chart", "No whole week yet", "From the first Monday on, each week stands here with what counts.", nil),
	})
}

// weekSign says whether a week was reviewed, or that it is left out.
func weekSign(w employers.WeekCount) kit.Cell {
	switch {
	case w.Away:
		return kit.Cell{Text: "Away, left out", Tone: theme.Quiet}
	case w.Reviewed:
		return kit.Cell{Text: "Yes", Icon: "check", Tone: theme.Fits}
	}
	return kit.Cell{Text: "No", Tone: theme.Quiet}
}

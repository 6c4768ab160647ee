package peopleui

import (
	"context"
	"slices"
	"strings"

	"jobwright/brokerage"
	"jobwright/internal/id"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/offer"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/typed"
)

// otherChoice stands for what has no chip of its own.
const otherChoice = "other"

// Chips of the session form: the ways and lengths that are common, and what they say.
var (
	modeChips = []kit.Option{{ID: "F2F_OFFICE", Title: "Our office"}, {ID: "F2F_OTHER", Title: "Out and about"}, {ID: "F2F_WORK", Title: "At work"},
		{ID: "PHONE", Title: "Phone"}, {ID: "VIDEO", Title: "Video"}, {ID: "TEXT", Title: "Text"}}
	minuteChips = []kit.Option{{ID: "15", Title: "15"}, {ID: "30", Title: "30"}, {ID: "45", Title: "45"}, {ID: "60", Title: "60"}, {ID: "90", Title: "90"}, {ID: "120", Title: "120"}}
)

// LogSession opens the form of a new session; an empty id leaves open whom it was with.
func (s *People) LogSession(who people.ParticipantID) { s.add(sessionForm, who) }

// sessionFields are the fields of a session.
type sessionFields struct {
	who, other, kind, by *kit.SearchSelect
	on                   *kit.DateField
	minutes, mode        *kit.Choice
	exact, start, place  *kit.Entry
	contents             *kit.ManySelect
	note                 *kit.Entry
	next                 *following
	otherField           *kit.Field
	exactField           *kit.Field
}

// makeSession makes the form of a session, new or stored; a new one may begin without a person.
func makeSession(s *People, page brokerage.PersonPage, of sheet.Of) *sheet.Sheet {
	x := brokerage.Session{ID: of.ID, Participant: aboutWhom(of), On: s.today(), Mode: "F2F_OFFICE", Type: usualType(page), Specialist: s.p.Me().ID}
	if of.Version > 0 {
		i := slices.IndexFunc(page.Sessions, func(o brokerage.Session) bool { return o.ID == of.ID })
		if i < 0 {
			return nil
		}
		x = page.Sessions[i]
		x.Version = of.Version
	}
	isNew := of.Version == 0
	f := newSessionFields(s)
	sh := &sheet.Sheet{Heading: "Log session", Sub: "Two fields are needed. The rest can wait.", Main: "Save session", Parts: f.parts(s, isNew)}
	if !isNew {
		sh.Heading, sh.Sub = "Session with "+page.Participant.Name(), text.Capital(text.Near(x.On, s.today()))+", "+s.nameOf(x.Specialist)
	}
	sh.Made = f.listen
	if aboutWhom(of) != "" && isNew { // who it is about is known
		sh.Focus = f.minutes.Focus()
	}
	sh.Title = func() string { return strings.TrimSuffix("Session, "+f.who.Text(), ", ") }
	sh.Fill = func() { f.fill(s, x, page.Participant) }
	sh.Write = func() func(context.Context) error {
		saving := f.read(x)
		steps := f.next.step(saving.Participant, "")
		return func(ctx context.Context) error { return s.p.People.SaveSession(ctx, &saving, steps...) }
	}
	stored := func(now brokerage.PersonPage) (int, people.StaffID) {
		for _, o := range now.Sessions {
			if o.ID == of.ID {
				return o.Version, o.ChangedBy
			}
		}
		return 0, ""
	}
	rebase := func(now brokerage.PersonPage) {
		for _, o := range now.Sessions {
			if o.ID == of.ID {
				x = o
			}
		}
	}
	sh.Newer = s.newer(sessionForm, of, stored, rebase)
	sh.Said = func() string {
		if !isNew {
			return "Saved: session with " + f.who.Text()
		}
		return "Logged: session with " + f.who.Text() + f.next.said()
	}
	if isNew {
		another := kit.Shortcut{Keys: "Ctrl+Shift+Enter", What: "Save and log another", Do: func() {
			if sh.Form.Validate() {
				sh.SaveThen(func() { s.add(sessionForm, "") })
			}
		}}
		sh.Keys = []kit.Shortcut{another}
	}
	sh.Remove = removal("Delete this session", "Deleted: session of "+text.Near(x.On, s.today()), func(ctx context.Context) error {
		return s.p.People.DeleteSession(ctx, x.ID, x.Version)
	})
	return sh
}

// usualType is what a session with the person mostly is: in-work support for somebody in work, else support action.
func usualType(page brokerage.PersonPage) string {
	for _, j := range page.Jobs {
		if j.End.IsZero() {
			return "INWORK"
		}
	}
	return "ACTION"
}

func newSessionFields(s *People) *sessionFields {
	p := s.p
	f := &sessionFields{on: kit.NewDateField(s.today), exact: kit.NewEntry().Limit(4), start: kit.NewEntry().Limit(5).Example("such as 14:30"), place: kit.NewEntry().Limit(200),
		note: kit.NewArea(4).Limit(10000), next: newFollowing(s, id.New())}
	f.who = kit.NewSearchSelect(p.Run, offer.Participants(p.People)).Example("Beginning of a name").Onward()
	f.kind, f.contents = offer.One(p.Run, p.Codes, "support_types"), offer.Many(p.Run, p.Codes, "support_contents", "For example CV, benefits, job search")
	f.minutes = kit.NewChoice(append(slices.Clone(minuteChips), kit.Option{ID: otherChoice, Title: "Other…"})...)
	f.mode = kit.NewChoice(append(slices.Clone(modeChips), kit.Option{ID: otherChoice, Title: "Other…"})...)
	var rest []kit.Option
	for _, o := range offer.Codes(p.Codes, "support_modes") {
		if !isChip(modeChips, o.ID) && o.ID != "F2F_UNSPEC" { // that one is for imports of old records
			rest = append(rest, o)
		}
	}
	f.other = kit.NewSearchSelect(p.Run, kit.FindIn(rest)).Example("Choose how")
	var staff []kit.Option
	for _, m := range people.Working(s.Staff, s.today()) {
		staff = append(staff, s.staffOption(m.ID))
	}
	f.by = kit.NewSearchSelect(p.Run, kit.FindIn(staff))
	return f
}

func isChip(chips []kit.Option, id string) bool {
	return slices.ContainsFunc(chips, func(o kit.Option) bool { return o.ID == id })
}

func (f *sessionFields) parts(s *People, isNew bool) []kit.Part {
	field := kit.NewField
	f.exactField = field("minutes_exact", "How many minutes?", f.exact).Check(func() error {
		if f.minutes.Value() != otherChoice {
			return nil
		}
		return typed.Rule(f.exact, typed.Count(24*60))()
	})
	f.otherField = field("mode_other", "How?", f.other).Check(func() error {
		if f.mode.Value() == otherChoice && f.other.ID() == "" {
			return typed.Sentence("Please say how you were in touch.")
		}
		return nil
	})
	person := field("participant_ref", "Person", f.who).Needed("Please choose the person.")
	date := field("date", "Day", f.on).Needed("Please give the day.").Check(func() error {
		if on, err := f.on.Value(); err == nil && s.today().Before(on) {
			return typed.Sentence("This day is still to come. A session is logged once it has taken place.")
		}
		return nil
	})
	parts := []kit.Part{kit.Beside(person, date), field("minutes", "Minutes", f.minutes), f.exactField, field("mode", "How", f.mode), f.otherField,
		kit.Beside(field("type", "Kind of support", f.kind), field("contents", "What about", f.contents).Check(func() error {
			if f.contents.Has("OTHER") && typed.Words(f.note) == "" {
				return typed.Sentence("“Other” needs a note that says what it was.")
			}
			return nil
		})),
		field("note", "Note", f.note).Hint("What helps the next session. No diagnosis needed.")}
	if isNew {
		parts = append(parts, f.next.parts()...)
	}
	return append(parts, kit.More("when it began, place, who gave it", kit.Beside(field("start", "Began at", f.start).Check(typed.Rule(f.start, typed.Time)), field("place", "Place", f.place)),
		field("specialist", "Who gave it?", f.by)))
}

// listen shows the fields for what has no chip while that is chosen.
func (f *sessionFields) listen() {
	show := func() {
		showField(f.exactField, f.minutes.Value() == otherChoice)
		showField(f.otherField, f.mode.Value() == otherChoice)
	}
	f.minutes.OnChange(show)
	f.mode.OnChange(show)
	show()
}

func showField(f *kit.Field, on bool) {
	if on {
		f.Show()
		return
	}
	f.Hide()
}

func (f *sessionFields) fill(s *People, x brokerage.Session, who people.Participant) {
	if who.ID != "" {
		f.who.Choose(offer.Participant(who))
	}
	f.on.SetValue(x.On)
	switch minutes := typed.CountText(x.Minutes); {
	case isChip(minuteChips, minutes):
		f.minutes.SetValue(minutes)
	case x.Minutes > 0:
		f.minutes.SetValue(otherChoice)
		f.exact.SetText(minutes)
	}
	if isChip(modeChips, x.Mode) {
		f.mode.SetValue(x.Mode)
	} else if x.Mode != "" {
		f.mode.SetValue(otherChoice)
		f.other.Choose(offer.Code(s.p.Codes, "support_modes", x.Mode))
	}
	f.kind.Choose(offer.Code(s.p.Codes, "support_types", x.Type))
	f.contents.SetValues(offer.Chosen(s.p.Codes, "support_contents", x.Contents))
	f.note.SetText(x.Note)
	f.start.SetText(x.Start)
	f.place.SetText(x.Place)
	f.by.Choose(s.staffOption(x.Specialist))
}

func (f *sessionFields) read(x brokerage.Session) brokerage.Session {
	x.Participant = people.ParticipantID(f.who.ID())
	x.On, _ = f.on.Value() // the form has checked the fields
	minutes := f.minutes.Value()
	if minutes == otherChoice {
		minutes = f.exact.Text()
	}
	x.Minutes, _ = typed.Count(24 * 60)(minutes)
	if x.Mode = f.mode.Value(); x.Mode == otherChoice {
		x.Mode = f.other.ID()
	}
	x.Type, x.Contents, x.Note = f.kind.ID(), f.contents.IDs(), typed.Words(f.note)
	x.Start, _ = typed.Time(f.start.Text())
	x.Place, x.Specialist = typed.Words(f.place), people.StaffID(f.by.ID())
	return x
}

package logui

import (
	"context"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/offer"
	"jobwright/internal/ui/theme"
	"jobwright/internal/ui/unsaved"
)

// inPerson is the channel that a contact begins with; otherChannel stands for the ones without a chip of their own.
const (
	inPerson     = "F2F_SITE"
	otherChannel = "other"
)

// chipChannels are the channels with a chip of their own and what it says.
var chipChannels = []kit.Option{{ID: inPerson, Title: "In person"}, {ID: "PHONE", Title: "Phone"}, {ID: "VIDEO", Title: "Video"}, {ID: "EMAIL", Title: "Email"}}

// contactForm is the dialog for one contact, new or logged.
type contactForm struct {
	*unsaved.Open
	l       *Logger
	start   start
	was     employers.Contact // as it was opened; Version 0 = new
	parties map[employers.EmployerID]*party

	employer                     *kit.SearchSelect
	met                          *metPicker
	how                          *kit.Choice
	other                        *kit.SearchSelect
	heard, note, what            *kit.Entry
	due, on                      *kit.DateField
	begin, minutes               *kit.Entry
	purpose, outcome, specialist *kit.SearchSelect
	also, signals, others        *kit.ManySelect
	sections                     []Section
	seen                         []employers.EmployerID // by the sections
	employerField, otherField    *kit.Field
	caution                      *kit.Caution
	follows                      *fyne.Container
	foot                         *fyne.Container // where one stands in the week, and the word about the draft
	count                        *kit.Text
	form                         *kit.Form

	current        employers.EmployerID // the one whose people are offered
	defaultPurpose string
	moves          []move                        // of the relation, as shown
	stays          map[employers.EmployerID]bool // its move was unticked
	further        int                           // how many further employers the line about them speaks of
	doing          bool                          // the line about the next step is shown
	notDone        bool                          // the tick of the next step was taken away
	made           map[string]string             // ids of what the save makes, by employer and what it is
	extra          string                        // what the draft holds beside the fields, when the form was last clean
	queued         bool                          // a save waits until the employers have been read
}

func newContactForm(l *Logger, s start, draft *unsaved.Keeper) *contactForm {
	f := &contactForm{l: l, start: s, was: s.contact, parties: map[employers.EmployerID]*party{}, stays: map[employers.EmployerID]bool{}, made: map[string]string{}}
	for _, page := range s.pages {
		f.parties[page.Employer.ID] = &party{page: page, read: true, met: f.newMetPicker()}
		f.parties[page.Employer.ID].met.setPeople(page.People, false)
	}
	f.makeInputs()
	f.form = kit.NewForm(l.p.Run, func() { f.save(false) }, f.layout()...)
	if l.p.Pause > 0 {
		f.form.PauseAfter(l.p.Pause)
	}
	f.form.OnPause(func([]byte) { f.keep() })
	f.Open = &unsaved.Open{Run: l.p.Run, Nav: l.p.Nav, Keeper: draft, Form: f.form, Dirty: f.dirty, Draft: f.asDraft, Gone: func() { l.form = nil }}
	f.form.Fill(f.fill)
	f.extra = f.extras()
	f.listen()
	f.show()
	f.refresh()
	return f
}

func (f *contactForm) isNew() bool { return f.was.Version == 0 }

func (f *contactForm) makeInputs() {
	p := f.l.p
	f.employer = kit.NewSearchSelect(p.Run, offer.Employers(p.Register)).Example("Part of a name, or a phone number").Offer("Add “%s”", f.addEmployer).Onward()
	f.met = f.newMetPicker()
	f.how = kit.NewChoice(append(append([]kit.Option{}, chipChannels...), kit.Option{ID: otherChannel, Title: "Other…"})...)
	f.other = kit.NewSearchSelect(p.Run, kit.FindIn(f.otherChannels())).Example("Choose how")
	f.heard, f.note = kit.NewArea(3).Limit(10000), kit.NewArea(3).Limit(10000)
	f.what, f.due = kit.NewEntry().Limit(500), kit.NewDateField(p.today).Chips()
	f.on = kit.NewDateField(p.today)
	f.begin, f.minutes = kit.NewEntry().Limit(5).Example("such as 14:30"), kit.NewEntry().Limit(4)
	f.purpose = kit.NewSearchSelect(p.Run, kit.FindIn(offer.Codes(p.Codes, "contact_purposes")))
	f.also = kit.NewManySelect(p.Run, kit.FindIn(offer.Codes(p.Codes, "contact_purposes"))).Example("Nothing else", "And for…")
	f.outcome = kit.NewSearchSelect(p.Run, kit.FindIn(offer.Choices(employers.ContactOutcomes))).Example("Not said")
	f.signals = kit.NewManySelect(p.Run, kit.FindIn(offer.Codes(p.Codes, "hidden_job_signals"))).Example("Nothing of the kind", "And another…")
	f.others = kit.NewManySelect(p.Run, offer.Employers(p.Register)).Example("For a job fair or a meeting of several", "And another…").
		Offer("Add “%s”", f.addOther).Line(f.partyLine)
	var staff []kit.Option
	for _, s := range people.Working(f.start.staff, p.today()) {
		staff = append(staff, f.staffOption(s.ID))
	}
	f.specialist = kit.NewSearchSelect(p.Run, kit.FindIn(staff))
	f.count = kit.NewText("").Sized(theme.Caption).Tone(theme.Quiet).Shrink()
	f.caution, f.follows = kit.NewCaution("I know, and have a reason to log this contact"), kit.Column(1)
	f.follows.Hide()
	for _, make := range p.Sections {
		section := make()
		if g, ok := section.(Guest); ok {
			g.Hosted(f.host())
		}
		f.sections = append(f.sections, section)
	}
}

// otherChannels are the channels that have no chip of their own.
func (f *contactForm) otherChannels() []kit.Option {
	var rest []kit.Option
	for _, o := range offer.Codes(f.l.p.Codes, "contact_channels") {
		if !hasChip(o.ID) {
			rest = append(rest, o)
		}
	}
	return rest
}

func hasChip(channel string) bool {
	for _, o := range chipChannels {
		if o.ID == channel {
			return true
		}
	}
	return false
}

func (f *contactForm) staffOption(who people.StaffID) kit.Option {
	if me := f.l.p.Me(); who == me.ID {
		return kit.Option{ID: string(me.ID), Title: me.Name, Note: "me"}
	}
	return kit.Option{ID: string(who), Title: people.NameOf(f.start.staff, who)}
}

// layout is the form in its order: what is needed first, the rest folded away.
func (f *contactForm) layout() []kit.Part {
	f.employerField = kit.NewField("employer_ref", "Employer", f.employer).Needed("Please choose the employer.")
	f.otherField = kit.NewField("other", "By what means?", f.other).Check(func() error {
		if f.how.Value() == otherChannel && f.other.Text() == "" {
			return sentence("Please say how you were in touch.")
		}
		return nil
	})
	f.otherField.Hide()
	parts := []kit.Part{
		kit.Beside(f.employerField, kit.NewField("met", "Who did you meet?", f.met.many).Needed("Please say whom you met or spoke to. If nobody answered, choose “Nobody, no answer”.")),
		kit.Show(f.caution),
		kit.NewField("channel", "How", f.how), f.otherField,
		kit.NewField("heard", "What did you hear?", f.heard),
	}
	if f.isNew() {
		parts = append(parts,
			kit.NewField("what", "Next step", f.what).Needed("Please say what comes next, so that it is not forgotten."),
			kit.NewField("due", "By when?", f.due).Check(func() error {
				if f.due.Text() == "" {
					return sentence("Please give a day, for example tomorrow or 24 Nov.")
				}
				return nil
			}),
			kit.Show(f.follows))
	}
	// After the needed fields: whoever types on from what was heard comes to the next step.
	for _, s := range f.sections {
		if front, ok := s.(Front); ok {
			parts = append(parts, front.Front()...)
		}
	}
	return append(parts, kit.Folded("More", f.moreWords(), f.was.Note != "", f.more()...)) // a note that is there is seen
}

func (f *contactForm) moreWords() string {
	words := "why, when, a hidden-job signal, "
	if len(f.sections) > 0 {
		words += "a participant, "
	}
	if f.isNew() {
		return words + "several employers"
	}
	return words + "what came of it"
}

func (f *contactForm) more() []kit.Part {
	more := []kit.Part{
		kit.NewField("purpose", "Why?", f.purpose),
		kit.NewField("also_for", "Also about", f.also),
		kit.NewField("signals", "Signs of a hidden job", f.signals),
		kit.NewField("outcome", "What came of it?", f.outcome),
		kit.Beside(kit.NewField("date", "Day", f.on).Needed("Please give the day of the contact.").Check(f.notAhead),
			kit.NewField("start", "Began at", f.begin).Check(func() error { _, err := readTime(f.begin.Text()); return err })),
		kit.Beside(kit.NewField("minutes", "Minutes", f.minutes).Check(func() error { _, err := readMinutes(f.minutes.Text()); return err }),
			kit.NewField("specialist", "Who was in touch?", f.specialist).Needed("Please choose who was in touch.")),
		kit.NewField("note", "Note", f.note),
	}
	for _, s := range f.sections {
		more = append(more, s.Parts()...)
	}
	if f.isNew() {
		more = append(more, kit.NewField("others", "Other employers met at the same time", f.others).
			Hint("Each gets this contact and this next step. Whom you met there can be said for each, or left out."))
	}
	return more
}

func (f *contactForm) notAhead() error {
	if on, err := f.on.Value(); err == nil && f.l.p.today().Before(on) {
		return sentence("This day is still to come. A contact is logged once it has taken place.")
	}
	return nil
}

// sentence is an error in words for the person at the screen.
type sentence string

func (s sentence) Error() string { return string(s) }

// readTime reads a time of day as people type it; empty is not said.
func readTime(s string) (string, error) {
	s = strings.NewReplacer(".", ":", " ", "").Replace(strings.TrimSpace(s))
	if s == "" {
		return "", nil
	}
	if len(s) == 4 && !strings.Contains(s, ":") {
		s = s[:2] + ":" + s[2:]
	}
	t, err := time.Parse("15:04", s)
	if err != nil {
		return "", sentence("Please type a time such as 14:30.")
	}
	return t.Format("15:04"), nil
}

// readMinutes reads a length of time; empty is not said.
func readMinutes(s string) (int, error) {
	if s = strings.TrimSpace(s); s == "" {
		return 0, nil
	}
	n, err := strconv.Atoi(s)
	if err != nil || n < 0 || n > 24*60 {
		return 0, sentence("Please type a number of minutes up to 1440, such as 45.")
	}
	return n, nil
}

// fill shows the contact that the form begins with.
func (f *contactForm) fill() {
	c := f.was
	if len(f.start.pages) > 0 {
		first := f.start.pages[0].Employer
		f.employer.Choose(offer.Employer(first.ID, first.Name, first.Town))
		f.current = first.ID
		f.met.setPeople(f.start.pages[0].People, false)
		for _, page := range f.start.pages[1:] {
			f.others.Add(offer.Employer(page.Employer.ID, page.Employer.Name, page.Employer.Town))
		}
	}
	f.setChannel(c.Channel)
	f.heard.SetText(c.Heard)
	f.note.SetText(c.Note)
	f.on.SetValue(c.On)
	f.begin.SetText(c.Start)
	if c.Minutes > 0 {
		f.minutes.SetText(strconv.Itoa(c.Minutes))
	}
	f.specialist.Choose(f.staffOption(c.Specialist))
	f.purpose.Choose(offer.Code(f.l.p.Codes, "contact_purposes", c.Purpose))
	f.also.SetValues(f.codes("contact_purposes", c.AlsoFor))
	f.signals.SetValues(f.codes("hidden_job_signals", c.Signals))
	if c.Outcome != "" {
		f.outcome.Choose(kit.Option{ID: c.Outcome, Title: employers.ChoiceLabel(employers.ContactOutcomes, c.Outcome)})
	}
	for _, s := range f.sections {
		s.Fill(c)
	}
	if f.isNew() {
		f.due.SetValue(f.l.p.today().AddDays(7).OnWorkingDay())
		f.suggestPurpose()
		return
	}
	f.met.many.SetValues(f.metOptions(c))
}

func (f *contactForm) codes(list string, codes []string) []kit.Option {
	options := make([]kit.Option, len(codes))
	for i, c := range codes {
		options[i] = offer.Code(f.l.p.Codes, list, c)
	}
	return options
}

// metOptions are those whom a logged contact names; one that names nobody says so.
func (f *contactForm) metOptions(c employers.Contact) []kit.Option {
	var options []kit.Option
	for _, who := range c.Met {
		if p, known := f.met.known[who]; known {
			options = append(options, personOption(p))
		} else {
			options = append(options, kit.Option{ID: string(who), Title: "Somebody not listed any more"})
		}
	}
	switch {
	case len(options) > 0:
		return options
	case c.Outcome == noAnswer:
		return nobodies[:1]
	}
	return nobodies[1:]
}

func (f *contactForm) setChannel(code string) {
	if hasChip(code) {
		f.how.SetValue(code)
		f.other.Choose(kit.Option{})
		return
	}
	f.how.SetValue(otherChannel)
	f.other.Choose(offer.Code(f.l.p.Codes, "contact_channels", code))
}

// channel is the code of how one was in touch.
func (f *contactForm) channel() string {
	if v := f.how.Value(); v != otherChannel {
		return v
	}
	chosen, _ := f.other.Value()
	return chosen.ID
}

func (f *contactForm) show() {
	p := f.l.p
	f.foot = kit.AtLeast(150, 0, kit.Column(0, f.count, f.Keeper.Said()))
	sub, keep := "Three fields are needed. The rest can wait.", "Close, keep draft"
	extra := kit.NewButton(kit.Outline, "Discard", f.Discard).Plain()
	spec := kit.DialogSpec{Title: "Log contact", Sub: sub, Wide: 690, Body: f.form, Main: "Save contact", Cancel: keep, OnCancel: f.LeaveAndSay,
		Extra: []*kit.Button{extra}, Note: f.foot,
		Keys: []kit.Shortcut{{Keys: "Ctrl+Shift+Enter", What: "Save and log another", Do: f.saveAndAnother}}}
	if !f.isNew() {
		spec.Title = "Contact with " + f.employer.Text()
		spec.Sub = text.Capital(text.Near(f.was.On, p.today())) + ", " + people.NameOf(f.start.staff, f.was.Specialist)
		spec.Extra = []*kit.Button{kit.NewButton(kit.Outline, "Delete", f.delete).Plain().Danger(), extra}
	}
	if f.current != "" && f.isNew() && f.start.sure {
		spec.Focus = f.met.many.Focus()
	}
	f.Keeper.Said().Hide() // until there is something to say: in a low window each line counts
	f.Dialog = kit.ShowDialog(p.canvas(), spec)
}

// delete takes a logged contact away, with a way back.
func (f *contactForm) delete() {
	p, c := f.l.p, f.was
	f.Save(unsaved.Save{
		Write: func(ctx context.Context) error { return p.Log.DeleteContact(ctx, c.ID, c.Version) },
		Newer: f.newer(f.delete),
		Done:  func() { p.Nav.Say("Deleted: contact with "+f.employer.Text()+", "+text.Near(c.On, p.today()), p.Undo) },
	})
}

// newer looks whether somebody else has changed the contact while its form was open; over does the same once more, now
// over that.
func (f *contactForm) newer(over func()) func(context.Context) (*unsaved.Newer, error) {
	was := f.was
	return func(ctx context.Context) (*unsaved.Newer, error) {
		now, err := f.l.p.Log.Contact(ctx, was.ID)
		if err != nil || now.Version == was.Version {
			return nil, err
		}
		return &unsaved.Newer{By: people.NameOf(f.start.staff, now.ChangedBy), Load: func() { f.l.Edit(was.ID) }, Force: func() {
			f.was = now // the fields keep what was typed
			over()
		}}, nil
	}
}

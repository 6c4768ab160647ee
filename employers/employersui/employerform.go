package employersui

import (
	"context"
	"encoding/json"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"jobwright/employers"
	"jobwright/internal/id"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/offer"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
	"jobwright/internal/ui/unsaved"
)

// employerFields is the form of one employer: what is needed first, what is seldom known folded away.
type employerFields struct {
	*recordForm
	e      employers.Employer // as it was opened
	stored employers.Employer // as it was given to the store

	name, phone, postcode, town, email, number *kit.Entry
	trading, former, website                   *kit.Entry
	address, notes                             *kit.Entry
	headcount                                  *kit.Entry
	counted, notice, lookAgain                 *kit.DateField
	sector, owner, source                      *kit.SearchSelect
	size, stage, relation, body, hiring        *kit.Choice
	route, hard, shifts, environment, stop     *kit.Entry
	wants                                      *ticks
	practice                                   map[string]*kit.Choice
	alike                                      *fyne.Container
	finding                                    task.Latest
}

// add opens the form for a new employer.
func (s *Employers) add() {
	s.withStaff(func() { s.openEmployer(s.newEmployer(), s.newKeeper(employerForm), nil) })
}

// newEmployer is an employer as its form begins. It has its id already: neither a second try after a failure nor its
// draft makes a second one.
func (s *Employers) newEmployer() employers.Employer {
	return employers.Employer{ID: employers.EmployerID(id.New()), Stage: employers.StageNotMet, Owner: s.p.Me().ID}
}

// editEmployer opens the form of a stored employer, as it is now.
func (s *Employers) editEmployer(of employers.EmployerID) {
	draft := s.keeper(employerForm, string(of))
	draft.TakeUp(s.OpenDraft, func() {
		var e employers.Employer
		s.reading(func(ctx context.Context) (err error) {
			e, err = s.p.Register.Employer(ctx, of)
			return err
		}, func() { s.withStaff(func() { s.openEmployer(e, draft, nil) }) })
	}, s.p.Nav.Fail)
}

func (s *Employers) openEmployer(e employers.Employer, draft *unsaved.Keeper, fields json.RawMessage) {
	f := &employerFields{e: e}
	f.recordForm = &recordForm{s: s, name: employerForm, of: draftOf{ID: string(e.ID), Version: e.Version}, draft: draft, heading: "Add employer",
		sub: "Only the name is needed. Ctrl+Enter saves.", main: "Save employer", left: f.finding.Stop, fields: f}
	if e.Version > 0 {
		f.heading, f.sub = "Edit "+e.Name, ""
	}
	f.title = func() string { return strings.TrimSuffix("Employer: "+f.name.Text(), ": ") }
	f.write = func() func(context.Context) error {
		f.stored = f.read()
		e := f.stored // a copy: the store writes into it off the UI goroutine
		return func(ctx context.Context) error { return s.p.Register.SaveEmployer(ctx, &e) }
	}
	f.newer = f.look
	f.saved = f.done
	f.make()
	f.form.Fill(func() { f.fill(e) })
	f.watch()
	f.show(fields)
}

func (f *employerFields) make() {
	s := f.s
	line := func(letters int) *kit.Entry { return kit.NewEntry().Limit(letters) }
	f.name, f.phone, f.postcode, f.town, f.email, f.number = line(300), line(60), line(12), line(100), line(200), line(30)
	f.trading, f.former, f.website, f.headcount = line(300), line(300), line(300), line(7)
	f.address, f.notes = kit.NewArea(3), kit.NewArea(4)
	f.counted, f.notice, f.lookAgain = kit.NewDateField(s.today), kit.NewDateField(s.today), kit.NewDateField(s.today)
	f.route, f.hard, f.shifts, f.environment, f.stop = line(500), kit.NewArea(2), line(500), kit.NewArea(2), line(500)
	f.sector = kit.NewSearchSelect(s.p.Run, kit.FindIn(s.sectorOptions())).Example("What they do")
	f.owner = kit.NewSearchSelect(s.p.Run, kit.FindIn(s.ownerOptions()))
	f.source = kit.NewSearchSelect(s.p.Run, kit.FindIn(s.codeOptions("employer_lead_sources")))
	f.size = kit.NewChoice(s.bandOptions()...)
	f.stage, f.relation = kit.NewChoice(s.stageOptions()...), kit.NewChoice(relationOptions()...)
	f.body = kit.NewChoice(kit.Option{ID: string(employers.Private), Title: "Private"}, kit.Option{ID: string(employers.Public), Title: "Public"}, kit.Option{ID: string(employers.Voluntary), Title: "Voluntary"})
	f.hiring = kit.NewChoice(offer.Choices(employers.HiringFrequencies)...)
	f.wants = newTicks("motivation", s.codeOptions("employer_motivations"))
	f.alike = kit.Column(2)
	f.alike.Hide()
	f.form = kit.NewForm(s.p.Run, f.save, f.parts()...)
}

// parts are the fields in their order.
func (f *employerFields) parts() []kit.Part {
	field := kit.NewField
	return []kit.Part{
		field("name", "Name", f.name).Needed("Please type the employer's name."),
		kit.Beside(field("phone", "Phone", f.phone), field("postcode", "Postcode", f.postcode)),
		kit.Show(f.alike),
		kit.Beside(field("town", "Town", f.town), field("sector", "Sector", f.sector)),
		field("size", "How many people work there?", f.size),
		kit.Beside(field("owner", "Owner", f.owner).Hint("Who of us keeps in touch."), field("lead_source", "How did we find them?", f.source)),
		kit.Folded("Names and address", "e-mail, website, company number, trading name", false,
			kit.Beside(field("email", "E-mail", f.email), field("website", "Website", f.website)),
			kit.Beside(field("company_number", "Company or charity number", f.number), field("trading_name", "Trading as", f.trading)),
			kit.Beside(field("former_name", "Former name", f.former), field("body", "Whose is it?", f.body)),
			field("address", "Address", f.address),
			kit.Beside(field("headcount", "How many people exactly?", f.headcount).Check(wholeNumber(f.headcount, 5_000_000)), field("headcount_on", "Counted on", f.counted))),
		kit.Folded("Why they might work with us", "motivations", false, f.wants.parts...),
		kit.Folded("How they hire", "frequency, route, shifts, environment", false,
			field("hiring", "How often do they hire?", f.hiring), field("hiring_route", "How do they usually hire?", f.route),
			field("hard_to_fill", "Tasks or posts that are hard to fill", f.hard), field("shifts", "Typical contracts and shifts", f.shifts),
			field("environment", "Environment", f.environment).Hint("Noise, pace, customers, lifting, outdoors, lone work.")),
		kit.Folded("What they do already", "HR, occupational health, policies", false, f.practiceParts()...),
		kit.Folded("Our relation", "stage, strength, do not contact, notes", f.e.DoNotContact != "",
			field("stage", "Stage", f.stage).Hint("A logged contact moves it by itself; here you put it right."),
			field("relation", "How strong is the relation?", f.relation),
			kit.Beside(field("look_again_on", "Look again on", f.lookAgain).Hint("For a resting employer.").Check(f.lookAgainNeeded), field("notice_given_on", "Privacy notice given on", f.notice)),
			field("do_not_contact", "Do not contact, because", f.stop).Hint("Leave it empty where they may be contacted."),
			field("notes", "Notes", f.notes).Hint("No health details of anybody.")),
	}
}

// lookAgainNeeded is the rule that nobody rests for ever. (product.md)
func (f *employerFields) lookAgainNeeded() error {
	if on, err := f.lookAgain.Value(); f.stage.Value() != employers.StageResting || err != nil || !on.IsZero() {
		return nil
	}
	return people.FieldError{Field: "look_again_on", Message: "Please give the day to look again, for example in 6 months."}
}

func (f *employerFields) practiceParts() (parts []kit.Part) {
	f.practice = map[string]*kit.Choice{}
	var pair []*kit.Field
	for i, q := range employers.PracticeQuestions {
		c := kit.NewChoice(offer.Choices(employers.PracticeAnswers(q.Code))...)
		f.practice[q.Code] = c
		pair = append(pair, kit.NewField("practice:"+q.Code, q.Label, c))
		if len(pair) == 2 || i == len(employers.PracticeQuestions)-1 {
			parts = append(parts, kit.Beside(pair...))
			pair = nil
		}
	}
	return parts
}

func relationOptions() []kit.Option {
	out := make([]kit.Option, len(relationWords))
	for i, w := range relationWords {
		out[i] = kit.Option{ID: strconv.Itoa(i), Title: w}
	}
	return out
}

// bandOptions are the size bands by their numbers of people.
func (s *Employers) bandOptions() (out []kit.Option) {
	for _, c := range s.p.Codes.Offered("employer_size_bands") {
		out = append(out, kit.Option{ID: c.Code, Title: s.bandWord(c.Code)})
	}
	return out
}

// sectorOptions are the sections of SIC with what belongs to each.
func (s *Employers) sectorOptions() (out []kit.Option) {
	for _, c := range s.p.Codes.Offered("sic2007_sections") {
		out = append(out, kit.Option{ID: c.Code, Title: c.Label, Note: c.Data["description"]})
	}
	return out
}

// option is a code as a field shows that it is chosen.
func (s *Employers) option(list, code string) kit.Option {
	if code == "" {
		return kit.Option{}
	}
	return kit.Option{ID: code, Title: s.label(list, code)}
}

func (s *Employers) ownerOption(id people.StaffID) kit.Option {
	if id == "" {
		return kit.Option{}
	}
	return kit.Option{ID: string(id), Title: s.nameOf(id)}
}

// watch looks for alike employers while name, phone, postcode or company number are typed.
func (f *employerFields) watch() {
	for _, e := range []*kit.Entry{f.name, f.phone, f.postcode, f.number} {
		e.OnChange(f.lookAlike)
	}
}

// alikeShown is how many alike employers are listed.
const alikeShown = 5

func (f *employerFields) lookAlike() {
	typed := employers.Employer{ID: f.e.ID, Name: f.name.Text(), TradingName: f.trading.Text(), Phone: f.phone.Text(), Postcode: f.postcode.Text(), CompanyNumber: f.number.Text()}
	quiet := 300 * time.Millisecond
	if f.s.p.Pause > 0 {
		quiet = f.s.p.Pause
	}
	task.Go(f.finding.Next(), f.s.p.Run, func(ctx context.Context) ([]employers.Alike, error) {
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(quiet):
		}
		return f.s.p.Register.LooksLike(ctx, typed, alikeShown+1)
	}, func(found []employers.Alike, err error) {
		if err == nil { // a list that cannot be had is no reason to stop somebody typing
			f.showAlike(found)
		}
	})
}

// showAlike lists the employers that the typed one may be.
func (f *employerFields) showAlike(found []employers.Alike) {
	var rows []fyne.CanvasObject
	for _, a := range found {
		if a.Employer.ID == f.e.ID || len(rows) == alikeShown {
			continue
		}
		note := strings.Join(append(nonEmpty(a.Employer.Town), a.Because...), " · ")
		words := kit.Column(0, kit.NewText(a.Employer.Name).Bold().Wrap(), kit.NewText(note).Sized(theme.Caption).Tone(theme.Quiet).Wrap())
		open := kit.NewButton(kit.Outline, "Open it", func() { f.openAlike(a.Employer.ID) }).Slim().Plain()
		rows = append(rows, kit.Row(2, kit.Grow(words), open))
	}
	f.alike.Objects = nil
	if len(rows) > 0 {
		title := kit.Row(2, kit.NewIcon("question", theme.Ask).Sized(16), kit.Grow(kit.NewText("Looks like one you have already").Bold().Shrink()))
		f.alike.Objects = []fyne.CanvasObject{kit.Panel(theme.Fill(theme.Ask), kit.Column(2, append([]fyne.CanvasObject{title}, rows...)...))}
	}
	f.alike.Hidden = len(rows) == 0
	f.form.Refresh()
	if f.dialog != nil {
		f.dialog.Relayout()
	}
}

// openAlike keeps what was typed as a draft and goes to the other employer.
func (f *employerFields) openAlike(other employers.EmployerID) {
	f.close()
	f.keep(func() { f.s.p.Nav.Say("What you typed is kept as a draft on Today.", nil) })
	f.s.p.Nav.Open(nav.Route{Page: "employers", ID: string(other)})
}

func nonEmpty(words ...string) (out []string) {
	for _, w := range words {
		if w != "" {
			out = append(out, w)
		}
	}
	return out
}

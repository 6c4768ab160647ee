package employersui

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
)

// fill shows an employer in the fields.
func (f *employerFields) fill(e employers.Employer) {
	s := f.s
	f.e = e
	for entry, words := range map[*kit.Entry]string{
		f.name: e.Name, f.phone: e.Phone, f.postcode: e.Postcode, f.town: e.Town, f.email: e.Email, f.number: e.CompanyNumber,
		f.trading: e.TradingName, f.former: e.FormerName, f.website: e.Website, f.address: e.Address, f.notes: e.Notes,
		f.headcount: numberOrNone(e.Headcount), f.route: e.HiringRoute, f.hard: e.HardToFill, f.shifts: e.Shifts, f.environment: e.Environment, f.stop: e.DoNotContact,
	} {
		entry.SetText(words)
	}
	f.counted.SetValue(e.HeadcountOn)
	f.notice.SetValue(e.NoticeGivenOn)
	f.lookAgain.SetValue(e.LookAgainOn)
	f.sector.Choose(s.option("sic2007_sections", e.Section()))
	f.owner.Choose(s.ownerOption(e.Owner))
	f.source.Choose(s.option("employer_lead_sources", e.LeadSource))
	f.size.SetValue(e.Size)
	f.stage.SetValue(e.Stage)
	f.relation.SetValue(strconv.Itoa(e.Relation))
	f.body.SetValue(string(e.Sector))
	f.hiring.SetValue(e.Hiring)
	f.wants.set(e.Motivations)
	answers := map[string]string{}
	for _, q := range e.Practice {
		answers[q.Code] = q.Answer
	}
	for code, c := range f.practice { // also those that the employer has no answer to: the form may hold mine
		c.SetValue(answers[code])
	}
}

// read is the employer as the fields have it. What no field shows stays as it is.
func (f *employerFields) read() employers.Employer {
	e := f.e
	words := func(in kit.Input) string { return strings.TrimSpace(in.Text()) }
	e.Name, e.Phone, e.Postcode, e.Town, e.Email = words(f.name), words(f.phone), words(f.postcode), words(f.town), words(f.email)
	e.CompanyNumber, e.TradingName, e.FormerName, e.Website = words(f.number), words(f.trading), words(f.former), words(f.website)
	e.Address, e.Notes, e.HiringRoute, e.HardToFill = words(f.address), words(f.notes), words(f.route), words(f.hard)
	e.Shifts, e.Environment, e.DoNotContact = words(f.shifts), words(f.environment), words(f.stop)
	e.Headcount, _ = strconv.Atoi(words(f.headcount)) // the form has checked it, and the days
	e.HeadcountOn, _ = f.counted.Value()
	e.NoticeGivenOn, _ = f.notice.Value()
	e.LookAgainOn, _ = f.lookAgain.Value()
	if section := chosenID(f.sector); section != e.Section() {
		e.SIC = nonEmpty(section)
	}
	e.Owner, e.LeadSource = people.StaffID(chosenID(f.owner)), chosenID(f.source)
	if e.Size != f.size.Value() {
		e.Size, e.SizePrinted = f.size.Value(), "" // a printed band belongs to its size
	}
	e.Stage, e.Sector, e.Hiring = f.stage.Value(), employers.SectorBody(f.body.Value()), f.hiring.Value()
	e.Relation, _ = strconv.Atoi(f.relation.Value())
	e.Motivations = append(f.wants.keep(e.Motivations), f.wants.chosen()...)
	e.Practice = f.readPractice(e.Practice)
	return e
}

// readPractice are the answers of the form, with those to questions that it does not ask.
func (f *employerFields) readPractice(was []employers.Practice) (out []employers.Practice) {
	for _, q := range employers.PracticeQuestions {
		if answer := f.practice[q.Code].Value(); answer != "" {
			out = append(out, employers.Practice{Code: q.Code, Answer: answer})
		}
	}
	for _, p := range was {
		if _, asked := f.practice[p.Code]; !asked {
			out = append(out, p)
		}
	}
	return out
}

func chosenID(s *kit.SearchSelect) string {
	o, _ := s.Value()
	return o.ID
}

// look says whether somebody else has changed the employer since the form was opened.
func (f *employerFields) look(ctx context.Context) (*conflict, error) {
	now, err := f.s.p.Register.Employer(ctx, f.e.ID)
	if err != nil || now.Version == f.of.Version {
		return nil, err
	}
	return &conflict{by: now.ChangedBy,
		load:  func() { f.of.Version = now.Version; f.fill(now) },
		force: func() { f.e.Version, f.of.Version = now.Version, now.Version; f.save() },
	}, nil
}

// done says what was saved and shows it; a stage that was changed by hand is named.
func (f *employerFields) done() {
	s, e := f.s, f.stored
	said := "Saved: " + e.Name
	if f.of.Version == 0 {
		said = "Added: " + e.Name
	} else if was := s.page.Shown.page.Employer; was.ID == e.ID && was.Stage != e.Stage {
		said += ", moved from “" + s.stageWord(was.Stage) + "” to “" + s.stageWord(e.Stage) + "”"
	}
	s.p.Nav.Say(said, s.p.Undo)
	if f.of.Version == 0 {
		s.p.Nav.Open(nav.Route{Page: "employers", ID: string(e.ID)})
	}
}

// addPerson opens the form for somebody new at an employer.
func (s *Employers) addPerson(e employers.Employer) { s.editPerson(e, s.newPerson(e)) }

// addSite opens the form for a new site of an employer.
func (s *Employers) addSite(e employers.Employer) { s.editSite(e, s.newSite(e)) }

// sitesOf are the sites of the employer that is open.
func (s *Employers) sitesOf(e employers.Employer) []employers.Site {
	if s.page.Drawn && s.page.ID == string(e.ID) {
		return slices.Clone(s.page.Shown.page.Sites)
	}
	return nil
}

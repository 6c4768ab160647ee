package peopleui

import (
	"context"
	"strings"

	"jobwright/brokerage"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/offer"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/typed"
)

func (s *People) addPerson() { s.add(personForm, "") }

func (s *People) editPerson(id people.ParticipantID) {
	s.edit(personForm, id, string(id), s.versionOf(id))
}

// versionOf is the version of the person that the page shows; 0, which the form then reads, where it shows another one.
func (s *People) versionOf(id people.ParticipantID) int {
	if s.page != nil && s.page.Shown.page.Participant.ID == id {
		return s.page.Shown.page.Participant.Version
	}
	return 0
}

// personFields are the fields of who somebody is and how they came.
type personFields struct {
	first, last, phone, email, how, area, provider, town, postcode, exitReason *kit.Entry
	status, specialist, group, pathway, source, gender, ethnicity              *kit.SearchSelect
	birth, start, exit                                                         *kit.DateField
}

// makePerson makes the form of a person, new or stored.
func makePerson(s *People, page brokerage.PersonPage, of sheet.Of) *sheet.Sheet {
	who := page.Participant
	isNew := aboutWhom(of) == ""
	if isNew {
		who = people.Participant{ID: people.ParticipantID(of.ID), Specialist: s.p.Me().ID, Status: "ACTIVE_SEARCH", Start: s.today()}
	} else if of.Version > 0 {
		who.Version = of.Version
	}
	f := newPersonFields(s)
	sh := &sheet.Sheet{Heading: "Add person", Sub: "A name is enough to begin with. The rest can wait.", Main: "Save person", Parts: f.parts(isNew)}
	if !isNew {
		sh.Heading, sh.Sub = "About "+who.Name(), "Who they are and how they came. What they want stands in the profile."
	}
	sh.Title = func() string { return strings.TrimSuffix("Person: "+f.name(), ": ") }
	sh.Fill = func() { f.fill(s, who) }
	sh.Write = func() func(context.Context) error {
		saving := f.read(who)
		label := "person changed"
		if isNew {
			label = "person added"
		}
		return func(ctx context.Context) error { return s.p.People.SaveParticipants(ctx, label, &saving) }
	}
	stored, rebase := storedPerson, func(now brokerage.PersonPage) { who = now.Participant }
	sh.Newer = s.newer(personForm, of, stored, rebase)
	sh.Said = func() string { return "Saved: " + f.name() }
	if isNew {
		sh.Then = func() { s.p.Nav.Open(nav.Route{Page: "people", ID: string(who.ID)}) }
	}
	sh.Remove = removal("Delete this person", "Deleted: "+who.Name(), func(ctx context.Context) error {
		return s.p.People.DeleteParticipant(ctx, who.ID, who.Version)
	})
	return sh
}

// storedPerson is the version of the participant as stored now.
func storedPerson(page brokerage.PersonPage) (int, people.StaffID) {
	return page.Participant.Version, ""
}

func newPersonFields(s *People) *personFields {
	line := func(letters int) *kit.Entry { return kit.NewEntry().Limit(letters) }
	date := func() *kit.DateField { return kit.NewDateField(s.today) }
	f := &personFields{first: line(100), last: line(100), phone: line(60), email: line(200), how: line(300), area: line(100), provider: line(100), town: line(100),
		postcode: line(10), exitReason: line(200), birth: date(), start: date(), exit: date()}
	f.status, f.pathway, f.source = offer.One(s.p.Run, s.p.Codes, "participant_statuses"), offer.One(s.p.Run, s.p.Codes, "referral_pathways"), offer.One(s.p.Run, s.p.Codes, "referral_sources")
	var staff []kit.Option
	for _, m := range people.Working(s.Staff, s.today()) {
		staff = append(staff, s.staffOption(m.ID))
	}
	f.specialist = kit.NewSearchSelect(s.p.Run, kit.FindIn(staff))
	pick := func(list string) *kit.SearchSelect {
		return kit.NewSearchSelect(s.p.Run, kit.FindIn(s.demographic(list)))
	}
	f.group, f.gender, f.ethnicity = pick("group"), pick("gender"), pick("ethnicity")
	return f
}

// demographic are the entries of one list within demographic_codes.
func (s *People) demographic(list string) (out []kit.Option) {
	for _, c := range s.p.Codes.Offered("demographic_codes") {
		if c.Data["list"] == list {
			out = append(out, kit.Option{ID: c.Code, Title: c.Label})
		}
	}
	return out
}

func (s *People) staffOption(id people.StaffID) kit.Option {
	switch {
	case id == "":
		return kit.Option{}
	case id == s.p.Me().ID:
		return kit.Option{ID: string(id), Title: s.p.Me().Name, Note: "me"}
	}
	return kit.Option{ID: string(id), Title: s.nameOf(id)}
}

func (f *personFields) name() string {
	return strings.TrimSpace(typed.Words(f.first) + " " + typed.Words(f.last))
}

func (f *personFields) parts(isNew bool) []kit.Part {
	field := kit.NewField
	leaving := kit.Beside(field("exit", "Left the service on", f.exit), field("exit_reason", "Why", f.exitReason))
	return []kit.Part{
		kit.Beside(field("first_name", "First name", f.first).Check(func() error {
			if f.name() == "" {
				return typed.Sentence("Please type a name.")
			}
			return nil
		}), field("last_name", "Last name", f.last)),
		kit.Beside(field("phone", "Phone", f.phone), field("email", "E-mail", f.email)),
		field("contact_how", "How they want to be contacted", f.how).Hint("For example: text first, no voicemail, not before 10."),
		kit.Beside(field("status", "Status", f.status), field("specialist", "Whose caseload", f.specialist)),
		kit.Beside(field("town", "Town", f.town), field("postcode", "Postcode", f.postcode).Hint("The first part, such as S1, is enough to estimate a journey.")),
		kit.Folded("How they came", "start, referral, group, area", !isNew,
			kit.Beside(field("start", "Start of support", f.start), field("group", "Group", f.group).Hint("It decides how long support lasts.")),
			kit.Beside(field("pathway", "Referral pathway", f.pathway), field("referral_source", "Referred by", f.source)),
			kit.Beside(field("area", "Area", f.area), field("provider", "Provider", f.provider)),
			leaving),
		kit.Folded("For the reports", "birth date, gender, ethnicity", false,
			note("Only the funder's tables use these. No match and no order ever does."),
			kit.Beside(field("birth_date", "Birth date", f.birth), field("gender", "Gender", f.gender)), field("ethnicity", "Ethnicity", f.ethnicity)),
	}
}

func (f *personFields) fill(s *People, who people.Participant) {
	f.first.SetText(who.FirstName)
	f.last.SetText(who.LastName)
	f.phone.SetText(who.Phone)
	f.email.SetText(who.Email)
	f.how.SetText(who.ContactHow)
	f.area.SetText(who.Area)
	f.provider.SetText(who.Provider)
	f.town.SetText(who.Town)
	f.postcode.SetText(who.Postcode)
	f.exitReason.SetText(who.ExitReason)
	f.birth.SetValue(who.BirthDate)
	f.start.SetValue(who.Start)
	f.exit.SetValue(who.Exit)
	f.status.Choose(offer.Code(s.p.Codes, "participant_statuses", who.Status))
	f.pathway.Choose(offer.Code(s.p.Codes, "referral_pathways", who.Pathway))
	f.source.Choose(offer.Code(s.p.Codes, "referral_sources", who.ReferralSource))
	f.group.Choose(offer.Code(s.p.Codes, "demographic_codes", who.Group))
	f.gender.Choose(offer.Code(s.p.Codes, "demographic_codes", who.Gender))
	f.ethnicity.Choose(offer.Code(s.p.Codes, "demographic_codes", who.Ethnicity))
	f.specialist.Choose(s.staffOption(who.Specialist))
}

func (f *personFields) read(who people.Participant) people.Participant {
	who.FirstName, who.LastName, who.Phone, who.Email = typed.Words(f.first), typed.Words(f.last), typed.Words(f.phone), typed.Words(f.email)
	who.ContactHow, who.Area, who.Provider, who.Town = typed.Words(f.how), typed.Words(f.area), typed.Words(f.provider), typed.Words(f.town)
	who.Postcode, who.ExitReason = strings.ToUpper(typed.Words(f.postcode)), typed.Words(f.exitReason)
	who.BirthDate, _ = f.birth.Value() // the form has checked the days
	who.Start, _ = f.start.Value()
	who.Exit, _ = f.exit.Value()
	who.Status, who.Pathway, who.ReferralSource = f.status.ID(), f.pathway.ID(), f.source.ID()
	who.Group, who.Gender, who.Ethnicity = f.group.ID(), f.gender.ID(), f.ethnicity.ID()
	who.Specialist = people.StaffID(f.specialist.ID())
	return who
}

package desk

import (
	"context"
	"strings"

	"jobwright/employers"
	"jobwright/internal/paper"
	"jobwright/internal/people"
	"jobwright/internal/text"
)

// employerPaper is the profile sheet of an employer. It names nobody whom the service supports; the copy for the employer has none of the
// service's own notes.
func employerPaper(ctx context.Context, d *Desk, r paper.Request) (out outgoing, err error) {
	found, err := d.idOf(ctx, "employers", r.ID, "employer")
	id := employers.EmployerID(found)
	if err != nil {
		return out, err
	}
	p, err := d.Store().EmployerPage(ctx, id)
	if err != nil {
		return out, err
	}
	house, codes, err := d.houseAndCodes(ctx)
	if err != nil {
		return out, err
	}
	e := p.Employer
	facts := paper.EmployerFacts{House: house, Name: e.Name, TradingName: e.TradingName, On: d.today(), ForEmployer: outside(whose(r, "employer")), About: aboutEmployer(e, codes), Does: practice(e),
		Address: employers.AddressLine(e.Address, e.Town, e.Postcode), Phone: e.Phone, Email: e.Email, Website: e.Website}
	for _, x := range e.Pledges {
		facts.Pledges = append(facts.Pledges, x.Words(codes))
	}
	for _, s := range p.Sites {
		facts.Sites = append(facts.Sites, paper.SiteFacts{Name: s.Name, Address: employers.AddressLine(s.Address, s.Town, s.Postcode), Access: s.Access, Transport: s.Transport})
	}
	for _, x := range p.People {
		if x.LeftOn.IsZero() || !x.LeftOn.Before(d.today()) {
			facts.People = append(facts.People, paper.PersonFacts{Name: x.Name, Role: x.Role, Hires: canHire[x.CanHire], Reach: strings.Trim(x.Phone+"\n"+x.Email, "\n")})
		}
	}
	if !facts.ForEmployer {
		if err := d.ownNotes(ctx, &facts, p, codes); err != nil {
			return out, err
		}
	}
	out = d.of(paper.EmployerSheet(facts, d.o.now(), r.Large), "employers:"+string(id))
	if facts.ForEmployer {
		out.LeftOut = "Left out of the employer's copy: our own notes, where the relation stands, leads and next steps."
	}
	return out, nil
}

// canHire says whether somebody can hire; not known says nothing.
var canHire = map[employers.CanHire]string{"yes": "Yes", "no": "No"}

// ownNotes adds what is for the service alone. It still names nobody who is supported.
func (d *Desk) ownNotes(ctx context.Context, f *paper.EmployerFacts, p employers.Page, codes people.Codes) error {
	e := p.Employer
	f.Notes, f.Relation = e.Notes, codes.Label("cup_stages", e.Stage)
	for _, code := range e.Motivations {
		f.Motivations = append(f.Motivations, codes.Label("employer_motivations", code))
	}
	if e.DoNotContact != "" {
		f.Caution = "Please do not contact them: " + e.DoNotContact
	}
	for _, s := range p.Next {
		if s.Participant == "" { // what is to do about somebody would name them
			f.Next = append(f.Next, s.What+", "+s.Due.Long())
		}
	}
	openings, err := d.Store().Openings(ctx, false)
	if err != nil {
		return err
	}
	for _, o := range openings {
		if o.Vacancy.Employer == e.ID {
			f.Open = append(f.Open, "Vacancy: "+o.Vacancy.Title)
		}
	}
	return nil
}

// aboutEmployer is what is known of a firm, in pairs of a name and words.
func aboutEmployer(e employers.Employer, codes people.Codes) [][2]string {
	size := codes.Label("employer_size_bands", e.Size)
	if e.Headcount > 0 {
		size = strings.TrimPrefix(size+", "+text.Count(e.Headcount, "person", "people"), ", ")
	}
	return [][2]string{{"Sector", codes.Label("sic2007_sections", e.Section())}, {"Whose it is", employers.ChoiceLabel(employers.SectorBodies, string(e.Sector))}, {"Size", size},
		{"Company number", e.CompanyNumber}, {"How often they hire", employers.ChoiceLabel(employers.HiringFrequencies, e.Hiring)}, {"How they hire", e.HiringRoute},
		{"Hard to fill", e.HardToFill}, {"Contracts and shifts", e.Shifts}, {"What it is like there", e.Environment}}
}

// practice is what a firm already does, question by question.
func practice(e employers.Employer) (rows [][2]string) {
	for _, x := range e.Practice {
		if x.Answer != "" {
			rows = append(rows, [2]string{employers.ChoiceLabel(employers.PracticeQuestions, x.Code), employers.ChoiceLabel(employers.PracticeAnswers(x.Code), x.Answer)})
		}
	}
	return rows
}

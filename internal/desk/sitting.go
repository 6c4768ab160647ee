package desk

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"jobwright/adjustments"
	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/paper"
	"jobwright/internal/people"
)

// sitting is one version of an agreement or plan with all that decides about showing, signing and sealing it.
type sitting struct {
	ref        adjustments.PaperRef
	title      string // "Adjustment agreement"
	newest     int    // the newest version
	status     string
	ready      error
	person     people.Participant
	employer   employers.EmployerID
	permits    []people.Permit
	signatures []adjustments.Signature // of all versions
	sealed     []adjustments.Sealed    // of all versions
	named      map[string]string       // whom the paper names for each party
	on         day.Date

	frozen    *adjustments.Showing // what the first party was shown; nil = nobody has signed that version
	agreement *adjustments.AgreementView
	plan      *adjustments.PlanView
}

// sitting gathers one version; number 0 is the newest. What was frozen by a first signature is what everybody sees from then on; before
// that the employer's view is made now, and refused where the person does not allow it.
func (d *Desk) sitting(ctx context.Context, ref adjustments.PaperRef) (*sitting, error) {
	var s *sitting
	var showings []adjustments.Showing
	var make func() error // of the view
	switch ref.Kind {
	case adjustments.AgreementPaper:
		p, err := d.Store().AgreementPage(ctx, adjustments.AgreementID(ref.ID))
		if err != nil {
			return nil, err
		}
		a, err := agreementAt(p, ref.Number)
		if err != nil {
			return nil, err
		}
		s = &sitting{title: "Adjustment agreement", newest: p.Agreement.Number, status: p.Agreement.Status, ready: a.Ready(), person: p.Participant, employer: a.Employer, permits: p.Permits,
			signatures: p.Signatures, sealed: p.Sealed, on: a.On, named: map[string]string{adjustments.Manager: a.Manager, adjustments.HR: a.HR}}
		ref.Number, showings = a.Number, p.Showings
		make = func() error {
			in, err := d.agreementInput(ctx, p, a, adjustments.ForEmployer)
			if err != nil {
				return err
			}
			v, err := adjustments.ViewAgreement(in)
			s.agreement = &v
			return err
		}
	case adjustments.PlanPaper:
		p, err := d.Store().PlanPage(ctx, adjustments.PlanID(ref.ID))
		if err != nil {
			return nil, err
		}
		w, err := planAt(p, ref.Number)
		if err != nil {
			return nil, err
		}
		s = &sitting{title: "Wellness action plan", newest: p.Plan.Number, status: p.Plan.Status, person: p.Participant, employer: w.Employer, permits: p.Permits, signatures: p.Signatures,
			sealed: p.Sealed, on: w.On, named: map[string]string{adjustments.Manager: w.Manager}}
		ref.Number, showings = w.Number, p.Showings
		make = func() error {
			in, err := d.planInput(ctx, p, w, adjustments.ForEmployer)
			if err != nil {
				return err
			}
			v, err := adjustments.ViewPlan(in)
			s.plan = &v
			return err
		}
	default:
		return nil, errNoPaper
	}
	s.ref = ref // in what follows s comes back with an error too: the person's own copy does not depend on what the employer may see
	s.named[adjustments.Employee], s.named[adjustments.Witness] = s.person.Name(), d.Me().Name
	if i := slices.IndexFunc(showings, func(x adjustments.Showing) bool { return x.Paper == ref }); i >= 0 {
		s.frozen = &showings[i]
		make = s.thaw
	}
	return s, make()
}

// thaw reads the frozen view.
func (s *sitting) thaw() error { return s.read(s.frozen.View) }

// read takes a view as it is kept.
func (s *sitting) read(kept []byte) error {
	if s.ref.Kind == adjustments.AgreementPaper {
		s.agreement = &adjustments.AgreementView{}
		return json.Unmarshal(kept, s.agreement)
	}
	s.plan = &adjustments.PlanView{}
	return json.Unmarshal(kept, s.plan)
}

// freeze is what is shown now, as it is kept with the first signature. It is read back before it is drawn: what was typed in bytes that are no
// letters is kept as a mark, and the seal is over pages drawn from what is kept.
func (s *sitting) freeze(made time.Time) (adjustments.Showing, error) {
	if s.frozen != nil {
		return *s.frozen, nil
	}
	var view any = s.plan
	if s.agreement != nil {
		view = s.agreement
	}
	kept, err := json.Marshal(view)
	if err == nil {
		err = s.read(kept)
	}
	return adjustments.Showing{Paper: s.ref, View: kept, Shown: paper.Layout(s.document(made, false)).Hash()}, err
}

// allowed asks what the person allows, for every word that goes out: those of the paper, and of its signatures once there are some.
func (s *sitting) allowed(today day.Date, more ...adjustments.Signature) error {
	var beside []string
	hr := false
	for _, x := range append(s.signed(), more...) {
		beside = append(beside, x.Words()...)
		hr = hr || x.Party == adjustments.HR
	}
	if hr {
		if err := s.allowedHR(today, beside); err != nil {
			return err
		}
	}
	if s.agreement != nil {
		return adjustments.Allowed(*s.agreement, s.permits, s.person.ID, string(s.employer), today, beside...)
	}
	return adjustments.AllowedPlan(*s.plan, s.permits, s.person.ID, string(s.employer), today, beside...)
}

// allowedHR asks for somebody of HR who signs, whether the paper names them or not.
func (s *sitting) allowedHR(today day.Date, beside []string) error {
	if s.agreement != nil {
		return adjustments.AllowedHR(s.permits, s.person.ID, s.agreement.Acts, string(s.employer), today, append(s.agreement.Words(), beside...)...)
	}
	return adjustments.AllowedHR(s.permits, s.person.ID, s.plan.Acts, string(s.employer), today, append(s.plan.Words(), beside...)...)
}

func (s *sitting) document(made time.Time, large bool) paper.Document {
	if s.agreement != nil {
		return paper.AgreementPaper(*s.agreement, made, large)
	}
	return paper.PlanPaper(*s.plan, made, large)
}

func (s *sitting) house() paper.House {
	if s.agreement != nil {
		return paper.House(s.agreement.House)
	}
	return paper.House(s.plan.House)
}

// service names who seals.
func (s *sitting) service() string { return cmp.Or(s.house().Service, "The service") }

// sealedAs is the record of a sealed version; nil where it was not sealed.
func (s *sitting) sealedAs(number int) *adjustments.Sealed {
	for i, x := range s.sealed {
		if x.Paper.Number == number {
			return &s.sealed[i]
		}
	}
	return nil
}

// former is the SHA-256 of the newest version that was sealed before this one.
func (s *sitting) former() string {
	if r := s.sealedAs(s.inForce()); r != nil {
		return r.SHA256
	}
	return ""
}

// inForce is the newest version before this one that was sealed, and holds until this one is signed; 0 = none.
func (s *sitting) inForce() (number int) {
	for _, x := range s.sealed {
		if x.Paper.Number < s.ref.Number {
			number = max(number, x.Paper.Number)
		}
	}
	return number
}

// signed are the signatures of the version, in the order of the parties.
func (s *sitting) signed() (list []adjustments.Signature) {
	for _, x := range s.signatures {
		if x.Paper == s.ref {
			list = append(list, x)
		}
	}
	return adjustments.InOrder(list)
}

// wanted are the parties that sign: employee and manager, and HR where the paper names somebody.
func (s *sitting) wanted() []string {
	list := []string{adjustments.Employee, adjustments.Manager}
	if s.named[adjustments.HR] != "" {
		list = append(list, adjustments.HR)
	}
	return list
}

// sealedPages are the pages of the sealed file, with what it says of itself.
func (s *sitting) sealedPages(signed paper.Pages, r adjustments.Sealed) paper.Pages {
	before, check := s.behind(r)
	return paper.SealedPages(signed, before, check, false)
}

// behind is what stands behind the signed pages of a sealed file: the signatures, and what it says of itself.
func (s *sitting) behind(r adjustments.Sealed) (before []adjustments.Signature, check paper.CheckFacts) {
	var unsigned []string
	have := adjustments.SignedBy(s.ref, s.signatures)
	for _, party := range s.wanted() {
		if !slices.Contains(have, party) {
			unsigned = append(unsigned, s.named[party]+" ("+employers.ChoiceLabel(adjustments.Parties, party)+")")
		}
	}
	check = paper.CheckFacts{House: s.house(), Document: s.title, For: s.document(r.At, false).For, ID: s.ref.ID, Version: s.ref.Number, On: s.on, Content: r.Content, AuditSeq: r.AuditSeq,
		AuditHash: r.AuditHash, Fingerprint: r.Fingerprint, Former: r.Former, Unsigned: unsigned, At: r.At}
	for _, x := range s.signed() {
		if !x.At.After(r.At) { // one that came after the seal is on record, and not in the file
			before = append(before, x)
		}
	}
	return before, check
}

// sealedWords say what a sealed file is: "Version 2 of an agreement, sealed on 24 November 2026".
func sealedWords(r adjustments.Sealed) string {
	what := "an agreement"
	if r.Paper.Kind == adjustments.PlanPaper {
		what = "a wellness plan"
	}
	return fmt.Sprintf("Version %d of %s, sealed on %s", r.Paper.Number, what, day.Of(r.At).Long())
}

// agreementAt is an agreement as it stood in a version; 0 = the newest.
func agreementAt(p adjustments.AgreementPage, number int) (adjustments.Agreement, error) {
	if number == 0 || number == p.Agreement.Number {
		return p.Agreement, nil
	}
	for _, v := range p.Versions {
		if v.Number == number {
			return v.Agreement, nil
		}
	}
	return p.Agreement, noVersion(number)
}

// planAt is a plan as it stood in a version; 0 = the newest.
func planAt(p adjustments.PlanPage, number int) (adjustments.Plan, error) {
	if number == 0 || number == p.Plan.Number {
		return p.Plan, nil
	}
	for _, v := range p.Versions {
		if v.Number == number {
			return v.Plan, nil
		}
	}
	return p.Plan, noVersion(number)
}

func noVersion(number int) error {
	return NotFound(fmt.Sprintf("There is no version %d of this paper. Please open the paper again and choose one of its versions.", number))
}

// agreementInput is what the view of an agreement is made of.
func (d *Desk) agreementInput(ctx context.Context, p adjustments.AgreementPage, a adjustments.Agreement, whose string) (in adjustments.ViewInput, err error) {
	house, err := d.House(ctx)
	if err != nil {
		return in, err
	}
	codes, err := d.codes(ctx)
	return adjustments.ViewInput{Agreement: a, Person: p.Participant, Employer: p.Employer.Name, Site: p.Site.Name, House: adjustments.House(house), Codes: codes, Permits: p.Permits, Copy: whose, Today: d.today()}, err
}

// planInput is what a copy of a plan is made of.
func (d *Desk) planInput(ctx context.Context, p adjustments.PlanPage, w adjustments.Plan, whose string) (in adjustments.PlanViewInput, err error) {
	house, err := d.House(ctx)
	if err != nil {
		return in, err
	}
	codes, err := d.codes(ctx)
	return adjustments.PlanViewInput{Plan: w, Copy: whose, Person: p.Participant, Employer: p.Employer.Name, House: adjustments.House(house), Agreement: p.Agreement, Permits: p.Permits, Codes: codes,
		Today: d.today()}, err
}

// codes are the code lists, retired entries included: what used them is still named.
func (d *Desk) codes(ctx context.Context) (people.Codes, error) {
	rows, err := d.Store().Codes(ctx, "", true)
	if err != nil {
		return nil, err
	}
	lists := map[string][]people.Code{}
	for _, r := range rows {
		lists[r.List] = append(lists[r.List], people.Code{Code: r.Code, Label: r.Label, Data: r.Data, Retired: !r.RetiredOn.IsZero()})
	}
	return func(list string) []people.Code { return lists[list] }, nil
}

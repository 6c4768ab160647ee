package brokerage

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"jobwright/internal/day"
	"jobwright/internal/people"
)

// Proposal is what an employer gets of a carving: an allow-list of fields in the employer's terms. It holds no needs, no demands, no
// licences, no fit and no note of ours. Only MakeProposal makes one that names anybody, because nobody else can set the name.
type Proposal struct {
	person      string // empty = without the name
	Number      int    // the version
	Made        day.Date
	Draft       bool     // something is still open: it may be looked at, and may not go out
	Open        []string // what is still open, in sentences
	Employer    string
	Site        string
	Title       string
	BaseTitle   string
	Need        string // the employer's, in their words
	Duties      []ProposalDuty
	Hours       int // minutes a week
	Pattern     string
	Pay         Amount // an hour
	Supervisor  string
	Buddy       string
	Equipment   string   // from a need
	Adjustments []string // from a need, in words
	Sums        CarveSums
	Savings     Amount
	SavingsFrom string
	Costs       Amount
	CostsFrom   string
	TrialFrom   day.Date
	TrialTo     day.Date
	ReviewOn    day.Date
	LeftOut     string // for whoever makes it, never printed: what was left out because it comes from a need, and what is missing
	Caution     string // for whoever makes it, never printed: what to think of before it goes out; empty = nothing
}

// ProposalDuty is one duty in a proposal.
type ProposalDuty struct {
	Name    string
	Often   string // "30 minutes, 5 times a week"
	Weekly  int    // minutes that stay in the job, 0 for one that goes
	Stays   bool
	Now     string // who does it now
	Becomes string // see Task.Becomes
	How     string // how it is adapted: from a need
}

// Person is the name that the proposal gives, empty where it names nobody.
func (p Proposal) Person() string { return p.person }

// TellsNeeds says that something in it comes from a need of the person, with or without the name.
func (p Proposal) TellsNeeds() bool {
	return p.Equipment != "" || len(p.Adjustments) > 0 || slices.ContainsFunc(p.Duties, func(d ProposalDuty) bool { return d.How != "" })
}

// Told is what the proposal tells of the person, for the list of what has been shared about them; nothing where it tells nothing.
func (p Proposal) Told() string {
	what := "named carving proposal"
	switch {
	case p.person == "" && !p.TellsNeeds():
		return ""
	case p.person == "":
		what = "carving proposal without the name, with what helps at work"
	case p.TellsNeeds():
		what += ", with what helps at work"
	}
	return fmt.Sprintf("%s, version %d", what, p.Number)
}

// ProposalInput is what a proposal is made of.
type ProposalInput struct {
	Carving  Carving
	Employer string              // its name
	Site     string              // what the site is called; may be empty
	Person   *people.Participant // for whom it is; nil = nobody in particular, or not to be seen by whoever makes it
	Named    bool                // with the name
	Permits  []people.Permit     // of that person, ended ones too
	Kinds    []people.Code       // carving_kinds
	Rules    Rules               // rates, catalogue and the day
}

// ProposalRefused says that a proposal may not be made because of what the person allows; Missing is the sentence for people.
type ProposalRefused struct{ people.MayAnswer }

// Error is what is missing, in plain words.
func (r ProposalRefused) Error() string { return r.Missing }

// MakeProposal makes the proposal of a carving for its employer. With the name it needs what people.NamedProposal needs, or it refuses
// with ProposalRefused. Whatever comes from a need (how duties are adapted, adjustments, equipment) is in it only as far as the person
// allows people.ShowNeeds, with and without the name, and is left out where there is no person to ask. What must hold before a
// proposal goes out is listed as open: then it is a draft, to be looked at only. (facts.md c.3, c.4)
func MakeProposal(in ProposalInput) (Proposal, error) {
	c, today := in.Carving, in.Rules.Today
	to := people.Toward{Audience: people.ToEmployer, Employer: string(c.Employer)}
	permits := slices.DeleteFunc(slices.Clone(in.Permits), func(p people.Permit) bool { return p.Participant != c.Participant || c.Participant == "" })
	p := Proposal{Number: max(1, c.Number), Made: today, Employer: in.Employer, Site: in.Site, Title: c.Title, BaseTitle: c.BaseTitle, Need: c.Need,
		Pattern: c.Pattern, Pay: c.Pay, Supervisor: c.Supervisor, Buddy: c.Buddy, Sums: Sums(c), Savings: c.Savings, SavingsFrom: c.SavingsFrom,
		Costs: c.Costs, CostsFrom: c.CostsFrom, TrialFrom: c.TrialFrom, TrialTo: c.TrialTo, ReviewOn: c.ReviewOn}
	p.Hours = cmp.Or(c.Hours, p.Sums.Weekly)
	for _, t := range c.Tasks {
		p.Duties = append(p.Duties, proposalDuty(t))
	}

	if in.Named {
		if in.Person == nil || in.Person.ID != c.Participant || c.Participant == "" {
			return Proposal{}, people.FieldError{Field: "participant_ref",
				Message: "This carving has no person whose name could be given. Please choose the person first, or make it without a name."}
		}
		if may := people.MayShare(permits, people.NamedProposal, people.D1, to, today, c.words(true)...); !may.OK {
			return Proposal{}, ProposalRefused{may}
		}
		p.person = in.Person.Name()
	} else if err := p.unnamed(in, permits, to); err != nil {
		return Proposal{}, err
	}

	if fromNeeds := c.fromNeeds(in.Rules.Catalogue); len(fromNeeds) > 0 {
		if may := people.MayShare(permits, people.ShowNeeds, people.D2, to, today, fromNeeds...); may.OK {
			p.showNeeds(c, in.Rules.Catalogue)
		} else {
			p.LeftOut = "How duties are adapted, adjustments and equipment are left out, because they come from what the person needs. " + may.Missing
		}
	}
	p.Open = sentences(c.Ready(in.Kinds, in.Rules.Rates, today))
	p.Draft = len(p.Open) > 0
	return p, nil
}

// proposalDuty is a task in the employer's terms, without what comes from a need.
func proposalDuty(t Task) ProposalDuty {
	d := ProposalDuty{Name: t.Name, Weekly: t.Kept(), Stays: t.Stays(), Now: t.DoneBy, Becomes: capital(t.Becomes())}
	if t.Undone {
		d.Now = "left undone now"
	}
	d.Often = asHours(t.Minutes) + ", " + timesWords(t.Times)
	if t.When != "" {
		d.Often += ", " + t.When
	}
	return d
}

// timesWords says how often a week.
func timesWords(times float64) string {
	switch times {
	case 1:
		return "once a week"
	case 2:
		return "twice a week"
	}
	return fmt.Sprintf("%g times a week", times)
}

// showNeeds adds what comes from needs.
func (p *Proposal) showNeeds(c Carving, catalogue []Adjustment) {
	p.Equipment = c.Equipment
	p.Adjustments = adjustmentWords(c.Adjustments, catalogue)
	for i, t := range c.Tasks {
		if t.Action == Adapt {
			p.Duties[i].How = t.Adapted
		}
	}
}

// fromNeeds are all words of a carving that come from a need.
func (c Carving) fromNeeds(catalogue []Adjustment) []string {
	words := adjustmentWords(c.Adjustments, catalogue)
	for _, t := range c.Tasks {
		if t.Action == Adapt {
			words = append(words, t.Adapted)
		}
	}
	words = append(words, c.Equipment)
	return slices.DeleteFunc(words, func(s string) bool { return strings.TrimSpace(s) == "" })
}

// adjustmentWords are the names of adjustments; one that the catalogue does not have is still told of.
func adjustmentWords(codes []string, catalogue []Adjustment) (words []string) {
	for _, code := range codes {
		i := slices.IndexFunc(catalogue, func(a Adjustment) bool { return a.Code == code })
		if i < 0 {
			words = append(words, "An adjustment that is not in the catalogue any more")
			continue
		}
		words = append(words, catalogue[i].Label)
	}
	return words
}

// words are the free words that every version of the proposal shows; names adds those of colleagues.
func (c Carving) words(names bool) []string {
	words := []string{c.Title, c.BaseTitle, c.Need, c.Pattern, c.SavingsFrom, c.CostsFrom}
	if names {
		words = append(words, c.Supervisor, c.Buddy)
	}
	for _, t := range c.Tasks {
		words = append(words, t.Name, t.When, t.Back)
		if names {
			words = append(words, t.DoneBy, t.To)
		}
	}
	return words
}

// unnamed makes sure that a proposal without the name does not name the person in its words: the family name and the whole name refuse
// it. The first name alone is often a colleague's or a word, so it and a person who wants no contact at all only ask for thought: what
// is left is about a job and about nobody.
func (p *Proposal) unnamed(in ProposalInput, permits []people.Permit, to people.Toward) error {
	if in.Person != nil {
		for _, words := range append(in.Carving.words(true), in.Carving.fromNeeds(in.Rules.Catalogue)...) {
			if holdsName(words, in.Person.LastName) || holdsName(words, in.Person.Name()) {
				return people.FieldError{Field: "need", Message: fmt.Sprintf("“%s” names the person. Please take the name out, or make the proposal with the name.", words)}
			}
			if holdsName(words, in.Person.FirstName) {
				p.Caution = fmt.Sprintf("“%s” holds the first name of the person. Please check that it means somebody else.", words)
			}
		}
	}
	if in.Carving.Participant != "" && p.Caution == "" {
		p.Caution = people.MayShare(permits, people.TalkUnnamed, people.D0, to, in.Rules.Today).Missing
	}
	return nil
}

// holdsName says that words hold a name as whole words, written as names are.
func holdsName(words, name string) bool {
	split := func(s string) []string {
		return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
	}
	in, want := split(words), split(name)
	if len(want) == 0 {
		return false
	}
	for i := 0; i+len(want) <= len(in); i++ {
		if slices.Equal(in[i:i+len(want)], want) {
			return true
		}
	}
	return false
}

// sentences are the sentences of joined errors.
func sentences(err error) (list []string) {
	var joined interface{ Unwrap() []error }
	switch {
	case err == nil:
	case errors.As(err, &joined):
		for _, e := range joined.Unwrap() {
			list = append(list, sentences(e)...)
		}
	default:
		list = append(list, err.Error())
	}
	return list
}

// NetWords says what a carving comes to in a week for the employer, favourable or not.
func (s CarveSums) NetWords() string {
	switch {
	case !s.Net.Known:
		return "What it comes to is not known yet, because " + s.unknown() + "."
	case s.Net.Pence == 0:
		return "The job costs just as much as it sets free."
	case s.Net.Pence > 0:
		return fmt.Sprintf("The job sets free %s a week more than it costs.", s.Net.words())
	}
	words := fmt.Sprintf("The job costs %s a week more than it sets free. The money alone does not carry it: the case rests on the quality of the work", Pence(-s.Net.Pence).words())
	if len(s.ReleasedBy) > 0 {
		words += ", on the time that colleagues get back"
	}
	if s.Backlog > 0 {
		words += ", on work that is left undone now"
	}
	return words + "."
}

// unknown names what is missing for the net.
func (s CarveSums) unknown() string {
	var parts []string
	if !s.Released.Known && len(s.ReleasedBy) == 0 {
		return "it has no duties"
	}
	if !s.JobCost.Known {
		parts = append(parts, "the pay is not agreed")
	}
	if !s.Released.Known {
		parts = append(parts, "the hourly cost of somebody who does a duty now is not known")
	}
	if !s.Absorbed.Known {
		parts = append(parts, "the hourly cost of somebody who takes over a duty is not known")
	}
	return strings.Join(parts, " and ")
}

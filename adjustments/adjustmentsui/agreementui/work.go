package agreementui

import (
	"context"
	"slices"
	"strings"

	"jobwright/adjustments"
	"jobwright/brokerage"
	"jobwright/internal/id"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/typed"
)

// work is what a form about an agreement begins with.
type work struct {
	page adjustments.AgreementPage // as it is stored; of a new one what it begins with, Version 0
	facts
	proposed []string // codes of the catalogue that the match would arrange, of a new one

	firstReview, laterReview int // weeks, see Parts.Weeks
}

// facts are what an adjustment is picked by.
type facts struct {
	needs   []people.Need
	demands []brokerage.Demand
	offers  []string
}

// read reads a stored agreement with what adjustments are picked by. It runs off the UI goroutine.
func (p Parts) read(ctx context.Context, of adjustments.AgreementID) (w work, err error) {
	if w.page, err = p.Agreements.AgreementPage(ctx, of); err != nil {
		return w, err
	}
	if w.firstReview, w.laterReview, err = p.weeks(ctx); err != nil {
		return w, err
	}
	w.facts, err = p.readFacts(ctx, w.page.Agreement.Participant, w.page.Agreement.Vacancy)
	return w, err
}

// weeks are those until a review, as the service has set them or as is usual.
func (p Parts) weeks(ctx context.Context) (first, later int, err error) {
	if p.Weeks == nil {
		return adjustments.FirstReview, adjustments.LaterReview, nil
	}
	return p.Weeks(ctx)
}

// readFacts reads the needs of a person and what a job asks and offers; either may be empty, or gone since.
func (p Parts) readFacts(ctx context.Context, who people.ParticipantID, job brokerage.VacancyID) (f facts, err error) {
	if who != "" {
		found, err := p.Matching.Seekers(ctx, who, true)
		if err != nil && !people.IsGone(err) {
			return f, err
		}
		if len(found) > 0 {
			f.needs = found[0].Profile.Needs
		}
	}
	if job == "" {
		return f, nil
	}
	found, err := p.Matching.Openings(ctx, true, job)
	if err != nil && !people.IsGone(err) {
		return f, err
	}
	for _, o := range found {
		f.take(o)
	}
	return f, nil
}

// take adds what a job asks and what its employer offers.
func (f *facts) take(o brokerage.Opening) {
	f.demands = slices.Clone(o.Vacancy.Demands)
	for _, d := range o.Duties {
		f.demands = append(f.demands, d.Demands...)
	}
	f.offers = slices.Concat(o.Vacancy.Offers, o.Agreed)
}

// begun makes an agreement that is not stored yet: for nobody in particular, for a person, or for a person and the job that they were
// matched with, as "<participant>;<vacancy>".
func (p Parts) begun(ctx context.Context, about, as string) (w work, err error) {
	who, job, _ := strings.Cut(about, ";")
	a := &w.page.Agreement
	*a = adjustments.Agreement{ID: adjustments.AgreementID(as), Participant: people.ParticipantID(who), Vacancy: brokerage.VacancyID(job), Number: 1,
		Status: adjustments.AgreementDraft, On: p.Today(), Triggers: usualTriggers(p.Codes)}
	if as == "" {
		a.ID = adjustments.AgreementID(id.New())
	}
	if w.firstReview, w.laterReview, err = p.weeks(ctx); err != nil || who == "" {
		return w, err
	}
	person, err := p.People.PersonPage(ctx, a.Participant)
	if err != nil {
		return w, err
	}
	w.page.Participant, w.page.Permits = person.Participant, person.Permits
	w.needs = person.Participant.Profile.Needs
	if job != "" {
		err = p.fromMatch(ctx, &w)
	} else {
		w.fromJob(person.Jobs)
	}
	if err != nil || a.Employer == "" {
		return w, err
	}
	place, err := p.Register.EmployerPage(ctx, a.Employer)
	if people.IsGone(err) {
		a.Employer = ""
		return w, nil
	}
	w.page.Employer = place.Employer
	for _, site := range place.Sites {
		if site.ID == a.Site {
			w.page.Site = site
		}
	}
	return w, err
}

// usualTriggers are what brings a review forward where nobody says otherwise: all that the list knows, but that its day has come.
func usualTriggers(codes people.Codes) (out []string) {
	for _, c := range codes.Offered("review_triggers") {
		if c.Code != adjustments.PeriodicReview {
			out = append(out, c.Code)
		}
	}
	return out
}

// fromJob takes over the job that the person holds now.
func (w *work) fromJob(jobs []brokerage.Job) {
	for _, j := range jobs {
		if j.End.IsZero() {
			a := &w.page.Agreement
			a.Job, a.JobTitle, a.Employer, a.Vacancy = j.ID, j.Title, j.Employer, j.Vacancy
			return
		}
	}
}

// fromMatch takes over the job and what the match would arrange there.
func (p Parts) fromMatch(ctx context.Context, w *work) error {
	a := &w.page.Agreement
	seekers, err := p.Matching.Seekers(ctx, a.Participant, true)
	if err != nil {
		return err
	}
	openings, err := p.Matching.Openings(ctx, true, a.Vacancy)
	if err != nil && !people.IsGone(err) {
		return err
	}
	if len(seekers) == 0 || len(openings) == 0 {
		return typed.Sentence("This person or this job is no longer there. Somebody has deleted it.")
	}
	rules, err := p.Matching.Rules(ctx)
	if err != nil {
		return err
	}
	o := openings[0]
	a.JobTitle, a.Employer, a.Site = o.Vacancy.Title, o.Vacancy.Employer, o.Vacancy.Site
	w.take(o)
	result := brokerage.NewMatcher(rules).Explain(seekers[0], o)
	w.proposed = p.arranges(w.facts, result.Findings)
	return nil
}

// arranges are the adjustments by which a match is made to fit: of those that its findings name, in the order in which they are
// suggested, each that helps with a need that the ones before leave open, and two at least where there are so many.
func (p Parts) arranges(f facts, findings []brokerage.Finding) (codes []string) {
	var named []string
	for _, x := range findings {
		named = append(named, x.Codes...)
	}
	met := map[string]bool{}
	var rest []string
	for _, x := range p.suggestions(f, nil) {
		if !slices.Contains(named, x.Code) {
			continue
		}
		open := false
		for _, b := range x.Helps {
			open = open || !met[b]
			met[b] = true
		}
		if open {
			codes = append(codes, x.Code)
		} else {
			rest = append(rest, x.Code)
		}
	}
	for len(codes) < 2 && len(rest) > 0 {
		codes, rest = append(codes, rest[0]), rest[1:]
	}
	return codes
}

// suggestions are the entries of the catalogue in the order in which they are worth looking at.
func (p Parts) suggestions(f facts, taken []string) []adjustments.Suggestion {
	return adjustments.Pick(adjustments.PickInput{Needs: f.needs, Demands: f.demands, Offers: f.offers, Catalogue: adjustments.Catalogue(p.Codes), Taken: taken, Codes: p.Codes})
}

// taken are the codes that are in an agreement already, or were asked for before.
func taken(a adjustments.Agreement) (codes []string) {
	for _, it := range a.Items {
		if it.Code != "" {
			codes = append(codes, it.Code)
		}
	}
	return codes
}

// ownPrefix begins the id of an adjustment that is in no catalogue, in a field that chooses adjustments.
const ownPrefix = "own:"

// adjustmentField is a field that chooses adjustments: by words out of what is suggested, or in one's own.
func (p Parts) adjustmentField(suggested func(ctx context.Context) ([]adjustments.Suggestion, error)) *kit.ManySelect {
	m := kit.NewManySelect(p.Run, func(ctx context.Context, words string) ([]kit.Option, error) {
		list, err := suggested(ctx)
		if err != nil {
			return nil, err
		}
		options := make([]kit.Option, len(list))
		for i, x := range list {
			options[i] = suggestionOption(x)
		}
		return kit.FindIn(options)(ctx, words)
	}).Example("Type to search, or write your own", "And another…")
	return m.Offer("Add “%s” in these words", func(words string) { m.Add(kit.Option{ID: ownPrefix + words, Title: words}) })
}

// fitNotes say in a few words why a suggestion stands where it does; the whole reason stands in the picker.
var fitNotes = map[adjustments.Fit]string{adjustments.FitsJob: "for a need that this job asks for", adjustments.FitsNeed: "for another need", adjustments.FitsOffer: "the employer offers it"}

func suggestionOption(x adjustments.Suggestion) kit.Option {
	return kit.Option{ID: x.Code, Title: x.Label, Note: fitNotes[x.Fit]}
}

// chosenItems are what a field that chooses adjustments holds, as adjustments of an agreement.
func (p Parts) chosenItems(m *kit.ManySelect, needs []people.Need) (items []adjustments.Item) {
	catalogue := adjustments.Catalogue(p.Codes)
	for _, o := range m.Values() {
		if words, own := strings.CutPrefix(o.ID, ownPrefix); own {
			items = append(items, adjustments.Item{ID: id.New(), Words: words, Status: adjustments.ItemAsked, AtW: "none"})
		} else if e, ok := adjustments.FindEntry(catalogue, o.ID); ok {
			items = append(items, e.Item(id.New(), needs))
		}
	}
	return items
}

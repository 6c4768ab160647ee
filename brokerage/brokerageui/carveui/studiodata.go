package carveui

import (
	"context"
	"errors"
	"slices"
	"strings"

	"jobwright/brokerage"
	"jobwright/internal/id"
	"jobwright/internal/people"
	"jobwright/internal/ui/typed"
)

// work is everything that the studio shows of one carving.
type work struct {
	carving  brokerage.Carving
	versions []brokerage.CarvingVersion
	employer string
	openings []brokerage.Opening // of its vacancies that are still there, the base first
	lead     *brokerage.Lead     // that it comes out of, as long as it is not stored
	seeker   *brokerage.Seeker   // nil = for nobody in particular
	rules    brokerage.Rules
	staff    []people.Staff

	sums          brokerage.CarveSums
	before, after brokerage.Result
}

// read reads a stored carving with what it is made of. It runs off the UI goroutine.
func (p Parts) read(ctx context.Context, of brokerage.CarvingID) (w work, err error) {
	if w.carving, w.versions, err = p.Carvings.Carving(ctx, of); err != nil {
		return w, err
	}
	return w, p.around(ctx, &w)
}

// around reads what a carving stands in: the jobs, the person, the rules.
func (p Parts) around(ctx context.Context, w *work) (err error) {
	if w.rules, err = p.Matching.Rules(ctx); err != nil {
		return err
	}
	for _, id := range w.carving.Vacancies { // one by one: a carving stays when one of its vacancies is deleted
		found, err := p.Matching.Openings(ctx, true, id)
		if err != nil && !people.IsGone(err) {
			return err
		}
		if err != nil && id == w.carving.Vacancies[0] { // without the job that is carved there is nothing to match or suggest
			break
		}
		w.openings = append(w.openings, found...)
	}
	if w.carving.Employer != "" {
		e, err := p.Register.Employer(ctx, w.carving.Employer)
		if err != nil && !people.IsGone(err) {
			return err
		}
		w.employer = e.Name
	}
	if w.carving.Participant != "" && p.seesPeople() {
		found, err := p.Matching.Seekers(ctx, w.carving.Participant, true)
		if err != nil && !people.IsGone(err) && !outside(err) {
			return err
		}
		if len(found) > 0 {
			w.seeker = &found[0]
		}
	}
	if w.staff, err = p.Staff.Staff(ctx); err != nil {
		return err
	}
	w.count()
	return nil
}

// unseen are the vacancies of the carving that are not shown, because they have been deleted, or their base has.
func (w *work) unseen() (out []brokerage.VacancyID) {
	for _, id := range w.carving.Vacancies {
		if !slices.ContainsFunc(w.openings, func(o brokerage.Opening) bool { return o.Vacancy.ID == id }) {
			out = append(out, id)
		}
	}
	return out
}

// outside says that somebody is on a colleague's caseload: the carving may be seen, what is known of them may not.
func outside(err error) bool {
	var denied people.Denied
	return errors.As(err, &denied) && denied.Outside
}

// count works out the sums and the fit anew.
func (w *work) count() {
	w.sums = brokerage.Sums(w.carving)
	w.before, w.after = brokerage.Result{}, brokerage.Result{}
	if w.seeker != nil && len(w.openings) > 0 {
		w.before, w.after = brokerage.Fit(w.rules, *w.seeker, w.carving, w.openings...)
	}
}

// begin makes a carving that is not stored yet, from "<vacancy>,<vacancy>;<participant>" or "lead:<lead>".
func (p Parts) begin(ctx context.Context, from string) (w work, err error) {
	w.carving = brokerage.Carving{ID: brokerage.CarvingID(id.New()), Status: brokerage.CarvingDraft, Number: 1}
	if lead, ok := strings.CutPrefix(from, "lead:"); ok {
		return w, p.fromLead(ctx, &w, brokerage.LeadID(lead))
	}
	jobs, who, _ := strings.Cut(from, ";")
	c := &w.carving
	c.Participant = people.ParticipantID(who)
	for _, v := range strings.Split(jobs, ",") {
		if v != "" && !slices.Contains(c.Vacancies, brokerage.VacancyID(v)) {
			c.Vacancies = append(c.Vacancies, brokerage.VacancyID(v))
		}
	}
	if err := p.around(ctx, &w); err != nil {
		return w, err
	}
	if len(w.openings) == 0 {
		return w, typed.Sentence("This vacancy is no longer there. Somebody has deleted it.")
	}
	base := w.openings[0].Vacancy
	for _, o := range w.openings {
		if o.Vacancy.Employer != base.Employer {
			return w, typed.Sentence("These jobs are with different employers. A carving is made of jobs at one employer. Please choose them again.")
		}
	}
	c.Employer, c.Site, c.Lead, c.Kind, c.Title, c.BaseTitle, c.Pattern = base.Employer, base.Site, base.Lead, "CARVE", base.Title, base.Title, ""
	if pence, known := base.HourlyPay(); known {
		c.Pay = brokerage.Pence(int(pence + 0.5))
	}
	for _, d := range w.openings[0].Duties {
		c.Tasks = append(c.Tasks, brokerage.TaskOf(d))
	}
	w.employer = w.openings[0].Employer.Name
	w.count()
	return w, nil
}

// fromLead begins with what a lead knows: a need and no vacancy yet.
func (p Parts) fromLead(ctx context.Context, w *work, from brokerage.LeadID) error {
	page, err := p.Leads.LeadPage(ctx, from)
	if err != nil {
		return err
	}
	l := page.Lead
	w.lead = &l
	of := w.carving.ID
	w.carving = brokerage.CarvingFrom(l)
	c := &w.carving
	c.ID, c.Title = of, "New job"
	if !p.seesPeople() {
		c.Participant = ""
	}
	for _, line := range strings.FieldsFunc(l.Tasks, func(r rune) bool { return r == '\n' || r == ';' }) {
		if line = strings.TrimSpace(line); line != "" {
			c.Tasks = append(c.Tasks, brokerage.Task{Name: line, Action: brokerage.Add})
		}
	}
	if err := p.around(ctx, w); err != nil {
		return err
	}
	w.employer = page.Employer.Name
	return nil
}

// cards are the tasks by their columns.
func (w *work) cards() map[string][]card {
	out := map[string][]card{}
	for i, t := range w.carving.Tasks {
		c := card{at: i, task: t}
		if !ofBase(w.carving, t) {
			for _, o := range w.openings {
				if o.Vacancy.ID == t.Vacancy {
					c.from = o.Vacancy.Title
				}
			}
		}
		out[columnOf(t.Action)] = append(out[columnOf(t.Action)], c)
	}
	return out
}

// person is for whom it is; empty for nobody in particular.
func (w *work) person() string {
	if w.seeker == nil {
		return ""
	}
	return w.seeker.Name
}

// ready are the sentences of what must hold before the employer gets it.
func (w *work) ready(p Parts) []string {
	return typed.Sentences(w.carving.Ready(p.Codes("carving_kinds"), w.rules.Rates, p.Today()))
}

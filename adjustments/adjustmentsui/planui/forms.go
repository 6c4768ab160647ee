package planui

import (
	"context"
	"sync/atomic"

	"jobwright/adjustments"
	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/id"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/offer"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/typed"
	"jobwright/internal/ui/unsaved"
)

// The names of the forms in drafts. The conversation keeps what is typed under its own.
const (
	planForm   = "plan"
	reviewForm = "plan-review"
	talkForm   = "plan-conversation"
)

// FormNames are the forms whose drafts are opened here.
func (s *Plans) FormNames() []string { return []string{planForm, reviewForm, talkForm} }

// OpenDraft opens a form as it was left, or the conversation where it stopped.
func (s *Plans) OpenDraft(d nav.Draft) {
	of, err := sheet.Read(d)
	if err != nil {
		s.p.Nav.Fail(err)
		return
	}
	if d.Form == talkForm {
		s.goOn(adjustments.PlanID(of.ID), of.About)
		return
	}
	s.openForm(d.Form, of, s.Forms.Stored(d.Form, d.Key))
}

// begin opens the form of a new plan; who may be empty.
func (s *Plans) begin(who people.ParticipantID) {
	s.openForm(planForm, sheet.Of{ID: id.New(), About: string(who)}, s.Forms.Fresh(planForm))
}

// edit opens the form of whom and what a plan is about.
func (s *Plans) edit(which adjustments.PlanID) {
	s.openForm(planForm, sheet.Of{ID: string(which), Version: 1}, s.Forms.Stored(planForm, string(which)))
}

// review opens the form of a review; About is its id, so that saving it twice is safe.
func (s *Plans) review(which adjustments.PlanID) {
	s.openForm(reviewForm, sheet.Of{ID: string(which), Version: 1, About: id.New()}, s.Forms.Stored(reviewForm, string(which)))
}

// work is what a form is made over.
type work struct {
	page adjustments.PlanPage
	jobs []brokerage.Job // of the person
}

func (p Parts) work(ctx context.Context, of sheet.Of) (w work, err error) {
	who := people.ParticipantID(of.About)
	if of.Version > 0 {
		if w.page, err = p.Plans.PlanPage(ctx, adjustments.PlanID(of.ID)); err != nil {
			return w, err
		}
		who = w.page.Plan.Participant
	} else {
		w.page.Plan = adjustments.NewPlan(adjustments.PlanID(of.ID), who, p.guides(), p.Today())
	}
	if who == "" {
		return w, nil
	}
	person, err := p.People.PersonPage(ctx, who)
	w.page.Participant, w.jobs = person.Participant, person.Jobs
	if err != nil || of.Version > 0 {
		return w, err
	}
	at, err := p.workplace(ctx, person, "")
	at.into(&w.page)
	return w, err
}

// openForm reads what a form is about and opens it, one at a time.
func (s *Plans) openForm(form string, of sheet.Of, draft *unsaved.Keeper) {
	sheet.Begin(s.Forms, func(ctx context.Context) (w work, err error) {
		stored := of.Version > 0
		if of, err = sheet.Resume(ctx, of, draft); err != nil {
			return w, err
		}
		resumed := stored && of.Fields != nil
		if w, err = s.p.work(ctx, of); err == nil && resumed {
			w.page.Plan.Version = of.Version // a draft is saved over what it was begun on, or asks
		} else if err == nil && stored {
			of.Version = w.page.Plan.Version
		}
		return w, err
	}, func(w work) {
		if form == reviewForm {
			sh := makeReview(s, w, of.About)
			sh.Name, sh.Of = form, of
			s.Forms.Show(sh, draft)
			return
		}
		sh, f := makePlan(s, w)
		sh.Name, sh.Of = form, of
		f.resuming = true
		s.Forms.Show(sh, draft)
		f.resuming = false
	})
}

// newer looks at the plan of a form as it is now; about is the About of that form, and rebase takes the plan over as what the fields are
// saved over.
func (s *Plans) newer(form string, which adjustments.PlanID, about string, rebase func(work)) func(context.Context) (sheet.Now, bool, error) {
	staff := s.Staff // who works here is asked for off the UI goroutine
	return func(ctx context.Context) (sheet.Now, bool, error) {
		of := sheet.Of{ID: string(which), Version: 1, About: about}
		w, err := s.p.work(ctx, of)
		return sheet.Now{Version: w.page.Plan.Version, By: s.Forms.By(staff, w.page.Plan.ChangedBy), Rebase: func() { rebase(w) },
			Reopen: func() { s.openForm(form, of, s.Forms.Stored(form, string(which))) }}, err == nil, err
	}
}

// planFields are the fields of whom and what a plan is about.
type planFields struct {
	s        *Plans
	w        work
	who      *kit.SearchSelect
	job      *kit.SearchSelect
	employer *kit.SearchSelect
	title    *kit.Entry
	manager  *kit.Entry
	role     *kit.Entry
	initials *kit.Checkbox
	has      *kit.Choice
	shares   *kit.Choice
	gave     workplace                            // what was filled in last
	resuming bool                                 // the form is being shown: nothing is filled in for what stands in it already
	whose    atomic.Pointer[people.ParticipantID] // as the fields say it; jobs are looked for away from the UI goroutine
	last     people.ParticipantID                 // who was chosen last, also while the field holds nobody
}

// makePlan makes the form of whom and what a plan is about, new or stored.
func makePlan(s *Plans, w work) (*sheet.Sheet, *planFields) {
	p := s.p
	f := &planFields{s: s, w: w, who: kit.NewSearchSelect(p.Run, offer.Participants(p.People)), employer: kit.NewSearchSelect(p.Run, offer.Employers(p.Register)).Example("None yet"),
		title: kit.NewEntry().Limit(200), manager: kit.NewEntry().Limit(200), role: kit.NewEntry().Limit(200), initials: kit.NewCheckbox(""), has: typed.YesNo(), shares: typed.YesNo()}
	f.job = kit.NewSearchSelect(p.Run, f.findJobs).Example("None of these, or none yet")
	f.job.OnChange(f.takeJob)
	f.employer.OnChange(f.moved)
	f.last = w.page.Participant.ID
	f.whose.Store(&w.page.Participant.ID)
	f.who.OnChange(f.chose)
	stored := w.page.Plan.Version > 0
	sh := &sheet.Sheet{Heading: "New wellness plan", Sub: "A plan is for anybody, with or without a job. No diagnosis is needed.", Main: "Begin the plan", Wide: 700, Fill: f.fill, Write: f.write}
	if stored {
		sh.Heading, sh.Sub, sh.Main = "What the plan is about", titleOf(w.page)+"."+changeWarning(w.page), "Save"
		sh.Newer = s.newer(planForm, w.page.Plan.ID, "", func(now work) { f.w = now })
	} else {
		sh.Parts = append(sh.Parts, kit.NewField("person", "Whose plan is it?", f.who).Needed("Please choose the person."))
		sh.Then = func() { s.goOn(w.page.Plan.ID, writePart) }
	}
	field := kit.NewField
	sh.Parts = append(sh.Parts, field("job", "Job that they hold", f.job).Hint("It fills in the rest. You can change it, or leave all of this open."),
		kit.Beside(field("employer", "Employer", f.employer), field("job_title", "What is the job called?", f.title)),
		kit.Beside(field("manager", "Line manager", f.manager), field("manager_role", "Their role", f.role)),
		kit.Folded("More", "initials on papers, an own recovery plan (WRAP)", stored,
			field("initials", "Papers name the person by initials", f.initials),
			field("has_wrap", "Have they a Wellness Recovery Action Plan (WRAP) of their own?", f.has).Hint("It stays with them. Only that they have one is noted here."),
			field("shares_wrap", "Will they share parts of it?", f.shares)))
	sh.Title = func() string {
		name := w.page.Participant.Name()
		if o, ok := f.who.Value(); ok {
			name = o.Title
		}
		return "Wellness plan: " + name
	}
	sh.Said = func() string {
		if stored {
			return "Saved: " + titleOf(w.page)
		}
		return "The plan is begun"
	}
	return sh, f
}

func (f *planFields) fill() {
	d := f.w.page
	f.gave = workplaceOf(d)
	if d.Participant.ID != "" {
		f.who.Choose(offer.Participant(d.Participant))
	}
	for _, j := range f.w.jobs {
		if j.ID == d.Plan.Job {
			f.job.Choose(kit.Option{ID: string(j.ID), Title: j.Title})
		}
	}
	if d.Plan.Employer != "" {
		f.employer.Choose(kit.Option{ID: string(d.Plan.Employer), Title: d.Employer.Name})
	}
	f.title.SetText(d.Plan.JobTitle)
	f.manager.SetText(d.Plan.Manager)
	f.role.SetText(d.Plan.ManagerRole)
	f.initials.Set(d.Plan.Initials)
	f.has.SetValue(string(d.Plan.HasWRAP))
	f.shares.SetValue(string(d.Plan.SharesWRAP))
}

// chose notes whose plan it is, for what is looked for about them. The job of whoever was chosen before goes, with what it filled in, and
// what is known of the new one's work comes.
func (f *planFields) chose() {
	who := people.ParticipantID(f.who.ID())
	if who == "" {
		who = f.w.page.Participant.ID
	}
	another := f.who.ID() != "" && who != f.last
	f.whose.Store(&who)
	if !another {
		return
	}
	f.last = who
	if f.job.ID() != "" {
		f.employer.Choose(kit.Option{})
		f.title.SetText("")
	}
	f.offer(workplace{})
	f.job.Choose(kit.Option{})
	f.lookUp("", func() bool { return who == f.last && f.job.ID() == "" })
}

// findJobs offers the jobs of the chosen person that have not ended.
func (f *planFields) findJobs(ctx context.Context, words string) (options []kit.Option, err error) {
	who := *f.whose.Load()
	if who == "" {
		return nil, nil
	}
	d, err := f.s.p.People.PersonPage(ctx, who)
	for _, j := range d.Jobs {
		if j.End.IsZero() {
			options = append(options, kit.Option{ID: string(j.ID), Title: j.Title, Note: d.Employers[j.Employer]})
		}
	}
	if err != nil {
		return nil, err
	}
	return kit.FindIn(options)(ctx, words)
}

// takeJob fills in what is known of the job that was chosen.
func (f *planFields) takeJob() {
	if which := brokerage.JobID(f.job.ID()); which != "" && which != f.gave.job {
		f.lookUp(which, func() bool { return f.job.ID() == string(which) })
	}
}

// moved takes away what was filled in of the employer before, once another one is chosen.
func (f *planFields) moved() {
	if o, ok := f.employer.Value(); ok && !f.resuming && f.gave.employer != "" && o.ID != string(f.gave.employer) {
		f.offer(workplace{employer: employers.EmployerID(o.ID), employerName: o.Title})
	}
}

// lookUp reads where the person works, in one of their jobs or in that which they hold, and fills it in where that is still wanted.
func (f *planFields) lookUp(which brokerage.JobID, wanted func() bool) {
	if f.resuming {
		return
	}
	p, who := f.s.p, *f.whose.Load()
	task.Go(context.Background(), p.Run, func(ctx context.Context) (at workplace, err error) {
		person, err := p.People.PersonPage(ctx, who)
		if err != nil {
			return at, err
		}
		return p.workplace(ctx, person, which)
	}, func(at workplace, err error) {
		if err == nil && wanted() {
			f.offer(at)
		}
	})
}

// offer fills in where somebody works, but for what was typed.
func (f *planFields) offer(at workplace) {
	was := f.gave
	f.gave = at
	if f.job.ID() == "" || f.job.ID() == string(was.job) {
		f.job.Choose(kit.Option{ID: string(at.job), Title: at.jobTitle})
	}
	if f.employer.ID() == string(was.employer) {
		f.employer.Choose(kit.Option{ID: string(at.employer), Title: at.employerName})
	}
	for _, x := range []struct {
		in       *kit.Entry
		was, now string
	}{{f.title, was.jobTitle, at.jobTitle}, {f.manager, was.manager, at.manager}, {f.role, was.managerRole, at.managerRole}} {
		if words := typed.Words(x.in); words == "" || words == x.was {
			x.in.SetText(x.now)
		}
	}
}

// write takes the fields; what it gives stores the plan.
func (f *planFields) write() func(context.Context) error {
	p := f.w.page.Plan
	if p.Version == 0 {
		p.Participant = people.ParticipantID(f.who.ID())
	}
	p = p.WithEmployer(employers.EmployerID(f.employer.ID()))
	p.Job = brokerage.JobID(f.job.ID())
	p.JobTitle, p.Manager, p.ManagerRole, p.Initials = typed.Words(f.title), typed.Words(f.manager), typed.Words(f.role), f.initials.On()
	p.HasWRAP, p.SharesWRAP = people.Answer(f.has.Value()), people.Answer(f.shares.Value())
	if p.HasWRAP != people.Yes {
		p.SharesWRAP = ""
	}
	return func(ctx context.Context) error { return f.s.p.Plans.SavePlan(ctx, &p) }
}

// changeWarning tells that a change begins a new version; nothing where nobody has signed this one.
func changeWarning(d adjustments.PlanPage) string {
	if len(signedBy(d)) == 0 {
		return ""
	}
	return " This version is signed. It stays as it is, and a change begins the next one, which wants signing again."
}

package employersui

import (
	"context"
	"errors"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"jobwright/employers"
	"jobwright/internal/id"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
	"jobwright/internal/ui/unsaved"
)

// nextStepForm is the dialog for one next step, new or stored.
type nextStepForm struct {
	s      *NextSteps
	step   employers.NextStep // as it was opened; Version 0 = new
	what   *kit.Entry
	due    *kit.DateField
	owner  *kit.SearchSelect
	about  *kit.SearchSelect // the employer; nil where steps are about none
	barred *kit.Caution      // where that one must not be contacted
	asking task.Latest       // whether that one may be contacted
	unread bool              // that is not known yet
	failed bool              // it could not be read
	then   func()            // what waits for it
	form   *kit.Form
	dialog *kit.Dialog
	draft  *unsaved.Keeper
	busy   bool
}

// New opens the form for a new step. Words typed in the command box fill it: "ring Anna tomorrow".
func (s *NextSteps) New(words string) {
	s.open(s.newStep(), unsaved.NewThing(s.p.Drafts, s.p.Run, formName), func(f *nextStepForm) {
		if strings.TrimSpace(words) != "" {
			what, due := employers.ReadNextStep(words, s.today())
			f.what.SetText(what)
			f.due.SetValue(due)
		}
	})
}

// NewFor opens the form for a new step about an employer.
func (s *NextSteps) NewFor(about employers.EmployerID) {
	if s.p.Finder == nil {
		s.New("")
		return
	}
	task.Go(context.Background(), s.p.Run, func(ctx context.Context) (employers.Employer, error) {
		return s.p.Finder.Employer(ctx, about)
	}, func(e employers.Employer, err error) {
		switch {
		case s.closed:
		case err != nil:
			s.p.Nav.Fail(err)
		default:
			n := s.newStep()
			n.Employer, n.EmployerName = e.ID, e.Name
			s.open(n, unsaved.NewThing(s.p.Drafts, s.p.Run, formName), nil)
		}
	})
}

// newStep is a new step as its form begins. It has its id already: neither a second try after a failure nor its draft
// makes a second step.
func (s *NextSteps) newStep() employers.NextStep {
	return employers.NextStep{ID: employers.NextStepID(id.New()), Due: employers.NextWorkingDay(s.today()), Owner: s.p.Me().ID}
}

// edit opens the form for a stored step; who may not change it sees it whole.
func (s *NextSteps) edit(n employers.NextStep) {
	if !s.mayChange() {
		body := kit.Column(2, kit.NewText(n.What).Wrap(), kit.NewText(text.Weekday(n.Due)+", "+s.nameOf(n.Owner)).Tone(theme.Quiet).Wrap())
		kit.ShowDialog(s.window(), kit.DialogSpec{Title: "Next step", Sub: "You can read it but not change it.", Body: body, Wide: 460, Cancel: "Close"})
		return
	}
	draft := s.keeper(string(n.ID))
	draft.TakeUp(s.OpenDraft, func() { s.open(n, draft, nil) }, s.p.Nav.Fail)
}

// open shows the form once it is known who works here; then fills in what is not in the step.
func (s *NextSteps) open(n employers.NextStep, draft *unsaved.Keeper, then func(*nextStepForm)) {
	if !s.mayChange() {
		s.p.Nav.Fail(people.Denied{Act: people.ChangeRegister})
		return
	}
	if s.form != nil {
		return // one at a time: it is what the person sees
	}
	task.Go(context.Background(), s.p.Run, s.p.Staff.Staff, func(staff []people.Staff, err error) {
		switch {
		case s.closed || s.form != nil:
		case err != nil:
			s.p.Nav.Fail(err)
		default:
			s.staff = staff
			s.form = newNextStepForm(s, n, draft)
			s.form.guard()
			if then != nil {
				then(s.form)
			}
			s.form.what.Focus().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd}) // one goes on typing where the words end
		}
	})
}

func newNextStepForm(s *NextSteps, n employers.NextStep, draft *unsaved.Keeper) *nextStepForm {
	f := &nextStepForm{s: s, step: n, what: kit.NewEntry().Limit(500), due: kit.NewDateField(s.today).Chips(), draft: draft}
	f.owner = kit.NewSearchSelect(s.p.Run, kit.FindIn(s.ownerOptions()))
	f.barred = kit.NewCaution("I know, and have a reason for this step")
	f.form = kit.NewForm(s.p.Run, func() { f.save(false) }, append([]kit.Part{
		kit.NewField("what", "What is to be done?", f.what).Needed("Please say what is to be done."),
		kit.NewField("due", "By when?", f.due).Needed("Please give a day, for example tomorrow or 24 Nov."),
		kit.Show(f.barred),
	}, f.rest()...)...)
	f.fill(n)
	if f.s.p.Pause > 0 {
		f.form.PauseAfter(f.s.p.Pause)
	}
	f.form.OnPause(func([]byte) { f.keep(nil) })
	f.show()
	return f
}

// rest are the fields that are seldom needed: who does it, where there is nobody else, and which employer it is about,
// where it is about none yet.
func (f *nextStepForm) rest() []kit.Part {
	var open, folded []kit.Part
	var words []string
	put := func(shown bool, word string, p kit.Part) {
		if shown {
			open = append(open, p)
			return
		}
		folded, words = append(folded, p), append(words, word)
	}
	if f.s.p.Finder != nil {
		f.about = kit.NewSearchSelect(f.s.p.Run, f.findEmployers).Example("Part of a name, or a phone number")
		put(f.step.Employer != "", "which employer it is about", kit.NewField("employer_ref", "About which employer?", f.about))
	}
	put(len(f.s.owners()) > 1, "who does it", kit.NewField("owner", "Who?", f.owner).Needed("Please choose who will do it."))
	if len(folded) > 0 {
		open = append(open, kit.More(strings.Join(words, ", "), folded...))
	}
	return open
}

func (f *nextStepForm) findEmployers(ctx context.Context, words string) ([]kit.Option, error) {
	found, err := f.s.p.Finder.FindEmployers(ctx, words, 20)
	options := make([]kit.Option, len(found))
	for i, e := range found {
		options[i] = kit.Option{ID: string(e.ID), Title: e.Name, Note: e.Town}
	}
	return options, err
}

func (s *NextSteps) ownerOptions() []kit.Option {
	var options []kit.Option
	for _, p := range s.owners() {
		options = append(options, s.ownerOption(p.ID))
	}
	return options
}

func (s *NextSteps) ownerOption(id people.StaffID) kit.Option {
	if id == "" {
		return kit.Option{}
	}
	o := kit.Option{ID: string(id), Title: s.nameOf(id)}
	if me := s.p.Me(); id == me.ID {
		o.Title, o.Note = me.Name, "me"
	}
	return o
}

// fill shows a step as the starting point: closing without a change keeps no draft.
func (f *nextStepForm) fill(n employers.NextStep) {
	f.step = n
	f.form.Fill(func() {
		f.what.SetText(n.What)
		f.due.SetValue(n.Due)
		f.owner.Choose(f.s.ownerOption(n.Owner))
		if f.about != nil {
			f.about.Choose(kit.Option{ID: string(n.Employer), Title: n.EmployerName})
		}
	})
}

func (f *nextStepForm) show() {
	spec := kit.DialogSpec{
		Title: "New next step", Sub: "Ctrl+Enter saves, Ctrl+Shift+Enter saves and starts another.", Wide: 660, Body: f.form,
		Main: "Save next step", Cancel: "Close, keep draft", OnCancel: f.leaveAndSay,
		Extra: []*kit.Button{kit.NewButton(kit.Outline, "Discard", f.discard).Plain()},
		Note:  kit.AtLeast(110, 0, f.draft.Said()),
		Keys:  []kit.Shortcut{{Keys: "Ctrl+Shift+Enter", What: "Save and start another", Do: f.saveAndAnother}},
	}
	if f.step.Version > 0 {
		spec.Title = "Next step"
	}
	f.dialog = kit.ShowDialog(f.s.window(), spec)
}

// read is the step as the fields have it.
func (f *nextStepForm) read() employers.NextStep {
	n := f.step
	due, _ := f.due.Value() // the form has checked it
	if n.Version > 0 {
		n = moved(n, due)
	}
	n.What, n.Due = strings.TrimSpace(f.what.Text()), due
	chosen, _ := f.owner.Value()
	n.Owner = people.StaffID(chosen.ID)
	if f.about != nil {
		about, _ := f.about.Value()
		n.Employer, n.EmployerName = employers.EmployerID(about.ID), about.Title
	}
	return n
}

func (f *nextStepForm) saveAndAnother() {
	if f.form.Validate() {
		f.save(true)
	}
}

// saved is what came of a save: the step with its new version, or what somebody else has made of it meanwhile.
type saved struct {
	step  employers.NextStep
	newer *employers.NextStep
}

// save stores the step.
func (f *nextStepForm) save(another bool) {
	if f.busy || !f.mayGo(func() { f.save(another) }) {
		return
	}
	f.busy = true
	n, label := f.read(), "next step changed"
	if n.Version == 0 {
		label = "next step added"
	}
	task.Go(context.Background(), f.s.p.Run, func(ctx context.Context) (saved, error) {
		r := saved{step: n}
		err := f.s.p.Store.SaveNextSteps(ctx, label, &r.step)
		if err != nil {
			if now, e := f.s.p.Store.NextStep(ctx, n.ID); e == nil && now.Version != n.Version {
				r.newer = &now
			}
		}
		return r, err
	}, func(r saved, err error) {
		f.busy = false
		switch {
		case f.s.closed:
		case r.newer != nil:
			f.askWhich(*r.newer)
		case err != nil:
			f.notSaved(err)
		default:
			f.done(r.step, another)
		}
	})
}

// notSaved leaves the form open: wrong fields get a sentence, anything else is shown the one way errors are shown.
func (f *nextStepForm) notSaved(err error) {
	var wrong people.FieldError
	if errors.As(err, &wrong) {
		f.form.SetErrors(err)
		return
	}
	f.keep(nil)
	f.s.p.Nav.Fail(err)
}

func (f *nextStepForm) done(n employers.NextStep, another bool) {
	f.close()
	f.draft.Drop(nil)
	said := "Saved: "
	if f.step.Version == 0 {
		said = "Added: "
	}
	f.s.p.Nav.Say(said+n.What+", "+text.Near(n.Due, f.s.today()), f.s.p.Undo)
	f.s.p.Nav.Refresh()
	if another {
		f.s.New("")
	}
}

// askWhich shows what somebody else has made of the step since it was opened here. Nothing is overwritten unasked.
func (f *nextStepForm) askWhich(newer employers.NextStep) {
	by := f.s.nameOf(newer.ChangedBy)
	if newer.ChangedBy == f.s.p.Me().ID {
		by = "you, in another place,"
	}
	words := "Since you opened this step, " + by + " changed it. It now says “" + newer.What + "”, for " + text.Weekday(newer.Due) + ", " + f.s.nameOf(newer.Owner) + "."
	var d *kit.Dialog
	overwrite := kit.NewButton(kit.Outline, "Save mine over it", func() {
		d.Close()
		f.step = newer // the fields keep what was typed
		f.save(false)
	}).Plain()
	d = kit.ShowDialog(f.s.window(), kit.DialogSpec{Title: "This step was changed meanwhile", Body: kit.NewText(words).Wrap(), Wide: 620,
		Main: "Load the newer one", Extra: []*kit.Button{overwrite}, Cancel: "Back to what I typed",
		OnMain: func() {
			d.Close()
			f.fill(newer)
		}})
}

func (f *nextStepForm) close() {
	f.asking.Stop()
	f.form.Close()
	f.dialog.Close()
	f.s.form = nil
}

// discard closes and forgets what was typed, with a way back.
func (f *nextStepForm) discard() {
	dirty, kept := f.form.Dirty(), f.asDraft()
	f.close()
	f.draft.Drop(func() {
		if dirty {
			f.s.p.Nav.Say("Draft discarded: "+kept.Title, func() { f.keepAgain(kept) })
		}
		f.s.p.Nav.Refresh()
	})
}

// keepAgain takes back that a draft was discarded.
func (f *nextStepForm) keepAgain(d nav.Draft) {
	f.draft.KeepAgain(d, func(err error) {
		if err != nil {
			f.s.p.Nav.Fail(err)
			return
		}
		f.s.p.Nav.Refresh()
	})
}

// leaveAndSay is what Escape and the closing buttons do: what was typed is kept.
func (f *nextStepForm) leaveAndSay() {
	f.asking.Stop()
	f.form.Close()
	f.s.form = nil
	if !f.form.Dirty() {
		return
	}
	f.keep(func() {
		f.s.p.Nav.Say("Draft kept. It stands on Today, under Not finished.", nil)
		f.s.p.Nav.Refresh()
	})
}

// leave keeps what was typed before the store is closed, and waits for it.
func (f *nextStepForm) leave() error {
	f.asking.Stop()
	f.form.Close()
	if !f.form.Dirty() {
		return nil
	}
	return f.draft.KeepNow(f.asDraft())
}

// keep keeps the draft in the background; then is called once it is kept.
func (f *nextStepForm) keep(then func()) {
	if !f.form.Dirty() {
		return
	}
	f.draft.Keep(f.asDraft(), then)
}

func (f *nextStepForm) now() time.Time { return f.s.p.Now() }

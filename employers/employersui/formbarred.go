package employersui

import (
	"context"

	"jobwright/employers"
	"jobwright/internal/ui/task"
)

// guard warns where the employer that the step is about must not be contacted, now and whenever another one is chosen.
func (f *nextStepForm) guard() {
	if f.about != nil {
		f.about.OnChange(f.askBarred)
		f.askBarred()
	}
}

// askBarred asks whether the employer may be contacted and warns where not. A stored step that stays with its employer is
// not asked about again.
func (f *nextStepForm) askBarred() {
	chosen, ok := f.about.Value()
	about := employers.EmployerID(chosen.ID)
	f.then, f.failed = nil, false
	f.unread = ok && about != "" && (f.step.Version == 0 || about != f.step.Employer)
	f.warn()
	if !f.unread {
		f.asking.Stop()
		return
	}
	task.Go(f.asking.Next(), f.s.p.Run, func(ctx context.Context) (employers.Employer, error) {
		return f.s.p.Finder.Employer(ctx, about)
	}, func(e employers.Employer, err error) {
		if f.s.closed || f.s.form != f {
			return
		}
		then := f.then
		f.then, f.unread, f.failed = nil, err != nil, err != nil
		if err != nil {
			f.s.p.Nav.Fail(err)
			return
		}
		f.warn(employers.BarredAmong(e)...)
		if then != nil {
			then()
		}
	})
}

// warn shows whom one must not contact.
func (f *nextStepForm) warn(list ...employers.Barred) {
	var ids, words []string
	for _, b := range list {
		ids, words = append(ids, string(b.ID)), append(words, b.Words())
	}
	if f.barred.Set(ids, words) && f.dialog != nil {
		f.form.Refresh()
		f.dialog.Relayout()
	}
}

// mayGo says that the step may be saved: nothing stands against it, or that was confirmed. Where it is not known yet, again
// is done once it is.
func (f *nextStepForm) mayGo(again func()) bool {
	if f.failed {
		f.askBarred()
	}
	if f.unread {
		f.then = again
		return false
	}
	if !f.barred.Confirmed() {
		f.s.window().Focus(f.barred.Focus())
		return false
	}
	return true
}

package planui

import (
	"bytes"
	"context"
	"encoding/json"
	"reflect"
	"slices"

	"jobwright/adjustments"
	"jobwright/employers"
	"jobwright/internal/id"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/unsaved"
)

// store writes a change of the plan into the store where there is one, and goes on. While a plan is being written, it also notes where the
// conversation goes on.
func (t *talk) store(reached int, change func(adjustments.Plan) adjustments.Plan, then func()) {
	if t.saving != nil || !t.page.form.Validate() {
		return
	}
	was := t.d.page.Plan
	now := change(was)
	if !reflect.DeepEqual(was, now) || was.Status == adjustments.PlanDraft {
		now.ReachedPage = t.part(reached)
	}
	if reflect.DeepEqual(was, now) {
		then()
		return
	}
	t.save(was, now, func() { t.store(reached, change, then) }, then)
}

// saving is a save that is under way.
type saving struct {
	over   chan struct{}     // closed once it has ended
	stored bool              // by then
	plan   *adjustments.Plan // as it is stored
	page   *talkPage         // that it is of, and what stood there when it began
	fields []byte
}

// more says that somebody has gone on typing while it was under way.
func (x *saving) more(t *talk) bool {
	return x.page == t.page && !bytes.Equal(x.fields, t.page.form.MarshalDraft())
}

// save writes the plan, with the next steps of its actions. again does the same over a newer plan, or with what was typed meanwhile.
func (t *talk) save(was, now adjustments.Plan, again, then func()) {
	steps := adjustments.Steps(&now, was.Actions, t.s.p.Me().ID, t.s.p.Today(), id.New, t.d.page.Next...)
	x := &saving{over: make(chan struct{}), plan: &now, page: t.page, fields: t.page.form.MarshalDraft()}
	t.saving = x
	signed, linked, keeper, draft := len(signedBy(t.d.page)) > 0, t.linked(now.Agreement), t.keeper, t.draftNow()
	task.Go(context.Background(), t.s.p.Run, func(ctx context.Context) (newer adjustments.PlanPage, err error) {
		defer close(x.over)
		if err = t.s.p.Plans.SavePlan(ctx, &now, steps...); err != nil {
			newer, _ = t.s.p.Plans.PlanPage(ctx, now.ID) // a plan that is gone is what the error says
		}
		x.stored = err == nil
		return newer, err
	}, func(newer adjustments.PlanPage, err error) {
		t.saving = nil
		here := t.d.page.Plan.ID == now.ID // another one may be open by now
		switch {
		case t.s.Forms.Closed():
			return
		case err == nil:
			if here {
				t.d.page.Plan, t.d.page.Agreement, t.d.page.Next = now, linked, withSteps(t.d.page.Next, steps)
				t.say("Saved")
			}
			more := here && x.more(t)
			switch {
			case !more:
				t.drop(keeper, now.ID)
			case !t.opened: // it waits where the conversation goes on
				t.s.Forms.Stored(talkForm, string(now.ID)).Keep(t.draftNow(), nil)
			}
			if signed && now.Number > was.Number {
				t.s.p.Nav.Say("Version "+text.Number(now.Number)+" has begun. The signed version stays as it is.", t.s.p.Undo)
			}
			if more && t.opened {
				again()
				return
			}
			then()
			return
		case keeper != nil && x.page == t.page:
			keeper.Keep(t.draftNow(), nil)
		case keeper != nil:
			keeper.Keep(draft, nil)
		}
		if here && t.opened && newer.Plan.ID != "" && newer.Plan.Version != was.Version {
			t.askWhich(newer, again)
			return
		}
		t.s.p.Nav.Fail(err)
	})
}

// withSteps are steps with those that have been stored in their place, or behind them, and without those that were deleted.
func withSteps(list []employers.NextStep, stored []*employers.NextStep) []employers.NextStep {
	list = slices.Clone(list)
	for _, n := range stored {
		if n.Deleted {
			list = slices.DeleteFunc(list, func(o employers.NextStep) bool { return o.ID == n.ID })
			continue
		}
		if i := slices.IndexFunc(list, func(o employers.NextStep) bool { return o.ID == n.ID }); i >= 0 {
			list[i] = *n
		} else {
			list = append(list, *n)
		}
	}
	return list
}

// linked is the agreement whose adjustments the plan lists; empty for none.
func (t *talk) linked(which adjustments.AgreementID) adjustments.Agreement {
	for _, l := range t.d.agreements {
		if l.Agreement.ID == which {
			return l.Agreement
		}
	}
	if t.d.page.Agreement.ID == which {
		return t.d.page.Agreement
	}
	return adjustments.Agreement{}
}

// askWhich asks what is to hold where somebody else has changed the plan. Nothing is overwritten unasked; only what this page says goes
// over it.
func (t *talk) askWhich(newer adjustments.PlanPage, again func()) {
	var d *kit.Dialog
	over := kit.NewButton(kit.Outline, "Save mine over it", func() {
		d.Close()
		t.d.page = newer
		again()
	}).Plain()
	extra := []*kit.Button{over}
	if t.choosing() { // what was written meanwhile has not been seen, so it cannot be chosen
		extra = nil
	}
	d = kit.ShowDialog(t.s.p.Canvas(), kit.DialogSpec{Title: "This was changed meanwhile", Wide: 620,
		Body: kit.NewText("Since you opened this page, " + t.s.Forms.By(t.s.Staff, newer.Plan.ChangedBy) + " changed the plan. Load the newer one and do this page again, or save yours over it: the other pages stay as they are there.").Wrap(),
		Main: "Load the newer one", Extra: extra, Cancel: "Back to what I typed",
		OnMain: func() {
			d.Close()
			t.d.page = newer
			t.drop(t.keeper, newer.Plan.ID)
			t.build(t.at)
			t.focus()
		}})
}

// draftNow is the page as it stands.
func (t *talk) draftNow() nav.Draft {
	data, _ := json.Marshal(sheet.Of{ID: string(t.d.page.Plan.ID), Version: t.d.page.Plan.Version, About: t.part(t.at), Fields: t.page.form.MarshalDraft()}) // plain values always have a JSON form
	return nav.Draft{Title: titleOf(t.d.page), At: t.s.p.Now(), Data: data}
}

// keep keeps what is typed as a draft.
func (t *talk) keep() {
	if t.opened && t.keeper != nil && t.page != nil && t.changed() {
		keeper := t.keeper
		keeper.Keep(t.draftNow(), func() { t.say("Draft kept") })
	}
}

// drop forgets the draft of what is stored now; the next one is kept under the same name.
func (t *talk) drop(keeper *unsaved.Keeper, which adjustments.PlanID) {
	if keeper == nil {
		return
	}
	if keeper == t.keeper {
		t.keeper = nil
	}
	keeper.Drop(func() {
		if t.keeper == nil && t.d.page.Plan.ID == which {
			t.keeper = t.s.Forms.Stored(talkForm, string(which))
		}
	})
}

// close keeps what is typed before the store is closed, and waits for it; a save that is under way is waited for too.
func (t *talk) close() error {
	t.live.Stop()
	t.copy.live.Stop()
	t.stopPage()
	if x := t.saving; x != nil {
		switch <-x.over; {
		case t.keeper == nil || x.page != t.page: // what was typed before it stands in a draft
		case x.stored && !x.more(t):
			return t.s.p.Drafts.DropDraft(context.Background(), talkForm, string(x.plan.ID))
		default:
			if x.stored {
				t.d.page.Plan = *x.plan
			}
			return t.keeper.KeepNow(t.draftNow())
		}
	}
	if !t.opened || t.keeper == nil || !t.changed() {
		return nil
	}
	return t.keeper.KeepNow(t.draftNow())
}

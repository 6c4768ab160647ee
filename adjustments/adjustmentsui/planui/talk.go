package planui

import (
	"context"
	"reflect"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"jobwright/adjustments"
	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
	"jobwright/internal/ui/unsaved"
)

// talk is the conversation in which a plan is written: one section a page, and at the end what the employer sees. Two people sit before
// it, so it writes large. What is typed is kept as a draft at each pause and stored when the page is turned.
type talk struct {
	s       *Plans
	content fyne.CanvasObject
	title   *kit.Text       // whose plan, and how far it has come
	said    *kit.Text       // whether what is typed is kept
	split   *kit.Split      // the sections and a page
	beside  *kit.Split      // the choices and the copy that comes of them
	middle  *fyne.Container // one of the two
	copy    *copyView
	list    *fyne.Container // all sections
	scroll  *container.Scroll
	box     *fyne.Container // the page
	foot    *fyne.Container
	pane    *fyne.Container // page and foot

	d      talkData
	at     int // which page: the sections in their order, then what the employer sees
	page   *talkPage
	main   *kit.Button
	keeper *unsaved.Keeper // nil while the draft is being dropped
	live   task.Latest
	opened bool
	saving *saving // the save that is under way; nil = there is none
}

// talkData is what the conversation is about.
type talkData struct {
	page       adjustments.PlanPage
	agreements []adjustments.ListedAgreement // of the person
	draft      *sheet.Of                     // what was typed and not stored; nil = nothing
}

// talkPage is one page of the conversation.
type talkPage struct {
	form  *kit.Form
	write func(adjustments.Plan) adjustments.Plan // what the fields say, put into a plan
}

// The narrowest that the list of sections and a page get beside one another, in units at a text scale of 1.
const (
	sectionsLeast = 230
	talkLeast     = 430
	talkWide      = 760 // at most, so that a line can be read
)

func newTalk(s *Plans) *talk {
	t := &talk{s: s, said: kit.NewText("").Tone(theme.Quiet), list: kit.Column(0.5), box: kit.Column(5), foot: kit.Flow(2)}
	back := kit.NewButton(kit.Quiet, "Back to the plan", t.toPlan).Icon("arrow-left").Slim()
	t.title = kit.NewText("").Bold().Wrap().AtMost(2)
	t.scroll = kit.Scroll(kit.PadXY(5, 4, kit.AtMost(talkWide, t.box)))
	t.pane = kit.Column(0, kit.Grow(t.scroll), kit.Rule(), kit.PadXY(5, 3, t.foot))
	pane := kit.On(theme.Surface, t.pane)
	t.split = kit.NewSplit(kit.Scroll(kit.PadXY(0, 2, t.list)), pane, 0.28, nil).Least(sectionsLeast, talkLeast).BackTo("All sections")
	t.copy = newCopyView(t)
	t.beside = kit.NewSplit(pane, t.copy.content, 0.5, nil).Least(talkLeast-40, 360).BackTo("Back to the choices")
	t.middle = container.NewStack(t.split)
	t.content = kit.PadXY(5, 3, kit.Column(2, kit.Row(4, back, kit.Grow(t.title), t.said), kit.Grow(t.middle)))
	return t
}

// open reads a plan and goes on with it at a part: a section, writePart, or choosePart. What was typed and not stored comes first.
func (t *talk) open(which adjustments.PlanID, part string) {
	if !t.s.p.mayChange() {
		t.s.p.Nav.Fail(t.s.p.denied())
		return
	}
	if t.opened && t.d.page.Plan.ID == which && t.s.talking() {
		t.goTo(t.find(part))
		return
	}
	t.leave()
	saving := t.saving // it may be of the same plan, which is read once it is stored
	task.Go(t.live.Next(), t.s.p.Run, func(ctx context.Context) (talkData, error) {
		if saving != nil {
			<-saving.over
		}
		return t.read(ctx, which)
	}, func(d talkData, err error) {
		if err != nil {
			t.failed(err)
			return
		}
		comes := !t.s.talking()
		t.d, t.opened = d, true
		t.keeper = t.s.Forms.Stored(talkForm, string(which))
		t.s.turnTo(t.content)
		kit.FollowFocus(t.s.p.Canvas(), t.scroll)
		t.build(t.find(part))
		if d.draft != nil {
			t.restore(*d.draft)
		}
		if comes && t.s.p.Canvas().Overlays().Top() == nil {
			t.focus()
		}
	})
}

func (t *talk) read(ctx context.Context, which adjustments.PlanID) (d talkData, err error) {
	if d.page, err = t.s.p.Plans.PlanPage(ctx, which); err != nil {
		return d, err
	}
	if d.agreements, err = t.s.p.Agreements.Agreements(ctx, adjustments.AgreementFilter{Participant: d.page.Plan.Participant, All: true}, employers.Order{Limit: 50}); err != nil {
		return d, err
	}
	of, err := sheet.Resume(ctx, sheet.Of{ID: string(which)}, t.s.Forms.Stored(talkForm, string(which)))
	if err == nil && of.Fields != nil {
		d.draft = &of
	}
	return d, err
}

// failed shows list and page again where the plan could not be read.
func (t *talk) failed(err error) {
	t.opened = false
	if t.s.talking() {
		t.s.turnTo(t.s.Listing.Content())
	}
	t.s.Listing.Reload()
	if people.IsGone(err) { // deleted, or undone
		t.s.p.Nav.Say(string(noPlan), nil)
		return
	}
	t.s.p.Nav.Fail(err)
}

// restore goes on with what was typed and not stored: it is saved over the version that it was begun on, or asks.
func (t *talk) restore(of sheet.Of) {
	t.build(t.find(of.About))
	t.d.page.Plan.Version = of.Version
	if err := t.page.form.RestoreDraft(of.Fields); err != nil {
		t.s.p.Nav.Fail(err)
		return
	}
	t.say("What you typed last time is here again")
}

// find is the page of a part: for writePart where the conversation stopped, of a plan that is finished the first.
func (t *talk) find(part string) int {
	guides := t.s.p.guides()
	if plan := t.d.page.Plan; part == writePart && plan.Status == adjustments.PlanDraft {
		part = plan.ReachedPage
	}
	if part == choosePart {
		return len(guides)
	}
	return max(0, slices.IndexFunc(guides, func(g adjustments.SectionGuide) bool { return g.Code == part }))
}

// part is what a page is called in routes and in ReachedPage.
func (t *talk) part(at int) string {
	if guides := t.s.p.guides(); at < len(guides) {
		return guides[at].Code
	}
	return choosePart
}

// reload reads the plan anew after something has changed, unless something is typed that is not stored.
func (t *talk) reload() {
	if !t.opened || t.saving != nil || t.changed() {
		return
	}
	which, at := t.d.page.Plan.ID, t.at
	task.Go(t.live.Next(), t.s.p.Run, func(ctx context.Context) (talkData, error) { return t.read(ctx, which) }, func(d talkData, err error) {
		switch {
		case err != nil:
			t.failed(err)
		case t.saving != nil || t.changed() || reflect.DeepEqual(d.page, t.d.page) && reflect.DeepEqual(d.agreements, t.d.agreements):
		default:
			t.d = d
			kit.KeepFocus(t.s.p.Canvas(), func() []fyne.Focusable { return kit.Stops(t.content) }, func() { t.build(at) }, t.firstFocus())
		}
	})
}

// build shows a page.
func (t *talk) build(at int) {
	guides := t.s.p.guides()
	t.stopPage()
	t.at = min(at, len(guides))
	if t.at < len(guides) {
		t.page = t.sectionPage(guides[t.at])
	} else {
		t.page = t.choosePage()
	}
	t.page.form.OnPause(func([]byte) { t.keep() })
	if t.s.p.Pause > 0 {
		t.page.form.PauseAfter(t.s.p.Pause)
	}
	t.say("")
	t.draw()
	t.box.Objects = []fyne.CanvasObject{t.page.form}
	shown := t.split
	if t.choosing() {
		shown = t.beside
		t.beside.Close()
	} else {
		t.split.Open()
	}
	if t.middle.Objects[0] != fyne.CanvasObject(shown) {
		t.middle.Objects = []fyne.CanvasObject{shown}
		t.middle.Refresh()
	}
	t.fit()
	t.scroll.ScrollToTop()
}

// choosing says that the last page is shown, on which the person chooses what the employer sees.
func (t *talk) choosing() bool { return t.at == len(t.s.p.guides()) }

// draw shows how far the plan has come, around the page.
func (t *talk) draw() {
	guides, plan := t.s.p.guides(), t.d.page.Plan
	t.title.Set(titleOf(t.d.page) + ": " + plan.Progress(guides, signedBy(t.d.page)...).String())
	t.list.Objects = nil
	for i, g := range guides {
		icon, tone := sectionSign(plan, g, signedBy(t.d.page))
		t.list.Add(t.row(i, text.Number(i+1)+"  "+g.Label, icon, tone))
	}
	icon, tone := "circle", fyne.ThemeColorName(theme.Quiet)
	if !plan.ChosenOn.IsZero() {
		icon, tone = "check", theme.Fits
	}
	t.list.Add(t.row(len(guides), chooseTitle, icon, tone))
	t.list.Refresh()
	t.drawFoot()
}

// row is a section in the list at the left.
func (t *talk) row(at int, words, icon string, tone fyne.ThemeColorName) fyne.CanvasObject {
	label := kit.NewText(words).Wrap()
	if at == t.at {
		label.Bold()
	}
	var line fyne.CanvasObject = kit.PadXY(2, 1.5, kit.TopRow(2, kit.Column(0, kit.AtLeast(0, 20, kit.NewIcon(icon, tone).Sized(16))), kit.Grow(label)))
	if at == t.at {
		line = kit.On(theme.Selected, line)
	}
	return kit.NewRowButton(words, line, func() { t.goTo(at) })
}

// drawFoot shows the ways on from the page.
func (t *talk) drawFoot() {
	t.foot.Objects = nil
	if t.at > 0 {
		t.foot.Add(kit.NewButton(kit.Outline, "Back", func() { t.goTo(t.at - 1) }).Icon("arrow-left").Plain())
	}
	if t.choosing() {
		t.chooseFoot()
	} else {
		t.foot.Add(kit.NewButton(kit.Outline, "Skip this for now", t.skip).Plain())
		t.main = kit.NewButton(kit.Filled, "Next", t.next).Icon("arrow-right").Hint("Ctrl+Enter")
		t.foot.Add(t.main)
	}
	t.pane.Refresh()
}

func (t *talk) fit() {
	t.box.Refresh()
	t.scroll.Content.Refresh()
	t.scroll.Refresh()
}

func (t *talk) say(words string) {
	t.said.Set(words)
}

// focus puts the keyboard where one writes.
func (t *talk) focus() {
	if f := t.firstFocus(); f != nil {
		t.s.p.Canvas().Focus(f)
	}
}

func (t *talk) firstFocus() fyne.Focusable {
	if t.page == nil {
		return nil
	}
	if f := t.page.form.Focus(); f != nil {
		return f
	}
	return t.main
}

func (t *talk) keys() []kit.Shortcut {
	if t.main == nil {
		return nil
	}
	return []kit.Shortcut{{Keys: "Ctrl+Enter", What: t.main.AccessibilityLabel(), Do: t.main.Press}}
}

// next goes on to the next section; what is typed is stored.
func (t *talk) next() { t.goTo(t.at + 1) }

// skip leaves the section out for now and goes on.
func (t *talk) skip() {
	code := t.part(t.at)
	at := t.at + 1
	t.store(at, func(p adjustments.Plan) adjustments.Plan {
		p = t.page.write(p)
		s := p.Section(code)
		s.Skipped = !p.Written(code)
		return p.With(s)
	}, func() { t.turn(at) })
}

// goTo stores what is typed and turns to another page.
func (t *talk) goTo(at int) {
	if t.page == nil || t.saving != nil || at == t.at {
		t.split.Open()
		return
	}
	t.store(at, t.page.write, func() { t.turn(at) })
}

// turn shows another page, unless the conversation was left meanwhile.
func (t *talk) turn(at int) {
	if t.opened {
		t.build(at)
		t.focus()
	}
}

// changed says that the page says something else than what is stored.
func (t *talk) changed() bool {
	return t.opened && t.page != nil && !reflect.DeepEqual(t.page.write(t.d.page.Plan), t.d.page.Plan)
}

// toPlan goes back to the page of the plan; what is typed is stored on the way.
func (t *talk) toPlan() {
	t.s.p.Nav.Open(nav.Route{Page: pageName, ID: string(t.d.page.Plan.ID)})
}

// leave stores what is typed, and where the conversation stopped, behind whatever is shown next.
func (t *talk) leave() {
	if !t.opened || t.page == nil {
		return
	}
	if t.page.form.Validate() {
		t.store(t.at, t.page.write, func() { t.s.Reload() })
	} else {
		t.keep()
	}
	t.opened = false
	t.copy.live.Stop()
	t.stopPage()
}

func (t *talk) stopPage() {
	if t.page != nil {
		t.page.form.Close()
	}
}

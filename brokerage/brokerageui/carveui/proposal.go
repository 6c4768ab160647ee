package carveui

import (
	"context"
	"errors"
	"fmt"

	"fyne.io/fyne/v2"

	"jobwright/brokerage"
	"jobwright/internal/id"
	"jobwright/internal/paper"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/may"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/printing"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
	"jobwright/internal/ui/typed"
)

// wording is how a proposal is asked for.
type wording struct{ named, large bool }

// made is a proposal with its pages, or why there is none.
type made struct {
	proposal brokerage.Proposal
	pages    paper.Pages
	refused  error // what is missing, in plain words
	permit   bool  // a permission would settle it
}

// make makes a proposal of a carving as the permissions stand now.
func (p Parts) make(ctx context.Context, w work, how wording) (m made, err error) {
	in := brokerage.ProposalInput{Carving: w.carving, Employer: w.employer, Named: how.named, Kinds: p.Codes("carving_kinds"), Rules: w.rules}
	if who := w.carving.Participant; who != "" && p.seesPeople() {
		found, err := p.People.Participant(ctx, who)
		switch {
		case err == nil:
			in.Person = &found
		case !people.IsGone(err):
			return m, err
		}
		if in.Permits, err = p.People.Permits(ctx, who); err != nil && !people.IsGone(err) && !outside(err) {
			return m, err // else nothing is known to be allowed
		}
	}
	m.proposal, err = brokerage.MakeProposal(in)
	var refused brokerage.ProposalRefused
	var wrong people.FieldError
	switch {
	case errors.As(err, &refused):
		m.refused, m.permit = err, true
		return m, nil
	case errors.As(err, &wrong):
		m.refused = typed.Sentence(wrong.Message)
		return m, nil
	case err != nil:
		return m, err
	}
	var house paper.House
	if p.House != nil {
		if house, err = p.House(ctx); err != nil {
			return m, err
		}
	}
	m.pages = paper.Layout(paper.CarvingProposal(m.proposal, house, p.Now(), how.large))
	return m, nil
}

// proposalView is the preview of a proposal in a dialog.
type proposalView struct {
	st     *studio
	w      work
	how    wording
	shown  made
	asked  task.Latest
	about  *fyne.Container // what is missing, left out, to be thought of
	view   *kit.PaperView
	room   fyne.CanvasObject
	goes   *kit.Checkbox // it goes to the employer now
	others []*kit.Button // the other ways out
	dialog *kit.Dialog
}

// askProposal shows the proposal as it will be printed, first without the name.
func (st *studio) askProposal() {
	w := st.w
	task.Go(context.Background(), st.s.p.Run, func(ctx context.Context) (made, error) { return st.s.p.make(ctx, w, wording{}) }, func(m made, err error) {
		switch {
		case st.s.desk.Closed():
		case err != nil:
			st.s.p.Nav.Fail(err)
		default:
			st.showProposal(w, m)
		}
	})
}

func (st *studio) showProposal(w work, first made) {
	v := &proposalView{st: st, w: w, about: kit.Column(2)}
	v.view, v.room = printing.Preview(first.pages)
	v.goes = kit.NewCheckbox("It goes to the employer now")
	v.goes.Set(w.carving.Status == "" || w.carving.Status == brokerage.CarvingDraft)
	large := kit.NewCheckbox("Large print")
	options := kit.Row(4, kit.Grow(large))
	if st.s.p.mayChange() {
		options.Add(kit.Grow(v.goes))
	}
	large.OnChange(func() { v.how.large = large.On(); v.again() })
	body := kit.Column(3)
	if name := w.person(); name != "" {
		who := kit.NewChoice(kit.Option{ID: "", Title: "Without the name"}, kit.Option{ID: "named", Title: "With the name of " + name})
		who.SetValue("")
		who.OnChange(func() { v.how.named = who.Value() == "named"; v.again() })
		body.Add(kit.NewField("who", "Whom does it name?", who))
	}
	body.Add(options)
	body.Add(v.about)
	body.Add(v.room)
	if st.s.p.Papers != nil {
		v.others = []*kit.Button{kit.NewButton(kit.Outline, "Save for screen readers…", v.saveTwin), kit.NewButton(kit.Outline, "Print…", v.print)}
	}
	v.dialog = kit.ShowDialog(st.s.p.Canvas(), kit.DialogSpec{Title: "Proposal for " + w.employer, Sub: w.carving.Title, Body: body, Main: "Save as PDF…", Cancel: "Close", Wide: 860, OnMain: v.save, Extra: v.others, Focus: v.view})
	v.show(first)
}

// again makes the proposal as it is asked for now; an older answer never takes the place of a newer one.
func (v *proposalView) again() {
	how := v.how
	task.Go(v.asked.Next(), v.st.s.p.Run, func(ctx context.Context) (made, error) { return v.st.s.p.make(ctx, v.w, how) }, func(m made, err error) {
		if err != nil {
			m = made{refused: err}
		}
		v.show(m)
	})
}

// show puts a proposal into the dialog, or why there is none.
func (v *proposalView) show(m made) {
	v.shown = m
	v.about.Objects = nil
	add := func(icon string, tone fyne.ThemeColorName, words string) {
		if words != "" {
			v.about.Add(page.Signed(icon, tone, words))
		}
	}
	v.enable("")
	if m.refused != nil {
		add("stop", theme.Stop, m.refused.Error())
		if m.permit {
			v.about.Add(kit.Start(kit.NewButton(kit.Outline, "Record permission", v.recordPermission).Icon("shield")))
		}
		v.enable("It cannot be made yet. What is missing stands above.")
		v.room.Hide()
	} else {
		v.view.Set(m.pages)
		v.room.Show()
		for _, words := range m.proposal.Open {
			add("question", theme.Ask, words)
		}
		if m.proposal.Draft {
			v.enable("It is a draft to look at. It can go out once what stands above is settled.")
		}
		add("shield", theme.Ask, m.proposal.LeftOut)
		add("warning", theme.Carve, m.proposal.Caution)
	}
	if v.st.s.p.PDF.Write == nil {
		v.dialog.Main().Disable("Nothing can be saved as PDF here.")
	}
	v.about.Refresh()
	v.dialog.Relayout()
}

// enable lets the proposal go out, or says why it cannot yet.
func (v *proposalView) enable(why string) {
	for _, b := range append([]*kit.Button{v.dialog.Main()}, v.others...) {
		if why == "" {
			b.Enable()
		} else {
			b.Disable(why)
		}
	}
}

// request is the proposal as the desk makes it for the other ways out.
func (v *proposalView) request() paper.Request {
	return paper.Request{Sort: paper.SortCarving, ID: string(v.w.carving.ID), Copy: paper.ForEmployer, Named: v.how.named, Large: v.how.large}
}

func (v *proposalView) ways() printing.Parts {
	p := v.st.s.p
	return printing.Parts{Papers: p.Papers, Run: p.Run, Nav: p.Nav}
}

func (v *proposalView) saveTwin() { v.ways().SaveTwin(v.request(), v.name(), v.out) }

func (v *proposalView) print() {
	v.ways().Print(v.request(), func(err error) {
		_, missing := people.RefusalOf(err)
		switch {
		case missing:
			v.show(made{refused: err, permit: true})
		case err != nil: // it can be saved still
			v.st.s.p.Nav.Fail(err)
		default:
			v.out()
		}
	})
}

// out notes that it has gone out.
func (v *proposalView) out() { v.saved(v.goes.On() && v.st.s.p.mayChange()) }

// name is what a file of it is called: no name of a person, nothing about health.
func (v *proposalView) name() string {
	return fmt.Sprintf("carving-%s-v%d.pdf", v.st.s.p.Today(), max(1, v.w.carving.Number))
}

// recordPermission goes to where the missing permission is recorded.
func (v *proposalView) recordPermission() {
	v.dialog.Close()
	v.st.s.p.Nav.Open(may.Permissions(v.w.carving.Participant))
}

// save writes the proposal as it may be written then: it is made anew in the last moment, so that a withdrawal acts at once.
func (v *proposalView) save() {
	p, how, w := v.st.s.p, v.how, v.w
	if v.shown.refused != nil || v.shown.proposal.Draft {
		return
	}
	goes := v.goes.On() && p.mayChange()
	p.PDF.Save(p.Canvas(), p.Run, "Save the proposal", v.name(), func(ctx context.Context) (paper.Pages, error) {
		m, err := p.make(ctx, w, how)
		switch {
		case err != nil:
			return paper.Pages{}, err
		case m.refused != nil:
			return paper.Pages{}, m.refused
		case m.proposal.Draft:
			return paper.Pages{}, typed.Sentence("Something is still open, so the proposal is only a draft. Please settle it first.")
		}
		if what := m.proposal.Told(); what != "" { // noted first: what cannot be noted does not go out
			err = p.People.NoteShared(ctx, people.Shared{ID: id.New(), Participant: w.carving.Participant, Employer: string(w.carving.Employer), Audience: people.ToEmployer,
				On: p.Today(), By: p.Me().ID, What: what})
		}
		return m.pages, err
	}, func() { v.saved(goes) })
}

// saved says so, and that the employer has it now where that was said.
func (v *proposalView) saved(goes bool) {
	v.dialog.Close()
	st := v.st
	c := st.w.carving
	if goes && c.ID == v.w.carving.ID && (c.Status == "" || c.Status == brokerage.CarvingDraft) {
		c.Status = brokerage.CarvingSent
		st.apply(c, "Saved, and with the employer: "+c.Title)
		return
	}
	st.s.p.Nav.Say("Saved. Delete the file once it is handed over.", nil)
}

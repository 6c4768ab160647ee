package agreementui

import (
	"context"
	"strings"

	"jobwright/adjustments"
	"jobwright/employers"
	"jobwright/internal/id"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/theme"
	"jobwright/internal/ui/typed"
	"jobwright/internal/ui/unsaved"
)

// The names of the forms in drafts.
const (
	agreementForm = "agreement"
	pickForm      = "agreement-adjustments"
	itemForm      = "agreement-adjustment"
	progressForm  = "agreement-progress"
	declinedForm  = "agreement-declined"
	adviceForm    = "agreement-advice"
	reviewForm    = "agreement-review"
	stepForm      = "agreement-step"
)

// The beginnings of what a form is about within its agreement: something new, an adjustment, a part of the form.
const (
	newAbout  = "new:"
	itemAbout = "item:"
	partAbout = "part:"
)

// maker makes a form over an agreement that has been read. It gives nil where what it is about is gone.
func maker(form string) func(*Agreements, work, sheet.Of) *sheet.Sheet {
	return map[string]func(*Agreements, work, sheet.Of) *sheet.Sheet{agreementForm: makeAgreement, pickForm: makePick, itemForm: makeItem, progressForm: makeProgress,
		declinedForm: makeDeclined, adviceForm: makeAdvice, reviewForm: makeReview, stepForm: makeStep}[form]
}

// FormNames are the forms whose drafts are opened here.
func (s *Agreements) FormNames() []string {
	return []string{agreementForm, pickForm, itemForm, progressForm, declinedForm, adviceForm, reviewForm, stepForm}
}

// OpenDraft opens a form as it was left.
func (s *Agreements) OpenDraft(d nav.Draft) {
	of, err := sheet.Read(d)
	if err != nil {
		s.p.Nav.Fail(err)
		return
	}
	s.open(d.Form, of, s.Forms.Stored(d.Form, d.Key))
}

// open reads the agreement and opens a form over it, one at a time. The id of its Of is that of the agreement; About says which
// adjustment or the like, or with whom a new agreement begins.
func (s *Agreements) open(form string, of sheet.Of, draft *unsaved.Keeper) {
	fresh := form == agreementForm && of.Version == 0 && (of.ID == "" || of.Fields != nil)
	sheet.Begin(s.Forms, func(ctx context.Context) (w work, err error) {
		if of, err = sheet.Resume(ctx, of, draft); err != nil {
			return w, err
		}
		if fresh {
			return s.p.begun(ctx, of.About, of.ID)
		}
		return s.p.read(ctx, adjustments.AgreementID(of.ID))
	}, func(w work) {
		if w.page.Agreement.Status == adjustments.AgreementEnded && form != stepForm {
			s.p.Nav.Fail(hasEnded)
			return
		}
		if of.Version > 0 {
			w.page.Agreement.Version = of.Version // a draft is saved over what it was begun on, or asks
		}
		of.ID, of.Version = string(w.page.Agreement.ID), w.page.Agreement.Version
		sh := maker(form)(s, w, of)
		if sh == nil {
			s.p.Nav.Fail(noPlace)
			return
		}
		sh.Name, sh.Of = form, of
		if warning := changeWarning(w.page); warning != "" && form != progressForm && form != reviewForm && form != stepForm {
			sh.Parts = append([]kit.Part{kit.Show(page.Signed("warning", theme.Carve, warning))}, sh.Parts...)
		}
		s.Forms.Show(sh, draft)
	})
}

// hasEnded is said where somebody wants to change an agreement that is over.
const hasEnded = typed.Sentence("This agreement has ended, so it stays as it was. For something new, begin a new agreement.")

// noPlace is said where what a form is about is gone.
const noPlace = typed.Sentence("This is not in the agreement any more. Somebody has taken it away.")

// draftKey is under which key the draft of a form about a stored agreement is kept: forms of which an agreement has one, under its id.
func draftKey(form string, of sheet.Of) string {
	if form == agreementForm || form == pickForm || form == reviewForm {
		return of.ID
	}
	return of.ID + " " + of.About
}

// stored opens a form about a stored agreement; where it was left, it goes on.
func (s *Agreements) stored(form string, of adjustments.AgreementID, about string) {
	at := sheet.Of{ID: string(of), About: about}
	s.open(form, at, s.Forms.Stored(form, draftKey(form, at)))
}

// begin opens the form for a new agreement; about says for whom, and out of which match.
func (s *Agreements) begin(about string) {
	s.open(agreementForm, sheet.Of{About: about}, s.Forms.Fresh(agreementForm))
}

// edit opens the form for everything about an agreement but its adjustments.
func (s *Agreements) edit(of adjustments.AgreementID) { s.editPart(of, "") }

// editPart is edit, at one of its parts.
func (s *Agreements) editPart(of adjustments.AgreementID, part string) {
	if part != "" {
		part = partAbout + part
	}
	s.stored(agreementForm, of, part)
}

// pick opens the form that adds adjustments to an agreement.
func (s *Agreements) pick(of adjustments.AgreementID) {
	s.stored(pickForm, of, "")
}

// add opens a form about something within an agreement; an empty about is something new there.
func (s *Agreements) add(form string, of adjustments.AgreementID, about string) {
	if about == "" {
		s.open(form, sheet.Of{ID: string(of), About: newAbout + id.New()}, s.Forms.Fresh(form))
		return
	}
	s.stored(form, of, about)
}

// review opens the form of a new review; one that was left is gone on with.
func (s *Agreements) review(of adjustments.AgreementID) {
	s.stored(reviewForm, of, newAbout+id.New())
}

// newer looks at the agreement of a form as it is now; rebase takes it over as what the fields are saved over.
func (s *Agreements) newer(form string, of sheet.Of, rebase func(adjustments.Agreement)) func(context.Context) (sheet.Now, bool, error) {
	staff := s.Staff // who works here is asked for off the UI goroutine
	return func(ctx context.Context) (sheet.Now, bool, error) {
		now, err := s.p.Agreements.AgreementPage(ctx, adjustments.AgreementID(of.ID))
		a := now.Agreement
		return sheet.Now{Version: a.Version, By: s.Forms.By(staff, a.ChangedBy), Rebase: func() { rebase(a) },
			Reopen: func() { s.stored(form, a.ID, of.About) }}, err == nil, err
	}
}

// itemOf is the adjustment that a form is about; empty where it is about something else.
func itemOf(form string, of sheet.Of) string {
	if form == itemForm || form == progressForm {
		return of.About
	}
	if which, ofItem := strings.CutPrefix(of.About, itemAbout); ofItem {
		return which
	}
	return ""
}

// within makes a form that changes something within an agreement: apply takes the fields and puts them into the agreement.
func (s *Agreements) within(form string, w work, of sheet.Of, sh *sheet.Sheet, apply func(adjustments.Agreement) adjustments.Agreement) *sheet.Sheet {
	sh.Sub = titleOf(w.page)
	sh.Write = func() func(context.Context) error {
		a, item := apply(w.page.Agreement), itemOf(form, of)
		if item != "" && find(w.page.Agreement, item) < 0 { // taken away meanwhile, so what is typed has no place
			return func(context.Context) error { return noPlace }
		}
		return func(ctx context.Context) error { return s.p.Agreements.SaveAgreement(ctx, &a) }
	}
	sh.Newer = s.newer(form, of, func(now adjustments.Agreement) { w.page.Agreement = now })
	return sh
}

// addStep opens the form of a next step about an agreement.
func (s *Agreements) addStep(of adjustments.AgreementID) { s.add(stepForm, of, "") }

// addItemStep is addStep for one adjustment.
func (s *Agreements) addItemStep(of adjustments.AgreementID, it adjustments.Item) {
	s.stored(stepForm, of, itemAbout+it.ID)
}

// makeStep makes the form of a next step about an agreement, or about one of its adjustments, which then knows of it.
func makeStep(s *Agreements, w work, of sheet.Of) *sheet.Sheet {
	what, due := kit.NewEntry().Limit(500), kit.NewDateField(s.p.Today).Chips()
	a := w.page.Agreement
	step := strings.TrimPrefix(of.About, newAbout)
	which, ofItem := strings.CutPrefix(of.About, itemAbout)
	at := find(a, which)
	if ofItem {
		if at < 0 {
			return nil
		}
		step = id.New()
	}
	sh := &sheet.Sheet{Heading: "New next step", Sub: titleOf(w.page), Main: "Save next step", Wide: 660, Parts: []kit.Part{
		kit.NewField("what", "What is to be done?", what).Needed("Please say what is to be done."),
		kit.NewField("due", "By when?", due).Needed("Please give a day, for example tomorrow or 24 Nov."),
	}}
	sh.Title = func() string {
		return strings.TrimSuffix("Next step for "+w.page.Participant.Name()+": "+typed.Words(what), ": ")
	}
	sh.Fill = func() {
		due.SetValue(employers.NextWorkingDay(s.p.Today()))
		if ofItem {
			it := a.Items[at]
			what.SetText(shortened("Ask how it stands: "+text.Lower(it.Words), 200))
			if !it.By.IsZero() && !it.By.Before(s.p.Today()) {
				due.SetValue(it.By)
			}
		}
	}
	sh.Write = func() func(context.Context) error {
		on, _ := due.Value() // the form has checked it
		n := employers.NextStep{ID: employers.NextStepID(step), What: typed.Words(what), Due: on, Owner: s.p.Me().ID, Employer: a.Employer, Participant: a.Participant,
			Vacancy: string(a.Vacancy), Job: string(a.Job)}
		if !ofItem {
			return func(ctx context.Context) error { return s.p.Steps.SaveNextSteps(ctx, "next step added", &n) }
		}
		if at < 0 {
			return func(context.Context) error { return noPlace }
		}
		linked := withItem(a, which, func(it *adjustments.Item) { it.Step = step })
		return func(ctx context.Context) error { return s.p.Agreements.SaveAgreement(ctx, &linked, &n) }
	}
	if ofItem {
		sh.Newer = s.newer(stepForm, of, func(now adjustments.Agreement) {
			a, at = now, find(now, which)
		})
	}
	sh.Said = func() string { return "Added: " + typed.Words(what) }
	return sh
}

// find is where an adjustment stands in an agreement; -1 where it does not.
func find(a adjustments.Agreement, which string) int {
	for i, it := range a.Items {
		if it.ID == which {
			return i
		}
	}
	return -1
}

// withItem is the agreement with one adjustment changed.
func withItem(a adjustments.Agreement, which string, change func(*adjustments.Item)) adjustments.Agreement {
	items := append([]adjustments.Item(nil), a.Items...)
	for i := range items {
		if items[i].ID == which {
			change(&items[i])
		}
	}
	a.Items = items
	return a
}

// shortened is the beginning of words, with a mark where something is cut off.
func shortened(words string, most int) string {
	r := []rune(words)
	if len(r) <= most {
		return words
	}
	return strings.TrimSpace(string(r[:most-1])) + "…"
}

// countWords is a number of adjustments in words.
func countWords(n int) string { return text.Count(n, "adjustment", "adjustments") }

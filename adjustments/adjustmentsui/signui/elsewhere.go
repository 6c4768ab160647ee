package signui

import (
	"context"
	"errors"
	"os"
	"strings"

	"jobwright/adjustments"
	"jobwright/internal/id"
	"jobwright/internal/paper"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/may"
	"jobwright/internal/ui/nav"
	forms "jobwright/internal/ui/sheet"
	"jobwright/internal/ui/typed"
	"jobwright/internal/ui/unsaved"
)

// mostScan is the largest scan that is read, in bytes.
const mostScan = 10 << 20

// elsewhereForm is the name of the form in drafts.
const elsewhereForm = "signed-elsewhere"

// Elsewhere records signatures that were not given on the screen: on paper, with its scan, or agreed verbally, with a note and a witness.
// What is typed is kept as a draft; it implements nav.Drafter.
type Elsewhere struct {
	p     Parts
	forms *forms.Desk
}

// NewElsewhere makes it; a signature cannot be undone, so it offers no way back.
func NewElsewhere(p Parts, g forms.Ground) *Elsewhere {
	g.Undo = nil
	return &Elsewhere{p: p, forms: forms.NewDesk(g, people.EditPapers)}
}

// Record opens the form for a version of a paper about a participant; where it was left, it goes on.
func (s *Elsewhere) Record(ref adjustments.PaperRef, who people.ParticipantID) {
	of := forms.Of{ID: ref.ID, Version: ref.Number, About: ref.Kind + ";" + string(who)}
	draft := s.forms.Stored(elsewhereForm, ref.Kind+" "+ref.ID)
	draft.TakeUp(func(d nav.Draft) {
		if kept, err := forms.Read(d); err == nil && kept.Version == ref.Number { // what was said of another version says nothing of this one
			of.Fields = kept.Fields
		}
		s.open(of, draft)
	}, func() { s.open(of, draft) }, s.p.Nav.Fail)
}

// FormNames are the forms whose drafts are opened here.
func (s *Elsewhere) FormNames() []string { return []string{elsewhereForm} }

// OpenDraft opens the form as it was left.
func (s *Elsewhere) OpenDraft(d nav.Draft) {
	of, err := forms.Read(d)
	if err != nil {
		s.p.Nav.Fail(err)
		return
	}
	s.open(of, s.forms.Stored(d.Form, d.Key))
}

// Close keeps what is typed. The error says why it could not be kept.
func (s *Elsewhere) Close() error { return s.forms.Close() }

// open reads the paper and opens the form over it.
func (s *Elsewhere) open(of forms.Of, draft *unsaved.Keeper) {
	kind, who, _ := strings.Cut(of.About, ";")
	e := &elsewhere{p: s.p, ref: adjustments.PaperRef{Kind: kind, ID: of.ID, Number: of.Version}, who: people.ParticipantID(who)}
	s.p.ask(e.ref, e.who, func(on sheet) {
		e.sheet = on
		e.open = e.form(of)
		s.forms.Show(e.open, draft)
		e.fit()
	})
}

// elsewhere is the form for a signature that was not given on the screen.
type elsewhere struct {
	p                         Parts
	ref                       adjustments.PaperRef
	who                       people.ParticipantID
	sheet                     sheet
	party, method             *kit.Choice
	name, role, note, witness *kit.Entry
	scan                      *kit.PathField
	onPaper, said             *kit.Block
	open                      *forms.Sheet
	sealed                    bool  // with the signature that was kept
	unsealed                  error // why not, where it was the last
}

func (e *elsewhere) form(of forms.Of) *forms.Sheet {
	var options []kit.Option
	for _, p := range e.sheet.may() {
		options = append(options, kit.Option{ID: p.code, Title: text.Capital(p.called()), Note: partyLabel(p.code)})
	}
	e.party = kit.NewChoice(options...)
	e.method = kit.NewChoice(kit.Option{ID: adjustments.Paper, Title: "Signed on paper"}, kit.Option{ID: adjustments.Verbal, Title: "Agreed verbally"})
	e.name, e.role, e.note, e.witness = kit.NewEntry().Limit(120), kit.NewEntry().Limit(120), kit.NewArea(2).Limit(500), kit.NewEntry().Limit(120)
	e.scan = kit.NewPathField(kit.OpenFile, ".pdf", ".png", ".jpg", ".jpeg")
	e.onPaper = kit.Together(kit.NewField("scan", "Scan of the signed paper", e.scan).Hint("PDF, PNG or JPEG, 10 MB at most. It is kept encrypted with the paper."))
	e.said = kit.Together(kit.NewField("note", "What was said, and how", e.note), kit.NewField("witness", "Who was there and heard it?", e.witness))
	parts := []kit.Part{kit.NewField("party", "Who agreed?", e.party), kit.Beside(kit.NewField("name", "Name", e.name).Needed("Please type the name."), kit.NewField("role", "Role", e.role)),
		kit.NewField("method", "How?", e.method), e.onPaper, e.said}
	return &forms.Sheet{Name: elsewhereForm, Of: of, Heading: "Signed elsewhere", Sub: e.sheet.title + ". The sealed paper says who signed themselves and who did not.", Main: "Keep the signature",
		Parts: parts, Fill: e.fill, Write: e.write, Failed: e.refused,
		Made: func() {
			e.party.OnChange(e.choose)
			e.method.OnChange(e.fit)
		},
		Title: func() string { return "Signed elsewhere: " + e.sheet.title },
		Said: func() string {
			if e.sealed {
				return "The signature is kept. Everybody has agreed, and the paper is sealed."
			}
			return "The signature is kept."
		},
		Then: func() {
			e.p.done()
			if e.unsealed != nil {
				may.Fail(e.p.Nav, e.who, e.unsealed, nil)
			}
		}}
}

func (e *elsewhere) fill() {
	if may := e.sheet.may(); len(may) > 0 {
		e.party.SetValue(may[0].code)
	}
	e.method.SetValue(adjustments.Paper)
	e.choose()
}

// choose takes over the name of the party.
func (e *elsewhere) choose() {
	for _, p := range e.sheet.parties {
		if p.code == e.party.Value() {
			e.name.SetText(p.name)
			e.role.SetText(p.role)
		}
	}
}

// fit shows what the way of signing needs.
func (e *elsewhere) fit() {
	e.onPaper.SetShown(e.method.Value() == adjustments.Paper)
	e.said.SetShown(e.method.Value() == adjustments.Verbal)
	if e.open != nil && e.open.Open != nil && e.open.Dialog != nil {
		e.open.Dialog.Relayout()
	}
}

// write takes the fields; what it gives keeps the signature.
func (e *elsewhere) write() func(context.Context) error {
	sig := &adjustments.Signature{ID: id.New(), Paper: e.ref, Party: e.party.Value(), Name: typed.Words(e.name), Role: typed.Words(e.role), Method: e.method.Value(),
		Shown: e.sheet.shown, At: e.p.Now(), By: e.p.Me().ID}
	path := ""
	if sig.Method == adjustments.Verbal {
		sig.Note, sig.Witness = typed.Words(e.note), typed.Words(e.witness)
	} else {
		path = strings.TrimSpace(e.scan.Text())
	}
	return func(ctx context.Context) error {
		if sig.Method != adjustments.Verbal && path == "" {
			return people.FieldError{Field: "scan", Message: "Please choose the scan of the signed paper."}
		}
		scan, err := readScan(path)
		if err != nil {
			return err
		}
		sealed, err := e.p.Signer.Sign(ctx, sig, scan)
		if errors.As(err, new(paper.NotSealed)) { // it is kept, so there is nothing left to fill in
			e.unsealed, err = err, nil
		}
		e.sealed = sealed != nil
		return err
	}
}

// refused says at the name why the signature is not kept, and leads to the permissions where the person does not allow it. What is typed
// is kept.
func (e *elsewhere) refused(err error) bool {
	e.open.Form.SetErrors(wrong("name", err))
	if _, missing := people.RefusalOf(err); missing {
		may.Fail(e.p.Nav, e.who, err, func() {
			e.open.Dialog.Close()
			e.open.LeaveAndSay()
		})
	}
	return true
}

// readScan reads the scan of a paper; no path, no scan.
func readScan(path string) ([]byte, error) {
	if path == "" {
		return nil, nil
	}
	bad := func(words string) ([]byte, error) { return nil, people.FieldError{Field: "scan", Message: words} }
	info, err := os.Stat(path)
	switch {
	case err != nil || !info.Mode().IsRegular():
		return bad("There is no such file. Please choose it again.")
	case info.Size() > mostScan:
		return bad("This file is larger than 10 MB. Please scan it with fewer dots.")
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return bad("The file cannot be read. Please check that it is not open elsewhere.")
	}
	return content, nil
}

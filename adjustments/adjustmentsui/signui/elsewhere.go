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
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/typed"
)

// mostScan is the largest scan that is read, in bytes.
const mostScan = 10 << 20

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
	form                      *kit.Form
	dialog                    *kit.Dialog
	busy                      bool
}

// SignElsewhere records what was signed on paper, with its scan, or agreed verbally, with a note and a witness.
func (p Parts) SignElsewhere(ref adjustments.PaperRef, who people.ParticipantID) {
	p.ask(ref, who, func(s sheet) { (&elsewhere{p: p, ref: ref, who: who, sheet: s}).show() })
}

func (e *elsewhere) show() {
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
	e.party.SetValue(options[0].ID)
	e.method.SetValue(adjustments.Paper)
	e.form = kit.NewForm(e.p.Run, e.save, kit.NewField("party", "Who agreed?", e.party), kit.Beside(kit.NewField("name", "Name", e.name).Needed("Please type the name."), kit.NewField("role", "Role", e.role)),
		kit.NewField("method", "How?", e.method), e.onPaper, e.said)
	e.dialog = kit.ShowDialog(e.p.canvas(), kit.DialogSpec{Title: "Signed elsewhere", Sub: e.sheet.title + ". The sealed paper says who signed themselves and who did not.", Body: e.form, Main: "Keep it", OnCancel: e.left})
	e.party.OnChange(e.choose)
	e.method.OnChange(e.fit)
	e.form.Fill(e.choose)
	e.fit()
}

// left offers what was typed again, where the form was closed without being kept.
func (e *elsewhere) left() {
	if e.busy || !e.form.Dirty() {
		return
	}
	typed := e.form.MarshalDraft()
	e.p.Nav.Say("No signature was kept.", func() {
		e.show()
		if err := e.form.RestoreDraft(typed); err != nil {
			e.p.Nav.Fail(err)
		}
		e.fit()
	})
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
	if e.dialog != nil {
		e.dialog.Relayout()
	}
}

func (e *elsewhere) save() {
	if e.busy {
		return
	}
	sig := &adjustments.Signature{ID: id.New(), Paper: e.ref, Party: e.party.Value(), Name: typed.Words(e.name), Role: typed.Words(e.role), Method: e.method.Value(),
		Shown: e.sheet.shown, At: e.p.Now(), By: e.p.Me().ID}
	path := ""
	if sig.Method == adjustments.Verbal {
		sig.Note, sig.Witness = typed.Words(e.note), typed.Words(e.witness)
	} else if path = strings.TrimSpace(e.scan.Text()); path == "" {
		e.form.SetErrors(people.FieldError{Field: "scan", Message: "Please choose the scan of the signed paper."})
		return
	}
	e.busy = true
	task.Go(context.Background(), e.p.Run, func(ctx context.Context) (*adjustments.Sealed, error) {
		scan, err := readScan(path)
		if err != nil {
			return nil, err
		}
		return e.p.Signer.Sign(ctx, sig, scan)
	}, func(sealed *adjustments.Sealed, err error) {
		e.busy = false
		if e.p.locked() {
			return
		}
		if errors.As(err, new(paper.NotSealed)) { // it is kept, so there is nothing left to fill in
			e.dialog.Close()
			e.p.done()
			may.Fail(e.p.Nav, e.who, err, nil)
			return
		}
		if _, missing := people.RefusalOf(err); missing {
			e.refused(err)
			return
		}
		if err != nil {
			e.form.SetErrors(wrong("name", err))
			return
		}
		e.dialog.Close()
		words := "The signature is kept."
		if sealed != nil {
			words = "The signature is kept. Everybody has agreed, and the paper is sealed."
		}
		e.p.Nav.Say(words, nil)
		e.p.done()
	})
}

// refused says what the person does not allow. What is typed stays until one goes to where that is recorded.
func (e *elsewhere) refused(err error) {
	e.form.SetErrors(wrong("name", err))
	may.Fail(e.p.Nav, e.who, err, e.dialog.Close)
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

package agreementui

import (
	"context"

	"fyne.io/fyne/v2"

	"jobwright/adjustments"
	"jobwright/internal/day"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/page"
)

// agreementPage is everything about one agreement on one long page.
type agreementPage struct {
	*page.Record[pageData]
	s    *Agreements
	menu *kit.Button
	main *kit.Button // what the state asks for
}

// pageData is what the page is drawn from.
type pageData struct {
	page  adjustments.AgreementPage
	today day.Date
}

func newAgreementPage(s *Agreements) *agreementPage {
	p := &agreementPage{s: s}
	p.Record = page.NewRecord(page.RecordOptions[pageData]{
		Run: s.p.Run, Nav: s.p.Nav, Read: p.read, Parts: p.parts, Else: s.List.FirstFocus, First: p.begin,
		Key: func(d pageData) string { return string(d.page.Agreement.ID) },
		Empty: func() fyne.CanvasObject {
			return kit.NewEmpty("agreement", "No agreement chosen", "Choose one in the list. Here stands what was agreed, who does it by when, who has signed, and when it is looked at again.", nil)
		},
	})
	return p
}

func (p *agreementPage) read(id string) func(context.Context) (pageData, error) {
	today := p.s.p.Today()
	return func(ctx context.Context) (d pageData, err error) {
		d.today = today
		d.page, err = p.s.p.Agreements.AgreementPage(ctx, adjustments.AgreementID(id))
		return d, err
	}
}

// begin is where the keyboard begins: what the state asks for.
func (p *agreementPage) begin() fyne.Focusable {
	switch {
	case p.main != nil:
		return p.main
	case p.menu != nil:
		return p.menu
	}
	return nil
}

// parts are what the page shows.
func (p *agreementPage) parts(bool) []fyne.CanvasObject {
	p.menu, p.main = nil, nil
	out := []fyne.CanvasObject{kit.Column(4, p.head(), p.next())}
	for _, part := range []fyne.CanvasObject{p.items(), p.declined(), p.impact(), p.absence(), p.advice(), p.sharing(), p.reviewing(), p.signatures(), p.versions(), p.annex()} {
		if part != nil {
			out = append(out, part)
		}
	}
	return out
}

// agreement is what the page shows.
func (p *agreementPage) agreement() adjustments.Agreement { return p.Shown.page.Agreement }

// mayChange says that the agreement that is shown may be changed: by this person, and because it has not ended.
func (p *agreementPage) mayChange() bool {
	return p.s.p.mayChange() && p.agreement().Status != adjustments.AgreementEnded
}

// quietButton is the word at the right of a section's title; nothing where the person may not change anything.
func (p *agreementPage) quietButton(words string, do func()) []fyne.CanvasObject {
	if !p.mayChange() {
		return nil
	}
	return []fyne.CanvasObject{p.Button(kit.NewButton(kit.Quiet, words, do).Slim())}
}

// pressable is a row that opens something, where the person may change things.
func (p *agreementPage) pressable(name string, o fyne.CanvasObject, do func()) fyne.CanvasObject {
	if !p.mayChange() {
		return o
	}
	return kit.NewRowButton(name, o, do)
}

// first is what the person is called in a sentence.
func (p *agreementPage) first() string { return p.Shown.page.Participant.Called() }

// titleOf is what an agreement is called: Agreement for Sam Example at Hallam Bakery.
func titleOf(d adjustments.AgreementPage) string {
	return "Agreement for " + d.Participant.Name() + at(d.Employer.Name)
}

func at(name string) string {
	if name == "" {
		return ""
	}
	return " at " + name
}

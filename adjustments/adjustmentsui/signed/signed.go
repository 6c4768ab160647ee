// Package signed shows on the pages of agreements and plans who has signed them, and seals what could not be sealed with the last
// signature.
package signed

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"jobwright/adjustments"
	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/may"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// Parties are parties within a sentence: employee, line manager, HR.
func Parties(codes []string) (out []string) {
	for _, code := range codes {
		switch label := employers.ChoiceLabel(adjustments.Parties, code); code {
		case adjustments.HR:
			out = append(out, label)
		case adjustments.Witness:
			out = append(out, "witness")
		default:
			out = append(out, strings.ToLower(label[:1])+label[1:])
		}
	}
	return out
}

// Version says who has signed a version.
func Version(ref adjustments.PaperRef, signatures []adjustments.Signature) string {
	by := adjustments.SignedBy(ref, signatures)
	if len(by) == 0 {
		return "not signed by anybody"
	}
	return "signed by " + text.And(Parties(by)...)
}

// Rows are the signatures of one version, each with how it came about, by the clock of a place.
func Rows(ref adjustments.PaperRef, signatures []adjustments.Signature, place *time.Location) (rows []fyne.CanvasObject) {
	for _, s := range adjustments.InOrder(signatures) {
		if s.Paper != ref {
			continue
		}
		icon, tone := "check", theme.Fits
		if !s.Themselves() {
			icon, tone = "note", theme.Ask
		}
		s.At = s.At.In(place)
		rows = append(rows, page.Signed(icon, tone, adjustments.SignedWords(s)+"."))
		if s.ReadAloudBy != "" {
			rows = append(rows, page.Small("Read aloud by "+s.ReadAloudBy+"."))
		}
		if s.Room != "" {
			rows = append(rows, page.Small("In the room: "+s.Room+"."))
		}
	}
	return rows
}

// Paper is a paper as its page shows it.
type Paper struct {
	Now        adjustments.PaperRef // the newest version
	Who        people.ParticipantID
	Title      string
	Signatures []adjustments.Signature // of all versions
	Sealed     []adjustments.Sealed
}

// Sealer seals versions. Seal is nil where nothing can be sealed.
type Sealer struct {
	Seal func(context.Context, adjustments.PaperRef) error
	Run  task.Runner
	Nav  nav.Navigator
	Gone func() bool // the screen is closed
}

// Do seals a version. It cannot be taken back.
func (s Sealer) Do(p Paper, ref adjustments.PaperRef) {
	task.Go(context.Background(), s.Run, func(ctx context.Context) (struct{}, error) { return struct{}{}, s.Seal(ctx, ref) }, func(_ struct{}, err error) {
		switch {
		case s.Gone():
			return
		case err != nil:
			may.Fail(s.Nav, p.Who, err, nil)
		default:
			s.Nav.Say("Sealed: "+p.Title, nil)
		}
		s.Nav.Refresh()
	})
}

// Former are the versions before the newest that all have signed and that could not be sealed then, each with a button, which note makes
// one of the page.
func (s Sealer) Former(p Paper, note func(*kit.Button) *kit.Button) (rows []fyne.CanvasObject) {
	for _, ref := range adjustments.Unsealed(p.Signatures, p.Sealed) {
		if s.Seal == nil || ref.Number >= p.Now.Number {
			break
		}
		version := "version " + text.Number(ref.Number)
		rows = append(rows, page.Signed("lock", theme.Ask, text.Capital(version)+" is signed by everybody and not sealed yet."),
			kit.Start(note(kit.NewButton(kit.Quiet, "Seal "+version, func() { s.Do(p, ref) }).Icon("lock").Slim())))
	}
	return rows
}

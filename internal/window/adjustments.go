package window

import (
	"context"
	"errors"
	"io"

	"jobwright/adjustments"
	"jobwright/adjustments/adjustmentsui/agreementui"
	"jobwright/adjustments/adjustmentsui/planui"
	"jobwright/adjustments/adjustmentsui/signui"
	"jobwright/adjustments/adjustmentsui/slots"
	"jobwright/internal/exchange"
	"jobwright/internal/people"
	"jobwright/internal/ui"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/printing"
)

// agreeing is the screens of agreements and plans, each made when it is first needed.
type agreeing struct {
	agreements *agreementui.Agreements
	plans      *planui.Plans
	check      *signui.Check
	elsewhere  *signui.Elsewhere
}

// agreementPlaces are the pages of agreements and plans; a colleague who only reads the register does not see them.
func (s *session) agreementPlaces() []ui.Place {
	if people.Check(s.desk.Me().Role, people.ViewPapers) != nil {
		return nil
	}
	return []ui.Place{
		{Page: "agreements", Name: "Agreements", Icon: "agreement", Keys: "Alt+A", After: true, Make: func(nav.Navigator) nav.Screen { return s.agreements() }},
		{Page: "plans", Name: "Plans", Icon: "heart", Keys: "Alt+P", Make: func(nav.Navigator) nav.Screen { return s.plans() }},
		{Page: signui.CheckPage, Under: "agreements", Make: func(nav.Navigator) nav.Screen { return s.checkPDF() }},
	}
}

func (s *session) agreements() *agreementui.Agreements {
	if s.agreeing.agreements == nil {
		d := s.desk
		s.agreeing.agreements = agreementui.New(agreementui.Parts{
			Agreements: d.Store(), Plans: d.Store(), People: d.Store(), Matching: d.Store(), Register: d.Store(), Steps: d.Store(), Staff: d.Store(), Codes: s.codes.list, Ground: s.ground(),
			Sign: s.signing().Sign, SignOther: s.elsewhere().Record, Seal: s.seal, Documents: s.documents().ShowPapers, SaveMany: s.documents().ShowMany, EditStep: s.editStep,
			Place: func(ctx context.Context) (string, error) { return d.Store().Setting(ctx, "jurisdiction") }, Rates: s.accessRates, Weeks: s.reviewWeeks,
		})
	}
	return s.agreeing.agreements
}

// reviewWeeks are the weeks until the first review of an agreement, and from one to the next.
func (s *session) reviewWeeks(ctx context.Context) (first, later int, err error) {
	if first, err = s.desk.Store().SettingInt(ctx, "review_first_weeks"); err != nil {
		return 0, 0, err
	}
	later, err = s.desk.Store().SettingInt(ctx, "review_weeks")
	return first, later, err
}

func (s *session) plans() *planui.Plans {
	if s.agreeing.plans == nil {
		d := s.desk
		s.agreeing.plans = planui.New(planui.Parts{
			Plans: d.Store(), Agreements: d.Store(), People: d.Store(), Register: d.Store(), Staff: d.Store(), Codes: s.codes.list, Ground: s.ground(),
			House: s.house, Sign: s.signing().Sign, SignOther: s.elsewhere().Record, Seal: s.seal, Documents: s.documents().ShowPapers, SaveMany: s.documents().ShowMany, EditStep: s.editStep,
		})
	}
	return s.agreeing.plans
}

func (s *session) checkPDF() *signui.Check {
	if s.agreeing.check == nil {
		s.agreeing.check = signui.NewCheck(signui.CheckParts{Checker: s.desk, Write: writeWhole, Folder: documentsFolder, Run: s.w.run, Nav: s.shell})
	}
	return s.agreeing.check
}

// signing is how papers are signed here.
func (s *session) signing() signui.Parts {
	return signui.Parts{Signer: s.desk, Me: s.desk.Me, Now: s.w.o.Now, Run: s.w.run, Nav: s.shell, Lock: s.w.lock,
		Locked: s.locked, Done: s.shell.TakeUp}
}

// elsewhere is where signatures are recorded that were not given on the screen.
func (s *session) elsewhere() *signui.Elsewhere {
	if s.agreeing.elsewhere == nil {
		s.agreeing.elsewhere = signui.NewElsewhere(s.signing(), s.ground())
	}
	return s.agreeing.elsewhere
}

// seal seals what everybody has signed and what could not be sealed then.
func (s *session) seal(ctx context.Context, ref adjustments.PaperRef) error {
	_, err := s.desk.Seal(ctx, ref)
	return err
}

// documents is the dialog in which papers are looked at, saved and printed.
func (s *session) documents() printing.Parts {
	return printing.Parts{Papers: plainPapers{s.desk.Papers()}, Run: s.w.run, Nav: s.shell, Locked: s.locked}
}

// house is the service as agreements and plans name it.
func (s *session) house(ctx context.Context) (adjustments.House, error) {
	h, err := s.desk.House(ctx)
	return adjustments.House(h), err
}

// writeWhole writes a file whole or not at all.
func writeWhole(path string, content []byte) error {
	return plainly(exchange.WriteFile(path, func(w io.Writer) error { _, err := w.Write(content); return err }))
}

// papersOf are the agreements and plans that stand on the pages of people and employers.
func (s *session) papersOf() slots.Papers {
	return slots.Papers{Agreements: s.desk.Store(), Plans: s.desk.Store(), Me: s.desk.Me, Now: s.w.o.Now}
}

// agreementComings are what agreements and plans have to say under "Coming up" on Today.
func (s *session) agreementComings() []nav.Comings {
	return []nav.Comings{slots.NewComing(s.desk.Store(), s.desk.Me)}
}

// agreementCommands are what the command box can start about agreements and plans.
func (s *session) agreementCommands(n nav.Navigator) (list []nav.Command) {
	me := s.desk.Me().Role
	if people.Check(me, people.EditPapers) == nil && !s.desk.ReadOnly() {
		list = append(list, adding(n, "New agreement", "agreement", "agreements"), adding(n, "New wellness plan", "heart", "plans"))
	}
	if people.Check(me, people.ViewPapers) == nil {
		list = append(list, nav.Command{Title: "Check a signed PDF", Icon: "badge", Run: func(string) { n.Open(nav.Route{Page: signui.CheckPage}) }})
	}
	return list
}

// agreementDrafters open kept drafts of these forms again.
func (s *session) agreementDrafters() []nav.Drafter {
	return []nav.Drafter{later[*agreementui.Agreements](s.agreements), later[*planui.Plans](s.plans), later[*signui.Elsewhere](s.elsewhere)}
}

// closeAgreements keeps what is typed in the forms of agreements and plans.
func (s *session) closeAgreements() error {
	a := s.agreeing
	return errors.Join(closed(a.agreements), closed(a.plans), closed(a.check), closed(a.elsewhere))
}

// accessRates are the dated figures about Access to Work.
func (s *session) accessRates(ctx context.Context) (list []adjustments.Rate, err error) {
	rates, err := s.desk.Store().Rates(ctx)
	for _, r := range rates {
		list = append(list, adjustments.Rate{Family: r.Family, Pence: r.Pence, From: r.From, To: r.To, Status: r.Status})
	}
	return list, err
}

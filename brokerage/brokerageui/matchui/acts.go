package matchui

import (
	"context"

	"jobwright/brokerage"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/may"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/task"
)

func routeTo(kind, id string) nav.Route { return nav.Route{Page: "matching", ID: kind + id} }

// settling is the button that settles what a criterion leaves open; nil where nothing is, or where nothing may be changed.
func (s *Matching) settling(r row, f brokerage.Finding) *kit.Button {
	b, known := buttons[f.Settle]
	if !known || !s.p.mayChange() {
		return nil
	}
	words := b.words
	if f.Settle == brokerage.SettleStep {
		words = b.words + "…"
	}
	return kit.NewButton(kit.Outline, words, func() { s.settle(r, f) }).Icon(b.icon).Slim()
}

// settle does what would settle a criterion, or goes to where it is done.
func (s *Matching) settle(r row, f brokerage.Finding) {
	open := func(page, id string) { s.p.Nav.Open(nav.Route{Page: page, ID: id}) }
	switch f.Settle {
	case brokerage.SettleProfile:
		open("people", string(r.Participant)+"/profile")
	case brokerage.SettlePermission:
		s.p.Nav.Open(may.Permissions(r.Participant))
	case brokerage.SettleVacancy:
		open("vacancies", string(r.Vacancy))
	case brokerage.SettleCarve:
		s.carve(r)
	case brokerage.SettleJourney:
		s.add(journeyForm, r, "")
	case brokerage.SettleAdjust:
		s.agree(r)
	case brokerage.SettleStep:
		s.step(r, f.Action)
	}
}

// carve opens a new carving of the job for the person.
func (s *Matching) carve(r row) {
	s.p.Nav.Open(nav.Route{Page: "carving", ID: "new:" + string(r.Vacancy) + ";" + string(r.Participant)})
}

// agree opens a new agreement about the job for the person, with the adjustments that the match would arrange.
func (s *Matching) agree(r row) {
	s.p.Nav.Open(nav.Route{Page: "agreements", ID: "new:" + string(r.Participant) + ";" + string(r.Vacancy)})
}

// moreItems are what else can be done with a row.
func (s *Matching) moreItems(r row) []kit.MenuItem {
	items := []kit.MenuItem{
		{Words: "Compare with another", Icon: "columns", Note: "C", Do: func() { s.compareWith(r) }},
		{Words: "Open the job", Icon: "briefcase", Do: func() { s.p.Nav.Open(nav.Route{Page: "vacancies", ID: string(r.Vacancy)}) }},
		{Words: "Open " + s.got.person(r), Icon: "user", Do: func() { s.p.Nav.Open(nav.Route{Page: "people", ID: string(r.Participant)}) }},
	}
	if s.got.of.person != "" {
		items = append(items, kit.MenuItem{Words: "Whom else does it suit?", Icon: "people", Do: func() { s.p.Nav.Open(routeTo("vacancy:", string(r.Vacancy))) }})
	} else {
		items = append(items, kit.MenuItem{Words: "Other jobs for " + firstName(r.Title), Icon: "matching", Do: func() { s.p.Nav.Open(routeTo("person:", string(r.Participant))) }})
	}
	if !s.p.mayChange() {
		return items
	}
	return append(items,
		kit.MenuItem{Words: "Make a next step", Icon: "calendar", Note: "N", Do: func() { s.step(r, "") }},
		kit.MenuItem{Words: "Propose the agreement", Icon: "agreement", Do: func() { s.agree(r) }},
		kit.MenuItem{Words: "Open a carving", Icon: "scissors", Do: func() { s.carve(r) }},
		kit.MenuItem{Words: "Enter the minutes of the way", Icon: "clock", Do: func() { s.add(journeyForm, r, "") }})
}

// shortlist puts a job on the shortlist of the person, with an application that begins there.
func (s *Matching) shortlist(r row) {
	d := brokerage.Decision{Participant: r.Participant, Vacancy: r.Vacancy, What: brokerage.DecidedShortlist, Score: r.Score, By: s.p.Me().ID, On: s.p.Today()}
	a := brokerage.Application{Participant: r.Participant, Vacancy: r.Vacancy, Stage: "shortlisted", On: s.p.Today()}
	switch {
	case !s.p.mayChange():
		s.p.Nav.Fail(s.p.denied())
		return
	case r.Decided != nil && r.Decided.What == brokerage.DecidedShortlist:
		s.p.Nav.Say(s.got.job(r)+" is on the shortlist already.", nil)
		return
	}
	s.change(r, "Shortlisted: "+s.got.job(r)+" for "+s.got.person(r), func(ctx context.Context) error { return s.p.Matching.Shortlist(ctx, &d, &a) })
}

// decideAgainst asks for the reason that a job is not for a person.
func (s *Matching) decideAgainst(r row) {
	if r.where == against {
		s.p.Nav.Say("That is decided already. You can take it back.", nil)
		return
	}
	s.add(againstForm, r, "")
}

// takeBack makes an earlier decision count no more.
func (s *Matching) takeBack(r row) {
	d := brokerage.Decision{Participant: r.Participant, Vacancy: r.Vacancy, What: brokerage.DecidedBack, Score: r.Score, By: s.p.Me().ID, On: s.p.Today()}
	s.change(r, "Taken back: "+s.got.job(r)+" for "+s.got.person(r), func(ctx context.Context) error { return s.p.Matching.Decide(ctx, &d) })
}

// step opens the form of a next step about a row, prefilled with words.
func (s *Matching) step(r row, words string) { s.add(stepForm, r, words) }

// change does something in the background, says it with a way back, and shows the ranking anew with the same row chosen.
func (s *Matching) change(r row, said string, do func(context.Context) error) {
	if !s.p.mayChange() {
		s.p.Nav.Fail(s.p.denied())
		return
	}
	task.Go(context.Background(), s.p.Run, func(ctx context.Context) (struct{}, error) { return struct{}{}, do(ctx) }, func(_ struct{}, err error) {
		switch {
		case s.desk.Closed():
		case err != nil:
			s.p.Nav.Fail(err)
		default:
			s.goTo = r.key()
			s.p.Nav.Say(said, s.p.Undo)
			s.p.Nav.Refresh()
		}
	})
}

package peopleui

import (
	"context"

	"jobwright/internal/paper"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/printing"
	"jobwright/internal/ui/task"
)

// ownCopy is the copy that is the person's.
const ownCopy = "person"

// papersItem leads to the papers about the person; none where nothing shows them, or the role may not see any.
func (p *personPage) papersItem() []kit.MenuItem {
	if p.s.p.Documents == nil || people.Check(p.s.p.Me().Role, people.ViewPapers) != nil {
		return nil
	}
	return []kit.MenuItem{{Words: "Papers…", Icon: "print", Do: p.showPapers}}
}

// showPapers offers the papers about the person. Each is looked at before it is saved or printed.
func (p *personPage) showPapers() {
	if !p.Drawn || len(p.papersItem()) == 0 {
		return
	}
	s, who := p.s, p.who()
	ask := func(title, sub string, sort paper.Sort) func() {
		return func() {
			s.showPaper(printing.Ask{Title: title, Sub: sub, First: paper.Request{Sort: sort, ID: string(who.ID), Copy: ownCopy}, Permits: string(who.ID)})
		}
	}
	given := "not given yet"
	if on := people.NoticeGiven(p.Shown.page.Shared); !on.IsZero() {
		given = "given " + text.Short(on, p.Shown.today)
	}
	items := []kit.MenuItem{
		{Words: "Privacy notice…", Icon: "shield", Note: given, Do: ask("Privacy notice", "For "+who.Name()+". When it is saved or printed, today is noted as the day on which it was given.", paper.SortPrivacy)},
		{Words: "Feedback to the referrer…", Icon: "mail", Do: ask("Feedback to the referrer", "It says how things go for "+who.Name()+", and nothing of needs or health.", paper.SortFeedback)},
	}
	if s.p.Evidence != nil {
		items = append(items, kit.MenuItem{Words: "Access to Work evidence…", Icon: "note", Do: func() { s.evidence(p, who) }})
	}
	if people.Check(s.p.Me().Role, people.ExportNames) == nil {
		items = append(items, kit.MenuItem{Words: "Everything we hold on them…", Icon: "people", Do: ask("Everything we hold", "All that is kept on "+who.Name()+", for them to have when they ask for it.", paper.SortSubject)})
	}
	kit.ShowMenu(p.menu, "Papers about "+who.Name(), items...)
}

// evidence shows the list that the person takes to Access to Work. It comes out of an agreement: where there are several, one is chosen.
func (s *People) evidence(p *personPage, who people.Participant) {
	task.Go(context.Background(), s.p.Run, func(ctx context.Context) ([]kit.Option, error) { return s.p.Evidence(ctx, who.ID) }, func(list []kit.Option, err error) {
		switch {
		case s.Forms.Closed():
		case err != nil:
			s.p.Nav.Fail(err)
		case len(list) == 0:
			s.p.Nav.Say("This list comes out of an agreement, and "+orWords(who.FirstName, "the person")+" has none yet. Please write the agreement first.", nil)
		case len(list) == 1:
			s.showEvidence(who, list[0].ID)
		default:
			items := make([]kit.MenuItem, len(list))
			for i, o := range list {
				items[i] = kit.MenuItem{Words: o.Title, Icon: "agreement", Note: o.Note, Do: func() { s.showEvidence(who, o.ID) }}
			}
			kit.ShowMenu(p.menu, "For which agreement?", items...)
		}
	})
}

func (s *People) showEvidence(who people.Participant, agreement string) {
	s.showPaper(printing.Ask{Title: "Access to Work evidence", Sub: who.Name() + " applies for it, not the employer.", First: paper.Request{Sort: paper.SortAtW, ID: agreement, Copy: ownCopy}, Permits: string(who.ID)})
}

func (s *People) showPaper(ask printing.Ask) {
	ask.Done = s.p.Nav.Refresh
	s.p.Documents(ask)
}

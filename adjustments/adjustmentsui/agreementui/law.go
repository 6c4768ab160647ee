package agreementui

import (
	"context"

	"jobwright/adjustments"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// told is what is known about the law and about money where the service works.
type told struct{ law, money []adjustments.Fact }

// showLaw tells what the law says and who pays, as information. What is not certain says that it is to be checked.
func (s *Agreements) showLaw() {
	headcount := 0
	if s.page != nil && s.page.Drawn {
		headcount = s.page.Shown.page.Employer.Headcount
	}
	today := s.p.Today()
	task.Go(context.Background(), s.p.Run, func(ctx context.Context) (t told, err error) {
		place := ""
		if s.p.Place != nil {
			if place, err = s.p.Place(ctx); err != nil {
				return t, err
			}
		}
		var rates []adjustments.Rate
		if s.p.Rates != nil {
			if rates, err = s.p.Rates(ctx); err != nil {
				return t, err
			}
		}
		t.law = adjustments.Law(place)
		t.money = adjustments.AccessToWork(rates, s.p.Codes("atw_cost_share"), headcount, place, today)
		return t, nil
	}, func(t told, err error) {
		switch {
		case s.Forms.Closed():
		case err != nil:
			s.p.Nav.Fail(err)
		default:
			s.tell(t)
		}
	})
}

func (s *Agreements) tell(t told) {
	body := kit.Column(4, page.Signed("info", theme.Action, "This is information, not legal advice."))
	for _, part := range []struct {
		title string
		facts []adjustments.Fact
	}{{"What the law says", t.law}, {"Access to Work, and who pays", t.money}} {
		body.Add(page.Heading(part.title, 0))
		for _, f := range part.facts {
			column := kit.Column(0, kit.NewText(f.Title).Bold().Wrap(), kit.NewText(f.Words).Wrap())
			if f.Check {
				column.Add(page.Signed("question", theme.Ask, "To be checked before anybody relies on it."))
			}
			body.Add(column)
		}
	}
	kit.ShowDialog(s.p.Canvas(), kit.DialogSpec{Title: "The law and who pays", Body: body, Cancel: "Close", Wide: 720})
}

package matchui

import (
	"context"

	"jobwright/brokerage"
	"jobwright/internal/paper"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/printing"
	"jobwright/internal/ui/task"
)

// printedRows is how many jobs the person's own list holds: more would be read by nobody.
const printedRows = 10

// printOut shows the person's own view of the match as it will be printed, and saves it. It is for the person alone.
func (s *Matching) printOut() {
	a := s.got
	if a.of.person == "" {
		return
	}
	var results []brokerage.Result
	for _, r := range a.rows[:min(printedRows, len(a.rows))] {
		results = append(results, a.explained(r).Result)
	}
	pages := func(ctx context.Context, large bool) (paper.Pages, error) {
		house, err := s.house(ctx)
		if err != nil {
			return paper.Pages{}, err
		}
		return paper.Layout(paper.MatchList(a.name, results, house, s.p.Today(), s.p.Now(), large)), nil
	}
	task.Go(context.Background(), s.p.Run, func(ctx context.Context) (paper.Pages, error) { return pages(ctx, false) }, func(first paper.Pages, err error) {
		switch {
		case s.desk.Closed():
			return
		case err != nil:
			s.p.Nav.Fail(err)
			return
		}
		s.preview(a, first, pages)
	})
}

func (s *Matching) house(ctx context.Context) (paper.House, error) {
	if s.p.House == nil {
		return paper.House{}, nil
	}
	return s.p.House(ctx)
}

// preview shows the pages; large print lays them out anew.
func (s *Matching) preview(a *answer, first paper.Pages, pages func(context.Context, bool) (paper.Pages, error)) {
	view, room := printing.Preview(first)
	large := kit.NewCheckbox("Large print")
	large.OnChange(func() {
		on := large.On()
		task.Go(context.Background(), s.p.Run, func(ctx context.Context) (paper.Pages, error) { return pages(ctx, on) }, func(p paper.Pages, err error) {
			if err == nil && large.On() == on {
				view.Set(p)
			}
		})
	})
	kit.ShowDialog(s.p.Canvas(), kit.DialogSpec{Title: "For " + a.name + " alone", Sub: "What somebody wants, beside what each job offers. It is for the person, not for employers.", Wide: 820,
		Body: kit.Column(3, large, room), Main: "Save as PDF…", Cancel: "Close", Focus: view, OnMain: func() {
			on := large.On()
			s.p.PDF.Save(s.p.Canvas(), s.p.Run, "Save the list of jobs", "jobs-that-may-suit-"+s.p.Today().String()+".pdf",
				func(ctx context.Context) (paper.Pages, error) { return pages(ctx, on) }, func() { s.p.Nav.Say("Saved. Delete the file once it is printed.", nil) })
		}})
}

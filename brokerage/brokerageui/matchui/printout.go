package matchui

import (
	"strings"

	"jobwright/internal/paper"
	"jobwright/internal/ui/printing"
)

// printedRows is how many jobs the person's own list holds: more would be read by nobody.
const printedRows = 10

// printOut shows the person's own view of the match as it will be printed, with the jobs that are on the screen. It is for the person alone.
func (s *Matching) printOut() {
	a := s.got
	if a.of.person == "" || s.p.Documents == nil {
		return
	}
	var jobs []string
	for _, r := range a.rows[:min(printedRows, len(a.rows))] {
		jobs = append(jobs, string(r.Vacancy))
	}
	s.p.Documents(printing.Ask{Title: "For " + a.name + " alone", Sub: "What somebody wants, beside what each job offers. It is for the person, not for employers.",
		First: paper.Request{Sort: paper.SortMatches, ID: string(a.of.person), Copy: paper.ForPerson, Jobs: strings.Join(jobs, ",")}})
}

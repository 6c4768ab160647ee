package main

import (
	"fmt"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jobwright/brokerage"
	"jobwright/brokerage/brokerageui/leadui"
	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/task"
	"jobwright/internal/vault"
)

const (
	boardLeads    = 2_000
	boardFirms    = 400
	caseload      = 3_000
	vacancies     = 10_000
	vacancyDuties = 8
	firstPage     = 50
)

// brokerageLines measure the board of leads and the lists of people and vacancies on an encrypted store.
func brokerageLines(folder string) (lines []line) {
	step("%s leads, %s people and %s vacancies with duties", thousands(boardLeads), thousands(caseload), thousands(vacancies))
	b := sealedStore(filepath.Join(folder, "brokerage"+vault.Suffix))
	b.hire(5, boardFirms)
	b.hear(6, boardLeads)
	b.support(7, caseload)
	b.offer(8, vacancies)
	must(b.Warm(ctx))
	step("the board of leads")
	lines = append(b.drawBoard(), b.people()...)
	lines = append(lines, b.jobs()...)
	must(b.vault.Close())
	return lines
}

// hear imports n made-up leads, each with a next step.
func (b bench) hear(seed uint64, n int) {
	w := newWriter(seed)
	b.bring("leads", n, func(i int) map[string]string {
		return map[string]string{"ref": fmt.Sprint("L", i), "employer_ref": fmt.Sprint("E", w.n(boardFirms)), "signals": "OVERTIME", "need": w.note(),
			"hours": fmt.Sprint(60 * (4 + w.n(20))), "owner": w.pick([]string{"LL", "AE", "BE"}), "stage": brokerage.OpenStages[w.n(len(brokerage.OpenStages))], "said_on": today.AddDays(-w.n(80)).String(),
			"next_step": "Ring " + w.pick(firms), "next_date": today.AddDays(w.n(30)).String()}
	})
}

// support imports n made-up people with what they are looking for.
func (b bench) support(seed uint64, n int) {
	w := newWriter(seed)
	b.bring("people", n, func(i int) map[string]string {
		return map[string]string{"ref": fmt.Sprint("P", i), "first_name": w.pick(firms), "last_name": fmt.Sprint("Example ", i), "specialist": b.staff[1+i%2].Initials, "status": "ACTIVE",
			"town": w.pick(towns), "roles": w.pick(jobTitles)}
	})
}

// offer imports n made-up vacancies with their duties.
func (b bench) offer(seed uint64, n int) {
	w := newWriter(seed)
	b.bring("vacancies", n, func(i int) map[string]string {
		return map[string]string{"ref": fmt.Sprint("V", i), "employer_ref": fmt.Sprint("E", w.n(boardFirms)), "title": w.pick(jobTitles), "soc": "92", "hours_min": "960", "hours_max": "1800",
			"description": w.note(), "closing": today.AddDays(w.n(60)).String()}
	})
	b.bring("duties", n*vacancyDuties, func(i int) map[string]string {
		return map[string]string{"ref": fmt.Sprint("D", i), "vacancy_ref": fmt.Sprint("V", i/vacancyDuties), "duty": w.pick(jobDuties), "minutes": fmt.Sprint(15 * (1 + w.n(8))), "times_per_week": "5"}
	})
}

// drawBoard measures the board of leads from the route to the picture: made, read from the store, built and laid out, and painted by the
// painter of the test driver.
func (b bench) drawBoard() []line {
	w := test.NewWindow(nil)
	defer w.Close()
	w.SetPadded(false)
	w.Resize(fyne.NewSize(1280, 800))
	me, codes := get(b.Staff(ctx))[0], b.labels()
	var read, opened, painted times
	for range listRounds {
		read.timed(func() {
			if n := len(get(b.LeadBoard(ctx, brokerage.LeadFilter{}))); n != boardLeads {
				must(fmt.Errorf("the board has %d of %d leads", n, boardLeads))
			}
		})
		var screen *leadui.Leads
		opened.timed(func() {
			screen = leadui.New(leadui.Parts{Leads: b, Register: b, People: b, Steps: b, Staff: b, Codes: codes,
				Ground:     sheet.Ground{Me: func() people.Staff { return me }, Drafts: noDrafts{}, Now: func() time.Time { return today.Time() }, Run: task.Inline(), Nav: around{w}, Undo: func() {}},
				LogContact: func([]employers.EmployerID, employers.NextStepID) {}, OpenContact: func(employers.ContactID) {}, EditStep: func(employers.NextStepID) {}})
			w.SetContent(screen.Content())
			screen.Reload()
		})
		painted.timed(func() { w.Canvas().Capture() })
		must(screen.Close())
	}
	return []line{
		within("Opening the board with "+thousands(boardLeads)+" leads: read, built and laid out", opened.median(), 150*time.Millisecond, len(opened)),
		within("– reading its cards alone", read.median(), 0, len(read)),
		within("– painting that window pixel by pixel, without a graphics card", painted.median(), 0, len(painted)),
	}
}

// people measure the first page of the caseload with its count, as somebody who sees everybody has it.
func (b bench) people() []line {
	took := b.firstPages(caseload, func(o employers.Order) (int, int) {
		return len(get(b.Caseload(ctx, brokerage.PersonFilter{}, o))), get(b.CountCaseload(ctx, brokerage.PersonFilter{}))
	})
	return []line{within("First page of the caseload of "+thousands(caseload)+" people, with its count", took.median(), 100*time.Millisecond, len(took))}
}

// jobs measure the first page of the vacancies with its count.
func (b bench) jobs() []line {
	took := b.firstPages(vacancies, func(o employers.Order) (int, int) {
		return len(get(b.Vacancies(ctx, brokerage.VacancyFilter{}, o))), get(b.CountVacancies(ctx, brokerage.VacancyFilter{}))
	})
	return []line{within("First page of "+thousands(vacancies)+" vacancies, with its count", took.median(), 100*time.Millisecond, len(took))}
}

// firstPages times the first page of a list of n; read says how many rows it has and how many there are.
func (b bench) firstPages(n int, read func(employers.Order) (rows, all int)) (took times) {
	for range listRounds {
		took.timed(func() {
			if rows, all := read(employers.Order{Limit: firstPage}); rows != firstPage || all != n {
				must(fmt.Errorf("a list has %d rows of %d, not %d of %d", rows, all, firstPage, n))
			}
		})
	}
	return took
}

package store_test

import (
	"fmt"
	"testing"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/store"
	"jobwright/internal/store/storetest"
)

// manyLeads is a store with employers and so many leads at them, each with a next step.
func manyLeads(t testing.TB, n int) storetest.Team {
	t.Helper()
	team := storetest.Open(t, storetest.NewPlain(t))
	var at []employers.EmployerID
	for i := range 200 {
		e := &employers.Employer{Name: fmt.Sprint("Firm ", i), Postcode: "S9 3XX", SIC: []string{"10710"}}
		must(t, team.Ann.SaveEmployer(ctx, e))
		at = append(at, e.ID)
	}
	var rows []store.ImportRow
	for i := range n {
		rows = append(rows, store.ImportRow{Line: i + 2, Values: map[string]store.ImportValue{"ref": {Text: fmt.Sprint("L", i)}, "employer_ref": {Text: string(at[i%len(at)])},
			"need": {Text: "Trays pile up every Friday"}, "stage": {Text: []string{"SPOTTED", "CONTACTED", "EXPLORING", "PROPOSED"}[i%4]}, "next_step": {Text: "Visit"}, "next_date": {Text: "2026-12-01"}}})
	}
	_, err := importRows(t, team.Ann, "leads", store.ImportOptions{}, rows)
	must(t, err)
	return team
}

func BenchmarkLeadBoard(b *testing.B) {
	team := manyLeads(b, 2000)
	for b.Loop() {
		cards, err := team.Ann.LeadBoard(ctx, brokerage.LeadFilter{})
		must(b, err)
		if len(cards) != 2000 {
			b.Fatal(len(cards))
		}
	}
}

// manyVacancies is a store with so many vacancies of eight duties.
func manyVacancies(t testing.TB, n int) storetest.Team {
	t.Helper()
	team := storetest.Open(t, storetest.NewPlain(t))
	e := employer(t, team.Ann, "Hallam Bakery")
	var jobs, duties []store.ImportRow
	for i := range n {
		ref := fmt.Sprint("V", i)
		jobs = append(jobs, store.ImportRow{Line: i + 2, Values: map[string]store.ImportValue{"ref": {Text: ref}, "employer_ref": {Text: string(e.ID)}, "title": {Text: fmt.Sprint("Porter ", i)}}})
		for d := range 8 {
			duties = append(duties, store.ImportRow{Line: len(duties) + 2, Values: map[string]store.ImportValue{"ref": {Text: fmt.Sprint(ref, "-", d)}, "vacancy_ref": {Text: ref},
				"duty": {Text: fmt.Sprint("Duty ", d)}, "minutes": {Text: "30"}, "times_per_week": {Text: "5"}}})
		}
	}
	for kind, rows := range map[string][]store.ImportRow{"vacancies": jobs} {
		_, err := importRows(t, team.Ann, kind, store.ImportOptions{}, rows)
		must(t, err)
	}
	_, err := importRows(t, team.Ann, "duties", store.ImportOptions{}, duties)
	must(t, err)
	return team
}

func BenchmarkOpeningsCold(b *testing.B) {
	team := manyVacancies(b, 10_000)
	v := brokerage.Vacancy{}
	list, err := team.Ann.Vacancies(ctx, brokerage.VacancyFilter{}, employers.Order{Limit: 1})
	must(b, err)
	v = list[0].Vacancy
	for b.Loop() {
		b.StopTimer()
		v.Places++
		must(b, team.Ann.SaveVacancy(ctx, &v, nil))
		b.StartTimer()
		list, err := team.Ann.Openings(ctx, true)
		must(b, err)
		if len(list) != 10_000 {
			b.Fatal(len(list))
		}
	}
}

func BenchmarkVacancyList(b *testing.B) {
	team := manyVacancies(b, 10_000)
	for b.Loop() {
		_, err := team.Ann.Vacancies(ctx, brokerage.VacancyFilter{}, employers.Order{Limit: 50})
		must(b, err)
	}
}

func BenchmarkCaseloadOfAll(b *testing.B) {
	team := open(b)
	for i := range 3000 {
		p := &people.Participant{FirstName: "Sam", LastName: fmt.Sprint("Example", i), Specialist: team.Ann.Actor(), Profile: people.Profile{DreamJob: "Baker", Roles: []string{"Baker", "Porter"}}}
		must(b, team.Ann.SaveParticipants(ctx, "added", p))
		must(b, team.Ann.SavePermits(ctx, "", permit(people.P2, people.D1, p, "")))
	}
	for b.Loop() {
		_, err := team.Lead.Caseload(ctx, brokerage.PersonFilter{}, employers.Order{Limit: 50})
		must(b, err)
	}
}

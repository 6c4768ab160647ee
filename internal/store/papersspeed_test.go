package store_test

import (
	"fmt"
	"testing"

	"jobwright/adjustments"
	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/store/storetest"
)

// manyAgreements is a store with so many agreements of five adjustments, for a tenth as many people.
func manyAgreements(t testing.TB, n int) storetest.Team {
	t.Helper()
	team := storetest.Open(t, storetest.NewPlain(t))
	firm := employer(t, team.Ann, "Hallam Bakery")
	var items []adjustments.Item
	for i := range 5 {
		items = append(items, adjustments.Item{Words: fmt.Sprint("A quiet place for breaks, and somebody to ask when the plan of the day changes ", i), Who: "The line manager", By: today})
	}
	var list []*people.Participant
	for i := range max(1, n/10) {
		p := &people.Participant{FirstName: "Sam", LastName: fmt.Sprint("Example", i), Specialist: team.Ann.Actor()}
		list = append(list, p)
	}
	must(t, team.Ann.SaveParticipants(ctx, "added", list...))
	for i := range n {
		a := &adjustments.Agreement{Participant: list[i%len(list)].ID, Employer: firm.ID, JobTitle: "Tray washer", Items: items, ReviewOn: today.AddDays(i % 300), Status: adjustments.AgreementAgreed}
		must(t, team.Ann.SaveAgreement(ctx, a))
	}
	return team
}

func BenchmarkAgreementList(b *testing.B) {
	team := manyAgreements(b, 10_000)
	for name, o := range map[string]employers.Order{"review": {Limit: 50}, "person": {Sort: "person", Limit: 50}, "employer": {Sort: "employer", Limit: 50}, "far": {Limit: 50, Offset: 9000}} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				_, err := team.Ann.Agreements(ctx, adjustments.AgreementFilter{}, o)
				must(b, err)
			}
		})
	}
	b.Run("count", func(b *testing.B) {
		for b.Loop() {
			_, err := team.Ann.CountAgreements(ctx, adjustments.AgreementFilter{})
			must(b, err)
		}
	})
	b.Run("words", func(b *testing.B) {
		for b.Loop() {
			_, err := team.Ann.Agreements(ctx, adjustments.AgreementFilter{Words: "quiet example7"}, employers.Order{Limit: 50})
			must(b, err)
		}
	})
	b.Run("today", func(b *testing.B) {
		for b.Loop() {
			_, _, err := team.Ann.Papers(ctx)
			must(b, err)
		}
	})
}

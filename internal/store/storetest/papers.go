package storetest

import (
	"context"
	"errors"
	"testing"

	"jobwright/adjustments"
	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
	"jobwright/internal/store"
)

// signedAndSealed goes the whole way of an agreement: agreed, signed by both, sealed, changed, found, and erased with its person.
func signedAndSealed(t *testing.T, team Team) {
	ctx, s, today := context.Background(), team.Ann, day.Of(Now)
	firm := &employers.Employer{Name: "Hallam Bakery"}
	check(t, s.SaveEmployer(ctx, firm))
	sam := &people.Participant{FirstName: "Sam", LastName: "Example", Specialist: s.Actor()}
	check(t, s.SaveParticipants(ctx, "added", sam))
	a := &adjustments.Agreement{Participant: sam.ID, Employer: firm.ID, Manager: "Dilys Baker", Status: adjustments.AgreementAgreed, ReviewOn: today.AddDays(56),
		Items: []adjustments.Item{{Words: "A quiet place for breaks"}}}
	check(t, s.SaveAgreement(ctx, a))
	paper := adjustments.PaperRef{Kind: adjustments.AgreementPaper, ID: string(a.ID), Number: 1}
	for _, party := range adjustments.Needed(paper.Kind) {
		x := &adjustments.Signature{Paper: paper, Party: party, Name: "Somebody", Method: adjustments.Typed, Shown: "hash"}
		check(t, s.SaveSignature(ctx, x, adjustments.Showing{Paper: paper, View: []byte("{}"), Shown: "hash"}, nil))
	}
	made, err := s.SaveSealed(ctx, paper, func(seq int64, hash string) (adjustments.Sealed, []byte, error) {
		return adjustments.Sealed{}, []byte("the sealed file"), nil
	})
	check(t, err)
	if _, file, err := s.Sealed(ctx, paper); err != nil || string(file) != "the sealed file" {
		t.Errorf("sealed %q, %v", file, err)
	}
	page, err := s.AgreementPage(ctx, a.ID)
	check(t, err)
	page.Agreement.Items[0].Words = "A quiet room upstairs"
	check(t, s.SaveAgreement(ctx, &page.Agreement))
	list, err := s.Agreements(ctx, adjustments.AgreementFilter{Words: "sam upstairs"}, employers.Order{})
	check(t, err)
	if len(list) != 1 || list[0].Agreement.Number != 2 || list[0].InForce != 1 || list[0].Sealed {
		t.Errorf("the list has %+v", list)
	}
	for range 2 {
		_, err = s.Undo(ctx)
	}
	if !errors.Is(err, store.ErrRefused) {
		t.Errorf("what was signed is undone: %v", err)
	}
	if _, err := team.Lead.VerifyAudit(ctx, made.AuditSeq, made.AuditHash); err != nil {
		t.Errorf("the chain: %v", err)
	}
	out, err := team.Lead.Erase(ctx, sam.ID, "asked for it")
	check(t, err)
	if _, found, err := team.Lead.FindSealed(ctx, made.SHA256); err != nil || found || out.Records < 6 {
		t.Errorf("erased %d records, still there: %v, %v", out.Records, found, err)
	}
}

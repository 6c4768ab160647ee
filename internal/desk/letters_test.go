package desk

import (
	"errors"
	"strings"
	"testing"

	"jobwright/adjustments"
	"jobwright/brokerage"
	"jobwright/internal/paper"
	"jobwright/internal/people"
)

// A letter asks about every word of it, wherever it was typed, and tells the employer nothing that was talked about with the person only.
func TestALetterSaysNoWordToAvoidAndNoIdea(t *testing.T) {
	x := dealt(t)
	x.permit.Disclosure = people.D3
	x.must(x.Store().SavePermits(ctx, "allowed", x.permit))
	x.paper.Items = append(x.paper.Items, adjustments.Item{ID: "idea", Words: "Dim the tinsel lights", Status: adjustments.ItemIdea})
	x.must(x.Store().SaveAgreement(ctx, x.paper))
	v := &adjustments.Review{Kind: adjustments.AgreementPaper, Of: string(x.paper.ID), Number: 1, On: x.today(), Trigger: "PERIODIC", Note: "All is well",
		Outcomes: []adjustments.ReviewOutcome{{Item: x.paper.Items[0].ID, What: "working"}, {Item: "idea", What: "working", Note: "Not yet"}}}
	x.must(x.Store().SaveReview(ctx, v, x.paper, nil))
	letter := paper.Request{Sort: paper.SortReview, ID: v.ID, Copy: adjustments.ForEmployer}
	for copy, want := range map[string]bool{adjustments.ForEmployer: false, adjustments.ForPerson: true} {
		letter.Copy = copy
		made, err := x.Papers().Make(ctx, letter)
		x.must(err)
		var said strings.Builder
		x.must(paper.Twin(made.Source, &said))
		if strings.Contains(said.String(), "tinsel") != want {
			t.Errorf("the copy for the %s tells the idea: %v", copy, !want)
		}
	}
	letter.Copy = adjustments.ForEmployer
	x.must(x.Store().SetSettings(ctx, map[string]string{"service_name": "The Wobble Service"}))
	if _, err := x.Papers().Make(ctx, letter); !errors.As(err, new(adjustments.Refused)) {
		t.Errorf("the letter: %v", err)
	}
	x.must(x.Store().SavePermits(ctx, "allowed", &people.Permit{Participant: x.who.ID, Audience: people.ToReferrer, Permission: people.P2, Disclosure: people.D1, How: "written", From: x.today(),
		Until: x.today().AddDays(9), NotWords: "wobble"}))
	if _, err := x.Papers().Make(ctx, paper.Request{Sort: paper.SortFeedback, ID: "R1"}); !errors.As(err, new(adjustments.Refused)) {
		t.Errorf("the feedback: %v", err)
	}
}

// What the list for Access to Work says of the job is what is on record of it, and the feedback says until when the support goes on.
func TestLettersTakeFromTheRecordsWhatTheySay(t *testing.T) {
	x := dealt(t)
	job := &brokerage.Job{Participant: x.who.ID, Employer: x.firm.ID, Title: "Tray washer", Start: x.today().AddDays(-20), Hours: 16 * 60, Pay: 1305, PayUnit: people.Hourly}
	x.must(x.Store().SaveJob(ctx, job, nil, nil, ""))
	x.who.Start, x.who.Group = x.today().AddDays(-60), "T_OOW"
	x.must(x.Store().SaveParticipants(ctx, "changed", &x.who))
	x.must(x.Store().SavePermits(ctx, "allowed", &people.Permit{Participant: x.who.ID, Audience: people.ToReferrer, Permission: people.P2, Disclosure: people.D1, How: "written", From: x.today(), Until: x.today().AddDays(9)}))
	says := func(r paper.Request) string {
		made, err := x.Papers().Make(ctx, r)
		x.must(err)
		var said strings.Builder
		x.must(paper.Twin(made.Source, &said))
		return said.String()
	}
	if s := says(paper.Request{Sort: paper.SortAtW, ID: "A1"}); !strings.Contains(s, "£13.05 an hour") || !strings.Contains(s, "16 hours") || !strings.Contains(s, job.Start.Long()) {
		t.Error(s)
	}
	if s := says(paper.Request{Sort: paper.SortFeedback, ID: "R1"}); !strings.Contains(s, "We can go on supporting Pim until ") {
		t.Error(s)
	}
	x.who.Exit = x.today().AddDays(-1)
	x.must(x.Store().SaveParticipants(ctx, "changed", &x.who))
	if s := says(paper.Request{Sort: paper.SortFeedback, ID: "R1"}); strings.Contains(s, "go on supporting") {
		t.Error(s)
	}
}

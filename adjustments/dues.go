package adjustments

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"jobwright/brokerage"
	"jobwright/internal/day"
	"jobwright/internal/people"
)

// DueKind is what is to be done about an agreement or a plan.
type DueKind string

// The kinds of dues.
const (
	DueSign   DueKind = "sign"   // to be signed, or to be agreed so that it can be
	DueSeal   DueKind = "seal"   // a version that all have signed, and that could not be sealed then
	DueReview DueKind = "review" // the day has come, or something has brought it forward
	DueTrial  DueKind = "trial"  // a trial of an adjustment ends
	DueItem   DueKind = "item"   // an adjustment should be there by now
	DueAdvice DueKind = "advice" // advice or an answer is awaited
	DueEnd    DueKind = "end"    // the job has ended
)

// Due is one thing to do about one agreement or plan.
type Due struct {
	Kind         DueKind
	Person       string // the name
	EmployerName string // may be empty
	Agreement    AgreementID
	Plan         PlanID
	Item         string   // id of the adjustment that it is about; empty = the whole
	What         string   // a sentence without a full stop
	On           day.Date // when it is or was to be done
	Trigger      string   // code of review_triggers, of a review
}

// Key is the same for the same thing to do, so that nobody is asked twice.
func (d Due) Key() string {
	return strings.Join([]string{string(d.Kind), string(d.Agreement), string(d.Plan), d.Item, d.Trigger}, "|")
}

// Days that count for dues: how long before a review, a start and the end of a trial somebody is told, how long after a start it is still
// news, and how long advice is awaited before somebody asks again.
const (
	beforeReview = 28
	beforeStart  = 14
	startIsNews  = 28
	beforeTrial  = 7
	adviceTakes  = 28
)

// WhatIsDue lists what is to be done about agreements and plans on a day, the earliest first. A change of the line manager is not recorded with
// the job: whoever learns of it begins the review by hand. (facts.md e.4, review_triggers)
func WhatIsDue(agreements []ListedAgreement, plans []ListedPlan, jobs []brokerage.Job, today day.Date) (out []Due) {
	for _, l := range agreements {
		out = append(out, agreementDues(l, jobs, today)...)
	}
	for _, l := range plans {
		out = append(out, planDues(l, jobs, today)...)
	}
	seen := map[string]bool{}
	out = slices.DeleteFunc(out, func(d Due) bool {
		again := seen[d.Key()]
		seen[d.Key()] = true
		return again
	})
	slices.SortStableFunc(out, func(a, b Due) int { return cmp.Compare(a.On.String(), b.On.String()) })
	return out
}

func agreementDues(l ListedAgreement, jobs []brokerage.Job, today day.Date) (out []Due) {
	a := l.Agreement
	if a.Deleted || a.Status == AgreementEnded || a.Status == AgreementSuperseded {
		return nil
	}
	add := func(kind DueKind, item, trigger string, on day.Date, what string) {
		out = append(out, Due{Kind: kind, Person: l.Person, EmployerName: l.EmployerName, Agreement: a.ID, Item: item, What: what, On: on, Trigger: trigger})
	}
	if l.Unsealed > 0 {
		add(DueSeal, "", "", dayOr(a.On, today), sealWords(l.Unsealed, a.Number))
	}
	job, held := jobOf(jobs, a.Participant, string(a.Employer), a.Job)
	if held && ended(job, today) {
		add(DueEnd, "", "", job.End, "The job has ended: end the agreement")
		return out
	}
	signDue(l, add, today)
	if a.Status == AgreementDraft {
		return out
	}
	for _, i := range a.Items {
		itemDues(i, add, today)
	}
	for i, ad := range a.Advice {
		if !ad.Requested.IsZero() && ad.Received.IsZero() && !today.Before(ad.Requested.AddDays(adviceTakes)) {
			add(DueAdvice, fmt.Sprintf("advice %d", i), "", ad.Requested.AddDays(adviceTakes), "Advice was asked for on "+ad.Requested.Long()+" and has not come: ask again")
		}
	}
	reviewDues(a, job, held, add, today)
	return out
}

// signDue asks for what is missing before a version holds.
func signDue(l ListedAgreement, add func(DueKind, string, string, day.Date, string), today day.Date) {
	a := l.Agreement
	former := ""
	if l.InForce > 0 && l.InForce < a.Number {
		former = fmt.Sprintf(". Until then version %d holds", l.InForce)
	}
	on := dayOr(a.On, today)
	switch a.Status {
	case AgreementDraft:
		if former != "" {
			add(DueSign, "", "", on, fmt.Sprintf("Version %d is to be agreed and signed", a.Number)+former)
		}
	case AgreementAgreed:
		var who []string
		for _, p := range Needed(AgreementPaper) {
			if !slices.Contains(l.Signed, p) {
				who = append(who, middle(partyName(p)))
			}
		}
		if len(who) > 0 {
			add(DueSign, "", "", on, "To be signed by "+list(who)+former)
		}
	}
}

// sealWords say that a version is still to be sealed; now is the number of the newest.
func sealWords(number, now int) string {
	if number == max(1, now) {
		return "Signed by everybody and not sealed yet: open it and seal it"
	}
	return fmt.Sprintf("Version %d is signed by everybody and not sealed yet: open it and seal it", number)
}

// dayOr is a day, or today where there is none.
func dayOr(on, today day.Date) day.Date {
	if on.IsZero() {
		return today
	}
	return on
}

// middle is a party in the middle of a sentence: "the line manager", "HR".
func middle(party string) string {
	if strings.HasPrefix(party, "The ") {
		return "the " + party[len("The "):]
	}
	return party
}

// itemDues asks about one adjustment: its trial, its day, its grant. A trial that ends says more than a day that has passed.
func itemDues(i Item, add func(DueKind, string, string, day.Date, string), today day.Date) {
	if !i.OnPaper() {
		return
	}
	trial := !i.TrialTo.IsZero() && i.Working == "" && (i.Status == ItemTrial || i.Waits()) && !today.AddDays(beforeTrial).Before(i.TrialTo)
	switch {
	case trial:
		add(DueTrial, i.ID, "", i.TrialTo, "A trial ends: does “"+short(i.Words)+"” work?")
	case i.Waits() && i.Status != ItemTrial && !i.By.IsZero() && i.By.Before(today):
		add(DueItem, i.ID, "", i.By, "“"+short(i.Words)+"” should be in place by now")
	}
	if i.AtW == "renew" {
		add(DueAdvice, i.ID, "ATW", today, "Access to Work for “"+short(i.Words)+"” is to be renewed")
	}
}

// reviewDues asks for one review, for the first reason that there is.
func reviewDues(a Agreement, job brokerage.Job, held bool, add func(DueKind, string, string, day.Date, string), today day.Date) {
	on := a.NextReviewOn()
	switch {
	case a.Status == AgreementReview:
		words := "The review has begun: finish it"
		if at := slices.IndexFunc(a.Items, notWorking); at >= 0 {
			words = "Not working: “" + short(a.Items[at].Words) + "”. Change it, or finish the review"
		}
		add(DueReview, "", "", begunOn(on, today), words)
	case !on.IsZero() && !today.Before(on):
		add(DueReview, "", PeriodicReview, on, "The day of the review has come")
	case held && roleChanged(a, job) && (len(a.Triggers) == 0 || slices.Contains(a.Triggers, "ROLE")):
		add(DueReview, "", "ROLE", today, "The job is now “"+short(job.Title)+"”: look at the agreement again")
	case held && startsNear(job, today) && !startedInPlace(a):
		add(DueReview, "", "ROLE", job.Start, "The job begins: make sure that everything agreed is there")
	case !on.IsZero() && !today.AddDays(beforeReview).Before(on):
		add(DueReview, "", PeriodicReview, on, "A review comes up")
	}
}

func startedInPlace(a Agreement) bool {
	return a.Status == AgreementInPlace || !slices.ContainsFunc(a.Items, Item.Waits)
}

// roleChanged says that the job that the agreement is linked to is called something else.
func roleChanged(a Agreement, job brokerage.Job) bool {
	return a.Job != "" && strings.TrimSpace(a.JobTitle) != "" && !sameName(a.JobTitle, job.Title)
}

func startsNear(job brokerage.Job, today day.Date) bool {
	return !job.Start.IsZero() && !job.HeldAtEntry && !today.AddDays(beforeStart).Before(job.Start) && today.Days(job.Start) <= startIsNews
}

func ended(job brokerage.Job, today day.Date) bool {
	return !job.End.IsZero() && !today.Before(job.End)
}

// jobOf finds the job that a paper is about: the one that it is linked to, else the newest that the person has with that employer.
func jobOf(jobs []brokerage.Job, who people.ParticipantID, employer string, link brokerage.JobID) (found brokerage.Job, ok bool) {
	for _, j := range jobs {
		switch {
		case j.Deleted || j.Participant != who:
		case link != "" && j.ID == link:
			return j, true
		case link == "" && employer != "" && string(j.Employer) == employer && (!ok || found.Start.Before(j.Start)):
			found, ok = j, true
		}
	}
	return found, ok
}

func planDues(l ListedPlan, jobs []brokerage.Job, today day.Date) (out []Due) {
	p := l.Plan
	if p.Deleted || p.Status == PlanEnded {
		return nil
	}
	add := func(kind DueKind, trigger string, on day.Date, what string) {
		out = append(out, Due{Kind: kind, Person: l.Person, EmployerName: l.EmployerName, Plan: p.ID, What: what, On: on, Trigger: trigger})
	}
	if l.Unsealed > 0 {
		add(DueSeal, "", dayOr(p.On, today), sealWords(l.Unsealed, p.Number))
	}
	on := p.ReviewOn
	if p.Status == PlanReview {
		add(DueReview, "", begunOn(on, today), "The review of the wellness plan has begun: finish it")
		return out
	}
	if why := PlanPrompts(p, jobs, today); len(why) > 0 { // one is enough: the first
		if why[0].Trigger == PeriodicReview {
			add(DueReview, PeriodicReview, on, "The day to look at the wellness plan has come")
		} else {
			add(DueReview, why[0].Trigger, today, "Look at the wellness plan again. "+strings.TrimSuffix(why[0].Words, "."))
		}
		return out
	}
	if p.Status == PlanInUse && !on.IsZero() && !today.AddDays(beforeReview).Before(on) {
		add(DueReview, PeriodicReview, on, "A review of the wellness plan comes up")
	}
	return out
}

// begunOn is when a review that has begun was due: the day that was set, or today where that is still to come or was not set.
func begunOn(on, today day.Date) day.Date {
	if on.IsZero() || today.Before(on) {
		return today
	}
	return on
}

// short is a text for the middle of a sentence in a list.
func short(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if letters := []rune(s); len(letters) > 60 {
		return strings.TrimSpace(string(letters[:59])) + "…"
	}
	return s
}

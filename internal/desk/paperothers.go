package desk

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"jobwright/adjustments"
	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/paper"
	"jobwright/internal/people"
	"jobwright/internal/text"
)

// reviewPaper is the letter about a review of an agreement. What goes to the employer is asked of the person, word by word.
func reviewPaper(ctx context.Context, d *Desk, r paper.Request) (out outgoing, err error) {
	kind, of, err := d.Store().ReviewOf(ctx, r.ID)
	if err != nil {
		return out, err
	}
	if kind != adjustments.AgreementPaper {
		return out, NotFound("There is a letter about the review of an agreement only. Please look at the plan itself.")
	}
	p, err := d.Store().AgreementPage(ctx, adjustments.AgreementID(of))
	if err != nil {
		return out, err
	}
	i := slices.IndexFunc(p.Reviews, func(x adjustments.Review) bool { return x.ID == r.ID })
	if i < 0 {
		return out, NotFound("This review is not there any more. Please open the agreement again.")
	}
	house, codes, err := d.houseAndCodes(ctx)
	if err != nil {
		return out, err
	}
	review, forPerson := p.Reviews[i], r.Copy == adjustments.ForPerson
	a, err := agreementAt(p, review.Number)
	if err != nil {
		return out, err
	}
	facts := paper.ReviewFacts{House: house, Person: p.Participant.Name(), JobTitle: a.JobTitle, Employer: p.Employer.Name, Manager: a.Manager, Version: review.Number, On: review.On,
		Why: codes.Label("review_triggers", review.Trigger), There: review.There, Note: review.Note, NextOn: review.NextOn, ForPerson: forPerson}
	for _, o := range review.Outcomes {
		item := slices.IndexFunc(a.Items, func(x adjustments.Item) bool { return x.ID == o.Item })
		line := paper.ReviewLine{Found: employers.ChoiceLabel(adjustments.ReviewOutcomes, o.What), Note: o.Note}
		if item >= 0 {
			line.Words = a.Items[item].Words
		}
		if item >= 0 && a.Items[item].Status == adjustments.ItemIdea && !forPerson { // talked about with the person only
			continue
		}
		facts.Outcomes = append(facts.Outcomes, line)
	}
	out = d.of(paper.ReviewLetter(facts, d.o.now(), r.Large), "agreements:"+of)
	if forPerson {
		return out, nil
	}
	if err := adjustments.AllowedWords(p.Permits, p.Participant.ID, string(a.Employer), a.HR != "", d.today(), facts.Words()...); err != nil {
		return outgoing{}, err
	}
	out.shared = d.sharedWith(p.Participant.ID, string(a.Employer), people.ToEmployer, a.Manager, fmt.Sprintf("letter about a review of the agreement, version %d", review.Number))
	return out, nil
}

// feedbackPaper tells whoever referred a person how it went. It says that the service supports them and where the work stands, which the
// person has to allow toward the referrer, and nothing of needs.
func feedbackPaper(ctx context.Context, d *Desk, r paper.Request) (out outgoing, err error) {
	ref, err := d.idOf(ctx, "people", r.ID, "person")
	if err != nil {
		return out, err
	}
	id := people.ParticipantID(ref)
	p, err := d.Store().PersonPage(ctx, id)
	if err != nil {
		return out, err
	}
	house, codes, err := d.houseAndCodes(ctx)
	if err != nil {
		return out, err
	}
	who := p.Participant
	facts := paper.FeedbackFacts{House: house, To: codes.Label("referral_sources", who.ReferralSource), Person: who.Name(), StartedOn: who.Start, On: d.today(),
		Status: codes.Label("participant_statuses", who.Status), Agreed: agreedWords(p.Permits, d.today())}
	if p.SessionCount > 0 {
		facts.Support = append(facts.Support, "We have met or spoken "+text.Count(p.SessionCount, "time", "times")+".")
	}
	if n := len(p.Applications); n > 0 {
		facts.Support = append(facts.Support, "We worked on "+text.Count(n, "application", "applications")+" together.")
	}
	if i := slices.IndexFunc(p.Jobs, func(j brokerage.Job) bool { return j.End.IsZero() }); i >= 0 {
		facts.Job, facts.JobSince = p.Jobs[i].Title, p.Jobs[i].Start
	}
	if ends := p.SupportEnds; who.Exit.IsZero() && !ends.Before(d.today()) {
		facts.Next = "We can go on supporting " + who.Called() + " until " + ends.Long() + "."
	}
	may := people.MayShare(p.Permits, people.SaySupported, people.D0, people.Toward{Audience: people.ToReferrer}, d.today(), facts.Words()...)
	if !may.OK {
		return out, adjustments.Refused{MayAnswer: may, Act: people.SaySupported}
	}
	out = d.of(paper.FeedbackToReferrer(facts, d.o.now(), r.Large), "people:"+string(id))
	out.shared = d.sharedWith(id, "", people.ToReferrer, facts.To, "feedback about the referral")
	return out, nil
}

// agreedWords say when and how a person agreed that the referrer is told: "on 2 November 2026, in writing".
func agreedWords(permits []people.Permit, today day.Date) string {
	for _, x := range permits {
		if x.Audience == people.ToReferrer && !x.Deleted && x.Withdrawn.IsZero() && !today.Before(x.From) && !x.Until.Before(today) {
			for _, how := range people.Hows {
				if how.Code == x.How {
					return "on " + x.From.Long() + ", " + strings.ToLower(how.Label[:1]) + how.Label[1:]
				}
			}
			return "on " + x.From.Long()
		}
	}
	return ""
}

// atwPaper is what the person has to have ready for Access to Work. The person applies, so it is theirs. Its ID is that of the agreement.
func atwPaper(ctx context.Context, d *Desk, r paper.Request) (out outgoing, err error) {
	id, err := d.idOf(ctx, "agreements", r.ID, "agreement")
	if err != nil {
		return out, err
	}
	p, err := d.Store().AgreementPage(ctx, adjustments.AgreementID(id))
	if err != nil {
		return out, err
	}
	house, codes, err := d.houseAndCodes(ctx)
	if err != nil {
		return out, err
	}
	a, err := agreementAt(p, r.Number)
	if err != nil {
		return out, err
	}
	facts := paper.AtWFacts{House: house, Person: p.Participant.Name(), JobTitle: a.JobTitle, Employer: p.Employer.Name, Site: p.Site.Name, Manager: a.Manager, On: d.today()}
	page, err := d.Store().PersonPage(ctx, p.Participant.ID)
	if err != nil {
		return out, err
	}
	if j, known := jobOf(page.Jobs, a); known {
		facts.Begins = j.Start
		if j.Hours > 0 {
			facts.Hours = text.Minutes(j.Hours)
		}
		if j.Pay > 0 {
			facts.Pay = brokerage.PayWords(j.Pay, j.PayUnit)
		}
	}
	for _, i := range a.Items {
		if i.AtW == "" || i.AtW == "none" || i.Stopped() {
			continue
		}
		about := make([]string, len(i.Barriers))
		for n, code := range i.Barriers {
			about[n] = codes.Label("barrier_types", code)
		}
		facts.Items = append(facts.Items, paper.AtWItem{Words: i.Words, About: strings.Join(about, "; "), Cost: adjustments.CostWords(codes.Label("cost_bands", i.Cost)),
			Pays: employers.ChoiceLabel(adjustments.Payers, i.Pays), Status: employers.ChoiceLabel(adjustments.AtWStatuses, i.AtW), Ref: i.AtWRef, Evidence: i.Evidence})
	}
	for _, missing := range []struct {
		gone  bool
		words string
	}{{facts.Begins.IsZero(), "The day on which the job begins"}, {facts.Hours == "", "The hours a week"}, {a.Manager == "", "Who confirms at work, and how to reach them"}, {true, "A quote or price for each thing that is to be bought"}} {
		if missing.gone {
			facts.Gather = append(facts.Gather, missing.words)
		}
	}
	if facts.Rates, err = d.atwRates(ctx, codes, p.Employer.Headcount); err != nil {
		return out, err
	}
	return d.of(paper.AccessToWorkList(facts, d.o.now(), r.Large), "agreements:"+id), nil
}

// jobOf is the job that an agreement is about: the one that it names, or else the one that is held there.
func jobOf(jobs []brokerage.Job, a adjustments.Agreement) (brokerage.Job, bool) {
	i := slices.IndexFunc(jobs, func(j brokerage.Job) bool {
		if a.Job != "" {
			return j.ID == a.Job
		}
		return j.Employer == a.Employer && j.End.IsZero()
	})
	if i < 0 {
		return brokerage.Job{}, false
	}
	return jobs[i], true
}

// atwRates are the dated facts about the grant, in sentences.
func (d *Desk) atwRates(ctx context.Context, codes people.Codes, headcount int) (sentences []string, err error) {
	rows, err := d.Store().Rates(ctx)
	if err != nil {
		return nil, err
	}
	rates := make([]adjustments.Rate, len(rows))
	for i, r := range rows {
		rates[i] = adjustments.Rate{Family: r.Family, Pence: r.Pence, From: r.From, To: r.To, Status: r.Status}
	}
	place, err := d.Store().Setting(ctx, "jurisdiction")
	if err != nil {
		return nil, err
	}
	for _, f := range adjustments.AccessToWork(rates, codes("atw_cost_share"), headcount, place, d.today()) {
		sentences = append(sentences, f.Words)
	}
	return sentences, nil
}

// privacyPaper is the privacy notice, as the controller has filled it in. Its ID is that of the participant who is given it, which is noted
// with the day; empty = nobody's.
func privacyPaper(ctx context.Context, d *Desk, r paper.Request) (out outgoing, err error) {
	house, err := d.House(ctx)
	if err != nil {
		return out, err
	}
	said := map[string]string{}
	for _, key := range []string{"controller", "contact", "basis", "basis_support", "basis_employer", "basis_referrer", "basis_funder", "retention"} {
		if said[key], err = d.Store().Setting(ctx, "privacy_"+key); err != nil {
			return out, err
		}
	}
	version, err := d.Store().SettingInt(ctx, "privacy_version")
	if err != nil {
		return out, err
	}
	facts := paper.PrivacyFacts{House: house, Controller: said["controller"], Contact: said["contact"], On: d.today(), Version: version, Kept: said["retention"], Basis: said["basis"],
		Purposes: paper.UsualPurposes(said["basis_support"], said["basis_employer"], said["basis_referrer"], said["basis_funder"])}
	out = d.of(paper.PrivacyNotice(facts, d.o.now(), r.Large), "privacy notice")
	if r.ID == "" {
		return out, nil
	}
	id, err := d.idOf(ctx, "people", r.ID, "person")
	if err != nil {
		return outgoing{}, err
	}
	p, err := d.Store().PersonPage(ctx, people.ParticipantID(id))
	if err != nil {
		return outgoing{}, err
	}
	out.object = "people:" + id
	if people.NoticeGiven(p.Shared) != d.today() { // printed and saved on one day it was given once
		out.shared = d.sharedWith(p.Participant.ID, "", people.ToThemselves, p.Participant.Name(), fmt.Sprintf("%s, version %d", people.NoticeWords, version))
	}
	return out, nil
}

func (d *Desk) houseAndCodes(ctx context.Context) (paper.House, people.Codes, error) {
	house, err := d.House(ctx)
	if err != nil {
		return house, nil, err
	}
	codes, err := d.codes(ctx)
	return house, codes, err
}

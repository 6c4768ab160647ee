package brokerage

import (
	"slices"
	"testing"

	"jobwright/internal/day"
	"jobwright/internal/people"
)

func TestMoneyNoticesWarnAndNeverCompute(t *testing.T) {
	today := day.New(2026, 11, 24)
	advice := []people.Advice{{On: today.AddDays(-30), Trained: people.Yes}}
	job := func(hours, pay int) []Job {
		return []Job{{Start: today.AddDays(-5), Hours: hours * 60, Pay: pay, PayUnit: people.Hourly}}
	}
	page := func(money string, advice []people.Advice, jobs []Job) PersonPage {
		return PersonPage{Participant: people.Participant{Profile: people.Profile{Money: money, Benefits: advice}}, Jobs: jobs}
	}
	limit := Pence(20350)
	for name, c := range map[string]struct {
		page  PersonPage
		limit Amount
		want  []MoneyNotice
	}{
		"no job near":             {page("ESA and UC", nil, nil), limit, nil},
		"a job, no advice":        {page("", nil, job(16, 1271)), limit, []MoneyNotice{NoAdvice}},
		"a job, advised":          {page("", advice, job(16, 1271)), limit, nil},
		"advice is old":           {page("", []people.Advice{{On: today.AddDays(-400), Trained: people.Yes}}, job(16, 1271)), limit, []MoneyNotice{NoAdvice}},
		"permitted work":          {page("On ESA (support group)", advice, job(15, 1300)), limit, nil},
		"sixteen hours":           {page("ESA", advice, job(16, 1271)), limit, []MoneyNotice{PermittedHours}},
		"over the limit":          {page("esa", advice, job(15, 1500)), limit, []MoneyNotice{PermittedPay}},
		"no limit on file":        {page("esa", advice, job(15, 1500)), Amount{}, nil},
		"no such word":            {page("Vanessa helps with forms", advice, job(30, 1500)), limit, nil},
		"Universal Credit":        {page("Universal Credit, rent help", advice, job(10, 1271)), limit, []MoneyNotice{UniversalPay}},
		"advice on this very job": {page("ESA, UC", []people.Advice{{On: today.AddDays(-2), Trained: people.Yes}}, job(20, 1500)), limit, nil},
		"a word with a friend":    {page("UC", []people.Advice{{On: today.AddDays(-2), Trained: people.No}}, job(20, 1500)), limit, []MoneyNotice{NoAdvice, UniversalPay}},
		"a job of long ago":       {page("UC", nil, []Job{{Start: today.AddDays(-400)}}), limit, nil},
		"an offer":                {PersonPage{Applications: []ListedApplication{{Application: Application{Stage: "offer"}}}}, limit, []MoneyNotice{NoAdvice}},
		"an offer of long ago":    {PersonPage{Applications: []ListedApplication{{Application: Application{Stage: "accepted", On: today.AddDays(-500)}}}}, limit, nil},
		"held when they came":     {page("UC", nil, []Job{{Start: today.AddDays(-5), HeldAtEntry: true}}), limit, nil},
		"pay of the job unknown":  {page("ESA", advice, []Job{{Start: today.AddDays(-5), Hours: 600}}), limit, nil},
	} {
		if got := MoneyNotices(c.page, c.limit, today); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

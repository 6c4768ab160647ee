package peopleui

import (
	"context"
	"slices"
	"testing"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
)

// fakeDiary is a diary that is given.
type fakeDiary struct{ page brokerage.DiaryPage }

func (f fakeDiary) Diary(context.Context, day.Date, day.Date) (brokerage.DiaryPage, error) {
	return f.page, nil
}

func TestTodayKnowsWhatLiesAheadForPeople(t *testing.T) {
	d := fakeDiary{brokerage.DiaryPage{Names: map[people.ParticipantID]string{"jo": "Jo Example", "mo": "Mo Specimen"}, Employers: map[employers.EmployerID]string{"hallam": "Hallam Bakery"},
		Interviews: []brokerage.ListedApplication{{Application: brokerage.Application{Participant: "jo", InterviewOn: today.AddDays(3), InterviewAt: "10:30"}, Employer: "Hallam Bakery"}},
		Tasters: []brokerage.Taster{{Participant: "jo", Employer: "hallam", From: today.AddDays(-2), To: today.AddDays(-2)},
			{Participant: "mo", Employer: "hallam", Kind: "trial", From: today.AddDays(5), To: today.AddDays(6)}},
		Jobs: []brokerage.Job{{Participant: "mo", Title: "Packer", Employer: "hallam", Start: today.AddDays(-1)}, {Participant: "jo", Title: "Cleaner", Start: today.AddDays(-90), End: today.AddDays(-1)},
			{Participant: "jo", Title: "Long ago", Start: today.AddDays(-900), End: today.AddDays(-800)}, {Participant: "mo", Title: "Baker", Start: today.AddDays(-84), FourHoursOn: today.AddDays(-84)}, {Participant: "mo", Title: "Kept", Start: today.AddDays(-900), HeldAtEntry: true}},
		Permits:     []people.Permit{{Participant: "jo", Employer: "hallam", Until: today.AddDays(20)}},
		Talks:       []people.Talk{{Participant: "jo", Next: today}},
		SupportEnds: map[people.ParticipantID]day.Date{"mo": today.AddDays(25)},
	}}
	rows, err := NewComing(d, func() people.Staff { return sam }, realCodes(t), nil).Coming(t.Context(), today)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, r := range rows {
		words := r.Title + ", " + r.Note + ", " + r.Route.ID
		if r.Urgent {
			words += ", now"
		}
		got = append(got, words)
	}
	want := []string{
		"Jo Example, Ask how it went: taster at Hallam Bakery, jo/tasters, now",
		"Mo Specimen, Have four hours been worked? Packer at Hallam Bakery, mo/jobs, now",
		"Jo Example, Talk again about what employers may know, jo/permissions, now",
		"Jo Example, Talk the end through: cleaner, jo/jobs",
		"Jo Example, Interview at Hallam Bakery, 10:30, jo/applications",
		"Mo Specimen, Work trial at Hallam Bakery, mo/tasters",
		"Mo Specimen, Sustained 13 weeks: baker, in the job for 12 weeks, mo/jobs",
		"Jo Example, A permission ends, towards Hallam Bakery: ask again, jo/permissions",
		"Mo Specimen, Support ends by the programme’s rules, mo/about",
	}
	if !slices.Equal(got, want) {
		t.Errorf("coming up:\n%q\nwant\n%q", got, want)
	}
	if rows, _ := NewComing(d, func() people.Staff { return eve }, realCodes(t), nil).Coming(t.Context(), today); rows != nil {
		t.Errorf("who sees figures only is shown %v", rows)
	}
}

func TestAJobSaysForHowLongItIsHeld(t *testing.T) {
	for want, j := range map[string]brokerage.Job{
		"":                         {Start: today.AddDays(3)},
		"in the job for 1 day":     {Start: today},
		"in the job for 7 weeks":   {Start: today.AddDays(-50)},
		"in the job for 14 months": {Start: today.AddDays(-430)},
		"held for 3 weeks":         {Start: today.AddDays(-60), End: today.AddDays(-39)},
		"in the job for 9 days":    {Start: today.AddDays(-8), End: today.AddDays(5)},
		"held for 3 years":         {Start: today.AddDays(-1200), End: today},
	} {
		if got := tenure(j, today); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

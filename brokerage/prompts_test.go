package brokerage

import (
	"slices"
	"testing"

	"jobwright/internal/day"
	"jobwright/internal/people"
)

func TestWhenToTalkAgainAboutWhatEmployersMayKnow(t *testing.T) {
	today := day.New(2026, 11, 24)
	in := today.AddDays
	agreed := []people.Permit{{ID: "p", Permission: people.P2, From: in(-100), Until: in(200)}}
	talk := func(on, next day.Date) []people.Talk { return []people.Talk{{On: on, Next: next}} }
	interview := []ListedApplication{{Application: Application{Stage: "interview", InterviewOn: in(3)}}}
	for name, c := range map[string]struct {
		page PersonPage
		want []Prompt
	}{
		"nothing on file":                {PersonPage{}, []Prompt{{Why: "Nothing is agreed about what employers may know"}}},
		"all agreed":                     {PersonPage{Permits: agreed}, nil},
		"an agreement ends soon":         {PersonPage{Permits: []people.Permit{{ID: "p", From: in(-300), Until: in(30)}}}, []Prompt{{"An agreement ends", in(30)}}},
		"a talk was meant":               {PersonPage{Permits: agreed, Talks: talk(in(-60), in(2))}, []Prompt{{"You meant to talk again", in(2)}}},
		"an interview":                   {PersonPage{Permits: agreed, Applications: interview}, []Prompt{{"Before the interview", in(3)}}},
		"an interview, talked about":     {PersonPage{Permits: agreed, Applications: interview, Talks: talk(in(-5), day.Date{})}, nil},
		"an interview, talked long ago":  {PersonPage{Permits: agreed, Applications: interview, Talks: talk(in(-50), day.Date{})}, []Prompt{{"Before the interview", in(3)}}},
		"an offer":                       {PersonPage{Permits: agreed, Applications: []ListedApplication{{Application: Application{Stage: "offer", On: in(-1)}}}}, []Prompt{{"There is an offer", in(-1)}}},
		"week four":                      {PersonPage{Permits: agreed, Jobs: []Job{{Start: in(-22)}}}, []Prompt{{"The fourth week of the job", in(6)}}},
		"week two":                       {PersonPage{Permits: agreed, Jobs: []Job{{Start: in(-10)}}}, nil},
		"a job was lost":                 {PersonPage{Permits: agreed, Jobs: []Job{{Start: in(-90), End: in(-2)}}}, []Prompt{{"A job has ended", in(-2)}}},
		"named for the first time":       {PersonPage{Permits: agreed, Shared: []people.Shared{{On: in(-1)}, {On: in(-20)}}}, []Prompt{{"Somebody was told the name for the first time", in(-20)}}},
		"no employer was told":           {PersonPage{Permits: agreed, Shared: []people.Shared{{On: in(-1), Audience: people.ToThemselves}, {On: in(-2), Audience: people.ToReferrer}}}, nil},
		"two months without a job":       {PersonPage{Permits: agreed, Participant: people.Participant{Start: in(-70)}}, []Prompt{{"Two months or more without a job", today}}},
		"two months, talked a month ago": {PersonPage{Permits: agreed, Participant: people.Participant{Start: in(-70)}, Talks: talk(in(-30), day.Date{})}, nil},
		"in work for long":               {PersonPage{Permits: agreed, Participant: people.Participant{Start: in(-700)}, Jobs: []Job{{Start: in(-400)}}}, nil},
	} {
		if got := Prompts(c.page, today); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

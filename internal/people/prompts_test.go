package people

import "testing"

func TestWhenToTalkAgain(t *testing.T) {
	on := func(kind OccasionKind, days int) []Occasion { return []Occasion{{Kind: kind, On: today.AddDays(days)}} }
	agreed := []Permit{permit("1", P2, D1)}
	tests := []struct {
		name      string
		permits   []Permit
		talks     []Talk
		occasions []Occasion
		want      []string
	}{
		{"all is agreed and nothing has happened", agreed, nil, nil, nil},
		{"nothing on file", nil, nil, nil, []string{"Nothing is agreed about what employers may know"}},
		{"taken back", []Permit{permit("1", P2, D1).withdrawn(0)}, nil, nil, []string{"Nothing is agreed about what employers may know"}},
		{"ends in 30 days", []Permit{permit("1", P2, D1).until(30)}, nil, nil, []string{"What was agreed ends"}},
		{"ends in 31 days", []Permit{permit("1", P2, D1).until(31)}, nil, nil, nil},
		{"a talk is meant for this week", agreed, []Talk{{On: today.AddDays(-40), Next: today.AddDays(7)}}, nil, []string{"You meant to talk again"}},
		{"for later", agreed, []Talk{{On: today.AddDays(-40), Next: today.AddDays(8)}}, nil, nil},
		{"the newest talk counts", agreed, []Talk{{On: today.AddDays(-40), Next: today}, {On: today.AddDays(-3)}}, nil, nil},
		{"named for the first time", agreed, nil, on(FirstNamed, 0), []string{"An employer has heard their name for the first time"}},
		{"an interview in two weeks", agreed, nil, on(InterviewAhead, 14), []string{"An interview is coming"}},
		{"later than that", agreed, nil, on(InterviewAhead, 15), nil},
		{"talked about before the interview", agreed, []Talk{{On: today.AddDays(-1)}}, on(InterviewAhead, 12), nil},
		{"talked long before", agreed, []Talk{{On: today.AddDays(-9)}}, on(InterviewAhead, 12), []string{"An interview is coming"}},
		{"an offer", agreed, nil, on(OfferMade, -1), []string{"There is an offer"}},
		{"the fourth week", agreed, nil, on(FourthWeek, -2), []string{"They have been in the job for four weeks"}},
		{"not yet the fourth week", agreed, nil, on(FourthWeek, 2), nil},
		{"two months without a job", agreed, nil, on(TwoMonths, -5), []string{"They have been without a job for two months"}},
		{"trouble", agreed, nil, on(JobTrouble, 0), []string{"There is trouble in the job"}},
		{"another manager", agreed, nil, on(NewManager, 0), []string{"Their manager has changed"}},
		{"eight weeks ago", agreed, nil, on(OfferMade, -56), []string{"There is an offer"}},
		{"longer ago", agreed, nil, on(OfferMade, -57), nil},
	}
	for _, tt := range tests {
		var got []string
		for _, p := range Prompts(tt.permits, tt.talks, tt.occasions, today) {
			got = append(got, p.Words)
		}
		if len(got) != len(tt.want) || len(got) > 0 && got[0] != tt.want[0] {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
	if got := Prompts(agreed, nil, []Occasion{{OfferMade, today, "Porter"}}, today); got[0].Words != "There is an offer: Porter" {
		t.Error(got[0].Words)
	}
}

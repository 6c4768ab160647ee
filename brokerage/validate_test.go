package brokerage

import (
	"slices"
	"strings"
	"testing"

	"jobwright/internal/day"
	"jobwright/internal/people"
)

func TestWhatEachRecordNeeds(t *testing.T) {
	start := day.New(2026, 6, 1)
	job := Job{Participant: "ann", Title: "Porter", Start: start}
	vacancy := Vacancy{Employer: "acme", Title: "Porter"}
	with := func(change func(*Vacancy)) Vacancy { v := vacancy; change(&v); return v }
	at := func(change func(*Job)) Job { j := job; change(&j); return j }
	tests := []struct {
		name   string
		record interface{ Validate() error }
		want   []string
	}{
		{"an empty vacancy", Vacancy{}, []string{"employer_ref", "title"}},
		{"a title and an employer are enough", vacancy, nil},
		{"hours 40 to 16", with(func(v *Vacancy) { v.HoursMin, v.HoursMax = 2400, 960 }), []string{"hours_max"}},
		{"only the fewest hours are known", with(func(v *Vacancy) { v.HoursMin = 2400 }), nil},
		{"more hours than a week has", with(func(v *Vacancy) { v.HoursMax = 169 * 60 }), []string{"hours_max"}},
		{"hours below 0", with(func(v *Vacancy) { v.HoursMin = -1 }), []string{"hours_min"}},
		{"times of the day", with(func(v *Vacancy) { v.FromTime, v.ToTime = "9:00", "24:00" }), nil},
		{"times that are none", with(func(v *Vacancy) { v.FromTime, v.ToTime = "nine", "25:00" }), []string{"from_time", "to_time"}},
		{"a night shift", with(func(v *Vacancy) { v.FromTime, v.ToTime = "22:00", "06:00" }), nil},
		{"pay in pence typed as pounds", with(func(v *Vacancy) { v.Pay = 127100 }), []string{"pay"}},
		{"the same for a year", with(func(v *Vacancy) { v.Pay, v.PayUnit = 245000000, people.Yearly }), []string{"pay"}},
		{"a good salary", with(func(v *Vacancy) { v.Pay, v.PayUnit = 9000000, people.Yearly }), nil},
		{"a good day", with(func(v *Vacancy) { v.Pay, v.PayUnit = 40000, people.Daily }), nil},
		{"a day in pence", with(func(v *Vacancy) { v.Pay, v.PayUnit = 1000000, people.Daily }), []string{"pay"}},
		{"pay below 0", with(func(v *Vacancy) { v.Pay = -1 }), []string{"pay"}},
		{"an unknown status", with(func(v *Vacancy) { v.Status = "gone" }), []string{"status"}},
		{"a start after the closing date", with(func(v *Vacancy) { v.Closing, v.Start = start, start.AddDays(14) }), nil},
		{"a demand without a level", with(func(v *Vacancy) { v.Demands = []Demand{{Barrier: "NOISE"}} }), []string{"demands"}},
		{"an empty lead", Lead{Stage: "NEW"}, []string{"employer_ref", "need", "stage"}},
		{"a lead", Lead{Employer: "acme", Need: "Nobody files"}, nil},
		{"an empty session", Session{Minutes: 1441, Start: "noon"}, []string{"participant_ref", "date", "start", "minutes", "mode", "type"}},
		{"an empty application", Application{Stage: "hoped"}, []string{"participant_ref", "vacancy_ref", "stage"}},
		{"an empty taster", Taster{}, []string{"participant_ref", "employer_ref", "from"}},
		{"a taster that ends before it begins", Taster{Participant: "ann", Vacancy: "v", From: start, To: start.AddDays(-1)}, []string{"to"}},
		{"a job", job, nil},
		{"an empty job", Job{}, []string{"participant_ref", "title", "start"}},
		{"a job that ends before it starts", at(func(j *Job) { j.End = start.AddDays(-1) }), []string{"end"}},
		{"a job that ends on its first day", at(func(j *Job) { j.End = start }), nil},
		{"four hours before the start", at(func(j *Job) { j.FourHoursOn = start.AddDays(-1) }), []string{"four_hours_on"}},
		{"four hours after the end", at(func(j *Job) { j.End, j.FourHoursOn = start, start.AddDays(1) }), []string{"four_hours_on"}},
		{"an empty outcome", Outcome{}, []string{"participant_ref", "date", "type"}},
		{"a rejection without a reason", Decision{Participant: "ann", Vacancy: "v", What: "rejected"}, []string{"reason"}},
		{"a shortlist needs none", Decision{Participant: "ann", Vacancy: "v", What: "shortlisted"}, nil},
		{"a journey of no minutes", Journey{Participant: "ann", Vacancy: "v"}, []string{"minutes"}},
	}
	for _, tt := range tests {
		if got := fieldsOf(tt.record.Validate()); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
	if err := with(func(v *Vacancy) { v.Pay = 127100 }).Validate(); !strings.Contains(err.Error(), "£1,271 an hour. Was it typed in pence?") {
		t.Error(err)
	}
}

func TestDoubtsAreAskedAndDoNotHinder(t *testing.T) {
	v := Vacancy{HoursMin: 960, Closing: november.AddDays(10), Start: november.AddDays(20), FromTime: "09:00", ToTime: "17:00"}
	if got := v.Doubts(november); len(got) != 0 {
		t.Errorf("a usual vacancy: %v", got)
	}
	v.Start, v.ToTime, v.HoursMin = november.AddDays(5), "9:00", 0
	var fields []string
	for _, d := range v.Doubts(november) {
		fields = append(fields, d.Field)
	}
	if want := []string{"closing", "to_time", "hours_min"}; !slices.Equal(fields, want) {
		t.Errorf("%v, want %v", fields, want)
	}
	v = Vacancy{HoursMin: 960, Closing: november.AddDays(-1)}
	if got := v.Doubts(november); len(got) != 1 || got[0].Field != "closing" {
		t.Errorf("an open vacancy past its closing date: %v", got)
	}
	if v.Status = VacancyFilled; len(v.Doubts(november)) != 0 {
		t.Error("a filled one is asked about")
	}
}

func TestQualityIsSaidInWords(t *testing.T) {
	good := Vacancy{Pay: 1345, Contract: "PERM", Secure: people.Yes, Realistic: people.Yes, SomeControl: people.Yes}
	tests := []struct {
		name string
		v    Vacancy
		want []FlagCode
	}{
		{"good work", good, []FlagCode{FlagLivingWage, FlagGood}},
		{"nothing known", Vacancy{}, nil},
		{"zero hours below the law", Vacancy{Pay: 799, Contract: "ZERO"}, []FlagCode{FlagBelow, FlagZero}},
		{"a season for the young", Vacancy{Pay: 1000, Contract: "SEASONAL"}, []FlagCode{FlagUnder21, FlagSeasonal}},
		{"unpaid", Vacancy{PayKnown: true}, []FlagCode{FlagUnpaid}},
		{"a work trial", Vacancy{Contract: "TRIAL"}, []FlagCode{FlagUnpaid}},
		{"self-employed", Vacancy{Contract: "SELF"}, []FlagCode{FlagSelf}},
		{"set aside", Vacancy{Pay: 1271, Contract: "SHELTERED"}, []FlagCode{FlagNotOpen}},
		{"insecure, unrealistic, no say", Vacancy{Secure: people.No, Realistic: people.No, SomeControl: people.No}, []FlagCode{FlagInsecure, FlagDemands, FlagNoSay}},
	}
	for _, tt := range tests {
		flags := Quality(tt.v, rates2026, november)
		var got []FlagCode
		for _, f := range flags {
			got = append(got, f.Code)
			if f.Words == "" || f.Good != (f.Code == FlagLivingWage || f.Code == FlagGood) {
				t.Errorf("%s: %+v", tt.name, f)
			}
		}
		if !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
	if got := Against(Quality(good, rates2026, november)); got != nil {
		t.Errorf("against good work: %v", got)
	}
	if got := Against(Quality(Vacancy{PayKnown: true}, rates2026, november)); len(got) != 1 || got[0] != "There is no pay, so this is not a job." {
		t.Errorf("unpaid: %v", got)
	}
}

package adjustments

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"jobwright/brokerage"
	"jobwright/internal/day"
	"jobwright/internal/people"
)

var planToday = day.New(2026, time.November, 24)

// planCodes are the lists that plans need, as the program carries them.
func planCodes(list string) (out []people.Code) {
	switch list {
	case "wap_sections":
		for _, x := range []struct{ code, label, share string }{{KeepsWell, "What keeps me well at work", "1"}, {AtMyBest, "How I work at my best", "1"},
			{ManagerHelp, "What my manager can do", "1"}, {MakesHarder, "What can make things harder", "1"}, {EarlySigns, "Early warning signs", "1"},
			{EffectWork, "How it may affect my work", "1"}, {WouldHelp, "What would help", "1"}, {WhatWeDo, "What we will do when signs show", "1"},
			{ForMyself, "Steps I take for myself", "1"}, {UrgentHelp, "If I need urgent help", "1"}, {AnyElse, "Anything else", "1"},
			{AgreedAdj, "Adjustments agreed", "1"}, {PlanReviews, "Review", "1"}, {PlanSigned, "Signatures", "1"}} {
			out = append(out, people.Code{Code: x.code, Label: x.label, Data: map[string]string{"prompt": "What about it?", "filled_by": "employee", "shared_with_employer_default": x.share}})
		}
	case "review_triggers":
		out = []people.Code{{Code: "MANAGER", Label: "New line manager"}}
	case "barrier_types":
		out = []people.Code{{Code: "NOISE", Label: "Noise"}}
	}
	return out
}

var priya = people.Participant{ID: "priya", FirstName: "Priya", LastName: "Shah"}

// allowed is a permission that lets an employer see the effects too.
// written is a plan in use in which every section says something, all ticked but urgent help.
func written() Plan {
	p := NewPlan("plan", "priya", Sections(planCodes), planToday)
	p.Employer, p.JobTitle, p.Manager, p.Status = "bright", "Kitchen assistant", "Grace Bell", PlanInUse
	for i, s := range p.Sections {
		if !fromElsewhere(s.Code) {
			p.Sections[i].Answer = "Words of " + s.Code
		}
	}
	p.Actions = []Action{{ID: "a1", What: "Talk on Monday", Who: "Grace", By: planToday.AddDays(6), Share: true}, {ID: "a2", What: "Ring my sister", By: planToday.AddDays(9)}}
	p.ReviewOn, p.Triggers, p.ChosenOn = planToday.AddDays(56), []string{"MANAGER"}, planToday
	return p
}

func TestANewPlanSharesNothingUnasked(t *testing.T) {
	p := NewPlan("plan", "priya", Sections(planCodes), planToday)
	if p.Section(UrgentHelp).Share {
		t.Error("urgent help is ticked although nobody ticked it")
	}
	if !p.Section(KeepsWell).Share || len(p.Sections) != 14 || p.Status != PlanDraft || p.Number != 1 {
		t.Errorf("a new plan begins as %+v", p)
	}
	p = written()
	p.ChosenOn = day.Date{}
	var wrong people.FieldError
	if _, err := viewOf(p, ForEmployer, allowed(people.ToEmployer, people.D3)); !errors.As(err, &wrong) || wrong.Field != "chosen_on" {
		t.Errorf("an employer's copy was made before the person chose: %v", err)
	}
	p = written()
	p.Employer = ""
	if _, err := viewOf(p, ForEmployer, allowed(people.ToEmployer, people.D3)); !errors.As(err, &wrong) || wrong.Field != "employer" {
		t.Errorf("a copy was made for no employer: %v", err)
	}
}

// marked fills every field of a value with words of its own that are found again, whatever fields it gets later.
func marked(v reflect.Value, path string, marks map[string]string) {
	switch v.Kind() {
	case reflect.String:
		mark := fmt.Sprintf("zz%dq", len(marks))
		marks[mark] = path
		v.SetString(mark)
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Field(i); f.CanSet() && f.Type() != reflect.TypeFor[day.Date]() && f.Type() != reflect.TypeFor[time.Time]() {
				marked(f, path+"."+v.Type().Field(i).Name, marks)
			}
		}
	case reflect.Slice:
		if v.Type().Elem().Kind() != reflect.Uint8 {
			v.Set(reflect.MakeSlice(v.Type(), 2, 2))
			for i := range 2 {
				marked(v.Index(i), fmt.Sprintf("%s[%d]", path, i), marks)
			}
		}
	case reflect.Bool:
		v.SetBool(true)
	}
}

// TestNoUnsharedWordReachesTheEmployer fills every field of plan, person, profile and agreement with words of its own, ticks one section
// after the other, and finds in the employer's copy that section and the header alone.
func TestNoUnsharedWordReachesTheEmployer(t *testing.T) {
	marks := map[string]string{}
	var p Plan
	var who people.Participant
	var a Agreement
	marked(reflect.ValueOf(&p).Elem(), "plan", marks)
	marked(reflect.ValueOf(&who).Elem(), "person", marks)
	marked(reflect.ValueOf(&a).Elem(), "agreement", marks)
	p.Status, p.Triggers, p.Initials, p.ChosenOn, p.Deleted = PlanInUse, []string{"MANAGER"}, false, planToday, false
	a.ID, a.Participant, a.Employer, a.Status, a.Deleted = p.Agreement, p.Participant, p.Employer, AgreementSigned, false
	a.Items[0].Status, a.Items[1].Status = "AGREED", "DECLINED"
	p.Actions[0].Share, p.Actions[1].Share = true, false
	p.Sections = nil
	for _, g := range Sections(planCodes) {
		s := Section{}
		marked(reflect.ValueOf(&s).Elem(), "section "+g.Code, marks)
		s.Code = g.Code
		p.Sections = append(p.Sections, s)
	}
	permit := allowed(people.ToEmployer, people.D3)
	permit.Participant = p.Participant
	header := []string{"plan.JobTitle", "plan.Manager", "plan.ManagerRole", "person.FirstName", "person.LastName"}
	may := map[string][]string{WhatWeDo: {"plan.Actions[0].What", "plan.Actions[0].Who"}, AgreedAdj: {"agreement.Items[0].Words"}}
	for ticked := range p.Sections {
		for i := range p.Sections {
			p.Sections[i].Share = i == ticked
		}
		code := p.Sections[ticked].Code
		v, err := ViewPlan(PlanViewInput{Plan: p, Copy: ForEmployer, Person: who, Employer: "Brightwell", Agreement: a, Permits: []people.Permit{permit}, Codes: planCodes, Today: planToday})
		if err != nil {
			t.Fatal(err)
		}
		data, _ := json.Marshal(v)
		allowed := append(slices.Clone(header), may[code]...)
		if !fromElsewhere(code) {
			allowed = append(allowed, "section "+code+".Answer")
		}
		for mark, path := range marks {
			if strings.Contains(string(data), `"`+mark) || strings.Contains(string(data), mark+" ") || strings.Contains(string(data), mark) {
				if !slices.Contains(allowed, path) {
					t.Errorf("with only %s ticked the employer reads %s", code, path)
				}
			} else if slices.Contains(allowed, path) && !strings.HasPrefix(path, "section "+AgreedAdj) {
				t.Errorf("with %s ticked the employer does not read %s", code, path)
			}
		}
		if v.WRAP != "" || (len(v.Triggers) > 0) != (code == PlanReviews) {
			t.Errorf("with only %s ticked the employer reads %q and %v", code, v.WRAP, v.Triggers)
		}
	}
}

func TestAnEmployerReadsOnlyAdjustmentsAgreedWithThem(t *testing.T) {
	p := written()
	p.Agreement = "agr"
	a := Agreement{ID: "agr", Participant: "priya", Employer: "bright", Status: AgreementSigned, Items: []Item{{Words: "Later start", Status: "AGREED"}, {Words: "Own desk", Status: "PROPOSED"}}}
	for name, c := range map[string]struct {
		change func(*Agreement)
		copy   string
		want   int
	}{
		"agreed": {func(*Agreement) {}, ForEmployer, 1}, "a draft": {func(a *Agreement) { a.Status = AgreementDraft }, ForEmployer, 0},
		"of another employer": {func(a *Agreement) { a.Employer = "other" }, ForEmployer, 0}, "of another person": {func(a *Agreement) { a.Participant = "tom" }, ForEmployer, 0},
		"a draft, own copy": {func(a *Agreement) { a.Status = AgreementDraft }, ForPerson, 1},
	} {
		with := a
		c.change(&with)
		v, err := ViewPlan(PlanViewInput{Plan: p, Copy: c.copy, Person: priya, Agreement: with, Permits: []people.Permit{allowed(people.ToEmployer, people.D3)}, Codes: planCodes, Today: planToday})
		if err != nil || len(v.Adjusted) != c.want {
			t.Errorf("%s: %v, %v", name, v.Adjusted, err)
		}
		if says := strings.Contains(v.LeftOut, "is a draft now"); says != (name == "a draft") {
			t.Errorf("%s: left out %q", name, v.LeftOut)
		}
	}
}

func TestAChangeOfWordsAsksForTheChoiceAnew(t *testing.T) {
	p := written()
	same := p.Section(KeepsWell)
	same.Skipped = true
	if p.With(same).ChosenOn.IsZero() {
		t.Error("the choice is asked again although the words stayed")
	}
	other := same
	other.Answer = "Something new"
	if !p.With(other).ChosenOn.IsZero() {
		t.Error("new words go out that the person has not seen as chosen")
	}
	if !p.WithActions(append(slices.Clone(p.Actions), Action{ID: "a3", What: "More", Share: true})).ChosenOn.IsZero() {
		t.Error("a new action goes out unseen")
	}
	if p.WithActions(p.Actions).ChosenOn.IsZero() || p.WithAgreement(p.Agreement).ChosenOn.IsZero() || !p.WithAgreement("x").ChosenOn.IsZero() || !p.WithEmployer("x").ChosenOn.IsZero() {
		t.Error("the choice follows actions and adjustments wrongly")
	}
	p = p.Chosen([]string{UrgentHelp}, []string{"a2"}, planToday)
	for _, s := range p.Sections {
		if s.Share != (s.Code == UrgentHelp) {
			t.Errorf("%s is shared: %v", s.Code, s.Share)
		}
	}
	if p.Actions[0].Share || !p.Actions[1].Share || p.ChosenOn != planToday {
		t.Errorf("chosen: %+v", p.Actions)
	}
	if reflect.DeepEqual(written().Sections, p.Sections) {
		t.Error("nothing was chosen")
	}
}

func TestWhatASignatureCovers(t *testing.T) {
	p := written()
	for name, c := range map[string]struct {
		change func(*Plan)
		same   bool
	}{
		"words":                    {func(p *Plan) { *p = p.With(Section{Code: KeepsWell, Answer: "Other", Share: true}) }, false},
		"a tick":                   {func(p *Plan) { *p = p.Chosen([]string{KeepsWell}, nil, planToday) }, false},
		"the manager":              {func(p *Plan) { p.Manager = "Somebody" }, false},
		"an action":                {func(p *Plan) { *p = p.WithActions(p.Actions[:1]) }, false},
		"the linked agreement":     {func(p *Plan) { p.Agreement = "x" }, false},
		"a next step of an action": {func(p *Plan) { Steps(p, nil, "sam", planToday, func() string { return "step" }) }, true},
		"status, review, page":     {func(p *Plan) { p.Status, p.ReviewOn, p.ReachedPage, p.Version = PlanReview, planToday, "STYLE", 9 }, true},
		"an empty section":         {func(p *Plan) { p.Sections = append(p.Sections, Section{Code: "NEW", Share: true}) }, true},
		"the order":                {func(p *Plan) { p.Sections = slices.Clone(p.Sections); slices.Reverse(p.Sections) }, true},
	} {
		other := p
		other.Actions = slices.Clone(p.Actions)
		c.change(&other)
		if SameContentPlan(p, other) != c.same || SameContentPlan(other, p) != c.same {
			t.Errorf("%s: same content is %v", name, !c.same)
		}
		if diff := DiffPlans(p, other, planCodes); (len(diff) == 0) != c.same {
			t.Errorf("%s: the versions differ in %+v", name, diff)
		}
	}
	next := NextPlanVersion(p, p, planToday.AddDays(3))
	if next.Number != 2 || next.Status != PlanDraft || next.On != planToday.AddDays(3) {
		t.Errorf("the next version is %+v", next)
	}
}

func TestActionsBecomeNextSteps(t *testing.T) {
	p := written()
	p.Actions = append(p.Actions, Action{ID: "a3", What: "Some day"}, Action{ID: "a4", What: "Long ago", By: planToday.AddDays(-1)})
	was, n := slices.Clone(p.Actions), 0
	steps := Steps(&p, was, "sam", planToday, func() string { n++; return fmt.Sprint("step", n) })
	if len(steps) != 2 || steps[0].What != "Grace: Talk on Monday" || steps[0].Due != planToday.AddDays(6) || steps[0].Owner != "sam" || steps[0].Employer != "bright" || steps[0].Participant != "priya" {
		t.Errorf("the steps are %+v", steps)
	}
	for _, s := range steps {
		if err := s.Validate(); err != nil {
			t.Error(err)
		}
	}
	if p.Actions[0].Step != "step1" || p.Actions[2].Step != "" || was[0].Step != "" {
		t.Errorf("the actions are %+v", p.Actions)
	}
	if again := Steps(&p, was, "sam", planToday, func() string { return "x" }); len(again) != 0 {
		t.Errorf("the same actions make steps again: %+v", again)
	}
	moved := *steps[0]
	was = slices.Clone(p.Actions)
	moved.What = "Talk, as Grace asked"
	if again := Steps(&p, was, "sam", planToday, func() string { return "x" }, moved); len(again) != 0 {
		t.Errorf("the words that somebody gave a step are lost: %+v", again)
	}
	p.Actions[0].By = planToday.AddDays(8)
	if again := Steps(&p, was, "sam", planToday, func() string { return "x" }, moved, *steps[1]); len(again) != 1 || again[0].ID != "step1" || again[0].Due != planToday.AddDays(8) {
		t.Errorf("a step does not follow its action: %+v", again)
	}
	less := p.WithActions(p.Actions[1:])
	if gone := Steps(&less, was, "sam", planToday, func() string { return "x" }, moved, *steps[1]); len(gone) != 1 || gone[0].ID != "step1" || !gone[0].Deleted {
		t.Errorf("the step of an action that was taken away stays: %+v", gone)
	}
	moved.DoneOn = planToday
	if again := Steps(&p, was, "sam", planToday, func() string { return "x" }, moved); len(again) != 0 {
		t.Errorf("a step that is done is changed: %+v", again)
	}
	p.Actions = []Action{{ID: "a", What: strings.Repeat("ä", 499), Who: "Grace", By: planToday}}
	if err := Steps(&p, was, "sam", planToday, func() string { return "x" })[0].Validate(); err != nil {
		t.Error(err)
	}
}

func TestProgressCountsTheSections(t *testing.T) {
	guides := Sections(planCodes)
	p := NewPlan("plan", "priya", guides, planToday)
	if got := p.Progress(guides); got.Written != 0 || len(got.Empty) != 14 {
		t.Errorf("an empty plan: %+v", got)
	}
	p = p.With(Section{Code: KeepsWell, Answer: "Walks"}).With(Section{Code: UrgentHelp, Skipped: true}).With(Section{Code: AtMyBest, Answer: " "})
	p.Actions = []Action{{What: "Talk"}}
	p.ReviewOn = planToday
	got := p.Progress(guides, Employee)
	if got.String() != "4 of 14 written" || len(got.Skipped) != 1 || len(got.Empty) != 9 {
		t.Errorf("%s, %d left out, %d empty", got, len(got.Skipped), len(got.Empty))
	}
}

func TestTheProfileIsOfferedAndNeverMoneyOrHome(t *testing.T) {
	marks := map[string]string{}
	var p people.Profile
	marked(reflect.ValueOf(&p).Elem(), "profile", marks)
	offered := []string{"profile.GoodWeek", "profile.Strengths", "profile.OthersSay", "profile.Surroundings", "profile.Supervised", "profile.AtWork", "profile.Support"}
	for i := range 2 {
		for _, f := range []string{"Worse", "When", "Helps"} {
			offered = append(offered, fmt.Sprintf("profile.Needs[%d].%s", i, f))
		}
	}
	list := FromProfile(p, planCodes)
	for _, r := range list {
		if path := marks[r.Words]; !slices.Contains(offered, path) || r.Label == "" || r.Field == "" || r.Section == "" {
			t.Errorf("%s is offered as %+v", path, r)
		}
	}
	if len(list) != len(offered) {
		t.Errorf("%d are offered, want %d", len(list), len(offered))
	}
	if none := FromProfile(people.Profile{Strengths: "  "}, planCodes); len(none) != 0 {
		t.Errorf("an empty profile offers %+v", none)
	}
}

func TestWhenAPlanIsReviewed(t *testing.T) {
	p := written().Finished(planToday)
	if p.ReviewOn != planToday.AddDays(56) || p.Status != PlanInUse {
		t.Errorf("finished: %+v", p)
	}
	p.ReviewOn = day.Date{}
	if p = p.Finished(planToday); p.ReviewOn != FirstPlanReview(planToday) || p.ReviewOn.Days(planToday) < 56 || p.ReviewOn.Days(planToday) > 58 {
		t.Errorf("the first review is on %s", p.ReviewOn)
	}
	if d := NextPlanReview(planToday).Days(planToday); d < 182 || d > 184 {
		t.Errorf("the next review comes after %d days", d)
	}
	for weeks, fine := range map[int]bool{2: false, 4: true, 12: true, 13: false} {
		if (DoubtPlanReview(planToday, planToday.AddDays(7*weeks), false) == "") != fine {
			t.Errorf("a first review after %d weeks: fine is %v", weeks, !fine)
		}
	}
	p.Job, p.Status = "job", PlanReview
	if p = p.Reviewed(Review{NextOn: planToday.AddDays(182)}); p.Status != PlanInUse || p.ReviewOn != planToday.AddDays(182) {
		t.Errorf("reviewed: %+v", p)
	}
	job := brokerage.Job{ID: "job", Participant: "priya", Title: "Kitchen assistant"}
	if list := PlanPrompts(p, []brokerage.Job{job}, planToday); len(list) != 0 {
		t.Errorf("there is no reason to look at it: %+v", list)
	}
	if list := PlanPrompts(p, nil, p.ReviewOn); len(list) != 1 || list[0].Trigger != "PERIODIC" {
		t.Errorf("on its day: %+v", list)
	}
	job.Title = "Cook"
	if list := PlanPrompts(p, []brokerage.Job{job}, planToday); len(list) != 1 || list[0].Trigger != "ROLE" {
		t.Errorf("another job: %+v", list)
	}
	p.Status = PlanEnded
	if list := PlanPrompts(p, []brokerage.Job{job}, p.ReviewOn); len(list) != 0 {
		t.Errorf("an ended plan is looked at: %+v", list)
	}
}

func TestAPlanThatMakesNoSenseIsNotSaved(t *testing.T) {
	if err := written().Validate(); err != nil {
		t.Error(err)
	}
	for name, change := range map[string]func(*Plan){
		"nobody": func(p *Plan) { p.Participant = "" }, "no status": func(p *Plan) { p.Status = "" }, "a section twice": func(p *Plan) { p.Sections = append(p.Sections, p.Sections[0]) },
		"an empty action": func(p *Plan) { p.Actions = []Action{{ID: "a"}} }, "a review before": func(p *Plan) { p.ReviewOn = p.On.AddDays(-1) },
	} {
		p := written()
		change(&p)
		var wrong people.FieldError
		if err := p.Validate(); !errors.As(err, &wrong) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

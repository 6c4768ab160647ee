package brokerage

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"jobwright/internal/day"
	"jobwright/internal/people"
)

var (
	carvingKinds = []people.Code{{Code: "CARVE", Label: "Job carving", Data: map[string]string{"needs_vacancy": "1"}}, {Code: "REASSIGN", Label: "Task reassignment", Data: map[string]string{"needs_vacancy": "0"}}}
	carvingRates = []Rate{{Family: AdultRate, Pence: 1271, From: day.New(2026, 4, 1), To: day.New(2027, 3, 31)}, {Family: AdultRate, Pence: 1340, From: day.New(2027, 4, 1)},
		{Family: RateUnder18, Pence: 800, From: day.New(2026, 4, 1), To: day.New(2027, 3, 31)}, {Family: RateUnder18, Pence: 900, From: day.New(2027, 4, 1)}}
	carvingDay = day.New(2026, 11, 24)
)

// fieldsOf are the fields that an error names.
func fieldsOf(err error) (fields []string) {
	var list interface{ Unwrap() []error }
	var one people.FieldError
	switch {
	case errors.As(err, &one) && !errors.As(err, &list):
		return []string{one.Field}
	case errors.As(err, &list):
		for _, e := range list.Unwrap() {
			fields = append(fields, fieldsOf(e)...)
		}
	}
	return fields
}

// ready is a carving that may go out.
func ready() Carving {
	c := careHome()
	c.Employer, c.Tasks[2].Note = "e", "Weekend folding is done by the night shift."
	return c
}

func TestWhatMustHoldBeforeAnEmployerGetsACarving(t *testing.T) {
	if err := ready().Ready(carvingKinds, carvingRates, carvingDay); err != nil {
		t.Fatalf("the worked example is refused: %v", err)
	}
	for name, c := range map[string]struct {
		change func(*Carving)
		field  string
	}{
		"nothing stays":                         {func(c *Carving) { c.Tasks = []Task{{Name: "Lift", Action: Remove, Marginal: true}} }, "tasks"},
		"more minutes than agreed":              {func(c *Carving) { c.Hours = 660 }, "hours"},
		"a moved duty that nobody takes":        {func(c *Carving) { c.Tasks[0].Action = Move }, "tasks.0.to"},
		"a swap that nobody takes":              {func(c *Carving) { c.Tasks[0].Action, c.Tasks[0].Back = Swap, "Post" }, "tasks.0.to"},
		"a swap for nothing":                    {func(c *Carving) { c.Tasks[0].Action, c.Tasks[0].To = Swap, "Mei" }, "tasks.0.back"},
		"an essential duty removed without say": {func(c *Carving) { c.Tasks[2].Note = "" }, "tasks.2.note"},
		"pay below every rate":                  {func(c *Carving) { c.Pay = Pence(799) }, "pay"},
		"no pay":                                {func(c *Carving) { c.Pay = Pence(0) }, "pay"},
		"pay below the rates of the first day":  {func(c *Carving) { c.Pay, c.TrialFrom = Pence(850), day.New(2027, 4, 5) }, "pay"},
		"a kind that needs a vacancy":           {func(c *Carving) { c.Kind, c.Vacancies = "CARVE", nil }, "kind"},
		"no kind":                               {func(c *Carving) { c.Kind = "" }, "kind"},
		"pay in pence typed as pounds":          {func(c *Carving) { c.Pay = Pence(127100) }, "pay"},
		"negative minutes":                      {func(c *Carving) { c.Tasks[1].Minutes = -30 }, "tasks.1.minutes"},
		"more stays than there is":              {func(c *Carving) { c.Tasks[1].Action, c.Tasks[1].Keeps = Reduce, 500 }, "tasks.1.keeps"},
		"a trial that ends before it begins":    {func(c *Carving) { c.TrialFrom, c.TrialTo = carvingDay, carvingDay.AddDays(-1) }, "trial_to"},
		"no employer":                           {func(c *Carving) { c.Employer = "" }, "employer_ref"},
		"no title":                              {func(c *Carving) { c.Title = " " }, "title"},
	} {
		carving := ready()
		c.change(&carving)
		if fields := fieldsOf(carving.Ready(carvingKinds, carvingRates, carvingDay)); !slices.Equal(fields, []string{c.field}) {
			t.Errorf("%s: fields %v, want %s", name, fields, c.field)
		}
	}
}

// A draft is kept however far it has come, so that nothing that was typed is lost.
func TestADraftMayBeUnfinished(t *testing.T) {
	c := Carving{Employer: "e", Title: "Assistant", Tasks: []Task{{Name: "Lift", Action: Move}}}
	if err := c.Validate(); err != nil {
		t.Error(err)
	}
}

func TestPayBetweenTheRatesAndUnknownPayAreNoReasonToRefuse(t *testing.T) {
	for _, pay := range []Amount{Pence(1000), {}} {
		c := ready()
		c.Pay = pay
		if err := c.Ready(carvingKinds, carvingRates, carvingDay); err != nil {
			t.Errorf("pay %v: %v", pay, err)
		}
	}
}

func TestVersionsDifferInTheEmployersWords(t *testing.T) {
	was := ready()
	now := ready()
	now.Tasks = slices.Delete(now.Tasks, 5, 6)
	now.Tasks[0].Action, now.Tasks[0].To = Move, "the night shift"
	now.Tasks[1].Action, now.Tasks[1].Adapted = Adapt, "with a stool, because standing hurts"
	now.Hours, now.ReviewOn = 430, day.New(2027, 2, 1)
	now.Tasks = append(now.Tasks, Task{Name: "Sort post", Minutes: 30, Times: 5, Action: Add})
	want := []CarvingChange{
		{"Fold laundry, first assistant", "stays, 2 hours 30 minutes a week", "moves to the night shift"},
		{"Sort post", "", "is added, 2 hours 30 minutes a week"},
		{"Scan the backlog", "is added, 2 hours a week", ""},
		{"Hours a week", "11 hours 40 minutes", "7 hours 10 minutes"},
		{"Review", "", "1 February 2027"},
	}
	got := CarvingChanges(was, now)
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	for _, c := range got {
		if strings.Contains(c.Now, "hurts") {
			t.Error("a need goes out with the changes")
		}
	}
}

package cli

import (
	"encoding/json"
	"math"
	"strings"
	"testing"
)

// brokerage fills a store with a person, jobs and duties.
func (p place) brokerage() {
	p.Helper()
	p.store()
	p.write("e.csv", "ref,name,town,relationship\nE1,Priory Bakery,Sheffield,4\nE2,Hallam Example,Sheffield,\nE3,Shut Example,Sheffield,\n")
	p.write("v.csv", `ref,employer_ref,title,soc,sic,hours_min,hours_max,days,from_time,to_time,pay,pay_unit,contract,town,demands,status
V1,E1,Bakery assistant,92,C,12,20,mon;tue;wed,09:00,13:00,12.80,hour,PERM,Sheffield,,open
V2,E1,Bakery driver,82,H,30,37.5,mon;tue;wed;thu;fri,05:00,13:00,14.20,hour,PERM,Sheffield,,open
V3,E2,Clerk,41,,16,,,,,,,,,,open
V4,E3,Porter,92,Q,16,,,,,12.80,hour,PERM,Sheffield,,closed
`)
	p.write("d.csv", `vacancy_ref,duty,minutes,times_per_week,essential,demands,done_by,hourly_cost
V1,Fill trays,60,10,yes,,Bakers,13.60
V1,Box cakes,45,5,yes,,Bakers,13.60
V1,Carry flour,15,10,no,HAND:major,Bakers,13.60
V2,Sort the van by street,40,5,yes,,Drivers,14.90
`)
	p.write("p.csv", `ref,first_name,last_name,status,town,sectors,refused_sectors,roles,hours_min,hours_max,days,not_before,pay_min,travel_max_minutes,travel_modes,contracts_refused,zero_hours_ok,needs,nights,weekends
P1,Sam,Example,ACTIVE_SEARCH,Sheffield,C,H,Bakery assistant,10,16,mon;tue;wed;thu;fri,08:30,12.71,45,bus,,no,HAND:major,no,no
P2,Nia,Blank,,,,,,,,,,,,,,,,,
`)
	for _, f := range [][2]string{{"employers", "./e.csv"}, {"vacancies", "./v.csv"}, {"duties", "./d.csv"}, {"people", "./p.csv"}} {
		p.run(Done, "import", "S", f[0], f[1])
	}
}

func TestMatchingFromTheCommandLine(t *testing.T) {
	p := at(t)
	p.brokerage()
	out, _ := p.run(Done, "match", "S", "--person", "P1", "--json")
	var doc struct {
		Person  string
		Results []struct {
			Ref, Title, Employer, Verdict string
			Score                         float64
			KnownVerdict                  string `json:"known_verdict"`
			ToAsk                         *int   `json:"to_ask"`
			Criteria                      []struct {
				Name, Verdict, Wants, Offers, Because string
				Weight, Value                         float64
			}
			Missing []string
		}
	}
	if err := json.Unmarshal([]byte(out), &doc); err != nil {
		t.Fatal(err, out)
	}
	if doc.Person != "P1" || len(doc.Results) != 3 || doc.Results[0].Ref != "V1" || doc.Results[0].Employer != "Priory Bakery" || doc.Results[2].Ref != "V2" || doc.Results[2].Verdict != "stop" {
		t.Errorf("the ranking is %s", out)
	}
	var names []string
	sum, weights := 0.0, 0.0
	for _, c := range doc.Results[0].Criteria {
		names = append(names, c.Name)
		sum, weights = sum+c.Weight*c.Value, weights+c.Weight
		if c.Because == "" {
			t.Errorf("%s gives no reason", c.Name)
		}
	}
	if got := strings.Join(names, " "); got != "role sector skills licences hours days travel demands pay contract employer" {
		t.Errorf("the criteria are %s", got)
	}
	if math.Abs(weights-1) > 1e-5 || math.Abs(sum*100-doc.Results[0].Score) > 0.06 || doc.Results[0].ToAsk == nil {
		t.Errorf("weights add to %f, the score is %f and the parts make %f", weights, doc.Results[0].Score, sum*100)
	}
	out, _ = p.run(Done, "match", "S", "--person", "P1", "--all", "--limit", "4", "--json")
	if strings.Count(out, `"score"`) != 4 {
		t.Errorf("--all gives %s", out)
	}
	out, _ = p.run(Done, "match", "S", "--vacancy", "V1", "--json")
	if !strings.Contains(out, `"vacancy":"V1"`) || strings.Contains(out, `"person"`) || strings.Count(out, `"score"`) != 2 || !strings.Contains(out, `"title":"Sam Example"`) {
		t.Errorf("people for the vacancy: %s", out)
	}
	out, _ = p.run(Done, "match", "S", "--person", "P1")
	if !strings.HasPrefix(out, "Sam Example: 3 jobs.\n") || !strings.Contains(out, "Bakery assistant, Priory Bakery") || !strings.Contains(out, "Not now:") {
		t.Errorf("in words: %s", out)
	}
}

func TestMatchingNeedsSomebodyToMatch(t *testing.T) {
	p := at(t)
	p.brokerage()
	for _, args := range [][]string{{"match", "S"}, {"match", "S", "--person", "P1", "--vacancy", "V1"}, {"match", "S", "--person", "P1", "--limit", "-1"}, {"carve", "S", "--person", "P1"},
		{"carve", "S", "--vacancy", "V1"}, {"carve", "S", "--person", "P1", "--vacancy", ","}} {
		p.run(Wrong, args...)
	}
	for words, args := range map[string][]string{
		"Nobody whom you may see has the reference P9.": {"match", "S", "--person", "P9"},
		"No vacancy has the reference V9.":              {"carve", "S", "--person", "P1", "--vacancy", "V1,V9"},
		"V3 is at another employer than V1.":            {"carve", "S", "--person", "P1", "--vacancy", "V1,V3"},
		"The vacancy V1 is named twice.":                {"carve", "S", "--person", "P1", "--vacancy", "V1,V1"},
	} {
		if _, why := p.run(Failed, args...); !strings.Contains(why, words) {
			t.Errorf("%v: said %q", args, why)
		}
	}
}

func TestCarvingFromTheCommandLine(t *testing.T) {
	p := at(t)
	p.brokerage()
	out, _ := p.run(Done, "carve", "S", "--vacancy", "V1,V2", "--person", "P1", "--json")
	var doc struct {
		Person, Because string
		Feasible        bool
		Optimal         bool
		Weekly          int `json:"weekly_minutes"`
		Keep            []string
		KeepDetail      []struct {
			Vacancy, Duty string
			Minutes       int
		} `json:"keep_detail"`
		Moved []struct {
			Vacancy, Duty, To string
			Minutes           int
		}
		Removed, Adapted []any
		Released         *float64 `json:"released_cost_gbp"`
		JobCost          *float64 `json:"job_cost_gbp"`
		Net              *float64 `json:"net_gbp"`
		Before           *float64 `json:"fit_before"`
		After            *float64 `json:"fit_after"`
	}
	if err := json.Unmarshal([]byte(out), &doc); err != nil {
		t.Fatal(err, out)
	}
	// 600 + 225 minutes of the bakery are 13.75 hours; nothing of V2 fits beside them but the van, 200 minutes: 17 hours are too many.
	if !doc.Feasible || !doc.Optimal || doc.Weekly != 825 || strings.Join(doc.Keep, ",") != "Fill trays,Box cakes" || len(doc.Moved) != 1 || doc.Moved[0].Duty != "Carry flour" ||
		doc.Moved[0].To != "Bakers" || doc.Moved[0].Minutes != 150 || doc.KeepDetail[0].Vacancy != "V1" || doc.KeepDetail[0].Minutes != 600 || doc.Removed == nil || doc.Adapted == nil {
		t.Errorf("suggested %s", out)
	}
	if doc.Released == nil || *doc.Released != 187 || doc.JobCost == nil || *doc.JobCost != 176 || doc.Net == nil || *doc.Net != -23 || doc.Before == nil || doc.After == nil {
		t.Errorf("the sums are %s", out)
	}
	out, _ = p.run(Done, "carve", "S", "--vacancy", "V1", "--person", "P1")
	if !strings.Contains(out, "13 h 45 min a week") || !strings.Contains(out, "Carry flour, to Bakers") || !strings.Contains(out, "-£23.00 a week") {
		t.Errorf("in words: %s", out)
	}
	out, _ = p.run(Done, "carve", "S", "--vacancy", "V3", "--person", "P1", "--json")
	if !strings.Contains(out, `"feasible":false`) || !strings.Contains(out, `"keep":[]`) || !strings.Contains(out, `"fit_after":null`) || !strings.Contains(out, `"job_cost_gbp":null`) {
		t.Errorf("a job without duties: %s", out)
	}
}

func TestAFileOfPostcodesIsImported(t *testing.T) {
	p := at(t)
	p.store()
	p.write("s.csv", "\"S1 2JB\",10,435300,387300\n\"S9 3GY\",10,438000,389000\n")
	if out, _ := p.run(Done, "import", "S", "postcodes", "./s.csv"); !strings.Contains(out, "2 sectors of postcodes, 2 of them new.") {
		t.Error(out)
	}
	if out, _ := p.run(Done, "import", "S", "postcodes", "./s.csv", "--json"); !strings.Contains(out, `"kind":"postcodes","created":0,"updated":2`) {
		t.Error(out)
	}
	p.write("x.csv", "ref,name\nE1,Priory Bakery\n")
	if _, why := p.run(BadInput, "import", "S", "postcodes", "./x.csv"); !strings.Contains(why, "no file of postcodes") {
		t.Error(why)
	}
}

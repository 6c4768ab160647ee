package desk

import (
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"jobwright/internal/day"
	"jobwright/internal/exchange"
	"jobwright/internal/people"
	"jobwright/internal/store"
)

// loader reads tables written as lines into a desk.
type loader struct {
	*place
	d *Desk
}

// load imports a kind and gives its figures: "2 created, 0 updated, 1 unchanged", with what is bad behind it.
func (l loader) load(kind string, lines ...string) string {
	l.Helper()
	path := filepath.Join(l.TempDir(), kind+".csv")
	l.must(os.WriteFile(path, []byte(strings.Join(lines, "\n")+"\n"), 0o600))
	return l.read(kind, path)
}

func (l loader) read(kind, path string) string {
	l.Helper()
	im, err := l.d.Read(ctx, Source{Path: path, Kind: kind}, nil)
	l.must(err)
	defer im.Close(ctx)
	sum, err := im.Apply(ctx, nil)
	if err != nil && !errors.Is(err, store.ErrBadRows) {
		l.Fatal(err)
	}
	out := fmt.Sprintf("%d created, %d updated, %d unchanged", sum.Created, sum.Updated, sum.Unchanged)
	for _, p := range sum.Problems {
		out += "\n" + exchange.Problem(p).String()
	}
	return out
}

func (l loader) want(want, got string) {
	l.Helper()
	if got != want {
		l.Errorf("got %s\nwant %s", got, want)
	}
}

// cells gives the exported cells of a kind.
func (l loader) cells(kind string) (out []map[string]string) {
	l.Helper()
	l.must(l.d.Store().Export(ctx, kind, func(cells map[string]string) error {
		out = append(out, maps.Clone(cells))
		return nil
	}))
	return out
}

func loading(t *testing.T) loader {
	p, d := at(t)
	_, err := d.Check(ctx)
	p.must(err)
	l := loader{p, d}
	l.want("2 created, 0 updated, 0 unchanged", l.load("employers", "ref,name", "E1,Priory Bakery", "E2,Hallam Example"))
	return l
}

var (
	somePeople = []string{"ref,first_name,last_name,specialist,status,town,postcode,sectors,refused_sectors,refused_employers,roles,hours_min,hours_max,days,not_before,nights,pay_min,travel_max_minutes,travel_modes,skills,licences,needs",
		"P1,Sam,Example,LL,Active: looking for work,Sheffield,S1 2AB,C;g,Construction,E2,Kitchen assistant;92,10,16.5,mon;tue;thu,09:30,no,12.71,45,bus;walk,till;stock,Food hygiene,HAND:major;SENS",
		"P2,Nia,Blank,,,,,,,,,,,,,,,,,,,"}
	someJobs = []string{"ref,employer_ref,title,soc,source,hours_min,hours_max,days,from_time,to_time,pay,pay_unit,contract,closing,start,essential,demands,offers,status",
		"V1,E1,Bakery assistant,92,HIDDEN,12,16,mon;wed,06:00,12:00,12.80,hour,PERM,1/12/2026,7/12/2026,till,HAND,HOURS-02,",
		"V2,E2,Office helper,41,,16,,,,,\"26,000\",year,,,,,,,draft"}
	someDuties = []string{"vacancy_ref,duty,minutes,times_per_week,essential,essential_reason,demands,done_by,hourly_cost,undone",
		"V1,Fold boxes,30,5,no,,HAND:major,Dispatch,12.71,no", "V1,Fold boxes,20,0.23,,,,,,", "V1,Serve at the counter,240,3,yes,It is the job,,,,", "V2,Scan forms,60,3,,,,,,yes"}
)

func (l loader) fill() {
	l.want("2 created, 0 updated, 0 unchanged", l.load("people", somePeople...))
	l.want("2 created, 0 updated, 0 unchanged", l.load("vacancies", someJobs...))
	l.want("4 created, 0 updated, 0 unchanged", l.load("duties", someDuties...))
}

// A duty is its vacancy, its name and the how-manieth of that name it is; what else the file says may change.
func TestDutiesAreKnownByVacancyNameAndTurn(t *testing.T) {
	l := loading(t)
	l.fill()
	changed := slices.Clone(someDuties)
	changed[2] = "V1,Fold boxes,25,0.5,,,,,,"
	l.want("0 created, 1 updated, 3 unchanged", l.load("duties", changed...))
	got := l.cells("duties") // by the name of the employer: Hallam comes first
	if len(got) != 4 || got[2]["minutes"] != "25" || got[2]["times_per_week"] != "0.5" || got[1]["hourly_cost"] != "12.71" || got[1]["essential"] != "no" || got[2]["essential"] != "yes" {
		t.Errorf("exported as %v", got)
	}
}

// A permission is whom it is about, toward whom, and from when. Two rows of one file about the same one are bad.
func TestPermissionsAreKnownByPersonAudienceEmployerAndFirstDay(t *testing.T) {
	l := loading(t)
	l.fill()
	header := "participant_ref,audience,employer_ref,permission,disclosure,words,from,until,withdrawn"
	l.want("2 created, 0 updated, 0 unchanged", l.load("permissions", header, "P1,,,P2,D0,,2026-11-01,,", "P1,,E1,P3,Needs only,works best with lists,,,"))
	l.want("0 created, 1 updated, 1 unchanged", l.load("permissions", header, "P1,employer,,P2,D1,,1/11/2026,,", "P1,,E1,P3,D2,works best with lists,,,"))
	got := l.cells("permissions")
	if len(got) != 2 || got[0]["until"] != people.DefaultUntil(day.New(2026, 11, 1)).String() || got[0]["disclosure"] != "D1" || got[1]["from"] != "2026-11-25" || got[1]["audience"] != "employer" {
		t.Errorf("exported as %v", got)
	}
	l.want("0 created, 0 updated, 0 unchanged\nLine 2, column participant_ref: Two rows of the file are about the same one. Please keep one of them.\n"+
		"Line 3, column participant_ref: Two rows of the file are about the same one. Please keep one of them.",
		l.load("permissions", header, "P1,,,P2,D0,,2026-11-01,,", "P1,,,P0,D0,,2026-11-01,,"))
}

func TestAFileTakesNoWithdrawalBack(t *testing.T) {
	l := loading(t)
	l.fill()
	header := "participant_ref,permission,disclosure,from,withdrawn"
	l.want("1 created, 0 updated, 0 unchanged", l.load("permissions", header, "P1,P2,D0,2026-11-01,2026-11-20"))
	l.want("0 created, 0 updated, 0 unchanged\nLine 2, column withdrawn: What somebody has withdrawn is not given back by a file. Please ask the person and record the new permission as a row of its own.",
		l.load("permissions", header, "P1,P2,D0,2026-11-01,-"))
}

// A column that is left out, or a blank cell, says nothing; what a profile holds beyond the file stays.
func TestAFileOfPeopleKeepsWhatItDoesNotSay(t *testing.T) {
	l := loading(t)
	l.fill()
	s := l.d.Store()
	all, err := s.Participants(ctx, 0, 10)
	l.must(err)
	i := slices.IndexFunc(all, func(p people.Participant) bool { return p.Ref == "P1" })
	sam := all[i]
	sam.Profile.Needs[0].Helps, sam.Profile.DreamJob = "a trolley", "my own bakery"
	l.must(s.SaveParticipants(ctx, "profile", &sam))
	l.want("0 created, 1 updated, 0 unchanged", l.load("people", "ref,first_name,last_name,needs,roles,travel_modes", "P1,Sam,Example,HAND;SENS:major,,-"))
	got, err := s.Participant(ctx, sam.ID)
	l.must(err)
	p := got.Profile
	if p.Needs[0].Helps != "a trolley" || p.Needs[0].Level != people.Some || p.Needs[1].Level != people.Major || p.DreamJob != "my own bakery" || len(p.Roles) != 2 || p.TravelModes != nil {
		t.Errorf("the profile is %+v", p)
	}
}

// What is wrong is told with its line and column, all at once, and nothing of the file is written.
func TestBadRowsOfBrokerage(t *testing.T) {
	l := loading(t)
	l.fill()
	for _, c := range []struct {
		kind, header, row, column string
	}{
		{"duties", "vacancy_ref,duty,minutes", "V1,Sweep,-30", "minutes"},
		{"duties", "vacancy_ref,duty,minutes", "V9,Sweep,30", "vacancy_ref"},
		{"duties", "vacancy_ref,duty,hourly_cost", "V1,Sweep,1271", "hourly_cost"},
		{"duties", "vacancy_ref,duty,minutes,times_per_week", "V1,Sweep,600,100", "times_per_week"},
		{"vacancies", "ref,employer_ref,title,hours_min,hours_max", "V3,E1,Baker,40,16", "hours_max"},
		{"vacancies", "ref,employer_ref,title,pay", "V3,E1,Baker,1271", "pay"},
		{"vacancies", "ref,employer_ref,title,pay,pay_unit", "V3,E1,Baker,250,hour", "pay"},
		{"vacancies", "ref,employer_ref,title,closing", "V3,E1,Baker,31/2/2026", "closing"},
		{"people", "first_name,last_name,hours_min,hours_max", "Sam,Example,40,16", "hours_max"},
		{"people", "first_name,last_name,pay_min", "Sam,Example,1271", "pay_min"},
		{"permissions", "participant_ref,permission,disclosure,from,until", "P1,P2,D0,2026-11-01,2026-10-01", "until"},
		{"permissions", "participant_ref,permission,disclosure", "P7,P2,D0", "participant_ref"},
		{"permissions", "participant_ref,permission,disclosure,how", "P1,P2,D0,verbal", "witness"},
		{"sessions", "participant_ref,date,mode,type", "P1,2026-11-20,by owl,ACTION", "mode"},
		{"applications", "participant_ref,vacancy_ref", "P1,V9", "vacancy_ref"},
		{"jobs", "participant_ref,title,start,end", "P1,Baker,2026-11-20,2026-11-01", "end"},
		{"jobs", "participant_ref,title,start,pay", "P1,Baker,2026-11-20,1271", "pay"},
		{"outcomes", "participant_ref,date,type,job_ref", "P1,2026-11-20,NEWJOB,J1", "job_ref"},
		{"leads", "employer_ref,need,next_step", "E1,Somebody for the boxes,Ring Anna", "next_date"},
		{"next-steps", "what,due,vacancy_ref", "Ring,2026-12-01,V9", "vacancy_ref"},
	} {
		got := l.load(c.kind, c.header, c.row)
		if !strings.HasPrefix(got, "0 created, 0 updated, 0 unchanged\nLine 2, column "+c.column+": ") || strings.Count(got, "\n") != 1 {
			t.Errorf("%s, %s: %s", c.kind, c.row, got)
		}
	}
}

// A lead comes with its next step, once; what moves its stage is on its history.
func TestLeadsComeWithTheirNextStep(t *testing.T) {
	l := loading(t)
	header := "employer_ref,need,signals,stage,said_by,said_on,hours,owner,next_step,next_date"
	rows := []string{header, "E1,Nobody has time for the boxes,BACKLOG,,Anna,2026-11-20,8,LL,Ring Anna,2026-12-01"}
	l.want("1 created, 0 updated, 0 unchanged", l.load("leads", rows...))
	l.want("0 created, 0 updated, 1 unchanged", l.load("leads", rows...))
	if got := l.cells("next-steps"); len(got) != 1 || got[0]["what"] != "Ring Anna" || got[0]["employer_ref"] != "E1" {
		t.Errorf("the next steps are %v", got)
	}
	lead := l.cells("leads")[0]
	if lead["stage"] != "SPOTTED" || lead["hours"] != "8" || lead["next_step"] != "Ring Anna" || lead["next_date"] != "2026-12-01" {
		t.Errorf("exported as %v", lead)
	}
	l.want("0 created, 1 updated, 0 unchanged", l.load("leads", "ref,employer_ref,need,stage", lead["ref"]+",E1,Nobody has time for the boxes,Contacted"))
}

func figuresOf(created, unchanged int) string {
	return fmt.Sprintf("%d created, 0 updated, %d unchanged", created, unchanged)
}

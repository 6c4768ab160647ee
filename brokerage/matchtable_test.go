package brokerage

import (
	"math"
	"strings"
	"testing"

	"jobwright/internal/day"
	"jobwright/internal/people"
)

// matchCase changes somebody and somewhere, who fit in everything, and says what a criterion then finds.
type matchCase struct {
	name    string
	of      Criterion
	change  func(s *Seeker, o *Opening)
	verdict Verdict
	value   float64
	says    string // a part of the sentence
}

func checkMatches(t *testing.T, cases []matchCase) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.of.String()+"/"+c.name, func(t *testing.T) {
			s, o := somebody(), somewhere()
			c.change(&s, &o)
			f := NewMatcher(matchRules()).Explain(s, o).Findings[c.of]
			if f.Verdict != c.verdict || math.Abs(f.Value-c.value) > 1e-9 {
				t.Errorf("%s %.3f, want %s %.3f (%s)", f.Verdict, f.Value, c.verdict, c.value, f.Because)
			}
			if !strings.Contains(f.Because, c.says) || f.Because == "" || f.Wants == "" || f.Offers == "" {
				t.Errorf("%q | %q | %q does not say %q", f.Wants, f.Offers, f.Because, c.says)
			}
			if (f.Verdict == Ask || f.Verdict == Carve) && (f.Action == "" || f.Settle == SettleNothing) {
				t.Errorf("nothing would settle: %s", f.Because)
			}
		})
	}
}

func TestRoleSectorSkillsAndLicences(t *testing.T) {
	roles := func(list ...string) func(*Seeker, *Opening) {
		return func(s *Seeker, _ *Opening) { s.Profile.Roles = list }
	}
	title := func(title, soc string, roles ...string) func(*Seeker, *Opening) {
		return func(s *Seeker, o *Opening) { s.Profile.Roles, o.Vacancy.Title, o.Vacancy.SOC = roles, title, soc }
	}
	sic := func(list ...string) func(*Seeker, *Opening) {
		return func(_ *Seeker, o *Opening) { o.Vacancy.SIC = list }
	}
	skills := func(essential, desirable []string, held ...string) func(*Seeker, *Opening) {
		return func(s *Seeker, o *Opening) {
			o.Vacancy.Essential, o.Vacancy.Desirable = essential, desirable
			for _, h := range held {
				s.Profile.Skills = append(s.Profile.Skills, people.Skill{Name: h})
			}
		}
	}
	needs := func(essential, marginal string, held ...people.Licence) func(*Seeker, *Opening) {
		return func(s *Seeker, o *Opening) {
			s.Profile.Licences = held
			if essential != "" {
				o.Duties[0].Licences = []string{essential}
			}
			if marginal != "" {
				o.Duties[1].Licences = []string{marginal}
			}
		}
	}
	checkMatches(t, []matchCase{
		{"first choice", Role, roles("Porter", "Cleaner", "Driver"), Fits, 1, "most"},
		{"second of three", Role, roles("Driver", "Porter", "Cleaner"), Fits, 0.85, "choice 2 of the 3"},
		{"last of two", Role, roles("Driver", "Porter"), Fits, 0.7, "choice 2"},
		{"the only one", Role, roles("porter"), Fits, 1, "This is the work they want."},
		{"a word, accents and case folded", Role, title("CAFÉ helper", "", "cafe"), Fits, 1, ""},
		{"a word parted by anything but letters", Role, title("Cook/Porter-2", "", "porter"), Fits, 1, ""},
		{"empty words only", Role, title("Trainee assistant of the staff", "", "Junior assistant", "Officer"), Ask, 0.5, "another kind"},
		{"a left-over letter", Role, title("Baker's mate", "", "Driver's help"), Ask, 0.5, "another kind"},
		{"a part of a word", Role, title("Porterhouse chef", "", "porter"), Ask, 0.5, "another kind"},
		{"its group", Role, title("Dogsbody", "92", "92"), Fits, 1, ""},
		{"its group of one figure", Role, title("Dogsbody", "92", "9"), Fits, 1, ""},
		{"a group by its name", Role, title("Dogsbody", "92", "Elementary occupations"), Fits, 1, ""},
		{"a word of a group's name", Role, title("Service engineer", "52", "Elementary administration and service occupations"), Fits, 1, ""},
		{"only the wide group is known", Role, title("Dogsbody", "9", "92"), Ask, 0.5, "another kind"},
		{"another group", Role, title("Dogsbody", "54", "92"), Ask, 0.5, "another kind"},
		{"none recorded", Role, roles(), Ask, 0.5, "Nobody has recorded yet which work"},
		{"blank ones are none", Role, roles("", "  "), Ask, 0.5, "Nobody has recorded yet which work"},

		{"a wanted one", SectorWanted, sic("56101"), Fits, 1, "want to work in this sector"},
		{"a second one wanted, though the leading is refused", SectorWanted, sic("10710", "56101"), Fits, 1, ""},
		{"the leading one refused", SectorWanted, sic("10710", "47110"), Stop, 0, "do not want"},
		{"another one refused", SectorWanted, sic("47110", "10710"), Ask, 0.5, "not among those"},
		{"another", SectorWanted, sic("47110"), Ask, 0.5, "not among those"},
		{"the employer's, where the site has none", SectorWanted, func(_ *Seeker, o *Opening) { o.Employer.Sections = []string{"C"} }, Stop, 0, ""},
		{"none of the job", SectorWanted, func(_ *Seeker, o *Opening) { o.Employer.Sections = nil }, Ask, 0.5, "what this employer does"},
		{"a public body's mark is none", SectorWanted, func(_ *Seeker, o *Opening) { o.Employer.Sections, o.Vacancy.SIC = nil, []string{"1"} }, Ask, 0.5, ""},
		{"none of the person", SectorWanted, func(s *Seeker, _ *Opening) { s.Profile.Sectors = nil }, Ask, 0.5, "which sectors they want"},

		{"none asked", Skills, skills(nil, nil), Fits, 1, "no special skills"},
		{"essential held", Skills, skills([]string{"Till work"}, nil, "till  WORK"), Fits, 1, "that the job needs"},
		{"essential held, half of the desirable", Skills, skills([]string{"Till"}, []string{"Baking", "Polish"}, "till", "baking"), Fits, 0.9, "1 of 2"},
		{"essential held, none of the desirable", Skills, skills([]string{"Till"}, []string{"Baking"}, "till"), Fits, 0.8, "0 of 1"},
		{"all desirable", Skills, skills(nil, []string{"Baking"}, "baking"), Fits, 1, ""},
		{"& and and", Skills, skills([]string{"Health & safety"}, nil, "Health and Safety"), Fits, 1, ""},
		{"an essential one missing", Skills, skills([]string{"Till", "Baking"}, nil, "till"), Ask, 0.5, "Baking. Could it be learned on the job?"},
		{"figures tell skills apart", Skills, skills([]string{"Food hygiene level 3"}, nil, "Food hygiene level 2"), Ask, 0.5, "learned on the job"},
		{"nothing recorded of the person", Skills, skills([]string{"Till"}, nil), Ask, 0.5, "learned on the job"},

		{"none needed", Licences, needs("", ""), Fits, 1, "needs no licence"},
		{"held", Licences, needs("Driving licence", "", people.Licence{Name: "driving licence"}), Fits, 1, "hold what the job needs"},
		{"ends today", Licences, needs("Driving licence", "", people.Licence{Name: "driving licence", Until: matchDay}), Fits, 1, ""},
		{"ended yesterday", Licences, needs("Driving licence", "", people.Licence{Name: "driving licence", Until: matchDay.AddDays(-1)}), Stop, 0, "Driving licence"},
		{"begins tomorrow", Licences, needs("Driving licence", "", people.Licence{Name: "driving licence", From: matchDay.AddDays(1)}), Stop, 0, ""},
		{"missing for an essential duty", Licences, needs("Driving licence", ""), Stop, 0, "Driving licence"},
		{"missing for a marginal duty", Licences, needs("", "Driving licence"), Carve, 0.8, "Only side duties"},
		{"missing for both", Licences, needs("Driving licence", "Driving licence"), Stop, 0, ""},
		{"missing for the vacancy", Licences, func(_ *Seeker, o *Opening) { o.Vacancy.Licences = []string{"SIA badge"} }, Stop, 0, "SIA badge"},
		{"named by the vacancy, carried by a marginal duty", Licences, func(_ *Seeker, o *Opening) {
			o.Vacancy.Licences, o.Duties[1].Licences = []string{"SIA badge"}, []string{"sia badge"}
		}, Carve, 0.8, "side duties"},
		{"held, but gone before the start", Licences, func(s *Seeker, o *Opening) {
			needs("Driving licence", "", people.Licence{Name: "driving licence", Until: matchDay.AddDays(5)})(s, o)
			o.Vacancy.Start = matchDay.AddDays(20)
		}, Fits, 1, "before the job starts"},
	})
}

func TestHoursAndDays(t *testing.T) {
	hours := func(least, most, from, to int) func(*Seeker, *Opening) {
		return func(s *Seeker, o *Opening) {
			s.Profile.HoursMin, s.Profile.HoursMax, o.Vacancy.HoursMin, o.Vacancy.HoursMax = least*60, most*60, from*60, to*60
		}
	}
	type days = people.Days
	onDays := func(can days, weekends people.Answer, job days) func(*Seeker, *Opening) {
		return func(s *Seeker, o *Opening) { s.Profile.Days, s.Profile.Weekends, o.Vacancy.Days = can, weekends, job }
	}
	at := func(before, after, from, to string) func(*Seeker, *Opening) {
		return func(s *Seeker, o *Opening) {
			s.Profile.NotBefore, s.Profile.NotAfter, o.Vacancy.FromTime, o.Vacancy.ToTime = before, after, from, to
			s.Profile.Nights = people.Yes
		}
	}
	nightly := func(answer, needed people.Answer, from, to string) func(*Seeker, *Opening) {
		return func(s *Seeker, o *Opening) {
			s.Profile.NotBefore, s.Profile.NotAfter, s.Profile.Nights = "", "", answer
			o.Vacancy.FromTime, o.Vacancy.ToTime, o.Vacancy.Nights = from, to, needed
		}
	}
	week := people.AllWeek &^ people.Weekend
	checkMatches(t, []matchCase{
		{"inside", HoursFit, hours(10, 20, 16, 16), Fits, 1, "within"},
		{"touching above", HoursFit, hours(10, 16, 16, 40), Fits, 1, "Some of the hours"},
		{"touching below", HoursFit, hours(16, 20, 8, 16), Fits, 1, ""},
		{"no limits", HoursFit, hours(0, 0, 37, 37), Fits, 1, "no limit"},
		{"no upper limit", HoursFit, hours(16, 0, 37, 37), Fits, 1, ""},
		{"no upper end of the job: as its lower", HoursFit, hours(10, 20, 16, 0), Fits, 1, ""},
		{"job needs more", HoursFit, hours(10, 16, 20, 37), Carve, 0.8, "20 hours, more than they want"},
		{"job offers less", HoursFit, hours(16, 20, 4, 8), Ask, 0.5, "8 hours, fewer than they want"},
		{"unknown", HoursFit, hours(16, 20, 0, 0), Ask, 0.5, "Nobody has recorded yet how many hours"},
		{"unknown, to somebody without limits", HoursFit, hours(0, 0, 0, 0), Ask, 0.5, ""},

		{"all available", DaysFit, onDays(week, "", people.Mon|people.Fri), Fits, 1, ""},
		{"some", DaysFit, onDays(week, "", people.Fri|people.Sat), Carve, 0.8, "Fri"},
		{"none", DaysFit, onDays(week, "", people.Weekend), Stop, 0, "none of the days"},
		{"days beat weekends", DaysFit, onDays(week|people.Sat, people.No, people.Sat), Fits, 1, ""},
		{"job's days unknown", DaysFit, onDays(week, "", 0), Ask, 0.5, "on which days the work is"},
		{"person's days unknown", DaysFit, onDays(0, people.Yes, week), Ask, 0.5, "on which days they can work"},
		{"weekends are fine", DaysFit, onDays(0, people.Yes, people.Weekend), Fits, 1, ""},
		{"no weekends", DaysFit, onDays(0, people.No, people.Weekend), Stop, 0, ""},
		{"weekends not asked", DaysFit, onDays(0, "", people.Sat), Ask, 0.5, "needs weekends"},

		{"times inside", DaysFit, at("09:00", "17:00", "09:00", "17:00"), Fits, 1, ""},
		{"times overlap", DaysFit, at("09:00", "17:00", "08:00", "12:00"), Carve, 0.8, "9:00 to 17:00"},
		{"times apart", DaysFit, at("09:00", "17:00", "05:00", "09:00"), Stop, 0, "outside the hours"},
		{"only a beginning of theirs", DaysFit, at("09:30", "", "7:00", "15:00"), Carve, 0.8, "not before 9:30"},
		{"only an end of theirs", DaysFit, at("", "15:00", "16:00", "20:00"), Stop, 0, "not after 15:00"},
		{"no limits of theirs", DaysFit, at("", "", "16:00", "20:00"), Fits, 1, ""},
		{"no limits of theirs, no times of the job", DaysFit, at("", "", "", ""), Fits, 1, ""},
		{"times of the job unknown", DaysFit, at("09:00", "17:00", "", ""), Ask, 0.5, "at what times"},
		{"only the start of the job, late enough", DaysFit, at("09:00", "", "10:00", ""), Fits, 1, ""},
		{"only the start of the job, after their end", DaysFit, at("09:00", "15:00", "16:00", ""), Stop, 0, ""},
		{"only the start of the job, before their end", DaysFit, at("09:00", "15:00", "10:00", ""), Ask, 0.5, ""},
		{"over midnight, within a night worker's hours", DaysFit, at("20:00", "08:00", "22:00", "06:00"), Fits, 1, ""},
		{"over midnight, a part of it", DaysFit, at("18:00", "23:59", "22:00", "06:00"), Carve, 0.8, ""},
		{"after midnight, by somebody of the day", DaysFit, at("09:00", "17:00", "00:00", "06:00"), Stop, 0, ""},

		{"nights are fine", DaysFit, nightly(people.Yes, people.Yes, "22:00", "06:00"), Fits, 1, ""},
		{"nights not asked", DaysFit, nightly("", people.Yes, "22:00", "06:00"), Ask, 0.5, "needs nights"},
		{"nights not asked, over midnight", DaysFit, nightly("", "", "22:00", "06:00"), Ask, 0.5, "needs nights"},
		{"until midnight is no night", DaysFit, nightly("", "", "16:00", "00:00"), Fits, 1, ""},
		{"no nights", DaysFit, nightly(people.No, people.Yes, "22:00", "06:00"), Stop, 0, "at night"},
		{"no nights, and the times are not known", DaysFit, nightly(people.No, people.Yes, "", ""), Stop, 0, "at night"},
		{"no nights, where some work is by day", DaysFit, nightly(people.No, people.Yes, "06:00", "22:00"), Carve, 0.8, "by day"},
		{"nights not needed", DaysFit, nightly(people.No, people.No, "09:00", "12:00"), Fits, 1, ""},
	})
}

func TestTravel(t *testing.T) {
	way := func(limit int, from, to string, modes ...string) func(*Seeker, *Opening) {
		return func(s *Seeker, o *Opening) {
			s.Profile.TravelMax, s.Town, o.Vacancy.Town, s.Profile.TravelModes = limit, from, to, modes
		}
	}
	byHand := func(limit, minutes int) func(*Seeker, *Opening) {
		return func(s *Seeker, o *Opening) {
			way(limit, "Sheffield", "Leeds")(s, o)
			s.Journeys = map[VacancyID]int{"v": minutes}
		}
	}
	checkMatches(t, []matchCase{
		{"within the limit", Travel, way(49, "Sheffield", "Rotherham", "bus"), Fits, 1, "estimate is 49 minutes by bus"},
		{"the fastest way counts", Travel, way(20, "Sheffield", "Rotherham", "walk", "bus", "car"), Fits, 1, "17 minutes by car"},
		{"up to 1.6 times", Travel, way(31, "Sheffield", "Rotherham", "bus"), Ask, 0.5, "more than their limit of 31"},
		{"beyond", Travel, way(30, "Sheffield", "Rotherham", "bus"), Stop, 0, "estimate is 49 minutes"},
		{"from home", Travel, func(s *Seeker, o *Opening) { way(5, "Sheffield", "Leeds", "walk")(s, o); o.Vacancy.Remote = "yes" }, Fits, 1, "from home"},
		{"partly from home is a way", Travel, func(s *Seeker, o *Opening) { way(5, "Sheffield", "Leeds", "walk")(s, o); o.Vacancy.Remote = "partly" }, Stop, 0, ""},
		{"entered by hand, within", Travel, byHand(60, 55), Fits, 1, "takes 55 minutes"},
		{"entered by hand, 1.6 times", Travel, byHand(60, 96), Ask, 0.5, "96 minutes"},
		{"entered by hand, beyond", Travel, byHand(60, 97), Stop, 0, "97 minutes"},
		{"no limit", Travel, way(0, "Sheffield", "Rotherham", "bus"), Ask, 0.5, "49 minutes by bus"},
		{"no mode", Travel, way(60, "Sheffield", "Rotherham"), Ask, 0.5, "how they travel"},
		{"their place not recorded", Travel, way(60, "", "Rotherham", "bus"), Ask, 0.5, "where they live"},
		{"the map does not know the place", Travel, way(60, "Sheffield", "Atlantis", "bus"), Ask, 0.5, "does not know Atlantis"},
		{"one town", Travel, way(15, "Sheffield", "sheffield ", "walk"), Fits, 1, "not checked"},
		{"one town, tight", Travel, way(5, "Sheffield", "Sheffield", "walk"), Ask, 0.5, "not checked"},
		{"one town that the map does not know", Travel, way(15, "Atlantis", "Atlantis", "walk"), Fits, 1, "not checked"},
		{"one town, both postcodes known", Travel, func(s *Seeker, o *Opening) {
			way(60, "Sheffield", "Sheffield", "walk")(s, o)
			s.Postcode, o.Vacancy.Postcode = "S1 2HE", "S8 0AA"
		}, Fits, 1, "estimate is 49 minutes on foot"},
		{"of equal names the nearest, which is asked about", Travel, way(120, "Sheffield", "Dinnington", "bus"), Ask, 0.5, "Dinnington, Rotherham"},
		{"even the nearest is too far", Travel, way(20, "Sheffield", "Dinnington", "bus"), Stop, 0, "Dinnington, Rotherham"},
		{"where the employer is, if the vacancy says nothing", Travel, func(s *Seeker, o *Opening) { s.Profile.TravelMax = 49 }, Fits, 1, "49"},
	})
}

func TestMinutesThatWereFoundOutAreNotAskedForAgain(t *testing.T) {
	s, o := somebody(), somewhere()
	s.Profile.TravelMax, s.Journeys = 60, map[VacancyID]int{"v": 90}
	if f := NewMatcher(matchRules()).Explain(s, o).Findings[Travel]; f.Verdict != Ask || f.Settle != SettleStep || !strings.Contains(f.Action, "worth it") {
		t.Errorf("%+v", f)
	}
}

func TestDemands(t *testing.T) {
	clash := func(level people.NeedLevel, marginal bool, barrier string, offers ...string) func(*Seeker, *Opening) {
		return func(s *Seeker, o *Opening) {
			s.Profile.Needs = []people.Need{{Barrier: barrier, Level: level}}
			o.Vacancy.Offers = offers
			d := 0
			if marginal {
				d = 1
			}
			o.Duties[d].Demands = []Demand{{Barrier: barrier, Level: people.Some}}
		}
	}
	and := func(first func(*Seeker, *Opening), change func(*Seeker, *Opening)) func(*Seeker, *Opening) {
		return func(s *Seeker, o *Opening) { first(s, o); change(s, o) }
	}
	checkMatches(t, []matchCase{
		{"no needs", Demands, func(_ *Seeker, o *Opening) { o.Vacancy.Demands = []Demand{{"HAND", people.Major}} }, Fits, 1, "named no needs"},
		{"no demand meets a need", Demands, and(clash(people.Major, false, "HAND"), func(s *Seeker, _ *Opening) { s.Profile.Needs[0].Barrier = "SENS" }), Fits, 1, "Nothing in the job"},
		{"no duties and no demands", Demands, func(s *Seeker, o *Opening) { s.Profile.Needs, o.Duties = []people.Need{{Barrier: "HAND"}}, nil }, Fits, 1, "not recorded yet"},
		{"offered", Demands, clash(people.Major, false, "HAND", "LIFT"), Adjust, 1, "already offers"},
		{"agreed", Demands, and(clash(people.Major, false, "HAND"), func(_ *Seeker, o *Opening) { o.Agreed = []string{"LIFT"} }), Adjust, 1, "already offers"},
		{"offered comes before carving", Demands, clash(people.Major, true, "HAND", "LIFT"), Adjust, 1, "already offers"},
		{"something else offered", Demands, clash(people.Major, false, "HAND", "QUIET"), Adjust, 1, "Ask the employer"},
		{"a lot, marginal duties only", Demands, clash(people.Major, true, "HAND"), Carve, 1, "Only side duties"},
		{"somewhat, marginal duties only", Demands, clash(people.Some, true, "HAND"), Adjust, 1, "Ask the employer"},
		{"a lot, an essential duty too", Demands, and(clash(people.Major, true, "HAND"), func(_ *Seeker, o *Opening) { o.Duties[0].Demands = []Demand{{"HAND", people.Some}} }), Adjust, 1, "Limit lifting"},
		{"on the vacancy alone it is essential", Demands, func(s *Seeker, o *Opening) {
			s.Profile.Needs, o.Vacancy.Demands = []people.Need{{Barrier: "ANX", Level: people.Major}}, []Demand{{"ANX", people.Some}}
		}, Ask, 0.5, "Ask what would help"},
		{"on the vacancy and a marginal duty", Demands, and(clash(people.Major, true, "ANX"), func(_ *Seeker, o *Opening) { o.Vacancy.Demands = []Demand{{"ANX", people.Some}} }), Carve, 1, ""},
		{"nothing in the catalogue", Demands, clash(people.Major, false, "ANX"), Ask, 0.5, "Ask what would help"},
		{"offered, and proposed no more", Demands, clash(people.Major, false, "NOISE", "OLD"), Adjust, 1, "Old muffs"},
		{"proposed no more", Demands, clash(people.Major, false, "NOISE"), Ask, 0.5, "Ask what would help"},
		{"the worst clash counts", Demands, and(clash(people.Major, false, "HAND", "LIFT"), func(s *Seeker, o *Opening) {
			s.Profile.Needs = append(s.Profile.Needs, people.Need{Barrier: "ANX", Level: people.Some})
			o.Duties[1].Demands = []Demand{{"ANX", people.Some}}
		}), Ask, 0.5, "nxiety"},
	})
}

func TestPayContractAndEmployer(t *testing.T) {
	paid := func(pence int, unit people.PayUnit, hours int) func(*Seeker, *Opening) {
		return func(_ *Seeker, o *Opening) {
			o.Vacancy.Pay, o.Vacancy.PayUnit, o.Vacancy.PayHours, o.Vacancy.PayKnown = pence, unit, hours*60, true
		}
	}
	needing := func(least int, unit people.PayUnit, change func(*Seeker, *Opening)) func(*Seeker, *Opening) {
		return func(s *Seeker, o *Opening) { s.Profile.PayMin, s.Profile.PayMinUnit = least, unit; change(s, o) }
	}
	under := func(code string) func(*Seeker, *Opening) {
		return func(_ *Seeker, o *Opening) { o.Vacancy.Contract = code }
	}
	permit := func(p people.Permission, employer string) people.Permit {
		return people.Permit{ID: people.PermitID(employer + p.Code()), Participant: "p", Audience: people.ToEmployer, Employer: employer, Permission: p, From: day.New(2026, 1, 1), Until: day.New(2027, 1, 1)}
	}
	allows := func(list ...people.Permit) func(*Seeker, *Opening) {
		return func(s *Seeker, _ *Opening) { s.Permits = list }
	}
	checkMatches(t, []matchCase{
		{"as much as needed", PayFit, paid(1271, people.Hourly, 0), Fits, 1, "at least what they need"},
		{"less than needed", PayFit, needing(1300, people.Hourly, paid(1271, people.Hourly, 0)), Stop, 0, "£13 an hour"},
		{"a week of the shared hours", PayFit, needing(20336, people.Weekly, paid(1271, people.Hourly, 0)), Fits, 1, ""}, // 16 h × £12.71
		{"a penny less a week", PayFit, needing(20337, people.Weekly, paid(1271, people.Hourly, 0)), Stop, 0, "a week"},
		{"no more hours than the person wants", PayFit, needing(20*1271+1, people.Weekly, func(_ *Seeker, o *Opening) { o.Vacancy.HoursMax = 40 * 60 }), Stop, 0, ""},
		{"a month is twelve to the year", PayFit, needing(88122, people.Monthly, paid(1271, people.Hourly, 0)), Fits, 1, ""},
		{"a year with its hours", PayFit, paid(2643680, people.Yearly, 40), Fits, 1, ""}, // £12.71 × 40 × 52
		{"a year without its hours", PayFit, paid(2643680, people.Yearly, 0), Ask, 0.5, "how many hours"},
		{"a month without its hours", PayFit, paid(220000, people.Monthly, 0), Ask, 0.5, "how many hours"},
		{"unknown", PayFit, func(_ *Seeker, o *Opening) { o.Vacancy.Pay, o.Vacancy.PayKnown = 0, false }, Ask, 0.5, "what the job pays"},
		{"nothing needed", PayFit, needing(0, people.Hourly, paid(1271, people.Hourly, 0)), Fits, 1, ""},
		{"a week needed, the job's hours unknown", PayFit, needing(10000, people.Weekly, func(_ *Seeker, o *Opening) { o.Vacancy.HoursMin, o.Vacancy.HoursMax = 0, 0 }), Ask, 0.5, "not known whether"},
		{"below the lowest rate", PayFit, needing(0, "", paid(799, people.Hourly, 0)), Stop, 0, "below the lowest legal rate"},
		{"at the lowest rate", PayFit, needing(0, "", paid(800, people.Hourly, 0)), Ask, 0.5, "legal only under 21 or for apprentices"},
		{"a penny under the adult rate", PayFit, needing(0, "", paid(1270, people.Hourly, 0)), Ask, 0.5, "legal only under 21"},
		{"unpaid", PayFit, needing(0, "", paid(0, people.Hourly, 0)), Stop, 0, "not a job"},
		{"self-employed", PayFit, func(_ *Seeker, o *Opening) { o.Vacancy.Contract = "SELF" }, Ask, 0.5, "Self-employed"},
		{"no rate for that day: the last one", PayFit, func(_ *Seeker, o *Opening) { o.Vacancy.Start = day.New(2027, 6, 1) }, Fits, 1, "the last one counts"},

		{"accepted", ContractFit, under("PERM"), Fits, 1, ""},
		{"refused", ContractFit, under("SEASONAL"), Stop, 0, "do not want this kind"},
		{"unknown", ContractFit, under(""), Ask, 0.5, "Nobody has recorded"},
		{"zero hours not discussed", ContractFit, under("ZERO"), Ask, 0.5, "promises no hours"},
		{"zero hours are fine", ContractFit, func(s *Seeker, o *Opening) { under("ZERO")(s, o); s.Profile.ZeroHoursOK = people.Yes }, Fits, 1, ""},
		{"zero hours are not", ContractFit, func(s *Seeker, o *Opening) { under("ZERO")(s, o); s.Profile.ZeroHoursOK = people.No }, Stop, 0, ""},

		{"in touch", EmployerFit, func(_ *Seeker, o *Opening) { o.Employer.Stage = "4" }, Fits, 1, "know this employer"},
		{"resting, has hired before", EmployerFit, func(_ *Seeker, o *Opening) { o.Employer.Stage, o.Employer.Hired = "9", true }, Fits, 1, ""},
		{"resting", EmployerFit, func(_ *Seeker, o *Opening) { o.Employer.Stage = "9" }, Ask, 0.5, "do not know"},
		{"not met", EmployerFit, func(_ *Seeker, o *Opening) { o.Employer.Stage = "0" }, Ask, 0.5, "do not know"},
		{"no stage", EmployerFit, func(_ *Seeker, o *Opening) { o.Employer.Stage = "" }, Ask, 0.5, ""},
		{"do not contact", EmployerFit, func(_ *Seeker, o *Opening) { o.Employer.DoNotContact, o.Employer.Hired = true, true }, Stop, 0, "must not be contacted"},
		{"refused", EmployerFit, func(s *Seeker, _ *Opening) { s.Profile.RefusedEmployers = []string{"e"} }, Stop, 0, "do not want to work"},
		{"no contact with them", EmployerFit, allows(permit(people.P0, "e"), permit(people.P2, "")), Stop, 0, "in contact with this employer"},
		{"no contact in general", EmployerFit, allows(permit(people.P0, "")), Stop, 0, ""},
		{"no contact in general, but with them", EmployerFit, allows(permit(people.P0, ""), permit(people.P2, "e")), Fits, 1, ""},
		{"no contact with another", EmployerFit, allows(permit(people.P0, "f")), Fits, 1, ""},
		{"nothing on file", EmployerFit, allows(), Fits, 1, ""},
	})
}

package peopleui

import (
	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/people"
)

// caseload is Sam's: Jo, whose page is full, Ali, whose page is empty, and Mo on Ruth's caseload.
func caseload() *fakePeople {
	jo := people.Participant{ID: "jo", FirstName: "Jo", LastName: "Example", Phone: "0114 496 0101", Email: "jo@example.org", ContactHow: "text first, no voicemail", Specialist: "sam",
		Status: "ACTIVE_SEARCH", Town: "Sheffield", Postcode: "S2", Group: "T_OOW", Start: today.AddDays(-90), Version: 3,
		Profile: people.Profile{JobNow: "Baker", DreamJob: "Own a small bakery", Strengths: "I turn up. I see what needs doing.", OthersSay: "Calm with people (her sister)", WhyNow: "Routine and money",
			Goals: []people.Goal{{Words: "Get up at the same time each day", Before: 3, After: 6}},
			Roles: []string{"Bakery assistant", "92"}, Sectors: []string{"C", "I"}, RefusedSectors: []string{"Q"}, HoursMin: 12 * 60, HoursMax: 20 * 60, Days: people.AllWeek &^ people.Weekend,
			NotBefore: "09:30", Weekends: people.No, PayMin: 1271, TravelMax: 40, TravelModes: []string{"bus", "walk"}, ContractsRefused: []string{"ZERO"}, ZeroHoursOK: people.No,
			Skills: []people.Skill{{Name: "Baking", Level: "good", Where: "at home, café"}}, Licences: []people.Licence{{Name: "Food hygiene level 2", Until: today.AddDays(30)}},
			History: []people.PastJob{{Title: "Kitchen porter", Employer: "Old Mill Café", From: "2019", To: "2021", Liked: "the team", Taught: "likes mornings when it is calm"}},
			Needs:   []people.Need{{Barrier: "SENS", Level: people.Major, When: "loud machines", Helps: "ear defenders, a quiet corner"}, {Barrier: "FATIGUE", Level: people.Some, Helps: "a break every two hours"}},
			Money:   "Universal Credit"}}
	page := &brokerage.PersonPage{Participant: jo, Employers: map[employers.EmployerID]string{"hallam": "Hallam Bakery"},
		Permits: []people.Permit{{ID: "p2", Participant: "jo", Audience: people.ToEmployer, Employer: "hallam", Permission: people.P3, Disclosure: people.D2, Words: "I work best with ear defenders",
			NotWords: "anxiety", How: "screen", From: today.AddDays(-20), Until: today.AddDays(300), RecordedBy: "sam", Version: 1},
			{ID: "p1", Participant: "jo", Audience: people.ToEmployer, Permission: people.P1, Disclosure: people.D0, How: "written", From: today.AddDays(-80), Until: today.AddDays(285), RecordedBy: "sam", Version: 1},
			{ID: "p0", Participant: "jo", Audience: people.ToManager, Permission: people.P4, Disclosure: people.D1, How: "written", From: today.AddDays(-400), Until: today.AddDays(-40), RecordedBy: "sam", Version: 1}},
		Talks:  []people.Talk{{ID: "t1", Participant: "jo", On: today.AddDays(-20), By: "sam", Pros: "ear defenders", Cons: "gossip", Adjustments: true, Role: true, Decision: "Tell Hallam Bakery what helps", Next: today.AddDays(2), Version: 1}},
		Shared: []people.Shared{{ID: "s1", Participant: "jo", Employer: "hallam", Audience: people.ToEmployer, To: "Anna Brandt", On: today.AddDays(-10), By: "sam", What: "named as a candidate", Version: 1}},
		Sessions: []brokerage.Session{{ID: "x1", Participant: "jo", On: today.AddDays(-7), Minutes: 45, Mode: "F2F_OTHER", Type: "ACTION", Contents: []string{"VOCPROF", "CV"}, Specialist: "sam", Note: "We wrote the strengths together.", Version: 1},
			{ID: "x0", Participant: "jo", On: today.AddDays(-14), Minutes: 60, Mode: "PHONE", Type: "ACTION", Specialist: "ruth", Version: 1}},
		Applications: []brokerage.ListedApplication{{Application: brokerage.Application{ID: "a1", Participant: "jo", Vacancy: "v1", Stage: "interview", On: today.AddDays(-2), InterviewOn: today.AddDays(3), InterviewAt: "10:30",
			InterviewNeeds: []string{"HOURS-02"}, Version: 1}, Title: "Bakery assistant", Employer: "Hallam Bakery"}},
		Tasters:  []brokerage.Taster{{ID: "ta1", Participant: "jo", Employer: "hallam", Kind: "taster", From: today.AddDays(-12), To: today.AddDays(-12), FitBefore: "Noise near the ovens", Feedback: "A natural", PersonSays: "Loved it", Version: 1}},
		Jobs:     []brokerage.Job{{ID: "j1", Participant: "jo", Employer: "hallam", Title: "Christmas help", Start: today.AddDays(-380), End: today.AddDays(-330), EndReason: "ENDDATE", DebriefOn: today.AddDays(-329), Hours: 960, Pay: 1221, Source: "TRIAL", Contract: "SEASONAL", Version: 1}},
		Outcomes: []brokerage.Outcome{{ID: "o1", Participant: "jo", On: today.AddDays(-380), Type: "NEWJOB", Source: "TRIAL", Job: "j1", Version: 1}},
		Next:     []employers.NextStep{{ID: "n1", What: "Practise the interview with Jo", Due: today.AddDays(-1), Owner: "sam", Participant: "jo", Version: 1}}}
	ali := &brokerage.PersonPage{Participant: people.Participant{ID: "ali", FirstName: "Ali", LastName: "Sample", Specialist: "sam", Status: "ACTIVE_SEARCH", Version: 1}, Employers: map[employers.EmployerID]string{}}
	mo := &brokerage.PersonPage{Participant: people.Participant{ID: "mo", FirstName: "Mo", LastName: "Specimen", Specialist: "ruth", Status: "ACTIVE_INWORK", Version: 1}, Employers: map[employers.EmployerID]string{"hallam": "Hallam Bakery"},
		Jobs: []brokerage.Job{{ID: "j2", Participant: "mo", Employer: "hallam", Title: "Packer", Start: today.AddDays(-60), FourHoursOn: today.AddDays(-60), Hours: 960, Version: 1}}}
	return &fakePeople{pages: map[people.ParticipantID]*brokerage.PersonPage{"jo": page, "ali": ali, "mo": mo}, opened: map[people.ParticipantID]string{},
		before: map[people.ParticipantID][]brokerage.ProfileVersion{"jo": {{On: today.AddDays(-30), By: "sam", Profile: people.Profile{JobNow: "Cleaner"}}}}}
}

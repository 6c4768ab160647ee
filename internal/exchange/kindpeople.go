package exchange

import (
	"jobwright/brokerage"
	"jobwright/internal/people"
)

// peopleKinds are the people whom the service supports, and what they allow.
var peopleKinds = []Kind{
	{Name: "people", Title: "People", Columns: []Column{
		{Name: "ref", Type: Ref, Of: "people"},
		{Name: "first_name", Needed: true},
		{Name: "last_name", Needed: true},
		{Name: "phone", Type: Phone},
		{Name: "email", Type: Email},
		{Name: "contact_how", Help: "how, when and with which words to get in touch"},
		{Name: "birth_date", Type: Date},
		{Name: "gender", Type: Code, List: "demographic_codes", Part: "gender", What: "a gender"},
		{Name: "ethnicity", Type: Code, List: "demographic_codes", Part: "ethnicity", What: "an ethnicity"},
		{Name: "area"},
		{Name: "provider"},
		{Name: "group", Type: Code, List: "demographic_codes", Part: "group", What: "a group"},
		{Name: "status", Type: Code, List: "participant_statuses", What: "a status", Help: "blank counts as active"},
		{Name: "pathway", Type: Code, List: "referral_pathways", What: "a pathway"},
		{Name: "referral_source", Type: Code, List: "referral_sources", What: "a referral source"},
		{Name: "start", Type: Date, Help: "first day with the service"},
		{Name: "exit", Type: Date},
		{Name: "specialist", Type: Person, Help: "blank = the person who imports"},
		{Name: "town"},
		{Name: "postcode"},
		{Name: "sectors", Type: Codes, List: "sic2007_sections", What: "an industry section", Help: "wanted ones, letters or names, split at ;"},
		{Name: "refused_sectors", Type: Codes, List: "sic2007_sections", What: "an industry section", Help: "letters or names, split at ;"},
		{Name: "refused_employers", Type: Ref, Of: "employers", Help: "references of employers, split at ;"},
		{Name: "roles", Type: Roles, What: "an occupation group", Help: "wanted ones, the best first: titles or SOC codes, split at ;"},
		{Name: "hours_min", Type: Hours, Help: "hours a week, 7.5"},
		{Name: "hours_max", Type: Hours, Help: "hours a week, 16"},
		{Name: "days", Type: Days, Help: "mon;tue;wed"},
		{Name: "not_before", Type: Time},
		{Name: "not_after", Type: Time},
		{Name: "nights", Type: YesNo, Help: "blank = not asked"},
		{Name: "weekends", Type: YesNo, Help: "blank = not asked"},
		{Name: "pay_min", Type: Money, Help: "pounds for each pay_min_unit"},
		{Name: "pay_min_unit", Type: Code, What: "a unit of pay", Choices: payUnits[:4:4], Help: "blank = hour"},
		{Name: "travel_max_minutes", Type: Whole, Most: 24 * 60, Help: "one way"},
		{Name: "travel_modes", Type: Codes, What: "a way to travel", Choices: travelModes, Help: "walk;bus"},
		{Name: "contracts_refused", Type: Codes, List: "contract_types", What: "a contract", Help: "split at ;"},
		{Name: "zero_hours_ok", Type: YesNo, Help: "blank = not asked"},
		{Name: "skills", Type: Words, Help: "split at ;"},
		{Name: "licences", Type: Words, Help: "split at ;"},
		{Name: "needs", Type: Levelled, List: "barrier_types", What: "a barrier", Levels: needLevels, Help: "HAND:major;SENS. No diagnosis needed"},
	}},
	{Name: "permissions", Title: "Permissions", Columns: []Column{
		{Name: "ref", Type: Ref, Of: "permissions"},
		{Name: "participant_ref", Type: Ref, Of: "people", Needed: true},
		{Name: "audience", Type: Code, What: "an audience", Choices: audiences, Help: "blank = employer"},
		{Name: "employer_ref", Type: Ref, Of: "employers", Help: "blank = any employer"},
		{Name: "permission", Type: Code, List: "contact_permissions", What: "a permission", Needed: true, Help: "P0 to P4"},
		{Name: "disclosure", Type: Code, List: "disclosure_levels", What: "a level of disclosure", Needed: true, Help: "D0 to D5, DU = not yet discussed"},
		{Name: "words", Help: "the exact words that may be used"},
		{Name: "not_words", Help: "words to avoid"},
		{Name: "how", Type: Code, What: "a way to agree", Choices: waysToAgree},
		{Name: "witness", Help: "who was there when it was said"},
		{Name: "from", Type: Date, Help: "blank = the day of the import"},
		{Name: "until", Type: Date, Help: "last day; blank = 12 months after from"},
		{Name: "withdrawn", Type: Date},
		{Name: "recorded_by", Type: Person, Help: "blank = the person who imports"},
	}},
}

// workKinds are the support that people get, and what comes of it.
var workKinds = []Kind{
	{Name: "sessions", Title: "Sessions", Columns: []Column{
		{Name: "ref", Type: Ref, Of: "sessions"},
		{Name: "participant_ref", Type: Ref, Of: "people", Needed: true},
		{Name: "date", Type: Date, Needed: true},
		{Name: "minutes", Type: Whole, Most: 24 * 60},
		{Name: "mode", Type: Code, List: "support_modes", What: "a mode of support", Needed: true},
		{Name: "type", Type: Code, List: "support_types", What: "a type of support", Needed: true},
		{Name: "contents", Type: Codes, List: "support_contents", What: "a content", Help: "split at ;"},
		{Name: "specialist", Type: Person, Help: "blank = the person who imports"},
		{Name: "note", Help: "no diagnosis needed"},
	}},
	{Name: "applications", Title: "Applications", Columns: []Column{
		{Name: "ref", Type: Ref, Of: "applications"},
		{Name: "participant_ref", Type: Ref, Of: "people", Needed: true},
		{Name: "vacancy_ref", Type: Ref, Of: "vacancies", Needed: true},
		{Name: "stage", Type: Code, What: "a stage", Choices: choicesOf(brokerage.ApplicationStages), Help: "blank = shortlisted"},
		{Name: "date", Type: Date, Help: "of the stage; blank = the day of the import"},
		{Name: "outcome"},
		{Name: "feedback", Help: "from the employer; the person may see it"},
	}},
	{Name: "jobs", Title: "Jobs", Columns: []Column{
		{Name: "ref", Type: Ref, Of: "jobs"},
		{Name: "participant_ref", Type: Ref, Of: "people", Needed: true},
		{Name: "employer_ref", Type: Ref, Of: "employers"},
		{Name: "title", Needed: true},
		{Name: "soc", Type: SOC, What: "an occupation group"},
		{Name: "sic", Type: SIC, List: "sic2007_sections", What: "an industry"},
		{Name: "start", Type: Date, Needed: true},
		{Name: "four_hours_on", Type: Date, Help: "when four hours' paid work were done"},
		{Name: "hours", Type: Hours, Help: "hours a week"},
		{Name: "pay", Type: Money, Help: "pounds for each pay_unit"},
		{Name: "pay_unit", Type: Code, What: "a unit of pay", Choices: payUnits, Help: "blank = hour"},
		{Name: "contract", Type: Code, List: "contract_types", What: "a contract"},
		{Name: "source", Type: Code, List: "job_sources", What: "a source"},
		{Name: "vacancy_ref", Type: Ref, Of: "vacancies"},
		{Name: "carved", Type: YesNo},
		{Name: "competitive", Type: YesNo},
		{Name: "end", Type: Date},
		{Name: "end_reason", Type: Code, List: "job_end_reasons", What: "a reason"},
	}},
	{Name: "outcomes", Title: "Outcomes", Columns: []Column{
		{Name: "ref", Type: Ref, Of: "outcomes"},
		{Name: "participant_ref", Type: Ref, Of: "people", Needed: true},
		{Name: "date", Type: Date, Needed: true},
		{Name: "type", Type: Code, List: "outcome_types", What: "an outcome", Needed: true},
		{Name: "source", Type: Code, List: "job_sources", What: "a source"},
		{Name: "job_ref", Type: Ref, Of: "jobs"},
		{Name: "sic", Type: SIC, List: "sic2007_sections", What: "an industry"},
		{Name: "evidence"},
	}},
}

// The short lists that the program itself knows.
var (
	payUnits = [][2]string{{string(people.Hourly), "An hour"}, {string(people.Weekly), "A week"}, {string(people.Monthly), "A month"}, {string(people.Yearly), "A year"},
		{string(people.Daily), "A day"}}
	travelModes = [][2]string{{"walk", "On foot"}, {"cycle", "Bicycle"}, {"bus", "Bus"}, {"train", "Train"}, {"car", "Car"}, {"lift", "Lift from somebody"}}
	needLevels  = [][2]string{{string(people.Some), "Some"}, {string(people.Major), "Major"}}
	audiences   = pairsOf(people.Audiences)
	waysToAgree = pairsOf(people.Hows)
)

// pairsOf gives the codes and labels of a short list that the program itself knows.
func pairsOf(list []people.Code) (out [][2]string) {
	for _, c := range list {
		out = append(out, [2]string{c.Code, c.Label})
	}
	return out
}

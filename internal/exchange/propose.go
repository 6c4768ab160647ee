package exchange

import (
	"cmp"
	"io/fs"
	"slices"
	"strings"
)

// otherNames are what people call our columns in their own tables, as columnName writes them.
var otherNames = map[string][]string{
	"ref":             {"reference", "id", "number", "our_ref"},
	"name":            {"employer", "employer_name", "employername", "company", "company_name", "organisation", "organization", "business_name", "full_name", "contact_name", "person", "site_name", "staff_name"},
	"trading_name":    {"trading_as", "brand"},
	"former_name":     {"previous_name", "old_name"},
	"company_number":  {"companynumber", "companies_house_number", "registration_number", "company_no", "crn", "charity_number"},
	"sic":             {"sic_code", "sic_codes", "siccodes", "sector", "industry"},
	"size":            {"size_band", "employer_size", "employersize"},
	"headcount":       {"employees", "number_of_employees", "staff_count"},
	"address":         {"street_address", "address_1", "address1"},
	"town":            {"city", "town_or_city", "place"},
	"postcode":        {"post_code", "postal_code", "zip"},
	"phone":           {"telephone", "tel", "phone_number", "mobile"},
	"email":           {"e_mail", "email_address", "mail"},
	"website":         {"web", "url", "web_site"},
	"lead_source":     {"source"},
	"owner":           {"specialist", "owned_by", "account_manager", "assigned_to", "who"},
	"relationship":    {"stage", "relation", "cup"},
	"do_not_contact":  {"dnc"},
	"notes":           {"note", "comments", "comment", "remarks"},
	"employer_ref":    {"employer", "employer_id", "company", "organisation"},
	"role":            {"job_title", "title", "position"},
	"can_hire":        {"hires", "hiring_manager", "decision_maker"},
	"left_on":         {"left", "leaving_date"},
	"date":            {"contact_date", "day", "event_date", "review_date"},
	"start_time":      {"time", "start"},
	"channel":         {"how", "method", "contact_type", "type"},
	"purpose":         {"reason", "why"},
	"specialist":      {"staff", "by", "worker", "logged_by", "who"},
	"minutes":         {"duration", "mins", "length"},
	"met":             {"people_met", "spoke_to", "contact", "contact_person"},
	"outcome":         {"result"},
	"heard":           {"needs", "signals"},
	"note":            {"notes", "comments", "comment"},
	"next_step":       {"next_action", "follow_up", "action"},
	"next_date":       {"next_action_date", "follow_up_date", "next_contact"},
	"logged_on":       {"logged", "entered_on", "created"},
	"what":            {"next_step", "task", "action", "title", "subject"},
	"due":             {"due_date", "date", "deadline", "by_when"},
	"done_on":         {"done", "completed", "completed_on"},
	"title":           {"event", "name", "event_name"},
	"kind":            {"type", "event_type"},
	"place":           {"venue", "location"},
	"topics":          {"topic", "subject"},
	"attendees":       {"employers", "attended"},
	"staff":           {"specialist", "name", "person"},
	"week":            {"week_of", "week_beginning", "week_commencing"},
	"supervisor":      {"reviewed_by", "lead", "manager"},
	"comment":         {"note", "notes", "comments"},
	"from":            {"start", "start_date", "first_day"},
	"to":              {"end", "end_date", "last_day"},
	"participant_ref": {"participant", "client"},
	"first_name":      {"forename", "given_name", "firstname"},
	"last_name":       {"surname", "family_name", "lastname"},
	"birth_date":      {"date_of_birth", "dob", "born"},
	"vacancy_ref":     {"vacancy", "vacancy_id", "job"},
	"job_ref":         {"job", "job_id"},
	"soc":             {"soc_code", "occupation"},
	"hours_min":       {"hours", "min_hours", "hours_from"},
	"hours_max":       {"max_hours", "hours_to"},
	"pay":             {"salary", "wage", "rate"},
	"pay_unit":        {"per", "salary_unit"},
	"contract":        {"contract_type", "employment_type"},
	"closing":         {"closing_date", "closes", "deadline"},
	"start":           {"start_date", "starts", "from"},
	"end":             {"end_date", "ended", "leaving_date"},
	"exit":            {"exit_date", "left"},
	"description":     {"details", "job_description"},
	"duty":            {"task", "what", "name"},
	"times_per_week":  {"per_week", "frequency", "times"},
	"need":            {"what_they_need", "what"},
	"permission":      {"contact_permission"},
	"disclosure":      {"disclosure_level"},
	"withdrawn":       {"withdrawn_on"},
}

// Propose maps the columns of a header to those of a kind as well as their names allow: their column → ours.
// A column that fits nothing is left out.
func Propose(header []string, k Kind) map[string]string {
	found, taken := map[string]string{}, map[string]bool{}
	match := func(fits func(theirs, ours string) bool) {
		for _, c := range k.Columns {
			for _, h := range header {
				if _, used := found[h]; !used && !taken[c.Name] && h != "" && fits(columnName(h), c.Name) {
					found[h], taken[c.Name] = c.Name, true
				}
			}
		}
	}
	match(func(theirs, ours string) bool { return theirs == ours })
	match(func(theirs, ours string) bool { return slices.Contains(otherNames[ours], theirs) })
	return found
}

// ProposeFor is Propose for a file whose first rows are known. A column that people call "Industry" may hold words of their own in place
// of codes, in which every row would be bad: it is left to be chosen.
func ProposeFor(header []string, rows [][]string, k Kind, lists fs.FS) (map[string]string, error) {
	found := Propose(header, k)
	for i, h := range header {
		c, _ := k.Column(found[h])
		if c.Type != SIC || columnName(h) == c.Name {
			continue
		}
		read, err := sicParser(c, lists)
		if err != nil {
			return nil, err
		}
		told := func(row []string) bool { return i < len(row) && strings.TrimSpace(row[i]) != "" }
		reads := func(row []string) bool {
			if !told(row) {
				return false
			}
			_, err := read(row[i])
			return err == nil
		}
		if slices.ContainsFunc(rows, told) && !slices.ContainsFunc(rows, reads) {
			delete(found, h)
		}
	}
	return found, nil
}

// Guess lists the kinds that a file with this header may hold, the likeliest first: one whose needed columns are all there
// before the others, and then by how many columns fit.
func Guess(header []string) []Kind {
	kinds := slices.Clone(Kinds)
	if _, kind := Recognised(header); kind != "" {
		slices.SortStableFunc(kinds, func(a, b Kind) int { return cmp.Compare(btoi(b.Name == kind), btoi(a.Name == kind)) })
		return kinds
	}
	score := map[string]int{}
	for _, k := range kinds {
		ours := map[string]bool{}
		for _, c := range Propose(header, k) {
			ours[c] = true
		}
		score[k.Name] = 3 * len(ours)
		for _, c := range k.Columns {
			if c.Needed && !ours[c.Name] {
				score[k.Name] -= 10
			}
		}
		for _, h := range header { // their names alone tell more than similar ones
			if _, exact := k.Column(columnName(h)); exact {
				score[k.Name]++
			}
		}
	}
	slices.SortStableFunc(kinds, func(a, b Kind) int { return cmp.Compare(score[b.Name], score[a.Name]) })
	return kinds
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}

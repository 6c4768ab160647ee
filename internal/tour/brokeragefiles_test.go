package tour

import (
	"encoding/csv"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// How many made-up people, employers and vacancies the tour of brokerage begins with.
const (
	manyPeople    = 200
	manyEmployers = 60
	manyVacancies = 1000
	manyLeads     = 24
)

// One person is told of by name: the pictures follow her.
const (
	theirName  = "Nia Petherbridge"
	suitedJob  = "Packing assistant" // suits her as it is
	carvedJob  = "Kitchen assistant" // would, were it smaller
	suitedFirm = "Umberlow Herbs"
	carvedFirm = "Tollgate Canteen"
)

// file writes a CSV file into the home folder.
func (t *tour) file(name, header string, rows [][]string) string {
	t.Helper()
	path := filepath.Join(t.Home, name+".csv")
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	w := csv.NewWriter(f)
	w.Write(strings.Split(header, ","))
	if w.WriteAll(rows); w.Error() != nil {
		t.Fatal(w.Error())
	}
	return path
}

// pick is one of a list, in turn.
func pick(list []string, i int) string { return list[i%len(list)] }

var towns = []string{"Sheffield", "Rotherham", "Leeds", "Barnsley", "Doncaster"}

// employersFile writes the employers at which there is work.
func (t *tour) employersFile() string {
	first := []string{"Kestrel", "Oakmoor", "Priory", "Redhollow", "Millbank", "Fernley", "Harrow", "Stannage", "Wyming", "Linnet"}
	trade := []string{"Foods", "Linen", "Gardens", "Print", "Stores", "Housing"}
	rows := [][]string{{"E1", suitedFirm, "10890", "SMALL", "Sheffield", "2"}, {"E2", carvedFirm, "56290", "MEDIUM", "Sheffield", "3"}}
	for i := len(rows); i < manyEmployers; i++ {
		rows = append(rows, []string{fmt.Sprintf("E%d", i+1), pick(first, i) + " " + pick(trade, i/10), pick([]string{"10890", "96010", "81300", "18120", "47110", "68201"}, i/10), "SMALL", pick(towns, i), ""})
	}
	return t.file("employers", "ref,name,sic,size,town,relationship", rows)
}

// vacanciesFile writes the vacancies; only two are of the kind of work that the person of the tour wants.
func (t *tour) vacanciesFile() string {
	const days = "mon;tue;wed;thu;fri"
	titles := []string{"Office clerk", "Cleaner", "Gardener", "Delivery driver", "Shop assistant", "Receptionist", "Care assistant", "Linen sorter", "Print finisher", "Stock counter"}
	rows := [][]string{
		{"V1", "E1", suitedJob, "HIDDEN", "12", "16", days, "09:30", "13:30", "no", "no", "12.95", "hour", "PERM", "Sheffield", "1", "sorting", "open"},
		{"V2", "E2", carvedJob, "ADVERT", "24", "30", days, "09:00", "15:00", "no", "no", "12.90", "hour", "PERM", "Sheffield", "1", "", "open"},
	}
	for i := len(rows); i < manyVacancies; i++ {
		least := 16 + i%5*4
		rows = append(rows, []string{fmt.Sprintf("V%d", i+1), fmt.Sprintf("E%d", 3+i%(manyEmployers-2)), pick(titles, i*7/3), pick([]string{"ADVERT", "SHARED", "HIDDEN"}, i), fmt.Sprint(least), fmt.Sprint(least + 8), days,
			pick([]string{"08:00", "09:00", "14:00"}, i), pick([]string{"16:00", "17:30", "20:00"}, i), "no", pick([]string{"no", "no", "yes"}, i), fmt.Sprintf("%d.%02d", 12+i%3, 75+i%20), "hour",
			pick([]string{"PERM", "FIXED", "PERM", "ZERO"}, i), pick(towns, i), "1", pick([]string{"", "team work", "computer basics"}, i), "open"})
	}
	return t.file("vacancies", "ref,employer_ref,title,source,hours_min,hours_max,days,from_time,to_time,nights,weekends,pay,pay_unit,contract,town,places,essential,status", rows)
}

// dutiesFile writes what is done in the two jobs of the tour and in every fifth of the others.
func (t *tour) dutiesFile() string {
	rows := [][]string{
		{"V1", "Pick and pack herb boxes", "60", "10", "yes", "Orders go out at one", "", "", "", "no"},
		{"V1", "Put labels on boxes", "40", "6", "yes", "No box leaves without one", "", "", "", "no"},
		{"V2", "Fill the salad boxes", "60", "5", "yes", "Lunch begins at noon", "", "Cooks", "14.60", "no"},
		{"V2", "Set out trays and tables", "48", "5", "yes", "Lunch begins at noon", "", "Cooks", "14.60", "no"},
		{"V2", "Fill the drinks fridge", "36", "5", "no", "", "", "Porters", "13.10", "yes"},
		{"V2", "Wash pans by hand", "72", "5", "yes", "Pans are used twice a day", "HAND:major", "Porters", "13.10", "no"},
		{"V2", "Carry in deliveries", "60", "5", "no", "", "HAND:major", "Porters", "13.10", "no"},
		{"V2", "Scrub the floor", "84", "5", "no", "", "HAND:major", "Night team", "13.40", "no"},
	}
	work := []string{"Answer the phone", "Sweep the yard", "Sort the post", "Fill shelves", "Count stock"}
	for i := 5; i <= manyVacancies; i += 5 {
		for k := range 3 {
			rows = append(rows, []string{fmt.Sprintf("V%d", i), pick(work, i/5+k), fmt.Sprint(30 + 15*k), "5", pick([]string{"yes", "no"}, k), "", pick([]string{"", "SENS", "SOCIAL", "HAND"}, i/5+k), "", "", "no"})
		}
	}
	return t.file("duties", "vacancy_ref,duty,minutes,times_per_week,essential,essential_reason,demands,done_by,hourly_cost,undone", rows)
}

// peopleFile writes the people, the one of the tour first.
func (t *tour) peopleFile() string {
	first := []string{"Amina", "Brendan", "Carys", "Deepak", "Elsie", "Farid", "Grace", "Hamza", "Ines", "Jonah", "Keira", "Luca", "Mabel", "Noor", "Oskar", "Petra", "Rhys", "Sadia", "Tomas", "Una"}
	last := []string{"Thistlewick", "Oakenholt", "Marlbrook", "Quillfeather", "Wendlebury", "Harkaway", "Sallowfield", "Birchenough", "Copplestone", "Fennimore"}
	roles := []string{"Cleaner", "Office clerk;Receptionist", "Gardener", "Shop assistant", "Care assistant", "Linen sorter"}
	rows := [][]string{{"R1", "Nia", "Petherbridge", "07700 900100", "ACTIVE_SEARCH", "Sheffield", "C;I", suitedJob + ";" + carvedJob, "10", "16", "mon;tue;wed;thu;fri", "08:30", "15:30", "no", "no", "", "45", "walk;bus", "", "no",
		"sorting;team work", "HAND:major", "ME"}}
	for i := 1; i < manyPeople; i++ {
		rows = append(rows, []string{fmt.Sprintf("R%d", i+1), pick(first, i), pick(last, i/20), fmt.Sprintf("07700 900%03d", 100+i), pick([]string{"ACTIVE_SEARCH", "ACTIVE_SEARCH", "ACTIVE_INWORK", "PAUSED"}, i), pick(towns, i),
			pick([]string{"G", "Q;I", "N", "C"}, i), pick(roles, i), fmt.Sprint(8 + i%4*4), fmt.Sprint(16 + i%4*8), "mon;tue;wed;thu;fri", "", "", "no", pick([]string{"no", "yes"}, i), "", "40", "bus", "", "",
			pick([]string{"team work", "computer basics", "sorting"}, i), pick([]string{"", "ANX", "SENS:major", "FATIGUE"}, i), "ME"})
	}
	return t.file("people", "ref,first_name,last_name,phone,status,town,sectors,roles,hours_min,hours_max,days,not_before,not_after,nights,weekends,pay_min,travel_max_minutes,travel_modes,contracts_refused,zero_hours_ok,skills,needs,specialist", rows)
}

// leadsFile writes the leads, most of them just spotted.
func (t *tour) leadsFile() string {
	needs := []string{"Parcels lie unsorted until the evening", "Nurses fold the laundry", "The yard is swept by the fitters", "Returns wait for weeks", "Somebody to water the plants twice a day", "Invoices are scanned at night"}
	stages := []string{"SPOTTED", "SPOTTED", "CONTACTED", "EXPLORING", "PROPOSED", "AGREED"}
	var rows [][]string
	for i := range manyLeads {
		rows = append(rows, []string{fmt.Sprintf("L%d", i+1), fmt.Sprintf("E%d", i+1), pick(needs, i), pick([]string{"BACKLOG", "SKILLMIX", "OVERTIME"}, i), pick(stages, i), fmt.Sprint(6 + i%5*3), "ME"})
	}
	return t.file("leads", "ref,employer_ref,need,signals,stage,hours,owner", rows)
}

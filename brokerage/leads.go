package brokerage

import (
	"slices"

	"jobwright/employers"
	"jobwright/internal/day"
	"jobwright/internal/people"
)

// LeadStages are all stages of a lead in their order: the open ones first. (lead_stages)
var LeadStages = []string{LeadSpotted, LeadContacted, LeadExploring, LeadProposed, LeadAgreed, LeadFilled, LeadFilledOther, LeadDeclined, LeadLapsed}

// OpenStages are the stages of leads that stand on the board.
var OpenStages = LeadStages[:5]

// StaleDays is after how many days without movement a lead lapses where no setting says otherwise. (facts.md c.1, lead_stages)
const StaleDays = 90

// Closed says that a stage is an end. A stage left blank is that of a lead just spotted.
func Closed(stage string) bool { return stage != "" && !slices.Contains(OpenStages, stage) }

// CloseNeedsReason says that a lead may come to a stage only with a reason: every end but that of a participant in the job.
func CloseNeedsReason(stage string) bool { return Closed(stage) && stage != LeadFilled }

// Unmoved is for how many days nothing has happened to a lead; 0 where it is not known since when.
func (l Lead) Unmoved(today day.Date) int {
	if l.MovedOn.IsZero() {
		return 0
	}
	return max(today.Days(l.MovedOn), 0)
}

// Stale says that nothing has happened to an open lead for so many days.
func Stale(l Lead, today day.Date, days int) bool {
	return !Closed(l.Stage) && !l.MovedOn.IsZero() && l.Unmoved(today) >= days
}

// Lapses is the day on which an open lead lapses if nothing happens to it; no date where that is not known.
func Lapses(l Lead, days int) day.Date {
	if Closed(l.Stage) || l.MovedOn.IsZero() {
		return day.Date{}
	}
	return l.MovedOn.AddDays(days)
}

// LeadFrom makes a lead of what was heard at a contact. One opens it, looks it over, and saves it.
func LeadFrom(c employers.Contact, owner people.StaffID) Lead {
	return Lead{Employer: c.Employer, Need: c.Heard, Signals: slices.Clone(c.Signals), SaidOn: c.On, MovedOn: c.On, Stage: LeadContacted, Owner: owner, Contact: c.ID}
}

// VacancyFrom makes the beginning of a vacancy of a lead: what the lead knows, with the way back to it. It is a draft.
func VacancyFrom(l Lead, e employers.Employer) Vacancy {
	return Vacancy{Employer: l.Employer, Site: l.Site, SIC: slices.Clone(e.SIC), Description: joinLines(l.Need, l.Tasks), HoursMin: l.Hours, HoursMax: l.Hours,
		Start: l.LikelyStart, Source: hiddenSource, Lead: l.ID, Status: VacancyDraft}
}

// hiddenSource is a job that was known before or without any advert, code of vacancy_sources.
const hiddenSource = "HIDDEN"

// CarvingFrom makes the beginning of a carving of a lead, with the way back to it: routine tasks of several people where skilled staff do
// them (hidden_job_signals), else work that nobody does yet (carving_kinds).
func CarvingFrom(l Lead) Carving {
	kind := "CREATE"
	if slices.Contains(l.Signals, "SKILLMIX") {
		kind = "REASSIGN"
	}
	return Carving{Employer: l.Employer, Site: l.Site, Lead: l.ID, Participant: l.Preferred, Kind: kind, Status: CarvingDraft, Number: 1, Need: l.Need, Hours: l.Hours}
}

// joinLines puts texts under one another, without those that are empty.
func joinLines(texts ...string) string {
	var out string
	for _, t := range texts {
		switch {
		case t == "":
		case out == "":
			out = t
		default:
			out += "\n" + t
		}
	}
	return out
}

// CopyVacancy is a new vacancy like another one, with its duties: without whatever belongs to that one occasion.
func CopyVacancy(v Vacancy, duties []Duty) (Vacancy, []Duty) {
	v.ID, v.Ref, v.Version, v.Lead, v.Carving = "", "", 0, "", ""
	v.Start, v.Closing, v.Status = day.Date{}, day.Date{}, VacancyDraft
	v.ChangedBy, v.Deleted = "", false
	v.SIC, v.Essential, v.Desirable, v.Licences = slices.Clone(v.SIC), slices.Clone(v.Essential), slices.Clone(v.Desirable), slices.Clone(v.Licences)
	v.Demands, v.Offers = slices.Clone(v.Demands), slices.Clone(v.Offers)
	copies := make([]Duty, len(duties))
	for i, d := range duties {
		d.ID, d.Ref, d.Vacancy, d.Version = "", "", "", 0
		d.Demands, d.Licences = slices.Clone(d.Demands), slices.Clone(d.Licences)
		copies[i] = d
	}
	return v, copies
}

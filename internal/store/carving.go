package store

import (
	"cmp"
	"strings"
	"time"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/people"
)

// carvingKind: a carving for nobody in particular is a record of the register, one for a participant is about that person.
var carvingKind = &kind{
	name: "carvings", table: "carving", act: people.ChangeRegister, subject: "participant", employer: []string{"employer"}, found: true, dated: true,
	titled: func(title, at string) string { return title + ", " + at },
	columns: cols(`ref employer site lead vacancies participant kind title base_title status number:i tasks hours:i pattern pay:i pay_known:i supervisor buddy
		equipment adjustments need savings:i savings_known:i savings_from costs:i costs_known:i costs_from trial_from trial_to review_on decision decided_by decided_on`),
	doc: func(r *row) doc {
		return doc{ref: r.text("ref"), title: cmp.Or(r.text("title"), "Carving"), text: lines(r, "title", "base_title"), subject: r.text("participant")}
	},
}

var carvingVersionKind = &kind{
	name: "carving-versions", table: "carving_version", act: people.ChangeRegister, subject: "participant",
	columns: cols("carving participant number:i on_day by_staff content"),
}

func carvingRow(c brokerage.Carving) *row {
	return carvingKind.row(string(c.ID), c.Version, c.Deleted, c.Ref, string(c.Employer), string(c.Site), string(c.Lead), pack(c.Vacancies), string(c.Participant), c.Kind,
		strings.TrimSpace(c.Title), strings.TrimSpace(c.BaseTitle), cmp.Or(c.Status, brokerage.CarvingDraft), int64(max(1, c.Number)), packJSON(c.Tasks), int64(c.Hours),
		plainLines(c.Pattern), int64(c.Pay.Pence), flag(c.Pay.Known), c.Supervisor, c.Buddy, plainLines(c.Equipment), pack(c.Adjustments), plainLines(c.Need),
		int64(c.Savings.Pence), flag(c.Savings.Known), plainLines(c.SavingsFrom), int64(c.Costs.Pence), flag(c.Costs.Known), plainLines(c.CostsFrom),
		c.TrialFrom.String(), c.TrialTo.String(), c.ReviewOn.String(), plainLines(c.Decision), c.DecidedBy, c.DecidedOn.String())
}

func carvingOf(r *row) brokerage.Carving {
	t := r.text
	return brokerage.Carving{ID: brokerage.CarvingID(r.id), Version: r.version, Deleted: r.deleted, ChangedAt: time.UnixMilli(r.changedAt), ChangedBy: people.StaffID(r.changedBy),
		Ref: t("ref"), Employer: employers.EmployerID(t("employer")), Site: employers.SiteID(t("site")), Lead: brokerage.LeadID(t("lead")),
		Vacancies: unpack[brokerage.VacancyID](t("vacancies")), Participant: people.ParticipantID(t("participant")), Kind: t("kind"), Title: t("title"), BaseTitle: t("base_title"),
		Status: t("status"), Number: r.int("number"), Tasks: unpackJSON[brokerage.Task](t("tasks")), Hours: r.int("hours"), Pattern: t("pattern"), Pay: amount(r, "pay"),
		Supervisor: t("supervisor"), Buddy: t("buddy"), Equipment: t("equipment"), Adjustments: unpack[string](t("adjustments")), Need: t("need"),
		Savings: amount(r, "savings"), SavingsFrom: t("savings_from"), Costs: amount(r, "costs"), CostsFrom: t("costs_from"), TrialFrom: date(t("trial_from")),
		TrialTo: date(t("trial_to")), ReviewOn: date(t("review_on")), Decision: t("decision"), DecidedBy: t("decided_by"), DecidedOn: date(t("decided_on"))}
}

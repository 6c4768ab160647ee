package store

import (
	"cmp"
	"strings"
	"time"

	"jobwright/adjustments"
	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/people"
)

// planKind: content_on and content_by are set by planKept.
var planKind = &kind{
	name: "plans", hit: adjustments.PlanPaper, table: "plan", act: people.EditPapers, subject: "participant", employer: []string{"employer"}, found: true, byPerson: true, theirs: true,
	columns: cols(`ref participant employer job job_title manager manager_role number:i status on_day review_on triggers agreement initials:i chosen_on has_wrap
		shares_wrap reached_page content_on content_by sections actions`),
	doc: func(r *row) doc {
		text := []string{lines(r, "job_title", "manager")}
		for _, s := range unpackJSON[adjustments.Section](r.text("sections")) {
			text = append(text, s.Answer)
		}
		for _, a := range unpackJSON[adjustments.Action](r.text("actions")) {
			text = append(text, a.What, a.Who)
		}
		return doc{ref: r.text("ref"), title: "Wellness plan", text: nonEmpty(text), keys: "wellness action plan", subject: r.text("participant")}
	},
}

var planVersionKind = &kind{
	name: "plan-versions", table: "plan_version", act: people.EditPapers, subject: "participant",
	columns: cols("participant paper number:i on_day by_staff content"),
}

func planRow(p adjustments.Plan) *row {
	line := strings.TrimSpace
	return planKind.row(string(p.ID), p.Version, p.Deleted, p.Ref, string(p.Participant), string(p.Employer), string(p.Job), line(p.JobTitle), line(p.Manager),
		line(p.ManagerRole), int64(max(1, p.Number)), cmp.Or(p.Status, adjustments.PlanDraft), p.On.String(), p.ReviewOn.String(), pack(p.Triggers),
		string(p.Agreement), flag(p.Initials), p.ChosenOn.String(), string(p.HasWRAP), string(p.SharesWRAP), p.ReachedPage, "", "", packJSON(p.Sections), packJSON(p.Actions))
}

func planOf(r *row) adjustments.Plan {
	t := r.text
	return adjustments.Plan{ID: adjustments.PlanID(r.id), Version: r.version, Deleted: r.deleted, ChangedAt: time.UnixMilli(r.changedAt), ChangedBy: people.StaffID(r.changedBy),
		Ref: t("ref"), Participant: people.ParticipantID(t("participant")), Employer: employers.EmployerID(t("employer")), Job: brokerage.JobID(t("job")),
		JobTitle: t("job_title"), Manager: t("manager"), ManagerRole: t("manager_role"), Number: r.int("number"), Status: t("status"), On: date(t("on_day")),
		ReviewOn: date(t("review_on")), Triggers: unpack[string](t("triggers")), Agreement: adjustments.AgreementID(t("agreement")), Initials: r.int("initials") != 0,
		ChosenOn: date(t("chosen_on")), HasWRAP: people.Answer(t("has_wrap")), SharesWRAP: people.Answer(t("shares_wrap")), ReachedPage: t("reached_page"),
		Sections: unpackJSON[adjustments.Section](t("sections")), Actions: unpackJSON[adjustments.Action](t("actions"))}
}

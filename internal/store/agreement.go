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

var agreementKind = &kind{
	name: "agreements", hit: adjustments.AgreementPaper, table: "agreement", act: people.EditPapers, subject: "participant", employer: []string{"employer"},
	found: true, byPerson: true, theirs: true,
	titled: func(title, at string) string {
		if at == "" {
			return title
		}
		return title + " with " + at
	},
	columns: cols(`ref participant employer site job vacancy job_title manager manager_role hr number:i status on_day review_on next_review triggers plan show_impact:i
		impact good_day bad_day items declined reporting signs emergency advice seers annex`),
	doc: func(r *row) doc {
		text := []string{lines(r, "job_title", "manager", "hr")}
		for _, i := range unpackJSON[adjustments.Item](r.text("items")) {
			text = append(text, i.Words, i.Who)
		}
		for _, d := range unpackJSON[adjustments.Declined](r.text("declined")) {
			text = append(text, d.Asked, d.Alternative)
		}
		return doc{ref: r.text("ref"), title: "Agreement", text: nonEmpty(text), keys: "agreement", subject: r.text("participant")}
	},
}

var agreementVersionKind = &kind{
	name: "agreement-versions", table: "agreement_version", act: people.EditPapers, subject: "participant",
	columns: cols("participant paper number:i on_day by_staff content"),
}

// nonEmpty are the texts that are not empty, one a line.
func nonEmpty(texts []string) string {
	var out []string
	for _, t := range texts {
		if t = strings.TrimSpace(t); t != "" {
			out = append(out, t)
		}
	}
	return strings.Join(out, "\n")
}

func agreementRow(a adjustments.Agreement) *row {
	line := strings.TrimSpace
	return agreementKind.row(string(a.ID), a.Version, a.Deleted, a.Ref, string(a.Participant), string(a.Employer), string(a.Site), string(a.Job), string(a.Vacancy),
		line(a.JobTitle), line(a.Manager), line(a.ManagerRole), line(a.HR), int64(max(1, a.Number)), cmp.Or(a.Status, adjustments.AgreementDraft), a.On.String(),
		a.ReviewOn.String(), a.NextReview.String(), pack(a.Triggers), string(a.Plan), flag(a.ShowImpact), plainLines(a.Impact), plainLines(a.GoodDay), plainLines(a.BadDay),
		packJSON(a.Items), packJSON(a.Declined), plainLines(a.Reporting), plainLines(a.Signs), plainLines(a.Emergency), packJSON(a.Advice), packJSON(a.Seers),
		plainLines(a.Annex))
}

func agreementOf(r *row) adjustments.Agreement {
	t := r.text
	return adjustments.Agreement{ID: adjustments.AgreementID(r.id), Version: r.version, Deleted: r.deleted, ChangedAt: time.UnixMilli(r.changedAt),
		ChangedBy: people.StaffID(r.changedBy), Ref: t("ref"), Participant: people.ParticipantID(t("participant")), Employer: employers.EmployerID(t("employer")),
		Site: employers.SiteID(t("site")), Job: brokerage.JobID(t("job")), Vacancy: brokerage.VacancyID(t("vacancy")), JobTitle: t("job_title"), Manager: t("manager"),
		ManagerRole: t("manager_role"), HR: t("hr"), Number: r.int("number"), Status: t("status"), On: date(t("on_day")), ReviewOn: date(t("review_on")),
		NextReview: date(t("next_review")), Triggers: unpack[string](t("triggers")), Plan: adjustments.PlanID(t("plan")), ShowImpact: r.int("show_impact") != 0,
		Impact: t("impact"), GoodDay: t("good_day"), BadDay: t("bad_day"), Items: unpackJSON[adjustments.Item](t("items")),
		Declined: unpackJSON[adjustments.Declined](t("declined")), Reporting: t("reporting"), Signs: t("signs"), Emergency: t("emergency"),
		Advice: unpackJSON[adjustments.Advice](t("advice")), Seers: unpackJSON[string](t("seers")), Annex: t("annex")}
}

package store

import (
	"jobwright/brokerage"
	"jobwright/internal/people"
)

var decisionKind = &kind{
	name: "decisions", table: "decision", act: people.EditParticipants, subject: "participant",
	columns: cols("participant vacancy what reason score:i by_staff on_day"),
}

var journeyKind = &kind{
	name: "journeys", table: "journey", act: people.EditParticipants, subject: "participant",
	columns: cols("participant vacancy minutes:i note"),
}

func decisionRow(d brokerage.Decision) *row {
	return decisionKind.row(d.ID, d.Version, d.Deleted, string(d.Participant), string(d.Vacancy), d.What, plainLines(d.Reason), int64(d.Score), string(d.By), d.On.String())
}

func decisionOf(r *row) brokerage.Decision {
	t := r.text
	return brokerage.Decision{ID: r.id, Version: r.version, Deleted: r.deleted, Participant: people.ParticipantID(t("participant")), Vacancy: brokerage.VacancyID(t("vacancy")),
		What: t("what"), Reason: t("reason"), Score: r.int("score"), By: people.StaffID(t("by_staff")), On: date(t("on_day"))}
}

func journeyRow(j brokerage.Journey) *row {
	return journeyKind.row(j.ID, j.Version, j.Deleted, string(j.Participant), string(j.Vacancy), int64(j.Minutes), plainLines(j.Note))
}

func journeyOf(r *row) brokerage.Journey {
	t := r.text
	return brokerage.Journey{ID: r.id, Version: r.version, Deleted: r.deleted, Participant: people.ParticipantID(t("participant")), Vacancy: brokerage.VacancyID(t("vacancy")),
		Minutes: r.int("minutes"), Note: t("note")}
}

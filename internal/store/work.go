package store

import (
	"strings"
	"time"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/people"
)

var sessionKind = &kind{
	name: "sessions", table: "session", act: people.EditParticipants, subject: "participant", byPerson: true,
	columns: cols("ref participant on_day start_at minutes:i mode type contents place specialist note"),
	doc: func(r *row) doc {
		return doc{ref: r.text("ref"), title: "Session on " + date(r.text("on_day")).Long(), text: lines(r, "note", "place"), subject: r.text("participant")}
	},
}

var applicationKind = &kind{
	name: "applications", table: "application", act: people.EditParticipants, subject: "participant",
	columns: cols("ref participant vacancy stage on_day interview_on interview_at interview_needs needs_answer outcome feedback"),
}

var tasterKind = &kind{
	name: "tasters", table: "taster", act: people.EditParticipants, subject: "participant", employer: []string{"employer"},
	columns: cols("participant employer vacancy kind from_day to_day fit_before score:i feedback person_says"),
}

var jobKind = &kind{
	name: "jobs", table: "job", act: people.EditParticipants, subject: "participant", employer: []string{"employer"},
	columns: cols(`ref participant employer title soc sic start_on four_hours_on hours:i pay:i pay_unit contract source vacancy carving carved competitive
		held_at_entry:i end_on end_reason debrief_on`),
}

var outcomeKind = &kind{
	name: "outcomes", table: "outcome", act: people.EditParticipants, subject: "participant",
	columns: cols("ref participant on_day type source job sic evidence"),
}

func sessionRow(s brokerage.Session) *row {
	return sessionKind.row(s.ID, s.Version, s.Deleted, s.Ref, string(s.Participant), s.On.String(), s.Start, int64(s.Minutes), s.Mode, s.Type, pack(s.Contents),
		strings.TrimSpace(s.Place), string(s.Specialist), plainLines(s.Note))
}

func sessionOf(r *row) brokerage.Session {
	t := r.text
	return brokerage.Session{ID: r.id, Version: r.version, Deleted: r.deleted, ChangedAt: time.UnixMilli(r.changedAt), ChangedBy: people.StaffID(r.changedBy), Ref: t("ref"),
		Participant: people.ParticipantID(t("participant")), On: date(t("on_day")), Start: t("start_at"), Minutes: r.int("minutes"), Mode: t("mode"), Type: t("type"),
		Contents: unpack[string](t("contents")), Place: t("place"), Specialist: people.StaffID(t("specialist")), Note: t("note")}
}

func applicationRow(a brokerage.Application) *row {
	stage := a.Stage
	if stage == "" {
		stage = brokerage.ApplicationStages[0].Code
	}
	return applicationKind.row(a.ID, a.Version, a.Deleted, a.Ref, string(a.Participant), string(a.Vacancy), stage, a.On.String(), a.InterviewOn.String(), a.InterviewAt,
		pack(a.InterviewNeeds), plainLines(a.NeedsAnswer), plainLines(a.Outcome), plainLines(a.Feedback))
}

func applicationOf(r *row) brokerage.Application {
	t := r.text
	return brokerage.Application{ID: r.id, Version: r.version, Deleted: r.deleted, ChangedAt: time.UnixMilli(r.changedAt), ChangedBy: people.StaffID(r.changedBy), Ref: t("ref"),
		Participant: people.ParticipantID(t("participant")), Vacancy: brokerage.VacancyID(t("vacancy")), Stage: t("stage"), On: date(t("on_day")),
		InterviewOn: date(t("interview_on")), InterviewAt: t("interview_at"), InterviewNeeds: unpack[string](t("interview_needs")), NeedsAnswer: t("needs_answer"),
		Outcome: t("outcome"), Feedback: t("feedback")}
}

func tasterRow(x brokerage.Taster) *row {
	return tasterKind.row(x.ID, x.Version, x.Deleted, string(x.Participant), string(x.Employer), string(x.Vacancy), x.Kind, x.From.String(), x.To.String(),
		plainLines(x.FitBefore), int64(x.Score), plainLines(x.Feedback), plainLines(x.PersonSays))
}

func tasterOf(r *row) brokerage.Taster {
	t := r.text
	return brokerage.Taster{ID: r.id, Version: r.version, Deleted: r.deleted, Participant: people.ParticipantID(t("participant")), Employer: employers.EmployerID(t("employer")),
		Vacancy: brokerage.VacancyID(t("vacancy")), Kind: t("kind"), From: date(t("from_day")), To: date(t("to_day")), FitBefore: t("fit_before"), Score: r.int("score"),
		Feedback: t("feedback"), PersonSays: t("person_says")}
}

func jobRow(j brokerage.Job) *row {
	return jobKind.row(string(j.ID), j.Version, j.Deleted, j.Ref, string(j.Participant), string(j.Employer), strings.TrimSpace(j.Title), j.SOC, j.SIC, j.Start.String(),
		j.FourHoursOn.String(), int64(j.Hours), int64(j.Pay), string(j.PayUnit), j.Contract, j.Source, string(j.Vacancy), string(j.Carving), string(j.Carved),
		string(j.Competitive), flag(j.HeldAtEntry), j.End.String(), j.EndReason, j.DebriefOn.String())
}

func jobOf(r *row) brokerage.Job {
	t := r.text
	return brokerage.Job{ID: brokerage.JobID(r.id), Version: r.version, Deleted: r.deleted, ChangedAt: time.UnixMilli(r.changedAt), ChangedBy: people.StaffID(r.changedBy),
		Ref: t("ref"), Participant: people.ParticipantID(t("participant")), Employer: employers.EmployerID(t("employer")), Title: t("title"), SOC: t("soc"), SIC: t("sic"),
		Start: date(t("start_on")), FourHoursOn: date(t("four_hours_on")), Hours: r.int("hours"), Pay: r.int("pay"), PayUnit: people.PayUnit(t("pay_unit")),
		Contract: t("contract"), Source: t("source"), Vacancy: brokerage.VacancyID(t("vacancy")), Carving: brokerage.CarvingID(t("carving")), Carved: people.Answer(t("carved")),
		Competitive: people.Answer(t("competitive")), HeldAtEntry: r.int("held_at_entry") != 0, End: date(t("end_on")), EndReason: t("end_reason"), DebriefOn: date(t("debrief_on"))}
}

func outcomeRow(o brokerage.Outcome) *row {
	return outcomeKind.row(o.ID, o.Version, o.Deleted, o.Ref, string(o.Participant), o.On.String(), o.Type, o.Source, string(o.Job), o.SIC, plainLines(o.Evidence))
}

func outcomeOf(r *row) brokerage.Outcome {
	t := r.text
	return brokerage.Outcome{ID: r.id, Version: r.version, Deleted: r.deleted, Ref: t("ref"), Participant: people.ParticipantID(t("participant")), On: date(t("on_day")),
		Type: t("type"), Source: t("source"), Job: brokerage.JobID(t("job")), SIC: t("sic"), Evidence: t("evidence")}
}

package store

import (
	"strings"
	"time"

	"jobwright/internal/people"
)

// permitKind holds what people allow: columns as in formats.md, permission 0 to 4, disclosure -1 to 5.
var permitKind = &kind{
	name: "permissions", table: "permit", act: people.EditPapers, subject: "participant", employer: []string{"employer"},
	columns: cols("ref participant audience employer permission:i disclosure:i words not_words how witness from_day until_day withdrawn effect recorded_by"),
}

var talkKind = &kind{
	name: "talks", table: "talk", act: people.EditPapers, subject: "participant",
	columns: cols("participant on_day by_staff pros cons adjustments:i role:i wording decision next_on"),
}

var sharedKind = &kind{
	name: "shared", table: "shared", act: people.EditPapers, subject: "participant", employer: []string{"employer"},
	columns: cols("participant employer audience to_whom on_day by_staff what asked_back"),
}

func permitRow(p people.Permit) *row {
	audience := p.Audience
	if audience == "" {
		audience = people.ToEmployer
	}
	return permitKind.row(string(p.ID), p.Version, p.Deleted, p.Ref, string(p.Participant), audience, p.Employer, int64(p.Permission), int64(p.Disclosure),
		plainLines(p.Words), plainLines(p.NotWords), p.How, strings.TrimSpace(p.Witness), p.From.String(), p.Until.String(), p.Withdrawn.String(), plainLines(p.Effect), string(p.RecordedBy))
}

func permitOf(r *row) people.Permit {
	t := r.text
	return people.Permit{ID: people.PermitID(r.id), Version: r.version, Deleted: r.deleted, ChangedAt: time.UnixMilli(r.changedAt), Ref: t("ref"),
		Participant: people.ParticipantID(t("participant")), Audience: t("audience"), Employer: t("employer"), Permission: people.Permission(r.int("permission")),
		Disclosure: people.Disclosure(r.int("disclosure")), Words: t("words"), NotWords: t("not_words"), How: t("how"), Witness: t("witness"),
		From: date(t("from_day")), Until: date(t("until_day")), Withdrawn: date(t("withdrawn")), Effect: t("effect"), RecordedBy: people.StaffID(t("recorded_by"))}
}

func talkRow(t people.Talk) *row {
	return talkKind.row(string(t.ID), t.Version, t.Deleted, string(t.Participant), t.On.String(), string(t.By), plainLines(t.Pros), plainLines(t.Cons),
		flag(t.Adjustments), flag(t.Role), plainLines(t.Wording), plainLines(t.Decision), t.Next.String())
}

func talkOf(r *row) people.Talk {
	t := r.text
	return people.Talk{ID: people.TalkID(r.id), Version: r.version, Deleted: r.deleted, Participant: people.ParticipantID(t("participant")), On: date(t("on_day")),
		By: people.StaffID(t("by_staff")), Pros: t("pros"), Cons: t("cons"), Adjustments: r.int("adjustments") != 0, Role: r.int("role") != 0,
		Wording: t("wording"), Decision: t("decision"), Next: date(t("next_on"))}
}

func sharedRow(s people.Shared) *row {
	return sharedKind.row(s.ID, s.Version, s.Deleted, string(s.Participant), s.Employer, s.Audience, strings.TrimSpace(s.To), s.On.String(), string(s.By), plainLines(s.What), s.AskedBack.String())
}

func sharedOf(r *row) people.Shared {
	t := r.text
	return people.Shared{ID: r.id, Version: r.version, Deleted: r.deleted, Participant: people.ParticipantID(t("participant")), Employer: t("employer"), Audience: t("audience"),
		To: t("to_whom"), On: date(t("on_day")), By: people.StaffID(t("by_staff")), What: t("what"), AskedBack: date(t("asked_back"))}
}

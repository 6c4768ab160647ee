package store

import (
	"strings"
	"time"

	"jobwright/adjustments"
	"jobwright/internal/people"
)

// paperReviewKind: because is the code of what brought the review about.
var paperReviewKind = &kind{
	name: "reviews", table: "paper_review", act: people.EditPapers, subject: "participant",
	columns: cols("participant paper_kind paper number:i on_day because there outcomes note next_on"),
}

// What was signed, shown and sealed is written once and never changed, see record.
var (
	signatureKind = &kind{
		name: "signatures", table: "signature", act: people.EditPapers, subject: "participant",
		columns: cols(`participant paper_kind paper number:i party name role method strokes aspect:r shown read_aloud_by room note witness scan at:i by_staff`),
	}
	showingKind = &kind{
		name: "showings", table: "showing", act: people.EditPapers, subject: "participant",
		columns: cols("participant paper_kind paper number:i view shown"),
	}
	sealedKind = &kind{
		name: "sealed", table: "sealed", act: people.EditPapers, subject: "participant",
		columns: cols("participant paper_kind paper number:i content sha256 former audit_seq:i audit_hash fingerprint size:i at:i by_staff"),
	}
)

func paperReviewRow(v adjustments.Review, participant string) *row {
	return paperReviewKind.row(v.ID, v.Version, v.Deleted, participant, v.Kind, v.Of, int64(max(1, v.Number)), v.On.String(), v.Trigger, strings.TrimSpace(v.There),
		packJSON(v.Outcomes), plainLines(v.Note), v.NextOn.String())
}

func paperReviewOf(r *row) adjustments.Review {
	t := r.text
	return adjustments.Review{ID: r.id, Version: r.version, Deleted: r.deleted, ChangedBy: people.StaffID(r.changedBy), Kind: t("paper_kind"), Of: t("paper"),
		Number: r.int("number"), On: date(t("on_day")), Trigger: t("because"), There: t("there"), Outcomes: unpackJSON[adjustments.ReviewOutcome](t("outcomes")),
		Note: t("note"), NextOn: date(t("next_on"))}
}

func refOfPaper(r *row) adjustments.PaperRef {
	return adjustments.PaperRef{Kind: r.text("paper_kind"), ID: r.text("paper"), Number: r.int("number")}
}

func signatureRow(s adjustments.Signature) *row {
	line := strings.TrimSpace
	return signatureKind.row(s.ID, 0, false, string(s.Participant), s.Paper.Kind, s.Paper.ID, int64(s.Paper.Number), s.Party, line(s.Name), line(s.Role), s.Method,
		packJSON(s.Strokes), s.Aspect, s.Shown, line(s.ReadAloudBy), line(s.Room), plainLines(s.Note), line(s.Witness), s.Scan, s.At.UnixMilli(), string(s.By))
}

func signatureOf(r *row) adjustments.Signature {
	t := r.text
	return adjustments.Signature{ID: r.id, Participant: people.ParticipantID(t("participant")), Paper: refOfPaper(r), Party: t("party"), Name: t("name"), Role: t("role"),
		Method: t("method"), Strokes: unpackJSON[[]adjustments.Point](t("strokes")), Aspect: r.real("aspect"), Shown: t("shown"), ReadAloudBy: t("read_aloud_by"),
		Room: t("room"), Note: t("note"), Witness: t("witness"), Scan: t("scan"), At: time.UnixMilli(int64(r.int("at"))), By: people.StaffID(t("by_staff"))}
}

func showingOf(r *row) adjustments.Showing {
	return adjustments.Showing{Paper: refOfPaper(r), View: []byte(r.text("view")), Shown: r.text("shown")}
}

func sealedRow(s adjustments.Sealed) *row {
	return sealedKind.row(s.ID, 0, false, string(s.Participant), s.Paper.Kind, s.Paper.ID, int64(s.Paper.Number), s.Content, s.SHA256, s.Former, s.AuditSeq, s.AuditHash,
		s.Fingerprint, int64(s.Size), s.At.UnixMilli(), string(s.By))
}

func sealedOf(r *row) adjustments.Sealed {
	t := r.text
	return adjustments.Sealed{ID: r.id, Participant: people.ParticipantID(t("participant")), Paper: refOfPaper(r), Content: t("content"), SHA256: t("sha256"),
		Former: t("former"), AuditSeq: int64(r.int("audit_seq")), AuditHash: t("audit_hash"), Fingerprint: t("fingerprint"), Size: r.int("size"),
		At: time.UnixMilli(int64(r.int("at"))), By: people.StaffID(t("by_staff"))}
}

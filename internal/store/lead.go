package store

import (
	"cmp"
	"strings"
	"time"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/people"
)

// leadKind: preferred names a participant; an erasure blanks it, and who may not see that participant does not see it.
var leadKind = &kind{
	name: "leads", table: "lead", act: people.ChangeRegister, employer: []string{"employer"}, found: true, dated: true,
	titled:  func(title, at string) string { return title + ", " + at },
	columns: cols(`ref employer site need signals tasks hours:i said_by said_on likely_start preferred stage moved_on owner contact vacancy carving closed_reason`),
	doc: func(r *row) doc {
		return doc{ref: r.text("ref"), title: firstLine(r.text("need")), text: lines(r, "need", "tasks", "said_by")}
	},
}

var leadMoveKind = &kind{
	name: "lead-moves", table: "lead_move", act: people.ChangeRegister,
	columns: cols("lead on_day by_staff was now"),
}

func leadRow(l brokerage.Lead) *row {
	return leadKind.row(string(l.ID), l.Version, l.Deleted, l.Ref, string(l.Employer), string(l.Site), plainLines(l.Need), pack(l.Signals), plainLines(l.Tasks), int64(l.Hours),
		l.SaidBy, l.SaidOn.String(), l.LikelyStart.String(), string(l.Preferred), cmp.Or(l.Stage, brokerage.LeadSpotted), l.MovedOn.String(), string(l.Owner),
		string(l.Contact), string(l.Vacancy), string(l.Carving), plainLines(l.ClosedReason))
}

func leadOf(r *row) brokerage.Lead {
	t := r.text
	return brokerage.Lead{ID: brokerage.LeadID(r.id), Version: r.version, Deleted: r.deleted, ChangedAt: time.UnixMilli(r.changedAt), ChangedBy: people.StaffID(r.changedBy),
		Ref: t("ref"), Employer: employers.EmployerID(t("employer")), Site: employers.SiteID(t("site")), Need: t("need"), Signals: unpack[string](t("signals")),
		Tasks: t("tasks"), Hours: r.int("hours"), SaidBy: t("said_by"), SaidOn: date(t("said_on")), LikelyStart: date(t("likely_start")),
		Preferred: people.ParticipantID(t("preferred")), Stage: t("stage"), MovedOn: date(t("moved_on")), Owner: people.StaffID(t("owner")),
		Contact: employers.ContactID(t("contact")), Vacancy: brokerage.VacancyID(t("vacancy")), Carving: brokerage.CarvingID(t("carving")), ClosedReason: t("closed_reason")}
}

func leadMoveOf(r *row) brokerage.LeadMove {
	return brokerage.LeadMove{On: date(r.text("on_day")), By: people.StaffID(r.text("by_staff")), Was: r.text("was"), Now: r.text("now")}
}

// firstLine is the first line of a text, which names it.
func firstLine(text string) string {
	line, _, _ := strings.Cut(text, "\n")
	return strings.TrimSpace(line)
}

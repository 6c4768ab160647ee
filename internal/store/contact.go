package store

import (
	"strings"
	"time"

	"jobwright/employers"
	"jobwright/internal/people"
)

var contactKind = &kind{
	name: "contacts", table: "contact", act: people.ChangeRegister, employer: []string{"employer"},
	titled:  func(title, at string) string { return at + ", " + title },
	columns: cols("ref on_day start_at employer channel purpose also_for specialist minutes:i met outcome signals heard note event logged_on"),
	doc: func(r *row) doc {
		return doc{ref: r.text("ref"), title: date(r.text("on_day")).Long(), text: lines(r, "heard", "note")}
	},
}

// The participants of a contact stand apart from it, so that erasure finds them.
var contactParticipantKind = &kind{
	name: "contact-participants", table: "contact_participant", act: people.ChangeRegister, subject: "participant",
	columns: cols("contact participant"),
}

var reviewKind = &kind{
	name: "contact-reviews", table: "contact_review", act: people.ChangeRegister,
	columns: cols("staff week supervisor on_day comment"),
}

var eventKind = &kind{
	name: "events", table: "event", act: people.ChangeRegister, employerLists: []string{"attendees"},
	columns: cols("ref on_day title kind place topics hosts offer_explained:i attendees note"),
	doc: func(r *row) doc {
		return doc{ref: r.text("ref"), title: r.text("title") + ", " + date(r.text("on_day")).Long(), text: lines(r, "title", "place", "topics", "hosts", "note")}
	},
}

func contactRow(c employers.Contact) *row {
	return contactKind.row(string(c.ID), c.Version, c.Deleted, c.Ref, c.On.String(), c.Start, string(c.Employer), c.Channel, c.Purpose, pack(c.AlsoFor), string(c.Specialist),
		int64(c.Minutes), pack(c.Met), c.Outcome, pack(c.Signals), plainLines(c.Heard), plainLines(c.Note), string(c.Event), c.LoggedOn.String())
}

// contactOf is the contact without its participants.
func contactOf(r *row) employers.Contact {
	t := r.text
	return employers.Contact{ID: employers.ContactID(r.id), Version: r.version, Deleted: r.deleted, ChangedAt: time.UnixMilli(r.changedAt), ChangedBy: people.StaffID(r.changedBy),
		Ref: t("ref"), On: date(t("on_day")), Start: t("start_at"), Employer: employers.EmployerID(t("employer")), Channel: t("channel"), Purpose: t("purpose"),
		AlsoFor: unpack[string](t("also_for")), Specialist: people.StaffID(t("specialist")), Minutes: r.int("minutes"), Met: unpack[employers.PersonID](t("met")),
		Outcome: t("outcome"), Signals: unpack[string](t("signals")), Heard: t("heard"), Note: t("note"), Event: employers.EventID(t("event")), LoggedOn: date(t("logged_on"))}
}

func reviewRow(v employers.ContactReview) *row {
	return reviewKind.row(v.ID, v.Version, v.Deleted, string(v.Staff), v.Week.String(), string(v.Supervisor), v.On.String(), plainLines(v.Comment))
}

func reviewOf(r *row) employers.ContactReview {
	t := r.text
	return employers.ContactReview{ID: r.id, Version: r.version, Deleted: r.deleted, Staff: people.StaffID(t("staff")), Week: date(t("week")),
		Supervisor: people.StaffID(t("supervisor")), On: date(t("on_day")), Comment: t("comment")}
}

func eventRow(e employers.Event) *row {
	return eventKind.row(string(e.ID), e.Version, e.Deleted, e.Ref, e.On.String(), strings.TrimSpace(e.Title), e.Kind, strings.TrimSpace(e.Place), strings.TrimSpace(e.Topics), e.Hosts, flag(e.OfferExplained), pack(e.Attendees), e.Note)
}

func eventOf(r *row) employers.Event {
	t := r.text
	return employers.Event{ID: employers.EventID(r.id), Version: r.version, Deleted: r.deleted, Ref: t("ref"), On: date(t("on_day")), Title: t("title"), Kind: t("kind"),
		Place: t("place"), Topics: t("topics"), Hosts: t("hosts"), OfferExplained: r.int("offer_explained") != 0, Attendees: unpack[employers.EmployerID](t("attendees")), Note: t("note")}
}

package store

import (
	"encoding/json"
	"strings"
	"time"

	"jobwright/employers"
	"jobwright/internal/people"
)

var employerKind = &kind{
	name: "employers", table: "employer", act: people.ChangeRegister, employer: []string{"id"}, dated: true,
	columns: cols(`ref name trading_name former_name company_number gpg_id public_body:i sector sic size size_printed headcount:i headcount_on address town postcode
		phone email website motivations pledges practice hiring hiring_route hard_to_fill shifts environment lead_source stage look_again_on relation:i owner
		do_not_contact notice_given_on notes merged_into`),
	doc: func(r *row) doc {
		return doc{ref: r.text("ref"), title: r.text("name"), text: lines(r, "name", "trading_name", "former_name", "town", "postcode", "phone", "email", "notes"),
			keys: strings.TrimSpace(together(r.text("postcode")) + " " + squeezed(r.text("company_number")) + " " + strings.TrimLeft(r.text("company_number"), "0"))}
	},
}

var siteKind = &kind{
	name: "sites", table: "site", act: people.ChangeRegister, employer: []string{"employer"}, found: true,
	titled:  func(title, at string) string { return title + ", " + at },
	columns: cols("ref employer name address town postcode access transport"),
	doc: func(r *row) doc {
		return doc{ref: r.text("ref"), title: r.text("name"), text: lines(r, "name", "address", "town", "postcode"), keys: together(r.text("postcode"))}
	},
}

var personKind = &kind{
	name: "employer-people", table: "contact_person", act: people.ChangeRegister, employer: []string{"employer"}, found: true,
	titled:  func(title, at string) string { return title + ", " + at },
	columns: cols("ref employer site name role phone email can_hire prefers marketing left_on"),
	doc: func(r *row) doc {
		return doc{ref: r.text("ref"), title: r.text("name"), text: lines(r, "name", "role", "phone", "email")}
	},
}

var stageKind = &kind{
	name: "employer-stages", table: "employer_stage", act: people.ChangeRegister, employer: []string{"employer"},
	columns: cols("employer on_day was stage"),
}

var filterKind = &kind{
	name: "filters", table: "saved_filter", act: people.ViewRegister,
	columns: cols("owner name filter sort down:i pinned:i shared:i place:i"),
}

var notDuplicateKind = &kind{
	name: "not-duplicates", table: "not_duplicate", act: people.ChangeRegister, employer: []string{"one", "other"},
	columns: cols("one other"),
}

// lines are the columns of a record that are not empty, one a line.
func lines(r *row, columns ...string) string {
	var out []string
	for _, c := range columns {
		if t := r.text(c); t != "" {
			out = append(out, t)
		}
	}
	return strings.Join(out, "\n")
}

// together are words of several parts written as one, so that they are found however typed: "S9 3XX" also as s93xx.
func together(texts ...string) string {
	var out []string
	for _, t := range texts {
		if k := squeezed(t); k != "" && k != fold(t) {
			out = append(out, k)
		}
	}
	return strings.Join(out, " ")
}

func squeezed(t string) string { return strings.ReplaceAll(fold(t), " ", "") }

// pack is a list as one text in which each of its values can be found: ";DC;RLW;".
func pack[T ~string](list []T) string {
	var b strings.Builder
	for _, v := range list {
		if v == "" {
			continue
		}
		if b.Len() == 0 {
			b.WriteByte(';')
		}
		b.WriteString(string(v))
		b.WriteByte(';')
	}
	return b.String()
}

func unpack[T ~string](text string) (out []T) {
	for _, v := range strings.Split(text, ";") {
		if v != "" {
			out = append(out, T(v))
		}
	}
	return out
}

// packJSON is a list as JSON; no text for none.
func packJSON[T any](list []T) string {
	if len(list) == 0 {
		return ""
	}
	b, err := json.Marshal(list)
	if err != nil {
		panic(err) // structures of texts and days always encode
	}
	return string(b)
}

// unpackJSON reads what packJSON wrote.
func unpackJSON[T any](text string) (out []T) {
	if text != "" {
		_ = json.Unmarshal([]byte(text), &out) // what cannot be read is none
	}
	return out
}

func flag(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// plainLines is a text of several lines as it is kept: without blanks around it and with one kind of line end, as a file gives it back.
func plainLines(t string) string { return strings.TrimSpace(strings.ReplaceAll(t, "\r\n", "\n")) }

func employerRow(e employers.Employer) *row {
	return employerKind.row(string(e.ID), e.Version, e.Deleted, e.Ref, strings.TrimSpace(e.Name), strings.TrimSpace(e.TradingName), strings.TrimSpace(e.FormerName),
		employers.WriteCompanyNumber(e.CompanyNumber), e.GPGID, flag(e.PublicBody), string(e.Sector), pack(e.SIC), employers.KeptSize(e.Size), e.SizePrinted, int64(e.Headcount), e.HeadcountOn.String(),
		plainLines(e.Address), strings.TrimSpace(e.Town), strings.TrimSpace(e.Postcode), strings.TrimSpace(e.Phone), strings.TrimSpace(e.Email), strings.TrimSpace(e.Website),
		pack(e.Motivations), packJSON(e.Pledges), packJSON(e.Practice), e.Hiring, e.HiringRoute, e.HardToFill, e.Shifts, e.Environment, e.LeadSource,
		stageOr(e.Stage), e.LookAgainOn.String(), int64(e.Relation), string(e.Owner), strings.TrimSpace(e.DoNotContact), e.NoticeGivenOn.String(), plainLines(e.Notes), string(e.MergedInto))
}

// stageOr is the stage, "not met" where none is given.
func stageOr(stage string) string {
	if stage == "" {
		return employers.StageNotMet
	}
	return stage
}

func employerOf(r *row) employers.Employer {
	t := r.text
	return employers.Employer{ID: employers.EmployerID(r.id), Version: r.version, Deleted: r.deleted, ChangedAt: time.UnixMilli(r.changedAt), ChangedBy: people.StaffID(r.changedBy),
		Ref: t("ref"), Name: t("name"), TradingName: t("trading_name"), FormerName: t("former_name"), CompanyNumber: t("company_number"), GPGID: t("gpg_id"),
		PublicBody: r.int("public_body") != 0, Sector: employers.SectorBody(t("sector")), SIC: unpack[string](t("sic")), Size: t("size"), SizePrinted: t("size_printed"),
		Headcount: r.int("headcount"), HeadcountOn: date(t("headcount_on")), Address: t("address"), Town: t("town"), Postcode: t("postcode"),
		Phone: t("phone"), Email: t("email"), Website: t("website"), Motivations: unpack[string](t("motivations")),
		Pledges: unpackJSON[employers.Pledge](t("pledges")), Practice: unpackJSON[employers.Practice](t("practice")),
		Hiring: t("hiring"), HiringRoute: t("hiring_route"), HardToFill: t("hard_to_fill"), Shifts: t("shifts"), Environment: t("environment"),
		LeadSource: t("lead_source"), Stage: t("stage"), LookAgainOn: date(t("look_again_on")), Relation: r.int("relation"), Owner: people.StaffID(t("owner")),
		DoNotContact: t("do_not_contact"), NoticeGivenOn: date(t("notice_given_on")), Notes: t("notes"), MergedInto: employers.EmployerID(t("merged_into"))}
}

func siteRow(s employers.Site) *row {
	return siteKind.row(string(s.ID), s.Version, s.Deleted, s.Ref, string(s.Employer), strings.TrimSpace(s.Name),
		plainLines(s.Address), strings.TrimSpace(s.Town), strings.TrimSpace(s.Postcode), plainLines(s.Access), plainLines(s.Transport))
}

func siteOf(r *row) employers.Site {
	t := r.text
	return employers.Site{ID: employers.SiteID(r.id), Version: r.version, Deleted: r.deleted, Ref: t("ref"), Employer: employers.EmployerID(t("employer")), Name: t("name"),
		Address: t("address"), Town: t("town"), Postcode: t("postcode"), Access: t("access"), Transport: t("transport")}
}

func personRow(p employers.ContactPerson) *row {
	return personKind.row(string(p.ID), p.Version, p.Deleted, p.Ref, string(p.Employer), string(p.Site), strings.TrimSpace(p.Name), strings.TrimSpace(p.Role),
		strings.TrimSpace(p.Phone), strings.TrimSpace(p.Email), string(p.CanHire), p.Prefers, string(p.Marketing), p.LeftOn.String())
}

func personOf(r *row) employers.ContactPerson {
	t := r.text
	return employers.ContactPerson{ID: employers.PersonID(r.id), Version: r.version, Deleted: r.deleted, Ref: t("ref"), Employer: employers.EmployerID(t("employer")),
		Site: employers.SiteID(t("site")), Name: t("name"), Role: t("role"), Phone: t("phone"), Email: t("email"), CanHire: employers.CanHire(t("can_hire")),
		Prefers: t("prefers"), Marketing: employers.CanHire(t("marketing")), LeftOn: date(t("left_on"))}
}

package store

import (
	"cmp"
	"strings"
	"time"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/people"
)

// vacancyKind: sic and offers are lists of codes, essential, desirable and licences JSON lists of texts, demands a JSON list; days is
// the number of people.Days. Search finds it by its duties too, see docOf.
var vacancyKind = &kind{
	name: "vacancies", table: "vacancy", act: people.ChangeRegister, employer: []string{"employer"}, found: true, dated: true,
	titled: func(title, at string) string { return title + ", " + at },
	columns: cols(`ref employer site title soc sic source hours_min:i hours_max:i days:i from_time to_time nights weekends pay:i pay_known:i pay_unit pay_hours:i
		contract remote town postcode start_on closing places:i essential desirable licences demands offers realistic some_control secure how_to_apply
		contact_person description status lead carving`),
	doc: func(r *row) doc {
		return doc{ref: r.text("ref"), title: r.text("title"), text: lines(r, "title", "town", "postcode", "description"), keys: together(r.text("postcode"))}
	},
}

var dutyKind = &kind{
	name: "duties", table: "duty", act: people.ChangeRegister,
	columns: cols("ref vacancy place:i name minutes:i times:r marginal:i reason demands licences done_by cost:i cost_known:i undone:i tools"),
}

func vacancyRow(v brokerage.Vacancy) *row {
	return vacancyKind.row(string(v.ID), v.Version, v.Deleted, v.Ref, string(v.Employer), string(v.Site), strings.TrimSpace(v.Title), v.SOC, pack(v.SIC), v.Source,
		int64(v.HoursMin), int64(v.HoursMax), int64(v.Days), v.FromTime, v.ToTime, string(v.Nights), string(v.Weekends), int64(v.Pay), flag(v.PayKnown), string(v.PayUnit),
		int64(v.PayHours), v.Contract, v.Remote, strings.TrimSpace(v.Town), strings.TrimSpace(v.Postcode), v.Start.String(), v.Closing.String(), int64(v.Places),
		packJSON(v.Essential), packJSON(v.Desirable), packJSON(v.Licences), packJSON(v.Demands), pack(v.Offers), string(v.Realistic), string(v.SomeControl), string(v.Secure),
		plainLines(v.HowToApply), strings.TrimSpace(v.ContactPerson), plainLines(v.Description), string(cmp.Or(v.Status, brokerage.VacancyOpen)), string(v.Lead), string(v.Carving))
}

func vacancyOf(r *row) brokerage.Vacancy {
	t := r.text
	return brokerage.Vacancy{ID: brokerage.VacancyID(r.id), Version: r.version, Deleted: r.deleted, ChangedAt: time.UnixMilli(r.changedAt), ChangedBy: people.StaffID(r.changedBy),
		Ref: t("ref"), Employer: employers.EmployerID(t("employer")), Site: employers.SiteID(t("site")), Title: t("title"), SOC: t("soc"), SIC: unpack[string](t("sic")),
		Source: t("source"), HoursMin: r.int("hours_min"), HoursMax: r.int("hours_max"), Days: people.Days(r.int("days")), FromTime: t("from_time"), ToTime: t("to_time"),
		Nights: people.Answer(t("nights")), Weekends: people.Answer(t("weekends")), Pay: r.int("pay"), PayKnown: r.int("pay_known") != 0, PayUnit: people.PayUnit(t("pay_unit")),
		PayHours: r.int("pay_hours"), Contract: t("contract"), Remote: t("remote"), Town: t("town"), Postcode: t("postcode"), Start: date(t("start_on")),
		Closing: date(t("closing")), Places: r.int("places"), Essential: unpackJSON[string](t("essential")), Desirable: unpackJSON[string](t("desirable")),
		Licences: unpackJSON[string](t("licences")), Demands: unpackJSON[brokerage.Demand](t("demands")), Offers: unpack[string](t("offers")),
		Realistic: people.Answer(t("realistic")), SomeControl: people.Answer(t("some_control")), Secure: people.Answer(t("secure")), HowToApply: t("how_to_apply"),
		ContactPerson: t("contact_person"), Description: t("description"), Status: brokerage.VacancyStatus(t("status")), Lead: brokerage.LeadID(t("lead")),
		Carving: brokerage.CarvingID(t("carving"))}
}

func dutyRow(d brokerage.Duty) *row {
	return dutyKind.row(string(d.ID), d.Version, d.Deleted, d.Ref, string(d.Vacancy), int64(d.Place), strings.TrimSpace(d.Name), int64(d.Minutes), d.Times, flag(d.Marginal),
		plainLines(d.Reason), packJSON(d.Demands), packJSON(d.Licences), strings.TrimSpace(d.DoneBy), int64(d.Cost.Pence), flag(d.Cost.Known), flag(d.Undone), plainLines(d.Tools))
}

func dutyOf(r *row) brokerage.Duty {
	t := r.text
	return brokerage.Duty{ID: brokerage.DutyID(r.id), Version: r.version, Deleted: r.deleted, Ref: t("ref"), Vacancy: brokerage.VacancyID(t("vacancy")), Place: r.int("place"),
		Name: t("name"), Minutes: r.int("minutes"), Times: r.real("times"), Marginal: r.int("marginal") != 0, Reason: t("reason"),
		Demands: unpackJSON[brokerage.Demand](t("demands")), Licences: unpackJSON[string](t("licences")), DoneBy: t("done_by"), Cost: amount(r, "cost"),
		Undone: r.int("undone") != 0, Tools: t("tools")}
}

// amount is the money of a column, known where the column beside it says so.
func amount(r *row, column string) brokerage.Amount {
	return brokerage.Amount{Pence: r.int(column), Known: r.int(column+"_known") != 0}
}

package vacancyui

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync/atomic"

	"jobwright/brokerage"
	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/offer"
	"jobwright/internal/ui/theme"
	"jobwright/internal/ui/typed"
)

// vacancyFields are the fields of a vacancy.
type vacancyFields struct {
	s                                  *Vacancies
	b                                  begun
	employer, site, source, contract   *kit.SearchSelect
	soc                                *kit.SearchSelect
	title, hoursMin, hoursMax, pay     *kit.Entry
	payHours, from, to, town, postcode *kit.Entry
	places, contact                    *kit.Entry
	duties, apply, description         *kit.Entry
	unit, nights, weekends, remote     *kit.Choice
	secure, realistic, control, status *kit.Choice
	start, closing                     *kit.DateField
	essential, desirable, licences     *kit.ManySelect
	demands, offers                    *kit.ManySelect
	days                               []*kit.Checkbox
	at                                 atomic.Pointer[employers.EmployerID] // whose sites are offered
}

func newVacancyForm(s *Vacancies, b begun) *vacancyFields {
	p, f := s.p, &vacancyFields{s: s, b: b}
	f.employer = kit.NewSearchSelect(p.Run, offer.Employers(p.Register)).Example("Part of a name, or a phone number")
	f.employer.OnChange(func() {
		at := employers.EmployerID(f.employer.ID())
		f.at.Store(&at)
	})
	f.site = kit.NewSearchSelect(p.Run, f.findSites).Example("Not said")
	f.source, f.contract = offer.One(p.Run, p.Codes, "vacancy_sources"), offer.One(p.Run, p.Codes, "contract_types")
	f.soc = kit.NewSearchSelect(p.Run, kit.FindIn(slices.Concat(offer.Codes(p.Codes, "soc2020_submajor_groups"), offer.Codes(p.Codes, "soc2020_major_groups"))))
	entry := func(limit int) *kit.Entry { return kit.NewEntry().Limit(limit) }
	f.title, f.hoursMin, f.hoursMax, f.pay, f.payHours = entry(200), entry(8), entry(8), entry(12), entry(8)
	f.from, f.to, f.town, f.postcode, f.places, f.contact = entry(5), entry(5), entry(100), entry(10), entry(5), entry(200)
	f.duties, f.apply, f.description = kit.NewArea(4).Limit(10000), kit.NewArea(2).Limit(2000), kit.NewArea(4).Limit(10000)
	f.unit, f.nights, f.weekends = typed.PayUnits(), typed.YesNo(), typed.YesNo()
	f.remote = kit.NewChoice(kit.Option{ID: "no", Title: "No"}, kit.Option{ID: "partly", Title: "Partly"}, kit.Option{ID: "yes", Title: "Yes"}, kit.Option{Title: "Not known"})
	f.secure, f.realistic, f.control = typed.YesNo(), typed.YesNo(), typed.YesNo()
	var statuses []kit.Option
	for _, c := range brokerage.VacancyStatuses {
		statuses = append(statuses, kit.Option{ID: c.Code, Title: c.Label})
	}
	f.status = kit.NewChoice(statuses...)
	f.start, f.closing = kit.NewDateField(p.Today), kit.NewDateField(p.Today)
	f.essential, f.desirable, f.licences = offer.Freely(p.Run, "None"), offer.Freely(p.Run, "None"), offer.Freely(p.Run, "None")
	f.demands = p.demandField()
	f.offers = kit.NewManySelect(p.Run, kit.FindIn(offer.Codes(p.Codes, "adjustment_catalogue"))).Example("Nothing noted", "And another…")
	for _, d := range weekDays {
		f.days = append(f.days, kit.NewCheckbox(d.short))
	}
	return f
}

// findSites offers the sites of the employer that is chosen.
func (f *vacancyFields) findSites(ctx context.Context, words string) ([]kit.Option, error) {
	at := f.at.Load()
	if at == nil || *at == "" {
		return nil, nil
	}
	page, err := f.s.p.Register.EmployerPage(ctx, *at)
	if err != nil {
		return nil, err
	}
	var options []kit.Option
	for _, site := range page.Sites {
		options = append(options, siteOption(site))
	}
	return kit.FindIn(options)(ctx, words)
}

func siteOption(s employers.Site) kit.Option {
	return kit.Option{ID: string(s.ID), Title: orUnknown(s.Name, orUnknown(s.Postcode, s.Town)), Note: s.Town}
}

func (f *vacancyFields) parts() []kit.Part {
	v := f.b.vacancy
	hours := func(name, label string, in *kit.Entry) *kit.Field {
		return kit.NewField(name, label, in).Check(typed.Rule(in, typed.Hours))
	}
	least, most := hours("hours_min", "Hours a week, at least", f.hoursMin), hours("hours_max", "Hours a week, at most", f.hoursMax)
	f.hoursMin.OnChange(func() { // what was wrong with the two of them is asked anew
		if most.Wrong() != "" && most.Validate() == nil {
			most.SetWrong(f.wrong(most.Name()))
		}
	})
	parts := []kit.Part{
		kit.NewField("employer_ref", "Employer", f.employer).Needed("Please choose the employer."),
		kit.NewField("title", "What is the job called?", f.title).Needed("Please say what the job is called."),
		kit.Beside(least, most),
		kit.NewField("pay", "Pay, in pounds", f.pay).Hint("0 means that it is unpaid. Leave it empty where nobody has said.").Check(typed.PoundsRule(f.pay)),
		kit.NewField("pay_unit", "Pay for", f.unit),
		kit.NewField("closing", "Closing date", f.closing),
	}
	if v.Version == 0 {
		if n := len(f.b.duties); n > 0 && strings.HasPrefix(f.b.about, copyAbout) {
			parts = append(parts, kit.Show(kit.NewText(text.Count(n, "duty comes", "duties come")+" along.").Tone(theme.Quiet).Wrap()))
		}
		parts = append(parts, kit.NewField("duties", "What has to be done?", f.duties).Hint("One a line, such as: fold towels, 30 min, 5 times a week. The rest can be added later."))
	}
	open := v.Version > 0
	return append(parts,
		kit.Folded("When", "days, times, nights and weekends, start", open && v.Days != 0, append(f.dayFields(),
			kit.Beside(kit.NewField("from_time", "Begins at", f.from).Check(typed.Rule(f.from, typed.Time)), kit.NewField("to_time", "Ends at", f.to).Check(typed.Rule(f.to, typed.Time))),
			kit.NewField("nights", "Nights?", f.nights), kit.NewField("weekends", "Weekends?", f.weekends), kit.NewField("start", "Start", f.start))...),
		kit.Folded("Contract and quality", "contract, is it good work, where we know it from, status", open && v.Contract != "",
			kit.Beside(kit.NewField("contract", "Contract", f.contract), kit.NewField("source", "How do we know of it?", f.source)),
			kit.Beside(hours("pay_hours", "Hours a week that the pay is for", f.payHours).Hint("For pay by the week, month or year."), kit.NewField("places", "Places", f.places).Check(typed.Rule(f.places, typed.Count(10000)))),
			kit.NewField("secure", "Is the work secure?", f.secure), kit.NewField("realistic", "Are the demands realistic?", f.realistic),
			kit.NewField("some_control", "Has one some control over the work?", f.control), kit.NewField("status", "How does it stand?", f.status)),
		kit.Folded("Where", "site, town, postcode, from home", false,
			kit.NewField("site", "Site", f.site), kit.Beside(kit.NewField("town", "Town", f.town), kit.NewField("postcode", "Postcode", f.postcode)), kit.NewField("remote", "From home?", f.remote)),
		kit.Folded("What it asks and offers", "skills, licences, demands, adjustments offered", open && len(v.Essential)+len(v.Offers)+len(v.Demands) > 0,
			kit.NewField("skills_essential", "Skills that are essential", f.essential).Hint("Only what somebody must bring on the first day."), kit.NewField("skills_desirable", "Skills that would be good", f.desirable),
			kit.NewField("licences", "Licences", f.licences), kit.NewField("demands", "Demands of the whole job", f.demands),
			kit.NewField("offers", "What does the employer offer already?", f.offers).Hint("From the catalogue of adjustments. What is offered counts as a fit.")),
		kit.Folded("About it", "kind of work, how to apply, whom to ask, description", false,
			kit.NewField("soc", "Kind of work", f.soc), kit.NewField("how_to_apply", "How to apply", f.apply), kit.NewField("contact_person", "Whom to ask", f.contact),
			kit.NewField("description", "Description", f.description)))
}

// dayFields are the days of the week, three beside one another.
func (f *vacancyFields) dayFields() (parts []kit.Part) {
	var row []*kit.Field
	for i, d := range weekDays {
		row = append(row, kit.NewField("day:"+d.code, d.short, f.days[i]))
		if len(row) == 3 || i == len(weekDays)-1 {
			parts = append(parts, kit.Beside(row...))
			row = nil
		}
	}
	return parts
}

func (f *vacancyFields) fill() {
	p, v, e := f.s.p, f.b.vacancy, f.b.employer
	if e.ID != "" {
		f.employer.Choose(kit.Option{ID: string(e.ID), Title: e.Name, Note: e.Town})
	}
	if f.b.site.ID != "" {
		f.site.Choose(siteOption(f.b.site))
	}
	for in, words := range map[*kit.Entry]string{f.title: v.Title, f.hoursMin: typed.HoursText(v.HoursMin), f.hoursMax: typed.HoursText(v.HoursMax),
		f.pay: typed.PoundsText(v.Pay, v.PayKnown || v.Pay > 0), f.payHours: typed.HoursText(v.PayHours), f.from: v.FromTime, f.to: v.ToTime, f.town: v.Town,
		f.postcode: v.Postcode, f.places: typed.CountText(v.Places), f.contact: v.ContactPerson, f.apply: v.HowToApply, f.description: v.Description} {
		in.SetText(words)
	}
	for choice, value := range map[*kit.Choice]string{f.unit: orUnknown(string(v.PayUnit), string(people.Hourly)), f.nights: string(v.Nights), f.weekends: string(v.Weekends),
		f.remote: v.Remote, f.secure: string(v.Secure), f.realistic: string(v.Realistic), f.control: string(v.SomeControl), f.status: orUnknown(string(v.Status), string(brokerage.VacancyOpen))} {
		choice.SetValue(value)
	}
	f.source.Choose(offer.Code(p.Codes, "vacancy_sources", v.Source))
	f.contract.Choose(offer.Code(p.Codes, "contract_types", v.Contract))
	if v.SOC != "" {
		f.soc.Choose(kit.Option{ID: v.SOC, Title: f.s.socWord(v.SOC)})
	}
	f.start.SetValue(v.Start)
	f.closing.SetValue(v.Closing)
	f.essential.SetValues(offer.Words(v.Essential))
	f.desirable.SetValues(offer.Words(v.Desirable))
	f.licences.SetValues(offer.Words(v.Licences))
	f.demands.SetValues(p.demandOptions(v.Demands))
	f.offers.SetValues(offer.Chosen(p.Codes, "adjustment_catalogue", v.Offers))
	for i, d := range weekDays {
		f.days[i].Set(v.Days&d.day != 0)
	}
	if v.Version == 0 && f.b.lead != nil {
		f.duties.SetText(f.b.lead.Tasks)
	}
}

// wrong is what the rules of a vacancy say of a field as it stands; empty where it is right.
func (f *vacancyFields) wrong(field string) string {
	joined, _ := f.read().Validate().(interface{ Unwrap() []error })
	if joined == nil {
		return ""
	}
	for _, err := range joined.Unwrap() {
		var wrong people.FieldError
		if errors.As(err, &wrong) && wrong.Field == field {
			return wrong.Message
		}
	}
	return ""
}

// read is the vacancy as the fields have it; the form has checked them.
func (f *vacancyFields) read() brokerage.Vacancy {
	v := f.b.vacancy
	v.Employer, v.Site, v.Source, v.Contract, v.SOC = employers.EmployerID(f.employer.ID()), employers.SiteID(f.site.ID()), f.source.ID(), f.contract.ID(), f.soc.ID()
	v.Title, v.Town, v.Postcode, v.ContactPerson = typed.Words(f.title), typed.Words(f.town), strings.ToUpper(typed.Words(f.postcode)), typed.Words(f.contact)
	v.HowToApply, v.Description = typed.Words(f.apply), typed.Words(f.description)
	v.HoursMin, _ = typed.Hours(f.hoursMin.Text())
	v.HoursMax, _ = typed.Hours(f.hoursMax.Text())
	v.PayHours, _ = typed.Hours(f.payHours.Text())
	v.Pay, v.PayKnown, _ = typed.Pounds(f.pay.Text())
	v.PayUnit = people.PayUnit(f.unit.Value())
	v.FromTime, _ = typed.Time(f.from.Text())
	v.ToTime, _ = typed.Time(f.to.Text())
	v.Places, _ = typed.Count(10000)(f.places.Text())
	v.Nights, v.Weekends, v.Remote = people.Answer(f.nights.Value()), people.Answer(f.weekends.Value()), f.remote.Value()
	v.Secure, v.Realistic, v.SomeControl = people.Answer(f.secure.Value()), people.Answer(f.realistic.Value()), people.Answer(f.control.Value())
	v.Status = brokerage.VacancyStatus(f.status.Value())
	v.Start, _ = f.start.Value()
	v.Closing, _ = f.closing.Value()
	v.Essential, v.Desirable, v.Licences, v.Demands, v.Offers = f.essential.IDs(), f.desirable.IDs(), f.licences.IDs(), demandsOf(f.demands), f.offers.IDs()
	v.Days = 0
	for i, d := range weekDays {
		if f.days[i].On() {
			v.Days |= d.day
		}
	}
	return v
}

// allDuties are the duties of the vacancy: those that are there or come along, and those that were jotted down.
func (f *vacancyFields) allDuties() []brokerage.Duty {
	list := slices.Clone(f.b.duties)
	if f.b.vacancy.Version == 0 {
		list = append(list, brokerage.ReadDuties(f.duties.Text())...)
	}
	for i := range list {
		list[i].Vacancy = f.b.vacancy.ID
	}
	return list
}

// cut is what follows a beginning; nothing where it does not begin so.
func cut(s, beginning string) string {
	rest, ok := strings.CutPrefix(s, beginning)
	if !ok {
		return ""
	}
	return rest
}

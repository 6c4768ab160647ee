package peopleui

import (
	"slices"

	"jobwright/brokerage"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/offer"
	layout "jobwright/internal/ui/page"
	"jobwright/internal/ui/typed"
)

// hourFields are hours, days, pay and contracts.
func hourFields(s *People, _ brokerage.PersonPage) *profileFields {
	line := func(letters int) *kit.Entry { return kit.NewEntry().Limit(letters) }
	least, most, before, after, pay := line(6), line(6), line(5).Example("such as 09:30"), line(5).Example("such as 16:00"), line(12)
	nights, weekends, zero, unit := typed.YesNo(), typed.YesNo(), typed.YesNo(), typed.PayUnits()
	refused := offer.Many(s.p.Run, s.p.Codes, "contract_types", "None")
	field := kit.NewField
	f := &profileFields{}
	f.parts = []kit.Part{
		kit.Beside(field("hours_min", "Fewest hours a week", least).Check(typed.Rule(least, typed.Hours)), field("hours_max", "Most hours a week", most).Check(typed.Rule(most, typed.Hours))),
		titled("Days on which they can work"),
	}
	boxes := make([]*kit.Checkbox, len(dayNames))
	var pair []*kit.Field
	for i, d := range dayNames {
		boxes[i] = kit.NewCheckbox("")
		pair = append(pair, field("day "+d.short, d.name, boxes[i]))
		if len(pair) == 3 || i == len(dayNames)-1 {
			f.parts = append(f.parts, kit.Beside(pair...))
			pair = nil
		}
	}
	f.parts = append(f.parts,
		kit.Beside(field("not_before", "Not before", before).Check(typed.Rule(before, typed.Time)), field("not_after", "Not after", after).Check(typed.Rule(after, typed.Time))),
		kit.Beside(field("weekends", "Weekends?", weekends), field("nights", "Nights?", nights)),
		kit.Beside(field("pay_min", "Pay, at least (pounds)", pay).Check(typed.PoundsRule(pay)), field("pay_min_unit", "That is for", unit)),
		field("contracts_refused", "Contracts they do not want", refused), field("zero_hours_ok", "Zero hours?", zero))
	f.fill = func(x people.Profile) {
		least.SetText(typed.HoursText(x.HoursMin))
		most.SetText(typed.HoursText(x.HoursMax))
		for i, d := range dayNames {
			boxes[i].Set(x.Days&d.day != 0)
		}
		before.SetText(x.NotBefore)
		after.SetText(x.NotAfter)
		nights.SetValue(string(x.Nights))
		weekends.SetValue(string(x.Weekends))
		zero.SetValue(string(x.ZeroHoursOK))
		pay.SetText(typed.PoundsText(x.PayMin, x.PayMin > 0))
		unit.SetValue(string(hourlyIfBlank(x.PayMinUnit)))
		refused.SetValues(offer.Chosen(s.p.Codes, "contract_types", x.ContractsRefused))
	}
	f.read = func(x people.Profile) people.Profile {
		x.HoursMin, _ = typed.Hours(least.Text()) // the form has checked the fields
		x.HoursMax, _ = typed.Hours(most.Text())
		x.Days = 0
		for i, d := range dayNames {
			if boxes[i].On() {
				x.Days |= d.day
			}
		}
		x.NotBefore, _ = typed.Time(before.Text())
		x.NotAfter, _ = typed.Time(after.Text())
		x.Nights, x.Weekends, x.ZeroHoursOK = people.Answer(nights.Value()), people.Answer(weekends.Value()), people.Answer(zero.Value())
		x.PayMin, _, _ = typed.Pounds(pay.Text())
		if chosen := people.PayUnit(unit.Value()); chosen != hourlyIfBlank(x.PayMinUnit) { // blank is an hour, and may stay blank
			x.PayMinUnit = chosen
		}
		x.ContractsRefused = refused.IDs()
		return x
	}
	return f
}

func hourlyIfBlank(u people.PayUnit) people.PayUnit {
	if u == "" {
		return people.Hourly
	}
	return u
}

// travelModes are the ways to get to work, with their names.
var travelModes = []kit.Option{{ID: "walk", Title: "Walk"}, {ID: "cycle", Title: "Cycle"}, {ID: "bus", Title: "Bus"}, {ID: "train", Title: "Train"},
	{ID: "car", Title: "Car"}, {ID: "lift", Title: "Lift from somebody"}}

func modeIndex(code string) int {
	return slices.IndexFunc(travelModes, func(m kit.Option) bool { return m.ID == code })
}

func travelMode(code string) string {
	if i := modeIndex(code); i >= 0 {
		return travelModes[i].Title
	}
	return "not known"
}

// travelFields are how far and how somebody can travel.
func travelFields(_ *People, page brokerage.PersonPage) *profileFields {
	most, words := kit.NewEntry().Limit(4), kit.NewArea(3).Limit(2000)
	lives := "Where they live is not noted yet, so no journey can be estimated. It stands under Edit name and contact."
	if who := page.Participant; who.Town+who.Postcode != "" {
		lives = "They live in " + layout.Joined(who.Town, who.Postcode) + "."
	}
	f := &profileFields{}
	f.parts = []kit.Part{note(lives), kit.NewField("travel_max_minutes", "Most minutes one way", most).Check(typed.Rule(most, typed.Count(24*60))), titled("How they can travel")}
	boxes := make([]*kit.Checkbox, len(travelModes))
	var pair []*kit.Field
	for i, m := range travelModes {
		boxes[i] = kit.NewCheckbox("")
		pair = append(pair, kit.NewField("mode "+m.ID, m.Title, boxes[i]))
		if len(pair) == 3 {
			f.parts = append(f.parts, kit.Beside(pair...))
			pair = nil
		}
	}
	f.parts = append(f.parts, kit.NewField("travel_note", "Times that do not work, and help with travel", words).Hint("For example: no crowded buses before 9; a lift on Tuesdays."))
	f.fill = func(x people.Profile) {
		most.SetText(typed.CountText(x.TravelMax))
		words.SetText(x.TravelNote)
		for i, m := range travelModes {
			boxes[i].Set(slices.Contains(x.TravelModes, m.ID))
		}
	}
	f.read = func(x people.Profile) people.Profile {
		x.TravelMax, _ = typed.Count(24 * 60)(most.Text()) // the form has checked it
		x.TravelNote = typed.Words(words)
		var modes []string
		for _, m := range x.TravelModes { // those of before keep their order
			if i := modeIndex(m); i < 0 || boxes[i].On() {
				modes = append(modes, m)
			}
		}
		for i, m := range travelModes {
			if boxes[i].On() && !slices.Contains(modes, m.ID) {
				modes = append(modes, m.ID)
			}
		}
		x.TravelModes = modes
		return x
	}
	return f
}

// moneyFields are the notes about benefits and what goes on around work.
func moneyFields(s *People, page brokerage.PersonPage) *profileFields {
	have := len(page.Participant.Profile.Benefits)
	money, around := kit.NewArea(3).Limit(4000), kit.NewArea(3).Limit(4000)
	type advice struct {
		on        *kit.DateField
		by, words *kit.Entry
		trained   *kit.Choice
	}
	var all []advice
	list := newRows(s, "piece of advice", have, func(i int, name func(string) string) []kit.Part {
		a := advice{kit.NewDateField(s.today), kit.NewEntry().Limit(200), kit.NewArea(2).Limit(2000), typed.YesNo()}
		all = append(all, a)
		return []kit.Part{kit.NewField(name("words"), "What was advised", a.words),
			kit.Beside(kit.NewField(name("on"), "On", a.on), kit.NewField(name("by"), "By", a.by), kit.NewField(name("trained"), "A trained benefits adviser?", a.trained))}
	})
	f := &profileFields{made: func() { list.begin(have) }}
	f.parts = append(s.moneyParts(page),
		kit.NewField("money", "Which benefits, and whether better-off was worked out", money).Hint("No amounts of entitlement: an adviser works those out."),
		kit.NewField("around", "What goes on around work", around).Hint("Caring, housing, debt. Of a criminal record only whether a disclosure plan exists."),
		titled("Advice that was given"))
	f.parts = append(f.parts, list.parts...)
	f.fill = func(x people.Profile) {
		money.SetText(x.Money)
		around.SetText(x.Around)
		for i, a := range x.Benefits {
			all[i].on.SetValue(a.On)
			all[i].by.SetText(a.By)
			all[i].words.SetText(a.Words)
			all[i].trained.SetValue(string(a.Trained))
		}
	}
	f.read = func(x people.Profile) people.Profile {
		x.Money, x.Around, x.Benefits = typed.Words(money), typed.Words(around), nil
		for _, a := range all {
			if typed.Words(a.words) != "" {
				on, _ := a.on.Value() // the form has checked it
				x.Benefits = append(x.Benefits, people.Advice{On: on, By: typed.Words(a.by), Words: typed.Words(a.words), Trained: people.Answer(a.trained.Value())})
			}
		}
		return x
	}
	return f
}

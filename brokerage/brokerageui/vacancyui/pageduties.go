package vacancyui

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"jobwright/brokerage"
	"jobwright/internal/id"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/theme"
)

// duties are what has to be done, one row each, with what they add up to against the hours of the job.
func (p *vacancyPage) duties() fyne.CanvasObject {
	list := p.Shown.page.Duties
	var right []fyne.CanvasObject
	if p.s.p.mayChange() {
		right = append(right, p.Button(kit.NewButton(kit.Outline, "Add a duty", func() { p.s.addDuty(p.Shown.page.Vacancy.ID) }).Icon("plus").Slim()))
	}
	column := kit.Column(2, page.Heading("What has to be done", len(list), right...))
	if len(list) == 0 {
		column.Add(page.Quiet("No duties yet. A job is what is done in it: ask what is done, how long it takes, how often, and what must stay. Until then a match can only ask."))
		return column
	}
	for i, d := range list {
		column.Add(kit.Rule())
		column.Add(p.duty(d, i, len(list)))
	}
	column.Add(kit.StrongRule())
	sum, words := p.totals()
	column.Add(kit.Row(3, kit.Grow(kit.NewText("In all").Bold()), kit.NewText(text.ShortMinutes(sum)+" a week").Bold()))
	column.Add(page.Quiet(words))
	return column
}

// duty is one row: what is done and how often, whether it must stay, what it asks, who does it now.
func (p *vacancyPage) duty(d brokerage.Duty, at, of int) fyne.CanvasObject {
	kind := kit.Row(1.5, kit.NewIcon("diamond", theme.Action).Sized(14), kit.Grow(kit.NewText(essentialWords(d)).Sized(theme.Caption).Wrap()))
	if d.Marginal {
		kind.Objects[0] = kit.NewIcon("circle", theme.Quiet).Sized(14)
	}
	left := kit.Column(0, kit.NewText(d.Name).Bold().Wrap(), page.Small(text.Capital(oftenWords(d))), kind)
	for _, line := range []string{p.s.p.demandWords(d.Demands), page.Joined(text.And(d.Licences...), d.Tools), doneByWords(d)} {
		if line != "" {
			left.Add(page.Small(text.Capital(line)))
		}
	}
	weekly := orUnknown(weeklyWords(d), "not known")
	row := []fyne.CanvasObject{kit.Grow(left), kit.Column(0, kit.NewText(weekly))}
	if !p.s.p.mayChange() {
		return kit.TopRow(3, row...)
	}
	var more *kit.Button
	more = kit.NewIconButton("more", "More about the duty "+d.Name, func() { p.dutyMenu(more, d, at, of) }).Slim()
	row = append(row, kit.Column(0, p.Button(more)))
	button := kit.NewRowButton("Edit the duty "+d.Name+", "+strconv.Itoa(at+1)+" of "+strconv.Itoa(of)+", "+weekly, kit.TopRow(3, row...), func() { p.s.editDuty(p.Shown.page.Vacancy.ID, d.ID) })
	button.OnMove(func(by int) { p.s.moveDuty(d.ID, by) })
	p.rows[d.ID] = button
	return button
}

// totals are the minutes a week of all duties, and what they mean beside the hours of the job.
func (p *vacancyPage) totals() (minutes int, words string) {
	unknown, undone := 0, 0
	for _, d := range p.Shown.page.Duties {
		minutes += d.WeeklyMinutes()
		if d.WeeklyMinutes() == 0 {
			unknown++
		}
		if d.Undone {
			undone += d.WeeklyMinutes()
		}
	}
	v := p.vacancy()
	least, most := v.HoursMin, max(v.HoursMin, v.HoursMax)
	switch {
	case most == 0:
		words = "The hours of the job are not known."
	case minutes > most:
		words = text.ShortMinutes(minutes-most) + " more than the job has: it lasts " + hoursShort(v) + "."
	case minutes < least:
		words = text.ShortMinutes(least-minutes) + " of the job are not described yet: it lasts " + hoursShort(v) + "."
	default:
		words = "That fits the hours of the job: " + hoursShort(v) + "."
	}
	if unknown > 0 {
		words += " How long or how often is not known of " + text.Count(unknown, "duty", "duties") + "."
	}
	if undone > 0 {
		words += " " + text.ShortMinutes(undone) + " of it are left undone now."
	}
	return minutes, words
}

// oftenWords say how long a duty takes and how often it is done.
func oftenWords(d brokerage.Duty) string {
	switch {
	case d.Minutes == 0 && d.Times == 0:
		return "how long and how often is not known"
	case d.Times == 0:
		return text.Minutes(d.Minutes) + " each time, how often is not known"
	case d.Minutes == 0:
		return timesWord(d.Times) + " a week, how long is not known"
	}
	return text.Minutes(d.Minutes) + ", " + timesWord(d.Times) + " a week"
}

func timesWord(n float64) string {
	switch n {
	case 1:
		return "once"
	case 2:
		return "twice"
	}
	return strconv.FormatFloat(n, 'f', -1, 64) + " times"
}

// weeklyWords is how much of a week a duty takes; nothing where that is not known.
func weeklyWords(d brokerage.Duty) string {
	if d.WeeklyMinutes() == 0 {
		return ""
	}
	return text.ShortMinutes(d.WeeklyMinutes())
}

func essentialWords(d brokerage.Duty) string {
	if d.Marginal {
		return "Marginal: done there by habit"
	}
	if d.Reason == "" {
		return "Essential"
	}
	return "Essential: " + d.Reason
}

// doneByWords say who does a duty now, and what an hour of theirs costs.
func doneByWords(d brokerage.Duty) string {
	words := ""
	switch {
	case d.Undone && d.DoneBy != "":
		words = "left undone, " + d.DoneBy + " should do it"
	case d.Undone:
		words = "left undone now"
	case d.DoneBy != "":
		words = "done by " + d.DoneBy
	}
	if d.Cost.Known {
		words = page.Joined(words, brokerage.Pounds(float64(d.Cost.Pence))+" an hour, their estimate")
	}
	return words
}

// dutyMenu is what can be done with one duty.
func (p *vacancyPage) dutyMenu(under fyne.CanvasObject, d brokerage.Duty, at, of int) {
	s, v := p.s, p.vacancy().ID
	items := []kit.MenuItem{{Words: "Edit…", Icon: "pencil", Note: "Enter", Do: func() { s.editDuty(v, d.ID) }}, {Words: "Copy", Icon: "copy", Do: func() { s.copyDuty(d) }}}
	if at > 0 {
		items = append(items, kit.MenuItem{Words: "Move up", Icon: "arrow-up", Note: "Alt+Up", Do: func() { s.moveDuty(d.ID, -1) }})
	}
	if at < of-1 {
		items = append(items, kit.MenuItem{Words: "Move down", Icon: "arrow-down", Note: "Alt+Down", Do: func() { s.moveDuty(d.ID, 1) }})
	}
	other := "Mark as marginal"
	if d.Marginal {
		other = "Mark as essential"
	}
	kit.ShowMenu(under, d.Name, append(items, kit.MenuItem{Words: other, Icon: "diamond", Do: func() {
		d.Marginal = !d.Marginal
		s.saveDuties("Saved: "+d.Name, func(list []brokerage.Duty) []brokerage.Duty { return replaced(list, d) })
	}}, kit.MenuItem{Words: "Take away", Icon: "trash", Danger: true, Do: func() {
		s.saveDuties("Taken away: "+d.Name, func(list []brokerage.Duty) []brokerage.Duty {
			return slices.DeleteFunc(list, func(o brokerage.Duty) bool { return o.ID == d.ID })
		})
	}})...)
}

// copyDuty puts a duty like another one after it.
func (s *Vacancies) copyDuty(d brokerage.Duty) {
	s.saveDuties("Copied: "+d.Name, func(list []brokerage.Duty) []brokerage.Duty {
		c := d
		c.ID, c.Ref, c.Version = brokerage.DutyID(id.New()), "", 0
		return slices.Insert(list, slices.IndexFunc(list, func(o brokerage.Duty) bool { return o.ID == d.ID })+1, c)
	})
}

// moveDuty moves a duty up or down; the keyboard stays with it.
func (s *Vacancies) moveDuty(which brokerage.DutyID, by int) {
	list := s.page.Shown.page.Duties
	at := slices.IndexFunc(list, func(d brokerage.Duty) bool { return d.ID == which })
	if at < 0 || at+by < 0 || at+by >= len(list) {
		return
	}
	row := s.page.rows[which]
	here := row != nil && row.Focused()
	words := "up"
	if by > 0 {
		words = "down"
	}
	s.savingDuties("Moved "+words+": "+list[at].Name, func(list []brokerage.Duty) []brokerage.Duty {
		list[at], list[at+by] = list[at+by], list[at]
		return list
	}, func() {
		if row := s.page.rows[which]; row != nil && here {
			s.p.Canvas().Focus(row)
		}
	})
}

// replaced is the list with one duty changed.
func replaced(list []brokerage.Duty, d brokerage.Duty) []brokerage.Duty {
	for i := range list {
		if list[i].ID == d.ID {
			list[i] = d
		}
	}
	return list
}

func (s *Vacancies) saveDuties(said string, change func([]brokerage.Duty) []brokerage.Duty) {
	s.savingDuties(said, change, nil)
}

// savingDuties changes the duties of the open vacancy and stores them, as one step that can be taken back; then may be nil.
func (s *Vacancies) savingDuties(said string, change func([]brokerage.Duty) []brokerage.Duty, then func()) {
	v := s.page.vacancy()
	list := inOrder(change(slices.Clone(s.page.Shown.page.Duties)))
	s.page.after = then
	s.Forms.Change(said, func(ctx context.Context) error { return s.p.Vacancies.SaveVacancy(ctx, &v, list) })
}

// inOrder gives duties their places as they stand.
func inOrder(list []brokerage.Duty) []*brokerage.Duty {
	out := make([]*brokerage.Duty, len(list))
	for i := range list {
		list[i].Place = i + 1
		out[i] = &list[i]
	}
	return out
}

package carveui

import (
	"cmp"
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/brokerage"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/theme"
)

func chip(v brokerage.Verdict) kit.Verdict {
	return [...]kit.Verdict{brokerage.Fits: kit.Fits, brokerage.Adjust: kit.Adjust, brokerage.Carve: kit.Carve, brokerage.Ask: kit.Ask, brokerage.Stop: kit.Stop}[v]
}

// drawFoot shows what the carving comes to, how it fits, and what is still open.
func (st *studio) drawFoot() {
	kit.KeepFocus(st.s.p.Canvas(), func() []fyne.Focusable { return kit.Stops(st.foot) }, func() {
		w := &st.w
		st.foot.Objects = []fyne.CanvasObject{sumFacts(w), page.Small(w.sums.NetWords() + " Hourly costs are the employer’s own estimates.")}
		if w.seeker != nil && len(w.openings) > 0 {
			st.foot.Objects = append(st.foot.Objects, kit.Rule(), fitRow(w))
		}
		if open := w.ready(st.s.p); len(open) > 0 {
			column := kit.Column(1, page.Heading("Before it can go out", len(open)))
			for _, words := range open {
				column.Add(page.Signed("question", theme.Ask, words))
			}
			st.foot.Objects = append(st.foot.Objects, kit.Rule(), column)
		}
		st.foot.Refresh()
	}, st.board)
}

// figure is one sum: what it is, how much, and a quiet word.
func figure(title, sum, note string, tone fyne.ThemeColorName) fyne.CanvasObject {
	return kit.Column(0, page.Small(title), kit.AtLeast(0, 30, kit.NewText(sum).Sized(theme.Section).Bold().Tone(tone).Wrap()), page.Small(note))
}

// turned is a figure that was one thing and is another; nothing was known before where was is empty.
func turned(title, was, now, note string) fyne.CanvasObject {
	row := kit.Row(1)
	if was != "" {
		row.Add(kit.NewText(was).Sized(theme.Lead).Tone(theme.Quiet))
		row.Add(kit.NewIcon("arrow-right", theme.Quiet).Sized(14))
	}
	row.Add(kit.NewText(now).Sized(theme.Lead).Bold())
	return kit.Column(0, page.Small(title), kit.AtLeast(0, 30, row), page.Small(note))
}

// money is an amount, or that it is not known: unknown is never 0.
func money(a brokerage.Amount) string {
	if !a.Known {
		return "Not known"
	}
	return text.Money(int64(a.Pence))
}

// sumFacts are the live sums beside one another.
func sumFacts(w *work) fyne.CanvasObject {
	s, c := w.sums, w.carving
	hours := cmp.Or(c.Hours, s.Weekly)
	wants := "as the duties add up"
	if c.Hours > 0 {
		wants = "agreed; the duties take " + short(s.Weekly)
	}
	if w.seeker != nil {
		if want := hoursWanted(w.seeker.Profile); want != "" {
			wants = firstWord(w.seeker.Name) + " wants " + want
		}
	}
	was := ""
	if s.Was > 0 {
		was = short(s.Was)
	}
	pay := "pay not agreed"
	if c.Pay.Known {
		pay = text.Money(int64(c.Pay.Pence)) + " an hour"
	}
	net, tone := netWords(s)
	objects := []fyne.CanvasObject{turned("Hours a week", was, short(hours), wants), figure("Pay a week", money(s.JobCost), pay, theme.Text),
		figure("Released", money(s.Released), lines(s.ReleasedBy), theme.Text), figure("Taken on by colleagues", money(s.Absorbed), lines(s.AbsorbedBy), theme.Text),
		figure("Net for the employer, a week", net, otherWords(s), tone)}
	if s.Backlog > 0 {
		objects = append(objects, figure("Undone work that gets done", short(s.Backlog), "a week", theme.Text))
	}
	return kit.Pairs(objects...)
}

// netWords say what it comes to for the employer in a week: Saves £31.00, Costs £12.00.
func netWords(s brokerage.CarveSums) (string, fyne.ThemeColorName) {
	switch {
	case s.Net.Known && s.Net.Pence > 0:
		return "Saves " + text.Money(int64(s.Net.Pence)), theme.Fits
	case s.Net.Known && s.Net.Pence < 0:
		return "Costs " + text.Money(int64(-s.Net.Pence)), theme.Text
	}
	return money(s.Net), theme.Text
}

// lines name the colleagues in a sum: 3 h of Mei, 2 h of somebody.
func lines(list []brokerage.CarveLine) string {
	var parts []string
	for _, l := range list {
		words := short(l.Minutes) + " of " + cmp.Or(l.Who, "somebody")
		if !l.Cost.Known {
			words += " (cost not known)"
		}
		parts = append(parts, words)
	}
	if len(parts) == 0 {
		return "nobody’s time"
	}
	return strings.Join(parts, ", ")
}

func otherWords(s brokerage.CarveSums) string {
	if s.Other.Pence == 0 {
		return ""
	}
	return "with " + text.Money(int64(s.Other.Pence)) + " of other savings less costs"
}

// fitRow is the match before and after, with the criteria that change or are not settled.
func fitRow(w *work) fyne.CanvasObject {
	before, after := w.before, w.after
	first := firstWord(w.seeker.Name)
	if len(after.Findings) == 0 {
		return kit.Column(2, kit.NewText("Fit for "+first).Sized(theme.Lead).Bold(), page.Quiet("No duty stays, so there is nothing to match."))
	}
	score := turned("Fit for "+first, brokerage.Points(before.Score), brokerage.Points(after.Score), askWords(after))
	objects := []fyne.CanvasObject{score}
	for i, f := range after.Findings {
		if i >= len(before.Findings) || f.Verdict == brokerage.Fits && before.Findings[i].Verdict == brokerage.Fits {
			continue
		}
		row := kit.Row(1, kit.NewVerdict(chip(before.Findings[i].Verdict)))
		if f.Verdict != before.Findings[i].Verdict {
			row.Add(kit.NewIcon("arrow-right", theme.Quiet).Sized(14))
			row.Add(kit.NewVerdict(chip(f.Verdict)))
		}
		objects = append(objects, kit.Column(1, page.Small(f.Criterion.Words()), kit.Start(row)))
	}
	if len(objects) == 1 {
		objects = append(objects, page.Quiet("Everything fits, before and after."))
	}
	return kit.Pairs(objects...)
}

func askWords(r brokerage.Result) string {
	if r.ToAsk == 0 {
		return "Nothing is left to ask."
	}
	return text.Count(r.ToAsk, "thing is", "things are") + " still to be asked."
}

// firstWord is what somebody is called in a sentence.
func firstWord(name string) string {
	return cmp.Or(people.FirstName(name), "the person")
}

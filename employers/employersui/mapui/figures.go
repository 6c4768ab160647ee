package mapui

import (
	"math"

	"fyne.io/fyne/v2"

	"jobwright/internal/reports"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/theme"
)

// figures are the parts of the page: the gaps in words, the map, the funnel, the channels.
func (s *Page) figures() []fyne.CanvasObject {
	m := s.shown
	rows, by, corner := m.BySector, "sector", "Sector"
	if s.by.Value() == "area" {
		rows, by, corner = m.ByArea, "postcode area", "Area"
	}
	s.matrix, s.funnel = s.newMatrix(rows, by, corner), s.newFunnel()
	return []fyne.CanvasObject{
		kit.Column(3, kit.NewSection("Whom do we know, and whom are we missing?", ""), s.gaps(rows), s.by),
		kit.Column(2, quiet("Large figure: employers. Below it: contacts in the period, and relations under way (in narrow windows: contacts · open). Press a cell to list its employers."), s.matrix),
		kit.Column(2, kit.NewSection("How far the relations have come", ""), quiet("Each line counts the employers that have come at least so far. Press one to list them."), kit.AtMost(720, s.funnel)),
		s.byChannel(),
	}
}

// gaps says in words what is missing.
func (s *Page) gaps(m reports.Matrix) fyne.CanvasObject {
	var none, silent []string
	for _, r := range m.Rows {
		switch {
		case r.Code == "": // not known is no gap
		case r.Total.Employers == 0:
			none = append(none, r.Label)
		case r.Total.Contacted == 0:
			silent = append(silent, r.Label)
		}
	}
	total := m.Total.Total
	lines := []fyne.CanvasObject{kit.NewText(text.Capital(share(total.Open, total.Employers)) + " have a relation under way; " + share(total.Contacted, total.Employers) + " were contacted in this period.").Wrap()}
	if len(none) > 0 {
		lines = append(lines, missing("No employer on record: ", none))
	}
	if len(silent) > 0 {
		lines = append(lines, missing("Nobody contacted in this period: ", silent))
	}
	return kit.Column(1.5, lines...)
}

// missing is one line of gaps, with a sign.
func missing(words string, of []string) fyne.CanvasObject {
	return kit.TopRow(2, kit.Column(0, kit.AtLeast(0, 20, kit.NewIcon("circle", theme.Carve).Sized(14))), kit.Grow(kit.NewText(words+text.And(of...)+".").Wrap()))
}

// share is a part of the employers in words: "43 of 118 employers (36%)".
func share(n, of int) string {
	words := text.Number(n) + " of " + text.Count(of, "employer", "employers")
	if of > 0 {
		words += " (" + text.Number(int(math.Round(100*float64(n)/float64(of)))) + "%)"
	}
	return words
}

func (s *Page) newMatrix(m reports.Matrix, by, corner string) *kit.Matrix {
	most := 0
	for _, r := range m.Rows {
		for _, c := range r.Cells {
			most = max(most, c.Employers)
		}
	}
	all := append(append([]reports.Row{}, m.Rows...), m.Total)
	at := func(row, col int) reports.Cell {
		if r := all[row]; col < len(r.Cells) {
			return r.Cells[col]
		}
		return all[row].Total
	}
	o := kit.MatrixOptions{Name: "Employers by " + by + " and size", Corner: corner, RowTotal: true, LastTotal: true}
	for _, r := range all {
		o.Rows = append(o.Rows, r.Label)
	}
	for _, c := range m.Columns {
		o.Columns = append(o.Columns, c.Label)
	}
	o.Columns = append(o.Columns, "All")
	o.Cell = func(row, col int) kit.MatrixCell {
		sum := row == len(all)-1 || col == len(m.Columns)
		return cell(at(row, col), most, sum)
	}
	o.Opened = func(row, col int) {
		c := at(row, col)
		s.list(c.Filter, c.Employers, o.Rows[row]+", "+o.Columns[col])
	}
	return kit.NewMatrix(o)
}

// cell is one cell as it is shown. The ground grows with the square root of the number, so that small numbers differ too.
func cell(c reports.Cell, most int, sum bool) kit.MatrixCell {
	if c.Employers == 0 {
		return kit.MatrixCell{Figure: "none", Dull: true, Words: "no employers"}
	}
	out := kit.MatrixCell{Figure: text.Number(c.Employers),
		Note:  text.Count(c.Contacts, "contact", "contacts") + ", " + text.Number(c.Open) + " open",
		Short: text.Number(c.Contacts) + " · " + text.Number(c.Open),
		Words: text.Count(c.Employers, "employer", "employers") + ", " + text.Count(c.Contacts, "contact", "contacts") + " with " + text.Number(c.Contacted) + " of them, " +
			text.Count(c.Open, "relation", "relations") + " under way"}
	if !sum && most > 0 {
		out.Level = float32(math.Sqrt(float64(c.Employers) / float64(most)))
	}
	return out
}

func (s *Page) newFunnel() *kit.Bars {
	steps := s.shown.Funnel
	var bars []kit.Bar
	for _, step := range steps {
		bars = append(bars, kit.Bar{Name: step.Label, Part: float32(step.Employers) / float32(max(1, s.shown.Employers)), Words: text.Number(step.Employers) + " (" + text.Number(step.Percent) + "%)"})
	}
	return kit.NewBars("How far the relations have come", bars, func(i int) { s.list(steps[i].Filter, steps[i].Employers, steps[i].Label) })
}

// byChannel is the table of contacts by channel with what came of them.
func (s *Page) byChannel() fyne.CanvasObject {
	c := s.shown.Channels
	title := kit.NewSection("Contacts and what came of them", text.Count(c.Total.Contacts, "contact", "contacts"))
	if len(c.Rows) == 0 {
		return kit.Column(2, title, quiet("No data: there is no contact in this period."))
	}
	rows := append(append([]reports.ChannelRow{}, c.Rows...), c.Total)
	o := kit.MatrixOptions{Name: "Contacts by channel", Corner: "How", RowTotal: true, Columns: []string{"Contacts", "Counted", "Brought something"}}
	for _, r := range rows {
		o.Rows = append(o.Rows, r.Label)
	}
	fixed := len(o.Columns)
	for _, h := range c.Outcomes {
		o.Columns = append(o.Columns, h.Label)
	}
	o.Cell = func(row, col int) kit.MatrixCell {
		r := rows[row]
		n := []int{r.Contacts, r.Counted, r.Brought}
		v := 0
		if col < fixed {
			v = n[col]
		} else {
			v = r.Outcomes[col-fixed]
		}
		if v == 0 {
			return kit.MatrixCell{Figure: "none", Dull: true}
		}
		return kit.MatrixCell{Figure: text.Number(v)}
	}
	s.channels = kit.NewMatrix(o)
	return kit.Column(2, title, quiet("Counted: in person, with somebody who can hire. Brought something: any outcome but a refusal and no answer."), s.channels)
}

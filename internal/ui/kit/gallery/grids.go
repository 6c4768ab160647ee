package main

import (
	"fmt"

	"fyne.io/fyne/v2"

	"jobwright/internal/ui/kit"
)

func init() {
	register(Entry{"matrix", []State{
		{Name: "Employers by sector and size, focus in a cell", Width: 860, Make: sectorMatrix, Then: focusNext(3)},
		{Name: "Narrow: columns scroll, the sums stay", Width: 460, Make: sectorMatrix},
	}})
	register(Entry{"bars", []State{{Name: "How far relations have come, focus on the second line", Width: 560, Make: func() fyne.CanvasObject {
		return kit.NewBars("How far relations have come", []kit.Bar{{Name: "All employers", Part: 1, Words: "118, 100%"}, {Name: "Meet or further", Part: 0.71, Words: "84, 71%"},
			{Name: "Learn or further", Part: 0.3, Words: "35, 30%"}, {Name: "In touch", Part: 0, Words: "0, 0%"}}, func(int) {})
	}, Then: func(w fyne.Window) {
		focusNext(1)(w)
		w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	}}}})
	register(Entry{"compare", []State{
		{Name: "Two records, the keyboard on the second row", Width: 700, Make: twoRecords, Then: func(w fyne.Window) {
			focusNext(1)(w)
			w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		}},
		{Name: "Narrow", Width: 400, Make: twoRecords},
	}})
}

func sectorMatrix() fyne.CanvasObject {
	counts := [][]int{{12, 3, 0, 4, 1, 0}, {2, 0, 8, 1, 0, 2}, {0, 1, 0, 0, 0, 0}}
	o := kit.MatrixOptions{Name: "Employers by sector and size", Corner: "Sector", RowTotal: true, LastTotal: true, Opened: func(int, int) {},
		Rows:    []string{"Accommodation and food service activities", "Human health and social work", "Construction", "All sectors"},
		Columns: []string{"Under 10", "10 to 49", "50 to 249", "250 to 499", "500 to 999", "1,000 to 4,999", "All sizes"}}
	o.Cell = func(r, c int) kit.MatrixCell {
		n := 0
		for i, row := range counts {
			for j, v := range row {
				if (r == i || r == len(counts)) && (c == j || c == len(row)) {
					n += v
				}
			}
		}
		if n == 0 {
			return kit.MatrixCell{Figure: "none", Dull: true}
		}
		cell := kit.MatrixCell{Figure: fmt.Sprint(n), Note: fmt.Sprint(n/2, " contacts, ", n/3, " open"), Short: fmt.Sprint(n/2, " · ", n/3)}
		if r < len(counts) && c < len(counts[0]) {
			cell.Level = float32(n) / 12
		}
		return cell
	}
	return kit.NewMatrix(o)
}

func twoRecords() fyne.CanvasObject {
	return kit.NewCompare("Merge", "Hallam Bakery", "Hallam Bakery Ltd", []kit.CompareRow{
		{Label: "Name", Left: "Hallam Bakery", Right: "Hallam Bakery Ltd"},
		{Label: "Phone", Right: "0114 496 0101", Pick: kit.PickRight},
		{Label: "Notes", Left: "Ask for Anna. The back door is open from five, and the vans leave at seven.", Right: "Rang once, nobody there."},
		{Label: "Why they join in", Left: "Short of people", Right: "A good example", Both: true, Pick: kit.PickBoth},
	}, nil)
}

package main

import (
	"fmt"
	"strings"
	"time"
)

// line is one row of the table: what was measured beside its floor, and the limit of it.
type line struct {
	what     string
	measured string // with its unit
	floor    string // measured in the same run; "" where the limit is a time
	value    float64
	limit    float64 // 0 = told for information only
	unit     string  // of value and limit: "×" or "ms"
	rounds   int
}

// ratio is a line whose limit is a multiple of a floor.
func ratio(what string, measured, floor time.Duration, limit float64, rounds int) line {
	return line{what, short(measured), short(floor), float64(measured) / float64(floor), limit, "×", rounds}
}

// within is a line whose limit is a time.
func within(what string, measured, limit time.Duration, rounds int) line {
	return line{what, short(measured), "", ms(measured), ms(limit), "ms", rounds}
}

func (l line) passed() bool { return l.limit == 0 || l.value <= l.limit }

func (l line) verdict() string {
	switch {
	case l.limit == 0:
		return ""
	case l.passed():
		return "passed"
	}
	return "MISSED"
}

func (l line) cells() []string {
	limit := ""
	if l.limit != 0 {
		limit = "≤ " + amount(l.limit, l.unit)
	}
	floor := l.floor
	if floor == "" {
		floor = "–"
	}
	return []string{l.what, l.measured, floor, amount(l.value, l.unit), limit, l.verdict(), fmt.Sprint(l.rounds)}
}

func amount(v float64, unit string) string {
	if unit == "×" {
		return fmt.Sprintf("%.2f ×", v)
	}
	return fmt.Sprintf("%.4g %s", v, unit)
}

func ms(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

// short is a duration with three figures.
func short(d time.Duration) string {
	switch {
	case d >= time.Second:
		return fmt.Sprintf("%.2f s", d.Seconds())
	case d >= time.Millisecond:
		return fmt.Sprintf("%.3g ms", ms(d))
	}
	return fmt.Sprintf("%.3g µs", ms(d)*1000)
}

var heads = []string{"What", "Measured", "Floor, same run", "Value", "Limit", "", "Rounds"}

// markdown is the table as it stands in the docs.
func markdown(lines []line) string {
	var b strings.Builder
	row := func(cells []string) { fmt.Fprintf(&b, "| %s |\n", strings.Join(cells, " | ")) }
	row(heads)
	b.WriteString("|---|--:|--:|--:|--:|---|--:|\n")
	for _, l := range lines {
		row(l.cells())
	}
	return b.String()
}

// page is the whole of docs/performance.md.
func page(lines []line, on machine, at time.Time) string {
	return `# Performance

Written by ` + "`make bench`" + ` on ` + at.Format("2 January 2006") + `, on ` + on.String() + `.
Limits that are ratios compare two things measured in turns within the one run; both sides are medians of the rounds.
Each part waits, up to a minute, until other programs leave the machine alone.

` + markdown(lines) + `
` + strings.TrimSpace(notes) + " " + listed(queries) + "\n"
}

// notes say how each line is measured.
const notes = `
## How it is measured

- **Saving**: one next step saved through the store (record, undo journal, audit chain, search, one transaction), in a new encrypted store. The floor is one row inserted into a plain SQLite file through the same driver with the same settings: WAL, synchronous=EXTRA. In a store of 100,000 records a save touches more pages of its indexes; that is told below it. The faster the disk syncs, the larger both ratios are. The log of the floor is new and still grows through all its rounds, which slows its syncs; once a log is written over, after some 500 bare rows, the floor falls further than the save.
- **Encrypted against plain**: the same calls on two stores that hold the same records and differ in the page seal alone. The total is the sum of all four kinds of work, each as often as it was done. Pages are taken from anywhere in the list, so that SQLite has to walk over up to 97,000 entries of an index.
- **List**: the first 100 rows of 100,000 from the encrypted store, by due day and by owner; then one turn of the mouse wheel over a row list of eight columns on Fyne's test driver, which lays out and fills the rows and paints nothing.
- **Search**: each query below is typed letter by letter and searched for from its second letter on, over 250,000 notes of 8 to 20 made-up words, as the command box does it: the newest 20 with their snippets, the total counted to 200.
- **Matching**: made-up jobs with four to nine duties each, and made-up people, with the program's own code lists, rates and towns. One person is matched as the screen does it: the jobs are read, judged and ranked afresh, and the first 200 explained. All people are matched with all jobs, each prepared once, verdicts and scores alone. The memory is that of all jobs prepared and one ranking, beside the records themselves.
- **Documents**: made-up papers of the sorts that are signed, from their content to the bytes of the file; every file holds the typefaces that it uses. The typefaces are parsed for each file and read once. A batch runs on all cores. LibreOffice gets the twin of the same plan, which says the same words; it is measured where it is installed.
- **Unlock and passphrase change**: 20 key slots at the calibrated cost of this machine, the wait of Argon2id included.
- **Window**: each side is a process of its own, in turns, on a display of its own with software GL. The floor runs from the start of main to the first frame of a window with one label. The other side begins with Enter in the passphrase field of the gate, less the derivation of the key (which is at its smallest cost here, and timed alone just before, the fastest of five), and ends with the frame that shows Today with its rows out of 250,000, before the check of the store begins behind it. Memory is what is resident after a tour (Today scrolled, each section of Settings, the command box, Today), after a collection, against that of the window with one label.

Queries of search as you type: `

// listed adds the queries to the notes.
func listed(queries []string) string { return "“" + strings.Join(queries, "”, “") + "”." }

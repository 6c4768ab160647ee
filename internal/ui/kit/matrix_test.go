package kit

import (
	"fmt"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
)

// tally is a made-up matrix of three sectors by nine sizes and their sum, and what was opened in it.
func tally(opened *string) *Matrix {
	o := MatrixOptions{Name: "Employers by sector and size", Corner: "Sector", Rows: []string{"Food", "Health", "All"}, RowTotal: true, LastTotal: true,
		Cell: func(r, c int) MatrixCell {
			if r == 1 {
				return MatrixCell{Figure: "none", Dull: true}
			}
			return MatrixCell{Figure: fmt.Sprint(r*10 + c), Note: "2 open", Level: 0.5}
		},
		Opened: func(r, c int) { *opened += fmt.Sprintf("%d,%d ", r, c) }}
	for i := range 9 {
		o.Columns = append(o.Columns, fmt.Sprint("Size ", i))
	}
	o.Columns = append(o.Columns, "All")
	return NewMatrix(o)
}

func TestMatrixGoesFromCellToCellByArrowsAndOpensOne(t *testing.T) {
	var opened string
	m := tally(&opened)
	w := shownIn(t, m, 1200, 400)
	w.Canvas().Focus(m)
	press(m, fyne.KeyDown, fyne.KeyRight, fyne.KeyRight, fyne.KeyUp, fyne.KeyReturn, fyne.KeyEnd, fyne.KeyPageDown, fyne.KeySpace, fyne.KeyRight, fyne.KeyDown, fyne.KeyEnter)
	if opened != "0,2 2,9 2,9 " {
		t.Errorf("opened %q", opened)
	}
}

func TestMatrixOpensTheCellThatIsClicked(t *testing.T) {
	var opened string
	m := tally(&opened)
	shownIn(t, m, 1200, 400)
	x, _ := m.grid.left(3)
	m.Tapped(&fyne.PointEvent{Position: fyne.NewPos(x+10, m.grid.headHeight()+matrixRow()/2)})
	m.Tapped(&fyne.PointEvent{Position: fyne.NewPos(5, 5)}) // on the head: nothing
	if opened != "0,3 " {
		t.Errorf("opened %q", opened)
	}
}

func TestMatrixNamesItselfAndTheCellForAssistiveTechnology(t *testing.T) {
	m := tally(new(string))
	shownIn(t, m, 1200, 400)
	m.Go(0, 4)
	if got, want := m.AccessibilityLabel(), "Employers by sector and size: Food, Size 4: 4, 2 open"; got != want {
		t.Errorf("it says %q, want %q", got, want)
	}
	m.Go(1, 0)
	if got := m.AccessibilityLabel(); !strings.HasSuffix(got, "Health, Size 0: none") {
		t.Errorf("it says %q", got)
	}
}

func TestMatrixInNarrowRoomScrollsItsColumnsAndKeepsTheSums(t *testing.T) {
	m := tally(new(string))
	w := shownIn(t, m, 560, 400)
	w.Canvas().Focus(m)
	shows := func(col int) bool { _, ok := m.grid.left(col); return ok }
	if shows(8) || !shows(9) || !shows(0) {
		t.Fatalf("in narrow room the first columns and the sums should show: %v %v %v", shows(0), shows(8), shows(9))
	}
	if m.less.Disabled() == "" || m.more.Disabled() != "" {
		t.Error("at the first column one can scroll on, and not back")
	}
	for range 8 {
		press(m, fyne.KeyRight)
	}
	if !shows(8) || shows(0) || !shows(9) {
		t.Error("the column that the keyboard is on does not show")
	}
	m.less.Press()
	if shows(8) {
		t.Error("the button for earlier columns does nothing")
	}
}

func TestMatrixFollowsTheCellInsideAPage(t *testing.T) {
	m := tally(new(string))
	shownIn(t, m, 1200, 400)
	m.Go(2, 0)
	if top, end := m.focusedPart(); end-top != matrixRow() || top < 2*matrixRow() {
		t.Errorf("the focus lies from %v to %v", top, end)
	}
}

func TestMatrixShortensItsNotesBeforeItScrolls(t *testing.T) {
	m := NewMatrix(MatrixOptions{Name: "Sizes", Rows: []string{"Food"}, Columns: []string{"Small", "Large"},
		Cell: func(int, int) MatrixCell {
			return MatrixCell{Figure: "12", Note: "12 contacts, 4 of them open relations", Short: "12 · 4"}
		}})
	w := shownIn(t, m, 900, 300)
	if got := m.grid.cells[0][0].note.Text.Text; got != "12 contacts, 4 of them open relations" {
		t.Errorf("in wide room the note is %q", got)
	}
	w.Resize(fyne.NewSize(300, 300))
	if got := m.grid.cells[0][1].note.Text.Text; got != "12 · 4" || m.grid.furthest() > 0 {
		t.Errorf("in narrow room the note is %q", got)
	}
}

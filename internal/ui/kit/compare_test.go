package kit

import (
	"fmt"
	"testing"

	"fyne.io/fyne/v2"
)

// twoBakeries are two records that may be one, and what was picked.
func twoBakeries(heard *string) *Compare {
	return NewCompare("Merge", "Hallam Bakery", "Hallam Bakery Ltd", []CompareRow{
		{Label: "Name", Left: "Hallam Bakery", Right: "Hallam Bakery Ltd"},
		{Label: "Phone", Left: "", Right: "0114 496 0101", Pick: PickRight},
		{Label: "Why they join in", Left: "Short of people", Right: "A good example", Both: true, Pick: PickBoth},
	}, func(row int, p Pick) { *heard += fmt.Sprintf("%d:%d ", row, p) })
}

func TestCompareIsUsedWithTheArrowsAlone(t *testing.T) {
	var heard string
	c := twoBakeries(&heard)
	w := shownIn(t, c, 700, 400)
	w.Canvas().Focus(c)
	press(c, fyne.KeyRight, fyne.KeyRight, fyne.KeyDown, fyne.KeyLeft, fyne.KeyEnd, fyne.KeyLeft, fyne.KeyRight, fyne.KeyRight)
	if heard != "0:2 1:0 2:0 2:1 2:2 " {
		t.Errorf("picked %q: a plain row jumps over both, a list stops there", heard)
	}
}

func TestCompareTakesTheValueThatIsClicked(t *testing.T) {
	var heard string
	c := twoBakeries(&heard)
	shownIn(t, c, 700, 400)
	click := func(row, side int) {
		p := c.rows[row].sides[side].box.Position()
		c.Tapped(&fyne.PointEvent{Position: p.AddXY(5, 5)})
	}
	click(0, 1)
	click(0, 1) // picked already
	click(2, 0) // of two, leaves the other
	click(2, 0) // adds it again
	if heard != "0:2 2:2 2:1 " {
		t.Errorf("picked %q", heard)
	}
}

func TestCompareNamesTheRowItsValuesAndThePick(t *testing.T) {
	c := twoBakeries(new(string))
	shownIn(t, c, 700, 400)
	c.moveTo(1)
	want := "Merge: Phone. Hallam Bakery: not said. Hallam Bakery Ltd: 0114 496 0101. Picked: Hallam Bakery Ltd"
	if got := c.AccessibilityLabel(); got != want {
		t.Errorf("it says %q", got)
	}
}

func TestCompareGivesLongWordsRoom(t *testing.T) {
	long := "Open plan bakery with two ovens, a packing room that is quiet after ten, and a yard where the vans load from five in the morning."
	c := NewCompare("Merge", "A", "B", []CompareRow{{Label: "Environment", Left: long}}, nil)
	shownIn(t, Column(0, c), 420, 500)
	if c.rows[0].high < 100 || c.MinSize().Height < c.rows[0].high {
		t.Errorf("the row is %v high and the whole %v", c.rows[0].high, c.MinSize().Height)
	}
}

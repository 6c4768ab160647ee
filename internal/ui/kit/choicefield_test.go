package kit

import "testing"

func TestPressingWhatIsChosenLeavesItChosen(t *testing.T) {
	c := NewChoice(Option{ID: "a", Title: "Specialist"}, Option{ID: "b", Title: "Team lead"})
	shownIn(t, c, 400, 100)
	c.SetValue("a")
	c.chips.click(0)
	if c.Value() != "a" {
		t.Errorf("the choice is %q", c.Value())
	}
	c.chips.click(1)
	if c.Value() != "b" {
		t.Errorf("the choice is %q", c.Value())
	}
	c.SetValue("")
	if c.Value() != "" {
		t.Errorf("an empty value leaves %q", c.Value())
	}
}

func TestAChipThatIsChosenAnewHasRoomForItsWords(t *testing.T) {
	g := NewChoiceChips("Show", []string{"Open  51", "All  60"}, nil)
	shownIn(t, g, 400, 100)
	for _, at := range []int{0, -1, 0, 1} {
		g.Choose(at)
		for _, c := range g.chips {
			if has, needs := c.Size().Width, c.MinSize().Width; has < needs {
				t.Errorf("%q has %v and needs %v once %d is chosen", c.words, has, needs, at)
			}
		}
	}
	g.SetWords(1, "All  1,060")
	if c := g.chips[1]; c.Size().Width < c.MinSize().Width {
		t.Error("new words have too little room")
	}
}

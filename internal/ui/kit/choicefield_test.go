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

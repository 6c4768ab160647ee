package employers

import (
	"testing"

	"pgregory.net/rapid"
)

func TestAContactMovesTheRelationForwardOnly(t *testing.T) {
	for _, c := range []struct {
		stage, purpose string
		met            bool
		next           string
		skipped        bool
	}{
		{"0", "1", true, "1", false}, {"1", "2", true, "2", false}, {"2", "3", true, "3", false},
		{"0", "2", true, "2", true}, {"0", "3", true, "3", true}, {"1", "3", true, "3", true},
		{"3", "1", true, "3", false}, {"4", "2", true, "4", false}, {"2", "", true, "2", false}, {"2", "0", true, "2", false},
		{"0", "", true, "1", false}, {"0", "0", true, "1", false}, {"", "2", true, "2", true}, {"", "", true, "1", false},
		{"0", "2", false, "0", false}, {"1", "3", false, "1", false},
		{"9", "2", true, "2", false}, {"9", "", true, "9", false}, {"9", "0", true, "9", false}, {"9", "2", false, "9", false},
	} {
		next, skipped := StageAfter(c.stage, c.purpose, c.met)
		if next != c.next || skipped != c.skipped {
			t.Errorf("from %q by %q, met %v: %q, skipped %v", c.stage, c.purpose, c.met, next, skipped)
		}
	}
	stage := rapid.SampledFrom([]string{"", "0", "1", "2", "3", "4"})
	rapid.Check(t, func(t *rapid.T) {
		from := stage.Draw(t, "from")
		next, skipped := StageAfter(from, stage.Draw(t, "purpose"), rapid.Bool().Draw(t, "met"))
		if cup(next) < cup(from) || skipped && cup(next) < max(0, cup(from))+2 {
			t.Fatalf("from %q to %q, skipped %v", from, next, skipped)
		}
	})
	if OpenStage(StageNotMet) || OpenStage(StageResting) || OpenStage("") || !OpenStage(StageMeet) || !OpenStage(StageWorking) || len(OpenStages()) != 4 {
		t.Error("open relations are those met and not at rest")
	}
}

func TestFurtherNeverGoesBack(t *testing.T) {
	for _, c := range []struct {
		now, to string
		want    bool
	}{
		{"", StageMeet, true}, {StageNotMet, StageLearn, true}, {StageMeet, StageMatch, true}, {StageMatch, StageLearn, false}, {StageLearn, StageLearn, false},
		{StageResting, StageMeet, true}, {StageResting, StageNotMet, false}, {StageMeet, StageResting, false}, {StageMeet, "", false}, {StageMeet, "x", false},
	} {
		if got := Further(c.now, c.to); got != c.want {
			t.Errorf("from %q to %q: %v", c.now, c.to, got)
		}
	}
}

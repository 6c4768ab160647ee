package employers

import "slices"

// StageAfter is the stage of a relation after a contact, and whether a stage was skipped, as happens when the employer calls
// first. The stages are codes of cup_stages; purpose is the stage that the contact's purpose belongs to (cup_stage of
// contact_purposes), empty for purposes of any stage. (facts.md b.1)
//
// A contact moves the relation forward or leaves it, never back. Nothing moves when nobody was reached. Whoever was met
// is at least at the first cup. A resting relation wakes when a cup is taken with it, and stays at rest otherwise.
func StageAfter(stage, purpose string, met bool) (next string, skipped bool) {
	if !met {
		return stage, false
	}
	now, to := max(0, cup(stage)), max(cup(StageMeet), cup(purpose))
	switch {
	case stage == StageResting && cup(purpose) >= cup(StageMeet):
		return purpose, false
	case stage == StageResting || to <= now:
		return stage, false
	}
	return cups[to], to > now+1
}

// Further says whether a contact may move a relation from where it is now to a stage that was planned when its form was opened:
// forward, or awake from rest, never back and never to rest.
func Further(now, to string) bool { return cup(to) > max(0, cup(now)) }

// cups are the stages in their order; resting stands outside.
var cups = []string{StageNotMet, StageMeet, StageLearn, StageMatch, StageWorking}

// cup is the place of a stage in that order, -1 for others.
func cup(stage string) int { return slices.Index(cups, stage) }

// OpenStage says that a relation is under way: met, and not at rest.
func OpenStage(stage string) bool { return cup(stage) > 0 }

// OpenStages are the stages of relations that are under way.
func OpenStages() []string { return slices.Clone(cups[1:]) }

// stageNames are the short names of the stages; cup_stages says what each is for.
var stageNames = map[string]string{
	"": "Not met", StageNotMet: "Not met", StageMeet: "Meet", StageLearn: "Learn", StageMatch: "Match", StageWorking: "In touch", StageResting: "Resting",
}

// StageName is the short name of a stage, as lists and reports show it: the code itself where it is not known.
func StageName(stage string) string {
	if name := stageNames[stage]; name != "" {
		return name
	}
	return stage
}

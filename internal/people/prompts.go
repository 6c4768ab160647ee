package people

import (
	"slices"

	"jobwright/internal/day"
)

// Occasion is something at which one talks again about what employers may know. (facts.md e.5)
type Occasion struct {
	Kind  OccasionKind
	On    day.Date
	Where string // the job or the employer that it is about, for its sentence; may be empty
}

// OccasionKind is a kind of occasion.
type OccasionKind int

// The occasions of facts.md e.5.
const (
	FirstNamed     OccasionKind = iota // the first contact that named the person
	InterviewAhead                     // an interview
	OfferMade                          // an offer
	FourthWeek                         // the fourth week of a job
	TwoMonths                          // two months without a job
	JobTrouble                         // any trouble in a job
	NewManager                         // a change of manager
)

// occasionTable is the whole rule of when to talk: from so many days before an occasion on, in these words.
var occasionTable = [...]struct {
	before int // days
	words  string
}{
	FirstNamed:     {0, "An employer has heard their name for the first time"},
	InterviewAhead: {14, "An interview is coming"},
	OfferMade:      {0, "There is an offer"},
	FourthWeek:     {0, "They have been in the job for four weeks"},
	TwoMonths:      {0, "They have been without a job for two months"},
	JobTrouble:     {0, "There is trouble in the job"},
	NewManager:     {0, "Their manager has changed"},
}

// occasionFades is for how many days an occasion still asks for a talk.
const occasionFades = 56

// endsSoon is from how many days before its end a permit asks to be renewed.
const endsSoon = 30

// Prompt is a reason to talk again about what employers may know. Support never depends on how that talk ends.
type Prompt struct {
	Words  string   // one plain sentence without its end
	On     day.Date // the day that it is about; zero = none
	Permit PermitID // the permit that ends, or empty
}

// Prompts gives the reasons to talk again, the most pressing first: nothing on file, occasions without a talk since, a talk that was
// meant for now, permits that end soon.
func Prompts(permits []Permit, talks []Talk, occasions []Occasion, today day.Date) []Prompt {
	var out []Prompt
	live := Live(permits, today)
	if len(live) == 0 {
		out = append(out, Prompt{Words: "Nothing is agreed about what employers may know"})
	}
	for _, o := range occasions {
		rule := occasionTable[o.Kind]
		from := o.On.AddDays(-rule.before)
		talked := slices.ContainsFunc(talks, func(t Talk) bool { return !t.Deleted && !t.On.Before(from) })
		if o.On.IsZero() || today.Before(from) || today.Days(o.On) > occasionFades || talked {
			continue
		}
		words := rule.words
		if o.Where != "" {
			words += ": " + o.Where
		}
		out = append(out, Prompt{Words: words, On: o.On})
	}
	if next := nextTalk(talks); !next.IsZero() && !today.AddDays(7).Before(next) {
		out = append(out, Prompt{Words: "You meant to talk again", On: next})
	}
	for _, r := range live {
		if !today.AddDays(endsSoon).Before(r.Until) {
			out = append(out, Prompt{Words: "What was agreed ends", On: r.Until, Permit: r.ID})
		}
	}
	return out
}

// nextTalk is the day that the newest talk set for the next one.
func nextTalk(talks []Talk) day.Date {
	var newest Talk
	for _, t := range talks {
		if !t.Deleted && !t.On.Before(newest.On) {
			newest = t
		}
	}
	return newest.Next
}

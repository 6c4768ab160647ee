package paper

import "jobwright/adjustments"

// Sort is a sort of paper.
type Sort string

// The sorts of papers, as the command line writes those that it makes.
const (
	SortPlan     Sort = "plan"
	SortAgree    Sort = "agreement"
	SortCarving  Sort = "carving"
	SortEmployer Sort = "employer" // the profile sheet of an employer
	SortSubject  Sort = "subject-access"
	SortReview   Sort = "review"   // the letter about a review of adjustments; its ID is the review's
	SortFeedback Sort = "feedback" // to the one who referred the person; its ID is the participant's
	SortAtW      Sort = "access-to-work"
	SortPrivacy  Sort = "privacy" // the privacy notice
	SortMatches  Sort = "matches" // the person's own list of jobs and how they suit; its ID is the participant's
)

// For whom a copy is, for screens of earlier domains.
const (
	ForEmployer = adjustments.ForEmployer
	ForPerson   = adjustments.ForPerson
)

// Request asks for a paper.
type Request struct {
	Sort   Sort
	ID     string // id or reference of the record
	Copy   string // adjustments.ForPerson, ForEmployer or ForService
	Annex  bool   // the person's own annex, which nobody signs, goes with it
	Named  bool   // of a carving proposal: with the name
	Draft  bool   // of a carving proposal: it may go out as a draft, which says on every page that it is one
	Large  bool   // large print
	Number int    // of an agreement or plan: the version; 0 = the newest
	Jobs   string // of a list of matches: the ids of the vacancies in their order, with commas between them; empty = those that suit best
}

// Made is a paper that can be shown, saved and printed.
type Made struct {
	Request Request
	Name    string   // what the file is called, without its ending: no names of people, nothing about health
	Pages   Pages    // also of a sealed one, to be looked at
	Sealed  []byte   // the sealed file itself, where there is one; it is what is saved
	Annex   Pages    // of a sealed one with the person's annex: a file of its own; List empty = none
	LeftOut string   // what was left out, and why; empty = nothing
	Caution string   // what to think of before it goes out; empty = nothing
	Draft   bool     // it may be looked at, and may not go out yet
	Open    []string // what is still open, in sentences
	Source  Document // what the pages were laid out from, for the twin that screen readers read
}

// Wanted is one of many papers that are saved at once.
type Wanted struct {
	Request
	Whose string // who it is about, for the list of those that could not be made
	Ref   string // of the record, which tells its file from the others; may be empty
}

// SavedMany is what became of many papers.
type SavedMany struct {
	Files   []string
	NotMade []NotMade
}

// NotMade is a paper that may not go out, and why.
type NotMade struct{ Whose, Why string }

package paper

import (
	"cmp"
	"fmt"
	"time"

	"jobwright/internal/day"
	"jobwright/internal/text"
)

// ReviewFacts are what a letter about a review of adjustments says. Whoever fills them has asked what the employer may read.
type ReviewFacts struct {
	House     House
	Person    string
	JobTitle  string
	Employer  string
	Manager   string
	Version   int // of the agreement that was looked at
	On        day.Date
	Why       string // what brought the review, in words
	There     string // who took part
	Outcomes  []ReviewLine
	Note      string
	NextOn    day.Date
	ForPerson bool // the person's own copy; else it goes to both
}

// ReviewLine is what a review found of one adjustment.
type ReviewLine struct {
	Words string // the adjustment
	Found string // what was found, in words
	Note  string
}

// Words are all words of the letter that differ from one person to the next, as they go out.
func (f ReviewFacts) Words() []string {
	words := []string{f.House.Service, f.House.Contact, f.Person, f.JobTitle, f.Employer, f.Manager, f.Why, f.There, f.Note}
	for _, o := range f.Outcomes {
		words = append(words, o.Words, o.Found, o.Note)
	}
	return filled(words...)
}

// ReviewLetter tells employee and employer what a review of their agreement came to.
func ReviewLetter(f ReviewFacts, made time.Time, large bool) Document {
	d := Document{Title: "We looked at your adjustments again", Subtitle: "To " + text.And(filled(f.Person, f.Manager, f.Employer)...), FileName: dated("agreement-review", f.On, 0), House: f.House,
		For: text.And(filled(f.Person, f.Employer)...), On: f.On, Made: made, Large: large}
	if f.ForPerson {
		d.Subtitle, d.For = "To "+f.Person, f.Person
	}
	add := func(blocks ...Block) { d.Blocks = append(d.Blocks, blocks...) }
	add(Facts{[][2]string{{"Employee", f.Person}, {"Job", f.JobTitle}, {"Employer", f.Employer}, {"Day of the review", f.On.Long()}, {"Why then", f.Why}, {"Who took part", f.There},
		{"Agreement", fmt.Sprintf("Version %d", f.Version)}}})
	add(Heading{"What we found"})
	if len(f.Outcomes) == 0 {
		add(Paragraph{Words: "No single adjustment was judged."})
	}
	t := Table{Columns: []Column{{Head: "Adjustment"}, {Head: "What we found", Whole: true}, {Head: "Note"}}, Lists: true}
	for _, o := range f.Outcomes {
		t.Rows = append(t.Rows, []string{o.Words, o.Found, o.Note})
	}
	add(t)
	add(told("What else was said", f.Note)...)
	add(Heading{"What comes next"}, Paragraph{Words: "What is to change goes into a new version of the agreement, which is signed again. Until then the version that was signed last stands."})
	if !f.NextOn.IsZero() {
		add(Paragraph{Words: "We look at it again on " + f.NextOn.Long() + ", or sooner if either of you asks."})
	}
	return d
}

// FeedbackFacts are what a referrer is told. Whoever fills them has asked whether the person wants it, and how much.
type FeedbackFacts struct {
	House     House
	To        string // the referrer
	Person    string
	StartedOn day.Date
	On        day.Date // of the letter
	Status    string   // where the support stands, in a sentence
	Support   []string // what was done, in sentences
	Job       string   // the job, as the person wants it told; empty = none
	JobSince  day.Date
	Next      string // what comes next
	Agreed    string // what the person agreed to: "2 November 2026, in writing"
}

// Words are all words of the letter that differ from one person to the next, as they go out.
func (f FeedbackFacts) Words() []string {
	return filled(append([]string{f.House.Service, f.House.Contact, f.To, f.Person, f.Status, f.Job, f.Next, f.Agreed}, f.Support...)...)
}

// FeedbackToReferrer tells the one who referred somebody how it went, as far as the person allows.
func FeedbackToReferrer(f FeedbackFacts, made time.Time, large bool) Document {
	d := Document{Title: "How your referral went", Subtitle: "To " + cmp.Or(f.To, "the referrer"), FileName: dated("feedback", f.On, 0), House: f.House, For: text.And(filled(cmp.Or(f.To, "the referrer"), f.Person)...),
		On: f.On, Made: made, Large: large}
	add := func(blocks ...Block) { d.Blocks = append(d.Blocks, blocks...) }
	add(Facts{[][2]string{{"Person", f.Person}, {"Support began", f.StartedOn.Long()}}})
	thanks := "Thank you for your referral."
	if f.Agreed != "" {
		thanks += " " + f.Person + " agreed that we tell you this (" + f.Agreed + ")."
	}
	add(Paragraph{Words: thanks})
	add(told("Where things stand", f.Status)...)
	if f.Job != "" {
		job := f.Job
		if !f.JobSince.IsZero() {
			job += ", since " + f.JobSince.Long()
		}
		add(Heading{"Work"}, Paragraph{Words: job + "."})
	}
	if len(f.Support) > 0 {
		add(Heading{"What we did together"}, Bullets{f.Support})
	}
	add(told("What comes next", f.Next)...)
	return d
}

// AtWFacts are what somebody takes along who applies for Access to Work. The person applies, not the employer, so it is theirs.
type AtWFacts struct {
	House    House
	Person   string
	JobTitle string
	Employer string
	Site     string
	Hours    string // a week, in words
	Pay      string // in words
	Begins   day.Date
	Manager  string   // who confirms at work
	On       day.Date // of the list
	Items    []AtWItem
	Rates    []string // dated facts about the grant, each with its "check"
	Gather   []string // what is still missing for the application
}

// AtWItem is an adjustment that Access to Work may help with.
type AtWItem struct {
	Words    string
	About    string // what it helps with, in functional words
	Cost     string // in words
	Pays     string
	Status   string // how far the application is, in words
	Ref      string
	Evidence string // what shows that it is needed or works
}

// AccessToWorkList is what is needed for an application to Access to Work, in one place.
func AccessToWorkList(f AtWFacts, made time.Time, large bool) Document {
	d := Document{Title: "Access to Work: what to have ready", Subtitle: "For " + f.Person, FileName: dated("what-to-have-ready", f.On, 0), House: f.House, For: f.Person, On: f.On, Made: made, Large: large}
	add := func(blocks ...Block) { d.Blocks = append(d.Blocks, blocks...) }
	add(Paragraph{Words: "You apply for Access to Work yourself; your employer confirms. It is a grant for what goes beyond the adjustments that an employer has to make. Apply early: when a job is new, the grant can pay more."})
	add(Heading{"The job"}, Facts{[][2]string{{"Your name", f.Person}, {"Job", f.JobTitle}, {"Employer", f.Employer}, {"Site", f.Site}, {"Hours a week", f.Hours}, {"Pay", f.Pay}, {"Begins", f.Begins.Long()}, {"Who confirms at work", f.Manager}}})
	add(Heading{"What it is for"})
	if len(f.Items) == 0 {
		add(Paragraph{Words: "No adjustment is down for Access to Work yet."})
	}
	for i, item := range f.Items {
		add(Together{Blocks: []Block{Paragraph{Words: fmt.Sprintf("%d. %s", i+1, item.Words), Bold: true}, Facts{[][2]string{{"Why", item.About}, {"Cost", item.Cost}, {"Who pays", item.Pays}, {"How far it is", item.Status}, {"Their reference", item.Ref}, {"What shows it", item.Evidence}}}}})
	}
	if len(f.Gather) > 0 {
		add(Heading{"Still to find"}, Bullets{f.Gather})
	}
	if len(f.Rates) > 0 {
		add(Heading{"What we know of the money"}, Bullets{f.Rates}, Paragraph{Words: "Please check these on GOV.UK before you rely on them.", Quiet: true})
	}
	return d
}

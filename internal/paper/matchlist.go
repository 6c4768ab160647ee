package paper

import (
	"fmt"
	"regexp"
	"strings"
	"time"

	"jobwright/brokerage"
	"jobwright/internal/day"
	"jobwright/internal/text"
)

// MatchList is the person's own view of a match: which jobs may suit and why, in their order. Of what fits stands what the
// job offers, all else is told in full: a table of everything would be read by nobody. It is for the person alone.
func MatchList(person string, results []brokerage.Result, house House, on day.Date, made time.Time, large bool) Document {
	d := Document{Title: "Jobs and how they suit you", Subtitle: "For " + person, FileName: dated("jobs-that-may-suit", on, 0), House: house, For: person, On: on, Made: made, Large: large}
	d.Blocks = append(d.Blocks, Paragraph{Words: "You decide. This list only compares what you told us you want with what we know of each job. Please tell us what is wrong or missing."})
	if len(results) == 0 {
		d.Blocks = append(d.Blocks, Note{"There is no job on the list yet."})
	}
	for i, r := range results {
		title := fmt.Sprintf("%d. %s", i+1, r.Title)
		if r.Employer != "" {
			title += ", " + r.Employer
		}
		d.Blocks = append(d.Blocks, Heading{title}, Paragraph{Words: standing(r)})
		t := Table{Columns: []Column{{Head: "About"}, {Head: "You want"}, {Head: "The job offers"}, {Head: "So"}}, Lists: true}
		var fits []string
		for _, f := range r.Findings {
			if f.Verdict == brokerage.Fits {
				fits = append(fits, strings.TrimSuffix(strings.ToLower(criterionWords[f.Criterion])+": "+f.Offers, ": "))
				continue
			}
			t.Rows = append(t.Rows, []string{criterionWords[f.Criterion], text.Capital(f.Wants), text.Capital(f.Offers), verdictWords[f.Verdict] + ". " + toYou(f.Because)})
		}
		if len(fits) > 0 {
			d.Blocks = append(d.Blocks, Paragraph{Words: "This fits. " + text.Capital(strings.Join(fits, "; ")) + "."})
		}
		if len(t.Rows) > 0 {
			d.Blocks = append(d.Blocks, t)
		}
	}
	return d
}

// theirWords are the words for the person in the reasons of a match, which speak of nobody else by them.
var theirWords = regexp.MustCompile(`\b(They|they|Their|their|Them|them)\b`)

// toYou turns a reason that is told to staff about the person into one that is told to the person.
func toYou(because string) string {
	return theirWords.ReplaceAllStringFunc(because, func(w string) string {
		return map[string]string{"They": "You", "they": "you", "Their": "Your", "their": "your", "Them": "You", "them": "you"}[w]
	})
}

// standing says in a sentence how a job stands.
func standing(r brokerage.Result) string {
	s := brokerage.Points(r.Score) + " of 100 points."
	if r.Stopped() {
		s = "Something speaks against it for now."
	}
	if r.ToAsk > 0 {
		s += " " + text.Capital(text.Count(r.ToAsk, "thing is", "things are")) + " still to be asked."
	}
	if r.Decided != nil && r.Decided.What == "rejected" {
		s += " You said that it is not for you"
		if r.Decided.Reason != "" {
			s += ": " + r.Decided.Reason
		}
		s += "."
	}
	return s
}

// criterionWords name the criteria to the person.
var criterionWords = [brokerage.Criteria]string{"Kind of work", "Kind of business", "Skills", "Licences", "Hours", "Days and times", "Way to work", "What the work asks", "Pay", "Contract", "Employer"}

// verdictWords name the verdicts to the person.
var verdictWords = map[brokerage.Verdict]string{brokerage.Fits: "Fits", brokerage.Adjust: "Fits with an adjustment", brokerage.Carve: "Could be shaped", brokerage.Ask: "To be asked", brokerage.Stop: "Not now"}

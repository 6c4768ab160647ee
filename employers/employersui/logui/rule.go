package logui

import (
	"strconv"

	"fyne.io/fyne/v2"

	"jobwright/employers"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/theme"
)

// showRule says in plain words how contacts are counted (item 17 of the scale, facts.md a.3), and with which figures.
// Whose is the colleague they belong to, empty for oneself.
func showRule(p Parts, whose string, f employers.Frequency) {
	your := "Your figures"
	if whose != "" {
		your = "The figures of " + whose
	}
	body := kit.Column(5, kit.Column(2, lines(rule(f))...), kit.Column(2, append([]fyne.CanvasObject{
		kit.NewSection(your, ""), kit.NewText(text.Weekday(f.From) + " to " + text.Weekday(f.To)).Tone(theme.Quiet).Wrap()}, lines(figures(f))...)...))
	kit.ShowDialog(p.canvas(), kit.DialogSpec{Title: "How contacts are counted", Sub: "Item 17 of the fidelity scale: frequent contact with employers.", Body: body,
		Wide: 620, Cancel: "Close"})
}

func lines(words []string) []fyne.CanvasObject {
	var out []fyne.CanvasObject
	for _, w := range words {
		out = append(out, kit.TopRow(2, kit.Column(0, kit.AtLeast(0, 20, kit.NewIcon("dot", theme.Action).Sized(16))), kit.Grow(kit.NewText(w).Wrap())))
	}
	return out
}

func rule(f employers.Frequency) []string {
	return []string{
		"A contact counts when it was in person and you met somebody who can hire. Calls, emails, workshops and job fairs do not count.",
		"Weeks run from Monday to Sunday. A week wholly on leave, or before the first day at work, is left out.",
		"The target is " + oneDecimal(f.Target) + " a week. A lead can change it in Settings. With one or two job seekers it is twice their number.",
		"Contacts should be logged within " + text.Number(employers.LogDays) + " days. If fewer than 8 in 10 are, the score is 2 at most.",
		"Somebody should look at the log with you every week, and record it. With a review once a month only, the score is 3 at most; with fewer, 2.",
	}
}

func figures(f employers.Frequency) []string {
	if f.Score == 0 {
		return []string{f.Because}
	}
	out := []string{
		text.Count(f.Counted, "contact counts", "contacts count") + " in " + text.Count(f.AtWork, "week", "weeks") + " at work: " + oneDecimal(f.Mean) + " a week.",
	}
	if f.ForPeople > 0 {
		out = append(out, text.Number(f.ForPeople)+" of them were about a participant: "+oneDecimal(f.PeopleMean)+" a week.")
	}
	if f.KnownInTime > 0 {
		out = append(out, text.Number(f.InTime)+" of "+text.Number(f.KnownInTime)+" were logged in time.")
	}
	out = append(out, "Reviewed: "+map[employers.ReviewRhythm]string{employers.Weekly: "weekly", employers.Monthly: "monthly", employers.NotReviewed: "less than monthly"}[f.Reviewed]+".")
	return append(out, scoreWords(f)+": "+f.Because)
}

// scoreWords is the result in a few words. It is indicative: only a review of the service makes a score official.
func scoreWords(f employers.Frequency) string {
	if f.Score == 0 {
		return "No score: no data"
	}
	return "Score " + text.Number(f.Score) + " of 5, indicative"
}

// oneDecimal writes a mean: 4.7, and 6 for a whole one.
func oneDecimal(v float64) string {
	s := strconv.FormatFloat(v, 'f', 1, 64)
	if n := len(s); s[n-1] == '0' {
		return s[:n-2]
	}
	return s
}

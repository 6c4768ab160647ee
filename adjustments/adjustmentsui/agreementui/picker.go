package agreementui

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/adjustments"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/theme"
)

// The suggestions that the picker begins with, and how many Show more adds.
const (
	firstSuggestions = 8
	moreSuggestions  = 16
)

// picker is what fits a person and a job: suggestions in their order with the reason for each, to be ticked. What is ticked stands in a
// field, which is also where one searches and writes one's own.
type picker struct {
	list   []adjustments.Suggestion
	not    []adjustments.Declined // what was asked for before and not agreed
	field  *kit.ManySelect
	shown  int
	ticks  map[string]*kit.Checkbox
	rows   *fyne.Container
	more   *kit.Button
	resize func()
}

// makePick makes the form that adds adjustments to an agreement.
func makePick(s *Agreements, w work, of sheet.Of) *sheet.Sheet {
	k := &picker{list: s.p.suggestions(w.facts, taken(w.page.Agreement)), not: w.page.Agreement.Declined, shown: firstSuggestions, ticks: map[string]*kit.Checkbox{}, rows: kit.Column(3)}
	k.field = s.p.adjustmentField(func(context.Context) ([]adjustments.Suggestion, error) { return k.list, nil })
	k.field.OnChange(k.marked)
	k.more = kit.NewButton(kit.Quiet, "Show more", func() {
		k.shown += moreSuggestions
		k.draw()
	}).Slim()
	k.draw()
	sh := &sheet.Sheet{Heading: "What would help at work?", Main: "Add them", Wide: 820, Parts: []kit.Part{
		kit.NewField("items", "Adjustments", k.field).Needed("Please tick what would help, or write your own.").Hint("Type to search the whole list, or write your own and press Enter."),
		kit.Show(kit.Column(2, page.Heading("What fits first", 0), page.Quiet(fitWords(k.list)))),
		kit.Show(k.rows),
		kit.Show(kit.Start(k.more)),
		kit.Show(kit.Start(kit.NewButton(kit.Quiet, "What the law says, and who pays", s.showLaw).Icon("info").Slim())),
	}}
	sh.Made = func() { k.resize = func() { sh.Dialog.Relayout() } }
	sh.Title = func() string { return "Adjustments for " + w.page.Participant.Name() }
	sh.Said = func() string { return "Added: " + countWords(len(k.field.Values())) }
	return s.within(pickForm, w, of, sh, func(a adjustments.Agreement) adjustments.Agreement {
		a.Items = append(append([]adjustments.Item(nil), a.Items...), s.p.chosenItems(k.field, w.needs)...)
		return a
	})
}

// fitWords say what the order of the suggestions goes by.
func fitWords(list []adjustments.Suggestion) string {
	if len(list) > 0 && list[0].Fit == adjustments.FitsRest {
		return "No needs are on the person’s profile yet, so the list stands in its own order. It is a list of prompts, not advice. Choose with the person."
	}
	return "First what helps with a need that this job asks for, then other needs, then what the employer offers. It is a list of prompts, not advice. Choose with the person."
}

// draw builds the rows that are shown.
func (k *picker) draw() {
	k.rows.Objects = nil
	last := adjustments.Fit(-1)
	for _, x := range k.list[:min(k.shown, len(k.list))] {
		if x.Fit != last {
			last = x.Fit
			k.rows.Add(kit.NewSection(fitTitles[x.Fit], ""))
		}
		k.rows.Add(k.row(x))
	}
	if k.shown >= len(k.list) {
		k.more.Hide()
	}
	k.rows.Refresh()
	if k.resize != nil {
		k.resize()
	}
}

var fitTitles = map[adjustments.Fit]string{adjustments.FitsJob: "Helps with a need that this job asks for", adjustments.FitsNeed: "Helps with another need",
	adjustments.FitsOffer: "The employer offers it already", adjustments.FitsRest: "The rest of the list"}

// row is one suggestion with the reason for its place, what it costs and whether Access to Work helps.
func (k *picker) row(x adjustments.Suggestion) fyne.CanvasObject {
	tick := k.ticks[x.Code]
	if tick == nil {
		tick = kit.NewCheckbox(x.Label)
		tick.Set(k.field.Has(x.Code))
		tick.OnChange(func() {
			switch {
			case tick.On() && !k.field.Has(x.Code):
				k.field.Add(suggestionOption(x))
			case !tick.On() && k.field.Has(x.Code):
				k.field.Remove(x.Code)
			}
		})
		k.ticks[x.Code] = tick
	}
	words := kit.Column(0)
	if x.Why != "" {
		words.Add(kit.NewText(x.Why).Wrap())
	}
	words.Add(page.Small(page.Joined(x.Cost, x.AtW)))
	if said := declinedWords(k.not, x.Label); said != "" {
		words.Add(page.Signed("stop", theme.Stop, said))
	}
	return kit.Column(0, kit.Rule(), tick, kit.Row(0, kit.AtLeast(28, 0, kit.NewText("").Sized(theme.Caption)), kit.Grow(words)))
}

// declinedWords say that an entry of the catalogue was asked for before and not agreed, and why; nothing where it was not.
func declinedWords(list []adjustments.Declined, label string) string {
	for _, d := range list {
		if rest, ok := strings.CutPrefix(strings.ToLower(d.Asked), strings.ToLower(label)); !ok || rest != "" && rest[0] != ':' {
			continue
		}
		words := "Asked for before, and not agreed"
		if d.Reason != "" {
			words += ": " + d.Reason
		}
		return page.Sentence(words)
	}
	return ""
}

// marked ticks the rows of what the field holds now.
func (k *picker) marked() {
	for code, tick := range k.ticks {
		tick.Set(k.field.Has(code))
	}
}

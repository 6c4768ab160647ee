package agreementui

import (
	"strconv"
	"strings"

	"jobwright/adjustments"
	"jobwright/employers"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/offer"
	"jobwright/internal/ui/sheet"
	"jobwright/internal/ui/typed"
)

// adviceAbout is what the form of the advice at a place is about: advice has no id of its own.
func adviceAbout(at int) string { return "advice " + strconv.Itoa(at) }

// makeAdvice makes the form of advice that was asked for: a summary, never the letter.
func makeAdvice(s *Agreements, w work, of sheet.Of) *sheet.Sheet {
	list := w.page.Agreement.Advice
	at := len(list)
	was := adjustments.Advice{Requested: s.p.Today()}
	if n, stored := strings.CutPrefix(of.About, "advice "); stored {
		var err error
		if at, err = strconv.Atoi(n); err != nil || at >= len(list) {
			return nil
		}
		was = list[at]
	}
	from := kit.NewChoice(offer.Choices(adjustments.Advisers)...)
	requested, received := kit.NewDateField(s.p.Today), kit.NewDateField(s.p.Today)
	summary := kit.NewArea(3).Limit(2000)
	sh := &sheet.Sheet{Heading: "Advice", Main: "Save advice", Wide: 680, Parts: []kit.Part{
		kit.NewField("from", "Who was asked?", from).Needed("Please choose who was asked."),
		kit.Beside(kit.NewField("requested", "Asked on", requested), kit.NewField("received", "Answer came on", received)),
		kit.NewField("summary", "What do they advise?", summary).Hint("A summary of what would help. No diagnosis needed. The letter itself is not kept here."),
	}}
	sh.Title = func() string { return "Advice for " + w.page.Participant.Name() }
	sh.Said = func() string {
		return "Saved: advice of " + text.Lower(employers.ChoiceLabel(adjustments.Advisers, from.Value()))
	}
	sh.Fill = func() {
		from.SetValue(was.From)
		requested.SetValue(was.Requested)
		received.SetValue(was.Received)
		summary.SetText(was.Summary)
	}
	return s.within(adviceForm, w, of, sh, func(a adjustments.Agreement) adjustments.Agreement {
		ad := adjustments.Advice{From: from.Value(), Summary: typed.Words(summary)}
		ad.Requested, _ = requested.Value()
		ad.Received, _ = received.Value()
		all := append([]adjustments.Advice(nil), a.Advice...)
		if at < len(all) {
			all[at] = ad
		} else {
			all = append(all, ad)
		}
		a.Advice = all
		return a
	})
}

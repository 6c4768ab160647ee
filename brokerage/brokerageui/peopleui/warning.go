package peopleui

import (
	"strings"

	"jobwright/brokerage"
	"jobwright/internal/ui/kit"
	layout "jobwright/internal/ui/page"
	"jobwright/internal/ui/theme"
)

// warning is a sentence with a sign in a form, there only while there is something to say.
type warning struct {
	words *kit.Text
	block *kit.Block
}

func newWarning() warning {
	words := kit.NewText("").Wrap()
	return warning{words, kit.Together(kit.Show(kit.TopRow(2, kit.Column(0, kit.AtLeast(0, 20, kit.NewIcon("warning", theme.Carve).Sized(16))), kit.Grow(words))))}
}

// say shows words, or takes the warning away where there are none.
func (w warning) say(words string) {
	w.words.Set(words)
	w.block.SetShown(words != "")
}

// moneyParts are what to get advice on, for the form in which that is noted: with the advice it goes away.
func (s *People) moneyParts(page brokerage.PersonPage) (parts []kit.Part) {
	for _, n := range brokerage.MoneyNotices(page, s.limit, s.today()) {
		parts = append(parts, kit.Show(layout.Signed("warning", theme.Carve, string(n))))
	}
	if len(parts) > 0 {
		parts = append(parts, kit.Show(layout.Small("Note the talk below, under Advice that was given, with its day. Then this goes away.")))
	}
	return parts
}

// warnOfMoney says what to get advice on before the job as it stands in the fields changes a benefit.
func (f *jobFields) warnOfMoney(s *People, page brokerage.PersonPage, j brokerage.Job) {
	var others []brokerage.Job
	for _, o := range page.Jobs {
		if o.ID != j.ID {
			others = append(others, o)
		}
	}
	say := func() {
		page.Jobs = append(others[:len(others):len(others)], f.read(j))
		var words []string
		for _, n := range brokerage.MoneyNotices(page, s.limit, s.today()) {
			words = append(words, string(n))
		}
		f.money.say(strings.Join(words, " "))
	}
	for _, in := range []kit.Input{f.hours, f.pay, f.unit, f.start, f.end, f.held, f.vacancy} {
		in.OnChange(say)
	}
	say()
}

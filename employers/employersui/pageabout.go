package employersui

import (
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/employers"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/theme"
)

// about is everything else that is known, in pairs of a word and what it says; what is not known is left out.
func (p *employerPage) about() fyne.CanvasObject {
	e := p.Shown.page.Employer
	column := kit.Column(3, page.Heading("About", 0, p.quietButton("Edit", func() { p.s.editEmployer(e.ID) })...), p.stage(e))
	pairs := kit.Pairs()
	for _, fact := range p.facts(e) {
		if fact.words != "" {
			pairs.Add(kit.Column(0, kit.NewText(fact.title).Sized(theme.Caption).Tone(theme.Quiet), kit.NewText(fact.words).Wrap()))
		}
	}
	column.Add(pairs)
	return column
}

// fact is one pair of About.
type fact struct{ title, words string }

func (p *employerPage) facts(e employers.Employer) []fact {
	s := p.s
	look := ""
	if !e.LookAgainOn.IsZero() {
		look = text.Near(e.LookAgainOn, p.Shown.today)
	}
	return []fact{
		{"Owner", s.nameOf(e.Owner)}, {"Relation", relationWords[min(max(e.Relation, 0), len(relationWords)-1)]}, {"Look again", look},
		{"Phone", e.Phone}, {"E-mail", e.Email}, {"Website", e.Website}, {"Address", employers.AddressLine(e.Address, e.Town, e.Postcode)},
		{"Size", p.sizeFact(e)}, {"Sector", p.sectorFact(e)}, {"Formerly", e.FormerName}, {"Company or charity number", e.CompanyNumber},
		{"Why they might work with us", strings.Join(s.labels("employer_motivations", e.Motivations), ", ")},
		{"How often they hire", employers.ChoiceLabel(employers.HiringFrequencies, e.Hiring)}, {"How they hire", e.HiringRoute}, {"Hard to fill", e.HardToFill},
		{"Contracts and shifts", e.Shifts}, {"Environment", e.Environment}, {"What they do already", employers.PracticeWords(e.Practice)},
		{"How we found them", s.label("employer_lead_sources", e.LeadSource)}, {"Privacy notice given", p.dayWords(e)}, {"Notes", e.Notes},
	}
}

func (p *employerPage) dayWords(e employers.Employer) string {
	if e.NoticeGivenOn.IsZero() {
		return ""
	}
	return text.Short(e.NoticeGivenOn, p.Shown.today)
}

func (p *employerPage) sizeFact(e employers.Employer) string {
	words := p.s.bandWord(e.Size)
	if e.SizePrinted != "" {
		words = strings.TrimPrefix(words+", printed as "+e.SizePrinted, ", ")
	}
	if e.Headcount > 0 {
		words = strings.TrimPrefix(words+" ("+text.Count(e.Headcount, "person", "people")+")", " ")
		if !e.HeadcountOn.IsZero() {
			words += ", counted " + text.Short(e.HeadcountOn, p.Shown.today)
		}
	}
	return words
}

func (p *employerPage) sectorFact(e employers.Employer) string {
	words := p.s.label("sic2007_sections", e.Section())
	if len(e.SIC) > 0 && len(e.SIC[0]) > 1 {
		words += " (SIC " + strings.Join(e.SIC, ", ") + ")"
	}
	body := strings.ToLower(employers.ChoiceLabel(employers.SectorBodies, string(e.Sector)))
	if e.PublicBody && body == "" {
		body = "public"
	}
	if body != "" {
		words += ", " + body + " sector"
	}
	return text.Capital(strings.TrimPrefix(words, ", "))
}

// stage is how far the relation is, with what to do and not to do there one click away.
func (p *employerPage) stage(e employers.Employer) fyne.CanvasObject {
	inside := kit.Column(2)
	title := "Relation"
	for _, c := range p.s.p.Codes("cup_stages") {
		if c.Code != e.Stage && !(e.Stage == "" && c.Code == employers.StageNotMet) {
			continue
		}
		title = c.Label
		for _, line := range []fact{{"Aim", c.Data["aim"]}, {"Ask for", c.Data["ask_for"]}, {"Do not", c.Data["do_not"]}} {
			if line.words != "" {
				inside.Add(kit.Column(0, kit.NewText(line.title).Sized(theme.Caption).Tone(theme.Quiet), kit.NewText(page.Sentence(line.words)).Wrap()))
			}
		}
	}
	if p.s.mayChange() {
		inside.Add(kit.Start(p.Button(kit.NewButton(kit.Outline, "Change stage…", func() { p.s.stageMenu(e) }).Slim().Plain())))
	}
	dots := kit.Row(2, kit.NewDots("Stage of the relation", stageDots[e.Stage], 4), kit.Grow(kit.NewText(p.s.stageWord(e.Stage)).Bold().Shrink()))
	p.fold = kit.NewFold(title, "what to do now", inside)
	return kit.Column(2, dots, p.fold)
}

package employersui

import (
	"context"
	"strconv"
	"strings"

	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// filterForm is the dialog that puts a filter together.
type filterForm struct {
	s        *Employers
	was      employers.Filter
	quiet    *kit.Entry
	stages   *ticks
	owners   *ticks
	sections *ticks
	sizes    *ticks
	wants    *ticks
	pledges  *ticks
	areas    *kit.Entry
	expires  *kit.Entry
	open     *kit.Checkbox
	noStep   *kit.Checkbox
	stop     *kit.Checkbox
	form     *kit.Form
	dialog   *kit.Dialog
	found    *kit.Text // how many employers there would be
	counting task.Latest
}

// askFilter opens the dialog with the filter that is on.
func (s *Employers) askFilter() {
	f := &filterForm{s: s, was: s.list.Filter(), found: kit.NewText("").Tone(theme.Quiet)}
	f.make()
	f.form.Fill(f.fill)
	f.dialog = kit.ShowDialog(s.window(), kit.DialogSpec{
		Title: "Filter employers", Sub: "Within one group any tick will do; between the groups all must hold.", Wide: 700,
		Body: f.form, Main: "Show", OnMain: f.form.Save, OnCancel: f.counting.Stop, Focus: f.quiet.Focus(), Note: kit.AtLeast(120, 0, f.found),
		Extra: []*kit.Button{kit.NewButton(kit.Outline, "Clear", func() {
			f.was = employers.Filter{Words: f.was.Words}
			f.fill()
		}).Plain()},
	})
	f.count()
}

func (f *filterForm) make() {
	s := f.s
	f.quiet, f.expires, f.areas = kit.NewEntry().Limit(3), kit.NewEntry().Limit(4), kit.NewEntry().Limit(200)
	f.open, f.noStep, f.stop = kit.NewCheckbox(""), kit.NewCheckbox(""), kit.NewCheckbox("")
	f.stages = newTicks("stage", s.stageOptions())
	f.owners = newTicks("owner", append(s.ownerOptions(), kit.Option{ID: "", Title: "Nobody"}))
	f.sections = newTicks("section", append(s.codeOptions("sic2007_sections"), kit.Option{ID: "", Title: "Not known"}))
	f.sizes = newTicks("size", s.sizeOptions())
	f.wants = newTicks("motivation", s.codeOptions("employer_motivations"))
	f.pledges = newTicks("pledge", s.codeOptions("employer_pledges"))
	group := func(title, words string, open bool, t *ticks) kit.Part {
		return kit.Folded(title, words, open, t.parts...)
	}
	f.form = kit.NewForm(s.p.Run, f.save,
		kit.Beside(
			kit.NewField("quiet", "Not contacted for so many weeks", f.quiet).Hint("For example 6; who was never contacted counts too.").Check(wholeNumber(f.quiet, 520)),
			kit.NewField("areas", "Postcode areas", f.areas).Hint("The letters at the beginning, such as S or DN.")),
		kit.Beside(kit.NewField("open", "An open relation", f.open), kit.NewField("nostep", "No next step", f.noStep)),
		group("Stage", "how far the relation is", true, f.stages),
		group("Owner", "whose employers", len(f.was.Owners) > 0, f.owners),
		group("Sector", "what they do", len(f.was.Sections) > 0, f.sections),
		group("Size", "how many people work there", len(f.was.Sizes) > 0, f.sizes),
		group("Motivation", "why they might work with us", len(f.was.Motivations) > 0, f.wants),
		kit.Folded("Pledge", "what they have promised in public", len(f.was.Pledges) > 0 || f.was.PledgeExpires > 0, append(f.pledges.parts,
			kit.NewField("expires", "A pledge ends within so many days", f.expires).Hint("For example 90.").Check(wholeNumber(f.expires, 3660)))...),
		kit.Folded("Do not contact", "who has asked to be left alone", f.was.DoNotContact, kit.NewField("stop", "Only those who must not be contacted", f.stop)))
	for _, t := range []*ticks{f.stages, f.owners, f.sections, f.sizes, f.wants, f.pledges} {
		t.onChange(f.count)
	}
	for _, in := range []kit.Input{f.quiet, f.expires, f.areas, f.open, f.noStep, f.stop} {
		in.OnChange(f.count)
	}
}

func (f *filterForm) fill() {
	w := f.was
	f.quiet.SetText(numberOrNone(w.QuietWeeks))
	f.expires.SetText(numberOrNone(w.PledgeExpires))
	f.areas.SetText(showAreas(w.Areas))
	f.open.Set(w.Open)
	f.noStep.Set(w.NoNextStep)
	f.stop.Set(w.DoNotContact)
	f.stages.set(w.Stages)
	owners := make([]string, len(w.Owners))
	for i, id := range w.Owners {
		owners[i] = string(id)
	}
	f.owners.set(owners)
	f.sections.set(w.Sections)
	f.sizes.set(w.Sizes)
	f.wants.set(w.Motivations)
	f.pledges.set(w.Pledges)
}

// read is the filter as the boxes have it.
func (f *filterForm) read() employers.Filter {
	out := f.was // with what no box stands for
	out.Stages, out.Sections, out.Sizes = f.stages.chosen(), f.sections.chosen(), f.sizes.chosen()
	out.Motivations, out.Pledges, out.Areas = f.wants.chosen(), f.pledges.chosen(), readAreas(f.areas.Text())
	out.Open, out.NoNextStep, out.DoNotContact = f.open.On(), f.noStep.On(), f.stop.On()
	out.Owners = nil
	for _, id := range f.owners.chosen() {
		out.Owners = append(out.Owners, people.StaffID(id))
	}
	out.QuietWeeks, _ = strconv.Atoi(strings.TrimSpace(f.quiet.Text()))
	out.PledgeExpires, _ = strconv.Atoi(strings.TrimSpace(f.expires.Text()))
	return out
}

// count says beside the buttons how many employers there would be.
func (f *filterForm) count() {
	if f.dialog == nil {
		return
	}
	want := f.read()
	task.Go(f.counting.Next(), f.s.p.Run, func(ctx context.Context) (int, error) {
		return f.s.p.Register.CountEmployers(ctx, want)
	}, func(n int, err error) {
		if err == nil { // a count that cannot be had is no news: Show says what is wrong
			f.found.Set(text.Count(n, "employer", "employers"))
		}
	})
}

func (f *filterForm) save() {
	f.counting.Stop()
	f.form.Close()
	f.dialog.Close()
	f.s.setFilter(f.read())
}

// readAreas are the postcode areas and districts that were typed, in capitals; "?" stands for not known.
func readAreas(typed string) (out []string) {
	for _, w := range strings.FieldsFunc(strings.ToUpper(typed), func(r rune) bool { return r == ',' || r == ';' || r == ' ' }) {
		out = append(out, strings.TrimPrefix(w, "?"))
	}
	return out
}

// showAreas writes them as readAreas reads them.
func showAreas(areas []string) string {
	shown := make([]string, len(areas))
	for i, a := range areas {
		if shown[i] = a; a == "" {
			shown[i] = "?"
		}
	}
	return strings.Join(shown, ", ")
}

func numberOrNone(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

// wholeNumber is the rule of a field that takes nothing or a whole number up to most.
func wholeNumber(e *kit.Entry, most int) func() error {
	return func() error {
		words := strings.TrimSpace(e.Text())
		if words == "" {
			return nil
		}
		if n, err := strconv.Atoi(words); err != nil || n < 0 || n > most {
			return people.FieldError{Message: "Please type a whole number up to " + text.Number(most) + "."}
		}
		return nil
	}
}

// codeOptions are the entries of a code list that may be chosen.
func (s *Employers) codeOptions(list string) (out []kit.Option) {
	for _, c := range s.p.Codes.Offered(list) {
		out = append(out, kit.Option{ID: c.Code, Title: c.Label})
	}
	return out
}

// stageOptions are the stages of a relation by their short names.
func (s *Employers) stageOptions() (out []kit.Option) {
	for _, c := range s.p.Codes.Offered("cup_stages") {
		out = append(out, kit.Option{ID: c.Code, Title: s.stageWord(c.Code)})
	}
	return out
}

// sizeOptions are the size bands and, for those above 250, how they are printed.
func (s *Employers) sizeOptions() (out []kit.Option) {
	for _, c := range s.p.Codes.Offered("employer_size_bands") {
		out = append(out, kit.Option{ID: c.Code, Title: s.bandWord(c.Code)})
	}
	for _, b := range employers.PrintedBands {
		out = append(out, kit.Option{ID: b, Title: b})
	}
	return out
}

// ownerOptions are the colleagues who can own an employer.
func (s *Employers) ownerOptions() (out []kit.Option) {
	for _, p := range s.colleagues() {
		o := kit.Option{ID: string(p.ID), Title: p.Name}
		if p.ID == s.p.Me().ID {
			o.Title += " (me)"
		}
		out = append(out, o)
	}
	return out
}

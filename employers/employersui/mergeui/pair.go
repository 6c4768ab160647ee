package mergeui

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/employers"
	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/theme"
)

// pair is two employers side by side. The sides stand still; which of them stays can be changed.
type pair struct {
	page        *Page
	left, right employers.Page
	staff       []people.Staff
	because     []string
	stays       *kit.Choice
	chosen      map[string]kit.Pick // what the person has picked, by field
	fields      []employers.MergeField
	rows        []employers.MergeField // those of fields that differ, as the comparison shows them
	compare     *kit.Compare
	same        *kit.Fold // what both say, nil where that is nothing
	holder      *fyne.Container
	moves       *kit.Text
	content     fyne.CanvasObject
}

// newPair shows two employers; before, if it is of the same two, hands on what the person has picked.
func newPair(s *Page, t two, because []string, before *pair) *pair {
	p := &pair{page: s, left: t.left, right: t.right, staff: t.staff, because: because, chosen: map[string]kit.Pick{}, holder: kit.Column(0), moves: kit.NewText("").Wrap()}
	stays := "left"
	if weight(t.right) > weight(t.left) {
		stays = "right"
	}
	if before != nil && before.key() == p.key() {
		p.chosen, stays = before.chosen, before.stays.Value()
	}
	p.stays = kit.NewChoice(kit.Option{ID: "left", Title: p.names()[0]}, kit.Option{ID: "right", Title: p.names()[1]})
	p.stays.SetValue(stays)
	p.stays.OnChange(p.fill)
	p.fill()
	p.content = p.build()
	if before != nil && before.key() == p.key() {
		p.compare.Go(before.compare.At())
		if p.same != nil && before.same != nil {
			p.same.Open(before.same.Opened())
		}
	}
	return p
}

// weight is how much hangs on an employer: the one with more stays, unless the person wants the other.
func weight(p employers.Page) int {
	n := p.Contacts + len(p.People) + len(p.Sites) + len(p.Next) + p.Events
	if p.Employer.Owner != "" {
		n++
	}
	return n
}

func (p *pair) key() string {
	return string(p.left.Employer.ID) + "," + string(p.right.Employer.ID)
}

// names are what the two are called here; two of one name are told apart by place or side.
func (p *pair) names() [2]string {
	a, b := p.left.Employer, p.right.Employer
	if a.Name != b.Name {
		return [2]string{a.Name, b.Name}
	}
	if a.Town != b.Town && a.Town != "" && b.Town != "" {
		return [2]string{a.Name + ", " + a.Town, b.Name + ", " + b.Town}
	}
	return [2]string{a.Name + ", left", b.Name + ", right"}
}

// kept and gone are the employer that stays and the one that goes.
func (p *pair) kept() employers.Page {
	if p.stays.Value() == "right" {
		return p.right
	}
	return p.left
}

func (p *pair) gone() employers.Page {
	if p.stays.Value() == "right" {
		return p.left
	}
	return p.right
}

// pickOf turns a side of the merge into a side of the screen, and sideOf back.
func (p *pair) pickOf(side employers.Side) kit.Pick {
	switch {
	case side == employers.FromBoth:
		return kit.PickBoth
	case (side == employers.FromKept) == (p.stays.Value() != "right"):
		return kit.PickLeft
	}
	return kit.PickRight
}

func (p *pair) sideOf(pick kit.Pick) employers.Side {
	switch {
	case pick == kit.PickBoth:
		return employers.FromBoth
	case (pick == kit.PickLeft) == (p.stays.Value() != "right"):
		return employers.FromKept
	}
	return employers.FromGone
}

// fill compares the two anew, after another was chosen to stay.
func (p *pair) fill() {
	p.fields = employers.MergeFields(p.kept().Employer, p.gone().Employer)
	p.rows = nil
	var rows []kit.CompareRow
	var same []string
	for _, f := range p.fields {
		if !f.Differs() {
			if f.A != "" {
				same = append(same, f.Label+": "+p.shown(f, f.A))
			}
			continue
		}
		left, right := p.shown(f, f.A), p.shown(f, f.B)
		if p.stays.Value() == "right" {
			left, right = right, left
		}
		pick, said := p.chosen[f.Name]
		if !said {
			pick = p.pickOf(f.Pick)
		}
		p.rows = append(p.rows, f)
		rows = append(rows, kit.CompareRow{Label: f.Label, Left: left, Right: right, Both: f.Many, Pick: pick})
	}
	names := p.names()
	p.compare = kit.NewCompare("What the merged employer takes", names[0], names[1], rows, func(row int, pick kit.Pick) { p.chosen[p.rows[row].Name] = pick })
	objects := []fyne.CanvasObject{p.compare}
	p.same = nil
	if len(same) > 0 {
		lines := make([]fyne.CanvasObject, len(same))
		for i, words := range same {
			lines[i] = kit.NewText(words).Tone(theme.Quiet).Wrap()
		}
		p.same = kit.NewFold("The same in both", text.Count(len(same), "field", "fields"), kit.Column(1, lines...))
		objects = append(objects, p.same)
	}
	p.holder.Objects = objects
	p.holder.Refresh()
	p.moves.Set(p.moving())
}

// build lays the comparison out: what to do stays above, the rest scrolls.
func (p *pair) build() fyne.CanvasObject {
	merge := kit.NewButton(kit.Filled, "Merge", p.merge)
	differ := kit.NewButton(kit.Outline, "Not the same", p.differ).Plain()
	if why := p.page.denied(); why != "" {
		merge.Disable(why)
		differ.Disable(why)
	}
	why := "You chose these two to be compared."
	if len(p.because) > 0 {
		why = "They may be one: " + text.And(p.because...) + "."
	}
	top := kit.Column(2, kit.NewText(bothNames(p.left.Employer.Name, p.right.Employer.Name)).Sized(theme.Section).Bold().Wrap(),
		kit.NewText(why).Tone(theme.Quiet).Wrap(), kit.Flow(2, merge, differ))
	objects := []fyne.CanvasObject{kit.NewField("stays", "Which one stays?", p.stays), p.moves}
	if words := p.warning(); words != "" {
		objects = append(objects, kit.NewBanner(kit.Warning, words))
	}
	objects = append(objects, kit.Column(1, kit.NewSection("What it takes", "where the two differ"),
		kit.NewText("Click a value, or use the arrow keys. Lists are united unless you pick one side.").Tone(theme.Quiet).Wrap()), p.holder)
	scroll := kit.Scroll(kit.PadXY(5, 0, kit.Column(4, append(objects, kit.AtLeast(0, 24, kit.Column(0)))...)))
	if w := p.page.p.Nav.Window(); w != nil {
		kit.FollowFocus(w.Canvas(), scroll)
	}
	return kit.Column(3, kit.PadXY(5, 4, top), kit.Grow(scroll))
}

// warning says what a merge must not hide.
func (p *pair) warning() string {
	a, b := p.left.Employer, p.right.Employer
	switch {
	case a.CompanyNumber != "" && b.CompanyNumber != "" && a.CompanyNumber != b.CompanyNumber:
		return "They have different company numbers: two firms can share a name. Merge them only if you are sure."
	case (a.DoNotContact == "") != (b.DoNotContact == ""):
		return "One of them must not be contacted. The merged employer will not be contacted either, unless you pick otherwise below."
	}
	return ""
}

// moving says what goes from one to the other.
func (p *pair) moving() string {
	gone := p.gone()
	var parts []string
	for _, c := range []struct {
		n         int
		one, many string
	}{{gone.Contacts, "contact", "contacts"}, {len(gone.People), "person", "people"}, {len(gone.Sites), "site", "sites"}, {gone.Events, "event", "events"}, {len(gone.Next), "next step", "next steps"}} {
		if c.n > 0 {
			parts = append(parts, text.Count(c.n, c.one, c.many))
		}
	}
	names := p.names()
	from, to := names[1], names[0]
	if p.stays.Value() == "right" {
		from, to = to, from
	}
	words := "Nothing hangs on " + from + "."
	if len(parts) > 0 {
		total := gone.Contacts + len(gone.People) + len(gone.Sites) + gone.Events + len(gone.Next)
		verb := " go to "
		if total == 1 {
			verb = " goes to "
		}
		words = text.And(parts...) + verb + to + "."
	}
	return words + " " + from + " then leaves the list. Undo brings it back as it was."
}

// shown is a value in the words of people.
func (p *pair) shown(f employers.MergeField, v string) string {
	switch {
	case v == "" || f.List == "":
		return v
	case f.List == "staff":
		i := slices.IndexFunc(p.staff, func(x people.Staff) bool { return string(x.ID) == v })
		if i < 0 {
			return "A colleague who is gone"
		}
		return p.staff[i].Name
	}
	var words []string
	for _, code := range strings.Split(v, ";") {
		words = append(words, p.called(f.List, code))
	}
	return strings.Join(words, "; ")
}

// called is one code in words, with its level where it has one.
func (p *pair) called(list, code string) string {
	switch list {
	case "cup_stages":
		return employers.StageName(code)
	case "sic2007_sections":
		section := employers.Section(code)
		if section == code {
			return employers.SectionName(section)
		}
		return employers.SectionName(section) + " (" + code + ")"
	}
	code, level, _ := strings.Cut(code, ":")
	if list == "employer_pledges" {
		return employers.Pledge{Code: code, Level: level}.Words(p.page.p.Codes)
	}
	return p.page.p.Codes.Label(list, code)
}

// merge makes the two one.
func (p *pair) merge() {
	if p.page.denied() != "" {
		return
	}
	picks := map[string]employers.Side{}
	for i, f := range p.rows {
		picks[f.Name] = p.sideOf(p.compare.Picked(i))
	}
	kept, gone := p.kept().Employer, p.gone().Employer
	merged := employers.Merged(kept, gone, picks)
	p.page.change(func(ctx context.Context) error { return p.page.p.Register.Merge(ctx, merged, gone.ID, gone.Version) },
		"Merged: "+gone.Name+" is now part of "+merged.Name+".")
}

// differ remembers that they are two.
func (p *pair) differ() {
	a, b := p.left.Employer, p.right.Employer
	p.page.change(func(ctx context.Context) error { return p.page.p.Register.NotDuplicates(ctx, a.ID, b.ID) },
		"Kept as two: "+bothNames(a.Name, b.Name)+".")
}

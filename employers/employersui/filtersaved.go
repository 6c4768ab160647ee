package employersui

import (
	"context"

	"fyne.io/fyne/v2"

	"jobwright/employers"
	"jobwright/internal/id"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/theme"
)

// saveFilter asks for the name of the filter that is on.
func (s *Employers) saveFilter() {
	s.editFilter(employers.SavedFilter{ID: id.New(), Owner: s.p.Me().ID, Filter: s.list.Filter(), Sort: s.list.Layout().Order.Column, Down: s.list.Layout().Order.Desc,
		Pinned: true, Place: len(s.bar.saved)})
}

// editFilter is the dialog for a filter's name and who sees it, new or saved.
func (s *Employers) editFilter(f employers.SavedFilter) {
	name, pin, share := kit.NewEntry().Limit(60), kit.NewCheckbox(""), kit.NewCheckbox("")
	name.SetText(f.Name)
	pin.Set(f.Pinned)
	share.Set(f.Shared)
	var d *kit.Dialog
	form := kit.NewForm(s.p.Run, func() {
		f.Name, f.Pinned, f.Shared = name.Text(), pin.On(), share.On()
		d.Close()
		s.change("Filter saved: "+f.Name, func(ctx context.Context) error { return s.p.Register.SaveFilter(ctx, &f) })
	}, kit.NewField("name", "Name", name).Needed("Please give the filter a name.").Check(func() error { return s.nameTaken(name.Text(), f.ID) }),
		kit.NewField("pinned", "Pin it above the list", pin), kit.NewField("shared", "Share it with the team", share).Hint("Everybody who opens this store sees it."))
	d = kit.ShowDialog(s.window(), kit.DialogSpec{Title: "Save this filter", Sub: s.filterWords(f.Filter), Body: form, Wide: 480, Main: "Save filter"})
}

// nameTaken is an error where another filter has this name already.
func (s *Employers) nameTaken(name, own string) error {
	for _, f := range pinned(s.bar.saved, s.p.Me().ID) {
		if f.Name == name && f.ID != own {
			return people.FieldError{Field: "name", Message: "There is a filter with this name already."}
		}
	}
	return nil
}

// manageFilters lists the saved filters: use, change, delete.
func (s *Employers) manageFilters() {
	column := kit.Column(2)
	var d *kit.Dialog
	var first fyne.Focusable
	for _, f := range s.bar.saved {
		words := kit.Column(0, kit.NewText(f.Name).Bold().Wrap(), kit.NewText(s.filterWords(f.Filter)+s.sharedBy(f)).Sized(theme.Caption).Tone(theme.Quiet).Wrap())
		use := kit.NewButton(kit.Outline, "Use", func() {
			d.Close()
			s.useFilter(f)
		}).Slim().Plain()
		row := []fyne.CanvasObject{kit.Grow(words), use}
		if first == nil {
			first = use
		}
		if f.Owner == s.p.Me().ID && s.mayChange() {
			row = append(row, kit.NewIconButton("pencil", "Change the filter "+f.Name, func() {
				d.Close()
				s.editFilter(f)
			}).Slim(), kit.NewIconButton("trash", "Delete the filter "+f.Name, func() {
				d.Close()
				s.change("Filter deleted: "+f.Name, func(ctx context.Context) error { return s.p.Register.DeleteFilter(ctx, f.ID, f.Version) })
			}).Slim())
		}
		column.Add(kit.Row(2, row...))
		column.Add(kit.Rule())
	}
	if len(s.bar.saved) == 0 {
		column.Add(kit.NewText("No filter is saved yet. Press Filter, choose, then “Save this filter…” above the list.").Wrap())
	}
	d = kit.ShowDialog(s.window(), kit.DialogSpec{Title: "Saved filters", Body: column, Wide: 560, Cancel: "Close", Focus: first})
}

func (s *Employers) sharedBy(f employers.SavedFilter) string {
	switch {
	case f.Owner != s.p.Me().ID:
		return " · shared by " + s.nameOf(f.Owner)
	case f.Shared:
		return " · shared with the team"
	}
	return ""
}

package importui

import (
	"context"

	"fyne.io/fyne/v2"

	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// importNow writes the rows.
func (s *Page) importNow() {
	o := s.order()
	s.work("Importing "+s.choose.fileName(), func(ctx context.Context, tell func(float64, string)) (Result, error) {
		return s.p.Engine.Import(ctx, o, tell)
	}, func(r Result) {
		s.result = r
		s.p.Nav.Refresh()
		s.to(done)
		s.p.Nav.Say("Imported: "+becomes(r)+".", func() { s.undo(r.Batch) })
	})
}

// undo takes an import back. It cannot be stopped half-way, so it offers no Cancel.
func (s *Page) undo(batch int64) {
	if s.undone[batch] || s.working || s.closed {
		return
	}
	s.working, s.doing = true, kit.Row(2, kit.NewIcon("clock", theme.Quiet).Sized(16), kit.Grow(sentence("Taking the import back…")))
	s.show()
	s.running.Add(1)
	task.Go(context.Background(), s.p.Run, func(ctx context.Context) (int, error) {
		defer s.running.Done()
		return s.p.Engine.UndoImport(ctx, batch)
	}, func(kept int, err error) {
		s.working = false
		if s.closed {
			return
		}
		s.show()
		s.focus()
		if err != nil {
			s.p.Nav.Fail(err)
			return
		}
		s.undone[batch] = true
		s.p.Nav.Refresh()
		words := "The import was taken back."
		if kept > 0 {
			words = "The import was taken back, but for " + text.Count(kept, "record that was changed since and stays.", "records that were changed since and stay.")
		}
		s.p.Nav.Say(words, nil)
		s.show()
		s.focus()
	})
}

// doneContent says what happened.
func (s *Page) doneContent() fyne.CanvasObject {
	if s.undone[s.result.Batch] {
		return kit.AtMost(640, kit.NewBanner(kit.Info, "The import was taken back. The file can be brought in again at any time."))
	}
	r := s.result
	objects := []fyne.CanvasObject{
		kit.Row(2, kit.NewIcon("check", theme.Fits), kit.Grow(kit.NewText("Imported").Sized(theme.Section).Bold())),
		kit.Flow(4, figure(r.Created, "created", theme.Fits), figure(r.Updated, "updated", theme.Adjust), figure(r.Unchanged, "unchanged", theme.Text), figure(r.Skipped, "left out", theme.Stop)),
	}
	if len(r.MadePeople) > 0 {
		objects = append(objects, quiet("Contact people added: "+shortList(r.MadePeople)+"."))
	}
	if len(r.MadeStaff) > 0 {
		objects = append(objects, quiet("Colleagues added: "+shortList(r.MadeStaff)+"."))
	}
	var buttons []fyne.CanvasObject
	if k := s.kindNow(); k.Page != "" {
		buttons = append(buttons, kit.NewButton(kit.Outline, "Show "+lower(k.Title), func() { s.p.Nav.Open(nav.Route{Page: k.Page}) }).Icon("arrow-right"))
	}
	if r.Skipped > 0 && s.check != nil {
		buttons = append(buttons, kit.NewButton(kit.Outline, "Save the bad rows to a file…", s.check.saveBad).Icon("export"))
	}
	if r.Written() > 0 {
		buttons = append(buttons, kit.NewButton(kit.Outline, "Undo import", func() { s.undo(r.Batch) }).Icon("undo"))
	}
	objects = append(objects, kit.Flow(2, buttons...))
	return kit.AtMost(840, kit.Column(4, objects...))
}

package printing

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/internal/paper"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// AskMany are papers of which somebody wants a file each.
type AskMany struct {
	One, Many string       // what they are: "agreement", "agreements"
	Copies    []kit.Option // whose copies there are, by their codes, the usual one first
	Wanted    func(ctx context.Context) ([]paper.Wanted, error)
	Done      func() // after something was saved; may be nil
}

// manyDialog is the dialog of many papers while it is open.
type manyDialog struct {
	p      Parts
	ask    AskMany
	wanted []paper.Wanted
	copies *kit.Choice
	folder *kit.PathField
	field  *kit.Field
	large  *kit.Checkbox
	body   *fyne.Container
	dialog *kit.Dialog
	stop   context.CancelFunc // ends what is being saved; nil = nothing is
	ended  bool               // by whoever saves them
}

// ShowMany asks whose copies of the papers on a list are wanted, and where, and saves them one file each, with a bar and a way to stop. What
// may not go out is left out and told of afterwards.
func (p Parts) ShowMany(ask AskMany) {
	task.Go(context.Background(), p.Run, ask.Wanted, func(wanted []paper.Wanted, err error) {
		switch {
		case p.locked():
		case err != nil:
			p.Nav.Fail(err)
		case len(wanted) == 0:
			p.Nav.Say("The list is empty, so there is nothing to save.", nil)
		default:
			(&manyDialog{p: p, ask: ask, wanted: wanted}).show()
		}
	})
}

func (d *manyDialog) show() {
	d.copies, d.folder, d.large = kit.NewChoice(d.ask.Copies...), kit.NewPathField(kit.Folder), kit.NewCheckbox("Large print")
	d.copies.SetValue(d.ask.Copies[0].ID)
	d.folder.SetText(d.p.Papers.Folder())
	d.field = kit.NewField("folder", "Folder", d.folder).Hint("The files are not encrypted. Delete them once they are handed over.")
	d.body = kit.Column(4, kit.NewText("One file each. It is asked for every one what the person allows today. What may not go out is left out, and named afterwards.").Wrap(),
		kit.NewField("copy", "For whom?", d.copies), d.large, d.field)
	d.dialog = kit.ShowDialog(d.p.canvas(), kit.DialogSpec{Title: "Save " + d.count(len(d.wanted)) + " as PDF", Sub: "Those that the list shows now.", Body: d.body,
		Main: "Save " + text.Count(len(d.wanted), "file", "files"), OnMain: d.save, OnCancel: d.end})
}

// count is so many of the papers: 12 agreements.
func (d *manyDialog) count(n int) string { return text.Count(n, d.ask.One, d.ask.Many) }

// end stops what is being saved.
func (d *manyDialog) end() {
	if d.ended = true; d.stop != nil {
		d.stop()
	}
}

// gone says that the window has been cleared, as by the lock: nothing more is saved, and nobody is told of it.
func (d *manyDialog) gone() bool { return !d.dialog.Open() && !d.ended }

// save saves them, one file each, in the background.
func (d *manyDialog) save() {
	folder := strings.TrimSpace(d.folder.Text())
	if d.stop != nil {
		return
	}
	if info, err := os.Stat(folder); err != nil || !info.IsDir() {
		d.field.SetWrong("There is no folder of this name that you may use. Please check it, or choose the folder.")
		return
	}
	wanted := make([]paper.Wanted, len(d.wanted))
	for i, w := range d.wanted {
		w.Copy, w.Large = d.copies.Value(), d.large.On()
		wanted[i] = w
	}
	ctx, stop := context.WithCancel(context.Background())
	d.stop = stop
	d.dialog.Main().Disable("The files are being saved.")
	bar := kit.NewProgress("Saving "+d.count(len(wanted)), nil)
	d.body.Objects = []fyne.CanvasObject{bar}
	d.body.Refresh()
	d.dialog.Relayout()
	shown := 0
	progress := func(done int) {
		if part := done * 100 / len(wanted); part > shown { // one call at a time
			shown = part
			d.p.Run.UI(func() {
				bar.Set(float64(part)/100, fmt.Sprintf("%s of %s", text.Number(done), d.count(len(wanted))))
				if d.gone() {
					stop()
				}
			})
		}
	}
	type result struct {
		saved paper.SavedMany
		err   error
	}
	task.Go(context.Background(), d.p.Run, func(context.Context) (result, error) {
		saved, err := d.p.Papers.SaveMany(ctx, wanted, folder, progress)
		return result{saved, err}, nil
	}, func(r result, _ error) {
		stop()
		d.told(r.saved, folder, r.err)
	})
}

// told says what became of them: in passing where all are there, in the dialog where some are not.
func (d *manyDialog) told(saved paper.SavedMany, folder string, err error) {
	if d.gone() {
		return
	}
	there := "No file was written."
	if len(saved.Files) > 0 {
		there = text.Count(len(saved.Files), "file is", "files are") + " in " + folder + "."
	}
	if len(saved.Files) > 0 && d.ask.Done != nil {
		d.ask.Done()
	}
	switch {
	case errors.Is(err, context.Canceled):
		d.dialog.Close()
		d.p.Nav.Say("Stopped. "+there, nil)
		return
	case err == nil && len(saved.NotMade) == 0:
		d.dialog.Close()
		d.p.Nav.Say(there+" Delete them once they are handed over.", nil)
		return
	}
	d.dialog.Close()
	body := kit.Column(3, kit.NewText(there).Wrap())
	if err != nil {
		body.Add(page.Signed("stop", theme.Stop, err.Error()))
	}
	if len(saved.NotMade) > 0 {
		body.Add(kit.NewText(d.count(len(saved.NotMade)) + " left out:").SemiBold())
		for _, x := range saved.NotMade {
			body.Add(page.Signed("shield", theme.Ask, x.Whose+": "+x.Why))
		}
	}
	kit.ShowDialog(d.p.canvas(), kit.DialogSpec{Title: "Not all could be saved", Body: body, Wide: 720, Cancel: "Close"})
}

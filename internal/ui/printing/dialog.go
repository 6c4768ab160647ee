package printing

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/adjustments"
	"jobwright/internal/paper"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/may"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// Parts are what the dialog of papers is made of.
type Parts struct {
	Papers Papers
	Run    task.Runner
	Nav    nav.Navigator
	Locked func() bool // what was asked for before the store was locked is not shown any more; nil = it is never locked
}

func (p Parts) locked() bool { return p.Locked != nil && p.Locked() }

// Ask is a paper that somebody wants to look at, and what they may choose about it.
type Ask struct {
	Title, Sub string
	First      paper.Request // as it is shown at first
	Copies     []kit.Option  // whose copies there are, by their codes; fewer than two = nothing to choose
	Names      string        // the name that a carving proposal can give; empty = it is no such paper, or there is nobody to name
	Annex      bool          // the person's own annex can go with it
	Permits    string        // id of the participant whose permissions decide; empty = nobody's
	Also       *kit.Checkbox // a choice of whoever asks, beside the others; nil = none
	Done       func()        // after something was saved or printed; may be nil
}

// papersDialog is the dialog of papers while it is open.
type papersDialog struct {
	p       Parts
	ask     Ask
	now     paper.Request
	made    paper.Made
	asked   task.Latest
	about   *fyne.Container
	view    *kit.PaperView
	room    fyne.CanvasObject
	annex   *kit.Checkbox
	beside  fyne.CanvasObject // its place among the choices; nil = there is none
	print   *kit.Button
	twin    *kit.Button
	dialog  *kit.Dialog
	refused error
}

// ShowPapers shows a paper as it will be printed, before anything is saved, and saves or prints it. What the person allows is asked anew
// for each look and again when it goes out.
func (p Parts) ShowPapers(ask Ask) {
	d := &papersDialog{p: p, ask: ask, now: ask.First, about: kit.Column(2)}
	d.view, d.room = Preview(paper.Pages{})
	d.twin = kit.NewButton(kit.Outline, "Save for screen readers…", d.saveTwin)
	d.print = kit.NewButton(kit.Outline, "Print…", d.openPrint)
	d.dialog = kit.ShowDialog(p.canvas(), kit.DialogSpec{Title: ask.Title, Sub: ask.Sub, Body: kit.Column(3, d.choices(), d.about, d.room), Wide: 860,
		Main: "Save as PDF…", OnMain: d.save, Cancel: "Close", OnCancel: d.asked.Stop, Extra: []*kit.Button{d.twin, d.print}, Focus: d.view})
	d.ready("One moment, the paper is being made.")
	d.again()
}

func (p Parts) canvas() fyne.Canvas { return p.Nav.Window().Canvas() }

// choices are the fields above the preview.
func (d *papersDialog) choices() fyne.CanvasObject {
	box := kit.Column(3)
	if len(d.ask.Copies) > 1 {
		whose := kit.NewChoice(d.ask.Copies...)
		whose.SetValue(d.now.Copy)
		whose.OnChange(func() { d.now.Copy = whose.Value(); d.again() })
		box.Add(kit.NewField("copy", "For whom?", whose))
	}
	if d.ask.Names != "" {
		who := kit.NewChoice(kit.Option{Title: "Without the name"}, kit.Option{ID: "named", Title: "With the name of " + d.ask.Names})
		who.SetValue("")
		who.OnChange(func() { d.now.Named = who.Value() == "named"; d.again() })
		box.Add(kit.NewField("named", "Whom does it name?", who))
	}
	large := kit.NewCheckbox("Large print")
	large.Set(d.now.Large)
	large.OnChange(func() { d.now.Large = large.On(); d.again() })
	ticks := kit.Flow(5, kit.AtLeast(140, 0, large))
	if d.ask.Also != nil {
		ticks.Add(kit.AtLeast(260, 0, d.ask.Also))
	}
	if d.ask.Annex {
		d.annex = kit.NewCheckbox("With the person's own annex")
		d.annex.Set(d.now.Annex)
		d.annex.OnChange(d.again)
		d.beside = kit.AtLeast(260, 0, d.annex)
		ticks.Add(d.beside)
	}
	box.Add(ticks)
	return box
}

// again makes the paper as it is asked for now; an older answer never takes the place of a newer one.
func (d *papersDialog) again() {
	if d.annex != nil { // it is the person's own, and goes with no other copy
		own := d.now.Copy == adjustments.ForPerson
		d.now.Annex = own && d.annex.On()
		if own {
			d.beside.Show()
		} else {
			d.beside.Hide()
		}
	}
	r := d.now
	task.Go(d.asked.Next(), d.p.Run, func(ctx context.Context) (paper.Made, error) { return d.p.Papers.Make(ctx, r) }, d.show)
}

// show puts the paper into the dialog, or why there is none.
func (d *papersDialog) show(m paper.Made, err error) {
	d.made, d.refused = m, err
	d.about.Objects = nil
	why := ""
	switch {
	case err != nil:
		why = "It cannot be made yet. What is missing stands above."
		d.say("stop", theme.Stop, err.Error())
		if _, missing := people.RefusalOf(err); missing && d.ask.Permits != "" {
			d.about.Add(kit.Start(kit.NewButton(kit.Outline, "Open the permissions", d.permissions).Icon("shield")))
		}
		d.room.Hide()
	default:
		pages := m.Pages
		pages.List = slices.Concat(pages.List, m.Annex.List)
		d.view.Set(pages)
		d.room.Show()
		for _, words := range m.Open {
			d.say("question", theme.Ask, words)
		}
		if m.Draft {
			why = "It is a draft to look at. It can go out once what stands above is settled."
		}
		if len(m.Sealed) > 0 {
			d.say("shield", theme.Fits, "This is signed and sealed. What is saved is the sealed file itself, which any reader can check.")
			d.say("warning", theme.Carve, m.Caution) // such as that it is in standard print, whatever was chosen
			break                                    // it stays as it was signed, so that what holds for a paper made now is not said of it
		}
		d.say("shield", theme.Ask, m.LeftOut)
		d.say("warning", theme.Carve, m.Caution)
	}
	d.ready(why)
	d.about.Refresh()
	d.dialog.Relayout()
}

// ready lets the paper go out, or says why it cannot.
func (d *papersDialog) ready(why string) {
	for _, b := range []*kit.Button{d.dialog.Main(), d.print, d.twin} {
		if why != "" {
			b.Disable(why)
		} else {
			b.Enable()
		}
	}
}

func (d *papersDialog) say(icon string, tone fyne.ThemeColorName, words string) {
	if words != "" {
		d.about.Add(page.Signed(icon, tone, words))
	}
}

// permissions goes to where a missing permission is recorded.
func (d *papersDialog) permissions() {
	d.dialog.Close()
	d.p.Nav.Open(may.Permissions(people.ParticipantID(d.ask.Permits)))
}

// save asks for a file and writes the paper as it may be written then.
func (d *papersDialog) save() {
	r := d.now
	var files []string
	if d.refused != nil || d.made.Draft {
		return
	}
	d.p.save("Save the paper", "Save the PDF", d.made.Name, ".pdf", func(ctx context.Context, path string) (err error) {
		files, err = d.p.Papers.Save(ctx, r, path)
		return err
	}, func() {
		words := "Saved. Delete the file once it is handed over."
		switch {
		case len(files) > 1 && len(d.made.Annex.List) > 0:
			words = "Saved in two files: the sealed paper, and the annex beside it. Delete them once they are handed over."
		case len(files) > 1:
			words = fmt.Sprintf("Saved in %d files that belong together. Delete them once they are handed over.", len(files))
		}
		d.out(words)
	}, d.stopped)
}

// stopped looks at the paper anew where it may not go out any more: nothing of it stays to be seen, and what is missing can be recorded.
func (d *papersDialog) stopped(err error) {
	if _, missing := people.RefusalOf(err); missing {
		d.show(d.made, err)
	}
}

// saveTwin asks for a file and writes what the paper says for screen readers.
func (d *papersDialog) saveTwin() {
	if d.refused == nil && !d.made.Draft {
		d.p.saveTwin(d.now, d.made.Name, func() { d.out(twinSaved) }, d.stopped)
	}
}

// twinSaved is what is said of a page for screen readers once it is there.
const twinSaved = "Saved as a page that any browser reads out. Delete it once it is handed over."

// SaveTwin asks for a file and writes what a paper says as a page for screen readers. name says nothing about anybody. It is refused
// like every other way out of here; done may be nil.
func (p Parts) SaveTwin(r paper.Request, name string, done func()) { p.saveTwin(r, name, done, nil) }

func (p Parts) saveTwin(r paper.Request, name string, done func(), failed func(error)) {
	p.save("Save for screen readers", "Save the page", name, ".html", func(ctx context.Context, path string) error { return p.Papers.SaveTwin(ctx, r, path) }, func() {
		if done == nil {
			p.Nav.Say(twinSaved, nil)
			return
		}
		done()
	}, failed)
}

// save asks for a file and writes into it; failed, which may be nil, is told why not.
func (p Parts) save(title, main, name, ending string, write func(context.Context, string) error, done func(), failed func(error)) {
	kit.ShowSave(p.canvas(), p.Run, kit.SaveSpec{Title: title, Kind: kit.SaveFile, Label: "File", Ending: ending, Main: main,
		Suggest: filepath.Join(p.Papers.Folder(), strings.TrimSuffix(name, ".pdf")+ending),
		Sub:     "The file is not encrypted. Print it or hand it over, then delete it.", Write: write, Done: func(string) { done() }, Failed: failed})
}

// openPrint opens the paper in the viewer of the system, which prints it.
func (d *papersDialog) openPrint() {
	d.print.Disable("It is being opened.")
	d.p.Print(d.now, func(err error) {
		d.print.Enable()
		if err == nil {
			d.out(printOpened)
			return
		}
		if d.stopped(err); d.refused == nil { // it can be saved still
			d.p.Nav.Fail(err)
		}
	})
}

// printOpened is what is said of a paper that is open in the viewer.
const printOpened = "It is open in your viewer. The copy there is deleted when Jobwright locks."

// Print opens a paper in the viewer of the system, which prints it; done gets why not. nil says it the usual way.
func (p Parts) Print(r paper.Request, done func(error)) {
	task.Go(context.Background(), p.Run, func(ctx context.Context) (struct{}, error) { return struct{}{}, p.Papers.Print(ctx, r) }, func(_ struct{}, err error) {
		switch {
		case done != nil:
			done(err)
		case err != nil:
			p.Nav.Fail(err)
		default:
			p.Nav.Say(printOpened, nil)
		}
	})
}

// out says that the paper has gone out.
func (d *papersDialog) out(words string) {
	d.dialog.Close()
	d.p.Nav.Say(words, nil)
	if d.ask.Done != nil {
		d.ask.Done()
	}
}

package importui

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/task"
)

// export is the half that writes files.
type export struct {
	page    *Page
	kind    *kit.SearchSelect
	format  *kit.Choice
	path    *kit.PathField
	named   *kit.Checkbox // of a calendar
	form    *kit.Form
	busy    *kit.Busy
	names   *fyne.Container // the box with what it does; empty but for a calendar
	content fyne.CanvasObject
	offered string // the path that was put into the field by the program
	writing bool
	cancel  context.CancelFunc // ends the writing; nil before the first
}

// notEncrypted stands over every way out of the store.
const notEncrypted = "The file is not encrypted: whoever has it can read it. Keep it in a safe place, and delete it when it has done its work."

// Calendar is the ending of a calendar file.
const Calendar = ".ics"

// namesLeave says what ticking the box does; without it nobody is named.
const namesLeave = "Calendars travel to phones and to other people's servers, so names of participants are left out. " +
	"Ticked, a name stays where that person's permission for the employer covers a named calendar entry."

// formats are all that any kind can be written in, in the order of the choice.
func (s *Page) formats() (list []Format) {
	seen := map[string]bool{}
	for _, k := range s.kinds {
		for _, f := range k.Formats {
			if !seen[f.Ending] {
				seen[f.Ending] = true
				list = append(list, f)
			}
		}
	}
	return list
}

func newExport(s *Page) *export {
	e := &export{page: s, path: kit.NewPathField(kit.SaveFile), busy: kit.NewBusy("Writing the file", s.p.Run)}
	var kinds, formats []kit.Option
	for _, k := range s.kinds {
		if len(k.Formats) > 0 {
			kinds = append(kinds, kit.Option{ID: k.Name, Title: k.Title})
		}
	}
	for _, f := range s.formats() {
		formats = append(formats, kit.Option{ID: f.Ending, Title: f.Title})
	}
	e.kind = kit.NewSearchSelect(s.p.Run, kit.FindIn(kinds))
	e.format = kit.NewChoice(formats...)
	e.named = kit.NewCheckbox("With the names of those who allow it")
	e.names = kit.Column(1)
	e.form = kit.NewForm(s.p.Run, e.write,
		kit.NewField("kind", "What to write", e.kind).Needed("Please choose what to write."),
		kit.NewField("format", "Format", e.format).Needed("Please choose a format.").Check(e.can),
		kit.Show(e.names),
		kit.NewField("path", "File", e.path).Needed("Please say where the file goes."),
	)
	if len(formats) > 0 {
		e.format.SetValue(formats[0].ID)
	}
	e.kind.OnChange(e.offer)
	e.format.OnChange(e.offer)
	e.format.OnChange(e.askNames)
	e.content = kit.AtMost(640, kit.Column(5, kit.NewBanner(kit.Warning, notEncrypted), e.form, e.busy))
	return e
}

// can says whether the kind can be written in the format.
func (e *export) can() error {
	o, ok := e.kind.Value()
	if !ok {
		return nil
	}
	var titles []string
	for _, f := range e.page.kind(o.ID).Formats {
		if f.Ending == e.format.Value() {
			return nil
		}
		titles = append(titles, f.Title)
	}
	return people.FieldError{Message: o.Title + " can be written as " + text.Or(titles...) + "."}
}

// offer puts a path into the field, unless somebody has typed one.
func (e *export) offer() {
	o, ok := e.kind.Value()
	if now := e.path.Text(); !ok || e.format.Value() == "" || now != "" && now != e.offered {
		return
	}
	e.offered = kit.FreePath(e.page.p.Engine.Suggest(o.ID, e.format.Value()))
	e.path.SetText(e.offered)
}

// askNames offers the names where the format is a calendar. They are asked for anew each time.
func (e *export) askNames() {
	e.named.Set(false)
	e.names.Objects = nil
	if e.format.Value() == Calendar {
		e.names.Objects = []fyne.CanvasObject{e.named, quiet(namesLeave)}
	}
	e.names.Refresh()
	e.page.relayout()
}

func (s *Page) showExport() {
	if s.export == nil {
		s.export = newExport(s)
	}
	s.header.SetState("Write the records of this store to a file for other programs.")
	s.acts("", "Write the file")
	s.put(s.export.content)
}

func (e *export) write() {
	o, _ := e.kind.Value()
	to := strings.TrimSpace(e.path.Text())
	if ending := e.format.Value(); !strings.EqualFold(filepath.Ext(to), ending) {
		to += ending
	}
	kit.IfFree(e.page.p.Nav.Window().Canvas(), to, func() { e.writeTo(o.ID, to) })
}

// writeTo writes every record of a kind to a file.
func (e *export) writeTo(kind, to string) {
	if e.writing {
		return
	}
	e.writing = true
	e.busy.Start()
	s := e.page
	s.running.Add(1)
	ctx, cancel := context.WithCancel(context.Background())
	e.cancel = cancel
	named := e.named.On()
	task.Go(context.Background(), s.p.Run, func(context.Context) (int, error) {
		defer s.running.Done()
		defer cancel()
		return s.p.Engine.Export(ctx, kind, to, named)
	}, func(n int, err error) {
		e.writing = false
		e.busy.Stop()
		switch {
		case s.closed:
		case err != nil:
			e.form.SetErrors(err)
		default:
			s.p.Nav.Say("Written: "+text.Count(n, "record", "records")+" to "+to+".", nil)
		}
	})
}

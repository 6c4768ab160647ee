package importui

import (
	"context"
	"path/filepath"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"jobwright/internal/people"
	"jobwright/internal/text"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/task"
)

// chooser is the first step: which file, and how it is read.
type chooser struct {
	page    *Page
	form    *kit.Form
	path    *kit.PathField
	as      *kit.SearchSelect
	told    *kit.Text // what was recognised
	content fyne.CanvasObject
	looked  Looked
	err     error // why the file in the field cannot be read
	latest  task.Latest
	filling bool // the layout is being set by the program
}

// endings are what Browse offers.
var endings = []string{".csv", ".xlsx", ".vcf", ".txt", ".html", ".htm", ".json", ".zip"}

func newChooser(s *Page) *chooser {
	c := &chooser{page: s, path: kit.NewPathField(kit.OpenFile, endings...), told: quiet("")}
	c.as = kit.NewSearchSelect(s.p.Run, func(ctx context.Context, words string) ([]kit.Option, error) {
		return kit.FindIn(c.options())(ctx, words)
	})
	c.form = kit.NewForm(s.p.Run, c.next,
		kit.NewField("path", "File", c.path).Needed("Please choose the file.").Hint("CSV, Excel (.xlsx), vCard, a saved job advert (.html), or a file of postcodes (.csv or .zip). You can also drop the file on the window.").
			Check(c.readable),
		kit.NewField("as", "What it holds", c.as).Needed("Please say what the file holds.").Hint("Recognised from the names of its columns where that can be done."),
		kit.Show(c.told))
	c.path.OnChange(c.changed)
	c.as.OnChange(c.meant)
	c.content = kit.AtMost(640, c.form)
	return c
}

// changed looks at the file that the field names now.
func (c *chooser) changed() {
	path := strings.TrimSpace(c.path.Text())
	if path == c.looked.Path && path != "" {
		return
	}
	c.looked, c.err = Looked{}, nil
	c.page.columns, c.page.check = nil, nil
	c.fill(kit.Option{})
	c.tell()
	c.look(path, c.page.p.Pause, nil)
}

// look reads the head of a file once a while has passed without another look, and proposes how it is read; then, if any,
// is called afterwards.
func (c *chooser) look(path string, pause time.Duration, then func()) {
	ctx := c.latest.Next()
	if path == "" {
		return
	}
	task.Go(ctx, c.page.p.Run, func(ctx context.Context) (Looked, error) {
		select {
		case <-ctx.Done():
		case <-time.After(pause):
		}
		if err := ctx.Err(); err != nil {
			return Looked{}, err // the name goes on: this was only its beginning
		}
		return c.page.p.Engine.Look(ctx, path)
	}, func(l Looked, err error) {
		c.err = err
		if err == nil {
			l.Path = path
			c.looked = l
			if len(l.Layouts) > 0 && l.Layouts[0].Likes {
				c.fill(c.option(l.Layouts[0]))
			}
		}
		c.tell()
		if then != nil {
			then()
		}
	})
}

// press goes on; a file that could not be read is looked at again first, because it may have been mended.
func (c *chooser) press() {
	if path := strings.TrimSpace(c.path.Text()); path != "" && path != c.looked.Path {
		c.look(path, 0, c.form.Save)
		return
	}
	c.form.Save()
}

// fill sets how the file is read without taking it for the person's choice.
func (c *chooser) fill(o kit.Option) {
	c.filling = true
	c.as.Choose(o)
	c.filling = false
}

// meant hears that the person reads the file in another way: its columns are proposed anew.
func (c *chooser) meant() {
	if c.filling {
		return
	}
	c.page.columns, c.page.check = nil, nil
	c.tell()
}

// tell says what was recognised.
func (c *chooser) tell() {
	words := ""
	switch l := c.layout(); {
	case c.looked.Path == "":
	case l.ID == PostcodesLayout.ID:
		words = postcodesTold
	case l.Known:
		words = "Recognised: " + l.Title + ". Its columns are known; there is nothing more to choose."
	case l.ID != "":
		words = "The file has " + text.Count(len(c.looked.Header), "column", "columns") + "."
	default:
		words = "The names of its columns do not say what the file holds. Please choose."
	}
	c.told.Set(words)
	if c.page.step == choosing && c.page.showing != exporting && !c.page.working && c.page.denied() == "" {
		c.page.main.SetWords(c.verb())
	}
}

// verb is what the main button does with the file.
func (c *chooser) verb() string {
	if c.layout().ID == PostcodesLayout.ID {
		return readPostcodes
	}
	return "Next"
}

// layout is how the file is read, the zero Layout where that is not chosen.
func (c *chooser) layout() Layout {
	o, _ := c.as.Value()
	for _, l := range c.looked.Layouts {
		if l.ID == o.ID {
			return l
		}
	}
	return Layout{}
}

// options are the ways to read the file; before one is chosen, the kinds.
func (c *chooser) options() (list []kit.Option) {
	for _, l := range c.looked.Layouts {
		list = append(list, c.option(l))
	}
	if len(list) == 0 {
		for _, k := range c.page.kinds {
			list = append(list, kit.Option{ID: k.Name, Title: k.Title})
		}
	}
	return list
}

func (c *chooser) option(l Layout) kit.Option {
	o := kit.Option{ID: l.ID, Title: l.Title}
	if o.Title == "" {
		o.Title = c.page.kind(l.Kind).Title
	}
	if l.Likes {
		o.Note = "fits the columns"
	}
	return o
}

// readable says why the file in the field cannot be read.
func (c *chooser) readable() error {
	if c.err == nil && c.looked.Path == "" {
		return people.FieldError{Message: "The file is still being read. Please try again in a moment."}
	}
	return c.err
}

func (c *chooser) fileName() string { return filepath.Base(c.looked.Path) }

// next goes on once file and kind are chosen: past the columns where all of them are known.
func (c *chooser) next() {
	l := c.layout()
	if l.ID == PostcodesLayout.ID {
		c.page.readPostcodes()
		return
	}
	if l.Known {
		c.page.plan()
		return
	}
	if c.page.columns == nil {
		c.page.columns = newColumns(c.page, l)
	}
	if c.page.columns.plain() {
		c.page.plan()
		return
	}
	c.page.to(mapping)
}

package kit

import (
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/widget"

	"jobwright/internal/settings"
)

// PathKind is what a PathField asks for.
type PathKind int

// What a path may name.
const (
	OpenFile PathKind = iota // a file that exists
	SaveFile                 // a file to be written; Browse chooses its folder
	Folder                   // a folder
)

// PathField is a field for a file or folder, typed, pasted or chosen with Browse. Rules about the path go to Field.Check.
type PathField struct {
	widget.BaseWidget
	kind   PathKind
	ends   []string // ".csv"; nil = any
	entry  *Entry
	browse *Button
	box    *fyne.Container
}

// NewPathField makes an empty field; ends are the endings that Browse offers, such as ".csv".
func NewPathField(kind PathKind, ends ...string) *PathField {
	p := &PathField{kind: kind, ends: ends, entry: NewEntry().Limit(4096)}
	words := "Browse…"
	if kind != OpenFile {
		words = "Choose folder…"
	}
	p.browse = NewButton(Outline, words, p.Browse).Icon("folder").Plain()
	p.box = Row(2, Grow(p.entry), p.browse)
	p.ExtendBaseWidget(p)
	return p
}

// Text is the path.
func (p *PathField) Text() string { return p.entry.Text() }

// SetText sets the path.
func (p *PathField) SetText(s string) { p.entry.SetText(s) }

// Focus is what gets the focus.
func (p *PathField) Focus() fyne.Focusable { return p.entry.Focus() }

// OnChange adds a function that is called after every change.
func (p *PathField) OnChange(f func()) { p.entry.OnChange(f) }

// OnEnter sets what Enter does.
func (p *PathField) OnEnter(f func()) { p.entry.OnEnter(f) }

// SetBad draws the border that goes with an error.
func (p *PathField) SetBad(bad bool)      { p.entry.SetBad(bad) }
func (p *PathField) onMoved(f func(bool)) { p.entry.onMoved(f) }
func (p *PathField) setName(name string)  { p.entry.setName(name) }

// Browse opens the file dialog at the place that the field names. What Fyne remembers of it is forgotten at once.
func (p *PathField) Browse() {
	w := windowOf(p)
	if w == nil {
		return
	}
	var d *dialog.FileDialog
	if p.kind == OpenFile {
		d = dialog.NewFileOpen(func(r fyne.URIReadCloser, err error) {
			if err == nil && r != nil {
				p.SetText(r.URI().Path())
				_ = r.Close() // nothing was read
			}
		}, w)
		if len(p.ends) > 0 {
			d.SetFilter(storage.NewExtensionFileFilter(p.ends))
		}
	} else {
		d = dialog.NewFolderOpen(func(dir fyne.ListableURI, err error) {
			if err == nil && dir != nil {
				p.folderChosen(dir.Path())
			}
		}, w)
	}
	if dir, err := storage.ListerForURI(storage.NewFileURI(p.startsIn())); err == nil {
		d.SetLocation(dir)
	}
	p.show(d, w)
}

func (p *PathField) folderChosen(dir string) {
	if p.kind == SaveFile {
		if name := filepath.Base(p.Text()); p.Text() != "" && name != "." && name != string(filepath.Separator) {
			dir = filepath.Join(dir, name)
		}
	}
	p.SetText(dir)
}

// startsIn is the folder of the path in the field.
func (p *PathField) startsIn() string {
	if p.kind == Folder {
		return p.Text()
	}
	return filepath.Dir(p.Text())
}

// show gives the file dialog a key layer of its own, so that Escape closes it and nothing under it.
func (p *PathField) show(d *dialog.FileDialog, w fyne.Window) {
	c := w.Canvas()
	back, k := c.Focused(), KeysOf(c)
	layer := &keyLayer{close: d.Hide, key: func(ev *fyne.KeyEvent) bool {
		if ev.Name == fyne.KeyEscape {
			d.Hide()
		}
		return true
	}}
	d.SetOnClosed(func() {
		k.pop(layer)
		settings.New(fyne.CurrentApp().Preferences()).ForgetFolder()
		if back != nil {
			c.Focus(back)
		}
	})
	d.Show()
	d.Resize(fyne.NewSize(min(760, c.Size().Width-40), min(520, c.Size().Height-40)))
	layer.over = c.Overlays().Top()
	k.push(layer)
}

func windowOf(o fyne.CanvasObject) fyne.Window {
	c := fyne.CurrentApp().Driver().CanvasForObject(o)
	for _, w := range fyne.CurrentApp().Driver().AllWindows() {
		if c != nil && w.Canvas() == c {
			return w
		}
	}
	return nil
}

// AccessibilityLabel returns the field's name and the path.
func (p *PathField) AccessibilityLabel() string { return p.entry.title + ", " + p.Text() }

// AccessibilityRole returns the text role.
func (p *PathField) AccessibilityRole() fyne.AccessibleRole { return fyne.AccessibleRoleText }

// CreateRenderer implements fyne.Widget.
func (p *PathField) CreateRenderer() fyne.WidgetRenderer {
	p.ExtendBaseWidget(p)
	return widget.NewSimpleRenderer(p.box)
}

package kit

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/internal/people"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// SaveSpec is a file that is about to be written where the person says.
type SaveSpec struct {
	Title, Sub string
	Label      string // of the field: "File"
	Suggest    string // a whole path
	Kind       PathKind
	Ending     string // ".pdf": added to a name without an ending; empty = none is
	Main       string // words of the button: "Save the page"
	Write      func(ctx context.Context, path string) error
	Done       func(path string)
}

// ShowSave asks for a path and writes to it in the background; what goes wrong is said under the field.
func ShowSave(c fyne.Canvas, run task.Runner, s SaveSpec) {
	path := NewPathField(s.Kind)
	path.SetText(s.Suggest)
	var form *Form
	var d *Dialog
	form = NewForm(run, func() {
		to := strings.TrimSpace(path.Text())
		if filepath.Ext(to) == "" {
			to += s.Ending
		}
		task.Go(context.Background(), run, func(ctx context.Context) (struct{}, error) { return struct{}{}, s.Write(ctx, to) },
			func(_ struct{}, err error) {
				if err != nil {
					form.SetErrors(people.FieldError{Field: "path", Message: err.Error()})
					return
				}
				d.Close()
				if s.Done != nil {
					s.Done(to)
				}
			})
	}, NewField("path", s.Label, path).Needed("Please say where.").Check(func() error { return canHold(path.Text()) }))
	d = ShowDialog(c, DialogSpec{Title: s.Title, Sub: s.Sub, Body: form, Main: s.Main})
}

// canHold says what is wrong with a path for a file that is to be written.
func canHold(path string) error {
	path = strings.TrimSpace(path)
	folder := filepath.Dir(path)
	if info, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) || err == nil && !info.IsDir() {
		return sentence("There is no folder " + folder + ". Please check the name, or choose the folder.")
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return sentence("This is a folder. Please add a name for the file.")
	}
	return nil
}

// CodeCard shows a code in groups, large enough to be copied by hand: four groups to a line.
func CodeCard(code string) fyne.CanvasObject {
	groups := strings.Split(code, "-")
	var lines []fyne.CanvasObject
	for len(groups) > 0 {
		n := min(4, len(groups))
		lines = append(lines, NewText(strings.Join(groups[:n], " – ")).Sized(theme.Page).SemiBold().Aligned(fyne.TextAlignCenter))
		groups = groups[n:]
	}
	return Card(Pad(4, Column(2, lines...)))
}

package kit

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strconv"
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
	Failed     func(error) // told why it was not written, which the field says; may be nil
}

// ShowSave asks for a path and writes to it in the background; what goes wrong is said under the field. It offers a name
// that is free, and asks before it writes over a file.
func ShowSave(c fyne.Canvas, run task.Runner, s SaveSpec) {
	path := NewPathField(s.Kind)
	path.SetText(FreePath(s.Suggest))
	var form *Form
	var d *Dialog
	writing := false
	write := func(to string) {
		if writing {
			return
		}
		writing = true
		task.Go(context.Background(), run, func(ctx context.Context) (struct{}, error) { return struct{}{}, s.Write(ctx, to) },
			func(_ struct{}, err error) {
				writing = false
				if err != nil {
					form.SetErrors(people.FieldError{Field: "path", Message: err.Error()})
					if s.Failed != nil {
						s.Failed(err)
					}
					return
				}
				d.Close()
				if s.Done != nil {
					s.Done(to)
				}
			})
	}
	form = NewForm(run, func() {
		to := strings.TrimSpace(path.Text())
		if filepath.Ext(to) == "" {
			to += s.Ending
		}
		IfFree(c, to, func() { write(to) })
	}, NewField("path", s.Label, path).Needed("Please say where.").Check(func() error { return canHold(path.Text()) }))
	d = ShowDialog(c, DialogSpec{Title: s.Title, Sub: s.Sub, Body: form, Main: s.Main})
}

// IfFree does something with a path at once where there is no file yet; where there is one, only after asking.
func IfFree(c fyne.Canvas, path string, do func()) {
	if info, err := os.Lstat(path); err != nil || info.IsDir() { // writing to a folder fails by itself, and says why
		do()
		return
	}
	ConfirmDanger(c, "Write over this file?", "There is a file “"+filepath.Base(path)+"” in this folder already. What it holds now would be gone.", "Write over it", do)
}

// FreePath is a path under which there is no file yet: the path itself, or one with a number: "bad rows 2.csv".
func FreePath(path string) string {
	ending := filepath.Ext(path)
	free := path
	for n := 2; n < 1000; n++ {
		if _, err := os.Lstat(free); err != nil {
			return free
		}
		free = strings.TrimSuffix(path, ending) + " " + strconv.Itoa(n) + ending
	}
	return path
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

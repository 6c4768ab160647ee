package kit

import (
	"context"
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
	}, NewField("path", s.Label, path).Needed("Please say where."))
	d = ShowDialog(c, DialogSpec{Title: s.Title, Sub: s.Sub, Body: form, Main: s.Main})
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

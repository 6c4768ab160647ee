package kit

import (
	"context"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"jobwright/internal/ui/task"
)

func TestAFileIsSavedWhereAFolderIsUnderAWholeName(t *testing.T) {
	w := window(t, Column(0))
	folder := t.TempDir()
	wrote, done := "", ""
	ShowSave(w.Canvas(), task.Inline(), SaveSpec{Title: "Save the page", Label: "File", Suggest: filepath.Join(folder, "none", "code.pdf"),
		Kind: SaveFile, Ending: ".pdf", Main: "Save",
		Write: func(_ context.Context, path string) error { wrote = path; return nil },
		Done:  func(path string) { done = path }})
	in := w.Canvas().Focused().(*typing)
	try := func(path string) {
		in.owner.SetText(path)
		press(in, fyne.KeyReturn)
	}
	for _, path := range []string{filepath.Join(folder, "none", "code.pdf"), folder} {
		if try(path); wrote != "" || w.Canvas().Overlays().Top() == nil {
			t.Fatalf("%s was written to", path)
		}
	}
	try(filepath.Join(folder, "recovery code"))
	if want := filepath.Join(folder, "recovery code.pdf"); wrote != want || done != want {
		t.Errorf("wrote %q, said %q", wrote, done)
	}
}

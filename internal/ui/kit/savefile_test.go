package kit

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
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

func TestAFileThatIsThereIsNotWrittenOverWithoutAQuestion(t *testing.T) {
	w := window(t, Column(0))
	mine := filepath.Join(t.TempDir(), "bad rows.csv")
	if err := os.WriteFile(mine, []byte("corrected by hand"), 0o600); err != nil {
		t.Fatal(err)
	}
	wrote := ""
	ShowSave(w.Canvas(), task.Inline(), SaveSpec{Title: "Save the bad rows", Label: "File", Suggest: mine, Kind: SaveFile, Ending: ".csv", Main: "Save",
		Write: func(_ context.Context, path string) error { wrote = path; return nil }})
	in := w.Canvas().Focused().(*typing)
	if got := filepath.Base(in.owner.Text()); got != "bad rows 2.csv" {
		t.Errorf("offered %q, and that is not free", got)
	}
	in.owner.SetText(strings.TrimSuffix(mine, ".csv"))
	press(in, fyne.KeyReturn)
	if wrote != "" || w.Canvas().Overlays().Top() == nil {
		t.Fatalf("%s was written over", wrote)
	}
	press(w.Canvas().Focused(), fyne.KeyReturn) // on Cancel
	if wrote != "" || w.Canvas().Focused() != fyne.Focusable(in) {
		t.Fatalf("%s was written over, and the focus is on %T", wrote, w.Canvas().Focused())
	}
	press(in, fyne.KeyReturn)
	w.Canvas().FocusNext()
	for b, ok := w.Canvas().Focused().(*Button); !ok || b.AccessibilityLabel() != "Write over it"; b, ok = w.Canvas().Focused().(*Button) {
		w.Canvas().FocusNext()
	}
	press(w.Canvas().Focused(), fyne.KeyReturn)
	if wrote != mine || w.Canvas().Overlays().Top() != nil {
		t.Errorf("wrote %q", wrote)
	}
}

func TestAFileIsWrittenOnceHoweverOftenEnterIsPressed(t *testing.T) {
	w, held := window(t, Column(0)), task.NewHeld()
	wrote := 0
	ShowSave(w.Canvas(), held.Runner(), SaveSpec{Title: "Save", Label: "File", Suggest: filepath.Join(t.TempDir(), "a.csv"), Kind: SaveFile, Main: "Save",
		Write: func(context.Context, string) error { wrote++; return errors.New("the disk is full") }})
	in := w.Canvas().Focused().(*typing)
	held.Hold()
	press(in, fyne.KeyReturn)
	press(in, fyne.KeyReturn)
	held.AnswerAll()
	if wrote != 1 {
		t.Errorf("written %d times", wrote)
	}
	if press(in, fyne.KeyReturn); wrote != 2 {
		t.Error("after a failure it cannot be tried again")
	}
}

package importui

import (
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2"

	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/onscreen"
	"jobwright/internal/ui/task"
)

// What is planned is what stood on the page when the person asked, whatever stands there once the work begins.
func TestThePlanIsOfWhatWasChosenWhenItWasAskedFor(t *testing.T) {
	held := task.NewHeld()
	w := worldOn(t, people.Lead, held.Runner())
	w.file(t, own)
	choose(t, w.page.choose.as, w.page.choose.options(), "Employers")
	w.press(t, "Next")
	choose(t, w.page.columns.selects[0], w.page.columns.options(), "Name")
	held.Hold()
	w.press(t, "Next")
	choose(t, w.page.columns.selects[0], w.page.columns.options(), "Phone")
	held.AnswerAll()
	if got := w.orders[0].Map["Company"]; got != "name" {
		t.Errorf("planned with the column as %q", got)
	}
}

func TestAfterAnImportAndItsUndoThePageThatIsOpenIsReadAgain(t *testing.T) {
	w := newWorld(t, people.Specialist)
	w.file(t, payGap)
	w.press(t, "Next")
	w.press(t, "Import 118 rows")
	if w.fresh != 1 {
		t.Errorf("after the import it was read %d times", w.fresh)
	}
	w.away = true // "Show employers"
	w.undo()
	if w.fresh != 2 || len(w.undone) != 1 {
		t.Errorf("after the undo it was read %d times; undone %v", w.fresh, w.undone)
	}
}

func TestTakingBackSaysWhatItDoesAndOffersNoCancel(t *testing.T) {
	held := task.NewHeld()
	w := worldOn(t, people.Specialist, held.Runner())
	w.file(t, payGap)
	w.press(t, "Next")
	w.press(t, "Import 118 rows")
	held.Hold()
	w.press(t, "Undo import")
	w.page.Reload()
	w.sees(t, "Taking the import back…")
	if _, ok := onscreen.Find[*kit.Button](w.win, "Cancel"); ok {
		t.Error("one can cancel what cannot be cancelled")
	}
	held.AnswerAll()
	w.sees(t, "The import was taken back.")
}

// Ctrl+Z and Ctrl+Y anywhere in the program take the import back and bring it again.
func TestThePageKnowsOfAnUndoThatIsNotItsOwn(t *testing.T) {
	w := newWorld(t, people.Specialist)
	w.file(t, payGap)
	w.press(t, "Next")
	w.press(t, "Import 118 rows")
	w.undone = []int64{7}
	w.page.Reload()
	w.sees(t, "The import was taken back. The file can be brought in again at any time.")
	if _, ok := onscreen.Find[*kit.Button](w.win, "Undo import"); ok {
		t.Error("what is taken back can be taken back")
	}
	w.undone = nil
	w.page.Reload()
	w.sees(t, "Imported")
	w.press(t, "Undo import")
	if len(w.undone) != 1 {
		t.Errorf("undone: %v", w.undone)
	}
}

// The note of an import takes back that import, though another was done since.
func TestEachNoteTakesItsOwnImportBack(t *testing.T) {
	w := newWorld(t, people.Specialist)
	w.file(t, payGap)
	w.press(t, "Next")
	w.press(t, "Import 118 rows")
	first := w.undo
	w.press(t, "Bring in another file")
	w.batch = 8
	w.file(t, payGap)
	w.press(t, "Next")
	w.press(t, "Import 118 rows")
	first()
	if len(w.undone) != 1 || w.undone[0] != 7 {
		t.Errorf("undone: %v", w.undone)
	}
	if _, ok := onscreen.Find[*kit.Button](w.win, "Undo import"); !ok {
		t.Error("the second import cannot be taken back any more")
	}
}

// An import may end while somebody works on another page: the keyboard stays there.
func TestAnImportThatEndsElsewhereLeavesTheKeyboardAlone(t *testing.T) {
	held := task.NewHeld()
	w := worldOn(t, people.Specialist, held.Runner())
	w.file(t, payGap)
	w.press(t, "Next")
	held.Hold()
	w.press(t, "Import 118 rows")
	w.away = true
	other := kit.NewButton(kit.Outline, "Elsewhere", nil)
	w.win.SetContent(other)
	w.win.Canvas().Focus(other)
	held.AnswerAll()
	if w.win.Canvas().Focused() != fyne.Focusable(other) {
		t.Error("the keyboard went to a page that is not open")
	}
	if w.page.step != done || w.said[0] == "" {
		t.Error("the import did not end")
	}
}

// A lock must not wait for the rest of a long export.
func TestClosingEndsAnExport(t *testing.T) {
	w := newWorld(t, people.Specialist)
	w.page.Show(exporting)
	e := w.page.export
	choose(t, e.kind, []kit.Option{{ID: "employers", Title: "Employers"}}, "Employers")
	w.during = w.page.end
	w.press(t, "Write the file")
	if len(w.exported) != 0 || w.failed != nil {
		t.Errorf("the export goes on: %v, %v", w.exported, w.failed)
	}
}

func TestAnExportAsksBeforeItWritesOverAFile(t *testing.T) {
	w := newWorld(t, people.Specialist)
	w.home = t.TempDir()
	there := filepath.Join(w.home, "employers.csv")
	if err := os.WriteFile(there, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	w.page.Show(exporting)
	e := w.page.export
	choose(t, e.kind, []kit.Option{{ID: "employers", Title: "Employers"}}, "Employers")
	if got := filepath.Base(e.path.Text()); got != "employers 2.csv" {
		t.Errorf("offered %q", got)
	}
	e.path.SetText(there)
	w.press(t, "Write the file")
	if len(w.exported) != 0 {
		t.Fatal("it was written over")
	}
	w.press(t, "Write over it")
	if len(w.exported) != 1 || w.exported[0] != "employers "+there {
		t.Errorf("wrote %v", w.exported)
	}
}

func TestCtrlEnterGoesFromStepToStep(t *testing.T) {
	w := newWorld(t, people.Specialist)
	w.file(t, payGap)
	goOn := func(want string) {
		t.Helper()
		keys := w.page.Keys()
		if len(keys) != 1 || keys[0].Keys != "Ctrl+Enter" || keys[0].What != want {
			t.Fatalf("the keys are %+v", keys)
		}
		keys[0].Do()
	}
	goOn("Next")
	goOn("Import 118 rows")
	if w.imported != 1 {
		t.Error("nothing was imported")
	}
	goOn("Bring in another file")
	w.plan = Result{Unchanged: 5}
	w.file(t, payGap)
	goOn("Next")
	if len(w.page.Keys()) != 0 {
		t.Error("Ctrl+Enter imports nothing")
	}
}

func TestANameIsLookedAtOnceItIsTyped(t *testing.T) {
	held := task.NewHeld()
	w := worldOn(t, people.Specialist, held.Runner())
	held.Hold()
	for _, typed := range []string{"/home/nia/e", "/home/nia/employers", payGap} {
		w.file(t, typed)
	}
	held.AnswerAll()
	if len(w.looked) != 1 || w.looked[0] != payGap {
		t.Errorf("looked at %q", w.looked)
	}
}

func TestACalendarAsksWhetherNamesMayLeave(t *testing.T) {
	w := newWorld(t, people.Specialist)
	w.page.Show(exporting)
	e := w.page.export
	choose(t, e.kind, []kit.Option{{ID: "employer-people", Title: "People at employers"}}, "People at employers")

	if e.format.SetValue(".vcf"); len(e.names.Objects) > 0 {
		t.Error("names are offered for a vCard")
	}
	e.format.SetValue(Calendar)
	w.sees(t, "names of participants are left out")
	w.press(t, "Write the file")
	e.named.Set(true)
	e.path.SetText("/home/nia/named.ics")
	w.press(t, "Write the file")
	if want := []string{"employer-people /home/nia/employer-people.ics", "employer-people /home/nia/named.ics with names"}; !slices.Equal(w.exported, want) {
		t.Errorf("wrote %q", w.exported)
	}
	e.format.SetValue(".csv")
	if e.format.SetValue(Calendar); e.named.On() {
		t.Error("names are still asked for")
	}
}

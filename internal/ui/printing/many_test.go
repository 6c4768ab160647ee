package printing

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jobwright/adjustments"
	"jobwright/internal/paper"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/onscreen"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

func (o *office) SaveMany(ctx context.Context, wanted []paper.Wanted, folder string, progress func(int)) (saved paper.SavedMany, err error) {
	o.many, o.into = wanted, folder
	for i, w := range wanted {
		if ctx.Err() != nil {
			return saved, ctx.Err()
		}
		if w.Whose == "Tom Aldridge" {
			saved.NotMade = append(saved.NotMade, paper.NotMade{Whose: w.Whose, Why: takenBack.Error()})
		} else {
			saved.Files = append(saved.Files, w.Ref)
		}
		progress(i + 1)
	}
	return saved, o.goes
}

// askedFor is the dialog of many papers, of the people named.
func askedFor(t *testing.T, run task.Runner, whose ...string) *office {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Look{}))
	o := &office{t: t, w: test.NewWindow(nil), folder: t.TempDir()}
	o.w.Resize(fyne.NewSize(1200, 850))
	t.Cleanup(func() { kit.ForgetKeys(o.w.Canvas()); o.w.Close() })
	Parts{Papers: o, Run: run, Nav: o, Locked: func() bool { return o.locked }}.ShowMany(AskMany{One: "agreement", Many: "agreements", Copies: []kit.Option{{ID: adjustments.ForEmployer, Title: "The employer"}, {ID: adjustments.ForPerson, Title: "The person"}},
		Wanted: func(context.Context) (list []paper.Wanted, _ error) {
			for i, w := range whose {
				list = append(list, paper.Wanted{Request: paper.Request{Sort: paper.SortAgree, ID: string(rune('a' + i))}, Whose: w, Ref: w})
			}
			return list, nil
		}})
	return o
}

func TestManyPapersAreSavedForWhomTheyAreAskedForAndTheRefusedAreNamed(t *testing.T) {
	o := askedFor(t, task.Inline(), "Priya Shaw", "Tom Aldridge", "Wei Chen")
	if !o.sees("Save 3 agreements as PDF") {
		t.Fatal(o.failed)
	}
	o.press("For whom?: The person")
	o.press("Large print")
	o.press("Save 3 files")
	if len(o.many) != 3 || o.into != o.folder || slices.ContainsFunc(o.many, func(w paper.Wanted) bool { return w.Copy != adjustments.ForPerson || !w.Large }) {
		t.Errorf("%+v into %s", o.many, o.into)
	}
	if !o.sees("2 files are in") || !o.sees("1 agreement left out") || !o.sees("Tom Aldridge: This person has taken back") {
		t.Error("it does not say what became of them")
	}
}

func TestWhereAllAreSavedThatIsSaidInPassing(t *testing.T) {
	o := askedFor(t, task.Inline(), "Priya Shaw")
	o.press("Save 1 file")
	if o.w.Canvas().Overlays().Top() != nil || !strings.HasPrefix(o.said, "1 file is in "+o.folder) {
		t.Errorf("said %q", o.said)
	}
}

func TestSavingManyStopsWithAFullDiskAndTellsOfWhatIsThere(t *testing.T) {
	o := askedFor(t, task.Inline(), "Priya Shaw", "Wei Chen")
	o.goes = errors.New("The disk is full. Please make room.")
	o.press("Save 2 files")
	if !o.sees("2 files are in") || !o.sees("The disk is full") {
		t.Error("it does not say so")
	}
}

func TestSavingManyCanBeStopped(t *testing.T) {
	work := task.NewHeld()
	o := askedFor(t, work.Runner(), "Priya Shaw", "Wei Chen")
	work.Hold()
	o.press("Save 2 files")
	o.press("Cancel")
	work.AnswerAll()
	if !strings.HasPrefix(o.said, "Stopped.") || o.w.Canvas().Overlays().Top() != nil {
		t.Errorf("said %q", o.said)
	}
}

func TestAnEmptyListHasNothingToSave(t *testing.T) {
	if o := askedFor(t, task.Inline()); o.said == "" || o.w.Canvas().Overlays().Top() != nil {
		t.Error("nothing is said of an empty list")
	}
}

func TestManyPapersNeedAFolderThatIsThere(t *testing.T) {
	o := askedFor(t, task.Inline(), "Priya Shaw")
	field, ok := onscreen.Within(o.top(), func(*kit.PathField) bool { return true })
	if !ok {
		t.Fatal("no folder is asked for")
	}
	field.SetText(o.folder + "/none")
	if o.press("Save 1 file"); o.many != nil || !o.sees("There is no folder of this name") {
		t.Error(onscreen.Words(o.top()))
	}
}

// Over the lock nothing is said of anybody, and nothing more goes out.
func TestTheLockEndsTheSavingOfMany(t *testing.T) {
	work := task.NewHeld()
	o := askedFor(t, work.Runner(), "Priya Shaw", "Tom Aldridge")
	work.Hold()
	o.press("Save 2 files")
	kit.KeysOf(o.w.Canvas()).CloseAll()
	work.AnswerAll()
	if o.said != "" || o.w.Canvas().Overlays().Top() != nil {
		t.Errorf("said %q", o.said)
	}
}

func TestAListThatIsReadWhenTheLockFallsOpensNoDialog(t *testing.T) {
	work := task.NewHeld()
	work.Hold()
	o := askedFor(t, work.Runner(), "Priya Shaw")
	o.locked = true
	if work.AnswerAll(); o.w.Canvas().Overlays().Top() != nil {
		t.Error("it lies over the gate")
	}
}

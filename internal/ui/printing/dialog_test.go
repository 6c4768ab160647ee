package printing

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jobwright/adjustments"
	"jobwright/internal/paper"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/onscreen"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// office is a window with the papers behind it.
type office struct {
	t      *testing.T
	w      fyne.Window
	folder string
	goes   error // why nothing goes out
	failed error
	asked  paper.Request
	said   string
	routes []nav.Route
	many   []paper.Wanted // that were to be saved
	into   string         // their folder
	locked bool
}

func (o *office) Open(r nav.Route)           { o.routes = append(o.routes, r) }
func (o *office) Say(words string, _ func()) { o.said = words }
func (o *office) Fail(err error)             { o.failed = err }
func (o *office) Refresh()                   {}
func (o *office) Window() fyne.Window        { return o.w }

func (o *office) Make(_ context.Context, r paper.Request) (paper.Made, error) {
	o.asked = r
	if r.Annex {
		return paper.Made{Name: "agreement-2026-11-24-v1.pdf", Pages: paper.Layout(paper.Document{Title: "What was agreed"}), Annex: paper.Layout(paper.Document{Title: "My own annex"})}, nil
	}
	return paper.Made{Name: "agreement-2026-11-24-v1.pdf", Pages: paper.Layout(paper.Document{Title: "What was agreed"})}, nil
}
func (o *office) Save(_ context.Context, _ paper.Request, path string) ([]string, error) {
	return []string{path}, o.goes
}
func (o *office) SaveTwin(context.Context, paper.Request, string) error { return o.goes }
func (o *office) Print(context.Context, paper.Request) error            { return o.goes }
func (o *office) Folder() string                                        { return o.folder }

func (o *office) top() fyne.CanvasObject { o.t.Helper(); return onscreen.Top(o.t, o.w) }

func (o *office) press(words string) { o.t.Helper(); onscreen.PressIn(o.t, o.top(), words) }

func (o *office) sees(words string) bool { return strings.Contains(onscreen.Words(o.top()), words) }

func show(t *testing.T) *office {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Look{}))
	o := &office{t: t, w: test.NewWindow(nil), folder: t.TempDir()}
	o.w.Resize(fyne.NewSize(1200, 850))
	t.Cleanup(func() { kit.ForgetKeys(o.w.Canvas()); o.w.Close() })
	Parts{Papers: o, Run: task.Inline(), Nav: o}.ShowPapers(Ask{Title: "Papers of this agreement", Permits: "tom"})
	return o
}

var takenBack = adjustments.Refused{MayAnswer: people.MayAnswer{Missing: "This person has taken back what they allowed."}}

func TestAPermissionTakenBackBeforeTheSaveIsSaidAndLeadsToWhereItIsRecorded(t *testing.T) {
	o := show(t)
	o.goes = takenBack
	o.press("Save as PDF…")
	o.press("Save the PDF")
	if !o.sees("taken back") {
		t.Fatal(onscreen.Words(o.top()))
	}
	o.press("Cancel")
	if !o.sees("taken back") || o.sees("What was agreed") {
		t.Error("the paper can still be seen")
	}
	o.press("Open the permissions")
	if len(o.routes) != 1 || o.routes[0].ID != "tom/permissions" {
		t.Error(o.routes)
	}
}

func TestAPaperThatCannotBePrintedCanStillBeSaved(t *testing.T) {
	o := show(t)
	o.goes = errors.New("There is no viewer for PDFs here. Please save the file instead.")
	o.press("Print…")
	if o.failed == nil || o.sees("cannot be made") {
		t.Error(o.failed, onscreen.Words(o.top()))
	}
	o.goes = nil
	o.press("Save as PDF…")
	o.press("Save the PDF")
	if !strings.HasPrefix(o.said, "Saved.") {
		t.Errorf("said %q, in %s", o.said, filepath.Base(o.folder))
	}
}

func TestNothingIsAskedOfTheWordsOfASealedPaper(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Look{}))
	o := &office{t: t, w: test.NewWindow(nil), folder: t.TempDir()}
	o.w.Resize(fyne.NewSize(1200, 850))
	t.Cleanup(func() { kit.ForgetKeys(o.w.Canvas()); o.w.Close() })
	made := paper.Made{Pages: paper.Layout(paper.Document{Title: "What was agreed"}), LeftOut: "Adjustments that were stopped are left out.", Caution: "Please read it once more."}
	work := task.NewHeld()
	work.Hold()
	d := &papersDialog{p: Parts{Papers: o, Run: work.Runner(), Nav: o}, about: kit.Column(2), print: kit.NewButton(kit.Outline, "Print…", nil), twin: kit.NewButton(kit.Outline, "Twin", nil)}
	d.view, d.room = Preview(paper.Pages{})
	d.dialog = kit.ShowDialog(o.w.Canvas(), kit.DialogSpec{Title: "Papers", Body: d.about, Main: "Save as PDF…", Cancel: "Close"})
	d.show(made, nil)
	if !o.sees("left out") || !o.sees("once more") {
		t.Error("a paper made now does not say what to look at")
	}
	made.Sealed, made.Caution = []byte("%PDF"), "The sealed file is in standard print." // what the desk says of one that is wanted in large print
	if d.show(made, nil); !o.sees("signed and sealed") || o.sees("left out") || !o.sees("in standard print") {
		t.Error(onscreen.Words(o.top()))
	}
}

// A paper that is still being made has no name and no pages, so nothing of it can be saved.
func TestNothingCanBeSavedBeforeThePaperIsMade(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Look{}))
	o := &office{t: t, w: test.NewWindow(nil), folder: t.TempDir()}
	o.w.Resize(fyne.NewSize(1200, 850))
	t.Cleanup(func() { kit.ForgetKeys(o.w.Canvas()); o.w.Close() })
	work := task.NewHeld()
	work.Hold()
	Parts{Papers: o, Run: work.Runner(), Nav: o}.ShowPapers(Ask{Title: "Papers of this agreement"})
	for _, words := range []string{"Save as PDF…", "Print…", "Save for screen readers…"} {
		o.press(words)
	}
	if o.sees("not encrypted") || work.Waiting() != 1 {
		t.Error(onscreen.Words(o.top()))
	}
	work.AnswerAll()
	if o.press("Save as PDF…"); !o.sees("not encrypted") {
		t.Error(onscreen.Words(o.top()))
	}
}

// The annex goes with the person's own copy alone, and is looked at like everything else before it is saved.
func TestTheAnnexIsOfferedWithThePersonsCopyAndShown(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Look{}))
	o := &office{t: t, w: test.NewWindow(nil), folder: t.TempDir()}
	o.w.Resize(fyne.NewSize(1200, 850))
	t.Cleanup(func() { kit.ForgetKeys(o.w.Canvas()); o.w.Close() })
	Parts{Papers: o, Run: task.Inline(), Nav: o}.ShowPapers(Ask{Title: "Papers of this agreement", Annex: true, First: paper.Request{Copy: adjustments.ForEmployer},
		Copies: []kit.Option{{ID: adjustments.ForEmployer, Title: "The employer"}, {ID: adjustments.ForPerson, Title: "The person"}}})
	if o.sees("annex") {
		t.Error("the annex is offered with the employer's copy")
	}
	o.press("For whom?: The person")
	o.press("With the person's own annex")
	if !o.asked.Annex || !o.sees("2 pages") {
		t.Error(onscreen.Words(o.top()))
	}
	o.press("For whom?: The employer")
	if o.asked.Annex || o.sees("annex") {
		t.Error("the annex is asked for with the employer's copy")
	}
}

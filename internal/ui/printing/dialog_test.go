package printing

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"jobwright/internal/paper"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/onscreen"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// refused is an error that says what a person does not allow.
type refused struct{ people.MayAnswer }

func (r refused) Error() string { return r.Missing }

var withdrawn = refused{people.MayAnswer{Missing: "This person has taken back what they allowed."}}

// desk makes papers in memory, and is the window too.
type desk struct {
	w       fyne.Window
	folder  string
	made    paper.Made
	refusal error
	asked   []paper.Request
	printed int
	said    string
	routes  []nav.Route
}

func (d *desk) Make(_ context.Context, r paper.Request) (paper.Made, error) {
	d.asked = append(d.asked, r)
	return d.made, d.refusal
}

func (d *desk) Save(_ context.Context, _ paper.Request, path string) ([]string, error) {
	if d.refusal != nil {
		return nil, d.refusal
	}
	return []string{path}, os.WriteFile(path, []byte("paper"), 0o600)
}

func (d *desk) SaveTwin(ctx context.Context, r paper.Request, path string) error {
	_, err := d.Save(ctx, r, path)
	return err
}

func (d *desk) Print(context.Context, paper.Request) error {
	if d.refusal == nil {
		d.printed++
	}
	return d.refusal
}

func (d *desk) Folder() string             { return d.folder }
func (d *desk) Open(r nav.Route)           { d.routes = append(d.routes, r) }
func (d *desk) Say(words string, _ func()) { d.said = words }
func (d *desk) Fail(err error)             { d.said = err.Error() }
func (d *desk) Refresh()                   {}
func (d *desk) Window() fyne.Window        { return d.w }
func (d *desk) sees(t *testing.T, words string) bool {
	return strings.Contains(onscreen.Words(onscreen.Top(t, d.w)), words)
}
func (d *desk) press(t *testing.T, words string) { onscreen.PressIn(t, onscreen.Top(t, d.w), words) }

// files are what was written.
func (d *desk) files(t *testing.T) []os.DirEntry {
	list, err := os.ReadDir(d.folder)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// show opens the papers of an agreement.
func show(t *testing.T, made paper.Made, refusal error) *desk {
	t.Helper()
	test.NewTempApp(t).Settings().SetTheme(theme.New(theme.Look{}))
	d := &desk{w: test.NewWindow(kit.NewText("")), folder: t.TempDir(), made: made, refusal: refusal}
	d.w.Resize(fyne.NewSize(1200, 900))
	t.Cleanup(func() { kit.ForgetKeys(d.w.Canvas()); d.w.Close() })
	Parts{Papers: d, Run: task.Inline(), Nav: d}.ShowPapers(Ask{Title: "Papers of this agreement", First: paper.Request{Sort: paper.SortAgree, ID: "a1", Copy: paper.ForEmployer},
		Copies: []kit.Option{{ID: "person", Title: "The person"}, {ID: paper.ForEmployer, Title: "The employer"}}, Annex: true, Permits: "tom"})
	return d
}

func agreement() paper.Made {
	return paper.Made{Name: "agreement-2026-11-24-v1", Pages: paper.Layout(paper.Document{Title: "Adjustment agreement"})}
}

func TestAPaperIsShownAsItIsAskedForAndThenSaved(t *testing.T) {
	d := show(t, agreement(), nil)
	whose, _ := onscreen.Within(onscreen.Top(t, d.w), func(c *kit.Choice) bool { return c.Value() == paper.ForEmployer })
	whose.SetText("person")
	if last := d.asked[len(d.asked)-1]; last.Copy != "person" {
		t.Errorf("asked for %+v", last)
	}
	d.press(t, "Save as PDF")
	d.press(t, "Save the PDF")
	if list := d.files(t); len(list) != 1 || list[0].Name() != "agreement-2026-11-24-v1.pdf" || !strings.HasPrefix(d.said, "Saved.") {
		t.Errorf("%v, said %q", list, d.said)
	}
}

func TestAPermissionWithdrawnBetweenLookingAndSavingWritesNothing(t *testing.T) {
	d := show(t, agreement(), nil)
	d.press(t, "Save as PDF")
	d.refusal = withdrawn
	d.press(t, "Save the PDF")
	if list := d.files(t); len(list) != 0 || !d.sees(t, "taken back what they allowed") {
		t.Errorf("%v; %s", list, onscreen.Words(onscreen.Top(t, d.w)))
	}
}

func TestWhatIsNotAllowedSaysSoAndLeadsToThePermissions(t *testing.T) {
	d := show(t, paper.Made{}, withdrawn)
	for _, words := range []string{"Save as PDF", "Print", "Save for screen readers"} {
		b, ok := onscreen.Within(onscreen.Top(t, d.w), func(b *kit.Button) bool { return strings.HasPrefix(onscreen.Name(b), words) })
		if !ok || b.Disabled() == "" {
			t.Errorf("%q can be pressed", words)
		}
	}
	d.press(t, "Open the permissions")
	if len(d.routes) != 1 || d.routes[0] != (nav.Route{Page: "people", ID: "tom/permissions"}) {
		t.Error(d.routes)
	}
}

func TestADraftIsOnlyLookedAt(t *testing.T) {
	made := agreement()
	made.Draft, made.Open = true, []string{"Please name the line manager."}
	d := show(t, made, nil)
	if !d.sees(t, "Please name the line manager.") {
		t.Error("it does not say what is open")
	}
	if b, _ := onscreen.Within(onscreen.Top(t, d.w), func(b *kit.Button) bool { return strings.HasPrefix(onscreen.Name(b), "Save as PDF") }); b.Disabled() == "" {
		t.Error("a draft can go out")
	}
}

func TestPrintingOpensTheViewerOrSaysWhyNot(t *testing.T) {
	d := show(t, agreement(), nil)
	d.press(t, "Print")
	if d.printed != 1 || !strings.Contains(d.said, "open in your viewer") {
		t.Errorf("printed %d, said %q", d.printed, d.said)
	}
	d = show(t, agreement(), nil)
	d.refusal = errors.New("No program that shows PDFs was found. Please save the PDF in place of that.")
	d.press(t, "Print")
	if d.printed != 0 || !d.sees(t, "Please save the PDF") {
		t.Error("it does not say why")
	}
}

func TestTheTwinIsWrittenAsAPage(t *testing.T) {
	d := show(t, agreement(), nil)
	d.press(t, "Save for screen readers")
	d.press(t, "Save the page")
	if _, err := os.Stat(filepath.Join(d.folder, "agreement-2026-11-24-v1.html")); err != nil {
		t.Error(err)
	}
}

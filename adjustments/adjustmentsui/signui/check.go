package signui

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"

	"jobwright/internal/paper"
	"jobwright/internal/people"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/nav"
	"jobwright/internal/ui/page"
	"jobwright/internal/ui/task"
	"jobwright/internal/ui/theme"
)

// CheckPage is the name of the page that checks a signed PDF.
const CheckPage = "checkpdf"

// mostPDF is the largest file that is checked, in bytes: far more than a sealed paper has.
const mostPDF = 50 << 20

// Checker checks signed PDFs.
type Checker interface {
	// CheckPDF says what is to be said of a file, whatever it is.
	CheckPDF(ctx context.Context, file []byte) (paper.Checked, error)
	// Root is the root certificate of this service, for the reader of whoever gets a sealed paper.
	Root(ctx context.Context) (paper.Root, error)
}

// CheckParts are what the page is made of.
type CheckParts struct {
	Checker Checker
	Write   func(path string, content []byte) error // whole or not at all
	Folder  func() string                           // where a file is suggested
	Run     task.Runner
	Nav     nav.Navigator
}

// Check is the page that checks a signed PDF and says in plain words what is wrong with it.
type Check struct {
	p       CheckParts
	file    *kit.PathField
	form    *kit.Form
	result  *fyne.Container
	content fyne.CanvasObject
	asked   task.Latest
}

var (
	_ nav.Screen  = (*Check)(nil)
	_ nav.Focuser = (*Check)(nil)
)

// NewCheck makes the page.
func NewCheck(p CheckParts) *Check {
	c := &Check{p: p, file: kit.NewPathField(kit.OpenFile, ".pdf"), result: kit.Column(3)}
	field := kit.NewField("file", "Signed PDF", c.file).Needed("Please choose the file.").Hint("Or drop it on this window. The file is only read.")
	c.form = kit.NewForm(p.Run, c.check, field)
	what := kit.Column(3,
		page.Heading("What the seal says", 0),
		page.Quiet("A sealed paper holds the signatures as they were given, and one seal of the service over the whole file. The seal shows where the file comes from, and that nothing in it was changed since."),
		page.Quiet("It is a seal of the organisation. It is not a qualified electronic signature of each person, and it does not prove the time by a clock from outside."),
		page.Heading("For whoever gets the file", 0),
		page.Quiet("A PDF reader says that the seal is valid, and at first that it does not know who made it. With the root certificate of this service it knows. Hand it over by another way than the paper, and read out its fingerprint."),
		kit.Start(kit.NewButton(kit.Outline, "Save the root certificate…", c.saveRoot).Icon("badge")))
	c.content = kit.Scroll(kit.PadXY(8, 6, kit.AtMost(860, kit.Column(5,
		kit.NewHeader("Check a signed PDF", "Whether it is the very file that was sealed here.").Wrap(),
		c.form, kit.Start(kit.NewButton(kit.Filled, "Check the file", c.form.Save)), c.result, what))))
	return c
}

// Content implements nav.Screen.
func (c *Check) Content() fyne.CanvasObject { return c.content }

// Reload implements nav.Screen: a file is checked when somebody asks for it.
func (c *Check) Reload() {}

// Close implements nav.Screen.
func (c *Check) Close() error {
	c.asked.Stop()
	return nil
}

// FirstFocus implements nav.Focuser.
func (c *Check) FirstFocus() fyne.Focusable { return c.file.Focus() }

// Take checks a file that was dropped on the window.
func (c *Check) Take(path string) {
	c.file.SetText(path)
	c.form.Save()
}

// check reads the file and says what it is.
func (c *Check) check() {
	path := strings.TrimSpace(c.file.Text())
	task.Go(c.asked.Next(), c.p.Run, func(ctx context.Context) (paper.Checked, error) {
		content, err := readPDF(path)
		if err != nil {
			return paper.Checked{}, err
		}
		return c.p.Checker.CheckPDF(ctx, content)
	}, func(found paper.Checked, err error) {
		c.result.Objects = nil
		if err != nil {
			c.form.SetErrors(wrong("file", err))
		} else {
			c.show(filepath.Base(path), found)
		}
		c.result.Refresh()
		c.content.Refresh()
	})
}

// readPDF reads a file that somebody wants checked.
func readPDF(path string) ([]byte, error) {
	bad := func(words string) ([]byte, error) { return nil, people.FieldError{Field: "file", Message: words} }
	info, err := os.Stat(path)
	switch {
	case err != nil && os.IsPermission(err):
		return bad("This file may not be read. Please copy it to a folder of your own.")
	case err != nil:
		return bad("There is no such file. Please choose it again.")
	case info.Mode()&fs.ModeType != 0:
		return bad("This is not a file. Please choose a PDF.")
	case info.Size() > mostPDF:
		return bad("This file is larger than any sealed paper. Please choose the PDF itself.")
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return bad("The file cannot be read. Please check that it is still there.")
	}
	return content, nil
}

// show says what was found: first in one sentence, then point by point.
func (c *Check) show(name string, found paper.Checked) {
	kind, words := kit.Trouble, "Do not rely on this file."
	switch {
	case found.OK:
		kind, words = kit.Info, "This is the very file that was sealed here. Nothing was changed."
	case !found.Signed:
		kind, words = kit.Warning, "This file is not sealed."
	}
	c.result.Add(page.Heading(name, 0))
	c.result.Add(kit.NewBanner(kind, words))
	if found.About != "" {
		c.result.Add(kit.NewText(page.Sentence(found.About)).SemiBold().Wrap())
	}
	for _, words := range found.Problems { // what is well stands in the points
		c.result.Add(kit.NewText(words).Wrap())
	}
	if found.Signed {
		for _, point := range []struct {
			ok       bool
			yes, not string
		}{
			{found.DigestOK, "Nothing that the seal covers was changed.", "Something was changed after it was sealed."},
			{found.CoversAll, "The seal covers the whole file.", "Something was added after it was sealed."},
			{found.CertificateOK, "The seal was made with the key of this service.", "The seal was not made with the key of this service."},
			{found.KnownHere, "This store has a record of sealing this very file.", "This store has no record of this very file."},
		} {
			if point.ok {
				c.result.Add(page.Signed("check", theme.Fits, point.yes))
			} else {
				c.result.Add(page.Signed("warning", theme.Stop, point.not))
			}
		}
	}
	if facts := page.Facts(page.Fact{Title: "Fingerprint of the key", Words: found.Fingerprint}, page.Fact{Title: "Fingerprint of the file (SHA-256)", Words: found.SHA256}); facts != nil {
		c.result.Add(facts)
	}
}

// saveRoot saves the root certificate for whoever gets sealed papers.
func (c *Check) saveRoot() {
	task.Go(context.Background(), c.p.Run, c.p.Checker.Root, func(root paper.Root, err error) {
		if err != nil {
			c.p.Nav.Fail(err)
			return
		}
		kit.ShowSave(c.p.Nav.Window().Canvas(), c.p.Run, kit.SaveSpec{Title: "Save the root certificate", Label: "File", Kind: kit.SaveFile, Ending: ".pem", Main: "Save the certificate",
			Sub: fmt.Sprintf("It is public: everybody may have it. It holds no names of people. It is called “%s”, and its fingerprint is %s.", root.Name, paper.InGroups(root.Fingerprint)), Suggest: filepath.Join(c.p.Folder(), "service-root.pem"),
			Write: func(_ context.Context, path string) error { return c.p.Write(path, root.PEM) },
			Done:  func(path string) { c.p.Nav.Say(fmt.Sprintf("Saved as %s.", filepath.Base(path)), nil) }})
	})
}

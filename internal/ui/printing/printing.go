// Package printing shows a paper as it will be printed and saves it as a PDF.
package printing

import (
	"context"
	"path/filepath"

	"fyne.io/fyne/v2"

	"jobwright/internal/paper"
	"jobwright/internal/ui/kit"
	"jobwright/internal/ui/task"
)

// PDF is how papers become files.
type PDF struct {
	Write  func(path string, pages paper.Pages) error
	Folder func() string // where a file is suggested; nil = the current folder
}

// Save asks for a file and writes what make gives into it. make is asked once the file is known, in the background, so that what is
// written is what may be written then. name says nothing about anybody: it is "carving-2026-11-24-v2.pdf". done may be nil.
func (p PDF) Save(c fyne.Canvas, run task.Runner, title, name string, make func(ctx context.Context) (paper.Pages, error), done func()) {
	if p.Folder != nil {
		name = filepath.Join(p.Folder(), name)
	}
	kit.ShowSave(c, run, kit.SaveSpec{Title: title, Kind: kit.SaveFile, Label: "File", Ending: ".pdf", Suggest: name, Main: "Save the PDF",
		Sub: "The file is not encrypted. Print it or hand it over, then delete it.",
		Write: func(ctx context.Context, path string) error {
			pages, err := make(ctx)
			if err != nil {
				return err
			}
			return p.Write(path, pages)
		},
		Done: func(string) {
			if done != nil {
				done()
			}
		}})
}

// PageHigh is how high a preview stands in a dialog, in units at a text scale of 1; the rest scrolls.
const PageHigh = 440

// Preview is a view of pages for a dialog.
func Preview(pages paper.Pages) (*kit.PaperView, fyne.CanvasObject) {
	v := kit.NewPaperView(pages)
	return v, kit.AtLeast(0, PageHigh, v)
}

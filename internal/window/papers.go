package window

import (
	"context"
	"errors"
	"io"
	"os"

	"jobwright/internal/custody"
	"jobwright/internal/desk"
	"jobwright/internal/exchange"
	"jobwright/internal/paper"
	"jobwright/internal/pdf"
	"jobwright/internal/ui/printing"
)

// papers is how papers become files.
func (s *session) papers() printing.PDF {
	return printing.PDF{Write: s.writePDF, Folder: documentsFolder}
}

// writePDF writes a paper into a file, whole or not at all, and notes that it was made. A store that takes no changes keeps no notes.
func (s *session) writePDF(path string, pages paper.Pages) error {
	if err := exchange.WriteFile(path, func(w io.Writer) error { return pdf.Write(w, pages) }); err != nil {
		return plainly(err)
	}
	if s.desk.Store().Writable() != nil {
		return nil
	}
	return s.desk.Store().Note(context.Background(), "print", "papers", pages.Hash())
}

// documentsFolder is where a paper is suggested to be saved; empty = the current folder.
func documentsFolder() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return home
}

// plainPapers are the papers of the desk for the dialog: what is wrong with a file names the field of the file.
type plainPapers struct{ desk.Papers }

// Save is that of the desk.
func (p plainPapers) Save(ctx context.Context, r paper.Request, path string) ([]string, error) {
	files, err := p.Papers.Save(ctx, r, path)
	return files, aboutFile(err)
}

// SaveTwin is that of the desk.
func (p plainPapers) SaveTwin(ctx context.Context, r paper.Request, path string) error {
	return aboutFile(p.Papers.SaveTwin(ctx, r, path))
}

// aboutFile says what is wrong with a file, unless that was said in words already.
func aboutFile(err error) error {
	var said *custody.Refusal
	if errors.As(err, &said) {
		return err
	}
	return plainly(err)
}

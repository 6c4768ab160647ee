package window

import (
	"context"
	"io"
	"os"

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

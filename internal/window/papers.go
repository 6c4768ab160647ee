package window

import (
	"io"
	"os"

	"jobwright/internal/exchange"
	"jobwright/internal/paper"
	"jobwright/internal/pdf"
)

// writePDF writes a paper into a file: the whole file, or none.
func writePDF(path string, pages paper.Pages) error {
	return plainly(exchange.WriteFile(path, func(w io.Writer) error { return pdf.Write(w, pages) }))
}

// documentsFolder is where a paper is suggested to be saved; empty = the current folder.
func documentsFolder() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	return home
}

package printing

import (
	"context"

	"jobwright/internal/paper"
)

// Papers makes documents, shows nothing and decides nothing: the desk behind it asks what the person allows.
type Papers interface {
	// Make lays a document out, or says in words why it may not be made; people.MayAnswer is in the error where a permission is missing.
	Make(ctx context.Context, r paper.Request) (paper.Made, error)
	// Save makes the document anew, so that a permission withdrawn since is seen, and writes it as PDF whole or not at all. The annex of a
	// sealed one stands in a file beside it. What went out is noted. It gives the files that were written.
	Save(ctx context.Context, r paper.Request, path string) ([]string, error)
	// SaveTwin writes what the document says as HTML, for screen readers, under the same rules.
	SaveTwin(ctx context.Context, r paper.Request, path string) error
	// Print opens the PDF in the viewer of the system, from a private folder that is emptied at lock and start.
	Print(ctx context.Context, r paper.Request) error
	// SaveMany writes the PDFs of many papers into a folder, each as Save does and none over a file that is there. One that may not go out
	// is told of and left out; whatever else stops it leaves those that were written, and is the error. progress hears how many are done.
	SaveMany(ctx context.Context, wanted []paper.Wanted, folder string, progress func(done int)) (paper.SavedMany, error)
	// Folder is where a file is suggested; empty = the current folder.
	Folder() string
}

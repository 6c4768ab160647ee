package window

import (
	"context"
	"errors"
	"os"

	"jobwright/internal/custody"
	"jobwright/internal/desk"
	"jobwright/internal/paper"
)

// documentsFolder is where a file is suggested to be saved; empty = the current folder.
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

// SaveMany is that of the desk.
func (p plainPapers) SaveMany(ctx context.Context, wanted []paper.Wanted, folder string, progress func(int)) (paper.SavedMany, error) {
	saved, err := p.Papers.SaveMany(ctx, wanted, folder, progress)
	return saved, aboutFile(err)
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

package desk

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"

	"jobwright/internal/custody"
	"jobwright/internal/exchange"
)

// printFolder is where papers of a store lie in clear while the viewer of the system has them open: memory that the system clears at log
// out, where there is such a thing, else inside the store. It is private, and emptied when the store is opened and closed.
func printFolder(store string) string {
	run := os.Getenv("XDG_RUNTIME_DIR")
	if info, err := os.Stat(run); run == "" || !filepath.IsAbs(run) || err != nil || !info.IsDir() {
		return insideStore(store)
	}
	if whole, err := filepath.Abs(store); err == nil {
		store = whole
	}
	sum := sha256.Sum256([]byte(store))
	return filepath.Join(run, "jobwright", hex.EncodeToString(sum[:8]))
}

func insideStore(store string) string { return filepath.Join(store, "print") }

// EmptyPrintFolder removes what was printed from a store and still lies there, or inside the store from a time when the computer had no
// other place. There may be nothing.
func EmptyPrintFolder(store string) error {
	if err := errors.Join(os.RemoveAll(printFolder(store)), os.RemoveAll(insideStore(store))); err != nil {
		return &custody.Refusal{What: "A printed paper is still open in another program, so it could not be removed.", Do: "Please close it there. It is removed when the store is next opened.", Err: err}
	}
	return nil
}

// putToPrint writes a file into the print folder and gives its path.
func (d *Desk) putToPrint(name string, fill func(io.Writer) error, note func() error) (string, error) {
	folder := printFolder(d.Folder())
	if err := errors.Join(os.MkdirAll(folder, 0o700), os.Chmod(filepath.Dir(folder), 0o700), os.Chmod(folder, 0o700)); err != nil {
		return "", &custody.Refusal{What: "There is no private place for the paper on this computer.", Do: "Please save it as PDF instead, and print that file.", Err: err}
	}
	path := filepath.Join(folder, filepath.Base(name))
	return path, writeNoted(path, fill, note)
}

// writeNoted writes a file whole, then notes that it goes out, then puts it in its place: what could not be noted never goes out.
func writeNoted(path string, fill func(io.Writer) error, note func() error) error {
	return exchange.WriteFile(path, func(to io.Writer) error {
		if err := fill(to); err != nil {
			return err
		}
		if f, ok := to.(*os.File); ok { // a disk that is full may say so only now
			if err := f.Sync(); err != nil {
				return err
			}
		}
		return note()
	})
}

// openInViewer opens a file in whatever program the person uses for it, and does not wait for that.
func openInViewer(path string) error {
	name, args := "xdg-open", []string{path}
	switch runtime.GOOS {
	case "darwin":
		name = "open"
	case "windows":
		name, args = "rundll32", []string{"url.dll,FileProtocolHandler", path}
	}
	c := exec.Command(name, args...)
	if err := c.Start(); err != nil {
		return err
	}
	go c.Wait()
	return nil
}

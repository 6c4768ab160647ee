package desk

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
)

// What was printed while the computer had no place of the session goes too, once it has one.
func TestTheOtherPrintFolderIsEmptiedToo(t *testing.T) {
	store := t.TempDir()
	t.Setenv("XDG_RUNTIME_DIR", "")
	left := filepath.Join(printFolder(store), "agreement.pdf")
	if err := errors.Join(os.MkdirAll(filepath.Dir(left), 0o700), os.WriteFile(left, []byte("left"), 0o600)); err != nil {
		t.Fatal(err)
	}
	t.Setenv("XDG_RUNTIME_DIR", t.TempDir())
	if err := EmptyPrintFolder(store); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(left); !errors.Is(err, os.ErrNotExist) {
		t.Error("it is still there")
	}
}

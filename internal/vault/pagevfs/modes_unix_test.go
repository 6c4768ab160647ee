//go:build unix

package pagevfs_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"jobwright/internal/vault/pagevfs"
)

func TestFilesAreTheOwnersAloneWhateverTheUmask(t *testing.T) {
	defer syscall.Umask(syscall.Umask(0))
	register(t, "modes", 1)
	dir := t.TempDir()
	db := open(t, pagevfs.DSN(filepath.Join(dir, "a.db"), "modes", false))
	exec(t, db, "create table note(body)")
	exec(t, db, "vacuum into ?", filepath.Join(dir, "b.db"))
	files, err := os.ReadDir(dir)
	if err != nil || len(files) != 4 {
		t.Fatalf("%v %v, want database, log, shm and copy", files, err)
	}
	for _, f := range files {
		if info, err := f.Info(); err != nil || info.Mode().Perm() != 0o600 {
			t.Errorf("%s is %v, %v", f.Name(), info.Mode(), err)
		}
	}
}

package vault

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
)

// Files and folders are private whatever the umask: nobody but their owner reads them.
const (
	dirMode  = 0o700
	fileMode = 0o600
	tmpMark  = ".tmp-" // begins the name of everything half-written
)

func mkdirPrivate(path string) error {
	if err := os.Mkdir(path, dirMode); err != nil {
		return err
	}
	return os.Chmod(path, dirMode)
}

// createPlain makes a new empty file on a medium that may know no modes, such as a memory stick.
func createPlain(path string) (*os.File, error) {
	return os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_RDWR, fileMode)
}

// createPrivate makes a new empty file for writing.
func createPrivate(path string) (*os.File, error) {
	f, err := createPlain(path)
	if err != nil {
		return nil, err
	}
	if err := f.Chmod(fileMode); err != nil && runtime.GOOS != "windows" {
		return nil, errors.Join(err, f.Close())
	}
	return f, nil
}

// writeAtomic replaces the file at path by b: after a crash at any point it holds the old text or the new.
func writeAtomic(path string, b []byte) error {
	dir, name := filepath.Split(path)
	tmp := filepath.Join(dir, tmpMark+name)
	os.Remove(tmp)
	f, err := createPrivate(tmp)
	if err != nil {
		return err
	}
	_, err = f.Write(b)
	if err = errors.Join(err, f.Sync(), f.Close()); err != nil {
		os.Remove(tmp)
		return err
	}
	return renameDurable(tmp, path)
}

// renameDurable renames within one folder and makes the new name last.
func renameDurable(from, to string) error {
	if err := os.Rename(from, to); err != nil {
		return err
	}
	return syncDir(filepath.Dir(to))
}

// syncDir makes the names in a folder last. Windows has no such call and does it by itself.
func syncDir(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}

// copyPrivate copies a file, durably.
func copyPrivate(to, from string) error { return copyFile(to, from, createPrivate) }

func copyFile(to, from string, create func(string) (*os.File, error)) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := create(to)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	return errors.Join(err, out.Sync(), out.Close())
}

// cleanTemp removes what a killed run left half-written in dir.
func cleanTemp(dir string) {
	entries, _ := os.ReadDir(dir)
	for _, e := range entries {
		if strings.HasPrefix(e.Name(), tmpMark) {
			os.RemoveAll(filepath.Join(dir, e.Name()))
		}
	}
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

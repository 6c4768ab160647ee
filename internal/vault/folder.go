package vault

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
)

// storePath makes dir absolute and refuses a name without the ending.
func storePath(dir string) (string, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return "", failed("The folder could not be found.", err)
	}
	if base := filepath.Base(abs); !strings.HasSuffix(base, Suffix) || base == Suffix {
		return "", refuse(NotAStore, "This folder is not a Jobwright store.",
			"Choose a folder whose name ends in "+Suffix+".")
	}
	return abs, nil
}

// checkStore refuses what cannot be opened before anything in it is touched.
func checkStore(dir string, readOnly bool) (string, error) {
	dir, err := storePath(dir)
	if err != nil {
		return "", err
	}
	if fi, err := os.Stat(dir); err != nil || !fi.IsDir() {
		return "", refuse(NotAStore, "There is no store at this place.",
			"Check that its disk is connected, or bring the store back from a backup.")
	}
	if !looksLikeStore(dir) {
		if newest := newestBackup(dir, ofStore("")); newest != nil {
			return "", damaged(newest, errors.New("only the backups are left"))
		}
		return "", refuse(Foreign, "This folder does not hold a Jobwright store.", "Choose another folder.")
	}
	if readOnly {
		return dir, nil
	}
	if err := checkPlace(dir); err != nil {
		return "", err
	}
	if place(dir).ReadOnly {
		return "", readOnlyMedium(nil)
	}
	return dir, nil
}

func looksLikeStore(dir string) bool {
	for _, name := range []string{keyName, mirrorName, currentName} {
		if exists(filepath.Join(dir, name)) {
			return true
		}
	}
	return false
}

// vacant says that dir does not exist or is empty.
func vacant(dir string) bool {
	entries, err := os.ReadDir(dir)
	return os.IsNotExist(err) || err == nil && len(entries) == 0
}

package vault

import (
	"errors"
	"os"
	"path/filepath"
)

const lockName = "LOCK"

// errLocked is what tryLock says when another window holds the lock.
var errLocked = errors.New("locked by another instance")

// takeLock lets one instance in. The system frees the lock when the process ends, however it ends.
// On a read-only medium a missing lock file is no hindrance.
func takeLock(dir string, readOnly bool) (*os.File, error) {
	path := filepath.Join(dir, lockName)
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, fileMode)
	if err != nil && readOnly {
		f, err = os.Open(path)
		if errors.Is(err, os.ErrNotExist) {
			return nil, nil
		}
	}
	if err != nil {
		return nil, failed("The store's folder could not be opened.", err)
	}
	if err := tryLock(f); err != nil {
		f.Close()
		if errors.Is(err, errLocked) {
			return nil, refuse(InUse, "This store is already open on this computer.",
				"Go to the window that has it open, or close that one first.")
		}
		return nil, failed("The store's folder could not be locked.", err)
	}
	return f, nil
}

// freeLock gives the lock back; nil is fine.
func freeLock(f *os.File) {
	if f != nil {
		f.Close()
	}
}

// Package pagevfs keeps an SQLite database sealed on disk: a VFS under the
// unmodified SQLite library encrypts and authenticates every page of the
// database, its write-ahead log and its rollback journal with XAES-256-GCM.
// A page is bound to its database, its file and its number. Temporary files
// are refused, so content never leaves memory in clear.
//
// What can still be seen from outside: the size of the files, when and how
// often they change, and page numbers. Not prevented: putting back an older
// authentic page or file; the audit chain shows that.
package pagevfs

/*
#cgo darwin LDFLAGS: -Wl,-undefined,dynamic_lookup
#include <stdlib.h>
#include "pagevfs.h"
*/
import "C"

import (
	"errors"
	"fmt"
	"sync"
	"unsafe"

	"github.com/mattn/go-sqlite3"
)

func init() {
	C.pagevfsUncounted() // without it all goes on, only slower
}

// minSQLite is the first version without the bug that could corrupt a database
// when its write-ahead log was reset (3.7.0 to 3.51.2).
const minSQLite = 3051003

type registration struct {
	keys uint32
	vfs  unsafe.Pointer
}

var registered = struct {
	sync.Mutex
	m map[string]registration
}{m: map[string]registration{}}

// Register makes a VFS called name known to SQLite that seals every page of
// every file it opens with sub-keys of key, bound to id. Several may be
// registered at once. The caller clears its own copy of key.
func Register(name string, key Key, id [16]byte) error {
	defer clear(key[:])
	if err := checkVersion(sqlite3.Version()); err != nil {
		return err
	}
	if name == "" || len(name) >= C.NAME_MAX_LEN {
		return fmt.Errorf("pagevfs: the name %q is empty or too long", name)
	}
	registered.Lock()
	defer registered.Unlock()
	if _, ok := registered.m[name]; ok {
		return fmt.Errorf("pagevfs: %q is registered already", name)
	}
	k, err := newKeyset(key, id)
	if err != nil {
		return fmt.Errorf("pagevfs: %w", err)
	}
	number := holdKeys(k)
	cName := C.CString(name)
	defer C.free(unsafe.Pointer(cName))
	vfs := C.pagevfsRegister(cName, C.uint32_t(number))
	if vfs == nil {
		wipeKeys(number)
		return errors.New("pagevfs: SQLite did not take the VFS")
	}
	registered.m[name] = registration{number, vfs}
	return nil
}

// Unregister forgets and wipes the keys of name. From then on nothing can be
// opened through it, and files that are still open give errors only; their
// number is reported as an error, though the keys are gone all the same.
// Close every database first.
func Unregister(name string) error {
	registered.Lock()
	defer registered.Unlock()
	r, ok := registered.m[name]
	if !ok {
		return fmt.Errorf("pagevfs: %q is not registered", name)
	}
	delete(registered.m, name)
	wipeKeys(r.keys)
	if n := C.pagevfsUnregister(r.vfs); n > 0 {
		return fmt.Errorf("pagevfs: %q was closed with %d of its files still open", name, int(n))
	}
	return nil
}

// Interrupt breaks off the statements that run on the read-only connections of
// name; they end with SQLite's "interrupted". Those that begin later, and
// writing, are not touched.
func Interrupt(name string) {
	registered.Lock()
	defer registered.Unlock()
	if r, ok := registered.m[name]; ok {
		C.pagevfsInterrupt(r.vfs)
	}
}

func isRegistered(name string) bool {
	registered.Lock()
	defer registered.Unlock()
	_, ok := registered.m[name]
	return ok
}

// refusal is an error in words for the person at the screen.
type refusal string

func (r refusal) Error() string { return string(r) }

func checkVersion(version string, number int, _ string) error {
	if number < minSQLite {
		return refusal("This program was built with version " + version + " of the SQLite library, which can damage a store. " +
			"Please get a newer version of this program, built with SQLite 3.51.3 or later.")
	}
	return nil
}

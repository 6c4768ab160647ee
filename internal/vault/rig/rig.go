// Package rig holds the test benches that prove the store durable: a VFS below
// the sealing one that records all database I/O, so that a power cut can be
// replayed at any point of it, and that can make any operation fail. Only
// tests use it; it is no test file because those cannot hold C.
package rig

/*
#cgo CFLAGS: -I${SRCDIR}/../pagevfs
#cgo darwin LDFLAGS: -Wl,-undefined,dynamic_lookup
#include "rig.h"
*/
import "C"

import (
	"encoding/binary"
	"errors"
	"unsafe"

	_ "github.com/mattn/go-sqlite3" // the SQLite library to plug into
)

// File says which file of a database an operation is on.
type File byte

const (
	Database File = 0
	Journal  File = 1
	WAL      File = 2
	Other    File = 9
)

// Kinds of recorded operations. Begun and Acknowledged are marks of the
// workload, with the number of the transaction in At.
const (
	Write        = 'W'
	Truncate     = 'T'
	Sync         = 'S'
	Delete       = 'D'
	Begun        = 'B'
	Acknowledged = 'A'
)

// Op is one recorded operation. At is an offset, the new size for Truncate,
// whether the directory was synced for Delete, or the number of a mark.
type Op struct {
	Kind byte
	File File
	At   int64
	Data []byte
}

// Install puts the rig between the OS and every database opened, and every
// sealing VFS registered, from now on. Call the result to remove it, after all
// of these are closed.
func Install() (remove func(), err error) {
	if C.rigInstall() != 0 {
		return nil, errors.New("rig: SQLite did not take the VFS, or the rig is installed already")
	}
	return func() { C.rigRemove() }, nil
}

// Record begins a new recording.
func Record() { C.rigRecord(1) }

// Mark puts a mark into the recording.
func Mark(kind byte, n int64) { C.rigMark(C.int(kind), C.int64_t(n)) }

// Recorded ends the recording and gives what it holds, oldest first.
func Recorded() []Op {
	C.rigRecord(0)
	var size C.int64_t
	log := C.rigLog(&size)
	raw := append([]byte(nil), unsafe.Slice((*byte)(log), int(size))...)
	var ops []Op
	for len(raw) > 0 {
		n := binary.NativeEndian.Uint64(raw[10:])
		ops = append(ops, Op{
			Kind: raw[0], File: File(raw[1]), At: int64(binary.NativeEndian.Uint64(raw[2:])), Data: raw[18 : 18+n],
		})
		raw = raw[18+n:]
	}
	return ops
}

// Fail makes the nth write, sync or truncate from now on fail, counted from 1;
// with persist also every later one. 0 means none. The counters begin anew.
func Fail(nth int, persist bool) {
	p := C.int(0)
	if persist {
		p = 1
	}
	C.rigFail(C.int64_t(nth), p)
}

// Count is how many operations there were since Fail.
func Count() int { return int(C.rigCount()) }

// Hits is how many operations failed since Fail.
func Hits() int { return int(C.rigHits()) }

// PendingByte moves SQLite's lock-byte page, which lies at 1 GiB, to another
// offset, so that a small database reaches beyond it. No database may be open.
func PendingByte(at uint32) { C.rigPendingByte(C.uint32_t(at)) }

// DefaultPendingByte is where the lock-byte page belongs.
const DefaultPendingByte = 0x40000000

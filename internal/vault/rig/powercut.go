package rig

import (
	"bytes"
	"math/rand"
	"os"
)

const sector = 512 // bytes a disk writes whole or not at all

// image is one file as it may be found after a power cut.
type image struct {
	data   []byte
	exists bool
}

func (m *image) write(at int64, data []byte) {
	m.exists = true
	m.resize(max(int64(len(m.data)), at+int64(len(data))))
	copy(m.data[at:], data)
}

func (m *image) resize(n int64) {
	if grow := n - int64(len(m.data)); grow > 0 {
		m.data = append(m.data, make([]byte, grow)...)
	}
	m.data = m.data[:n]
}

// tear writes some sectors of data and leaves the others as they were.
func (m *image) tear(at int64, data []byte, r *rand.Rand) {
	end := at + int64(len(data))
	for s := at / sector * sector; s < end; s += sector {
		if r.Intn(2) == 0 {
			from, to := max(s, at), min(s+sector, end)
			m.write(from, data[from-at:to-at])
		}
	}
}

// fate is what becomes of writes that were not synced when the power went.
type fate int

const (
	allArrived fate = iota
	noneArrived
	someArrived
	someTorn
	fates
)

// PowerCut writes to path and its companions the files as they may be found
// after the power went right after ops[:at]. Whatever was synced is there.
// What was not may be there, may be missing or may be torn into sectors; a
// deletion may be undone unless the directory was synced.
func PowerCut(ops []Op, at int, r *rand.Rand, path string) error {
	files := replay(ops[:at], fate(r.Intn(int(fates))), r)
	for i, suffix := range []string{"", "-journal", "-wal"} {
		if !files[i].exists {
			continue
		}
		if err := os.WriteFile(path+suffix, files[i].data, 0o600); err != nil {
			return err
		}
	}
	return nil
}

func replay(ops []Op, f fate, r *rand.Rand) (files [3]image) {
	lastSync, lastOp := [3]int{-1, -1, -1}, [3]int{-1, -1, -1}
	for i, o := range ops {
		if o.File == Other {
			continue
		}
		lastOp[o.File] = i
		if o.Kind == Sync || o.Kind == Delete {
			lastSync[o.File] = i
		}
	}
	// The first sync of a new journal or log syncs the directory as well.
	directorySync := max(lastSync[Journal], lastSync[WAL])
	for i, o := range ops {
		if o.File == Other {
			continue
		}
		file, durable := &files[o.File], i < lastSync[o.File]
		switch o.Kind {
		case Delete:
			undone := o.At == 0 && i == lastOp[o.File] && i >= directorySync && f != allArrived && r.Intn(2) == 0
			if !undone {
				*file = image{}
			}
		case Truncate:
			if durable || f == allArrived || f >= someArrived && r.Intn(2) == 0 {
				file.resize(o.At)
			}
		case Write:
			file.exists = true
			if durable {
				file.write(o.At, o.Data)
			} else {
				file.writeUnsynced(o, f, r)
			}
		}
	}
	return files
}

func (m *image) writeUnsynced(o Op, f fate, r *rand.Rand) {
	switch f {
	case allArrived:
		m.write(o.At, o.Data)
	case someArrived:
		if r.Intn(2) == 0 {
			m.write(o.At, o.Data)
		}
	case someTorn:
		switch r.Intn(3) {
		case 0:
			m.write(o.At, o.Data)
		case 1:
			m.tear(o.At, o.Data, r)
		}
	}
}

// WithoutSyncs is the recording as a disk that ignores every sync would have
// it. A rig that finds no loss in it is broken.
func WithoutSyncs(ops []Op) []Op {
	var out []Op
	for _, o := range ops {
		if o.Kind != Sync {
			out = append(out, o)
		}
	}
	return out
}

// FindsInClear tells which of the recorded writes hold the text.
func FindsInClear(ops []Op, text string) (n int) {
	for _, o := range ops {
		if bytes.Contains(o.Data, []byte(text)) {
			n++
		}
	}
	return n
}

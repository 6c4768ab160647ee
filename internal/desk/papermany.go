package desk

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"

	"jobwright/internal/paper"
	"jobwright/internal/pdf"
	"jobwright/internal/people"
)

// many are papers that are being written into a folder.
type many struct {
	p      Papers
	folder string
	mu     sync.Mutex
	taken  map[string]bool // names that one of them has
	files  []string        // by their place in the list; empty = not written
	why    []error         // likewise; nil = it was written, or was not begun
}

// SaveMany writes the PDFs of many papers into a folder, several at a time. Each asks what its person allows, is noted, and is written whole
// or not at all, as by Save; no file is written over. A paper that may not go out is left out and told of. Of an agreement or a plan whose
// newest version is a draft it writes the version that holds until then. The end of ctx or anything else that goes wrong, such as a full disk,
// ends it: what was written by then stays and is told of beside the error.
func (p Papers) SaveMany(ctx context.Context, wanted []paper.Wanted, folder string, progress func(done int)) (saved paper.SavedMany, err error) {
	m := &many{p: p, folder: folder, taken: map[string]bool{}, files: make([]string, len(wanted)), why: make([]error, len(wanted))}
	err = pdf.Batch(ctx, len(wanted), func(i int) error {
		err := m.one(ctx, i, wanted[i])
		if err != nil && ctx.Err() == nil && left(err) {
			m.why[i] = err
			return nil
		}
		return err
	}, progress)
	for i, w := range wanted {
		if m.files[i] != "" {
			saved.Files = append(saved.Files, m.files[i])
		}
		if m.why[i] != nil {
			saved.NotMade = append(saved.NotMade, paper.NotMade{Whose: w.Whose, Why: m.why[i].Error()})
		}
	}
	return saved, err
}

// one makes one of them and writes it.
func (m *many) one(ctx context.Context, i int, w paper.Wanted) error {
	out, err := m.p.goingOut(ctx, w.Request)
	var draft StillDraft
	if errors.As(err, &draft) && draft.InForce > 0 && w.Number == 0 {
		w.Number = draft.InForce
		out, err = m.p.goingOut(ctx, w.Request)
	}
	if err != nil {
		return err
	}
	path := m.path(out.Name, w.Ref)
	if err := writeNoted(path, out.write, func() error { return m.p.d.noteOut(ctx, "export", out) }); err != nil {
		return unwritten(err)
	}
	m.files[i] = path
	return nil
}

// path is a place in the folder that no file and no other paper has: the name with the reference of the record, and a number where that is
// not enough.
func (m *many) path(name, ref string) string {
	m.mu.Lock()
	defer m.mu.Unlock()
	base := strings.TrimSuffix(name, ".pdf")
	if ref != "" {
		base += "-" + filepath.Base(ref)
	}
	path := filepath.Join(m.folder, base+".pdf")
	for n := 2; m.has(path); n++ {
		path = filepath.Join(m.folder, fmt.Sprintf("%s-%d.pdf", base, n))
	}
	m.taken[path] = true
	return path
}

func (m *many) has(path string) bool {
	if m.taken[path] {
		return true
	}
	_, err := os.Lstat(path)
	return err == nil
}

// left says that an error is about one paper alone, in words that say what is missing.
func left(err error) bool {
	_, refused := people.RefusalOf(err)
	return refused || people.IsGone(err) || errors.As(err, new(StillDraft)) || errors.As(err, new(NotFound)) || errors.As(err, new(people.FieldError)) || errors.As(err, new(people.Denied))
}

package desk

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"syscall"

	"jobwright/adjustments"
	"jobwright/internal/custody"
	"jobwright/internal/paper"
	"jobwright/internal/pdf"
	"jobwright/internal/people"
)

// Papers makes the documents of a store, for the screens and the commands. Each time that one is made, shown, saved or printed it asks
// anew what the person allows.
type Papers struct{ d *Desk }

// Papers are the documents of this store.
func (d *Desk) Papers() Papers { return Papers{d} }

// outgoing is a paper that was made, with what is noted when it goes out.
type outgoing struct {
	paper.Made
	object  string         // of the entry in the audit chain
	shared  *people.Shared // nil = it goes to nobody outside
	inForce int            // of an agreement or plan: the version that holds until this one is signed; 0 = none
	beside  []beside       // further files that go with it
	annex   paper.Document // what the first of them says, where it is the person's annex
}

// beside is a file that stands beside a paper: what follows its name, and what it holds.
type beside struct {
	ending string
	write  func(io.Writer) error
}

// at is where the file stands.
func (b beside) at(path string) string {
	return strings.TrimSuffix(path, filepath.Ext(path)) + b.ending
}

// makers make each sort of paper.
var makers = map[paper.Sort]func(ctx context.Context, d *Desk, r paper.Request) (outgoing, error){
	paper.SortAgree: agreementPaper, paper.SortPlan: planPaper, paper.SortCarving: carvingPaper, paper.SortEmployer: employerPaper, paper.SortSubject: subjectPaper,
	paper.SortReview: reviewPaper, paper.SortFeedback: feedbackPaper, paper.SortAtW: atwPaper, paper.SortPrivacy: privacyPaper, paper.SortMatches: matchesPaper,
}

// own are the sorts of paper that are the person's alone, and about which they are not asked.
var own = []paper.Sort{paper.SortAtW, paper.SortSubject, paper.SortMatches}

func (p Papers) make(ctx context.Context, r paper.Request) (outgoing, error) {
	maker, known := makers[r.Sort]
	if !known {
		return outgoing{}, fmt.Errorf("no sort of paper is %s", r.Sort)
	}
	if slices.Contains(own, r.Sort) && r.Copy == adjustments.ForEmployer {
		return outgoing{}, people.FieldError{Field: "copy", Message: "This paper is for the person alone. There is no copy of it for an employer."}
	}
	out, err := maker(ctx, p.d, r)
	if err != nil {
		return outgoing{}, err
	}
	out.Request = r
	if len(out.Sealed) == 0 {
		out.Caution = joined(out.Caution, paper.LogoCaution(out.Source.House.Logo))
	}
	return out, nil
}

// of fills in what is the same for all papers.
func (d *Desk) of(doc paper.Document, object string) outgoing {
	return outgoing{Made: paper.Made{Name: doc.FileName + ".pdf", Pages: paper.Layout(doc), Source: doc}, object: object}
}

// Make lays a document out, or says in words why it may not be made: people.RefusalOf tells a missing permission.
func (p Papers) Make(ctx context.Context, r paper.Request) (paper.Made, error) {
	out, err := p.make(ctx, r)
	return out.Made, err
}

// goingOut makes a paper that may go out.
func (p Papers) goingOut(ctx context.Context, r paper.Request) (outgoing, error) {
	out, err := p.make(ctx, r)
	if err == nil {
		err = out.mayGo()
	}
	return out, err
}

// Save makes the document anew, so that a permission withdrawn since is seen, and writes it as PDF whole or not at all. It is noted before
// the file is in its place: what could not be noted never goes out. It gives the files that were written; the person's annex of a sealed
// agreement stands beside it, and so does what belongs to subject access.
func (p Papers) Save(ctx context.Context, r paper.Request, path string) (written []string, err error) {
	out, err := p.goingOut(ctx, r)
	if err != nil {
		return nil, err
	}
	files, writes := []string{path}, []func(io.Writer) error{out.write}
	for _, b := range out.beside {
		files, writes = append(files, b.at(path)), append(writes, b.write)
	}
	if err := writeAll(files, writes, func() error { return p.d.noteOut(ctx, "export", out) }); err != nil {
		return nil, unwritten(err)
	}
	return files, nil
}

// writeAll writes files, each from what its own write gives, and notes them before any is in its place: all of them or none.
func writeAll(files []string, writes []func(io.Writer) error, note func() error) (err error) {
	if len(files) == 0 {
		return note()
	}
	placed := false
	err = writeNoted(files[0], writes[0], func() error {
		err := writeAll(files[1:], writes[1:], note)
		placed = err == nil
		return err
	})
	if err != nil && placed {
		for _, file := range files[1:] {
			os.Remove(file)
		}
	}
	return err
}

// SaveTwin writes what the document says as HTML, for screen readers, under the same rules; the person's annex stands in a file beside it.
func (p Papers) SaveTwin(ctx context.Context, r paper.Request, path string) error {
	out, err := p.goingOut(ctx, r)
	if err != nil {
		return err
	}
	twin := func(d paper.Document) func(io.Writer) error {
		return func(to io.Writer) error { return paper.Twin(d, to) }
	}
	if err := writeNoted(path, twin(out.Source), func() error { return p.d.noteOut(ctx, "export", out) }); err != nil {
		return unwritten(err)
	}
	if len(out.Annex.List) == 0 {
		return nil
	}
	err = unwritten(writeNoted(beside{ending: "-annex.html"}.at(path), twin(out.annex), func() error { return nil }))
	if err != nil { // both or none
		os.Remove(path)
	}
	return err
}

// Print opens the PDF in the viewer of the system, from a private folder that is emptied when the store is closed and opened. An annex is
// opened too.
func (p Papers) Print(ctx context.Context, r paper.Request) error {
	out, err := p.goingOut(ctx, r)
	if err != nil {
		return err
	}
	name := cmp.Or(out.Name, "paper.pdf")
	path, err := p.d.putToPrint(name, out.write, func() error { return p.d.noteOut(ctx, "print", out) })
	if err != nil {
		return unwritten(err)
	}
	paths := []string{path}
	if len(out.Annex.List) > 0 {
		annex, err := p.d.putToPrint(out.beside[0].at(name), out.beside[0].write, func() error { return nil })
		if err != nil {
			return unwritten(err)
		}
		paths = append(paths, annex)
	}
	view := p.d.o.View
	if view == nil {
		view = openInViewer
	}
	for _, path := range paths {
		if err := view(path); err != nil {
			for _, path := range paths {
				os.Remove(path)
			}
			return &custody.Refusal{What: "No program on this computer opens a PDF.", Do: "Please save the paper as PDF, and print it from there.", Err: err}
		}
	}
	return nil
}

// Folder is where a file is suggested: where people look for their own things.
func (p Papers) Folder() string { return documents() }

// write writes the PDF: the sealed file itself where there is one.
func (o outgoing) write(to io.Writer) error {
	if len(o.Sealed) > 0 {
		_, err := io.Copy(to, bytes.NewReader(o.Sealed))
		return err
	}
	return pdf.Write(to, o.Pages)
}

// StillDraft says that a paper may be looked at and not go out: it is a draft, or has ended.
type StillDraft struct {
	Open    []string
	InForce int // the version that holds until this one is signed; 0 = none
}

// Error says so, and what is still open.
func (e StillDraft) Error() string {
	return joined("This paper does not go to the employer as it stands.", strings.Join(e.Open, " "))
}

// mayGo refuses drafts for the employer. A carving is a proposal: its draft says on every page what it is, and goes out where that is
// asked for.
func (o outgoing) mayGo() error {
	if o.Draft && !(o.Request.Sort == paper.SortCarving && o.Request.Draft) {
		return StillDraft{o.Open, o.inForce}
	}
	return nil
}

// noteOut notes that a paper goes out, and with whom it is shared. Neither a read-only copy nor a damaged store keeps notes.
func (d *Desk) noteOut(ctx context.Context, action string, o outgoing) error {
	if d.Store().Writable() != nil {
		return nil
	}
	if o.shared != nil {
		if err := d.Store().NoteShared(ctx, *o.shared); err != nil {
			return err
		}
	}
	return d.Store().Note(ctx, action, o.object, o.Name)
}

// unwritten says in words why a file could not be written. Nothing of it is left.
func unwritten(err error) error {
	var refused *custody.Refusal
	switch {
	case err == nil || errors.As(err, &refused):
		return err
	case errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EFBIG) || errors.Is(err, syscall.EDQUOT):
		return &custody.Refusal{What: "The disk is full, so nothing was written.", Do: "Please choose another disk, or make room and try again.", Err: err}
	}
	return err
}

// joined puts two sentences behind each other.
func joined(a, b string) string { return strings.TrimSpace(a + " " + b) }

// whose is the copy that was asked for.
func whose(r paper.Request, usual string) string { return cmp.Or(r.Copy, usual) }

// outside says that a copy is for the employer.
func outside(copy string) bool {
	return copy != adjustments.ForPerson && copy != adjustments.ForService
}

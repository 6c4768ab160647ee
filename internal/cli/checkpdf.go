package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"jobwright/internal/desk"
	"jobwright/internal/exchange"
	"jobwright/internal/paper"
)

type checkPDF struct {
	Signed        bool   `json:"signed"`
	CoversAll     bool   `json:"covers_all"`
	DigestOK      bool   `json:"digest_ok"`
	CertificateOK bool   `json:"certificate_ok"`
	KnownHere     bool   `json:"known_here"`
	About         string `json:"about,omitempty"`
	SHA256        string `json:"sha256"`
	Fingerprint   string `json:"fingerprint,omitempty"`
}

// mostRead is how much of a file is read to be checked, in bytes: more than any paper of ours is.
const mostRead = 64 << 20

// checkPDF says whether a file is one that was sealed: against a store, or against a root certificate without one. What cannot be opened is a
// finding too.
func (c *call) checkPDF(ctx context.Context) error {
	if len(c.names) == 2 && c.root != "" {
		return usageError("A PDF is checked against a store or against --root, not both.")
	}
	store, found, err := c.lookAtPDF(ctx)
	if code(err) == Wrong {
		return err
	}
	doc := checkDoc{OK: found.OK && err == nil, Store: store, Problems: append([]string{}, found.Problems...)}
	if err != nil {
		doc.Problems = append(doc.Problems, words(err))
	} else {
		doc.PDF = &checkPDF{found.Signed, found.CoversAll, found.DigestOK, found.CertificateOK, found.KnownHere, found.About, found.SHA256, found.Fingerprint}
	}
	if c.asJSON {
		if err := c.document(doc); err != nil {
			return err
		}
	}
	if !doc.OK {
		return plain(strings.Join(doc.Problems, " "))
	}
	if !c.asJSON {
		for _, words := range append(found.Sentences, found.About) {
			if words != "" {
				c.say("%s", words)
			}
		}
	}
	return nil
}

// lookAtPDF reads the file and what it is checked against.
func (c *call) lookAtPDF(ctx context.Context) (*checkStore, paper.Checked, error) {
	file, err := readSome(c.names[len(c.names)-1])
	if err != nil {
		return nil, paper.Checked{}, err
	}
	if c.root == "" {
		return c.checkInStore(ctx, file)
	}
	root, err := readSome(c.root)
	if err != nil {
		return nil, paper.Checked{}, err
	}
	found, err := desk.CheckWithRoot(file, root)
	return nil, found, err
}

// checkInStore checks a file against the store, which is read first: what it knows has to be whole.
func (c *call) checkInStore(ctx context.Context, file []byte) (_ *checkStore, found paper.Checked, err error) {
	d, err := c.open(ctx, c.names[0])
	if err != nil {
		return nil, found, err
	}
	defer func() { err = errors.Join(err, d.Close(ctx)) }()
	c.progress("Checking the store …")
	facts, err := d.Check(ctx)
	c.progress("")
	if err != nil {
		return nil, found, err
	}
	found, err = d.CheckPDF(ctx, file)
	return &checkStore{d.Generation(), facts.Schema, facts.Records, facts.AuditEntries, facts.AuditHead}, found, err
}

// readSome reads a file, and refuses one that is far too large to be ours.
func readSome(path string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, mostRead))
	if err == nil && len(b) == mostRead {
		err = plain(fmt.Sprintf("%s is far too large to be one of our papers. Please check that it is the right one.", path))
	}
	return b, err
}

// exportRoot writes the root certificate, with which others check what this store seals.
func (c *call) exportRoot(ctx context.Context) (err error) {
	output := c.names[2]
	if strings.ToLower(filepath.Ext(output)) != ".pem" {
		return usageError("The root certificate is written as .pem; the file's ending says so.")
	}
	if err := folderOf(output); err != nil {
		return err
	}
	d, err := c.openToWrite(ctx, c.names[0])
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.Close(ctx)) }()
	root, err := d.Root(ctx)
	if err != nil {
		return err
	}
	if err := exchange.WriteFile(output, func(to io.Writer) error { _, err := to.Write(root.PEM); return err }); err != nil {
		return err
	}
	c.say("The root certificate is in %s. It holds no secret: give it to whoever wants to check our seals.", output)
	c.say("It is called “%s”. Read out its fingerprint to them: %s", root.Name, root.Fingerprint)
	return nil
}

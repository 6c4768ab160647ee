package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"jobwright/brokerage"
	"jobwright/internal/desk"
	"jobwright/internal/people"
)

// runDocument writes a paper as PDF. What the person does not allow ends in exit code 3, with nothing written.
func runDocument(ctx context.Context, c *call) (err error) {
	if kind := c.names[1]; kind != "carving" {
		return usageError(fmt.Sprintf("%q is no document that can be made. The documents are: carving.", kind))
	}
	how := desk.Copy{Named: c.named, Large: c.largePrint}
	switch c.copy {
	case "", "employer":
		how.Employer = true
	case "service":
	case "person":
		how.Named = true
	default:
		return usageError(fmt.Sprintf("%q is no copy. A copy is for the person, the employer or the service.", c.copy))
	}
	if ending := strings.ToLower(filepath.Ext(c.out)); c.out != "" && ending != ".pdf" {
		return usageError("A document is written as .pdf; the file's ending says so.")
	}
	if err := folderOf(c.out); err != nil {
		return err
	}
	d, err := c.openToWrite(ctx, c.names[0])
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.Close(ctx)) }()
	doc, err := d.CarvingDocument(ctx, c.names[2], how)
	var refused brokerage.ProposalRefused
	var field people.FieldError
	switch {
	case errors.As(err, &refused):
		return badInput(refused.Missing + " Nothing was written.")
	case errors.As(err, &field) && field.Field != "participant_ref":
		return badInput(field.Message + " Nothing was written.")
	case err != nil:
		return err
	}
	path := cmp.Or(c.out, doc.Name)
	if err := d.WriteDocument(ctx, doc, path); err != nil {
		return err
	}
	for _, words := range []string{doc.LeftOut, doc.Caution} {
		if words != "" {
			c.say("%s", words)
		}
	}
	if doc.Draft {
		c.say("This is a draft that may not go out yet. %s", strings.Join(doc.Open, " "))
	}
	c.say("Written to %s. This file is not encrypted: please delete it when it is no longer needed.", path)
	return nil
}

package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"jobwright/internal/desk"
	"jobwright/internal/exchange"
	"jobwright/internal/store"
)

func kindOf(name string) (exchange.Kind, error) {
	k, known := exchange.KindNamed(name)
	if !known {
		return k, usageError(fmt.Sprintf("%q is no kind of record. The kinds are: %s.", name, exchange.KindNames()))
	}
	return k, nil
}

// runImport reads a file into the store. Whatever is wrong with the file ends in exit code 3, with nothing written.
func runImport(ctx context.Context, c *call) (err error) {
	if c.names[1] == "postcodes" {
		return c.importPostcodes(ctx)
	}
	k, err := kindOf(c.names[1])
	if err != nil {
		return err
	}
	mapping, err := c.readMap(k)
	if err != nil {
		return err
	}
	if err := readable(c.names[2]); err != nil {
		return err
	}
	if err := folderOf(c.errorsFile); err != nil {
		return err
	}
	d, err := c.openToWrite(ctx, c.names[0])
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.Close(ctx)) }()
	sum, err := c.importFile(ctx, d, k, mapping)
	var refused *exchange.InputError
	switch {
	case errors.As(err, &refused):
		return c.tellRefused(k, refused)
	case errors.Is(err, store.ErrBadRows):
		why := badInput(c.whyStopped(sum))
		if !c.dryRun { // the figures are those of what was written
			sum.Created, sum.Updated, sum.Unchanged, sum.Skipped = 0, 0, 0, 0
		}
		return errors.Join(c.tell(sum), why)
	case err != nil:
		return err
	}
	if err := c.tell(sum); err != nil || c.asJSON {
		return err
	}
	left := ""
	if sum.Bad > 0 {
		left = ", " + countOf(sum.Bad, "row", "rows") + c.would(" left out")
		if c.errorsFile != "" {
			left += " and written to " + c.errorsFile
		}
	}
	c.say("%s: %s%s.", sum.Kind, figures(sum, c.would), left)
	return nil
}

// readable refuses the name of a file of another kind. A name without an ending is fine: what the file holds decides.
func readable(input string) error {
	switch strings.ToLower(filepath.Ext(input)) {
	case "", ".csv", ".txt", ".tsv", ".xlsx", ".xlsm", ".vcf", ".vcard", ".json", ".jsonld", ".html", ".htm":
		return nil
	}
	return usageError("Only .csv, .xlsx, .vcf, .json and .html can be read.")
}

// folderOf refuses a file to write whose folder does not exist, before anything is done.
func folderOf(output string) error {
	if output == "" {
		return nil
	}
	folder := filepath.Dir(output)
	if _, err := os.Stat(folder); errors.Is(err, fs.ErrNotExist) {
		return plain(fmt.Sprintf("The folder %s does not exist. Please make it, or choose another.", folder))
	}
	return nil
}

// tellRefused tells of a file that cannot be read as a whole.
func (c *call) tellRefused(k exchange.Kind, refused *exchange.InputError) error {
	why := badInput(refused.Error() + " Nothing was imported.")
	if !c.asJSON {
		return why
	}
	sum := store.Summary{Kind: k.Name, Bad: 1, Problems: []store.ImportProblem{store.ImportProblem(refused.Problem)}}
	return errors.Join(c.tell(sum), why)
}

func (c *call) readMap(k exchange.Kind) (map[string]string, error) {
	if c.mapFile == "" {
		return nil, nil
	}
	f, err := os.Open(c.mapFile)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	mapping, err := exchange.ReadMap(f, k)
	if err != nil {
		return nil, usageError(err.Error())
	}
	return mapping, nil
}

func (c *call) importFile(ctx context.Context, d *desk.Desk, k exchange.Kind, mapping map[string]string) (sum store.Summary, err error) {
	im, err := d.Read(ctx, desk.Source{Path: c.names[2], Kind: k.Name, Mapping: mapping, ImportOptions: store.ImportOptions{SkipBad: c.skipBad, AddStaff: c.addStaff}},
		func(done, _ int) { c.progress("%d rows read …", done) })
	if err != nil {
		return sum, err
	}
	defer func() { err = errors.Join(err, im.Close(ctx)) }()
	defer c.progress("")
	told := func(done, total int) { c.progress("%d of %d rows …", done, total) }
	if c.dryRun {
		sum, err = im.Plan(ctx, told)
		if err == nil && sum.Bad > 0 && !c.skipBad {
			err = store.ErrBadRows
		}
	} else {
		sum, err = im.Apply(ctx, told)
	}
	if c.errorsFile != "" && sum.Bad > 0 {
		err = errors.Join(err, im.WriteBad(ctx, c.errorsFile))
	}
	return sum, err
}

// tell prints what the import did.
func (c *call) tell(sum store.Summary) error {
	for _, list := range []*[]string{&sum.UnknownColumns, &sum.MadePeople} {
		if *list == nil {
			*list = []string{}
		}
	}
	if c.asJSON {
		return c.document(sum)
	}
	for _, p := range sum.Problems {
		c.say("%s", exchange.Problem(p))
	}
	if len(sum.UnknownColumns) > 0 {
		c.say("Columns that are not known here: %s.", strings.Join(sum.UnknownColumns, ", "))
	}
	added := " added"
	if c.dryRun {
		added = " who would be added"
	}
	if len(sum.MadeStaff) > 0 {
		c.say("Staff%s: %s.", added, someOf(sum.MadeStaff))
	}
	if len(sum.MadePeople) > 0 {
		c.say("People%s at employers: %s.", added, someOf(sum.MadePeople))
	}
	return nil
}

// mostNames is how many names are told in one line.
const mostNames = 20

// someOf names a list, and of a long one the first.
func someOf(names []string) string {
	if len(names) <= mostNames {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:mostNames], ", "), len(names)-mostNames)
}

// would says in a dry run that something would be done, and else that it was.
func (c *call) would(done string) string {
	if c.dryRun {
		return " would be" + done
	}
	return done
}

// figures names what becomes of the good rows.
func figures(sum store.Summary, say func(done string) string) string {
	var parts []string
	for _, f := range []struct {
		n    int
		done string
	}{{sum.Created, " created"}, {sum.Updated, " updated"}, {sum.Unchanged, " unchanged"}} {
		if f.n > 0 {
			parts = append(parts, fmt.Sprint(f.n, say(f.done)))
		}
	}
	if len(parts) == 0 {
		return "nothing to import"
	}
	return strings.Join(parts, ", ")
}

// whyStopped tells of bad rows, and what could be done with the good ones.
func (c *call) whyStopped(sum store.Summary) string {
	why := countOf(sum.Bad, "row is bad", "rows are bad") + ", so nothing was imported. Please mend what is bad, or leave it out with --skip-bad."
	if c.errorsFile != "" {
		why += " The bad rows are in " + c.errorsFile + "."
	}
	if sum.Created+sum.Updated+sum.Unchanged > 0 {
		why = figures(sum, func(done string) string { return " could be" + done }) + "; " + why
	}
	return why
}

// runExport writes every record of a kind that the acting person may see. The ending of the file chooses the form.
func runExport(ctx context.Context, c *call) (err error) {
	if c.names[1] == "root" {
		return c.exportRoot(ctx)
	}
	k, err := kindOf(c.names[1])
	if err != nil {
		return err
	}
	output := c.names[2]
	ending := strings.ToLower(filepath.Ext(output))
	if forms := exchange.Formats(k.Name); !slices.Contains(forms, ending) {
		return usageError(fmt.Sprintf("%s can be written as %s; the file's ending says which.", k.Name, strings.Join(forms, ", ")))
	}
	if err := folderOf(output); err != nil {
		return err
	}
	d, err := c.openToWrite(ctx, c.names[0])
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.Close(ctx)) }()
	replaced := ""
	if _, err := os.Stat(output); err == nil {
		replaced = " The file that was there before was replaced."
	}
	n, err := d.Export(ctx, k.Name, output)
	if err != nil {
		return err
	}
	c.say("%s written to %s.%s This file is not encrypted: please delete it when it is no longer needed.", countOf(n, "record", "records"), output, replaced)
	return nil
}

package cli

import (
	"context"
	"errors"

	"jobwright/internal/exchange"
	"jobwright/internal/store"
)

// importPostcodes reads a file of postcodes, which is no table of records: the middle of each sector is all that is kept of it.
func (c *call) importPostcodes(ctx context.Context) (err error) {
	if c.dryRun || c.skipBad || c.addStaff || c.mapFile != "" || c.errorsFile != "" {
		return usageError("A file of postcodes is read as it is. Only --json goes with it.")
	}
	d, err := c.openToWrite(ctx, c.names[0])
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.Close(ctx)) }()
	added, known, err := d.ReadPostcodes(ctx, c.names[2], func(done, _ int) { c.progress("%d postcodes read …", done) })
	c.progress("")
	var refused *exchange.InputError
	if errors.As(err, &refused) {
		return c.tellRefused(exchange.Kind{Name: "postcodes"}, refused)
	}
	if err != nil {
		return err
	}
	if c.asJSON {
		return c.tell(store.Summary{Kind: "postcodes", Created: added, Updated: known, Problems: []store.ImportProblem{}})
	}
	c.say("postcodes: %s of postcodes, %d of them new.", countOf(added+known, "sector", "sectors"), added)
	return nil
}

package cli

import (
	"context"
	"errors"
	"fmt"
	"os"

	"jobwright/internal/desk"
)

func runBackup(ctx context.Context, c *call) (err error) {
	d, err := c.openToWrite(ctx, c.names[0])
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.Close(ctx)) }()
	if err := os.MkdirAll(c.names[1], 0o700); err != nil {
		return err
	}
	c.progress("Making the backup and reading it back …")
	b, err := d.BackupTo(ctx, c.names[1])
	c.progress("")
	if err != nil {
		return err
	}
	c.say("%s holds %s and was read back without a fault.", b.Path, countOf(int(b.Records), "record", "records"))
	return nil
}

func runRestore(ctx context.Context, c *call) error {
	backup, dir := c.names[0], c.names[1]
	with, err := c.secret()
	if err != nil {
		return err
	}
	defer clear(with.Passphrase)
	c.progress("Checking the backup and bringing it back …")
	err = desk.Restore(ctx, backup, dir, with, c.options())
	c.progress("")
	if err != nil {
		return c.whoIsMissing(err)
	}
	c.say("%s is as it was when the backup was made.", dir)
	return nil
}

func countOf(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"jobwright/internal/desk"
	"jobwright/internal/vault"
)

func runBackup(ctx context.Context, c *call) (err error) {
	if c.names[1] == "" {
		return usageError("Please name a folder for the backup.")
	}
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
	if err := storeName(dir); err != nil {
		return err
	}
	with, err := c.secret()
	if err != nil {
		return err
	}
	defer clear(with.Passphrase)
	aside, newest := vault.InForce(dir)
	err = c.patiently(ctx, func() error {
		c.progress("Checking the backup and bringing it back …")
		defer c.progress("")
		return desk.Restore(ctx, backup, dir, with, c.options())
	})
	if err != nil {
		return c.whoIsMissing(err)
	}
	when := "when the backup was made"
	if made, err := vault.BackupMade(backup); err == nil {
		when = "on " + made.Local().Format("2 January 2006 at 15:04")
	}
	c.say("%s is as it was %s.", dir, when)
	if aside == "" {
		return nil
	}
	c.say("What was there until now is kept for 30 days, in %s.", aside)
	if newest != "" && filepath.Base(newest) != filepath.Base(backup) { // its copies elsewhere have its name
		c.say("To go back to it, bring back the newest backup from before: jobwright restore %q %q", newest, dir)
	}
	return nil
}

func countOf(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}

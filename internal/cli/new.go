package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"strings"

	"jobwright/internal/desk"
	"jobwright/internal/people"
)

// runNew makes a store. The recovery code goes to its file, or is shown once on a terminal; with neither nothing is made,
// because a code that nobody has seen is no way in.
func runNew(ctx context.Context, c *call) error {
	_, shown := isTerminal(c.stdout)
	if c.recoveryFile == "" && !shown {
		return usageError("Please say with --recovery-file where the recovery code is to be written. It is the only way in when the passphrase is lost.")
	}
	if c.as == "" {
		c.as = "ME"
	}
	pass, err := c.newPassphrase()
	if err != nil {
		return err
	}
	defer clear(pass)
	keep, err := c.recoveryKeeper()
	if err != nil {
		return err
	}
	first := people.Staff{Name: strings.ToUpper(c.as), Initials: c.as}
	d, recovery, err := desk.Create(ctx, c.names[0], first, pass, c.options())
	if err != nil {
		keep("")
		return err
	}
	if c.sample {
		err = d.FillSample(ctx)
	}
	if err != nil {
		return errors.Join(err, keep(""), d.Discard())
	}
	if err := keep(recovery); err != nil { // a store without the code that opens it is of no use
		return errors.Join(err, d.Discard())
	}
	if err := d.Close(ctx); err != nil {
		return err
	}
	c.say("The store %s is ready. Keep the recovery code in a safe place, away from this computer.", c.names[0])
	return nil
}

// newPassphrase asks twice on a terminal.
func (c *call) newPassphrase() ([]byte, error) {
	pass, err := c.passphrase("New passphrase (12 letters or more): ")
	if err != nil || c.passphraseFile != "" {
		return pass, err
	}
	again, err := c.passphrase("The same again: ")
	defer clear(again)
	if err == nil && !bytes.Equal(pass, again) {
		err = plain("The two passphrases differ. Please start again.")
	}
	return pass, err
}

// recoveryKeeper makes sure that the code can be kept before there is a code, and gives what keeps it; an empty code tidies up.
func (c *call) recoveryKeeper() (func(recovery string) error, error) {
	if c.recoveryFile == "" {
		return func(recovery string) error {
			if recovery != "" {
				c.say("Recovery code, shown this once. Write it down:\n\n    %s\n", recovery)
			}
			return nil
		}, nil
	}
	f, err := os.OpenFile(c.recoveryFile, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, err
	}
	return func(recovery string) error {
		if recovery == "" {
			return errors.Join(f.Close(), os.Remove(f.Name()))
		}
		_, err := fmt.Fprintln(f, recovery)
		return errors.Join(err, f.Sync(), f.Close())
	}, nil
}

package cli

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode"
	"unicode/utf8"

	"jobwright/internal/desk"
	"jobwright/internal/people"
	"jobwright/internal/vault"
)

// runNew makes a store. The recovery code goes to its file, or is shown once on a terminal; with neither nothing is made,
// because a code that nobody has seen is no way in.
func runNew(ctx context.Context, c *call) error {
	if err := c.checkNew(); err != nil {
		return err
	}
	_, shown := isTerminal(c.stdout)
	if c.recoveryFile == "" && !shown {
		return usageError("Please say with --recovery-file where the recovery code is to be written. It is the only way in when the passphrase is lost.")
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
	first := people.Staff{Name: cmp.Or(strings.TrimSpace(c.name), strings.ToUpper(c.as)), Initials: c.as}
	o := c.options()
	if c.sample {
		o.Begins = desk.SampleHouse
	}
	d, recovery, err := desk.Create(ctx, c.names[0], first, pass, o)
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
	others, who := "", c.as
	if c.sample {
		who += " is " + d.Me().Name + " and"
		others = " The other people of the sample are made up and have no key."
	}
	c.say("The store %s is ready: %s opens it with the passphrase.%s Keep the recovery code in a safe place, away from this computer.", c.names[0], who, others)
	return nil
}

// checkNew refuses names of a store and of its first person that will not do.
func (c *call) checkNew() error {
	if err := storeName(c.names[0]); err != nil {
		return err
	}
	c.as = cmp.Or(c.as, "ME")
	if n := utf8.RuneCountInString(c.as); n > 8 || strings.ContainsFunc(c.as, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		return usageError("Initials are 1 to 8 letters or digits, for example --as TQ.")
	}
	if c.sample && c.name != "" {
		return usageError("The people of the sample have names already. Please leave out --name or --sample.")
	}
	return nil
}

// storeName refuses a name that no store can have.
func storeName(dir string) error {
	if name := filepath.Base(dir); strings.HasSuffix(name, vault.Suffix) && name != vault.Suffix {
		return nil
	}
	example := "NAME"
	if strings.Trim(dir, "./\\") != "" {
		example = strings.TrimSuffix(filepath.Clean(dir), vault.Suffix)
	}
	return usageError(fmt.Sprintf("A store's name ends in %s, for example %s%s.", vault.Suffix, example, vault.Suffix))
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

package cli

import (
	"context"
	"errors"

	"jobwright/internal/desk"
	"jobwright/internal/vault"
)

// kdf makes unlocking cheap in tests; nil = as dear as it should be.
var kdf *vault.KDFParams

func (c *call) options() desk.Options { return desk.Options{Now: c.clock, KDF: kdf} }

// secret asks for the passphrase. The caller clears it.
func (c *call) secret() (vault.Secret, error) {
	pass, err := c.passphrase("Passphrase: ")
	return vault.Secret{Initials: c.as, Passphrase: pass}, err
}

// open opens the store in dir for whoever unlocks it.
func (c *call) open(ctx context.Context, dir string) (*desk.Desk, error) {
	with, err := c.secret()
	if err != nil {
		return nil, err
	}
	defer clear(with.Passphrase)
	var d *desk.Desk
	err = c.patiently(ctx, func() (err error) {
		d, err = desk.Open(ctx, dir, with, false, c.options())
		return err
	})
	return d, c.whoIsMissing(err)
}

// openToWrite also reads everything first: nothing is written into a store that is not whole.
func (c *call) openToWrite(ctx context.Context, dir string) (*desk.Desk, error) {
	d, err := c.open(ctx, dir)
	if err != nil {
		return nil, err
	}
	c.progress("Checking the store …")
	_, err = d.Check(ctx)
	c.progress("")
	if err != nil {
		return nil, errors.Join(err, d.Close(ctx))
	}
	return d, nil
}

// whoIsMissing tells how to say who acts, where the vault needs to know.
func (c *call) whoIsMissing(err error) error {
	if kind, is := vault.KindOf(err); is && kind == vault.NoSuchPerson && c.as == "" {
		return usageError("Several people share this store. Please say who you are with --as INITIALS.")
	}
	return err
}

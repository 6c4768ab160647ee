package main

import (
	"fmt"
	"path/filepath"
	"time"

	"jobwright/internal/vault"
)

const (
	slots        = 20
	unlockRounds = 9
)

// unlockLines measure the way in, and a new passphrase, with as many colleagues as a large service has.
func unlockLines(folder string) []line {
	dir := filepath.Join(folder, "slots"+vault.Suffix)
	first := vault.Secret{Initials: initials, Passphrase: passphrase}
	v, _, err := vault.Create(ctx, dir, first, vault.Options{})
	must(err)
	for n := len(v.Slots()); n < slots; n++ {
		get(v.AddPerson(fmt.Sprintf("P%d", n), passphrase))
	}
	last := vault.Secret{Initials: fmt.Sprintf("P%d", slots-1), Passphrase: passphrase}
	must(v.Close())
	var unlock, change times
	from, to := passphrase, []byte("gravel lamp otter eleven")
	for range unlockRounds {
		last.Passphrase = from
		unlock.timed(func() { v = get(vault.Open(ctx, dir, last, vault.Options{})) })
		change.timed(func() { must(v.ChangePassphrase(last.Initials, from, to)) })
		from, to = to, from
		must(v.Close())
	}
	return []line{
		within(fmt.Sprintf("Unlock with %d key slots", slots), unlock.median(), time.Second, unlockRounds),
		within(fmt.Sprintf("Change of passphrase with %d key slots", slots), change.median(), time.Second, unlockRounds),
	}
}

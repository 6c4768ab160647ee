package faults

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"math/rand"
	"os"
	"strings"

	"jobwright/internal/vault"
)

// vaultEnv tells the test program, started again, what to do with a store until it is killed:
// the job, the store's folder and an argument, one a line.
const vaultEnv = "JOBWRIGHT_FAULTS_VAULT"

var (
	first  = vault.Secret{Initials: "AB", Passphrase: []byte("otter lamp gravel seven")}
	second = vault.Secret{Initials: "AB", Passphrase: []byte("kettle moss violin north")}
	guest  = vault.Secret{Initials: "GG", Passphrase: []byte("walnut ferry copper tide")}
)

// cheaply opens with the least costs a key file may ask for.
func cheaply() vault.Options {
	return vault.Options{KDF: &vault.KDFParams{Time: 1, Memory: 19 * 1024, Lanes: 1}, Inspect: inspectRows}
}

// inspectRows checks that the rows are 1 to n without a gap, each with the link of the one before.
func inspectRows(ctx context.Context, db *sql.DB, _ func(string) []byte) (f vault.Facts, err error) {
	var verdict string
	if err := db.QueryRowContext(ctx, "pragma quick_check").Scan(&verdict); err != nil || verdict != "ok" {
		return f, fmt.Errorf("quick_check %q: %w", verdict, err)
	}
	rows, err := db.QueryContext(ctx, "select n, link from row order by n")
	if err != nil {
		return f, err
	}
	defer rows.Close()
	for rows.Next() {
		var n int64
		var l string
		if err := rows.Scan(&n, &l); err != nil {
			return f, err
		}
		f.Records++
		if n != f.Records || l != link(f.AuditHead, n) {
			return f, fmt.Errorf("row %d does not follow row %d", n, f.Records-1)
		}
		f.AuditHead = l
	}
	return f, rows.Err()
}

// addRows writes rows until stop says so, and tells told of each that was acknowledged.
func addRows(v *vault.Vault, stop func(n int64) bool, told func(n int64)) error {
	var n sql.NullInt64
	var l sql.NullString
	err := v.Write().QueryRow("select n, link from row order by n desc limit 1").Scan(&n, &l)
	if err != nil && !errors.Is(err, sql.ErrNoRows) {
		return err
	}
	head := l.String
	for i := n.Int64 + 1; !stop(i); i++ {
		head = link(head, i)
		if _, err := v.Write().Exec("insert into row values(?,?,?)", i, head, strings.Repeat("q", rand.Intn(3000))); err != nil {
			return err
		}
		told(i)
	}
	return nil
}

// vaultChild does a job over and over and prints a line at every turn.
func vaultChild(task string) error {
	ctx := context.Background()
	parts := strings.Split(task, "\n")
	job, dir, arg := parts[0], parts[1], parts[2]
	if job == "restore" {
		fmt.Println("restoring")
		return vault.Restore(ctx, arg, dir, first, cheaply())
	}
	with := first
	if arg == "second" {
		with = second
	}
	if job == "cramped" {
		return cramped(ctx, dir, arg)
	}
	v, err := vault.Open(ctx, dir, with, cheaply())
	if err != nil {
		return err
	}
	fmt.Println("open")
	switch job {
	case "write and back up":
		return writeAndBackUp(ctx, v)
	case "change the passphrase":
		return changePassphrase(v, with)
	case "rotate":
		return rotate(ctx, v)
	}
	return errors.New("no such job: " + job)
}

func writeAndBackUp(ctx context.Context, v *vault.Vault) error {
	failed := make(chan error)
	go func() {
		failed <- addRows(v, func(int64) bool { return false }, func(n int64) { fmt.Println("row", n) })
	}()
	go func() {
		for {
			b, err := v.Backup(ctx, "test")
			if err != nil {
				failed <- err
				return
			}
			fmt.Println("backup", b.Sequence)
		}
	}()
	return <-failed
}

func changePassphrase(v *vault.Vault, from vault.Secret) error {
	to := second
	if string(from.Passphrase) == string(second.Passphrase) {
		to = first
	}
	for {
		fmt.Println("changing")
		if err := v.ChangePassphrase("AB", from.Passphrase, to.Passphrase); err != nil {
			return err
		}
		fmt.Println("changed")
		from, to = to, from
	}
}

func rotate(ctx context.Context, v *vault.Vault) error {
	for {
		for _, s := range v.Slots() {
			if s.Recovery || s.Tag == v.SlotTag() {
				continue
			}
			fmt.Println("removing")
			if err := v.RemovePerson(ctx, s.Tag); err != nil {
				return err
			}
			fmt.Println("removed")
		}
		if _, err := v.AddPerson(guest.Initials, guest.Passphrase); err != nil {
			return err
		}
	}
}

// runVaultChild is the whole life of the child; TestMain calls it.
func runVaultChild(task string) {
	if err := vaultChild(task); err != nil {
		var e *vault.Error
		if errors.As(err, &e) {
			err = fmt.Errorf("%w (%w)", err, e.Err)
		}
		fmt.Println("error", err)
		os.Exit(1)
	}
}

//go:build unix

package faults

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"jobwright/internal/vault"
)

// cramped does everything a store can do while no file may grow beyond some bytes, as on a full disk. What
// fails must be refused in plain words; what it says it did must be done.
func cramped(ctx context.Context, dir, bytes string) error {
	size, err := strconv.ParseUint(bytes, 10, 64)
	if err != nil {
		return err
	}
	signal.Ignore(unix.SIGXFSZ)
	if err := unix.Setrlimit(unix.RLIMIT_FSIZE, &unix.Rlimit{Cur: size, Max: size}); err != nil {
		return err
	}
	v, err := vault.Open(ctx, dir, first, cheaply())
	if err != nil {
		return said("open", err)
	}
	b, err := v.Backup(ctx, "test")
	tag, err2 := v.AddPerson(guest.Initials, guest.Passphrase)
	all := errors.Join(said("backup", err), said("add", err2))
	if tag == "" {
		for _, s := range v.Slots() {
			tag = s.Tag
		}
	}
	all = errors.Join(all, said("change", v.ChangePassphrase("AB", first.Passphrase, first.Passphrase)),
		said("remove", v.RemovePerson(ctx, tag)))
	if b.Path != "" {
		all = errors.Join(all, said("restore", v.RestoreHere(ctx, b.Path, first)))
	}
	v.Close() // may fail: there is no room to write the log back
	return all
}

// said prints how a step went. Only an error that is no refusal in plain words is returned.
func said(step string, err error) error {
	var e *vault.Error
	switch {
	case err == nil:
		fmt.Println("done", step)
	case errors.As(err, &e):
		fmt.Println("refused", step)
	default:
		return fmt.Errorf("%s: %w", step, err)
	}
	return nil
}

func TestAFullDiskSpoilsNothing(t *testing.T) {
	dir, code := newVault(t, 100)
	whole := filepath.Join(t.TempDir(), "whole.jobwright")
	if err := os.CopyFS(whole, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	refused, done := 0, 0
	for size := 1000; size < 1_000_000; size += size / 3 {
		dir := filepath.Join(t.TempDir(), "full.jobwright")
		if err := os.CopyFS(dir, os.DirFS(whole)); err != nil {
			t.Fatal(err)
		}
		for _, line := range runVault(t, "cramped", dir, strconv.Itoa(size)) {
			switch {
			case strings.HasPrefix(line, "refused"):
				refused++
			case strings.HasPrefix(line, "done"):
				done++
			}
		}
		for _, with := range []vault.Secret{first, {RecoveryCode: code}} { // there is room again
			v := mustUnlock(t, dir, with, cheaply())
			if facts, err := v.CheckNow(t.Context()); err != nil || facts.Records != 100 {
				t.Fatal(size, explain(err), facts)
			}
			if _, err := v.Backup(t.Context(), "test"); err != nil {
				t.Fatal(size, explain(err))
			}
			v.Close()
		}
	}
	t.Logf("%d steps refused, %d done", refused, done)
	if refused < 10 || done < 10 {
		t.Error("the sizes do not cover the steps")
	}
}

// runVault lets a child run to its end.
func runVault(t *testing.T, job, dir, arg string) []string {
	t.Helper()
	return killVault(t, job, dir, arg, "never", nil)
}

package desk

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"

	"jobwright/internal/day"
	"jobwright/internal/store"
	"jobwright/internal/vault"
)

// Findings are what an examination of a store has found.
type Findings struct {
	Generation int
	vault.Facts
	Problems []string // in words; none = all is well
}

// backupsRead is how many of the newest backups an examination reads to their end.
const backupsRead = 3

// Examine reads everything: every page and the audit chain, every index and reference, the search index, and the newest
// backups as a restore would. step hears what it is about to do. What makes a further look useless comes back as an error.
func (d *Desk) Examine(ctx context.Context, step func(string)) (Findings, error) {
	f := Findings{Generation: d.vault.Generation(), Problems: []string{}}
	step("Reading every page …")
	var err error
	if f.Facts, err = d.vault.CheckNow(ctx); err != nil {
		return f, err
	}
	if err := d.compareWithBackups(ctx); err != nil {
		return f, err
	}
	problems, err := d.Store().Verify(ctx)
	if err != nil {
		return f, err
	}
	f.Problems = append(f.Problems, problems...)
	problems, err = d.examineBackups(ctx, step)
	f.Problems = append(f.Problems, problems...)
	return f, err
}

// examineBackups reads the newest backups. One from before a change of keys cannot be read with these and is no fault.
func (d *Desk) examineBackups(ctx context.Context, step func(string)) (problems []string, err error) {
	list, err := d.vault.Backups()
	if err != nil {
		return nil, err
	}
	whole := map[string]bool{}
	for i, b := range list {
		name := filepath.Base(b.Path)
		whole[name] = true
		if i >= backupsRead {
			continue
		}
		step("Reading the backup of " + b.At.Local().Format("2 January 2006, 15:04") + " …")
		_, err := d.vault.CheckBackup(ctx, b.Path)
		if ctx.Err() != nil {
			return problems, ctx.Err()
		}
		if kind, _ := vault.KindOf(err); err != nil && kind != vault.WrongSecret {
			problems = append(problems, fmt.Sprintf("The backup %s cannot be brought back. Please make a new one.", name))
		}
	}
	files, err := os.ReadDir(filepath.Join(d.vault.Dir(), "backups"))
	if errors.Is(err, os.ErrNotExist) {
		return problems, nil
	}
	for _, f := range files {
		if name := f.Name(); filepath.Ext(name) == ".cwbak" && !whole[name] {
			problems = append(problems, fmt.Sprintf("The backup %s is not whole. Please make a new one and move this one away.", name))
		}
	}
	return problems, err
}

// Restore brings a backup back into folder, which may be lost altogether. Only a lead may: the backup itself knows
// who was one. So may whoever has the recovery code. It is noted in the log of the restored store.
func Restore(ctx context.Context, backup, folder string, with vault.Secret, o Options) error {
	vo := o.vault(false)
	var denied error
	vo.Inspect = store.ForRestore(with, day.Of(o.now()), &denied)
	err := vault.Restore(ctx, backup, folder, with, vo)
	if denied != nil {
		return denied
	}
	if err != nil {
		return err
	}
	d, err := Open(ctx, folder, with, false, o)
	if err != nil {
		return err
	}
	return errors.Join(d.noteRestore(ctx), d.Close(ctx))
}

// noteRestore enters in the log of the restored store that it was restored, and by whom if they were known then.
func (d *Desk) noteRestore(ctx context.Context) error {
	defer d.changed.Store(false)             // what was restored is a backup already
	if err := d.openStore(ctx); err != nil { // anew: what is remembered of the records is of another time
		return err
	}
	if _, err := d.verify(ctx); err != nil {
		return err
	}
	s := d.Store()
	s.MarkChecked()
	if p, err := s.Person(ctx, d.Me().ID); err == nil && !p.Deleted && d.stillHere(p) == nil {
		s = s.As(p.ID)
	}
	return s.Note(ctx, "restore", "", "")
}

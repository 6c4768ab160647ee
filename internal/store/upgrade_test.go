package store_test

import (
	"context"
	"os"
	"testing"

	"jobwright/internal/store"
	"jobwright/internal/store/storetest"
)

// A backup is made and read through before a store is brought up to date, when it does not have the new tables yet.
func TestAStoreOfAnOlderProgramIsBackedUpAndBroughtUpToDate(t *testing.T) {
	first, err := os.ReadFile("migrations/0001_base.sql")
	must(t, err)
	f := storetest.NewPlain(t)
	for _, stmt := range []string{string(first), "pragma user_version = 1", "pragma application_id = 1245861714"} {
		_, err = f.Write().Exec(stmt)
		must(t, err)
	}
	var before store.Facts
	_, err = store.Open(ctx, f, store.Options{Now: now, Backup: func(ctx context.Context, _ string) (err error) {
		before, err = store.Inspect(ctx, f.Read(), f.Subkey("audit"))
		return err
	}})
	if err != nil || before.Schema != 1 {
		t.Fatalf("backed up as %+v: %v", before, err)
	}
	after, err := store.Inspect(ctx, f.Read(), f.Subkey("audit"))
	if err != nil || after.Schema <= 1 {
		t.Errorf("now it is %+v: %v", after, err)
	}
}

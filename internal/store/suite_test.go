package store_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"jobwright/internal/people"
	"jobwright/internal/store"
	"jobwright/internal/store/storetest"
	"jobwright/internal/vault"
)

func TestSuite(t *testing.T) {
	for _, k := range kindsOfFile {
		t.Run(k.name, func(t *testing.T) { storetest.Suite(t, k.open) })
	}
}

// The backups that still hold an erased person are named with the day on which they are gone.
func TestErasureNamesTheBackups(t *testing.T) {
	v := storetest.NewVault(t)
	team := storetest.Open(t, v)
	p := people.Participant{FirstName: "Pat", Specialist: team.Ann.Actor()}
	must(t, team.Ann.SaveParticipants(ctx, "added", &p))
	b, err := v.Backup(ctx, "test")
	must(t, err)
	out, err := team.Lead.Erase(ctx, p.ID, "asked for it")
	must(t, err)
	if len(out.Backups) != 1 || out.Backups[0].Path != b.Path || out.Backups[0].Until.Before(b.At.Add(364*24*time.Hour)) {
		t.Errorf("got %+v", out.Backups)
	}
}

// What a restore has put out of force is kept for thirty days, but not with an erased person in it.
func TestErasureDropsWhatARestoreLeft(t *testing.T) {
	v := storetest.NewVault(t)
	team := storetest.Open(t, v)
	p := people.Participant{FirstName: "Pat", Specialist: team.Ann.Actor()}
	must(t, team.Ann.SaveParticipants(ctx, "added", &p))
	b, err := v.Backup(ctx, "test")
	must(t, err)
	must(t, v.RestoreHere(ctx, b.Path, vault.Secret{}))
	old := filepath.Join(v.Dir(), "g000001")
	if _, err := os.Stat(old); err != nil {
		t.Fatal(err)
	}
	_, err = storetest.NewSession(t, team).Lead.Erase(ctx, p.ID, "asked for it")
	must(t, err)
	if _, err := os.Stat(old); !os.IsNotExist(err) {
		t.Errorf("it is still there: %v", err)
	}
}

// When a colleague is removed the data key changes and the pools are new: the store goes on where it was.
func TestStoreGoesOnAfterTheKeyChanges(t *testing.T) {
	v := storetest.NewVault(t)
	team := storetest.Open(t, v)
	tag, err := v.AddPerson("AE", []byte("kettle moss violin north"))
	must(t, err)
	n := step(t, team.Ann, "Ring the bakery")
	must(t, v.RemovePerson(ctx, tag))
	n.What = "Visit the bakery"
	must(t, team.Ann.SaveNextSteps(ctx, "changed", n))
	_, err = team.Ann.Undo(ctx)
	must(t, err)
	if _, err := store.Inspect(ctx, v.Read(), v.Subkey("audit")); err != nil {
		t.Error(err)
	}
}

package vault

import (
	"os"
	"path/filepath"
	"testing"
)

// onGround has place answer g for dir and everything in it, and look for itself elsewhere.
func onGround(t *testing.T, dir string, g ground) {
	t.Helper()
	place = func(path string) ground {
		if inside(path, dir) {
			return g
		}
		return placeOf(path)
	}
	t.Cleanup(func() { place = placeOf })
}

func TestSyncFoldersAreKnownByName(t *testing.T) {
	for path, want := range map[string]string{
		`/home/a/Dropbox/x.jobwright`:                               "Dropbox",
		`/home/a/Dropbox (Personal)/x.jobwright`:                    "Dropbox",
		`C:\Users\a\OneDrive - Example Trust\Documents\x.jobwright`: "OneDrive",
		`C:\Users\a\onedrive\x.jobwright`:                           "OneDrive",
		`/Users/a/Library/Mobile Documents/com~apple/x.jobwright`:   "iCloud",
		`/Users/a/Library/CloudStorage/x.jobwright`:                 "a cloud service",
		`/home/a/Google Drive/x.jobwright`:                          "Google Drive",
		`G:\My Drive\x.jobwright`:                                   "Google Drive",
		`/home/a/iCloud Drive/x.jobwright`:                          "iCloud",
		`/home/a/dropbox-notes/x.jobwright`:                         "",
		`/home/a/Documents/my onedrive.jobwright`:                   "",
		`/home/a/Documents/x.jobwright`:                             "",
	} {
		if got := syncService(path); got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
}

func TestALinkIntoASyncFolderIsSeenThrough(t *testing.T) {
	real := filepath.Join(t.TempDir(), "Dropbox")
	if err := os.Mkdir(real, dirMode); err != nil {
		t.Fatal(err)
	}
	link := filepath.Join(t.TempDir(), "work")
	if err := os.Symlink(real, link); err != nil {
		t.Fatal(err)
	}
	refused(t, checkPlace(filepath.Join(link, "x.jobwright")), SyncFolder)
}

func TestALiveStoreKeepsOffNetworkAndSyncFoldersButBackupsMayGoThere(t *testing.T) {
	c := newClock()
	dir, _ := newStore(t, options(c))
	for kind, g := range map[Kind]ground{Network: {Network: true}, SyncFolder: {Sync: "OneDrive"}} {
		onGround(t, dir, g)
		_, err := Open(t.Context(), dir, anna, options(c))
		refused(t, err, kind)
		other := filepath.Join(filepath.Dir(dir), "new.jobwright")
		onGround(t, filepath.Dir(dir), g)
		_, _, err = Create(t.Context(), other, anna, options(c))
		refused(t, err, kind)
		refused(t, Restore(t.Context(), "any", other, anna, options(c)), kind)
	}
	place = placeOf
	v := mustOpen(t, dir, anna, options(c))
	out := t.TempDir()
	onGround(t, out, ground{Network: true})
	b, err := v.BackupTo(t.Context(), out)
	if err != nil || !b.OffDevice || filepath.Dir(b.Path) != out {
		t.Fatal(explain(err), b)
	}
}

func TestAReadOnlyMediumOffersToOpenReadOnly(t *testing.T) {
	c := newClock()
	dir, _ := newStore(t, options(c))
	v := mustOpen(t, dir, anna, options(c))
	write(t, v, 1)
	v.Close()
	onGround(t, dir, ground{ReadOnly: true})
	_, err := Open(t.Context(), dir, anna, options(c))
	refused(t, err, ReadOnlyMedium)
	before := snapshot(t, dir)
	o := options(c)
	o.ReadOnly = true
	v = mustOpen(t, dir, anna, o)
	if !v.ReadOnly() || lines(t, v) != "1" {
		t.Fatal("not readable")
	}
	if _, err := v.Write().Exec("INSERT INTO line VALUES(9,'')"); err == nil {
		t.Fatal("written to")
	}
	_, err = v.AddPerson("CC", bilal.Passphrase)
	refused(t, err, ReadOnlyMedium)
	_, err = v.Backup(t.Context(), "test")
	refused(t, err, ReadOnlyMedium)
	if _, err := v.CheckNow(t.Context()); err != nil {
		t.Fatal(explain(err))
	}
	v.Close()
	if after := snapshot(t, dir); after != before {
		t.Fatalf("the folder was changed:\n%s\n%s", before, after)
	}
}

func TestAReadOnlyCopyShowsWhatIsStillInTheLog(t *testing.T) {
	c := newClock()
	dir, _ := newStore(t, options(c))
	v := mustOpen(t, dir, anna, options(c))
	write(t, v, 1)
	killed := filepath.Join(t.TempDir(), "killed.jobwright") // as after a power cut: the log is not yet played in
	if err := os.CopyFS(killed, os.DirFS(dir)); err != nil {
		t.Fatal(err)
	}
	v.Close()
	before := snapshot(t, killed)
	o := options(c)
	o.ReadOnly = true
	w := mustOpen(t, killed, anna, o)
	if lines(t, w) != "1" {
		t.Fatal("what was in the log is missing")
	}
	aside := w.aside
	w.Close()
	if exists(aside) || snapshot(t, killed) != before {
		t.Fatal("something was left behind or changed")
	}
}

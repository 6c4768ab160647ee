package vault

import (
	"os"
	"path/filepath"
	"testing"
)

// Whatever stands in a key file, reading it ends in a key file or an error, and what is taken is canonical.
func FuzzKeyFile(f *testing.F) {
	whole, err := os.ReadFile("testdata/keys-1.json")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Add([]byte(`{"format":1,"slots":[{"kdf":{"t":1,"m":4294967295,"p":255}}]}`))
	f.Add([]byte(`{"format":2,"sum":""}`))
	f.Add([]byte(`null`))
	f.Fuzz(func(t *testing.T, b []byte) {
		k, err := parseKeyFile(b)
		if err == nil && string(k.bytes()) != string(b) {
			t.Fatal("taken, but not canonical")
		}
	})
}

// Whatever stands in a backup file, opening it ends in an archive or an error.
func FuzzArchive(f *testing.F) {
	keys, err := os.ReadFile("testdata/keys-1.json")
	if err != nil {
		f.Fatal(err)
	}
	path := filepath.Join(f.TempDir(), "a"+backupExt)
	kf, err := parseKeyFile(keys)
	if err != nil {
		f.Fatal(err)
	}
	m := manifest{Format: manifestFormat, ID: kf.ID, Keys: sumOf(keys), Database: sumOf(keys)}
	if err := writeArchive(path, "testdata/keys-1.json", keys, m); err != nil {
		f.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		f.Fatal(err)
	}
	f.Add(whole)
	f.Add(whole[:len(whole)/2])
	f.Add([]byte("PK\x05\x06"))
	f.Fuzz(func(t *testing.T, b []byte) {
		path := filepath.Join(t.TempDir(), "a"+backupExt)
		if err := os.WriteFile(path, b, fileMode); err != nil {
			t.Fatal(err)
		}
		for _, whole := range []bool{true, false} {
			if a, err := openArchive(path, whole); err == nil {
				a.extract(filepath.Join(t.TempDir(), dbName))
				a.close()
			}
		}
	})
}

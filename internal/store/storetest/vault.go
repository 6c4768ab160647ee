package storetest

import (
	"context"
	"path/filepath"
	"testing"

	"jobwright/internal/vault"
)

// cheap makes unlocking fast in tests.
var cheap = &vault.KDFParams{Time: 1, Memory: 19 * 1024, Lanes: 1}

// NewVault makes an empty encrypted store that closes with the test.
func NewVault(t testing.TB) *vault.Vault {
	t.Helper()
	v, _, err := vault.Create(context.Background(), filepath.Join(t.TempDir(), "test"+vault.Suffix),
		vault.Secret{Initials: "LL", Passphrase: []byte("otter lamp gravel seven")}, vault.Options{KDF: cheap})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { v.Close() })
	return v
}

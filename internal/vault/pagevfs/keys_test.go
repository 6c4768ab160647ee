package pagevfs

import (
	"bytes"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func testKeyset(t *testing.T, seed byte) *keyset {
	t.Helper()
	k, err := newKeyset(Key{seed}, [16]byte{seed})
	if err != nil {
		t.Fatal(err)
	}
	return k
}

func TestSealedPageOpensOnlyInItsPlace(t *testing.T) {
	k, other := testKeyset(t, 1), testKeyset(t, 2)
	rapid.Check(t, func(t *rapid.T) {
		plain := rapid.SliceOfN(rapid.Byte(), PageSize, PageSize).Draw(t, "page")
		place := rapid.Uint64().Draw(t, "place")
		clear(plain[pageBody:]) // SQLite's reserved bytes hold nothing
		sealed := make([]byte, PageSize)
		if err := k.seal(1, place, plain, sealed); err != nil {
			t.Fatal(err)
		}
		opens := func(k *keyset, kind uint32, place uint64, change int) bool {
			page := bytes.Clone(sealed)
			if change >= 0 {
				page[change/8] ^= 1 << (change % 8)
			}
			return k.open(kind, place, page) == nil && bytes.Equal(page, plain)
		}
		if !opens(k, 1, place, -1) {
			t.Fatal("the page does not open")
		}
		if opens(k, 2, place, -1) || opens(k, 1, place+1, -1) || opens(other, 1, place, -1) {
			t.Fatal("the page opens as another file's, at another place or with another key")
		}
		if opens(k, 1, place, rapid.IntRange(0, PageSize*8-1).Draw(t, "bit")) {
			t.Fatal("a page with a flipped bit opens")
		}
	})
}

func TestTheSamePageIsNeverSealedTheSame(t *testing.T) {
	k := testKeyset(t, 1)
	a, b, plain := make([]byte, PageSize), make([]byte, PageSize), make([]byte, PageSize)
	if k.seal(1, 1, plain, a) != nil || k.seal(1, 1, plain, b) != nil || bytes.Equal(a[:64], b[:64]) {
		t.Error("two seals are alike")
	}
}

func TestMaskHidesTheChecksumAndUncoversItAgain(t *testing.T) {
	k := testKeyset(t, 1)
	header := []byte(strings.Repeat("h", 16) + "checksum")
	masked := bytes.Clone(header)
	k.maskChecksum(32, masked)
	if !bytes.Equal(masked[:16], header[:16]) || bytes.Equal(masked[16:], header[16:]) {
		t.Errorf("masked as %x", masked)
	}
	elsewhere := bytes.Clone(header)
	k.maskChecksum(33, elsewhere)
	if bytes.Equal(elsewhere, masked) {
		t.Error("two offsets have the same mask")
	}
	k.maskChecksum(32, masked)
	if !bytes.Equal(masked, header) {
		t.Errorf("uncovered as %x", masked)
	}
}

func TestDerivedKeysDifferByKeyDatabaseAndPurpose(t *testing.T) {
	seen := map[string]bool{}
	for key := range byte(2) {
		for id := range byte(2) {
			for _, purpose := range []string{"audit", "backup"} {
				sub := DeriveKey(Key{key}, [16]byte{id}, purpose)
				if len(sub) != 32 || seen[string(sub)] {
					t.Errorf("key %d, database %d, %s: %x", key, id, purpose, sub)
				}
				seen[string(sub)] = true
				if !bytes.Equal(sub, DeriveKey(Key{key}, [16]byte{id}, purpose)) {
					t.Error("not the same twice")
				}
			}
		}
	}
}

func TestWipedKeysSealNothing(t *testing.T) {
	k := testKeyset(t, 1)
	n := holdKeys(k)
	wipeKeys(n)
	wipeKeys(n)
	if k.page != nil || k.mask != nil || k.id != [16]byte{} || keysets.m[n] != nil {
		t.Error("something is left of the keys")
	}
}

func TestOldSQLiteIsRefusedInPlainWords(t *testing.T) {
	if err := checkVersion("3.51.3", 3051003, ""); err != nil {
		t.Error(err)
	}
	err := checkVersion("3.51.2", 3051002, "")
	if err == nil || !strings.Contains(err.Error(), "3.51.2") || !strings.Contains(err.Error(), "newer version") {
		t.Error(err)
	}
}

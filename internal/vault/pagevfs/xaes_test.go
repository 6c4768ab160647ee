package pagevfs

import (
	"bytes"
	"crypto/sha3"
	"encoding/hex"
	"testing"
)

// The vectors published with the specification, c2sp.org/XAES-256-GCM.
func TestXAESGivesThePublishedVectors(t *testing.T) {
	for _, v := range []struct {
		key        byte
		additional string
		want       string
	}{
		{1, "", "ce546ef63c9cc60765923609b33a9a1974e96e52daf2fcf7075e2271"},
		{3, "c2sp.org/XAES-256-GCM", "986ec1832593df5443a179437fd083bf3fdb41abd740a21f71eb769d"},
	} {
		x, err := newXAES(bytes.Repeat([]byte{v.key}, 32))
		if err != nil {
			t.Fatal(err)
		}
		nonce := []byte("ABCDEFGHIJKLMNOPQRSTUVWX")
		sealed, err := x.seal(nil, nonce, []byte("XAES-256-GCM"), []byte(v.additional))
		if err != nil {
			t.Fatal(err)
		}
		if got := hex.EncodeToString(sealed); got != v.want {
			t.Errorf("key %d: %s, want %s", v.key, got, v.want)
		}
		if plain, err := x.open(nil, nonce, sealed, []byte(v.additional)); err != nil || string(plain) != "XAES-256-GCM" {
			t.Errorf("key %d: opened as %q, %v", v.key, plain, err)
		}
	}
}

// 10 000 random inputs drawn from SHAKE128, their outputs hashed together.
func TestXAESGivesThePublishedAccumulatedVector(t *testing.T) {
	const want = "e6b9edf2df6cec60c8cbd864e2211b597fb69a529160cd040d56c0c210081939"
	in, out := sha3.NewSHAKE128(), sha3.NewSHAKE128()
	draw := func(n int) []byte {
		b := make([]byte, n)
		in.Read(b)
		return b
	}
	for range 10_000 {
		key, nonce := draw(32), draw(24)
		plain := draw(int(draw(1)[0]))
		additional := draw(int(draw(1)[0]))
		x, err := newXAES(key)
		if err != nil {
			t.Fatal(err)
		}
		sealed, err := x.seal(nil, nonce, plain, additional)
		if err != nil {
			t.Fatal(err)
		}
		if back, err := x.open(nil, nonce, sealed, additional); err != nil || !bytes.Equal(back, plain) {
			t.Fatal("a sealed text did not open")
		}
		out.Write(sealed)
	}
	sum := make([]byte, 32)
	out.Read(sum)
	if got := hex.EncodeToString(sum); got != want {
		t.Errorf("%s, want %s", got, want)
	}
}

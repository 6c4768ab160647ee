package pdf

import (
	"bytes"
	"crypto/rsa"
	"crypto/x509"
	"math/big"
	"strings"
	"testing"
	"time"
)

// A file from anybody cannot keep the check busy with a key of a million bits.
func TestAKeyThatNobodyNeedsIsRefused(t *testing.T) {
	_, s := keysOf(t, "Don Valley Works")
	for bits, want := range map[uint]bool{3072: true, 16384: true, 1 << 20: false} {
		n := new(big.Int).Lsh(big.NewInt(1), bits-1)
		if got := quick(&x509.Certificate{PublicKey: &rsa.PublicKey{N: n, E: 65537}}); got != want {
			t.Errorf("%d bits: %v", bits, got)
		}
	}
	if !quick(s.Cert) {
		t.Error("our own key is refused")
	}
}

// Whoever sealed a file chose the name in it.
func TestTheNameOfAnotherSealIsFitToBeShown(t *testing.T) {
	k, err := NewKeys("Don Valley Works", time.Now())
	if err != nil {
		t.Fatal(err)
	}
	root, _ := ParseCertificate(k.RootPEM)
	c := &x509.Certificate{}
	c.Subject.CommonName = "\x1b[2J\u202eBad" + strings.Repeat("x", 5000)
	if name := calledInWords(c); strings.ContainsAny(name, "\x1b\u202e") || len(name) > 200 || !strings.Contains(name, "Bad") {
		t.Errorf("%q", name)
	}
	_, other := keysOf(t, "Somebody")
	if f := Check(sealed(t, other), root); f.Sealer != "Somebody seal" {
		t.Errorf("%q", f.Sealer)
	}
}

// The digits of the seal written in another way are another file.
func TestTheDigitsOfTheSealStandAsTheyWereWritten(t *testing.T) {
	k, s := keysOf(t, "Don Valley Works")
	root, _ := ParseCertificate(k.RootPEM)
	file := sealed(t, s)
	g, ok := findGap(file, bytes.LastIndex(file, []byte("/ByteRange")))
	if !ok {
		t.Fatal("no seal")
	}
	other := bytes.Clone(file)
	copy(other[g.from:], bytes.ToUpper(file[g.from:g.to]))
	if f := Check(other, root); f.Whole || len(f.Problems) == 0 {
		t.Errorf("%+v", f)
	}
}

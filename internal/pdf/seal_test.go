package pdf

import (
	"bytes"
	"crypto/x509"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"jobwright/internal/paper"
)

// agreed is a paper with a drawn line, as it is before it is sealed (fictitious).
func agreed(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	pages := paper.Layout(paper.Document{Title: "What we agreed", FileName: "agreement", Made: made, Blocks: []paper.Block{paper.Paragraph{Words: "A quiet desk and two short breaks."},
		paper.PageBreak{}, paper.Picture{W: 100, H: 40, Strokes: [][]paper.Point{{{X: 1, Y: 1}, {X: 90, Y: 30}}}}}})
	if err := Write(&b, pages); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func keysOf(t testing.TB, service string) (Keys, *Sealer) {
	t.Helper()
	k, err := NewKeys(service, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	s, err := k.Sealer()
	if err != nil {
		t.Fatal(err)
	}
	return k, s
}

func sealed(t testing.TB, s *Sealer) []byte {
	t.Helper()
	b, err := Seal(agreed(t), s, time.Now(), "Don Valley Works (“north”) £", "Sealed when all had signed")
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// kept writes a file for another program to read.
func kept(t testing.TB, name string, b []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestASealIsWholeToUsAndToOtherReaders(t *testing.T) {
	k, s := keysOf(t, "Don Valley Works")
	file := sealed(t, s)
	root, err := ParseCertificate(k.RootPEM)
	if err != nil {
		t.Fatal(err)
	}
	f := Check(file, root)
	if !f.Whole || !f.Signed || !f.CoversAll || !f.DigestOK || !f.CertificateOK || len(f.Problems) > 0 || f.Fingerprint != s.Fingerprint() || f.At.IsZero() {
		t.Errorf("%+v", f)
	}
	path := kept(t, "sealed.pdf", file)
	out := output(t, "pdfsig", path)
	for _, want := range []string{"Signature is Valid.", "Total document signed", "Don Valley Works seal", "ETSI.CAdES.detached"} {
		if !strings.Contains(out, want) || strings.Count(out, "Signature #") != 1 {
			t.Errorf("pdfsig does not say %q:\n%s", want, out)
		}
	}
	if out, err := exec.Command("qpdf", "--check", path).CombinedOutput(); err != nil || strings.Contains(string(out), "WARNING") {
		t.Errorf("qpdf: %v\n%s", err, out)
	}
	if !strings.HasPrefix(string(file), string(agreed(t))) {
		t.Error("the bytes that were sealed are not those that were made")
	}
}

// The signature inside is one that another program verifies against the root alone.
func TestAnotherProgramVerifiesTheSignature(t *testing.T) {
	k, s := keysOf(t, "")
	file := sealed(t, s)
	g, ok := findGap(file, bytes.LastIndex(file, []byte("/ByteRange")))
	if !ok {
		t.Fatal("no seal")
	}
	content := kept(t, "content", slices.Concat(file[:g.from], file[g.to:]))
	cms, root := kept(t, "cms", bytes.TrimRight(g.message, "\x00")), kept(t, "root.pem", k.RootPEM)
	out, err := exec.Command("openssl", "cms", "-verify", "-inform", "DER", "-binary", "-purpose", "any", "-in", cms, "-content", content, "-CAfile", root, "-out", os.DevNull).CombinedOutput()
	if err != nil {
		t.Errorf("openssl: %v\n%s", err, out)
	}
}

func TestEveryFlippedBitIsNoticed(t *testing.T) {
	k, s := keysOf(t, "Don Valley Works")
	root, _ := ParseCertificate(k.RootPEM)
	file := sealed(t, s)
	gapAt := bytes.LastIndex(file, []byte("/Contents <")) + len("/Contents <")
	r := rand.New(rand.NewPCG(5, 11))
	for i := range 900 {
		at := r.IntN(len(file))
		if i%3 == 0 { // the signature itself, where the covered bytes end
			at = gapAt + r.IntN(4000)
		}
		bad := bytes.Clone(file)
		bad[at] ^= 1 << r.IntN(8)
		if f := Check(bad, root); f.Whole || len(f.Problems) == 0 {
			t.Errorf("byte %d of %d: %q became %q, and nobody noticed", at, len(file), file[at], bad[at])
		}
	}
}

// appended is a file with an update behind it that swaps the first page's words, as an attacker would.
func appended(t *testing.T, file []byte) []byte {
	t.Helper()
	d, err := readOurs(agreed(t))
	if err != nil {
		t.Fatal(err)
	}
	last := file[bytes.LastIndex(file, []byte("startxref\n"))+len("startxref\n"):]
	var before int
	fmt.Sscan(string(last), &before)
	var b bytes.Buffer
	b.Write(file)
	at, stream := b.Len(), "BT /F1 16 Tf 60 760 Td (We agree to nothing) Tj ET"
	fmt.Fprintf(&b, "%d 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n", d.page+1, len(stream), stream)
	start := b.Len()
	fmt.Fprintf(&b, "xref\n%d 1\n%010d 00000 n \ntrailer\n<<\n/Size %d\n/Root %d 0 R\n/Prev %d\n>>\nstartxref\n%d\n%%%%EOF\n", d.page+1, at, d.size+2, d.root, before, start)
	return b.Bytes()
}

func TestWhatIsWrongIsSaidInWords(t *testing.T) {
	k, s := keysOf(t, "Don Valley Works")
	root, _ := ParseCertificate(k.RootPEM)
	_, other := keysOf(t, "Somebody")
	good := sealed(t, s)
	altered := bytes.Clone(good)
	altered[len(agreed(t))/2] ^= 1
	for name, c := range map[string]struct {
		file []byte
		root *x509.Certificate
		want string
	}{
		"no PDF":        {[]byte("hello"), root, "not a PDF"},
		"nothing":       {nil, root, "not a PDF"},
		"not sealed":    {agreed(t), root, "has no seal"},
		"altered":       {altered, root, "altered after it was sealed"},
		"added":         {appended(t, good), root, "added to this PDF after it was sealed"},
		"a line added":  {append(bytes.Clone(good), '\n'), root, "added to this PDF"},
		"cut short":     {good[:len(good)-9], root, "end of this PDF is missing"},
		"somebody else": {sealed(t, other), root, "somebody else, “Somebody seal”"},
		"no root":       {good, nil, "not known whose seal"},
	} {
		f := Check(c.file, c.root)
		if f.Whole || !strings.Contains(strings.Join(f.Problems, " "), c.want) {
			t.Errorf("%s: %q, want %q", name, f.Problems, c.want)
		}
	}
	if out := output(t, "pdfsig", kept(t, "added.pdf", appended(t, good))); !strings.Contains(out, "Not total document signed") {
		t.Errorf("the attack is none:\n%s", out)
	}
}

func TestOnlyAFreshFileIsSealed(t *testing.T) {
	_, s := keysOf(t, "Don Valley Works")
	for _, file := range [][]byte{nil, []byte("%PDF-1.3"), sealed(t, s), agreed(t)[:200]} {
		if _, err := Seal(file, s, time.Now(), "", ""); err == nil {
			t.Errorf("%d bytes were sealed", len(file))
		}
	}
}

// A seal that has run out is renewed under the same root, and what was sealed before stays good.
func TestASealThatRunsOutIsRenewed(t *testing.T) {
	k, s := keysOf(t, "Don Valley Works")
	old := sealed(t, s)
	if _, renewed, err := k.Renewed("Don Valley Works", time.Now()); renewed || err != nil {
		t.Fatal("renewed too early", err)
	}
	if k, renewed, err := k.Renewed("Don Valley Futures", time.Now()); !renewed || err != nil {
		t.Error("the new name of the service does not stand in the seal", err)
	} else if s, err := k.Sealer(); err != nil || s.Cert.Subject.CommonName != "Don Valley Futures seal" {
		t.Error(err)
	}
	later := time.Now().AddDate(sealYears, 0, 0)
	now, renewed, err := k.Renewed("Don Valley Works", later)
	if err != nil || !renewed {
		t.Fatal(renewed, err)
	}
	next, err := now.Sealer()
	if err != nil {
		t.Fatal(err)
	}
	file, err := Seal(agreed(t), next, later, "", "")
	if err != nil {
		t.Fatal(err)
	}
	root, _ := ParseCertificate(k.RootPEM)
	if a, b := Check(old, root), Check(file, root); !a.Whole || !b.Whole || a.Fingerprint == b.Fingerprint {
		t.Errorf("%+v\n%+v", a, b)
	}
}

// A service has often no name yet when its root is made, and two may have one name: their roots are still told apart.
func TestRootsOfOneNameAreToldApart(t *testing.T) {
	names := map[string]bool{}
	for _, service := range []string{"", "", "Don Valley Works", "Don Valley Works", strings.Repeat("Don Valley Works ", 9)} {
		k, s := keysOf(t, service)
		name, print, err := RootWords(k.RootPEM)
		if err != nil || name != s.Root.Subject.CommonName || len(name) > longest || len(print) != 64 || !strings.Contains(name, " root certificate ") {
			t.Errorf("%q %q %v", name, print, err)
		}
		names[name] = true
		if f := Check(sealed(t, s), s.Root); !f.Whole {
			t.Errorf("%q: %v", name, f.Problems)
		}
	}
	if len(names) != 5 {
		t.Errorf("%v", names)
	}
	if _, _, err := RootWords([]byte("none")); err == nil {
		t.Error("no certificate is read")
	}
}

// Whatever a file holds, it is read or refused.
func FuzzCheck(f *testing.F) {
	k, s := keysOf(f, "Don Valley Works")
	root, _ := ParseCertificate(k.RootPEM)
	good := sealed(f, s)
	f.Add(good)
	f.Add(good[bytes.LastIndex(good, []byte("/Type /Sig ")):])
	f.Add([]byte("%PDF-1.7 /ByteRange [0 9999999999 9999999999 9999999999] /Contents <00>"))
	f.Add([]byte("%PDF-1.7 /ByteRange[0 70 74 1] /ByteRange [0 56 60 4] /Contents <30> end"))
	f.Fuzz(func(t *testing.T, file []byte) {
		if got := Check(file, root); got.Whole && !bytes.Equal(file, good) {
			t.Error("a file that we did not seal is whole")
		}
	})
}

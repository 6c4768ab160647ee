package pdf

import (
	"bytes"
	"crypto/sha256"
	"crypto/x509"
	"encoding/hex"
	"regexp"
	"strconv"
	"time"

	"jobwright/internal/paper"
)

// Finding is what a check of a PDF found.
type Finding struct {
	Signed        bool      // it has a seal
	CoversAll     bool      // the one seal covers the whole file, from the first byte to the last
	DigestOK      bool      // what it covers is as it was sealed
	CertificateOK bool      // it is the seal of the service whose root was given, and allows no change
	Whole         bool      // all of these, and nothing about the seal itself was altered
	Fingerprint   string    // of the certificate of the seal
	Sealer        string    // whom the certificate names
	At            time.Time // when it says that it was sealed; zero where that cannot be relied on
	SHA256        string    // of the file
	Problems      []string  // in plain sentences
}

const damagedSeal = "The seal of this PDF is damaged: the file was altered after it was sealed. Please do not rely on it; ask for a new copy."

const claimedForm = "20060102150405"

var (
	anyRange  = regexp.MustCompile(`/ByteRange`)
	byteRange = regexp.MustCompile(`/ByteRange\s*\[\s*(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s+(\d{1,10})\s*\]`)
	noChange  = regexp.MustCompile(`/TransformMethod\s*/DocMDP\s*/TransformParams\s*<<[^<>]*/P\s+1\b`)
	claimed   = regexp.MustCompile(`/M\s*\(D:(\d{14})`)
	isContent = regexp.MustCompile(`/Contents\s*$`)
)

// Check reads any file, however broken, and says what is wrong with it as a sealed PDF. root is the service whose seal it should be;
// nil = nobody's is known. The rules are stricter than a reader's: see security.md 3.
func Check(file []byte, root *x509.Certificate) (f Finding) {
	sum := sha256.Sum256(file)
	f.SHA256 = hex.EncodeToString(sum[:])
	if !bytes.HasPrefix(file, []byte("%PDF-")) {
		f.problem("This file is not a PDF, or its beginning was altered. Please check that it is the right one, or ask for a new copy.")
		return f
	}
	places := anyRange.FindAllIndex(file, 3)
	if len(places) == 0 {
		f.problem("This PDF has no seal. Nobody can tell from it who made it, or if it was changed. Please ask the service for the sealed file.")
		return f
	}
	f.Signed = true
	from := places[len(places)-1][0]
	g, ok := findGap(file, from)
	if !ok {
		f.problem(damagedSeal)
		return f
	}
	f.coverage(file, g, len(places))
	s, err := readMessage(g.message)
	if err != nil {
		f.problem(damagedSeal)
		return f
	}
	f.Fingerprint, f.Sealer = fingerprint(s.cert), calledInWords(s.cert)
	if f.DigestOK = bytes.Equal(digestAround(file[:g.covers], g.from, g.to), s.digest); !f.DigestOK {
		f.problem("Something in this PDF was altered after it was sealed. Please do not rely on it; ask for a new copy.")
	}
	f.certificate(file[:g.covers], s, root)
	untouched := g.plain && root != nil && bytes.Equal(s.root, root.Raw)
	f.Whole = f.CoversAll && f.DigestOK && f.CertificateOK && untouched
	if f.CertificateOK && f.DigestOK && !untouched {
		f.problem("Something in the seal itself was altered. Please ask for a new copy.")
	}
	return f
}

func (f *Finding) problem(words string) { f.Problems = append(f.Problems, words) }

// gap is the place of the signature in a file.
type gap struct {
	from, to, covers int  // covered are the bytes up to from, and those from to until covers
	short            bool // the file ends before that
	message          []byte
	plain            bool // its digits are written as we write them
}

// findGap reads a byte range and the signature in its gap; false where they do not belong together.
func findGap(file []byte, at int) (g gap, ok bool) {
	m := byteRange.FindSubmatch(file[at:min(len(file), at+128)])
	if m == nil {
		return g, false
	}
	var n [4]int
	for i := range n {
		n[i], _ = strconv.Atoi(string(m[i+1])) // ten digits always fit
	}
	g.from, g.to = n[1], n[2]
	if n[0] != 0 || g.from <= at || g.to <= g.from+2 || g.to > len(file) || g.to-g.from > 1<<20 {
		return g, false
	}
	if g.short = n[3] > len(file)-g.to; g.short {
		n[3] = len(file) - g.to
	}
	g.covers = g.to + n[3]
	if file[g.from] != '<' || file[g.to-1] != '>' || !isContent.Match(file[max(0, g.from-32):g.from]) {
		return g, false
	}
	digits := file[g.from+1 : g.to-1]
	g.plain = bytes.Equal(digits, bytes.ToLower(digits))
	var err error
	g.message, err = hex.DecodeString(string(digits))
	return g, err == nil
}

// coverage says whether the one seal covers all of the file.
func (f *Finding) coverage(file []byte, g gap, seals int) {
	switch {
	case g.short:
		f.problem("The end of this PDF is missing. Please ask for a new copy.")
	case g.covers < len(file):
		f.problem("Something was added to this PDF after it was sealed. What it shows may not be what was sealed; please ask for a new copy.")
	case seals > 1:
		f.problem("This PDF has more than one seal or signature. Jobwright puts exactly one on a file, so it was changed after that.")
	default:
		f.CoversAll = true
	}
}

// certificate says whether it is the seal of the service.
func (f *Finding) certificate(covered []byte, s signed, root *x509.Certificate) {
	at := s.cert.NotBefore
	if found := claimed.FindAllSubmatch(covered, -1); f.DigestOK && len(found) > 0 { // else the time may be what was altered
		f.At, _ = time.Parse(claimedForm, string(found[len(found)-1][1]))
		at = f.At
	}
	switch {
	case root == nil:
		f.problem("It is not known whose seal this is: there is no root certificate to compare it with. Please ask the service for it.")
	case !issuedBy(s.cert, root, at):
		f.problem("This is the seal of somebody else, “" + f.Sealer + "”, and not of this service, whatever the name says. Please ask where the file comes from.")
	case f.DigestOK && !noChange.Match(covered):
		f.problem("The seal of this PDF allows changes, which ours never do. Please ask for a new copy.")
	default:
		f.CertificateOK = true
	}
}

// calledInWords is the name of a certificate, which may come from anybody, fit to be shown.
func calledInWords(c *x509.Certificate) string {
	name := []rune(paper.Clean(c.Subject.CommonName))
	return string(name[:min(len(name), longest)])
}

// issuedBy says that a root has issued a certificate and that both were good at a time.
func issuedBy(cert, root *x509.Certificate, at time.Time) bool {
	roots := x509.NewCertPool()
	roots.AddCert(root)
	_, err := cert.Verify(x509.VerifyOptions{Roots: roots, CurrentTime: at, KeyUsages: []x509.ExtKeyUsage{x509.ExtKeyUsageAny}})
	return err == nil
}

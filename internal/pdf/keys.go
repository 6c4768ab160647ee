package pdf

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/hex"
	"encoding/pem"
	"errors"
	"math/big"
	"time"

	"jobwright/internal/paper"
)

// Keys are what a service seals with, as they are kept: in the encrypted store and nowhere else.
type Keys struct {
	RootPEM []byte // the certificate of the service itself; whoever has it can check every seal
	CertPEM []byte // the certificate of the seal, issued by the root
	RootKey []byte // PKCS #8
	Key     []byte // of the seal, PKCS #8
}

const (
	rootYears = 30
	sealYears = 10
	grace     = 31 * 24 * time.Hour // a reader's clock may be behind
	longest   = 64                  // letters in a name of a certificate (RFC 5280)
	sealName  = "seal"
)

// What a sealing certificate is for, beside e-mail protection, which NSS asks for: signing documents (RFC 9336), and the same of Adobe.
var documentSigning = []asn1.ObjectIdentifier{{1, 3, 6, 1, 5, 5, 7, 3, 36}, {1, 2, 840, 113583, 1, 1, 5}}

// NewKeys makes the keys of a service: a root of its own and a seal that the root has issued, both ECDSA P-256.
func NewKeys(service string, now time.Time) (Keys, error) {
	rootKey, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return Keys{}, err
	}
	kept, err := x509.MarshalPKCS8PrivateKey(rootKey)
	if err != nil {
		return Keys{}, err
	}
	mark, err := markOf(rootKey.Public())
	if err != nil {
		return Keys{}, err
	}
	t, err := template(named(service, "root certificate "+mark), now, rootYears)
	if err != nil {
		return Keys{}, err
	}
	t.IsCA, t.MaxPathLenZero, t.KeyUsage = true, true, x509.KeyUsageCertSign|x509.KeyUsageCRLSign
	der, err := x509.CreateCertificate(rand.Reader, t, t, rootKey.Public(), rootKey)
	if err != nil {
		return Keys{}, err
	}
	root, err := x509.ParseCertificate(der)
	if err != nil {
		return Keys{}, err
	}
	k := Keys{RootPEM: certPEM(der), RootKey: kept}
	return k, k.issue(service, root, rootKey, now)
}

// markOf are eight digits by which two roots of one name are told apart: a service has often no name yet when its root is made.
func markOf(public crypto.PublicKey) (string, error) {
	der, err := x509.MarshalPKIXPublicKey(public)
	sum := sha256.Sum256(der)
	return hex.EncodeToString(sum[:4]), err
}

// Renewed are the keys with a new seal of the same root, where the one they hold has run out or is about to, or names the service as it
// was called before.
func (k Keys) Renewed(service string, now time.Time) (Keys, bool, error) {
	s, err := k.Sealer()
	if err != nil || now.Before(s.Cert.NotAfter.Add(-grace)) && s.Cert.Subject.CommonName == named(service, sealName).CommonName {
		return k, false, err
	}
	rootKey, err := parseKey(k.RootKey)
	if err == nil {
		err = k.issue(service, s.Root, rootKey, now)
	}
	return k, err == nil, err
}

// issue makes a new seal.
func (k *Keys) issue(service string, root *x509.Certificate, rootKey crypto.Signer, now time.Time) error {
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return err
	}
	if k.Key, err = x509.MarshalPKCS8PrivateKey(key); err != nil {
		return err
	}
	t, err := template(named(service, sealName), now, sealYears)
	if err != nil {
		return err
	}
	if t.NotAfter.After(root.NotAfter) {
		t.NotAfter = root.NotAfter
	}
	t.KeyUsage = x509.KeyUsageDigitalSignature | x509.KeyUsageContentCommitment
	t.ExtKeyUsage, t.UnknownExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageEmailProtection}, documentSigning
	der, err := x509.CreateCertificate(rand.Reader, t, root, key.Public(), rootKey)
	k.CertPEM = certPEM(der)
	return err
}

func template(name pkix.Name, now time.Time, years int) (*x509.Certificate, error) {
	serial, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 127))
	return &x509.Certificate{SerialNumber: serial, Subject: name, NotBefore: now.Add(-grace).UTC().Truncate(time.Second), NotAfter: now.AddDate(years, 0, 0).UTC().Truncate(time.Second),
		BasicConstraintsValid: true}, err
}

// named is the name of a certificate. A service that has not given its name yet is named by the program.
func named(service, what string) pkix.Name {
	organisation := []rune(paper.Clean(service))
	if len(organisation) == 0 {
		organisation = []rune("Jobwright")
	}
	short := organisation[:min(len(organisation), longest-len(what)-1)]
	return pkix.Name{CommonName: string(short) + " " + what, Organization: []string{string(organisation[:min(len(organisation), longest)])}}
}

func certPEM(der []byte) []byte {
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: der})
}

// Sealer is what seals: the keys ready for use.
type Sealer struct {
	Root, Cert *x509.Certificate
	key        crypto.Signer
}

// Sealer reads the keys.
func (k Keys) Sealer() (*Sealer, error) {
	var s Sealer
	var err error
	if s.Root, err = ParseCertificate(k.RootPEM); err != nil {
		return nil, err
	}
	if s.Cert, err = ParseCertificate(k.CertPEM); err != nil {
		return nil, err
	}
	if s.key, err = parseKey(k.Key); err != nil {
		return nil, err
	}
	if public, ok := s.Cert.PublicKey.(*ecdsa.PublicKey); !ok || !public.Equal(s.key.Public()) {
		return nil, errors.New("the key of the seal does not belong to its certificate")
	}
	return &s, nil
}

// Fingerprint is the SHA-256 of the sealing certificate, in hexadecimal digits.
func (s *Sealer) Fingerprint() string { return fingerprint(s.Cert) }

func fingerprint(c *x509.Certificate) string {
	sum := sha256.Sum256(c.Raw)
	return hex.EncodeToString(sum[:])
}

func parseKey(der []byte) (crypto.Signer, error) {
	key, err := x509.ParsePKCS8PrivateKey(der)
	if err != nil {
		return nil, err
	}
	if k, ok := key.(*ecdsa.PrivateKey); ok {
		return k, nil
	}
	return nil, errors.New("the key of the seal is of another sort")
}

// RootWords says what a root certificate is called, and its fingerprint: the SHA-256 in hexadecimal digits.
func RootWords(rootPEM []byte) (name, print string, err error) {
	root, err := ParseCertificate(rootPEM)
	if err != nil {
		return "", "", err
	}
	return calledInWords(root), fingerprint(root), nil
}

// ParseCertificate reads the first certificate of a PEM file.
func ParseCertificate(file []byte) (*x509.Certificate, error) {
	for block, rest := pem.Decode(file); block != nil; block, rest = pem.Decode(rest) {
		if block.Type == "CERTIFICATE" {
			return x509.ParseCertificate(block.Bytes)
		}
	}
	return nil, errors.New("there is no certificate in the file")
}

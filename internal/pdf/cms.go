package pdf

import (
	"bytes"
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"errors"
	"math/big"
	"slices"
)

// The signature inside a seal: CMS SignedData (RFC 5652), detached, one signer, SHA-256, with the ESS signing-certificate-v2 that PAdES
// asks for and without the signing time, which PAdES forbids.

var (
	oidData      = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 1}
	oidSigned    = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 7, 2}
	oidType      = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 3}
	oidDigest    = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 4}
	oidSigCertV2 = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 9, 16, 2, 47}
	oidSHA256    = asn1.ObjectIdentifier{2, 16, 840, 1, 101, 3, 4, 2, 1}
	oidECDSA256  = asn1.ObjectIdentifier{1, 2, 840, 10045, 4, 3, 2}
	oidRSA       = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 1}
	oidRSA256    = asn1.ObjectIdentifier{1, 2, 840, 113549, 1, 1, 11}
)

type contentInfo struct {
	Type    asn1.ObjectIdentifier
	Content asn1.RawValue `asn1:"explicit,tag:0"`
}

type signedData struct {
	Version int
	Digests []pkix.AlgorithmIdentifier `asn1:"set"`
	Content struct{ Type asn1.ObjectIdentifier }
	Certs   asn1.RawValue `asn1:"tag:0"`
	Signers []signerInfo  `asn1:"set"`
}

type signerInfo struct {
	Version   int
	ID        issuerSerial
	Digest    pkix.AlgorithmIdentifier
	Attrs     asn1.RawValue `asn1:"tag:0"`
	Algorithm pkix.AlgorithmIdentifier
	Signature []byte
}

type issuerSerial struct {
	Issuer asn1.RawValue
	Serial *big.Int
}

type attribute struct {
	Type   asn1.ObjectIdentifier
	Values []asn1.RawValue `asn1:"set"`
}

// attributes are what is signed, as the members of a SET in their DER order: what the content is, its digest, and whose certificate it is.
func attributes(digest []byte, cert *x509.Certificate) ([]byte, error) {
	type certID struct{ Hash []byte } // SHA-256 is the default algorithm
	type certIDs struct{ Certs []certID }
	hash := sha256.Sum256(cert.Raw)
	var members [][]byte
	for _, a := range []struct {
		oid   asn1.ObjectIdentifier
		value any
	}{{oidType, oidData}, {oidDigest, digest}, {oidSigCertV2, certIDs{[]certID{{hash[:]}}}}} {
		value, err := asn1.Marshal(a.value)
		if err != nil {
			return nil, err
		}
		member, err := asn1.Marshal(attribute{a.oid, []asn1.RawValue{{FullBytes: value}}})
		if err != nil {
			return nil, err
		}
		members = append(members, member)
	}
	slices.SortFunc(members, bytes.Compare)
	return bytes.Join(members, nil), nil
}

// asSet is what is hashed of attributes: they stand as [0] in the message and are signed as a SET.
func asSet(attrs []byte) ([]byte, error) {
	return asn1.Marshal(asn1.RawValue{Tag: asn1.TagSet, IsCompound: true, Bytes: attrs})
}

// signDetached signs a digest.
func signDetached(digest []byte, s *Sealer) ([]byte, error) {
	attrs, err := attributes(digest, s.Cert)
	if err != nil {
		return nil, err
	}
	set, err := asSet(attrs)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(set)
	signature, err := s.key.Sign(rand.Reader, sum[:], crypto.SHA256)
	if err != nil {
		return nil, err
	}
	return message(attrs, signature, s.Cert, s.Root)
}

// message is the one form in which we write a signature.
func message(attrs, signature []byte, cert, root *x509.Certificate) ([]byte, error) {
	sha := pkix.AlgorithmIdentifier{Algorithm: oidSHA256}
	explicit := func(content []byte) asn1.RawValue {
		return asn1.RawValue{Class: asn1.ClassContextSpecific, Tag: 0, IsCompound: true, Bytes: content}
	}
	d := signedData{Version: 1, Digests: []pkix.AlgorithmIdentifier{sha}, Certs: explicit(slices.Concat(cert.Raw, root.Raw)),
		Signers: []signerInfo{{Version: 1, ID: issuerSerial{asn1.RawValue{FullBytes: cert.RawIssuer}, cert.SerialNumber}, Digest: sha, Attrs: explicit(attrs),
			Algorithm: pkix.AlgorithmIdentifier{Algorithm: oidECDSA256}, Signature: signature}}}
	d.Content.Type = oidData
	inner, err := asn1.Marshal(d)
	if err != nil {
		return nil, err
	}
	return asn1.Marshal(contentInfo{oidSigned, explicit(inner)})
}

// signed is a signature that was read.
type signed struct {
	cert   *x509.Certificate // of the one who signed
	digest []byte            // that it vouches for
	root   []byte            // the root that goes with it, where the message is otherwise byte for byte as we write one
}

var errMessage = errors.New("the signature cannot be read")

// readMessage reads a signature of ours or of another program and verifies what it signs. What stands behind it must be zeros.
func readMessage(b []byte) (signed, error) {
	var outer contentInfo
	rest, err := asn1.Unmarshal(b, &outer)
	if err != nil || len(bytes.Trim(rest, "\x00")) > 0 || !outer.Type.Equal(oidSigned) {
		return signed{}, errMessage
	}
	var d signedData
	if rest, err := asn1.Unmarshal(outer.Content.Bytes, &d); err != nil || len(rest) > 0 || len(d.Signers) != 1 {
		return signed{}, errMessage
	}
	certs, err := x509.ParseCertificates(d.Certs.Bytes)
	if err != nil {
		return signed{}, errMessage
	}
	by := d.Signers[0]
	i := slices.IndexFunc(certs, func(c *x509.Certificate) bool {
		return by.ID.Serial != nil && c.SerialNumber.Cmp(by.ID.Serial) == 0 && bytes.Equal(c.RawIssuer, by.ID.Issuer.FullBytes)
	})
	if i < 0 || !by.Digest.Algorithm.Equal(oidSHA256) {
		return signed{}, errMessage
	}
	out := signed{cert: certs[i]}
	if !quick(out.cert) {
		return signed{}, errMessage
	}
	if out.digest, err = digestIn(by.Attrs.Bytes); err != nil {
		return signed{}, err
	}
	set, err := asSet(by.Attrs.Bytes)
	if err != nil {
		return signed{}, errMessage
	}
	algorithm := x509.ECDSAWithSHA256
	if by.Algorithm.Algorithm.Equal(oidRSA) || by.Algorithm.Algorithm.Equal(oidRSA256) {
		algorithm = x509.SHA256WithRSA
	}
	if err := out.cert.CheckSignature(algorithm, set, by.Signature); err != nil {
		return signed{}, errMessage
	}
	if isOurs(b[:len(b)-len(rest)], by.Signature, out.digest, certs) {
		out.root = certs[1].Raw
	}
	return out, nil
}

// quick says that a signature of a certificate is verified in no time. A key of a million bits, as only somebody makes who means harm,
// would keep a reader busy for minutes.
func quick(c *x509.Certificate) bool {
	key, is := c.PublicKey.(*rsa.PublicKey)
	return !is || key.N.BitLen() <= 16384
}

// isOurs says that a message is byte for byte as we write one, so that nothing in it was altered that the signature does not cover but
// the root that it brings.
func isOurs(b, signature, digest []byte, certs []*x509.Certificate) bool {
	if len(certs) != 2 {
		return false
	}
	attrs, err := attributes(digest, certs[0])
	if err != nil {
		return false
	}
	again, err := message(attrs, signature, certs[0], certs[1])
	return err == nil && bytes.Equal(again, b)
}

// digestIn finds the digest of the content among signed attributes.
func digestIn(attrs []byte) (digest []byte, err error) {
	for len(attrs) > 0 {
		var a attribute
		if attrs, err = asn1.Unmarshal(attrs, &a); err != nil || len(a.Values) != 1 {
			return nil, errMessage
		}
		if !a.Type.Equal(oidDigest) {
			continue
		}
		if rest, err := asn1.Unmarshal(a.Values[0].FullBytes, &digest); err != nil || len(rest) > 0 {
			return nil, errMessage
		}
	}
	if len(digest) != sha256.Size {
		return nil, errMessage
	}
	return digest, nil
}

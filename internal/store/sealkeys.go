package store

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/pem"
	"image/png"

	"jobwright/internal/people"
)

// SealKeys are what the service seals papers with: its own root, and one certificate issued by it. They lie in the encrypted store
// only, in no export and no journal. (security.md 3)
type SealKeys struct {
	RootPEM, CertPEM []byte
	RootKey, Key     []byte // PKCS #8; nil for those who may not seal
}

// SealKeys gives the keys; all empty in a store that has none. Everybody may read the certificates, to check a paper by them.
func (s *Store) SealKeys(ctx context.Context) (k SealKeys, err error) {
	who, err := s.may(ctx, people.ViewRegister)
	if err != nil {
		return k, err
	}
	err = s.files.Read().QueryRowContext(ctx, "select root_pem, cert_pem, root_key, seal_key from seal_keys").Scan(&k.RootPEM, &k.CertPEM, &k.RootKey, &k.Key)
	if isNoRows(err) {
		return SealKeys{}, nil
	}
	if people.Check(who.Role, people.EditPapers) != nil {
		k.RootKey, k.Key = nil, nil
	}
	return k, s.plain(err)
}

// SaveSealKeys keeps the keys that were made at set-up or before the first sealing. The root stays for good, because recipients know it;
// a new certificate under it may take the place of one.
func (s *Store) SaveSealKeys(ctx context.Context, k SealKeys) error {
	cert, _ := pem.Decode(k.CertPEM)
	if root, _ := pem.Decode(k.RootPEM); root == nil || cert == nil || len(k.RootKey) == 0 || len(k.Key) == 0 {
		return refused("The keys for sealing papers are not whole.", "Please ask for help.")
	}
	return s.change(ctx, "seal keys", people.EditPapers, func(c *change) error {
		var root []byte
		err := c.queryRow("select root_pem from seal_keys").Scan(&root)
		if err != nil && !isNoRows(err) {
			return err
		}
		if err == nil && !bytes.Equal(root, k.RootPEM) {
			return refused("This store has a root certificate already, and recipients know it.", "It stays as it is.")
		}
		_, err = c.exec(`insert into seal_keys (id, root_pem, cert_pem, root_key, seal_key) values (1, ?, ?, ?, ?)
			on conflict (id) do update set cert_pem = excluded.cert_pem, seal_key = excluded.seal_key`, k.RootPEM, k.CertPEM, k.RootKey, k.Key)
		if err != nil {
			return err
		}
		sum := sha256.Sum256(cert.Bytes)
		return c.appendAudit("seal keys", "seal-keys", nil, nil, "certificate "+hex.EncodeToString(sum[:]))
	})
}

// MaxLogo is the largest logo, in bytes.
const MaxLogo = 1 << 20

// ServiceLogo is the picture of the service on its papers, as PNG; nil = none.
func (s *Store) ServiceLogo(ctx context.Context) (picture []byte, err error) {
	err = s.files.Read().QueryRowContext(ctx, "select png from logo").Scan(&picture)
	if isNoRows(err) {
		return nil, nil
	}
	return picture, s.plain(err)
}

// SaveServiceLogo keeps the picture of the service, as PNG of at most MaxLogo; nil takes it away. Leads only.
func (s *Store) SaveServiceLogo(ctx context.Context, picture []byte) error {
	if len(picture) > MaxLogo {
		return refused("This picture is larger than 1 MB.", "Please make it smaller and choose it again.")
	}
	if _, err := png.DecodeConfig(bytes.NewReader(picture)); err != nil && len(picture) > 0 {
		return refused("This picture cannot be read.", "Please save it as PNG and choose it again.")
	}
	return s.change(ctx, "logo", people.ChangeSettings, func(c *change) error {
		_, err := c.exec("delete from logo")
		if err == nil && len(picture) > 0 {
			_, err = c.exec("insert into logo (id, png) values (1, ?)", picture)
		}
		if err != nil {
			return err
		}
		c.kinds["settings"] = true
		return c.appendAudit("setting", "setting:service_logo", nil, nil, "")
	})
}

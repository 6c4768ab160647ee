package vault

import (
	"bytes"
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

const (
	keyFormat  = 1
	keyCipher  = "XAES-256-GCM" // of the pages
	keyName    = "keys.json"
	mirrorName = "keys.json.mirror"
	maxKeyFile = 1 << 20
)

var (
	errKeyFile   = errors.New("key file damaged")
	errKeyMAC    = errors.New("key file altered")
	errKeyFormat = errors.New("key file of a newer version")
)

// keyFile holds the wrapped keys of a store. It is written twice, and a copy goes into every backup.
//
// Sum notices damage before anybody has unlocked; MAC, made with the data key, notices a slot added or
// altered by somebody without it. The text is canonical: a file that does not marshal back to the same
// bytes is damaged.
type keyFile struct {
	Format int    `json:"format"`
	ID     string `json:"id"` // 16 bytes in hex, the store's for ever
	Cipher string `json:"cipher"`
	Serial uint64 `json:"serial"` // grows with every change; of two whole files the higher one is in force
	Slots  []slot `json:"slots"`
	MAC    string `json:"mac"`
	Sum    string `json:"sum"`
}

// keys are the secrets that every slot wraps: the data key seals pages, key file and manifests and is
// replaced when a person is removed; the base stays for the life of the store, and what must outlive a
// rotation (the audit chain above all) is derived from it.
type keys struct {
	data [32]byte
	base [32]byte
}

func newKeys() *keys {
	k := new(keys)
	rand.Read(k.data[:])
	rand.Read(k.base[:])
	return k
}

// rotated is a fresh data key over the same base.
func (k *keys) rotated() *keys {
	n := &keys{base: k.base}
	rand.Read(n.data[:])
	return n
}

func (k *keys) clear() {
	clear(k.data[:])
	clear(k.base[:])
}

// derive gives the key for purpose: HKDF-SHA256 with the secret, which is random already, as its pseudorandom
// key. (HKDF's first step would leave copies of the secret in memory.)
func derive(secret []byte, id, purpose string) []byte {
	b, err := hkdf.Expand(sha256.New, secret, "jobwright "+id+" "+purpose, 32)
	if err != nil {
		panic(err) // cannot happen: 32 bytes of SHA-256
	}
	return b
}

// subkey is the key for purpose; it outlives rotations of the data key.
func (k *keys) subkey(id, purpose string) []byte { return derive(k.base[:], id, "subkey "+purpose) }

func newKeyFile() *keyFile {
	id := make([]byte, 16)
	rand.Read(id)
	return &keyFile{Format: keyFormat, ID: hex.EncodeToString(id), Cipher: keyCipher}
}

// uuid is the id as pagevfs wants it.
func (f *keyFile) uuid() (id [16]byte) {
	b, _ := hex.DecodeString(f.ID) // checked by parseKeyFile
	copy(id[:], b)
	return id
}

// clone is a deep copy, to be altered and saved before it takes the place of f.
func (f *keyFile) clone() *keyFile {
	c := *f
	c.Slots = append([]slot(nil), f.Slots...)
	return &c
}

// seal counts the serial up and makes MAC and Sum anew.
func (f *keyFile) seal(k *keys) {
	f.Serial++
	f.MAC = f.mac(k)
	f.Sum = f.sum()
}

func (f *keyFile) mac(k *keys) string {
	c := *f
	c.MAC, c.Sum = "", ""
	m := hmac.New(sha256.New, derive(k.data[:], f.ID, "key file mac"))
	m.Write(c.bytes())
	return hex.EncodeToString(m.Sum(nil))
}

func (f *keyFile) sum() string {
	c := *f
	c.Sum = ""
	h := sha256.Sum256(c.bytes())
	return hex.EncodeToString(h[:])
}

// authentic says that the file was last written by somebody who held k.
func (f *keyFile) authentic(k *keys) bool {
	return hmac.Equal([]byte(f.mac(k)), []byte(f.MAC))
}

func (f *keyFile) bytes() []byte {
	b, err := json.MarshalIndent(f, "", " ")
	if err != nil {
		panic(err) // cannot happen: plain fields
	}
	return append(b, '\n')
}

func parseKeyFile(b []byte) (*keyFile, error) {
	var head struct {
		Format int `json:"format"`
	}
	if err := json.Unmarshal(b, &head); err != nil {
		return nil, fmt.Errorf("%w: %w", errKeyFile, err)
	}
	f := new(keyFile)
	err := json.Unmarshal(b, f)
	if err == nil && bytes.Equal(f.bytes(), b) && f.Sum == f.sum() && f.Format == keyFormat {
		return f, f.check()
	}
	if head.Format > keyFormat && plausible(b) {
		return nil, errKeyFormat
	}
	return nil, errKeyFile
}

// plausible tells a key file of a newer version from a flipped bit in the format number: the sum of
// whatever a newer version writes stays the SHA-256 of the text with an empty sum.
func plausible(b []byte) bool {
	var s struct {
		Sum string `json:"sum"`
	}
	if json.Unmarshal(b, &s) != nil || len(s.Sum) != 2*sha256.Size {
		return false
	}
	h := sha256.Sum256(bytes.Replace(b, []byte(s.Sum), nil, 1))
	return hex.EncodeToString(h[:]) == s.Sum
}

func (f *keyFile) check() error {
	if id, err := hex.DecodeString(f.ID); err != nil || len(id) != 16 || f.Cipher != keyCipher || len(f.Slots) == 0 {
		return errKeyFile
	}
	for i := range f.Slots {
		if err := f.Slots[i].check(); err != nil {
			return fmt.Errorf("%w: %w", errKeyFile, err)
		}
	}
	return nil
}

// save writes both copies into dir, one after the other, each atomically.
func (f *keyFile) save(dir string) error {
	b := f.bytes()
	for _, name := range []string{keyName, mirrorName} {
		if err := writeAtomic(filepath.Join(dir, name), b); err != nil {
			return err
		}
	}
	return nil
}

// loadKeyFile takes the newest whole key file of the folders. healthy is false when a copy of the first
// folder is missing, damaged or older, so that it should be saved again.
func loadKeyFile(dirs ...string) (best *keyFile, healthy bool, err error) {
	healthy = true
	var problems error
	for i, dir := range dirs {
		for _, name := range []string{keyName, mirrorName} {
			f, e := readKeyFile(filepath.Join(dir, name))
			switch {
			case errors.Is(e, errKeyFormat):
				return nil, false, e
			case e != nil && i > 0 && errors.Is(e, os.ErrNotExist):
			case e != nil:
				problems = errors.Join(problems, e)
				healthy = false
			case best == nil:
				best = f
			case f.Serial != best.Serial || f.Sum != best.Sum:
				healthy = false
				if f.Serial > best.Serial {
					best = f
				}
			}
		}
	}
	if best == nil {
		return nil, false, errors.Join(problems, errKeyFile)
	}
	return best, healthy, nil
}

func readKeyFile(path string) (*keyFile, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	b, err := io.ReadAll(io.LimitReader(file, maxKeyFile+1))
	if err != nil {
		return nil, err
	}
	if len(b) > maxKeyFile {
		return nil, errKeyFile
	}
	return parseKeyFile(b)
}

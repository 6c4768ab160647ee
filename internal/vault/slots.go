package vault

import (
	"crypto/hkdf"
	"crypto/hmac"
	"crypto/hpke"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Kinds of slot.
const (
	kindPerson   = "passphrase"
	kindRecovery = "recovery"
)

// slot is one way in. The passphrase (by Argon2id) or the recovery code makes a private key; the keys of
// the store are sealed to its public half by HPKE. So the data key can be rotated for everybody without
// anybody's passphrase, and an old key file gives away nothing about the new data key.
// The kem is the hybrid of X25519 and ML-KEM-768, which recorded files outlive quantum computers with.
type slot struct {
	Tag     string     `json:"tag"` // random, the slot's name
	Kind    string     `json:"kind"`
	Find    string     `json:"find,omitempty"` // from the initials, see findTag
	Created time.Time  `json:"created"`
	KDF     *KDFParams `json:"kdf,omitempty"` // nil for a recovery code, which needs no stretching
	Salt    []byte     `json:"salt"`
	Public  []byte     `json:"public"`
	Wrapped []byte     `json:"wrapped"`
}

var (
	errSecret = errors.New("secret does not fit the slot")
	errSlot   = errors.New("slot damaged")
)

func kem() hpke.KEM { return hpke.MLKEM768X25519() }

// findTag is where a person's slot is found: an HMAC of the folded initials under the store's id, so that
// no name stands in clear and no slot is tried in vain. It hides initials from a glance, not from a list of all initials.
func findTag(id, initials string) string {
	m := hmac.New(sha256.New, []byte("jobwright initials|"+id))
	m.Write([]byte(FoldInitials(initials)))
	return hex.EncodeToString(m.Sum(nil)[:16])
}

// FoldInitials is what makes two spellings of initials the same: letters and figures only, in capitals, so
// "j. b." is "JB".
func FoldInitials(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToUpper(r)
		}
		return -1
	}, norm.NFKC.String(s))
}

func (s *slot) check() error {
	switch {
	case len(s.Tag) != 16 || len(s.Salt) < saltLength || len(s.Public) == 0 || len(s.Wrapped) == 0:
		return errSlot
	case s.Kind == kindRecovery && s.KDF == nil && s.Find == "":
		return nil
	case s.Kind == kindPerson && s.KDF != nil && s.Find != "":
		return s.KDF.check()
	}
	return errSlot
}

// private makes the slot's private key from the secret. It takes as long as the KDF says.
func (s *slot) private(secret []byte) (hpke.PrivateKey, error) {
	var seed []byte
	var err error
	if s.KDF != nil {
		seed, err = s.KDF.derive(secret, s.Salt)
	} else {
		seed, err = hkdf.Key(sha256.New, secret, s.Salt, "jobwright recovery slot", 32)
	}
	if err != nil {
		return nil, err
	}
	defer clear(seed)
	return kem().NewPrivateKey(seed)
}

// info binds what is sealed to its store and slot.
func (s *slot) info(id string) []byte {
	return fmt.Appendf(nil, "jobwright slot 1|%s|%s|%s|%s|%v|%x|%x", id, s.Tag, s.Kind, s.Find, s.kdfText(), s.Salt, s.Public)
}

func (s *slot) kdfText() string {
	if s.KDF == nil {
		return "hkdf"
	}
	return fmt.Sprintf("argon2id,%d,%d,%d", s.KDF.Time, s.KDF.Memory, s.KDF.Lanes)
}

// wrap seals k to the slot. It needs no secret.
func (s *slot) wrap(id string, k *keys) error {
	pub, err := kem().NewPublicKey(s.Public)
	if err != nil {
		return err
	}
	plain := append(append(make([]byte, 0, 64), k.data[:]...), k.base[:]...)
	defer clear(plain)
	s.Wrapped, err = hpke.Seal(pub, hpke.HKDFSHA256(), hpke.AES256GCM(), s.info(id), plain)
	return err
}

// unwrap opens the slot: errSecret for a wrong secret, errSlot when the secret is right but the slot is damaged.
func (s *slot) unwrap(id string, secret []byte) (*keys, error) {
	priv, err := s.private(secret)
	if err != nil {
		return nil, err
	}
	if !hmac.Equal(priv.PublicKey().Bytes(), s.Public) {
		return nil, errSecret
	}
	plain, err := hpke.Open(priv, hpke.HKDFSHA256(), hpke.AES256GCM(), s.info(id), s.Wrapped)
	if err != nil || len(plain) != 64 {
		return nil, errSlot
	}
	defer clear(plain)
	k := new(keys)
	copy(k.data[:], plain[:32])
	copy(k.base[:], plain[32:])
	return k, nil
}

// newSlot makes a slot for the secret; kdf nil makes a recovery slot. tag "" draws a new one.
func newSlot(id, tag, find string, secret []byte, kdf *KDFParams, k *keys, now time.Time) (slot, error) {
	s := slot{Tag: tag, Kind: kindPerson, Find: find, Created: now.UTC().Truncate(time.Second), Salt: make([]byte, saltLength)}
	if tag == "" {
		t := make([]byte, 8)
		rand.Read(t)
		s.Tag = hex.EncodeToString(t)
	}
	rand.Read(s.Salt)
	if kdf == nil {
		s.Kind = kindRecovery
	} else {
		p := *kdf
		s.KDF = &p
	}
	priv, err := s.private(secret)
	if err != nil {
		return slot{}, err
	}
	s.Public = priv.PublicKey().Bytes()
	return s, s.wrap(id, k)
}

// byInitials is the person's slot, or -1.
func (f *keyFile) byInitials(initials string) int {
	find := findTag(f.ID, initials)
	for i := range f.Slots {
		if f.Slots[i].Kind == kindPerson && hmac.Equal([]byte(f.Slots[i].Find), []byte(find)) {
			return i
		}
	}
	return -1
}

// whose is the slot of the person with these initials, or -1. Where only one person has a way in, they need no initials.
func (f *keyFile) whose(initials string) (int, error) {
	if initials != "" {
		return f.byInitials(initials), nil
	}
	if f.people() > 1 {
		return -1, refuse(NoSuchPerson, "Several people share this store.", "Type your initials too.")
	}
	for i := range f.Slots {
		if f.Slots[i].Kind == kindPerson {
			return i, nil
		}
	}
	return -1, nil
}

func (f *keyFile) byTag(tag string) int {
	for i := range f.Slots {
		if f.Slots[i].Tag == tag {
			return i
		}
	}
	return -1
}

// people counts the slots that open with a passphrase.
func (f *keyFile) people() (n int) {
	for i := range f.Slots {
		if f.Slots[i].Kind == kindPerson {
			n++
		}
	}
	return n
}

// unlock opens the file with the secret: the keys and the index of the slot. Initials that nobody has
// take as long as a wrong passphrase and are refused in the same words.
func (f *keyFile) unlock(with Secret) (*keys, int, error) {
	if with.RecoveryCode != "" {
		return f.unlockRecovery(with.RecoveryCode)
	}
	pass := normalPass(with.Passphrase)
	defer clear(pass)
	i, err := f.whose(with.Initials)
	if err != nil {
		return nil, -1, err
	}
	if i < 0 {
		f.decoy().unwrap(f.ID, pass)
		return nil, -1, wrongSecret()
	}
	k, err := f.Slots[i].unwrap(f.ID, pass)
	return f.opened(k, i, err, wrongSecret)
}

func (f *keyFile) unlockRecovery(code string) (*keys, int, error) {
	secret, err := parseCode(code)
	if err != nil {
		return nil, -1, err
	}
	defer clear(secret)
	for i := range f.Slots {
		if f.Slots[i].Kind != kindRecovery {
			continue
		}
		if k, err := f.Slots[i].unwrap(f.ID, secret); !errors.Is(err, errSecret) {
			return f.opened(k, i, err, wrongCode)
		}
	}
	return nil, -1, wrongCode()
}

func (f *keyFile) opened(k *keys, i int, err error, wrong func() *Error) (*keys, int, error) {
	switch {
	case errors.Is(err, errSecret):
		return nil, -1, wrong()
	case err != nil:
		return nil, -1, damaged(nil, err)
	case !f.authentic(k):
		k.clear()
		return nil, -1, damaged(nil, errKeyMAC)
	}
	return k, i, nil
}

// decoy is a slot that no passphrase opens, as dear as the others.
func (f *keyFile) decoy() *slot {
	s := slot{Tag: "", Kind: kindPerson, KDF: &KDFParams{Time: 3, Memory: 64 * 1024, Lanes: 4}, Salt: make([]byte, saltLength)}
	for i := range f.Slots {
		if f.Slots[i].KDF != nil {
			s.KDF = f.Slots[i].KDF
		}
	}
	return &s
}

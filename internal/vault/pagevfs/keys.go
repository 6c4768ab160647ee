package pagevfs

import (
	"crypto/aes"
	"crypto/cipher"
	"crypto/hkdf"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"sync"
)

// PageSize and Reserved are the size of every page in bytes and the number of
// bytes at its end that hold nonce and tag.
const (
	PageSize = 4096
	Reserved = nonceSize + tagSize
)

const (
	pageBody    = PageSize - Reserved
	frameHeader = 24
)

// Key is the data key of a database.
type Key [32]byte

// DeriveKey gives the sub-key of 32 bytes for one purpose: HKDF-SHA256 with key,
// which is random already, as its pseudorandom key, and id and purpose as its
// info. (HKDF's first step would leave copies of key in memory.) Keys of
// different purposes say nothing about each other.
func DeriveKey(key Key, id [16]byte, purpose string) []byte {
	defer clear(key[:])
	sub, err := hkdf.Expand(sha256.New, key[:], "jobwright v1 "+string(id[:])+purpose, len(key))
	if err != nil {
		panic(err) // only for lengths over 255 hashes
	}
	return sub
}

// keyset is what one registered VFS seals with.
type keyset struct {
	id   [16]byte
	page *xaes
	mask cipher.Block // a PRF for the checksums of WAL frames
}

// keysets are called by number from C, where no Go pointer may be kept. The
// lock is held while a page is worked on, so that wiping waits for it.
var keysets = struct {
	sync.RWMutex
	last uint32
	m    map[uint32]*keyset
}{m: map[uint32]*keyset{}}

func newKeyset(key Key, id [16]byte) (*keyset, error) {
	defer clear(key[:])
	pageKey := DeriveKey(key, id, "page XAES-256-GCM")
	defer clear(pageKey)
	maskKey := DeriveKey(key, id, "WAL checksum mask")
	defer clear(maskKey)
	page, err := newXAES(pageKey)
	if err != nil {
		return nil, fmt.Errorf("page key: %w", err)
	}
	mask, err := aes.NewCipher(maskKey)
	if err != nil {
		return nil, fmt.Errorf("mask key: %w", err)
	}
	return &keyset{id: id, page: page, mask: mask}, nil
}

func holdKeys(k *keyset) uint32 {
	keysets.Lock()
	defer keysets.Unlock()
	keysets.last++
	keysets.m[keysets.last] = k
	return keysets.last
}

// wipeKeys forgets a key set. The key schedules inside the AES ciphers belong
// to the standard library and cannot be cleared; they are dropped.
func wipeKeys(number uint32) {
	keysets.Lock()
	defer keysets.Unlock()
	if k := keysets.m[number]; k != nil {
		clear(k.page.k1[:])
		*k = keyset{}
		delete(keysets.m, number)
	}
}

// additional is what a seal vouches for beside the page: which database, which
// of its files, which place in it.
func (k *keyset) additional(kind uint32, place uint64) []byte {
	a := make([]byte, 0, len(k.id)+4+8)
	a = append(a, k.id[:]...)
	a = binary.BigEndian.AppendUint32(a, kind)
	return binary.BigEndian.AppendUint64(a, place)
}

// seal writes the body of plain to sealed, followed by a fresh nonce and the tag.
func (k *keyset) seal(kind uint32, place uint64, plain, sealed []byte) error {
	var nonce [nonceSize]byte
	rand.Read(nonce[:]) // never fails: it ends the program rather
	out, err := k.page.seal(sealed[:0], nonce[:], plain[:pageBody], k.additional(kind, place))
	if err != nil {
		return err
	}
	copy(sealed[pageBody+nonceSize:PageSize], out[pageBody:])
	copy(sealed[pageBody:], nonce[:])
	return nil
}

// open opens a page in place and clears the reserved bytes. If the page is not
// authentic its content is no use to anyone.
func (k *keyset) open(kind uint32, place uint64, page []byte) error {
	var nonce [nonceSize]byte
	copy(nonce[:], page[pageBody:])
	copy(page[pageBody:], page[pageBody+nonceSize:PageSize]) // the tag right behind the body
	_, err := k.page.open(page[:0], nonce[:], page[:pageBody+tagSize], k.additional(kind, place))
	clear(page[pageBody:PageSize])
	return err
}

// maskChecksum XORs the checksum of a WAL frame header with a PRF of the rest
// of the header and the header's offset: CBC-MAC over these two blocks.
func (k *keyset) maskChecksum(offset int64, header []byte) {
	var in, out [aes.BlockSize]byte
	copy(in[:], header)
	k.mask.Encrypt(out[:], in[:])
	in = [aes.BlockSize]byte{}
	binary.BigEndian.PutUint64(in[:], uint64(offset))
	for i := range in {
		in[i] ^= out[i]
	}
	k.mask.Encrypt(out[:], in[:])
	for i, b := range out[:frameHeader-aes.BlockSize] {
		header[aes.BlockSize+i] ^= b
	}
}

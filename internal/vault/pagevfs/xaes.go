package pagevfs

import (
	"crypto/aes"
	"crypto/cipher"
)

const (
	nonceSize = 24
	tagSize   = 16
)

// xaes is XAES-256-GCM as specified by C2SP: AES-256-GCM with a nonce of 24
// bytes, large enough to be drawn at random for every page. Each nonce gives a
// key of its own by the NIST SP 800-108 KDF in counter mode with CMAC.
type xaes struct {
	c  cipher.Block
	k1 [aes.BlockSize]byte // CMAC sub-key
}

func newXAES(key []byte) (*xaes, error) {
	c, err := aes.NewCipher(key)
	if err != nil {
		return nil, err
	}
	x := &xaes{c: c}
	c.Encrypt(x.k1[:], x.k1[:])
	// Doubling in GF(2^128), without a branch on secret bits.
	var carry byte
	for i := len(x.k1) - 1; i >= 0; i-- {
		carry, x.k1[i] = x.k1[i]>>7, x.k1[i]<<1|carry
	}
	x.k1[len(x.k1)-1] ^= carry * 0b10000111
	return x, nil
}

// gcm gives the AES-256-GCM of one nonce, to be used with the nonce's last 12
// bytes.
func (x *xaes) gcm(nonce []byte) (cipher.AEAD, error) {
	key := make([]byte, 0, 2*aes.BlockSize)
	for counter := byte(1); counter <= 2; counter++ {
		key = append(key, 0, counter, 'X', 0)
		key = append(key, nonce[:12]...)
	}
	for half := range 2 {
		block := key[half*aes.BlockSize:][:aes.BlockSize]
		for i := range block {
			block[i] ^= x.k1[i]
		}
		x.c.Encrypt(block, block)
	}
	c, err := aes.NewCipher(key)
	clear(key)
	if err != nil {
		return nil, err
	}
	return cipher.NewGCM(c)
}

// seal appends ciphertext and tag to dst.
func (x *xaes) seal(dst, nonce, plaintext, additional []byte) ([]byte, error) {
	g, err := x.gcm(nonce)
	if err != nil {
		return nil, err
	}
	return g.Seal(dst, nonce[12:nonceSize], plaintext, additional), nil
}

// open appends the plaintext to dst, or says that the ciphertext is not
// authentic.
func (x *xaes) open(dst, nonce, ciphertext, additional []byte) ([]byte, error) {
	g, err := x.gcm(nonce)
	if err != nil {
		return nil, err
	}
	return g.Open(dst, nonce[12:nonceSize], ciphertext, additional)
}

package vault

import (
	"crypto/rand"
	"crypto/sha256"
	"strings"
)

// A recovery code is 160 random bits and 15 check bits in seven groups of five letters and figures
// (Crockford's base 32, which has no I, L, O or U).
const (
	codeAlphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
	codeSecret   = 20 // bytes
	codeLength   = 35 // letters and figures without the dashes
)

// newRecoveryCode makes a code and the secret it stands for.
func newRecoveryCode() (code string, secret []byte) {
	secret = make([]byte, codeSecret)
	rand.Read(secret)
	return formatCode(secret), secret
}

func formatCode(secret []byte) string {
	sum := codeCheck(secret)
	bits := append(append([]byte(nil), secret...), sum[:]...)
	defer clear(bits)
	var b strings.Builder
	for i := range codeLength {
		if i > 0 && i%5 == 0 {
			b.WriteByte('-')
		}
		b.WriteByte(codeAlphabet[fiveBits(bits, i)])
	}
	return b.String()
}

// fiveBits is the i-th group of five bits.
func fiveBits(b []byte, i int) byte {
	at := i * 5
	v := uint16(b[at/8]) << 8
	if at/8+1 < len(b) {
		v |= uint16(b[at/8+1])
	}
	return byte(v>>(11-at%8)) & 31
}

// codeCheck tells a typing slip from a wrong code; the last bit is not used.
func codeCheck(secret []byte) [2]byte {
	h := sha256.Sum256(append([]byte("jobwright recovery code check|"), secret...))
	return [2]byte{h[0], h[1] &^ 1}
}

// parseCode is the secret of a code, however it was typed: any case, with or without dashes and blanks, O for 0,
// I or L for 1. A slip is refused with Kind Mistyped.
func parseCode(typed string) ([]byte, error) {
	slip := refuse(Mistyped, "There is a typing slip in the recovery code.",
		"Compare it with the printed code, five letters and figures at a time.")
	bits := make([]byte, codeSecret+2)
	n := 0
	for _, r := range strings.ToUpper(typed) {
		switch r {
		case ' ', '\t', '\n', '\r', '-', '–', '—', '.', '\u00a0':
			continue
		case 'O':
			r = '0'
		case 'I', 'L':
			r = '1'
		case 'U':
			r = 'V'
		}
		v := strings.IndexRune(codeAlphabet, r)
		if v < 0 || n == codeLength {
			return nil, slip
		}
		for k := range 5 {
			if v>>(4-k)&1 == 1 {
				bits[(n*5+k)/8] |= 0x80 >> ((n*5 + k) % 8)
			}
		}
		n++
	}
	if n != codeLength || codeCheck(bits[:codeSecret]) != [2]byte(bits[codeSecret:]) {
		return nil, slip
	}
	return bits[:codeSecret], nil
}

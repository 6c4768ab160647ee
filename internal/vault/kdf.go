package vault

import (
	"errors"
	"time"

	"golang.org/x/crypto/argon2"
)

// KDFParams are the costs of Argon2id, which makes guessing a passphrase slow.
type KDFParams struct {
	Time   uint32 `json:"t"` // passes
	Memory uint32 `json:"m"` // KiB
	Lanes  uint8  `json:"p"`
}

// Limits of what a key file may ask for: below is too weak (OWASP's floor), above would exhaust the computer.
const (
	minMemory  = 19 * 1024
	maxMemory  = 4 << 20
	maxPasses  = 64
	maxLanes   = 16
	saltLength = 16
)

// Unlocking takes 0.25 to 0.4 seconds; calibration aims between.
const (
	kdfFloor  = 250 * time.Millisecond
	kdfTarget = 300 * time.Millisecond
)

var errKDF = errors.New("key derivation parameters out of range")

func (p KDFParams) check() error {
	if p.Memory < minMemory || p.Memory > maxMemory || p.Time < 1 || p.Time > maxPasses || p.Lanes < 1 || p.Lanes > maxLanes {
		return errKDF
	}
	return nil
}

func (p KDFParams) derive(secret, salt []byte) ([]byte, error) {
	if err := p.check(); err != nil {
		return nil, err
	}
	if len(salt) < saltLength {
		return nil, errKDF
	}
	return argon2.IDKey(secret, salt, p.Time, p.Memory, p.Lanes, 32), nil
}

// weaker says that p costs less than q.
func (p KDFParams) weaker(q KDFParams) bool {
	return uint64(p.Time)*uint64(p.Memory) < uint64(q.Time)*uint64(q.Memory)
}

// Calibrate finds the number of passes over 64 MiB that takes 0.25 to 0.4 seconds on this computer,
// never fewer than RFC 9106's three.
func Calibrate() KDFParams {
	p := KDFParams{Time: 3, Memory: 64 * 1024, Lanes: 4}
	return p.scaled(p.timed())
}

// timed is how long one derivation takes, the better of two.
func (p KDFParams) timed() time.Duration {
	best := time.Duration(1<<63 - 1)
	for range 2 {
		start := time.Now()
		argon2.IDKey([]byte("calibration only"), make([]byte, saltLength), p.Time, p.Memory, p.Lanes, 32)
		best = min(best, time.Since(start))
	}
	return best
}

// scaled is p with so many passes that a derivation, which took d, takes about the target. It never goes down.
func (p KDFParams) scaled(d time.Duration) KDFParams {
	if d <= 0 || d >= kdfFloor {
		return p
	}
	passes := uint64(p.Time) * uint64(kdfTarget) / uint64(d)
	p.Time = uint32(min(max(passes, uint64(p.Time)), maxPasses))
	return p
}

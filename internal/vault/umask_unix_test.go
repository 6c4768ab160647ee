//go:build unix

package vault

import "golang.org/x/sys/unix"

// umask sets the umask and returns how to put it back.
func umask(mask int) func() {
	old := unix.Umask(mask)
	return func() { unix.Umask(old) }
}

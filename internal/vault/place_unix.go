//go:build linux || darwin

package vault

import "golang.org/x/sys/unix"

func deviceOf(path string) uint64 {
	var st unix.Stat_t
	if unix.Stat(path, &st) != nil {
		return 0
	}
	return uint64(st.Dev)
}

package vault

import (
	"runtime/debug"

	"golang.org/x/sys/unix"
)

// HardenProcess keeps keys and records out of core dumps and long stack traces. Call it first in main.
func HardenProcess() error {
	debug.SetTraceback("single")
	return unix.Setrlimit(unix.RLIMIT_CORE, &unix.Rlimit{})
}

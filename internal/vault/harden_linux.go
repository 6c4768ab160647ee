package vault

import (
	"errors"
	"runtime/debug"

	"golang.org/x/sys/unix"
)

// HardenProcess keeps keys and records out of core dumps, debuggers of the same user and long stack
// traces. Call it first in main.
func HardenProcess() error {
	debug.SetTraceback("single")
	return errors.Join(
		unix.Setrlimit(unix.RLIMIT_CORE, &unix.Rlimit{}),
		unix.Prctl(unix.PR_SET_DUMPABLE, 0, 0, 0, 0),
	)
}

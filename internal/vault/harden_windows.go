package vault

import "runtime/debug"

// HardenProcess keeps records out of long stack traces. Call it first in main.
// Windows writes no core dumps unless an administrator asked for them.
func HardenProcess() error {
	debug.SetTraceback("single")
	return nil
}

// Package faults holds the long trials of the sealed database, and no code:
// power cuts, failing disks, flipped bits, killed processes, and a comparison
// with a plain database. It is a package of its own because the trials take
// too long under the race detector, which adds nothing to them.
package faults

package paper

// For the tests of what leaves the package.
var (
	Readable = readable
	Settable = settable
)

package people

import "errors"

// IsGone says that an error means: the record is no longer there, as its Gone method tells. Anything else, such as a busy
// disk, says nothing about the record.
func IsGone(err error) bool {
	var g interface{ Gone() bool }
	return errors.As(err, &g) && g.Gone()
}

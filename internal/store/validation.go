package store

// valid asks a record whether it may be saved.
func valid(record any) error {
	if v, ok := record.(interface{ Validate() error }); ok {
		return v.Validate()
	}
	return nil
}

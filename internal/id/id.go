// Package id makes the identifiers of records.
package id

import "github.com/google/uuid"

// New is a fresh UUIDv7 as text. Ids are made by the client, so saving the same new record twice is safe
// and records made on two laptops never collide.
func New() string { return uuid.Must(uuid.NewV7()).String() }

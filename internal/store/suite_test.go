package store_test

import (
	"testing"

	"jobwright/internal/store/storetest"
)

func TestSuite(t *testing.T) {
	for _, k := range kindsOfFile {
		t.Run(k.name, func(t *testing.T) { storetest.Suite(t, k.open) })
	}
}

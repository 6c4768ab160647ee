package pagevfs

/*
#include <stdint.h>
*/
import "C"

import "unsafe"

// withKeys runs f with a key set and turns its outcome into 0 or 1 for C.
func withKeys(number C.uint32_t, f func(*keyset) error) C.int {
	keysets.RLock()
	defer keysets.RUnlock()
	k := keysets.m[uint32(number)]
	if k == nil || f(k) != nil {
		return 1
	}
	return 0
}

//export pagevfsSeal
func pagevfsSeal(keys C.uint32_t, kind C.int, place C.uint64_t, plain, sealed unsafe.Pointer) C.int {
	return withKeys(keys, func(k *keyset) error {
		return k.seal(uint32(kind), uint64(place), unsafe.Slice((*byte)(plain), PageSize), unsafe.Slice((*byte)(sealed), PageSize))
	})
}

//export pagevfsOpen
func pagevfsOpen(keys C.uint32_t, kind C.int, place C.uint64_t, page unsafe.Pointer) C.int {
	return withKeys(keys, func(k *keyset) error {
		return k.open(uint32(kind), uint64(place), unsafe.Slice((*byte)(page), PageSize))
	})
}

//export pagevfsMask
func pagevfsMask(keys C.uint32_t, offset C.int64_t, header unsafe.Pointer) C.int {
	return withKeys(keys, func(k *keyset) error {
		k.maskChecksum(int64(offset), unsafe.Slice((*byte)(header), frameHeader))
		return nil
	})
}

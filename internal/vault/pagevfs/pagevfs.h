// What pagevfs.c and the Go side of the package offer each other.
#ifndef PAGEVFS_H
#define PAGEVFS_H
#include <stdint.h>

enum {
  PAGE_SIZE = 4096, // the only page size; writes of any other are refused
  RESERVED = 40,    // bytes at the end of a page: 24 of nonce, 16 of tag
  NAME_MAX_LEN = 64,
};

// What a sealed page belongs to. The value is part of what the seal vouches
// for, so that a page cannot be moved from one file to another.
enum { KIND_MAIN = 1, KIND_JOURNAL = 2, KIND_WAL = 3 };

// pagevfsUncounted has SQLite keep no statistics of its memory, which nobody
// asks for: counting takes a lock for every piece of it, and a tenth of the time
// of a large import. It must come before anything else is asked of SQLite. And
// it has the threads that come to run SQLite share one store of free memory:
// each would else keep what the others have freed.
int pagevfsUncounted(void);

// pagevfsRegister makes a VFS known to SQLite that seals with the keys called
// keys on the Go side. It gives NULL if there is no memory, or no default VFS
// to build on.
void *pagevfsRegister(const char *name, uint32_t keys);

// pagevfsUnregister takes the VFS from SQLite's list and says how many of its
// files are still open. The VFS itself stays in memory (see there).
int pagevfsUnregister(void *vfs);

// pagevfsInterrupt breaks off what runs on the VFS's connections for reading.
void pagevfsInterrupt(void *vfs);

// Implemented in Go (callback.go). place is the page number, or the offset in
// a rollback journal. They return 0, or 1 if the keys are gone or, for open,
// if the page is not authentic. Open works in place.
int pagevfsSeal(uint32_t keys, int kind, uint64_t place, void *plain, void *sealed);
int pagevfsOpen(uint32_t keys, int kind, uint64_t place, void *page);

// pagevfsMask hides or uncovers the 8 checksum bytes of a WAL frame header.
int pagevfsMask(uint32_t keys, int64_t offset, void *header);
#endif

// An SQLite VFS that keeps every page of the main database, the WAL and the
// rollback journal sealed. All I/O, locking, shared memory and syncing is left
// to the OS VFS below it.
//
// The layout on disk is SQLite's own, offset for offset; the seal of a page
// lives in the bytes SQLite reserves at its end. Whatever is not of a known
// shape is refused, never written in clear: a changed SQLite then breaks
// tests, not secrecy.
#include "sqlite3vfs.h"
#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <string.h>
#ifndef _WIN32
#include <fcntl.h>
#include <unistd.h>
#endif
#include "pagevfs.h"

enum {
  WAL_HEADER = 32,
  FRAME_HEADER = 24, // page number, size after commit, 2 salts, 2 checksums
  FRAME = FRAME_HEADER + PAGE_SIZE,
  JOURNAL_HEADER = 28, // the bytes in use; the rest of the sector is zero
};

typedef struct PageVfs {
  sqlite3_vfs base;
  sqlite3_vfs *os;      // the VFS below
  struct PageVfs *next; // in the list of retired ones
  uint32_t keys;
  int openFiles; // atomic
  char name[NAME_MAX_LEN];
} PageVfs;

typedef struct PageFile {
  sqlite3_file base;
  sqlite3_file *os; // the file of the VFS below, behind this struct
  PageVfs *vfs;
  int kind;
  sqlite3 *db;                    // of a database open for reading: its connection
  struct PageFile *nextReader;    // in the list of these
  // Header of the WAL frame whose page is expected next, as SQLite gave it.
  sqlite3_int64 frameAt; // its offset, -1 = none
  unsigned char frame[FRAME_HEADER];
} PageFile;

static int osRead(PageFile *p, void *buf, int n, sqlite3_int64 at) {
  return p->os->pMethods->xRead(p->os, buf, n, at);
}

static int osWrite(PageFile *p, const void *buf, int n, sqlite3_int64 at) {
  return p->os->pMethods->xWrite(p->os, buf, n, at);
}

static uint32_t bigEndian32(const unsigned char *b) {
  return ((uint32_t)b[0] << 24) | ((uint32_t)b[1] << 16) | ((uint32_t)b[2] << 8) | b[3];
}

// ---- main database ---------------------------------------------------------

static int readMain(PageFile *p, unsigned char *buf, int n, sqlite3_int64 at) {
  unsigned char page[PAGE_SIZE];
  sqlite3_int64 index = at / PAGE_SIZE;
  int in = (int)(at % PAGE_SIZE);
  if (in + n > PAGE_SIZE) return SQLITE_IOERR_READ; // SQLite never asks for it
  int rc = osRead(p, page, PAGE_SIZE, index * PAGE_SIZE);
  if (rc != SQLITE_OK) {
    memset(buf, 0, n); // as a short read must
    return rc;
  }
  if (pagevfsOpen(p->vfs->keys, KIND_MAIN, (uint64_t)index + 1, page) != 0) {
    memset(buf, 0, n);
    // After a power cut page 1 may be torn while the WAL holds the good copy.
    // The peeks at the header (100 bytes when opening, 16 bytes of change
    // counter) see zeros then, so that recovery can begin; the read of the
    // whole page is strict.
    if (index == 0 && n < PAGE_SIZE) return SQLITE_OK;
    return SQLITE_IOERR_DATA;
  }
  memcpy(buf, page + in, n);
  return SQLITE_OK;
}

static int writeMain(PageFile *p, const unsigned char *buf, int n, sqlite3_int64 at) {
  unsigned char sealed[PAGE_SIZE];
  if (n != PAGE_SIZE || at % PAGE_SIZE != 0) return SQLITE_IOERR_WRITE;
  // Bytes 16-17 of page 1 are the page size, byte 20 the reserved bytes. A
  // database without room for the seal must not come into being.
  if (at == 0 && (buf[16] != PAGE_SIZE >> 8 || buf[17] != 0 || buf[20] != RESERVED)) {
    return SQLITE_IOERR_WRITE;
  }
  if (pagevfsSeal(p->vfs->keys, KIND_MAIN, (uint64_t)(at / PAGE_SIZE) + 1, (void *)buf, sealed) != 0) {
    return SQLITE_IOERR_WRITE;
  }
  return osWrite(p, sealed, PAGE_SIZE, at);
}

// ---- write-ahead log ---------------------------------------------------------
// The headers of the log and of its frames stay in clear, except the frame
// checksums: SQLite computes these over the plain page, so they are masked.

static int readFrameHeader(PageFile *p, unsigned char *buf, int n, sqlite3_int64 at, int in) {
  unsigned char header[FRAME_HEADER];
  int rc = osRead(p, header, FRAME_HEADER, at - in);
  if (rc == SQLITE_OK && pagevfsMask(p->vfs->keys, at - in, header) != 0) rc = SQLITE_IOERR_READ;
  if (rc != SQLITE_OK) {
    memset(buf, 0, n);
    return rc;
  }
  memcpy(buf, header + in, n);
  return SQLITE_OK;
}

// A whole frame is read during recovery, when a torn one is the end of the log
// and no error: it reads as zeros, and SQLite ends the log at a frame without a
// page number. (Zeros for the page alone would not do: of a page erased to
// zeros the checksum would be right, and the torn frame would count as whole.)
// Frames whose checksums SQLite rewrites are read so too; see writeFrameHeader.
static int readFrame(PageFile *p, unsigned char *buf, sqlite3_int64 at) {
  int rc = osRead(p, buf, FRAME, at);
  if (rc != SQLITE_OK) return rc;
  if (pagevfsMask(p->vfs->keys, at, buf) != 0) return SQLITE_IOERR_READ;
  if (pagevfsOpen(p->vfs->keys, KIND_WAL, bigEndian32(buf), buf + FRAME_HEADER) != 0) {
    memset(buf, 0, FRAME);
  }
  return SQLITE_OK;
}

// A page out of the log, for a query or a checkpoint: strict.
static int readFramePage(PageFile *p, unsigned char *buf, sqlite3_int64 at) {
  unsigned char frame[FRAME];
  int rc = osRead(p, frame, FRAME, at - FRAME_HEADER);
  if (rc == SQLITE_OK && pagevfsOpen(p->vfs->keys, KIND_WAL, bigEndian32(frame), frame + FRAME_HEADER) != 0) {
    rc = SQLITE_IOERR_DATA;
  }
  if (rc != SQLITE_OK) {
    memset(buf, 0, PAGE_SIZE);
    return rc;
  }
  memcpy(buf, frame + FRAME_HEADER, PAGE_SIZE);
  return SQLITE_OK;
}

static int readWal(PageFile *p, unsigned char *buf, int n, sqlite3_int64 at) {
  if (at + n <= WAL_HEADER) return osRead(p, buf, n, at);
  if (at < WAL_HEADER) return SQLITE_IOERR_READ;
  int in = (int)((at - WAL_HEADER) % FRAME);
  if (in + n <= FRAME_HEADER) return readFrameHeader(p, buf, n, at, in);
  if (in == 0 && n == FRAME) return readFrame(p, buf, at);
  if (in == FRAME_HEADER && n == PAGE_SIZE) return readFramePage(p, buf, at);
  return SQLITE_IOERR_READ;
}

static int writeFrameHeader(PageFile *p, const unsigned char *buf, sqlite3_int64 at) {
  unsigned char header[FRAME_HEADER];
  if (bigEndian32(buf) == 0) return SQLITE_IOERR_WRITE; // rewritten from a damaged frame
  memcpy(header, buf, FRAME_HEADER);
  memcpy(p->frame, buf, FRAME_HEADER);
  p->frameAt = at;
  if (pagevfsMask(p->vfs->keys, at, header) != 0) return SQLITE_IOERR_WRITE;
  return osWrite(p, header, FRAME_HEADER, at);
}

static int writeFramePage(PageFile *p, const unsigned char *buf, sqlite3_int64 at) {
  unsigned char sealed[PAGE_SIZE], onDisk[FRAME_HEADER];
  const unsigned char *header = p->frame;
  if (p->frameAt != at - FRAME_HEADER) {
    // A page spilled earlier in its transaction is written again without its
    // header. The page number is in clear on disk. The salts are not bound by
    // the seal: SQLite writes them as zeros until it rewrites the checksums.
    if (osRead(p, onDisk, FRAME_HEADER, at - FRAME_HEADER) != SQLITE_OK) return SQLITE_IOERR_WRITE;
    header = onDisk;
  }
  if (pagevfsSeal(p->vfs->keys, KIND_WAL, bigEndian32(header), (void *)buf, sealed) != 0) return SQLITE_IOERR_WRITE;
  return osWrite(p, sealed, PAGE_SIZE, at);
}

static int writeWal(PageFile *p, const unsigned char *buf, int n, sqlite3_int64 at) {
  if (at == 0 && n == WAL_HEADER) {
    p->frameAt = -1;
    return osWrite(p, buf, n, at);
  }
  if (at < WAL_HEADER) return SQLITE_IOERR_WRITE;
  int in = (int)((at - WAL_HEADER) % FRAME);
  if (in == 0 && n == FRAME_HEADER) return writeFrameHeader(p, buf, at);
  if (in == FRAME_HEADER && n == PAGE_SIZE) return writeFramePage(p, buf, at);
  return SQLITE_IOERR_WRITE;
}

// ---- rollback journal --------------------------------------------------------
// In use only until a new database has been switched to WAL. Whole pages are
// sealed; headers, page numbers and 32-bit checksums stay in clear.

static int readJournal(PageFile *p, unsigned char *buf, int n, sqlite3_int64 at) {
  if (n > PAGE_SIZE) return SQLITE_IOERR_READ;
  int rc = osRead(p, buf, n, at);
  if (rc != SQLITE_OK || n < PAGE_SIZE) return rc;
  if (pagevfsOpen(p->vfs->keys, KIND_JOURNAL, (uint64_t)at, buf) != 0) {
    memset(buf, 0, n);
    return SQLITE_IOERR_DATA;
  }
  return SQLITE_OK;
}

static int writeJournal(PageFile *p, const unsigned char *buf, int n, sqlite3_int64 at) {
  unsigned char sealed[PAGE_SIZE];
  if (n > PAGE_SIZE) return SQLITE_IOERR_WRITE;
  if (n == PAGE_SIZE) {
    if (pagevfsSeal(p->vfs->keys, KIND_JOURNAL, (uint64_t)at, (void *)buf, sealed) != 0) return SQLITE_IOERR_WRITE;
    return osWrite(p, sealed, n, at);
  }
  // A header is a sector with few bytes in use; anything else could be content.
  for (int i = JOURNAL_HEADER; i < n; i++) {
    if (buf[i] != 0) return SQLITE_IOERR_WRITE;
  }
  return osWrite(p, buf, n, at);
}

// ---- file methods --------------------------------------------------------------

static int xRead(sqlite3_file *f, void *buf, int n, sqlite3_int64 at) {
  PageFile *p = (PageFile *)f;
  switch (p->kind) {
  case KIND_MAIN: return readMain(p, buf, n, at);
  case KIND_WAL: return readWal(p, buf, n, at);
  default: return readJournal(p, buf, n, at);
  }
}

static int xWrite(sqlite3_file *f, const void *buf, int n, sqlite3_int64 at) {
  PageFile *p = (PageFile *)f;
  switch (p->kind) {
  case KIND_MAIN: return writeMain(p, buf, n, at);
  case KIND_WAL: return writeWal(p, buf, n, at);
  default: return writeJournal(p, buf, n, at);
  }
}

#define OS(f) (((PageFile *)(f))->os)

// The databases open for reading. A connection outlives its entry here, so
// that interrupting it under the lock is safe.
static PageFile *readers;

static sqlite3_mutex *readersLock(void) { return sqlite3_mutex_alloc(SQLITE_MUTEX_STATIC_VFS3); }

static void addReader(PageFile *p) {
  sqlite3_mutex_enter(readersLock());
  p->nextReader = readers;
  readers = p;
  sqlite3_mutex_leave(readersLock());
}

static void dropReader(PageFile *p) {
  sqlite3_mutex_enter(readersLock());
  for (PageFile **at = &readers; *at; at = &(*at)->nextReader) {
    if (*at == p) {
      *at = p->nextReader;
      break;
    }
  }
  sqlite3_mutex_leave(readersLock());
}

static void setConnection(PageFile *p, sqlite3 *db) {
  sqlite3_mutex_enter(readersLock());
  p->db = db;
  sqlite3_mutex_leave(readersLock());
}

void pagevfsInterrupt(void *vfs) {
  sqlite3_mutex_enter(readersLock());
  for (PageFile *p = readers; p; p = p->nextReader) {
    if (p->vfs == vfs && p->db) sqlite3_interrupt(p->db);
  }
  sqlite3_mutex_leave(readersLock());
}

static int xClose(sqlite3_file *f) {
  dropReader((PageFile *)f);
  int rc = OS(f)->pMethods->xClose(OS(f));
  __atomic_sub_fetch(&((PageFile *)f)->vfs->openFiles, 1, __ATOMIC_SEQ_CST);
  return rc;
}
static int xTruncate(sqlite3_file *f, sqlite3_int64 n) { return OS(f)->pMethods->xTruncate(OS(f), n); }
static int xSync(sqlite3_file *f, int flags) { return OS(f)->pMethods->xSync(OS(f), flags); }
static int xFileSize(sqlite3_file *f, sqlite3_int64 *n) { return OS(f)->pMethods->xFileSize(OS(f), n); }
static int xLock(sqlite3_file *f, int level) { return OS(f)->pMethods->xLock(OS(f), level); }
static int xUnlock(sqlite3_file *f, int level) { return OS(f)->pMethods->xUnlock(OS(f), level); }
static int xCheckReservedLock(sqlite3_file *f, int *out) { return OS(f)->pMethods->xCheckReservedLock(OS(f), out); }
static int xFileControl(sqlite3_file *f, int op, void *arg) {
  switch (op) {
  case SQLITE_FCNTL_SIZE_HINT:
  case SQLITE_FCNTL_CHUNK_SIZE:
    return SQLITE_OK; // would leave pages of zeros, which are not authentic
  case SQLITE_FCNTL_MMAP_SIZE:
    *(sqlite3_int64 *)arg = 0; // mapped pages would be sealed ones
    return SQLITE_OK;
  case SQLITE_FCNTL_PDB:
    setConnection((PageFile *)f, *(sqlite3 **)arg);
    break;
  }
  return OS(f)->pMethods->xFileControl(OS(f), op, arg);
}
static int xSectorSize(sqlite3_file *f) { return OS(f)->pMethods->xSectorSize(OS(f)); }
static int xDeviceCharacteristics(sqlite3_file *f) {
  // A sealed page is only ever read and written whole, so no atomic, batch or
  // sub-page promise of the OS holds any more. Power-safe overwrite does, and
  // keeps the header of a journal one sector of 512 bytes.
  int c = OS(f)->pMethods->xDeviceCharacteristics(OS(f));
  c &= SQLITE_IOCAP_UNDELETABLE_WHEN_OPEN | SQLITE_IOCAP_IMMUTABLE;
  return c | SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}
static int xShmMap(sqlite3_file *f, int region, int size, int extend, void volatile **out) {
  return OS(f)->pMethods->xShmMap(OS(f), region, size, extend, out);
}
static int xShmLock(sqlite3_file *f, int offset, int n, int flags) {
  return OS(f)->pMethods->xShmLock(OS(f), offset, n, flags);
}
static void xShmBarrier(sqlite3_file *f) { OS(f)->pMethods->xShmBarrier(OS(f)); }
static int xShmUnmap(sqlite3_file *f, int deleteFlag) { return OS(f)->pMethods->xShmUnmap(OS(f), deleteFlag); }

static const sqlite3_io_methods fileMethods = {
    2, // no memory mapping
    xClose, xRead, xWrite, xTruncate, xSync, xFileSize, xLock, xUnlock, xCheckReservedLock,
    xFileControl, xSectorSize, xDeviceCharacteristics, xShmMap, xShmLock, xShmBarrier, xShmUnmap,
};

// ---- VFS methods -----------------------------------------------------------------

// createPrivate makes a new database readable by its owner alone before SQLite,
// which would make it 0644, opens it; WAL, journal and shm follow its mode.
// Only a file that did not exist is opened here: closing any other would drop
// the locks this process holds on it.
static void createPrivate(const char *path) {
#ifndef _WIN32
  int fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (fd >= 0) close(fd);
#else
  (void)path; // the folder's access list rules there
#endif
}

#define VFS(v) (((PageVfs *)(v))->os)

static int xOpen(sqlite3_vfs *v, sqlite3_filename path, sqlite3_file *f, int flags, int *outFlags) {
  PageFile *p = (PageFile *)f;
  memset(p, 0, sizeof(*p));
  p->os = (sqlite3_file *)&p[1];
  p->vfs = (PageVfs *)v;
  p->frameAt = -1;
  if (flags & SQLITE_OPEN_MAIN_DB) {
    p->kind = KIND_MAIN;
  } else if (flags & SQLITE_OPEN_WAL) {
    p->kind = KIND_WAL;
  } else if (flags & SQLITE_OPEN_MAIN_JOURNAL) {
    p->kind = KIND_JOURNAL;
  } else {
    return SQLITE_CANTOPEN; // temp, transient, statement and super journals: memory only
  }
  if (p->kind == KIND_MAIN && (flags & SQLITE_OPEN_CREATE) && path) createPrivate(path);
  int rc = VFS(v)->xOpen(VFS(v), path, p->os, flags, outFlags);
  if (p->os->pMethods) { // SQLite calls xClose if and only if methods are set
    f->pMethods = &fileMethods;
    __atomic_add_fetch(&p->vfs->openFiles, 1, __ATOMIC_SEQ_CST);
    if (p->kind == KIND_MAIN && (flags & SQLITE_OPEN_READONLY)) addReader(p);
  }
  return rc;
}
static int xDelete(sqlite3_vfs *v, const char *path, int syncDir) { return VFS(v)->xDelete(VFS(v), path, syncDir); }
static int xAccess(sqlite3_vfs *v, const char *path, int flags, int *out) { return VFS(v)->xAccess(VFS(v), path, flags, out); }
static int xFullPathname(sqlite3_vfs *v, const char *path, int n, char *out) { return VFS(v)->xFullPathname(VFS(v), path, n, out); }
static int xRandomness(sqlite3_vfs *v, int n, char *out) { return VFS(v)->xRandomness(VFS(v), n, out); }
static int xSleep(sqlite3_vfs *v, int microseconds) { return VFS(v)->xSleep(VFS(v), microseconds); }
static int xCurrentTime(sqlite3_vfs *v, double *out) { return VFS(v)->xCurrentTime(VFS(v), out); }
static int xGetLastError(sqlite3_vfs *v, int n, char *out) { return VFS(v)->xGetLastError(VFS(v), n, out); }
static int xCurrentTimeInt64(sqlite3_vfs *v, sqlite3_int64 *out) { return VFS(v)->xCurrentTimeInt64(VFS(v), out); }

int pagevfsUncounted(void) {
#ifdef __GLIBC__
  mallopt(M_ARENA_MAX, 1);
#endif
  return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
}

void *pagevfsRegister(const char *name, uint32_t keys) {
  sqlite3_vfs *os = sqlite3_vfs_find(0);
  if (!os || os->xOpen == xOpen || strlen(name) >= NAME_MAX_LEN) return 0;
  PageVfs *v = calloc(1, sizeof(*v));
  if (!v) return 0;
  strcpy(v->name, name);
  v->os = os;
  v->keys = keys;
  v->base.iVersion = 2; // no system call overrides
  v->base.szOsFile = (int)sizeof(PageFile) + os->szOsFile;
  v->base.mxPathname = os->mxPathname;
  v->base.zName = v->name;
  v->base.xOpen = xOpen;
  v->base.xDelete = xDelete;
  v->base.xAccess = xAccess;
  v->base.xFullPathname = xFullPathname;
  v->base.xRandomness = xRandomness; // xDl* stay NULL: no loadable extensions
  v->base.xSleep = xSleep;
  v->base.xCurrentTime = xCurrentTime;
  v->base.xGetLastError = xGetLastError;
  v->base.xCurrentTimeInt64 = xCurrentTimeInt64;
  if (sqlite3_vfs_register(&v->base, 0) != SQLITE_OK) {
    free(v);
    return 0;
  }
  return v;
}

// VFSs taken from SQLite's list are kept (250 bytes each): a connection that
// was not closed in time still points to its own, and without keys on the Go
// side all it gets is errors. The caller sees to one call at a time.
static PageVfs *retired;

int pagevfsUnregister(void *vfs) {
  PageVfs *v = vfs;
  sqlite3_vfs_unregister(&v->base);
  v->next = retired;
  retired = v;
  return __atomic_load_n(&v->openFiles, __ATOMIC_SEQ_CST);
}

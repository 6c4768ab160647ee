// A VFS that records every write, truncate, sync and delete of the database
// files, and that can make the n-th of them fail.
#include "sqlite3vfs.h"
#include "rig.h"
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

typedef struct {
  sqlite3_file base;
  sqlite3_file *os;
  int which; // 0 database, 1 journal, 2 WAL, 9 other
} RigFile;

static sqlite3_vfs vfs;
static sqlite3_vfs *os;

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER; // guards all below
static int recording;
static unsigned char *logBuf;
static int64_t logLen, logCap;
static int64_t failNth, count, hits;
static int failPersist;

// One record: kind, file, offset or size (8 bytes), length (8 bytes), data.
// Integers as the machine has them; only this process reads them.
static void record(int kind, int which, int64_t at, const void *data, int64_t n) {
  pthread_mutex_lock(&mutex);
  int64_t need = logLen + 18 + n;
  if (recording && need > logCap) {
    int64_t cap = need * 2;
    unsigned char *grown = realloc(logBuf, cap);
    if (!grown) abort(); // a log with a gap would prove nothing
    logBuf = grown;
    logCap = cap;
  }
  if (recording) {
    unsigned char *p = logBuf + logLen;
    p[0] = (unsigned char)kind;
    p[1] = (unsigned char)which;
    memcpy(p + 2, &at, 8);
    memcpy(p + 10, &n, 8);
    if (n) memcpy(p + 18, data, n);
    logLen = need;
  }
  pthread_mutex_unlock(&mutex);
}

static int mustFail(void) {
  pthread_mutex_lock(&mutex);
  count++;
  int fail = failNth && (count == failNth || (failPersist && count > failNth));
  hits += fail;
  pthread_mutex_unlock(&mutex);
  return fail;
}

#define OS(f) (((RigFile *)(f))->os)

static int xClose(sqlite3_file *f) { return OS(f)->pMethods->xClose(OS(f)); }
static int xRead(sqlite3_file *f, void *buf, int n, sqlite3_int64 at) { return OS(f)->pMethods->xRead(OS(f), buf, n, at); }
static int xWrite(sqlite3_file *f, const void *buf, int n, sqlite3_int64 at) {
  if (mustFail()) { // as a full disk does: a part of it arrives
    if (n > 512) OS(f)->pMethods->xWrite(OS(f), buf, 512, at);
    return SQLITE_FULL;
  }
  record('W', ((RigFile *)f)->which, at, buf, n);
  return OS(f)->pMethods->xWrite(OS(f), buf, n, at);
}
static int xTruncate(sqlite3_file *f, sqlite3_int64 n) {
  if (mustFail()) return SQLITE_IOERR_TRUNCATE;
  record('T', ((RigFile *)f)->which, n, 0, 0);
  return OS(f)->pMethods->xTruncate(OS(f), n);
}
static int xSync(sqlite3_file *f, int flags) {
  if (mustFail()) return SQLITE_IOERR_FSYNC;
  int rc = OS(f)->pMethods->xSync(OS(f), flags);
  record('S', ((RigFile *)f)->which, 0, 0, 0);
  return rc;
}
static int xFileSize(sqlite3_file *f, sqlite3_int64 *n) { return OS(f)->pMethods->xFileSize(OS(f), n); }
static int xLock(sqlite3_file *f, int level) { return OS(f)->pMethods->xLock(OS(f), level); }
static int xUnlock(sqlite3_file *f, int level) { return OS(f)->pMethods->xUnlock(OS(f), level); }
static int xCheckReservedLock(sqlite3_file *f, int *out) { return OS(f)->pMethods->xCheckReservedLock(OS(f), out); }
static int xFileControl(sqlite3_file *f, int op, void *arg) { return OS(f)->pMethods->xFileControl(OS(f), op, arg); }
static int xSectorSize(sqlite3_file *f) { return OS(f)->pMethods->xSectorSize(OS(f)); }
static int xDeviceCharacteristics(sqlite3_file *f) { return OS(f)->pMethods->xDeviceCharacteristics(OS(f)); }
static int xShmMap(sqlite3_file *f, int region, int size, int extend, void volatile **out) {
  return OS(f)->pMethods->xShmMap(OS(f), region, size, extend, out);
}
static int xShmLock(sqlite3_file *f, int offset, int n, int flags) { return OS(f)->pMethods->xShmLock(OS(f), offset, n, flags); }
static void xShmBarrier(sqlite3_file *f) { OS(f)->pMethods->xShmBarrier(OS(f)); }
static int xShmUnmap(sqlite3_file *f, int deleteFlag) { return OS(f)->pMethods->xShmUnmap(OS(f), deleteFlag); }

static const sqlite3_io_methods methods = {
    2, xClose, xRead, xWrite, xTruncate, xSync, xFileSize, xLock, xUnlock, xCheckReservedLock,
    xFileControl, xSectorSize, xDeviceCharacteristics, xShmMap, xShmLock, xShmBarrier, xShmUnmap,
};

static int xOpen(sqlite3_vfs *v, sqlite3_filename path, sqlite3_file *f, int flags, int *outFlags) {
  RigFile *p = (RigFile *)f;
  (void)v;
  memset(p, 0, sizeof(*p));
  p->os = (sqlite3_file *)&p[1];
  p->which = (flags & SQLITE_OPEN_MAIN_DB) ? 0 : (flags & SQLITE_OPEN_MAIN_JOURNAL) ? 1 : (flags & SQLITE_OPEN_WAL) ? 2 : 9;
  int rc = os->xOpen(os, path, p->os, flags, outFlags);
  if (p->os->pMethods) f->pMethods = &methods;
  return rc;
}

static int endsWith(const char *s, const char *end) {
  size_t n = strlen(s), m = strlen(end);
  return n > m && strcmp(s + n - m, end) == 0;
}

static int xDelete(sqlite3_vfs *v, const char *path, int syncDir) {
  (void)v;
  int rc = os->xDelete(os, path, syncDir);
  record('D', endsWith(path, "-journal") ? 1 : endsWith(path, "-wal") ? 2 : 9, syncDir, 0, 0);
  return rc;
}
static int xAccess(sqlite3_vfs *v, const char *path, int flags, int *out) { return (void)v, os->xAccess(os, path, flags, out); }
static int xFullPathname(sqlite3_vfs *v, const char *path, int n, char *out) { return (void)v, os->xFullPathname(os, path, n, out); }
static int xRandomness(sqlite3_vfs *v, int n, char *out) { return (void)v, os->xRandomness(os, n, out); }
static int xSleep(sqlite3_vfs *v, int microseconds) { return (void)v, os->xSleep(os, microseconds); }
static int xCurrentTime(sqlite3_vfs *v, double *out) { return (void)v, os->xCurrentTime(os, out); }
static int xGetLastError(sqlite3_vfs *v, int n, char *out) { return (void)v, os->xGetLastError(os, n, out); }
static int xCurrentTimeInt64(sqlite3_vfs *v, sqlite3_int64 *out) { return (void)v, os->xCurrentTimeInt64(os, out); }

int rigInstall(void) {
  os = sqlite3_vfs_find(0);
  if (!os || os == &vfs) return 1;
  vfs.iVersion = 2;
  vfs.szOsFile = (int)sizeof(RigFile) + os->szOsFile;
  vfs.mxPathname = os->mxPathname;
  vfs.zName = "rig";
  vfs.xOpen = xOpen;
  vfs.xDelete = xDelete;
  vfs.xAccess = xAccess;
  vfs.xFullPathname = xFullPathname;
  vfs.xRandomness = xRandomness;
  vfs.xSleep = xSleep;
  vfs.xCurrentTime = xCurrentTime;
  vfs.xGetLastError = xGetLastError;
  vfs.xCurrentTimeInt64 = xCurrentTimeInt64;
  return sqlite3_vfs_register(&vfs, 1);
}

void rigRemove(void) {
  sqlite3_vfs_register(os, 1); // else the next in SQLite's list would become the default
  sqlite3_vfs_unregister(&vfs);
  rigRecord(0);
  rigFail(0, 0);
}

void rigRecord(int on) {
  pthread_mutex_lock(&mutex);
  recording = on;
  if (on) logLen = 0;
  pthread_mutex_unlock(&mutex);
}
void rigMark(int kind, int64_t n) { record(kind, 9, n, 0, 0); }
const void *rigLog(int64_t *size) {
  *size = logLen;
  return logBuf;
}

void rigFail(int64_t nth, int persist) {
  pthread_mutex_lock(&mutex);
  failNth = nth;
  failPersist = persist;
  count = hits = 0;
  pthread_mutex_unlock(&mutex);
}
int64_t rigCount(void) { return count; }
int64_t rigHits(void) { return hits; }

void rigPendingByte(uint32_t at) { sqlite3_test_control(SQLITE_TESTCTRL_PENDING_BYTE, at); }

#include <stdint.h>

// Both the recorder and the fault injector sit in one VFS that stands between
// SQLite (or the sealing VFS) and the OS.
int rigInstall(void);
void rigRemove(void);

void rigRecord(int on); // on: forget what was recorded and begin
void rigMark(int kind, int64_t n);
const void *rigLog(int64_t *size);

void rigFail(int64_t nth, int persist); // also sets the counters to zero; nth 0 = never
int64_t rigCount(void);
int64_t rigHits(void);

void rigPendingByte(uint32_t at);

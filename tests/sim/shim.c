// Loaded before libc (LD_PRELOAD) by the durability tests, never by the product. Of everything below SHIM_ROOT it
// - counts syncs and kills the process just before the n-th,
// - makes a number of writes fail with a chosen error, from the n-th on,
// - writes a journal of the bytes that reached the kernel and of the syncs, from which a power cut is modelled.
// SHIM_CONTROL is a small file that test and process share in memory; see shim.ts.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/uio.h>
#include <unistd.h>

struct control {
  volatile int64_t syncs;     // how many syncs there were
  volatile int64_t kill_at;   // dies before this sync; 0 never
  volatile int64_t changes;   // how many writes, names and syncs there were
  volatile int64_t fail_from; // fails from this one on; 0 never
  volatile int64_t fail_last; // and up to this one
  volatile int64_t fail_with; // the error
};

static struct control *control;
static const char *root;
static size_t root_length;
static int journal = -1;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

#define REAL(name) \
  static __typeof__(&name) real_##name; \
  if (!real_##name) real_##name = (__typeof__(&name))dlsym(RTLD_NEXT, #name)

static ssize_t put(int fd, const void *bytes, size_t length) {
  static ssize_t (*real)(int, const void *, size_t);
  if (!real) real = (ssize_t(*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
  return real(fd, bytes, length);
}

__attribute__((constructor)) static void begin(void) {
  const char *folder = getenv("SHIM_ROOT");
  const char *shared = getenv("SHIM_CONTROL");
  const char *to = getenv("SHIM_JOURNAL");
  if (!folder || !shared) return;
  int fd = open(shared, O_RDWR | O_CLOEXEC);
  if (fd < 0) return;
  void *mapped = mmap(0, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, fd, 0);
  close(fd);
  if (mapped == MAP_FAILED) return;
  if (to) journal = open(to, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
  root = strdup(folder);
  root_length = strlen(root);
  control = mapped;
}

// The path below the root, "" for the root itself; NULL for files elsewhere, and for SQLite's shared memory, which is rebuilt anyway.
static const char *below(const char *path) {
  if (!control || !path || strncmp(path, root, root_length)) return 0;
  if (path[root_length] == 0) return "";
  if (path[root_length] != '/') return 0;
  const char *rest = path + root_length + 1;
  size_t length = strlen(rest);
  if (length > 4 && !strcmp(rest + length - 4, "-shm")) return 0;
  return rest;
}

static const char *path_of(int fd, char *buffer, size_t size) {
  if (!control || fd == journal) return 0;
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, buffer, size - 1);
  if (length <= 0) return 0;
  buffer[length] = 0;
  return below(buffer);
}

struct header {
  uint32_t kind, path, other, length;
  uint64_t at;
};

static void note(char kind, const char *path, const char *other, uint64_t at, const void *bytes, size_t length) {
  if (journal < 0) return;
  struct header header = {(uint32_t)kind, (uint32_t)strlen(path), other ? (uint32_t)strlen(other) : 0, (uint32_t)length, at};
  struct iovec parts[4] = {{&header, sizeof header},
                           {(void *)path, header.path},
                           {(void *)(other ? other : ""), header.other},
                           {(void *)bytes, length}};
  static ssize_t (*real)(int, const struct iovec *, int);
  if (!real) real = (ssize_t(*)(int, const struct iovec *, int))dlsym(RTLD_NEXT, "writev");
  if (real(journal, parts, 4) < 0) abort();
}

// Whether this change fails; errno is set.
static int fails(void) {
  int64_t nth = __sync_add_and_fetch(&control->changes, 1);
  if (!control->fail_from || nth < control->fail_from || nth > control->fail_last) return 0;
  errno = (int)control->fail_with;
  return 1;
}

static void count_sync(void) {
  int64_t nth = __sync_add_and_fetch(&control->syncs, 1);
  if (control->kill_at && nth >= control->kill_at) kill(getpid(), SIGKILL), pause();
}

#define LOCK pthread_mutex_lock(&mutex)
#define UNLOCK pthread_mutex_unlock(&mutex)

static ssize_t written(ssize_t done, const char *path, const void *bytes, off_t at) {
  if (done > 0) note('W', path, 0, (uint64_t)at, bytes, (size_t)done);
  return done;
}

ssize_t write(int fd, const void *bytes, size_t length) {
  char buffer[4096];
  const char *path = path_of(fd, buffer, sizeof buffer);
  if (!path) return put(fd, bytes, length);
  if (fails()) return -1;
  LOCK;
  int flags = fcntl(fd, F_GETFL);
  off_t at = lseek(fd, 0, flags & O_APPEND ? SEEK_END : SEEK_CUR);
  ssize_t done = written(put(fd, bytes, length), path, bytes, at);
  UNLOCK;
  return done;
}

#define PWRITE(name) \
  ssize_t name(int fd, const void *bytes, size_t length, off_t at) { \
    REAL(name); \
    char buffer[4096]; \
    const char *path = path_of(fd, buffer, sizeof buffer); \
    if (!path) return real_##name(fd, bytes, length, at); \
    if (fails()) return -1; \
    LOCK; \
    ssize_t done = written(real_##name(fd, bytes, length, at), path, bytes, at); \
    UNLOCK; \
    return done; \
  }
PWRITE(pwrite)
PWRITE(pwrite64)

// Several parts are written one after the other: the caller accepts a short write, or all of it.
static ssize_t parts(int fd, const struct iovec *vector, int count, off_t at) {
  ssize_t total = 0;
  for (int n = 0; n < count; n++) {
    ssize_t done = at < 0 ? write(fd, vector[n].iov_base, vector[n].iov_len)
                          : pwrite(fd, vector[n].iov_base, vector[n].iov_len, at + total);
    if (done < 0) return total ? total : -1;
    total += done;
    if ((size_t)done < vector[n].iov_len) break;
  }
  return total;
}

ssize_t writev(int fd, const struct iovec *vector, int count) {
  REAL(writev);
  char buffer[4096];
  return path_of(fd, buffer, sizeof buffer) ? parts(fd, vector, count, -1) : real_writev(fd, vector, count);
}

#define PWRITEV(name) \
  ssize_t name(int fd, const struct iovec *vector, int count, off_t at) { \
    REAL(name); \
    char buffer[4096]; \
    return path_of(fd, buffer, sizeof buffer) ? parts(fd, vector, count, at) : real_##name(fd, vector, count, at); \
  }
PWRITEV(pwritev)
PWRITEV(pwritev64)

#define TRUNCATE(name) \
  int name(int fd, off_t length) { \
    REAL(name); \
    char buffer[4096]; \
    const char *path = path_of(fd, buffer, sizeof buffer); \
    if (!path) return real_##name(fd, length); \
    if (fails()) return -1; \
    LOCK; \
    int done = real_##name(fd, length); \
    if (!done) note('T', path, 0, (uint64_t)length, 0, 0); \
    UNLOCK; \
    return done; \
  }
TRUNCATE(ftruncate)
TRUNCATE(ftruncate64)

#define SYNC(name) \
  int name(int fd) { \
    REAL(name); \
    char buffer[4096]; \
    const char *path = path_of(fd, buffer, sizeof buffer); \
    if (!path) return real_##name(fd); \
    count_sync(); \
    /* A full disk still syncs its data. */ \
    if (fails() && errno != ENOSPC) return -1; \
    LOCK; \
    struct stat status; \
    int folder = !fstat(fd, &status) && S_ISDIR(status.st_mode); \
    note(folder ? 'F' : 'S', path, 0, 0, 0, 0); \
    UNLOCK; \
    /* The content of the disk is modelled: the call does not wait for the real one. */ \
    return journal < 0 ? real_##name(fd) : 0; \
  }
SYNC(fsync)
SYNC(fdatasync)

#define OPEN(name) \
  int name(const char *file, int flags, ...) { \
    REAL(name); \
    va_list more; \
    va_start(more, flags); \
    mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0; \
    va_end(more); \
    const char *path = flags & (O_CREAT | O_TRUNC) ? below(file) : 0; \
    if (!path) return real_##name(file, flags, mode); \
    LOCK; \
    int there = !access(file, F_OK); \
    if (!there && fails()) { \
      UNLOCK; \
      return -1; \
    } \
    int fd = real_##name(file, flags, mode); \
    if (fd >= 0 && !there) note('C', path, 0, 0, 0, 0); \
    if (fd >= 0 && there && flags & O_TRUNC) note('T', path, 0, 0, 0, 0); \
    UNLOCK; \
    return fd; \
  }
OPEN(open)
OPEN(open64)

int rename(const char *from, const char *to) {
  REAL(rename);
  const char *path = below(from), *other = below(to);
  if (!path || !other) return real_rename(from, to);
  if (fails()) return -1;
  LOCK;
  int done = real_rename(from, to);
  if (!done) note('R', path, other, 0, 0, 0);
  UNLOCK;
  return done;
}

#define REMOVE(name) \
  int name(const char *file) { \
    REAL(name); \
    const char *path = below(file); \
    if (!path) return real_##name(file); \
    LOCK; \
    int done = real_##name(file); \
    if (!done) note('U', path, 0, 0, 0, 0); \
    UNLOCK; \
    return done; \
  }
REMOVE(unlink)
REMOVE(rmdir)

int mkdir(const char *file, mode_t mode) {
  REAL(mkdir);
  const char *path = below(file);
  if (!path) return real_mkdir(file, mode);
  LOCK;
  int there = !access(file, F_OK);
  if (!there && fails()) {
    UNLOCK;
    return -1;
  }
  int done = real_mkdir(file, mode);
  if (!done) note('M', path, 0, 0, 0, 0);
  UNLOCK;
  return done;
}

char *mkdtemp(char *file) {
  REAL(mkdtemp);
  LOCK;
  char *done = real_mkdtemp(file);
  const char *path = done ? below(done) : 0;
  if (path) note('M', path, 0, 0, 0, 0);
  UNLOCK;
  return done;
}

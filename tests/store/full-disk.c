/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "full-disk.h"

#include <errno.h>
#include <sqlite3.h>

typedef struct {
  sqlite3_file  base;
  sqlite3_file *real;           /* behind this struct */
} File;

static sqlite3_vfs vfs;
static sqlite3_vfs *below;
static GMutex lock;             /* of the two counters */
static guint64 writes, first;

#define REAL(file) (((File *) (file))->real)
#define CALL(file, method, ...) REAL (file)->pMethods->method (REAL (file), ##__VA_ARGS__)

static gboolean
is_full (void)
{
  gboolean full;

  g_mutex_lock (&lock);
  writes++;
  full = first != 0 && writes >= first;
  g_mutex_unlock (&lock);
  errno = full ? ENOSPC : 0;    /* SQLite asks for it */
  return full;
}

static int
x_close (sqlite3_file *file)
{
  return CALL (file, xClose);
}

static int
x_read (sqlite3_file *file, void *data, int size, sqlite3_int64 at)
{
  return CALL (file, xRead, data, size, at);
}

static int
x_write (sqlite3_file *file, const void *data, int size, sqlite3_int64 at)
{
  return is_full () ? SQLITE_FULL : CALL (file, xWrite, data, size, at);
}

static int
x_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  return is_full () ? SQLITE_IOERR_TRUNCATE : CALL (file, xTruncate, size);
}

/* Nobody cuts the power here, and hundreds of caches are made. */
static int
x_sync (sqlite3_file *file, int flags)
{
  return SQLITE_OK;
}

static int
x_file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return CALL (file, xFileSize, size);
}

static int
x_lock (sqlite3_file *file, int level)
{
  return CALL (file, xLock, level);
}

static int
x_unlock (sqlite3_file *file, int level)
{
  return CALL (file, xUnlock, level);
}

static int
x_check_reserved_lock (sqlite3_file *file, int *result)
{
  return CALL (file, xCheckReservedLock, result);
}

static int
x_file_control (sqlite3_file *file, int operation, void *argument)
{
  return CALL (file, xFileControl, operation, argument);
}

static int
x_sector_size (sqlite3_file *file)
{
  return CALL (file, xSectorSize);
}

static int
x_device_characteristics (sqlite3_file *file)
{
  return CALL (file, xDeviceCharacteristics);
}

static int
x_shm_map (sqlite3_file *file, int page, int size, int extend, void volatile **map)
{
  return extend != 0 && is_full () ? SQLITE_IOERR_SHMSIZE : CALL (file, xShmMap, page, size, extend, map);
}

static int
x_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  return CALL (file, xShmLock, offset, n, flags);
}

static void
x_shm_barrier (sqlite3_file *file)
{
  CALL (file, xShmBarrier);
}

static int
x_shm_unmap (sqlite3_file *file, int remove)
{
  return CALL (file, xShmUnmap, remove);
}

static const sqlite3_io_methods methods = {
  2, x_close, x_read, x_write, x_truncate, x_sync, x_file_size, x_lock, x_unlock, x_check_reserved_lock, x_file_control,
  x_sector_size, x_device_characteristics, x_shm_map, x_shm_lock, x_shm_barrier, x_shm_unmap, NULL, NULL,
};

static int
x_open (sqlite3_vfs *self, const char *name, sqlite3_file *file, int flags, int *out)
{
  File *own = (File *) file;
  int result;

  own->real = (sqlite3_file *) (own + 1);
  result = below->xOpen (below, name, own->real, flags, out);
  own->base.pMethods = own->real->pMethods != NULL ? &methods : NULL;
  return result;
}

/** Beneath every database that is opened from now on. */
void
full_disk_install (void)
{
  below = sqlite3_vfs_find (NULL);
  vfs = *below;
  vfs.zName = "full-disk";
  vfs.szOsFile = (int) sizeof (File) + below->szOsFile;
  vfs.xOpen = x_open;
  g_assert_cmpint (sqlite3_vfs_register (&vfs, 1), ==, SQLITE_OK);
}

void
full_disk_set (guint64 from)
{
  g_mutex_lock (&lock);
  first = from;
  writes = 0;
  g_mutex_unlock (&lock);
}

guint64
full_disk_get_writes (void)
{
  guint64 count;

  g_mutex_lock (&lock);
  count = writes;
  g_mutex_unlock (&lock);
  return count;
}

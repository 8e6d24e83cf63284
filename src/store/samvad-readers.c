/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-readers.h"

#include "samvad-schema.h"
#include "samvad-store-private.h"

#include <glib/gi18n-lib.h>

#define MAX_IDLE 4

struct _SamvadReaders {
  char   *directory;            /* for whom the cache is not there */
  char   *path;
  GMutex  lock;
  GQueue  idle;                 /* SamvadDatabase; the one used last at the head */
};

/** Returns: (transfer full): nothing is opened yet */
SamvadReaders *
samvad_readers_new (const char *directory,
                    const char *path)
{
  SamvadReaders *self = g_new0 (SamvadReaders, 1);

  self->directory = g_strdup (directory);
  self->path = g_strdup (path);
  g_mutex_init (&self->lock);
  g_queue_init (&self->idle);
  return self;
}

void
samvad_readers_free (SamvadReaders *self)
{
  samvad_readers_close (self);
  g_mutex_clear (&self->lock);
  g_free (self->directory);
  g_free (self->path);
  g_free (self);
}

gboolean
samvad_readers_set_nothing_here (SamvadReaders  *self,
                                 GError        **error)
{
  g_set_error (error, SAMVAD_STORE_ERROR, SAMVAD_STORE_ERROR_NOT_FOUND,
               _("There is no cache in “%s”: synchronise first"), self->directory);
  return FALSE;
}

/* What is open on a file that another one took the place of is closed. */
static SamvadDatabase *
take_idle (SamvadReaders *self)
{
  SamvadDatabase *reader;

  g_mutex_lock (&self->lock);
  while ((reader = g_queue_pop_head (&self->idle)) != NULL && samvad_database_is_moved (reader))
    samvad_database_close (reader);
  g_mutex_unlock (&self->lock);
  return reader;
}

static SamvadDatabase *
open_reader (SamvadReaders  *self,
             GError        **error)
{
  g_autoptr (SamvadDatabase) database = samvad_database_open (self->path, TRUE, error);

  if (database == NULL || !samvad_schema_check (database, error))
    return NULL;
  if (!samvad_schema_is_made (database))
    {
      samvad_readers_set_nothing_here (self, error);
      return NULL;
    }
  return samvad_answers_register (database, error) ? g_steal_pointer (&database) : NULL;
}

/**
 * samvad_readers_borrow:
 * @cancellable: (nullable): ends the reads of this loan
 *
 * Returns: (nullable): a read-only connection for this thread, to be given back soon
 */
SamvadDatabase *
samvad_readers_borrow (SamvadReaders  *self,
                       GCancellable   *cancellable,
                       GError        **error)
{
  SamvadDatabase *reader = take_idle (self);

  if (reader == NULL)
    reader = open_reader (self, error);
  if (reader != NULL)
    samvad_database_watch (reader, cancellable);
  return reader;
}

void
samvad_readers_return (SamvadReaders  *self,
                       SamvadDatabase *reader)
{
  samvad_database_watch (reader, NULL);
  samvad_database_rollback (reader);
  g_mutex_lock (&self->lock);
  if (self->idle.length < MAX_IDLE && !samvad_database_is_moved (reader))
    g_queue_push_head (&self->idle, g_steal_pointer (&reader));
  g_mutex_unlock (&self->lock);
  g_clear_pointer (&reader, samvad_database_close);
}

/** Closes those that wait: another file is there now, or none. */
void
samvad_readers_close (SamvadReaders *self)
{
  g_mutex_lock (&self->lock);
  g_queue_clear_full (&self->idle, (GDestroyNotify) samvad_database_close);
  g_mutex_unlock (&self->lock);
}

/** Keeps one that waits, and none of its pages. */
void
samvad_readers_rest (SamvadReaders *self)
{
  g_mutex_lock (&self->lock);
  while (self->idle.length > 1)
    samvad_database_close (g_queue_pop_tail (&self->idle));
  if (self->idle.length > 0)
    samvad_database_rest (g_queue_peek_head (&self->idle));
  g_mutex_unlock (&self->lock);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-outbox.h"
#include "samvad-readers.h"
#include "samvad-schema.h"
#include "samvad-writer.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#define FILE_NAME       "samvad.db"
#define REBUILD         ".rebuild"
#define COPY            ".outbox"
#define MARK            ".damaged"
#define SETTLE_INTERVAL G_TIME_SPAN_MINUTE

struct _SamvadStore {
  GObject          parent;
  char            *directory;
  char            *set_aside;   /* where a damaged file went, or NULL */

  SamvadWriter    *writer;      /* NULL: for reading only */
  SamvadDatabase  *database;    /* only the writer thread touches these */
  SamvadDatabase  *rebuild;
  SamvadOutboxCopy *copy;
  gboolean         replaced;            /* by another program: what the feed still brings belongs to the old file */
  gint64           settle_after;        /* monotonic; the writer thread's */

  SamvadMonthCache *months;
  SamvadReaders    *readers;

  GMutex           lock;        /* guards all below */
  guint            changes;
  GSource         *changed_source;
  GMainContext    *context;
};

G_DEFINE_FINAL_TYPE (SamvadStore, samvad_store, G_TYPE_OBJECT)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

/**
 * samvad_store_settle:
 *
 * Events dated in the future begin to count when their time has come, whether or not anything is written.
 * Who cannot write now does it the next time: readers count such items one by one until then. Writer thread.
 */
void
samvad_store_settle (SamvadStore *self)
{
  gint64 now = g_get_monotonic_time ();
  guint n_settled;

  if (now < self->settle_after || self->database == NULL)
    return;
  self->settle_after = now + SETTLE_INTERVAL;
  if (samvad_actions_settle (self->database, &n_settled, NULL) && n_settled > 0)
    samvad_store_note_change (self, SAMVAD_CHANGE_ACTIONS);
}

/* Some damage is met only where it is: the check at the start does not find it, and the mark says so. */
static void
note_damage (SamvadStore    *self,
             SamvadDatabase *database)
{
  g_autofree char *mark = NULL;

  if (database == NULL || !samvad_database_is_damaged (database) || samvad_database_is_moved (database))
    return;
  mark = samvad_store_get_path (self, MARK);
  g_file_set_contents_full (mark, "", 0, G_FILE_SET_CONTENTS_NONE, 0600, NULL);
}

/**
 * samvad_store_rest:
 *
 * Between two bursts of work no page of the file is kept, and one reader: a day of small changes would else come to hold
 * what the day's largest burst held, once for each connection. What comes next reads it again, out of the system's memory.
 * Writer thread.
 */
void
samvad_store_rest (SamvadStore *self)
{
  if (self->database != NULL)
    samvad_database_rest (self->database);
  samvad_readers_rest (self->readers);
}

/** Does @job, on the file that is there now. Writer thread. */
gboolean
samvad_store_do (SamvadStore     *self,
                 SamvadStoreJob   job,
                 gpointer         data,
                 GError         **error)
{
  gboolean done = samvad_store_follow (self, error) && job (self, data, error);

  note_damage (self, self->database);
  return done;
}

static void
refuse_to_write (GError **error)
{
  g_set_error_literal (error, SAMVAD_STORE_ERROR, SAMVAD_STORE_ERROR_READ_ONLY, _("The cache was opened for reading only"));
}

/**
 * samvad_store_run:
 *
 * Runs @job on the writer thread and waits for it; at once where this is that thread. A store that
 * was opened for reading refuses.
 */
gboolean
samvad_store_run (SamvadStore     *self,
                  SamvadStoreJob   job,
                  gpointer         data,
                  GError         **error)
{
  if (samvad_writer_is_here (self))
    return job (self, data, error);
  if (self->writer != NULL)
    return samvad_writer_run (self->writer, job, data, error);
  refuse_to_write (error);
  return FALSE;
}

typedef struct {
  gpointer        data;
  GDestroyNotify  destroy;
} Owned;

static void
owned_free (gpointer data)
{
  Owned *owned = data;

  if (owned->destroy != NULL)
    owned->destroy (owned->data);
  g_free (owned);
}

/**
 * samvad_store_run_async:
 * @job: runs on the writer thread
 * @destroy: (nullable): frees @data when the task is over
 */
void
samvad_store_run_async (SamvadStore         *self,
                        SamvadStoreJob       job,
                        gpointer             data,
                        GDestroyNotify       destroy,
                        GCancellable        *cancellable,
                        GAsyncReadyCallback  callback,
                        gpointer             user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  Owned *owned = g_new (Owned, 1);

  *owned = (Owned) { data, destroy };
  g_task_set_source_tag (task, samvad_store_run_async);
  g_task_set_task_data (task, owned, owned_free);
  if (self->writer == NULL)
    {
      GError *error = NULL;

      refuse_to_write (&error);
      g_task_return_error (task, error);
      g_object_unref (task);
      return;
    }
  samvad_writer_run_async (self->writer, job, data, task);
}

gboolean
samvad_store_run_finish (SamvadStore   *self,
                         GAsyncResult  *result,
                         GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/** Returns: the connection that writes; only on the writer thread */
SamvadDatabase *
samvad_store_get_writer (SamvadStore *self)
{
  g_assert (samvad_writer_is_here (self));
  return self->database;
}

/** Returns: where pages of the feed go: a rebuild that is under way, or the cache itself */
SamvadDatabase *
samvad_store_get_feed (SamvadStore *self)
{
  g_assert (samvad_writer_is_here (self));
  return self->rebuild != NULL ? self->rebuild : self->database;
}

/** Returns: (transfer none): the outbox's second file; only on the writer thread */
SamvadOutboxCopy *
samvad_store_get_copy (SamvadStore *self)
{
  g_assert (samvad_writer_is_here (self));
  return self->copy;
}

/** Returns: (transfer none): for readers in any thread */
SamvadMonthCache *
samvad_store_get_month_cache (SamvadStore *self)
{
  return self->months;
}

/** Returns: (transfer full): the path of the cache's file, with @suffix behind it */
char *
samvad_store_get_path (SamvadStore *self,
                       const char  *suffix)
{
  g_autofree char *name = g_strconcat (FILE_NAME, suffix, NULL);

  return g_build_filename (self->directory, name, NULL);
}

/**
 * samvad_store_borrow_reader:
 * @cancellable: (nullable): ends the reads of this loan
 *
 * Returns: (nullable): a read-only connection for this thread, to be given back soon
 */
SamvadDatabase *
samvad_store_borrow_reader (SamvadStore   *self,
                            GCancellable  *cancellable,
                            GError       **error)
{
  return samvad_readers_borrow (self->readers, cancellable, error);
}

void
samvad_store_return_reader (SamvadStore    *self,
                            SamvadDatabase *reader)
{
  note_damage (self, reader);
  samvad_readers_return (self->readers, reader);
}

static gboolean
emit_changed (gpointer data)
{
  SamvadStore *self = data;
  guint changes;

  g_mutex_lock (&self->lock);
  changes = self->changes;
  self->changes = 0;
  g_clear_pointer (&self->changed_source, g_source_unref);
  g_mutex_unlock (&self->lock);
  g_signal_emit (self, signals[CHANGED], 0, changes);
  return G_SOURCE_REMOVE;
}

/** Tells of committed changes, several at once where they come close together. */
void
samvad_store_note_change (SamvadStore *self,
                          guint        change)
{
  g_mutex_lock (&self->lock);
  self->changes |= change;
  if (self->changed_source == NULL)
    {
      self->changed_source = g_idle_source_new ();
      g_source_set_priority (self->changed_source, G_PRIORITY_DEFAULT);
      g_source_set_callback (self->changed_source, emit_changed, g_object_ref (self), g_object_unref);
      g_source_attach (self->changed_source, self->context);
    }
  g_mutex_unlock (&self->lock);
}

static gboolean
reopen (SamvadStore  *self,
        GError      **error)
{
  g_autofree char *path = samvad_store_get_path (self, "");
  g_autoptr (SamvadDatabase) database = samvad_database_open (path, FALSE, error);

  if (database == NULL || !samvad_schema_check (database, error) || !samvad_schema_migrate (database, error))
    return FALSE;
  self->database = g_steal_pointer (&database);
  return TRUE;
}

/**
 * samvad_store_follow:
 *
 * Sees to it that the connection that writes is to the file that is in the cache's place now: another program may have
 * rebuilt it, and a rebuild of our own cannot be opened where the disk has no room for its journal. Writer thread.
 */
gboolean
samvad_store_follow (SamvadStore  *self,
                     GError      **error)
{
  if (self->database != NULL && samvad_database_is_moved (self->database))
    {
      g_clear_pointer (&self->database, samvad_database_close);
      samvad_readers_close (self->readers);
      self->replaced = TRUE;
      samvad_store_note_change (self, SAMVAD_CHANGE_REBUILT);
    }
  return self->database != NULL || reopen (self, error);
}

/** Returns: whether what the feed brings now belongs to the file that is there; BUSY where not. Writer thread. */
gboolean
samvad_store_check_feed (SamvadStore  *self,
                         GError      **error)
{
  if (!self->replaced || self->rebuild != NULL)
    return TRUE;
  g_set_error_literal (error, SAMVAD_STORE_ERROR, SAMVAD_STORE_ERROR_BUSY,
                       _("Another program has built the cache anew: synchronise again"));
  return FALSE;
}

/** The feed goes on from where the file that is there stands. Writer thread. */
void
samvad_store_take_feed (SamvadStore *self)
{
  self->replaced = FALSE;
}

/** Begins an empty file beside the cache, for a rebuild; BUSY where another program is at it. Writer thread. */
gboolean
samvad_store_open_rebuild (SamvadStore  *self,
                           GError      **error)
{
  g_autofree char *path = samvad_store_get_path (self, REBUILD);
  g_autoptr (SamvadDatabase) database = NULL;

  g_clear_pointer (&self->rebuild, samvad_database_close);
  if (samvad_database_is_taken (path))
    {
      g_set_error_literal (error, SAMVAD_STORE_ERROR, SAMVAD_STORE_ERROR_BUSY,
                           _("Another program is building the cache anew: wait until it is done"));
      return FALSE;
    }
  samvad_database_remove (path);
  database = samvad_database_open (path, FALSE, error);
  if (database == NULL || !samvad_database_script (database, "PRAGMA locking_mode = EXCLUSIVE", error) ||
      !samvad_schema_migrate (database, error))
    return FALSE;
  self->rebuild = g_steal_pointer (&database);
  return TRUE;
}

/**
 * samvad_store_swap:
 *
 * Puts the rebuild in the place of the cache. Both are brought into one file each first, so that the
 * rename is the one moment at which the cache changes: whoever is killed before it has the old cache
 * whole, whoever is killed after it the new one. Writer thread.
 */
gboolean
samvad_store_swap (SamvadStore  *self,
                   GError      **error)
{
  g_autofree char *path = samvad_store_get_path (self, "");
  g_autofree char *rebuilt = samvad_store_get_path (self, REBUILD);

  if (!samvad_database_script (self->rebuild, "PRAGMA wal_checkpoint(TRUNCATE)", error) ||
      !samvad_database_script (self->database, "PRAGMA wal_checkpoint(TRUNCATE)", error))
    return FALSE;
  g_clear_pointer (&self->rebuild, samvad_database_close);
  g_clear_pointer (&self->database, samvad_database_close);
  samvad_readers_close (self->readers);
  samvad_database_remove_journal (path);
  samvad_database_remove_journal (rebuilt);
  if (g_rename (rebuilt, path) != 0)
    {
      g_set_error (error, SAMVAD_STORE_ERROR, SAMVAD_STORE_ERROR_FAILED,
                   _("The cache that was built anew cannot be put in place (%s): check the rights of its folder"),
                   g_strerror (errno));
      return FALSE;
    }
  /* The rebuild is done, whether or not it can be opened now: samvad_store_follow() opens it for the next job. */
  self->database = samvad_database_open (path, FALSE, NULL);
  return TRUE;
}

static gboolean
make_directory (const char  *directory,
                GError     **error)
{
  if (g_mkdir_with_parents (directory, 0700) == 0)
    return TRUE;
  g_set_error (error, SAMVAD_STORE_ERROR,
               errno == ENOSPC ? SAMVAD_STORE_ERROR_FULL : SAMVAD_STORE_ERROR_READ_ONLY,
               _("The folder “%1$s” cannot be made (%2$s): choose another one"), directory, g_strerror (errno));
  return FALSE;
}

static SamvadDatabase *
open_writer (const char  *path,
             GError     **error)
{
  g_autoptr (SamvadDatabase) database = samvad_database_open (path, FALSE, error);

  if (database == NULL || !samvad_schema_check (database, error) || !samvad_database_check (database, error) ||
      !samvad_schema_migrate (database, error) || !samvad_schema_compare (database, error))
    return NULL;
  return g_steal_pointer (&database);
}

/* Where the copy of the outbox was lost too, what can be read of the damaged one is worth an attempt. */
static gboolean
replace_damaged (SamvadStore  *self,
                 const char   *path,
                 GError      **error)
{
  g_autofree char *mark = samvad_store_get_path (self, MARK);

  g_clear_pointer (&self->database, samvad_database_close);
  g_free (self->set_aside);
  self->set_aside = samvad_database_set_aside (path);
  g_unlink (mark);
  self->database = open_writer (path, error);
  if (self->database == NULL)
    return FALSE;
  if (!samvad_outbox_copy_exists (self->copy) || samvad_outbox_copy_is_new (self->copy))
    {
      g_autoptr (SamvadDatabase) damaged = samvad_database_open (self->set_aside, FALSE, NULL);

      if (damaged != NULL)
        samvad_outbox_salvage (damaged, self->database);
    }
  return TRUE;
}

static gboolean
open_cache (SamvadStore  *self,
            const char   *path,
            GError      **error)
{
  g_autofree char *mark = samvad_store_get_path (self, MARK);
  g_autoptr (GError) problem = NULL;

  if (g_file_test (mark, G_FILE_TEST_EXISTS))
    return replace_damaged (self, path, error);
  self->database = open_writer (path, &problem);
  if (self->database != NULL)
    return TRUE;
  if (g_error_matches (problem, SAMVAD_STORE_ERROR, SAMVAD_STORE_ERROR_DAMAGED))
    return replace_damaged (self, path, error);
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* Where nothing was ever edited, there is nothing to have a copy of. */
static gboolean
has_edits (SamvadStore *self)
{
  gint64 edits = 0;

  return samvad_outbox_copy_exists (self->copy) ||
         !samvad_database_get_int (self->database, &edits, NULL, "SELECT EXISTS (SELECT 1 FROM outbox)", NULL) || edits != 0;
}

/* Where it cannot be done now, for want of room or because another program writes, the next edit does it. */
static gboolean
reconcile_outbox (SamvadStore  *self,
                  const char   *path,
                  GError      **error)
{
  g_autoptr (GError) problem = NULL;
  gboolean begun;

  if (!has_edits (self))
    return TRUE;
  begun = samvad_store_begin_edit (self, &problem);
  if (!begun && g_error_matches (problem, SAMVAD_STORE_ERROR, SAMVAD_STORE_ERROR_DAMAGED))
    {
      if (!replace_damaged (self, path, error))
        return FALSE;
      begun = samvad_store_begin_edit (self, NULL);
    }
  if (begun)
    samvad_store_commit_edit (self, FALSE, NULL);
  return self->database != NULL || samvad_store_follow (self, error);
}

/* The lock keeps another program from putting a rebuild in the cache's place while it is opened. */
static gboolean
open_whole (SamvadStore  *self,
            const char   *path,
            GError      **error)
{
  gboolean locked = samvad_outbox_copy_exists (self->copy) && samvad_outbox_copy_lock (self->copy, NULL);
  gboolean opened = open_cache (self, path, error);

  if (locked)
    samvad_outbox_copy_unlock (self->copy);
  return opened && reconcile_outbox (self, path, error);
}

static gboolean
open_for_writing (SamvadStore  *self,
                  GError      **error)
{
  g_autofree char *path = samvad_store_get_path (self, "");
  g_autofree char *copy = samvad_store_get_path (self, COPY);
  gboolean opened;

  if (!make_directory (self->directory, error))
    return FALSE;
  self->copy = samvad_outbox_copy_new (copy);
  /* Until the thread is there, this one is the writer. */
  samvad_writer_enter (self);
  opened = open_whole (self, path, error);
  samvad_writer_enter (NULL);
  if (!opened)
    return FALSE;
  self->writer = samvad_writer_new (self);
  return TRUE;
}

static gboolean
open_for_reading (SamvadStore  *self,
                  GError      **error)
{
  g_autofree char *path = samvad_store_get_path (self, "");
  SamvadDatabase *reader;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return samvad_readers_set_nothing_here (self->readers, error);
  reader = samvad_store_borrow_reader (self, NULL, error);
  if (reader == NULL)
    return FALSE;
  samvad_store_return_reader (self, reader);
  return TRUE;
}

/**
 * samvad_store_open:
 * @directory: made with 0700 where it is not there
 *
 * Returns: (transfer full) (nullable): the cache
 */
SamvadStore *
samvad_store_open (const char        *directory,
                   SamvadStoreFlags   flags,
                   GError           **error)
{
  g_autoptr (SamvadStore) self = g_object_new (SAMVAD_TYPE_STORE, NULL);
  g_autofree char *path = NULL;

  self->directory = g_strdup (directory);
  path = samvad_store_get_path (self, "");
  self->readers = samvad_readers_new (directory, path);
  self->context = g_main_context_ref_thread_default ();
  if (!((flags & SAMVAD_STORE_READ_ONLY) ? open_for_reading (self, error) : open_for_writing (self, error)))
    return NULL;
  return g_steal_pointer (&self);
}

/** Returns: (nullable): where a damaged cache was set aside when this one was opened */
const char *
samvad_store_get_set_aside (SamvadStore *self)
{
  return self->set_aside;
}

/** Ends the writer thread after what was asked of it; afterwards only unref is allowed. */
void
samvad_store_close (SamvadStore *self)
{
  g_return_if_fail (SAMVAD_IS_STORE (self));

  g_clear_pointer (&self->writer, samvad_writer_free);
  samvad_readers_close (self->readers);
  g_clear_pointer (&self->rebuild, samvad_database_close);
  g_clear_pointer (&self->database, samvad_database_close);
  g_clear_pointer (&self->copy, samvad_outbox_copy_free);
  g_mutex_lock (&self->lock);
  if (self->changed_source != NULL)
    {
      GSource *source = g_steal_pointer (&self->changed_source);

      g_mutex_unlock (&self->lock);
      g_source_destroy (source);
      g_source_unref (source);
      return;
    }
  g_mutex_unlock (&self->lock);
}

static void
samvad_store_finalize (GObject *object)
{
  SamvadStore *self = SAMVAD_STORE (object);

  samvad_store_close (self);
  g_clear_pointer (&self->context, g_main_context_unref);
  g_mutex_clear (&self->lock);
  samvad_month_cache_free (self->months);
  samvad_readers_free (self->readers);
  g_free (self->directory);
  g_free (self->set_aside);
  G_OBJECT_CLASS (samvad_store_parent_class)->finalize (object);
}

static void
samvad_store_class_init (SamvadStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = samvad_store_finalize;
  signals[CHANGED] = g_signal_new ("changed", SAMVAD_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                                   G_TYPE_UINT);
}

static void
samvad_store_init (SamvadStore *self)
{
  g_mutex_init (&self->lock);
  self->months = samvad_month_cache_new ();
}

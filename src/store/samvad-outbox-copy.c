/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-outbox-copy.h"

#include "samvad-outbox.h"
#include "samvad-schema.h"

struct _SamvadOutboxCopy {
  char           *path;
  SamvadDatabase *database;     /* NULL: not opened yet */
  gboolean        is_new;       /* the file was made just now: it cannot know what the cache has lost */
  gboolean        agrees;       /* was compared with the cache since it was opened */
};

/** Returns: (transfer full): nothing is opened or made before it is locked */
SamvadOutboxCopy *
samvad_outbox_copy_new (const char *path)
{
  SamvadOutboxCopy *self = g_new0 (SamvadOutboxCopy, 1);

  self->path = g_strdup (path);
  return self;
}

void
samvad_outbox_copy_free (SamvadOutboxCopy *self)
{
  g_clear_pointer (&self->database, samvad_database_close);
  g_free (self->path);
  g_free (self);
}

/** Returns: whether anything was ever edited here */
gboolean
samvad_outbox_copy_exists (SamvadOutboxCopy *self)
{
  return g_file_test (self->path, G_FILE_TEST_EXISTS);
}

/** Returns: whether the file, once locked, was made by that: it cannot know what the cache has lost */
gboolean
samvad_outbox_copy_is_new (SamvadOutboxCopy *self)
{
  return self->is_new;
}

/** Puts the file aside as damaged; the next lock makes a new one. */
void
samvad_outbox_copy_set_aside (SamvadOutboxCopy *self)
{
  g_clear_pointer (&self->database, samvad_database_close);
  g_free (samvad_database_set_aside (self->path));
}

/** Deletes the file, which needs no room on the disk; the next lock makes a new one. */
void
samvad_outbox_copy_discard (SamvadOutboxCopy *self)
{
  g_clear_pointer (&self->database, samvad_database_close);
  samvad_database_remove (self->path);
}

static SamvadDatabase *
open_file (SamvadOutboxCopy  *self,
           GError           **error)
{
  g_autoptr (SamvadDatabase) database = NULL;

  self->agrees = FALSE;
  self->is_new = !samvad_outbox_copy_exists (self);
  database = samvad_database_open (self->path, FALSE, error);
  if (database == NULL || !samvad_schema_check (database, error) ||
      !(self->is_new || samvad_database_check (database, error)) || !samvad_schema_migrate (database, error) ||
      !(self->is_new || samvad_schema_compare (database, error)))
    return NULL;
  return g_steal_pointer (&database);
}

/* Another program may have set the file aside or deleted it since. */
static gboolean
lock_once (SamvadOutboxCopy  *self,
           GError           **error)
{
  if (self->database != NULL && samvad_database_is_moved (self->database))
    g_clear_pointer (&self->database, samvad_database_close);
  if (self->database == NULL && (self->database = open_file (self, error)) == NULL)
    return FALSE;
  return samvad_database_begin (self->database, TRUE, error);
}

/** Begins the copy's transaction, in which no other program edits or replaces the cache. */
gboolean
samvad_outbox_copy_lock (SamvadOutboxCopy  *self,
                         GError           **error)
{
  g_autoptr (GError) problem = NULL;

  while (lock_once (self, &problem))
    {
      if (!samvad_database_is_moved (self->database))
        return TRUE;
      samvad_database_rollback (self->database);
    }
  if (!g_error_matches (problem, SAMVAD_STORE_ERROR, SAMVAD_STORE_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  samvad_outbox_copy_set_aside (self);
  return lock_once (self, error);
}

gboolean
samvad_outbox_copy_commit (SamvadOutboxCopy  *self,
                           GError           **error)
{
  self->agrees = samvad_database_commit (self->database, error);
  return self->agrees;
}

/** Gives up what was written since the lock, and the lock; what was found damaged on the way is put aside. */
void
samvad_outbox_copy_unlock (SamvadOutboxCopy *self)
{
  if (self->database == NULL)
    return;
  samvad_database_rollback (self->database);
  if (samvad_database_is_damaged (self->database))
    samvad_outbox_copy_set_aside (self);
}

/* Of the last change of the outbox. */
static gboolean
get_number (SamvadDatabase  *database,
            gint64          *number,
            GError         **error)
{
  *number = 0;
  return samvad_database_get_int (database, number, error, "SELECT value FROM meta WHERE key = 'outbox'", NULL);
}

static gboolean
put_number (SamvadDatabase  *database,
            gint64           number,
            GError         **error)
{
  return samvad_database_run (database, error, "INSERT OR REPLACE INTO meta VALUES ('outbox', ?)", "i", number);
}

/** Returns: whether both files were compared and are of the same change */
gboolean
samvad_outbox_copy_agrees (SamvadOutboxCopy *self,
                           SamvadDatabase   *cache)
{
  gint64 here, there;

  return self->agrees && get_number (cache, &here, NULL) && get_number (self->database, &there, NULL) && here == there;
}

/** Gives this change of both files its number. */
gboolean
samvad_outbox_copy_count (SamvadOutboxCopy  *self,
                          SamvadDatabase    *cache,
                          GError           **error)
{
  gint64 number;

  return get_number (cache, &number, error) && put_number (cache, number + 1, error) &&
         put_number (self->database, number + 1, error);
}

/** What takes the place of @cache is of the same change. */
gboolean
samvad_outbox_copy_follow (SamvadDatabase  *cache,
                           SamvadDatabase  *rebuilt,
                           GError         **error)
{
  gint64 number;

  return get_number (cache, &number, error) && put_number (rebuilt, number, error);
}

static void
add_row (GChecksum    *checksum,
         sqlite3_stmt *statement)
{
  for (int column = 0; column < sqlite3_column_count (statement); column++)
    {
      const guchar *text = sqlite3_column_text (statement, column);
      gint32 size = text != NULL ? sqlite3_column_bytes (statement, column) : -1;

      g_checksum_update (checksum, (const guchar *) &size, sizeof size);
      if (text != NULL)
        g_checksum_update (checksum, text, size);
    }
}

/* Returns: (transfer full) (nullable): the checksum of all that the copy holds of a document */
static char *
make_seal (SamvadOutboxCopy  *self,
           const char        *id,
           GError           **error)
{
  static const char *const parts[] = {
    "SELECT * FROM outbox WHERE doc_id = ? ORDER BY row", "SELECT * FROM event WHERE doc_id = ? ORDER BY event_id",
    "SELECT " SAMVAD_ACTION_COLUMNS " FROM action WHERE doc_id = ?", "SELECT * FROM decision WHERE doc_id = ?",
    "SELECT * FROM closing WHERE doc_id = ?",
  };
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GError) problem = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      sqlite3_stmt *statement = samvad_database_prepare (self->database, &problem, parts[i], "s", id);

      while (problem == NULL && samvad_database_step (self->database, statement, &problem))
        add_row (checksum, statement);
    }
  if (problem == NULL)
    return g_strdup (g_checksum_get_string (checksum));
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

static gboolean
is_sealed (SamvadOutboxCopy  *self,
           const char        *id,
           gboolean          *sealed,
           GError           **error)
{
  g_autofree char *key = g_strconcat ("seal:", id, NULL);
  g_autofree char *seal = make_seal (self, id, error);
  gint64 same = 0;

  if (seal == NULL || !samvad_database_get_int (self->database, &same, error, "SELECT EXISTS (SELECT 1 FROM meta "
                                                "WHERE key = ? AND value = ?)", "ss", key, seal))
    return FALSE;
  *sealed = same != 0;
  return TRUE;
}

static gboolean
put (SamvadOutboxCopy  *self,
     const char        *id,
     GPtrArray         *rows,
     GError           **error)
{
  g_autofree char *key = g_strconcat ("seal:", id, NULL);
  g_autofree char *seal = NULL;

  if (!samvad_outbox_replace (self->database, id, rows, error))
    return FALSE;
  if (rows->len == 0)
    return samvad_database_run (self->database, error, "DELETE FROM meta WHERE key = ?", "s", key);
  seal = make_seal (self, id, error);
  return seal != NULL &&
         samvad_database_run (self->database, error, "INSERT OR REPLACE INTO meta VALUES (?, ?)", "ss", key, seal);
}

/** Copies all that is unsent of a document from the cache, under both locks. */
gboolean
samvad_outbox_copy_take (SamvadOutboxCopy  *self,
                         SamvadDatabase    *cache,
                         const char        *id,
                         GError           **error)
{
  g_autoptr (GPtrArray) rows = samvad_outbox_list_of (cache, id, error);

  return rows != NULL && put (self, id, rows, error);
}

/* What is known on either side of one document, and whom to believe. */
typedef struct {
  const char *id;
  GPtrArray  *here;             /* rows of the cache */
  GPtrArray  *there;            /* rows of the copy */
  gboolean    sealed;
  gboolean    dead;             /* the cache has a row with nothing behind it */
  gboolean    deleted;          /* … of a new document: the server had it, and somebody deleted it */
} Sides;

static void
sides_clear (Sides *sides)
{
  g_clear_pointer (&sides->here, g_ptr_array_unref);
  g_clear_pointer (&sides->there, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Sides, sides_clear)

static gboolean
look_here (SamvadDatabase  *cache,
           Sides           *sides,
           GError         **error)
{
  gint64 n_rows = 0, n_bodies = 0;

  sides->here = samvad_outbox_list_of (cache, sides->id, error);
  if (sides->here == NULL ||
      !samvad_database_get_int (cache, &n_rows, error, "SELECT count (*) FROM outbox WHERE doc_id = ?", "s", sides->id) ||
      !samvad_database_get_int (cache, &n_bodies, error, "SELECT count (*) FROM outbox WHERE doc_id = ? AND event_id IS NULL",
                                "s", sides->id))
    return FALSE;
  sides->dead = n_rows > sides->here->len;
  sides->deleted = n_bodies > 0 && !samvad_outbox_has_body (sides->here);
  return TRUE;
}

static gboolean
look_there (SamvadOutboxCopy  *self,
            Sides             *sides,
            GError           **error)
{
  sides->there = samvad_outbox_list_of (self->database, sides->id, error);
  return sides->there != NULL && is_sealed (self, sides->id, &sides->sealed, error);
}

/* @ahead: how many changes the copy is ahead of the cache. Returns: whether the copy is to be believed */
static gboolean
believes_copy (const Sides *sides,
               gint64       ahead)
{
  if (ahead < 0)
    return FALSE;
  if (sides->sealed)
    return ahead > 0 || !sides->deleted;
  /* Nothing there, or nothing sound: taken back since, or lost with the cache. */
  return ahead > 0 && (sides->there->len == 0 || sides->here->len == 0);
}

static gboolean
reconcile_document (SamvadOutboxCopy  *self,
                    SamvadDatabase    *cache,
                    const char        *id,
                    gint64             ahead,
                    gboolean          *own_fault,
                    GError           **error)
{
  g_auto (Sides) sides = { .id = id };
  gboolean believes;

  *own_fault = TRUE;
  if (!look_there (self, &sides, error))
    return FALSE;
  *own_fault = FALSE;
  if (!look_here (cache, &sides, error))
    return FALSE;
  believes = believes_copy (&sides, ahead);
  if ((believes || sides.dead) && !samvad_outbox_replace (cache, id, believes ? sides.there : sides.here, error))
    return FALSE;
  *own_fault = TRUE;
  return (believes && sides.sealed) || put (self, id, believes ? sides.there : sides.here, error);
}

static gboolean
reconcile_documents (SamvadOutboxCopy  *self,
                     SamvadDatabase    *cache,
                     GPtrArray         *ids,
                     gint64             ahead,
                     gboolean          *own_fault,
                     GError           **error)
{
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < ids->len; i++)
    if (g_hash_table_add (done, g_ptr_array_index (ids, i)) &&
        !reconcile_document (self, cache, g_ptr_array_index (ids, i), ahead, own_fault, error))
      return FALSE;
  return TRUE;
}

static GPtrArray *
list_all (SamvadOutboxCopy  *self,
          SamvadDatabase    *cache,
          gboolean          *own_fault,
          GError           **error)
{
  g_autoptr (GPtrArray) ids = NULL;
  GPtrArray *more;

  *own_fault = TRUE;
  ids = samvad_outbox_list_documents (self->database, error);
  if (ids == NULL)
    return NULL;
  *own_fault = FALSE;
  more = samvad_outbox_list_documents (cache, error);
  if (more == NULL)
    return NULL;
  g_ptr_array_extend_and_steal (ids, more);
  return g_steal_pointer (&ids);
}

static gboolean
put_numbers (SamvadOutboxCopy  *self,
             SamvadDatabase    *cache,
             gint64             here,
             gint64             there,
             gboolean          *own_fault,
             GError           **error)
{
  *own_fault = here > there;
  if (here == there)
    return TRUE;
  return put_number (here > there ? self->database : cache, MAX (here, there), error);
}

/**
 * samvad_outbox_copy_reconcile:
 * @own_fault: (out): where it fails, whether that is the copy's doing and not the cache's
 *
 * Brings both files to the same edits, under both locks.
 */
gboolean
samvad_outbox_copy_reconcile (SamvadOutboxCopy  *self,
                              SamvadDatabase    *cache,
                              gboolean          *own_fault,
                              GError           **error)
{
  g_autoptr (GPtrArray) ids = list_all (self, cache, own_fault, error);
  gint64 here, there;

  if (ids == NULL || !get_number (cache, &here, error))
    return FALSE;
  *own_fault = TRUE;
  return get_number (self->database, &there, error) &&
         reconcile_documents (self, cache, ids, there - here, own_fault, error) &&
         put_numbers (self, cache, here, there, own_fault, error);
}

/** Makes the copy what the cache is, whatever their numbers say. */
gboolean
samvad_outbox_copy_restore (SamvadOutboxCopy  *self,
                            SamvadDatabase    *cache,
                            GError           **error)
{
  gboolean own_fault;
  g_autoptr (GPtrArray) ids = list_all (self, cache, &own_fault, error);
  gint64 number;

  return ids != NULL && reconcile_documents (self, cache, ids, -1, &own_fault, error) &&
         get_number (cache, &number, error) && put_number (self->database, number, error);
}

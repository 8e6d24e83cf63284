/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-hub-base.h"

#include "samvad-json-text.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

struct _SamvadHubBase {
  sqlite3    *sqlite;
  GHashTable *statements;
  char       *uuid;
};

G_DEFINE_QUARK (samvad-hub-error-quark, samvad_hub_error)

static const char schema[] =
  "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;"
  "CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;"
  "CREATE TABLE IF NOT EXISTS db (row INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, instance TEXT NOT NULL,"
  "  seq INTEGER NOT NULL);"
  "CREATE TABLE IF NOT EXISTS document (row INTEGER PRIMARY KEY, db INTEGER NOT NULL REFERENCES db ON DELETE CASCADE,"
  "  id TEXT NOT NULL, seq INTEGER NOT NULL, rev TEXT NOT NULL, deleted INTEGER NOT NULL, UNIQUE (db, id));"
  "CREATE UNIQUE INDEX IF NOT EXISTS document_seq ON document (db, seq);"
  /* The tree of a document; body NULL: an ancestor known only by name. */
  "CREATE TABLE IF NOT EXISTS revision (document INTEGER NOT NULL REFERENCES document ON DELETE CASCADE,"
  "  rev TEXT NOT NULL, generation INTEGER NOT NULL, parent TEXT, deleted INTEGER NOT NULL, leaf INTEGER NOT NULL,"
  "  body TEXT, PRIMARY KEY (document, rev));"
  "CREATE TABLE IF NOT EXISTS local (db INTEGER NOT NULL REFERENCES db ON DELETE CASCADE, id TEXT NOT NULL,"
  "  generation INTEGER NOT NULL, body TEXT NOT NULL, PRIMARY KEY (db, id)) WITHOUT ROWID;";

static gboolean
fail (SamvadHubBase  *self,
      GError        **error)
{
  int code = sqlite3_errcode (self->sqlite);

  g_set_error (error, SAMVAD_HUB_ERROR, code == SQLITE_FULL ? SAMVAD_HUB_ERROR_FULL : SAMVAD_HUB_ERROR_INTERNAL,
               "%s", sqlite3_errmsg (self->sqlite));
  return FALSE;
}

/* s text, i gint64, n int */
static sqlite3_stmt *
prepare_v (SamvadHubBase *self,
           const char    *sql,
           const char    *format,
           va_list        values)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);

  if (statement == NULL)
    {
      if (sqlite3_prepare_v2 (self->sqlite, sql, -1, &statement, NULL) != SQLITE_OK)
        return NULL;
      g_hash_table_insert (self->statements, g_strdup (sql), statement);
    }
  sqlite3_reset (statement);
  for (int at = 1; *format != '\0'; at++, format++)
    if (*format == 's')
      sqlite3_bind_text (statement, at, va_arg (values, const char *), -1, SQLITE_TRANSIENT);
    else if (*format == 'i')
      sqlite3_bind_int64 (statement, at, va_arg (values, gint64));
    else
      sqlite3_bind_int (statement, at, va_arg (values, int));
  return statement;
}

static sqlite3_stmt *
query (SamvadHubBase *self,
       const char    *sql,
       const char    *format,
       ...)
{
  sqlite3_stmt *statement;
  va_list values;

  va_start (values, format);
  statement = prepare_v (self, sql, format, values);
  va_end (values);
  return statement;
}

static gboolean
run (SamvadHubBase  *self,
     GError        **error,
     const char     *sql,
     const char     *format,
     ...)
{
  sqlite3_stmt *statement;
  va_list values;
  int result;

  va_start (values, format);
  statement = prepare_v (self, sql, format, values);
  va_end (values);
  if (statement == NULL)
    return fail (self, error);
  result = sqlite3_step (statement);
  if (result != SQLITE_DONE && result != SQLITE_ROW)
    {
      fail (self, error);
      sqlite3_reset (statement);
      return FALSE;
    }
  sqlite3_reset (statement);
  return TRUE;
}

static char *
column (sqlite3_stmt *statement,
        int           at)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, at));
}

static char *
make_uuid (void)
{
  g_autofree char *dashed = g_uuid_string_random ();
  g_auto (GStrv) parts = g_strsplit (dashed, "-", -1);

  return g_strjoinv ("", parts);
}

static gboolean
load_uuid (SamvadHubBase  *self,
           GError        **error)
{
  g_autofree char *fresh = make_uuid ();
  sqlite3_stmt *statement;

  if (!run (self, error, "INSERT OR IGNORE INTO meta VALUES ('uuid', ?)", "s", fresh))
    return FALSE;
  statement = query (self, "SELECT value FROM meta WHERE key = 'uuid'", "");
  if (statement == NULL || sqlite3_step (statement) != SQLITE_ROW)
    return fail (self, error);
  self->uuid = column (statement, 0);
  sqlite3_reset (statement);
  return TRUE;
}

/* SQLite gives the write-ahead log the mode that the file had when it was opened. */
static void
make_private (const char *path)
{
  int file = g_open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);

  if (file >= 0)
    g_close (file, NULL);
  else
    g_chmod (path, 0600);
}

static char *
make_file (const char  *directory,
           GError     **error)
{
  char *path;

  if (g_mkdir_with_parents (directory, 0700) != 0)
    {
      g_set_error (error, SAMVAD_HUB_ERROR, SAMVAD_HUB_ERROR_INTERNAL,
                   "the folder “%s” cannot be made (%s); choose another with --data", directory, g_strerror (errno));
      return NULL;
    }
  path = g_build_filename (directory, "hub.db", NULL);
  make_private (path);
  return path;
}

/** Opens or makes `hub.db` in @directory, which is made with 0700; without one, in memory. */
SamvadHubBase *
samvad_hub_base_open (const char  *directory,
                      GError     **error)
{
  SamvadHubBase *self;
  g_autofree char *path = directory != NULL ? make_file (directory, error) : g_strdup (":memory:");

  if (path == NULL)
    return NULL;
  self = g_new0 (SamvadHubBase, 1);
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) sqlite3_finalize);
  if (sqlite3_open (path, &self->sqlite) != SQLITE_OK || sqlite3_busy_timeout (self->sqlite, 2000) != SQLITE_OK ||
      sqlite3_exec (self->sqlite, schema, NULL, NULL, NULL) != SQLITE_OK)
    {
      fail (self, error);
      g_prefix_error (error, "“%s” cannot be used: ", path);
      samvad_hub_base_close (self);
      return NULL;
    }
  if (!load_uuid (self, error))
    {
      samvad_hub_base_close (self);
      return NULL;
    }
  return self;
}

void
samvad_hub_base_close (SamvadHubBase *self)
{
  g_hash_table_unref (self->statements);
  sqlite3_close (self->sqlite);
  g_free (self->uuid);
  g_free (self);
}

const char *
samvad_hub_base_get_uuid (SamvadHubBase *self)
{
  return self->uuid;
}

gboolean
samvad_hub_base_begin (SamvadHubBase  *self,
                       GError        **error)
{
  return run (self, error, "BEGIN IMMEDIATE", "");
}

gboolean
samvad_hub_base_commit (SamvadHubBase  *self,
                        GError        **error)
{
  if (run (self, error, "COMMIT", ""))
    return TRUE;
  samvad_hub_base_rollback (self);
  return FALSE;
}

void
samvad_hub_base_rollback (SamvadHubBase *self)
{
  if (sqlite3_get_autocommit (self->sqlite) == 0)
    sqlite3_exec (self->sqlite, "ROLLBACK", NULL, NULL, NULL);
}

void
samvad_hub_db_free (SamvadHubDb *db)
{
  g_free (db->name);
  g_free (db->instance);
  g_free (db);
}

static SamvadHubDb *
not_found (GError     **error,
           const char  *reason)
{
  g_set_error_literal (error, SAMVAD_HUB_ERROR, SAMVAD_HUB_ERROR_NOT_FOUND, reason);
  return NULL;
}

SamvadHubDb *
samvad_hub_base_get (SamvadHubBase  *self,
                     const char     *name,
                     GError        **error)
{
  sqlite3_stmt *statement = query (self, "SELECT row, name, instance, seq FROM db WHERE name = ?", "s", name);
  SamvadHubDb *db;

  if (statement == NULL || sqlite3_step (statement) != SQLITE_ROW)
    return not_found (error, "Database does not exist.");
  db = g_new0 (SamvadHubDb, 1);
  db->row = sqlite3_column_int64 (statement, 0);
  db->name = column (statement, 1);
  db->instance = column (statement, 2);
  db->seq = sqlite3_column_int64 (statement, 3);
  sqlite3_reset (statement);
  return db;
}

/** Returns: (transfer full) (nullable): the new database; EXISTS where there is one of that name */
SamvadHubDb *
samvad_hub_base_create (SamvadHubBase  *self,
                        const char     *name,
                        GError        **error)
{
  g_autofree char *instance = g_strdup_printf ("%" G_GINT64_FORMAT, g_get_real_time ());
  g_autoptr (SamvadHubDb) there = samvad_hub_base_get (self, name, NULL);

  if (there != NULL)
    {
      g_set_error_literal (error, SAMVAD_HUB_ERROR, SAMVAD_HUB_ERROR_EXISTS,
                           "The database could not be created, the file already exists.");
      return NULL;
    }
  if (!run (self, error, "INSERT INTO db (name, instance, seq) VALUES (?, ?, 0)", "ss", name, instance))
    return NULL;
  return samvad_hub_base_get (self, name, error);
}

gboolean
samvad_hub_base_delete (SamvadHubBase  *self,
                        const char     *name,
                        GError        **error)
{
  g_autoptr (SamvadHubDb) db = samvad_hub_base_get (self, name, error);

  return db != NULL && run (self, error, "DELETE FROM db WHERE row = ?", "i", db->row);
}

GPtrArray *
samvad_hub_base_list (SamvadHubBase *self)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = query (self, "SELECT name FROM db ORDER BY name", "");

  while (sqlite3_step (statement) == SQLITE_ROW)
    g_ptr_array_add (names, column (statement, 0));
  sqlite3_reset (statement);
  return names;
}

void
samvad_hub_base_count (SamvadHubBase     *self,
                       const SamvadHubDb *db,
                       gint64            *docs,
                       gint64            *deleted)
{
  sqlite3_stmt *statement = query (self, "SELECT count (*) - total (deleted), total (deleted) FROM document WHERE db = ?",
                                   "i", db->row);

  *docs = *deleted = 0;
  if (sqlite3_step (statement) == SQLITE_ROW)
    {
      *docs = sqlite3_column_int64 (statement, 0);
      *deleted = sqlite3_column_int64 (statement, 1);
    }
  sqlite3_reset (statement);
}

static gint64
find_document (SamvadHubBase     *self,
               const SamvadHubDb *db,
               const char        *id)
{
  sqlite3_stmt *statement = query (self, "SELECT row FROM document WHERE db = ? AND id = ?", "is", db->row, id);
  gint64 row = sqlite3_step (statement) == SQLITE_ROW ? sqlite3_column_int64 (statement, 0) : 0;

  sqlite3_reset (statement);
  return row;
}

/* Revisions compare by generation, then by hash as bytes. */
static int
compare_revs (const char *a,
              const char *b)
{
  gint64 x = g_ascii_strtoll (a, NULL, 10), y = g_ascii_strtoll (b, NULL, 10);

  return x != y ? (x < y ? -1 : 1) : strcmp (strchr (a, '-') + 1, strchr (b, '-') + 1);
}

/* The winner: not deleted before deleted, then the longest path, then the greatest hash: the same on
 * every server, so that replicas agree without talking. */
static gboolean
elect (SamvadHubBase  *self,
       SamvadHubDb    *db,
       gint64          document,
       GError        **error)
{
  sqlite3_stmt *statement = query (self, "SELECT rev, deleted FROM revision WHERE document = ? AND leaf", "i", document);
  g_autofree char *winner = NULL;
  int deleted = 1;

  while (sqlite3_step (statement) == SQLITE_ROW)
    {
      const char *rev = (const char *) sqlite3_column_text (statement, 0);
      int gone = sqlite3_column_int (statement, 1);

      if (winner == NULL || gone < deleted || (gone == deleted && compare_revs (rev, winner) > 0))
        {
          g_free (winner);
          winner = g_strdup (rev);
          deleted = gone;
        }
    }
  sqlite3_reset (statement);
  db->seq++;
  return run (self, error, "UPDATE document SET rev = ?, deleted = ?, seq = ? WHERE row = ?", "snii", winner, deleted,
              db->seq, document) &&
         run (self, error, "UPDATE db SET seq = ? WHERE row = ?", "ii", db->seq, db->row);
}

static gboolean
ensure_document (SamvadHubBase  *self,
                 SamvadHubDb    *db,
                 const char     *id,
                 gint64         *document,
                 GError        **error)
{
  *document = find_document (self, db, id);
  if (*document != 0)
    return TRUE;
  /* A place in the order that no other has, until the winner takes its own. */
  if (!run (self, error, "INSERT INTO document (db, id, seq, rev, deleted) VALUES (?, ?, ?, '', 0)", "isi", db->row, id,
            -db->seq - 1))
    return FALSE;
  *document = sqlite3_last_insert_rowid (self->sqlite);
  return TRUE;
}

static gboolean
add_revision (SamvadHubBase  *self,
              gint64          document,
              const char     *rev,
              const char     *parent,
              const char     *body,
              gboolean        deleted,
              gboolean        leaf,
              GError        **error)
{
  if (parent != NULL &&
      !run (self, error, "UPDATE revision SET leaf = 0 WHERE document = ? AND rev = ?", "is", document, parent))
    return FALSE;
  return run (self, error, "INSERT OR IGNORE INTO revision (document, rev, generation, parent, deleted, leaf, body) "
              "VALUES (?, ?, ?, ?, ?, ?, ?)", "isisnns", document, rev, g_ascii_strtoll (rev, NULL, 10), parent,
              deleted ? 1 : 0, leaf ? 1 : 0, body);
}

/* Derived from the content, so that the same edit made twice is one revision. */
static char *
make_rev (const char *parent,
          const char *body,
          gboolean    deleted)
{
  g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_MD5);
  gint64 generation = parent != NULL ? g_ascii_strtoll (parent, NULL, 10) : 0;

  g_checksum_update (sum, (const guchar *) (parent != NULL ? parent : ""), -1);
  g_checksum_update (sum, (const guchar *) (deleted ? "\1" : "\2"), 1);
  g_checksum_update (sum, (const guchar *) body, -1);
  return g_strdup_printf ("%" G_GINT64_FORMAT "-%s", generation + 1, g_checksum_get_string (sum));
}

static char *
conflict (GError **error)
{
  g_set_error_literal (error, SAMVAD_HUB_ERROR, SAMVAD_HUB_ERROR_CONFLICT, "Document update conflict.");
  return NULL;
}

/* Which leaf the edit builds on: that of @rev, or of a document that is deleted or not there. */
static gboolean
find_parent (SamvadHubBase  *self,
             gint64          document,
             const char     *rev,
             char          **parent,
             GError        **error)
{
  sqlite3_stmt *statement;
  gboolean found;

  *parent = NULL;
  if (rev != NULL)
    {
      statement = query (self, "SELECT 1 FROM revision WHERE document = ? AND rev = ? AND leaf", "is", document, rev);
      found = sqlite3_step (statement) == SQLITE_ROW;
      sqlite3_reset (statement);
      *parent = g_strdup (rev);
      return found || (conflict (error), FALSE);
    }
  statement = query (self, "SELECT rev, deleted FROM document WHERE row = ?", "i", document);
  if (sqlite3_step (statement) == SQLITE_ROW && sqlite3_column_text (statement, 0)[0] != '\0')
    {
      found = sqlite3_column_int (statement, 1) != 0;
      *parent = column (statement, 0);
      sqlite3_reset (statement);
      return found || (conflict (error), FALSE);
    }
  sqlite3_reset (statement);
  return TRUE;
}

/**
 * samvad_hub_base_put:
 * @rev: (nullable): the revision that is edited
 * @body: without system members
 *
 * Returns: (transfer full) (nullable): the new revision; CONFLICT where @rev is not the newest
 */
char *
samvad_hub_base_put (SamvadHubBase  *self,
                     SamvadHubDb    *db,
                     const char     *id,
                     const char     *rev,
                     const char     *body,
                     gboolean        deleted,
                     GError        **error)
{
  g_autofree char *parent = NULL, *fresh = NULL;
  gint64 document = find_document (self, db, id);

  if (document == 0 && rev != NULL)
    return conflict (error);
  if (!ensure_document (self, db, id, &document, error) || !find_parent (self, document, rev, &parent, error))
    return NULL;
  fresh = make_rev (parent, body, deleted);
  if (!add_revision (self, document, fresh, parent, body, deleted, TRUE, error) ||
      !elect (self, db, document, error))
    return NULL;
  return g_steal_pointer (&fresh);
}

static gboolean
has_revision (SamvadHubBase *self,
              gint64         document,
              const char    *rev)
{
  sqlite3_stmt *statement = query (self, "SELECT 1 FROM revision WHERE document = ? AND rev = ?", "is", document, rev);
  gboolean found = sqlite3_step (statement) == SQLITE_ROW;

  sqlite3_reset (statement);
  return found;
}

/**
 * samvad_hub_base_graft:
 * @path: the revision and its ancestors, newest first
 *
 * Adds a revision that another server made (`new_edits: false`): it may become a conflict.
 */
gboolean
samvad_hub_base_graft (SamvadHubBase      *self,
                       SamvadHubDb        *db,
                       const char         *id,
                       const char *const  *path,
                       const char         *body,
                       gboolean            deleted,
                       GError            **error)
{
  gint64 document;

  if (!ensure_document (self, db, id, &document, error))
    return FALSE;
  if (has_revision (self, document, path[0]))
    return run (self, error, "UPDATE revision SET body = ? WHERE document = ? AND rev = ? AND body IS NULL", "sis", body,
                document, path[0]) &&
           (sqlite3_changes (self->sqlite) == 0 || elect (self, db, document, error));
  for (guint i = 0; path[i] != NULL; i++)
    {
      gboolean known = i > 0 && has_revision (self, document, path[i]);

      if (known)
        break;
      if (!add_revision (self, document, path[i], path[i + 1], i == 0 ? body : NULL, i == 0 && deleted, i == 0, error))
        return FALSE;
    }
  return elect (self, db, document, error);
}

void
samvad_hub_revision_free (SamvadHubRevision *revision)
{
  g_free (revision->rev);
  g_free (revision->body);
  g_strfreev (revision->path);
  g_free (revision);
}

static GStrv
load_path (SamvadHubBase *self,
           gint64         document,
           const char    *rev)
{
  g_autoptr (GStrvBuilder) path = g_strv_builder_new ();
  g_autofree char *at = g_strdup (rev);

  while (at != NULL)
    {
      sqlite3_stmt *statement = query (self, "SELECT parent FROM revision WHERE document = ? AND rev = ?", "is", document, at);

      g_strv_builder_add (path, at);
      g_clear_pointer (&at, g_free);
      if (sqlite3_step (statement) == SQLITE_ROW)
        at = column (statement, 0);
      sqlite3_reset (statement);
    }
  return g_strv_builder_end (path);
}

static SamvadHubRevision *
load_revision (SamvadHubBase *self,
               gint64         document,
               const char    *rev)
{
  sqlite3_stmt *statement = query (self, "SELECT rev, body, deleted, leaf FROM revision WHERE document = ? AND rev = ?",
                                   "is", document, rev);
  SamvadHubRevision *revision;

  if (sqlite3_step (statement) != SQLITE_ROW)
    {
      sqlite3_reset (statement);
      return NULL;
    }
  revision = g_new0 (SamvadHubRevision, 1);
  revision->rev = column (statement, 0);
  revision->body = column (statement, 1);
  revision->deleted = sqlite3_column_int (statement, 2) != 0;
  revision->leaf = sqlite3_column_int (statement, 3) != 0;
  sqlite3_reset (statement);
  revision->path = load_path (self, document, revision->rev);
  return revision;
}

/** @rev: (nullable): %NULL for the winner. Returns: (transfer full) (nullable) */
SamvadHubRevision *
samvad_hub_base_read (SamvadHubBase     *self,
                      const SamvadHubDb *db,
                      const char        *id,
                      const char        *rev)
{
  gint64 document = find_document (self, db, id);
  g_autofree char *winner = NULL;
  sqlite3_stmt *statement;

  if (document == 0)
    return NULL;
  if (rev != NULL)
    return load_revision (self, document, rev);
  statement = query (self, "SELECT rev FROM document WHERE row = ?", "i", document);
  if (sqlite3_step (statement) == SQLITE_ROW)
    winner = column (statement, 0);
  sqlite3_reset (statement);
  return load_revision (self, document, winner);
}

/** Returns: (transfer full) (element-type SamvadHubRevision): the leaves, the winner among them */
GPtrArray *
samvad_hub_base_list_leaves (SamvadHubBase     *self,
                             const SamvadHubDb *db,
                             const char        *id)
{
  g_autoptr (GPtrArray) revs = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *leaves = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_hub_revision_free);
  gint64 document = find_document (self, db, id);
  sqlite3_stmt *statement = query (self, "SELECT rev FROM revision WHERE document = ? AND leaf ORDER BY generation DESC, "
                                   "rev DESC", "i", document);

  while (sqlite3_step (statement) == SQLITE_ROW)
    g_ptr_array_add (revs, column (statement, 0));
  sqlite3_reset (statement);
  for (guint i = 0; i < revs->len; i++)
    g_ptr_array_add (leaves, load_revision (self, document, g_ptr_array_index (revs, i)));
  return leaves;
}

gboolean
samvad_hub_base_has_rev (SamvadHubBase     *self,
                         const SamvadHubDb *db,
                         const char        *id,
                         const char        *rev)
{
  gint64 document = find_document (self, db, id);

  return document != 0 && has_revision (self, document, rev);
}

void
samvad_hub_change_free (SamvadHubChange *change)
{
  g_free (change->id);
  g_free (change->rev);
  g_free (change->body);
  g_free (change);
}

static SamvadHubChange *
read_change (sqlite3_stmt *statement,
             gboolean      bodies)
{
  SamvadHubChange *change = g_new0 (SamvadHubChange, 1);

  change->seq = sqlite3_column_int64 (statement, 0);
  change->id = column (statement, 1);
  change->rev = column (statement, 2);
  change->deleted = sqlite3_column_int (statement, 3) != 0;
  if (bodies)
    change->body = column (statement, 4);
  return change;
}

/** Returns: (transfer full) (element-type SamvadHubChange): the changes after @since, in order */
GPtrArray *
samvad_hub_base_changes (SamvadHubBase     *self,
                         const SamvadHubDb *db,
                         gint64             since,
                         guint              limit,
                         gboolean           bodies)
{
  GPtrArray *changes = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_hub_change_free);
  sqlite3_stmt *statement;

  statement = query (self, bodies ? "SELECT d.seq, d.id, d.rev, d.deleted, r.body FROM document AS d JOIN revision AS r "
                                    "ON r.document = d.row AND r.rev = d.rev WHERE d.db = ? AND d.seq > ? ORDER BY d.seq LIMIT ?"
                                  : "SELECT seq, id, rev, deleted FROM document WHERE db = ? AND seq > ? ORDER BY seq LIMIT ?",
                     "iii", db->row, since, (gint64) limit);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_ptr_array_add (changes, read_change (statement, bodies));
  sqlite3_reset (statement);
  return changes;
}

/** Returns: how many changes come after @since */
gint64
samvad_hub_base_pending (SamvadHubBase     *self,
                         const SamvadHubDb *db,
                         gint64             since)
{
  sqlite3_stmt *statement = query (self, "SELECT count (*) FROM document WHERE db = ? AND seq > ?", "ii", db->row, since);
  gint64 count = sqlite3_step (statement) == SQLITE_ROW ? sqlite3_column_int64 (statement, 0) : 0;

  sqlite3_reset (statement);
  return count;
}

/** Returns: (transfer full) (element-type SamvadHubChange): documents that are not deleted, by id */
GPtrArray *
samvad_hub_base_all (SamvadHubBase     *self,
                     const SamvadHubDb *db,
                     const char        *from,
                     const char        *to,
                     guint              limit,
                     guint              skip)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_hub_change_free);
  sqlite3_stmt *statement;

  statement = query (self, "SELECT d.seq, d.id, d.rev, d.deleted, r.body FROM document AS d JOIN revision AS r "
                     "ON r.document = d.row AND r.rev = d.rev WHERE d.db = ?1 AND NOT d.deleted AND d.id >= ?2 "
                     "AND (?3 IS NULL OR d.id <= ?3) ORDER BY d.id LIMIT ?4 OFFSET ?5", "issii", db->row,
                     from != NULL ? from : "", to, (gint64) limit, (gint64) skip);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_ptr_array_add (rows, read_change (statement, TRUE));
  sqlite3_reset (statement);
  return rows;
}

/** Returns: (transfer full) (nullable): the body of a local document, and its revision */
char *
samvad_hub_base_get_local (SamvadHubBase      *self,
                           const SamvadHubDb  *db,
                           const char         *id,
                           char              **rev)
{
  sqlite3_stmt *statement = query (self, "SELECT generation, body FROM local WHERE db = ? AND id = ?", "is", db->row, id);
  char *body = NULL;

  if (sqlite3_step (statement) == SQLITE_ROW)
    {
      *rev = g_strdup_printf ("0-%" G_GINT64_FORMAT, (gint64) sqlite3_column_int64 (statement, 0));
      body = column (statement, 1);
    }
  sqlite3_reset (statement);
  return body;
}

char *
samvad_hub_base_put_local (SamvadHubBase      *self,
                           const SamvadHubDb  *db,
                           const char         *id,
                           const char         *body,
                           GError            **error)
{
  g_autofree char *ignored = NULL;
  char *rev = NULL;

  if (!run (self, error, "INSERT INTO local VALUES (?, ?, 1, ?) ON CONFLICT DO UPDATE SET generation = generation + 1, "
            "body = excluded.body", "iss", db->row, id, body))
    return NULL;
  ignored = samvad_hub_base_get_local (self, db, id, &rev);
  return rev;
}

gboolean
samvad_hub_base_delete_local (SamvadHubBase     *self,
                              const SamvadHubDb *db,
                              const char        *id)
{
  return run (self, NULL, "DELETE FROM local WHERE db = ? AND id = ?", "is", db->row, id) &&
         sqlite3_changes (self->sqlite) > 0;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-hub-base-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdarg.h>

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

gboolean
samvad_hub_sql_fail (SamvadHubBase  *self,
                      GError        **error)
{
  int code = sqlite3_errcode (self->sqlite);

  g_set_error (error, SAMVAD_HUB_ERROR, code == SQLITE_FULL ? SAMVAD_HUB_ERROR_FULL : SAMVAD_HUB_ERROR_INTERNAL,
               "%s", sqlite3_errmsg (self->sqlite));
  return FALSE;
}

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

sqlite3_stmt *
samvad_hub_sql_query (SamvadHubBase *self,
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

gboolean
samvad_hub_sql_run (SamvadHubBase  *self,
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
    return samvad_hub_sql_fail (self, error);
  result = sqlite3_step (statement);
  if (result != SQLITE_DONE && result != SQLITE_ROW)
    {
      samvad_hub_sql_fail (self, error);
      sqlite3_reset (statement);
      return FALSE;
    }
  sqlite3_reset (statement);
  return TRUE;
}

char *
samvad_hub_sql_column (sqlite3_stmt *statement,
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

  if (!samvad_hub_sql_run (self, error, "INSERT OR IGNORE INTO meta VALUES ('uuid', ?)", "s", fresh))
    return FALSE;
  statement = samvad_hub_sql_query (self, "SELECT value FROM meta WHERE key = 'uuid'", "");
  if (statement == NULL || sqlite3_step (statement) != SQLITE_ROW)
    return samvad_hub_sql_fail (self, error);
  self->uuid = samvad_hub_sql_column (statement, 0);
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
      samvad_hub_sql_fail (self, error);
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
  return samvad_hub_sql_run (self, error, "BEGIN IMMEDIATE", "");
}

gboolean
samvad_hub_base_commit (SamvadHubBase  *self,
                        GError        **error)
{
  if (samvad_hub_sql_run (self, error, "COMMIT", ""))
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
  sqlite3_stmt *statement =
    samvad_hub_sql_query (self, "SELECT row, name, instance, seq FROM db WHERE name = ?", "s", name);
  SamvadHubDb *db;

  if (statement == NULL || sqlite3_step (statement) != SQLITE_ROW)
    return not_found (error, "Database does not exist.");
  db = g_new0 (SamvadHubDb, 1);
  db->row = sqlite3_column_int64 (statement, 0);
  db->name = samvad_hub_sql_column (statement, 1);
  db->instance = samvad_hub_sql_column (statement, 2);
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
  if (!samvad_hub_sql_run (self, error, "INSERT INTO db (name, instance, seq) VALUES (?, ?, 0)", "ss", name, instance))
    return NULL;
  return samvad_hub_base_get (self, name, error);
}

gboolean
samvad_hub_base_delete (SamvadHubBase  *self,
                        const char     *name,
                        GError        **error)
{
  g_autoptr (SamvadHubDb) db = samvad_hub_base_get (self, name, error);

  return db != NULL && samvad_hub_sql_run (self, error, "DELETE FROM db WHERE row = ?", "i", db->row);
}

GPtrArray *
samvad_hub_base_list (SamvadHubBase *self)
{
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  sqlite3_stmt *statement = samvad_hub_sql_query (self, "SELECT name FROM db ORDER BY name", "");

  while (sqlite3_step (statement) == SQLITE_ROW)
    g_ptr_array_add (names, samvad_hub_sql_column (statement, 0));
  sqlite3_reset (statement);
  return names;
}

void
samvad_hub_base_count (SamvadHubBase     *self,
                       const SamvadHubDb *db,
                       gint64            *docs,
                       gint64            *deleted)
{
  sqlite3_stmt *statement =
    samvad_hub_sql_query (self, "SELECT count (*) - total (deleted), total (deleted) FROM document WHERE db = ?",
                          "i", db->row);

  *docs = *deleted = 0;
  if (sqlite3_step (statement) == SQLITE_ROW)
    {
      *docs = sqlite3_column_int64 (statement, 0);
      *deleted = sqlite3_column_int64 (statement, 1);
    }
  sqlite3_reset (statement);
}

/** Returns: (transfer full) (nullable): the body of a local document, and its revision */
char *
samvad_hub_base_get_local (SamvadHubBase      *self,
                           const SamvadHubDb  *db,
                           const char         *id,
                           char              **rev)
{
  sqlite3_stmt *statement =
    samvad_hub_sql_query (self, "SELECT generation, body FROM local WHERE db = ? AND id = ?", "is", db->row, id);
  char *body = NULL;

  if (sqlite3_step (statement) == SQLITE_ROW)
    {
      *rev = g_strdup_printf ("0-%" G_GINT64_FORMAT, (gint64) sqlite3_column_int64 (statement, 0));
      body = samvad_hub_sql_column (statement, 1);
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

  if (!samvad_hub_sql_run (self, error, "INSERT INTO local VALUES (?, ?, 1, ?) ON CONFLICT DO UPDATE SET "
                           "generation = generation + 1, body = excluded.body", "iss", db->row, id, body))
    return NULL;
  ignored = samvad_hub_base_get_local (self, db, id, &rev);
  return rev;
}

gboolean
samvad_hub_base_delete_local (SamvadHubBase     *self,
                              const SamvadHubDb *db,
                              const char        *id)
{
  return samvad_hub_sql_run (self, NULL, "DELETE FROM local WHERE db = ? AND id = ?", "is", db->row, id) &&
         sqlite3_changes (self->sqlite) > 0;
}

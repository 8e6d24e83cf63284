/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-database.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdarg.h>
#include <string.h>

#define BUSY_TIMEOUT_MS 5000
#define BUSY_PAUSE_MS   20
#define PROGRESS_STEPS  10000

struct _SamvadDatabase {
  sqlite3      *connection;
  GHashTable   *statements;     /* SQL text → sqlite3_stmt */
  GCancellable *cancellable;    /* of the read that is going on */
  gboolean      damaged;        /* SQLite has met what cannot be */
};

G_DEFINE_QUARK (samvad-store-error-quark, samvad_store_error)

static SamvadStoreError
code_of (int result)
{
  switch (result & 0xff)
    {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return SAMVAD_STORE_ERROR_DAMAGED;
    case SQLITE_FULL:
      return SAMVAD_STORE_ERROR_FULL;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      return SAMVAD_STORE_ERROR_READ_ONLY;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return SAMVAD_STORE_ERROR_BUSY;
    default:
      return SAMVAD_STORE_ERROR_FAILED;
    }
}

static const char *
advice_of (SamvadStoreError code)
{
  switch (code)
    {
    case SAMVAD_STORE_ERROR_DAMAGED:
      return _("The cache is damaged: start again, then it is set aside and built anew");
    case SAMVAD_STORE_ERROR_FULL:
      return _("The disk is full: make room, nothing that was stored is lost");
    case SAMVAD_STORE_ERROR_READ_ONLY:
      return _("The cache cannot be written: check the rights of its folder");
    case SAMVAD_STORE_ERROR_BUSY:
      return _("Another program is writing to the cache: close it, or try again");
    case SAMVAD_STORE_ERROR_NEWER:
    case SAMVAD_STORE_ERROR_NOT_FOUND:
    case SAMVAD_STORE_ERROR_NOT_ALLOWED:
    case SAMVAD_STORE_ERROR_FAILED:
    default:
      return _("The cache cannot be used: try again, or choose another folder");
    }
}

static gboolean
fail (SamvadDatabase  *self,
      GError         **error)
{
  int result = sqlite3_extended_errcode (self->connection);
  SamvadStoreError code = code_of (result);
  g_autofree char *said = g_utf8_make_valid (sqlite3_errmsg (self->connection), -1);    /* may quote what is damaged */

  self->damaged = self->damaged || code == SAMVAD_STORE_ERROR_DAMAGED;
  /* A disk without room shows itself to SQLite in more than one way. */
  if ((result & 0xff) == SQLITE_IOERR && sqlite3_system_errno (self->connection) == 28 /* ENOSPC */)
    code = SAMVAD_STORE_ERROR_FULL;
  if ((result & 0xff) == SQLITE_INTERRUPT)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("The reading was cancelled"));
  else
    g_set_error (error, SAMVAD_STORE_ERROR, code, "%s (%s)", advice_of (code), said);
  return FALSE;
}

static int
on_progress (gpointer data)
{
  SamvadDatabase *self = data;

  return self->cancellable != NULL && g_cancellable_is_cancelled (self->cancellable);
}

/* Statements are long and looked up for every row: the length and the end tell most of them apart. */
static guint
sql_hash (gconstpointer sql)
{
  gsize length = strlen (sql);

  return g_str_hash ((const char *) sql + length - MIN (length, 12)) + (guint) length;
}

/* SQLite's books on its own memory cost a lock for each piece of it, and nobody reads them. */
static void
configure_once (void)
{
  static gsize done;

  if (g_once_init_enter (&done))
    {
      sqlite3_config (SQLITE_CONFIG_MEMSTATUS, 0);
      g_once_init_leave (&done, 1);
    }
}

/* SQLite gives the write-ahead log the mode that the file had when it was opened. An existing file is
 * not opened here: closing it would drop the locks of this process's other connections. */
static void
make_private (const char *path)
{
  int file = g_open (path, O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC, 0600);

  if (file >= 0)
    g_close (file, NULL);
  else
    g_chmod (path, 0600);
}

/* Where two programs make a file at once, SQLite refuses one of them without waiting. */
static gboolean
set_up (SamvadDatabase  *self,
        const char      *sql,
        GError         **error)
{
  gint64 end = g_get_monotonic_time () + BUSY_TIMEOUT_MS * G_TIME_SPAN_MILLISECOND;

  for (;;)
    {
      g_autoptr (GError) problem = NULL;

      if (samvad_database_script (self, sql, &problem))
        return TRUE;
      if (!g_error_matches (problem, SAMVAD_STORE_ERROR, SAMVAD_STORE_ERROR_BUSY) || g_get_monotonic_time () >= end)
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
      g_usleep (BUSY_PAUSE_MS * G_TIME_SPAN_MILLISECOND);
    }
}

/* What a changed byte makes of the numbers in the header that say who may read and write the file, SQLite takes for the
 * file of a newer SQLite or for one that is read-only. Read through its own descriptor: closing another would drop the
 * locks. See "The Database Header" of SQLite's file format: offsets 18, 19 and 44. */
static gboolean
has_sound_header (SamvadDatabase *self)
{
  sqlite3_file *file = NULL;
  guint8 header[100];

  if (sqlite3_file_control (self->connection, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || file == NULL ||
      file->pMethods == NULL || file->pMethods->xRead (file, header, sizeof header, 0) != SQLITE_OK)
    return TRUE;        /* new and empty, or SQLite says itself what is wrong */
  return header[18] <= 2 && header[19] <= 2 && header[44] == 0 && header[45] == 0 && header[46] == 0 && header[47] <= 4;
}

/** Opens or makes the file, of 0600; an error is one line that says what to do. */
SamvadDatabase *
samvad_database_open (const char  *path,
                      gboolean     read_only,
                      GError     **error)
{
  SamvadDatabase *self = g_new0 (SamvadDatabase, 1);
  int flags = read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;

  configure_once ();
  if (!read_only)
    make_private (path);
  self->statements = g_hash_table_new_full (sql_hash, g_str_equal, g_free, (GDestroyNotify) sqlite3_finalize);
  if (sqlite3_open_v2 (path, &self->connection, flags | SQLITE_OPEN_NOMUTEX, NULL) != SQLITE_OK)
    {
      fail (self, error);
      samvad_database_close (self);
      return NULL;
    }
  if (!has_sound_header (self))
    {
      g_set_error_literal (error, SAMVAD_STORE_ERROR, SAMVAD_STORE_ERROR_DAMAGED, advice_of (SAMVAD_STORE_ERROR_DAMAGED));
      samvad_database_close (self);
      return NULL;
    }
  sqlite3_extended_result_codes (self->connection, 1);
  sqlite3_busy_timeout (self->connection, BUSY_TIMEOUT_MS);
  sqlite3_progress_handler (self->connection, PROGRESS_STEPS, on_progress, self);
  if (!set_up (self, read_only ? "PRAGMA query_only = ON; PRAGMA mmap_size = 268435456"
                               : "PRAGMA journal_mode = WAL; PRAGMA foreign_keys = ON;"
                                 "PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY;"
                                 "PRAGMA cache_size = -32000; PRAGMA wal_autocheckpoint = 4000", error))
    {
      samvad_database_close (self);
      return NULL;
    }
  return self;
}

void
samvad_database_close (SamvadDatabase *self)
{
  g_hash_table_unref (self->statements);
  sqlite3_close_v2 (self->connection);
  g_clear_object (&self->cancellable);
  g_free (self);
}

/** Gives back the memory of the pages that were read or written. In no transaction. */
void
samvad_database_rest (SamvadDatabase *self)
{
  sqlite3_db_release_memory (self->connection);
}

/** Returns: whether SQLite has met damage since the file was opened */
gboolean
samvad_database_is_damaged (SamvadDatabase *self)
{
  return self->damaged;
}

/** Returns: whether another file is at the path now, or none */
gboolean
samvad_database_is_moved (SamvadDatabase *self)
{
  int moved = 0;

  return sqlite3_file_control (self->connection, "main", SQLITE_FCNTL_HAS_MOVED, &moved) == SQLITE_OK && moved != 0;
}

/** Returns: whether another program has the file for itself now; does not wait for it */
gboolean
samvad_database_is_taken (const char *path)
{
  sqlite3 *connection;
  gboolean taken = sqlite3_open_v2 (path, &connection, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK &&
                   sqlite3_exec (connection, "PRAGMA schema_version", NULL, NULL, NULL) == SQLITE_BUSY;

  sqlite3_close (connection);
  return taken;
}

static const char *const suffixes[] = { "-wal", "-shm", "" };

/** Deletes the journal of a file into which all of it was written. */
void
samvad_database_remove_journal (const char *path)
{
  for (guint i = 0; *suffixes[i] != '\0'; i++)
    {
      g_autofree char *file = g_strconcat (path, suffixes[i], NULL);

      g_unlink (file);
    }
}

/** Deletes the file with its journal. */
void
samvad_database_remove (const char *path)
{
  samvad_database_remove_journal (path);
  g_unlink (path);
}

/**
 * samvad_database_set_aside:
 *
 * Puts a damaged file aside with its journal. It is never deleted: somebody may want to look at it.
 *
 * Returns: (transfer full): where it went
 */
char *
samvad_database_set_aside (const char *path)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, "%Y%m%dT%H%M%S%f");
  char *aside = g_strdup_printf ("%s.damaged-%s", path, stamp);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *from = g_strconcat (path, suffixes[i], NULL);
      g_autofree char *to = g_strconcat (aside, suffixes[i], NULL);

      g_rename (from, to);
    }
  return aside;
}

/** Runs several statements without values. */
gboolean
samvad_database_script (SamvadDatabase  *self,
                        const char      *sql,
                        GError         **error)
{
  return sqlite3_exec (self->connection, sql, NULL, NULL, NULL) == SQLITE_OK || fail (self, error);
}

static void
bind_text (sqlite3_stmt *statement,
           int           at,
           const char   *text,
           gboolean      borrow)
{
  if (text == NULL)
    sqlite3_bind_null (statement, at);
  else
    sqlite3_bind_text (statement, at, text, -1, borrow ? SQLITE_STATIC : SQLITE_TRANSIENT);
}

static void
bind_number (sqlite3_stmt *statement,
             int           at,
             gint64        number,
             gint64        none)
{
  if (number == none)
    sqlite3_bind_null (statement, at);
  else
    sqlite3_bind_int64 (statement, at, number);
}

/* @borrow: the texts outlive the run of the statement.
 * s text, i gint64, n int, t SamvadTime, d SamvadDay: the last two store NONE as NULL. */
static void
bind_values (sqlite3_stmt *statement,
             gboolean      borrow,
             const char   *format,
             va_list       values)
{
  for (int at = 1; format != NULL && format[at - 1] != '\0'; at++)
    switch (format[at - 1])
      {
      case 's':
        bind_text (statement, at, va_arg (values, const char *), borrow);
        break;
      case 'i':
        sqlite3_bind_int64 (statement, at, va_arg (values, gint64));
        break;
      case 'n':
        sqlite3_bind_int (statement, at, va_arg (values, int));
        break;
      case 't':
        bind_number (statement, at, va_arg (values, gint64), SAMVAD_TIME_NONE);
        break;
      case 'd':
        bind_number (statement, at, va_arg (values, gint32), SAMVAD_DAY_NONE);
        break;
      default:
        g_assert_not_reached ();
      }
}

static sqlite3_stmt *
prepare_v (SamvadDatabase  *self,
           gboolean         borrow,
           GError         **error,
           const char      *sql,
           const char      *format,
           va_list          values)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);

  if (statement == NULL)
    {
      if (sqlite3_prepare_v3 (self->connection, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL) != SQLITE_OK)
        {
          fail (self, error);
          return NULL;
        }
      g_hash_table_insert (self->statements, g_strdup (sql), statement);
    }
  sqlite3_reset (statement);
  bind_values (statement, borrow, format, values);
  return statement;
}

/**
 * samvad_database_prepare:
 * @format: (nullable): one letter a value: s text, i gint64, n int, t SamvadTime, d SamvadDay
 *
 * Returns: (transfer none) (nullable): the statement with its values, at its first step; it is
 * kept for the next time, so that one text serves one reader at a time
 */
sqlite3_stmt *
samvad_database_prepare (SamvadDatabase  *self,
                         GError         **error,
                         const char      *sql,
                         const char      *format,
                         ...)
{
  sqlite3_stmt *statement;
  va_list values;

  va_start (values, format);
  statement = prepare_v (self, FALSE, error, sql, format, values);
  va_end (values);
  return statement;
}

/** Returns: whether there is a row; FALSE at the end, and with @error set when it failed */
gboolean
samvad_database_step (SamvadDatabase  *self,
                      sqlite3_stmt    *statement,
                      GError         **error)
{
  int result = sqlite3_step (statement);

  if (result == SQLITE_ROW)
    return TRUE;
  if (result != SQLITE_DONE)
    fail (self, error);
  sqlite3_reset (statement);
  return FALSE;
}

static gboolean
run_statement (SamvadDatabase  *self,
               sqlite3_stmt    *statement,
               GError         **error)
{
  int result;

  if (statement == NULL)
    return FALSE;
  do
    result = sqlite3_step (statement);
  while (result == SQLITE_ROW);
  if (result != SQLITE_DONE)
    fail (self, error);
  sqlite3_reset (statement);
  return result == SQLITE_DONE;
}

/** Runs one statement to its end; rows are passed over. */
gboolean
samvad_database_run (SamvadDatabase  *self,
                     GError         **error,
                     const char      *sql,
                     const char      *format,
                     ...)
{
  sqlite3_stmt *statement;
  va_list values;

  va_start (values, format);
  statement = prepare_v (self, TRUE, error, sql, format, values);
  va_end (values);
  return run_statement (self, statement, error);
}

/** The first column of the first row; @value is left as it is where there is none. */
gboolean
samvad_database_get_int (SamvadDatabase  *self,
                         gint64          *value,
                         GError         **error,
                         const char      *sql,
                         const char      *format,
                         ...)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement;
  va_list values;

  va_start (values, format);
  statement = prepare_v (self, TRUE, error, sql, format, values);
  va_end (values);
  if (statement == NULL)
    return FALSE;
  if (samvad_database_step (self, statement, &problem) && sqlite3_column_type (statement, 0) != SQLITE_NULL)
    *value = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/** @durable: what is accepted survives a power cut: for the user's own edits */
gboolean
samvad_database_begin (SamvadDatabase  *self,
                       gboolean         durable,
                       GError         **error)
{
  return samvad_database_script (self, durable ? "PRAGMA synchronous = FULL" : "PRAGMA synchronous = NORMAL", error) &&
         samvad_database_run (self, error, "BEGIN IMMEDIATE", NULL);
}

/** Commits; where that fails everything since begin is undone. */
gboolean
samvad_database_commit (SamvadDatabase  *self,
                        GError         **error)
{
  if (samvad_database_run (self, error, "COMMIT", NULL))
    return TRUE;
  samvad_database_rollback (self);
  return FALSE;
}

void
samvad_database_rollback (SamvadDatabase *self)
{
  GHashTableIter iter;
  gpointer statement;

  g_hash_table_iter_init (&iter, self->statements);
  while (g_hash_table_iter_next (&iter, NULL, &statement))
    sqlite3_reset (statement);
  if (sqlite3_get_autocommit (self->connection) == 0)
    sqlite3_exec (self->connection, "ROLLBACK", NULL, NULL, NULL);
}

/** Lets @cancellable end the reads of this connection, until the next call; NULL: none */
void
samvad_database_watch (SamvadDatabase *self,
                       GCancellable   *cancellable)
{
  g_set_object (&self->cancellable, cancellable);
}

/** Returns: whether SQLite finds the file sound */
gboolean
samvad_database_check (SamvadDatabase  *self,
                       GError         **error)
{
  sqlite3_stmt *statement = samvad_database_prepare (self, error, "PRAGMA quick_check(1)", NULL);
  gboolean sound;

  if (statement == NULL || !samvad_database_step (self, statement, error))
    return FALSE;
  sound = g_strcmp0 ((const char *) sqlite3_column_text (statement, 0), "ok") == 0;
  sqlite3_reset (statement);
  if (!sound)
    g_set_error_literal (error, SAMVAD_STORE_ERROR, SAMVAD_STORE_ERROR_DAMAGED, advice_of (SAMVAD_STORE_ERROR_DAMAGED));
  return sound;
}

gint64
samvad_database_last_row (SamvadDatabase *self)
{
  return sqlite3_last_insert_rowid (self->connection);
}

/** Returns: (transfer full) (nullable): the text of a column */
char *
samvad_column_text (sqlite3_stmt *statement,
                    int           column)
{
  return g_strdup ((const char *) sqlite3_column_text (statement, column));
}

gint64
samvad_column_time (sqlite3_stmt *statement,
                    int           column)
{
  return sqlite3_column_type (statement, column) == SQLITE_NULL ? SAMVAD_TIME_NONE
                                                                 : sqlite3_column_int64 (statement, column);
}

gint32
samvad_column_day (sqlite3_stmt *statement,
                   int           column)
{
  return sqlite3_column_type (statement, column) == SQLITE_NULL ? SAMVAD_DAY_NONE
                                                                 : sqlite3_column_int (statement, column);
}

/** @func: says the same of the same arguments, whenever it is asked */
gboolean
samvad_database_add_function (SamvadDatabase  *self,
                              const char      *name,
                              int              n_arguments,
                              SamvadSqlFunc    func,
                              GError         **error)
{
  return sqlite3_create_function_v2 (self->connection, name, n_arguments, SQLITE_UTF8 | SQLITE_DETERMINISTIC, NULL,
                                     func, NULL, NULL, NULL) == SQLITE_OK || fail (self, error);
}

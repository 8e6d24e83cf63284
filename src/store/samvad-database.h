/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "samvad-store.h"

G_BEGIN_DECLS

/* A thin wrapper over one SQLite connection: statements are prepared once and kept by their text,
 * values are bound by a format, errors become GErrors in words that a person can act on. */
typedef struct _SamvadDatabase SamvadDatabase;

SamvadDatabase *samvad_database_open     (const char *path, gboolean read_only, GError **error);
void            samvad_database_close    (SamvadDatabase *self);
void            samvad_database_rest     (SamvadDatabase *self);
gboolean        samvad_database_is_damaged (SamvadDatabase *self);
gboolean        samvad_database_is_moved (SamvadDatabase *self);
gboolean        samvad_database_is_taken (const char *path);
void            samvad_database_remove   (const char *path);
void            samvad_database_remove_journal (const char *path);
char           *samvad_database_set_aside (const char *path);
gboolean        samvad_database_script   (SamvadDatabase *self, const char *sql, GError **error);
sqlite3_stmt   *samvad_database_prepare  (SamvadDatabase *self, GError **error, const char *sql,
                                          const char *format, ...);
gboolean        samvad_database_step     (SamvadDatabase *self, sqlite3_stmt *statement, GError **error);
gboolean        samvad_database_run      (SamvadDatabase *self, GError **error, const char *sql,
                                          const char *format, ...);
gboolean        samvad_database_get_int  (SamvadDatabase *self, gint64 *value, GError **error, const char *sql,
                                          const char *format, ...);
gboolean        samvad_database_begin    (SamvadDatabase *self, gboolean durable, GError **error);
gboolean        samvad_database_commit   (SamvadDatabase *self, GError **error);
void            samvad_database_rollback (SamvadDatabase *self);
void            samvad_database_watch    (SamvadDatabase *self, GCancellable *cancellable);
gboolean        samvad_database_check    (SamvadDatabase *self, GError **error);
gint64          samvad_database_last_row (SamvadDatabase *self);
typedef void  (*SamvadSqlFunc)           (sqlite3_context *context, int n_arguments, sqlite3_value **arguments);
gboolean        samvad_database_add_function (SamvadDatabase *self, const char *name, int n_arguments, SamvadSqlFunc func,
                                              GError **error);

char           *samvad_column_text       (sqlite3_stmt *statement, int column);
gint64          samvad_column_time       (sqlite3_stmt *statement, int column);
gint32          samvad_column_day        (sqlite3_stmt *statement, int column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadDatabase, samvad_database_close)

G_END_DECLS

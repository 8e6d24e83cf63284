/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "samvad-hub-base.h"

G_BEGIN_DECLS

struct _SamvadHubBase {
  sqlite3    *sqlite;
  GHashTable *statements;   /* by their SQL, prepared once */
  char       *uuid;
};

/* @format has a letter a value: s text, i gint64, n int. A statement that is read is reset by who reads it. */
sqlite3_stmt *samvad_hub_sql_query  (SamvadHubBase *self, const char *sql, const char *format, ...);
gboolean      samvad_hub_sql_run    (SamvadHubBase *self, GError **error, const char *sql, const char *format, ...);
char         *samvad_hub_sql_column (sqlite3_stmt *statement, int at);
gboolean      samvad_hub_sql_fail   (SamvadHubBase *self, GError **error);

/* Returns: the row of a document, 0 where there is none */
gint64        samvad_hub_base_find          (SamvadHubBase *self, const SamvadHubDb *db, const char *id);
gboolean      samvad_hub_base_find_revision (SamvadHubBase *self, gint64 document, const char *rev);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-store-private.h"

#include <glib/gi18n-lib.h>

void
samvad_set_aside_free (SamvadSetAside *row)
{
  g_free (row->document);
  g_free (row->reason);
  g_free (row);
}

/* One small reading with a borrowed connection: @read is called for each row of @statement. */
typedef gpointer (*ReadFunc) (SamvadDatabase *database, sqlite3_stmt *statement, GError **error);

static GPtrArray *
collect (SamvadStore     *self,
         GDestroyNotify   destroy,
         ReadFunc         read,
         const char      *sql,
         const char      *key,
         GError         **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (destroy);
  g_autoptr (GError) problem = NULL;
  SamvadDatabase *reader = samvad_store_borrow_reader (self, NULL, error);
  sqlite3_stmt *statement;

  if (reader == NULL)
    return NULL;
  statement = samvad_database_prepare (reader, &problem, sql, key != NULL ? "s" : NULL, key);
  while (problem == NULL && samvad_database_step (reader, statement, &problem))
    g_ptr_array_add (rows, read (reader, statement, &problem));
  samvad_store_return_reader (self, reader);
  if (problem == NULL)
    return g_steal_pointer (&rows);
  g_propagate_error (error, g_steal_pointer (&problem));
  return NULL;
}

static gpointer
take_only (GPtrArray  *rows,
           const char *id,
           GError    **error)
{
  g_autoptr (GPtrArray) owned = rows;
  gpointer only;

  if (owned == NULL)
    return NULL;
  if (owned->len == 0)
    {
      g_set_error (error, SAMVAD_STORE_ERROR, SAMVAD_STORE_ERROR_NOT_FOUND,
                   _("There is no “%s” in the cache: synchronise, or check the id"), id);
      return NULL;
    }
  g_ptr_array_set_free_func (owned, NULL);
  only = g_ptr_array_index (owned, 0);
  return only;
}

static gpointer
read_call (SamvadDatabase  *database,
           sqlite3_stmt    *statement,
           GError         **error)
{
  return samvad_calls_read (database, statement, error);
}

static gpointer
read_action (SamvadDatabase  *database,
             sqlite3_stmt    *statement,
             GError         **error)
{
  return samvad_actions_read (database, statement, error);
}

/** Returns: (transfer full) (nullable): the dial @id; NOT_FOUND where there is none */
SamvadCall *
samvad_store_get_call (SamvadStore  *self,
                       const char   *id,
                       GError      **error)
{
  return take_only (collect (self, (GDestroyNotify) samvad_call_free, read_call,
                             "SELECT " SAMVAD_CALL_COLUMNS " FROM call WHERE doc_id = ?", id, error), id, error);
}

/** Returns: (transfer full) (nullable): the action item @id with the events that count */
SamvadAction *
samvad_store_get_action (SamvadStore  *self,
                         const char   *id,
                         GError      **error)
{
  return take_only (collect (self, (GDestroyNotify) samvad_action_free, read_action,
                             "SELECT " SAMVAD_ACTION_COLUMNS " FROM action WHERE doc_id = ?", id, error), id, error);
}

/** Returns: (transfer full) (element-type SamvadAction): the items that came of one dial */
GPtrArray *
samvad_store_list_actions_of_call (SamvadStore  *self,
                                   const char   *call,
                                   GError      **error)
{
  return collect (self, (GDestroyNotify) samvad_action_free, read_action,
                  "SELECT " SAMVAD_ACTION_COLUMNS " FROM action WHERE call = ? ORDER BY opened_at, doc_id", call, error);
}

/** Returns: (transfer full) (element-type SamvadAction): what was open at @as_of, due first */
GPtrArray *
samvad_store_list_open_actions (SamvadStore  *self,
                                SamvadTime    as_of,
                                GError      **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT " SAMVAD_ACTION_COLUMNS " FROM action WHERE opened_at <= %"
                                          G_GINT64_FORMAT " AND (state IN (%d, %d, %d) OR last_at > %" G_GINT64_FORMAT
                                          ") ORDER BY due_now, doc_id", as_of, SAMVAD_STATE_OPEN,
                                          SAMVAD_STATE_ACKNOWLEDGED, SAMVAD_STATE_REOPENED, as_of);
  GPtrArray *actions = collect (self, (GDestroyNotify) samvad_action_free, read_action, sql, NULL, error);

  for (guint i = actions != NULL ? actions->len : 0; i-- > 0;)
    {
      g_autoptr (SamvadHistory) history = samvad_history_new (g_ptr_array_index (actions, i), as_of);

      if (!samvad_history_is_open (history))
        g_ptr_array_remove_index (actions, i);
    }
  return actions;
}

static gpointer
read_decision_id (SamvadDatabase  *database,
                  sqlite3_stmt    *statement,
                  GError         **error)
{
  g_autofree char *id = samvad_column_text (statement, 0);

  return samvad_decisions_get (database, id, error);
}

/** Returns: (transfer full) (element-type SamvadDecision): newest meeting first */
GPtrArray *
samvad_store_list_decisions (SamvadStore  *self,
                             GError      **error)
{
  return collect (self, (GDestroyNotify) samvad_decision_free, read_decision_id,
                  "SELECT doc_id FROM decision ORDER BY meeting DESC, doc_id", NULL, error);
}

/** Returns: (transfer full) (element-type SamvadClosing): by month */
GPtrArray *
samvad_store_list_closings (SamvadStore  *self,
                            GError      **error)
{
  SamvadDatabase *reader = samvad_store_borrow_reader (self, NULL, error);
  GPtrArray *closings;

  if (reader == NULL)
    return NULL;
  closings = samvad_directory_closings (reader, error);
  samvad_store_return_reader (self, reader);
  return closings;
}

static gpointer
read_set_aside (SamvadDatabase  *database,
                sqlite3_stmt    *statement,
                GError         **error)
{
  SamvadSetAside *row = g_new0 (SamvadSetAside, 1);

  row->document = samvad_column_text (statement, 0);
  row->reason = samvad_column_text (statement, 1);
  row->at = sqlite3_column_int64 (statement, 2);
  return row;
}

/** Returns: (transfer full) (element-type SamvadSetAside): what could not be read, and why */
GPtrArray *
samvad_store_list_set_aside (SamvadStore  *self,
                             GError      **error)
{
  return collect (self, (GDestroyNotify) samvad_set_aside_free, read_set_aside,
                  "SELECT doc_id, reason, at FROM set_aside ORDER BY at DESC, doc_id", NULL, error);
}

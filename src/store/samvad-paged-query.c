/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-paged-list.h"

#include <string.h>

SamvadPagedQuery *
samvad_paged_query_new (void)
{
  SamvadPagedQuery *self = g_new0 (SamvadPagedQuery, 1);

  g_atomic_ref_count_init (&self->refs);
  self->values = g_array_new (FALSE, TRUE, sizeof (GValue));
  g_array_set_clear_func (self->values, (GDestroyNotify) g_value_unset);
  return self;
}

void
samvad_paged_query_add_text (SamvadPagedQuery *self,
                             const char       *text)
{
  GValue value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, text);
  g_array_append_val (self->values, value);
}

void
samvad_paged_query_add_int (SamvadPagedQuery *self,
                            gint64            number)
{
  GValue value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_INT64);
  g_value_set_int64 (&value, number);
  g_array_append_val (self->values, value);
}

SamvadPagedQuery *
samvad_paged_query_ref (SamvadPagedQuery *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
samvad_paged_query_unref (SamvadPagedQuery *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->scan);
  g_free (self->page);
  g_array_unref (self->values);
  g_free (self);
}

/** Binds what the query compares with, from ?4 on. */
void
samvad_paged_query_bind (const SamvadPagedQuery *self,
                         sqlite3_stmt           *statement)
{
  for (guint i = 0; i < self->values->len; i++)
    {
      const GValue *value = &g_array_index (self->values, GValue, i);

      if (G_VALUE_HOLDS_STRING (value))
        sqlite3_bind_text (statement, 4 + (int) i, g_value_get_string (value), -1, SQLITE_TRANSIENT);
      else
        sqlite3_bind_int64 (statement, 4 + (int) i, g_value_get_int64 (value));
    }
}

/** Returns: (transfer none) (nullable): gives every row of the query, in order */
sqlite3_stmt *
samvad_paged_query_start (SamvadPagedQuery  *self,
                          SamvadDatabase    *database,
                          GError           **error)
{
  /* Newest first from the last possible moment, and any other order from the first. */
  gint64 from = strstr (self->page, "<= (?1, ?2)") != NULL ? G_MAXINT64 : G_MININT64;
  sqlite3_stmt *statement = samvad_database_prepare (database, error, self->page, "iin", from, from, G_MAXINT);

  if (statement != NULL)
    samvad_paged_query_bind (self, statement);
  return statement;
}

/** Reads every row of the query into @into. */
gboolean
samvad_paged_query_read (SamvadPagedQuery  *self,
                         SamvadDatabase    *database,
                         GPtrArray         *into,
                         GError           **error)
{
  g_autoptr (GError) problem = NULL;
  sqlite3_stmt *statement = samvad_paged_query_start (self, database, &problem);

  while (problem == NULL && samvad_database_step (database, statement, &problem))
    g_ptr_array_add (into, self->read (database, statement, self->now, &problem));
  if (problem == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

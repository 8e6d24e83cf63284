/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-hub-base-private.h"

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
      sqlite3_stmt *statement =
        samvad_hub_sql_query (self, "SELECT parent FROM revision WHERE document = ? AND rev = ?", "is", document, at);

      g_strv_builder_add (path, at);
      g_clear_pointer (&at, g_free);
      if (sqlite3_step (statement) == SQLITE_ROW)
        at = samvad_hub_sql_column (statement, 0);
      sqlite3_reset (statement);
    }
  return g_strv_builder_end (path);
}

static SamvadHubRevision *
load_revision (SamvadHubBase *self,
               gint64         document,
               const char    *rev)
{
  sqlite3_stmt *statement =
    samvad_hub_sql_query (self, "SELECT rev, body, deleted, leaf FROM revision WHERE document = ? AND rev = ?",
                          "is", document, rev);
  SamvadHubRevision *revision;

  if (sqlite3_step (statement) != SQLITE_ROW)
    {
      sqlite3_reset (statement);
      return NULL;
    }
  revision = g_new0 (SamvadHubRevision, 1);
  revision->rev = samvad_hub_sql_column (statement, 0);
  revision->body = samvad_hub_sql_column (statement, 1);
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
  gint64 document = samvad_hub_base_find (self, db, id);
  g_autofree char *winner = NULL;
  sqlite3_stmt *statement;

  if (document == 0)
    return NULL;
  if (rev != NULL)
    return load_revision (self, document, rev);
  statement = samvad_hub_sql_query (self, "SELECT rev FROM document WHERE row = ?", "i", document);
  if (sqlite3_step (statement) == SQLITE_ROW)
    winner = samvad_hub_sql_column (statement, 0);
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
  gint64 document = samvad_hub_base_find (self, db, id);
  sqlite3_stmt *statement =
    samvad_hub_sql_query (self, "SELECT rev FROM revision WHERE document = ? AND leaf ORDER BY generation DESC, "
                          "rev DESC", "i", document);

  while (sqlite3_step (statement) == SQLITE_ROW)
    g_ptr_array_add (revs, samvad_hub_sql_column (statement, 0));
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
  gint64 document = samvad_hub_base_find (self, db, id);

  return document != 0 && samvad_hub_base_find_revision (self, document, rev);
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
  change->id = samvad_hub_sql_column (statement, 1);
  change->rev = samvad_hub_sql_column (statement, 2);
  change->deleted = sqlite3_column_int (statement, 3) != 0;
  if (bodies)
    change->body = samvad_hub_sql_column (statement, 4);
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

  statement =
    samvad_hub_sql_query (self, bodies ? "SELECT d.seq, d.id, d.rev, d.deleted, r.body FROM document AS d "
                                         "JOIN revision AS r ON r.document = d.row AND r.rev = d.rev "
                                         "WHERE d.db = ? AND d.seq > ? ORDER BY d.seq LIMIT ?"
                                       : "SELECT seq, id, rev, deleted FROM document WHERE db = ? AND seq > ? "
                                         "ORDER BY seq LIMIT ?",
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
  sqlite3_stmt *statement =
    samvad_hub_sql_query (self, "SELECT count (*) FROM document WHERE db = ? AND seq > ?", "ii", db->row, since);
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

  statement =
    samvad_hub_sql_query (self, "SELECT d.seq, d.id, d.rev, d.deleted, r.body FROM document AS d JOIN revision AS r "
                          "ON r.document = d.row AND r.rev = d.rev WHERE d.db = ?1 AND NOT d.deleted AND d.id >= ?2 "
                          "AND (?3 IS NULL OR d.id <= ?3) ORDER BY d.id LIMIT ?4 OFFSET ?5", "issii", db->row,
                          from != NULL ? from : "", to, (gint64) limit, (gint64) skip);
  while (sqlite3_step (statement) == SQLITE_ROW)
    g_ptr_array_add (rows, read_change (statement, TRUE));
  sqlite3_reset (statement);
  return rows;
}

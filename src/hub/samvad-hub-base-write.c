/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-hub-base-private.h"

#include <string.h>

gint64
samvad_hub_base_find (SamvadHubBase     *self,
                      const SamvadHubDb *db,
                      const char        *id)
{
  sqlite3_stmt *statement =
    samvad_hub_sql_query (self, "SELECT row FROM document WHERE db = ? AND id = ?", "is", db->row, id);
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
  sqlite3_stmt *statement =
    samvad_hub_sql_query (self, "SELECT rev, deleted FROM revision WHERE document = ? AND leaf", "i", document);
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
  return samvad_hub_sql_run (self, error, "UPDATE document SET rev = ?, deleted = ?, seq = ? WHERE row = ?", "snii",
                             winner, deleted, db->seq, document) &&
         samvad_hub_sql_run (self, error, "UPDATE db SET seq = ? WHERE row = ?", "ii", db->seq, db->row);
}

static gboolean
ensure_document (SamvadHubBase  *self,
                 SamvadHubDb    *db,
                 const char     *id,
                 gint64         *document,
                 GError        **error)
{
  *document = samvad_hub_base_find (self, db, id);
  if (*document != 0)
    return TRUE;
  /* A place in the order that no other has, until the winner takes its own. */
  if (!samvad_hub_sql_run (self, error, "INSERT INTO document (db, id, seq, rev, deleted) VALUES (?, ?, ?, '', 0)", "isi",
                           db->row, id, -db->seq - 1))
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
      !samvad_hub_sql_run (self, error, "UPDATE revision SET leaf = 0 WHERE document = ? AND rev = ?", "is", document,
                           parent))
    return FALSE;
  return samvad_hub_sql_run (self, error, "INSERT OR IGNORE INTO revision (document, rev, generation, parent, deleted, leaf, "
                             "body) VALUES (?, ?, ?, ?, ?, ?, ?)", "isisnns", document, rev,
                             g_ascii_strtoll (rev, NULL, 10), parent, deleted ? 1 : 0, leaf ? 1 : 0, body);
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
      statement =
        samvad_hub_sql_query (self, "SELECT 1 FROM revision WHERE document = ? AND rev = ? AND leaf", "is",
                              document, rev);
      found = sqlite3_step (statement) == SQLITE_ROW;
      sqlite3_reset (statement);
      *parent = g_strdup (rev);
      return found || (conflict (error), FALSE);
    }
  statement = samvad_hub_sql_query (self, "SELECT rev, deleted FROM document WHERE row = ?", "i", document);
  if (sqlite3_step (statement) == SQLITE_ROW && sqlite3_column_text (statement, 0)[0] != '\0')
    {
      found = sqlite3_column_int (statement, 1) != 0;
      *parent = samvad_hub_sql_column (statement, 0);
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
  gint64 document = samvad_hub_base_find (self, db, id);

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

gboolean
samvad_hub_base_find_revision (SamvadHubBase *self,
                               gint64         document,
                               const char    *rev)
{
  sqlite3_stmt *statement =
    samvad_hub_sql_query (self, "SELECT 1 FROM revision WHERE document = ? AND rev = ?", "is", document, rev);
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
  if (samvad_hub_base_find_revision (self, document, path[0]))
    return samvad_hub_sql_run (self, error, "UPDATE revision SET body = ? WHERE document = ? AND rev = ? AND body IS NULL",
                               "sis", body, document, path[0]) &&
           (sqlite3_changes (self->sqlite) == 0 || elect (self, db, document, error));
  for (guint i = 0; path[i] != NULL; i++)
    {
      gboolean known = i > 0 && samvad_hub_base_find_revision (self, document, path[i]);

      if (known)
        break;
      if (!add_revision (self, document, path[i], path[i + 1], i == 0 ? body : NULL, i == 0 && deleted, i == 0, error))
        return FALSE;
    }
  return elect (self, db, document, error);
}

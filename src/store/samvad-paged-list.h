/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-store-lists.h"
#include "samvad-store-private.h"

G_BEGIN_DECLS

#define SAMVAD_PAGE_SIZE 128

/* One row's place in the order, and its id. */
typedef struct {
  gint64 sort;
  gint64 row;
} SamvadKey;

/**
 * SamvadPagedQuery:
 * @scan: SQL that gives (sort, row) of every row in order: an index does it all
 * @page: SQL that gives the rows from (sort, row) = (?1, ?2) on, in order, at most ?3
 * @find: (nullable): SQL that gives the row of the document with the id ?
 * @values: GValues for ?4, ?5, … of both: text or gint64
 *
 * What a list shows: SQL in, items out. Immutable once made: it goes to worker threads.
 */
typedef struct {
  gatomicrefcount  refs;
  char            *scan;
  char            *page;
  const char      *find;
  GArray          *values;
  gpointer       (*read) (SamvadDatabase *database, sqlite3_stmt *statement, SamvadTime now, GError **error);
  GDestroyNotify   destroy;     /* of what @read gives */
  SamvadTime       now;         /* handed to @read */
} SamvadPagedQuery;

SamvadPagedQuery *samvad_paged_query_new   (void);
void              samvad_paged_query_add_text (SamvadPagedQuery *self, const char *text);
void              samvad_paged_query_add_int (SamvadPagedQuery *self, gint64 number);
sqlite3_stmt     *samvad_paged_query_start (SamvadPagedQuery *self, SamvadDatabase *database, GError **error);
gboolean          samvad_paged_query_read  (SamvadPagedQuery *self, SamvadDatabase *database, GPtrArray *into,
                                            GError **error);
void              samvad_paged_query_bind  (const SamvadPagedQuery *self, sqlite3_stmt *statement);
SamvadPagedQuery *samvad_paged_query_ref   (SamvadPagedQuery *self);
void              samvad_paged_query_unref (SamvadPagedQuery *self);

void samvad_paged_list_set_store (SamvadPagedList *self, SamvadStore *store);
void samvad_paged_list_set_seen  (SamvadPagedList *self, SamvadPagedList *seen);
guint samvad_paged_list_count_unseen (SamvadPagedList *self);
void samvad_paged_list_set_query (SamvadPagedList *self, SamvadPagedQuery *query);
void samvad_paged_list_rescan    (SamvadPagedList *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadPagedQuery, samvad_paged_query_unref)

G_END_DECLS

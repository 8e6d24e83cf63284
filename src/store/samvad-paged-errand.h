/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-paged-list.h"

G_BEGIN_DECLS

/* What a paged list has done in a worker thread. */
typedef enum {
  SAMVAD_PAGED_WORK_SCAN,       /* which rows there are, in order */
  SAMVAD_PAGED_WORK_PAGE,       /* what stands in the rows of a page */
  SAMVAD_PAGED_WORK_FIND,       /* where a document's row stands */
} SamvadPagedWork;

typedef struct {
  SamvadPagedWork   work;
  SamvadPagedQuery *query;
  char             *sought;     /* id of the document that is looked for */
  int               position;   /* where it stands, -1: nowhere */
  guint             page;
  SamvadKey         from;       /* its first row */
  GArray           *anchors;    /* SamvadKey of the first row of each page */
  GArray           *rows;       /* of a scan: what is there now (NULL: the list keeps no rows), */
  GArray           *before;     /* what was, */
  GArray           *splices;    /* and how one becomes the other; NULL: altogether */
  guint             n_items;
  gint64            newest;
  gint64            seen;       /* rows after it are new */
  guint             n_unseen;
  GPtrArray        *values;     /* of a page: what the query read */
} SamvadPagedErrand;

void               samvad_paged_errand_start  (SamvadPagedErrand *self, SamvadPagedWork work, SamvadStore *store,
                                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
SamvadPagedErrand *samvad_paged_errand_get    (GAsyncResult *result);
gboolean           samvad_paged_errand_finish (GAsyncResult *result, GError **error);

G_END_DECLS

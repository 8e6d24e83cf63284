/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-sync-target.h"

G_BEGIN_DECLS

/* Reading what `_changes` answers: a page, or the lines of a continuous feed. */

/**
 * SamvadSyncRow:
 * @document: (nullable): NULL in the line that ends a feed
 * @since: (nullable): position after it, where the server tells one
 */
typedef struct {
  SamvadDocument *document;
  char           *since;
} SamvadSyncRow;

SamvadSyncRow  *samvad_sync_row_read   (const char *line, gsize length, GError **error);
void            samvad_sync_row_free   (SamvadSyncRow *row);
gboolean        samvad_sync_tail_read  (GBytes *body, char **since, gint64 *pending);
SamvadSyncPage *samvad_sync_page_read  (GBytes *body, gboolean lenient, GError **error);
char           *samvad_sync_since_escape (const char *since);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadSyncRow, samvad_sync_row_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-history.h"
#include "samvad-store.h"

G_BEGIN_DECLS

/**
 * SamvadActionDetail:
 * @call: (nullable): the call that it came from; %NULL: not in the cache
 * @edits: (element-type SamvadOutboxRow): what of it the server does not have, or refused
 *
 * One item with all that is said of it, read in a worker thread.
 */
typedef struct {
  SamvadAction  *action;
  SamvadHistory *history;
  SamvadCall    *call;
  GPtrArray     *edits;
} SamvadActionDetail;

void                samvad_action_detail_free        (SamvadActionDetail *self);
void                samvad_action_detail_read_async  (SamvadStore *store, const char *id, SamvadTime now,
                                                      GCancellable *cancellable, GAsyncReadyCallback callback,
                                                      gpointer user_data);
SamvadActionDetail *samvad_action_detail_read_finish (GAsyncResult *result, GError **error);
gboolean            samvad_action_detail_is_unsent   (const SamvadActionDetail *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadActionDetail, samvad_action_detail_free)

G_END_DECLS

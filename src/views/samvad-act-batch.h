/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-store.h"

G_BEGIN_DECLS

/**
 * SamvadActBatch:
 *
 * One event given to several items, each with an id of its own, and taken back from all of them.
 */
typedef struct _SamvadActBatch SamvadActBatch;

typedef void (*SamvadActBatchFunc) (SamvadActBatch *batch, const GError *error, gpointer user_data);

SamvadActBatch *samvad_act_batch_new         (SamvadStore *store, GPtrArray *ids, SamvadEvent *event);
SamvadActBatch *samvad_act_batch_ref         (SamvadActBatch *self);
void            samvad_act_batch_unref       (SamvadActBatch *self);
void            samvad_act_batch_run         (SamvadActBatch *self, SamvadActBatchFunc func, gpointer user_data,
                                              GDestroyNotify destroy);
void            samvad_act_batch_undo        (SamvadActBatch *self, SamvadActBatchFunc func, gpointer user_data,
                                              GDestroyNotify destroy);
guint           samvad_act_batch_count_done  (SamvadActBatch *self);
SamvadEventKind samvad_act_batch_get_kind    (SamvadActBatch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadActBatch, samvad_act_batch_unref)

G_END_DECLS

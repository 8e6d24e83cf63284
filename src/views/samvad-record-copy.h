/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-snapshot.h"
#include "samvad-store-lists.h"

G_BEGIN_DECLS

/* More rows than this are not for a clipboard. */
#define SAMVAD_RECORD_COPY_MAX 100000

/* Calls as a table of text: tab separated, with a header, for a spreadsheet or a letter. */
void  samvad_record_copy_async  (SamvadStore *store, const SamvadCallFilter *filter, SamvadSnapshot *snapshot,
                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
char *samvad_record_copy_finish (GAsyncResult *result, guint *n_rows, GError **error);

G_END_DECLS

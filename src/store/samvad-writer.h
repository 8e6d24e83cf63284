/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-store.h"

G_BEGIN_DECLS

/* The one thread that writes a cache, and its jobs, done one by one in the order in which they were asked for. */
typedef struct _SamvadWriter SamvadWriter;

SamvadWriter *samvad_writer_new        (SamvadStore *store);
void          samvad_writer_free       (SamvadWriter *self);
gboolean      samvad_writer_is_here    (SamvadStore *store);
void          samvad_writer_enter      (SamvadStore *store);
gboolean      samvad_writer_run        (SamvadWriter *self, SamvadStoreJob job, gpointer data, GError **error);
void          samvad_writer_run_async  (SamvadWriter *self, SamvadStoreJob job, gpointer data, GTask *task);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "samvad-snapshot.h"

G_BEGIN_DECLS

/**
 * SamvadWorkerPlace:
 * @district: (nullable): code; %NULL: no one district, so that nobody is known
 * @project: (nullable):
 * @centre_code: (nullable):
 *
 * Where somebody is to work: as the items and calls name it, whose texts these are.
 */
typedef struct {
  const char *district;
  const char *project;
  const char *centre_code;
} SamvadWorkerPlace;

/* The two rows of a dialog that say who does it: a name, typed or chosen of those who had work in the same place
 * before, and a role. Signal `changed`. */
#define SAMVAD_TYPE_WORKER_GROUP (samvad_worker_group_get_type ())
G_DECLARE_FINAL_TYPE (SamvadWorkerGroup, samvad_worker_group, SAMVAD, WORKER_GROUP, AdwPreferencesGroup)

GtkWidget *samvad_worker_group_new      (SamvadRole role);
void       samvad_worker_group_offer    (SamvadWorkerGroup *self, SamvadStore *store, SamvadSnapshot *snapshot,
                                         const SamvadWorkerPlace *place, gboolean propose);
void       samvad_worker_group_read     (SamvadWorkerGroup *self, SamvadWorker *worker);

G_END_DECLS

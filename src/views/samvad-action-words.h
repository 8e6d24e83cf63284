/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-snapshot.h"
#include "samvad-store-lists.h"

G_BEGIN_DECLS

/* What is said of one action item. All transfer what they return. */

char *samvad_action_describe_due    (SamvadActionItem *item, SamvadSnapshot *snapshot, SamvadTime now);
char *samvad_action_describe_age    (SamvadActionItem *item, SamvadTime now);
char *samvad_action_describe_last   (SamvadActionItem *item);
char *samvad_action_describe_item   (SamvadActionItem *item);
char *samvad_action_describe_issue  (const SamvadAction *action);
char *samvad_action_describe_place  (SamvadActionItem *item, SamvadSnapshot *snapshot);
char *samvad_action_describe_worker (const SamvadWorker *worker);
char *samvad_action_describe_state  (SamvadActionItem *item);
char *samvad_action_describe_step   (const SamvadStep *step);
gboolean samvad_action_is_overdue   (SamvadActionItem *item, SamvadTime now);

G_END_DECLS

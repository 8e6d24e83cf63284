/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "samvad-act-verbs.h"
#include "samvad-worker-group.h"

G_BEGIN_DECLS

/**
 * SamvadActContext:
 * @n_items: how many the event will go to
 * @role: the lowest role among their owners
 * @opened_at: the latest opening among them
 * @place: where they all are
 * @store: which knows who had work there
 *
 * What a dialog must know of the items that it asks about.
 */
typedef struct {
  guint       n_items;
  SamvadRole  role;
  SamvadTime  opened_at;
  SamvadTime  now;
  SamvadWorkerPlace place;
  SamvadStore      *store;
  SamvadSnapshot   *snapshot;
} SamvadActContext;

typedef void (*SamvadActAnswerFunc) (SamvadEvent *event, gpointer user_data);

void  samvad_act_dialog_ask   (GtkWindow *parent, const SamvadActVerb *verb, const SamvadActContext *context,
                               SamvadActAnswerFunc func, gpointer user_data, GDestroyNotify destroy);
char *samvad_act_dialog_check (const SamvadEvent *event, const SamvadActContext *context);

G_END_DECLS

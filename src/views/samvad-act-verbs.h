/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-history.h"

G_BEGIN_DECLS

/**
 * SamvadActVerb:
 * @name: of the action in the group `act`, which is also the event's code
 * @label: English, marked for translation; an ellipsis says that something is asked first
 * @accelerator: as gtk_accelerator_parse() reads it
 *
 * One thing that can be done with an action item.
 */
typedef struct {
  SamvadEventKind  kind;
  const char      *name;
  const char      *label;
  const char      *accelerator;
  gboolean         asks;
} SamvadActVerb;

const SamvadActVerb *samvad_act_verb_get       (guint index);
const SamvadActVerb *samvad_act_verb_find      (const char *name);
char                *samvad_act_verb_describe  (const SamvadActVerb *verb, guint n_done, guint n_chosen);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-act-bar.h"
#include "samvad-act-batch.h"
#include "samvad-action-columns.h"
#include "samvad-action-filters.h"
#include "samvad-action-head.h"
#include "samvad-action-reader.h"
#include "samvad-actions-page.h"
#include "samvad-store-lists.h"

G_BEGIN_DECLS

/* What the files of the page share. */

struct _SamvadActionsPage {
  SamvadPage          parent;
  AdwToastOverlay    *toasts;
  GtkStack           *stack;
  SamvadActionHead   *head;
  SamvadActionFilters *filters;
  GtkColumnView      *table;
  SamvadActionColumns *columns;
  SamvadActionReader *reader;
  SamvadActBar       *bar;
  GtkMultiSelection  *selection;
  SamvadActionList   *actions;
  SamvadStore        *store;    /* of @actions */
  char               *watched;  /* id of the item in the reader: stays while lists come and go */
  char               *sought;   /* id of the item that is to be selected once the list has it */
  SamvadActionDetail *detail;   /* of @watched, once it is read */
  GCancellable       *reading;
  GCancellable       *counting;
  SamvadFlow         *flow;     /* up to the month shown, once it is read */
  GSimpleActionGroup *acts;
  SamvadActBatch     *last;     /* what Ctrl+Z takes back */
  GSettings          *settings; /* nullable */
};

void       samvad_actions_page_watch        (SamvadActionsPage *self, const char *id);
void       samvad_actions_page_install_acts (SamvadActionsPage *self);
void       samvad_actions_page_update_acts  (SamvadActionsPage *self);
void       samvad_actions_page_install_edits (SamvadActionsPage *self);
void       samvad_actions_page_say_problem  (SamvadActionsPage *self, const char *problem);

G_END_DECLS

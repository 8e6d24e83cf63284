/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-database.h"
#include "samvad-store-lists.h"

G_BEGIN_DECLS

/* What an item holds once it is there. */
typedef struct {
  SamvadAction  *action;
  SamvadHistory *history;
  gboolean       unsent;
} SamvadActionValue;

gpointer samvad_action_value_read (SamvadDatabase *database, sqlite3_stmt *statement, SamvadTime now, GError **error);
void     samvad_action_value_free (gpointer value);
void     samvad_action_item_take  (SamvadActionItem *self, SamvadActionValue *value);

G_END_DECLS

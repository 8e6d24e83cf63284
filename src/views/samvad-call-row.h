/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-page.h"
#include "samvad-store-lists.h"

G_BEGIN_DECLS

/** SamvadCallRow: one piece of feedback in the stream: sign and word, remark, where, how long ago. */
#define SAMVAD_TYPE_CALL_ROW (samvad_call_row_get_type ())
G_DECLARE_FINAL_TYPE (SamvadCallRow, samvad_call_row, SAMVAD, CALL_ROW, AdwBin)

GtkWidget *samvad_call_row_new  (void);
void       samvad_call_row_show (SamvadCallRow *self, const SamvadCall *call, SamvadSnapshot *snapshot,
                                 SamvadTime now);
void       samvad_call_row_connect (GtkListItemFactory *factory, SamvadPage *page);
void       samvad_call_row_tick (SamvadCallRow *self, SamvadTime now);

char       *samvad_call_describe_services (const SamvadFeedback *feedback);
const char *samvad_call_describe_outcome  (const SamvadCall *call);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "samvad-export.h"
#include "samvad-figures.h"
#include "samvad-flow.h"
#include "samvad-pages.h"
#include "samvad-restatement.h"

G_BEGIN_DECLS

/**
 * SamvadPackInput:
 * @figures: the month shown, or the quarter or financial year
 * @months: (nullable) (element-type SamvadFigures): of a quarter or a year: its months
 * @previous: (nullable): the month, quarter or year before, counted at the same time
 * @decisions: (nullable) (element-type SamvadDecision): of the last meetings
 * @actions: (nullable) (element-type SamvadAction): open action items; the pack finds the overdue
 * @flow: (nullable): how items come and go, at least the months of the pack, as of the same time
 * @restatements: (nullable) (element-type SamvadRestatement): of a month: of the last pack that was
 *   sealed or the last month that was closed; of a longer span: of each of its months that was closed
 * @districts: (nullable): codes of districts that get a page besides those that differ
 *
 * All that a review pack says. The room reads no store and no clock: whoever calls fills this in
 * and keeps it until the pack is made.
 */
typedef struct {
  const SamvadFigures *figures;
  GPtrArray           *months;
  const SamvadFigures *previous;
  GPtrArray           *decisions;
  GPtrArray           *actions;
  const SamvadFlow    *flow;
  GPtrArray           *restatements;
  const char *const   *districts;
} SamvadPackInput;

SamvadStory *samvad_pack_compose       (const SamvadPackInput *input, SamvadPaperKind kind);
SamvadPages *samvad_pack_lay_out       (const SamvadPackInput *input, SamvadPaperKind kind);
GPtrArray   *samvad_pack_list_tables   (const SamvadPackInput *input);
JsonNode    *samvad_pack_state_to_json (const SamvadPackInput *input);
char        *samvad_pack_get_title     (const SamvadPackInput *input);
gboolean     samvad_pack_write         (const SamvadPackInput *input, SamvadFormat format, SamvadPaperKind kind,
                                        const char *path, const SamvadErrand *errand, GError **error);
gboolean     samvad_pack_seal          (const SamvadPackInput *input, const char *path, char **fingerprint,
                                        const SamvadErrand *errand, GError **error);

G_END_DECLS

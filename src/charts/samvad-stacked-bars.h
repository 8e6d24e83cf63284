/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-chart.h"
#include "samvad-figures.h"

G_BEGIN_DECLS

#define SAMVAD_STACK_PARTS 3

typedef enum {
  SAMVAD_STACK_SENTIMENT,       /* negative, neutral, positive; the share is that of negative */
  SAMVAD_STACK_RECEIVED,        /* received, partly, not received; the share is that of received */
} SamvadStackKind;

/**
 * SamvadStack:
 * @key: of the whole bar; its parts have this and "/0", "/1" and "/2"
 * @parts: counts in the order of the kind
 * @share: of the first part, with interval and band: too few are not drawn
 */
typedef struct {
  const char  *key;
  const char  *name;
  gint64       parts[SAMVAD_STACK_PARTS];
  SamvadShare  share;
} SamvadStack;

SamvadChart *samvad_stacked_bars_new (SamvadStackKind kind, const SamvadStack *stacks, guint n_stacks,
                                      const char *name_heading);

G_END_DECLS

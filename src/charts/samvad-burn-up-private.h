/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-burn-up.h"
#include "samvad-canvas.h"
#include "samvad-chart-class.h"

G_BEGIN_DECLS

#define SAMVAD_BURN_UP_SIDE_LABELS 4

/* What the chart shows and says; samvad-burn-up-draw.c draws it. */
typedef struct {
  SamvadChart     parent;
  SamvadMonth     month;
  SamvadDay       first;
  guint           n_days;
  guint           n_counted;            /* days up to and with today */
  gboolean        open;                 /* today lies in the month */
  SamvadBurnUpDay days[SAMVAD_BURN_UP_DAYS];
  gint64          total[SAMVAD_BURN_UP_DAYS];
  double          highest;
  char           *counted_label;
  char           *expected_label;
  char           *side[SAMVAD_BURN_UP_SIDE_LABELS];  /* target, projection, its interval, comparison */
} SamvadBurnUp;

void samvad_burn_up_measure (SamvadChart *chart, SamvadCanvas *canvas);
void samvad_burn_up_draw    (SamvadChart *chart, SamvadCanvas *canvas);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-figures.h"

G_BEGIN_DECLS

#define SAMVAD_BAND_CAUTION_FROM 25
#define SAMVAD_BAND_SHOWN_FROM   50
#define SAMVAD_FDR_Q             0.10

typedef struct {
  double difference;
  double low;
  double high;
} SamvadDifference;

SamvadBand       samvad_share_get_band   (gint64 n);
SamvadShare      samvad_share_new        (gint64 count, gint64 n);
void             samvad_share_wilson     (gint64 count, gint64 n, double z, double *low, double *high);
SamvadDifference samvad_share_newcombe   (gint64 count_a, gint64 n_a, gint64 count_b, gint64 n_b, double z);
double           samvad_share_mid_p      (gint64 count, gint64 n, double theta);
void             samvad_share_funnel     (gint64 n, double theta, double level, double *low, double *high);
void             samvad_share_reject     (const double *p_values, guint n_values, double q, gboolean *rejected);
double           samvad_share_get_z      (double confidence);

G_END_DECLS

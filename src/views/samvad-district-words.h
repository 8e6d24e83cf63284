/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-chart.h"
#include "samvad-district-detail.h"
#include "samvad-snapshot.h"

G_BEGIN_DECLS

/* What may be said of one district, or of the State where there is no code, each a sentence or a part of one. All transfer what they return. */

const char *samvad_district_words_name (SamvadSnapshot *snapshot, const char *code);
char *samvad_district_words_share      (const SamvadShare *share);
char *samvad_district_words_comparison (const SamvadFigures *figures, const SamvadDistrictFigures *district);
char *samvad_district_words_rank       (const SamvadFigures *figures, const SamvadDistrictFigures *district);
char *samvad_district_words_callers    (const SamvadCallerEffect *caller, gint64 n);
char *samvad_district_words_change     (const SamvadFigures *figures, const SamvadDistrictDetail *detail);
char *samvad_district_words_open       (const SamvadFigures *figures, const char *code);
char *samvad_district_words_window     (const SamvadFigures *figures);
void  samvad_district_words_set_title  (SamvadChart *chart, SamvadSnapshot *snapshot, const char *title);

G_END_DECLS

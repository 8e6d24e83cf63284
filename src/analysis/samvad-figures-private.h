/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-figures.h"

G_BEGIN_DECLS

/* Who is listed: by the documents, and whoever a row names */
SamvadDistrictFigures *samvad_figures_ensure_district (SamvadFigures *self, const char *code);
SamvadOfficerFigures  *samvad_figures_ensure_officer  (SamvadFigures *self, const char *key);
void                   samvad_figures_list_known      (SamvadFigures *self);
void                   samvad_figures_finish_lists    (SamvadFigures *self);
void                   samvad_figures_order_lists     (SamvadFigures *self);

/* What families say over the window */
void                   samvad_figures_read_window     (SamvadFigures *self, guint months);
void                   samvad_figures_finish_window   (SamvadFigures *self);

G_END_DECLS

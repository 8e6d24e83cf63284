/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "samvad-report-work.h"
#include "samvad-sealed-pack.h"

G_BEGIN_DECLS

/** SamvadCompareWindow: two months, or a sealed pack and what its month counts now, side by side. */
#define SAMVAD_TYPE_COMPARE_WINDOW (samvad_compare_window_get_type ())
G_DECLARE_FINAL_TYPE (SamvadCompareWindow, samvad_compare_window, SAMVAD, COMPARE_WINDOW, AdwWindow)

GtkWidget *samvad_compare_window_new          (GtkWindow *parent, SamvadReport *report, const SamvadReportOrder *order,
                                               GPtrArray *months);
GtkWidget *samvad_compare_window_new_for_pack (GtkWindow *parent, SamvadSealedPack *pack,
                                               const SamvadReportOrder *order);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "samvad-figures.h"
#include "samvad-paper.h"

G_BEGIN_DECLS

/**
 * SamvadReportOptions:
 *
 * How the pack is laid out: upright or across, on which district boundaries where some changed, and which
 * districts have a page of their own besides those that differ. Remembered in the settings. Emits "changed" when
 * somebody chose otherwise.
 */
#define SAMVAD_TYPE_REPORT_OPTIONS (samvad_report_options_get_type ())
G_DECLARE_FINAL_TYPE (SamvadReportOptions, samvad_report_options, SAMVAD, REPORT_OPTIONS, GtkPopover)

void            samvad_report_options_set_settings (SamvadReportOptions *self, GSettings *settings);
void            samvad_report_options_show         (SamvadReportOptions *self, const SamvadFigures *figures);
SamvadPaperKind samvad_report_options_get_kind     (SamvadReportOptions *self);
GStrv           samvad_report_options_get_districts (SamvadReportOptions *self);
SamvadBoundaryView samvad_report_options_get_boundaries (SamvadReportOptions *self);

G_END_DECLS

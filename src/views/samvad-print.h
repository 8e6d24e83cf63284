/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "samvad-report-work.h"

G_BEGIN_DECLS

void samvad_print_report (SamvadReport *report, GtkWindow *parent, const char *path);

G_END_DECLS

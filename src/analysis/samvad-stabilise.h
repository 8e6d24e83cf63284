/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

double samvad_stabilise_find_m (const gint64 *counts, const gint64 *ns, guint n_values, double theta);
double samvad_stabilise_share  (gint64 count, gint64 n, double theta, double m);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void samvad_ranks_fill (const gint64 *counts, const gint64 *ns, guint n_values, int *low, int *high);

G_END_DECLS

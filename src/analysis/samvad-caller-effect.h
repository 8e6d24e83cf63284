/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-figures.h"

G_BEGIN_DECLS

SamvadCallerEffect samvad_caller_effect_new (const gint64 *counts, const gint64 *ns, guint n_callers);

G_END_DECLS

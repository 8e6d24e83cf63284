/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Inputs that are almost right: where no coverage guides, as with gcc, these still reach far. The same
 * ones in every run. */

GByteArray *mutator_make (GRand *chance, GPtrArray *corpus);

G_END_DECLS

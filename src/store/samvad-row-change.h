/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * SamvadRowSplice:
 * @position: in the list as the splices before this one have made it
 *
 * At @position, @removed rows go and @added rows come.
 */
typedef struct {
  guint position;
  guint removed;
  guint added;
} SamvadRowSplice;

GArray *samvad_row_change_find (const GArray *before, const GArray *after);

G_END_DECLS

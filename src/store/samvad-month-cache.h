/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-database.h"
#include "samvad-tally.h"

G_BEGIN_DECLS

/**
 * SamvadMonthCache:
 *
 * The sums of the months that were read last, shared by all readings for as long as no transaction
 * has touched the month: a refresh reads what changed, not what there is. Of use in any thread.
 */
typedef struct _SamvadMonthCache SamvadMonthCache;

SamvadMonthCache *samvad_month_cache_new   (void);
void              samvad_month_cache_free  (SamvadMonthCache *self);
gboolean          samvad_month_cache_load  (SamvadMonthCache *self, SamvadDatabase *database, SamvadMonth from,
                                            SamvadMonth to, SamvadTally *tally, GError **error);
gboolean          samvad_month_cache_stamp (SamvadDatabase *database, SamvadMonth month, GError **error);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-store-private.h"

G_BEGIN_DECLS

/* The cases that a page of the feed touches, as they were before it and as they are after. Each is
 * loaded once; the difference of their sums is what the roll-ups change by. */
typedef struct _SamvadPageCases SamvadPageCases;

SamvadPageCases *samvad_page_cases_new     (SamvadDatabase *database);
void             samvad_page_cases_free    (SamvadPageCases *self);
gboolean         samvad_page_cases_add     (SamvadPageCases *self, const SamvadDocument *document, gboolean *is_new,
                                            GError **error);
void             samvad_page_cases_tally   (SamvadPageCases *self, SamvadTally *tally);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadPageCases, samvad_page_cases_free)

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-officer-compare.h"
#include "samvad-snapshot.h"

G_BEGIN_DECLS

/* @rows: (element-type SamvadOfficerComparison) */
char *samvad_officer_words_compare  (SamvadSnapshot *snapshot, GArray *rows);
char *samvad_officer_words_silent   (SamvadSnapshot *snapshot);
char *samvad_officer_words_contact  (const SamvadOfficerComparison *row);
char *samvad_officer_words_target   (const SamvadOfficerComparison *row);

G_END_DECLS

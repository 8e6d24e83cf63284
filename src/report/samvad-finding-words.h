/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-findings.h"

G_BEGIN_DECLS

/* Where the links of samvad_finding_words_districts_linked() lead: these and a code. */
#define SAMVAD_FINDING_LINK_DISTRICT "district:"
#define SAMVAD_FINDING_LINK_NEGATIVE "negative:"
#define SAMVAD_FINDING_LINK_OPINIONS "opinions:"

char *samvad_finding_words_describe  (const SamvadFinding *finding, const SamvadFigures *figures);
char *samvad_finding_words_districts (const SamvadFigures *figures);
char *samvad_finding_words_districts_linked (const SamvadFigures *figures);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-findings.h"

G_BEGIN_DECLS

char *samvad_finding_words_describe  (const SamvadFinding *finding, const SamvadFigures *figures);
char *samvad_finding_words_districts (const SamvadFigures *figures);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-figures.h"
#include "samvad-table.h"

G_BEGIN_DECLS

SamvadTable *samvad_pack_compare (const SamvadFigures *first, const char *first_title,
                                  const SamvadFigures *second, const char *second_title);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-call-row.h"

G_BEGIN_DECLS

/** SamvadCallReader: the answers of one call. */
#define SAMVAD_TYPE_CALL_READER (samvad_call_reader_get_type ())
G_DECLARE_FINAL_TYPE (SamvadCallReader, samvad_call_reader, SAMVAD, CALL_READER, AdwBin)

void samvad_call_reader_offer_items (SamvadCallReader *self, SamvadViewModel *model);
void samvad_call_reader_show (SamvadCallReader *self, const SamvadCall *call, SamvadSnapshot *snapshot);

G_END_DECLS

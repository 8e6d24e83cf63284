/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** SamvadVerdicts: what each step of trying a connection found, one row a step. */
#define SAMVAD_TYPE_VERDICTS (samvad_verdicts_get_type ())
G_DECLARE_FINAL_TYPE (SamvadVerdicts, samvad_verdicts, SAMVAD, VERDICTS, AdwPreferencesGroup)

void samvad_verdicts_begin (SamvadVerdicts *self);
void samvad_verdicts_add   (SamvadVerdicts *self, gboolean passed, const char *text, GTlsCertificate *certificate);
void samvad_verdicts_end   (SamvadVerdicts *self);

char *samvad_certificate_get_fingerprint (GTlsCertificate *certificate);

G_END_DECLS

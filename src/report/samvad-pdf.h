/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-output.h"
#include "samvad-pages.h"

G_BEGIN_DECLS

GBytes  *samvad_pdf_make  (SamvadPages *pages, const char *title, SamvadTime as_of, const SamvadErrand *errand,
                           GError **error);
gboolean samvad_pdf_write (SamvadPages *pages, const char *title, SamvadTime as_of, const char *path,
                           const SamvadErrand *errand, GError **error);

G_END_DECLS

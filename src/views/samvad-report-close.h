/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-reports-page.h"

G_BEGIN_DECLS

void samvad_report_close_ask (SamvadReportsPage *page);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-output.h"

G_BEGIN_DECLS

const SamvadErrand *samvad_ctl_get_errand (void);

G_END_DECLS

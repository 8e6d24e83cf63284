/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-figures.h"
#include "samvad-flow.h"

SamvadFigures *sample_figures   (void);
GPtrArray     *sample_decisions (void);
GPtrArray     *sample_actions   (guint count);
SamvadFlow    *sample_flow      (void);

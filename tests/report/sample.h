/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-figures.h"

SamvadFigures *sample_figures   (void);
GPtrArray     *sample_decisions (void);
GPtrArray     *sample_actions   (guint count);

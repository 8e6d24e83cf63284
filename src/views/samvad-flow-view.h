/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "samvad-flow.h"

G_BEGIN_DECLS

/**
 * SamvadFlowView:
 *
 * How items come and go in the State: opened, verified, reopened and net by month, how old the open ones are, and
 * what was done by kind.
 */
#define SAMVAD_TYPE_FLOW_VIEW (samvad_flow_view_get_type ())
G_DECLARE_FINAL_TYPE (SamvadFlowView, samvad_flow_view, SAMVAD, FLOW_VIEW, AdwBin)

void samvad_flow_view_show (SamvadFlowView *self, const SamvadFlow *flow);

G_END_DECLS

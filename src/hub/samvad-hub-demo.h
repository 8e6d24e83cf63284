/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-hub.h"

G_BEGIN_DECLS

/* Fills a hub with invented data, and goes on adding to it: one call every few seconds. */
typedef struct _SamvadHubDemo SamvadHubDemo;

SamvadHubDemo *samvad_hub_demo_new   (SamvadHub *hub, gboolean live, GError **error);
void           samvad_hub_demo_free  (SamvadHubDemo *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadHubDemo, samvad_hub_demo_free)

G_END_DECLS

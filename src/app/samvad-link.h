/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-profile.h"
#include "samvad-view-model.h"

G_BEGIN_DECLS

/**
 * SamvadLink:
 *
 * Synchronisation of one cache with one database, told to the view model in the words of the
 * screen.
 */
#define SAMVAD_TYPE_LINK (samvad_link_get_type ())
G_DECLARE_FINAL_TYPE (SamvadLink, samvad_link, SAMVAD, LINK, GObject)

SamvadLink *samvad_link_new   (SamvadViewModel *model, SamvadStore *store, const SamvadProfile *profile,
                               const char *password);
void        samvad_link_stop  (SamvadLink *self);
void        samvad_link_reconnect (SamvadLink *self);
void        samvad_link_retry (SamvadLink *self);

G_END_DECLS

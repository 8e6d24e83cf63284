/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * SamvadBanner:
 *
 * One line under the header bar that is there only when there is something to say, with at most
 * one button. (AdwBanner came after Debian 12.)
 */
#define SAMVAD_TYPE_BANNER (samvad_banner_get_type ())
G_DECLARE_FINAL_TYPE (SamvadBanner, samvad_banner, SAMVAD, BANNER, AdwBin)

void samvad_banner_say (SamvadBanner *self, const char *text, const char *button, const char *action);

G_END_DECLS

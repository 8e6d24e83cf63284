/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What an office mixes into the hash that tells its families apart, so that nobody who knows the
 * telephone numbers of a State can find a family by trying them all. */
GBytes *samvad_ctl_load_secret (const char *path, GError **error);

G_END_DECLS

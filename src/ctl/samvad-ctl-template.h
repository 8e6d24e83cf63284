/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean samvad_ctl_write_template (const char *profile, const char *path, GError **error);

G_END_DECLS

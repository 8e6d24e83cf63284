/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-sync-options.h"

G_BEGIN_DECLS

gboolean samvad_ctl_import_table (const SamvadSyncOptions *options, const char *profile, const char *path,
                                  const char *key_file, gboolean dry_run, GError **error);

G_END_DECLS

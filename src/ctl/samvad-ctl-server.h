/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-sync-options.h"

G_BEGIN_DECLS

/* --server and --database, and who signs in from the environment: SAMVAD_USER and SAMVAD_PASSWORD.
 * A password is never an argument, since every user of a PC can read those. */
gboolean samvad_ctl_fill_options (SamvadSyncOptions *options, const char *server, const char *database, GError **error);
gboolean samvad_ctl_upload       (const SamvadSyncOptions *options, GPtrArray *documents, GError **error);

G_END_DECLS

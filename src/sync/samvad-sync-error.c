/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-sync-error.h"

G_DEFINE_QUARK (samvad-sync-error-quark, samvad_sync_error)

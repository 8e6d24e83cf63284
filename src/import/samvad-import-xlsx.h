/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean   samvad_import_xlsx_is   (const char *bytes, gsize length);
GPtrArray *samvad_import_xlsx_read (const char *bytes, gsize length, GError **error);

G_END_DECLS

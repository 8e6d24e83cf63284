/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-database.h"

G_BEGIN_DECLS

gboolean samvad_schema_migrate     (SamvadDatabase *database, GError **error);
gboolean samvad_schema_compare     (SamvadDatabase *database, GError **error);
gboolean samvad_schema_is_made     (SamvadDatabase *database);
gboolean samvad_schema_check       (SamvadDatabase *database, GError **error);
gboolean samvad_schema_drop_list_indexes (SamvadDatabase *database, GError **error);
gboolean samvad_schema_ensure_list_indexes (SamvadDatabase *database, GError **error);

G_END_DECLS

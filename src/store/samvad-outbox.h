/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-store-private.h"

G_BEGIN_DECLS

/* The outbox of one file: rows with the events and documents that they are about. */

gboolean   samvad_outbox_put             (SamvadDatabase *database, const char *id, const char *event, SamvadTime at,
                                          GError **error);
gboolean   samvad_outbox_create          (SamvadDatabase *database, const SamvadDocument *document, GError **error);
gboolean   samvad_outbox_find            (SamvadDatabase *database, gint64 row, char **id, char **event, GError **error);
gboolean   samvad_outbox_remove_document (SamvadDatabase *database, const char *id, GError **error);
gboolean   samvad_outbox_list            (SamvadDatabase *database, guint limit, gboolean refused, GPtrArray *rows,
                                          GError **error);
GPtrArray *samvad_outbox_list_of         (SamvadDatabase *database, const char *id, GError **error);
GPtrArray *samvad_outbox_list_documents  (SamvadDatabase *database, GError **error);
gboolean   samvad_outbox_has_body        (GPtrArray *rows);
gboolean   samvad_outbox_replace         (SamvadDatabase *into, const char *id, GPtrArray *rows, GError **error);
gboolean   samvad_outbox_carry_over      (SamvadDatabase *from, SamvadDatabase *into, GError **error);
void       samvad_outbox_salvage         (SamvadDatabase *from, SamvadDatabase *into);

G_END_DECLS

/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * SamvadHubOptions:
 * @listen: (nullable): "ADDR:PORT"; NULL: 127.0.0.1 and a free port
 * @directory: (nullable): where the databases are kept; NULL: in memory, and gone with the hub
 * @users: (nullable): file of accounts; NULL: whoever reaches the port may do everything, and the
 *   hub refuses to listen anywhere but on loopback
 * @certificate, @key: (nullable): PEM files; both or none
 */
typedef struct {
  const char *listen;
  const char *directory;
  const char *users;
  const char *certificate;
  const char *key;
} SamvadHubOptions;

/**
 * SamvadHub:
 *
 * The part of the CouchDB HTTP API that replication and Samvad need, over SQLite and #SoupServer. It
 * serves from the thread-default main context in which it was started.
 */
#define SAMVAD_TYPE_HUB (samvad_hub_get_type ())
G_DECLARE_FINAL_TYPE (SamvadHub, samvad_hub, SAMVAD, HUB, GObject)

SamvadHub  *samvad_hub_new     (const SamvadHubOptions *options, GError **error);
gboolean    samvad_hub_start   (SamvadHub *self, GError **error);
void        samvad_hub_stop    (SamvadHub *self);
const char *samvad_hub_get_url (SamvadHub *self);
gboolean    samvad_hub_write   (SamvadHub *self, const char *database, GPtrArray *documents, GError **error);

G_END_DECLS

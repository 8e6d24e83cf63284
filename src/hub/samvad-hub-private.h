/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>
#include <libsoup/soup.h>

#include "samvad-hub-base.h"
#include "samvad-hub-users.h"
#include "samvad-hub.h"

G_BEGIN_DECLS

#define SAMVAD_HUB_MAX_BODY (64 * 1024 * 1024)

/* One request on its way through the handlers. */
typedef struct {
  SamvadHub         *hub;
  SamvadHubBase     *base;
  SoupServerMessage *message;
  const char        *method;
  GStrv              path;      /* decoded, without the leading slash */
  guint              length;
  GHashTable        *query;     /* nullable */
  SamvadHubDb       *db;        /* nullable */
  const char        *user;      /* nullable: nobody signed in */
  SamvadHubRole      role;
  GBytes            *body;      /* inflated */
} SamvadHubRequest;

/* Replies */
void        samvad_hub_reply        (SamvadHubRequest *request, guint status, const char *json);
void        samvad_hub_reply_take   (SamvadHubRequest *request, guint status, char *json);
void        samvad_hub_reply_error  (SamvadHubRequest *request, guint status, const char *error, const char *reason);
void        samvad_hub_reply_gerror (SamvadHubRequest *request, const GError *error);
const char *samvad_hub_error_word   (guint status);

/* What a request says */
const char *samvad_hub_query        (SamvadHubRequest *request, const char *name);
gboolean    samvad_hub_query_flag   (SamvadHubRequest *request, const char *name);
gint64      samvad_hub_query_number (SamvadHubRequest *request, const char *name, gint64 otherwise);
char       *samvad_hub_query_json_text (SamvadHubRequest *request, const char *name);
JsonObject *samvad_hub_body_object  (SamvadHubRequest *request, JsonNode **node);
const char *samvad_hub_body_text    (SamvadHubRequest *request);

/* What is done with every request, in this order; a step that returns FALSE has answered it */
void        samvad_hub_bound_body         (SoupServerMessage *message);
void        samvad_hub_handle             (SamvadHubRequest *request, const char *path);
gboolean    samvad_hub_read_body          (SamvadHubRequest *request);
gboolean    samvad_hub_check_content_type (SamvadHubRequest *request);
gboolean    samvad_hub_authenticate       (SamvadHubRequest *request, SamvadHubUsers *users, char **user);
void        samvad_hub_route              (SamvadHubRequest *request, SamvadHubUsers *users);

/* Handlers: each answers its request */
void        samvad_hub_handle_welcome  (SamvadHubRequest *request);
void        samvad_hub_handle_all_dbs  (SamvadHubRequest *request);
void        samvad_hub_create_db       (SamvadHubRequest *request, const char *name);
void        samvad_hub_handle_db       (SamvadHubRequest *request);
void        samvad_hub_handle_commit   (SamvadHubRequest *request);
void        samvad_hub_handle_security (SamvadHubRequest *request);
void        samvad_hub_handle_session  (SamvadHubRequest *request, SamvadHubUsers *users);
void        samvad_hub_handle_document (SamvadHubRequest *request, const char *id);
void        samvad_hub_handle_local    (SamvadHubRequest *request, const char *id);
void        samvad_hub_handle_bulk_docs (SamvadHubRequest *request);
void        samvad_hub_handle_bulk_get (SamvadHubRequest *request);
void        samvad_hub_handle_all_docs (SamvadHubRequest *request);
void        samvad_hub_handle_revs_diff (SamvadHubRequest *request);
void        samvad_hub_handle_changes  (SamvadHubRequest *request);

gboolean    samvad_hub_is_secure       (SoupServerMessage *message);

/* Documents as text */
char       *samvad_hub_document_text   (const char *id, const SamvadHubRevision *revision, gboolean revs,
                                        GPtrArray *conflicts);
char       *samvad_hub_change_document (const SamvadHubChange *change);
gboolean    samvad_hub_check_id        (const char *id, GError **error);
GStrv       samvad_hub_read_revisions  (JsonObject *object);

/* The order of changes as CouchDB writes it, opaque to everybody else */
char       *samvad_hub_seq_to_text     (const SamvadHubDb *db, gint64 seq);
gboolean    samvad_hub_seq_from_text   (const SamvadHubDb *db, const char *text, gint64 *seq);

/* Feeds that wait for changes */
typedef void (*SamvadHubWake) (gpointer data);
guint       samvad_hub_add_waiter    (SamvadHub *self, gint64 db, SamvadHubWake wake, gpointer data);
void        samvad_hub_remove_waiter (SamvadHub *self, guint id);
void        samvad_hub_notify        (SamvadHub *self, gint64 db);
SamvadHubBase *samvad_hub_get_base   (SamvadHub *self);

G_END_DECLS

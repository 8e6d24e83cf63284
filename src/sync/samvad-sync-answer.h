/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "samvad-sync-error.h"
#include "samvad-time.h"

G_BEGIN_DECLS

/**
 * SamvadSyncAnswer:
 * @status: of HTTP
 * @body: what came, decompressed
 * @server_time: the server's clock, or NONE
 * @received_at: this PC's clock when the head of the answer came
 * @retry_after: seconds that the server asks to wait, or -1
 */
typedef struct {
  guint       status;
  GBytes     *body;
  SamvadTime  server_time;
  SamvadTime  received_at;
  int         retry_after;
} SamvadSyncAnswer;

void samvad_sync_answer_free (SamvadSyncAnswer *answer);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SamvadSyncAnswer, samvad_sync_answer_free)

/**
 * SamvadSyncPlace:
 * @url: of the server, for messages
 * @database: its name
 * @user: (nullable): who is signed in
 *
 * Where an answer came from, in the words of its messages.
 */
typedef struct {
  const char *url;
  const char *database;
  const char *user;
} SamvadSyncPlace;

gboolean  samvad_sync_answer_check      (const SamvadSyncAnswer *self, const SamvadSyncPlace *place, GError **error);
gboolean  samvad_sync_answer_is_ok      (const SamvadSyncAnswer *self);
JsonNode *samvad_sync_answer_parse      (const SamvadSyncAnswer *self, const SamvadSyncPlace *place, GError **error);
char     *samvad_sync_text_clean        (const char *text);
void      samvad_sync_error_set_stranger (const SamvadSyncPlace *place, guint status, GError **error);
void      samvad_sync_error_from_network (const GError *cause, const SamvadSyncPlace *place, GError **error);

G_END_DECLS

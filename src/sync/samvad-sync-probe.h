/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "samvad-sync-options.h"

G_BEGIN_DECLS

/* What is asked one after the other when somebody sets up a connection. */
typedef enum {
  SAMVAD_SYNC_STEP_ADDRESS,
  SAMVAD_SYNC_STEP_NAME,
  SAMVAD_SYNC_STEP_CONNECTION,
  SAMVAD_SYNC_STEP_CERTIFICATE,
  SAMVAD_SYNC_STEP_COUCHDB,
  SAMVAD_SYNC_STEP_SIGN_IN,
  SAMVAD_SYNC_STEP_DATABASE,
  SAMVAD_SYNC_STEP_READ,
  SAMVAD_SYNC_STEP_WRITE,
  SAMVAD_SYNC_N_STEPS,
} SamvadSyncStep;

/**
 * SamvadSyncFinding:
 * @passed: FALSE is the last one: what follows needs it
 * @text: one sentence: what was found, or what to do
 * @certificate: (nullable): the server's, also one that is not trusted, to be shown
 */
typedef struct {
  SamvadSyncStep   step;
  gboolean         passed;
  char            *text;
  GTlsCertificate *certificate;
} SamvadSyncFinding;

/* Called in the context of who asked, once for each step and before the callback. */
typedef void (*SamvadSyncProbeFunc) (const SamvadSyncFinding *finding, gpointer user_data);

void       samvad_sync_finding_free (SamvadSyncFinding *finding);
void       samvad_sync_probe_async  (const SamvadSyncOptions *options, GCancellable *cancellable,
                                     SamvadSyncProbeFunc progress, GAsyncReadyCallback callback,
                                     gpointer user_data);
GPtrArray *samvad_sync_probe_finish (GAsyncResult *result, GError **error);

G_END_DECLS

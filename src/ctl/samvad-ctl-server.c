/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-ctl-server.h"

#include "samvad-ctl.h"
#include "samvad-sync-upload.h"

/** Fills borrowed texts in: the caller frees none of them. */
gboolean
samvad_ctl_fill_options (SamvadSyncOptions  *options,
                         const char         *server,
                         const char         *database,
                         GError            **error)
{
  if (!samvad_ctl_require (server, "--server", error) || !samvad_ctl_require (database, "--database", error))
    return FALSE;
  *options = (SamvadSyncOptions) {
    .url = (char *) server,
    .database = (char *) database,
    .user = (char *) g_getenv ("SAMVAD_USER"),
    .password = (char *) g_getenv ("SAMVAD_PASSWORD"),
    .ca_file = (char *) g_getenv ("SAMVAD_CA_FILE"),
  };
  return TRUE;
}

typedef struct {
  GMainLoop        *loop;
  SamvadSyncUpload *upload;
  GError           *error;
} Wait;

static void
on_uploaded (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Wait *wait = user_data;

  wait->upload = samvad_sync_upload_finish (result, &wait->error);
  g_main_loop_quit (wait->loop);
}

/**
 * samvad_ctl_upload:
 * @documents: (element-type JsonObject)
 *
 * Sends documents and says what became of them. What the database has already stays as it is, so
 * that the same file twice adds nothing; a refused document makes the whole fail at the end.
 */
gboolean
samvad_ctl_upload (const SamvadSyncOptions  *options,
                   GPtrArray                *documents,
                   GError                  **error)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (SamvadSyncUpload) upload = NULL;
  Wait wait = { loop, NULL, NULL };

  samvad_sync_upload_async (options, documents, NULL, on_uploaded, &wait);
  g_main_loop_run (loop);
  if (wait.error != NULL)
    {
      g_propagate_error (error, wait.error);
      return FALSE;
    }
  upload = wait.upload;
  g_print ("%" G_GUINT64_FORMAT " added, %" G_GUINT64_FORMAT " already there, %u refused\n", upload->created,
           upload->present, upload->refused->len);
  if (upload->refused->len == 0)
    return TRUE;
  g_set_error (error, SAMVAD_CTL_ERROR, SAMVAD_CTL_ERROR_FAILED, "%u documents were refused, the first: %s",
               upload->refused->len, (char *) g_ptr_array_index (upload->refused, 0));
  return FALSE;
}

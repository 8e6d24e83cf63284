/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-sync-upload.h"


#include "samvad-json-member.h"
#include "samvad-sync-client.h"

#define BATCH 500

typedef struct {
  SamvadSyncOptions *options;
  GPtrArray         *documents;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  samvad_sync_options_free (job->options);
  g_ptr_array_unref (job->documents);
  g_free (job);
}

void
samvad_sync_upload_free (SamvadSyncUpload *upload)
{
  g_ptr_array_unref (upload->refused);
  g_free (upload);
}

static GBytes *
encode (GPtrArray *documents,
        guint      from)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_alloc ();
  JsonArray *docs = json_array_new ();
  char *text;

  for (guint i = from; i < MIN (documents->len, from + BATCH); i++)
    json_array_add_object_element (docs, json_object_ref (g_ptr_array_index (documents, i)));
  json_object_set_array_member (object, "docs", docs);
  json_node_init_object (node, object);
  text = json_to_string (node, FALSE);
  return g_bytes_new_take (text, strlen (text));
}

/* Returns: (transfer full): what may be shown of a text of the server's */
static char *
get_text (JsonObject *object,
          const char *member)
{
  const char *text = samvad_json_get_text (object, member);

  return samvad_sync_text_clean (text != NULL ? text : "");
}

/* Returns: whether this is what a server says of a document */
static gboolean
count_row (SamvadSyncUpload *upload,
           JsonObject       *row)
{
  g_autofree char *id = get_text (row, "id"), *reason = get_text (row, "reason");

  if (samvad_json_get_text (row, "id") == NULL)
    return FALSE;
  if (samvad_json_get_flag (row, "ok") || samvad_json_get_text (row, "rev") != NULL)
    upload->created++;
  else if (samvad_json_get_text (row, "error") == NULL)
    return FALSE;
  else if (g_strcmp0 (samvad_json_get_text (row, "error"), "conflict") == 0)
    upload->present++;
  else
    g_ptr_array_add (upload->refused, g_strdup_printf ("%s: %s", id, reason));
  return TRUE;
}

/* A document of which nothing is said may not be there. */
static gboolean
count_array (SamvadSyncUpload *upload,
             JsonArray        *rows,
             guint             n_documents)
{
  if (json_array_get_length (rows) != n_documents)
    return FALSE;
  for (guint i = 0; i < n_documents; i++)
    {
      JsonNode *row = json_array_get_element (rows, i);

      if (!JSON_NODE_HOLDS_OBJECT (row) || !count_row (upload, json_node_get_object (row)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
count_rows (SamvadSyncUpload  *upload,
            SamvadSyncAnswer  *answer,
            guint              n_documents,
            SamvadSyncClient  *client,
            GError           **error)
{
  SamvadSyncPlace place = { samvad_sync_client_get_url (client), "", NULL };
  g_autoptr (JsonNode) root = samvad_sync_answer_parse (answer, &place, error);

  if (root == NULL)
    return FALSE;
  if (JSON_NODE_HOLDS_ARRAY (root) && count_array (upload, json_node_get_array (root), n_documents))
    return TRUE;
  return samvad_sync_client_set_stranger (client, error);
}

/* One that is there already is as good. */
static gboolean
make_database (SamvadSyncClient  *client,
               GCancellable      *cancellable,
               GError           **error)
{
  g_autofree char *path = samvad_sync_client_path (client, NULL);
  g_autoptr (JsonNode) there = NULL;
  g_autoptr (GError) problem = NULL;
  g_autoptr (SamvadSyncAnswer) made = NULL;

  there = samvad_sync_client_get (client, path, cancellable, &problem);
  if (there != NULL)
    return (JSON_NODE_HOLDS_OBJECT (there) && json_object_has_member (json_node_get_object (there), "update_seq") &&
            samvad_json_get_text (json_node_get_object (there), "db_name") != NULL) ||
           samvad_sync_client_set_stranger (client, error);
  if (!g_error_matches (problem, SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_NO_DATABASE))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  g_clear_error (&problem);
  made = samvad_sync_client_call (client, "PUT", path, NULL, cancellable, &problem);
  if (made != NULL)
    return samvad_sync_answer_is_ok (made) || samvad_sync_client_set_stranger (client, error);
  if (g_error_matches (problem, SAMVAD_SYNC_ERROR, SAMVAD_SYNC_ERROR_CONFLICT))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
send_documents (SamvadSyncClient  *client,
                GPtrArray         *documents,
                SamvadSyncUpload  *upload,
                GCancellable      *cancellable,
                GError           **error)
{
  g_autofree char *database = samvad_sync_client_path (client, NULL);
  g_autofree char *path = g_strconcat (database, "/_bulk_docs", NULL);

  for (guint from = 0; from < documents->len; from += BATCH)
    {
      g_autoptr (GBytes) body = encode (documents, from);
      g_autoptr (SamvadSyncAnswer) answer = samvad_sync_client_call (client, "POST", path, body, cancellable, error);

      if (answer == NULL ||
          !count_rows (upload, answer, MIN (BATCH, documents->len - from), client, error))
        return FALSE;
    }
  return TRUE;
}

static void
upload_in_thread (GTask        *task,
                  gpointer      source,
                  gpointer      data,
                  GCancellable *cancellable)
{
  Job *job = data;
  GMainContext *context = g_main_context_new ();
  GError *error = NULL;
  SamvadSyncUpload *upload = g_new0 (SamvadSyncUpload, 1);
  SamvadSyncClient *client;

  upload->refused = g_ptr_array_new_with_free_func (g_free);
  g_main_context_push_thread_default (context);
  client = samvad_sync_client_new (job->options, &error);
  if (client != NULL && samvad_sync_client_resume (client, cancellable, &error) &&
      make_database (client, cancellable, &error) &&
      send_documents (client, job->documents, upload, cancellable, &error))
    g_task_return_pointer (task, g_steal_pointer (&upload), (GDestroyNotify) samvad_sync_upload_free);
  else
    g_task_return_error (task, error);
  g_clear_object (&client);
  g_clear_pointer (&upload, samvad_sync_upload_free);
  g_main_context_pop_thread_default (context);
  g_main_context_unref (context);
}

/**
 * samvad_sync_upload_async:
 * @documents: (element-type JsonObject): with `_id`; not to be changed until the end
 *
 * Makes the database if it is missing and sends new documents to it. Sent twice, a document is
 * counted as there already.
 */
void
samvad_sync_upload_async (const SamvadSyncOptions *options,
                          GPtrArray               *documents,
                          GCancellable            *cancellable,
                          GAsyncReadyCallback      callback,
                          gpointer                 user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new (Job, 1);

  *job = (Job) { samvad_sync_options_copy (options), g_ptr_array_ref (documents) };
  g_task_set_source_tag (task, samvad_sync_upload_async);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, upload_in_thread);
}

/** Returns: (transfer full): what became of the documents, or NULL with an error */
SamvadSyncUpload *
samvad_sync_upload_finish (GAsyncResult  *result,
                           GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

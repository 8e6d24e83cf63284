/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "memory-target.h"
#include "samvad-hub.h"
#include "samvad-sync-engine.h"
#include "samvad-sync-probe.h"
#include "samvad-sync-upload.h"
#include "tiny-couch.h"

static void
keep (GObject      *source,
      GAsyncResult *result,
      gpointer      user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
await (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static GPtrArray *
probe (const SamvadSyncOptions *options)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  GPtrArray *findings;

  samvad_sync_probe_async (options, NULL, NULL, keep, &result);
  findings = samvad_sync_probe_finish (await (&result), &error);
  g_assert_no_error (error);
  return findings;
}

static void
assert_ends_with (const SamvadSyncOptions *options,
                  SamvadSyncStep           step,
                  gboolean                 passed,
                  const char              *word)
{
  g_autoptr (GPtrArray) findings = probe (options);
  SamvadSyncFinding *last = g_ptr_array_index (findings, findings->len - 1);

  g_test_message ("%s", last->text);
  g_assert_cmpint (last->step, ==, step);
  g_assert_cmpint (last->passed, ==, passed);
  g_assert_nonnull (strstr (last->text, word));
  for (guint i = 0; i + 1 < findings->len; i++)
    g_assert_true (((SamvadSyncFinding *) g_ptr_array_index (findings, i))->passed);
}

static void
test_probe (void)
{
  TinyCouch *couch = tiny_couch_new ();
  SamvadSyncOptions options = { couch->url, (char *) "samvad", (char *) "asha", (char *) "geheim", NULL };

  couch->password = g_strdup ("geheim");
  assert_ends_with (&options, SAMVAD_SYNC_STEP_WRITE, TRUE, "write");
  options.password = (char *) "wrong";
  assert_ends_with (&options, SAMVAD_SYNC_STEP_SIGN_IN, FALSE, "password");
  options.password = (char *) "geheim";
  couch->exists = FALSE;
  assert_ends_with (&options, SAMVAD_SYNC_STEP_DATABASE, FALSE, "samvad");
  options.url = (char *) "http://couchdb.example.org";
  assert_ends_with (&options, SAMVAD_SYNC_STEP_ADDRESS, FALSE, "https");
  options.url = couch->url;
  soup_server_disconnect (couch->server);
  assert_ends_with (&options, SAMVAD_SYNC_STEP_CONNECTION, FALSE, "administrator");
  tiny_couch_free (couch);
}

static GPtrArray *
make_documents (guint       count,
                const char *prefix)
{
  GPtrArray *documents = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);

  for (guint i = 0; i < count; i++)
    {
      JsonObject *object = json_object_new ();
      g_autofree char *id = g_strdup_printf ("%s:%06u", prefix, i);

      json_object_set_string_member (object, "_id", id);
      json_object_set_string_member (object, "type", "later");
      g_ptr_array_add (documents, object);
    }
  return documents;
}

static void
assert_upload (const SamvadSyncOptions *options,
               GPtrArray               *documents,
               guint                    created,
               guint                    present,
               guint                    refused)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SamvadSyncUpload) upload = NULL;

  samvad_sync_upload_async (options, documents, NULL, keep, &result);
  upload = samvad_sync_upload_finish (await (&result), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (upload->created, ==, created);
  g_assert_cmpuint (upload->present, ==, present);
  g_assert_cmpuint (upload->refused->len, ==, refused);
}

static void
test_upload (void)
{
  TinyCouch *couch = tiny_couch_new ();
  SamvadSyncOptions options = { couch->url, (char *) "samvad", NULL, NULL, NULL };
  g_autoptr (GPtrArray) documents = make_documents (1200, "x");
  g_autoptr (GPtrArray) bad = make_documents (2, "bad");

  couch->exists = FALSE;
  assert_upload (&options, documents, 1200, 0, 0);
  g_assert_true (couch->exists);
  g_assert_cmpuint (couch->requests, ==, 2 + 3);
  assert_upload (&options, documents, 0, 1200, 0);
  assert_upload (&options, bad, 0, 0, 2);
  tiny_couch_free (couch);
}

static void
remove_folder (const char *folder)
{
  GDir *names = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (names)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_remove (path), ==, 0);
    }
  g_dir_close (names);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

static void
on_finished (SamvadSyncEngine *engine,
             gboolean          ok,
             gpointer          user_data)
{
  *(int *) user_data = ok;
}

static void
test_hub (void)
{
  g_autofree char *folder = g_dir_make_tmp ("samvad-sync-XXXXXX", NULL);
  SamvadHubOptions where = { .listen = "127.0.0.1:0", .directory = folder };
  g_autoptr (GError) error = NULL;
  g_autoptr (SamvadHub) hub = samvad_hub_new (&where, &error);
  g_autoptr (GPtrArray) documents = make_documents (4500, "x");
  g_autoptr (MemoryTarget) target = memory_target_new ();
  SamvadSyncOptions options = { .database = (char *) "samvad" };
  SamvadSyncEngine *engine;
  int finished = -1;

  g_assert_no_error (error);
  g_assert_true (samvad_hub_start (hub, &error));
  options.url = (char *) samvad_hub_get_url (hub);
  assert_upload (&options, documents, 4500, 0, 0);
  assert_ends_with (&options, SAMVAD_SYNC_STEP_WRITE, TRUE, "write");
  engine = samvad_sync_engine_new (&options, SAMVAD_SYNC_TARGET (target), &error);
  g_assert_no_error (error);
  g_signal_connect (engine, "finished", G_CALLBACK (on_finished), &finished);
  samvad_sync_engine_start (engine, FALSE);
  while (finished < 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (finished);
  g_assert_cmpuint (memory_target_count (target), ==, 4500);

  samvad_sync_engine_start (engine, TRUE);
  while (samvad_sync_engine_get_state (engine) != SAMVAD_SYNC_STATE_LIVE)
    g_main_context_iteration (NULL, TRUE);
  g_ptr_array_unref (g_steal_pointer (&documents));
  documents = make_documents (1, "live");
  assert_upload (&options, documents, 1, 0, 0);
  while (samvad_sync_engine_get_documents (engine) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (memory_target_has (target, "live:000000"));
  g_assert_cmpstr (samvad_sync_engine_get_transport (engine), ==, "continuous");
  g_assert_finalize_object (engine);
  samvad_hub_stop (hub);
  remove_folder (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/probe", test_probe);
  g_test_add_func ("/sync/upload", test_upload);
  g_test_add_func ("/sync/hub", test_hub);
  return g_test_run ();
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "store-fixture.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

void
store_fixture_set_up (StoreFixture *self,
                      gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  self->directory = g_dir_make_tmp ("samvad-store-XXXXXX", &error);
  g_assert_no_error (error);
  self->store = samvad_store_open (self->directory, 0, &error);
  g_assert_no_error (error);
  g_assert_nonnull (self->store);
}

static void
remove_folder (const char *directory)
{
  g_autoptr (GDir) dir = g_dir_open (directory, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (directory, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_assert_cmpint (g_rmdir (directory), ==, 0);
}

static void
close_store (StoreFixture *self)
{
  if (self->store == NULL)
    return;
  samvad_store_close (self->store);
  g_assert_finalize_object (g_steal_pointer (&self->store));
}

void
store_fixture_tear_down (StoreFixture *self,
                         gconstpointer data)
{
  close_store (self);
  remove_folder (self->directory);
  g_free (self->directory);
}

/* What is on its way holds the store; the last hold may be a thread's, which wakes nobody here. */
void
store_fixture_wait_alone (StoreFixture *self)
{
  while (G_OBJECT (self->store)->ref_count > 1)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

void
store_fixture_reopen (StoreFixture *self)
{
  g_autoptr (GError) error = NULL;

  close_store (self);
  self->store = samvad_store_open (self->directory, 0, &error);
  g_assert_no_error (error);
}

SamvadDocument *
make_call_document (const char    *id,
                    const char    *family,
                    SamvadTime     started_at,
                    SamvadOutcome  outcome)
{
  SamvadDocument *document = samvad_document_new (SAMVAD_DOCUMENT_CALL, id);
  SamvadCall *call = document->call = samvad_call_new ();

  call->id = g_strdup (id);
  call->family = g_strdup (family);
  call->officer = g_strdup ("o-01");
  call->district = g_strdup ("63");
  call->started_at = started_at;
  call->duration = 60;
  call->category = SAMVAD_CATEGORY_SAM;
  call->outcome = outcome;
  call->outcome_code = g_strdup (samvad_outcome_to_code (outcome));
  return document;
}

SamvadDocument *
make_action_document (const char *id,
                      const char *district,
                      SamvadTime  opened_at)
{
  SamvadDocument *document = samvad_document_new (SAMVAD_DOCUMENT_ACTION, id);
  SamvadAction *action = document->action = samvad_action_new ();

  action->id = g_strdup (id);
  action->call = g_strdup ("call:1");
  action->family = g_strdup ("k");
  action->district = g_strdup (district);
  action->service = g_strdup ("take_home_ration");
  action->issue = g_strdup ("not_received");
  action->priority = SAMVAD_PRIORITY_HIGH;
  action->opened_at = opened_at;
  action->due_at = opened_at + 48 * SAMVAD_HOUR;
  action->worker.id = g_strdup ("w-1");
  action->worker.name = g_strdup ("Anganwadi worker");
  action->worker.role = SAMVAD_ROLE_AWW;
  return document;
}

SamvadEvent *
make_event (const char      *id,
            SamvadEventKind  kind,
            SamvadTime       at)
{
  SamvadEvent *event = samvad_event_new (kind);

  event->id = g_strdup (id);
  event->at = at;
  event->by = g_strdup ("s-1");
  event->kind_code = g_strdup (samvad_event_kind_to_code (kind));
  return event;
}

/* Takes the documents, ends with NULL. */
void
apply_documents (SamvadStore    *store,
                 const char     *since,
                 SamvadDocument *first,
                 ...)
{
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_document_free);
  g_autoptr (GError) error = NULL;
  va_list list;

  va_start (list, first);
  for (SamvadDocument *document = first; document != NULL; document = va_arg (list, SamvadDocument *))
    g_ptr_array_add (documents, document);
  va_end (list);
  samvad_store_apply (store, documents, since, 1000, 2000, &error);
  g_assert_no_error (error);
}

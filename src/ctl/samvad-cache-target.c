/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-cache-target.h"

struct _SamvadCacheTarget {
  GObject      parent;
  SamvadStore *store;
};

/* What one call of the interface carries to the writer thread and back. */
typedef struct {
  SamvadSyncPage     *page;
  char               *text;     /* server identity, or the reason of a refusal */
  gint64              row;
  guint               limit;
  SamvadTime          server_time;
  SamvadTime          checked_at;
  SamvadSyncPosition *position;
  GPtrArray          *edits;
} Errand;

static void
do_nothing (GTask        *task,
            gpointer      source,
            gpointer      data,
            GCancellable *cancellable)
{
  g_task_return_boolean (task, TRUE);
}

/* A page has a hundred thousand texts: the next one need not wait until they are freed. */
static void
free_in_thread (SamvadSyncPage *page)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_source_tag (task, free_in_thread);
  g_task_set_task_data (task, page, (GDestroyNotify) samvad_sync_page_free);
  g_task_run_in_thread (task, do_nothing);
}

static void
errand_free (gpointer data)
{
  Errand *errand = data;

  g_clear_pointer (&errand->page, free_in_thread);
  g_clear_pointer (&errand->position, samvad_sync_position_free);
  g_clear_pointer (&errand->edits, g_ptr_array_unref);
  g_free (errand->text);
  g_free (errand);
}

static void
on_job_done (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (samvad_store_run_finish (SAMVAD_STORE (source), result, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The task keeps the errand until its finish function has fetched what came of it. */
static void
run (SamvadSyncTarget    *target,
     Errand              *errand,
     SamvadStoreJob       job,
     GCancellable        *cancellable,
     GAsyncReadyCallback  callback,
     gpointer             user_data)
{
  SamvadCacheTarget *self = SAMVAD_CACHE_TARGET (target);
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_task_data (task, errand, errand_free);
  g_task_set_source_tag (task, run);
  samvad_store_run_async (self->store, job, errand, NULL, cancellable, on_job_done, task);
}

static gboolean
finish (SamvadSyncTarget  *target,
        GAsyncResult      *result,
        GError           **error)
{
  g_return_val_if_fail (g_task_is_valid (result, target), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
get_position_job (SamvadStore  *store,
                  gpointer      data,
                  GError      **error)
{
  Errand *errand = data;

  errand->position = g_new0 (SamvadSyncPosition, 1);
  return samvad_store_get_position (store, &errand->position->server, &errand->position->since,
                                    &errand->position->witness, error);
}

static void
get_position (SamvadSyncTarget    *target,
              GCancellable        *cancellable,
              GAsyncReadyCallback  callback,
              gpointer             user_data)
{
  run (target, g_new0 (Errand, 1), get_position_job, cancellable, callback, user_data);
}

static SamvadSyncPosition *
get_position_finish (SamvadSyncTarget  *target,
                     GAsyncResult      *result,
                     GError           **error)
{
  Errand *errand = g_task_get_task_data (G_TASK (result));

  return finish (target, result, error) ? g_steal_pointer (&errand->position) : NULL;
}

static gboolean
begin_rebuild_job (SamvadStore  *store,
                   gpointer      data,
                   GError      **error)
{
  return samvad_store_begin_rebuild (store, ((Errand *) data)->text, error);
}

static void
begin_rebuild (SamvadSyncTarget    *target,
               const char          *server,
               GCancellable        *cancellable,
               GAsyncReadyCallback  callback,
               gpointer             user_data)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->text = g_strdup (server);
  run (target, errand, begin_rebuild_job, cancellable, callback, user_data);
}

static gboolean
finish_rebuild_job (SamvadStore  *store,
                    gpointer      data,
                    GError      **error)
{
  return samvad_store_finish_rebuild (store, error);
}

static void
finish_rebuild (SamvadSyncTarget    *target,
                GCancellable        *cancellable,
                GAsyncReadyCallback  callback,
                gpointer             user_data)
{
  run (target, g_new0 (Errand, 1), finish_rebuild_job, cancellable, callback, user_data);
}

static gboolean
apply_job (SamvadStore  *store,
           gpointer      data,
           GError      **error)
{
  SamvadSyncPage *page = ((Errand *) data)->page;

  return samvad_store_apply (store, page->documents, page->since, page->server_time,
                             page->checked_at, error);
}

static void
apply (SamvadSyncTarget    *target,
       SamvadSyncPage      *page,
       GCancellable        *cancellable,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->page = page;
  run (target, errand, apply_job, cancellable, callback, user_data);
}

static gboolean
note_contact_job (SamvadStore  *store,
                  gpointer      data,
                  GError      **error)
{
  Errand *errand = data;

  return samvad_store_note_contact (store, errand->server_time, errand->checked_at, error);
}

static void
note_contact (SamvadSyncTarget    *target,
              SamvadTime           server_time,
              SamvadTime           checked_at,
              GCancellable        *cancellable,
              GAsyncReadyCallback  callback,
              gpointer             user_data)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->server_time = server_time;
  errand->checked_at = checked_at;
  run (target, errand, note_contact_job, cancellable, callback, user_data);
}

static SamvadSyncEdit *
edit_from_row (SamvadOutboxRow *row)
{
  SamvadSyncEdit *edit = g_new0 (SamvadSyncEdit, 1);

  edit->row = row->row;
  edit->document = g_steal_pointer (&row->document);
  edit->event = g_steal_pointer (&row->event);
  edit->body = g_steal_pointer (&row->body);
  return edit;
}

static gboolean
list_edits_job (SamvadStore  *store,
                gpointer      data,
                GError      **error)
{
  Errand *errand = data;
  g_autoptr (GPtrArray) rows = samvad_store_list_outbox (store, errand->limit, FALSE, error);

  if (rows == NULL)
    return FALSE;
  errand->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_sync_edit_free);
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (errand->edits, edit_from_row (g_ptr_array_index (rows, i)));
  return TRUE;
}

static void
list_edits (SamvadSyncTarget    *target,
            guint                limit,
            GCancellable        *cancellable,
            GAsyncReadyCallback  callback,
            gpointer             user_data)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->limit = limit;
  run (target, errand, list_edits_job, cancellable, callback, user_data);
}

static GPtrArray *
list_edits_finish (SamvadSyncTarget  *target,
                   GAsyncResult      *result,
                   GError           **error)
{
  Errand *errand = g_task_get_task_data (G_TASK (result));

  return finish (target, result, error) ? g_steal_pointer (&errand->edits) : NULL;
}

static gboolean
acknowledge_job (SamvadStore  *store,
                 gpointer      data,
                 GError      **error)
{
  return samvad_store_acknowledge (store, ((Errand *) data)->row, error);
}

static void
acknowledge (SamvadSyncTarget    *target,
             gint64               row,
             GCancellable        *cancellable,
             GAsyncReadyCallback  callback,
             gpointer             user_data)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->row = row;
  run (target, errand, acknowledge_job, cancellable, callback, user_data);
}

static gboolean
refuse_job (SamvadStore  *store,
            gpointer      data,
            GError      **error)
{
  Errand *errand = data;

  return samvad_store_refuse (store, errand->row, errand->text, error);
}

static void
refuse (SamvadSyncTarget    *target,
        gint64               row,
        const char          *reason,
        GCancellable        *cancellable,
        GAsyncReadyCallback  callback,
        gpointer             user_data)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->row = row;
  errand->text = g_strdup (reason);
  run (target, errand, refuse_job, cancellable, callback, user_data);
}

static void
samvad_cache_target_init_interface (SamvadSyncTargetInterface *iface)
{
  iface->get_position = get_position;
  iface->get_position_finish = get_position_finish;
  iface->begin_rebuild = begin_rebuild;
  iface->finish_rebuild = finish_rebuild;
  iface->apply = apply;
  iface->note_contact = note_contact;
  iface->list_edits = list_edits;
  iface->list_edits_finish = list_edits_finish;
  iface->acknowledge = acknowledge;
  iface->refuse = refuse;
  iface->finish = finish;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (SamvadCacheTarget, samvad_cache_target, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SAMVAD_TYPE_SYNC_TARGET,
                                                      samvad_cache_target_init_interface))

static void
samvad_cache_target_dispose (GObject *object)
{
  g_clear_object (&SAMVAD_CACHE_TARGET (object)->store);
  G_OBJECT_CLASS (samvad_cache_target_parent_class)->dispose (object);
}

static void
samvad_cache_target_class_init (SamvadCacheTargetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = samvad_cache_target_dispose;
}

static void
samvad_cache_target_init (SamvadCacheTarget *self)
{
}

/** Returns: (transfer full): a target that writes into @store */
SamvadCacheTarget *
samvad_cache_target_new (SamvadStore *store)
{
  SamvadCacheTarget *self = g_object_new (SAMVAD_TYPE_CACHE_TARGET, NULL);

  self->store = g_object_ref (store);
  return self;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-act-batch.h"

struct _SamvadActBatch {
  SamvadStore *store;
  GPtrArray   *ids;
  SamvadEvent *event;
  GPtrArray   *made;            /* document, event, document, event, …: only the writer thread changes it */
  guint        n_done;
};

/* Who waits for a batch to be through. */
typedef struct {
  SamvadActBatch     *batch;
  SamvadActBatchFunc  func;
  gpointer            data;
  GDestroyNotify      destroy;
} Wait;

/**
 * samvad_act_batch_new:
 * @ids: (element-type utf8): of the items; copied
 * @event: (transfer full): what is done; each item gets a copy with an id of its own
 */
SamvadActBatch *
samvad_act_batch_new (SamvadStore *store,
                      GPtrArray   *ids,
                      SamvadEvent *event)
{
  SamvadActBatch *self = g_atomic_rc_box_new0 (SamvadActBatch);

  self->store = g_object_ref (store);
  self->ids = g_ptr_array_copy (ids, (GCopyFunc) g_strdup, NULL);
  g_ptr_array_set_free_func (self->ids, g_free);
  self->event = event;
  self->made = g_ptr_array_new_with_free_func (g_free);
  return self;
}

SamvadActBatch *
samvad_act_batch_ref (SamvadActBatch *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
batch_clear (gpointer data)
{
  SamvadActBatch *self = data;

  g_object_unref (self->store);
  g_ptr_array_unref (self->ids);
  samvad_event_free (self->event);
  g_ptr_array_unref (self->made);
}

void
samvad_act_batch_unref (SamvadActBatch *self)
{
  g_atomic_rc_box_release_full (self, batch_clear);
}

static gboolean
act (SamvadActBatch  *self,
     const char      *id,
     GError         **error)
{
  g_autoptr (SamvadEvent) event = samvad_event_copy (self->event);

  g_free (event->id);
  event->id = g_uuid_string_random ();
  if (!samvad_store_act (self->store, id, event, error))
    return FALSE;
  g_ptr_array_add (self->made, g_strdup (id));
  g_ptr_array_add (self->made, g_strdup (event->id));
  return TRUE;
}

/* One that does not take it keeps no other from it; the first reason is said. */
static gboolean
run_job (SamvadStore  *store,
         gpointer      data,
         GError      **error)
{
  SamvadActBatch *self = data;

  for (guint i = 0; i < self->ids->len; i++)
    act (self, g_ptr_array_index (self->ids, i), error != NULL && *error == NULL ? error : NULL);
  self->n_done = self->made->len / 2;
  return error == NULL || *error == NULL;
}

static gboolean
undo_job (SamvadStore  *store,
          gpointer      data,
          GError      **error)
{
  SamvadActBatch *self = data;

  self->n_done = 0;
  for (guint i = 0; i + 1 < self->made->len; i += 2)
    self->n_done += samvad_store_undo_event (store, g_ptr_array_index (self->made, i), g_ptr_array_index (self->made, i + 1),
                                             error != NULL && *error == NULL ? error : NULL);
  g_ptr_array_set_size (self->made, 0);
  return error == NULL || *error == NULL;
}

static void
on_through (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Wait *wait = user_data;
  g_autoptr (GError) error = NULL;

  samvad_store_run_finish (SAMVAD_STORE (source), result, &error);
  wait->func (wait->batch, error, wait->data);
  if (wait->destroy != NULL)
    wait->destroy (wait->data);
  samvad_act_batch_unref (wait->batch);
  g_free (wait);
}

static void
start (SamvadActBatch     *self,
       SamvadStoreJob      job,
       SamvadActBatchFunc  func,
       gpointer            user_data,
       GDestroyNotify      destroy)
{
  Wait *wait = g_new0 (Wait, 1);

  wait->batch = samvad_act_batch_ref (self);
  wait->func = func;
  wait->data = user_data;
  wait->destroy = destroy;
  samvad_store_run_async (self->store, job, samvad_act_batch_ref (self), (GDestroyNotify) samvad_act_batch_unref, NULL,
                          on_through, wait);
}

/** Gives the event to the items, on the writer thread; @func hears of it in the main loop. */
void
samvad_act_batch_run (SamvadActBatch     *self,
                      SamvadActBatchFunc  func,
                      gpointer            user_data,
                      GDestroyNotify      destroy)
{
  start (self, run_job, func, user_data, destroy);
}

/** Takes back what was given and was not sent yet. */
void
samvad_act_batch_undo (SamvadActBatch     *self,
                       SamvadActBatchFunc  func,
                       gpointer            user_data,
                       GDestroyNotify      destroy)
{
  start (self, undo_job, func, user_data, destroy);
}

/** Returns: how many items the last run or undo was good for */
guint
samvad_act_batch_count_done (SamvadActBatch *self)
{
  return self->n_done;
}

SamvadEventKind
samvad_act_batch_get_kind (SamvadActBatch *self)
{
  return self->event->kind;
}

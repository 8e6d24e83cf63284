/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-action-detail.h"

typedef struct {
  char       *id;
  SamvadTime  now;
} Question;

static void
question_free (gpointer data)
{
  g_free (((Question *) data)->id);
  g_free (data);
}

void
samvad_action_detail_free (SamvadActionDetail *self)
{
  g_clear_pointer (&self->history, samvad_history_free);
  g_clear_pointer (&self->action, samvad_action_free);
  g_clear_pointer (&self->call, samvad_call_free);
  g_clear_pointer (&self->edits, g_ptr_array_unref);
  g_free (self);
}

static void
free_optional (gpointer detail)
{
  if (detail != NULL)
    samvad_action_detail_free (detail);
}

static SamvadActionDetail *
read_detail (SamvadStore     *store,
             const Question  *question,
             GError         **error)
{
  g_autoptr (SamvadAction) action = samvad_store_get_action (store, question->id, error);
  SamvadActionDetail *self;

  if (action == NULL)
    return NULL;
  self = g_new0 (SamvadActionDetail, 1);
  self->action = g_steal_pointer (&action);
  self->history = samvad_history_new (self->action, question->now);
  self->call = self->action->call != NULL ? samvad_store_get_call (store, self->action->call, NULL) : NULL;
  self->edits = samvad_store_list_edits_of (store, question->id, NULL);
  return self;
}

static void
read_thread (GTask        *task,
             gpointer      source,
             gpointer      data,
             GCancellable *cancellable)
{
  GError *error = NULL;
  SamvadActionDetail *detail = read_detail (source, data, &error);

  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, detail, free_optional);
}

/** Reads the item @id as of @now. */
void
samvad_action_detail_read_async (SamvadStore         *store,
                                 const char          *id,
                                 SamvadTime           now,
                                 GCancellable        *cancellable,
                                 GAsyncReadyCallback  callback,
                                 gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Question *question = g_new0 (Question, 1);

  question->id = g_strdup (id);
  question->now = now;
  g_task_set_task_data (task, question, question_free);
  g_task_run_in_thread (task, read_thread);
}

/** Returns: (transfer full) (nullable): %NULL without error: the item is gone */
SamvadActionDetail *
samvad_action_detail_read_finish (GAsyncResult  *result,
                                  GError       **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/** Returns: whether an edit of it waits to be sent */
gboolean
samvad_action_detail_is_unsent (const SamvadActionDetail *self)
{
  for (guint i = 0; self->edits != NULL && i < self->edits->len; i++)
    if (((SamvadOutboxRow *) g_ptr_array_index (self->edits, i))->refused == NULL)
      return TRUE;
  return FALSE;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "memory-target.h"

static void
succeed (SamvadSyncTarget    *target,
         GCancellable        *cancellable,
         GAsyncReadyCallback  callback,
         gpointer             user_data)
{
  g_autoptr (GTask) task = g_task_new (target, cancellable, callback, user_data);

  g_task_return_boolean (task, TRUE);
}

static void
get_position (SamvadSyncTarget    *target,
              GCancellable        *cancellable,
              GAsyncReadyCallback  callback,
              gpointer             user_data)
{
  succeed (target, cancellable, callback, user_data);
}

static SamvadSyncPosition *
get_position_finish (SamvadSyncTarget  *target,
                     GAsyncResult      *result,
                     GError           **error)
{
  MemoryTarget *self = MEMORY_TARGET (target);
  SamvadSyncPosition *position;

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  position = g_new0 (SamvadSyncPosition, 1);
  g_mutex_lock (&self->lock);
  position->server = g_strdup (self->server);
  position->since = g_strdup (self->since);
  position->witness = g_strdup (self->witness);
  g_mutex_unlock (&self->lock);
  return position;
}

static GHashTable *
new_documents (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
}

static void
begin_rebuild (SamvadSyncTarget    *target,
               const char          *server,
               GCancellable        *cancellable,
               GAsyncReadyCallback  callback,
               gpointer             user_data)
{
  MemoryTarget *self = MEMORY_TARGET (target);

  g_mutex_lock (&self->lock);
  g_clear_pointer (&self->gathered, g_hash_table_unref);
  self->gathered = new_documents ();
  g_free (self->server);
  self->server = g_strdup (server);
  g_clear_pointer (&self->since, g_free);
  g_clear_pointer (&self->witness, g_free);
  self->rebuilds++;
  g_mutex_unlock (&self->lock);
  succeed (target, cancellable, callback, user_data);
}

static void
finish_rebuild (SamvadSyncTarget    *target,
                GCancellable        *cancellable,
                GAsyncReadyCallback  callback,
                gpointer             user_data)
{
  MemoryTarget *self = MEMORY_TARGET (target);

  g_mutex_lock (&self->lock);
  if (self->gathered != NULL)
    {
      g_hash_table_unref (self->documents);
      self->documents = g_steal_pointer (&self->gathered);
    }
  g_mutex_unlock (&self->lock);
  succeed (target, cancellable, callback, user_data);
}

static void
keep (GHashTable     *documents,
      SamvadDocument *document)
{
  if (document->kind == SAMVAD_DOCUMENT_DELETED)
    g_hash_table_remove (documents, document->id);
  else
    g_hash_table_insert (documents, g_strdup (document->id),
                         g_strdup (document->kind == SAMVAD_DOCUMENT_UNREADABLE ? document->reason : document->rev));
}

static void
keep_witness (MemoryTarget *self,
              GPtrArray    *documents)
{
  const SamvadDocument *last = documents->len > 0 ? g_ptr_array_index (documents, documents->len - 1) : NULL;

  if (last == NULL || last->rev == NULL)
    return;
  g_free (self->witness);
  self->witness = g_strconcat (last->rev, " ", last->id, NULL);
}

static void
apply (SamvadSyncTarget    *target,
       SamvadSyncPage      *page,
       GCancellable        *cancellable,
       GAsyncReadyCallback  callback,
       gpointer             user_data)
{
  MemoryTarget *self = MEMORY_TARGET (target);

  g_mutex_lock (&self->lock);
  for (guint i = 0; i < page->documents->len; i++)
    keep (self->gathered != NULL ? self->gathered : self->documents, g_ptr_array_index (page->documents, i));
  if (page->since != NULL)
    {
      g_free (self->since);
      self->since = g_strdup (page->since);
      keep_witness (self, page->documents);
    }
  self->server_time = page->server_time;
  self->applied++;
  g_mutex_unlock (&self->lock);
  samvad_sync_page_free (page);
  succeed (target, cancellable, callback, user_data);
}

static void
note_contact (SamvadSyncTarget    *target,
              SamvadTime           server_time,
              SamvadTime           checked_at,
              GCancellable        *cancellable,
              GAsyncReadyCallback  callback,
              gpointer             user_data)
{
  MemoryTarget *self = MEMORY_TARGET (target);

  g_mutex_lock (&self->lock);
  self->contacts++;
  g_mutex_unlock (&self->lock);
  succeed (target, cancellable, callback, user_data);
}

static void
list_edits (SamvadSyncTarget    *target,
            guint                limit,
            GCancellable        *cancellable,
            GAsyncReadyCallback  callback,
            gpointer             user_data)
{
  succeed (target, cancellable, callback, user_data);
}

static GPtrArray *
list_edits_finish (SamvadSyncTarget  *target,
                   GAsyncResult      *result,
                   GError           **error)
{
  MemoryTarget *self = MEMORY_TARGET (target);
  GPtrArray *edits;

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  edits = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_sync_edit_free);
  g_mutex_lock (&self->lock);
  for (guint i = 0; i < self->edits->len; i++)
    {
      SamvadSyncEdit *edit = g_ptr_array_index (self->edits, i);
      SamvadSyncEdit *copy = g_new0 (SamvadSyncEdit, 1);

      copy->row = edit->row;
      copy->document = g_strdup (edit->document);
      copy->event = edit->event != NULL ? samvad_event_copy (edit->event) : NULL;
      if (edit->body != NULL)
        {
          copy->body = samvad_document_new (edit->body->kind, edit->body->id);
          if (edit->body->kind == SAMVAD_DOCUMENT_CLOSING)
            copy->body->closing = samvad_closing_copy (edit->body->closing);
          else
            copy->body->action = samvad_action_copy (edit->body->action);
        }
      g_ptr_array_add (edits, copy);
    }
  g_mutex_unlock (&self->lock);
  return edits;
}

static void
forget (MemoryTarget *self,
        gint64        row)
{
  for (guint i = 0; i < self->edits->len; i++)
    {
      if (((SamvadSyncEdit *) g_ptr_array_index (self->edits, i))->row == row)
        {
          g_ptr_array_remove_index (self->edits, i);
          return;
        }
    }
  g_assert_not_reached ();
}

static void
acknowledge (SamvadSyncTarget    *target,
             gint64               row,
             GCancellable        *cancellable,
             GAsyncReadyCallback  callback,
             gpointer             user_data)
{
  MemoryTarget *self = MEMORY_TARGET (target);

  g_mutex_lock (&self->lock);
  forget (self, row);
  self->acknowledged++;
  g_mutex_unlock (&self->lock);
  succeed (target, cancellable, callback, user_data);
}

static void
refuse (SamvadSyncTarget    *target,
        gint64               row,
        const char          *reason,
        GCancellable        *cancellable,
        GAsyncReadyCallback  callback,
        gpointer             user_data)
{
  MemoryTarget *self = MEMORY_TARGET (target);

  g_mutex_lock (&self->lock);
  forget (self, row);
  g_ptr_array_add (self->refused, g_strdup (reason));
  g_mutex_unlock (&self->lock);
  succeed (target, cancellable, callback, user_data);
}

static gboolean
finish (SamvadSyncTarget  *target,
        GAsyncResult      *result,
        GError           **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
memory_target_init_interface (SamvadSyncTargetInterface *iface)
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

G_DEFINE_FINAL_TYPE_WITH_CODE (MemoryTarget, memory_target, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (SAMVAD_TYPE_SYNC_TARGET, memory_target_init_interface))

static void
memory_target_finalize (GObject *object)
{
  MemoryTarget *self = MEMORY_TARGET (object);

  g_hash_table_unref (self->documents);
  g_clear_pointer (&self->gathered, g_hash_table_unref);
  g_ptr_array_unref (self->edits);
  g_ptr_array_unref (self->refused);
  g_free (self->server);
  g_free (self->since);
  g_free (self->witness);
  g_mutex_clear (&self->lock);
  G_OBJECT_CLASS (memory_target_parent_class)->finalize (object);
}

static void
memory_target_class_init (MemoryTargetClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = memory_target_finalize;
}

static void
memory_target_init (MemoryTarget *self)
{
  g_mutex_init (&self->lock);
  self->documents = new_documents ();
  self->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) samvad_sync_edit_free);
  self->refused = g_ptr_array_new_with_free_func (g_free);
}

MemoryTarget *
memory_target_new (void)
{
  return g_object_new (MEMORY_TYPE_TARGET, NULL);
}

guint
memory_target_count (MemoryTarget *self)
{
  guint count;

  g_mutex_lock (&self->lock);
  count = g_hash_table_size (self->documents);
  g_mutex_unlock (&self->lock);
  return count;
}

gboolean
memory_target_has (MemoryTarget *self,
                   const char   *id)
{
  gboolean has;

  g_mutex_lock (&self->lock);
  has = g_hash_table_contains (self->documents, id);
  g_mutex_unlock (&self->lock);
  return has;
}

guint
memory_target_waiting (MemoryTarget *self)
{
  guint count;

  g_mutex_lock (&self->lock);
  count = self->edits->len;
  g_mutex_unlock (&self->lock);
  return count;
}

void
memory_target_add_edit (MemoryTarget   *self,
                        SamvadSyncEdit *edit)
{
  static gint64 row = 1;

  g_mutex_lock (&self->lock);
  edit->row = row++;
  g_ptr_array_add (self->edits, edit);
  g_mutex_unlock (&self->lock);
}

void
memory_target_add_note (MemoryTarget *self,
                        const char   *document,
                        const char   *event)
{
  SamvadSyncEdit *edit = g_new0 (SamvadSyncEdit, 1);

  edit->document = g_strdup (document);
  edit->event = samvad_event_new (SAMVAD_EVENT_NOTE);
  edit->event->id = g_strdup (event);
  edit->event->by = g_strdup ("asha");
  edit->event->at = 1000 * SAMVAD_SECOND;
  memory_target_add_edit (self, edit);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-item-errand.h"

#include "samvad-history.h"
#include "samvad-text.h"

/* One item on its way into the store, or out of it again. */
typedef struct {
  SamvadDocument  *item;
  GWeakRef         toasts;      /* which may hold a toast, and so this */
  gboolean         there;       /* the call has such an item already: none was made */
  gboolean         undone;      /* it had not been sent */
} Errand;

static void
errand_clear (gpointer data)
{
  Errand *errand = data;

  samvad_document_free (errand->item);
  g_weak_ref_clear (&errand->toasts);
}

static void
errand_unref (gpointer errand)
{
  g_atomic_rc_box_release_full (errand, errand_clear);
}

/* Whether @item is, and still asks for, what the errand's would. */
static gboolean
is_same (Errand             *errand,
         const SamvadAction *item)
{
  const SamvadAction *own = errand->item->action;
  g_autoptr (SamvadHistory) history = NULL;

  if (g_strcmp0 (item->issue, own->issue) != 0 || g_strcmp0 (item->service, own->service) != 0)
    return FALSE;
  history = samvad_history_new (item, own->opened_at);
  return history->state != SAMVAD_STATE_CANCELLED;
}

/* In the writer thread: whoever presses twice, or on two computers, does not ask twice. */
static gboolean
make_job (SamvadStore  *store,
          gpointer      data,
          GError      **error)
{
  Errand *errand = data;
  g_autoptr (GPtrArray) items = samvad_store_list_actions_of_call (store, errand->item->action->call, error);

  if (items == NULL)
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    errand->there |= is_same (errand, g_ptr_array_index (items, i));
  return errand->there || samvad_store_create (store, errand->item, error);
}

/* What was sent meanwhile stays: it can be cancelled as any item. */
static gboolean
undo_job (SamvadStore  *store,
          gpointer      data,
          GError      **error)
{
  Errand *errand = data;
  g_autoptr (GPtrArray) rows = samvad_store_list_edits_of (store, errand->item->id, error);

  errand->undone = rows != NULL && rows->len > 0;
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (!samvad_store_undo (store, ((SamvadOutboxRow *) g_ptr_array_index (rows, i))->row, error))
      return FALSE;
  return rows != NULL;
}

/* @toast: (transfer full); where the window is closed nobody is told */
static void
say (Errand   *errand,
     AdwToast *toast)
{
  g_autoptr (AdwToastOverlay) toasts = g_weak_ref_get (&errand->toasts);

  if (toasts != NULL)
    adw_toast_overlay_add_toast (toasts, toast);
  else
    g_object_unref (toast);
}

static void
say_problem (Errand       *errand,
             const char   *what,
             const GError *error)
{
  g_autofree char *text = g_strconcat (what, ": ", error->message, NULL);
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_timeout (toast, 0);
  say (errand, toast);
}

static void
on_undone (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Errand *errand = user_data;
  g_autoptr (GError) error = NULL;

  if (!samvad_store_run_finish (SAMVAD_STORE (source), result, &error))
    say_problem (errand, _("The action item was not taken back"), error);
  else
    say (errand, adw_toast_new (errand->undone ? _("Undone")
                                : _("The action item was sent already: cancel it on the page of action items")));
  errand_unref (errand);
}

static void
on_undo (AdwToast *toast,
         Errand   *errand)
{
  samvad_store_run_async (g_object_get_data (G_OBJECT (toast), "samvad-store"), undo_job, g_atomic_rc_box_acquire (errand),
                          errand_unref, NULL, on_undone, g_atomic_rc_box_acquire (errand));
}

static void
release (gpointer  data,
         GClosure *closure)
{
  errand_unref (data);
}

static void
say_made (Errand      *errand,
          SamvadStore *store)
{
  g_autofree char *due = samvad_text_day (samvad_time_get_day (errand->item->action->due_at));
  /* Translators: a date */
  g_autofree char *text = g_strdup_printf (_("Action item opened, due %s"), due);
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_button_label (toast, _("_Undo"));
  g_object_set_data_full (G_OBJECT (toast), "samvad-store", g_object_ref (store), g_object_unref);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (on_undo), g_atomic_rc_box_acquire (errand), release, 0);
  say (errand, toast);
}

static void
on_made (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Errand *errand = user_data;
  g_autoptr (GError) error = NULL;

  if (!samvad_store_run_finish (SAMVAD_STORE (source), result, &error))
    say_problem (errand, _("No action item was opened"), error);
  else if (errand->there)
    say (errand, adw_toast_new (_("There is an action item for this already")));
  else
    say_made (errand, SAMVAD_STORE (source));
  errand_unref (errand);
}

/**
 * samvad_item_errand_run:
 * @item: (transfer full): of a call
 *
 * Opens the item, with or without a network, unless the call has such a one; says so in @toasts, and offers to take it
 * back.
 */
void
samvad_item_errand_run (AdwToastOverlay *toasts,
                        SamvadStore     *store,
                        SamvadDocument  *item)
{
  Errand *errand = g_atomic_rc_box_new0 (Errand);

  errand->item = item;
  g_weak_ref_init (&errand->toasts, toasts);
  samvad_store_run_async (store, make_job, g_atomic_rc_box_acquire (errand), errand_unref, NULL, on_made, errand);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-record-item.h"

#include "samvad-draft.h"
#include "samvad-text.h"

#define ISSUE "wrong_number"

/* One item on its way into the store, or out of it again. */
typedef struct {
  SamvadDocument  *item;
  AdwToastOverlay *toasts;
  gboolean         there;       /* the call has an item already: none was made */
} Errand;

static void
errand_clear (gpointer data)
{
  Errand *errand = data;

  samvad_document_free (errand->item);
  g_object_unref (errand->toasts);
}

static void
errand_unref (gpointer errand)
{
  g_atomic_rc_box_release_full (errand, errand_clear);
}

/** Returns: whether the number is to be corrected */
gboolean
samvad_record_item_is_offered (const SamvadCall *call)
{
  return call != NULL && (call->outcome == SAMVAD_OUTCOME_WRONG_NUMBER || call->outcome == SAMVAD_OUTCOME_NOT_IN_SERVICE);
}

/** Returns: (transfer full): a normal item for the Anganwadi worker of the centre, due as such items are */
SamvadDocument *
samvad_record_item_create (const SamvadCall *call,
                           SamvadCalendar   *calendar,
                           SamvadTime        now)
{
  SamvadDraft draft = samvad_draft_propose (call);

  return samvad_draft_open (&draft, call, calendar, now);
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
    errand->there |= g_strcmp0 (((SamvadAction *) g_ptr_array_index (items, i))->issue, ISSUE) == 0;
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

  for (guint i = 0; rows != NULL && i < rows->len; i++)
    if (!samvad_store_undo (store, ((SamvadOutboxRow *) g_ptr_array_index (rows, i))->row, error))
      return FALSE;
  return rows != NULL;
}

static void
say_problem (Errand       *errand,
             const GError *error)
{
  g_autofree char *text = g_strdup_printf (_("No action item was made: %s"), error->message);

  adw_toast_overlay_add_toast (errand->toasts, adw_toast_new (text));
}

static void
on_undone (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr (GError) error = NULL;

  if (!samvad_store_run_finish (SAMVAD_STORE (source), result, &error))
    g_warning ("The action item was not taken back: %s", error->message);
}

static void
on_undo (AdwToast *toast,
         Errand   *errand)
{
  samvad_store_run_async (g_object_get_data (G_OBJECT (toast), "samvad-store"), undo_job, g_atomic_rc_box_acquire (errand),
                          errand_unref, NULL, on_undone, NULL);
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
  g_autofree char *text = g_strdup_printf (_("An action item asks for the right number by %s"), due);
  AdwToast *toast = adw_toast_new (text);

  adw_toast_set_button_label (toast, _("_Undo"));
  g_object_set_data_full (G_OBJECT (toast), "samvad-store", g_object_ref (store), g_object_unref);
  g_signal_connect_data (toast, "button-clicked", G_CALLBACK (on_undo), g_atomic_rc_box_acquire (errand), release, 0);
  adw_toast_overlay_add_toast (errand->toasts, toast);
}

static void
on_made (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Errand *errand = user_data;
  g_autoptr (GError) error = NULL;

  if (!samvad_store_run_finish (SAMVAD_STORE (source), result, &error))
    say_problem (errand, error);
  else if (errand->there)
    adw_toast_overlay_add_toast (errand->toasts, adw_toast_new (_("There is an action item for this number already")));
  else
    say_made (errand, SAMVAD_STORE (source));
  errand_unref (errand);
}

/**
 * samvad_record_item_make:
 * @item: (transfer full): by samvad_record_item_create()
 *
 * Makes the item, with or without a network, unless the call has one; says so, and offers to take it back.
 */
void
samvad_record_item_make (AdwToastOverlay *toasts,
                         SamvadStore     *store,
                         SamvadDocument  *item)
{
  Errand *errand = g_atomic_rc_box_new0 (Errand);

  errand->item = item;
  errand->toasts = g_object_ref (toasts);
  samvad_store_run_async (store, make_job, g_atomic_rc_box_acquire (errand), errand_unref, NULL, on_made, errand);
}

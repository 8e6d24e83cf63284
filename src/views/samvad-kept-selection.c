/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-kept-selection.h"

/* Of so many chosen rows it is seen to that they stay chosen wherever they go. */
#define MAX_KEPT 1000

typedef struct {
  GtkSelectionModel *selection; /* weak: it has the list as its model only for a time */
  GPtrArray         *items;     /* those chosen before the change that is being told */
} Kept;

static void
kept_free (gpointer  data,
           GClosure *closure)
{
  Kept *kept = data;

  g_clear_weak_pointer (&kept->selection);
  g_ptr_array_unref (kept->items);
  g_free (kept);
}

static gboolean
is_shown (const Kept      *kept,
          SamvadPagedList *list)
{
  return kept->selection != NULL &&
         gtk_multi_selection_get_model (GTK_MULTI_SELECTION (kept->selection)) == G_LIST_MODEL (list);
}

static void
on_changing (SamvadPagedList *list,
             Kept            *kept)
{
  g_autoptr (GtkBitset) chosen = NULL;
  guint64 n_chosen;

  g_ptr_array_set_size (kept->items, 0);
  if (!is_shown (kept, list))
    return;
  chosen = gtk_selection_model_get_selection (kept->selection);
  n_chosen = MIN (gtk_bitset_get_size (chosen), MAX_KEPT);
  for (guint i = 0; i < n_chosen; i++)
    g_ptr_array_add (kept->items, g_list_model_get_item (G_LIST_MODEL (list), gtk_bitset_get_nth (chosen, i)));
}

/* GTK follows an item that moves a little; one that moves far it takes for another. */
static void
on_changed (SamvadPagedList *list,
            Kept            *kept)
{
  g_autoptr (GPtrArray) items = kept->items;

  kept->items = g_ptr_array_new_with_free_func (g_object_unref);
  if (!is_shown (kept, list))
    return;
  for (guint i = 0; i < items->len; i++)
    {
      guint position = samvad_paged_list_get_position (list, g_ptr_array_index (items, i));

      if (position != G_MAXUINT && !gtk_selection_model_is_selected (kept->selection, position))
        gtk_selection_model_select_item (kept->selection, position, FALSE);
    }
}

/**
 * samvad_kept_selection_watch:
 * @selection: a #GtkMultiSelection that shows @list, now or later
 *
 * Sees to it that the items of @list that are chosen stay so when the list is read anew, wherever they go.
 */
void
samvad_kept_selection_watch (GtkSelectionModel *selection,
                             SamvadPagedList   *list)
{
  Kept *kept = g_new0 (Kept, 1);

  g_return_if_fail (GTK_IS_MULTI_SELECTION (selection));

  g_set_weak_pointer (&kept->selection, selection);
  kept->items = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect (list, "changing", G_CALLBACK (on_changing), kept);
  g_signal_connect_data (list, "changed", G_CALLBACK (on_changed), kept, kept_free, 0);
}

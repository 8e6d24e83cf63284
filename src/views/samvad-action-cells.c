/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-action-cells.h"

#include "samvad-action-words.h"
#include "samvad-text.h"
#include "samvad-widgets.h"

static gboolean
is_loaded (gpointer  item,
           GtkLabel *label)
{
  gboolean loaded = samvad_action_item_get_action (item) != NULL;

  if (!loaded)
    gtk_label_set_text (label, "…");
  return loaded;
}

static SamvadSnapshot *
get_snapshot (gpointer page)
{
  return samvad_view_model_get_snapshot (samvad_page_get_model (page));
}

void
samvad_action_cell_show_due (GtkLabel *label,
                             gpointer  item,
                             gpointer  page)
{
  SamvadTime now = samvad_view_model_get_now (samvad_page_get_model (page));

  if (!is_loaded (item, label))
    return;
  /* The one column that is never cut off. */
  gtk_label_set_ellipsize (label, PANGO_ELLIPSIZE_NONE);
  samvad_label_take (label, samvad_action_describe_due (item, get_snapshot (page), now));
  samvad_widget_set_class (label, "overdue", samvad_action_is_overdue (item, now));
}

void
samvad_action_cell_show_item (GtkLabel *label,
                              gpointer  item,
                              gpointer  page)
{
  if (is_loaded (item, label))
    samvad_label_take (label, samvad_action_describe_item (item));
}

void
samvad_action_cell_show_place (GtkLabel *label,
                               gpointer  item,
                               gpointer  page)
{
  if (is_loaded (item, label))
    samvad_label_take (label, samvad_action_describe_place (item, get_snapshot (page)));
}

void
samvad_action_cell_show_worker (GtkLabel *label,
                                gpointer  item,
                                gpointer  page)
{
  if (is_loaded (item, label))
    samvad_label_take (label, samvad_action_describe_worker (&samvad_action_item_get_history (item)->worker));
}

void
samvad_action_cell_show_state (GtkLabel *label,
                               gpointer  item,
                               gpointer  page)
{
  if (is_loaded (item, label))
    samvad_label_take (label, samvad_action_describe_state (item));
}

void
samvad_action_cell_show_age (GtkLabel *label,
                             gpointer  item,
                             gpointer  page)
{
  if (is_loaded (item, label))
    samvad_label_take (label, samvad_action_describe_age (item, samvad_view_model_get_now (samvad_page_get_model (page))));
}

void
samvad_action_cell_show_priority (GtkLabel *label,
                                  gpointer  item,
                                  gpointer  page)
{
  SamvadPriority priority;

  if (!is_loaded (item, label))
    return;
  priority = samvad_action_item_get_action (item)->priority;
  gtk_label_set_text (label, samvad_text_label (samvad_priority_to_label (priority)));
  samvad_widget_set_class (label, "strong", priority == SAMVAD_PRIORITY_CRITICAL);
}

void
samvad_action_cell_show_last (GtkLabel *label,
                              gpointer  item,
                              gpointer  page)
{
  if (is_loaded (item, label))
    samvad_label_take (label, samvad_action_describe_last (item));
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-boundary-choice.h"

#include "samvad-boundaries.h"
#include "samvad-boundary-words.h"
#include "samvad-text.h"

struct _SamvadBoundaryChoice {
  SamvadPage   parent;
  GtkDropDown *views;
};

G_DEFINE_FINAL_TYPE (SamvadBoundaryChoice, samvad_boundary_choice, SAMVAD_TYPE_PAGE)

static void
on_chosen (SamvadBoundaryChoice *self)
{
  SamvadViewModel *model = samvad_page_get_model (SAMVAD_PAGE (self));
  guint view = gtk_drop_down_get_selected (self->views);

  if (model != NULL && view < SAMVAD_N_BOUNDARY_VIEWS)
    samvad_view_model_set_boundaries (model, (SamvadBoundaryView) view);
}

/** Returns: whether boundaries changed in the months that are compared */
gboolean
samvad_boundary_choice_is_offered (const SamvadReading *reading)
{
  g_autoptr (GArray) changes = samvad_boundaries_list (reading, samvad_boundaries_get_since (reading->month));

  return changes->len > 0;
}

static void
samvad_boundary_choice_show (SamvadPage     *page,
                             SamvadSnapshot *snapshot)
{
  gtk_widget_set_visible (GTK_WIDGET (page), snapshot != NULL && samvad_boundary_choice_is_offered (snapshot->figures->reading));
}

static void
samvad_boundary_choice_select (SamvadPage *page)
{
  gtk_drop_down_set_selected (SAMVAD_BOUNDARY_CHOICE (page)->views,
                              samvad_view_model_get_boundaries (samvad_page_get_model (page)));
}

static void
samvad_boundary_choice_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  G_OBJECT_CLASS (samvad_boundary_choice_parent_class)->dispose (object);
}

static void
samvad_boundary_choice_class_init (SamvadBoundaryChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = samvad_boundary_choice_dispose;
  SAMVAD_PAGE_CLASS (klass)->show = samvad_boundary_choice_show;
  SAMVAD_PAGE_CLASS (klass)->select = samvad_boundary_choice_select;
}

static void
samvad_boundary_choice_init (SamvadBoundaryChoice *self)
{
  const char *names[SAMVAD_N_BOUNDARY_VIEWS + 1] = { NULL };

  for (guint i = 0; i < SAMVAD_N_BOUNDARY_VIEWS; i++)
    names[i] = samvad_boundary_words_name ((SamvadBoundaryView) i);
  self->views = GTK_DROP_DOWN (gtk_drop_down_new_from_strings (names));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->views), _("District boundaries that are read"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->views), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("District boundaries that are read"), -1);
  g_signal_connect_swapped (self->views, "notify::selected", G_CALLBACK (on_chosen), self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->views));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

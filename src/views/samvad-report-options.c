/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-report-options.h"

#include "samvad-boundary-choice.h"
#include "samvad-boundary-words.h"
#include "samvad-text.h"

struct _SamvadReportOptions {
  GtkPopover       parent;
  GtkCheckButton  *portrait;
  GtkCheckButton  *landscape;
  GtkWidget       *boundary_box;
  GtkCheckButton  *boundaries[SAMVAD_N_BOUNDARY_VIEWS];
  GtkListBox      *districts;
  GSettings       *settings;
  GStrv            chosen;      /* codes; never NULL */
  gboolean         filling;
};

G_DEFINE_FINAL_TYPE (SamvadReportOptions, samvad_report_options, GTK_TYPE_POPOVER)

enum { CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
on_paper_toggled (SamvadReportOptions *self)
{
  if (self->filling)
    return;
  if (self->settings != NULL)
    g_settings_set_boolean (self->settings, "report-landscape", gtk_check_button_get_active (self->landscape));
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_boundaries_toggled (SamvadReportOptions *self,
                       GtkCheckButton      *button)
{
  if (self->filling || !gtk_check_button_get_active (button))
    return;
  if (self->settings != NULL)
    g_settings_set_string (self->settings, "report-boundaries",
                           samvad_boundary_view_to_code (samvad_report_options_get_boundaries (self)));
  g_signal_emit (self, signals[CHANGED], 0);
}

/* Codes that this cache does not know stay chosen: another one may. */
static void
on_district_toggled (SamvadReportOptions *self,
                     GtkCheckButton      *button)
{
  const char *code = g_object_get_data (G_OBJECT (button), "code");
  g_autoptr (GStrvBuilder) chosen = g_strv_builder_new ();

  if (self->filling)
    return;
  for (guint i = 0; self->chosen[i] != NULL; i++)
    if (!g_str_equal (self->chosen[i], code))
      g_strv_builder_add (chosen, self->chosen[i]);
  if (gtk_check_button_get_active (button))
    g_strv_builder_add (chosen, code);
  g_strfreev (self->chosen);
  self->chosen = g_strv_builder_end (chosen);
  if (self->settings != NULL)
    g_settings_set_strv (self->settings, "report-districts", (const char *const *) self->chosen);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
add_district (SamvadReportOptions         *self,
              const SamvadDistrictFigures *district)
{
  const char *name = district->district != NULL ? samvad_text_name (&district->district->name) : district->code;
  /* Translators: name of a district that has a page because it differs from the State */
  g_autofree char *differs = g_strdup_printf (_("%s (differs)"), name);
  GtkWidget *button = gtk_check_button_new_with_label (district->differs ? differs : name);

  g_object_set_data_full (G_OBJECT (button), "code", g_strdup (district->code), g_free);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (button), district->differs ||
                               g_strv_contains ((const char *const *) self->chosen, district->code));
  gtk_widget_set_sensitive (button, !district->differs);
  g_signal_connect_object (button, "toggled", G_CALLBACK (on_district_toggled), self, G_CONNECT_SWAPPED);
  gtk_list_box_append (self->districts, button);
}

static GtkCheckButton *
add_choice (GtkBox         *box,
            const char     *label,
            GtkCheckButton *group)
{
  GtkWidget *button = gtk_check_button_new_with_mnemonic (label);

  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), group);
  gtk_box_append (box, button);
  return GTK_CHECK_BUTTON (button);
}

static void
add_heading (GtkBox     *box,
             const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (box, label);
}

static void
samvad_report_options_dispose (GObject *object)
{
  SamvadReportOptions *self = SAMVAD_REPORT_OPTIONS (object);

  g_clear_object (&self->settings);
  g_clear_pointer (&self->chosen, g_strfreev);
  G_OBJECT_CLASS (samvad_report_options_parent_class)->dispose (object);
}

static void
samvad_report_options_class_init (SamvadReportOptionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = samvad_report_options_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static GtkWidget *
make_boundaries (SamvadReportOptions *self)
{
  GtkBox *box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));

  add_heading (box, _("District boundaries"));
  for (guint i = 0; i < SAMVAD_N_BOUNDARY_VIEWS; i++)
    {
      self->boundaries[i] = add_choice (box, samvad_boundary_words_name ((SamvadBoundaryView) i),
                                        i > 0 ? self->boundaries[0] : NULL);
      g_signal_connect_object (self->boundaries[i], "toggled", G_CALLBACK (on_boundaries_toggled), self,
                               G_CONNECT_SWAPPED);
    }
  gtk_check_button_set_active (self->boundaries[SAMVAD_BOUNDARY_VIEW_CALLED], TRUE);
  return GTK_WIDGET (box);
}

static void
samvad_report_options_init (SamvadReportOptions *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  self->chosen = g_new0 (char *, 1);
  self->districts = GTK_LIST_BOX (gtk_list_box_new ());
  add_heading (GTK_BOX (box), _("Paper"));
  self->portrait = add_choice (GTK_BOX (box), _("_Upright"), NULL);
  self->landscape = add_choice (GTK_BOX (box), _("_Across"), self->portrait);
  gtk_check_button_set_active (self->portrait, TRUE);
  g_signal_connect_object (self->landscape, "toggled", G_CALLBACK (on_paper_toggled), self, G_CONNECT_SWAPPED);
  self->boundary_box = make_boundaries (self);
  gtk_box_append (GTK_BOX (box), self->boundary_box);
  add_heading (GTK_BOX (box), _("A page of its own for"));
  gtk_list_box_set_selection_mode (self->districts, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->districts), "background");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->districts), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Districts"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), 320);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), GTK_WIDGET (self->districts));
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_popover_set_child (GTK_POPOVER (self), box);
}

/** @settings: where the choice is remembered */
void
samvad_report_options_set_settings (SamvadReportOptions *self,
                                    GSettings           *settings)
{
  g_autofree char *boundaries = g_settings_get_string (settings, "report-boundaries");
  SamvadBoundaryView view;

  g_return_if_fail (SAMVAD_IS_REPORT_OPTIONS (self));

  g_set_object (&self->settings, settings);
  self->filling = TRUE;
  if (samvad_boundary_view_from_code (boundaries, &view))
    gtk_check_button_set_active (self->boundaries[view], TRUE);
  gtk_check_button_set_active (g_settings_get_boolean (settings, "report-landscape") ? self->landscape : self->portrait,
                               TRUE);
  g_strfreev (self->chosen);
  self->chosen = g_settings_get_strv (settings, "report-districts");
  self->filling = FALSE;
}

/* Whether the list has these districts already: whoever chooses among them keeps the focus. */
static gboolean
is_shown (SamvadReportOptions *self,
          const SamvadFigures *figures)
{
  for (guint i = 0; i <= figures->districts->len; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->districts, (int) i);
      GtkWidget *button = row != NULL ? gtk_list_box_row_get_child (row) : NULL;
      const SamvadDistrictFigures *district = i < figures->districts->len ? g_ptr_array_index (figures->districts, i) : NULL;

      if (button == NULL || district == NULL)
        return button == NULL && district == NULL;
      if (g_strcmp0 (g_object_get_data (G_OBJECT (button), "code"), district->code) != 0 ||
          gtk_widget_get_sensitive (button) == district->differs)
        return FALSE;
    }
  return FALSE;
}

/** @figures: of the pack on the screen: whose districts are to choose from */
void
samvad_report_options_show (SamvadReportOptions *self,
                            const SamvadFigures *figures)
{
  GtkListBoxRow *row;

  g_return_if_fail (SAMVAD_IS_REPORT_OPTIONS (self));

  gtk_widget_set_visible (self->boundary_box, samvad_boundary_choice_is_offered (figures->reading));
  if (is_shown (self, figures))
    return;
  self->filling = TRUE;
  while ((row = gtk_list_box_get_row_at_index (self->districts, 0)) != NULL)
    gtk_list_box_remove (self->districts, GTK_WIDGET (row));
  for (guint i = 0; i < figures->districts->len; i++)
    add_district (self, g_ptr_array_index (figures->districts, i));
  self->filling = FALSE;
}

SamvadPaperKind
samvad_report_options_get_kind (SamvadReportOptions *self)
{
  return gtk_check_button_get_active (self->landscape) ? SAMVAD_PAPER_LANDSCAPE : SAMVAD_PAPER_PORTRAIT;
}

/** Returns: (transfer none): codes of the districts that were chosen */
GStrv
samvad_report_options_get_districts (SamvadReportOptions *self)
{
  return self->chosen;
}

/** Returns: on which district boundaries the pack is, where some changed */
SamvadBoundaryView
samvad_report_options_get_boundaries (SamvadReportOptions *self)
{
  guint view = SAMVAD_BOUNDARY_VIEW_CALLED;

  while (view + 1 < SAMVAD_N_BOUNDARY_VIEWS && !gtk_check_button_get_active (self->boundaries[view]))
    view++;
  return (SamvadBoundaryView) view;
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-returns-window.h"

#include "samvad-district-words.h"
#include "samvad-tab-stop.h"
#include "samvad-text.h"
#include "samvad-widgets.h"

#define WIDTH  560
#define HEIGHT 560

struct _SamvadReturnsWindow {
  AdwWindow       parent;
  AdwWindowTitle *title;
  GtkColumnView  *view;
  SamvadSnapshot *snapshot;
  GPtrArray      *returns;      /* SamvadCoverage, of the snapshot's reading */
  SamvadService   service;
};

G_DEFINE_FINAL_TYPE (SamvadReturnsWindow, samvad_returns_window, ADW_TYPE_WINDOW)

/* The item is the number of the row. */
static const SamvadCoverage *
get_return (SamvadReturnsWindow *self,
            gpointer             item)
{
  return g_ptr_array_index (self->returns, g_ascii_strtoull (gtk_string_object_get_string (item), NULL, 10));
}

static void
show_district (GtkLabel *label,
               gpointer  item,
               gpointer  data)
{
  SamvadReturnsWindow *self = data;

  gtk_label_set_text (label, samvad_snapshot_get_district (self->snapshot, get_return (self, item)->district));
}

static void
show_month (GtkLabel *label,
            gpointer  item,
            gpointer  data)
{
  samvad_label_take (label, samvad_text_month (get_return (data, item)->month));
}

static void
show_eligible (GtkLabel *label,
               gpointer  item,
               gpointer  data)
{
  SamvadReturnsWindow *self = data;

  samvad_label_take (label, samvad_text_number (get_return (self, item)->services[self->service].eligible));
}

static void
show_served (GtkLabel *label,
             gpointer  item,
             gpointer  data)
{
  SamvadReturnsWindow *self = data;

  samvad_label_take (label, samvad_text_number (get_return (self, item)->services[self->service].served));
}

static void
samvad_returns_window_dispose (GObject *object)
{
  SamvadReturnsWindow *self = SAMVAD_RETURNS_WINDOW (object);

  if (self->view != NULL)
    gtk_column_view_set_model (self->view, NULL);
  self->view = NULL;
  G_OBJECT_CLASS (samvad_returns_window_parent_class)->dispose (object);
}

static void
samvad_returns_window_finalize (GObject *object)
{
  SamvadReturnsWindow *self = SAMVAD_RETURNS_WINDOW (object);

  g_ptr_array_unref (self->returns);
  g_clear_pointer (&self->snapshot, samvad_snapshot_unref);
  G_OBJECT_CLASS (samvad_returns_window_parent_class)->finalize (object);
}

static void
samvad_returns_window_class_init (SamvadReturnsWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = samvad_returns_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = samvad_returns_window_finalize;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
samvad_returns_window_init (SamvadReturnsWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *scroll = gtk_scrolled_window_new ();
  GtkWidget *header = adw_header_bar_new (), *stop = g_object_new (SAMVAD_TYPE_TAB_STOP, NULL);

  self->title = ADW_WINDOW_TITLE (adw_window_title_new ("", NULL));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), GTK_WIDGET (self->title));
  self->returns = g_ptr_array_new ();
  self->view = GTK_COLUMN_VIEW (gtk_column_view_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->view), "data-table");
  gtk_column_view_column_set_expand (samvad_column_append (self->view, _("District"), FALSE, show_district, self), TRUE);
  samvad_column_append (self->view, _("Month"), FALSE, show_month, self);
  samvad_column_append (self->view, _("Eligible"), TRUE, show_eligible, self);
  samvad_column_append (self->view, _("Served"), TRUE, show_served, self);
  gtk_widget_set_vexpand (scroll, TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroll), GTK_WIDGET (self->view));
  adw_bin_set_child (ADW_BIN (stop), scroll);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), stop);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (self), TRUE);
}

static void
list_returns (SamvadReturnsWindow *self,
              const char          *district)
{
  const SamvadFigures *figures = self->snapshot->bounded;
  g_autoptr (GtkStringList) rows = gtk_string_list_new (NULL);
  g_autoptr (GtkNoSelection) selection = NULL;

  for (guint i = 0; i < figures->reading->coverage->len; i++)
    {
      const SamvadCoverage *coverage = g_ptr_array_index (figures->reading->coverage, i);
      g_autofree char *row = g_strdup_printf ("%u", self->returns->len);

      if (!coverage->services[self->service].reported || !samvad_figures_has_month (figures, coverage->month) ||
          (district != NULL && !g_str_equal (district, coverage->district)))
        continue;
      /* The one that came: it names the district as it was. */
      g_ptr_array_add (self->returns, g_ptr_array_index (self->snapshot->figures->reading->coverage, i));
      gtk_string_list_append (rows, row);
    }
  selection = gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&rows)));
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (selection));
}

/**
 * samvad_returns_window_present:
 * @district: (nullable): code; %NULL: the State
 *
 * Returns: (transfer none): the window, which is on the screen
 */
GtkWidget *
samvad_returns_window_present (GtkWidget      *from,
                               SamvadSnapshot *snapshot,
                               const char     *district,
                               SamvadService   service)
{
  SamvadReturnsWindow *self = g_object_new (SAMVAD_TYPE_RETURNS_WINDOW, NULL);
  const char *place = samvad_district_words_name (snapshot, district);
  /* Translators: a service */
  g_autofree char *what = g_strdup_printf (_("%s, as reported"), samvad_text_label (samvad_service_to_label (service)));
  g_autofree char *title = g_strdup_printf ("%s · %s", place, what);
  GtkRoot *root = gtk_widget_get_root (from);

  self->snapshot = samvad_snapshot_ref (snapshot);
  self->service = service;
  list_returns (self, district);
  adw_window_title_set_title (self->title, place);
  adw_window_title_set_subtitle (self->title, what);
  gtk_window_set_title (GTK_WINDOW (self), title);
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (self), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (self));
  return GTK_WIDGET (self);
}

/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "samvad-compare-window.h"

#include "samvad-boundary-words.h"
#include "samvad-pack-compare.h"
#include "samvad-report-months.h"
#include "samvad-sealed-print.h"
#include "samvad-text.h"

#define WIDTH  760
#define HEIGHT 700
#define MARGIN 12

struct _SamvadCompareWindow {
  AdwWindow          parent;
  GtkWidget         *header;
  GtkLabel          *note;
  GtkScrolledWindow *body;
  SamvadReport      *report;    /* two months: the later column */
  SamvadSealedPack  *pack;      /* a sealed pack: the earlier column */
  SamvadReportOrder  order;     /* without a store: there is no cache */
  GArray            *choices;   /* SamvadMonth, as in the drop-down */
  SamvadTable       *table;
  GCancellable      *cancellable;
};

G_DEFINE_FINAL_TYPE (SamvadCompareWindow, samvad_compare_window, ADW_TYPE_WINDOW)

static GtkWidget *
make_cell (const char *text,
           gboolean    heading,
           gboolean    first)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), first ? 0 : 1);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, first);
  gtk_widget_add_css_class (label, heading ? "heading" : "numeric");
  return label;
}

static GtkWidget *
make_grid (const SamvadTable *table,
           guint              n_columns)
{
  GtkWidget *grid = gtk_grid_new ();

  gtk_grid_set_column_spacing (GTK_GRID (grid), 2 * MARGIN);
  gtk_grid_set_row_spacing (GTK_GRID (grid), MARGIN / 2);
  g_object_set (grid, "margin-start", MARGIN, "margin-end", MARGIN, "margin-bottom", MARGIN, NULL);
  for (guint column = 0; column < n_columns; column++)
    {
      const SamvadColumn *head = samvad_table_get_column (table, column);

      gtk_grid_attach (GTK_GRID (grid), make_cell (head->title, TRUE, column == 0), (int) column, 0, 1, 1);
      for (guint row = 0; row < samvad_table_get_n_rows (table); row++)
        gtk_grid_attach (GTK_GRID (grid), make_cell (samvad_table_get_cell (table, row, column)->text, FALSE, column == 0),
                         (int) column, (int) row + 1, 1, 1);
    }
  return grid;
}

static void
show_table (SamvadCompareWindow *self,
            SamvadTable         *table,
            guint                n_columns)
{
  g_clear_pointer (&self->table, samvad_table_unref);
  self->table = table;
  gtk_scrolled_window_set_child (self->body, make_grid (table, n_columns));
}

static void
compare (SamvadCompareWindow *self,
         const SamvadReport  *other)
{
  const SamvadFigures *figures = other->source->figures;
  g_autofree char *before = samvad_text_month (figures->month);
  g_autofree char *month = NULL;

  if (self->pack != NULL)
    {
      show_table (self, samvad_pack_compare (self->pack->figures, _("As sealed"), figures, _("Now")), 4);
      return;
    }
  month = samvad_text_month (self->report->month);
  show_table (self, samvad_pack_compare (figures, before, self->report->source->figures, month), 4);
}

static void
on_made (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SamvadReport) other = samvad_report_make_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (other == NULL)
    gtk_label_set_text (SAMVAD_COMPARE_WINDOW (user_data)->note, error->message);
  else
    compare (user_data, other);
}

static void
read_month (SamvadCompareWindow *self,
            SamvadMonth          month,
            guint                window)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->order.store == NULL || self->order.maker == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  self->order.month = month;
  self->order.window = window;
  samvad_report_make_async (&self->order, self->cancellable, on_made, self);
}

static void
on_chosen (SamvadCompareWindow *self,
           GParamSpec          *property,
           GtkDropDown         *choice)
{
  guint chosen = gtk_drop_down_get_selected (choice);

  if (chosen < self->choices->len)
    read_month (self, g_array_index (self->choices, SamvadMonth, chosen), self->report->source->figures->window);
}

static void
copy (SamvadCompareWindow *self)
{
  g_autofree char *text = self->table != NULL ? samvad_table_to_text (self->table) : NULL;

  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

static void
open_report (SamvadCompareWindow *self)
{
  samvad_sealed_print_open (self->pack, GTK_WINDOW (self));
}

static GtkWidget *
add_button (SamvadCompareWindow *self,
            const char          *label,
            GCallback            callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  adw_header_bar_pack_end (ADW_HEADER_BAR (self->header), button);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static void
samvad_compare_window_dispose (GObject *object)
{
  SamvadCompareWindow *self = SAMVAD_COMPARE_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  samvad_report_order_clear (&self->order);
  g_clear_pointer (&self->report, samvad_report_unref);
  g_clear_pointer (&self->pack, samvad_sealed_pack_free);
  g_clear_pointer (&self->choices, g_array_unref);
  g_clear_pointer (&self->table, samvad_table_unref);
  G_OBJECT_CLASS (samvad_compare_window_parent_class)->dispose (object);
}

static void
samvad_compare_window_class_init (SamvadCompareWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = samvad_compare_window_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
samvad_compare_window_init (SamvadCompareWindow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *body = gtk_scrolled_window_new ();
  GtkWidget *note = gtk_label_new (NULL);

  self->header = adw_header_bar_new ();
  self->note = GTK_LABEL (note);
  self->body = GTK_SCROLLED_WINDOW (body);
  gtk_label_set_wrap (self->note, TRUE);
  gtk_label_set_wrap_mode (self->note, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (self->note, TRUE);
  gtk_label_set_xalign (self->note, 0);
  g_object_set (note, "margin-start", MARGIN, "margin-end", MARGIN, "margin-top", MARGIN, "margin-bottom", MARGIN, NULL);
  gtk_scrolled_window_set_policy (self->body, GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (body, TRUE);
  gtk_box_append (GTK_BOX (box), self->header);
  gtk_box_append (GTK_BOX (box), note);
  gtk_box_append (GTK_BOX (box), body);
  adw_window_set_content (ADW_WINDOW (self), box);
  gtk_window_set_default_size (GTK_WINDOW (self), WIDTH, HEIGHT);
  add_button (self, _("_Copy"), G_CALLBACK (copy));
}

static SamvadCompareWindow *
window_new (GtkWindow               *parent,
            const char              *title,
            const SamvadReportOrder *order)
{
  SamvadCompareWindow *self = g_object_new (SAMVAD_TYPE_COMPARE_WINDOW, "transient-for", parent, "title", title, NULL);

  if (order == NULL)
    return self;
  samvad_report_order_copy (order, &self->order);
  return self;
}

static void
add_choice (SamvadCompareWindow *self,
            GPtrArray           *months)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  GtkWidget *choice;

  self->choices = g_array_new (FALSE, FALSE, sizeof (SamvadMonth));
  for (guint i = 0; i < months->len; i++)
    {
      SamvadMonth month = ((SamvadReportMonth *) g_ptr_array_index (months, i))->month;
      g_autofree char *name = samvad_text_month (month);

      if (month == self->report->month)
        continue;
      g_array_append_val (self->choices, month);
      gtk_string_list_append (names, name);
    }
  choice = gtk_drop_down_new (G_LIST_MODEL (names), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choice), GTK_ACCESSIBLE_PROPERTY_LABEL, _("The other month"), -1);
  adw_header_bar_pack_start (ADW_HEADER_BAR (self->header), choice);
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (on_chosen), self, G_CONNECT_SWAPPED);
  on_chosen (self, NULL, GTK_DROP_DOWN (choice));
}

/** @months: (element-type SamvadReportMonth): to choose the other one from */
GtkWidget *
samvad_compare_window_new (GtkWindow               *parent,
                           SamvadReport            *report,
                           const SamvadReportOrder *order,
                           GPtrArray               *months)
{
  SamvadCompareWindow *self = window_new (parent, _("Compare Months"), order);

  self->report = samvad_report_ref (report);
  gtk_label_set_text (self->note, _("Each month as the cache counts it now. A difference of two shares is shown only "
                                    "where both months have enough opinions."));
  add_choice (self, months);
  return GTK_WIDGET (self);
}

static char *
describe_pack (const SamvadSealedPack *pack)
{
  g_autofree char *verdict = samvad_sealed_pack_describe (pack);
  g_autofree char *name = g_filename_display_name (pack->path);
  g_autofree char *time = NULL, *text = NULL, *boundaries = NULL;

  if (pack->figures == NULL)
    return g_strdup_printf ("%s\n%s", verdict, name);
  time = samvad_text_time (pack->figures->as_of);
  /* Translators: "Unchanged since it was sealed.", time, hexadecimal digits, file */
  text = g_strdup_printf (_("%1$s As of %2$s.\nFingerprint: %3$s\n%4$s"), verdict, time, pack->check->fingerprint, name);
  boundaries = samvad_boundary_words_state (pack->figures->reading);
  return boundaries != NULL ? g_strdup_printf ("%s\n%s", text, boundaries) : g_steal_pointer (&text);
}

/**
 * samvad_compare_window_new_for_pack:
 * @pack: (transfer full)
 * @order: (nullable): what its month counts now is read by it; %NULL: the pack stands alone
 *
 * Returns: (transfer none): a window with the seal's verdict and, where it holds, the figures
 */
GtkWidget *
samvad_compare_window_new_for_pack (GtkWindow               *parent,
                                    SamvadSealedPack        *pack,
                                    const SamvadReportOrder *order)
{
  g_autofree char *month = pack->figures != NULL ? samvad_text_month (pack->figures->month) : NULL;
  /* Translators: a month */
  g_autofree char *title = month != NULL ? g_strdup_printf (_("Sealed Pack: %s"), month) : g_strdup (_("Sealed Pack"));
  SamvadCompareWindow *self = window_new (parent, title, order);
  g_autofree char *note = describe_pack (pack);

  self->pack = pack;
  gtk_label_set_text (self->note, note);
  if (pack->figures == NULL)
    {
      gtk_widget_add_css_class (GTK_WIDGET (self->note), "error");
      return GTK_WIDGET (self);
    }
  add_button (self, _("_Open the PDF"), G_CALLBACK (open_report));
  show_table (self, samvad_pack_compare (pack->figures, _("As sealed"), pack->figures, _("As sealed")), 2);
  self->order.boundaries = pack->figures->reading->boundaries;
  read_month (self, pack->figures->month, pack->figures->window);
  return GTK_WIDGET (self);
}
